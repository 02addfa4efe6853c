// Chains of exact arithmetic without a check after every step. Does not round.
#ifndef JIXIAO_NUMERIC_EXACT_H_
#define JIXIAO_NUMERIC_EXACT_H_

#include <cstdint>
#include <optional>

#include "jixiao/decimal.hpp"
#include "jixiao/rational.hpp"
#include "jixiao/status.hpp"

namespace jixiao {

/// A Rational, or nothing where a step before was out of range or divided by zero. Nothing stays
/// nothing through every later step, so a formula is checked once, at its end.
class Exact {
 public:
  Exact() = default;
  Exact(const Rational& value) : value_(value) {}                       // NOLINT: a value is exact
  Exact(std::int64_t value) : value_(Rational(value)) {}                // NOLINT
  Exact(const Decimal& value) : Exact(Rational::FromDecimal(value)) {}  // NOLINT
  Exact(const std::optional<Rational>& value) : value_(value) {}        // NOLINT
  Exact(const Result<Rational>& value) {                                // NOLINT
    if (value.ok()) value_ = *value;
  }

  bool known() const { return value_.has_value(); }
  const Rational& value() const { return *value_; }
  const std::optional<Rational>& optional() const { return value_; }

  friend Exact operator+(const Exact& a, const Exact& b) { return Apply(a, b, &Add); }
  friend Exact operator-(const Exact& a, const Exact& b) { return Apply(a, b, &Subtract); }
  friend Exact operator*(const Exact& a, const Exact& b) { return Apply(a, b, &Multiply); }
  friend Exact operator/(const Exact& a, const Exact& b) { return Apply(a, b, &Divide); }

 private:
  using Operation = Result<Rational> (*)(const Rational&, const Rational&);
  static Exact Apply(const Exact& a, const Exact& b, Operation operation) {
    if (!a.known() || !b.known()) return {};
    return operation(a.value(), b.value());
  }

  std::optional<Rational> value_;
};

/// 0 in place of what is below 0.
inline Exact Floored(const Exact& value) {
  return value.known() && value.value().sign() < 0 ? Exact(0) : value;
}

}  // namespace jixiao

#endif  // JIXIAO_NUMERIC_EXACT_H_
