// Calendar dates as clerks write them: sometimes without a year.
#ifndef JIXIAO_DATE_HPP_
#define JIXIAO_DATE_HPP_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jixiao {

/// A day of the Gregorian calendar. `year` is 1 to 9999, or 0 where it is not stated; `month` 1 to
/// 12; `day` 1 to the month's last, or 0 for the last day of a February whose year is not stated.
struct Date {
  std::int16_t year = 0;
  std::uint8_t month = 1;
  std::uint8_t day = 1;

  /// A real day, or a partial date as described above.
  bool IsValid() const;
  bool has_year() const { return year != 0; }
  /// This date in `year_if_missing` where it has no year of its own. Empty where that is not 1 to
  /// 9999, or has no such day: 29 February of a common year.
  std::optional<Date> WithYear(int year_if_missing) const;

  /// ISO 8601: "2023-08-31"; without a year "--08-31", and "--02" for the end of February.
  std::string ToString() const;
  /// Reads what ToString writes.
  static std::optional<Date> Parse(std::string_view text);

  /// Field by field; meaningful as an order in time where both have a year.
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// The last day of a month; year 0 gives 0 for February (see Date::day). 0 for a month that
/// does not exist.
int LastDayOfMonth(int year, int month);
/// Days from `from` to `to`, negative where `to` is earlier. Of dates that are invalid or have no
/// year the number says nothing.
std::int64_t DaysBetween(const Date& from, const Date& to);
/// `date` moved by a number of days. Empty outside years 1 to 9999, and where `date` is invalid or
/// has no year.
std::optional<Date> AddDays(const Date& date, std::int64_t days);

}  // namespace jixiao

#endif  // JIXIAO_DATE_HPP_
