// A cost is a ceiling. A saving, and a rate of execution, grow the better the more: their lower
// limits are right, as is a cost row whose own direction column says 正向.
#include <string>

#include "review/change.h"
#include "review/rules.h"
#include "review/words.h"

namespace jixiao::review {
namespace {

bool IsPositive(const Row& row) {
  if (row.SaysAny(kSavingWords)) return true;
  if (row.measure == Measure::kShare && row.SaysAny(kPositiveCostShares)) return true;
  return ParseRowDirection(row.cells->direction.value_or("")) == RowDirection::kPositive;
}

bool IsCostQuantity(const Row& row) {
  return row.is_economic_cost && row.figure.has_value() && !IsPositive(row);
}

// Sure where the amount is the budget itself, or a control figure inside it: then no more than it
// can be meant.
std::optional<Suggestion> Ceiling(const ProjectContext& project, const Row& row) {
  const bool controls = row.Says("控制");
  const bool sure = row.IsAmount() && project.budget &&
                    (*row.figure == *project.budget || (controls && *row.figure < *project.budget));
  return sure ? WithComparator(project, row, Comparator::kLe) : std::nullopt;
}

}  // namespace

void CostAtLeast(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    const Comparator comparator = row.target.comparator();
    const bool is_floor = comparator == Comparator::kGe || comparator == Comparator::kGt;
    const bool is_cost = row.measure == Measure::kMoney || row.measure == Measure::kMoneyRate ||
                         row.measure == Measure::kShare;
    if (IsCostQuantity(row) && is_floor && is_cost) {
      report.OfTarget(row, row.target.comparator_span(), {row.cells->target},
                      Ceiling(project, row));
    }
  }
}

// A standard (补助标准 500元/人) is an exact figure, and right without a sign.
void CostWithoutSign(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    const Comparator comparator = row.target.comparator();
    const bool is_point = comparator == Comparator::kEq || comparator == Comparator::kApprox;
    const bool is_inverse =
        ParseRowDirection(row.cells->direction.value_or("")) == RowDirection::kInverse;
    if (IsCostQuantity(row) && is_point && row.measure == Measure::kMoney && !is_inverse &&
        !row.figure->is_zero() && !row.SaysAny(kStandardWords)) {
      report.OfTarget(row, row.target.comparator_span(), {row.cells->target},
                      Ceiling(project, row));
    }
  }
}

}  // namespace jixiao::review
