#include "threshold/acceptance.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace jixiao {
namespace {

using std::size_t;
using View = std::u32string_view;

class Acceptance {
 public:
  Acceptance(const Cell& cell, CellParts* parts)
      : cell_(cell), parts_(parts->parts), asides_(parts->asides) {}

  // --- Which numbers are the value ------------------------------------------------------------

  // (a) a comparison binds the number, (b) the cell starts or ends with number and unit, (c) only
  // neutral words precede. Chinese numerals count under (a) or as the whole cell.
  void Run() {
    absl::InlinedVector<bool, 8> keeps;
    bool all_before_accepted = true;
    for (size_t i = 0; i < parts_.size(); ++i) {
      const bool starts = all_before_accepted && !TextBefore(i);
      const bool aside = parts_[i].dangling || IsSummary(i) || IsStartingPoint(i);
      if (aside && !parts_[i].dangling) asides_.push_back(parts_[i].value);
      keeps.push_back(!aside && Accepts(i, starts));
      if (!keeps.back() && !aside) all_before_accepted = false;
      all_before_accepted = all_before_accepted && !TextBehind(i);
    }
    size_t next = 0;
    for (size_t i = 0; i < parts_.size(); ++i) {
      if (!keeps[i]) continue;
      if (next != i) parts_[next] = std::move(parts_[i]);
      ++next;
    }
    parts_.erase(parts_.begin() + static_cast<std::ptrdiff_t>(next), parts_.end());
    DropWeakDates(&parts_);
  }

 private:
  bool TextBefore(size_t i) const {
    const Part& part = parts_[i];
    if (part.text_before) return true;
    const size_t from = i == 0 ? 0 : parts_[i - 1].end_token;
    return cell_.HasText(from, part.first_token);
  }
  bool TextBehind(size_t i) const { return parts_[i].noun_end > parts_[i].noun_begin; }

  // 3000元、2000元、1000元3个档次: a count of the list before it.
  bool IsSummary(size_t i) const {
    const Part& part = parts_[i];
    if (i == 0 || part.joint != Joint::kAdjacent || part.bound() || part.is_date ||
        part.text_before) {
      return false;
    }
    const View noun = cell_.Symbols(part.noun_begin, part.noun_end);
    return noun.starts_with(U"档") || noun.starts_with(U"等级") || noun.starts_with(U"类别") ||
           noun.starts_with(U"标准");
  }

  // 由80%提高到90%: the level that is left behind.
  bool IsStartingPoint(size_t i) const {
    if (i + 1 >= parts_.size() || parts_[i + 1].joint != Joint::kAdjacent) return false;
    const Comparison& next = parts_[i + 1].weak;
    const bool level = next.found() && (cell_.IsWord(next.token, Role::kLevelUp) ||
                                        cell_.IsWord(next.token, Role::kLevelDown));
    if (!level) return false;
    const Part& part = parts_[i];
    return part.value > 0 && cell_.IsWord(part.value - 1, Role::kBetween);
  }

  bool Accepts(size_t i, bool starts) const {
    const Part& part = parts_[i];
    if (part.in_bracket) {
      return i > 0 && IsFurtherCondition(i);
    }
    if (part.is_date) return AcceptsDate(part, starts);
    const Quantity& quantity = cell_.QuantityOf(part.value);
    if (FollowedByCap(cell_, parts_, i)) return true;
    if (part.bound()) return AcceptsBound(part);
    const bool ends = !TextBehind(i) && NothingBehind(part);
    if (quantity.chinese) return starts && ends && WholeCell(part);
    if (part.upper != kNoToken) return starts || ends;
    if (quantity.has_unit || UnknownUnitLength(cell_, part) > 0) return starts || ends;
    if (LabelEndsWithColon(part)) return ends;
    return starts && ends;
  }

  // A bracket holds a note, unless it holds a condition with a name or a unit of its own
  // (5家(不少于10人)), or says by when (100%(6月底前)).
  bool IsFurtherCondition(size_t i) const {
    const Part& part = parts_[i];
    const Part& first = parts_[0];
    if (part.is_date) {
      const DateMatch& date = cell_.DateOf(part.value);
      return !first.is_date && date.before && !part.text_before;
    }
    const bool strong = part.sign.found() || part.before.found() || part.after.found();
    if (!strong) return false;
    if (part.text_before || first.is_date) return true;
    return !(cell_.QuantityOf(part.last_value()).unit == cell_.QuantityOf(first.last_value()).unit);
  }

  // 达 before a number that a noun without unit follows is still a value; 二级以上 is a class.
  bool AcceptsBound(const Part& part) const {
    const Quantity& quantity = cell_.QuantityOf(part.value);
    if (!quantity.chinese || quantity.has_unit) return true;
    return part.noun_end == part.noun_begin;
  }

  bool WholeCell(const Part& part) const {
    for (size_t token = 0; token < part.value; ++token) {
      if (!cell_.Is(token, TokenKind::kPer)) return false;
    }
    return true;
  }

  bool LabelEndsWithColon(const Part& part) const {
    return part.label_end > part.label_begin && cell_.text.at(part.label_end - 1) == U':';
  }

  // Nothing but punctuation and brackets behind the part, or another value.
  bool NothingBehind(const Part& part) const {
    bool bracket = false;
    for (size_t token = part.end_token; token < cell_.TokenCount(); ++token) {
      if (cell_.Is(token, TokenKind::kOpen)) bracket = true;
      if (cell_.Is(token, TokenKind::kClose)) bracket = false;
      if (bracket || cell_.Is(token, TokenKind::kClose) || cell_.Is(token, TokenKind::kComma))
        continue;
      return cell_.IsValue(token) || cell_.IsWord(token, Role::kList);
    }
    return true;
  }

  bool AcceptsDate(const Part& part, bool starts) const {
    const DateMatch& date = cell_.DateOf(part.value);
    const bool ends = part.noun_end == part.noun_begin;
    // 年底到位 is a deadline; 年终 in front of a sentence only says when.
    constexpr size_t kShortNoun = 6;
    const bool said =
        ends || part.noun_end - part.noun_begin <= kShortNoun || NamesCompletion(part);
    const bool due = date.before || date.within || date.after || (date.month_end && said);
    if (date.weak && !due && !part.bound()) {
      return starts &&
             (ends || cell_.context.row_kind == RowKind::kTimeliness || NamesCompletion(part));
    }
    return due || (starts && said) || ends || part.bound();
  }
  bool NamesCompletion(const Part& part) const {
    const View noun = cell_.Symbols(part.noun_begin, part.noun_end);
    return noun.starts_with(U"完成") || noun.starts_with(U"办结") || noun.starts_with(U"完工");
  }

  // 全年 and 2023年 beside another value only say when.
  void DropWeakDates(PartList* parts) const {
    const auto weak = [this](const Part& part) {
      if (!part.is_date) return false;
      const DateMatch& date = cell_.DateOf(part.value);
      return date.weak && !date.before && !date.after;
    };
    const bool others =
        std::any_of(parts->begin(), parts->end(), [&](const Part& part) { return !weak(part); });
    if (others) parts->erase(std::remove_if(parts->begin(), parts->end(), weak), parts->end());
  }

  const Cell& cell_;
  PartList& parts_;
  absl::InlinedVector<size_t, 2>& asides_;
};

}  // namespace

void KeepValues(const Cell& cell, CellParts* parts) { Acceptance(cell, parts).Run(); }

// A share, then an upper bound in money: 核定支出的50%，最高不超100万元.
bool FollowedByCap(const Cell& cell, const PartList& parts, size_t i) {
  if (i + 1 >= parts.size()) return false;
  const Part& share = parts[i];
  const Part& cap = parts[i + 1];
  if (share.is_date || cap.is_date || share.upper != kNoToken || cap.upper != kNoToken)
    return false;
  const Quantity& base = cell.QuantityOf(share.value);
  const Quantity& limit = cell.QuantityOf(cap.value);
  const bool strong = share.sign.found() || share.before.found() || share.after.found() ||
                      share.change || share.tolerance;
  if (strong || base.unit.dimension() != Dimension::kShare) return false;
  const bool money = limit.unit.dimension() == Dimension::kMoney || limit.bare_scale;
  const bool upper = (cap.before.found() && IsUpperBound(cap.before.comparator)) ||
                     (cap.after.found() && IsUpperBound(cap.after.comparator)) ||
                     (cap.sign.found() && IsUpperBound(cap.sign.comparator));
  return money && upper && (!cap.sign.found() || cap.joint == Joint::kAdjacent);
}

// Letters or a short noun directly behind a number that has no unit of the table: symbols.
size_t UnknownUnitLength(const Cell& cell, const Part& part) {
  const size_t value = part.last_value();
  if (part.is_date || cell.QuantityOf(value).has_unit) return 0;
  if (part.noun_begin != cell.At(value).end) return 0;
  const View noun = cell.Symbols(part.noun_begin, part.noun_end);
  if (noun.empty()) return 0;
  size_t letters = 0;
  while (letters < noun.size() && (IsLetter(noun[letters]) || noun[letters] == U'/' ||
                                   (letters > 0 && IsDigit(noun[letters])))) {
    ++letters;
  }
  if (letters > 0) {
    // A letter in front of a word is a name (5G基站), not a unit, unless a comparison binds it.
    // 1S, 10O: a letter that looks like a digit.
    constexpr View kLookAlike = U"SBZIlOo";
    const bool digit = noun.size() == 1 && kLookAlike.find(noun[0]) != View::npos;
    return letters == noun.size() && !digit ? letters : 0;
  }
  constexpr View kNoUnit = U"级等号版楼代期";
  constexpr View kNoNoun = U"前后底末初半来多余几第内外上下左右";
  if (kNoNoun.find(noun[0]) != View::npos) return 0;
  if (kNoUnit.find(noun[0]) != View::npos && !part.bound()) return 0;
  const bool words = std::all_of(noun.begin(), noun.end(), IsHan);
  return words && noun.size() <= 4 ? noun.size() : 0;
}

}  // namespace jixiao
