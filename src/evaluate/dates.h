// The days of a row as a policy counts them.
#ifndef JIXIAO_EVALUATE_DATES_H_
#define JIXIAO_EVALUATE_DATES_H_

#include <optional>

#include "jixiao/policy.hpp"
#include "jixiao/row.hpp"
#include "row/years.h"

namespace jixiao {

/// The last acceptable (for a lower bound the first) day of a deadline, or the end of a period, in
/// the budget year where it states none. "8月31日前" is the day before where the policy leaves that
/// day out. Without a day and a fault: the target is no date.
SettledDay DueDayOf(const Threshold& target, int budget_year, const Policy& policy);

/// The days that an actual can mean; an absent end is open.
struct Days {
  std::optional<Date> first;
  std::optional<Date> last;
  std::optional<Diagnostic> fault;  ///< Why a day has no year.
  bool filled = false;              ///< A year is the target's or the budget's.

  bool IsOne() const { return first && last && *first == *last; }
};
/// Of a deadline or a period as the actual, its years as YearsOf settles them.
Days DaysOf(const Threshold& actual, const Years& years, const Policy& policy);

}  // namespace jixiao

#endif  // JIXIAO_EVALUATE_DATES_H_
