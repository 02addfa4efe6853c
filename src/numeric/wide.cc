#include "numeric/wide.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <cstdint>

#include "numeric/decimal_internal.h"

namespace jixiao::numeric::wide {
namespace {

namespace mp = boost::multiprecision;

// The widest value formed in this file is the cross product of a comparison of ratios,
// (10^38)^2 × 10^76 = 10^152 < 2^505. On the stack, and checked: were that reasoning wrong, it
// would be seen, not wrapped.
using Wide =
    mp::number<mp::cpp_int_backend<512, 512, mp::signed_magnitude, mp::checked, void>, mp::et_off>;

Wide FromMagnitude(Uint128 value) {
  return (Wide(HighHalf(value)) << 64) + Wide(static_cast<std::uint64_t>(value));
}

Wide FromInt128(Int128 value) {
  const Wide magnitude = FromMagnitude(Magnitude(value));
  return value < 0 ? Wide(-magnitude) : magnitude;
}

/// The caller has checked that it fits.
Int128 ToInt128(const Wide& value) {
  const Wide magnitude = mp::abs(value);
  const Uint128 high{static_cast<std::uint64_t>(Wide(magnitude >> 64))};
  const auto low = static_cast<std::uint64_t>(Wide(magnitude & Wide(~std::uint64_t{0})));
  return WithSign((high << 64U) | low, value < 0);
}

Wide ScaleUp(Wide value, int exponent) {
  for (; exponent > kMaxPowerOfTen; exponent -= kMaxPowerOfTen) {
    value *= FromMagnitude(PowerOfTen(kMaxPowerOfTen));
  }
  return value * FromMagnitude(PowerOfTen(exponent));
}

bool IsWideCoefficient(const Wide& value) {
  return mp::abs(value) < FromMagnitude(kCoefficientLimit);
}

Result<Decimal> MakeDecimal(const Wide& coefficient, int scale) {
  if (!IsWideCoefficient(coefficient)) return DoesNotFit();
  return DecimalAccess::Make(ToInt128(coefficient), scale);
}

}  // namespace

Result<Decimal> SumScaled(Int128 a, int exponent, Int128 b, int scale) {
  return MakeDecimal(ScaleUp(FromInt128(a), exponent) + FromInt128(b), scale);
}

Result<Decimal> Product(Int128 a, Int128 b, int scale) {
  Wide product = FromInt128(a) * FromInt128(b);
  while (scale > Decimal::kMaxScale || (scale > 0 && !IsWideCoefficient(product))) {
    Wide quotient;
    Wide remainder;
    mp::divide_qr(product, Wide(10), quotient, remainder);
    if (remainder != 0) return DoesNotFit();
    product = quotient;
    --scale;
  }
  return MakeDecimal(product, scale);
}

Result<Decimal> RoundedQuotient(Int128 numerator, int exponent, Int128 denominator, int scale,
                                RoundingMode mode) {
  Wide dividend = FromMagnitude(Magnitude(numerator));
  Wide divisor = FromMagnitude(Magnitude(denominator));
  (exponent >= 0 ? dividend : divisor) =
      ScaleUp(exponent >= 0 ? dividend : divisor, exponent >= 0 ? exponent : -exponent);
  Wide quotient;
  Wide remainder;
  mp::divide_qr(dividend, divisor, quotient, remainder);
  const bool negative = (numerator < 0) != (denominator < 0);
  const Loss loss = LossOf(remainder, divisor);
  if (loss != Loss::kNone && mode == RoundingMode::kNever) return WouldRound();
  if (RoundsAway(mode, loss, negative, mp::bit_test(quotient, 0))) ++quotient;
  return MakeDecimal(negative ? Wide(-quotient) : quotient, scale);
}

std::strong_ordering CompareProducts(Int128 a, Int128 b, int scale_ab, Int128 c, Int128 d,
                                     int scale_cd) {
  Wide left = FromInt128(a) * FromInt128(b);
  Wide right = FromInt128(c) * FromInt128(d);
  if (scale_ab < scale_cd) left = ScaleUp(left, scale_cd - scale_ab);
  if (scale_cd < scale_ab) right = ScaleUp(right, scale_ab - scale_cd);
  return left.compare(right) <=> 0;
}

std::optional<Fraction> SumOfFractions(Int128 a, Int128 b, Int128 c, Int128 d) {
  Wide numerator = FromInt128(a) * FromInt128(d) + FromInt128(c) * FromInt128(b);
  Wide denominator = FromInt128(b) * FromInt128(d);
  const Wide divisor = mp::gcd(numerator, denominator);
  numerator /= divisor;
  denominator /= divisor;
  const Wide limit = Wide(1) << 127;
  if (mp::abs(numerator) >= limit || denominator >= limit) return std::nullopt;
  return Fraction{ToInt128(numerator), ToInt128(denominator)};
}

}  // namespace jixiao::numeric::wide
