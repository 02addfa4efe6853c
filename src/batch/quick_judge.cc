#include "batch/quick_judge.h"

#include <array>

#include "batch/names.h"
#include "numeric/int128.h"
#include "policy/rounding.h"
#include "unit/unit_table.h"

namespace jixiao::batch {

using numeric::Uint128;

namespace {

// Wrapped products are refused, in whatever width.
template <typename Wide>
bool Multiply(Wide a, Wide b, Wide* product) {
  return !__builtin_mul_overflow(a, b, product);
}

template <typename Wide>
bool PowerOf(int places, Wide* power) {
  constexpr int kMost = sizeof(Wide) == sizeof(std::uint64_t) ? 19 : numeric::kMaxPowerOfTen;
  if (places > kMost) return false;
  *power = static_cast<Wide>(numeric::PowerOfTen(places));
  return true;
}

// A fraction of what is not negative.
template <typename Wide>
struct Ratio {
  Wide numerator = 0;
  Wide denominator = 1;

  bool MultiplyBy(Wide n, Wide d) {
    return Multiply(numerator, n, &numerator) && Multiply(denominator, d, &denominator);
  }
  // Half up: n/d rounds as (2n + d) / 2d does.
  bool Round(Wide* rounded) const {
    Wide twice = 0;
    Wide divisor = 0;
    if (!Multiply(numerator, Wide{2}, &twice) || !Multiply(denominator, Wide{2}, &divisor) ||
        __builtin_add_overflow(twice, denominator, &twice)) {
      return false;
    }
    *rounded = static_cast<Wide>(numeric::Divide(twice, divisor).quotient);
    return true;
  }
};

Coefficient ToCoefficient(Uint128 value) {
  return {static_cast<std::uint64_t>(value), static_cast<std::int64_t>(value >> 64U)};
}

Coefficient Negated(const Coefficient& value) {
  const Uint128 whole = (Uint128{static_cast<std::uint64_t>(value.high)} << 64U) | value.low;
  return ToCoefficient(Uint128{0} - whole);
}

bool IsLower(Comparator comparator) {
  return comparator == Comparator::kGe || comparator == Comparator::kGt;
}
bool IsUpper(Comparator comparator) {
  return comparator == Comparator::kLe || comparator == Comparator::kLt;
}

// A tenth of one, in this unit: 10 for %.
std::int64_t TenthIn(const Unit& unit) {
  const auto whole_unit = Divide(Rational(1), unit.factor());
  const auto tenth = whole_unit.ok() ? Divide(*whole_unit, Rational(10)) : whole_unit;
  const auto number = tenth.ok() ? tenth->ToDecimal() : tenth.status();
  const bool whole = number.ok() && number->Trimmed().scale() == 0 && number->high() == 0;
  return whole ? static_cast<std::int64_t>(number->Trimmed().low()) : 0;
}

constexpr std::array kLowerRules = {Rule::kRatio, Rule::kGate, Rule::kAllOrNothing};
constexpr std::array kUpperRules = {Rule::kTargetOverActual, Rule::kLinearInverse,
                                    Rule::kAllOrNothing};

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
    units_.push_back({IsMoneyOrRate(unit), is_share, is_share ? TenthIn(unit) : 0});
  }
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

// As CriterionOf has it.
Rule QuickJudge::RuleOf(const PlainCell& target, const QuickRow& row) const {
  if (target.kind() == ThresholdKind::kRange) return Rule::kRange;
  const Comparator comparator = target.comparator();
  if (comparator == Comparator::kNe) return Rule::kAllOrNothing;
  if (target.number == 0) return Rule::kZeroTarget;
  const Rule lower = kLowerRules[static_cast<std::size_t>(policy_.lower_bound)];
  const Rule upper = kUpperRules[static_cast<std::size_t>(policy_.upper_bound)];
  if (IsLower(comparator)) return lower;
  if (IsUpper(comparator)) return upper;
  if (policy_.equal == EqualRule::kSymmetric) return Rule::kSymmetric;
  if (policy_.equal == EqualRule::kExact) return Rule::kExact;
  return IsInverse(target, row) ? upper : lower;
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
    result_.rule = judge_.RuleOf(target_, row_);
    note_ = target_.note();
    // That an actual took the row's unit is settled by the target's.
    const bool settled = actual_.note() == DiagnosticCode::kUnitFromRow;
    if (actual_.note_number != 0 && !settled) Note(*actual_.note());
    if (target_.kind() != ThresholdKind::kRange) NoteSign();
    if (!Load() || !Align()) return answer_;
    const bool fits =
        given_up_ ||
        ((target_.kind() == ThresholdKind::kRange ? JudgeRange() : JudgeFigure()) && Score());
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
          row_.direction &&
          (*row_.direction == RowDirection::kInverse ? IsLower(comparator) : IsUpper(comparator));
      if (clash) Note(DiagnosticCode::kDirectionClash);
      const bool cost = row_.kind == RowKind::kCost && unit_.is_money;
      if (cost && IsLower(comparator)) Note(DiagnosticCode::kCostAtLeast);
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
    const bool range = target_.kind() == ThresholdKind::kRange;
    ratio->numerator = static_cast<Wide>(range ? target_.upper : target_.number);
    return PowerOf(range ? target_.upper_places : target_.places, &ratio->denominator);
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

  bool AlignBare() {
    Ratio<Wide> limit;
    if (!Largest(&limit)) return false;
    const bool is_zero = actual_ratio_.numerator == 0;
    if (unit_.is_share && !is_zero && actual_ratio_.numerator <= actual_ratio_.denominator) {
      Wide tenth = 0;
      if (unit_.tenth == 0) return Refuse();
      if (!Multiply(static_cast<Wide>(unit_.tenth), limit.denominator, &tenth)) return false;
      if (limit.numerator >= tenth) return GiveUp(DiagnosticCode::kFractionOrPercent);
    }
    Note(DiagnosticCode::kUnitFromTarget);
    if (is_zero || limit.numerator == 0) return true;
    // A ratio of a thousand or more, or a thousandth or less.
    Ratio<Wide> rate = actual_ratio_;
    if (!rate.MultiplyBy(limit.denominator, limit.numerator)) return false;
    const bool suspect =
        rate.numerator / 1000 >= rate.denominator || (rate.denominator / 1000 >= rate.numerator);
    if (suspect) Note(DiagnosticCode::kScaleSuspect);
    return true;
  }

  bool GiveUp(DiagnosticCode code) {
    given_up_ = judge_.GiveUp(*result_.rule, code, row_.weight, &result_);
    return given_up_ || Refuse();
  }

  // A ÷ T and its order against 1, for an end T > 0.
  bool HoldAgainst(std::int64_t end, int places) {
    Wide power = 0;
    rate_ = actual_ratio_;
    if (!PowerOf(places, &power) || !rate_.MultiplyBy(power, static_cast<Wide>(end))) return false;
    order_ = rate_.numerator < rate_.denominator ? -1 : rate_.numerator > rate_.denominator ? 1 : 0;
    return true;
  }

  void Meet() {
    result_.status = OutcomeStatus::kMet;
    is_full_ = true;
  }
  void Miss() {
    result_.status = OutcomeStatus::kUnmet;
    is_full_ = false;
    share_ = {0, 1};
  }

  // Below a lower limit: the rate is A ÷ T < 1.
  bool MissLower() {
    Miss();
    switch (policy_.lower_bound) {
      case LowerBoundRule::kRatio:
        share_ = rate_;
        return true;
      case LowerBoundRule::kAllOrNothing:
        return true;
      case LowerBoundRule::kGate:
        break;
    }
    // (A/T − g) ÷ (1 − g), g in percent.
    const Factor& gate = judge_.gate_;
    const std::uint64_t whole = gate.denominator * 100;
    if (!gate.fits || gate.numerator >= whole) return Refuse();
    Wide reached = 0;
    Wide gone = 0;
    if (!Multiply(rate_.numerator, static_cast<Wide>(whole), &reached) ||
        !Multiply(rate_.denominator, static_cast<Wide>(gate.numerator), &gone) ||
        !Multiply(rate_.denominator, static_cast<Wide>(whole - gate.numerator),
                  &share_.denominator)) {
      return false;
    }
    share_.numerator = reached > gone ? reached - gone : 0;
    return true;
  }

  // Above an upper limit: the rate is A ÷ T > 1.
  bool MissUpper() {
    Miss();
    switch (policy_.upper_bound) {
      case UpperBoundRule::kTargetOverActual:
        share_ = {rate_.denominator, rate_.numerator};
        return true;
      case UpperBoundRule::kAllOrNothing:
        return true;
      case UpperBoundRule::kLinearInverse:
        break;
    }
    // 2 − A/T.
    Wide twice = 0;
    if (!Multiply(rate_.denominator, Wide{2}, &twice)) return false;
    if (twice > rate_.numerator) share_ = {twice - rate_.numerator, rate_.denominator};
    return true;
  }

  // 1 − |A − T| ÷ T.
  bool MissEqual() {
    Miss();
    if (policy_.equal == EqualRule::kExact) return true;
    const Wide distance =
        order_ < 0 ? rate_.denominator - rate_.numerator : rate_.numerator - rate_.denominator;
    if (distance < rate_.denominator) {
      share_ = {rate_.denominator - distance, rate_.denominator};
    }
    return true;
  }

  // Only 0 meets a target of 0, and more than 0 what asks for more.
  bool JudgeZero() {
    const bool is_zero = actual_ratio_.numerator == 0;
    bool met = false;
    switch (target_.comparator()) {
      case Comparator::kGe:
        met = true;
        break;
      case Comparator::kGt:
      case Comparator::kNe:
        met = !is_zero;
        break;
      case Comparator::kLt:
        break;
      default:
        met = is_zero;
    }
    met ? Meet() : Miss();
    return true;
  }

  // A change the other way: A < 0, which only an upper limit accepts.
  bool JudgeOpposite() {
    const Comparator comparator = target_.comparator();
    const bool is_zero = target_.number == 0;
    const bool directional = is_equality() && policy_.equal == EqualRule::kDirectional;
    const bool inverse = !is_zero && directional && column_inverse_;
    const bool met = IsUpper(comparator) || comparator == Comparator::kNe || inverse;
    met ? Meet() : Miss();
    if (is_zero || comparator == Comparator::kNe) return true;
    if (directional && IsDirectionAssumed()) Note(DiagnosticCode::kDirectionAssumed);
    if (IsUpper(comparator) || inverse) return true;
    if (!HoldAgainst(target_.number, target_.places) || !Complete(false)) return false;
    result_.completion = Negated(*result_.completion);
    return true;
  }

  bool JudgeFigure() {
    const bool opposite =
        is_change() && actual_.number != 0 && actual_.direction() != target_.direction();
    if (opposite) return JudgeOpposite();
    if (target_.number == 0) return JudgeZero();
    if (!HoldAgainst(target_.number, target_.places)) return false;
    const Comparator comparator = target_.comparator();
    if (comparator == Comparator::kNe) {
      order_ != 0 ? Meet() : Miss();
      return true;
    }
    const bool directional = is_equality() && policy_.equal == EqualRule::kDirectional;
    const bool inverse = IsUpper(comparator) || (is_equality() && column_inverse_);
    if (!JudgeOrder(comparator, inverse, directional)) return false;
    if (!inverse && !FlagOverCompletion()) return false;
    const bool assumed = directional && IsDirectionAssumed() && order_ != 0;
    if (assumed) Note(DiagnosticCode::kDirectionAssumed);
    return Complete(inverse);
  }

  bool JudgeOrder(Comparator comparator, bool inverse, bool directional) {
    if (is_equality() && !directional) {
      if (order_ != 0) return MissEqual();
      Meet();
      return true;
    }
    const bool beyond = inverse ? order_ > 0 : order_ < 0;
    if (beyond) return inverse ? MissUpper() : MissLower();
    Meet();
    // > T and < T at A = T: unmet, with all of the weight.
    if (order_ == 0 && (comparator == Comparator::kGt || comparator == Comparator::kLt)) {
      result_.status = OutcomeStatus::kUnmet;
      Note(DiagnosticCode::kOpenLimit);
    }
    return true;
  }

  bool JudgeRange() {
    if (target_.number != 0) {
      if (!HoldAgainst(target_.number, target_.places)) return false;
      if (order_ < 0) return MissLower();
    }
    if (target_.upper == 0) {
      actual_ratio_.numerator == 0 ? Meet() : Miss();
      return true;
    }
    if (!HoldAgainst(target_.upper, target_.upper_places)) return false;
    if (order_ > 0) return MissUpper();
    Meet();
    return true;
  }

  bool FlagOverCompletion() {
    const Comparator comparator = target_.comparator();
    const bool flags = target_.kind() == ThresholdKind::kQuantity &&
                       (IsLower(comparator) || comparator == Comparator::kEq) &&
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
    if (!Multiply(rounded, weight_places, &scaled) ||
        !Multiply(static_cast<Wide>(row_.weight->low()), places, &limit)) {
      return false;
    }
    if (scaled > limit) return Refuse();
    if (!PowerOf(kScorePlaces - policy_.score_places, &more_places) ||
        !Multiply(rounded, more_places, &rounded)) {
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
  int order_ = 0;  // of A against T
  std::optional<DiagnosticCode> note_;
};

// --- Rows ---------------------------------------------------------------------------------------

bool QuickJudge::JudgeDate(const PlainCell& target, const PlainCell& actual, const QuickRow& row,
                           RowResult* result) {
  const Comparator comparator = target.comparator();
  const bool until = !IsLower(comparator) && comparator != Comparator::kLt;
  if (!until || IsLower(actual.comparator()) || policy_.deadline != DeadlineRule::kAllOrNothing) {
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
  const Rule rule = in_steps ? Rule::kSteps : RuleOf(target, row);
  return GiveUp(rule, is_missing ? DiagnosticCode::kActualMissing : DiagnosticCode::kFigureExpected,
                row.weight, result);
}

bool QuickJudge::Judge(const Reading& target, const Reading& actual, const QuickRow& row,
                       RowResult* result) {
  if (target.full != nullptr) return false;
  const PlainCell& asked = target.plain;
  if (actual.full != nullptr) return JudgeMissing(asked, *actual.full, row, result);
  const PlainCell& said = actual.plain;
  const bool said_date = said.kind() == ThresholdKind::kDeadline;
  if (asked.kind() == ThresholdKind::kDeadline) {
    return said_date ? JudgeDate(asked, said, row, result)
                     : GiveUp(DeadlineRuleOf(), DiagnosticCode::kDateExpected, row.weight, result);
  }
  if (IsInSteps(asked, row.kind)) return false;
  if (said_date) {
    return GiveUp(RuleOf(asked, row), DiagnosticCode::kFigureExpected, row.weight, result);
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
