// What the files of this room share about Decimal: its coefficient as one number, and the one
// place where a quotient is rounded.
#ifndef JIXIAO_NUMERIC_DECIMAL_INTERNAL_H_
#define JIXIAO_NUMERIC_DECIMAL_INTERNAL_H_

#include <compare>
#include <cstdint>

#include "jixiao/decimal.hpp"
#include "jixiao/status.hpp"
#include "numeric/int128.h"

namespace jixiao {

struct DecimalAccess {
  static numeric::Int128 Coefficient(const Decimal& value) {
    return static_cast<numeric::Int128>(
        (numeric::Uint128{static_cast<std::uint64_t>(value.high_)} << 64U) | value.low_);
  }

  /// The caller has checked: |coefficient| < 10^38 and 0 ≤ scale ≤ 38.
  static Decimal Make(numeric::Int128 coefficient, int scale) {
    Decimal value;
    value.low_ = static_cast<std::uint64_t>(coefficient);
    value.high_ = static_cast<std::int64_t>(coefficient >> 64U);
    value.scale_ = static_cast<std::int8_t>(scale);
    return value;
  }
};

namespace numeric {

/// Where the decimals' coefficients end, exclusive.
inline constexpr Uint128 kCoefficientLimit = PowerOfTen(Decimal::kMaxDigits);

inline bool IsCoefficient(Int128 value) { return Magnitude(value) < kCoefficientLimit; }

// Failures, out of line to keep strings off the hot paths.
Status DoesNotFit();
Status WouldRound();
Status DivisionByZero();

/// Whether `scale` is 0 to 38 and `mode` a member of the enumeration.
inline bool IsRounding(int scale, RoundingMode mode) {
  return scale >= 0 && scale <= Decimal::kMaxScale && mode >= RoundingMode::kHalfUp &&
         mode <= RoundingMode::kNever;
}
Status NoSuchRounding();

/// What a quotient cut to an integer has lost, against half of its last place.
enum class Loss { kNone, kBelowHalf, kHalf, kAboveHalf };

/// Whether a magnitude that was cut goes up by one. `odd` tells the parity of the cut magnitude.
inline bool RoundsAway(RoundingMode mode, Loss loss, bool negative, bool odd) {
  if (loss == Loss::kNone) return false;
  switch (mode) {
    case RoundingMode::kHalfUp:
      return loss >= Loss::kHalf;
    case RoundingMode::kHalfEven:
      return loss == Loss::kAboveHalf || (loss == Loss::kHalf && odd);
    case RoundingMode::kUp:
      return true;
    case RoundingMode::kFloor:
      return negative;
    case RoundingMode::kCeiling:
      return !negative;
    case RoundingMode::kDown:
    case RoundingMode::kNever:
      return false;
  }
  return false;
}

/// The loss that a division's remainder is; `remainder` < `divisor`. Any unsigned integer type;
/// written so that nothing is doubled, which could overflow.
template <typename Integer>
Loss LossOf(const Integer& remainder, const Integer& divisor) {
  if (remainder == 0) return Loss::kNone;
  const Integer rest = divisor - remainder;
  if (remainder == rest) return Loss::kHalf;
  return remainder < rest ? Loss::kBelowHalf : Loss::kAboveHalf;
}

/// numerator × 10^exponent ÷ denominator, rounded once to an integer, as the coefficient of a
/// decimal with `scale` places. The denominator is not 0; -38 ≤ exponent ≤ 76.
Result<Decimal> RoundedQuotient(Int128 numerator, int exponent, Int128 denominator, int scale,
                                RoundingMode mode);

/// Orders a × b × 10^-scale_ab against c × d × 10^-scale_cd; scales from 0 to 76.
std::strong_ordering CompareProducts(Int128 a, Int128 b, int scale_ab, Int128 c, Int128 d,
                                     int scale_cd);

}  // namespace numeric
}  // namespace jixiao

#endif  // JIXIAO_NUMERIC_DECIMAL_INTERNAL_H_
