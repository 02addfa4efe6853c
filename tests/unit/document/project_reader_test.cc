#include "document/project_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace jixiao::document {
namespace {

Project ReadTable(std::string_view text, std::string* codes = nullptr, std::string title = {},
                  std::string unit = "万元") {
  Findings findings;
  const auto reader = RowsOfText(text, Limits{}, findings);
  Row row;
  EXPECT_TRUE(reader->Next(row));
  ProjectReader project(findings, std::move(unit), row);
  do {
    if (row.cells.size() > 1) {
      project.Accept(row, std::nullopt);
    } else {
      project.AcceptText(row);
    }
  } while (reader->Next(row));
  Project read = project.Finish(title, "", "");
  for (const Diagnostic& diagnostic : findings.Take()) {
    if (codes != nullptr) *codes += std::string(DiagnosticName(diagnostic.code)) + " ";
  }
  return read;
}

std::string Written(const std::optional<Decimal>& value) { return value ? value->ToString() : "-"; }

constexpr const char* kRow = "一级指标\t三级指标\t指标值\n产出指标\t甲\t1\n";
constexpr const char* kPlan = "资金支出计划\t3月底 25%\t6月底 50%\t10月底 75%\t12月底 100%\n";

TEST(ProjectReader, MoneyInEveryLayout) {
  struct Case {
    const char* rows;
    const char* money;  // total fiscal other
  };
  constexpr Case kCases[] = {
      {"预算规模及资金用途\t预算数\t3\t其中：财政资金\t2\t其他资金\t1\n", "3 2 1"},
      {"预算规模及资金用途\t预算数\t\t3\t其中：财政资金\t2\t其他资金\t\n", "3 2 -"},
      {"预算规模\t预算数\t其中：财政资金\t其他资金\n\t3\t2\t1\n", "3 2 1"},
      {"项目资金\t年度资金总额：\t3\n\t其中：财政拨款\t2\n\t其他资金\t1\n", "3 2 1"},
      {"预算数：3\t其中：财政资金：2\n", "3 2 -"},
      {"项目资金\t3万元\n", "3 - -"},
  };
  for (const Case& c : kCases) {
    const Budget budget = ReadTable(std::string("项目编码\tA1\n") + c.rows + kRow).budget;
    EXPECT_EQ(Written(budget.total) + " " + Written(budget.fiscal) + " " + Written(budget.other),
              c.money)
        << c.rows;
  }
}

TEST(ProjectReader, NamesAreJoinedAndCodesStand) {
  std::string codes;
  const Project project = ReadTable(
      std::string("项目编号\t13P\t\t项目名称\t道路 养护 2024 年\n") + kPlan + kRow, &codes);
  EXPECT_EQ(project.code, "13P");
  EXPECT_EQ(project.name, "道路养护 2024 年");
  EXPECT_EQ(codes.substr(0, codes.find("plan")), "project_code_label split_word ");
}

TEST(ProjectReader, WhatATableLacksIsDiagnosed) {
  std::string codes;
  const Project project = ReadTable("预算数\t5\n", &codes, "道路养护", "");
  EXPECT_EQ(project.name, "道路养护");
  EXPECT_EQ(codes,
            "project_name_missing project_code_missing header_unit_missing plan_missing "
            "indicators_missing ");
  EXPECT_EQ(project.payment_plan.size(), 4U);
}

TEST(ProjectReader, PurposeBelowTheMoneyOrUnderItsOwnLabel) {
  EXPECT_EQ(ReadTable("预算规模及资金用途\t预算数\t3\n\t用于维护\n\t与巡查\n").purpose,
            "用于维护与巡查");
  EXPECT_EQ(ReadTable("项目编码\tA\n资金用途\t用于维护\n").purpose, "用于维护");
}

TEST(ProjectReader, AnIndicatorNamedLikeALabelIsNoHead) {
  const Project project =
      ReadTable(std::string("项目编码\tA1\n") +
                "一级指标\t三级指标\t指标值\n产出指标\t项目名称\t公示\n\t其他资金\t≥1\n");
  ASSERT_EQ(project.indicators.size(), 2U);
  EXPECT_EQ(project.indicators[0].level3, "项目名称");
}

TEST(ProjectReader, ARepeatedFieldKeepsTheFirst) {
  std::string codes;
  const Project project =
      ReadTable(std::string("项目编码\tA1\n项目名称\t甲\n项目名称\t乙\n") + kPlan + kRow, &codes);
  EXPECT_EQ(project.name, "甲");
  EXPECT_NE(codes.find("field_repeated"), std::string::npos);
}

TEST(ProjectReader, ALostRowStaysWithItsText) {
  const Project project =
      ReadTable(std::string("项目编码\tA1\n") + kRow + "质量指标 合格率 ≥90%\n填表说明\n");
  ASSERT_EQ(project.indicators.size(), 2U);
  EXPECT_EQ(project.indicators[1].level3, "质量指标 合格率 ≥90%");
}

TEST(ProjectReader, GoalsExpectedAndReached) {
  std::string codes;
  const Project project = ReadTable(
      std::string("项目编码\tA1\n总体目标\t预期目标\t\t实际完成情况\n\t1.甲\t\t已完成\n") + kPlan +
          kRow,
      &codes);
  EXPECT_EQ(project.goals, std::vector<std::string>{"甲"});
  EXPECT_NE(codes.find("goal_result_not_kept"), std::string::npos);
}

}  // namespace
}  // namespace jixiao::document
