// The budget against its sources.
#include <optional>
#include <vector>

#include "review/rules.h"

namespace jixiao::review {
namespace {

// Sources as the head of the table states them, else as its money lines do. A source that is left
// blank is nothing: forms leave the cell of other money empty where there is none.
std::vector<Decimal> SourcesOf(const Budget& budget) {
  std::vector<Decimal> sources;
  for (const auto& amount : {budget.fiscal, budget.other}) {
    if (amount && budget.lines.empty()) sources.push_back(*amount);
  }
  for (const BudgetLine& line : budget.lines) {
    if (line.opening) sources.push_back(*line.opening);
  }
  return sources;
}

}  // namespace

void BudgetSum(const ProjectContext& project, Report& report) {
  const Budget& budget = project.project->budget;
  const std::vector<Decimal> sources = SourcesOf(budget);
  if (!budget.total || sources.empty()) return;
  Decimal sum(0);
  for (const Decimal& source : sources) {
    const auto next = Add(sum, source);
    if (!next.ok()) return;
    sum = *next;
  }
  if (sum == *budget.total) return;
  report.OfProject(ModelField::kBudget,
                   {budget.total->ToString() + budget.unit, sum.ToString() + budget.unit});
}

}  // namespace jixiao::review
