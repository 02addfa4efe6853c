// Sets of numbers between two ends. Does not know what the numbers are of.
#include "evaluate/interval.h"

namespace jixiao {
namespace {

bool LowerAllows(const std::optional<End>& lower, const Rational& value) {
  return !lower || value > lower->value || (lower->closed && value == lower->value);
}

bool UpperAllows(const std::optional<End>& upper, const Rational& value) {
  return !upper || value < upper->value || (upper->closed && value == upper->value);
}

// Whether some number lies above (or on) `lower` and below (or on) `upper`.
bool LeavesRoom(const std::optional<End>& lower, const std::optional<End>& upper) {
  if (!lower || !upper || lower->value < upper->value) return true;
  return lower->value == upper->value && lower->closed && upper->closed;
}

std::optional<End> Negate(const std::optional<End>& end) {
  if (!end) return std::nullopt;
  return End{end->value.Negated(), end->closed};
}

}  // namespace

bool Interval::Contains(const Rational& value) const {
  return LowerAllows(lower, value) && UpperAllows(upper, value);
}

bool Interval::Covers(const Interval& other) const {
  const bool low =
      !lower || (other.lower &&
                 (other.lower->value > lower->value ||
                  (other.lower->value == lower->value && (lower->closed || !other.lower->closed))));
  const bool high =
      !upper || (other.upper &&
                 (other.upper->value < upper->value ||
                  (other.upper->value == upper->value && (upper->closed || !other.upper->closed))));
  return low && high;
}

bool Interval::Overlaps(const Interval& other) const {
  return LeavesRoom(lower, other.upper) && LeavesRoom(other.lower, upper);
}

Interval Interval::Negated() const { return {Negate(upper), Negate(lower)}; }

std::string Interval::ToString() const {
  if (IsPoint()) return lower->value.ToString();
  const std::string low = lower ? (lower->closed ? "[" : "(") + lower->value.ToString() : "(-∞";
  const std::string high = upper ? upper->value.ToString() + (upper->closed ? "]" : ")") : "∞)";
  return low + "," + high;
}

}  // namespace jixiao
