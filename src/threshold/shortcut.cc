#include "threshold/shortcut.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/fold.h"
#include "base/hash_bytes.h"
#include "base/hash_index.h"
#include "threshold/syntax.h"
#include "threshold/vocabulary.h"
#include "unit/unit_table.h"

namespace jixiao {
namespace {

using Node = Threshold::Node;
using std::size_t;

// What is written on one side of the digits.
struct Side {
  bool written = false;  // a comparison stands here
  bool weak = false;     // and yields to one behind the digits
  Comparator comparator = Comparator::kEq;
  std::uint32_t begin = 0, end = 0;  // its bytes within the side
};
struct Front {
  Side side;
};
struct Back {
  Side side;
  std::uint16_t unit = 0;  // a PlainUnit
  bool percent = false;
  std::uint32_t unit_begin = 0, unit_end = 0;  // bytes within the side
};

// Texts, each with what it means, found whole.
template <typename Meaning>
class TextTable {
 public:
  void Add(std::string text, Meaning meaning) {
    entries_.emplace_back(std::move(text), std::move(meaning));
  }
  void Seal() {
    std::vector<std::uint64_t> hashes;
    for (const auto& [text, meaning] : entries_) hashes.push_back(HashBytes(text));
    index_.emplace(hashes);
  }
  const Meaning* Find(std::string_view text) const {
    const size_t at = index_->Find(HashBytes(text));
    return at != HashIndex::npos && entries_[at].first == text ? &entries_[at].second : nullptr;
  }

 private:
  std::vector<std::pair<std::string, Meaning>> entries_;
  std::optional<HashIndex> index_;
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
    fronts_.Seal();
    backs_.Seal();
  }

  const Front* FindFront(std::string_view text) const { return fronts_.Find(text); }
  const Back* FindBack(std::string_view text) const { return backs_.Find(text); }
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

  // Behind some figures these are dates or times of the day.
  static bool MayBeDate(std::u32string_view alias) {
    constexpr std::u32string_view kFirsts = U"年月季日周点";
    return kFirsts.find(alias[0]) != std::u32string_view::npos;
  }

  // A plain quantity of `digits` and nothing that would have to be said about it.
  static bool IsPlain(const Node& node) {
    return node.kind == ThresholdKind::kQuantity && node.diagnostics.empty() && !node.vague &&
           node.number.form == Number::Form::kPlain && node.number.value == Decimal(5) &&
           node.rare == nullptr;
  }

  void AddFront(std::string text, bool weak) {
    const auto node = ParseGeneral(text + "5个", {});
    const bool whole = node->number_span.begin == text.size();
    if (!IsPlain(*node) || node->bare || !whole || node->unit.name() != "个") return;
    const Side side = {true, weak, node->comparator, node->comparator_span.begin,
                       node->comparator_span.end};
    fronts_.Add(std::move(text), Front{side});
  }

  void AddBack(std::string text) {
    const auto node = ParseGeneral("5" + text, {});
    if (!IsPlain(*node) || node->number_span.end != 1) return;
    Back back;
    back.side.written = !node->bare;
    back.side.comparator = node->comparator;
    if (back.side.written) {
      back.side.begin = node->comparator_span.begin - 1;
      back.side.end = node->comparator_span.end - 1;
    }
    back.unit = NumberOf(node->unit);
    back.percent = node->unit.dimension() == Dimension::kShare;
    if (!node->unit_span.empty()) {
      back.unit_begin = node->unit_span.begin - 1;
      back.unit_end = node->unit_span.end - 1;
    }
    backs_.Add(std::move(text), back);
  }

  std::uint16_t NumberOf(const Unit& unit) {
    auto at = std::find(units_.begin(), units_.end(), unit);
    if (at == units_.end()) at = units_.insert(at, unit);
    return static_cast<std::uint16_t>(at - units_.begin());
  }

  TextTable<Front> fronts_;
  TextTable<Back> backs_;
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
  DayRule day = DayRule::kNone;
  DayRule start = DayRule::kNone;

  friend bool operator==(const DateBack&, const DateBack&) = default;
};

constexpr std::uint8_t kSampleDay = 15;

class DateTables {
 public:
  DateTables() {
    for (const std::string_view back : kBacks) {
      Add("月", back, &behind_months_);
      Add("月15日", back, &behind_days_);
    }
    Add("-15", "", &behind_numbers_);
    for (auto* table : {&behind_months_, &behind_days_, &behind_numbers_}) table->Seal();
  }
  const DateBack* BehindMonth(std::string_view back) const { return behind_months_.Find(back); }
  const DateBack* BehindDay(std::string_view back) const { return behind_days_.Find(back); }
  const DateBack* BehindNumber(std::string_view back) const { return behind_numbers_.Find(back); }

 private:
  static constexpr std::array<std::string_view, 16> kBacks = {
      "",   "前",   "之前",   "以前", "底", "底前",     "底之前", "底以前",
      "末", "末前", "前完成", "完成", "止", "底前完成", "底完成", "之前完成"};

  // A table is of one reading only where each of these gives it: a month of 30 days and one of 28,
  // on any kind of row, whatever the budget year.
  void Add(std::string_view middle, std::string_view back, TextTable<DateBack>* table) {
    const bool number = middle.front() == '-';
    std::optional<DateBack> common;
    for (const RowKind kind : {RowKind::kUnknown, RowKind::kTimeliness, RowKind::kCost}) {
      for (const char* const month : {"2024@6", "2023@2", "2023@12"}) {
        std::string text(month);
        text.replace(4, 1, number ? "-" : "年");
        text += std::string(middle) + std::string(back);
        const std::optional<DateBack> found = Meaning(*ParseGeneral(text, {.row_kind = kind}));
        if (!found || (common && !(*found == *common))) return;
        common = found;
      }
    }
    table->Add(std::string(back), *common);
  }

  static std::optional<DateBack> Meaning(const Node& node) {
    const bool plain = node.kind == ThresholdKind::kDeadline && node.diagnostics.empty() &&
                       node.date && !node.date_end && !node.vague && !node.has_number &&
                       (node.rare == nullptr || IsEmpty(*node.rare));
    if (!plain) return std::nullopt;
    const DateBack back = {node.comparator, node.bare, RuleOf(node.date), RuleOf(node.date_start)};
    const bool known =
        back.day != DayRule::kNone && (back.start != DayRule::kNone || !node.date_start);
    return known ? std::optional(back) : std::nullopt;
  }
  static bool IsEmpty(const Node::Rare& rare) {
    return !rare.lower && !rare.upper && rare.parts.empty() && !rare.cap;
  }
  static DayRule RuleOf(const std::optional<Date>& date) {
    if (!date) return DayRule::kNone;
    if (date->day == kSampleDay) return DayRule::kWritten;
    if (date->day == 1) return DayRule::kFirst;
    return date->day == LastDayOfMonth(date->year, date->month) ? DayRule::kLast : DayRule::kNone;
  }

  TextTable<DateBack> behind_months_;
  TextTable<DateBack> behind_days_;
  TextTable<DateBack> behind_numbers_;
};

const DateTables& Dates() {
  static const DateTables* const tables = new DateTables();
  return *tables;
}

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

constexpr size_t kLongestNumber = 18;  // fits in 64 bits
PlainNumber ReadPlain(std::string_view text, size_t begin) {
  PlainNumber number;
  size_t i = begin;
  size_t point = 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (IsAsciiDigit(c)) {
      if (i - begin >= kLongestNumber) return {};
      number.coefficient = number.coefficient * 10 + (c - '0');
    } else if (c == '.' && point == 0 && i + 1 < text.size() && IsAsciiDigit(text[i + 1])) {
      point = i;
    } else {
      break;
    }
  }
  number.places = point == 0 ? 0 : static_cast<int>(i - point - 1);
  number.end = static_cast<std::uint32_t>(i);
  return number;
}

constexpr size_t kLongest = 64;

size_t SkipSpaces(std::string_view text, size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

TextSpan Span(size_t begin, size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// 10-20人: a range, unless its first number may be a year or its ends are in the wrong order.
bool ReadRange(std::string_view text, size_t begin, PlainCell* cell) {
  constexpr size_t kYearDigits = 4;
  const PlainNumber& low = cell->number;
  const PlainNumber high = ReadPlain(text, low.end + 1);
  if (high.end == 0 || low.end - begin >= kYearDigits) return false;
  const size_t back_begin = SkipSpaces(text, high.end);
  const Back* const back = Tables().FindBack(text.substr(back_begin));
  if (back == nullptr || back->unit_end == 0 || back->side.written) return false;
  const bool reversed =
      Decimal(low.coefficient, low.places) > Decimal(high.coefficient, high.places);
  if (reversed) return false;
  cell->is_range = true;
  cell->bare = false;
  cell->upper = high;
  cell->unit = back->unit;
  cell->number_span = Span(begin, high.end);
  cell->unit_span = Span(back_begin + back->unit_begin, back_begin + back->unit_end);
  return true;
}

// A bare figure may be a year, a date, a damaged share (290%), or take its unit from the row.
bool MayMeanMore(const PlainNumber& number, size_t begin, const Back& back, bool bare,
                 const ThresholdContext& context) {
  constexpr size_t kYearDigits = 4;
  const bool unitless = back.unit_end == 0;
  if (unitless && !context.name.empty()) return true;
  if (!bare) return false;
  const size_t fraction = number.places == 0 ? 0 : static_cast<size_t>(number.places) + 1;
  if (unitless) return number.end - begin - fraction == kYearDigits;
  return back.percent && Decimal(number.coefficient, number.places) > Decimal(100);
}

Decimal ValueOf(const PlainNumber& number) { return Decimal(number.coefficient, number.places); }

}  // namespace

namespace {

// `count` digits at most; −1 where there is none.
int TakeDigits(std::string_view text, size_t most, size_t* at) {
  int value = -1;
  for (size_t i = 0; i < most && *at < text.size() && IsAsciiDigit(text[*at]); ++i, ++*at) {
    value = (value < 0 ? 0 : value * 10) + (text[*at] - '0');
  }
  return value;
}

bool TakeText(std::string_view text, std::string_view word, size_t* at) {
  const size_t begin = SkipSpaces(text, *at);
  if (text.substr(begin, word.size()) != word) return false;
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

}  // namespace

bool ReadPlainDate(std::string_view text, const ThresholdContext& context, PlainDate* date) {
  constexpr size_t kYearDigits = 4;
  constexpr int kFirstYear = 2000;
  constexpr int kLastYear = 2099;
  size_t at = 0;
  if (text.size() > kLongest || !context.deadline_includes_day) return false;
  const int year = TakeDigits(text, kYearDigits, &at);
  if (at != kYearDigits || year < kFirstYear || year > kLastYear) return false;
  const bool number = at < text.size() && text[at] == '-';
  if (!TakeText(text, number ? "-" : "年", &at)) return false;
  const int month = TakeDigits(text, 2, &at);
  if (month < 1 || month > 12 || !TakeText(text, number ? "-" : "月", &at)) return false;
  const int day = TakeDigits(text, 2, &at);
  if (number ? day < 1 : (day >= 0 && !TakeText(text, "日", &at))) return false;
  if (day == 0 || day > LastDayOfMonth(year, month)) return false;
  const std::string_view rest = text.substr(at);
  const DateBack* const back = number    ? Dates().BehindNumber(rest)
                               : day < 0 ? Dates().BehindMonth(rest)
                                         : Dates().BehindDay(rest);
  if (back == nullptr) return false;
  date->comparator = back->comparator;
  date->bare = back->bare;
  date->date = *DayOf(back->day, year, month, day);
  date->start = DayOf(back->start, year, month, day);
  return true;
}

std::size_t PlainUnitCount() { return Tables().units().size(); }
const Unit& PlainUnit(std::size_t unit) { return Tables().units()[unit]; }

bool ReadPlainCell(std::string_view text, const ThresholdContext& context, PlainCell* cell) {
  if (text.size() > kLongest || context.row_kind == RowKind::kTimeliness) return false;
  size_t begin = 0;
  while (begin < text.size() && !IsAsciiDigit(text[begin])) ++begin;
  if (begin == text.size()) return false;
  const PlainNumber number = ReadPlain(text, begin);
  if (number.end == 0) return false;
  cell->number = number;
  cell->is_range = false;
  cell->comparator = Comparator::kEq;
  cell->comparator_span = cell->unit_span = {};

  const bool dash = number.end + 1 < text.size() &&
                    (text[number.end] == '-' || text[number.end] == '~') &&
                    IsAsciiDigit(text[number.end + 1]);
  if (dash) return begin == 0 && ReadRange(text, begin, cell);
  size_t front_end = begin;
  while (front_end > 0 && text[front_end - 1] == ' ') --front_end;
  const size_t back_begin = SkipSpaces(text, number.end);
  const ShortcutTables& tables = Tables();
  const Front* const front = front_end == 0 ? nullptr : tables.FindFront(text.substr(0, front_end));
  if (front == nullptr && front_end != 0) return false;
  const Back* const back = tables.FindBack(text.substr(back_begin));
  if (back == nullptr) return false;

  const bool in_front = front != nullptr;
  const bool behind = back->side.written;
  const bool conflict =
      in_front && behind && !front->side.weak && front->side.comparator != back->side.comparator;
  cell->bare = !in_front && !behind;
  if (conflict || MayMeanMore(number, begin, *back, cell->bare, context)) return false;

  cell->unit = back->unit;
  cell->number_span = Span(begin, number.end);
  if (back->unit_end != 0) {
    cell->unit_span = Span(back_begin + back->unit_begin, back_begin + back->unit_end);
  }
  if (behind && (!in_front || front->side.weak)) {
    cell->comparator = back->side.comparator;
    cell->comparator_span = Span(back_begin + back->side.begin, back_begin + back->side.end);
  } else if (in_front) {
    cell->comparator = front->side.comparator;
    cell->comparator_span = Span(front->side.begin, front->side.end);
  }
  return true;
}

bool TakeShortcut(std::string_view text, const ThresholdContext& context, Node* node) {
  PlainCell cell;
  if (!ReadPlainCell(text, context, &cell)) return false;
  node->unit = PlainUnit(cell.unit);
  node->number_span = cell.number_span;
  node->unit_span = cell.unit_span;
  if (cell.is_range) {
    node->kind = ThresholdKind::kRange;
    node->Rarely().lower = Bound{{Number::Form::kPlain, ValueOf(cell.number)}, true};
    node->Rarely().upper = Bound{{Number::Form::kPlain, ValueOf(cell.upper)}, true};
    return true;
  }
  node->kind = ThresholdKind::kQuantity;
  node->has_number = true;
  node->bare = cell.bare;
  node->number.value = ValueOf(cell.number);
  node->comparator = cell.comparator;
  node->comparator_span = cell.comparator_span;
  return true;
}

}  // namespace jixiao
