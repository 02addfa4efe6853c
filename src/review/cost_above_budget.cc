// No cost is above the project's budget. A capped share is a rule for one grant, and a saving no
// cost.
#include "review/rules.h"
#include "review/words.h"

namespace jixiao::review {
namespace {

// The largest amount that the target allows for, in 元.
std::optional<Rational> MostOf(const Row& row) {
  if (row.IsAmount()) return row.figure;
  const bool is_range = row.target.kind() == ThresholdKind::kRange &&
                        row.measure == Measure::kMoney && row.target.upper() != nullptr;
  return is_range ? row.target.BaseOf(*row.target.upper()) : std::nullopt;
}

}  // namespace

void CostAboveBudget(const ProjectContext& project, Report& report) {
  if (!project.budget) return;
  for (const Row& row : project.rows) {
    if (!row.is_economic_cost || row.SaysAny(kSavingWords)) continue;
    if (row.target.unit().base_name() != "元") continue;
    const std::optional<Rational> most = MostOf(row);
    if (most && *most > *project.budget) {
      report.OfTarget(row, {row.cells->target, project.BudgetText()});
    }
  }
}

}  // namespace jixiao::review
