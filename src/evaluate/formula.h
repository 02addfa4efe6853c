// The formulas of scoring and the choice between them, each once. Templated on the number, so that
// the evaluator has them in exact fractions and columns in checked integers. Does not know units,
// texts, weights and rounding.
//
// A target accepts what lies between two ends. An actual outside scores a share of the weight that
// depends on r = A ÷ T alone, where T > 0 is the end that it misses.
#ifndef JIXIAO_EVALUATE_FORMULA_H_
#define JIXIAO_EVALUATE_FORMULA_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "jixiao/evaluate.hpp"
#include "jixiao/policy.hpp"

namespace jixiao::evaluate {

enum class Formula : std::uint8_t {
  kNothing,           ///< 0
  kRatio,             ///< r
  kGate,              ///< (r − g) ÷ (1 − g), g the policy's gate
  kTargetOverActual,  ///< 1 ÷ r
  kLinearInverse,     ///< 2 − r
};

/// The share of the weight, not below 0. `Number` is made from an integer, has − and ÷, and a
/// function Floored that takes what is below 0 for 0; `rate` is above 0 for kTargetOverActual.
template <typename Number>
Number ShareOf(Formula formula, const Number& rate, const Number& gate) {
  switch (formula) {
    case Formula::kNothing:
      break;
    case Formula::kRatio:
      return Floored(rate);
    case Formula::kGate:
      return Floored(rate - gate) / (Number(1) - gate);
    case Formula::kTargetOverActual:
      return Number(1) / rate;
    case Formula::kLinearInverse:
      return Floored(Number(2) - rate);
  }
  return Number(0);
}

/// What a target accepts, without its numbers, and how it scores what it does not.
struct Shape {
  bool has_lower = false;
  bool has_upper = false;
  bool lower_closed = true;
  bool upper_closed = true;
  bool complement = false;  ///< ≠: everything but the one figure.
  Formula below = Formula::kNothing;
  Formula above = Formula::kNothing;
  Rule rule = Rule::kRatio;
};

inline Formula FormulaBelow(const Policy& policy) {
  constexpr std::array kFormulas = {Formula::kRatio, Formula::kGate, Formula::kNothing};
  return kFormulas[static_cast<std::size_t>(policy.lower_bound)];
}
inline Formula FormulaAbove(const Policy& policy) {
  constexpr std::array kFormulas = {Formula::kTargetOverActual, Formula::kLinearInverse,
                                    Formula::kNothing};
  return kFormulas[static_cast<std::size_t>(policy.upper_bound)];
}

/// ≥ T and > T.
inline Shape LowerShape(bool closed, const Policy& policy) {
  constexpr std::array kRules = {Rule::kRatio, Rule::kGate, Rule::kAllOrNothing};
  return {.has_lower = true,
          .lower_closed = closed,
          .below = FormulaBelow(policy),
          .rule = kRules[static_cast<std::size_t>(policy.lower_bound)]};
}

/// ≤ T and < T.
inline Shape UpperShape(bool closed, const Policy& policy) {
  constexpr std::array kRules = {Rule::kTargetOverActual, Rule::kLinearInverse,
                                 Rule::kAllOrNothing};
  return {.has_upper = true,
          .upper_closed = closed,
          .above = FormulaAbove(policy),
          .rule = kRules[static_cast<std::size_t>(policy.upper_bound)]};
}

/// = T, ≈ T and a bare T, by the policy: in the direction of the row, by the distance
/// (1 − |A − T| ÷ T is r below T and 2 − r above it), or exactly. = 0 holds for 0 alone.
inline Shape EqualShape(bool is_zero, RowDirection direction, const Policy& policy) {
  const bool directional = policy.equal == EqualRule::kDirectional && !is_zero;
  if (directional) {
    return direction == RowDirection::kPositive ? LowerShape(true, policy)
                                                : UpperShape(true, policy);
  }
  const bool symmetric = policy.equal == EqualRule::kSymmetric;
  return {.has_lower = true,
          .has_upper = true,
          .below = symmetric ? Formula::kRatio : Formula::kNothing,
          .above = symmetric ? Formula::kLinearInverse : Formula::kNothing,
          .rule = symmetric ? Rule::kSymmetric : Rule::kExact};
}

/// The shape of a sign before T; `sign` is that of T (-1, 0, 1), `direction` the row's.
inline Shape ShapeOf(Comparator comparator, int sign, RowDirection direction,
                     const Policy& policy) {
  if (comparator == Comparator::kNe) {
    return {.has_lower = true, .has_upper = true, .complement = true, .rule = Rule::kAllOrNothing};
  }
  Shape shape = IsLowerBound(comparator)   ? LowerShape(comparator == Comparator::kGe, policy)
                : IsUpperBound(comparator) ? UpperShape(comparator == Comparator::kLe, policy)
                                           : EqualShape(sign == 0, direction, policy);
  if (sign <= 0) shape.rule = Rule::kZeroTarget;
  return shape;
}

/// A range; either end may be absent, not both.
inline Shape RangeShape(const Policy& policy) {
  return {.has_lower = true,
          .has_upper = true,
          .below = FormulaBelow(policy),
          .above = FormulaAbove(policy),
          .rule = Rule::kRange};
}

/// Where a figure stands against the ends of a target.
enum class Place : std::uint8_t { kBelow, kOnLower, kInside, kOnUpper, kAbove };

/// What becomes of a figure at one place.
struct Placed {
  bool met = false;
  bool on_open_limit = false;  ///< > T or < T at A = T: unmet, with all of the weight.
  /// Of what is unmet; empty where there is no formula: a negative end is missed.
  std::optional<Formula> formula = Formula::kNothing;
};

/// `sign` is that of the end at, below or above which the figure stands.
inline Placed PlacedAt(const Shape& shape, Place place, int sign) {
  const bool on_end = place == Place::kOnLower || place == Place::kOnUpper;
  const bool closed = place == Place::kOnLower ? shape.lower_closed : shape.upper_closed;
  const bool accepted = place == Place::kInside || (on_end && closed);
  if (accepted != shape.complement) return {.met = true};
  if (shape.complement || sign == 0) return {};
  if (sign < 0) return {.formula = std::nullopt};
  if (on_end) return {.on_open_limit = true, .formula = std::nullopt};
  return {.formula = place == Place::kBelow ? shape.below : shape.above};
}

}  // namespace jixiao::evaluate

#endif  // JIXIAO_EVALUATE_FORMULA_H_
