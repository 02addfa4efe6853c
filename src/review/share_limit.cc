// Shares of a whole, and targets that are always met.
#include "review/share_limit.h"

#include "review/change.h"
#include "review/rules.h"
#include "review/words.h"

namespace jixiao::review {
namespace {

bool IsShareOfWhole(const Row& row) {
  if (row.target.unit().dimension() != Dimension::kShare || !row.figure) return false;
  if (row.SaysAny(kUnboundedShares)) return false;
  return row.kind == RowKind::kSatisfaction || row.SaysAny(kBoundedShares);
}

}  // namespace

bool IsAboveAll(const Row& row) {
  if (!IsShareOfWhole(row)) return false;
  const Comparator comparator = row.target.comparator();
  const bool above =
      *row.figure > Rational(1) && comparator != Comparator::kLe && comparator != Comparator::kLt;
  return above || (*row.figure == Rational(1) && comparator == Comparator::kGt);
}

void ShareAtLeastAll(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    if (IsShareOfWhole(row) && *row.figure == Rational(1) &&
        row.target.comparator() == Comparator::kGe) {
      report.OfTarget(row, row.target.comparator_span(), {row.cells->target},
                      WithComparator(project, row, Comparator::kEq));
    }
  }
}

void ShareAboveAll(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    if (IsAboveAll(row)) report.OfTarget(row, {row.cells->target});
  }
}

// At least nothing; a share of at most the whole.
void TargetAlwaysMet(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    if (row.target.kind() != ThresholdKind::kQuantity || !row.figure) continue;
    const Comparator comparator = row.target.comparator();
    const bool at_least_none =
        comparator == Comparator::kGe && row.figure->sign() <= 0 && row.measure != Measure::kNone;
    const bool at_most_all =
        comparator == Comparator::kLe && IsShareOfWhole(row) && *row.figure >= Rational(1);
    if (at_least_none || at_most_all) report.OfTarget(row, {row.cells->target});
  }
}

}  // namespace jixiao::review
