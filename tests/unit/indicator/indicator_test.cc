#include <gtest/gtest.h>

#include <string_view>
#include <utility>
#include <vector>

#include "jixiao/model.hpp"

namespace jixiao {
namespace {

TEST(FirstLevel, ReadsNamesAliasesAndNoise) {
  const std::vector<std::pair<std::string_view, FirstLevel>> cases = {
      {"产出指标", FirstLevel::kOutput},
      {"产出", FirstLevel::kOutput},
      {"项目产出", FirstLevel::kOutput},
      {"预期产出指标", FirstLevel::kOutput},
      {"项目完成指标", FirstLevel::kOutput},
      {"产 出 指\n标", FirstLevel::kOutput},
      {"产出指标（50分）", FirstLevel::kOutput},
      {"产出指标(50)", FirstLevel::kOutput},
      {"效益指标", FirstLevel::kBenefit},
      {"效果", FirstLevel::kBenefit},
      {"效果指标", FirstLevel::kBenefit},
      {"项目效益", FirstLevel::kBenefit},
      {"满意度", FirstLevel::kSatisfaction},
      {"满意度指标", FirstLevel::kSatisfaction},
      {"社会公众或服务对象满意度", FirstLevel::kSatisfaction},
      {"成本指标", FirstLevel::kCost},
      {"投入", FirstLevel::kUnknown},
      {"管理指标", FirstLevel::kUnknown},
      {"", FirstLevel::kUnknown},
      {"指标", FirstLevel::kUnknown},
      {"\xff", FirstLevel::kUnknown},
  };
  for (const auto& [name, level] : cases) EXPECT_EQ(ParseFirstLevel(name), level) << name;
}

TEST(FirstLevel, HasStableNames) {
  EXPECT_EQ(FirstLevelName(FirstLevel::kUnknown), "unknown");
  EXPECT_EQ(FirstLevelName(FirstLevel::kOutput), "output");
  EXPECT_EQ(FirstLevelName(FirstLevel::kBenefit), "benefit");
  EXPECT_EQ(FirstLevelName(FirstLevel::kSatisfaction), "satisfaction");
  EXPECT_EQ(FirstLevelName(FirstLevel::kCost), "cost");
}

TEST(RowDirection, ReadsTheColumn) {
  EXPECT_EQ(ParseRowDirection("正向"), RowDirection::kPositive);
  EXPECT_EQ(ParseRowDirection(" 正向指标"), RowDirection::kPositive);
  EXPECT_EQ(ParseRowDirection("反 向"), RowDirection::kInverse);
  EXPECT_EQ(ParseRowDirection("逆向"), RowDirection::kInverse);
  EXPECT_EQ(ParseRowDirection(""), std::nullopt);
  EXPECT_EQ(ParseRowDirection("中性"), std::nullopt);
}

struct KindCase {
  const char* level1;
  const char* level2;
  RowKind kind;
};

TEST(RowKind, SecondLevelComesBeforeFirst) {
  const std::vector<KindCase> cases = {
      {"产出指标", "数量指标", RowKind::kQuantity},
      {"产出指标", "质量指标", RowKind::kQuality},
      {"产出指标", "时效指标", RowKind::kTimeliness},
      {"产出指标", "成本指标", RowKind::kCost},
      {"成本指标", "经济成本指标", RowKind::kCost},
      {"成本指标", "生态环境成本指标", RowKind::kCost},
      {"成本指标", "别的", RowKind::kCost},
      {"效益指标", "社会效益指 标", RowKind::kBenefit},
      {"效益指标", "可持续影响指标", RowKind::kBenefit},
      {"效益指标", "服务对象满意度指标", RowKind::kSatisfaction},
      {"满意度指标", "", RowKind::kSatisfaction},
      {"产出指标", "制度", RowKind::kUnknown},
  };
  for (const KindCase& c : cases) {
    Indicator row;
    row.level1 = c.level1;
    row.level2 = c.level2;
    EXPECT_EQ(RowKindOf(row), c.kind) << c.level1 << " / " << c.level2;
  }
}

TEST(Context, ComesFromDepartmentProjectAndRow) {
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

TEST(BudgetLine, HasStableNames) {
  EXPECT_EQ(BudgetLineKindName(BudgetLineKind::kFiscal), "fiscal");
  EXPECT_EQ(BudgetLineKindName(BudgetLineKind::kCarriedOver), "carried_over");
  EXPECT_EQ(BudgetLineKindName(BudgetLineKind::kOther), "other");
}

}  // namespace
}  // namespace jixiao
