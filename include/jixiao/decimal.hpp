// Exact decimal numbers for money, shares and counts.
#ifndef JIXIAO_DECIMAL_HPP_
#define JIXIAO_DECIMAL_HPP_

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "jixiao/status.hpp"

namespace jixiao {

/// How a value that does not fit the asked scale is brought to it.
enum class RoundingMode : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/rounding.def"
#undef JIXIAO_MEMBER
};

/// coefficient × 10^-scale with |coefficient| < 10^38 and 0 ≤ scale ≤ 38: the values of an Arrow
/// decimal128, in the same two halves. Trivially copyable. The scale is part of the value as
/// written ("564.00" keeps its zeros) but not of its meaning: comparison is numeric.
///
/// Addition, subtraction and multiplication are exact or kOutOfRange; nothing is ever wrapped or
/// silently rounded. Only Round and Divide round, as their arguments say.
class Decimal {
 public:
  static constexpr int kMaxScale = 38;
  static constexpr int kMaxDigits = 38;

  constexpr Decimal() = default;
  /// An integer, or coefficient × 10^-scale; scale must be 0 to kMaxScale.
  constexpr explicit Decimal(std::int64_t coefficient, int scale = 0)
      : low_(static_cast<std::uint64_t>(coefficient)),
        high_(coefficient < 0 ? -1 : 0),
        scale_(static_cast<std::int8_t>(scale)) {}

  /// Two's-complement halves of the coefficient. kOutOfRange beyond 38 digits or 38 places.
  static Result<Decimal> FromHalves(std::int64_t high, std::uint64_t low, int scale);

  /// ASCII digits with an optional sign (+ or -) and an optional point with digits on both sides:
  /// "-12.50", "0.05". No spaces, separators, exponents. Leading zeros are read over; places are
  /// kept as written. kInvalidFormat, or kOutOfRange beyond 38 digits or 38 places.
  static Result<Decimal> Parse(std::string_view text);

  std::int64_t high() const { return high_; }
  std::uint64_t low() const { return low_; }
  int scale() const { return scale_; }
  /// -1, 0 or 1.
  int sign() const { return high_ < 0 ? -1 : ((high_ | static_cast<std::int64_t>(low_)) != 0); }
  bool is_zero() const { return sign() == 0; }

  /// Plain notation with exactly scale() places: "564.00", "-0.5", "0".
  std::string ToString() const;

  Decimal Negated() const;
  Decimal Abs() const { return sign() < 0 ? Negated() : *this; }
  /// The same value with the fewest places: 2.50 → 2.5, 100 stays 100.
  Decimal Trimmed() const;

  /// To `scale` places (0 to 38) by `mode`. Also widens: 2.5 at 2 places is 2.50.
  /// kInexact for kNever, kOutOfRange if the widened coefficient does not fit, kInvalidArgument
  /// for a scale or a mode that does not exist.
  Result<Decimal> Round(int scale, RoundingMode mode) const;

  /// Numeric comparison of any two values; never fails.
  friend std::strong_ordering Compare(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) { return Compare(a, b) == 0; }
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
    return Compare(a, b);
  }

 private:
  friend struct DecimalAccess;  // src/numeric only
  std::uint64_t low_ = 0;
  std::int64_t high_ = 0;
  std::int8_t scale_ = 0;
};

std::strong_ordering Compare(const Decimal& a, const Decimal& b);

/// Exact sum, at the larger of the two scales, or kOutOfRange.
Result<Decimal> Add(const Decimal& a, const Decimal& b);
/// Exact difference, at the larger of the two scales, or kOutOfRange.
Result<Decimal> Subtract(const Decimal& a, const Decimal& b);
/// Exact product, at the sum of the scales; trailing zeros are dropped only where that scale or
/// the coefficient would not fit otherwise. kOutOfRange where no exact product fits.
Result<Decimal> Multiply(const Decimal& a, const Decimal& b);
/// a ÷ b at `scale` places (0 to 38) by `mode`: the exact quotient, rounded once.
/// kDivisionByZero, kOutOfRange, kInexact with kNever, or kInvalidArgument for a scale or a mode
/// that does not exist.
Result<Decimal> Divide(const Decimal& a, const Decimal& b, int scale, RoundingMode mode);

/// Orders a ÷ b against c ÷ d by cross-multiplication, without dividing; b and d must be positive.
/// Exact for all decimals: "actual ÷ target ≥ 0.6" is CompareRatios(actual, target, 6, 10) ≥ 0.
std::strong_ordering CompareRatios(const Decimal& a, const Decimal& b, const Decimal& c,
                                   const Decimal& d);

}  // namespace jixiao

#endif  // JIXIAO_DECIMAL_HPP_
