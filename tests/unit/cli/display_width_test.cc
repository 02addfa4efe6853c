#include "cli/display_width.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace jixiao::cli {
namespace {

using Lines = std::vector<std::string>;

TEST(DisplayWidth, ChineseTakesTwoColumnsAndSignsOne) {
  const std::pair<std::string_view, std::size_t> cases[] = {
      {"", 0},     {"abc", 3},    {"指标", 4}, {"≥90%", 4},    {"（％）", 6},  {"，。", 4},
      {"㎡", 2},   {"“引号”", 6}, {"½×÷", 3},  {"a\u0301", 1}, {"\uFEFFx", 1}, {"𠀀", 2},
      {"한글", 4}, {"ｶﾅ", 2},     {"😀", 2},    {"　", 2},      {"—", 1},
  };
  for (const auto& [text, width] : cases) EXPECT_EQ(DisplayWidth(text), width) << text;
}

TEST(Wrap, LinesKeepTheWidthAndLoseNothing) {
  const std::string text = "得分 = 8.33×(4÷5) = 6.664，四舍五入为 6.66 分；目标值≥558.42 万元";
  for (std::size_t width = 2; width < 90; ++width) {
    std::string joined;
    for (const std::string& line : Wrap(text, width)) {
      EXPECT_LE(DisplayWidth(line), width);
      joined += line;
    }
    std::string without_spaces = text;
    std::erase(without_spaces, ' ');
    std::erase(joined, ' ');
    EXPECT_EQ(joined, without_spaces) << width;
  }
}

TEST(Wrap, BreaksAtASpaceRatherThanInAWord) {
  EXPECT_EQ(Wrap("several words here", 10), (Lines{"several", "words here"}));
  EXPECT_EQ(Wrap("unbreakablelongword", 10), (Lines{"unbreakabl", "elongword"}));
}

TEST(Wrap, BreaksBetweenChineseCharactersButNotInAFigure) {
  EXPECT_EQ(Wrap("指标值是558.42万元", 12), (Lines{"指标值是", "558.42万元"}));
  EXPECT_EQ(Wrap("一 二三四五", 6), (Lines{"一 二", "三四五"}));
}

TEST(Wrap, PunctuationDoesNotBeginALineNorBracketsEndOne) {
  EXPECT_EQ(Wrap("一二三，四", 6), (Lines{"一二", "三，四"}));
  EXPECT_EQ(Wrap("一二（三", 6), (Lines{"一二", "（三"}));
}

TEST(Wrap, KeepsLineBreaksAndGivesALineForNothing) {
  EXPECT_EQ(Wrap("一\n\n二", 10), (Lines{"一", "", "二"}));
  EXPECT_EQ(Wrap("", 10), (Lines{""}));
}

}  // namespace
}  // namespace jixiao::cli
