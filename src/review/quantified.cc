// Targets in words. On output, cost and satisfaction rows a figure, a share or a date is possible;
// on benefit rows often. Absence (不发生) is a figure already, the count 0, in words.
#include <string>
#include <string_view>

#include "review/rules.h"

namespace jixiao::review {
namespace {

// 三级甲等, 达到Ⅲ类标准: a class of a standard that is written down elsewhere, which is as good as
// a figure.
bool NamesClass(const std::string& text) {
  for (const std::string_view numeral :
       {"一", "二", "三", "四", "五", "Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "A", "B", "C", "甲", "乙"}) {
    for (const std::string_view of : {"级", "类", "等"}) {
      if (text.find(std::string(numeral) + std::string(of)) != std::string::npos) return true;
    }
  }
  return false;
}

// A text with figures in it (每月5日前报送) can be held against something, although not by a
// program.
bool IsText(const Row& row) {
  return row.target.kind() == ThresholdKind::kQualitative &&
         row.target_text.find_first_of("0123456789") == std::string::npos &&
         !NamesClass(row.target_text);
}

bool IsAbsence(const Row& row) { return row.target.text_class() == TextClass::kAbsence; }

bool CanBeMeasured(const Row& row) {
  return row.kind != RowKind::kBenefit && row.kind != RowKind::kUnknown;
}

}  // namespace

void NotQuantified(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    if (IsText(row) && CanBeMeasured(row) && !IsAbsence(row)) {
      report.OfTarget(row, {row.cells->target});
    }
  }
}

void BenefitNotQuantified(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    if (IsText(row) && row.kind == RowKind::kBenefit) report.OfTarget(row, {row.cells->target});
  }
}

void AbsenceNotQuantified(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    if (IsText(row) && CanBeMeasured(row) && IsAbsence(row)) {
      report.OfTarget(row, {row.cells->target});
    }
  }
}

}  // namespace jixiao::review
