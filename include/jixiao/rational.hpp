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

  /// The same value. Every Decimal has a Rational (10^38 is less than 2^127), so this never fails.
  static Result<Rational> FromDecimal(const Decimal& value);
  /// kDivisionByZero where denominator is 0; kOutOfRange.
  static Result<Rational> FromFraction(const Decimal& numerator, const Decimal& denominator);
  static Result<Rational> FromFraction(std::int64_t numerator, std::int64_t denominator);
  /// Reads what ToString writes: what Decimal::Parse reads, or "n/d" with integers, of which n may
  /// have a sign; n/d need not be in lowest terms. kInvalidFormat, kOutOfRange, kDivisionByZero.
  static Result<Rational> Parse(std::string_view text);

  int sign() const;
  bool is_zero() const { return sign() == 0; }

  /// To `scale` places (0 to 38) by `mode`: the one rounding of a score. kOutOfRange, kInexact with
  /// kNever, or kInvalidArgument for a scale or a mode that does not exist.
  Result<Decimal> Round(int scale, RoundingMode mode) const;
  /// The exact decimal with the fewest places; kInexact where the fraction does not terminate,
  /// kOutOfRange where it does but takes more than 38 digits or places.
  Result<Decimal> ToDecimal() const;
  /// The exact decimal with the fewest places, or "n/d" where ToDecimal fails.
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
