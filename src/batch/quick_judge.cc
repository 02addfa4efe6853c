#include "batch/quick_judge.h"

#include <array>

#include "numeric/int128.h"
#include "policy/rounding.h"

namespace jixiao::batch {

using numeric::Int128;
using numeric::Uint128;

namespace {

// A fraction of what is not negative.
struct Ratio {
  Uint128 numerator = 0;
  Uint128 denominator = 1;
};

// Products below 2^64 each keep their product below 2^128.
bool Multiply(Uint128 a, Uint128 b, Uint128* product) {
  return !__builtin_mul_overflow(a, b, product);
}

Uint128 Power(int places) { return numeric::PowerOfTen(places); }

// a ÷ b × 10^places, rounded half up.
bool RoundedRatio(const Ratio& ratio, int places, Uint128* rounded) {
  Uint128 numerator = 0;
  if (!Multiply(ratio.numerator, Power(places), &numerator)) return false;
  const numeric::Division division = numeric::Divide(numerator, ratio.denominator);
  const bool up = division.remainder >= ratio.denominator - division.remainder;
  *rounded = division.quotient + (up && division.remainder != 0 ? 1U : 0U);
  return true;
}

Coefficient ToCoefficient(Uint128 value) {
  return {static_cast<std::uint64_t>(value), static_cast<std::int64_t>(value >> 64U)};
}

bool IsLower(Comparator comparator) {
  return comparator == Comparator::kGe || comparator == Comparator::kGt;
}
bool IsUpper(Comparator comparator) {
  return comparator == Comparator::kLe || comparator == Comparator::kLt;
}

bool IsMoneyUnit(const Unit& unit) {
  if (unit.dimension() == Dimension::kMoney) return true;
  if (unit.dimension() != Dimension::kRate) return false;
  const std::string base = unit.base_name();
  return Unit::Parse(base.substr(0, base.find('/'))).dimension() == Dimension::kMoney;
}

}  // namespace

// A row on its way: A ÷ T is kept as a fraction, for each end that is asked about.
struct QuickJudge::Row {
  Row() {}  // NOLINT: a defaulted one would zero all of it first

  Uint128 actual = 0;  // the figure in the target's unit × `actual_base`
  Uint128 actual_base = 1;
  Ratio rate;             // A ÷ T of the end that counts
  Ratio share;            // of the weight
  bool is_full = false;   // the share is 1
  bool is_share = false;  // the target is a share
  bool inverse = false;
  int order = 0;  // of A against T
  std::optional<DiagnosticCode> note;

  // A ÷ T and its order against 1, for an end T > 0.
  bool HoldAgainst(const PlainNumber& end) {
    const auto limit = static_cast<Uint128>(end.coefficient);
    if (!Multiply(actual, Power(end.places), &rate.numerator) ||
        !Multiply(limit, actual_base, &rate.denominator)) {
      return false;
    }
    order = rate.numerator < rate.denominator ? -1 : rate.numerator > rate.denominator ? 1 : 0;
    return true;
  }
};

QuickJudge::QuickJudge(const Policy& policy) : policy_(policy), conversions_(1024) {
  for (std::size_t i = 0; i < PlainUnitCount(); ++i) {
    const Unit& unit = PlainUnit(i);
    units_.push_back({unit.dimension(), IsMoneyUnit(unit)});
  }
  if (!policy.over_completion_factor) return;
  const Decimal factor = policy.over_completion_factor->Trimmed();
  factor_fits_ =
      factor.high() == 0 && factor.low() < (std::uint64_t{1} << 31U) && factor.scale() <= 9;
  if (!factor_fits_) return;
  factor_numerator_ = static_cast<std::int64_t>(factor.low());
  factor_denominator_ = static_cast<std::int64_t>(Power(factor.scale()));
}

const QuickJudge::Conversion& QuickJudge::ConversionOf(std::uint16_t from, std::uint16_t to) {
  Conversion& entry = conversions_[(from * 31U + to) % conversions_.size()];
  if (entry.relation != Relation::kUnknown && entry.from == from && entry.to == to) return entry;
  entry = {from, to, Relation::kOther, 1, 1};
  const UnitRelation relation = Relate(PlainUnit(to), PlainUnit(from));
  if (relation == UnitRelation::kSame) {
    entry.relation = Relation::kSame;
  } else if (relation == UnitRelation::kConvertible) {
    // Small fractions alone: 10000, 1/100, 2000/3.
    const auto factor = Divide(PlainUnit(from).factor(), PlainUnit(to).factor());
    if (!factor.ok()) return entry;
    const auto decimal = factor->ToDecimal();
    if (decimal.ok() && decimal->high() == 0 && decimal->low() < (std::uint64_t{1} << 40U) &&
        decimal->scale() <= 12) {
      entry.relation = Relation::kConvertible;
      entry.numerator = static_cast<std::int64_t>(decimal->low());
      entry.denominator = static_cast<std::int64_t>(Power(decimal->scale()));
    }
  }
  return entry;
}

// The actual in the target's unit, as alignment.cc has it; false where that has something to say
// other than that the unit is the target's.
bool QuickJudge::Align(const PlainCell& target, const PlainCell& actual, Row* row) {
  row->actual = static_cast<Uint128>(actual.number.coefficient);
  row->actual_base = Power(actual.number.places);
  if (actual.unit == target.unit) return true;
  if (actual.unit != 0) {
    const Conversion& conversion = ConversionOf(actual.unit, target.unit);
    if (conversion.relation != Relation::kConvertible)
      return conversion.relation == Relation::kSame;
    return Multiply(row->actual, static_cast<Uint128>(conversion.numerator), &row->actual) &&
           Multiply(row->actual_base, static_cast<Uint128>(conversion.denominator),
                    &row->actual_base);
  }
  // A bare figure against a unit: of a share it may be a fraction (at most 1), and a ratio of a
  // thousand to the greatest number of the target is suspect.
  if (row->is_share && row->actual <= row->actual_base) return false;
  const PlainNumber& largest = target.is_range ? target.upper : target.number;
  if (largest.coefficient == 0 || row->actual == 0) return false;
  if (!row->HoldAgainst(largest)) return false;
  Uint128 thousand_times = 0;
  const bool fits = Multiply(row->rate.numerator, 1000, &thousand_times);
  if (!fits || thousand_times <= row->rate.denominator) return false;
  if (row->rate.numerator / 1000 >= row->rate.denominator) return false;
  row->note = DiagnosticCode::kUnitFromTarget;
  return true;
}

bool QuickJudge::MissLower(Row* row) const {
  switch (policy_.lower_bound) {
    case LowerBoundRule::kRatio:
      row->share = row->rate;
      return true;
    case LowerBoundRule::kAllOrNothing:
      row->share = {0, 1};
      return true;
    case LowerBoundRule::kGate:
      break;
  }
  return false;
}

bool QuickJudge::MissUpper(Row* row) const {
  switch (policy_.upper_bound) {
    case UpperBoundRule::kTargetOverActual:
      row->share = {row->rate.denominator, row->rate.numerator};
      return true;
    case UpperBoundRule::kAllOrNothing:
      row->share = {0, 1};
      return true;
    case UpperBoundRule::kLinearInverse:
      break;
  }
  return false;
}

bool QuickJudge::FlagOverCompletion(Row* row, RowResult* result) const {
  const bool flags =
      policy_.over_completion_factor && (!row->is_share || policy_.over_completion_of_shares);
  if (!flags) return true;
  Uint128 actual = 0;
  Uint128 flag = 0;
  if (!factor_fits_ ||
      !Multiply(row->rate.numerator, static_cast<Uint128>(factor_denominator_), &actual) ||
      !Multiply(row->rate.denominator, static_cast<Uint128>(factor_numerator_), &flag)) {
    return false;
  }
  if (actual < flag) return true;
  result->over_completed = true;
  row->note = DiagnosticCode::kOverCompleted;  // a warning: it outranks the notes
  return true;
}

bool QuickJudge::JudgeLimit(const PlainCell& target, RowKind kind, Row* row, RowResult* result) {
  const Comparator comparator = target.comparator;
  const bool is_equality = comparator == Comparator::kEq;
  const bool is_cost = kind == RowKind::kCost && units_[target.unit].is_money;
  const bool judged = IsLower(comparator) || IsUpper(comparator) ||
                      (is_equality && policy_.equal == EqualRule::kDirectional);
  // A lower limit for a cost has to be spoken of.
  if (!judged || target.number.coefficient == 0 || (is_cost && IsLower(comparator))) return false;
  if (!row->HoldAgainst(target.number)) return false;
  row->inverse = IsUpper(comparator) || (is_equality && is_cost);

  constexpr std::array kLowerRules = {Rule::kRatio, Rule::kGate, Rule::kAllOrNothing};
  constexpr std::array kUpperRules = {Rule::kTargetOverActual, Rule::kLinearInverse,
                                      Rule::kAllOrNothing};
  result->rule = row->inverse ? kUpperRules[static_cast<std::size_t>(policy_.upper_bound)]
                              : kLowerRules[static_cast<std::size_t>(policy_.lower_bound)];
  const bool is_open = comparator == Comparator::kGt || comparator == Comparator::kLt;
  const bool beyond = row->inverse ? row->order > 0 : row->order < 0;
  const bool on_open_limit = is_open && row->order == 0;
  result->status = beyond || on_open_limit ? OutcomeStatus::kUnmet : OutcomeStatus::kMet;
  row->is_full = !beyond;
  if (on_open_limit && !row->note) row->note = DiagnosticCode::kOpenLimit;
  if (beyond && !(row->inverse ? MissUpper(row) : MissLower(row))) return false;

  if (!row->inverse && !FlagOverCompletion(row, result)) return false;
  const bool assumed = is_equality && !is_cost && row->order != 0;
  if (assumed && !row->note) row->note = DiagnosticCode::kDirectionAssumed;

  if (row->inverse && row->actual == 0) return true;  // no completion
  const Ratio rate = row->inverse ? Ratio{row->rate.denominator, row->rate.numerator} : row->rate;
  Uint128 completion = 0;
  if (!RoundedRatio(rate, kRatePlaces, &completion)) return false;
  if (completion >= Power(Decimal::kMaxDigits)) return false;
  result->completion = ToCoefficient(completion);
  return true;
}

bool QuickJudge::JudgeRange(const PlainCell& target, Row* row, RowResult* result) {
  if (target.number.coefficient == 0 || target.upper.coefficient == 0) return false;
  result->rule = Rule::kRange;
  result->status = OutcomeStatus::kMet;
  row->is_full = true;
  if (!row->HoldAgainst(target.number)) return false;
  if (row->order < 0) {
    result->status = OutcomeStatus::kUnmet;
    row->is_full = false;
    return MissLower(row);
  }
  if (!row->HoldAgainst(target.upper)) return false;
  if (row->order > 0) {
    result->status = OutcomeStatus::kUnmet;
    row->is_full = false;
    return MissUpper(row);
  }
  return true;
}

bool QuickJudge::ScoreInFull(const Decimal& weight, RowResult* result) {
  const bool known = weight.low() == last_weight_.low() && weight.high() == last_weight_.high() &&
                     weight.scale() == last_weight_.scale();
  if (!known) {
    last_score_ = AtPlaces(RoundWeight(weight, policy_), kScorePlaces);
    last_weight_ = weight;
  }
  result->score = result->score_lower = result->score_upper = last_score_;
  return last_score_.has_value();
}

bool QuickJudge::Score(const Row& row, const std::optional<Decimal>& weight, RowResult* result) {
  if (!weight) return true;
  if (row.is_full) return ScoreInFull(*weight, result);
  if (weight->high() != 0) return false;
  // W × share, rounded once to the policy's places.
  Ratio score = row.share;
  if (!Multiply(score.numerator, weight->low(), &score.numerator) ||
      !Multiply(score.denominator, Power(weight->scale()), &score.denominator)) {
    return false;
  }
  Uint128 rounded = 0;
  if (!RoundedRatio(score, policy_.score_places, &rounded)) return false;
  // Rounding that goes above the weight is cut to it.
  Uint128 scaled = 0;
  Uint128 limit = 0;
  if (!Multiply(rounded, Power(weight->scale()), &scaled) ||
      !Multiply(weight->low(), Power(policy_.score_places), &limit) || scaled > limit) {
    return false;
  }
  if (!Multiply(rounded, Power(kScorePlaces - policy_.score_places), &rounded)) return false;
  if (rounded >= Power(Decimal::kMaxDigits)) return false;
  result->score = result->score_lower = result->score_upper = ToCoefficient(rounded);
  return true;
}

bool QuickJudge::JudgeDate(const PlainDate& target, const PlainDate& actual,
                           const std::optional<Decimal>& weight, RowResult* result) {
  const bool until = !IsLower(target.comparator) && target.comparator != Comparator::kLt;
  if (!until || IsLower(actual.comparator) || policy_.deadline != DeadlineRule::kAllOrNothing) {
    return false;
  }
  Row row;
  row.is_full = actual.date <= target.date;
  // Days on both sides of the deadline leave it open.
  if (!row.is_full && (!actual.start || *actual.start <= target.date)) return false;
  row.share = {0, 1};
  result->rule = Rule::kDeadline;
  result->status = row.is_full ? OutcomeStatus::kMet : OutcomeStatus::kUnmet;
  return Score(row, weight, result);
}

bool QuickJudge::Judge(const PlainCell& target, const PlainCell& actual, RowKind kind,
                       const std::optional<Decimal>& weight, RowResult* result) {
  Row row;
  row.is_share = units_[target.unit].dimension == Dimension::kShare;
  const bool in_steps = kind == RowKind::kSatisfaction && row.is_share &&
                        policy_.satisfaction == SatisfactionRule::kSteps;
  if (in_steps || actual.is_range || !Align(target, actual, &row)) return false;
  const bool judged =
      target.is_range ? JudgeRange(target, &row, result) : JudgeLimit(target, kind, &row, result);
  if (!judged || !Score(row, weight, result)) return false;
  result->code = row.note;
  return true;
}

}  // namespace jixiao::batch
