// The years of a row's dates: the one place where a date that states none is put into one.
#ifndef JIXIAO_ROW_YEARS_H_
#define JIXIAO_ROW_YEARS_H_

#include <optional>

#include "jixiao/date.hpp"
#include "jixiao/diagnostic.hpp"
#include "jixiao/threshold.hpp"

namespace jixiao {

/// The years in which the dates of an actual stand that state none; 0 where not known.
struct Years {
  int first = 0;  ///< Of the first of the days that it can mean.
  int last = 0;   ///< Of the last.
};
/// The target's own, before the budget year.
Years YearsOf(const Threshold& target, int budget_year);

/// A day with a year, or why there is none.
struct SettledDay {
  std::optional<Date> day;
  /// kYearUnknown, or kNoSuchDay (29 February of a common year); empty where there is a day.
  std::optional<Diagnostic> fault;
  bool filled = false;  ///< The year is not the date's own.
};
/// `date` in `year` (0: not known) where it has no year of its own.
SettledDay SettleYear(const Date& date, int year);

/// The day of a deadline or the last day of a period, as written.
std::optional<Date> LastDay(const Threshold& target);

}  // namespace jixiao

#endif  // JIXIAO_ROW_YEARS_H_
