// Dates of the Gregorian calendar, with or without a year. Does not guess: a missing year stays
// missing until the caller names one, and what depends on it (the end of February) stays open.
#include "jixiao/date.hpp"

#include <array>
#include <chrono>
#include <cstddef>

namespace jixiao {
namespace {

constexpr int kFebruary = 2;
constexpr int kMaxYear = 9999;

bool IsLeapYear(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

std::chrono::sys_days ToDays(const Date& date) {
  return std::chrono::year{date.year} / std::chrono::month{date.month} / std::chrono::day{date.day};
}

void AppendPadded(int number, std::size_t width, std::string* out) {
  const std::string digits = std::to_string(number);
  if (digits.size() < width) out->append(width - digits.size(), '0');
  out->append(digits);
}

/// Takes `count` digits off the front of `text`; -1 where there are none.
int TakeNumber(std::size_t count, std::string_view* text) {
  if (text->size() < count) return -1;
  int number = 0;
  for (const char c : text->substr(0, count)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  text->remove_prefix(count);
  return number;
}

bool TakeHyphen(std::string_view* text) {
  if (!text->starts_with('-')) return false;
  text->remove_prefix(1);
  return true;
}

}  // namespace

bool Date::IsValid() const {
  if (year < 0 || year > kMaxYear || month < 1 || month > 12) return false;
  if (!has_year() && month == kFebruary) return day <= 29;
  return day >= 1 && day <= LastDayOfMonth(year, month);
}

std::optional<Date> Date::WithYear(int year_if_missing) const {
  if (has_year()) return *this;
  if (year_if_missing < 1 || year_if_missing > kMaxYear) return std::nullopt;
  Date date = *this;
  date.year = static_cast<std::int16_t>(year_if_missing);
  if (day == 0) date.day = static_cast<std::uint8_t>(LastDayOfMonth(year_if_missing, month));
  return date.IsValid() ? std::optional(date) : std::nullopt;
}

std::string Date::ToString() const {
  std::string text;
  if (has_year()) AppendPadded(year, 4, &text);
  if (!has_year()) text += '-';
  text += '-';
  AppendPadded(month, 2, &text);
  if (day != 0) {
    text += '-';
    AppendPadded(day, 2, &text);
  }
  return text;
}

std::optional<Date> Date::Parse(std::string_view text) {
  int year = 0;
  if (!text.starts_with('-')) {
    year = TakeNumber(4, &text);
    if (year < 1) return std::nullopt;
  } else {
    text.remove_prefix(1);
  }
  if (!TakeHyphen(&text)) return std::nullopt;
  const int month = TakeNumber(2, &text);
  int day = 0;
  if (!text.empty()) {
    if (!TakeHyphen(&text)) return std::nullopt;
    day = TakeNumber(2, &text);
    if (day < 1) return std::nullopt;
  }
  if (month < 0 || !text.empty()) return std::nullopt;
  const Date date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
                  static_cast<std::uint8_t>(day)};
  if (!date.IsValid()) return std::nullopt;
  return date;
}

int LastDayOfMonth(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  if (month == kFebruary && year == 0) return 0;
  if (month == kFebruary && IsLeapYear(year)) return 29;
  return kDays[static_cast<std::size_t>(month - 1)];
}

std::int64_t DaysBetween(const Date& from, const Date& to) {
  return (ToDays(to) - ToDays(from)).count();
}

std::optional<Date> AddDays(const Date& date, std::int64_t days) {
  if (!date.has_year() || !date.IsValid()) return std::nullopt;
  // More days than the years 1 to 9999 have; also keeps the sum from overflowing.
  constexpr std::int64_t kMostDays = 366 * std::int64_t{kMaxYear};
  if (days < -kMostDays || days > kMostDays) return std::nullopt;
  const std::chrono::year_month_day moved(ToDays(date) + std::chrono::days(days));
  const int year = static_cast<int>(moved.year());
  if (year < 1 || year > kMaxYear) return std::nullopt;
  return Date{static_cast<std::int16_t>(year),
              static_cast<std::uint8_t>(static_cast<unsigned>(moved.month())),
              static_cast<std::uint8_t>(static_cast<unsigned>(moved.day()))};
}

}  // namespace jixiao
