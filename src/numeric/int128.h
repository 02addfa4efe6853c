// 128-bit integers for the room's hot paths: checked products, powers of ten, greatest common
// divisor. Does not wrap: what does not fit is reported to the caller.
//
// Products go through magnitudes: Clang turns a checked signed 128-bit product into a call of
// __muloti4, which libgcc does not have.
#ifndef JIXIAO_NUMERIC_INT128_H_
#define JIXIAO_NUMERIC_INT128_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <numeric>

#include "base/compiler.h"

namespace jixiao::numeric {

using jixiao::Int128;
using jixiao::Uint128;

inline constexpr Int128 kInt128Max = static_cast<Int128>(~Uint128{0} >> 1U);

constexpr Uint128 Magnitude(Int128 value) {
  return value < 0 ? Uint128{0} - static_cast<Uint128>(value) : static_cast<Uint128>(value);
}

/// `magnitude`, at most 2^127 - 1, with a sign.
constexpr Int128 WithSign(Uint128 magnitude, bool negative) {
  return negative ? -static_cast<Int128>(magnitude) : static_cast<Int128>(magnitude);
}

constexpr std::uint64_t HighHalf(Uint128 value) { return static_cast<std::uint64_t>(value >> 64U); }
constexpr bool FitsUint64(Uint128 value) { return HighHalf(value) == 0; }
constexpr bool FitsInt64(Int128 value) { return static_cast<std::int64_t>(value) == value; }

/// Largest n of PowerOfTen(n): 10^38 is the last power below 2^127.
inline constexpr int kMaxPowerOfTen = 38;

inline constexpr auto kPowersOfTen = [] {
  std::array<Uint128, kMaxPowerOfTen + 1> powers{};
  powers[0] = 1;
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

constexpr Uint128 PowerOfTen(int exponent) {
  return kPowersOfTen[static_cast<std::size_t>(exponent)];
}

/// a × b into `product`; false where |a × b| is 2^127 or more.
inline bool MultiplyChecked(Int128 a, Int128 b, Int128* product) {
  if (FitsInt64(a) && FitsInt64(b)) {
    *product = Int128{static_cast<std::int64_t>(a)} * static_cast<std::int64_t>(b);
    return true;
  }
  Uint128 magnitude = 0;
  if (!MultiplyFits(Magnitude(a), Magnitude(b), &magnitude)) return false;
  if (magnitude > static_cast<Uint128>(kInt128Max)) return false;
  *product = WithSign(magnitude, (a < 0) != (b < 0));
  return true;
}

/// value × 10^exponent into `product`, for exponents from 0; false where it is 2^127 or more.
inline bool ScaleUpChecked(Int128 value, int exponent, Int128* product) {
  if (exponent > kMaxPowerOfTen) {
    *product = 0;
    return value == 0;
  }
  return MultiplyChecked(value, static_cast<Int128>(PowerOfTen(exponent)), product);
}

/// a ÷ b and its remainder; dividing 128-bit numbers costs several times what 64-bit ones do.
struct Division {
  Uint128 quotient = 0;
  Uint128 remainder = 0;
};

inline Division Divide(Uint128 a, Uint128 b) {
  if (FitsUint64(a) && FitsUint64(b)) {
    const auto narrow_a = static_cast<std::uint64_t>(a);
    const auto narrow_b = static_cast<std::uint64_t>(b);
    return {narrow_a / narrow_b, narrow_a % narrow_b};
  }
  const Uint128 quotient = a / b;
  return {quotient, a - quotient * b};
}

inline int TrailingZeroBits(Uint128 value) {
  const auto low = static_cast<std::uint64_t>(value);
  return low != 0 ? std::countr_zero(low) : 64 + std::countr_zero(HighHalf(value));
}

/// Greatest common divisor; that of 0 and n is n. Binary, since 128-bit division is slow.
inline Uint128 GreatestCommonDivisor(Uint128 a, Uint128 b) {
  if (a == 0) return b;
  if (b == 0) return a;
  const int shared_twos = TrailingZeroBits(a | b);
  a >>= TrailingZeroBits(a);
  b >>= TrailingZeroBits(b);
  while (!FitsUint64(a) || !FitsUint64(b)) {
    if (a == b) return a << shared_twos;
    if (a < b) {
      const Uint128 swap = a;
      a = b;
      b = swap;
    }
    a -= b;
    a >>= TrailingZeroBits(a);
  }
  return Uint128{std::gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b))}
         << shared_twos;
}

}  // namespace jixiao::numeric

#endif  // JIXIAO_NUMERIC_INT128_H_
