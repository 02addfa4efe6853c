#include "document/row.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace jixiao::document {
namespace {

// The rows of a text, cells parted by |, rows by /.
std::string RowsOf(std::string_view text, Findings& findings) {
  const auto reader = RowsOfText(text, Limits{}, findings);
  std::string written;
  for (Row row; reader->Next(row);) {
    if (!written.empty()) written += '/';
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      written += (i == 0 ? "" : "|") + row.cells[i].text;
    }
  }
  return written;
}

TEST(RowReader, SplitsTabsAndPipes) {
  struct Case {
    const char* text;
    const char* rows;
  };
  constexpr Case kCases[] = {
      {"甲\t乙\t\n\t丙 ", "甲|乙|/|丙"}, {"甲\r\n乙\r丙\n\n丁", "甲/乙/丙/丁"},
      {"\xEF\xBB\xBF甲", "甲"},          {"| 甲 | 乙 |\n|---|:-:|\n|  | 丙 |", "甲|乙/|丙"},
      {"甲 | 乙\n", "甲 | 乙"},          {"甲 | 乙 | 丙\n", "甲|乙|丙"},
      {"| a\\|b | c", "a|b|c"},          {"---\n", "---"},
      {"\t\t\n \u3000\n", ""},           {"<p>甲</p>\t≥5", "甲|≥5"},
  };
  for (const Case& c : kCases) {
    Findings findings;
    EXPECT_EQ(RowsOf(c.text, findings), c.rows) << c.text;
  }
}

TEST(RowReader, SpansAreBytesOfTheText) {
  const std::string text = "\xEF\xBB\xBF\n 甲\t<b>乙</b> \n| x\\|y |\n";
  Findings findings;
  const auto reader = RowsOfText(text, Limits{}, findings);
  std::vector<std::string> spans;
  std::vector<std::uint32_t> lines;
  for (Row row; reader->Next(row);) {
    for (const Cell& cell : row.cells) {
      spans.push_back(text.substr(cell.span.begin, cell.span.end - cell.span.begin));
      lines.push_back(cell.line);
    }
  }
  EXPECT_EQ(spans, (std::vector<std::string>{"甲", "<b>乙</b>", "x\\|y"}));
  EXPECT_EQ(lines, (std::vector<std::uint32_t>{2, 2, 3}));
}

TEST(RowReader, KnowsWhetherABlankLineStandsBetween) {
  Findings findings;
  const auto reader = RowsOfText("甲\n乙\n\n丙", Limits{}, findings);
  std::string adjacent;
  for (Row row; reader->Next(row);) adjacent += row.adjacent ? '1' : '0';
  EXPECT_EQ(adjacent, "110");
}

TEST(RowReader, BadBytesGiveOneDiagnosticALine) {
  Findings findings;
  EXPECT_EQ(RowsOf("a\xFF\xFFz\x80\n甲\n\xC0", findings), "a\uFFFD\uFFFDz\uFFFD/甲/\uFFFD");
  const std::vector<Diagnostic> found = findings.Take();
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].span, (TextSpan{1, 5}));
  EXPECT_EQ(found[1].line, 3U);
}

TEST(RowReader, ALongLineFailsWithItsNumber) {
  Findings findings;
  Limits limits;
  limits.line_bytes = 3;
  const auto reader = RowsOfText("abc\nabcd\n", limits, findings);
  Row row;
  EXPECT_TRUE(reader->Next(row));
  EXPECT_FALSE(reader->Next(row));
  EXPECT_EQ(reader->status().code(), StatusCode::kLimitExceeded);
  EXPECT_NE(reader->status().message().find("line 2"), std::string::npos);
}

TEST(Findings, AreSortedByPlace) {
  Findings findings;
  findings.Add(DiagnosticCode::kSplitWord, TextSpan{5, 6}, 2);
  findings.Add(DiagnosticCode::kRowJoined, TextSpan{1, 2}, 1);
  EXPECT_EQ(findings.Take().front().code, DiagnosticCode::kRowJoined);
}

}  // namespace
}  // namespace jixiao::document
