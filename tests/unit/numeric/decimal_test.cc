#include "jixiao/decimal.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <limits>
#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace jixiao {

void PrintTo(const Decimal& value, std::ostream* out) { *out << value.ToString(); }

namespace {

static_assert(std::is_trivially_copyable_v<Decimal>);

constexpr std::string_view kLargest = "99999999999999999999999999999999999999";     // 10^38 - 1
constexpr std::string_view kSmallest = "0.00000000000000000000000000000000000001";  // 10^-38

Decimal D(std::string_view text) {
  const Result<Decimal> result = Decimal::Parse(text);
  EXPECT_TRUE(result.ok()) << text << ": " << result.status().message();
  return result.ok() ? *result : Decimal();
}

/// The value in plain notation, or the name of the failure.
std::string Text(const Result<Decimal>& result) {
  return result.ok() ? result->ToString() : std::string(StatusCodeName(result.code()));
}

struct Reading {
  std::string_view text;
  std::string_view expected;
};

TEST(DecimalParse, ReadsPlainNotationAndKeepsPlaces) {
  const Reading kCases[] = {
      {"0", "0"},
      {"-0", "0"},
      {"+0.00", "0.00"},
      {"-0.00", "0.00"},
      {"5", "5"},
      {"+5", "5"},
      {"-5", "-5"},
      {"564.00", "564.00"},
      {"0.05", "0.05"},
      {"-0.05", "-0.05"},
      {"007.50", "7.50"},
      {"000", "0"},
      {"9999999999999999999", "9999999999999999999"},      // 19 digits
      {"18446744073709551615", "18446744073709551615"},    // 2^64 - 1
      {"18446744073709551616", "18446744073709551616"},    // 2^64
      {"-9223372036854775808", "-9223372036854775808"},    // -2^63
      {"-9223372036854775809", "-9223372036854775809"},    // below it
      {"123456789.01234567890", "123456789.01234567890"},  // 20 digits around the point
      {"0.1234567890123456789", "0.1234567890123456789"},  // 20 digits, 19 places
      {"10000000000000000000000000000000000000", "10000000000000000000000000000000000000"},
      {"1000000000000000000.0000000000000000000", "1000000000000000000.0000000000000000000"},
      {kLargest, kLargest},
      {kSmallest, kSmallest},
      {"0.99999999999999999999999999999999999999", "0.99999999999999999999999999999999999999"},
      {"0.00000000000000000000000000000000000000", "0.00000000000000000000000000000000000000"},
      {"0000000000000000000000000000000000000000000000000000000000000000000000000000000000001",
       "1"},
  };
  for (const auto& [text, expected] : kCases) {
    EXPECT_EQ(Text(Decimal::Parse(text)), expected) << text;
  }
}

TEST(DecimalParse, KeepsTheScaleAsWritten) {
  EXPECT_EQ(D("564.00").scale(), 2);
  EXPECT_EQ(D("564").scale(), 0);
  EXPECT_EQ(D("0.000").scale(), 3);
  EXPECT_EQ(D(kSmallest).scale(), 38);
}

TEST(DecimalParse, RefusesEverythingElse) {
  for (const std::string_view text : {"",
                                      "+",
                                      "-",
                                      ".",
                                      "-.",
                                      ".5",
                                      "5.",
                                      "+.5",
                                      "--5",
                                      "+-5",
                                      " 5",
                                      "5 ",
                                      "5 0",
                                      "1,234",
                                      "1e5",
                                      "1E5",
                                      "0x10",
                                      "1.2.3",
                                      "1..2",
                                      "5-",
                                      "inf",
                                      "nan",
                                      "1_000",
                                      "/5",
                                      ":5",
                                      "1/2",
                                      "５",
                                      "5\n",
                                      "1.-5",
                                      "1.+5",
                                      "五",
                                      "1.5%",
                                      "12a",
                                      "a12",
                                      "12.a",
                                      "12.3a",
                                      "123456789012345678901234567890.12x",
                                      "99999999999999999999999999999999999999999x"}) {
    EXPECT_EQ(Decimal::Parse(text).code(), StatusCode::kInvalidFormat) << text;
  }
  EXPECT_EQ(Decimal::Parse(std::string_view("5\0", 2)).code(), StatusCode::kInvalidFormat);
  EXPECT_EQ(Decimal::Parse(std::string_view()).code(), StatusCode::kInvalidFormat);
}

TEST(DecimalParse, ReadsNothingBehindTheView) {
  EXPECT_EQ(Text(Decimal::Parse(std::string_view("12345", 3))), "123");
  EXPECT_EQ(Text(Decimal::Parse(std::string_view("1.2345678", 4))), "1.23");
}

TEST(DecimalParse, RefusesMoreThan38DigitsOr38Places) {
  for (const std::string& text : {
           std::string("100000000000000000000000000000000000000"),  // 10^38
           std::string("-100000000000000000000000000000000000000"),
           std::string("170141183460469231731687303715884105728"),  // 2^127
           std::string("340282366920938463463374607431768211456"),  // 2^128
           std::string("9999999999999999999999999999999999999.99"),
           std::string("0.000000000000000000000000000000000000001"),  // 39 places
           std::string("0.000000000000000000000000000000000000000"),
           std::string("1.00000000000000000000000000000000000000"),  // 39 digits
           std::string(1 << 20, '9'),
           "0." + std::string(1 << 20, '0'),
       }) {
    EXPECT_EQ(Decimal::Parse(text).code(), StatusCode::kOutOfRange) << text.substr(0, 60);
  }
}

TEST(DecimalParse, FormattingGivesTheTextBackAtEveryLength) {
  for (int digits = 1; digits <= Decimal::kMaxDigits; ++digits) {
    const std::string number = std::string("98765432109876543210987654321098765432")
                                   .substr(0, static_cast<std::size_t>(digits));
    EXPECT_EQ(D(number).ToString(), number);
    for (int places = 1; places < digits; ++places) {
      std::string text("-");
      text += number;
      text.insert(text.size() - static_cast<std::size_t>(places), ".");
      EXPECT_EQ(D(text).ToString(), text);
      EXPECT_EQ(D(text).scale(), places);
    }
  }
}

TEST(DecimalHalves, AreThoseOfTwosComplement) {
  EXPECT_EQ(D("-1").high(), -1);
  EXPECT_EQ(D("-1").low(), std::numeric_limits<std::uint64_t>::max());
  EXPECT_EQ(D("18446744073709551616").high(), 1);
  EXPECT_EQ(D("18446744073709551616").low(), 0U);
  EXPECT_EQ(Text(Decimal::FromHalves(-1, std::numeric_limits<std::uint64_t>::max(), 2)), "-0.01");
  for (const std::string_view text : {"0", "-0.5", "123456789012345678901234.5678", "-1"}) {
    const Decimal value = D(text);
    EXPECT_EQ(Text(Decimal::FromHalves(value.high(), value.low(), value.scale())), text);
  }
}

TEST(DecimalHalves, RefuseWhatIsNoDecimal) {
  constexpr auto kMin = std::numeric_limits<std::int64_t>::min();
  constexpr auto kMax = std::numeric_limits<std::int64_t>::max();
  const Decimal largest = D(kLargest);
  EXPECT_EQ(Text(Decimal::FromHalves(largest.high(), largest.low(), 38)),
            "0.99999999999999999999999999999999999999");
  EXPECT_EQ(Text(Decimal::FromHalves(largest.high(), largest.low() + 1, 0)), "out_of_range");
  EXPECT_EQ(Text(Decimal::FromHalves(kMin, 0, 0)), "out_of_range");
  EXPECT_EQ(Text(Decimal::FromHalves(kMax, 0, 0)), "out_of_range");
  EXPECT_EQ(Text(Decimal::FromHalves(0, 1, -1)), "out_of_range");
  EXPECT_EQ(Text(Decimal::FromHalves(0, 1, 39)), "out_of_range");
}

TEST(DecimalConstructor, TakesAnIntegerOrACoefficientAndItsScale) {
  EXPECT_EQ(Decimal().ToString(), "0");
  EXPECT_EQ(Decimal(-7).ToString(), "-7");
  EXPECT_EQ(Decimal(55842, 2).ToString(), "558.42");
  EXPECT_EQ(Decimal(-5, 38).ToString(), "-0.00000000000000000000000000000000000005");
  EXPECT_EQ(Decimal(std::numeric_limits<std::int64_t>::min()).ToString(), "-9223372036854775808");
}

TEST(DecimalSign, IsThatOfTheValue) {
  EXPECT_EQ(D("0.00").sign(), 0);
  EXPECT_EQ(D("-0.01").sign(), -1);
  EXPECT_EQ(D("0.01").sign(), 1);
  EXPECT_EQ(D("9223372036854775808").sign(), 1);   // The low half alone looks negative.
  EXPECT_EQ(D("18446744073709551616").sign(), 1);  // The low half alone is zero.
  EXPECT_EQ(D("-18446744073709551616").sign(), -1);
  EXPECT_TRUE(D("-0.00").is_zero());
  EXPECT_FALSE(D("18446744073709551616").is_zero());
}

TEST(DecimalNegated, KeepsTheScale) {
  EXPECT_EQ(D("5.00").Negated().ToString(), "-5.00");
  EXPECT_EQ(D("0.00").Negated().ToString(), "0.00");
  EXPECT_EQ(D(kLargest).Negated().Negated(), D(kLargest));
  EXPECT_EQ(D("-2.5").Abs().ToString(), "2.5");
  EXPECT_EQ(D("2.5").Abs().ToString(), "2.5");
}

TEST(DecimalTrimmed, DropsZerosBehindThePointOnly) {
  const Reading kCases[] = {
      {"2.50", "2.5"},
      {"100", "100"},
      {"100.00", "100"},
      {"0.00", "0"},
      {"-0.10", "-0.1"},
      {"1.01", "1.01"},
      {kLargest, kLargest},
      {"0.10000000000000000000000000000000000000", "0.1"},
      {"1234567890123456789.1000000000000000000", "1234567890123456789.1"},
  };
  for (const auto& [text, expected] : kCases) {
    EXPECT_EQ(D(text).Trimmed().ToString(), expected) << text;
  }
}

struct Rounding {
  std::string_view value;
  int scale;
  /// half_up, half_even, down, up, floor, ceiling, never.
  std::array<std::string_view, 7> expected;
};

TEST(DecimalRound, FollowsEachModeOnBothSidesOfZeroAndAtTies) {
  const Rounding kCases[] = {
      {"2.4", 0, {"2", "2", "2", "3", "2", "3", "inexact"}},
      {"2.5", 0, {"3", "2", "2", "3", "2", "3", "inexact"}},
      {"2.6", 0, {"3", "3", "2", "3", "2", "3", "inexact"}},
      {"3.5", 0, {"4", "4", "3", "4", "3", "4", "inexact"}},
      {"-2.4", 0, {"-2", "-2", "-2", "-3", "-3", "-2", "inexact"}},
      {"-2.5", 0, {"-3", "-2", "-2", "-3", "-3", "-2", "inexact"}},
      {"-2.6", 0, {"-3", "-3", "-2", "-3", "-3", "-2", "inexact"}},
      {"-3.5", 0, {"-4", "-4", "-3", "-4", "-4", "-3", "inexact"}},
      {"0.5", 0, {"1", "0", "0", "1", "0", "1", "inexact"}},
      {"-0.5", 0, {"-1", "0", "0", "-1", "-1", "0", "inexact"}},
      {"0.05", 1, {"0.1", "0.0", "0.0", "0.1", "0.0", "0.1", "inexact"}},
      {"0.04", 1, {"0.0", "0.0", "0.0", "0.1", "0.0", "0.1", "inexact"}},
      {"1.005", 2, {"1.01", "1.00", "1.00", "1.01", "1.00", "1.01", "inexact"}},
      // One unit of the last place away from the tie decides, however far off it is.
      {"2.4999999999999999999999999999999999999", 0, {"2", "2", "2", "3", "2", "3", "inexact"}},
      {"2.5000000000000000000000000000000000001", 0, {"3", "3", "2", "3", "2", "3", "inexact"}},
      {"0.99999999999999999999999999999999999999", 0, {"1", "1", "0", "1", "0", "1", "inexact"}},
      {"0.00000000000000000000000000000000000001", 0, {"0", "0", "0", "1", "0", "1", "inexact"}},
      {"9.9999999999999999999999999999999999999", 0, {"10", "10", "9", "10", "9", "10", "inexact"}},
      // Exact in every mode, also where places are added.
      {"2.50", 1, {"2.5", "2.5", "2.5", "2.5", "2.5", "2.5", "2.5"}},
      {"-2.5", 3, {"-2.500", "-2.500", "-2.500", "-2.500", "-2.500", "-2.500", "-2.500"}},
      {"2.5", 1, {"2.5", "2.5", "2.5", "2.5", "2.5", "2.5", "2.5"}},
      {"0", 2, {"0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00"}},
      {"-0.000", 0, {"0", "0", "0", "0", "0", "0", "0"}},
  };
  for (const Rounding& c : kCases) {
    for (std::size_t mode = 0; mode < c.expected.size(); ++mode) {
      EXPECT_EQ(Text(D(c.value).Round(c.scale, static_cast<RoundingMode>(mode))), c.expected[mode])
          << c.value << " to " << c.scale << " places, mode " << mode;
    }
  }
}

TEST(DecimalRound, WidensUpTo38Digits) {
  EXPECT_EQ(Text(D("9").Round(37, RoundingMode::kNever)),
            "9.0000000000000000000000000000000000000");
  EXPECT_EQ(Text(D("9").Round(38, RoundingMode::kHalfUp)), "out_of_range");
  EXPECT_EQ(Text(D(kLargest).Round(1, RoundingMode::kHalfUp)), "out_of_range");
  EXPECT_EQ(Text(D("0").Round(38, RoundingMode::kHalfUp)),
            "0.00000000000000000000000000000000000000");
}

TEST(DecimalRound, RefusesAScaleOrModeThatIsNone) {
  EXPECT_EQ(Text(D("1").Round(-1, RoundingMode::kHalfUp)), "invalid_argument");
  EXPECT_EQ(Text(D("1").Round(39, RoundingMode::kHalfUp)), "invalid_argument");
  EXPECT_EQ(Text(D("1").Round(0, static_cast<RoundingMode>(7))), "invalid_argument");
  EXPECT_EQ(Text(D("1").Round(0, static_cast<RoundingMode>(-1))), "invalid_argument");
}

TEST(DecimalCompare, OrdersByValueNotByScale) {
  // Each less than the next; all pairs are compared.
  const std::string_view kAscending[] = {
      "-99999999999999999999999999999999999999",
      "-1000000000000000000000000000000000000.0",
      "-18446744073709551616",
      "-10",
      "-9.9",
      "-1.0000000000000000000000000000000000001",
      "-1",
      kSmallest,
      "0.1",
      "0.10000000000000000000000000000000000001",
      "0.99999999999999999999999999999999999999",
      "1",
      "1.0000000000000000000000000000000000001",
      "9.9",
      "10",
      "18446744073709551615",
      "18446744073709551616.0",
      "9999999999999999999999999999999999999.9",
      "10000000000000000000000000000000000000",
      kLargest,
  };
  std::vector<Decimal> values;
  for (const std::string_view text : kAscending) values.push_back(D(text));
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t j = 0; j < values.size(); ++j) {
      EXPECT_EQ(Compare(values[i], values[j]), i <=> j)
          << values[i].ToString() << " against " << values[j].ToString();
    }
  }
}

TEST(DecimalCompare, WrittenZerosDoNotCount) {
  EXPECT_EQ(D("1"), D("1.0000000000000000000000000000000000000"));
  EXPECT_EQ(D("0"), D("-0.00000000000000000000000000000000000000"));
  EXPECT_EQ(D("558.42"), D("558.420"));
  EXPECT_LT(D("558.419"), D("558.42"));
}

struct Operation {
  std::string_view a;
  std::string_view b;
  std::string_view expected;
};

TEST(DecimalAdd, IsExactAtTheLargerScaleOrOutOfRange) {
  const Operation kCases[] = {
      {"1", "2", "3"},
      {"1.5", "2.25", "3.75"},
      {"2.50", "-2.5", "0.00"},
      {"564.00", "0", "564.00"},
      {"0", "564.00", "564.00"},
      {"-1", "0.99999999999999999999999999999999999999",
       "-0.00000000000000000000000000000000000001"},
      {kLargest, "0", kLargest},
      {kLargest, "-1", "99999999999999999999999999999999999998"},
      {kLargest, "1", "out_of_range"},
      {kLargest, kLargest, "out_of_range"},
      {kLargest, "0.0", "out_of_range"},
      {"-99999999999999999999999999999999999999", "-1", "out_of_range"},
      {kLargest, kSmallest, "out_of_range"},
      {"0", kSmallest, kSmallest},
      // The aligned operand passes 2^127, and 2^128, though the sum fits.
      {"19", "-9.9999999999999999999999999999999999999", "9.0000000000000000000000000000000000001"},
      {"-9.9999999999999999999999999999999999999", "19", "9.0000000000000000000000000000000000001"},
      {"40", "-9.9999999999999999999999999999999999999", "out_of_range"},
  };
  for (const auto& [a, b, expected] : kCases) {
    EXPECT_EQ(Text(Add(D(a), D(b))), expected) << a << " + " << b;
    EXPECT_EQ(Text(Add(D(b), D(a))), expected) << b << " + " << a;
    EXPECT_EQ(Text(Subtract(D(a), D(b).Negated())), expected) << a << " - -" << b;
  }
}

TEST(DecimalSubtract, IsExactAtTheLargerScale) {
  EXPECT_EQ(Text(Subtract(D("5.00"), D("4.999"))), "0.001");
  EXPECT_EQ(Text(Subtract(D("4"), D("5.5"))), "-1.5");
  EXPECT_EQ(Text(Subtract(D(kLargest), D(kLargest))), "0");
  EXPECT_EQ(Text(Subtract(D("-99999999999999999999999999999999999999"), D("1"))), "out_of_range");
}

TEST(DecimalMultiply, IsExactAtTheSumOfTheScales) {
  const Operation kCases[] = {
      {"1.50", "2.5", "3.750"},
      {"-3", "0.00", "0.00"},
      {"-3", "-0.5", "1.5"},
      {"9223372036854775807", "9223372036854775807", "85070591730234615847396907784232501249"},
      {"-9223372036854775808", "-9223372036854775808", "85070591730234615865843651857942052864"},
      {"18446744073709551616", "2", "36893488147419103232"},
      {"9999999999999999999", "9999999999999999999", "99999999999999999980000000000000000001"},
      {kLargest, "1", kLargest},
      {kLargest, "-1", "-99999999999999999999999999999999999999"},
  };
  for (const auto& [a, b, expected] : kCases) {
    EXPECT_EQ(Text(Multiply(D(a), D(b))), expected) << a << " x " << b;
    EXPECT_EQ(Text(Multiply(D(b), D(a))), expected) << b << " x " << a;
  }
}

TEST(DecimalMultiply, DropsTrailingZerosOnlyWhereItMust) {
  const Operation kCases[] = {
      {"2.50", "4.00", "10.0000"},
      {"0.5000000000000000000", "0.20000000000000000000",
       "0.10000000000000000000000000000000000000"},
      // The scales add up to 40: two zeros go, and no more.
      {"0.50000000000000000000", "0.20000000000000000000",
       "0.10000000000000000000000000000000000000"},
      {kSmallest, "0.0", "0.00000000000000000000000000000000000000"},
      {kSmallest, "10.0", "0.00000000000000000000000000000000000010"},
      {kSmallest, "1.0", "0.00000000000000000000000000000000000001"},
      {kSmallest, "0.1", "out_of_range"},
      {kSmallest, kSmallest, "out_of_range"},
      {kLargest, "1.0", kLargest},
      {kLargest, "2", "out_of_range"},
      {kLargest, kLargest, "out_of_range"},
      {"50000000000000000000000000000000000000", "0.2", "10000000000000000000000000000000000000"},
      {"50000000000000000000000000000000000000", "0.20", "10000000000000000000000000000000000000"},
      {"50000000000000000000000000000000000000", "2", "out_of_range"},
  };
  for (const auto& [a, b, expected] : kCases) {
    EXPECT_EQ(Text(Multiply(D(a), D(b))), expected) << a << " x " << b;
    EXPECT_EQ(Text(Multiply(D(b), D(a))), expected) << b << " x " << a;
  }
}

struct Quotient {
  std::string_view a;
  std::string_view b;
  int scale;
  RoundingMode mode;
  std::string_view expected;
};

TEST(DecimalDivide, RoundsTheExactQuotientOnce) {
  const Quotient kCases[] = {
      {"1", "3", 2, RoundingMode::kHalfUp, "0.33"},
      {"2", "3", 38, RoundingMode::kHalfUp, "0.66666666666666666666666666666666666667"},
      {"2", "3", 38, RoundingMode::kDown, "0.66666666666666666666666666666666666666"},
      {"-2", "3", 0, RoundingMode::kFloor, "-1"},
      {"-2", "3", 0, RoundingMode::kCeiling, "0"},
      {"2", "-3", 0, RoundingMode::kUp, "-1"},
      {"-2", "-3", 0, RoundingMode::kUp, "1"},
      {"1", "8", 2, RoundingMode::kHalfUp, "0.13"},
      {"1", "8", 2, RoundingMode::kHalfEven, "0.12"},
      {"3", "8", 2, RoundingMode::kHalfEven, "0.38"},
      {"-1", "8", 2, RoundingMode::kHalfUp, "-0.13"},
      {"-1", "8", 2, RoundingMode::kHalfEven, "-0.12"},
      {"1", "8", 3, RoundingMode::kNever, "0.125"},
      {"1", "8", 2, RoundingMode::kNever, "inexact"},
      {"1", "3", 38, RoundingMode::kNever, "inexact"},
      {"6.00", "2", 0, RoundingMode::kNever, "3"},
      {"0", "7", 2, RoundingMode::kNever, "0.00"},
      // 0.4449 would go to 0.45 by way of 0.445.
      {"4449", "10000", 2, RoundingMode::kHalfUp, "0.44"},
      // More places in the dividend than asked for.
      {"0.00000000000000000000000000000000000005", "1", 0, RoundingMode::kHalfUp, "0"},
      {"0.00000000000000000000000000000000000005", "1", 37, RoundingMode::kHalfUp,
       "0.0000000000000000000000000000000000001"},
      {"0.00000000000000000000000000000000000005", kLargest, 0, RoundingMode::kUp, "1"},
      // Beyond 128 bits on the way.
      {kLargest, kLargest, 37, RoundingMode::kNever, "1.0000000000000000000000000000000000000"},
      {kLargest, "99999999999999999999999999999999999998", 37, RoundingMode::kHalfUp,
       "1.0000000000000000000000000000000000000"},
      {kLargest, "99999999999999999999999999999999999998", 37, RoundingMode::kUp,
       "1.0000000000000000000000000000000000001"},
      {kSmallest, kSmallest, 0, RoundingMode::kNever, "1"},
      {"1", kSmallest, 0, RoundingMode::kHalfUp, "out_of_range"},
      {"0.9", kSmallest, 0, RoundingMode::kHalfUp, "90000000000000000000000000000000000000"},
      {kLargest, kSmallest, 38, RoundingMode::kHalfUp, "out_of_range"},
      {kLargest, "0.9", 0, RoundingMode::kHalfUp, "out_of_range"},
      {"1", "0", 2, RoundingMode::kHalfUp, "division_by_zero"},
      {"0", "0.00", 2, RoundingMode::kHalfUp, "division_by_zero"},
      {"1", "2", -1, RoundingMode::kHalfUp, "invalid_argument"},
      {"1", "2", 39, RoundingMode::kHalfUp, "invalid_argument"},
      {"1", "2", 0, static_cast<RoundingMode>(7), "invalid_argument"},
  };
  for (const Quotient& c : kCases) {
    EXPECT_EQ(Text(Divide(D(c.a), D(c.b), c.scale, c.mode)), c.expected)
        << c.a << " / " << c.b << " to " << c.scale;
  }
}

TEST(DecimalDivide, ReachesTheLargestCoefficientAndNoFurther) {
  EXPECT_EQ(
      Text(Divide(D("9999999999999999999999999999999999999.9"), D("0.1"), 0, RoundingMode::kNever)),
      kLargest);
  // Exactly 10^38.
  EXPECT_EQ(Text(Divide(D(kLargest), D("0.99999999999999999999999999999999999999"), 0,
                        RoundingMode::kNever)),
            "out_of_range");
}

struct Ratios {
  std::string_view a, b, c, d;
  std::strong_ordering expected;
};

TEST(DecimalCompareRatios, OrdersWithoutDividing) {
  const Ratios kCases[] = {
      {"6", "10", "0.6", "1", std::strong_ordering::equal},
      {"59.99", "100", "6", "10", std::strong_ordering::less},
      {"1", "3", "0.33333333333333333333333333333333333333", "1", std::strong_ordering::greater},
      {"2", "6", "1", "3", std::strong_ordering::equal},
      {"-1", "3", "1", "3", std::strong_ordering::less},
      {"-1", "3", "-1", "4", std::strong_ordering::less},
      {"0", "5", "0.00", "7", std::strong_ordering::equal},
      {kLargest, kSmallest, kSmallest, kLargest, std::strong_ordering::greater},
      {kSmallest, kLargest, kLargest, kSmallest, std::strong_ordering::less},
      {kLargest, kLargest, kSmallest, kSmallest, std::strong_ordering::equal},
      // Neighbours whose cross products differ in the last of 76 digits.
      {kLargest, "99999999999999999999999999999999999998", "99999999999999999999999999999999999998",
       "99999999999999999999999999999999999997", std::strong_ordering::less},
      {"-99999999999999999999999999999999999999", "99999999999999999999999999999999999998",
       "-99999999999999999999999999999999999998", "99999999999999999999999999999999999997",
       std::strong_ordering::greater},
  };
  for (const auto& [a, b, c, d, expected] : kCases) {
    EXPECT_EQ(CompareRatios(D(a), D(b), D(c), D(d)), expected)
        << a << "/" << b << " against " << c << "/" << d;
    EXPECT_EQ(CompareRatios(D(c), D(d), D(a), D(b)), 0 <=> expected)
        << c << "/" << d << " against " << a << "/" << b;
  }
}

}  // namespace
}  // namespace jixiao
