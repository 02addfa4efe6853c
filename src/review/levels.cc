// The levels that a row stands in: known, fitting each other, and fitting what the row says.
#include <array>
#include <string>

#include "review/rules.h"
#include "review/words.h"

namespace jixiao::review {
namespace {

struct Pair {
  FirstLevel level1;
  RowKind kind;
};
// Both taxonomies: cost under output, or a first level of its own; satisfaction as a first level,
// or as a second one under benefit.
constexpr auto kPairs = std::to_array<Pair>({
    {FirstLevel::kOutput, RowKind::kQuantity},
    {FirstLevel::kOutput, RowKind::kQuality},
    {FirstLevel::kOutput, RowKind::kTimeliness},
    {FirstLevel::kOutput, RowKind::kCost},
    {FirstLevel::kBenefit, RowKind::kBenefit},
    {FirstLevel::kBenefit, RowKind::kSatisfaction},
    {FirstLevel::kSatisfaction, RowKind::kSatisfaction},
    {FirstLevel::kCost, RowKind::kCost},
});

bool Fit(FirstLevel level1, RowKind kind) {
  for (const Pair& pair : kPairs) {
    if (pair.level1 == level1 && pair.kind == kind) return true;
  }
  return false;
}

bool IsWork(RowKind kind) {
  return kind == RowKind::kQuantity || kind == RowKind::kQuality || kind == RowKind::kTimeliness;
}

}  // namespace

void Level1Unknown(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    if (row.level1 == FirstLevel::kUnknown) {
      report.OfCell(row, ModelField::kLevel1, {row.cells->level1});
    }
  }
}

void Level2Unknown(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    if (!row.level2.empty() && ParseRowKind(row.cells->level2) == RowKind::kUnknown) {
      report.OfCell(row, ModelField::kLevel2, {row.cells->level2});
    }
  }
}

void LevelMismatch(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    const RowKind kind = ParseRowKind(row.cells->level2);
    if (row.level1 == FirstLevel::kUnknown || kind == RowKind::kUnknown) continue;
    if (!Fit(row.level1, kind)) {
      report.OfCell(row, ModelField::kLevel2, {row.cells->level1, row.cells->level2});
    }
  }
}

// Judged by words, and therefore a note: work done under benefit, effects and satisfaction under
// output.
void LevelSuspect(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    const std::string& name = row.cells->level3;
    if (row.kind == RowKind::kBenefit) {
      if (ContainsAny(row.name, kOutputShares)) {
        report.OfCell(row, ModelField::kLevel3, {name, "产出", "an output"});
      } else if (row.target.text_class() == TextClass::kTimeliness) {
        report.OfCell(row, ModelField::kTarget,
                      {row.cells->target, "产出的时效", "the timeliness of an output"});
      }
    } else if (IsWork(row.kind) && row.name.find("满意度") != std::string::npos) {
      report.OfCell(row, ModelField::kLevel3, {name, "满意度", "satisfaction"});
    } else if (IsWork(row.kind) && ContainsAny(row.name, kBenefitWords)) {
      report.OfCell(row, ModelField::kLevel3, {name, "效益", "a benefit"});
    }
  }
}

}  // namespace jixiao::review
