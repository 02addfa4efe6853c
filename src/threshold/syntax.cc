#include "threshold/syntax.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/fold.h"
#include "jixiao/limits.hpp"
#include "threshold/acceptance.h"
#include "threshold/cell.h"
#include "threshold/numeral.h"
#include "threshold/part_filler.h"
#include "threshold/part_reader.h"
#include "threshold/parts.h"
#include "threshold/reversal.h"
#include "threshold/row_context.h"
#include "threshold/scanner.h"
#include "threshold/shortcut.h"
#include "unit/unit_table.h"

namespace jixiao {
namespace {

using std::size_t;
using View = std::u32string_view;
using Node = Threshold::Node;
using Code = DiagnosticCode;

class Parser {
 public:
  Parser(std::string_view source, const ThresholdContext& context, ReadAs read_as, Node* node)
      : cell_(source, context), read_as_(read_as), node_(*node) {}

  /// What became of the characters; empty where nothing was read as a value.
  const std::vector<Piece>& pieces() const { return pieces_; }
  const Cell& cell() const { return cell_; }

  void Run() {
    if (cell_.text.bad_byte() != FoldedText::npos) return ReportBadByte();
    if (cell_.text.size() == 0) return Invalid(Code::kEmptyCell, {0, Size()});
    const ScanOptions options{cell_.context.row_kind, IsMoneyRow(cell_.context)};
    Scan(cell_.text, options, &cell_.scanned);
    if (RunSimple()) return;
    if (MayBePlaceholder() && IsPlaceholder())
      return Invalid(Code::kPlaceholder, Whole(), {cell_.Slice(0, cell_.text.size())});
    if (HasNoValue()) return FillText();
    values_ = ReadParts(&cell_);
    if (ReportBroken()) return;
    KeepValues(cell_, &values_);
    Assemble();
  }

 private:
  std::uint32_t Size() const { return static_cast<std::uint32_t>(cell_.source.size()); }
  TextSpan Whole() const { return cell_.text.span(0, cell_.text.size()); }

  void Invalid(Code code, TextSpan span, std::vector<std::string> arguments = {}) {
    node_.kind = ThresholdKind::kInvalid;
    node_.Report(code, span, std::move(arguments));
  }

  void ReportBadByte() {
    const auto at = static_cast<std::uint32_t>(cell_.text.bad_byte());
    const bool nul = cell_.source[at] == '\0';
    Invalid(nul ? Code::kNulByte : Code::kInvalidUtf8, {at, nul ? at + 1 : at});
  }

  // The commonest cells are one value, with at most a comparison in front and one behind it (≥90%,
  // 不低于90%, 90%以上, 2023年8月底前), or plain prose; they need none of the machinery below.
  bool RunSimple() {
    const size_t count = cell_.TokenCount();
    if (count > 3) return false;
    if (read_as_ == ReadAs::kActual && cell_.IsWord(0, Role::kStrongBefore)) return false;
    if (count == 1 && cell_.Is(0, TokenKind::kText)) {
      if (MayBePlaceholder() && IsPlaceholder()) return false;
      FillText();
      return true;
    }
    Part part;
    part.value = cell_.IsValue(0) ? 0 : 1;
    if (!cell_.IsValue(part.value) || !TakeSimpleFront(&part) || !TakeSimpleBack(&part))
      return false;
    part.is_date = cell_.Is(part.value, TokenKind::kDate);
    part.end_token = count;
    part.label_begin = part.label_end = cell_.At(0).begin;
    if (!part.is_date && !IsSimpleQuantity(part)) return false;
    // A date is never "about".
    if (part.is_date && part.approx.found()) return false;
    FillPart(cell_, part, &node_);
    RefineFromRow(cell_.context, &node_);
    pieces_ = {{0, cell_.text.size(), PieceKind::kRead}};
    return true;
  }

  bool TakeSimpleFront(Part* part) const {
    if (part->value == 0) return true;
    const Comparison comparison = {cell_.At(0).word.comparator, 0};
    if (cell_.Is(0, TokenKind::kSign)) {
      part->sign = comparison;
    } else if (cell_.IsWord(0, Role::kStrongBefore)) {
      part->before = comparison;
    } else if (cell_.IsWord(0, Role::kWeakBefore)) {
      part->weak = comparison;
    } else {
      return false;
    }
    return true;
  }

  bool TakeSimpleBack(Part* part) const {
    const size_t next = part->value + 1;
    if (next == cell_.TokenCount()) return true;
    if (next + 1 != cell_.TokenCount()) return false;
    if (cell_.IsWord(next, Role::kAfter)) {
      part->after = {cell_.At(next).word.comparator, next};
    } else if (cell_.IsWord(next, Role::kApproxAfter)) {
      part->approx = {Comparator::kApprox, next};
    } else {
      return false;
    }
    return true;
  }

  bool IsSimpleQuantity(const Part& part) const {
    return !cell_.QuantityOf(part.value).out_of_range;
  }

  bool HasNoValue() const {
    return cell_.scanned.quantities.empty() && cell_.scanned.dates.empty() &&
           std::none_of(cell_.scanned.tokens.begin(), cell_.scanned.tokens.end(),
                        [](const Token& token) { return token.kind == TokenKind::kBroken; });
  }

  // --- Whole-cell readings --------------------------------------------------------------------

  // Symbols that fillers are made of; most prose has none.
  bool MayBePlaceholder() const {
    const View symbols = cell_.text.symbols();
    return std::any_of(symbols.begin(), symbols.end(), [](char32_t c) {
      return c < 0x80 || (c >= 0x2000 && c < 0x3000) || c == U'×' || c == U'·' || c == U'、' ||
             c == U'某';
    });
  }

  bool IsPlaceholder() const {
    const View symbols = cell_.text.symbols();
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
    for (size_t i = 0; i < cell_.TokenCount(); ++i) {
      if (!cell_.Is(i, TokenKind::kBroken)) continue;
      Invalid(Code::kBrokenNumber, cell_.SpanOf(cell_.At(i)), {cell_.SliceOf(i)});
      return true;
    }
    for (const Part& part : values_.parts) {
      if (part.is_date || !cell_.QuantityOf(part.value).out_of_range) continue;
      Invalid(Code::kNumberOutOfRange, cell_.SpanOf(cell_.At(part.value)));
      return true;
    }
    for (size_t i = 0; i < cell_.TokenCount(); ++i) {
      // "80%-": a range sign with nothing behind it.
      const bool dangling = cell_.Is(i, TokenKind::kRange) && !cell_.IsValue(i + 1) &&
                            (i + 1 == cell_.TokenCount() || cell_.Is(i + 1, TokenKind::kComma));
      const bool dangling_sign = cell_.Is(i, TokenKind::kSign) && i + 1 == cell_.TokenCount();
      if ((dangling || dangling_sign) && i > 0 && cell_.IsValue(i - 1)) {
        Invalid(Code::kBrokenNumber, cell_.text.span(cell_.At(i - 1).begin, cell_.At(i).end),
                {cell_.Slice(cell_.At(i - 1).begin, cell_.At(i).end)});
        return true;
      }
    }
    return false;
  }
  // --- Results --------------------------------------------------------------------------------

  void Assemble() {
    if (values_.parts.empty()) return FillText();
    std::vector<size_t> texts = TextClauses();
    if (values_.parts.size() + texts.size() > kMaxConditions) {
      return Invalid(Code::kLimitExceeded, Whole(), {std::to_string(kMaxConditions)});
    }
    const std::optional<ReversalMatch> reversal = FindReversalBeside(texts);
    if (reversal && read_as_ == ReadAs::kTarget) return FillReversed(*reversal);
    FillValues(&texts);
    Account(texts);
    if (reversal) KeepReversal(*reversal);
  }

  void FillValues(std::vector<size_t>* texts) {
    if (FillCappedShare()) return;
    if (MergeOpposites()) *texts = TextClauses();
    if (values_.parts.size() == 1 && texts->empty()) {
      FillPart(cell_, values_.parts[0], &node_);
      RefineFromRow(cell_.context, &node_);
      return;
    }
    FillCompound(*texts);
  }

  // --- What is left over ----------------------------------------------------------------------

  // A target's condition in words may well deny something (15家，且无投诉); an actual's may not.
  std::optional<ReversalMatch> FindReversalBeside(const std::vector<size_t>& texts) const {
    std::vector<SymbolRange> conditions;
    for (const size_t i : texts) {
      if (read_as_ == ReadAs::kActual) break;
      const Clause& clause = values_.clauses[i];
      conditions.push_back({cell_.At(clause.begin).begin, cell_.At(clause.end - 1).end});
    }
    return FindReversal(cell_, read_as_ == ReadAs::kActual, conditions);
  }

  void FillReversed(const ReversalMatch& reversal) {
    node_.kind = ThresholdKind::kQualitative;
    node_.Report(Code::kUnreadText, cell_.text.span(reversal.begin, reversal.end),
                 {cell_.Slice(reversal.begin, reversal.end)});
  }

  void KeepReversal(const ReversalMatch& reversal) {
    Node::Rare& rare = node_.Rarely();
    const bool one =
        node_.kind == ThresholdKind::kQuantity || node_.kind == ThresholdKind::kDeadline;
    rare.reversal = one ? reversal.meaning : Reversal::kUnclear;
    rare.reversal_span = cell_.text.span(reversal.begin, reversal.end);
    // 比目标低2%: of the target, or points of it?
    const bool share = node_.unit.dimension() == Dimension::kShare;
    const bool not_met = rare.reversal == Reversal::kNotMet;
    if (!not_met && (share || node_.vague || !rare.unread.empty() || !HoldsFigureAlone())) {
      rare.reversal = Reversal::kUnclear;
    }
    if (rare.reversal == Reversal::kUnclear) {
      node_.Report(Code::kUnreadText, rare.reversal_span,
                   {cell_.Slice(reversal.begin, reversal.end)});
    }
  }
  bool HoldsFigureAlone() const {
    return node_.kind == ThresholdKind::kQuantity && node_.comparator != Comparator::kApprox;
  }

  // Each piece that was left over is reported; of very many the last report covers the rest.
  void Account(const std::vector<size_t>& texts) {
    constexpr size_t kMostReports = 8;
    pieces_ = AccountFor(cell_, values_, texts);
    if (node_.kind == ThresholdKind::kInvalid) return;
    std::vector<SymbolRange> unread;
    // The base of a share is all that stands in front of it: 核定支出×50%.
    const size_t base_end =
        node_.kind == ThresholdKind::kCappedShare ? cell_.At(values_.parts[0].value).begin : 0;
    for (Piece& piece : pieces_) {
      if (piece.end <= base_end) piece.kind = PieceKind::kRead;
      if (piece.kind != PieceKind::kUnread) continue;
      if (unread.size() == kMostReports) {
        unread.back().end = piece.end;
      } else {
        unread.push_back({piece.begin, piece.end});
      }
    }
    for (const auto& [begin, end] : unread) {
      const std::string text = cell_.Slice(begin, end);
      node_.Report(Code::kUnreadText, cell_.text.span(begin, end), {text});
      std::string& all = node_.Rarely().unread;
      all += (all.empty() ? "" : " ") + text;
    }
  }

  // Clauses that hold a condition in words: text, and no value.
  std::vector<size_t> TextClauses() const {
    std::vector<bool> has_value(values_.clauses.size(), false);
    for (const Part& part : values_.parts) has_value[part.clause] = true;
    std::vector<size_t> texts;
    for (size_t i = 0; i < values_.clauses.size(); ++i) {
      if (has_value[i] || values_.clauses[i].in_bracket) continue;
      if (IsNote(i)) continue;
      texts.push_back(i);
    }
    return texts;
  }

  // A clause that says nothing to be met: punctuation, neutral words, a heading, a list's summary.
  bool IsNote(size_t index) const {
    const Clause& clause = values_.clauses[index];
    if (!cell_.HasText(clause.begin, clause.end) && !HasWords(clause)) return true;
    // The rest of a clause that a bracket cut in two belongs to its value.
    if (clause.joint == Joint::kAdjacent) return true;
    const char32_t last = cell_.text.at(cell_.At(clause.end - 1).end - 1);
    // The head of a bracket: 研发投入(不含…)35%.
    const bool cut = index + 1 < values_.clauses.size() && values_.clauses[index + 1].in_bracket &&
                     clause.end < cell_.TokenCount() && cell_.Is(clause.end, TokenKind::kOpen);
    return last == U':' || cut;
  }
  bool HasWords(const Clause& clause) const {
    for (size_t token = clause.begin; token < clause.end; ++token) {
      if (cell_.IsWord(token, Role::kVerbUp) || cell_.IsWord(token, Role::kVerbDown) ||
          cell_.IsWord(token, Role::kStrongBefore) || cell_.Is(token, TokenKind::kSign)) {
        return true;
      }
    }
    return false;
  }

  // Two opposite bounds on one dimension are one range: ≥80%且<90%, 大于80%小于90%.
  bool MergeOpposites() {
    if (values_.parts.size() != 2) return false;
    Part& first = values_.parts[0];
    Part& second = values_.parts[1];
    const bool plain = !first.is_date && !second.is_date && first.upper == kNoToken &&
                       second.upper == kNoToken && !first.tolerance && !second.tolerance &&
                       (first.change || !second.change) && !second.text_before &&
                       second.joint != Joint::kAny && !second.in_bracket;
    if (!plain) return false;
    Node scratch;
    const Decision a = DecideComparison(cell_, first, &scratch);
    const Decision b = DecideComparison(cell_, second, &scratch);
    const bool opposite = (IsLowerBound(a.comparator) && IsUpperBound(b.comparator)) ||
                          (IsUpperBound(a.comparator) && IsLowerBound(b.comparator));
    if (!opposite) return false;
    if (second.joint == Joint::kAll && first.change) second.change = true;  // 增长≥5%且≤10%
    if (first.change != second.change) return false;
    BorrowUnit(cell_.QuantityOf(second.value), &cell_.QuantityOf(first.value));
    BorrowUnit(cell_.QuantityOf(first.value), &cell_.QuantityOf(second.value));
    const UnitRelation relation =
        Relate(cell_.QuantityOf(first.value).unit, cell_.QuantityOf(second.value).unit);
    if (relation != UnitRelation::kSame && relation != UnitRelation::kConvertible) return false;
    Part merged = first;
    const bool ordered = IsLowerBound(a.comparator);
    merged.value = ordered ? first.value : second.value;
    merged.upper = ordered ? second.value : first.value;
    merged.open_lower = (ordered ? a : b).comparator == Comparator::kGt;
    merged.open_upper = (ordered ? b : a).comparator == Comparator::kLt;
    merged.lower_exclusive = merged.exclusive = merged.inclusive = false;
    for (const Part* part : {&first, &second}) {
      for (const Comparison* comparison : {&part->sign, &part->before, &part->after, &part->weak,
                                           &part->approx, &part->reversed_sign}) {
        if (comparison->found()) merged.absorbed.push_back(comparison->token);
      }
      // 95%≥x≥90%: the name between the two signs.
      const size_t variable = part->reversed_sign.token + 1;
      if (part->reversed_sign.found() && cell_.Is(variable, TokenKind::kText)) {
        merged.absorbed.push_back(variable);
      }
      merged.absorbed.push_back(part->value);
    }
    merged.noun_begin = second.noun_begin;
    merged.sign = merged.before = merged.after = merged.weak = merged.approx = {};
    merged.reversed_sign = {};
    merged.noun_end = second.noun_end;
    merged.end_token = second.end_token;
    if (!node_.diagnostics.empty()) node_.diagnostics.clear();
    values_.parts = {merged};
    values_.clauses[second.clause].joint = Joint::kAdjacent;
    return true;
  }

  // --- Capped share ---------------------------------------------------------------------------
  bool FillCappedShare() {
    if (values_.parts.size() != 2 || !FollowedByCap(cell_, values_.parts, 0)) return false;
    const Part& share = values_.parts[0];
    node_.kind = ThresholdKind::kCappedShare;
    FillNumber(cell_, share, &node_);
    auto cap = std::make_shared<Node>();
    Part limit = values_.parts[1];
    limit.label_begin = limit.label_end;
    limit.noun_begin = limit.noun_end;
    FillPart(cell_, limit, cap.get());
    SetPartText(values_.parts[1], cap.get());
    KeepComparatorText(cap.get());
    MoveDiagnostics(cap.get());
    node_.Rarely().of = BaseOf(share);
    node_.Rarely().cap = ThresholdNodes::Wrap(std::move(cap));
    return true;
  }

  // What the share is taken of: the text in front of it, without 按照 and 的.
  std::string BaseOf(const Part& share) const {
    size_t begin = 0;
    size_t end = cell_.At(share.value).begin;
    for (size_t token = 0; token < share.value; ++token) {
      const bool lead = cell_.IsWord(token, Role::kNeutral) || cell_.Is(token, TokenKind::kComma) ||
                        cell_.IsWord(token, Role::kWeakBefore);
      if (!lead || cell_.At(token).begin != begin) break;
      const View word = cell_.Symbols(cell_.At(token).begin, cell_.At(token).end);
      if (word != U"按" && word != U"按照" && word != U"给予" && word != U"补助" &&
          !cell_.Is(token, TokenKind::kComma)) {
        break;
      }
      begin = cell_.At(token).end;
    }
    constexpr auto kLeads = std::to_array<View>({U"按照", U"按", U"依据", U"根据", U"给予"});
    for (const View lead : kLeads) {
      if (cell_.Symbols(begin, end).starts_with(lead) && end - begin > lead.size())
        begin += lead.size();
    }
    while (end > begin && (cell_.text.at(end - 1) == U'的' || cell_.text.at(end - 1) == U'×' ||
                           cell_.text.at(end - 1) == U',' || cell_.text.at(end - 1) == U'*' ||
                           cell_.text.at(end - 1) == U':')) {
      --end;
    }
    return cell_.Slice(begin, end);
  }

  // --- Compound -------------------------------------------------------------------------------

  // A condition of the compound: a value, or words; in the order of the text.
  struct Condition {
    size_t begin = 0;  // symbol
    const Part* part = nullptr;
    size_t clause = kNoToken;
  };

  void FillCompound(const std::vector<size_t>& texts) {
    std::vector<Condition> conditions;
    for (const Part& part : values_.parts)
      conditions.push_back({cell_.At(part.first_token).begin, &part, kNoToken});
    for (const size_t clause : texts) {
      conditions.push_back({cell_.At(values_.clauses[clause].begin).begin, nullptr, clause});
    }
    std::stable_sort(conditions.begin(), conditions.end(),
                     [](const Condition& a, const Condition& b) { return a.begin < b.begin; });
    node_.kind = ThresholdKind::kCompound;
    node_.connective = IsAny(conditions) ? Connective::kAny : Connective::kAll;
    for (const Condition& condition : conditions) {
      auto part = std::make_shared<Node>();
      if (condition.part != nullptr) {
        FillPart(cell_, *condition.part, part.get());
        SetPartText(*condition.part, part.get());
      } else {
        FillTextPart(values_.clauses[condition.clause], part.get());
      }
      KeepComparatorText(part.get());
      MoveDiagnostics(part.get());
      node_.Rarely().parts.push_back(ThresholdNodes::Wrap(std::move(part)));
    }
  }

  bool IsAny(const std::vector<Condition>& conditions) const {
    bool any = false;
    for (size_t i = 1; i < conditions.size(); ++i) {
      const Condition& condition = conditions[i];
      const Joint joint = condition.part != nullptr ? condition.part->joint
                                                    : values_.clauses[condition.clause].joint;
      any = any || joint == Joint::kAny;
    }
    return any;
  }

  void SetPartText(const Part& part, Node* node) const {
    const size_t begin = cell_.At(part.first_token).begin;
    const size_t end = std::max<size_t>(
        part.noun_end, part.end_token > 0 ? cell_.At(part.end_token - 1).end : begin);
    const TextSpan span = cell_.text.span(begin, end);
    node->text = std::string(cell_.source.substr(span.begin, span.end - span.begin));
  }

  // A comparison that holds for a whole list may stand outside the text of the part.
  void KeepComparatorText(Node* node) const {
    const TextSpan span = node->comparator_span;
    if (span.empty()) return;
    node->Rarely().comparator_text = cell_.source.substr(span.begin, span.end - span.begin);
  }

  void FillTextPart(const Clause& clause, Node* node) const {
    const TextSpan span =
        cell_.text.span(cell_.At(clause.begin).begin, cell_.At(clause.end - 1).end);
    node->kind = ThresholdKind::kQualitative;
    node->text = std::string(cell_.source.substr(span.begin, span.end - span.begin));
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
    if (const size_t token = LoneComparison(); token != kNoToken) {
      return FillReference(token);
    }
    if (IsLoneUnit(cell_.text.symbols())) return Invalid(Code::kNumberMissing, Whole());
    if (IsBrokenNumeral()) {
      return Invalid(Code::kBrokenNumber, Whole(), {cell_.Slice(0, cell_.text.size())});
    }
    node_.kind = ThresholdKind::kQualitative;
    for (size_t token = 0; token < cell_.TokenCount(); ++token) {
      if (cell_.IsWord(token, Role::kVague)) {
        node_.Report(Code::kVagueCount, cell_.SpanOf(cell_.At(token)), {cell_.SliceOf(token)});
        return;
      }
    }
    const View symbols = cell_.text.symbols();
    const auto* const digit = std::find_if(symbols.begin(), symbols.end(), IsDigit);
    if (digit != symbols.end()) {
      const auto at = static_cast<size_t>(digit - symbols.begin());
      size_t end = at;
      while (IsDigit(cell_.text.at(end))) ++end;
      node_.Report(Code::kNumberInText, cell_.text.span(at, end));
    }
  }

  // 十一十二, 三点, 点零: nothing but numerals, and no number.
  bool IsBrokenNumeral() const {
    const View symbols = cell_.text.symbols();
    return std::all_of(symbols.begin(), symbols.end(),
                       [](char32_t c) { return IsChineseNumeral(c) || c == U'点'; });
  }

  size_t LoneComparison() const {
    for (size_t token = 0; token < cell_.TokenCount(); ++token) {
      if (cell_.Is(token, TokenKind::kSign) || cell_.IsWord(token, Role::kStrongBefore))
        return token;
    }
    return kNoToken;
  }

  static bool IsLoneUnit(View symbols) {
    return !symbols.empty() && MatchUnit(symbols, false).length == symbols.size();
  }

  // ≥ 家 lacks its number; ≤辖区平均标准 and 不超预算 name a reference instead of one.
  void FillReference(size_t comparison) {
    View rest = cell_.Symbols(cell_.At(comparison).end, cell_.text.size());
    while (!rest.empty() && (rest.back() == U'。' || rest.back() == U'.' || rest.back() == U',')) {
      rest.remove_suffix(1);
    }
    const View front = cell_.Symbols(0, cell_.At(comparison).begin);
    const bool sign = cell_.Is(comparison, TokenKind::kSign);
    const bool nothing =
        rest.empty() || IsLoneUnit(rest) || rest.find_first_not_of(kSignsOnly) == View::npos;
    if (nothing && (sign || front.empty())) {
      return Invalid(Code::kNumberMissing, cell_.SpanOf(cell_.At(comparison)));
    }
    node_.kind = ThresholdKind::kQualitative;
    if (!rest.empty())
      node_.Report(Code::kReferenceNotNumber, cell_.SpanOf(cell_.At(comparison)), {ToUtf8(rest)});
  }
  static constexpr View kSignsOnly = U"≥≤><=≠≈-~/*";

  Cell cell_;
  CellParts values_;
  const ReadAs read_as_;
  std::vector<Piece> pieces_;
  Node& node_;
};

}  // namespace

bool IsEmptyRange(const Bound& lower, const Bound& upper) {
  const bool plain =
      lower.number.form == Number::Form::kPlain && upper.number.form == Number::Form::kPlain;
  if (plain) {
    const auto order = Compare(lower.number.value, upper.number.value);
    return order > 0 || (order == 0 && !(lower.closed && upper.closed));
  }
  const Result<Rational> low = lower.number.ToRational();
  const Result<Rational> high = upper.number.ToRational();
  if (!low.ok() || !high.ok()) return false;
  return *low > *high || (*low == *high && !(lower.closed && upper.closed));
}

namespace {

std::shared_ptr<Node> Parse(std::string_view text, const ThresholdContext& context, ReadAs read_as,
                            bool shortcut) {
  auto node = std::make_shared<Node>();
  node->text = std::string(text);
  if (text.size() > kMaxCellBytes) {
    node->Report(Code::kLimitExceeded, {}, {std::to_string(kMaxCellBytes)});
    return node;
  }
  if (!shortcut || !TakeShortcut(text, context, node.get())) {
    Parser(text, context, read_as, node.get()).Run();
  }
  return node;
}

}  // namespace

std::shared_ptr<Node> ParseGeneral(std::string_view text, const ThresholdContext& context,
                                   ReadAs read_as) {
  return Parse(text, context, read_as, false);
}

std::shared_ptr<Node> ParseNode(std::string_view text, const ThresholdContext& context,
                                ReadAs read_as) {
  return Parse(text, context, read_as, true);
}

std::vector<CoveredSpan> Coverage(std::string_view text, const ThresholdContext& context,
                                  ReadAs read_as) {
  Node node;
  Parser parser(text, context, read_as, &node);
  parser.Run();
  std::vector<CoveredSpan> covered;
  for (const Piece& piece : parser.pieces()) {
    covered.push_back({parser.cell().text.span(piece.begin, piece.end), piece.kind});
  }
  return covered;
}

}  // namespace jixiao
