// Exact fractions, for unit conversion (1 亩 = 2000/3 m²) and scores rounded once at the end.
#ifndef JIXIAO_RATIONAL_HPP_
#define JIXIAO_RATIONAL_HPP_

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "jixiao/decimal.hpp"
#include "jixiao/status.hpp"

namespace jixiao {

/// numerator ÷ denominator in lowest terms, denominator positive, both below 2^127 in magnitude.
/// Trivially copyable. Arithmetic is exact or kOutOfRange; intermediate products are formed in
/// wider integers, so that only a result that cannot be held in lowest terms is out of range.
class Rational {
 public:
  constexpr Rational() = default;
  constexpr explicit Rational(std::int64_t integer)
      : numerator_low_(static_cast<std::uint64_t>(integer)),
        numerator_high_(integer < 0 ? -1 : 0) {}

  /// Every Decimal has a Rational, except those whose denominator in lowest terms is 2^127 or more
  /// (possible only at scale 38): kOutOfRange.
  static Result<Rational> FromDecimal(const Decimal& value);
  /// kDivisionByZero where denominator is 0; kOutOfRange.
  static Result<Rational> FromFraction(const Decimal& numerator, const Decimal& denominator);
  static Result<Rational> FromFraction(std::int64_t numerator, std::int64_t denominator);
  /// Reads ToString's form: a decimal, or "n/d" with integers.
  static Result<Rational> Parse(std::string_view text);

  int sign() const;
  bool is_zero() const { return sign() == 0; }

  /// To `scale` places by `mode`: the one rounding of a score.
  Result<Decimal> Round(int scale, RoundingMode mode) const;
  /// The exact decimal with the fewest places; kInexact where the fraction does not terminate.
  Result<Decimal> ToDecimal() const;
  /// The exact decimal with the fewest places, or "n/d" where it does not terminate.
  std::string ToString() const;

  Rational Negated() const;
  Rational Abs() const { return sign() < 0 ? Negated() : *this; }

  friend std::strong_ordering Compare(const Rational& a, const Rational& b);
  friend bool operator==(const Rational& a, const Rational& b) { return Compare(a, b) == 0; }
  friend std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
    return Compare(a, b);
  }

 private:
  friend struct RationalAccess;  // src/numeric only
  std::uint64_t numerator_low_ = 0;
  std::int64_t numerator_high_ = 0;
  std::uint64_t denominator_low_ = 1;
  std::int64_t denominator_high_ = 0;
};

std::strong_ordering Compare(const Rational& a, const Rational& b);
Result<Rational> Add(const Rational& a, const Rational& b);
Result<Rational> Subtract(const Rational& a, const Rational& b);
Result<Rational> Multiply(const Rational& a, const Rational& b);
/// kDivisionByZero where b is zero.
Result<Rational> Divide(const Rational& a, const Rational& b);

}  // namespace jixiao

#endif  // JIXIAO_RATIONAL_HPP_
