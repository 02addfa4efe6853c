#include "jixiao/model.hpp"

#include <gtest/gtest.h>

#include <string_view>
#include <utility>
#include <vector>

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

TEST(BudgetLine, HasStableNames) {
  EXPECT_EQ(BudgetLineKindName(BudgetLineKind::kFiscal), "fiscal");
  EXPECT_EQ(BudgetLineKindName(BudgetLineKind::kCarriedOver), "carried_over");
  EXPECT_EQ(BudgetLineKindName(BudgetLineKind::kOther), "other");
}

struct FaultCase {
  const char* name;
  void (*spoil)(Model&);
  const char* field;
  DiagnosticCode code;
};
const FaultCase kFaults[] = {
    {"a year that would wrap into another", [](Model& m) { m.department.year = 67560; },
     "department.year", DiagnosticCode::kBudgetYearInvalid},
    {"a year before all budgets", [](Model& m) { m.department.year = 1899; }, "department.year",
     DiagnosticCode::kBudgetYearInvalid},
    {"a day that no month has", [](Model& m) { m.projects[0].payment_plan[0].day = 32; },
     "projects[0].payment_plan[0].by", DiagnosticCode::kModelDayInvalid},
    {"a month that no year has", [](Model& m) { m.projects[0].payment_plan[0].month = 268; },
     "projects[0].payment_plan[0].by", DiagnosticCode::kModelDayInvalid},
    {"a monitoring day without a year",
     [](Model& m) {
       m.projects[0].as_of = Date{0, 7, 31};
     },
     "projects[0].as_of", DiagnosticCode::kModelDayInvalid},
    {"a monitoring day that is none",
     [](Model& m) {
       m.projects[0].as_of = Date{2023, 2, 29};
     },
     "projects[0].as_of", DiagnosticCode::kModelDayInvalid},
    {"a label twice",
     [](Model& m) {
       m.projects[0].indicators[0].extra = {{"备注", "一"}, {"备注", "二"}};
     },
     "projects[0].indicators[0].extra", DiagnosticCode::kLabelRepeated},
};

Model SoundModel() {
  Model model;
  model.department.year = 2024;
  Project& project = model.projects.emplace_back();
  project.payment_plan = {{.month = 2, .day = 29, .percent = std::nullopt}};
  project.as_of = Date{2024, 7, 31};
  Indicator& row = project.indicators.emplace_back();
  row.other_targets = {{"上年", "≥1家"}, {"长期", "≥1家"}};
  return model;
}

TEST(ValidateModel, FindsNothingInASoundOne) {
  EXPECT_TRUE(Validate(Model()).empty());
  EXPECT_TRUE(Validate(SoundModel()).empty());
}

TEST(ValidateModel, NamesTheFieldAndTheFault) {
  for (const FaultCase& c : kFaults) {
    Model model = SoundModel();
    c.spoil(model);
    const std::vector<ModelFault> faults = Validate(model);
    ASSERT_EQ(faults.size(), 1U) << c.name;
    EXPECT_EQ(faults[0].field, c.field) << c.name;
    EXPECT_EQ(faults[0].fault.code, c.code) << c.name;
    EXPECT_FALSE(faults[0].fault.Message(Language::kEnglish).empty()) << c.name;
  }
}

}  // namespace
}  // namespace jixiao
