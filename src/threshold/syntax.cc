#include "threshold/syntax.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "absl/container/inlined_vector.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "jixiao/limits.hpp"
#include "threshold/numeral.h"
#include "threshold/scanner.h"
#include "threshold/vocabulary.h"
#include "unit/unit_table.h"

namespace jixiao {
namespace {

using std::size_t;
using View = std::u32string_view;
using Node = Threshold::Node;
using Code = DiagnosticCode;

constexpr size_t kNone = static_cast<size_t>(-1);

// --- What stands around one value -----------------------------------------------------------

// A comparison found near a value, with the token that says it.
struct Comparison {
  Comparator comparator = Comparator::kEq;
  size_t token = kNone;
  bool found() const { return token != kNone; }
};

enum class Joint : std::uint8_t { kFirst, kComma, kAll, kAny, kList, kAdjacent };

// One value of the cell with everything that belongs to it.
struct Part {
  size_t value = kNone;    // token of the value, or of a range's lower end
  size_t upper = kNone;    // token of a range's upper end
  size_t first_token = 0;  // of the clause up to the value
  size_t end_token = 0;    // behind what follows the value
  Comparison sign;
  Comparison before;
  Comparison weak;
  Comparison after;
  Comparison approx;
  Comparison reversed_sign;  // 90%≤x: the sign stands behind the value
  bool is_date = false;
  bool tolerance = false;  // ±: value is the centre, or absent
  bool has_center = false;
  bool inclusive = false;
  bool exclusive = false;
  bool lower_exclusive = false;  // (不含) behind the lower end of a range
  bool open_lower = false;       // half-open brackets
  bool open_upper = false;
  bool change = false;
  ChangeDirection direction = ChangeDirection::kUp;
  std::string reference;
  size_t label_begin = 0, label_end = 0;  // symbols
  size_t noun_begin = 0, noun_end = 0;    // symbols
  bool text_before = false;               // prose in front of the value in its clause
  bool in_bracket = false;
  bool all_respectively = false;
  Joint joint = Joint::kFirst;
  absl::InlinedVector<size_t, 2> pers;  // tokens of 每X
  size_t clause = 0;

  bool bound() const {
    return sign.found() || before.found() || weak.found() || after.found() || approx.found() ||
           reversed_sign.found() || change || tolerance;
  }
};

struct Clause {
  size_t begin = 0;  // tokens
  size_t end = 0;
  Joint joint = Joint::kFirst;
  bool in_bracket = false;
};

bool IsLowerBound(Comparator c) { return c == Comparator::kGe || c == Comparator::kGt; }
bool IsUpperBound(Comparator c) { return c == Comparator::kLe || c == Comparator::kLt; }

Comparator Mirrored(Comparator c) {
  switch (c) {
    case Comparator::kGe:
      return Comparator::kLe;
    case Comparator::kGt:
      return Comparator::kLt;
    case Comparator::kLe:
      return Comparator::kGe;
    case Comparator::kLt:
      return Comparator::kGt;
    default:
      return c;
  }
}

Comparator Closed(Comparator c) {
  return c == Comparator::kGt ? Comparator::kGe : (c == Comparator::kLt ? Comparator::kLe : c);
}
Comparator Opened(Comparator c) {
  return c == Comparator::kGe ? Comparator::kGt : (c == Comparator::kLe ? Comparator::kLt : c);
}

// --- Parser ---------------------------------------------------------------------------------

class Parser {
 public:
  Parser(std::string_view source, const ThresholdContext& context, Node* node)
      : source_(source), context_(context), text_(source), node_(*node) {}

  void Run() {
    if (text_.bad_byte() != FoldedText::npos) return ReportBadByte();
    if (text_.size() == 0) return Invalid(Code::kEmptyCell, {0, Size()});
    const ScanOptions options{context_.row_kind, IsMoneyRow(context_)};
    Scan(text_, options, &scanned_);
    if (RunSimple()) return;
    if (IsPlaceholder()) return Invalid(Code::kPlaceholder, Whole(), {Slice(0, text_.size())});
    SplitClauses();
    for (size_t i = 0; i < clauses_.size(); ++i) ReadClause(i);
    if (ReportBroken()) return;
    ShareAcrossLists();
    Accept();
    Assemble();
  }

 private:
  // --- Small helpers ------------------------------------------------------------------------

  std::uint32_t Size() const { return static_cast<std::uint32_t>(source_.size()); }
  TextSpan Whole() const { return text_.span(0, text_.size()); }
  const Token& At(size_t token) const { return scanned_.tokens[token]; }
  size_t TokenCount() const { return scanned_.tokens.size(); }
  TextSpan SpanOf(const Token& token) const { return text_.span(token.begin, token.end); }
  View Symbols(size_t begin, size_t end) const {
    return text_.symbols().substr(begin, end - begin);
  }
  std::string Slice(size_t begin, size_t end) const { return ToUtf8(Symbols(begin, end)); }
  std::string SliceOf(size_t token) const { return Slice(At(token).begin, At(token).end); }
  bool IsWord(size_t token, Role role) const {
    return token < TokenCount() && At(token).kind == TokenKind::kWord &&
           At(token).word.role == role;
  }
  bool Is(size_t token, TokenKind kind) const {
    return token < TokenCount() && At(token).kind == kind;
  }
  bool IsValue(size_t token) const {
    return Is(token, TokenKind::kQuantity) || Is(token, TokenKind::kDate);
  }
  const Quantity& QuantityOf(size_t token) const { return scanned_.quantities[At(token).index]; }
  Quantity& QuantityOf(size_t token) { return scanned_.quantities[At(token).index]; }
  const DateMatch& DateOf(size_t token) const { return scanned_.dates[At(token).index]; }

  void Invalid(Code code, TextSpan span, std::vector<std::string> arguments = {}) {
    node_.kind = ThresholdKind::kInvalid;
    node_.Report(code, span, std::move(arguments));
  }

  void ReportBadByte() {
    const auto at = static_cast<std::uint32_t>(text_.bad_byte());
    const bool nul = source_[at] == '\0';
    Invalid(nul ? Code::kNulByte : Code::kInvalidUtf8, {at, nul ? at + 1 : at});
  }

  // The commonest cells, [sign] number unit, need none of the machinery below.
  bool RunSimple() {
    const size_t count = TokenCount();
    const size_t value = count == 2 ? 1 : 0;
    if (count == 0 || count > 2 || !Is(value, TokenKind::kQuantity)) return false;
    if (count == 2 && !Is(0, TokenKind::kSign)) return false;
    Part part;
    part.value = value;
    part.end_token = count;
    part.label_end = part.label_begin = At(0).begin;
    if (count == 2) part.sign = {At(0).word.comparator, 0};
    FillQuantity(part, &node_);
    RefineFromRow();
    return true;
  }

  // --- Whole-cell readings --------------------------------------------------------------------

  bool IsPlaceholder() const {
    const View symbols = text_.symbols();
    constexpr View kFiller = U"-~/\\*._—…·、×—";
    if (symbols.find_first_not_of(kFiller) == View::npos) return true;
    if (std::any_of(symbols.begin(), symbols.end(), IsDigit)) return false;
    constexpr auto kBlanks = std::to_array<View>(
        {U"**", U"XX", U"xx", U"××", U"__", U"＊＊", U"□", U"某月", U"某日", U"Xx"});
    return std::any_of(kBlanks.begin(), kBlanks.end(),
                       [symbols](View blank) { return symbols.find(blank) != View::npos; });
  }

  // A broken number where the value would be.
  bool ReportBroken() {
    for (size_t i = 0; i < TokenCount(); ++i) {
      if (!Is(i, TokenKind::kBroken)) continue;
      Invalid(Code::kBrokenNumber, SpanOf(At(i)), {SliceOf(i)});
      return true;
    }
    for (const Part& part : parts_) {
      if (part.is_date || !QuantityOf(part.value).out_of_range) continue;
      Invalid(Code::kNumberOutOfRange, SpanOf(At(part.value)));
      return true;
    }
    for (size_t i = 0; i < TokenCount(); ++i) {
      // "80%-": a range sign with nothing behind it.
      const bool dangling = Is(i, TokenKind::kRange) && !IsValue(i + 1) &&
                            (i + 1 == TokenCount() || Is(i + 1, TokenKind::kComma));
      const bool dangling_sign = Is(i, TokenKind::kSign) && i + 1 == TokenCount();
      if ((dangling || dangling_sign) && i > 0 && IsValue(i - 1)) {
        Invalid(Code::kBrokenNumber, text_.span(At(i - 1).begin, At(i).end),
                {Slice(At(i - 1).begin, At(i).end)});
        return true;
      }
    }
    return false;
  }

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
    return Is(i, TokenKind::kComma) || IsWord(i, Role::kAll) || IsWord(i, Role::kAny) ||
           IsWord(i, Role::kList);
  }

  // Brackets are clauses of their own, at one level; a half-open range keeps its brackets.
  void SplitClauses() {
    Clause clause;
    size_t depth = 0;
    const auto close = [&](size_t end) {
      clause.end = end;
      if (clause.end > clause.begin) clauses_.push_back(clause);
    };
    for (size_t i = 0; i < TokenCount(); ++i) {
      const bool opens = Is(i, TokenKind::kOpen);
      const bool closes = Is(i, TokenKind::kClose);
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
        clause = {i + 1, 0, JointOf(At(i)), clause.in_bracket};
      }
    }
    close(TokenCount());
  }

  // 介于 A 与 B 之间
  bool JoinsBetween(size_t i) const {
    if (!IsWord(i, Role::kList)) return false;
    bool between = false;
    for (size_t back = i; back > 0 && i - back < 4; --back) {
      between = between || (IsWord(back - 1, Role::kBetween) &&
                            Symbols(At(back - 1).begin, At(back - 1).end) == U"介于");
    }
    return (between && IsValue(i + 1)) ||
           (IsValue(i - 1) && IsValue(i + 1) && IsWord(i + 2, Role::kAmong));
  }

  // [ value , value )
  bool OpensInterval(size_t i) const {
    return IsValue(i + 1) && Is(i + 2, TokenKind::kRange) && IsValue(i + 3) &&
           Is(i + 4, TokenKind::kClose);
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
      if (value == kNone) return;
      token = ReadRight(value, clause.end, &part);
      parts_.push_back(std::move(part));
      first = false;
    }
  }

  // Everything in front of the value; the token of the value, or kNone where the clause has none.
  size_t ReadLeft(size_t token, size_t end, Part* part) {
    part->label_begin = part->label_end = At(token).begin;
    for (; token < end; ++token) {
      const Token& at = At(token);
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
        case TokenKind::kTolerance:
          part->tolerance = true;
          break;
        case TokenKind::kOpen:
          if (OpensInterval(token)) {
            part->open_lower = Symbols(at.begin, at.end) == U"(";
            part->open_upper = SliceOf(token + 4) == ")";
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
    return kNone;
  }

  void ReadWordBefore(size_t token, Part* part) {
    const Word& word = At(token).word;
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
        part->direction =
            word.role == Role::kVerbUp ? ChangeDirection::kUp : ChangeDirection::kDown;
        break;
      case Role::kReference:
        part->reference = word.reference.empty() ? Slice(At(token).index, At(token).end)
                                                 : std::string(word.reference);
        break;
      case Role::kRespectively:
        part->all_respectively = true;
        break;
      case Role::kAfter:
      case Role::kApproxAfter:
      case Role::kVague:
        part->text_before = true;
        part->label_end = At(token).end;
        break;
      case Role::kNeutral:
        // 数量≥5个: a neutral word in front of the comparison names the value.
        if (At(token).end - At(token).begin > 1 && !part->sign.found() && !part->before.found()) {
          part->label_end = At(token).end;
        }
        break;
      default:
        break;
    }
  }

  // The other end of a range, words behind the value, the noun. Returns the next free token.
  size_t ReadRight(size_t value, size_t end, Part* part) {
    size_t token = value + 1;
    const bool bracketed = value > 0 && Is(value - 1, TokenKind::kOpen) && OpensInterval(value - 1);
    token = ReadBehind(token, end, part);
    if (token < end && !part->is_date && !part->tolerance) token = ReadUpperEnd(token, end, part);
    if (bracketed && Is(token, TokenKind::kClose)) {
      ++token;
      if (token < end && Is(token, TokenKind::kText)) token = ReadUnitBehindBracket(token, part);
    }
    token = ReadBehind(token, end, part);
    return ReadNoun(token, end, part);
  }

  // [80,90)% : the unit stands behind the bracket.
  size_t ReadUnitBehindBracket(size_t token, Part* part) {
    const Token& at = At(token);
    const UnitMatch match = MatchUnit(Symbols(at.begin, at.end), IsMoneyRow(context_));
    if (match.length != at.end - at.begin || QuantityOf(part->upper).has_unit) return token;
    QuantityOf(part->upper).unit = match.unit;
    QuantityOf(part->upper).has_unit = true;
    return token + 1;
  }

  // 以上, 左右, (含), ≤x …
  size_t ReadBehind(size_t token, size_t end, Part* part) {
    for (; token < end; ++token) {
      if (Is(token, TokenKind::kInclusive)) {
        part->inclusive = true;
      } else if (Is(token, TokenKind::kExclusive)) {
        part->exclusive = true;
      } else if (IsWord(token, Role::kAfter)) {
        part->after = {At(token).word.comparator, token};
      } else if (IsWord(token, Role::kApproxAfter)) {
        part->approx = {Comparator::kApprox, token};
      } else if (!IsWord(token, Role::kAmong)) {
        break;
      }
    }
    return token;
  }

  // Range sign, ±, or two signs around a variable.
  size_t ReadUpperEnd(size_t token, size_t end, Part* part) {
    if (Is(token, TokenKind::kTolerance) && Is(token + 1, TokenKind::kQuantity)) {
      part->tolerance = part->has_center = true;
      part->upper = token + 1;
      return token + 2;
    }
    const bool range = Is(token, TokenKind::kRange) || JoinsBetween(token);
    if (range) {
      size_t other = token + 1;
      if (other < end && Is(other, TokenKind::kQuantity)) {
        part->upper = other;
        part->lower_exclusive = part->exclusive;
        part->exclusive = part->inclusive = false;
        part->after = part->approx = {};
        return other + 1;
      }
    }
    // 90%≤x≤95%: the value between the signs is x, or a name.
    if (Is(token, TokenKind::kSign)) {
      size_t next = token + 1;
      if (next < end && Is(next, TokenKind::kText)) ++next;
      const bool closed =
          next < end && Is(next, TokenKind::kSign) && Is(next + 1, TokenKind::kQuantity);
      const bool reads = !part->sign.found() && (closed || next > token + 1);
      if (reads && next + 1 <= end) {
        part->reversed_sign = {Mirrored(At(token).word.comparator), token};
        return closed ? next : next;
      }
    }
    return token;
  }

  // Neutral text behind the value, up to the next comparison or value of the clause.
  size_t ReadNoun(size_t token, size_t end, Part* part) {
    const size_t first = token;
    part->noun_begin = part->noun_end = token < TokenCount() ? At(token).begin : text_.size();
    while (token < end && (Is(token, TokenKind::kText) || IsWord(token, Role::kNeutral) ||
                           Is(token, TokenKind::kRange) || IsWord(token, Role::kBetween))) {
      ++token;
    }
    // 10家企业以上: a comparison behind the noun.
    if (token > first && token < end &&
        (IsWord(token, Role::kAfter) || IsWord(token, Role::kApproxAfter))) {
      part->noun_end = At(token - 1).end;
      const size_t behind = ReadBehind(token, end, part);
      part->end_token = behind;
      return behind;
    }
    if (token == end || Separates(token)) {
      if (token > first) part->noun_end = At(token - 1).end;
      part->end_token = token;
      return token;
    }
    // The text belongs to the value behind it.
    part->end_token = first;
    const bool more = HasValue(first, end);
    if (!more) {
      part->noun_end = At(end - 1).end;
      part->end_token = end;
      return end;
    }
    return first;
  }

  bool HasValue(size_t token, size_t end) const {
    for (; token < end; ++token) {
      if (IsValue(token)) return true;
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
      BorrowUnit(QuantityOf(UpperOf(last)), &QuantityOf(part.value));
    }
  }

  static size_t UpperOf(const Part& part) { return part.upper == kNone ? part.value : part.upper; }

  // 5-10万元, 80%-90, 8千-1万元: a unit or scale word written once holds for both.
  static void BorrowUnit(const Quantity& from, Quantity* to) {
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

  void ShareRangeUnit(const Part& part) {
    if (part.upper == kNone || part.is_date) return;
    BorrowUnit(QuantityOf(part.upper), &QuantityOf(part.value));
    BorrowUnit(QuantityOf(part.value), &QuantityOf(part.upper));
  }

  // --- Which numbers are the value ------------------------------------------------------------

  // (a) a comparison binds the number, (b) the cell starts or ends with number and unit, (c) only
  // neutral words precede. Chinese numerals count under (a) or as the whole cell.
  void Accept() {
    std::vector<Part> kept;
    bool all_before_accepted = true;
    for (size_t i = 0; i < parts_.size(); ++i) {
      const bool starts = all_before_accepted && !TextBefore(i);
      const bool aside = IsSummary(i) || IsStartingPoint(i);
      const bool accepted = !aside && Accepts(i, starts);
      if (accepted) {
        kept.push_back(parts_[i]);
      } else if (!aside) {
        all_before_accepted = false;
      }
      all_before_accepted = all_before_accepted && !TextBehind(i);
    }
    DropWeakDates(&kept);
    parts_ = std::move(kept);
  }

  bool TextBefore(size_t i) const {
    const Part& part = parts_[i];
    if (part.text_before) return true;
    const size_t from = i == 0 ? 0 : parts_[i - 1].end_token;
    return HasText(from, part.first_token);
  }
  bool TextBehind(size_t i) const { return parts_[i].noun_end > parts_[i].noun_begin; }

  bool HasText(size_t token, size_t end) const {
    for (; token < end; ++token) {
      if (Is(token, TokenKind::kText) || Is(token, TokenKind::kBroken)) return true;
    }
    return false;
  }

  // 3000元、2000元、1000元3个档次: a count of the list before it.
  bool IsSummary(size_t i) const {
    const Part& part = parts_[i];
    if (i == 0 || part.joint != Joint::kAdjacent || part.bound() || part.is_date ||
        part.text_before) {
      return false;
    }
    const View noun = Symbols(part.noun_begin, part.noun_end);
    return noun.starts_with(U"档") || noun.starts_with(U"等级") || noun.starts_with(U"类别") ||
           noun.starts_with(U"标准");
  }

  // 由80%提高到90%: the level that is left behind.
  bool IsStartingPoint(size_t i) const {
    if (i + 1 >= parts_.size() || parts_[i + 1].joint != Joint::kAdjacent) return false;
    const Comparison& next = parts_[i + 1].weak;
    const bool level = next.found() &&
                       (IsWord(next.token, Role::kLevelUp) || IsWord(next.token, Role::kLevelDown));
    if (!level) return false;
    const Part& part = parts_[i];
    return part.value > 0 && IsWord(part.value - 1, Role::kBetween);
  }

  bool Accepts(size_t i, bool starts) const {
    const Part& part = parts_[i];
    if (part.in_bracket) {
      // A bracket holds a note, unless it holds a condition with a name of its own.
      return part.bound() && part.text_before && !parts_.empty() && i > 0;
    }
    if (part.is_date) return AcceptsDate(part, starts);
    const Quantity& quantity = QuantityOf(part.value);
    if (FollowedByCap(i)) return true;
    if (part.bound()) return AcceptsBound(part);
    const bool ends = !TextBehind(i) && NothingBehind(part);
    if (quantity.chinese) return starts && ends && WholeCell(part);
    if (part.upper != kNone) return starts || ends;
    if (quantity.has_unit || UnknownUnitLength(part) > 0) return starts || ends;
    if (LabelEndsWithColon(part)) return ends;
    return starts && ends;
  }

  // 达 before a number that a noun without unit follows is still a value; 二级以上 is a class.
  bool AcceptsBound(const Part& part) const {
    const Quantity& quantity = QuantityOf(part.value);
    if (!quantity.chinese || quantity.has_unit) return true;
    return !TextBehindBeforeWord(part);
  }
  bool TextBehindBeforeWord(const Part& part) const { return part.noun_end > part.noun_begin; }

  bool WholeCell(const Part& part) const {
    for (size_t token = 0; token < part.value; ++token) {
      if (!Is(token, TokenKind::kPer)) return false;
    }
    return true;
  }

  bool LabelEndsWithColon(const Part& part) const {
    return part.label_end > part.label_begin && text_.at(part.label_end - 1) == U':';
  }

  // Nothing but punctuation and brackets behind the part, or another value.
  bool NothingBehind(const Part& part) const {
    bool bracket = false;
    for (size_t token = part.end_token; token < TokenCount(); ++token) {
      if (Is(token, TokenKind::kOpen)) bracket = true;
      if (Is(token, TokenKind::kClose)) bracket = false;
      if (bracket || Is(token, TokenKind::kClose) || Is(token, TokenKind::kComma)) continue;
      return IsValue(token) || IsWord(token, Role::kList);
    }
    return true;
  }

  bool AcceptsDate(const Part& part, bool starts) const {
    const DateMatch& date = DateOf(part.value);
    const bool ends = part.noun_end == part.noun_begin;
    // 年底到位 is a deadline; 年终 in front of a sentence only says when.
    constexpr size_t kShortNoun = 6;
    const bool said =
        ends || part.noun_end - part.noun_begin <= kShortNoun || NamesCompletion(part);
    const bool due = date.before || date.within || date.after || (date.month_end && said);
    if (date.weak && !due && !part.bound()) {
      return starts && (ends || context_.row_kind == RowKind::kTimeliness || NamesCompletion(part));
    }
    return due || (starts && said) || ends || part.bound();
  }
  bool NamesCompletion(const Part& part) const {
    const View noun = Symbols(part.noun_begin, part.noun_end);
    return noun.starts_with(U"完成") || noun.starts_with(U"办结") || noun.starts_with(U"完工");
  }

  // 全年 and 2023年 beside another value only say when.
  void DropWeakDates(std::vector<Part>* parts) const {
    const auto weak = [this](const Part& part) {
      if (!part.is_date) return false;
      const DateMatch& date = DateOf(part.value);
      return date.weak && !date.before && !date.after;
    };
    const bool others =
        std::any_of(parts->begin(), parts->end(), [&](const Part& part) { return !weak(part); });
    if (others) parts->erase(std::remove_if(parts->begin(), parts->end(), weak), parts->end());
  }

  // --- Units of the text's own ----------------------------------------------------------------

  // Letters or a short noun directly behind a number that has no unit of the table: symbols.
  size_t UnknownUnitLength(const Part& part) const {
    const size_t value = UpperOf(part);
    if (part.is_date || QuantityOf(value).has_unit) return 0;
    if (part.noun_begin != At(value).end) return 0;
    const View noun = Symbols(part.noun_begin, part.noun_end);
    if (noun.empty()) return 0;
    size_t letters = 0;
    while (letters < noun.size() && (IsLetter(noun[letters]) || noun[letters] == U'/' ||
                                     (letters > 0 && IsDigit(noun[letters])))) {
      ++letters;
    }
    if (letters > 0) {
      // A letter in front of a word is a name (5G基站), not a unit, unless a comparison binds it.
      return letters == noun.size() || part.bound() ? letters : 0;
    }
    constexpr View kNoUnit = U"级等号版楼代期";
    if (kNoUnit.find(noun[0]) != View::npos && !part.bound()) return 0;
    const bool words = std::all_of(noun.begin(), noun.end(), IsHan);
    return words && noun.size() <= 4 ? noun.size() : 0;
  }

  // --- Results --------------------------------------------------------------------------------

  void Assemble() {
    if (parts_.empty()) return FillText();
    std::vector<size_t> texts = TextClauses();
    if (FillCappedShare()) return;
    if (MergeOpposites()) texts = TextClauses();
    if (parts_.size() == 1 && texts.empty()) {
      FillPart(parts_[0], &node_);
      RefineFromRow();
      return;
    }
    FillCompound(texts);
  }

  // Clauses that hold a condition in words: text, and no value.
  std::vector<size_t> TextClauses() const {
    std::vector<size_t> texts;
    for (size_t i = 0; i < clauses_.size(); ++i) {
      const bool has_part = std::any_of(parts_.begin(), parts_.end(),
                                        [i](const Part& part) { return part.clause == i; });
      if (has_part || clauses_[i].in_bracket) continue;
      if (IsNote(i)) continue;
      texts.push_back(i);
    }
    return texts;
  }

  // A clause that says nothing to be met: punctuation, neutral words, a heading, a list's summary.
  bool IsNote(size_t index) const {
    const Clause& clause = clauses_[index];
    if (!HasText(clause.begin, clause.end) && !HasWords(clause)) return true;
    // The rest of a clause that a bracket cut in two belongs to its value.
    if (clause.joint == Joint::kAdjacent) return true;
    const char32_t last = text_.at(At(clause.end - 1).end - 1);
    // The head of a bracket: 研发投入(不含…)35%.
    const bool cut = index + 1 < clauses_.size() && clauses_[index + 1].in_bracket &&
                     clause.end < TokenCount() && Is(clause.end, TokenKind::kOpen);
    return last == U':' || cut;
  }
  bool HasWords(const Clause& clause) const {
    for (size_t token = clause.begin; token < clause.end; ++token) {
      if (IsWord(token, Role::kVerbUp) || IsWord(token, Role::kVerbDown) ||
          IsWord(token, Role::kStrongBefore) || Is(token, TokenKind::kSign)) {
        return true;
      }
    }
    return false;
  }

  void FillPart(const Part& part, Node* node) {
    if (part.is_date) {
      FillDate(part, node);
    } else if (part.change) {
      FillChange(part, node);
    } else if (part.tolerance) {
      FillTolerance(part, node);
    } else if (part.upper != kNone) {
      FillRange(part, node);
    } else {
      FillQuantity(part, node);
    }
  }

  // --- Comparison of one part -----------------------------------------------------------------

  struct Decision {
    Comparator comparator = Comparator::kEq;
    bool bare = false;
    size_t token = kNone;
  };

  // Signs and strong words count; two that disagree are reported, and the sign wins. Weak words
  // yield to what stands behind the number.
  Decision Decide(const Part& part, Node* node) {
    const std::array<Comparison, 4> strong = {part.sign, part.before, part.after,
                                              part.reversed_sign};
    Comparison chosen;
    for (const Comparison& comparison : strong) {
      if (!comparison.found()) continue;
      if (!chosen.found()) {
        chosen = comparison;
      } else if (comparison.comparator != chosen.comparator && !IsPunctual(part, comparison)) {
        ReportConflict(chosen.token, comparison.token, node);
      }
    }
    if (chosen.found() && part.approx.found() && chosen.comparator != Comparator::kApprox) {
      ReportConflict(chosen.token, part.approx.token, node);
    }
    if (!chosen.found()) chosen = part.approx;
    if (!chosen.found()) chosen = part.weak;
    Decision decision;
    decision.token = chosen.token;
    decision.comparator = chosen.found() ? chosen.comparator : Comparator::kEq;
    if (part.inclusive) decision.comparator = Closed(decision.comparator);
    if (part.exclusive) decision.comparator = Opened(decision.comparator);
    decision.bare = !chosen.found();
    return decision;
  }

  // 起 and 内 behind a number agree with any bound of their side.
  bool IsPunctual(const Part& part, const Comparison& comparison) const {
    const Comparator first = part.sign.found() ? part.sign.comparator : part.before.comparator;
    return comparison.token == part.after.token && comparison.found() &&
           At(comparison.token).end - At(comparison.token).begin == 1 &&
           IsUpperBound(first) == IsUpperBound(comparison.comparator);
  }

  void ReportConflict(size_t used, size_t other, Node* node) {
    node->Report(Code::kComparatorConflict,
                 text_.span(std::min(At(used).begin, At(other).begin),
                            std::max(At(used).end, At(other).end)),
                 {SliceOf(used), SliceOf(other)});
  }

  void SetComparison(const Part& part, Node* node) {
    const Decision decision = Decide(part, node);
    node->comparator = decision.comparator;
    node->bare = decision.bare;
    if (decision.token != kNone) node->comparator_span = SpanOf(At(decision.token));
  }

  // --- Quantity -------------------------------------------------------------------------------

  void FillQuantity(const Part& part, Node* node) {
    node->kind = ThresholdKind::kQuantity;
    SetComparison(part, node);
    SetNumber(part, part.value, node);
    SetNames(part, node);
    ReportDamage(part, node);
  }

  void SetNumber(const Part& part, size_t token, Node* node) {
    const Quantity& quantity = QuantityOf(token);
    if (quantity.out_of_range) {
      node->kind = ThresholdKind::kInvalid;
      node->Report(Code::kNumberOutOfRange, SpanOf(At(token)));
      return;
    }
    node->number = quantity.number;
    node->has_number = true;
    node->vague = quantity.vague;
    node->number_span = text_.span(quantity.number_begin, quantity.number_end);
    SetUnit(part, quantity, node);
    if (quantity.vague) {
      node->Report(Code::kVagueCount, SpanOf(At(token)), {SliceOf(token)});
    }
  }

  void SetUnit(const Part& part, const Quantity& quantity, Node* node) {
    node->unit = quantity.unit;
    if (quantity.unit_end > quantity.unit_begin) {
      node->unit_span = text_.span(quantity.unit_begin, quantity.unit_end);
      const std::string word = Slice(quantity.unit_begin, quantity.unit_end);
      if (quantity.bare_scale) node->Report(Code::kScaleWordWithoutUnit, node->unit_span, {word});
      if (quantity.money_from_row) node->Report(Code::kMoneyFromRow, node->unit_span, {word});
      if (quantity.no_numerator) node->Report(Code::kRateWithoutNumerator, node->unit_span, {word});
    } else if (const size_t length = UnknownUnitLength(part); length > 0) {
      const View name = Symbols(part.noun_begin, part.noun_begin + length);
      node->unit = UnknownUnit(name);
      node->unit_span = text_.span(part.noun_begin, part.noun_begin + length);
      node->Report(Code::kUnknownUnit, node->unit_span, {ToUtf8(name)});
    }
    AddDenominators(part, node);
  }

  // 每年50场 is 50 场/年.
  void AddDenominators(const Part& part, Node* node) {
    if (part.pers.empty() || node->unit.is_none()) return;
    std::vector<View> denominators;
    for (const size_t per : part.pers) {
      denominators.push_back(Symbols(At(per).begin + 1, At(per).index));
    }
    node->unit = DividedBy(node->unit, denominators);
  }

  void SetNames(const Part& part, Node* node) {
    std::string label = LabelOf(part);
    const size_t noun_begin =
        node->unit_span.end > 0 && part.noun_end > part.noun_begin &&
                node->unit_span ==
                    text_.span(part.noun_begin, part.noun_begin + UnknownUnitLength(part))
            ? part.noun_begin + UnknownUnitLength(part)
            : part.noun_begin;
    if (!label.empty()) node->Rarely().label = std::move(label);
    if (noun_begin < part.noun_end) node->Rarely().noun = Slice(noun_begin, part.noun_end);
  }

  // Text in front of the value, without the words that bind it.
  std::string LabelOf(const Part& part) const {
    if (part.label_end <= part.label_begin) return {};
    size_t end = part.label_end;
    size_t begin = part.label_begin;
    for (size_t token = part.first_token; token < part.value; ++token) {
      // The label stops where a comparison or a verb of its own begins.
      const bool binding = Is(token, TokenKind::kSign) || IsWord(token, Role::kStrongBefore) ||
                           IsWord(token, Role::kWeakBefore);
      if (binding && At(token).begin < end && At(token).begin > begin) end = At(token).begin;
    }
    while (end > begin && (text_.at(end - 1) == U':' || text_.at(end - 1) == U'、')) --end;
    return Slice(begin, end);
  }

  // One stray symbol in front of a bare number is what a scan makes of ≥ (工5%).
  void ReportDamage(const Part& part, Node* node) {
    ReportDistantWords(part, node);
    if (!node->bare || node->kind != ThresholdKind::kQuantity) return;
    const bool stray = part.label_end == part.label_begin + 1 &&
                       part.label_end == At(part.value).begin && part.text_before &&
                       part.first_token == 0;
    if (stray) {
      node->Report(Code::kDamagedText, text_.span(part.label_begin, part.label_end),
                   {Slice(part.label_begin, part.label_end)});
    }
    if (node->unit.dimension() == Dimension::kShare && node->number.form == Number::Form::kPlain) {
      ReportShareAboveOne(part, node);
    }
  }

  // 不低于省定标准的90%, 降低能耗5%: text between the word and the number changes what it says.
  void ReportDistantWords(const Part& part, Node* node) {
    if (!part.text_before) return;
    size_t word = kNone;
    for (size_t token = part.first_token; token < part.value; ++token) {
      const bool verb = IsWord(token, Role::kVerbUp) || IsWord(token, Role::kVerbDown);
      if (verb || IsWord(token, Role::kStrongBefore) || Is(token, TokenKind::kSign)) word = token;
      if (!Is(token, TokenKind::kText) || word == kNone) continue;
      const bool is_verb = IsWord(word, Role::kVerbUp) || IsWord(word, Role::kVerbDown);
      if (!is_verb) {
        node->Report(Code::kTextIgnored, SpanOf(At(token)), {SliceOf(token)});
      } else if (node->bare && node->unit.dimension() == Dimension::kShare) {
        node->Report(Code::kChangeOrLevel, text_.span(At(word).begin, At(part.value).end),
                     {Slice(At(word).begin, At(part.value).end)});
      }
      return;
    }
  }

  // 290% for ≥90%: a bare share above 100 % is reported with the likely reading.
  void ReportShareAboveOne(const Part& part, Node* node) {
    const bool may_exceed = context_.name.find("增") != std::string_view::npos;
    const Result<Rational> value = node->number.ToRational();
    if (may_exceed || !value.ok() || !(node->unit == NamedUnit("%"))) return;
    if (*value <= Rational(100)) return;
    const std::string digits = node->number.ToString();
    const std::string likely = digits.size() > 1 ? "≥" + digits.substr(1) + "%" : digits;
    node->Report(Code::kShareAboveOne, SpanOf(At(part.value)), {digits + "%", likely});
  }

  // --- Ranges ---------------------------------------------------------------------------------

  Bound BoundOf(size_t token, bool closed) const { return {QuantityOf(token).number, closed}; }

  // Both ends in the unit of the upper one; 5千-1万元 keeps both by converting the lower end.
  void SetBounds(const Part& part, Node* node) {
    const Quantity& low = QuantityOf(part.value);
    const Quantity& high = QuantityOf(part.upper);
    SetUnit(part, high, node);
    Node::Rare& rare = node->Rarely();
    rare.lower = BoundOf(part.value, !part.open_lower && !part.lower_exclusive);
    rare.upper = BoundOf(part.upper, !part.open_upper && !part.exclusive);
    if (!(low.unit == high.unit)) ConvertLower(low.unit, high.unit, node);
    node->number_span = text_.span(low.number_begin, high.number_end);
    if (IsEmptyRange(*rare.lower, *rare.upper)) {
      node->Report(Code::kReversedRange, node->number_span,
                   {rare.lower->number.ToString(), rare.upper->number.ToString()});
    }
  }

  void ConvertLower(const Unit& from, const Unit& to, Node* node) {
    Bound& lower = *node->rare->lower;
    const UnitRelation relation = Relate(from, to);
    const Result<Rational> value = lower.number.ToRational();
    const Result<Rational> base = value.ok() ? Multiply(*value, from.factor()) : value;
    const Result<Rational> converted = base.ok() ? Divide(*base, to.factor()) : base;
    const Result<Decimal> decimal =
        converted.ok() ? converted->ToDecimal() : Result<Decimal>(converted.status());
    if (relation != UnitRelation::kConvertible || !decimal.ok()) {
      node->kind = ThresholdKind::kInvalid;
      node->Report(Code::kUnitConflict, node->unit_span, {to.name(), from.name()});
      return;
    }
    lower.number = {Number::Form::kPlain, *decimal, Decimal(1)};
  }

  void FillRange(const Part& part, Node* node) {
    node->kind = ThresholdKind::kRange;
    // 10-20人以上: a word or sign around a range says something a range cannot hold.
    Part without = part;
    without.weak = {};
    if (without.after.found() &&
        Symbols(At(without.after.token).begin, At(without.after.token).end) == U"内") {
      without.after = {};
    }
    for (const Comparison* comparison : {&without.sign, &without.before, &without.after}) {
      if (!comparison->found() || comparison->comparator == Comparator::kEq) continue;
      node->Report(Code::kComparatorConflict, SpanOf(At(comparison->token)),
                   {Slice(At(part.value).begin, At(part.upper).end), SliceOf(comparison->token)});
    }
    SetBounds(part, node);
    SetNames(part, node);
  }

  // 100±5, 90%±3%, ±3%以内
  void FillTolerance(const Part& part, Node* node) {
    node->kind = ThresholdKind::kRange;
    const size_t width_token = part.has_center ? part.upper : part.value;
    const Quantity& width = QuantityOf(width_token);
    const Decimal w = width.number.value.Abs();
    Decimal center;
    Unit unit = width.unit;
    Result<Decimal> half = w;
    if (part.has_center) {
      const Quantity& middle = QuantityOf(part.value);
      center = middle.number.value;
      const bool relative = width.has_unit && width.unit.dimension() == Dimension::kShare &&
                            middle.unit.dimension() != Dimension::kShare;
      if (relative) {
        // 100±5%: five per cent of the centre.
        const Result<Decimal> product = Multiply(center.Abs(), w);
        half = product.ok() ? Multiply(*product, Decimal(1, 2)) : product;
        unit = middle.unit;
      } else if (middle.has_unit) {
        unit = middle.unit;
      }
    }
    const Result<Decimal> low = half.ok() ? Subtract(center, *half) : half;
    const Result<Decimal> high = half.ok() ? Add(center, *half) : half;
    if (!low.ok() || !high.ok()) {
      node->kind = ThresholdKind::kInvalid;
      node->Report(Code::kNumberOutOfRange, SpanOf(At(width_token)));
      return;
    }
    Node::Rare& rare = node->Rarely();
    rare.lower = Bound{{Number::Form::kPlain, low->Trimmed(), Decimal(1)}, true};
    rare.upper = Bound{{Number::Form::kPlain, high->Trimmed(), Decimal(1)}, true};
    node->unit = unit;
    node->number_span = SpanOf(At(width_token));
    SetNames(part, node);
  }

  // Two opposite bounds on one dimension are one range: ≥80%且<90%, 大于80%小于90%.
  bool MergeOpposites() {
    if (parts_.size() != 2) return false;
    Part& first = parts_[0];
    Part& second = parts_[1];
    const bool plain = !first.is_date && !second.is_date && first.upper == kNone &&
                       second.upper == kNone && !first.tolerance && !second.tolerance &&
                       first.change == second.change && !second.text_before &&
                       second.joint != Joint::kAny && !second.in_bracket;
    if (!plain) return false;
    Node scratch;
    const Decision a = Decide(first, &scratch);
    const Decision b = Decide(second, &scratch);
    const bool opposite = (IsLowerBound(a.comparator) && IsUpperBound(b.comparator)) ||
                          (IsUpperBound(a.comparator) && IsLowerBound(b.comparator));
    if (!opposite) return false;
    BorrowUnit(QuantityOf(second.value), &QuantityOf(first.value));
    BorrowUnit(QuantityOf(first.value), &QuantityOf(second.value));
    const UnitRelation relation =
        Relate(QuantityOf(first.value).unit, QuantityOf(second.value).unit);
    if (relation != UnitRelation::kSame && relation != UnitRelation::kConvertible) return false;
    Part merged = first;
    const bool ordered = IsLowerBound(a.comparator);
    merged.value = ordered ? first.value : second.value;
    merged.upper = ordered ? second.value : first.value;
    merged.open_lower = (ordered ? a : b).comparator == Comparator::kGt;
    merged.open_upper = (ordered ? b : a).comparator == Comparator::kLt;
    merged.lower_exclusive = merged.exclusive = merged.inclusive = false;
    merged.sign = merged.before = merged.after = merged.weak = merged.approx = {};
    merged.reversed_sign = {};
    merged.noun_begin = second.noun_begin;
    merged.noun_end = second.noun_end;
    merged.end_token = second.end_token;
    if (!node_.diagnostics.empty()) node_.diagnostics.clear();
    parts_ = {merged};
    clauses_[second.clause].joint = Joint::kAdjacent;
    return true;
  }

  // --- Change ---------------------------------------------------------------------------------

  void FillChange(const Part& part, Node* node) {
    node->kind = ThresholdKind::kChange;
    node->direction = part.direction;
    if (!part.reference.empty()) node->Rarely().reference = part.reference;
    if (part.upper != kNone) {
      SetBounds(part, node);
      node->comparator = Comparator::kEq;
      node->Report(Code::kRangeOfChange, node->number_span);
    } else {
      SetComparison(part, node);
      SetNumber(part, part.value, node);
    }
    SetNames(part, node);
  }

  // --- Dates ----------------------------------------------------------------------------------

  void FillDate(const Part& part, Node* node) {
    DateMatch match = DateOf(part.value);
    const Token& token = At(part.value);
    if (!match.valid) {
      node->kind = ThresholdKind::kInvalid;
      node->Report(Code::kInvalidDate, SpanOf(token), {SliceOf(part.value)});
      return;
    }
    node->number_span = SpanOf(token);
    ApplyYear(token, &match, node);
    const Comparator comparator = DateComparator(part, match);
    const bool period =
        match.is_range || (match.period && !match.before && !match.within && !match.after &&
                           !part.sign.found() && !part.before.found());
    SetNames(part, node);
    if (period) {
      node->kind = ThresholdKind::kPeriod;
      node->comparator = Comparator::kLe;
      node->date = node->date_start = match.first;
      node->date_end = match.last;
      return;
    }
    node->kind = ThresholdKind::kDeadline;
    node->comparator = IsLowerBound(comparator) ? Comparator::kGe : Comparator::kLe;
    if (node->comparator == Comparator::kGe) {
      // 晚于 leaves the day out, 不早于 includes it.
      const bool after = comparator == Comparator::kGt && match.last.has_year();
      node->date = node->date_start =
          after ? AddDays(match.last, 1).value_or(match.last) : match.first;
      return;
    }
    node->date = LastAcceptableDay(part, match, comparator, node);
    if (!match.before && comparator != Comparator::kLt && !part.sign.found() &&
        !part.before.found()) {
      node->date_start = match.first;
    }
  }

  void ApplyYear(const Token& token, DateMatch* match, Node* node) {
    if (match->last.has_year()) return;
    if (context_.year == 0) {
      node->Report(Code::kYearUnknown, SpanOf(token));
      return;
    }
    match->first = match->first.WithYear(context_.year);
    match->last = match->last.WithYear(context_.year);
    node->Report(Code::kYearFromContext, SpanOf(token), {std::to_string(context_.year)});
  }

  Comparator DateComparator(const Part& part, const DateMatch& match) const {
    if (part.sign.found()) return part.sign.comparator;
    if (part.before.found()) {
      // 不晚于 and 不早于 are bounds in time; 早于 leaves the day out.
      return part.before.comparator;
    }
    return match.after ? Comparator::kGe : Comparator::kLe;
  }

  // X月前 without 底 or 末 is the last day of the month before; X日前 includes the day by default.
  std::optional<Date> LastAcceptableDay(const Part& part, const DateMatch& match,
                                        Comparator comparator, Node* node) const {
    const Token& token = At(part.value);
    if (comparator == Comparator::kLt) return DayBefore(match.first);
    if (!match.before || match.month_end) return match.last;
    const bool day = match.precision == DatePrecision::kDay;
    if (day || match.precision == DatePrecision::kTenDays) {
      return day && !context_.deadline_includes_day ? DayBefore(match.last) : match.last;
    }
    const Date last = DayBefore(match.first);
    node->Report(Code::kAmbiguousDeadline, SpanOf(token),
                 {Slice(token.begin, token.end), last.ToString()});
    return last;
  }

  static Date DayBefore(const Date& date) {
    if (date.has_year()) return AddDays(date, -1).value_or(date);
    if (date.day > 1) {
      Date before = date;
      --before.day;
      return before;
    }
    const int month = date.month == 1 ? 12 : date.month - 1;
    return {0, static_cast<std::uint8_t>(month),
            static_cast<std::uint8_t>(LastDayOfMonth(0, month))};
  }

  // --- Capped share ---------------------------------------------------------------------------

  // A share, then an upper bound in money: 核定支出的50%，最高不超100万元.
  bool FollowedByCap(size_t i) const {
    if (i + 1 >= parts_.size()) return false;
    const Part& share = parts_[i];
    const Part& cap = parts_[i + 1];
    if (share.is_date || cap.is_date || share.upper != kNone || cap.upper != kNone) return false;
    const Quantity& base = QuantityOf(share.value);
    const Quantity& limit = QuantityOf(cap.value);
    const bool strong = share.sign.found() || share.before.found() || share.after.found() ||
                        share.change || share.tolerance;
    if (strong || base.unit.dimension() != Dimension::kShare) return false;
    const bool money = limit.unit.dimension() == Dimension::kMoney || limit.bare_scale;
    const bool upper = (cap.before.found() && IsUpperBound(cap.before.comparator)) ||
                       (cap.after.found() && IsUpperBound(cap.after.comparator)) ||
                       (cap.sign.found() && IsUpperBound(cap.sign.comparator));
    return money && upper && (!cap.sign.found() || cap.joint == Joint::kAdjacent);
  }

  bool FillCappedShare() {
    if (parts_.size() != 2 || !FollowedByCap(0)) return false;
    const Part& share = parts_[0];
    node_.kind = ThresholdKind::kCappedShare;
    SetNumber(share, share.value, &node_);
    auto cap = std::make_shared<Node>();
    Part limit = parts_[1];
    limit.label_begin = limit.label_end;
    limit.noun_begin = limit.noun_end;
    FillQuantity(limit, cap.get());
    SetPartText(parts_[1], cap.get());
    MoveDiagnostics(cap.get());
    node_.Rarely().of = BaseOf(share);
    node_.Rarely().cap = Threshold(std::shared_ptr<const Node>(std::move(cap)));
    return true;
  }

  // What the share is taken of: the text in front of it, without 按照 and 的.
  std::string BaseOf(const Part& share) const {
    size_t begin = 0;
    size_t end = At(share.value).begin;
    for (size_t token = 0; token < share.value; ++token) {
      const bool lead = IsWord(token, Role::kNeutral) || Is(token, TokenKind::kComma) ||
                        IsWord(token, Role::kWeakBefore);
      if (!lead || At(token).begin != begin) break;
      const View word = Symbols(At(token).begin, At(token).end);
      if (word != U"按" && word != U"按照" && word != U"给予" && word != U"补助" &&
          !Is(token, TokenKind::kComma)) {
        break;
      }
      begin = At(token).end;
    }
    constexpr auto kLeads = std::to_array<View>({U"按照", U"按", U"依据", U"根据", U"给予"});
    for (const View lead : kLeads) {
      if (Symbols(begin, end).starts_with(lead) && end - begin > lead.size()) begin += lead.size();
    }
    while (end > begin &&
           (text_.at(end - 1) == U'的' || text_.at(end - 1) == U'×' || text_.at(end - 1) == U',' ||
            text_.at(end - 1) == U'*' || text_.at(end - 1) == U':')) {
      --end;
    }
    return Slice(begin, end);
  }

  // --- Compound -------------------------------------------------------------------------------

  // A condition of the compound: a value, or words; in the order of the text.
  struct Condition {
    size_t begin = 0;  // symbol
    const Part* part = nullptr;
    size_t clause = kNone;
  };

  void FillCompound(const std::vector<size_t>& texts) {
    std::vector<Condition> conditions;
    for (const Part& part : parts_)
      conditions.push_back({At(part.first_token).begin, &part, kNone});
    for (const size_t clause : texts) {
      conditions.push_back({At(clauses_[clause].begin).begin, nullptr, clause});
    }
    std::stable_sort(conditions.begin(), conditions.end(),
                     [](const Condition& a, const Condition& b) { return a.begin < b.begin; });
    node_.kind = ThresholdKind::kCompound;
    node_.connective = IsAny(conditions) ? Connective::kAny : Connective::kAll;
    for (const Condition& condition : conditions) {
      auto part = std::make_shared<Node>();
      if (condition.part != nullptr) {
        FillPart(*condition.part, part.get());
        SetPartText(*condition.part, part.get());
      } else {
        FillTextPart(clauses_[condition.clause], part.get());
      }
      MoveDiagnostics(part.get());
      node_.Rarely().parts.emplace_back(std::shared_ptr<const Node>(std::move(part)));
    }
  }

  bool IsAny(const std::vector<Condition>& conditions) const {
    bool any = false;
    for (size_t i = 1; i < conditions.size(); ++i) {
      const Condition& condition = conditions[i];
      const Joint joint =
          condition.part != nullptr ? condition.part->joint : clauses_[condition.clause].joint;
      any = any || joint == Joint::kAny;
    }
    return any;
  }

  void SetPartText(const Part& part, Node* node) const {
    const size_t begin = At(part.first_token).begin;
    const size_t end =
        std::max<size_t>(part.noun_end, part.end_token > 0 ? At(part.end_token - 1).end : begin);
    const TextSpan span = text_.span(begin, end);
    node->text = std::string(source_.substr(span.begin, span.end - span.begin));
  }

  void FillTextPart(const Clause& clause, Node* node) const {
    const TextSpan span = text_.span(At(clause.begin).begin, At(clause.end - 1).end);
    node->kind = ThresholdKind::kQualitative;
    node->text = std::string(source_.substr(span.begin, span.end - span.begin));
  }

  // Diagnostics are kept once, on the whole; a part that is no condition makes the whole invalid.
  void MoveDiagnostics(Node* part) {
    for (Diagnostic& diagnostic : part->diagnostics) {
      node_.diagnostics.push_back(std::move(diagnostic));
    }
    part->diagnostics.clear();
    if (part->kind == ThresholdKind::kInvalid) node_.kind = ThresholdKind::kInvalid;
  }

  // --- Text without a value -------------------------------------------------------------------

  void FillText() {
    if (const size_t token = LoneComparison(); token != kNone) {
      return FillReference(token);
    }
    if (IsLoneUnit(text_.symbols())) return Invalid(Code::kNumberMissing, Whole());
    if (IsBrokenNumeral()) {
      return Invalid(Code::kBrokenNumber, Whole(), {Slice(0, text_.size())});
    }
    node_.kind = ThresholdKind::kQualitative;
    for (size_t token = 0; token < TokenCount(); ++token) {
      if (IsWord(token, Role::kVague)) {
        node_.Report(Code::kVagueCount, SpanOf(At(token)), {SliceOf(token)});
        return;
      }
    }
    const View symbols = text_.symbols();
    const auto* const digit = std::find_if(symbols.begin(), symbols.end(), IsDigit);
    if (digit != symbols.end()) {
      const auto at = static_cast<size_t>(digit - symbols.begin());
      size_t end = at;
      while (IsDigit(text_.at(end))) ++end;
      node_.Report(Code::kNumberInText, text_.span(at, end));
    }
  }

  // 十一十二, 三点, 点零: nothing but numerals, and no number.
  bool IsBrokenNumeral() const {
    const View symbols = text_.symbols();
    return std::all_of(symbols.begin(), symbols.end(),
                       [](char32_t c) { return IsChineseNumeral(c) || c == U'点'; });
  }

  size_t LoneComparison() const {
    for (size_t token = 0; token < TokenCount(); ++token) {
      if (Is(token, TokenKind::kSign) || IsWord(token, Role::kStrongBefore)) return token;
    }
    return kNone;
  }

  static bool IsLoneUnit(View symbols) {
    return !symbols.empty() && MatchUnit(symbols, false).length == symbols.size() &&
           symbols != U"好";
  }

  // ≥ 家 lacks its number; ≤辖区平均标准 and 不超预算 name a reference instead of one.
  void FillReference(size_t comparison) {
    View rest = Symbols(At(comparison).end, text_.size());
    while (!rest.empty() && (rest.back() == U'。' || rest.back() == U'.' || rest.back() == U',')) {
      rest.remove_suffix(1);
    }
    const View front = Symbols(0, At(comparison).begin);
    const bool sign = Is(comparison, TokenKind::kSign);
    const bool nothing =
        rest.empty() || IsLoneUnit(rest) || rest.find_first_not_of(kSignsOnly) == View::npos;
    if (nothing && (sign || front.empty())) {
      return Invalid(Code::kNumberMissing, SpanOf(At(comparison)));
    }
    node_.kind = ThresholdKind::kQualitative;
    if (!rest.empty())
      node_.Report(Code::kReferenceNotNumber, SpanOf(At(comparison)), {ToUtf8(rest)});
  }
  static constexpr View kSignsOnly = U"≥≤><=≠≈-~/*";

  // --- Context --------------------------------------------------------------------------------

  // A bare number takes the unit that the row's name carries; a figure that looks like a date says
  // so.
  void RefineFromRow() {
    if (node_.kind != ThresholdKind::kQuantity || !node_.unit.is_none() ||
        node_.number.form != Number::Form::kPlain) {
      return;
    }
    ReportDateLikeNumber();
    if (context_.name.empty()) return;
    const FoldedText name(context_.name);
    std::optional<Unit> unit = UnitInBrackets(name.symbols());
    const bool rate =
        !unit && (name.symbols().ends_with(U"率") || name.symbols().ends_with(U"比例"));
    // 0.95 beside 完成率 may be a fraction or a percentage.
    if (rate && node_.number.value > Decimal(1)) unit = NamedUnit("%");
    if (!unit) return;
    node_.unit = *unit;
    node_.Report(Code::kUnitFromRow, node_.number_span, {unit->name(), std::string(context_.name)});
  }

  // 就业人数(人), 收入（元/人）, 群众投诉下降率%
  static std::optional<Unit> UnitInBrackets(View name) {
    if (name.ends_with(U"%")) return NamedUnit("%");
    if (!name.ends_with(U")")) return std::nullopt;
    const size_t open = name.rfind(U'(');
    if (open == View::npos) return std::nullopt;
    const View inner = name.substr(open + 1, name.size() - open - 2);
    const UnitMatch match = MatchUnit(inner, true);
    if (match.length == 0 || match.length != inner.size()) return std::nullopt;
    return match.unit;
  }

  void ReportDateLikeNumber() {
    const Decimal& value = node_.number.value;
    if (!node_.bare || value.high() != 0) return;
    const std::uint64_t coefficient = value.low();
    if (value.scale() >= 1 && value.scale() <= 2) {
      const std::uint64_t unit = value.scale() == 1 ? 10 : 100;
      const std::uint64_t year = coefficient / unit;
      const std::uint64_t month = coefficient % unit;
      if (year >= 1990 && year <= 2099 && month >= 1 && month <= 12) {
        node_.Report(
            Code::kDateOrNumber, node_.number_span,
            {value.ToString(), std::to_string(year) + "年" + std::to_string(month) + "月"});
      }
      return;
    }
    // Days since 1899-12-30, the serials of spreadsheets: 2000 to 2099.
    const bool serial = value.scale() == 0 && coefficient >= 36526 && coefficient <= 73050;
    if (!serial || context_.row_kind != RowKind::kTimeliness) return;
    const std::optional<Date> date =
        AddDays({1899, 12, 30}, static_cast<std::int64_t>(coefficient));
    if (date)
      node_.Report(Code::kDateSerial, node_.number_span, {value.ToString(), date->ToString()});
  }

  std::string_view source_;
  const ThresholdContext& context_;
  FoldedText text_;
  ScannedText scanned_;
  Node& node_;
  std::vector<Clause> clauses_;
  std::vector<Part> parts_;
};

}  // namespace

bool IsMoneyRow(const ThresholdContext& context) {
  if (context.row_kind == RowKind::kCost) return true;
  for (const std::string_view name : {context.name, context.description}) {
    if (!name.empty() && NamesMoney(FoldedText(name).symbols())) return true;
  }
  return false;
}

bool IsEmptyRange(const Bound& lower, const Bound& upper) {
  const Result<Rational> low = lower.number.ToRational();
  const Result<Rational> high = upper.number.ToRational();
  if (!low.ok() || !high.ok()) return false;
  return *low > *high || (*low == *high && !(lower.closed && upper.closed));
}

std::shared_ptr<Threshold::Node> ParseNode(std::string_view text, const ThresholdContext& context) {
  auto node = std::make_shared<Threshold::Node>();
  node->text = std::string(text);
  if (text.size() > kMaxCellBytes) {
    node->Report(Code::kLimitExceeded, {}, {std::to_string(kMaxCellBytes)});
    return node;
  }
  Parser(text, context, node.get()).Run();
  return node;
}

}  // namespace jixiao
