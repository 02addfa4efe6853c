#include "document/amount.h"

#include <gtest/gtest.h>

#include <string>

namespace jixiao::document {
namespace {

constexpr const char* kNone = "none";

struct Case {
  const char* text;
  const char* header_unit;
  const char* amount;
  const char* diagnostic;
};

std::string FirstCode(Findings& findings) {
  const std::vector<Diagnostic> found = findings.Take();
  return found.empty() ? "" : std::string(DiagnosticName(found[0].code));
}

TEST(ReadAmount, KeepsDigitsAndLetsTheCellsUnitWin) {
  constexpr Case kCases[] = {
      {"564.00", "万元", "564.00", ""},
      {"1,234.50", "万元", "1234.50", ""},
      {"1，234，567", "元", "1234567", ""},
      {"１２．５", "万元", "12.5", ""},
      {"564 万元", "万元", "564", ""},
      {"￥12", "元", "12", ""},
      {"-3.5", "万元", "-3.5", ""},
      {"19800元", "万元", "1.9800", "amount_unit_converted"},
      {"2.5万元", "元", "25000.0", "amount_unit_converted"},
      {"1亿元", "万元", "10000", "amount_unit_converted"},
      {"3万元", "", "3", ""},
      {"", "万元", kNone, ""},
      {"—", "万元", kNone, ""},
      {"/", "万元", kNone, ""},
      {"无", "万元", kNone, ""},
      {"约5", "万元", kNone, "unreadable_amount"},
      {"5人", "万元", kNone, "unreadable_amount"},
      {"1,23", "万元", kNone, "unreadable_amount"},
      {"1.2.3", "万元", kNone, "unreadable_amount"},
      {"9O", "万元", kNone, "unreadable_amount"},
  };
  for (const Case& c : kCases) {
    Findings findings;
    std::string unit = c.header_unit;
    const Cell cell{c.text, {}, 1};
    const std::optional<Decimal> amount = ReadAmount(cell, cell.text, unit, findings);
    EXPECT_EQ(amount ? amount->ToString() : kNone, c.amount) << c.text;
    EXPECT_EQ(FirstCode(findings), c.diagnostic) << c.text;
  }
}

TEST(ReadAmount, AUnitInTheCellBecomesTheHeadersWhereItHasNone) {
  Findings findings;
  std::string unit;
  const Cell cell{"3万元", {}, 1};
  ReadAmount(cell, cell.text, unit, findings);
  EXPECT_EQ(unit, "万元");
}

TEST(ReadFigure, TakesPointsAndPercentSigns) {
  constexpr Case kCases[] = {
      {"10", "", "10", ""},
      {"22.5分", "", "22.5", ""},
      {"10%", "", "10", ""},
      {"１０", "", "10", ""},
      {"—", "", kNone, ""},
      {"约10", "", kNone, "unreadable_figure"},
      {"10/20", "", kNone, "unreadable_figure"},
  };
  for (const Case& c : kCases) {
    Findings findings;
    const std::optional<Decimal> figure = ReadFigure(Cell{c.text, {}, 1}, "分值", findings);
    EXPECT_EQ(figure ? figure->ToString() : kNone, c.amount) << c.text;
    EXPECT_EQ(FirstCode(findings), c.diagnostic) << c.text;
  }
}

}  // namespace
}  // namespace jixiao::document
