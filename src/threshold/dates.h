// Dates, deadlines and periods in folded text.
#ifndef JIXIAO_THRESHOLD_DATES_H_
#define JIXIAO_THRESHOLD_DATES_H_

#include <cstddef>

#include "base/fold.h"
#include "jixiao/date.hpp"
#include "jixiao/threshold.hpp"

namespace jixiao {

/// How fine a written date is; a period is as fine as its ends.
enum class DatePrecision { kYear, kHalf, kQuarter, kMonth, kTenDays, kDay };

/// A stretch of days that the text names, with what stands behind it.
struct DateMatch {
  std::size_t length = 0;  ///< Symbols used, with 前, 后 …; 0: no date here.
  Date first;
  Date last;
  DatePrecision precision = DatePrecision::kDay;
  bool valid = true;       ///< False: written as a date, but no such day (2月30日).
  bool month_end = false;  ///< 底, 末 …: the end is meant.
  int first_offset = 0;    ///< Years from the budget year, of a `first` without a year: 次年 +1.
  int last_offset = 0;     ///< The same of `last`.
  bool before = false;     ///< 前, 之前: due by the end.
  bool after = false;      ///< 后, 以后, 起.
  bool within = false;     ///< 内, 之内.
  bool is_range = false;   ///< a 至 b: a period.
  bool period = false;     ///< 全年, 2023年: a period, due at its end.
  bool weak = false;       ///< 全年, 当年, 2023年: says little beside another value.
  bool dotted_month = false;  ///< Written 2023.12: a date on timeliness rows only.
};

/// Reads the date or range of dates at `begin`. Linear; no context but the row kind.
DateMatch ReadDate(const FoldedText& text, std::size_t begin, RowKind row_kind);

}  // namespace jixiao

#endif  // JIXIAO_THRESHOLD_DATES_H_
