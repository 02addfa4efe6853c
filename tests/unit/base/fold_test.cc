#include "base/fold.h"

#include <gtest/gtest.h>

#include <string>

namespace jixiao {
namespace {

struct FoldCase {
  std::string_view text;
  std::string_view folded;
};
constexpr FoldCase kCases[] = {
    {"０１２９．％", "0129.%"},
    {"（ａ）：～－＋／", "(a):~-+/"},
    {"≧ ⩾ ≮ ≥", "≥≥≥≥"},
    {"≦ ⩽ ≯", "≤≤≤"},
    {"＞＜＝═", "><=="},
    {"〉=", ">="},
    {"–—―−‐", "-----"},
    {"〜∼～", "~~~"},
    {"558.42 万\n元", "558.42万元"},
    {"\xEF\xBB\xBF"
     "5\xE2\x80\x8B人",
     "5人"},
    {"達到於個萬億兩", "达到于个万亿两"},
    {"［80，90）", "[80,90)"},
    {"《条例》", "《条例》"},
};

TEST(Fold, VariantsBecomeOneSign) {
  for (const FoldCase& c : kCases) {
    EXPECT_EQ(ToUtf8(FoldedText(c.text).symbols()), c.folded) << c.text;
  }
}

TEST(Fold, IsIdempotent) {
  for (const FoldCase& c : kCases) {
    EXPECT_EQ(ToUtf8(FoldedText(c.folded).symbols()), c.folded);
  }
}

TEST(Fold, SpansReferToTheOriginalBytes) {
  const FoldedText folded(" ≥ ９0%");
  ASSERT_EQ(folded.size(), 4U);
  EXPECT_EQ(folded.span(0, 1), (TextSpan{1, 4}));
  EXPECT_EQ(folded.span(1, 3), (TextSpan{5, 9}));
  EXPECT_EQ(folded.span(4, 4), (TextSpan{10, 10}));
}

TEST(Fold, GapsStayVisible) {
  const FoldedText folded("10 20");
  EXPECT_FALSE(folded.gap_before(1));
  EXPECT_TRUE(folded.gap_before(2));
  EXPECT_FALSE(folded.gap_before(0));
}

TEST(Fold, StopsAtBytesThatAreNoText) {
  EXPECT_EQ(FoldedText("ab").bad_byte(), FoldedText::npos);
  EXPECT_EQ(FoldedText("5\xFF").bad_byte(), 1U);
  EXPECT_EQ(FoldedText(std::string_view("5\0", 2)).bad_byte(), 1U);
  EXPECT_EQ(FoldedText("\xE4\xB8").bad_byte(), 0U);
}

}  // namespace
}  // namespace jixiao
