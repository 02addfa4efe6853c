#include "threshold/shortcut.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "base/fold.h"
#include "numeric/int128.h"
#include "threshold/row_context.h"
#include "threshold/syntax.h"
#include "threshold/vocabulary.h"
#include "unit/unit_table.h"

namespace jixiao {
namespace {

using Node = Threshold::Node;
using std::size_t;

// The longest text of the table, in words of eight bytes.
constexpr size_t kBackWords = 2;

// A comparison that is written on one side of the digits.
struct Side {
  bool written = false;
  bool weak = false;  // yields to one behind the digits
  Comparator comparator = Comparator::kEq;
  std::uint8_t begin = 0, end = 0;  // its bytes within the side
};
using Front = Side;
struct Back {
  Side side;
  std::uint16_t unit = 0;  // a PlainUnit
  bool percent = false;
  std::uint8_t unit_begin = 0, unit_end = 0;  // bytes within the side
};

class ShortcutTables {
 public:
  ShortcutTables() {
    for (const std::string_view sign : kSigns) AddFront(std::string(sign), false);
    for (const auto& entry : Vocabulary().entries()) {
      const bool weak = entry.value.role == Role::kWeakBefore;
      if (weak || entry.value.role == Role::kStrongBefore) AddFront(ToUtf8(entry.word), weak);
    }
    AddBack("");
    for (const std::string_view word : kBehind) AddBack(std::string(word));
    for (const auto& [alias, name] : UnitAliases()) {
      const std::string unit = ToUtf8(alias);
      if (MayBeDate(alias)) continue;
      AddBack(unit);
      for (const std::string_view word : kBehind) AddBack(unit + std::string(word));
      for (const std::string_view scale : kScales) AddBack(std::string(scale) + unit);
    }
    for (const std::string_view over : kRated) {
      for (const std::string_view under : kPer) {
        AddBack(std::string(over) + "/" + std::string(under));
      }
    }
  }

  const Front* FindFront(PaddedText text) const { return fronts_.Find(text); }
  const Back* FindBack(PaddedText text) const { return backs_.Find(text); }
  const std::vector<Unit>& units() const { return units_; }

 private:
  static constexpr std::array<std::string_view, 14> kSigns = {
      "≥", "≧", ">=", "⩾", "＞", ">", "≤", "≦", "<=", "⩽", "＜", "<", "=", "＝"};
  static constexpr std::array<std::string_view, 5> kBehind = {"以上", "以下", "以内", "及以上",
                                                              "左右"};
  static constexpr std::array<std::string_view, 2> kScales = {"万", "亿"};
  static constexpr std::array<std::string_view, 4> kRated = {"元", "万元", "次", "场"};
  static constexpr std::array<std::string_view, 14> kPer = {
      "人", "月", "年", "人·月", "人·年", "亩",     "户",
      "家", "天", "次", "个",    "公里",  "平方米", "吨"};

  // Behind some figures these are dates or times of the day: 8.31起 is from that day on.
  static bool MayBeDate(std::u32string_view alias) {
    constexpr std::u32string_view kFirsts = U"年月季日周点起";
    return kFirsts.find(alias[0]) != std::u32string_view::npos;
  }

  // A plain quantity of `digits` and nothing that would have to be said about it.
  static bool IsPlain(const Node& node) {
    return node.kind == ThresholdKind::kQuantity && node.diagnostics.empty() && !node.vague &&
           node.number.form == Number::Form::kPlain && node.number.value == Decimal(5) &&
           node.rare == nullptr;
  }

  void AddFront(const std::string& text, bool weak) {
    const auto actual = ParseGeneral(text + "5个", {}, ReadAs::kActual);
    if (actual->rare != nullptr) return;  // 超5个 is no 5个
    const auto node = ParseGeneral(text + "5个", {});
    const bool whole = node->number_span.begin == text.size();
    if (!IsPlain(*node) || node->bare || !whole || node->unit.name() != "个") return;
    fronts_.Add(text, SideOf(node->comparator, weak, node->comparator_span));
  }

  void AddBack(const std::string& text) {
    const auto node = ParseGeneral("5" + text, {});
    if (!IsPlain(*node) || node->number_span.end != 1) return;
    Back back;
    if (!node->bare)
      back.side = SideOf(node->comparator, false, BehindDigit(node->comparator_span));
    back.unit = NumberOf(node->unit);
    back.percent = node->unit == NamedUnit("%");
    if (!node->unit_span.empty()) {
      const TextSpan unit = BehindDigit(node->unit_span);
      back.unit_begin = static_cast<std::uint8_t>(unit.begin);
      back.unit_end = static_cast<std::uint8_t>(unit.end);
    }
    backs_.Add(text, back);
  }

  static TextSpan BehindDigit(TextSpan span) { return {span.begin - 1, span.end - 1}; }
  static Side SideOf(Comparator comparator, bool weak, TextSpan span) {
    return {true, weak, comparator, static_cast<std::uint8_t>(span.begin),
            static_cast<std::uint8_t>(span.end)};
  }

  std::uint16_t NumberOf(const Unit& unit) {
    auto at = std::find(units_.begin(), units_.end(), unit);
    if (at == units_.end()) at = units_.insert(at, unit);
    return static_cast<std::uint16_t>(at - units_.begin());
  }

  ShortTextTable<kFrontWords, Front> fronts_;
  ShortTextTable<kBackWords, Back> backs_;
  std::vector<Unit> units_ = {Unit()};
};

const ShortcutTables& Tables() {
  static const ShortcutTables* const tables = new ShortcutTables();
  return *tables;
}

// --- Dates --------------------------------------------------------------------------------------

// Which day of its month a text comes to.
enum class DayRule : std::uint8_t { kNone, kFirst, kLast, kWritten };

// What stands behind a month, or behind a day.
struct DateBack {
  Comparator comparator = Comparator::kLe;
  bool bare = false;
  bool before = false;
  DayRule day = DayRule::kNone;
  DayRule start = DayRule::kNone;
  std::uint8_t date_end = 0;    // behind the date's own bytes
  std::uint8_t noun_begin = 0;  // the noun goes on to the end

  friend bool operator==(const DateBack&, const DateBack&) = default;
};

constexpr std::uint8_t kSampleDay = 15;

using DateBackTable = ShortTextTable<kBackWords, DateBack>;

class DateTables {
 public:
  DateTables() {
    for (const std::string_view back : kBacks) {
      Add("月", back, &behind_months_);
      Add("月15日", back, &behind_days_);
    }
    Add("-15", "", &behind_numbers_);
  }
  const DateBack* BehindMonth(PaddedText back) const { return behind_months_.Find(back); }
  const DateBack* BehindDay(PaddedText back) const { return behind_days_.Find(back); }
  const DateBack* BehindNumber(PaddedText back) const { return behind_numbers_.Find(back); }

 private:
  static constexpr std::array<std::string_view, 16> kBacks = {
      "",   "前",   "之前",   "以前", "底", "底前",     "底之前", "底以前",
      "末", "末前", "前完成", "完成", "止", "底前完成", "底完成", "之前完成"};

  // A table is of one reading only where each of these gives it: a month of 30 days and one of 28,
  // on any kind of row, whatever the budget year.
  void Add(std::string_view middle, std::string_view back, DateBackTable* table) {
    const bool number = middle.front() == '-';
    std::optional<DateBack> common;
    for (const RowKind kind : {RowKind::kUnknown, RowKind::kTimeliness, RowKind::kCost}) {
      for (const char* const month : {"2024@6", "2023@2", "2023@12"}) {
        std::string text(month);
        text.replace(4, 1, number ? "-" : "年");
        text += std::string(middle) + std::string(back);
        const size_t begin = text.size() - back.size();
        for (const ReadAs read_as : {ReadAs::kTarget, ReadAs::kActual}) {
          const auto node = ParseGeneral(text, {.row_kind = kind}, read_as);
          const std::optional<DateBack> found = Meaning(*node, begin);
          if (!found || (common && !(*found == *common))) return;
          common = found;
        }
      }
    }
    table->Add(back, *common);
  }

  // The back of the node's text begins at `begin`.
  static std::optional<DateBack> Meaning(const Node& node, size_t begin) {
    const bool plain = node.kind == ThresholdKind::kDeadline && node.diagnostics.empty() &&
                       node.date && !node.date_end && !node.vague && !node.has_number &&
                       node.comparator_span.empty() && node.number_span.begin == 0 &&
                       node.number_span.end >= begin && node.unit_span.empty();
    const std::string_view noun =
        node.rare != nullptr ? std::string_view(node.rare->noun) : std::string_view();
    if (!plain || !HasNounAlone(node) || !node.text.ends_with(noun)) return std::nullopt;
    const DateBack back = {node.comparator,
                           node.bare,
                           node.before,
                           RuleOf(node.date),
                           RuleOf(node.date_start),
                           static_cast<std::uint8_t>(node.number_span.end - begin),
                           static_cast<std::uint8_t>(node.text.size() - noun.size() - begin)};
    const bool known =
        back.day != DayRule::kNone && (back.start != DayRule::kNone || !node.date_start);
    return known ? std::optional(back) : std::nullopt;
  }
  static bool HasNounAlone(const Node& node) {
    if (node.rare == nullptr) return true;
    const Node::Rare& rare = *node.rare;
    return !rare.lower && !rare.upper && !rare.cap && rare.parts.empty() && rare.label.empty() &&
           rare.reference.empty() && rare.of.empty() && rare.unread.empty() &&
           rare.reversal == Reversal::kNone;
  }
  static DayRule RuleOf(const std::optional<Date>& date) {
    if (!date) return DayRule::kNone;
    if (date->day == kSampleDay) return DayRule::kWritten;
    if (date->day == 1) return DayRule::kFirst;
    return date->day == LastDayOfMonth(date->year, date->month) ? DayRule::kLast : DayRule::kNone;
  }

  DateBackTable behind_months_;
  DateBackTable behind_days_;
  DateBackTable behind_numbers_;
};

const DateTables& Dates() {
  static const DateTables* const tables = new DateTables();
  return *tables;
}

// --- Changes ------------------------------------------------------------------------------------

bool HasReferenceAlone(const Node& node) {
  if (node.rare == nullptr) return true;
  const Node::Rare& rare = *node.rare;
  return !rare.lower && !rare.upper && !rare.cap && rare.parts.empty() && rare.noun.empty() &&
         rare.label.empty() && rare.of.empty();
}

// [what it is held against] verb [sign]: 较上年增长≥.
std::optional<ChangeFront> ReadChangeFront(std::string_view front) {
  const auto node = ParseGeneral(std::string(front) + "5%", {});
  const bool plain = node->kind == ThresholdKind::kChange && node->diagnostics.empty() &&
                     !node->vague && node->number.form == Number::Form::kPlain &&
                     node->number.value == Decimal(5) && node->number_span.begin == front.size() &&
                     node->unit == NamedUnit("%") && HasReferenceAlone(*node);
  if (!plain) return std::nullopt;
  // A plan is no actual (计划增长5%).
  const auto actual = ParseGeneral(std::string(front) + "5%", {}, ReadAs::kActual);
  if (actual->rare != nullptr && actual->rare->reversal != Reversal::kNone) return std::nullopt;
  return ChangeFront{node->direction, node->comparator, node->bare};
}

// --- Figures ------------------------------------------------------------------------------------

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

// The high bit of each of eight bytes that is no ASCII digit.
std::uint64_t NonDigits(std::uint64_t bytes) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  const std::uint64_t values = bytes ^ 0x3030303030303030U;  // a digit's is 0 to 9
  return (((values & ~kHighBits) + 0x7676767676767676U) | values) & kHighBits;
}

size_t FirstByte(std::uint64_t high_bits) {
  return static_cast<size_t>(std::countr_zero(high_bits)) / 8;
}

// Up to eight digits that stand at the start of `bytes`: pairs, then fours, then eight of them are
// joined at once.
std::uint64_t DigitsValue(std::uint64_t bytes, size_t count) {
  std::uint64_t value = (bytes ^ 0x3030303030303030U) << (64 - 8 * count);
  value = value * 10 + (value >> 8U);
  constexpr std::uint64_t kPairs = 0x000000FF000000FFU;
  return ((value & kPairs) * 0x000F424000000064U + (value >> 16U & kPairs) * 0x0000271000000001U) >>
         32U;
}

/// Digits with at most one point, at most 18 of them.
struct Figure {
  std::uint64_t coefficient = 0;
  std::uint8_t places = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

constexpr size_t kLongestFigure = 18;  // fits in 64 bits

// Digit by digit, for the long ones.
bool ReadLongFigure(PaddedText text, size_t begin, Figure* figure) {
  size_t i = begin;
  size_t point = 0;
  size_t digits = 0;
  std::uint64_t coefficient = 0;
  for (; i < text.size; ++i) {
    const char c = text.data[i];
    if (IsAsciiDigit(c)) {
      if (++digits > kLongestFigure) return false;
      coefficient = coefficient * 10 + static_cast<std::uint64_t>(c - '0');
    } else if (c == '.' && point == 0 && i + 1 < text.size && IsAsciiDigit(text.data[i + 1])) {
      point = i;
    } else {
      break;
    }
  }
  *figure = {coefficient, static_cast<std::uint8_t>(point == 0 ? 0 : i - point - 1),
             static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(i)};
  return true;
}

// Digits that reach behind the text are not the text's: its end counts as none.
size_t CountDigits(std::uint64_t bytes, size_t left) {
  const std::uint64_t others = NonDigits(bytes);
  return std::min(others == 0 ? 8 : FirstByte(others), left);
}

// The figure that begins with the digit at `begin`.
bool ReadFigure(PaddedText text, size_t begin, Figure* figure) {
  // 0086: no figure, but a number of a telephone or a document.
  if (text.data[begin] == '0' && begin + 1 < text.size && IsAsciiDigit(text.data[begin + 1])) {
    return false;
  }
  const std::uint64_t whole_bytes = text.EightAt(begin);
  const size_t whole = CountDigits(whole_bytes, text.size - begin);
  if (whole == 8) return ReadLongFigure(text, begin, figure);
  size_t end = begin + whole;
  figure->coefficient = DigitsValue(whole_bytes, whole);
  figure->places = 0;
  if (end + 1 < text.size && text.data[end] == '.' && IsAsciiDigit(text.data[end + 1])) {
    const std::uint64_t bytes = text.EightAt(end + 1);
    const size_t places = CountDigits(bytes, text.size - end - 1);
    if (places == 8) return ReadLongFigure(text, begin, figure);
    figure->coefficient = figure->coefficient * static_cast<std::uint64_t>(
                                                    numeric::PowerOfTen(static_cast<int>(places))) +
                          DigitsValue(bytes, places);
    figure->places = static_cast<std::uint8_t>(places);
    end += 1 + places;
  }
  figure->begin = static_cast<std::uint32_t>(begin);
  figure->end = static_cast<std::uint32_t>(end);
  return true;
}

constexpr size_t kLongest = PaddedCopy::kLongest;

// The first figure of the text, in front of which at most what a table holds and a space stand.
bool FindFigure(PaddedText text, Figure* figure) {
  if (text.size > kLongest) return false;
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  for (size_t at = 0; at < 8 * (kFrontWords + 1) && at < text.size; at += 8) {
    const std::uint64_t digits = NonDigits(text.EightAt(at)) ^ kHighBits;
    if (digits == 0) continue;
    const size_t begin = at + FirstByte(digits);
    return begin < text.size && ReadFigure(text, begin, figure);
  }
  return false;
}

size_t SkipSpaces(PaddedText text, size_t at) {
  while (at < text.size && text.data[at] == ' ') ++at;
  return at;
}

PaddedText FrontOf(PaddedText text, const Figure& figure) {
  size_t end = figure.begin;
  while (end > 0 && text.data[end - 1] == ' ') --end;
  return {text.data, end};
}

TextSpan Span(size_t begin, size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// Where the parts of a plain figure stand.
struct PlainSpans {
  TextSpan comparator;
  TextSpan number;
  TextSpan unit;
};

bool IsGreater(const Figure& a, const Figure& b) {
  return numeric::PowerOfTen(b.places) * a.coefficient >
         numeric::PowerOfTen(a.places) * b.coefficient;
}

constexpr size_t kYearDigits = 4;

// 10-20人: a range, unless its first number may be a year, its ends are in the wrong order, or it
// is one figure.
bool ReadRange(PaddedText text, const Figure& low, PlainCell* cell, PlainSpans* spans) {
  Figure high;
  if (low.begin != 0 || low.end >= kYearDigits || !ReadFigure(text, low.end + 1, &high))
    return false;
  const size_t back_begin = SkipSpaces(text, high.end);
  const Back* const back = Tables().FindBack(text.From(back_begin));
  if (back == nullptr || back->unit_end == 0 || back->side.written) return false;
  if (!IsGreater(high, low)) return false;
  cell->number = static_cast<std::int64_t>(low.coefficient);
  cell->places = low.places;
  cell->upper = static_cast<std::int64_t>(high.coefficient);
  cell->upper_places = high.places;
  cell->unit = back->unit;
  cell->kind_number = static_cast<std::int8_t>(ThresholdKind::kRange);
  cell->bare = false;
  *spans = {
      {}, Span(0, high.end), Span(back_begin + back->unit_begin, back_begin + back->unit_end)};
  return true;
}

// 20240630 may be a day.
bool MayBeDay(const Figure& figure) {
  return figure.places == 0 && figure.coefficient >= 19'000'101 && figure.coefficient <= 21'991'231;
}

// 2023.12 may be a year and its month.
bool MayBeYear(const Figure& figure) {
  constexpr Figure kFirst = {.coefficient = 1900};
  constexpr Figure kBehindLast = {.coefficient = 2200};
  return figure.places > 0 && !IsGreater(kFirst, figure) && IsGreater(kBehindLast, figure);
}

// On a row of dates, a date in digits, a month and its day (8.31), or the number that a spreadsheet
// has for a day.
bool MayBeDate(const Figure& figure) {
  constexpr Figure kDateInDigits = {.coefficient = 10'000};
  constexpr Figure kBehindLastMonth = {.coefficient = 13};
  const bool may_be_day_of_month = figure.places > 0 && IsGreater(kBehindLastMonth, figure);
  return may_be_day_of_month || MayBeYear(figure) || !IsGreater(kDateInDigits, figure);
}

// A quantity or a range around the figure.
bool ReadAround(PaddedText text, const Figure& figure, const PlainContext& context, PlainCell* cell,
                PlainSpans* spans) {
  const bool dash = figure.end + 1U < text.size &&
                    (text.data[figure.end] == '-' || text.data[figure.end] == '~') &&
                    IsAsciiDigit(text.data[figure.end + 1]);
  if (dash) return ReadRange(text, figure, cell, spans);
  static constexpr Front kNothing;
  const PaddedText front_text = FrontOf(text, figure);
  const ShortcutTables& tables = Tables();
  const Front* const front = front_text.size == 0 ? &kNothing : tables.FindFront(front_text);
  if (front == nullptr) return false;
  const size_t back_begin = SkipSpaces(text, figure.end);
  const Back* const back = tables.FindBack(text.From(back_begin));
  if (back == nullptr) return false;

  const bool behind = back->side.written;
  const bool conflict =
      front->written && behind && !front->weak && front->comparator != back->side.comparator;
  const bool bare = !front->written && !behind;
  const bool may_be_month =
      back->unit_end == 0 && ((bare && MayBeYear(figure)) || MayBeDay(figure));
  if (conflict || may_be_month) return false;

  cell->number = static_cast<std::int64_t>(figure.coefficient);
  cell->places = figure.places;
  cell->unit = back->unit;
  cell->kind_number = static_cast<std::int8_t>(ThresholdKind::kQuantity);
  cell->bare = bare;
  // 290% may be a damaged ≥90%.
  const bool above_one =
      bare && back->percent && !context.share_may_exceed && IsGreater(figure, {.coefficient = 100});
  const auto note = above_one ? DiagnosticCode::kShareAboveOne : DiagnosticCode{};
  cell->note_number = static_cast<std::uint16_t>(note);
  const bool takes_behind = behind && (!front->written || front->weak);
  const Side& side = takes_behind ? back->side : *front;
  cell->SetComparator(side.comparator);
  const size_t side_begin = takes_behind ? back_begin : 0;
  spans->comparator = Span(side_begin + side.begin, side_begin + side.end);
  if (bare) spans->comparator = {};
  spans->number = Span(figure.begin, figure.end);
  spans->unit = back->unit_end == 0
                    ? TextSpan{}
                    : Span(back_begin + back->unit_begin, back_begin + back->unit_end);
  return true;
}

// 较上年增长5%.
bool ReadChange(PaddedText text, const Figure& figure, ChangeFronts* fronts, PlainCell* cell) {
  const PaddedText front_text = FrontOf(text, figure);
  if (front_text.size == 0) return false;
  const Back* const back = Tables().FindBack(text.From(SkipSpaces(text, figure.end)));
  if (back == nullptr || !back->percent || back->side.written) return false;
  const ChangeFront* const front = fronts->Find(front_text);
  if (front == nullptr) return false;
  cell->number = static_cast<std::int64_t>(figure.coefficient);
  cell->places = figure.places;
  cell->unit = back->unit;
  cell->kind_number = static_cast<std::int8_t>(ThresholdKind::kChange);
  cell->SetComparator(front->comparator);
  cell->direction_number = front->direction == ChangeDirection::kDown ? 1 : 0;
  cell->bare = front->bare;
  return true;
}

// `count` digits at most; −1 where there is none.
int TakeDigits(PaddedText text, size_t most, size_t* at) {
  int value = -1;
  for (size_t i = 0; i < most && *at < text.size && IsAsciiDigit(text.data[*at]); ++i, ++*at) {
    value = (value < 0 ? 0 : value * 10) + (text.data[*at] - '0');
  }
  return value;
}

// A word of at most three bytes, with spaces around it.
bool TakeText(PaddedText text, std::string_view word, size_t* at) {
  const size_t begin = SkipSpaces(text, *at);
  if (text.view().substr(begin, word.size()) != word) return false;
  *at = SkipSpaces(text, begin + word.size());
  return true;
}

std::optional<Date> DayOf(DayRule rule, int year, int month, int day) {
  if (rule == DayRule::kNone) return std::nullopt;
  const int number = rule == DayRule::kFirst     ? 1
                     : rule == DayRule::kWritten ? day
                                                 : LastDayOfMonth(year, month);
  return Date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
              static_cast<std::uint8_t>(number)};
}

std::int64_t DayNumber(const Date& date) { return DaysBetween({1970, 1, 1}, date); }

// What stands behind the month or the day of a date, and where.
struct DateTail {
  const DateBack* back = nullptr;
  size_t begin = 0;
  std::optional<Date> last;
  std::optional<Date> first;
};

// The figure stands at the start of the text and may be the year of a date.
bool ReadDate(PaddedText text, const Figure& figure, PlainCell* cell, DateTail* tail) {
  constexpr std::uint64_t kFirstYear = 2000;
  constexpr std::uint64_t kLastYear = 2099;
  if (figure.begin != 0 || figure.end != kYearDigits || figure.coefficient < kFirstYear ||
      figure.coefficient > kLastYear) {
    return false;
  }
  const int year = static_cast<int>(figure.coefficient);
  size_t at = kYearDigits;
  const bool number = at < text.size && text.data[at] == '-';
  if (!TakeText(text, number ? "-" : "年", &at)) return false;
  const int month = TakeDigits(text, 2, &at);
  if (month < 1 || month > 12 || !TakeText(text, number ? "-" : "月", &at)) return false;
  const int day = TakeDigits(text, 2, &at);
  if (number ? day < 1 : (day >= 0 && !TakeText(text, "日", &at))) return false;
  if (day == 0 || day > LastDayOfMonth(year, month)) return false;
  const PaddedText rest = text.From(at);
  const DateBack* const back = number    ? Dates().BehindNumber(rest)
                               : day < 0 ? Dates().BehindMonth(rest)
                                         : Dates().BehindDay(rest);
  if (back == nullptr) return false;
  *tail = {back, at, DayOf(back->day, year, month, day), DayOf(back->start, year, month, day)};
  cell->kind_number = static_cast<std::int8_t>(ThresholdKind::kDeadline);
  cell->SetComparator(back->comparator);
  cell->bare = back->bare;
  return true;
}

}  // namespace

std::size_t PlainUnitCount() { return Tables().units().size(); }
const Unit& PlainUnit(std::size_t unit) { return Tables().units()[unit]; }

namespace {

std::optional<std::uint16_t> PlainUnitOf(const Unit& unit) {
  const std::vector<Unit>& units = Tables().units();
  const auto at = std::find(units.begin(), units.end(), unit);
  if (at == units.end()) return std::nullopt;
  return static_cast<std::uint16_t>(at - units.begin());
}

}  // namespace

NameTraits TraitsOfName(std::string_view name) {
  NameTraits traits = {.is_rate = IsRateName(name),
                       .share_may_exceed = ShareMayExceed(name),
                       .names_money = IsMoneyRow({.name = name})};
  const std::optional<Unit> unit = UnitInName(name);
  if (!unit) return traits;
  const std::optional<std::uint16_t> plain = PlainUnitOf(*unit);
  traits.unit = plain.value_or(0);
  traits.other_unit = !plain;
  return traits;
}

bool TakeUnitOfName(const NameTraits& name, PlainCell* cell) {
  if (cell->kind() != ThresholdKind::kQuantity || cell->unit != 0) return true;
  if (name.other_unit) return false;
  std::uint16_t unit = name.unit;
  if (unit == 0 && name.is_rate) {
    static const std::uint16_t percent = *PlainUnitOf(NamedUnit("%"));
    // 0.95 may be a fraction or a percentage.
    const bool above_one =
        static_cast<numeric::Uint128>(cell->number) > numeric::PowerOfTen(cell->places);
    unit = above_one ? percent : std::uint16_t{0};
  }
  if (unit == 0) return true;
  cell->unit = unit;
  cell->note_number = static_cast<std::uint16_t>(DiagnosticCode::kUnitFromRow);
  return true;
}

const ChangeFront* ChangeFronts::Find(PaddedText front) {
  using Table = decltype(met_);
  if (front.size > Table::kLongest) return nullptr;
  const std::optional<ChangeFront>* met = met_.Find(front);
  if (met == nullptr) {
    if (met_.size() == kMost) return nullptr;
    if (!met_.Add(front.view(), ReadChangeFront(front.view()))) return nullptr;
    met = met_.Find(front);
  }
  return met->has_value() ? &**met : nullptr;
}

bool ReadPlainCell(PaddedText text, const PlainContext& context, ChangeFronts* fronts,
                   PlainCell* cell) {
  Figure figure;
  if (!FindFigure(text, &figure)) return false;
  cell->note_number = 0;
  if (DateTail tail; ReadDate(text, figure, cell, &tail)) {
    cell->number = DayNumber(*tail.last);
    cell->upper = tail.first ? DayNumber(*tail.first) : PlainCell::kNoFirstDay;
    return true;
  }
  if (context.is_timeliness && MayBeDate(figure)) return false;
  PlainSpans spans;
  return ReadAround(text, figure, context, cell, &spans) ||
         (!context.is_timeliness && ReadChange(text, figure, fronts, cell));
}

std::optional<PlainColumns::Symbol> PlainColumns::ReadSymbol(std::string_view text) {
  const absl::string_view stripped =
      absl::StripAsciiWhitespace(absl::string_view(text.data(), text.size()));
  const std::string_view symbol(stripped.data(), stripped.size());
  if (symbol.empty()) return Symbol();
  if (symbol.size() > PaddedCopy::kLongest) return std::nullopt;
  const Front* const front = Tables().FindFront(PaddedCopy(symbol).text());
  return front == nullptr ? std::nullopt : std::optional(Symbol{true, front->comparator});
}

std::optional<std::uint16_t> PlainColumns::ReadUnit(std::string_view text, bool money_row) {
  if (FoldedText(text).bad_byte() != FoldedText::npos) return std::nullopt;
  return PlainUnitOf(Unit::Parse(text, money_row));
}

bool PlainColumns::Apply(const Symbol& symbol, std::uint16_t unit, PlainCell* cell) {
  const bool is_quantity = cell->kind() == ThresholdKind::kQuantity;
  if (symbol.stated && !(is_quantity && (cell->bare || cell->comparator() == symbol.comparator))) {
    return false;
  }
  if (symbol.stated) {
    // A share of more than 100 % is questionable only where nothing compares it.
    if (cell->note() == DiagnosticCode::kShareAboveOne) return false;
    cell->SetComparator(symbol.comparator);
    cell->bare = false;
  }
  // The unit column serves figures; one that has a unit keeps its own.
  if (unit == 0 || cell->kind() == ThresholdKind::kDeadline) return true;
  if (cell->unit != 0) return cell->unit == unit;
  if (!is_quantity) return false;
  cell->unit = unit;
  cell->note_number = static_cast<std::uint16_t>(DiagnosticCode::kUnitFromRow);
  return true;
}

namespace {

void FillDeadline(std::string_view text, const PlainCell& cell, const DateTail& tail, Node* node) {
  node->kind = ThresholdKind::kDeadline;
  node->comparator = cell.comparator();
  node->bare = cell.bare;
  node->before = tail.back->before;
  node->date = tail.last;
  node->date_start = tail.first;
  // Spaces behind the date are none of it.
  size_t end = tail.begin + tail.back->date_end;
  while (text[end - 1] == ' ') --end;
  node->number_span = Span(0, end);
  const std::string_view noun = text.substr(tail.begin + tail.back->noun_begin);
  if (!noun.empty()) node->Rarely().noun = noun;
}

}  // namespace

bool TakeShortcut(std::string_view text, const ThresholdContext& context, Threshold::Node* node) {
  if (text.size() > kLongest) return false;
  const PaddedCopy copy(text);
  Figure figure;
  PlainCell cell;
  if (!FindFigure(copy.text(), &figure)) return false;
  if (DateTail tail; ReadDate(copy.text(), figure, &cell, &tail)) {
    FillDeadline(text, cell, tail, node);
    return true;
  }
  PlainSpans spans;
  const bool taken = context.row_kind != RowKind::kTimeliness &&
                     ReadAround(copy.text(), figure, PlainContext(), &cell, &spans) &&
                     cell.note_number == 0;
  // What a name may mean takes longer to find out than the general way.
  if (!taken || (cell.unit == 0 && !context.name.empty())) return false;
  node->unit = PlainUnit(cell.unit);
  node->number_span = spans.number;
  node->unit_span = spans.unit;
  const Decimal number(cell.number, cell.places);
  if (cell.kind() == ThresholdKind::kRange) {
    node->kind = ThresholdKind::kRange;
    node->Rarely().lower = Bound{{Number::Form::kPlain, number}, true};
    node->Rarely().upper =
        Bound{{Number::Form::kPlain, Decimal(cell.upper, cell.upper_places)}, true};
    return true;
  }
  node->kind = ThresholdKind::kQuantity;
  node->has_number = true;
  node->bare = cell.bare;
  node->number.value = number;
  node->comparator = cell.comparator();
  node->comparator_span = spans.comparator;
  return true;
}

}  // namespace jixiao
