#include "threshold/part_filler.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "threshold/acceptance.h"
#include "threshold/numeral.h"
#include "threshold/row_context.h"
#include "threshold/syntax.h"
#include "unit/unit_table.h"

namespace jixiao {
namespace {

using std::size_t;
using View = std::u32string_view;
using Node = Threshold::Node;
using Code = DiagnosticCode;

class PartFiller {
 public:
  explicit PartFiller(const Cell& cell) : cell_(cell) {}

  void FillPart(const Part& part, Node* node) {
    if (part.is_date) {
      FillDate(part, node);
    } else if (part.change) {
      FillChange(part, node);
    } else if (part.tolerance) {
      FillTolerance(part, node);
    } else if (part.upper != kNoToken) {
      FillRange(part, node);
    } else {
      FillQuantity(part, node);
    }
  }

  // --- Comparison of one part -----------------------------------------------------------------

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
           cell_.At(comparison.token).end - cell_.At(comparison.token).begin == 1 &&
           IsUpperBound(first) == IsUpperBound(comparison.comparator);
  }

  void ReportConflict(size_t used, size_t other, Node* node) {
    node->Report(Code::kComparatorConflict,
                 cell_.text.span(std::min(cell_.At(used).begin, cell_.At(other).begin),
                                 std::max(cell_.At(used).end, cell_.At(other).end)),
                 {cell_.SliceOf(used), cell_.SliceOf(other)});
  }

  void SetComparison(const Part& part, Node* node) {
    const Decision decision = Decide(part, node);
    node->comparator = decision.comparator;
    node->bare = decision.bare;
    if (decision.token != kNoToken) node->comparator_span = cell_.SpanOf(cell_.At(decision.token));
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
    const Quantity& quantity = cell_.QuantityOf(token);
    if (quantity.out_of_range) {
      node->kind = ThresholdKind::kInvalid;
      node->Report(Code::kNumberOutOfRange, cell_.SpanOf(cell_.At(token)));
      return;
    }
    node->number = quantity.number;
    node->has_number = true;
    node->vague = quantity.vague;
    node->number_span = cell_.text.span(quantity.number_begin, quantity.number_end);
    SetUnit(part, quantity, node);
    if (quantity.vague) {
      node->Report(Code::kVagueCount, cell_.SpanOf(cell_.At(token)), {cell_.SliceOf(token)});
    }
  }

  void SetUnit(const Part& part, const Quantity& quantity, Node* node) {
    node->unit = quantity.unit;
    if (quantity.unit_end > quantity.unit_begin) {
      node->unit_span = cell_.text.span(quantity.unit_begin, quantity.unit_end);
      const std::string word = cell_.Slice(quantity.unit_begin, quantity.unit_end);
      if (quantity.bare_scale) node->Report(Code::kScaleWordWithoutUnit, node->unit_span, {word});
      if (quantity.money_from_row) node->Report(Code::kMoneyFromRow, node->unit_span, {word});
      if (quantity.no_numerator) node->Report(Code::kRateWithoutNumerator, node->unit_span, {word});
    } else if (const size_t length = UnknownUnitLength(cell_, part); length > 0) {
      const View name = cell_.Symbols(part.noun_begin, part.noun_begin + length);
      node->unit = UnknownUnit(name);
      node->unit_span = cell_.text.span(part.noun_begin, part.noun_begin + length);
      node->Report(Code::kUnknownUnit, node->unit_span, {ToUtf8(name)});
    }
    AddDenominators(part, node);
  }

  // 两年 is 2年.
  static std::u32string InDigits(View denominator) {
    const Numeral many = ReadChineseNumeral(denominator);
    const bool counts = many.length > 0 && many.length < denominator.size() && !many.vague &&
                        many.value.scale() == 0;
    if (!counts) return std::u32string(denominator);
    std::u32string text;
    for (const char digit : many.value.ToString()) text.push_back(static_cast<char32_t>(digit));
    const size_t scale = many.scale > 0 ? 1 : 0;
    return text + std::u32string(denominator.substr(many.length - scale));
  }

  // 每年50场 is 50 场/年.
  void AddDenominators(const Part& part, Node* node) {
    if (part.pers.empty() || node->unit.is_none()) return;
    std::vector<std::u32string> written;
    for (const size_t per : part.pers) {
      written.push_back(InDigits(cell_.Symbols(cell_.At(per).begin + 1, cell_.At(per).index)));
    }
    node->unit = DividedBy(node->unit, {written.begin(), written.end()});
  }

  void SetNames(const Part& part, Node* node) {
    std::string label = LabelOf(part);
    const size_t noun_begin =
        node->unit_span.end > 0 && part.noun_end > part.noun_begin &&
                node->unit_span == cell_.text.span(part.noun_begin,
                                                   part.noun_begin + UnknownUnitLength(cell_, part))
            ? part.noun_begin + UnknownUnitLength(cell_, part)
            : part.noun_begin;
    if (!label.empty()) node->Rarely().label = std::move(label);
    if (noun_begin < part.noun_end) node->Rarely().noun = cell_.Slice(noun_begin, part.noun_end);
  }

  // Text in front of the value, without the words that bind it.
  std::string LabelOf(const Part& part) const {
    if (part.label_end <= part.label_begin) return {};
    size_t end = part.label_end;
    size_t begin = part.label_begin;
    for (size_t token = part.first_token; token < part.value; ++token) {
      // The label stops where a comparison or a verb of its own begins.
      const bool binding = cell_.Is(token, TokenKind::kSign) ||
                           cell_.IsWord(token, Role::kStrongBefore) ||
                           cell_.IsWord(token, Role::kWeakBefore);
      if (binding && cell_.At(token).begin < end && cell_.At(token).begin > begin)
        end = cell_.At(token).begin;
    }
    while (end > begin && (cell_.text.at(end - 1) == U':' || cell_.text.at(end - 1) == U'、'))
      --end;
    return cell_.Slice(begin, end);
  }

  // One stray symbol in front of a bare number is what a scan makes of ≥ (工5%).
  void ReportDamage(const Part& part, Node* node) {
    ReportDistantWords(part, node);
    if (!node->bare || node->kind != ThresholdKind::kQuantity) return;
    const bool stray = part.label_end == part.label_begin + 1 &&
                       part.label_end == cell_.At(part.value).begin && part.text_before &&
                       part.first_token == 0;
    if (stray) {
      node->Report(Code::kDamagedText, cell_.text.span(part.label_begin, part.label_end),
                   {cell_.Slice(part.label_begin, part.label_end)});
    }
    if (node->unit.dimension() == Dimension::kShare && node->number.form == Number::Form::kPlain) {
      ReportShareAboveOne(part, node);
    }
  }

  // 不低于省定标准的90%, 降低能耗5%: text between the word and the number changes what it says.
  void ReportDistantWords(const Part& part, Node* node) {
    if (!part.text_before) return;
    size_t word = kNoToken;
    for (size_t token = part.first_token; token < part.value; ++token) {
      const bool verb = cell_.IsWord(token, Role::kVerbUp) || cell_.IsWord(token, Role::kVerbDown);
      if (verb || cell_.IsWord(token, Role::kStrongBefore) || cell_.Is(token, TokenKind::kSign))
        word = token;
      if (!cell_.Is(token, TokenKind::kText) || word == kNoToken) continue;
      const bool is_verb = cell_.IsWord(word, Role::kVerbUp) || cell_.IsWord(word, Role::kVerbDown);
      if (!is_verb) {
        return;  // left over, and reported as such
      }
      if (node->bare && node->unit.dimension() == Dimension::kShare) {
        node->Report(Code::kChangeOrLevel,
                     cell_.text.span(cell_.At(word).begin, cell_.At(part.value).end),
                     {cell_.Slice(cell_.At(word).begin, cell_.At(part.value).end)});
      }
      return;
    }
  }

  // 290% for ≥90%: a bare share above 100 % is reported with the likely reading.
  void ReportShareAboveOne(const Part& part, Node* node) {
    if (!(node->unit == NamedUnit("%"))) return;
    const Result<Rational> value = node->number.ToRational();
    if (ShareMayExceed(cell_.context.name) || !value.ok()) return;
    if (*value <= Rational(100)) return;
    const std::string digits = node->number.ToString();
    const std::string likely = digits.size() > 1 ? "≥" + digits.substr(1) + "%" : digits;
    node->Report(Code::kShareAboveOne, cell_.SpanOf(cell_.At(part.value)), {digits + "%", likely});
  }

  // --- Ranges ---------------------------------------------------------------------------------

  Bound BoundOf(size_t token, bool closed) const {
    return {cell_.QuantityOf(token).number, closed};
  }

  // Both ends in the unit of the upper one; 5千-1万元 keeps both by converting the lower end.
  void SetBounds(const Part& part, Node* node) {
    const Quantity& low = cell_.QuantityOf(part.value);
    const Quantity& high = cell_.QuantityOf(part.upper);
    SetUnit(part, high, node);
    Node::Rare& rare = node->Rarely();
    rare.lower = BoundOf(part.value, !part.open_lower && !part.lower_exclusive);
    rare.upper = BoundOf(part.upper, !part.open_upper && !part.exclusive);
    if (!(low.unit == high.unit)) ConvertLower(low.unit, high.unit, node);
    node->number_span = cell_.text.span(low.number_begin, high.number_end);
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
    if (without.after.found() && cell_.Symbols(cell_.At(without.after.token).begin,
                                               cell_.At(without.after.token).end) == U"内") {
      without.after = {};
    }
    for (const Comparison* comparison : {&without.sign, &without.before, &without.after}) {
      if (!comparison->found() || comparison->comparator == Comparator::kEq) continue;
      node->Report(Code::kComparatorConflict, cell_.SpanOf(cell_.At(comparison->token)),
                   {cell_.Slice(cell_.At(part.value).begin, cell_.At(part.upper).end),
                    cell_.SliceOf(comparison->token)});
    }
    SetBounds(part, node);
    SetNames(part, node);
  }

  // 100±5, 90%±3%, ±3%以内
  void FillTolerance(const Part& part, Node* node) {
    node->kind = ThresholdKind::kRange;
    const size_t width_token = part.has_center ? part.upper : part.value;
    const Quantity& width = cell_.QuantityOf(width_token);
    const bool plain =
        width.number.form == Number::Form::kPlain &&
        (!part.has_center || cell_.QuantityOf(part.value).number.form == Number::Form::kPlain);
    if (!plain) {
      // ±78/891: no tolerance is written as a fraction or proportion.
      node->kind = ThresholdKind::kInvalid;
      node->Report(Code::kBrokenNumber, cell_.SpanOf(cell_.At(width_token)),
                   {cell_.SliceOf(width_token)});
      return;
    }
    const Decimal w = width.number.value.Abs();
    Decimal center;
    Unit unit = width.unit;
    Result<Decimal> half = w;
    if (part.has_center) {
      const Quantity& middle = cell_.QuantityOf(part.value);
      center = middle.number.value;
      const bool share = width.unit.dimension() == Dimension::kShare;
      const bool written = middle.unit_end > middle.unit_begin;
      if (share && !written) {
        // 200±5%: a unit that is written once holds for both.
        node->Report(Code::kToleranceOfShare, cell_.SpanOf(cell_.At(width_token)),
                     {cell_.SliceOf(width_token), center.ToString()});
      }
      if (share && written && middle.unit.dimension() != Dimension::kShare) {
        // 100家±5%: five per cent of the centre.
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
      node->Report(Code::kNumberOutOfRange, cell_.SpanOf(cell_.At(width_token)));
      return;
    }
    Node::Rare& rare = node->Rarely();
    rare.lower = Bound{{Number::Form::kPlain, low->Trimmed(), Decimal(1)}, true};
    rare.upper = Bound{{Number::Form::kPlain, high->Trimmed(), Decimal(1)}, true};
    node->unit = unit;
    node->number_span = cell_.SpanOf(cell_.At(width_token));
    SetNames(part, node);
  }

  // --- Change ---------------------------------------------------------------------------------

  void FillChange(const Part& part, Node* node) {
    node->kind = ThresholdKind::kChange;
    node->direction = part.direction;
    if (!part.reference.empty()) node->Rarely().reference = part.reference;
    if (part.upper != kNoToken) {
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
    DateMatch match = cell_.DateOf(part.value);
    const Token& token = cell_.At(part.value);
    if (!match.valid) {
      node->kind = ThresholdKind::kInvalid;
      node->Report(Code::kInvalidDate, cell_.SpanOf(token), {cell_.SliceOf(part.value)});
      return;
    }
    node->number_span = cell_.SpanOf(token);
    if (!ApplyYear(token, &match, node)) return;
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
    node->before = match.before && !match.month_end && match.precision == DatePrecision::kDay &&
                   comparator != Comparator::kLt && !part.inclusive && !part.exclusive;
    if (part.exclusive && node->date) node->date = DayBefore(*node->date);  // 6月30日前(不含)
    if (!node->date) {
      node->kind = ThresholdKind::kInvalid;
      return;
    }
    if (!match.before && comparator != Comparator::kLt && !part.sign.found() &&
        !part.before.found()) {
      node->date_start = match.first;
    }
  }

  // False where there is no date, its kind set: a year counted from one that is not known leaves
  // text, a year that has no such day nothing.
  bool ApplyYear(const Token& token, DateMatch* match, Node* node) {
    if (match->last.has_year()) return true;
    const int year = cell_.context.year;
    const bool relative = match->first_offset != 0 || match->last_offset != 0;
    if (year == 0) {
      node->Report(Code::kYearUnknown, cell_.SpanOf(token));
      if (relative) node->kind = ThresholdKind::kQualitative;
      return !relative;
    }
    const std::optional<Date> first = match->first.WithYear(year + match->first_offset);
    const std::optional<Date> last = match->last.WithYear(year + match->last_offset);
    if (!first || !last) {
      node->Report(
          Code::kInvalidDate, cell_.SpanOf(token),
          {std::to_string(year + match->last_offset) + "年" + cell_.Slice(token.begin, token.end)});
      node->kind = ThresholdKind::kInvalid;
      return false;
    }
    match->first = *first;
    match->last = *last;
    node->Report(Code::kYearFromContext, cell_.SpanOf(token), {std::to_string(year)});
    return true;
  }

  Comparator DateComparator(const Part& part, const DateMatch& match) const {
    if (part.sign.found()) return part.sign.comparator;
    if (part.before.found()) {
      // 不晚于 and 不早于 are bounds in time; 早于 leaves the day out.
      return part.before.comparator;
    }
    return match.after ? Comparator::kGe : Comparator::kLe;
  }

  // X月前 without 底 or 末 is the last day of the month before. Empty where that day is not known:
  // the last but one of a February without a year.
  std::optional<Date> LastAcceptableDay(const Part& part, const DateMatch& match,
                                        Comparator comparator, Node* node) const {
    const Token& token = cell_.At(part.value);
    if (comparator == Comparator::kLt) return DayBefore(match.first);
    if (!match.before || match.month_end) return match.last;
    const bool day = match.precision == DatePrecision::kDay;
    if (day || match.precision == DatePrecision::kTenDays) return match.last;
    const std::optional<Date> last = DayBefore(match.first);
    if (last) {
      node->Report(Code::kAmbiguousDeadline, cell_.SpanOf(token),
                   {cell_.Slice(token.begin, token.end), last->ToString()});
    }
    return last;
  }

  static std::optional<Date> DayBefore(const Date& date) {
    if (date.has_year()) return AddDays(date, -1);
    if (date.day == 0) return std::nullopt;
    if (date.day > 1) {
      Date before = date;
      --before.day;
      return before;
    }
    const int month = date.month == 1 ? 12 : date.month - 1;
    return Date{0, static_cast<std::uint8_t>(month),
                static_cast<std::uint8_t>(LastDayOfMonth(0, month))};
  }

  const Cell& cell_;
};

}  // namespace

Decision DecideComparison(const Cell& cell, const Part& part, Node* node) {
  return PartFiller(cell).Decide(part, node);
}

void FillPart(const Cell& cell, const Part& part, Node* node) {
  PartFiller(cell).FillPart(part, node);
}

void FillNumber(const Cell& cell, const Part& part, Node* node) {
  PartFiller(cell).SetNumber(part, part.value, node);
}

}  // namespace jixiao
