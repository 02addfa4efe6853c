// Cells of a row that must not be blank. A column that no row fills is not in the form.
#include <algorithm>

#include "review/rules.h"

namespace jixiao::review {

void NameMissing(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    if (row.name.empty()) report.OfCell(row, ModelField::kLevel3);
  }
}

void TargetMissing(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    // A row that does not apply needs none.
    if (row.cells->applicable && IsBlank(row.cells->target)) {
      report.OfCell(row, ModelField::kTarget);
    }
  }
}

void BasisMissing(const ProjectContext& project, Report& report) {
  const auto blank = [](const Row& row) { return IsBlank(row.cells->basis); };
  if (std::all_of(project.rows.begin(), project.rows.end(), blank)) return;
  for (const Row& row : project.rows) {
    if (blank(row)) report.OfCell(row, ModelField::kBasis);
  }
}

void WeightPartlyStated(const ProjectContext& project, Report& report) {
  const auto unstated = [](const Row& row) { return !row.cells->weight.has_value(); };
  if (std::all_of(project.rows.begin(), project.rows.end(), unstated)) return;
  for (const Row& row : project.rows) {
    if (unstated(row)) report.OfCell(row, ModelField::kWeight);
  }
}

}  // namespace jixiao::review
