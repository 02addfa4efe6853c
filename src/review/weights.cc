// Stated weights. With budget execution they add up to 100; at the time of targets its weight is
// left out, and the rows add up to the rest.
#include <algorithm>
#include <string>

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

}  // namespace jixiao::review
