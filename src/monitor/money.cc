// Money spent against the project's own payment plan: cumulative shares of the budget at the plan's
// dates, interpolated by days. Does not interpolate across a date whose share is not stated, and
// does not repair a plan that decreases or leaves 0 to 100 %.
#include "monitor/money.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "evaluate/quantity.h"
#include "jixiao/unit.hpp"
#include "monitor/light.h"
#include "numeric/exact.h"

namespace jixiao {
namespace {

/// A day by whose end a share is planned; the year begins with 0 %.
struct Point {
  Date date;
  std::optional<Decimal> percent;
  bool uncertain = false;
};

std::string DayOf(const PaymentPlanEntry& entry) {
  return Date{0, static_cast<std::uint8_t>(entry.month), static_cast<std::uint8_t>(entry.day)}
      .ToString()
      .substr(2);
}

/// The plan's dates in order, from the last day of the year before. Empty, and the fault on
/// `progress`, where a date is none or stands twice.
std::vector<Point> PointsOf(const Project& project, int year, MoneyProgress& progress) {
  std::vector<Point> points = {
      {Date{static_cast<std::int16_t>(year - 1), 12, 31}, Decimal(0), false}};
  for (const PaymentPlanEntry& entry : project.payment_plan) {
    const Date date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(entry.month),
                    static_cast<std::uint8_t>(entry.day)};
    if (!date.IsValid() || date.day == 0) {
      progress.why = {.code = DiagnosticCode::kPlanUnusable, .arguments = {DayOf(entry)}};
      return {};
    }
    points.push_back({date, entry.percent, entry.uncertain});
  }
  std::stable_sort(points.begin(), points.end(),
                   [](const Point& a, const Point& b) { return a.date < b.date; });
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (points[i].date != points[i - 1].date) continue;
    progress.why = {.code = DiagnosticCode::kPlanUnusable,
                    .arguments = {points[i].date.ToString()}};
    return {};
  }
  return points;
}

/// False, and the reason on `progress`, where the point cannot be used.
bool IsUsable(const Point& point, MoneyProgress& progress) {
  if (!point.percent) {
    progress.why = {.code = DiagnosticCode::kPlanDateNotStated,
                    .arguments = {point.date.ToString()}};
    return false;
  }
  if (point.percent->sign() < 0 || *point.percent > Decimal(100)) {
    progress.why = {.code = DiagnosticCode::kPlanUnusable,
                    .arguments = {point.date.ToString() + " " + point.percent->ToString() + "%"}};
    return false;
  }
  if (point.uncertain) {
    progress.diagnostics.push_back(
        {.code = DiagnosticCode::kPlanShareUncertain, .arguments = {point.date.ToString()}});
  }
  return true;
}

/// The share planned by the end of the day, in percent.
Exact PlannedPercent(const std::vector<Point>& points, const Date& as_of, MoneyProgress& progress) {
  const auto next = std::find_if(points.begin(), points.end(),
                                 [&](const Point& point) { return point.date >= as_of; });
  if (next != points.end() && next->date == as_of) {
    return IsUsable(*next, progress) ? Exact(*next->percent) : Exact();
  }
  if (next == points.begin()) return Exact(0);
  const Point& before = *std::prev(next);
  if (!IsUsable(before, progress)) return {};
  const bool is_complete = *before.percent == Decimal(100);
  if (next == points.end()) {
    // After the plan's end; one that ends short says nothing about the rest of its year.
    if (is_complete || before.date.year < as_of.year) return Exact(*before.percent);
    progress.why = {.code = DiagnosticCode::kPlanDateNotStated,
                    .arguments = {Date{before.date.year, 12, 31}.ToString()}};
    return {};
  }
  if (!IsUsable(*next, progress)) return {};
  if (*next->percent < *before.percent) {
    progress.why = {.code = DiagnosticCode::kPlanUnusable,
                    .arguments = {next->date.ToString() + " " + next->percent->ToString() + "%"}};
    return {};
  }
  const Exact passed =
      Exact(DaysBetween(before.date, as_of)) / DaysBetween(before.date, next->date);
  return Exact(*before.percent) + (Exact(*next->percent) - *before.percent) * passed;
}

bool CheckMoney(const Budget& budget, const std::optional<Decimal>& base, MoneyProgress& progress) {
  const auto refuse = [&](DiagnosticCode code) {
    progress.why.code = code;
    return false;
  };
  if (!base) return refuse(DiagnosticCode::kBudgetUnknown);
  if (!budget.spent) return refuse(DiagnosticCode::kSpentUnknown);
  if (base->sign() < 0 || budget.spent->sign() < 0) return refuse(DiagnosticCode::kNegativeAmount);
  return true;
}

}  // namespace

MoneyProgress MonitorMoney(const Project& project, int year, const Date& as_of) {
  MoneyProgress progress;
  const Budget& budget = project.budget;
  const std::optional<Decimal>& base = budget.adjusted ? budget.adjusted : budget.total;
  progress.spent = budget.spent;
  if (project.payment_plan.empty()) {
    progress.why.code = DiagnosticCode::kNoPaymentPlan;
    return progress;
  }
  if (year <= 1) {
    progress.why.code = DiagnosticCode::kBudgetYearUnknown;
    return progress;
  }
  const std::vector<Point> points = PointsOf(project, year, progress);
  if (points.empty()) return progress;
  const Exact percent = PlannedPercent(points, as_of, progress);
  if (!percent.known()) return progress;
  progress.planned_percent = Displayed(percent);
  if (base) progress.expected = Displayed(Exact(*base) * percent / 100);
  if (!CheckMoney(budget, base, progress)) return progress;
  const Exact expected = Exact(*base) * percent / 100;
  const Exact rate = Exact(*budget.spent) / expected;
  if (!rate.known()) {
    progress.why = {.code = expected.known() ? DiagnosticCode::kNothingPlanned
                                             : DiagnosticCode::kNumbersTooLarge,
                    .arguments = {as_of.ToString()}};
    return progress;
  }
  const Unit unit = Unit::Parse(budget.unit, /*money_row=*/true);
  progress.rate = Displayed(rate);
  progress.deviation = DeviationText(Exact(*budget.spent) - expected, unit);
  progress.light = LightOf(rate.value());
  const auto shown = [](const std::optional<Decimal>& value) {
    return value ? value->Trimmed().ToString() : std::string("?");
  };
  progress.why = {.code = DiagnosticCode::kMoneyProgress,
                  .arguments = {as_of.ToString(), shown(progress.planned_percent),
                                shown(progress.expected) + budget.unit,
                                budget.spent->ToString() + budget.unit, PercentText(rate)}};
  return progress;
}

}  // namespace jixiao
