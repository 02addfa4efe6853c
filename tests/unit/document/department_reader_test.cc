#include "document/department_reader.h"

#include <gtest/gtest.h>

#include <string>

namespace jixiao::document {
namespace {

Department ReadPart(std::string_view text, std::string* codes = nullptr) {
  Findings findings;
  const auto reader = RowsOfText(text, Limits{}, findings);
  DepartmentReader department_reader(findings);
  for (Row row; reader->Next(row);) department_reader.Accept(row);
  Department department;
  department_reader.Finish(department);
  for (const Diagnostic& diagnostic : findings.Take()) {
    if (codes != nullptr) *codes += std::string(DiagnosticName(diagnostic.code)) + " ";
  }
  return department;
}

TEST(DepartmentReader, NameAndYearOfTheCover) {
  struct Case {
    const char* cover;
    const char* name;
    int year;  // 0: none
  };
  constexpr Case kCases[] = {
      {"某县科技和工业\n信息化局\n2024 年部门预算绩效文本\n", "某县科技和工业信息化局", 2024},
      {"某县水利局\n\n2024 年部门预算绩效文本\n某县水务局编制\n", "某县水务局", 2024},
      {"2025年某县教育局部门预算绩效文本\n", "某县教育局", 2025},
      {"某县卫生健康委员会2023年度部门预算项目绩效目标\n", "某县卫生健康委员会", 2023},
      {"部门预算绩效文本\n\n某县民政局\n\n二〇二四年一月\n", "某县民政局", 2024},
      {"编制单位：某县 公路局\n", "某县公路局", 0},
      {"正文。\n", "", 0},
  };
  for (const Case& c : kCases) {
    const Department department = ReadPart(c.cover);
    EXPECT_EQ(department.name, c.name) << c.cover;
    EXPECT_EQ(department.year.value_or(0), c.year) << c.cover;
  }
}

TEST(DepartmentReader, MissingAndConflictingNamesAreDiagnosed) {
  std::string codes;
  ReadPart("某县水利局\n2024 年部门预算绩效文本\n某县水务局编制\n", &codes);
  EXPECT_EQ(codes, "issuer_conflict ");
  codes.clear();
  ReadPart("", &codes);
  EXPECT_EQ(codes, "department_missing year_missing ");
}

TEST(DepartmentReader, SectionsAfterContents) {
  const Department department = ReadPart(
      "目　录\n第一部分 部门整体绩效目标\n一、总体绩效目标\t1\n二、分项绩效目标……2\n"
      "三、工作保障措施 .... 3\n\n第一部分\n部门整体绩效目标\n一、总体绩效目标\n\n总体绩效目标\n\n"
      "前段，\n接着。\n\n后段。\n二、分项绩效目标\n（一）甲\n绩效目标：做甲。\n1.细目\n"
      "绩效指标：甲 5 "
      "项。\n（二）乙\n绩效目标:\n做乙。\n三、工作保障措施\n（一）制度。\n（二）监督，\n到位。\n"
      "第二部分\n预算项目绩效目标\n不属于部门部分。\n");
  EXPECT_EQ(department.overall_goal, "前段，接着。\n后段。");
  ASSERT_EQ(department.goals.size(), 2U);
  EXPECT_EQ(department.goals[0].title, "甲");
  EXPECT_EQ(department.goals[0].goal, "做甲。1.细目");
  EXPECT_EQ(department.goals[0].indicators, "甲 5 项。");
  EXPECT_EQ(department.goals[1].goal, "做乙。");
  EXPECT_EQ(department.safeguards, (std::vector<std::string>{"制度。", "监督，到位。"}));
}

TEST(DepartmentReader, ContentsWithoutPageNumbersAreNoGoals) {
  const Department department = ReadPart(
      "目录\n一、总体绩效目标\n二、分项绩效目标\n（一）甲\n三、保障措施\n\n一、总体绩效目标\n总体。"
      "\n"
      "二、分项绩效目标\n（一）甲\n绩效目标：做甲。\n三、保障措施\n落实。\n");
  EXPECT_EQ(department.overall_goal, "总体。");
  EXPECT_EQ(department.goals.size(), 1U);
  EXPECT_EQ(department.safeguards, std::vector<std::string>{"落实。"});
}

}  // namespace
}  // namespace jixiao::document
