#include "threshold/shortcut.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/fold.h"
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
  Unit unit;
  bool percent = false;
  std::uint32_t unit_begin = 0, unit_end = 0;  // bytes within the side
};

std::uint64_t HashOf(std::string_view text) {
  std::uint64_t hash = text.size();
  while (!text.empty()) {
    std::uint64_t chunk = 0;
    const size_t taken = text.size() < sizeof(chunk) ? text.size() : sizeof(chunk);
    std::memcpy(&chunk, text.data(), taken);
    hash = (hash ^ chunk) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 32U;
    text.remove_prefix(taken);
  }
  return hash;
}

// Texts, each with what it means, found whole.
template <typename Meaning>
class TextTable {
 public:
  void Add(std::string text, Meaning meaning) {
    entries_.emplace_back(std::move(text), std::move(meaning));
  }
  void Seal() {
    std::vector<std::uint64_t> hashes;
    for (const auto& [text, meaning] : entries_) hashes.push_back(HashOf(text));
    index_.emplace(hashes);
  }
  const Meaning* Find(std::string_view text) const {
    const size_t at = index_->Find(HashOf(text));
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
    back.unit = node->unit;
    back.percent = node->unit.dimension() == Dimension::kShare;
    if (!node->unit_span.empty()) {
      back.unit_begin = node->unit_span.begin - 1;
      back.unit_end = node->unit_span.end - 1;
    }
    backs_.Add(std::move(text), back);
  }

  TextTable<Front> fronts_;
  TextTable<Back> backs_;
};

const ShortcutTables& Tables() {
  static const ShortcutTables* const tables = new ShortcutTables();
  return *tables;
}

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

// Digits with at most one point, at most 18 of them.
struct PlainNumber {
  std::int64_t coefficient = 0;
  int places = 0;
  size_t end = 0;  // 0: none that the shortcut takes
};
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
  number.end = i;
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
bool TakeRange(std::string_view text, size_t begin, const PlainNumber& low, Node* node) {
  constexpr size_t kYearDigits = 4;
  const PlainNumber high = ReadPlain(text, low.end + 1);
  if (high.end == 0 || low.end - begin >= kYearDigits) return false;
  const size_t back_begin = SkipSpaces(text, high.end);
  const Back* const back = Tables().FindBack(text.substr(back_begin));
  if (back == nullptr || back->unit_end == 0 || back->side.written) return false;
  const Bound lower = {{Number::Form::kPlain, Decimal(low.coefficient, low.places)}, true};
  const Bound upper = {{Number::Form::kPlain, Decimal(high.coefficient, high.places)}, true};
  if (lower.number.value > upper.number.value) return false;
  node->kind = ThresholdKind::kRange;
  node->Rarely().lower = lower;
  node->Rarely().upper = upper;
  node->unit = back->unit;
  node->number_span = Span(begin, high.end);
  node->unit_span = Span(back_begin + back->unit_begin, back_begin + back->unit_end);
  return true;
}

}  // namespace

bool TakeShortcut(std::string_view text, const ThresholdContext& context, Node* node) {
  if (text.size() > kLongest || context.row_kind == RowKind::kTimeliness) return false;
  size_t begin = 0;
  while (begin < text.size() && !IsAsciiDigit(text[begin])) ++begin;
  if (begin == text.size()) return false;
  const PlainNumber number = ReadPlain(text, begin);
  if (number.end == 0) return false;

  const bool dash = number.end + 1 < text.size() &&
                    (text[number.end] == '-' || text[number.end] == '~') &&
                    IsAsciiDigit(text[number.end + 1]);
  if (dash) return begin == 0 && TakeRange(text, begin, number, node);
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
  const bool bare = !in_front && !behind;
  // A bare figure may be a month, a damaged share, or take its unit from the row.
  const bool unitless = back->unit_end == 0;
  const bool depends = (unitless && (bare || !context.name.empty())) || (bare && back->percent);
  if (conflict || depends) return false;

  node->kind = ThresholdKind::kQuantity;
  node->has_number = true;
  node->bare = bare;
  node->number.value = Decimal(number.coefficient, number.places);
  node->unit = back->unit;
  node->number_span = Span(begin, number.end);
  if (!unitless) {
    node->unit_span = Span(back_begin + back->unit_begin, back_begin + back->unit_end);
  }
  if (behind && (!in_front || front->side.weak)) {
    node->comparator = back->side.comparator;
    node->comparator_span = Span(back_begin + back->side.begin, back_begin + back->side.end);
  } else if (in_front) {
    node->comparator = front->side.comparator;
    node->comparator_span = Span(front->side.begin, front->side.end);
  }
  return true;
}

}  // namespace jixiao
