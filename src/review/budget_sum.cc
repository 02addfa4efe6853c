// The budget against its sources.
#include <array>
#include <optional>

#include "review/rules.h"

namespace jixiao::review {
namespace {

// Sums of amounts, exact or none.
class Sum {
 public:
  void Add(const std::optional<Decimal>& amount) {
    if (!amount) return;
    const auto next = jixiao::Add(value_.value_or(Decimal(0)), *amount);
    if (next.ok()) value_ = *next;
    is_exact_ = is_exact_ && next.ok();
  }
  // Empty where nothing was added.
  std::optional<Decimal> value() const { return is_exact_ ? value_ : std::nullopt; }

 private:
  std::optional<Decimal> value_;
  bool is_exact_ = true;
};

// The sources that the table states: in its head, in its money lines, or in both together, as some
// forms print carried-over money in a line of its own. A source that is left blank is nothing:
// forms leave the cell of other money empty where there is none.
std::array<std::optional<Decimal>, 3> SumsOf(const Budget& budget) {
  Sum head, lines, both;
  for (const auto& amount : {budget.fiscal, budget.other}) {
    head.Add(amount);
    both.Add(amount);
  }
  for (const BudgetLine& line : budget.lines) {
    lines.Add(line.opening);
    both.Add(line.opening);
  }
  return {head.value(), lines.value(), both.value()};
}

}  // namespace

void BudgetSum(const ProjectContext& project, Report& report) {
  const Budget& budget = project.project->budget;
  if (!budget.total) return;
  std::optional<Decimal> stated;
  for (const std::optional<Decimal>& sum : SumsOf(budget)) {
    if (sum && *sum == *budget.total) return;
    if (sum && !stated) stated = sum;
  }
  if (!stated) return;
  report.OfProject(ModelField::kBudget,
                   {budget.total->ToString() + budget.unit, stated->ToString() + budget.unit});
}

}  // namespace jixiao::review
