// Exact decimals: text, arithmetic, rounding, comparison. Works in 128-bit integers and hands what
// overflows them to wide.h. Refuses binary floating point, locales, and to round unasked.
#include "jixiao/decimal.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "numeric/decimal_internal.h"
#include "numeric/int128.h"
#include "numeric/wide.h"

namespace jixiao {
namespace numeric {

Status DoesNotFit() {
  return {StatusCode::kOutOfRange,
          "the exact result does not fit in 38 digits with 0 to 38 decimal places"};
}

Status WouldRound() {
  return {StatusCode::kInexact,
          "the result needs more decimal places than asked, and the mode is never to round"};
}

Status DivisionByZero() { return {StatusCode::kDivisionByZero, "division by zero"}; }

Status NoSuchRounding() {
  return {StatusCode::kInvalidArgument, "the scale must be 0 to 38, the mode a RoundingMode"};
}

namespace {

/// Orders x × 10^-scale_x against y × 10^-scale_y. The side with fewer places is brought to the
/// other's; if that overflows, it is larger in magnitude than anything the other can be, and its
/// sign decides.
std::strong_ordering CompareScaled(Int128 x, int scale_x, Int128 y, int scale_y) {
  if (scale_x == scale_y) return x <=> y;
  Int128 scaled = 0;
  if (scale_x < scale_y) {
    return ScaleUpChecked(x, scale_y - scale_x, &scaled) ? scaled <=> y : x <=> 0;
  }
  return ScaleUpChecked(y, scale_x - scale_y, &scaled) ? x <=> scaled : 0 <=> y;
}

Result<Decimal> Finish(Uint128 dividend, Uint128 divisor, bool negative, int scale,
                       RoundingMode mode) {
  Division division = Divide(dividend, divisor);
  const Loss loss = LossOf(division.remainder, divisor);
  if (loss != Loss::kNone && mode == RoundingMode::kNever) return WouldRound();
  if (RoundsAway(mode, loss, negative, (division.quotient & 1U) != 0)) ++division.quotient;
  if (division.quotient >= kCoefficientLimit) return DoesNotFit();
  return DecimalAccess::Make(WithSign(division.quotient, negative), scale);
}

}  // namespace

Result<Decimal> RoundedQuotient(Int128 numerator, int exponent, Int128 denominator, int scale,
                                RoundingMode mode) {
  Int128 dividend = numerator;
  Int128 divisor = denominator;
  const bool fits = exponent >= 0 ? ScaleUpChecked(numerator, exponent, &dividend)
                                  : ScaleUpChecked(denominator, -exponent, &divisor);
  if (!fits) return wide::RoundedQuotient(numerator, exponent, denominator, scale, mode);
  return Finish(Magnitude(dividend), Magnitude(divisor), (numerator < 0) != (denominator < 0),
                scale, mode);
}

std::strong_ordering CompareProducts(Int128 a, Int128 b, int scale_ab, Int128 c, Int128 d,
                                     int scale_cd) {
  Int128 left = 0;
  Int128 right = 0;
  if (MultiplyChecked(a, b, &left) && MultiplyChecked(c, d, &right)) {
    return CompareScaled(left, scale_ab, right, scale_cd);
  }
  return wide::CompareProducts(a, b, scale_ab, c, d, scale_cd);
}

}  // namespace numeric

namespace {

using numeric::Int128;
using numeric::Uint128;

/// Every number of so many digits fits in std::uint64_t.
constexpr int kDigitsOfUint64 = 19;

bool IsDigit(char c) { return static_cast<unsigned char>(c - '0') < 10; }

std::uint64_t DigitValue(char digit) { return static_cast<unsigned char>(digit - '0'); }

/// Reads digits from `at` on into `value`, which wraps where they are too many for it; returns
/// where they end. Two by two, since each step waits for the product of the step before.
const char* ReadDigits(const char* at, const char* end, std::uint64_t* value) {
  std::uint64_t read = *value;
  for (; end - at >= 2 && IsDigit(at[0]) && IsDigit(at[1]); at += 2) {
    read = read * 100 + (DigitValue(at[0]) * 10 + DigitValue(at[1]));
  }
  if (at != end && IsDigit(*at)) read = read * 10 + DigitValue(*at++);
  *value = read;
  return at;
}

Status NotADecimal() {
  return {StatusCode::kInvalidFormat,
          "not a decimal: expected ASCII digits, with an optional sign before them and an optional "
          "point between them, such as -12.50"};
}

/// A number that was found to be well formed, from the digits on both sides of its point.
Result<Decimal> ParseLong(std::string_view whole, std::string_view fraction, bool negative) {
  if (fraction.size() > static_cast<std::size_t>(Decimal::kMaxScale)) return numeric::DoesNotFit();
  Uint128 magnitude = 0;
  for (std::string_view part : {whole, fraction}) {
    while (!part.empty()) {
      const std::string_view chunk = part.substr(0, kDigitsOfUint64);
      std::uint64_t value = 0;
      ReadDigits(chunk.data(), chunk.data() + chunk.size(), &value);
      const Uint128 power = numeric::PowerOfTen(static_cast<int>(chunk.size()));
      if (!MultiplyFits(magnitude, power, &magnitude) ||
          !AddFits(magnitude, Uint128{value}, &magnitude) ||
          magnitude >= numeric::kCoefficientLimit) {
        return numeric::DoesNotFit();
      }
      part.remove_prefix(chunk.size());
    }
  }
  return DecimalAccess::Make(numeric::WithSign(magnitude, negative),
                             static_cast<int>(fraction.size()));
}

}  // namespace

Result<Decimal> Decimal::FromHalves(std::int64_t high, std::uint64_t low, int scale) {
  const auto coefficient =
      static_cast<Int128>((Uint128{static_cast<std::uint64_t>(high)} << 64U) | low);
  if (!numeric::IsCoefficient(coefficient) || scale < 0 || scale > kMaxScale) {
    return numeric::DoesNotFit();
  }
  return DecimalAccess::Make(coefficient, scale);
}

Result<Decimal> Decimal::Parse(std::string_view text) {
  const char* at = text.data();
  const char* const end = at + text.size();
  bool negative = false;
  if (at != end && (*at == '-' || *at == '+')) negative = *at++ == '-';

  std::uint64_t magnitude = 0;
  const char* const whole = at;
  at = ReadDigits(at, end, &magnitude);
  const char* const whole_end = at;
  if (whole == whole_end) return NotADecimal();

  const char* fraction = end;
  if (at != end) {
    if (*at != '.') return NotADecimal();
    fraction = ++at;
    at = ReadDigits(at, end, &magnitude);
    if (at == fraction || at != end) return NotADecimal();
  }

  const auto whole_digits = whole_end - whole;
  const auto places = end - fraction;
  if (whole_digits + places > kDigitsOfUint64) {
    return ParseLong({whole, static_cast<std::size_t>(whole_digits)},
                     {fraction, static_cast<std::size_t>(places)}, negative);
  }
  return DecimalAccess::Make(numeric::WithSign(magnitude, negative), static_cast<int>(places));
}

std::string Decimal::ToString() const {
  // Sign, one digit, point and 38 places, or 38 digits with a point among them.
  char buffer[1 + 1 + 1 + kMaxScale];
  char* const end = buffer + sizeof(buffer);
  char* at = end;
  const numeric::Division halves = numeric::Divide(
      numeric::Magnitude(DecimalAccess::Coefficient(*this)), numeric::PowerOfTen(kDigitsOfUint64));
  auto upper = static_cast<std::uint64_t>(halves.quotient);
  auto lower = static_cast<std::uint64_t>(halves.remainder);
  int lower_digits = kDigitsOfUint64;
  // One digit at a time from the last, until nothing is left and one digit stands before the point.
  for (int written = 0; written <= scale_ || (upper | lower) != 0; ++written) {
    if (written == scale_ && written != 0) *--at = '.';
    *--at = static_cast<char>('0' + lower % 10);
    lower /= 10;
    if (--lower_digits == 0) {
      lower = upper;
      upper = 0;
    }
  }
  if (sign() < 0) *--at = '-';
  return std::string(at, end);
}

Decimal Decimal::Negated() const {
  return DecimalAccess::Make(-DecimalAccess::Coefficient(*this), scale_);
}

Decimal Decimal::Trimmed() const {
  const Int128 coefficient = DecimalAccess::Coefficient(*this);
  Uint128 magnitude = numeric::Magnitude(coefficient);
  int places = scale_;
  for (; places > 0; --places) {
    const numeric::Division tenth = numeric::Divide(magnitude, 10);
    if (tenth.remainder != 0) break;
    magnitude = tenth.quotient;
  }
  return DecimalAccess::Make(numeric::WithSign(magnitude, coefficient < 0), places);
}

Result<Decimal> Decimal::Round(int scale, RoundingMode mode) const {
  if (!numeric::IsRounding(scale, mode)) return numeric::NoSuchRounding();
  if (scale == scale_) return *this;
  return numeric::RoundedQuotient(DecimalAccess::Coefficient(*this), scale - scale_, 1, scale,
                                  mode);
}

std::strong_ordering Compare(const Decimal& a, const Decimal& b) {
  return numeric::CompareScaled(DecimalAccess::Coefficient(a), a.scale(),
                                DecimalAccess::Coefficient(b), b.scale());
}

Result<Decimal> Add(const Decimal& a, const Decimal& b) {
  const Decimal& coarse = a.scale() <= b.scale() ? a : b;
  const Decimal& fine = a.scale() <= b.scale() ? b : a;
  const int exponent = fine.scale() - coarse.scale();
  const Int128 coarse_coefficient = DecimalAccess::Coefficient(coarse);
  const Int128 fine_coefficient = DecimalAccess::Coefficient(fine);
  Int128 sum = 0;
  if (!numeric::ScaleUpChecked(coarse_coefficient, exponent, &sum) ||
      !AddFits(sum, fine_coefficient, &sum)) {
    // Opposite signs may still bring the sum back into range.
    return numeric::wide::SumScaled(coarse_coefficient, exponent, fine_coefficient, fine.scale());
  }
  if (!numeric::IsCoefficient(sum)) return numeric::DoesNotFit();
  return DecimalAccess::Make(sum, fine.scale());
}

Result<Decimal> Subtract(const Decimal& a, const Decimal& b) { return Add(a, b.Negated()); }

Result<Decimal> Multiply(const Decimal& a, const Decimal& b) {
  const Int128 left = DecimalAccess::Coefficient(a);
  const Int128 right = DecimalAccess::Coefficient(b);
  const int scale = a.scale() + b.scale();
  Int128 product = 0;
  if (scale <= Decimal::kMaxScale && numeric::MultiplyChecked(left, right, &product) &&
      numeric::IsCoefficient(product)) {
    return DecimalAccess::Make(product, scale);
  }
  return numeric::wide::Product(left, right, scale);
}

Result<Decimal> Divide(const Decimal& a, const Decimal& b, int scale, RoundingMode mode) {
  if (!numeric::IsRounding(scale, mode)) return numeric::NoSuchRounding();
  if (b.is_zero()) return numeric::DivisionByZero();
  return numeric::RoundedQuotient(DecimalAccess::Coefficient(a), scale + b.scale() - a.scale(),
                                  DecimalAccess::Coefficient(b), scale, mode);
}

std::strong_ordering CompareRatios(const Decimal& a, const Decimal& b, const Decimal& c,
                                   const Decimal& d) {
  return numeric::CompareProducts(DecimalAccess::Coefficient(a), DecimalAccess::Coefficient(d),
                                  a.scale() + d.scale(), DecimalAccess::Coefficient(c),
                                  DecimalAccess::Coefficient(b), c.scale() + b.scale());
}

}  // namespace jixiao
