#include "numeric/wide.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <random>
#include <string>

#include "jixiao/decimal.hpp"
#include "jixiao/rational.hpp"
#include "numeric/decimal_internal.h"

// The wide path must give what the 128-bit path gives wherever both can be taken: callers may not
// notice which of them ran.
namespace jixiao::numeric {
namespace {

std::string Text(const Result<Decimal>& result) {
  return result.ok() ? result->ToString() : std::string(StatusCodeName(result.code()));
}

class WideAgainstNarrow : public testing::Test {
 protected:
  /// A coefficient of any length up to 12 digits, of either sign.
  std::int64_t Coefficient() {
    const int digits = static_cast<int>(random_() % 13);
    const auto magnitude =
        static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(PowerOfTen(digits)));
    return random_() % 2 == 0 ? magnitude : -magnitude;
  }
  int Upto(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most + 1)); }

  std::mt19937_64 random_{20240607};
};

constexpr int kRounds = 20000;

TEST_F(WideAgainstNarrow, Sums) {
  for (int i = 0; i < kRounds; ++i) {
    const std::int64_t a = Coefficient();
    const std::int64_t b = Coefficient();
    const int exponent = Upto(24);
    EXPECT_EQ(Text(wide::SumScaled(a, exponent, b, exponent)),
              Text(Add(Decimal(a), Decimal(b, exponent))));
  }
}

TEST_F(WideAgainstNarrow, Products) {
  for (int i = 0; i < kRounds; ++i) {
    const std::int64_t a = Coefficient();
    const std::int64_t b = Coefficient();
    const int scale = Upto(38);
    EXPECT_EQ(Text(wide::Product(a, b, scale)), Text(Multiply(Decimal(a), Decimal(b, scale))));
  }
}

TEST_F(WideAgainstNarrow, Quotients) {
  for (int i = 0; i < kRounds; ++i) {
    const std::int64_t a = Coefficient();
    const std::int64_t b = Coefficient();
    if (b == 0) continue;
    const int exponent = Upto(48) - 24;
    const auto mode = static_cast<RoundingMode>(Upto(6));
    EXPECT_EQ(Text(wide::RoundedQuotient(a, exponent, b, 2, mode)),
              Text(RoundedQuotient(a, exponent, b, 2, mode)))
        << a << " e" << exponent << " / " << b << " mode " << static_cast<int>(mode);
  }
}

TEST_F(WideAgainstNarrow, CrossProducts) {
  for (int i = 0; i < kRounds; ++i) {
    const std::int64_t a = Coefficient();
    const std::int64_t b = Coefficient();
    const std::int64_t c = Upto(1) == 0 ? a : Coefficient();
    const std::int64_t d = Upto(1) == 0 ? b : Coefficient();
    const int left = Upto(76);
    const int right = Upto(2) == 0 ? left : Upto(76);
    EXPECT_EQ(wide::CompareProducts(a, b, left, c, d, right),
              CompareProducts(a, b, left, c, d, right));
  }
}

TEST_F(WideAgainstNarrow, SumsOfFractions) {
  for (int i = 0; i < kRounds; ++i) {
    const std::array<std::int64_t, 2> top = {Coefficient(), Coefficient()};
    const std::array<std::int64_t, 2> bottom = {1 + Upto(100000), 1 + Upto(100000)};
    const auto sum = wide::SumOfFractions(top[0], bottom[0], top[1], bottom[1]);
    ASSERT_TRUE(sum.has_value());
    const Rational expected = Add(Rational::FromFraction(top[0], bottom[0]).value(),
                                  Rational::FromFraction(top[1], bottom[1]).value())
                                  .value();
    EXPECT_EQ(Divide(Rational(static_cast<std::int64_t>(sum->numerator)),
                     Rational(static_cast<std::int64_t>(sum->denominator)))
                  .value(),
              expected);
  }
}

}  // namespace
}  // namespace jixiao::numeric
