// How much of a budget year has passed.
#ifndef JIXIAO_MONITOR_CALENDAR_YEAR_H_
#define JIXIAO_MONITOR_CALENDAR_YEAR_H_

#include "jixiao/date.hpp"

namespace jixiao {

/// Whole months of `year` that have passed at the end of the day `as_of`: 0 to 12. 7 on 31 July, 6
/// on 30 July.
inline int MonthsElapsed(int year, const Date& as_of) {
  if (as_of.year != year) return as_of.year < year ? 0 : 12;
  const bool is_month_end = as_of.day == LastDayOfMonth(as_of.year, as_of.month);
  return as_of.month - (is_month_end ? 0 : 1);
}

}  // namespace jixiao

#endif  // JIXIAO_MONITOR_CALENDAR_YEAR_H_
