#include "document/text.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace jixiao::document {
namespace {

TEST(Text, TrimTakesEveryKindOfSpace) {
  EXPECT_EQ(Trim(" \t\u00A0\u3000\u200B\uFEFF甲 乙\u3000\r"), "甲 乙");
  EXPECT_EQ(Trim(" \u3000"), "");
  EXPECT_EQ(Trim("\x80\x80"), "\x80\x80");
}

TEST(Text, CompactDropsSpacesAndNarrowsFullWidthForms) {
  EXPECT_EQ(Compact("３ 月\u3000底（％）："), "3月底(%):");
}

TEST(Text, SpacesBetweenTwoChineseCharactersAreNoSpaces) {
  EXPECT_EQ(JoinSplitWords("社会效益指 标"), "社会效益指标");
  EXPECT_EQ(JoinSplitWords("服务 对象\u3000满 意度"), "服务对象满意度");
  EXPECT_EQ(JoinSplitWords("2023 年 8 月"), std::nullopt);
  EXPECT_EQ(JoinSplitWords("甲 A 乙"), std::nullopt);
  EXPECT_EQ(JoinSplitWords("甲 "), std::nullopt);
}

TEST(Text, MarkupIsWhatHasATagsName) {
  EXPECT_EQ(RemoveMarkup("<p>1.甲</p> <p>2.乙</p>"), "1.甲   2.乙");
  EXPECT_EQ(RemoveMarkup("甲<br/>乙"), "甲 乙");
  EXPECT_EQ(RemoveMarkup("≥<span style=\"color:red\">90</span>%"), "≥90%");
  EXPECT_EQ(RemoveMarkup("&ge;5&nbsp;家"), "≥5 家");
  EXPECT_EQ(RemoveMarkup("<5%"), std::nullopt);
  EXPECT_EQ(RemoveMarkup("<项目>"), std::nullopt);
  EXPECT_EQ(RemoveMarkup("a<b"), std::nullopt);
  EXPECT_EQ(RemoveMarkup("<page>"), std::nullopt);
}

TEST(Text, Enumerators) {
  using Style = Enumerator::Style;
  struct Case {
    const char* text;
    Style style;
    int number;
  };
  constexpr Case kCases[] = {
      {"1.甲", Style::kDot, 1},
      {"12．甲", Style::kDot, 12},
      {"3、甲", Style::kComma, 3},
      {"4）甲", Style::kHalfBracket, 4},
      {"（5）甲", Style::kBracketed, 5},
      {"( 6 )甲", Style::kBracketed, 6},
      {"⑦甲", Style::kCircled, 7},
      {"八、甲", Style::kHan, 8},
      {"（十一）甲", Style::kHanBracketed, 11},
      {"二十三、甲", Style::kHan, 23},
      {"1.2024 年", Style::kDot, 1},
  };
  for (const Case& c : kCases) {
    const std::optional<Enumerator> found = EnumeratorAt(c.text, 0);
    ASSERT_TRUE(found) << c.text;
    EXPECT_EQ(found->style, c.style) << c.text;
    EXPECT_EQ(found->number, c.number) << c.text;
  }
  for (const char* const text : {"11.58", "2、3家", "2024.", "甲1.", "（甲）", "十十、", "", "1"}) {
    EXPECT_FALSE(EnumeratorAt(text, 0)) << text;
  }
}

TEST(Text, PageNumbers) {
  for (const char* const text : {"3", "- 12 -", "—3—", "第 3 页", "第3页 共 20 页", "3/20"}) {
    EXPECT_TRUE(IsPageNumber(text)) << text;
  }
  for (const char* const text : {"", "-", "甲", "3家", "12.5", "123456789"}) {
    EXPECT_FALSE(IsPageNumber(text)) << text;
  }
  EXPECT_EQ(WithoutPageTail("甲绩效目标表……12"), "甲绩效目标表");
  EXPECT_EQ(WithoutPageTail("甲绩效目标表 . . . 12"), "甲绩效目标表");
  EXPECT_EQ(WithoutPageTail("甲绩效目标表 2024"), "甲绩效目标表 2024");
  EXPECT_EQ(WithoutPageTail("11.58"), "11.58");
}

TEST(Text, Years) {
  EXPECT_EQ(FindYear("2024 年部门预算"), 2024);
  EXPECT_EQ(FindYear("二〇二五年度"), 2025);
  EXPECT_EQ(FindYear("（2023年度）"), 2023);
  EXPECT_EQ(FindYear("12024年"), std::nullopt);
  EXPECT_EQ(FindYear("三年行动"), std::nullopt);
  EXPECT_EQ(FindYear("1024年"), std::nullopt);
}

TEST(Text, ContinuationsNeedASpaceOnlyBetweenWords) {
  const auto joined = [](std::string text, std::string_view rest) {
    AppendContinuation(text, rest);
    return text;
  };
  EXPECT_EQ(joined("≥558.42", "万元"), "≥558.42万元");
  EXPECT_EQ(joined("甲", "乙"), "甲乙");
  EXPECT_EQ(joined("use", "Excel"), "use Excel");
}

TEST(Text, ExcerptsEndBetweenCharacters) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "绩";
  const std::string excerpt = Excerpt(text);
  EXPECT_EQ(excerpt.size(), 120U + 3U);
  EXPECT_EQ(Excerpt("短"), "短");
}

}  // namespace
}  // namespace jixiao::document
