// Exact fractions in lowest terms. Factors are cancelled before they are multiplied, so that a
// product that overflows is out of range indeed; only sums need wide.h. Does not approximate: a
// fraction becomes a decimal by Round, as told, or exactly.
#include "jixiao/rational.hpp"

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "numeric/decimal_internal.h"
#include "numeric/int128.h"
#include "numeric/wide.h"

namespace jixiao {

using numeric::Int128;
using numeric::Uint128;
using numeric::wide::Fraction;

struct RationalAccess {
  static Fraction Get(const Rational& value) {
    return {Join(value.numerator_high_, value.numerator_low_),
            Join(value.denominator_high_, value.denominator_low_)};
  }

  /// The caller has brought it to lowest terms, with a positive denominator.
  static Rational Make(const Fraction& fraction) {
    Rational value;
    value.numerator_low_ = static_cast<std::uint64_t>(fraction.numerator);
    value.numerator_high_ = static_cast<std::int64_t>(fraction.numerator >> 64U);
    value.denominator_low_ = static_cast<std::uint64_t>(fraction.denominator);
    value.denominator_high_ = static_cast<std::int64_t>(fraction.denominator >> 64U);
    return value;
  }

 private:
  static Int128 Join(std::int64_t high, std::uint64_t low) {
    return static_cast<Int128>((Uint128{static_cast<std::uint64_t>(high)} << 64U) | low);
  }
};

namespace {

Status DoesNotFit() {
  return {StatusCode::kOutOfRange,
          "the exact fraction in lowest terms has a numerator or denominator of 2^127 or more"};
}

Status NotAFraction() {
  return {StatusCode::kInvalidFormat,
          "not a fraction: expected a decimal such as -12.5, or two integers such as 2000/3"};
}

/// numerator ÷ denominator in lowest terms with a positive denominator, which must not be 0.
Fraction Reduced(Int128 numerator, Int128 denominator) {
  const Uint128 top = numeric::Magnitude(numerator);
  const Uint128 bottom = numeric::Magnitude(denominator);
  const Uint128 divisor = numeric::GreatestCommonDivisor(top, bottom);
  return {numeric::WithSign(numeric::Divide(top, divisor).quotient,
                            (numerator < 0) != (denominator < 0)),
          static_cast<Int128>(numeric::Divide(bottom, divisor).quotient)};
}

/// a × b, both in lowest terms. Each numerator is first cancelled against the other denominator;
/// what is left has no common factor, so an overflow is final.
Result<Rational> Product(const Fraction& a, const Fraction& b) {
  const Fraction left = Reduced(a.numerator, b.denominator);
  const Fraction right = Reduced(b.numerator, a.denominator);
  Fraction product;
  if (!numeric::MultiplyChecked(left.numerator, right.numerator, &product.numerator) ||
      !numeric::MultiplyChecked(left.denominator, right.denominator, &product.denominator)) {
    return DoesNotFit();
  }
  return RationalAccess::Make(product);
}

/// a + b in 128 bits; false where a step overflows, though the sum in lowest terms might fit.
bool SumChecked(const Fraction& a, const Fraction& b, Fraction* sum) {
  Int128 left = 0;
  Int128 right = 0;
  Int128 numerator = 0;
  Int128 denominator = 0;
  if (!numeric::MultiplyChecked(a.numerator, b.denominator, &left) ||
      !numeric::MultiplyChecked(b.numerator, a.denominator, &right) ||
      !numeric::MultiplyChecked(a.denominator, b.denominator, &denominator) ||
      !AddFits(left, right, &numerator) || numerator < -numeric::kInt128Max) {
    return false;
  }
  *sum = Reduced(numerator, denominator);
  return true;
}

/// The places that 1/denominator takes as a decimal; -1 where it does not terminate.
int PlacesOf(Uint128 denominator) {
  const int twos = numeric::TrailingZeroBits(denominator);
  Uint128 rest = denominator >> twos;
  int fives = 0;
  for (; rest % 5 == 0; rest /= 5) ++fives;
  return rest == 1 ? std::max(twos, fives) : -1;
}

bool IsDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c - '0') < 10;
  });
}

/// Digits below 2^127; `text` is nothing but digits.
bool ReadInteger(std::string_view text, Uint128* value) {
  constexpr auto kLimit = static_cast<Uint128>(numeric::kInt128Max);
  *value = 0;
  for (const char c : text) {
    const auto digit = static_cast<unsigned char>(c - '0');
    if (*value > (kLimit - digit) / 10) return false;
    *value = *value * 10 + digit;
  }
  return true;
}

std::string IntegerToString(Int128 value) {
  std::string digits;
  for (Uint128 rest = numeric::Magnitude(value); rest != 0 || digits.empty(); rest /= 10) {
    digits.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
  }
  if (value < 0) digits.push_back('-');
  std::reverse(digits.begin(), digits.end());
  return digits;
}

}  // namespace

Result<Rational> Rational::FromDecimal(const Decimal& value) {
  return RationalAccess::Make(Reduced(DecimalAccess::Coefficient(value),
                                      static_cast<Int128>(numeric::PowerOfTen(value.scale()))));
}

Result<Rational> Rational::FromFraction(const Decimal& numerator, const Decimal& denominator) {
  return Divide(FromDecimal(numerator).value(), FromDecimal(denominator).value());
}

Result<Rational> Rational::FromFraction(std::int64_t numerator, std::int64_t denominator) {
  if (denominator == 0) return numeric::DivisionByZero();
  return RationalAccess::Make(Reduced(numerator, denominator));
}

Result<Rational> Rational::Parse(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    const Result<Decimal> decimal = Decimal::Parse(text);
    if (!decimal.ok()) return decimal.status();
    return FromDecimal(*decimal);
  }
  std::string_view top = text.substr(0, slash);
  const std::string_view bottom = text.substr(slash + 1);
  const bool negative = !top.empty() && top.front() == '-';
  if (negative || (!top.empty() && top.front() == '+')) top.remove_prefix(1);
  if (!IsDigits(top) || !IsDigits(bottom)) return NotAFraction();
  Uint128 numerator = 0;
  Uint128 denominator = 0;
  if (!ReadInteger(top, &numerator) || !ReadInteger(bottom, &denominator)) return DoesNotFit();
  if (denominator == 0) return numeric::DivisionByZero();
  return RationalAccess::Make(
      Reduced(numeric::WithSign(numerator, negative), static_cast<Int128>(denominator)));
}

int Rational::sign() const {
  if (numerator_high_ < 0) return -1;
  return numerator_high_ != 0 || numerator_low_ != 0 ? 1 : 0;
}

Result<Decimal> Rational::Round(int scale, RoundingMode mode) const {
  if (!numeric::IsRounding(scale, mode)) return numeric::NoSuchRounding();
  const Fraction fraction = RationalAccess::Get(*this);
  return numeric::RoundedQuotient(fraction.numerator, scale, fraction.denominator, scale, mode);
}

Result<Decimal> Rational::ToDecimal() const {
  const int places = PlacesOf(static_cast<Uint128>(RationalAccess::Get(*this).denominator));
  if (places < 0) return numeric::WouldRound();
  if (places > Decimal::kMaxScale) return numeric::DoesNotFit();
  return Round(places, RoundingMode::kNever);
}

std::string Rational::ToString() const {
  const Result<Decimal> decimal = ToDecimal();
  if (decimal.ok()) return decimal->ToString();
  const Fraction fraction = RationalAccess::Get(*this);
  return IntegerToString(fraction.numerator) + "/" + IntegerToString(fraction.denominator);
}

Rational Rational::Negated() const {
  const Fraction fraction = RationalAccess::Get(*this);
  return RationalAccess::Make({-fraction.numerator, fraction.denominator});
}

std::strong_ordering Compare(const Rational& a, const Rational& b) {
  const Fraction left = RationalAccess::Get(a);
  const Fraction right = RationalAccess::Get(b);
  return numeric::CompareProducts(left.numerator, right.denominator, 0, right.numerator,
                                  left.denominator, 0);
}

Result<Rational> Add(const Rational& a, const Rational& b) {
  const Fraction left = RationalAccess::Get(a);
  const Fraction right = RationalAccess::Get(b);
  Fraction sum;
  if (SumChecked(left, right, &sum)) return RationalAccess::Make(sum);
  const std::optional<Fraction> exact = numeric::wide::SumOfFractions(
      left.numerator, left.denominator, right.numerator, right.denominator);
  if (!exact) return DoesNotFit();
  return RationalAccess::Make(*exact);
}

Result<Rational> Subtract(const Rational& a, const Rational& b) { return Add(a, b.Negated()); }

Result<Rational> Multiply(const Rational& a, const Rational& b) {
  return Product(RationalAccess::Get(a), RationalAccess::Get(b));
}

Result<Rational> Divide(const Rational& a, const Rational& b) {
  if (b.is_zero()) return numeric::DivisionByZero();
  const Fraction divisor = RationalAccess::Get(b);
  const bool negative = divisor.numerator < 0;
  const Fraction inverse = {negative ? -divisor.denominator : divisor.denominator,
                            negative ? -divisor.numerator : divisor.numerator};
  return Product(RationalAccess::Get(a), inverse);
}

}  // namespace jixiao
