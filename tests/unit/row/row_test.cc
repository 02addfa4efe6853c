#include "jixiao/row.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "row/years.h"

namespace jixiao {
namespace {

TEST(ContextOf, ComesFromDepartmentProjectAndRow) {
  Model model;
  model.department.year = 2024;
  Project project;
  project.budget.unit = "万元";
  Indicator row;
  row.level2 = "成本指标";
  row.level3 = "补贴金额";
  row.description = "金额";
  const ThresholdContext context = ContextOf(model, project, row);
  EXPECT_EQ(context.year, 2024);
  EXPECT_EQ(context.header_unit, "万元");
  EXPECT_EQ(context.row_kind, RowKind::kCost);
  EXPECT_EQ(context.name, "补贴金额");
  EXPECT_EQ(context.description, "金额");
}

TEST(RowOf, TakesAnIndicatorWithItsColumns) {
  Model model;
  model.department.year = 2024;
  Project project;
  project.budget.unit = "万元";
  Indicator from;
  from.level1 = "产出指标";
  from.level2 = "成本指标";
  from.level3 = "补贴金额";
  from.target = "50";
  from.symbol = "≤";
  from.unit = "万元";
  from.direction = "反向";
  from.weight = Decimal(10);
  from.actual = "49万元";
  from.base = "100万元";
  from.degree = Decimal(85);
  const Row row = RowOf(model, project, from);
  EXPECT_EQ(row.target.canonical(), "≤50万元");
  EXPECT_EQ(row.actual.text(), "49万元");
  ASSERT_TRUE(row.base.has_value());
  EXPECT_EQ(row.base->text(), "100万元");
  EXPECT_EQ(row.kind, RowKind::kCost);
  EXPECT_EQ(row.name, "补贴金额");
  EXPECT_EQ(row.year, 2024);
  EXPECT_EQ(row.direction, RowDirection::kInverse);
  EXPECT_EQ(row.weight, Decimal(10));
  EXPECT_EQ(row.degree, Decimal(85));
  EXPECT_TRUE(row.applicable);
  EXPECT_TRUE(row.diagnostics.empty());
}

TEST(RowOf, OwnsWhatItHolds) {
  Row row;
  {
    const std::string target = "2024年8月31日前完成验收工作";
    const std::string name = "一个放不进小缓冲的三级指标名称";
    row = RowOf(target, "已完成", {.name = name});
  }
  EXPECT_EQ(row.target.text(), "2024年8月31日前完成验收工作");
  EXPECT_EQ(row.name, "一个放不进小缓冲的三级指标名称");
}

TEST(RowOf, AnIndicatorsMissingWeightIsNotAHundredPoints) {
  EXPECT_EQ(RowOf(Model(), Project(), Indicator()).weight, std::nullopt);
  EXPECT_EQ(RowOf("≥1家", "1家").weight, Decimal(100));
}

TEST(RowOf, ReportsADirectionThatIsNone) {
  Indicator indicator;
  indicator.direction = "向上";
  const Row row = RowOf(Model(), Project(), indicator);
  ASSERT_EQ(row.diagnostics.size(), 1U);
  EXPECT_EQ(row.diagnostics[0].code, DiagnosticCode::kDirectionUnknown);
}

struct YearsCase {
  const char* target;
  int budget_year;
  int first;
  int last;
};
constexpr YearsCase kYears[] = {
    {"2023年8月底前", 2024, 2023, 2023},
    {"8月底前", 2024, 2024, 2024},
    {"8月底前", 0, 0, 0},
    {"2023年11月至2024年3月", 2025, 2023, 2024},
    {"≥15家", 2024, 2024, 2024},
};

TEST(YearsOf, ATargetsOwnYearComesBeforeTheBudgetYear) {
  for (const YearsCase& c : kYears) {
    const Years years = YearsOf(Threshold::Parse(c.target), c.budget_year);
    EXPECT_EQ(years.first, c.first) << c.target;
    EXPECT_EQ(years.last, c.last) << c.target;
  }
}

struct SettleCase {
  Date date;
  int year;
  std::optional<Date> day;
  std::optional<DiagnosticCode> fault;
};

TEST(SettleYear, GivesADayOrSaysWhyNot) {
  const SettleCase cases[] = {
      {{2022, 3, 1}, 2024, Date{2022, 3, 1}, std::nullopt},
      {{0, 3, 1}, 2024, Date{2024, 3, 1}, std::nullopt},
      {{0, 2, 0}, 2023, Date{2023, 2, 28}, std::nullopt},
      {{0, 3, 1}, 0, std::nullopt, DiagnosticCode::kYearUnknown},
      {{0, 2, 29}, 2024, Date{2024, 2, 29}, std::nullopt},
      {{0, 2, 29}, 2023, std::nullopt, DiagnosticCode::kNoSuchDay},
  };
  for (const SettleCase& c : cases) {
    const SettledDay settled = SettleYear(c.date, c.year);
    EXPECT_EQ(settled.day, c.day) << c.date.ToString() << " " << c.year;
    EXPECT_EQ(settled.fault.has_value(), c.fault.has_value()) << c.date.ToString();
    if (c.fault && settled.fault) {
      EXPECT_EQ(settled.fault->code, *c.fault);
    }
  }
}

}  // namespace
}  // namespace jixiao
