#include "row/years.h"

#include <string>

namespace jixiao {

std::optional<Date> LastDay(const Threshold& target) {
  return target.kind() == ThresholdKind::kPeriod ? target.date_end() : target.date();
}

Years YearsOf(const Threshold& target, int budget_year) {
  const std::optional<Date> begin = target.date();
  const std::optional<Date> end = LastDay(target);
  if (!begin || !end || !end->has_year()) return {budget_year, budget_year};
  return {begin->has_year() ? begin->year : end->year, end->year};
}

SettledDay SettleYear(const Date& date, int year) {
  if (date.has_year()) return {.day = date, .fault = {}};
  if (year == 0) return {.day = {}, .fault = Diagnostic{.code = DiagnosticCode::kYearUnknown}};
  const std::optional<Date> day = date.WithYear(year);
  if (day) return {.day = day, .fault = {}, .filled = true};
  return {.day = {},
          .fault = Diagnostic{.code = DiagnosticCode::kNoSuchDay,
                              .arguments = {std::to_string(year), date.ToString()}}};
}

}  // namespace jixiao
