// What a row of each kind can be measured in. A row whose name contradicts its target is reported
// for that alone: there the cell is wrong, not the kind.
#include "review/measure_of_name.h"
#include "review/rules.h"
#include "review/words.h"

namespace jixiao::review {
namespace {

bool IsUpperLimit(const Row& row) {
  const Comparator comparator = row.target.comparator();
  return comparator == Comparator::kLe || comparator == Comparator::kLt ||
         (row.figure && row.figure->is_zero());
}

template <typename IsWrong>
void ReportMeasure(const ProjectContext& project, RowKind kind, Report& report,
                   const IsWrong& is_wrong) {
  for (const Row& row : project.rows) {
    if (row.kind != kind || ContradictsName(row) || !is_wrong(row)) continue;
    const MeasureName name = NameOf(row.measure);
    report.OfTarget(row, {row.cells->target, name.zh, name.en});
  }
}

}  // namespace

// A rate of cost (成本控制率) is named a share; without such a word nobody knows a share of what.
void CostDimension(const ProjectContext& project, Report& report) {
  ReportMeasure(project, RowKind::kCost, report, [](const Row& row) {
    if (!row.is_economic_cost) return false;
    return row.measure == Measure::kCount ||
           (row.measure == Measure::kShare && !row.SaysAny(kShareWords) &&
            !row.SaysAny(kSavingWords) && row.target.kind() != ThresholdKind::kChange);
  });
}

void QuantityIsMoney(const ProjectContext& project, Report& report) {
  ReportMeasure(project, RowKind::kQuantity, report, [](const Row& row) {
    return row.measure == Measure::kMoney || row.measure == Measure::kMoneyRate;
  });
}

// A number of faults is limited from above, and is quality.
void QualityDimension(const ProjectContext& project, Report& report) {
  ReportMeasure(project, RowKind::kQuality, report, [](const Row& row) {
    const bool is_amount = row.measure == Measure::kCount || row.measure == Measure::kMoney;
    return is_amount && !IsUpperLimit(row) && !row.SaysAny(kFaultWords);
  });
}

void TimelinessDimension(const ProjectContext& project, Report& report) {
  ReportMeasure(project, RowKind::kTimeliness, report, [](const Row& row) {
    if (row.measure == Measure::kMoney || row.measure == Measure::kMoneyRate) return true;
    return row.measure == Measure::kCount && !row.SaysAny(kTimeWords);
  });
}

void SatisfactionDimension(const ProjectContext& project, Report& report) {
  ReportMeasure(project, RowKind::kSatisfaction, report, [](const Row& row) {
    if (row.measure == Measure::kMoney || row.measure == Measure::kMoneyRate) return true;
    return row.measure == Measure::kCount && !IsUpperLimit(row);
  });
}

}  // namespace jixiao::review
