#include "grid/text_rows.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace jixiao::grid {
namespace {

std::string Written(std::string_view text) {
  std::vector<Diagnostic> found;
  TextRows rows(text, Limits{}, [&](Diagnostic diagnostic) { found.push_back(diagnostic); });
  std::string written;
  GridRow row;
  GridSurface surface{};
  while (rows.Next(row, surface)) {
    written += std::string(GridSurfaceName(surface)) + ":";
    for (std::size_t i = 0; i < row.size(); ++i) written += (i == 0 ? "" : "|") + row[i].text;
    written += "\n";
  }
  return written;
}

TEST(TextRows, FindHowTheTextDrawsItsTables) {
  struct Case {
    const char* text;
    const char* rows;
  };
  const Case kCases[] = {
      {"标题\n甲\t乙\t\n", "prose:标题\ntabs:甲|乙|\n"},
      {"| 甲 | 乙 |\n|---|---|\n| 1 |  |\n", "pipes:甲|乙\npipes:1|\n"},
      {"甲 | 乙 | 丙\n--- | --- | ---\n1 | | 3\n", "pipes:甲|乙|丙\npipes:1||3\n"},
      {"甲,乙,丙\n1,,3\n2,\"二,\"\"两\"\"\",4\n",
       "commas:甲|乙|丙\ncommas:1||3\ncommas:2|二,\"两\"|4\n"},
      {"甲;乙;丙\n1;2;3\n4;5;6\n", "commas:甲|乙|丙\ncommas:1|2|3\ncommas:4|5|6\n"},
      {"甲 乙 丙\n丁 戊 己(≥ 5 个)\n庚 辛 壬\n",
       "spaces:甲|乙|丙\nspaces:丁|戊|己(≥ 5 个)\nspaces:庚|辛|壬\n"},
      {"甲  乙 丙  丁\n1  2  3\n4  5  6\n", "spaces:甲|乙 丙|丁\nspaces:1|2|3\nspaces:4|5|6\n"},
      // Quoted cells as a spreadsheet copies them; a quote that is not closed is a character.
      {"\"甲\n乙\"\t\"丙\"\"\"\n丁\t\"戊\n", "tabs:甲\n乙|丙\"\ntabs:丁|\"戊\n"},
      // A comma inside a number parts nothing.
      {"预算 12,500.00 元，支出 1,200.50 元\n", "prose:预算 12,500.00 元，支出 1,200.50 元\n"},
  };
  for (const Case& c : kCases) EXPECT_EQ(Written(c.text), c.rows) << c.text;
}

TEST(TextRows, ManyShortLinesAreCells) {
  std::string text;
  for (int i = 0; i < 12; ++i) text += "甲\n";
  EXPECT_EQ(Written(text).substr(0, 6), "lines:");
}

TEST(TextRows, UnclosedQuotesTakeLinearTime) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "\"\t\"x\t";
  text += "\n";
  Limits limits;
  limits.line_bytes = text.size();
  TextRows rows(text, limits, [](Diagnostic) {});
  GridRow row;
  GridSurface surface{};
  EXPECT_TRUE(rows.Next(row, surface));
  EXPECT_GE(row.size(), 200000U);
}

TEST(GridsFromText, AGridForEachStretchOfOneSurface) {
  const Result<TextGrids> grids = GridsFromText("标题\n甲\t乙\n1\t2\n| 丙 | 丁 |\n");
  ASSERT_TRUE(grids.ok());
  ASSERT_EQ(grids->grids.size(), 3U);
  EXPECT_EQ(grids->grids[1].rows.size(), 2U);
  EXPECT_EQ(grids->grids[2].surface, GridSurface::kPipes);
  Limits limits;
  limits.cells = 3;
  EXPECT_EQ(GridsFromText("甲\t乙\n1\t2\n", limits).status().code(), StatusCode::kLimitExceeded);
}

}  // namespace
}  // namespace jixiao::grid
