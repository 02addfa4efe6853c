#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "jixiao/interchange.hpp"

namespace jixiao {
namespace {

Decimal D(std::string_view text) { return Decimal::Parse(text).value(); }

constexpr std::string_view kHeader =
    "项目编码,项目名称,一级指标,二级指标,三级指标,指标值,分值,实际完成值,评价等次,达成度,计算基数,"
    "扣分,是否适用,偏差原因,评分标准";

Indicator MakeRow(std::string level3, std::string target) {
  Indicator row;
  row.level1 = "产出指标";
  row.level2 = "数量指标";
  row.level3 = std::move(level3);
  row.target = std::move(target);
  return row;
}

Model TwoProjects() {
  Model model;
  model.projects.resize(2);
  model.projects[0].code = "P1";
  model.projects[0].name = "甲";
  model.projects[0].budget.unit = "万元";
  model.projects[0].budget.total = D("20.00");
  model.projects[0].indicators = {MakeRow("家数", "≥15家"), MakeRow("人数", "≥4 人"),
                                  MakeRow("家数", "≥15家")};
  model.projects[1].code = "P2";
  model.projects[1].name = "乙";
  model.projects[1].budget.unit = "元";
  model.projects[1].indicators = {MakeRow("家数", "≥15家")};
  return model;
}

ModelReading Apply(const Model& model, const std::string& rows) {
  auto reading = ApplyActuals(model, std::string(kHeader) + "\n" + rows);
  EXPECT_TRUE(reading.ok()) << reading.status().message();
  return reading.ok() ? std::move(reading).value() : ModelReading();
}

std::vector<std::string> CodesOf(const ModelReading& reading) {
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : reading.diagnostics) {
    codes.emplace_back(DiagnosticName(diagnostic.code));
  }
  return codes;
}

using Codes = std::vector<std::string>;

TEST(TemplateCsv, HasMarkHeaderMoneyRowsAndOneRowPerIndicator) {
  const std::string csv = TemplateCsv(TwoProjects());
  EXPECT_EQ(csv, "\xEF\xBB\xBF" + std::string(kHeader) +
                     "\r\n"
                     "P1,甲,预算执行,,全年预算数,20.00万元,,,,,,,,,\r\n"
                     "P1,甲,预算执行,,全年执行数,20.00万元,,,,,,,,,\r\n"
                     "P1,甲,产出指标,数量指标,家数,≥15家,,,,,,,是,,\r\n"
                     "P1,甲,产出指标,数量指标,人数,\"≥4 人\",,,,,,,是,,\r\n"
                     "P1,甲,产出指标,数量指标,家数,≥15家,,,,,,,是,,\r\n"
                     "P2,乙,预算执行,,全年预算数,,,,,,,,,,\r\n"
                     "P2,乙,预算执行,,全年执行数,,,,,,,,,,\r\n"
                     "P2,乙,产出指标,数量指标,家数,≥15家,,,,,,,是,,\r\n");
}

TEST(TemplateCsv, WhatTheModelStatesComesBackThroughTheForm) {
  Model model = TwoProjects();
  Indicator& row = model.projects[0].indicators[1];
  row.weight = D("22.50");
  row.actual = "-3人,\n\"约\"";
  row.achievement = Achievement::kPartly;
  row.degree = D("75");
  row.base = "=120万元";
  row.deduction = D("0.5");
  row.applicable = false;
  row.reason = "第一行\n第二行";
  model.projects[0].budget.adjusted = D("18.50");
  model.projects[0].budget.spent = D("18.00");
  model.projects[0].budget.weight = D("10");
  model.projects[1].code = "=CMD()";

  Model blank = TwoProjects();
  blank.projects[1].code = "=CMD()";
  const auto reading = ApplyActuals(blank, TemplateCsv(model));
  ASSERT_TRUE(reading.ok()) << reading.status().message();
  EXPECT_EQ(reading->model, model);
  EXPECT_EQ(CodesOf(*reading), Codes());
}

TEST(ApplyActuals, RowsThatAreAlikeMatchInTheirOrder) {
  const ModelReading reading = Apply(TwoProjects(),
                                     "P1,,产出指标,数量指标,家数,≥15家,,第一,,,,,,\n"
                                     "P2,,产出指标,数量指标,家数,≥15家,,乙的,,,,,,\n"
                                     "P1,,产出指标,数量指标,家数,≥15家,,第二,,,,,,\n");
  EXPECT_EQ(CodesOf(reading), Codes());
  EXPECT_EQ(reading.model.projects[0].indicators[0].actual, "第一");
  EXPECT_EQ(reading.model.projects[0].indicators[2].actual, "第二");
  EXPECT_EQ(reading.model.projects[1].indicators[0].actual, "乙的");
}

TEST(ApplyActuals, RowsThatAreAlikeAreRefusedWhereOneOfThemIsMissing) {
  const std::string second = "P1,,产出指标,数量指标,家数,≥15家,,第二,,,,,,\n";
  struct Case {
    std::string rows;
    Codes codes;
  };
  for (const Case& c : {
           Case{second, {"csv_row_ambiguous"}},
           Case{"P1,,产出指标,数量指标,家数,≥51家,,第一,,,,,,\n" + second,
                {"csv_target_differs", "csv_row_ambiguous"}},
           Case{second + second + second,
                {"csv_row_ambiguous", "csv_row_ambiguous", "csv_row_ambiguous"}},
       }) {
    const ModelReading reading = Apply(TwoProjects(), c.rows);
    EXPECT_EQ(CodesOf(reading), c.codes);
    EXPECT_EQ(reading.model, TwoProjects());
  }
}

TEST(ApplyActuals, SpacesOfAllKindsAndLineBreaksDoNotKeepRowsApart) {
  const ModelReading reading =
      Apply(TwoProjects(), "\" P1 \",,产出 指标,\"数量指\n标\",人　数,≥4人,,5人,,,,,,\n");
  EXPECT_EQ(CodesOf(reading), Codes());
  EXPECT_EQ(reading.model.projects[0].indicators[1].actual, "5人");
}

TEST(ApplyActuals, ProjectIsFoundByNameWhereTheRowHasNoCode) {
  const ModelReading reading =
      Apply(TwoProjects(), ",乙,产出指标,数量指标,家数,≥15家,,16家,,,,,,\n");
  EXPECT_EQ(CodesOf(reading), Codes());
  EXPECT_EQ(reading.model.projects[1].indicators[0].actual, "16家");
}

TEST(ApplyActuals, NameThatTwoProjectsHaveNamesNeither) {
  Model model = TwoProjects();
  model.projects[1].name = "甲";
  const ModelReading reading = Apply(model, ",甲,产出指标,数量指标,家数,≥15家,,16家,,,,,,\n");
  EXPECT_EQ(CodesOf(reading), Codes{"csv_project_not_found"});
  EXPECT_EQ(reading.model, model);
}

TEST(ApplyActuals, RowThatMatchesNothingIsAnErrorWithItsLine) {
  struct Case {
    std::string row;
    std::string code;
  };
  const Case cases[] = {
      {"P9,,产出指标,数量指标,家数,≥15家,,1,,,,,,", "csv_project_not_found"},
      {"P1,,产出指标,质量指标,家数,≥15家,,1,,,,,,", "csv_indicator_not_found"},
      {"P1,,产出指标,数量指标,家数,≥16家,,1,,,,,,", "csv_target_differs"},
      {"P9,,预算执行,,全年执行数,,,1,,,,,,", "csv_project_not_found"},
      {"P1,,预算执行,,结转,,,1,,,,,,", "csv_indicator_not_found"},
  };
  for (const Case& c : cases) {
    // The row before spans two lines.
    const ModelReading reading =
        Apply(TwoProjects(), "P1,,产出指标,数量指标,人数,\"≥4\n人\",,,,,,,,\n" + c.row + "\n");
    ASSERT_EQ(CodesOf(reading), Codes{c.code}) << c.row;
    EXPECT_EQ(reading.diagnostics[0].line, 4U) << c.row;
    EXPECT_EQ(reading.diagnostics[0].severity(), Severity::kError);
    EXPECT_EQ(reading.model, TwoProjects()) << c.row;
  }
}

TEST(ApplyActuals, MoreRowsThanIndicatorsAreAnError) {
  const std::string row = "P2,,产出指标,数量指标,家数,≥15家,,1,,,,,,\n";
  const ModelReading reading = Apply(TwoProjects(), row + row);
  ASSERT_EQ(CodesOf(reading), Codes{"csv_row_repeated"});
  EXPECT_EQ(reading.diagnostics[0].line, 3U);
}

TEST(ApplyActuals, BlankCellsLeaveWhatTheModelStates) {
  Model model = TwoProjects();
  model.projects[1].indicators[0].actual = "16家";
  model.projects[1].indicators[0].applicable = false;
  const ModelReading reading = Apply(model, "P2,,产出指标,数量指标,家数,≥15家,, ,,,,,,\n");
  EXPECT_EQ(reading.model, model);
}

TEST(ApplyActuals, FiguresAreReadAsClerksWriteThem) {
  const ModelReading reading =
      Apply(TwoProjects(),
            "P1,,产出指标,数量指标,人数,≥4人,10分,≥5人,基本达成,８５％,120万元,0.5,否,忙\n");
  EXPECT_EQ(CodesOf(reading), Codes());
  const Indicator& row = reading.model.projects[0].indicators[1];
  EXPECT_EQ(row.weight, D("10"));
  EXPECT_EQ(row.actual, "≥5人");
  EXPECT_EQ(row.achievement, Achievement::kPartly);
  EXPECT_EQ(row.degree, D("85"));
  EXPECT_EQ(row.base, "120万元");
  EXPECT_EQ(row.deduction, D("0.5"));
  EXPECT_FALSE(row.applicable);
  EXPECT_EQ(row.reason, "忙");
}

TEST(ApplyActuals, CellThatCannotBeUsedIsAnErrorAndChangesNothing) {
  for (const char* const cells : {"十家,,,,,,", "-1,,,,,,", "≥10,,,,,,", ",,不知道,,,,", ",,,优,,,",
                                  ",,,-5,,,", ",,,,,3家,", ",,,,,,也许"}) {
    const ModelReading reading =
        Apply(TwoProjects(), "P2,,产出指标,数量指标,家数,≥15家," + std::string(cells) + ",\n");
    EXPECT_EQ(CodesOf(reading), Codes{"csv_bad_cell"}) << cells;
    EXPECT_EQ(reading.model, TwoProjects()) << cells;
  }
}

TEST(ApplyActuals, MoneyIsConvertedExactlyIntoTheProjectsUnit) {
  struct Case {
    std::string cell;
    std::string expected;
  };
  const Case cases[] = {
      {"19.80", "19.80"},    {"\"198,000元\"", "19.8"}, {"19.8万元", "19.8"},
      {"0.0198亿元", "198"}, {"1元", "0.0001"},         {"19.8万", "19.8"},
  };
  for (const Case& c : cases) {
    const ModelReading reading =
        Apply(TwoProjects(), "P1,,预算执行,,全年执行数,,," + c.cell + ",,,,,,\n");
    EXPECT_EQ(CodesOf(reading), Codes()) << c.cell;
    ASSERT_TRUE(reading.model.projects[0].budget.spent.has_value()) << c.cell;
    EXPECT_EQ(*reading.model.projects[0].budget.spent, D(c.expected)) << c.cell;
    EXPECT_FALSE(reading.model.projects[0].budget.adjusted.has_value());
  }
}

TEST(ApplyActuals, WhatIsNoMoneyIsNoAmount) {
  for (const char* const cell : {"98%", "5家", "约20", "-3", "100美元", "已支付"}) {
    const ModelReading reading =
        Apply(TwoProjects(), "P1,,预算执行,,全年预算数,,," + std::string(cell) + ",,,,,,\n");
    EXPECT_EQ(CodesOf(reading), Codes{"csv_bad_cell"}) << cell;
    EXPECT_EQ(reading.model, TwoProjects()) << cell;
  }
}

TEST(ApplyActuals, MoneyRowReportsCellsItDoesNotTake) {
  const ModelReading reading =
      Apply(TwoProjects(), "P1,,预算执行,,全年执行数,,10,19,,,,,,付款晚\n");
  EXPECT_EQ(CodesOf(reading), Codes{"csv_cell_not_for_money"});
  EXPECT_EQ(reading.model.projects[0].budget.weight, D("10"));
}

TEST(ApplyActuals, ColumnsAreKnownByNameInAnyOrder) {
  const auto reading = ApplyActuals(TwoProjects(),
                                    "实际完成值;备注;指标值;三级指标;二级指标;一级指标;项目编码\n"
                                    "9人;x;≥4人;人数;数量指标;产出指标;P1\n");
  ASSERT_TRUE(reading.ok()) << reading.status().message();
  EXPECT_EQ(reading->model.projects[0].indicators[1].actual, "9人");
  EXPECT_EQ(CodesOf(*reading),
            (Codes{"csv_unknown_column", "csv_column_missing", "csv_column_missing",
                   "csv_column_missing", "csv_column_missing", "csv_column_missing",
                   "csv_column_missing", "csv_column_missing", "csv_column_missing"}));
}

TEST(ApplyActuals, ColumnsWithoutWhichNoRowMatchesAreRequired) {
  for (const char* const text :
       {"", "项目编码,一级指标,二级指标,三级指标,指标值\n",
        "一级指标,二级指标,三级指标,指标值,实际完成值\n",
        "项目编码,一级指标,二级指标,指标值,实际完成值\n",
        "项目编码,一级指标,二级指标,三级指标,指标值,实际完成值,实际完成值\n"}) {
    EXPECT_EQ(ApplyActuals(TwoProjects(), text).code(), StatusCode::kInvalidFormat) << text;
  }
}

TEST(ApplyActuals, SurplusCellsAreAnError) {
  const ModelReading reading =
      Apply(TwoProjects(), "P2,,产出指标,数量指标,家数,≥15家,,1,234家,,,,,,,多\n");
  EXPECT_NE(CodesOf(reading), Codes());
  bool has_surplus = false;
  for (const std::string& code : CodesOf(reading)) has_surplus |= code == "csv_surplus_cell";
  EXPECT_TRUE(has_surplus);
}

}  // namespace
}  // namespace jixiao
