#include <gtest/gtest.h>

#include <string_view>
#include <utility>
#include <vector>

#include "jixiao/model.hpp"

namespace jixiao {
namespace {

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
