#include "base/short_text.h"

#include <gtest/gtest.h>

#include <cstring>
#include <set>
#include <string>

namespace jixiao {
namespace {

TEST(ShortText, WordsHoldTheBytesAndZeros) {
  const std::string letters = "abcdefghijklmnopqrstuvwxyz012345";
  for (std::size_t size = 0; size <= letters.size(); ++size) {
    const PaddedCopy copy(letters.substr(0, size));
    const TextWords<4> words = LoadWords<4>(copy.text());
    for (std::size_t i = 0; i < letters.size(); ++i) {
      const char byte = static_cast<char>(words[i / 8] >> (8 * (i % 8)) & 0xFFU);
      EXPECT_EQ(byte, i < size ? letters[i] : '\0') << size << " bytes, byte " << i;
    }
  }
}

TEST(ShortText, WhatLiesBehindATextDoesNotMatter) {
  const std::string text = "90%以上";
  const std::string here = text + std::string(kTextPadding, 'x');
  const std::string there = text + std::string(kTextPadding, '\0');
  const auto words = [&](const std::string& padded) {
    return LoadWords<2>({padded.data(), text.size()});
  };
  EXPECT_EQ(words(here), words(there));
  EXPECT_EQ(HashWords(words(here)), HashWords(words(there)));
}

TEST(ShortText, HashesOfSimilarTextsDiffer) {
  std::set<std::uint64_t> low_bits;
  constexpr int kTexts = 1000;
  for (int i = 0; i < kTexts; ++i) {
    const PaddedCopy copy("≥" + std::to_string(i) + "万元");
    low_bits.insert(HashWords(LoadWords<4>(copy.text())) & 0xFFFFU);
  }
  // A thousand in 65536 places: a good hash leaves about eight of them where another is.
  EXPECT_GT(low_bits.size(), kTexts - 40U);
}

TEST(ShortTextTable, FindsWholeTextsOnly) {
  ShortTextTable<2, int> table;
  EXPECT_EQ(table.Find(PaddedCopy("a").text()), nullptr);
  for (int i = 0; i < 500; ++i) EXPECT_TRUE(table.Add("word" + std::to_string(i), i));
  for (int i = 0; i < 500; ++i) {
    const int* const found = table.Find(PaddedCopy("word" + std::to_string(i)).text());
    ASSERT_NE(found, nullptr) << i;
    EXPECT_EQ(*found, i);
  }
  EXPECT_EQ(table.Find(PaddedCopy("word500").text()), nullptr);
  EXPECT_EQ(table.Find(PaddedCopy("word").text()), nullptr);
  EXPECT_EQ(table.Find(PaddedCopy("").text()), nullptr);
}

TEST(ShortTextTable, TheFirstOfEqualTextsCounts) {
  ShortTextTable<1, int> table;
  table.Add("a", 1);
  table.Add("a", 2);
  EXPECT_EQ(*table.Find(PaddedCopy("a").text()), 1);
}

TEST(ShortTextTable, ATextThatEndsInANulIsAnother) {
  ShortTextTable<1, int> table;
  table.Add("a", 1);
  const std::string longer("a\0", 2);
  EXPECT_FALSE(table.Add(longer, 2));
  EXPECT_EQ(table.Find(PaddedCopy(longer).text()), nullptr);
}

TEST(ShortTextTable, RefusesWhatIsTooLong) {
  ShortTextTable<1, int> table;
  EXPECT_TRUE(table.Add("12345678", 1));
  EXPECT_FALSE(table.Add("123456789", 2));
  EXPECT_EQ(table.Find(PaddedCopy("123456789").text()), nullptr);
}

}  // namespace
}  // namespace jixiao
