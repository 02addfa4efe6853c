#include "jixiao/rational.hpp"

#include <gtest/gtest.h>

#include <compare>
#include <cstdint>
#include <limits>
#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace jixiao {

void PrintTo(const Rational& value, std::ostream* out) { *out << value.ToString(); }

namespace {

static_assert(std::is_trivially_copyable_v<Rational>);

constexpr std::string_view kLargest = "170141183460469231731687303715884105727";  // 2^127 - 1
constexpr std::string_view kBeyond = "170141183460469231731687303715884105728";   // 2^127

Rational R(std::string_view text) {
  const Result<Rational> result = Rational::Parse(text);
  EXPECT_TRUE(result.ok()) << text << ": " << result.status().message();
  return result.ok() ? *result : Rational();
}

template <typename T>
std::string Text(const Result<T>& result) {
  return result.ok() ? result->ToString() : std::string(StatusCodeName(result.code()));
}

std::string Over(std::string_view numerator, std::string_view denominator) {
  return std::string(numerator) + "/" + std::string(denominator);
}

struct Reading {
  std::string_view text;
  std::string_view expected;
};

TEST(RationalParse, ReadsDecimalsAndFractions) {
  const Reading kCases[] = {
      {"0", "0"},
      {"-0", "0"},
      {"0/7", "0"},
      {"-0/7", "0"},
      {"0.00", "0"},
      {"2000/3", "2000/3"},
      {"-1/3", "-1/3"},
      {"+1/3", "1/3"},
      {"2/4", "0.5"},
      {"6/3", "2"},
      {"2.50", "2.5"},
      {"-0.125", "-0.125"},
      {"10/15", "2/3"},
      {"007/021", "1/3"},
      {"1/3000000000000000000000", "1/3000000000000000000000"},
  };
  for (const auto& [text, expected] : kCases) EXPECT_EQ(Text(Rational::Parse(text)), expected);
}

TEST(RationalParse, RefusesEverythingElse) {
  for (const std::string_view text :
       {"",      "/",    "1/",   "/3",   "1/-3", "1/+3", "--1/3", "1.5/3", "1/3.0", "1//3",
        "1/3/5", " 1/3", "1 /3", "1/3 ", "a/3",  "1/b",  "+",     "-/3",   "1e3",   "１/3"}) {
    EXPECT_EQ(Text(Rational::Parse(text)), "invalid_format") << text;
  }
  EXPECT_EQ(Text(Rational::Parse("1/0")), "division_by_zero");
  EXPECT_EQ(Text(Rational::Parse("0/0")), "division_by_zero");
  EXPECT_EQ(Text(Rational::Parse(Over(kBeyond, "3"))), "out_of_range");
  EXPECT_EQ(Text(Rational::Parse(Over("1", kBeyond))), "out_of_range");
  EXPECT_EQ(Text(Rational::Parse(std::string(1 << 20, '9') + "/3")), "out_of_range");
}

TEST(RationalToString, GivesAFractionWhereNoDecimalHoldsTheValue) {
  const std::string kCases[] = {
      Over(kLargest, "1"),  // 39 digits
      Over("-" + std::string(kLargest), "2"),
      Over("1", kLargest),
      Over("-1", kLargest),
      "1/549755813888",  // 2^-39 takes 39 places
      Over("100000000000000000000000000000000000000", "1"),
  };
  for (const std::string& text : kCases) EXPECT_EQ(Text(Rational::Parse(text)), text);
  EXPECT_EQ(Text(Rational::Parse("1/274877906944")),  // 2^-38 takes 38
            "0.00000000000363797880709171295166015625");
}

TEST(RationalFromDecimal, IsTheSameValue) {
  const Reading kCases[] = {
      {"0.00", "0"},
      {"-2.50", "-2.5"},
      {"99999999999999999999999999999999999999", "99999999999999999999999999999999999999"},
      {"0.00000000000000000000000000000000000001", "0.00000000000000000000000000000000000001"},
      {"-0.99999999999999999999999999999999999999", "-0.99999999999999999999999999999999999999"},
  };
  for (const auto& [text, expected] : kCases) {
    EXPECT_EQ(Text(Rational::FromDecimal(Decimal::Parse(text).value())), expected);
  }
}

TEST(RationalFromFraction, IsInLowestTermsWithTheSignAbove) {
  constexpr auto kMin = std::numeric_limits<std::int64_t>::min();
  EXPECT_EQ(Text(Rational::FromFraction(2000, 3)), "2000/3");
  EXPECT_EQ(Text(Rational::FromFraction(4, -6)), "-2/3");
  EXPECT_EQ(Text(Rational::FromFraction(-4, -6)), "2/3");
  EXPECT_EQ(Text(Rational::FromFraction(0, -6)), "0");
  EXPECT_EQ(Text(Rational::FromFraction(kMin, kMin)), "1");
  EXPECT_EQ(Text(Rational::FromFraction(kMin, -1)), "9223372036854775808");
  EXPECT_EQ(Text(Rational::FromFraction(1, kMin)).substr(0, 5), "-1/92");
  EXPECT_EQ(Text(Rational::FromFraction(1, 0)), "division_by_zero");
  EXPECT_EQ(Text(Rational::FromFraction(0, 0)), "division_by_zero");
}

TEST(RationalFromFraction, TakesDecimals) {
  const auto over = [](std::string_view a, std::string_view b) {
    return Text(Rational::FromFraction(Decimal::Parse(a).value(), Decimal::Parse(b).value()));
  };
  EXPECT_EQ(over("1", "1.5"), "2/3");
  EXPECT_EQ(over("-0.5", "0.25"), "-2");
  EXPECT_EQ(over("1", "0.00"), "division_by_zero");
  EXPECT_EQ(
      over("0.00000000000000000000000000000000000001", "0.00000000000000000000000000000000000003"),
      "1/3");
  EXPECT_EQ(over("0.00000000000000000000000000000000000001", "10"), "out_of_range");
  EXPECT_EQ(over("10", "0.00000000000000000000000000000000000001"), "out_of_range");
}

TEST(RationalSign, IsThatOfTheValue) {
  EXPECT_EQ(R("0").sign(), 0);
  EXPECT_EQ(R("-1/3").sign(), -1);
  EXPECT_EQ(R("1/3").sign(), 1);
  EXPECT_EQ(R("36893488147419103232").sign(), 1);  // The low half alone is zero.
  EXPECT_EQ(R("-1/3").Abs(), R("1/3"));
  EXPECT_EQ(R("1/3").Abs(), R("1/3"));
  EXPECT_EQ(R("1/3").Negated(), R("-1/3"));
}

TEST(RationalToDecimal, IsExactOrFails) {
  EXPECT_EQ(Text(R("1/8").ToDecimal()), "0.125");
  EXPECT_EQ(Text(R("3/625").ToDecimal()), "0.0048");
  EXPECT_EQ(Text(R("100").ToDecimal()), "100");
  EXPECT_EQ(Text(R("1/3").ToDecimal()), "inexact");
  EXPECT_EQ(Text(R("1/30").ToDecimal()), "inexact");
  EXPECT_EQ(Text(R("1/549755813888").ToDecimal()), "out_of_range");
  EXPECT_EQ(Text(R(Over(kLargest, "1")).ToDecimal()), "out_of_range");
}

TEST(RationalRound, RoundsOnce) {
  EXPECT_EQ(Text(R("2000/3").Round(2, RoundingMode::kHalfUp)), "666.67");
  EXPECT_EQ(Text(R("-2000/3").Round(2, RoundingMode::kHalfUp)), "-666.67");
  EXPECT_EQ(Text(R("1/8").Round(2, RoundingMode::kHalfUp)), "0.13");
  EXPECT_EQ(Text(R("1/8").Round(2, RoundingMode::kHalfEven)), "0.12");
  EXPECT_EQ(Text(R("1/3").Round(2, RoundingMode::kNever)), "inexact");
  EXPECT_EQ(Text(R("1/4").Round(3, RoundingMode::kNever)), "0.250");
  EXPECT_EQ(Text(R(Over(kLargest, "3")).Round(0, RoundingMode::kDown)),
            "56713727820156410577229101238628035242");
  EXPECT_EQ(Text(R(Over(kLargest, "3")).Round(2, RoundingMode::kDown)), "out_of_range");
  EXPECT_EQ(Text(R(Over("1", kLargest)).Round(38, RoundingMode::kHalfUp)),
            "0.00000000000000000000000000000000000001");
  EXPECT_EQ(Text(R(Over(kLargest, "1")).Round(0, RoundingMode::kNever)), "out_of_range");
  // 10^37 - 1/13 at one place: rounding up passes the largest coefficient.
  const Rational almost = R("129999999999999999999999999999999999999/13");
  EXPECT_EQ(Text(almost.Round(1, RoundingMode::kDown)), "9999999999999999999999999999999999999.9");
  EXPECT_EQ(Text(almost.Round(1, RoundingMode::kUp)), "out_of_range");
  EXPECT_EQ(Text(R("1/3").Round(39, RoundingMode::kHalfUp)), "invalid_argument");
  EXPECT_EQ(Text(R("1/3").Round(-1, RoundingMode::kHalfUp)), "invalid_argument");
}

struct Operation {
  std::string a;
  std::string b;
  std::string expected;
};

TEST(RationalAdd, IsExactInLowestTerms) {
  const std::string kBig(kLargest);
  const Operation kCases[] = {
      {"1/3", "1/6", "0.5"},
      {"1/3", "-1/3", "0"},
      {"2000/3", "1", "2003/3"},
      {"-1/2", "-1/3", "-5/6"},
      {kBig + "/1", "1", "out_of_range"},
      {"-" + kBig + "/1", "-1", "out_of_range"},  // -2^127 would fit in 128 bits
      {kBig + "/1", "-1", "170141183460469231731687303715884105726/1"},
      {"1/" + kBig, "1/" + kBig, "2/" + kBig},
      {"1/" + kBig, "1", "out_of_range"},
      // Products pass 2^127, the sum in lowest terms does not.
      {kBig + "/2", kBig + "/2", kBig + "/1"},
      {kBig + "/3", "-" + kBig + "/6", kBig + "/6"},
      {"1/100000000000000000000000000000000000000", "1/3", "out_of_range"},
      {"5000000000000000000/30000000000000000000000000000000000003",
       "1/30000000000000000000000000000000000003",
       "1666666666666666667/10000000000000000000000000000000000001"},
  };
  for (const auto& [a, b, expected] : kCases) {
    EXPECT_EQ(Text(Add(R(a), R(b))), expected) << a << " + " << b;
    EXPECT_EQ(Text(Add(R(b), R(a))), expected) << b << " + " << a;
    EXPECT_EQ(Text(Subtract(R(a), R(b).Negated())), expected) << a << " - -" << b;
  }
}

TEST(RationalMultiply, IsExactInLowestTerms) {
  const std::string kBig(kLargest);
  const Operation kCases[] = {
      {"2/3", "3/4", "0.5"},
      {"-2/3", "0", "0"},
      {"-2/3", "-3/2", "1"},
      {"2000/3", "1.5", "1000"},
      {kBig + "/3", "3/" + kBig, "1"},
      {kBig + "/1", "1/2", kBig + "/2"},
      {kBig + "/1", "2", "out_of_range"},
      {"1/" + kBig, "1/2", "out_of_range"},
  };
  for (const auto& [a, b, expected] : kCases) {
    EXPECT_EQ(Text(Multiply(R(a), R(b))), expected) << a << " x " << b;
    EXPECT_EQ(Text(Multiply(R(b), R(a))), expected) << b << " x " << a;
  }
}

TEST(RationalDivide, IsExactInLowestTerms) {
  const std::string kBig(kLargest);
  const Operation kCases[] = {
      {"1", "3", "1/3"},
      {"1/3", "-2/3", "-0.5"},
      {"0", "-5", "0"},
      {"-1", "-8", "0.125"},
      {"1", "0", "division_by_zero"},
      {"0", "0", "division_by_zero"},
      {kBig + "/1", kBig + "/1", "1"},
      {kBig + "/1", "0.5", "out_of_range"},
      {"1", "-" + kBig + "/1", "-1/" + kBig},
  };
  for (const auto& [a, b, expected] : kCases) {
    EXPECT_EQ(Text(Divide(R(a), R(b))), expected) << a << " / " << b;
  }
}

TEST(RationalCompare, OrdersByValue) {
  const std::string kBig(kLargest);
  const std::string kAscending[] = {
      "-" + kBig + "/1",
      "-1",
      "-1/3",
      "-1/" + kBig,
      "0",
      "1/" + kBig,
      "1/170141183460469231731687303715884105726",
      "0.33333333333333333333333333333333333333",
      "1/3",
      "170141183460469231731687303715884105725/170141183460469231731687303715884105726",
      "170141183460469231731687303715884105726/" + kBig,
      "1",
      "2000/3",
      kBig + "/1"};
  std::vector<Rational> values;
  for (const std::string& text : kAscending) values.push_back(R(text));
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t j = 0; j < values.size(); ++j) {
      EXPECT_EQ(Compare(values[i], values[j]), i <=> j) << kAscending[i] << " " << kAscending[j];
    }
  }
  EXPECT_EQ(R("2/4"), R("0.50"));
}

TEST(RationalLaws, HoldOnAGridOfSmallFractions) {
  std::vector<Rational> grid;
  for (int n = -6; n <= 6; ++n) {
    for (int d = 1; d <= 6; ++d) grid.push_back(Rational::FromFraction(n, d).value());
  }
  for (const Rational& a : grid) {
    EXPECT_EQ(R(a.ToString()), a);
    for (const Rational& b : grid) {
      EXPECT_EQ(Add(a, b).value(), Add(b, a).value());
      EXPECT_EQ(Multiply(a, b).value(), Multiply(b, a).value());
      EXPECT_EQ(Subtract(Add(a, b).value(), b).value(), a);
      EXPECT_EQ(Compare(a, b), Subtract(a, b)->sign() <=> 0);
      if (b.is_zero()) continue;
      EXPECT_EQ(Multiply(Divide(a, b).value(), b).value(), a);
    }
  }
}

}  // namespace
}  // namespace jixiao
