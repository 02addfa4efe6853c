#include "base/utf8.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace jixiao::utf8 {
namespace {

std::string Encode(char32_t value) {
  const auto byte = [](char32_t bits) {
    return static_cast<char>(static_cast<unsigned char>(bits));
  };
  if (value < 0x80) return {byte(value)};
  if (value < 0x800) return {byte(0xC0 | (value >> 6)), byte(0x80 | (value & 0x3F))};
  if (value < 0x10000) {
    return {byte(0xE0 | (value >> 12)), byte(0x80 | ((value >> 6) & 0x3F)),
            byte(0x80 | (value & 0x3F))};
  }
  return {byte(0xF0 | (value >> 18)), byte(0x80 | ((value >> 12) & 0x3F)),
          byte(0x80 | ((value >> 6) & 0x3F)), byte(0x80 | (value & 0x3F))};
}

TEST(Utf8Decode, ReadsEveryCodePointAndNoSurrogate) {
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    const std::string text = Encode(value);
    const CodePoint point = Decode(text, 0);
    if (value >= 0xD800 && value < 0xE000) {
      ASSERT_EQ(point.length, 0U) << static_cast<unsigned>(value);
    } else {
      ASSERT_EQ(point.length, text.size()) << static_cast<unsigned>(value);
      ASSERT_EQ(point.value, value);
    }
  }
}

TEST(Utf8Decode, RefusesWhatIsNotUtf8) {
  for (const std::string_view text : {
           "\x80",
           "\xBF",  // A continuation alone.
           "\xC0\x80",
           "\xC1\xBF",  // Overlong, two bytes.
           "\xE0\x80\x80",
           "\xE0\x9F\xBF",  // Overlong, three.
           "\xF0\x80\x80\x80",
           "\xF0\x8F\xBF\xBF",  // Overlong, four.
           "\xED\xA0\x80",
           "\xED\xBF\xBF",  // Surrogates.
           "\xF4\x90\x80\x80",
           "\xF5\x80\x80\x80",  // Above U+10FFFF.
           "\xF8\x88\x80\x80\x80",
           "\xFE",
           "\xFF",  // No lead byte.
           "\xC3",
           "\xE7\xBB",
           "\xF0\x9F\x98",
           "\xE7",  // Cut off.
           "\xC3(",
           "\xE7(\xBB",
           "\xE7\xBB(",
           "\xF0\x9F\x98(",
           "\xF0\x9F(\x80",
           "\xF0(\x98\x80",
       }) {
    EXPECT_EQ(Decode(text, 0).length, 0U) << testing::PrintToString(text);
    EXPECT_FALSE(IsValid(text));
  }
}

TEST(Utf8Decode, LooksAtThePositionAsked) {
  const std::string_view text = "a效🙂";
  EXPECT_EQ(Decode(text, 0).value, U'a');
  EXPECT_EQ(Decode(text, 1).value, U'效');
  EXPECT_EQ(Decode(text, 2).length, 0U);
  EXPECT_EQ(Decode(text, 4).value, U'🙂');
}

TEST(Utf8FirstInvalidByte, IsTheStartOfTheBrokenSequence) {
  const struct {
    std::string_view text;
    std::size_t position;
  } kCases[] = {
      {"", 0},         {"abc", 3},    {"绩效", 6},      {"绩\xE6\x95", 3},
      {"绩\xFF效", 3}, {"\x80绩", 0}, {"a\xC0\x80", 1}, {"绩效\xF0\x9F\x99", 6},
  };
  for (const auto& [text, position] : kCases) {
    EXPECT_EQ(FirstInvalidByte(text), position) << testing::PrintToString(text);
  }
}

TEST(Utf8FirstInvalidByte, TakesNulAsACharacter) {
  EXPECT_TRUE(IsValid(std::string_view("a\0b", 3)));
}

}  // namespace
}  // namespace jixiao::utf8
