// Stated weights. With budget execution they add up to 100; at the time of targets its weight is
// left out, and the rows add up to the rest.
#include <algorithm>
#include <string>

#include "jixiao/assess.hpp"
#include "review/rules.h"

namespace jixiao::review {

void WeightSum(const ProjectContext& project, Report& report) {
  const auto stated = [](const Row& row) { return row.cells->weight.has_value(); };
  if (project.rows.empty() || !std::all_of(project.rows.begin(), project.rows.end(), stated)) {
    return;
  }
  const Decimal hundred(100);
  const std::optional<Decimal>& execution = project.project->budget.weight;
  Decimal sum = execution.value_or(Decimal(0));
  for (const Row& row : project.rows) {
    const auto next = Add(sum, *row.cells->weight);
    if (!next.ok()) return;
    sum = *next;
  }
  const auto rest = Subtract(hundred, project.policy->weights.execution);
  if (sum == hundred || (!execution && rest.ok() && sum == *rest)) return;
  std::string expected = "100";
  if (!execution && rest.ok()) expected = rest->ToString() + "/" + expected;
  report.OfProject(ModelField::kIndicators, {sum.ToString(), expected});
}

void WeightNegative(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    if (row.cells->weight && row.cells->weight->sign() < 0) {
      report.OfCell(row, ModelField::kWeight, {row.cells->weight->ToString()});
    }
  }
}

void WeightZero(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    const bool is_zero = row.cells->weight && row.cells->weight->is_zero();
    if (is_zero && row.cells->applicable) report.OfCell(row, ModelField::kWeight);
  }
}

void LevelWeightDiffers(const ProjectContext& project, Report& report) {
  for (const Diagnostic& diagnostic : WeightsOf(*project.project, *project.policy).diagnostics) {
    if (diagnostic.code != DiagnosticCode::kLevelWeightDiffers) continue;
    report.OfProject(ModelField::kIndicators, diagnostic.arguments);
  }
}

}  // namespace jixiao::review
