// What does not fit in 128 bits on the way to a result that may. Slow: called only after the
// 128-bit path has overflowed. The one place that knows of Boost.
#ifndef JIXIAO_NUMERIC_WIDE_H_
#define JIXIAO_NUMERIC_WIDE_H_

#include <compare>
#include <optional>

#include "jixiao/decimal.hpp"
#include "numeric/int128.h"

namespace jixiao::numeric::wide {

/// a × 10^exponent + b, for 0 ≤ exponent ≤ 38, at `scale` places.
Result<Decimal> SumScaled(Int128 a, int exponent, Int128 b, int scale);

/// a × b × 10^-scale for 0 ≤ scale ≤ 76, without those trailing zeros that keep it from fitting.
Result<Decimal> Product(Int128 a, Int128 b, int scale);

/// See numeric::RoundedQuotient.
Result<Decimal> RoundedQuotient(Int128 numerator, int exponent, Int128 denominator, int scale,
                                RoundingMode mode);

/// See numeric::CompareProducts.
std::strong_ordering CompareProducts(Int128 a, Int128 b, int scale_ab, Int128 c, Int128 d,
                                     int scale_cd);

struct Fraction {
  Int128 numerator = 0;
  Int128 denominator = 1;
};

/// a/b + c/d in lowest terms, for positive b and d; empty where a part is 2^127 or more.
std::optional<Fraction> SumOfFractions(Int128 a, Int128 b, Int128 c, Int128 d);

}  // namespace jixiao::numeric::wide

#endif  // JIXIAO_NUMERIC_WIDE_H_
