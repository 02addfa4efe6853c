#include "interchange/csv_text.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace jixiao::interchange {
namespace {

using Cells = std::vector<std::string>;

struct Row {
  std::uint32_t line;
  std::string text;  // its bytes
  Cells cells;
};

std::vector<Row> Rows(std::string_view text) {
  CsvReader reader(text, Limits());
  std::vector<Row> rows;
  while (const QuotedRow* const row = reader.Next()) {
    Row& copy = rows.emplace_back();
    copy.line = row->line;
    copy.text = text.substr(row->span.begin, row->span.end - row->span.begin);
    for (const QuotedCell& cell : row->cells) copy.cells.push_back(cell.text);
  }
  EXPECT_TRUE(reader.status().ok()) << reader.status().message();
  return rows;
}

Status Fault(std::string_view text, const Limits& limits = Limits()) {
  CsvReader reader(text, limits);
  while (reader.Next() != nullptr) {
  }
  return reader.status();
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
  const auto rows = Rows("\xEF\xBB\xBFh,i\n1, 2\n");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].cells, (Cells{"h", "i"}));
  EXPECT_EQ(rows[1].text, "1, 2");
}

TEST(CsvText, FaultsOfQuotesAreRefusedWithTheirLine) {
  struct Case {
    std::string_view text;
    std::string_view begins;
  };
  for (const Case& c : {Case{"h,i\n1,2\n\"3,4\n5,6\n", "line 3: a quote (\") opens"},
                        Case{"h,i\n1,a\"b\"\n", "line 2: a quote (\") stands"},
                        Case{"h,i\n1,\"a\nb\" c\n", "line 3: a quote (\") stands"}}) {
    const Status status = Fault(c.text);
    EXPECT_EQ(status.code(), StatusCode::kInvalidFormat) << c.text;
    EXPECT_EQ(status.message().substr(0, c.begins.size()), c.begins);
  }
}

TEST(CsvText, LimitsAreKept) {
  Limits limits;
  limits.line_bytes = 8;
  EXPECT_EQ(Fault("h\n12345678\n", limits).code(), StatusCode::kOk);
  EXPECT_EQ(Fault("h\n123456789\n", limits).code(), StatusCode::kLimitExceeded);
  limits = Limits();
  limits.rows = 2;
  EXPECT_EQ(Fault("h\n1\n", limits).code(), StatusCode::kOk);
  EXPECT_EQ(Fault("h\n1\n2\n3\n", limits).code(), StatusCode::kLimitExceeded);
  limits = Limits();
  limits.document_bytes = 3;
  EXPECT_EQ(Fault("h\n1\n", limits).code(), StatusCode::kLimitExceeded);
}

TEST(CsvText, LargestLimitsAreNoLimitsAtAll) {
  Limits limits;
  limits.document_bytes = limits.line_bytes = limits.rows = std::numeric_limits<std::size_t>::max();
  EXPECT_EQ(Fault("h\n1\n2\n", limits).code(), StatusCode::kOk);
}

TEST(CsvText, MoreBytesThanASpanCanCountAreRefusedUnread) {
  Limits limits;
  limits.document_bytes = std::numeric_limits<std::size_t>::max();
  const std::string_view claimed("h\n", std::size_t{1} << 32U);
  EXPECT_EQ(CsvReader(claimed, limits).status().code(), StatusCode::kLimitExceeded);
}

TEST(CsvText, InvalidUtf8IsRefused) {
  EXPECT_EQ(Fault("h\n\xFF\n").code(), StatusCode::kInvalidUtf8);
}

TEST(CsvText, WhatIsWrittenIsReadBack) {
  const Cells cells = {"plain", "a,b", "say \"so\"", "two\nlines", "a\rb", " blank ",
                       "",      "；",  "中文",       "'",          "it's"};
  std::string text;
  AppendCsvRow(cells, text);
  const auto rows = Rows(text);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].cells, cells);
}

TEST(CsvText, CellsThatASpreadsheetWouldComputeAreGuardedAndUnguarded) {
  for (const std::string cell : {"=1+1", "+5", "-5%", "@SUM(A1)", "'=1", "''-1", "＝1+1", "＋5",
                                 "－5%", "＠SUM", "\t=1", "\r=1", "'\t=1"}) {
    std::string text;
    AppendCsvRow({cell}, text);
    const auto rows = Rows(text);
    ASSERT_EQ(rows.size(), 1U) << cell;
    EXPECT_EQ(rows[0].cells, Cells{"'" + cell});
    EXPECT_EQ(WithoutGuard(rows[0].cells[0]), cell);
  }
  for (const std::string_view cell : {"5", "≥90%", "'", "'abc", "", "a=b"}) {
    EXPECT_EQ(WithoutGuard(cell), cell);
  }
}

}  // namespace
}  // namespace jixiao::interchange
