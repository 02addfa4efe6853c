#include "threshold/part_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "threshold/row_context.h"
#include "unit/unit_table.h"

namespace jixiao {
namespace {

using std::size_t;
using View = std::u32string_view;

class PartReader {
 public:
  explicit PartReader(Cell* cell) : cell_(*cell) {}

  CellParts Run() {
    SplitClauses();
    for (size_t i = 0; i < clauses_.size(); ++i) ReadClause(i);
    ShareAcrossLists();
    return {std::move(clauses_), std::move(parts_), {}};
  }

 private:
  // --- Clauses --------------------------------------------------------------------------------

  static Joint JointOf(const Token& token) {
    if (token.kind == TokenKind::kComma) return Joint::kComma;
    if (token.kind != TokenKind::kWord) return Joint::kAdjacent;
    switch (token.word.role) {
      case Role::kAll:
        return Joint::kAll;
      case Role::kAny:
        return Joint::kAny;
      default:
        return Joint::kList;
    }
  }

  bool Separates(size_t i) const {
    return cell_.Is(i, TokenKind::kComma) || cell_.IsWord(i, Role::kAll) ||
           cell_.IsWord(i, Role::kAny) || cell_.IsWord(i, Role::kList);
  }

  // Brackets are clauses of their own, at one level; a half-open range keeps its brackets.
  void SplitClauses() {
    Clause clause;
    size_t depth = 0;
    const auto close = [&](size_t end) {
      clause.end = end;
      if (clause.end > clause.begin) clauses_.push_back(clause);
    };
    for (size_t i = 0; i < cell_.TokenCount(); ++i) {
      const bool opens = cell_.Is(i, TokenKind::kOpen);
      const bool closes = cell_.Is(i, TokenKind::kClose);
      if (opens && depth == 0 && OpensInterval(i)) {
        i += 4;
        continue;
      }
      if (opens || closes) {
        if (opens && ++depth > 1) continue;
        if (closes && (depth == 0 || --depth > 0)) continue;
        close(i);
        clause = {i + 1, 0, Joint::kAdjacent, opens};
      } else if (Separates(i) && !JoinsBetween(i)) {
        close(i);
        clause = {i + 1, 0, JointOf(cell_.At(i)), clause.in_bracket};
      }
    }
    close(cell_.TokenCount());
  }

  // 介于 A 与 B 之间
  bool JoinsBetween(size_t i) const {
    if (!cell_.IsWord(i, Role::kList)) return false;
    bool between = false;
    for (size_t back = i; back > 0 && i - back < 4; --back) {
      between =
          between || (cell_.IsWord(back - 1, Role::kBetween) &&
                      cell_.Symbols(cell_.At(back - 1).begin, cell_.At(back - 1).end) == U"介于");
    }
    return (between && cell_.IsValue(i + 1)) ||
           (cell_.IsValue(i - 1) && cell_.IsValue(i + 1) && cell_.IsWord(i + 2, Role::kAmong));
  }

  // [ value , value )
  bool OpensInterval(size_t i) const {
    return cell_.IsValue(i + 1) && cell_.Is(i + 2, TokenKind::kRange) && cell_.IsValue(i + 3) &&
           cell_.Is(i + 4, TokenKind::kClose);
  }

  // --- One clause -----------------------------------------------------------------------------

  void ReadClause(size_t index) {
    const Clause& clause = clauses_[index];
    size_t token = clause.begin;
    bool first = true;
    while (token < clause.end) {
      Part part;
      part.clause = index;
      part.in_bracket = clause.in_bracket;
      part.joint = first ? clause.joint : Joint::kAdjacent;
      part.first_token = token;
      const size_t value = ReadLeft(token, clause.end, &part);
      if (value == kNoToken) {
        if (!clause.in_bracket) held_ = part;
        return;
      }
      TakeHeld(clause, &part);
      TakeUnitInFront(part);
      token = ReadRight(value, clause.end, &part);
      part.dangling = !first && Dangles(parts_.back(), part);
      parts_.push_back(std::move(part));
      first = false;
    }
  }

  // %≥90: the unit stands in front.
  void TakeUnitInFront(const Part& part) {
    if (part.unit_token == kNoToken || part.is_date) return;
    BorrowUnit(cell_.QuantityOf(part.unit_token), &cell_.QuantityOf(part.value));
  }

  // ≥90%95%, 5块5: nothing stands between two figures of one unit.
  bool Dangles(const Part& previous, const Part& part) const {
    if (part.value != previous.end_token || part.bound() || part.is_date || previous.is_date) {
      return false;
    }
    const Quantity& quantity = cell_.QuantityOf(part.value);
    return !quantity.has_unit || quantity.unit == cell_.QuantityOf(previous.last_value()).unit;
  }

  // ≤(每亩)500元: a comparison that a bracket cuts off from its number.
  void TakeHeld(const Clause& clause, Part* part) {
    if (clause.in_bracket) return;
    const bool cut = held_.has_value() && part->joint == Joint::kAdjacent;
    if (cut && !part->sign.found()) part->sign = held_->sign;
    if (cut && !part->before.found()) part->before = held_->before;
    held_.reset();
  }

  // Everything in front of the value; the token of the value, or kNoToken where the clause has
  // none.
  size_t ReadLeft(size_t token, size_t end, Part* part) {
    part->label_begin = part->label_end = cell_.At(token).begin;
    for (; token < end; ++token) {
      const Token& at = cell_.At(token);
      switch (at.kind) {
        case TokenKind::kQuantity:
        case TokenKind::kDate:
          part->value = token;
          part->is_date = at.kind == TokenKind::kDate;
          return token;
        case TokenKind::kSign:
          part->sign = {at.word.comparator, token};
          break;
        case TokenKind::kPer:
          part->pers.push_back(token);
          break;
        case TokenKind::kUnit:
          part->unit_token = token;
          break;
        case TokenKind::kInclusive:
          part->inclusive = true;
          break;
        case TokenKind::kExclusive:
          part->exclusive = true;
          break;
        case TokenKind::kTolerance:
          part->tolerance = true;
          break;
        case TokenKind::kOpen:
          if (OpensInterval(token)) {
            part->open_lower = cell_.Symbols(at.begin, at.end) == U"(";
            part->open_upper = cell_.SliceOf(token + 4) == ")";
          }
          break;
        case TokenKind::kWord:
          ReadWordBefore(token, part);
          break;
        default:
          // Prose between a weak word or a verb and the number cuts the bond; a strong word keeps
          // it.
          part->weak = {};
          part->change = false;
          part->text_before = true;
          part->label_end = at.end;
          break;
      }
    }
    return kNoToken;
  }

  void ReadWordBefore(size_t token, Part* part) {
    const Word& word = cell_.At(token).word;
    switch (word.role) {
      case Role::kStrongBefore:
        part->before = {word.comparator, token};
        break;
      case Role::kWeakBefore:
        part->weak = {word.comparator, token};
        break;
      case Role::kLevelUp:
      case Role::kLevelDown:
        part->weak = {word.comparator, token};
        part->change = false;
        break;
      case Role::kVerbUp:
      case Role::kVerbDown:
        part->change = true;
        part->verb = token;
        part->direction =
            word.role == Role::kVerbUp ? ChangeDirection::kUp : ChangeDirection::kDown;
        break;
      case Role::kReference:
        part->reference_token = token;
        CompareWithReference(token, part);
        part->reference = word.reference.empty()
                              ? cell_.Slice(cell_.At(token).index, cell_.At(token).end)
                              : std::string(word.reference);
        break;
      case Role::kRespectively:
        part->all_respectively = true;
        break;
      case Role::kAfter:
      case Role::kApproxAfter:
      case Role::kVague:
        part->text_before = true;
        part->label_end = cell_.At(token).end;
        break;
      case Role::kNeutral:
        // 数量≥5个: a neutral word in front of the comparison names the value.
        if (cell_.At(token).end - cell_.At(token).begin > 1 && !part->sign.found() &&
            !part->before.found()) {
          part->label_end = cell_.At(token).end;
        }
        break;
      default:
        break;
    }
  }

  // 高于上年5%: higher by more than that.
  void CompareWithReference(size_t token, Part* part) {
    const bool directly = part->before.found() && part->before.token + 1 == token;
    const Comparator comparator = part->before.comparator;
    if (!directly || (comparator != Comparator::kGt && comparator != Comparator::kLt)) return;
    part->change = true;
    part->direction = comparator == Comparator::kGt ? ChangeDirection::kUp : ChangeDirection::kDown;
    part->before.comparator = Comparator::kGt;
  }

  // The other end of a range, words behind the value, the noun. Returns the next free token.
  size_t ReadRight(size_t value, size_t end, Part* part) {
    size_t token = value + 1;
    const bool bracketed =
        value > 0 && cell_.Is(value - 1, TokenKind::kOpen) && OpensInterval(value - 1);
    token = ReadBehind(token, end, part);
    if (token < end && !part->is_date && !part->tolerance) token = ReadUpperEnd(token, end, part);
    if (bracketed && cell_.Is(token, TokenKind::kClose)) {
      ++token;
      if (token < end && cell_.Is(token, TokenKind::kText))
        token = ReadUnitBehindBracket(token, part);
    }
    token = ReadBehind(token, end, part);
    return ReadNoun(token, end, part);
  }

  // [80,90)% : the unit stands behind the bracket.
  size_t ReadUnitBehindBracket(size_t token, Part* part) {
    const Token& at = cell_.At(token);
    const UnitMatch match = MatchUnit(cell_.Symbols(at.begin, at.end), IsMoneyRow(cell_.context));
    if (match.length != at.end - at.begin || cell_.QuantityOf(part->upper).has_unit) return token;
    cell_.QuantityOf(part->upper).unit = match.unit;
    cell_.QuantityOf(part->upper).has_unit = true;
    return token + 1;
  }

  // 以上, 左右, (含), ≤x …
  size_t ReadBehind(size_t token, size_t end, Part* part) {
    for (; token < end; ++token) {
      if (cell_.Is(token, TokenKind::kInclusive)) {
        part->inclusive = true;
      } else if (cell_.Is(token, TokenKind::kExclusive)) {
        part->exclusive = true;
      } else if (cell_.IsWord(token, Role::kAfter)) {
        part->after = {cell_.At(token).word.comparator, token};
      } else if (cell_.IsWord(token, Role::kApproxAfter)) {
        part->approx = {Comparator::kApprox, token};
      } else if (cell_.Is(token, TokenKind::kPer) && !cell_.IsValue(token + 1)) {
        part->pers.push_back(token);  // 300元每亩
      } else if (!cell_.IsWord(token, Role::kAmong)) {
        break;
      }
    }
    return token;
  }

  // Range sign, ±, or two signs around a variable.
  size_t ReadUpperEnd(size_t token, size_t end, Part* part) {
    if (cell_.Is(token, TokenKind::kTolerance) && cell_.Is(token + 1, TokenKind::kQuantity)) {
      part->tolerance = part->has_center = true;
      part->upper = token + 1;
      return token + 2;
    }
    const bool range = cell_.Is(token, TokenKind::kRange) || JoinsBetween(token);
    if (range) {
      size_t other = token + 1;
      if (other < end && cell_.Is(other, TokenKind::kQuantity)) {
        part->upper = other;
        part->lower_exclusive = part->exclusive;
        part->exclusive = part->inclusive = false;
        part->after = part->approx = {};
        return other + 1;
      }
    }
    // 90%≤x≤95%: the value between the signs is x, or a name.
    if (cell_.Is(token, TokenKind::kSign)) {
      size_t next = token + 1;
      if (next < end && cell_.Is(next, TokenKind::kText)) ++next;
      const bool closed = next < end && cell_.Is(next, TokenKind::kSign) &&
                          cell_.Is(next + 1, TokenKind::kQuantity);
      const bool reads = !part->sign.found() && (closed || next > token + 1);
      if (reads && next + 1 <= end) {
        part->reversed_sign = {Mirrored(cell_.At(token).word.comparator), token};
        return next;
      }
    }
    return token;
  }

  // Neutral text behind the value, up to the next comparison or value of the clause.
  size_t ReadNoun(size_t token, size_t end, Part* part) {
    const size_t first = token;
    part->noun_begin = part->noun_end =
        token < cell_.TokenCount() ? cell_.At(token).begin : cell_.text.size();
    while (token < end &&
           (cell_.Is(token, TokenKind::kText) || cell_.IsWord(token, Role::kNeutral) ||
            cell_.Is(token, TokenKind::kRange) || cell_.IsWord(token, Role::kBetween))) {
      ++token;
    }
    // 10家企业以上: a comparison behind the noun.
    if (token > first && token < end &&
        (cell_.IsWord(token, Role::kAfter) || cell_.IsWord(token, Role::kApproxAfter))) {
      part->noun_end = cell_.At(token - 1).end;
      const size_t behind = ReadBehind(token, end, part);
      part->end_token = behind;
      return behind;
    }
    if (token == end || Separates(token)) {
      if (token > first) part->noun_end = cell_.At(token - 1).end;
      part->end_token = token;
      return token;
    }
    // The text belongs to the value behind it.
    part->end_token = first;
    const bool more = HasValue(first, end);
    if (!more) {
      part->noun_end = cell_.At(end - 1).end;
      part->end_token = end;
      return end;
    }
    return first;
  }

  bool HasValue(size_t token, size_t end) const {
    for (; token < end; ++token) {
      if (cell_.IsValue(token)) return true;
    }
    return false;
  }

  // --- Lists ----------------------------------------------------------------------------------

  bool ListJoined(const Part& part) const {
    return part.joint == Joint::kList && !part.text_before && !part.in_bracket;
  }

  // A unit at the end of a list, a sign at its start and a word at its end hold for all of it.
  void ShareAcrossLists() {
    for (size_t begin = 0; begin < parts_.size();) {
      size_t end = begin + 1;
      while (end < parts_.size() && ListJoined(parts_[end])) ++end;
      if (end - begin > 1) ShareList(begin, end);
      begin = end;
    }
    for (Part& part : parts_) ShareRangeUnit(part);
  }

  void ShareList(size_t begin, size_t end) {
    const Part& first = parts_[begin];
    const Part& last = parts_[end - 1];
    for (size_t i = begin; i < end; ++i) {
      Part& part = parts_[i];
      if (part.is_date || last.is_date) continue;
      const bool strong = part.sign.found() || part.before.found() || part.after.found();
      if (!strong && i > begin && !part.approx.found()) {
        part.sign = first.sign;
        part.before = first.before;
        if (!part.weak.found()) part.weak = first.weak;
      }
      if (!strong && i + 1 < end && !part.approx.found()) part.after = last.after;
      if (!strong && i + 1 < end && !part.approx.found()) part.approx = last.approx;
      if (i > begin && first.change) {
        part.change = true;
        part.direction = first.direction;
        part.reference = first.reference;
      }
      if (part.pers.empty()) part.pers = first.pers;
      BorrowUnit(cell_.QuantityOf(UpperOf(last)), &cell_.QuantityOf(part.value));
    }
  }

  static size_t UpperOf(const Part& part) {
    return part.upper == kNoToken ? part.value : part.upper;
  }

  void ShareRangeUnit(const Part& part) {
    if (part.upper == kNoToken || part.is_date) return;
    BorrowUnit(cell_.QuantityOf(part.upper), &cell_.QuantityOf(part.value));
    BorrowUnit(cell_.QuantityOf(part.value), &cell_.QuantityOf(part.upper));
  }

  Cell& cell_;
  absl::InlinedVector<Clause, 4> clauses_;
  PartList parts_;
  std::optional<Part> held_;  // what stands in front of a bracket that follows
};

}  // namespace

void BorrowUnit(const Quantity& from, Quantity* to) {
  if (!from.has_unit) return;
  if (!to->has_unit) {
    to->unit = from.unit;
    to->has_unit = true;
    to->bare_scale = from.bare_scale;
  } else if (to->bare_scale && from.unit.dimension() == Dimension::kMoney) {
    to->unit = MoneyOf(to->unit);
    to->bare_scale = false;
  }
}

CellParts ReadParts(Cell* cell) { return PartReader(cell).Run(); }

}  // namespace jixiao
