#include "document/money_table.h"

#include <gtest/gtest.h>

#include <string>

namespace jixiao::document {
namespace {

std::string Written(const std::optional<Decimal>& value) { return value ? value->ToString() : "-"; }

std::string ReadMoney(std::string_view text, Findings& findings) {
  const auto reader = RowsOfText(text, Limits{}, findings);
  MoneyTable table(findings);
  Budget budget;
  budget.unit = "万元";
  for (Row row; reader->Next(row);) {
    if (MoneyTable::IsHeader(row)) {
      table.SetHeader(row);
    } else {
      EXPECT_TRUE(table.AddRow(row, budget)) << text;
    }
  }
  std::string written = Written(budget.total) + " " + Written(budget.adjusted) + " " +
                        Written(budget.spent) + " " + Written(budget.weight) + " " +
                        Written(budget.score);
  for (const BudgetLine& line : budget.lines) {
    written += " /" + std::to_string(static_cast<int>(line.kind)) + " " + Written(line.opening) +
               " " + Written(line.adjusted) + " " + Written(line.spent);
  }
  return written;
}

constexpr const char* kHeader =
    "项目资金\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n";

TEST(MoneyTable, PlacesFiguresUnderTheirHeadings) {
  struct Case {
    const char* rows;
    const char* money;
    std::size_t diagnostics;
  };
  constexpr Case kCases[] = {
      {"\t年度资金总额：\t10.00\t9\t8.5\t10\t94.4%\t9.44\n", "10.00 9 8.5 10 9.44", 0},
      {"\t年度资金总额\t\t9\t8.5\t10\t94.4%\t9.44\n", "- 9 8.5 10 9.44", 0},
      {"\t年度资金总额\t10\t9\t8\t10\t89%\t8.9\n\t其中：当年财政拨款\t10\t9\t8\t—\t89%\t—\n"
       "\t上年结转资金\t0\t\t\t\t\t\n\t其他资金\t\t\t\t\t\t\n",
       "10 9 8 10 8.9 /0 10 9 8 /1 0 - -", 0},
      // A row that lost its merged first cell.
      {"年度资金总额\t10\t9\t8\t10\t89%\t8.9\n", "10 9 8 10 8.9", 1},
      {"\t总额\t1元\t1\t1\t10\t\t10\n", "0.0001 1 1 10 10", 1},
      // A label under the first heading has pushed its figures to the right.
      {"\t\t年度资金总额\t10\t9\t8\t10\t89%\t8.9\n", "10 9 8 10 8.9", 1},
      {"\t\t年度资金总额\t10\t9\t8\n", "10 9 8 - -", 1},
  };
  for (const Case& c : kCases) {
    Findings findings;
    const std::string money = ReadMoney(std::string(kHeader) + c.rows, findings);
    EXPECT_EQ(money, c.money) << c.rows;
    EXPECT_EQ(findings.size(), c.diagnostics) << c.rows;
  }
}

TEST(MoneyTable, AHeadingHasTwoNamesAndNoAmount) {
  struct Case {
    const char* row;
    bool header;
  };
  constexpr Case kCases[] = {
      {"年初预算数\t全年预算数（A）\t全年执行数（B）", true},
      {"调整后预算数\t预算执行数\t权重", true},
      {"全年预算数\t10\t全年执行数\t9", false},
      {"分值\t得分", false},
      {"预算数\t其中：财政资金\t其他资金", false},
  };
  for (const Case& c : kCases) {
    Findings findings;
    const auto reader = RowsOfText(c.row, Limits{}, findings);
    Row row;
    ASSERT_TRUE(reader->Next(row));
    EXPECT_EQ(MoneyTable::IsHeader(row), c.header) << c.row;
  }
}

}  // namespace
}  // namespace jixiao::document
