#include "document/heads.h"

#include <gtest/gtest.h>

namespace jixiao::document {
namespace {

TEST(Heads, AreFoundThroughTheirNoise) {
  EXPECT_EQ(LabelOf("预算规模及 资金用途"), Label::kMoneySection);
  EXPECT_EQ(LabelOf("其中：财政 资金"), Label::kFiscal);
  EXPECT_EQ(LabelOf("预算数（万元）"), Label::kTotal);
  EXPECT_EQ(LabelOf("年度资金总额："), Label::kTotal);
  EXPECT_EQ(LabelOf("资金支出计 划（%）"), Label::kPlan);
  EXPECT_EQ(LabelOf("项目编号"), Label::kMisnamedCode);
  EXPECT_EQ(LabelOf("预算控制数"), Label::kNone);
  EXPECT_EQ(LabelOf(""), Label::kNone);
  EXPECT_EQ(NameOf("预算数（万元）").note, "万元");
}

TEST(Heads, MayCarryTheirValue) {
  EXPECT_EQ(LabelledValueOf("项目名称：道路养护").label, Label::kName);
  EXPECT_EQ(LabelledValueOf("项目名称：道路养护").value, "道路养护");
  EXPECT_EQ(LabelledValueOf("项目名称：").label, Label::kNone);
  EXPECT_EQ(LabelledValueOf("注意：道路养护").label, Label::kNone);
}

TEST(Heads, OfColumnsAreReadByComposition) {
  struct Case {
    const char* heading;
    Column column;
  };
  constexpr Case kCases[] = {
      {"一级 指标", Column::kLevel1},
      {"指标内容", Column::kLevel3},
      {"年度指标值", Column::kTarget},
      {"绩效标准", Column::kTarget},
      {"指标值确定依据", Column::kBasis},
      {"分值（90）", Column::kWeight},
      {"权重（%）", Column::kWeight},
      {"计量单位", Column::kUnit},
      {"指标性质", Column::kSymbol},
      {"指标方向性", Column::kDirection},
      {"全年实际完成值", Column::kActual},
      {"自评得分", Column::kScore},
      {"未完成原因及下一步改进措施", Column::kReason},
      {"备注", Column::kRemark},
      {"改制企业家数", Column::kNone},
      {"数量指标", Column::kNone},
      {"全年实际完成值", Column::kActual},
      {"当年实现情况", Column::kActual},
      {"实际完成数", Column::kActual},
      {"1-6月完成值", Column::kPartActual},
      {"上年完成值", Column::kOtherTarget},
      {"全年预计完成情况", Column::kForecast},
      {"目标完成率", Column::kRate},
      {"评分标准", Column::kStandard},
      {"评(扣)分标准", Column::kStandard},
      {"指标说明及评分标准", Column::kStandard},
      {"评价标准确定依据", Column::kBasis},
      {"指标解释", Column::kDefinition},
      {"计算公式", Column::kDefinition},
      {"指标值类型", Column::kRemark},
      {"绩效指标", Column::kBlock},
      {"序号", Column::kNumber},
      {"完成目标可能性", Column::kLikelihood},
      {"主管部门评分", Column::kOtherScore},
      {"實際完成值", Column::kActual},
      {"年度\n指标值", Column::kTarget},
      {"★指标值（必填）", Column::kTarget},
      {"lv3_perf_ind_name", Column::kLevel3},
  };
  for (const Case& c : kCases) EXPECT_EQ(ColumnOf(c.heading), c.column) << c.heading;
}

TEST(Heads, OfFieldsAreReadByComposition) {
  struct Case {
    const char* text;
    Label label;
  };
  constexpr Case kCases[] = {
      {"转移支付(项目)名称", Label::kName},
      {"县级专项资金名称", Label::kName},
      {"省级主管部门", Label::kSupervisor},
      {"部门(单位)名称", Label::kSupervisor},
      {"填报单位", Label::kSupervisor},
      {"资金使用单位", Label::kImplementer},
      {"项目执行单位", Label::kImplementer},
      {"项目负责人及电话", Label::kPerson},
      {"年初预算数", Label::kOpening},
      {"全年(调整)预算数", Label::kAdjusted},
      {"全年执行数(B)", Label::kSpent},
      {"资金到位数", Label::kSpent},
      {"上年结转资金", Label::kCarriedOver},
      {"其中:中央补助(万元)", Label::kFiscal},
      {"年初设定目标", Label::kExpectedGoals},
      {"年度总体目标完成情况综述", Label::kReachedGoals},
      {"自评总分(分)", Label::kTotalScore},
      {"财政项目支出绩效自评表", Label::kNone},
      {"满意度指标", Label::kNone},
  };
  for (const Case& c : kCases) EXPECT_EQ(LabelOf(c.text), c.label) << c.text;
}

TEST(Heads, ASourceOfMoneyMayHaveItsSumBehindIt) {
  EXPECT_EQ(LabelledValueOf("其中 :上级资金16").label, Label::kFiscal);
  EXPECT_EQ(LabelledValueOf("其中 :上级资金16").value, "16");
  EXPECT_EQ(LabelledValueOf("2023年度").label, Label::kNone);
}

}  // namespace
}  // namespace jixiao::document
