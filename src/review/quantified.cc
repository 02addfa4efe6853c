// Targets in words. On output, cost and satisfaction rows a figure, a share or a date is possible;
// on benefit rows often. Absence (不发生) is a figure already, the count 0, in words.
#include <string>

#include "review/rules.h"

namespace jixiao::review {
namespace {

// A text with figures in it (每月5日前报送) can be held against something, although not by a program.
bool IsText(const Row& row) {
  return row.target.kind() == ThresholdKind::kQualitative &&
         row.target_text.find_first_of("0123456789") == std::string::npos;
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
