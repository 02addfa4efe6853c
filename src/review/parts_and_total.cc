// Amounts that are parts of one cost, against the row that states the whole, or the budget.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "review/rules.h"
#include "review/words.h"

namespace jixiao::review {
namespace {

using Rows = std::vector<const Row*>;

bool IsYuan(const Row& row) { return row.IsAmount() && row.target.unit().base_name() == "元"; }

bool IsTotal(const Row& row) { return ContainsAny(row.name, kTotalWords); }

// An amount of cost, not a standard for one thing and not a saving.
bool IsCostAmount(const Row& row) {
  return row.is_economic_cost && IsYuan(row) && !row.SaysAny(kStandardWords) &&
         !row.SaysAny(kSavingWords);
}

// What the project pays for, written as quantities (生活补贴 1.75万元).
Rows PaidQuantities(const ProjectContext& project) {
  Rows rows;
  for (const Row& row : project.rows) {
    if (row.kind == RowKind::kQuantity && IsYuan(row) && row.SaysAny(kSpendingWords) &&
        !row.SaysAny(kEffectWords) && !row.SaysAny(kStandardWords)) {
      rows.push_back(&row);
    }
  }
  return rows;
}

struct Costs {
  const Row* total = nullptr;
  Rows parts;
};

// The only cost amount is the total; of several, the only one that is named so.
Costs CostsOf(const ProjectContext& project) {
  Costs costs;
  Rows all;
  for (const Row& row : project.rows) {
    if (IsCostAmount(row)) all.push_back(&row);
  }
  const auto named = [](const Row* row) { return IsTotal(*row); };
  if (all.size() == 1) {
    costs.total = all.front();
  } else if (std::count_if(all.begin(), all.end(), named) == 1) {
    costs.total = *std::find_if(all.begin(), all.end(), named);
  }
  for (const Row* row : all) {
    if (row != costs.total && !named(row)) costs.parts.push_back(row);
  }
  return costs;
}

std::optional<Rational> Sum(const Rows& parts) {
  if (parts.size() < 2) return std::nullopt;
  Rational sum;
  for (const Row* part : parts) {
    const auto next = Add(sum, *part->figure);
    if (!next.ok()) return std::nullopt;
    sum = *next;
  }
  return sum;
}

std::string TextOf(const Rows& parts) {
  std::string text;
  for (const Row* part : parts) {
    text +=
        (text.empty() ? "" : "＋") + part->target.number()->ToString() + part->target.unit().name();
  }
  return text;
}

}  // namespace

// The quantities are parts of whatever the cost row states; the cost rows only of one that is
// called a total, since a control figure may leave room beside them.
void PartsTotal(const ProjectContext& project, Report& report) {
  const Costs costs = CostsOf(project);
  if (costs.total == nullptr) return;
  const bool sums_costs = ContainsAny(costs.total->name, "总 合计");
  for (const Rows& parts : {PaidQuantities(project), sums_costs ? costs.parts : Rows()}) {
    const std::optional<Rational> sum = Sum(parts);
    if (!sum || *sum == *costs.total->figure) continue;
    report.OfTarget(*costs.total,
                    {TextOf(parts), project.Amount(*sum), costs.total->cells->target});
  }
}

void PartsAboveBudget(const ProjectContext& project, Report& report) {
  if (!project.budget) return;
  const Costs costs = CostsOf(project);
  for (const Rows& parts : {PaidQuantities(project), costs.parts}) {
    const std::optional<Rational> sum = Sum(parts);
    const bool one_is = std::any_of(parts.begin(), parts.end(), [&](const Row* part) {
      return *part->figure > *project.budget;
    });
    if (!sum || one_is || *sum <= *project.budget) continue;
    report.OfProject(ModelField::kIndicators,
                     {TextOf(parts), project.Amount(*sum), project.BudgetText()});
  }
}

}  // namespace jixiao::review
