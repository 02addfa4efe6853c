// Thresholds in interval form. Refuses kinds that are not one interval, and numbers that are not
// plain decimals, for those need exact fractions.
#include "jixiao/evaluate.hpp"

namespace jixiao {
namespace {

bool IsPlain(const Number& number) { return number.form == Number::Form::kPlain; }

// = and bare values become the limit that the row's direction makes of them.
Comparator Directed(Comparator comparator, const Decimal& value, RowDirection direction,
                    EqualRule equal) {
  const bool is_equality = comparator == Comparator::kEq || comparator == Comparator::kApprox;
  if (!is_equality) return comparator;
  if (equal != EqualRule::kDirectional || value.is_zero()) return Comparator::kEq;
  return direction == RowDirection::kPositive ? Comparator::kGe : Comparator::kLe;
}

}  // namespace

std::optional<CompiledThreshold> CompiledThreshold::Compile(const Threshold& threshold,
                                                            RowDirection direction,
                                                            EqualRule equal) {
  CompiledThreshold compiled;
  const auto set = [](const Number& number, bool closed, Decimal* end, bool* has, bool* is_closed) {
    *end = number.value;
    *has = true;
    *is_closed = closed;
    return IsPlain(number);
  };
  const auto set_lower = [&](const Number& number, bool closed) {
    return set(number, closed, &compiled.lower_, &compiled.has_lower_, &compiled.lower_closed_);
  };
  const auto set_upper = [&](const Number& number, bool closed) {
    return set(number, closed, &compiled.upper_, &compiled.has_upper_, &compiled.upper_closed_);
  };
  if (threshold.kind() == ThresholdKind::kRange) {
    const Bound* const lower = threshold.lower();
    const Bound* const upper = threshold.upper();
    const bool plain = (lower == nullptr || set_lower(lower->number, lower->closed)) &&
                       (upper == nullptr || set_upper(upper->number, upper->closed));
    if (!plain) return std::nullopt;
    return compiled;
  }
  if (threshold.kind() != ThresholdKind::kQuantity || threshold.number() == nullptr) {
    return std::nullopt;
  }
  const Number& number = *threshold.number();
  if (!IsPlain(number)) return std::nullopt;
  const Comparator comparator = Directed(threshold.comparator(), number.value, direction, equal);
  compiled.inverted_ = comparator == Comparator::kNe;
  const bool from = comparator == Comparator::kGe || comparator == Comparator::kGt;
  const bool until = comparator == Comparator::kLe || comparator == Comparator::kLt;
  const bool closed = comparator != Comparator::kGt && comparator != Comparator::kLt;
  if (!until) set_lower(number, closed);
  if (!from) set_upper(number, closed);
  return compiled;
}

}  // namespace jixiao
