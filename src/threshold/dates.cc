#include "threshold/dates.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "threshold/numeral.h"

namespace jixiao {
namespace {

using std::size_t;
using View = std::u32string_view;

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

bool IsYear(int value) { return value >= kFirstYear && value <= kLastYear; }
bool IsMonth(int value) { return value >= 1 && value <= 12; }

Date MakeDate(int year, int month, int day) {
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
          static_cast<std::uint8_t>(day)};
}
Date MonthEnd(int year, int month) { return MakeDate(year, month, LastDayOfMonth(year, month)); }

struct SmallNumber {
  int value = -1;
  size_t length = 0;
};

// A number of at most four digits, ASCII (no gap) or Chinese (二〇二三, 十二).
SmallNumber ReadSmall(const FoldedText& text, size_t begin) {
  if (IsDigit(text.at(begin))) {
    int value = 0;
    size_t i = begin;
    while (IsDigit(text.at(i)) && !(i > begin && text.gap_before(i))) {
      if (i - begin >= 4) return {};
      value = value * 10 + static_cast<int>(text.at(i++) - U'0');
    }
    // 1 2月: a space inside the number of a month or a day.
    const char32_t unit = text.at(i + 1);
    if (i == begin + 1 && IsDigit(text.at(i)) && (unit == U'月' || unit == U'日')) {
      value = value * 10 + static_cast<int>(text.at(i++) - U'0');
    }
    return {value, i - begin};
  }
  if (!IsChineseNumeral(text.at(begin))) return {};
  const Numeral numeral = ReadChineseNumeral(text.symbols().substr(begin, 6));
  const bool usable = numeral.length > 0 && numeral.fault == NumeralFault::kNone &&
                      numeral.scale == 0 && numeral.value.scale() == 0 &&
                      numeral.value.high() == 0 && numeral.value.low() <= 9999;
  if (!usable) return {};
  return {static_cast<int>(numeral.value.low()), numeral.length};
}

bool StartsWith(const FoldedText& text, size_t begin, View word) {
  return begin <= text.size() && text.symbols().substr(begin, word.size()) == word;
}

size_t MatchAny(const FoldedText& text, size_t begin, std::initializer_list<View> words) {
  for (const View word : words) {
    if (StartsWith(text, begin, word)) return word.size();
  }
  return 0;
}

// A stretch inside a year: months first_month..last_month, optionally days.
struct Part {
  View word;
  int first_month;
  int last_month;
  DatePrecision precision;
  bool end;             // the word names the end of the stretch (年底)
  bool weak;            // says little beside another value
  bool within = false;  // a deadline, not a period (年内)
};

// Words behind a year or standing alone (年底, 上半年). Longest first where one starts another.
constexpr auto kYearParts = std::to_array<Part>({
    {U"年底", 12, 12, DatePrecision::kYear, true, false},
    {U"年末", 12, 12, DatePrecision::kYear, true, false},
    {U"年终", 12, 12, DatePrecision::kYear, true, false},
    {U"年年底", 12, 12, DatePrecision::kYear, true, false},
    {U"年年末", 12, 12, DatePrecision::kYear, true, false},
    {U"年年终", 12, 12, DatePrecision::kYear, true, false},
    {U"年度底", 12, 12, DatePrecision::kYear, true, false},
    {U"年年内", 1, 12, DatePrecision::kYear, false, true, true},
    {U"年当年", 1, 12, DatePrecision::kYear, false, true, true},
    {U"年度末", 12, 12, DatePrecision::kYear, true, false},
    {U"年度内", 1, 12, DatePrecision::kYear, false, true, true},
    {U"年内", 1, 12, DatePrecision::kYear, false, true, true},
    {U"年上半年", 1, 6, DatePrecision::kHalf, false, false},
    {U"年下半年", 7, 12, DatePrecision::kHalf, false, false},
    {U"年度上半年", 1, 6, DatePrecision::kHalf, false, false},
    {U"年度下半年", 7, 12, DatePrecision::kHalf, false, false},
    {U"年全年", 1, 12, DatePrecision::kYear, false, true},
    {U"年度", 1, 12, DatePrecision::kYear, false, true},
    {U"年初", 1, 1, DatePrecision::kMonth, false, false},
    {U"年", 1, 12, DatePrecision::kYear, false, true},
});

// Stretches of a year that need none in front. A bare 年度 or 年 is no date.
constexpr auto kAlone = std::to_array<Part>({
    {U"本年底", 12, 12, DatePrecision::kYear, true, false},
    {U"当年底", 12, 12, DatePrecision::kYear, true, false},
    {U"今年底", 12, 12, DatePrecision::kYear, true, false},
    {U"本年末", 12, 12, DatePrecision::kYear, true, false},
    {U"当年末", 12, 12, DatePrecision::kYear, true, false},
    {U"本年年底", 12, 12, DatePrecision::kYear, true, false},
    {U"当年年底", 12, 12, DatePrecision::kYear, true, false},
    {U"今年年底", 12, 12, DatePrecision::kYear, true, false},
    {U"年底", 12, 12, DatePrecision::kYear, true, false},
    {U"年末", 12, 12, DatePrecision::kYear, true, false},
    {U"年终", 12, 12, DatePrecision::kYear, true, false},
    {U"年内", 1, 12, DatePrecision::kYear, false, true, true},
    {U"年度内", 1, 12, DatePrecision::kYear, false, true, true},
    {U"本年度内", 1, 12, DatePrecision::kYear, false, true, true},
    {U"当年度内", 1, 12, DatePrecision::kYear, false, true, true},
    {U"本年度", 1, 12, DatePrecision::kYear, false, true, true},
    {U"当年度", 1, 12, DatePrecision::kYear, false, true, true},
    {U"本年内", 1, 12, DatePrecision::kYear, false, true, true},
    {U"当年内", 1, 12, DatePrecision::kYear, false, true, true},
    {U"今年内", 1, 12, DatePrecision::kYear, false, true, true},
    {U"本年", 1, 12, DatePrecision::kYear, false, true, true},
    {U"当年", 1, 12, DatePrecision::kYear, false, true, true},
    {U"今年", 1, 12, DatePrecision::kYear, false, true, true},
    {U"全年度", 1, 12, DatePrecision::kYear, false, true},
    {U"全年", 1, 12, DatePrecision::kYear, false, true},
    {U"上半年", 1, 6, DatePrecision::kHalf, false, false},
    {U"下半年", 7, 12, DatePrecision::kHalf, false, false},
});

template <typename Table>
const Part* LongestPart(const FoldedText& text, size_t begin, const Table& table) {
  const Part* best = nullptr;
  for (const Part& part : table) {
    if (StartsWith(text, begin, part.word) &&
        (best == nullptr || part.word.size() > best->word.size())) {
      best = &part;
    }
  }
  return best;
}

// Years counted from the budget year. 第二年 is none: nobody knows from when.
struct RelativeYear {
  View word;
  int offset;
};
constexpr auto kRelativeYears = std::to_array<RelativeYear>({
    {U"次年", 1},
    {U"明年", 1},
    {U"翌年", 1},
    {U"来年", 1},
    {U"下年", 1},
    {U"下一年", 1},
    {U"隔年", 1},
    {U"后年", 2},
    {U"上年", -1},
    {U"去年", -1},
    {U"上一年", -1},
    {U"前年", -2},
});

void SetMonths(const Part& part, int year, DateMatch* match) {
  match->first = MakeDate(year, part.first_month, 1);
  match->last = MonthEnd(year, part.last_month);
  if (part.end) match->first = match->last;
  match->precision = part.precision;
  match->month_end = part.end;
  match->weak = part.weak;
  // 全年 and a bare year are periods; 年内 and 当年 say by when.
  match->period = part.weak && !part.within;
}

// 前三季度, 1-2季度, 一至三季度, 1、2季度: from the first named to the last. Symbols used, 0 if
// none.
size_t ReadQuarters(const FoldedText& text, size_t begin, int year, DateMatch* match) {
  size_t i = begin;
  int first = 1;
  if (text.at(i) == U'前') {
    ++i;
  } else {
    if (text.at(i) == U'第') ++i;
    const SmallNumber from = ReadSmall(text, i);
    if (from.value < 1 || from.value > 4 || from.length != 1) return 0;
    i += 1;
    const size_t joint = MatchAny(text, i, {U"-", U"~", U"至", U"到", U"、", U"和"});
    if (joint == 0) return 0;
    first = from.value;
    i += joint;
    if (text.at(i) == U'第') ++i;
  }
  const SmallNumber last = ReadSmall(text, i);
  if (last.value < first || last.value > 4 || last.length != 1) return 0;
  i += last.length;
  if (!StartsWith(text, i, U"季度")) return 0;
  match->first = MakeDate(year, first * 3 - 2, 1);
  match->last = MonthEnd(year, last.value * 3);
  match->precision = DatePrecision::kQuarter;
  match->is_range = true;
  return i + 2 - begin;
}

// 第三季度, 三季度, 3季度, 第3季度末: symbols used, 0 if none.
size_t ReadQuarter(const FoldedText& text, size_t begin, int year, DateMatch* match) {
  size_t i = begin;
  if (text.at(i) == U'第') ++i;
  const SmallNumber quarter = ReadSmall(text, i);
  if (quarter.value < 1 || quarter.value > 4 || quarter.length > 1) return 0;
  i += quarter.length;
  if (!StartsWith(text, i, U"季度")) return 0;
  i += 2;
  SetMonths({U"", quarter.value * 3 - 2, quarter.value * 3, DatePrecision::kQuarter, false, false},
            year, match);
  if (MatchAny(text, i, {U"末", U"底"}) > 0) {
    ++i;
    match->first = match->last;
    match->month_end = true;
  }
  return i - begin;
}

struct DayWord {
  View word;
  int first_day;
  int last_day;  // 0: the month's last
  DatePrecision precision;
  bool end;
};
constexpr auto kDayWords = std::to_array<DayWord>({
    {U"份底", 0, 0, DatePrecision::kTenDays, true},
    {U"份末", 0, 0, DatePrecision::kTenDays, true},
    {U"上旬", 1, 10, DatePrecision::kTenDays, false},
    {U"中旬", 11, 20, DatePrecision::kTenDays, false},
    {U"下旬", 21, 0, DatePrecision::kTenDays, false},
    {U"上中旬", 1, 20, DatePrecision::kTenDays, false},
    {U"中下旬", 11, 0, DatePrecision::kTenDays, false},
    {U"中上旬", 1, 20, DatePrecision::kTenDays, false},
    {U"月末", 0, 0, DatePrecision::kTenDays, true},
    {U"月底", 0, 0, DatePrecision::kTenDays, true},
    {U"底", 0, 0, DatePrecision::kTenDays, true},
    {U"末", 0, 0, DatePrecision::kTenDays, true},
    {U"初", 1, 10, DatePrecision::kTenDays, false},
});

void SetDay(int year, int month, int day, DateMatch* match) {
  match->precision = DatePrecision::kDay;
  match->first = match->last = MakeDate(year, month, day);
  match->valid =
      day >= 1 && day <= (LastDayOfMonth(year, month) == 0 ? 29 : LastDayOfMonth(year, month));
}

// 6月5-10人: the number behind a dash is no day.
bool DayNumberGoesOn(const FoldedText& text, size_t at) {
  if (at >= text.size() || !(text.at(at) == U'-' || text.at(at) == U'~' || text.at(at) == U'至')) {
    return false;
  }
  ++at;
  for (int i = 0; i < 2 && IsDigit(text.at(at)); ++i) ++at;
  return MatchAny(text, at, {U"日", U"号", U"前", U"月"}) == 0 && at < text.size();
}

// What follows 月: a day, a part of the month, or nothing. Returns symbols used.
size_t ReadDayPart(const FoldedText& text, size_t begin, int year, int month, DateMatch* match) {
  match->precision = DatePrecision::kMonth;
  match->first = MakeDate(year, month, 1);
  match->last = MonthEnd(year, month);
  for (const DayWord& word : kDayWords) {
    if (!StartsWith(text, begin, word.word)) continue;
    match->precision = word.precision;
    match->month_end = word.end;
    if (word.last_day != 0) match->last = MakeDate(year, month, word.last_day);
    match->first = word.first_day == 0 ? match->last : MakeDate(year, month, word.first_day);
    return word.word.size();
  }
  const SmallNumber day = ReadSmall(text, begin);
  if (day.length > 0) {
    const size_t unit = MatchAny(text, begin + day.length, {U"日", U"号"});
    // 8月31前 and 8月31 leave the 日 out.
    const size_t behind = begin + day.length;
    const bool implied =
        day.value > 0 && day.length <= 2 &&
        (behind >= text.size() || MatchAny(text, behind,
                                           {U"前", U"之前", U"以前", U"止", U"起", U"-", U"~",
                                            U"至", U";", U"。", U",", U")", U"完成"}) > 0) &&
        !DayNumberGoesOn(text, behind);
    if ((unit > 0 || implied) && day.value <= 31) {
      SetDay(year, month, day.value, match);
      return day.length + unit;
    }
  }
  return StartsWith(text, begin, U"份") ? 1 : 0;
}

// Month at `begin` with its 月; symbols used, 0 if none.
size_t ReadMonth(const FoldedText& text, size_t begin, int year, DateMatch* match) {
  const SmallNumber month = ReadSmall(text, begin);
  if (month.length == 0 || month.length > 2) return 0;
  size_t i = begin + month.length;
  if (text.at(i) != U'月') return 0;
  ++i;
  if (!IsMonth(month.value)) {
    // 13月底 is a date that does not exist; 13月 a number of months.
    const size_t part = MatchAny(text, i, {U"底", U"末", U"前", U"上旬", U"中旬", U"下旬", U"份"});
    match->valid = false;
    return part > 0 ? i - begin + part : 0;
  }
  return i - begin + ReadDayPart(text, i, year, month.value, match);
}

constexpr View kDateSeparators = U".-/、";

size_t MatchRangeSign(const FoldedText& text, size_t begin);

// What may stand behind 2023.12 where it is a month.
bool EndsDate(const FoldedText& text, size_t at) {
  return at >= text.size() ||
         MatchAny(text, at,
                  {U";", U"。", U")", U"、", U"完成", U"以前", U"之后", U"以后", U"后", U"内",
                   U"止", U"起", U"上旬", U"中旬", U"下旬"}) > 0;
}

// 2023-12-31, 2023.1.1, 2023/12: separators must agree.
size_t ReadNumericDate(const FoldedText& text, size_t begin, int year, size_t year_length,
                       RowKind row_kind, DateMatch* match) {
  size_t i = begin + year_length;
  const char32_t separator = text.at(i);
  if (kDateSeparators.find(separator) == View::npos || !IsDigit(text.at(i + 1))) return 0;
  const SmallNumber month = ReadSmall(text, i + 1);
  if (!IsMonth(month.value) || month.length > 2) return 0;
  i += 1 + month.length;
  if (text.at(i) == separator && IsDigit(text.at(i + 1))) {
    const SmallNumber day = ReadSmall(text, i + 1);
    // 2023.07-2024.01 and 2019-01-2020-12: the next year, not a day.
    if (separator == U'-' && day.length > 2) return 0;
    if (day.value < 1 || day.value > 31 || day.length > 2) return 0;
    i += 1 + day.length;
    if (separator == U'/' || separator == U'.') {
      // 2024/6/30%: no date.
      if (text.at(i) == U'%' || text.at(i) == separator) return 0;
    }
    if (text.at(i) == U'日') ++i;
    SetDay(year, month.value, day.value, match);
    return i - begin;
  }
  if (separator == U'、') return 0;  // 2024、6: a list
  const size_t month_word = text.at(i) == U'月' ? 1 : 0;
  // 2023-4: a range of numbers unless the month has two digits. 2023.12 is a date only where a
  // date is expected, or where a 月 or a 底 or 前 says so.
  const bool said = month_word > 0 || MatchAny(text, i, {U"底", U"前", U"之前", U"末"}) > 0;
  // 2071.08元, 1930.3‰: a unit behind it makes it a number.
  const bool range = MatchRangeSign(text, i) > 0;
  if (separator == U'.' && !said && !range && !EndsDate(text, i)) return 0;
  if (separator == U'-' && month.length != 2 && !said) return 0;
  match->dotted_month = separator == U'.' && !said;
  if (match->dotted_month && row_kind != RowKind::kTimeliness && text.at(i) != U'-' &&
      text.at(i) != U'~') {
    return 0;
  }
  i += month_word;
  i += ReadDayPart(text, i, year, month.value, match);
  return i - begin;
}

// 20231231 on a timeliness row, or with 前 or the like behind it.
size_t ReadCompactDate(const FoldedText& text, size_t begin, RowKind row_kind, DateMatch* match) {
  const bool said =
      MatchAny(text, begin + 8, {U"前", U"之前", U"以前", U"止", U"起", U"至", U"-2"}) > 0;
  if (row_kind != RowKind::kTimeliness && !said) return 0;
  int value = 0;
  for (size_t i = begin; i < begin + 8; ++i) {
    if (!IsDigit(text.at(i)) || (i > begin && text.gap_before(i))) return 0;
    value = value * 10 + static_cast<int>(text.at(i) - U'0');
  }
  if (IsDigit(text.at(begin + 8)) || !IsYear(value / 10000) || !IsMonth(value / 100 % 100))
    return 0;
  SetDay(value / 10000, value / 100 % 100, value % 100, match);
  return match->valid ? 8 : 0;
}

// 6.30, 06-30, 6/30 behind a year and its 年, or with a word that says so. Symbols used, 0 if none.
size_t ReadMonthAndDay(const FoldedText& text, size_t begin, int year, DateMatch* match) {
  const SmallNumber month = ReadSmall(text, begin);
  if (!IsMonth(month.value) || month.length > 2 || !IsDigit(text.at(begin))) return 0;
  size_t i = begin + month.length;
  const char32_t separator = text.at(i);
  if (separator != U'.' && separator != U'-' && separator != U'/') return 0;
  const SmallNumber day = ReadSmall(text, i + 1);
  if (day.value < 1 || day.value > 31 || day.length > 2 || !IsDigit(text.at(i + 1))) return 0;
  i += 1 + day.length;
  if (text.at(i) == U'月' || text.at(i) == separator || text.at(i) == U'%') return 0;
  if (text.at(i) == U'日' || text.at(i) == U'号') ++i;
  SetDay(year, month.value, day.value, match);
  return i - begin;
}

// 6.30前 and 12.31 on a timeliness row: 0 where a unit behind it makes it a number.
size_t ReadShortDate(const FoldedText& text, size_t begin, int year, DateMatch* match) {
  const size_t used = ReadMonthAndDay(text, begin, year, match);
  if (used == 0) return 0;
  const size_t end = begin + used;
  if (MatchAny(text, end, {U"前", U"之前", U"以前", U"止", U"起", U"完成", U"后", U"以后"}) > 0) {
    return used;
  }
  // 12.31 is the last day of the year; 3.5 may be days.
  const SmallNumber month = ReadSmall(text, begin);
  const bool dotted = text.at(begin + month.length) == U'.' && used == month.length + 3;
  const bool ends =
      end >= text.size() || MatchAny(text, end, {U"-", U"~", U"至", U";", U",", U"。", U")"}) > 0;
  return dotted && ends ? used : 0;
}

// 24.12.31, 24/12/31, 24-12-31 on a timeliness row.
size_t ReadShortYearDate(const FoldedText& text, size_t begin, DateMatch* match) {
  const SmallNumber year = ReadSmall(text, begin);
  if (year.length != 2 || !IsDigit(text.at(begin)) || year.value < 10 || year.value > 60) return 0;
  const char32_t separator = text.at(begin + 2);
  if (separator != U'.' && separator != U'/' && separator != U'-') return 0;
  const size_t used = ReadMonthAndDay(text, begin + 3, 2000 + year.value, match);
  return used == 0 ? 0 : 3 + used;
}

// 24年6月底, 25年底前: a year of two digits before a month, a quarter or an end.
size_t ReadTwoDigitYear(const FoldedText& text, size_t begin, DateMatch* match) {
  const SmallNumber number = ReadSmall(text, begin);
  if (number.length != 2 || !IsDigit(text.at(begin)) || number.value < 10 || number.value > 60 ||
      text.at(begin + 2) != U'年') {
    return 0;
  }
  const int year = 2000 + number.value;
  const size_t at = begin + 2;
  for (const View word : {View(U"年底"), View(U"年末"), View(U"年年底"), View(U"年年末")}) {
    if (!StartsWith(text, at, word)) continue;
    SetMonths({word, 12, 12, DatePrecision::kYear, true, false}, year, match);
    return 2 + word.size();
  }
  if (const size_t used = ReadMonth(text, at + 1, year, match); used > 0) return 3 + used;
  if (const size_t used = ReadQuarter(text, at + 1, year, match); used > 0) return 3 + used;
  return 0;
}

void SetOffset(int offset, DateMatch* match) { match->first_offset = match->last_offset = offset; }

// 次年3月底, 明年一季度, 去年底, 下年度: symbols used, 0 if none. A last year alone is what a
// change is held against.
size_t ReadRelativeYear(const FoldedText& text, size_t begin, DateMatch* match) {
  for (const RelativeYear& relative : kRelativeYears) {
    if (!StartsWith(text, begin, relative.word)) continue;
    size_t at = begin + relative.word.size();
    SetOffset(relative.offset, match);
    // 次年底, 次年年底, 次年度末.
    const size_t end = MatchAny(text, at, {U"年底", U"年末", U"度末", U"度底", U"底", U"末"});
    // 上年底 is what a change is held against, unless it says by when.
    const bool said =
        relative.offset > 0 || at + end >= text.size() ||
        MatchAny(text, at + end, {U"前", U"之前", U"以前", U"止", U"完成", U"内"}) > 0;
    if (end > 0 && !said) break;
    if (end > 0) {
      SetMonths({U"", 12, 12, DatePrecision::kYear, true, false}, 0, match);
      return relative.word.size() + end;
    }
    if (text.at(at) == U'度') ++at;
    size_t used = ReadMonth(text, at, 0, match);
    if (used == 0) used = ReadQuarters(text, at, 0, match);
    if (used == 0) used = ReadQuarter(text, at, 0, match);
    if (used == 0) {
      const Part* const half = LongestPart(text, at, kAlone);
      if (half != nullptr && half->precision == DatePrecision::kHalf) {
        SetMonths(*half, 0, match);
        used = half->word.size();
      }
    }
    if (used > 0) return at - begin + used;
    const size_t inside = MatchAny(text, at, {U"内", U"以内", U"之内"});
    if (relative.offset < 0 || inside == 0) break;
    SetMonths({U"", 1, 12, DatePrecision::kYear, false, false, true}, 0, match);
    return at - begin;
  }
  SetOffset(0, match);
  return 0;
}

// One point in time, without what stands behind it.
size_t ReadPoint(const FoldedText& text, size_t begin, int default_year, RowKind row_kind,
                 DateMatch* match) {
  if (const size_t used = ReadCompactDate(text, begin, row_kind, match); used > 0) return used;
  if (const size_t used = ReadTwoDigitYear(text, begin, match); used > 0) return used;
  if (const size_t used = ReadRelativeYear(text, begin, match); used > 0) return used;
  if (row_kind == RowKind::kTimeliness && IsDigit(text.at(begin))) {
    if (const size_t used = ReadShortYearDate(text, begin, match); used > 0) return used;
    if (const size_t used = ReadShortDate(text, begin, default_year, match); used > 0) return used;
  }
  const SmallNumber number = ReadSmall(text, begin);
  if (IsYear(number.value) && number.length == 4) {
    const int year = number.value;
    const size_t at = begin + 4;
    if (const size_t used = ReadNumericDate(text, begin, year, 4, row_kind, match); used > 0) {
      return used;
    }
    if (text.at(at) != U'年') return 0;
    // 2023年8月 goes on with a number; only words make it longer.
    const bool words = !IsDigit(text.at(at + 1));
    if (const Part* const part = words ? LongestPart(text, at, kYearParts) : nullptr;
        part != nullptr && part->word.size() > 1 && part->word != U"年度") {
      SetMonths(*part, year, match);
      return 4 + part->word.size();
    }
    const size_t unit = StartsWith(text, at, U"年度") ? 2 : 1;
    if (const size_t used = ReadMonth(text, at + unit, year, match); used > 0) {
      return 4 + unit + used;
    }
    if (const size_t used = ReadQuarters(text, at + unit, year, match); used > 0) {
      return 4 + unit + used;
    }
    if (const size_t used = ReadQuarter(text, at + unit, year, match); used > 0) {
      return 4 + unit + used;
    }
    if (const size_t used = ReadMonthAndDay(text, at + unit, year, match); used > 0) {
      return 4 + unit + used;
    }
    SetMonths({U"年", 1, 12, DatePrecision::kYear, false, true}, year, match);
    return 4 + unit;
  }
  if (number.length == 4 && text.at(begin + 4) == U'年' &&
      ReadMonth(text, begin + 5, number.value, match) > 0) {
    match->valid = false;  // 1023年8月: no year of a plan
    return 5 + ReadMonth(text, begin + 5, number.value, match);
  }
  const size_t quarters = ReadQuarters(text, begin, default_year, match);
  if (quarters > 0) return quarters;
  size_t prefix = MatchAny(text, begin, {U"当年度", U"本年度", U"当年", U"本年", U"今年", U"全年"});
  if (const size_t used = ReadMonth(text, begin + prefix, default_year, match); used > 0) {
    return prefix + used;
  }
  if (const size_t used = ReadQuarter(text, begin + prefix, default_year, match); used > 0) {
    return prefix + used;
  }
  const Part* const part = LongestPart(text, begin, kAlone);
  if (part == nullptr) return 0;
  SetMonths(*part, default_year, match);
  return part->word.size();
}

size_t MatchRangeSign(const FoldedText& text, size_t begin) {
  size_t i = begin;
  while (text.at(i) == U'-' || text.at(i) == U'~') ++i;
  if (i > begin) return i - begin;
  return MatchAny(text, begin, {U"至", U"到"});
}

// "1-12月", "5至10月": months that share one 月. Symbols used.
size_t ReadSharedMonths(const FoldedText& text, size_t begin, int year, DateMatch* match) {
  const SmallNumber first = ReadSmall(text, begin);
  if (!IsMonth(first.value) || first.length > 2) return 0;
  size_t i = begin + first.length;
  const size_t sign = MatchRangeSign(text, i);
  if (sign == 0) return 0;
  i += sign;
  const SmallNumber last = ReadSmall(text, i);
  if (!IsMonth(last.value) || last.length > 2 || last.value < first.value) return 0;
  i += last.length;
  if (text.at(i) != U'月') return 0;
  ++i;
  if (text.at(i) == U'份') ++i;
  if (text.at(i) == U'底' || text.at(i) == U'末') ++i;
  match->first = MakeDate(year, first.value, 1);
  match->last = MonthEnd(year, last.value);
  match->precision = DatePrecision::kMonth;
  match->is_range = true;
  return i - begin;
}

// "2021-2023年": years that share one 年. Symbols used.
size_t ReadSharedYears(const FoldedText& text, size_t begin, RowKind row_kind, DateMatch* match) {
  const SmallNumber first = ReadSmall(text, begin);
  if (!IsYear(first.value) || first.length != 4) return 0;
  size_t i = begin + 4;
  const size_t sign = MatchRangeSign(text, i);
  if (sign == 0) return 0;
  i += sign;
  const SmallNumber last = ReadSmall(text, i);
  if (!IsYear(last.value) || last.length != 4 || last.value < first.value) return 0;
  i += 4;
  // 2021-2023 is a period where a date is expected.
  const bool said = text.at(i) == U'年' || (row_kind == RowKind::kTimeliness && i == text.size());
  if (!said) return 0;
  if (text.at(i) == U'年') i += StartsWith(text, i, U"年度") ? 2 : 1;
  match->first = MakeDate(first.value, 1, 1);
  match->last = MakeDate(last.value, 12, 31);
  match->precision = DatePrecision::kYear;
  match->is_range = true;
  return i - begin;
}

// "8月1日至10日": a day of the month that the first date names. Symbols used.
// "12月15-31日": days that share one 日. The first date has none yet. Symbols used.
size_t ReadSharedDays(const FoldedText& text, size_t begin, const Date& month, DateMatch* match) {
  const SmallNumber from = ReadSmall(text, begin);
  if (from.value < 1 || from.value > 31 || from.length > 2) return 0;
  size_t i = begin + from.length;
  const size_t sign = MatchRangeSign(text, i);
  if (sign == 0) return 0;
  i += sign;
  const SmallNumber last = ReadSmall(text, i);
  const size_t unit = MatchAny(text, i + last.length, {U"日", U"号"});
  if (last.value < from.value || last.value > 31 || unit == 0) return 0;
  DateMatch end;
  SetDay(month.year, month.month, last.value, &end);
  SetDay(month.year, month.month, from.value, match);
  match->valid = match->valid && end.valid;
  match->last = end.last;
  match->is_range = true;
  return i + last.length + unit - begin;
}

size_t ReadDayOf(const FoldedText& text, size_t begin, const Date& month, DateMatch* match) {
  const SmallNumber day = ReadSmall(text, begin);
  if (day.value < 1 || day.value > 31) return 0;
  const size_t unit = MatchAny(text, begin + day.length, {U"日", U"号"});
  if (unit == 0) return 0;
  SetDay(month.year, month.month, day.value, match);
  return day.length + unit;
}

Date InYear(Date date, int year) {
  date.year = static_cast<std::int16_t>(year);
  if (date.day == 0) date.day = static_cast<std::uint8_t>(LastDayOfMonth(year, date.month));
  return date;
}

size_t ReadRangeEnd(const FoldedText& text, size_t begin, RowKind row_kind, const DateMatch& first,
                    DateMatch* end) {
  const int year = first.first.year;
  // 2023.07-2024.01: two of them are a period on any row.
  if (first.dotted_month) row_kind = RowKind::kTimeliness;
  size_t used = ReadPoint(text, begin, year, row_kind, end);
  if (used > 0 && end->last_offset != 0 && year != 0) {
    // 2023年9月至次年2月: counted from the first.
    end->first = InYear(end->first, year + end->first_offset);
    end->last = InYear(end->last, year + end->last_offset);
    end->valid = end->valid && end->last.day <= LastDayOfMonth(end->last.year, end->last.month);
    SetOffset(0, end);
  }
  if (used == 0 && first.precision == DatePrecision::kDay) {
    used = ReadDayOf(text, begin, first.first, end);
  }
  return used;
}

// 前, 后, 内 … behind the date. Symbols used.
size_t ReadSuffix(const FoldedText& text, size_t begin, DateMatch* match) {
  struct Suffix {
    View word;
    bool DateMatch::*flag;
  };
  constexpr auto kSuffixes = std::to_array<Suffix>({
      {U"之前", &DateMatch::before},
      {U"以前", &DateMatch::before},
      {U"前", &DateMatch::before},
      {U"止", &DateMatch::within},
      {U"之内", &DateMatch::within},
      {U"以内", &DateMatch::within},
      {U"内", &DateMatch::within},
      {U"之后", &DateMatch::after},
      {U"以后", &DateMatch::after},
      {U"后", &DateMatch::after},
      {U"起", &DateMatch::after},
  });
  for (const Suffix& suffix : kSuffixes) {
    if (StartsWith(text, begin, suffix.word)) {
      match->*suffix.flag = true;
      return suffix.word.size();
    }
  }
  return 0;
}

// 3、6、9月: each but the last has its 月 behind the list.
size_t ReadListedMonth(const FoldedText& text, size_t begin, DateMatch* match) {
  const SmallNumber month = ReadSmall(text, begin);
  size_t end = begin + month.length;
  if (!IsMonth(month.value) || month.length > 2 || text.at(end) != U'、') return 0;
  constexpr size_t kLongestList = 48;
  size_t last = end;
  while (last - end < kLongestList && (text.at(last) == U'、' || IsDigit(text.at(last)))) ++last;
  if (text.at(last) != U'月') return 0;
  match->first = MakeDate(0, month.value, 1);
  match->last = MonthEnd(0, month.value);
  match->precision = DatePrecision::kMonth;
  return month.length;
}

}  // namespace

DateMatch ReadDate(const FoldedText& text, size_t begin, RowKind row_kind) {
  DateMatch match;
  if (const size_t listed = ReadListedMonth(text, begin, &match); listed > 0) {
    match.length = listed;
    return match;
  }
  size_t used = ReadSharedYears(text, begin, row_kind, &match);
  if (used == 0) used = ReadSharedMonths(text, begin, 0, &match);
  if (used == 0) {
    used = ReadPoint(text, begin, 0, row_kind, &match);
    if (used == 0) return {};
    // "12月15-31日": the month stands once in front.
    if (match.precision == DatePrecision::kMonth && !match.is_range) {
      DateMatch days;
      const size_t more = ReadSharedDays(text, begin + used, match.first, &days);
      if (more > 0) {
        days.first_offset = match.first_offset;
        days.last_offset = match.last_offset;
        match = days;
        used += more;
      }
    }
    // "2024年5-10月": the year stands once in front.
    if (match.precision == DatePrecision::kYear && match.weak && match.first.has_year()) {
      DateMatch months;
      const size_t more = ReadSharedMonths(text, begin + used, match.first.year, &months);
      if (more > 0) {
        match = months;
        used += more;
      }
    }
  }
  if (!match.is_range) {
    const size_t sign = MatchRangeSign(text, begin + used);
    DateMatch end;
    const size_t more =
        sign == 0 ? 0 : ReadRangeEnd(text, begin + used + sign, row_kind, match, &end);
    if (more > 0) {
      match.is_range = true;
      match.weak = false;
      match.valid = match.valid && end.valid;
      match.last = end.last;
      match.last_offset = end.last_offset;
      match.precision = end.precision;
      match.month_end = end.month_end;
      if (!match.first.has_year() && end.last.has_year()) {
        const std::optional<Date> first = match.first.WithYear(end.last.year);
        match.valid = match.valid && first.has_value();
        if (first) match.first = *first;
      }
      match.dotted_month = false;
      used += sign + more;
    } else if (match.dotted_month && (sign > 0 || row_kind != RowKind::kTimeliness)) {
      // The other end of the range is no month: 1903.04~2093.04万元.
      return {};
    }
  }
  if (match.is_range && match.first.has_year() == match.last.has_year() &&
      match.last < match.first && match.last.day != 0 && match.first_offset == match.last_offset) {
    match.valid = false;
  }
  // 前后 is about, and is left to stand.
  if (StartsWith(text, begin + used, U"前后")) {
    match.length = used;
    return match;
  }
  match.length = used + ReadSuffix(text, begin + used, &match);
  return match;
}

}  // namespace jixiao
