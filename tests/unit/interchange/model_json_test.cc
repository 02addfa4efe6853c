#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/interchange.hpp"

namespace jixiao {
namespace {

Decimal D(std::string_view text) { return Decimal::Parse(text).value(); }

// Every field of every struct stated, so that one that is not written or not read is missed.
Model WholeModel() {
  Model model;
  model.department = {.code = "471001",
                      .name = "某局",
                      .unit_name = "某局本级",
                      .year = 2024,
                      .overall_goal = "总体\n目标",
                      .goals = {{.title = "一", .goal = "目标", .indicators = "指标"}},
                      .safeguards = {"制度", "监督"}};
  Indicator row{.level1 = "产出指标",
                .level2 = "成本指标",
                .level3 = "预算\"控制\"",
                .description = "说明",
                .target = "≤2万",
                .symbol = "≤",
                .unit = "万元",
                .direction = "反向",
                .basis = "工作计划",
                .weight = D("22.50"),
                .other_targets = {{"2023年指标值", "≥18家"}, {"长期目标", "≥30家"}},
                .standard = "每少1家扣0.5分",
                .definition = "新认定的企业数",
                .actual = "19,800元",
                .achievement = Achievement::kPartly,
                .degree = D("75"),
                .base = "120万元",
                .score = D("8.0"),
                .deduction = D("0.5"),
                .reason = "原因",
                .applicable = false,
                .cause = "人员保障",
                .likelihood = "有可能",
                .forecast = "22家",
                .extra = {{"佐证材料", "见附件\t1"}},
                .source = "Sheet1!A12"};
  Project project;
  project.kind = TableKind::kMonitoring;
  project.implementer = "实施单位";
  project.department_score = D("88.50");
  project.as_of = Date{2024, 7, 31};
  project.level_weights = {{"产出指标", "", D("50")}, {"产出指标", "数量指标", std::nullopt}};
  project.code = "13030624P00D2K010004P";
  project.name = "项目";
  project.budget = {.unit = "万元",
                    .total = D("564.00"),
                    .fiscal = D("500.000000"),
                    .other = D("64"),
                    .adjusted = D("564.0"),
                    .spent = D("0"),
                    .weight = D("10"),
                    .score = D("9.99"),
                    .reason = "尾款未到期",
                    .lines = {{BudgetLineKind::kFiscal, D("1"), D("2"), D("3")},
                              {BudgetLineKind::kCarriedOver, std::nullopt, D("0.10"), std::nullopt},
                              {BudgetLineKind::kOther, std::nullopt, std::nullopt, std::nullopt},
                              {BudgetLineKind::kBasic, D("4"), std::nullopt, std::nullopt},
                              {BudgetLineKind::kProjects, D("5"), std::nullopt, std::nullopt}}};
  project.purpose = "用途";
  project.payment_plan = {{3, 31, D("25"), false},
                          {6, 30, D("50.0"), true},
                          {10, 31, std::nullopt, true},
                          {12, 31, std::nullopt, false}};
  project.goals = {"目标一", ""};
  project.indicators = {row, Indicator()};
  project.score = D("96.40");
  model.projects = {project, Project()};
  return model;
}

std::vector<std::string> CodesOf(const ModelReading& reading) {
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : reading.diagnostics) {
    codes.emplace_back(DiagnosticName(diagnostic.code));
  }
  return codes;
}

/// A document whose first indicator has these members.
std::string WithRow(const std::string& members) {
  return R"({"format_version": 1, "projects": [{"indicators": [{)" + members + "}]}]}";
}

ModelReading Read(const std::string& text) {
  auto reading = ModelFromJson(text);
  EXPECT_TRUE(reading.ok()) << reading.status().message();
  return reading.ok() ? std::move(reading).value() : ModelReading();
}

TEST(ModelJson, WhatIsWrittenIsReadBackEqualAndWithoutADiagnostic) {
  for (const JsonLayout layout : {JsonLayout::kCompact, JsonLayout::kIndented}) {
    for (const Model& model : {WholeModel(), Model()}) {
      const ModelReading reading = Read(ModelToJson(model, layout));
      EXPECT_EQ(reading.model, model);
      EXPECT_TRUE(reading.diagnostics.empty());
    }
  }
}

TEST(ModelJson, DecimalsKeepTheirDigits) {
  const std::string json = ModelToJson(WholeModel(), JsonLayout::kCompact);
  for (const char* const digits : {"\"564.00\"", "\"500.000000\"", "\"22.50\"", "\"564.0\""}) {
    EXPECT_NE(json.find(digits), std::string::npos) << digits;
  }
  EXPECT_EQ(Read(json).model.projects[0].budget.fiscal->ToString(), "500.000000");
}

TEST(ModelJson, CompactIsOneLine) {
  EXPECT_EQ(ModelToJson(WholeModel(), JsonLayout::kCompact).find('\n'), std::string::npos);
}

TEST(ModelJson, MissingAndNullFieldsAreNotStated) {
  const Model model =
      Read(R"({"format_version":1,"department":null,"projects":[{"budget":{"spent":null}},{}]})")
          .model;
  EXPECT_EQ(model, (Model{.department = {}, .projects = {Project(), Project()}}));
}

TEST(ModelJson, UnknownFieldIsReportedByItsPathAndLine) {
  const ModelReading reading = Read(
      "{\"format_version\":1,\n\"projects\":[{},{\"budget\":\n{\"total\":\"1\",\"totl\":\"2\"}}]}");
  ASSERT_EQ(CodesOf(reading), std::vector<std::string>{"json_unknown_field"});
  EXPECT_EQ(reading.diagnostics[0].arguments[0], "projects[1].budget.totl");
  EXPECT_EQ(reading.diagnostics[0].line, 3U);
}

TEST(ModelJson, WrongTypesAreReportedByPathAndLeaveTheFieldNotStated) {
  struct Case {
    std::string members;
    std::string path;
    std::string code;
  };
  const Case cases[] = {
      {R"("level1": 5)", "projects[0].indicators[0].level1", "json_wrong_type"},
      {R"("weight": true)", "projects[0].indicators[0].weight", "json_wrong_type"},
      {R"("weight": "ten")", "projects[0].indicators[0].weight", "json_bad_value"},
      {R"("weight": 1e2)", "projects[0].indicators[0].weight", "json_bad_value"},
      {R"("actual": {"a": 1})", "projects[0].indicators[0].actual", "json_wrong_type"},
      {R"("achievement": "done")", "projects[0].indicators[0].achievement", "json_bad_value"},
      {R"("applicable": "yes")", "projects[0].indicators[0].applicable", "json_wrong_type"},
  };
  for (const Case& c : cases) {
    const ModelReading reading = Read(WithRow(c.members));
    ASSERT_EQ(CodesOf(reading), std::vector<std::string>{c.code}) << c.members;
    EXPECT_EQ(reading.diagnostics[0].arguments[0], c.path);
    EXPECT_EQ(reading.model.projects[0].indicators[0], Indicator()) << c.members;
  }
}

TEST(ModelJson, ANumberIsTakenDigitByDigitWithAWarning) {
  const ModelReading reading = Read(WithRow(R"("weight": 12345678901234567890.10, "degree": 80)"));
  EXPECT_EQ(CodesOf(reading),
            (std::vector<std::string>{"json_number_unquoted", "json_number_unquoted"}));
  const Indicator& row = reading.model.projects[0].indicators[0];
  EXPECT_EQ(row.weight->ToString(), "12345678901234567890.10");
  EXPECT_EQ(row.degree->ToString(), "80");
}

TEST(ModelJson, RepeatedFieldKeepsTheFirstAndIsReported) {
  const ModelReading reading = Read(WithRow(R"("target": "≥1", "target": "≥2")"));
  EXPECT_EQ(CodesOf(reading), std::vector<std::string>{"json_repeated_field"});
  EXPECT_EQ(reading.model.projects[0].indicators[0].target, "≥1");
}

TEST(ModelJson, AnElementThatCannotBeReadKeepsItsPlace) {
  const ModelReading reading = Read(R"({"format_version":1,"projects":[{"goals":["a", 7, "c"]}]})");
  EXPECT_EQ(CodesOf(reading), std::vector<std::string>{"json_wrong_type"});
  EXPECT_EQ(reading.diagnostics[0].arguments[0], "projects[0].goals[1]");
  EXPECT_EQ(reading.model.projects[0].goals, (std::vector<std::string>{"a", "", "c"}));
}

TEST(ModelJson, PaymentPlanTakesOnlyDaysOfTheYear) {
  for (const char* const day : {"2024-03-31", "13-01", "02-30", "3-1", ""}) {
    const ModelReading reading =
        Read(R"({"format_version":1,"projects":[{"payment_plan":[{"by":")" + std::string(day) +
             R"("}]}]})");
    EXPECT_EQ(CodesOf(reading), std::vector<std::string>{"json_bad_value"}) << day;
  }
}

TEST(ModelJson, AYearThatIsNoBudgetYearIsReportedAndNotStated) {
  for (const char* const year : {"67560", "1899", "2200", "0", "-1"}) {
    const ModelReading reading =
        Read(R"({"format_version":1,"department":{"year":)" + std::string(year) + "}}");
    EXPECT_EQ(CodesOf(reading), std::vector<std::string>{"json_bad_value"}) << year;
    EXPECT_EQ(reading.model.department.year, std::nullopt) << year;
    EXPECT_TRUE(Validate(reading.model).empty()) << year;
  }
}

TEST(ModelJson, LabelsOfACellMayNotRepeat) {
  const ModelReading reading = Read(WithRow(R"("extra": {"备注": "一", "备注": "二"})"));
  EXPECT_EQ(CodesOf(reading), std::vector<std::string>{"json_repeated_field"});
  EXPECT_EQ(reading.model.projects[0].indicators[0].extra,
            (std::vector<LabelledText>{{"备注", "一"}}));
}

TEST(ModelJson, OnlyTheKnownFormatVersionIsRead) {
  for (const char* const text :
       {"{}", R"({"format_version": 2})", R"({"format_version": "1"})", "[]", "7", "null"}) {
    EXPECT_EQ(ModelFromJson(text).code(), StatusCode::kInvalidFormat) << text;
  }
}

TEST(ModelJson, TooManyProjectsAreALimitExceeded) {
  Limits limits;
  limits.projects = 2;
  const std::string two = R"({"format_version": 1, "projects": [{}, {})";
  EXPECT_TRUE(ModelFromJson(two + "]}", limits).ok());
  EXPECT_EQ(ModelFromJson(two + ", {}]}", limits).code(), StatusCode::kLimitExceeded);
}

TEST(ModelJson, TheLargestLimitOfRowsIsNoLimit) {
  Limits limits;
  limits.rows = std::numeric_limits<std::size_t>::max();
  EXPECT_TRUE(ModelFromJson(R"({"format_version": 1, "projects": [{}]})", limits).ok());
}

TEST(ModelJson, MoreBytesThanASpanCanCountAreRefusedUnread) {
  Limits limits;
  limits.document_bytes = std::numeric_limits<std::size_t>::max();
  const std::string_view claimed("{}", std::size_t{1} << 32U);
  EXPECT_EQ(ModelFromJson(claimed, limits).code(), StatusCode::kLimitExceeded);
}

TEST(ModelJson, TooManyRowsAreALimitExceeded) {
  Limits limits;
  limits.rows = 2;
  EXPECT_EQ(
      ModelFromJson(R"({"format_version":1,"projects":[{"indicators":[{},{}]}]})", limits).code(),
      StatusCode::kLimitExceeded);
}

TEST(ModelJson, EndlessFaultsAreCountedNotListed) {
  std::string text = R"({"format_version":1)";
  for (int i = 0; i < 5000; ++i) text += R"(,"x":1)";
  const ModelReading reading = Read(text + "}");
  EXPECT_LT(reading.diagnostics.size(), 1100U);
  EXPECT_EQ(reading.diagnostics.back().code, DiagnosticCode::kDiagnosticsOmitted);
  EXPECT_EQ(reading.diagnostics.back().arguments[0], "4000");
}

}  // namespace
}  // namespace jixiao
