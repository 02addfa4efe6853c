#include "interchange/csv_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace jixiao::interchange {
namespace {

using Cells = std::vector<std::string>;

std::vector<CsvRow> Rows(std::string_view text) {
  auto rows = ReadCsv(text, Limits());
  EXPECT_TRUE(rows.ok()) << rows.status().message();
  return rows.ok() ? std::move(rows).value() : std::vector<CsvRow>();
}

TEST(CsvText, SeparatorIsTheOneOfTheHeader) {
  for (const std::string_view text : {"a,b\n1;2,3\n", "a\tb\n1;2\t3\n", "a;b\n\"1;2\";3\n"}) {
    const auto rows = Rows(text);
    ASSERT_EQ(rows.size(), 2U) << text;
    EXPECT_EQ(rows[1].cells, (Cells{"1;2", "3"})) << text;
  }
}

TEST(CsvText, LinesStayTrueBehindQuotedLineBreaksAndEmptyLines) {
  const auto rows = Rows("h,i\r\n\r\n\"one\ntwo\r\nthree\",x\r\n,,\r\nlast,y");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].line, 1U);
  EXPECT_EQ(rows[1].line, 3U);
  EXPECT_EQ(rows[1].cells, (Cells{"one\ntwo\r\nthree", "x"}));
  EXPECT_EQ(rows[2].line, 7U);
  EXPECT_EQ(rows[2].cells, (Cells{"last", "y"}));
}

TEST(CsvText, SpansCoverTheRowInTheBytesOfTheText) {
  const std::string_view text = "\xEF\xBB\xBFh,i\n1,2\n";
  const auto rows = Rows(text);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].cells, (Cells{"h", "i"}));
  EXPECT_EQ(text.substr(rows[1].span.begin, rows[1].span.end - rows[1].span.begin), "1,2\n");
}

TEST(CsvText, QuoteThatNeverClosesIsRefusedWithTheLineWhereItOpens) {
  const auto rows = ReadCsv("h,i\n1,2\n\"3,4\n5,6\n", Limits());
  ASSERT_EQ(rows.code(), StatusCode::kInvalidFormat);
  EXPECT_EQ(rows.status().message().rfind("line 3: ", 0), 0U) << rows.status().message();
}

TEST(CsvText, QuoteInsideAnUnquotedCellIsRefusedWithItsLine) {
  const auto rows = ReadCsv("h,i\n1,a\"b\"\n", Limits());
  ASSERT_EQ(rows.code(), StatusCode::kInvalidFormat);
  EXPECT_EQ(rows.status().message().rfind("line 2: ", 0), 0U) << rows.status().message();
}

TEST(CsvText, LimitsAreKept) {
  Limits limits;
  limits.line_bytes = 8;
  EXPECT_EQ(ReadCsv("h\n123456789\n", limits).code(), StatusCode::kLimitExceeded);
  limits = Limits();
  limits.rows = 2;
  EXPECT_EQ(ReadCsv("h\n1\n2\n3\n", limits).code(), StatusCode::kLimitExceeded);
  limits = Limits();
  limits.document_bytes = 3;
  EXPECT_EQ(ReadCsv("h\n1\n", limits).code(), StatusCode::kLimitExceeded);
}

TEST(CsvText, InvalidUtf8IsRefused) {
  EXPECT_EQ(ReadCsv("h\n\xFF\n", Limits()).code(), StatusCode::kInvalidUtf8);
}

TEST(CsvText, WhatIsWrittenIsReadBack) {
  const Cells cells = {"plain", "a,b", "say \"so\"", "two\nlines", "", "；", "中文", "'", "it's"};
  std::string text;
  AppendCsvRow(cells, text);
  const auto rows = Rows(text);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].cells, cells);
}

TEST(CsvText, CellsThatASpreadsheetWouldComputeAreGuardedAndUnguarded) {
  for (const std::string cell : {"=1+1", "+5", "-5%", "@SUM(A1)", "'=1", "''-1"}) {
    std::string text;
    AppendCsvRow({cell}, text);
    EXPECT_EQ(text, "'" + cell + "\r\n");
    const auto rows = Rows(text);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(WithoutGuard(rows[0].cells[0]), cell);
  }
  for (const std::string_view cell : {"5", "≥90%", "'", "'abc", "", "a=b"}) {
    EXPECT_EQ(WithoutGuard(cell), cell);
  }
}

}  // namespace
}  // namespace jixiao::interchange
