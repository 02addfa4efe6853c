#include "document/goals.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace jixiao::document {
namespace {

struct Case {
  std::vector<std::string> cells;
  std::vector<std::string> goals;
  std::string diagnostics;
};

TEST(GoalReader, SplitsAtEnumeratorsThatCountOn) {
  const Case cases[] = {
      {{"1.甲 2.乙 3.丙"}, {"甲", "乙", "丙"}, ""},
      {{"1. 甲2. 乙"}, {"甲", "乙"}, ""},
      {{"1、甲；2、乙"}, {"甲；", "乙"}, ""},
      {{"（1）甲（2）乙"}, {"甲", "乙"}, ""},
      {{"目标1：甲。目标2：乙"}, {"甲。", "乙"}, ""},
      {{"①甲②乙"}, {"甲", "乙"}, ""},
      {{"一、甲。二、乙"}, {"甲。", "乙"}, ""},
      {{"（一）甲 （二）乙"}, {"甲", "乙"}, ""},
      {{"1．甲 2．乙"}, {"甲", "乙"}, ""},
      {{"1.2024年完成甲 2.2025 年完成乙"}, {"2024年完成甲", "2025 年完成乙"}, ""},
      {{"总目标：建好。1.甲 2.乙"}, {"总目标：建好。", "甲", "乙"}, ""},
      {{"建设 11 座"}, {"建设 11 座"}, ""},
      // Numbers and lists inside a goal do not split it.
      {{"1.投资 11.58 万元，共 2.5 公里 2.乙"}, {"投资 11.58 万元，共 2.5 公里", "乙"}, ""},
      {{"1.完成2、3号楼 2.乙"}, {"完成2、3号楼", "乙"}, ""},
      {{"1.甲（1）子项（2）子项 2.乙"}, {"甲（1）子项（2）子项", "乙"}, ""},
      {{"1.面积 12.乙"}, {"面积 12.乙"}, ""},
      {{"纳入 50 家。每月 40 家"}, {"纳入 50 家。每月 40 家"}, ""},
      {{"一、统一、协调二、三级网络。二、乙"}, {"统一、协调二、三级网络。", "乙"}, ""},
      // Over several rows.
      {{"1.甲", "2.乙"}, {"甲", "乙"}, "goal_continued"},
      {{"1.甲的前半，", "后半 2.乙"}, {"甲的前半，后半", "乙"}, "goal_continued"},
      {{"1.用 Excel", "2019 填报"}, {"用 Excel 2019 填报"}, "goal_continued"},
      {{"1.", "甲"}, {"甲"}, ""},
      {{"1.甲", "3.丙"}, {"甲", "丙"}, "goal_continued goal_numbering"},
      {{"", "甲"}, {"甲"}, ""},
  };
  for (const Case& c : cases) {
    Findings findings;
    GoalReader reader(findings);
    std::uint32_t offset = 0;
    for (const std::string& text : c.cells) {
      reader.Add(Cell{text, TextSpan{offset, offset + 1}, 1});
      ++offset;
    }
    EXPECT_EQ(reader.Take(), c.goals) << c.cells[0];
    std::string codes;
    for (const Diagnostic& diagnostic : findings.Take()) {
      codes += (codes.empty() ? "" : " ") + std::string(DiagnosticName(diagnostic.code));
    }
    EXPECT_EQ(codes, c.diagnostics) << c.cells[0];
  }
}

}  // namespace
}  // namespace jixiao::document
