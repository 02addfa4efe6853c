#include "document/row_joiner.h"

#include <gtest/gtest.h>

#include <string>

namespace jixiao::document {
namespace {

std::string Joined(std::string_view text, std::size_t* joined) {
  Findings findings;
  const auto reader = RowsOfText(text, Limits{}, findings);
  RowJoiner joiner(*reader, findings);
  std::string written;
  for (Row row; joiner.Next(row);) {
    if (!written.empty()) written += '/';
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      written += (i == 0 ? "" : "|") + row.cells[i].text;
    }
  }
  *joined = findings.size();
  return written;
}

TEST(RowJoiner, JoinsWhatALineBreakInACellHasCut) {
  struct Case {
    const char* text;
    const char* rows;
    std::size_t joined;
  };
  constexpr Case kCases[] = {
      {"a\tb\tc\td\ne\tf\ng\th\ti\n", "a|b|c|d/e|f g|h|i", 1},
      {"甲\t乙\t丙\t丁\n戊\t己\n庚\t辛\t壬\n", "甲|乙|丙|丁/戊|己庚|辛|壬", 1},
      {"甲\t乙\t丙\t丁\n戊\t己\n庚\n辛\t壬\t癸\n", "甲|乙|丙|丁/戊|己庚辛|壬|癸", 1},
      // Not after a blank line, not where the pieces do not add up, not before a name of the form.
      {"甲\t乙\t丙\t丁\n戊\t己\n\n庚\t辛\t壬\n", "甲|乙|丙|丁/戊|己/庚|辛|壬", 0},
      {"甲\t乙\t丙\t丁\n戊\t己\n庚\t辛\n", "甲|乙|丙|丁/戊|己/庚|辛", 0},
      {"甲\t乙\t丙\t丁\n戊\t己\n产出指标\t辛\t壬\n", "甲|乙|丙|丁/戊|己/产出指标|辛|壬", 0},
      {"甲\t乙\t丙\t丁\n戊\t己\n\t辛\t壬\n", "甲|乙|丙|丁/戊|己/|辛|壬", 0},
      {"甲\t乙\t丙\t丁\n戊\t己\n2.庚绩效目标表\n辛\t壬\n", "甲|乙|丙|丁/戊|己/2.庚绩效目标表/辛|壬",
       0},
  };
  for (const Case& c : kCases) {
    std::size_t joined = 0;
    const std::string rows = Joined(c.text, &joined);
    EXPECT_EQ(rows, c.rows) << c.text;
    EXPECT_EQ(joined, c.joined) << c.text;
  }
}

}  // namespace
}  // namespace jixiao::document
