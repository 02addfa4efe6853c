#include "batch/quick_judge.h"

#include <array>

#include "base/compiler.h"
#include "batch/names.h"
#include "evaluate/formula.h"
#include "numeric/int128.h"
#include "policy/rounding.h"
#include "unit/unit_table.h"

namespace jixiao::batch {

using evaluate::Formula;
using evaluate::Place;
using evaluate::Placed;
using evaluate::Shape;

namespace {

template <typename Wide>
bool PowerOf(int places, Wide* power) {
  constexpr int kMost = sizeof(Wide) == sizeof(std::uint64_t) ? 19 : numeric::kMaxPowerOfTen;
  if (places > kMost) return false;
  *power = static_cast<Wide>(numeric::PowerOfTen(places));
  return true;
}

// A fraction of what is not negative; one that was too wide for its integers no longer `fits`, nor
// does what is made of it. What would be below 0 is 0.
template <typename Wide>
struct Ratio {
  Ratio() = default;
  explicit Ratio(int whole) : numerator(static_cast<Wide>(whole)) {}
  Ratio(Wide n, Wide d, bool is_whole = true) : numerator(n), denominator(d), fits(is_whole) {}

  Wide numerator = 0;
  Wide denominator = 1;
  bool fits = true;

  bool MultiplyBy(Wide n, Wide d) {
    fits = fits && MultiplyFits(numerator, n, &numerator) &&
           MultiplyFits(denominator, d, &denominator);
    return fits;
  }
  // Half up: n/d rounds as (2n + d) / 2d does.
  bool Round(Wide* rounded) const {
    Wide twice = 0;
    Wide divisor = 0;
    if (!MultiplyFits(numerator, Wide{2}, &twice) ||
        !MultiplyFits(denominator, Wide{2}, &divisor) || !AddFits(twice, denominator, &twice)) {
      return false;
    }
    *rounded = static_cast<Wide>(numeric::Divide(twice, divisor).quotient);
    return true;
  }
};

template <typename Wide>
Ratio<Wide> operator/(Ratio<Wide> a, const Ratio<Wide>& b) {
  a.MultiplyBy(b.denominator, b.numerator);
  a.fits = a.fits && b.fits;
  return a;
}

template <typename Wide>
Ratio<Wide> operator-(const Ratio<Wide>& a, const Ratio<Wide>& b) {
  Wide minuend = 0;
  Wide subtrahend = 0;
  Wide denominator = 0;
  const bool fits = a.fits && b.fits && MultiplyFits(a.numerator, b.denominator, &minuend) &&
                    MultiplyFits(b.numerator, a.denominator, &subtrahend) &&
                    MultiplyFits(a.denominator, b.denominator, &denominator);
  return {minuend > subtrahend ? minuend - subtrahend : Wide{0}, denominator, fits};
}

template <typename Wide>
Ratio<Wide> Floored(const Ratio<Wide>& ratio) {
  return ratio;
}

Coefficient ToCoefficient(Uint128 value) {
  return {static_cast<std::uint64_t>(value), static_cast<std::int64_t>(value >> 64U)};
}

// Two's complement, over both halves.
Coefficient Negated(const Coefficient& value) {
  const Uint128 bits = (Uint128{static_cast<std::uint64_t>(value.high)} << 64U | value.low);
  return ToCoefficient(~bits + 1);
}

// A hundredth of one, in this unit: 1 for %, 10 for ‰.
std::int64_t HundredthIn(const Unit& unit) {
  const auto whole_unit = Divide(Rational(1), unit.factor());
  const auto hundredth = whole_unit.ok() ? Divide(*whole_unit, Rational(100)) : whole_unit;
  const auto number = hundredth.ok() ? hundredth->ToDecimal() : hundredth.status();
  const bool whole = number.ok() && number->Trimmed().scale() == 0 && number->high() == 0;
  return whole ? static_cast<std::int64_t>(number->Trimmed().low()) : 0;
}

}  // namespace

QuickJudge::Factor QuickJudge::FactorOf(const Decimal& value) {
  const Decimal trimmed = value.Trimmed();
  const bool fits =
      trimmed.high() == 0 && trimmed.low() < (std::uint64_t{1} << 31U) && trimmed.scale() <= 9;
  if (!fits) return {.fits = false};
  return {trimmed.low(), static_cast<std::uint64_t>(numeric::PowerOfTen(trimmed.scale())), true};
}

QuickJudge::QuickJudge(const Policy& policy)
    : policy_(policy), conversions_(1024), gate_(FactorOf(policy.gate_rate)), full_points_(64) {
  for (std::size_t i = 0; i < PlainUnitCount(); ++i) {
    const Unit& unit = PlainUnit(i);
    const bool is_share = unit.dimension() == Dimension::kShare;
    units_.push_back({.is_money = IsMoneyOrRate(unit),
                      .is_share = is_share,
                      .is_time = unit.dimension() == Dimension::kTime,
                      .is_scaled = WithoutScale(unit).has_value(),
                      .hundredth = is_share ? HundredthIn(unit) : 0});
  }
  gate_.denominator *= 100;  // The policy states it in percent.
  if (policy.over_completion_factor) over_completion_ = FactorOf(*policy.over_completion_factor);
}

// --- Units --------------------------------------------------------------------------------------

QuickJudge::Conversion QuickJudge::ConversionOf(std::uint16_t from, std::uint16_t to) {
  Conversion entry = {from, to, Relation::kSame, 1, 1};
  switch (Relate(PlainUnit(to), PlainUnit(from))) {
    case UnitRelation::kSame:
      return entry;
    case UnitRelation::kIncommensurable:
      entry.relation = Relation::kIncommensurable;
      return entry;
    case UnitRelation::kOtherClassifier:
      entry.relation = Relation::kOtherClassifier;
      break;
    case UnitRelation::kConvertible:
      entry.relation = Relation::kConvertible;
      break;
  }
  // Small fractions alone: 10000, 1/100.
  const auto factor = Divide(PlainUnit(from).factor(), PlainUnit(to).factor());
  const auto decimal = factor.ok() ? factor->ToDecimal() : factor.status();
  const bool fits = decimal.ok() && decimal->high() == 0 &&
                    decimal->low() < (std::uint64_t{1} << 40U) && decimal->scale() <= 12;
  if (!fits) return {from, to, Relation::kTooWide, 1, 1};
  entry.numerator = static_cast<std::int64_t>(decimal->low());
  entry.denominator = static_cast<std::int64_t>(numeric::PowerOfTen(decimal->scale()));
  return entry;
}

const QuickJudge::Conversion& QuickJudge::Convert(std::uint16_t from, std::uint16_t to) {
  Conversion& entry = conversions_[(from * 31U + to) % conversions_.size()];
  const bool known = entry.relation != Relation::kUnknown && entry.from == from && entry.to == to;
  if (!known) entry = ConversionOf(from, to);
  return entry;
}

// --- Scores -------------------------------------------------------------------------------------

const std::optional<Coefficient>& QuickJudge::FullScore(const Decimal& weight) {
  FullPoints& points = full_points_[(weight.low() ^ weight.low() >> 7U) % full_points_.size()];
  const bool known = weight.low() == points.weight.low() && weight.high() == points.weight.high() &&
                     weight.scale() == points.weight.scale();
  if (!known) points = {weight, AtPlaces(RoundWeight(weight, policy_), kScorePlaces)};
  return points.score;
}

// All of the weight, or nothing.
bool QuickJudge::Score(bool is_full, const std::optional<Decimal>& weight, RowResult* result) {
  if (!weight) return true;
  const std::optional<Coefficient>& score = FullScore(*weight);
  if (!score) return false;
  result->score = is_full ? *score : Coefficient{};
  result->score_lower = result->score_upper = result->score;
  return true;
}

bool QuickJudge::GiveUp(Rule rule, DiagnosticCode code, const std::optional<Decimal>& weight,
                        RowResult* result) {
  result->status = OutcomeStatus::kUndetermined;
  result->rule = rule;
  result->code = code;
  if (!weight) return true;
  const std::optional<Coefficient>& score = FullScore(*weight);
  if (!score) return false;
  result->score_lower = Coefficient{};
  result->score_upper = *score;
  return true;
}

// --- Rules --------------------------------------------------------------------------------------

// Satisfaction in steps asks for the share reached.
bool QuickJudge::IsInSteps(const PlainCell& target, RowKind kind) const {
  return kind == RowKind::kSatisfaction && policy_.satisfaction == SatisfactionRule::kSteps &&
         target.kind() != ThresholdKind::kDeadline && units_[target.unit].is_share;
}

// As DirectionOf has it. A fall is counted in its own direction.
bool QuickJudge::IsInverse(const PlainCell& target, const QuickRow& row) const {
  const bool falls =
      target.kind() == ThresholdKind::kChange && target.direction() == ChangeDirection::kDown;
  if (falls) return false;
  if (row.direction) return *row.direction == RowDirection::kInverse;
  return row.kind == RowKind::kCost && units_[target.unit].is_money;
}

Shape QuickJudge::ShapeOf(const PlainCell& target, const QuickRow& row) const {
  if (target.kind() == ThresholdKind::kRange) return evaluate::RangeShape(policy_);
  const RowDirection direction =
      IsInverse(target, row) ? RowDirection::kInverse : RowDirection::kPositive;
  return evaluate::ShapeOf(target.comparator(), target.number == 0 ? 0 : 1, direction, policy_);
}

// Whether a length of time should be long or short.
bool QuickJudge::AsksTheName(const PlainCell& target, const QuickRow& row) const {
  const bool is_equality =
      target.kind() != ThresholdKind::kRange &&
      (target.comparator() == Comparator::kEq || target.comparator() == Comparator::kApprox);
  return is_equality && !row.direction && row.kind == RowKind::kTimeliness &&
         units_[target.unit].is_time;
}

Rule QuickJudge::DeadlineRuleOf() const {
  return policy_.deadline == DeadlineRule::kDays ? Rule::kDeadlineDays : Rule::kDeadline;
}

// --- Figures ------------------------------------------------------------------------------------

/// One plain target of figures against one plain figure.
template <typename Wide>
class QuickJudge::Figures {
 public:
  Figures(QuickJudge& judge, const PlainCell& target, const PlainCell& actual, const QuickRow& row,
          RowResult* result)
      : judge_(judge),
        policy_(judge.policy_),
        unit_(judge.units_[target.unit]),
        target_(target),
        actual_(actual),
        row_(row),
        column_inverse_(judge.IsInverse(target, row)),
        result_(*result) {}

  Answer Run() {
    if (actual_.comparator() == Comparator::kApprox) return Answer::kRefused;
    shape_ = judge_.ShapeOf(target_, row_);
    result_.rule = shape_.rule;
    note_ = target_.note();
    // That an actual took the row's unit is settled by the target's.
    const bool settled = actual_.note() == DiagnosticCode::kUnitFromRow;
    if (actual_.note_number != 0 && !settled) Note(*actual_.note());
    if (!is_range()) NoteSign();
    if (!Load() || !Align()) return answer_;
    const bool fits = given_up_ || (JudgePlace() && (is_range() || AddFigures()) && Score());
    if (!fits) return answer_;
    result_.code = given_up_ ? result_.code : note_;
    return Answer::kJudged;
  }

 private:
  bool Refuse() {
    answer_ = Answer::kRefused;
    return false;
  }
  void Note(DiagnosticCode code) { note_ = note_ ? MoreSevere(note_, code) : code; }

  bool is_range() const { return target_.kind() == ThresholdKind::kRange; }
  bool is_change() const { return target_.kind() == ThresholdKind::kChange; }
  // A fall is counted in its own direction.
  bool is_fall() const { return is_change() && target_.direction() == ChangeDirection::kDown; }
  bool is_equality() const {
    return target_.comparator() == Comparator::kEq || target_.comparator() == Comparator::kApprox;
  }

  // Neither a column nor the row's kind gives one.
  bool IsDirectionAssumed() const { return !row_.direction && !column_inverse_ && !is_fall(); }

  void NoteSign() {
    const Comparator comparator = target_.comparator();
    if (!is_fall()) {
      const bool clash =
          row_.direction && (*row_.direction == RowDirection::kInverse ? IsLowerBound(comparator)
                                                                       : IsUpperBound(comparator));
      if (clash) Note(DiagnosticCode::kDirectionClash);
      const bool cost = row_.kind == RowKind::kCost && unit_.is_money;
      if (cost && IsLowerBound(comparator)) Note(DiagnosticCode::kCostAtLeast);
    }
    if (!is_change() && comparator == Comparator::kGe && target_.number == 0) {
      Note(DiagnosticCode::kTrivialTarget);
    }
  }

  bool Load() {
    actual_ratio_.numerator = static_cast<Wide>(actual_.number);
    return PowerOf(actual_.places, &actual_ratio_.denominator);
  }

  // The greatest number of the target.
  bool Largest(Ratio<Wide>* ratio) const {
    ratio->numerator = static_cast<Wide>(is_range() ? target_.upper : target_.number);
    return PowerOf(is_range() ? target_.upper_places : target_.places, &ratio->denominator);
  }

  // The actual in the target's unit, as alignment.cc has it.
  bool Align() {
    if (actual_.unit == target_.unit) return true;
    if (actual_.unit == 0) return AlignBare();
    const Conversion& conversion = judge_.Convert(actual_.unit, target_.unit);
    switch (conversion.relation) {
      case Relation::kSame:
        return true;
      case Relation::kOtherClassifier:
        Note(DiagnosticCode::kOtherClassifier);
        [[fallthrough]];
      case Relation::kConvertible:
        return actual_ratio_.MultiplyBy(static_cast<Wide>(conversion.numerator),
                                        static_cast<Wide>(conversion.denominator));
      case Relation::kIncommensurable:
        if (target_.unit != 0) return GiveUp(DiagnosticCode::kOtherDimension);
        Note(DiagnosticCode::kFiguresCompared);
        return true;
      case Relation::kUnknown:
      case Relation::kTooWide:
        break;
    }
    return Refuse();
  }

  // A figure that can be read in two ways is the evaluator's to judge.
  bool AlignBare() {
    Ratio<Wide> limit;
    if (!Largest(&limit)) return false;
    const bool is_zero = actual_ratio_.numerator == 0;
    if (unit_.is_share && !is_zero && actual_ratio_.numerator <= actual_ratio_.denominator) {
      Wide hundredth = 0;
      if (unit_.hundredth == 0) return Refuse();
      if (!MultiplyFits(static_cast<Wide>(unit_.hundredth), limit.denominator, &hundredth)) {
        return false;
      }
      if (limit.numerator >= hundredth) return Refuse();
    }
    Note(DiagnosticCode::kUnitFromTarget);
    if (!unit_.is_scaled || is_zero || limit.numerator == 0) return true;
    // A ratio of a thousand or more, or a thousandth or less.
    Ratio<Wide> rate = actual_ratio_;
    if (!rate.MultiplyBy(limit.denominator, limit.numerator)) return false;
    const bool thousandfold =
        rate.numerator / 1000 >= rate.denominator || (rate.denominator / 1000 >= rate.numerator);
    return !thousandfold || Refuse();
  }

  bool GiveUp(DiagnosticCode code) {
    given_up_ = judge_.GiveUp(*result_.rule, code, row_.weight, &result_);
    return given_up_ || Refuse();
  }

  // A ÷ T, and the order of A against T; against 0 the order alone.
  bool HoldAgainst(std::int64_t end, int places) {
    if (end == 0) {
      order_ = actual_ratio_.numerator == 0 ? 0 : 1;
      return true;
    }
    Wide power = 0;
    rate_ = actual_ratio_;
    if (!PowerOf(places, &power) || !rate_.MultiplyBy(power, static_cast<Wide>(end))) return false;
    order_ = rate_.numerator < rate_.denominator ? -1 : rate_.numerator > rate_.denominator ? 1 : 0;
    return true;
  }

  // Where A stands; `sign` is that of the end at which it does.
  bool FindPlace(Place* place, int* sign) {
    *place = Place::kInside;
    *sign = target_.number == 0 ? 0 : 1;
    if (shape_.has_lower) {
      if (!HoldAgainst(target_.number, target_.places)) return false;
      if (order_ <= 0) *place = order_ < 0 ? Place::kBelow : Place::kOnLower;
    }
    if (!shape_.has_upper || *place != Place::kInside) return true;
    const std::int64_t upper = is_range() ? target_.upper : target_.number;
    *sign = upper == 0 ? 0 : 1;
    if (!HoldAgainst(upper, is_range() ? target_.upper_places : target_.places)) return false;
    if (order_ >= 0) *place = order_ > 0 ? Place::kAbove : Place::kOnUpper;
    return true;
  }

  bool IsOpposite() const {
    return is_change() && actual_.number != 0 && actual_.direction() != target_.direction();
  }

  // A change the other way is below 0, and so below a lower end that is above 0: every formula
  // gives nothing there.
  bool JudgeOpposite() {
    const bool inverse = is_equality() && column_inverse_;
    const bool plain = shape_.has_lower && !shape_.complement && !is_range() && !inverse;
    if (!plain || target_.number == 0) return Refuse();
    if (!HoldAgainst(target_.number, target_.places)) return false;
    order_ = -1;
    result_.status = OutcomeStatus::kUnmet;
    share_ = Ratio<Wide>(0);
    return true;
  }

  bool JudgePlace() {
    if (IsOpposite()) return JudgeOpposite();
    Place place = Place::kInside;
    int sign = 0;
    if (!FindPlace(&place, &sign)) return false;
    const Placed placed = evaluate::PlacedAt(shape_, place, sign);
    is_full_ = placed.met || placed.on_open_limit;
    result_.status = placed.met ? OutcomeStatus::kMet : OutcomeStatus::kUnmet;
    if (placed.on_open_limit) Note(DiagnosticCode::kOpenLimit);
    if (is_full_) return true;
    const Factor& gate = judge_.gate_;
    if (*placed.formula == Formula::kGate && !gate.fits) return Refuse();
    share_ = evaluate::ShareOf(
        *placed.formula, rate_,
        Ratio<Wide>(static_cast<Wide>(gate.numerator), static_cast<Wide>(gate.denominator)));
    return share_.fits;
  }

  // Of one figure T: completion, and what there is to say of direction and over-completion.
  bool AddFigures() {
    if (target_.number == 0 || target_.comparator() == Comparator::kNe) return true;
    const bool inverse = IsUpperBound(target_.comparator()) || (is_equality() && column_inverse_);
    if (!inverse && !FlagOverCompletion()) return false;
    const bool assumed = is_equality() && IsDirectionAssumed() && order_ != 0 &&
                         shape_.has_lower != shape_.has_upper;
    if (assumed) Note(DiagnosticCode::kDirectionAssumed);
    if (!Complete(inverse)) return false;
    if (IsOpposite() && result_.completion) result_.completion = Negated(*result_.completion);
    return true;
  }

  bool FlagOverCompletion() {
    const Comparator comparator = target_.comparator();
    const bool flags = target_.kind() == ThresholdKind::kQuantity &&
                       (IsLowerBound(comparator) || comparator == Comparator::kEq) &&
                       judge_.over_completion_ &&
                       (!unit_.is_share || policy_.over_completion_of_shares);
    if (!flags) return true;
    const Factor& factor = *judge_.over_completion_;
    Ratio<Wide> rate = rate_;
    if (!factor.fits) return Refuse();
    if (!rate.MultiplyBy(static_cast<Wide>(factor.denominator),
                         static_cast<Wide>(factor.numerator))) {
      return false;
    }
    if (rate.numerator < rate.denominator) return true;
    result_.over_completed = true;
    Note(DiagnosticCode::kOverCompleted);
    return true;
  }

  bool Complete(bool inverse) {
    if (inverse && rate_.numerator == 0) return true;
    Ratio<Wide> rate = inverse ? Ratio<Wide>{rate_.denominator, rate_.numerator} : rate_;
    Wide power = 0;
    Wide completion = 0;
    if (!PowerOf(kRatePlaces, &power) || !rate.MultiplyBy(power, 1) || !rate.Round(&completion)) {
      return false;
    }
    if (Uint128{completion} >= numeric::PowerOfTen(Decimal::kMaxDigits)) return Refuse();
    result_.completion = ToCoefficient(completion);
    return true;
  }

  bool Score() {
    if (is_full_ || !row_.weight || share_.numerator == 0) {
      return judge_.Score(is_full_, row_.weight, &result_) || Refuse();
    }
    if (row_.weight->high() != 0) return Refuse();
    // W × share, rounded once to the policy's places.
    Ratio<Wide> score = share_;
    Wide places = 0;
    Wide weight_places = 0;
    Wide rounded = 0;
    if (!PowerOf(policy_.score_places, &places) || !PowerOf(row_.weight->scale(), &weight_places) ||
        !score.MultiplyBy(static_cast<Wide>(row_.weight->low()), weight_places) ||
        !score.MultiplyBy(places, 1) || !score.Round(&rounded)) {
      return false;
    }
    // Rounding that goes above the weight would be cut to it.
    Wide scaled = 0;
    Wide limit = 0;
    Wide more_places = 0;
    if (!MultiplyFits(rounded, weight_places, &scaled) ||
        !MultiplyFits(static_cast<Wide>(row_.weight->low()), places, &limit)) {
      return false;
    }
    if (scaled > limit) return Refuse();
    if (!PowerOf(kScorePlaces - policy_.score_places, &more_places) ||
        !MultiplyFits(rounded, more_places, &rounded)) {
      return false;
    }
    if (Uint128{rounded} >= numeric::PowerOfTen(Decimal::kMaxDigits)) return Refuse();
    result_.score = result_.score_lower = result_.score_upper = ToCoefficient(rounded);
    return true;
  }

  QuickJudge& judge_;
  const Policy& policy_;
  const UnitTraits& unit_;
  const PlainCell& target_;
  const PlainCell& actual_;
  const QuickRow& row_;
  const bool column_inverse_;
  RowResult& result_;

  Answer answer_ = Answer::kTooWide;  // where a step fails and says no more
  Ratio<Wide> actual_ratio_;          // A, in the target's unit
  Ratio<Wide> rate_;                  // A ÷ T of the end that counts
  Ratio<Wide> share_;                 // of the weight
  bool is_full_ = false;              // the share is 1
  bool given_up_ = false;
  Shape shape_;
  int order_ = 0;  // of A against T
  std::optional<DiagnosticCode> note_;
};

// --- Rows ---------------------------------------------------------------------------------------

bool QuickJudge::JudgeDate(const PlainCell& target, const PlainCell& actual, const QuickRow& row,
                           RowResult* result) {
  const Comparator comparator = target.comparator();
  const bool until = !IsLowerBound(comparator) && comparator != Comparator::kLt;
  if (!until || IsLowerBound(actual.comparator()) ||
      policy_.deadline != DeadlineRule::kAllOrNothing) {
    return false;
  }
  const bool on_time = actual.number <= target.number;
  // Days on both sides of the deadline leave it open.
  if (!on_time && actual.upper <= target.number) return false;
  result->rule = Rule::kDeadline;
  result->status = on_time ? OutcomeStatus::kMet : OutcomeStatus::kUnmet;
  return Score(on_time, row.weight, result);
}

// An actual that gives no figure or no date, where the target asks for one.
bool QuickJudge::JudgeMissing(const PlainCell& target, const FullReading& actual,
                              const QuickRow& row, RowResult* result) {
  const ThresholdKind said = actual.threshold.kind();
  const bool is_word = actual.actual.achievement().has_value();
  const bool is_missing = actual.actual.is_missing();
  if (target.kind() == ThresholdKind::kDeadline) {
    // An achievement word counts in place of a date.
    if (is_word || said == ThresholdKind::kDeadline || said == ThresholdKind::kPeriod) return false;
    return GiveUp(DeadlineRuleOf(),
                  is_missing ? DiagnosticCode::kActualMissing : DiagnosticCode::kDateExpected,
                  row.weight, result);
  }
  const bool is_text = is_word || said == ThresholdKind::kQualitative ||
                       said == ThresholdKind::kDeadline || said == ThresholdKind::kPeriod;
  if (!is_missing && !is_text) return false;
  const bool in_steps = target.kind() != ThresholdKind::kChange && IsInSteps(target, row.kind);
  // A word of absence may answer a target of 0.
  if (!is_missing && target.kind() == ThresholdKind::kQuantity && target.number == 0) return false;
  const Rule rule = in_steps ? Rule::kSteps : ShapeOf(target, row).rule;
  return GiveUp(rule, is_missing ? DiagnosticCode::kActualMissing : DiagnosticCode::kFigureExpected,
                row.weight, result);
}

bool QuickJudge::Judge(const Reading& target, const Reading& actual, const QuickRow& row,
                       RowResult* result) {
  if (target.full != nullptr || ChangesScores(policy_)) return false;
  const PlainCell& asked = target.plain;
  if (AsksTheName(asked, row)) return false;
  if (actual.full != nullptr) return JudgeMissing(asked, *actual.full, row, result);
  const PlainCell& said = actual.plain;
  const bool said_date = said.kind() == ThresholdKind::kDeadline;
  // A plain cell does not say whether it was written "before" its day.
  const bool has_date = said_date || asked.kind() == ThresholdKind::kDeadline;
  if (has_date && !policy_.deadline_includes_day) return false;
  if (asked.kind() == ThresholdKind::kDeadline) {
    return said_date ? JudgeDate(asked, said, row, result)
                     : GiveUp(DeadlineRuleOf(), DiagnosticCode::kDateExpected, row.weight, result);
  }
  if (IsInSteps(asked, row.kind)) return false;
  if (said_date) {
    return GiveUp(ShapeOf(asked, row).rule, DiagnosticCode::kFigureExpected, row.weight, result);
  }
  // A level and a change are held against each other only where the row's name says how.
  const bool same_kind =
      (asked.kind() == ThresholdKind::kChange) == (said.kind() == ThresholdKind::kChange);
  if (said.kind() == ThresholdKind::kRange || !same_kind) return false;
  Answer answer = Figures<std::uint64_t>(*this, asked, said, row, result).Run();
  if (answer == Answer::kTooWide) {
    *result = RowResult();
    answer = Figures<Uint128>(*this, asked, said, row, result).Run();
  }
  return answer == Answer::kJudged;
}

}  // namespace jixiao::batch
