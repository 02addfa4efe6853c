#include "threshold/numeral.h"

#include <gtest/gtest.h>

#include <string>

namespace jixiao {
namespace {

struct ChineseCase {
  std::string_view text;
  std::string_view value;  // empty: no numeral
  int scale = 0;
};
constexpr ChineseCase kChinese[] = {
    {"零", "0"},
    {"五", "5"},
    {"十", "10"},
    {"十五", "15"},
    {"二十", "20"},
    {"廿五", "25"},
    {"卅", "30"},
    {"一百", "100"},
    {"两百", "200"},
    {"一百五", "150"},
    {"一百零五", "105"},
    {"一百一十", "110"},
    {"一千零五", "1005"},
    {"一千五", "1500"},
    {"一千零五十", "1050"},
    {"壹仟贰佰", "1200"},
    {"叁拾", "30"},
    {"二十万", "20", 4},
    {"三点五万", "3.5", 4},
    {"三点五", "3.5"},
    {"十二点零五", "12.05"},
    {"一亿二千万", "12000", 4},
    {"一亿亿", "100000000", 8},
    {"一千一百一十一万一千一百一十一亿", "11111111", 8},
    {"三十五万六千", "356000"},
    {"一七二零", "1720"},
    {"二〇二三", "2023"},
    {"十一十二", ""},
    {"点零", ""},
    {"三点", ""},
    {"百", ""},
    {"万", ""},
    {"千百", ""},
    {"一十百", ""},
};

TEST(ChineseNumeral, ValueAndTrailingScale) {
  for (const ChineseCase& c : kChinese) {
    const std::string text(c.text);
    const FoldedText folded(text);
    const Numeral numeral = ReadChineseNumeral(folded.symbols());
    if (c.value.empty()) {
      EXPECT_EQ(numeral.length, 0U) << c.text;
      continue;
    }
    EXPECT_EQ(numeral.length, folded.size()) << c.text;
    EXPECT_EQ(numeral.value.ToString(), c.value) << c.text;
    EXPECT_EQ(numeral.scale, c.scale) << c.text;
  }
}

TEST(ChineseNumeral, LongRunsAreOutOfRangeNotSlow) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "九";
  const FoldedText folded(text);
  EXPECT_EQ(ReadChineseNumeral(folded.symbols()).fault, NumeralFault::kOutOfRange);
}

struct DigitsCase {
  std::string_view text;
  std::string_view value;
  std::size_t length;
  NumeralFault fault = NumeralFault::kNone;
};
constexpr DigitsCase kDigits[] = {
    {"5", "5", 1},
    {"558.42", "558.42", 6},
    {"-0.5", "-0.5", 4},
    {"+3", "3", 2},
    {"1,234.50", "1234.50", 8},
    {"1,000,000", "1000000", 9},
    {"12345,678", "12345", 5},
    {"1,2345", "1", 1},
    {"5.", "5", 1},
    {"12345678901234567890.5", "12345678901234567890.5", 22},
    {"10..1", "", 5, NumeralFault::kBroken},
    {"1.2.3", "", 5, NumeralFault::kBroken},
    {"1 000", "", 4, NumeralFault::kBroken},
    {"9O%", "", 2, NumeralFault::kBroken},
    {"123456789012345678901234567890123456789", "", 39, NumeralFault::kOutOfRange},
    {"%", "", 0},
};

TEST(Digits, ValueLengthAndFault) {
  for (const DigitsCase& c : kDigits) {
    const Numeral numeral = ReadDigits(FoldedText(c.text), 0);
    EXPECT_EQ(numeral.fault, c.fault) << c.text;
    EXPECT_EQ(numeral.length, c.length) << c.text;
    if (c.fault == NumeralFault::kNone && c.length > 0) {
      EXPECT_EQ(numeral.value.ToString(), c.value) << c.text;
    }
  }
}

TEST(Digits, CommaEndsTheNumberInsideAnInterval) {
  EXPECT_EQ(ReadDigits(FoldedText("100,200"), 0, false).length, 3U);
}

}  // namespace
}  // namespace jixiao
