#include "document/labels.h"

#include <gtest/gtest.h>

namespace jixiao::document {
namespace {

TEST(Levels, AreKnownWithAndWithoutTheirSuffix) {
  EXPECT_TRUE(IsFirstLevelName("产出"));
  EXPECT_TRUE(IsFirstLevelName("产出指标（50分）"));
  EXPECT_TRUE(IsSecondLevelName("社会效益指 标"));
  EXPECT_TRUE(IsFirstLevelName("成本指标") && IsSecondLevelName("成本指标"));
  EXPECT_FALSE(IsFirstLevelName("数量指标"));
  EXPECT_FALSE(IsSecondLevelName("改制人员"));
}

TEST(Titles, NameTheirProject) {
  struct Case {
    const char* text;
    const char* name;
    bool continued;
    bool contents;
  };
  constexpr Case kCases[] = {
      {"1.2024 年改制企业相关费用绩效目标表", "2024年改制企业相关费用", false, false},
      {"2. 道路养护绩效目标表（续）", "道路养护", true, false},
      {"3、道路养护项目支出绩效自评表", "道路养护项目支出", false, false},
      {"道路养护绩效目标表......7", "道路养护", false, true},
      {"## 项目支出绩效目标表", "", false, false},
      {"部门预算项目支出绩效自评表(2023年度)", "", false, false},
      {"2022年度项目支出绩效自评结果表", "", false, false},
      {"4.绩效评价经费绩效目标申报表", "绩效评价经费", false, false},
  };
  for (const Case& c : kCases) {
    const std::optional<Title> title = TitleOf(c.text);
    ASSERT_TRUE(title) << c.text;
    EXPECT_EQ(title->name, c.name) << c.text;
    EXPECT_EQ(title->continued, c.continued) << c.text;
    EXPECT_EQ(title->contents, c.contents) << c.text;
  }
  for (const char* const text : {"绩效目标", "一、总体绩效目标", "收支预算总表", ""}) {
    EXPECT_FALSE(TitleOf(text)) << text;
  }
}

TEST(Notices, OfTheUnitOfMoney) {
  EXPECT_EQ(UnitNoticeOf("单位：万元")->unit, "万元");
  EXPECT_EQ(UnitNoticeOf("（金额单位： 元）")->unit, "元");
  EXPECT_EQ(UnitNoticeOf("填报单位：某局    单位：万元")->before, "填报单位：某局");
  EXPECT_FALSE(UnitNoticeOf("单位：某局"));
  EXPECT_FALSE(UnitNoticeOf("实施单位"));
}

TEST(Notices, OfTheBudgetUnit) {
  struct Case {
    const char* text;
    const char* code;
    const char* name;
  };
  constexpr Case kCases[] = {
      {"471001 某区科技局本级", "471001", "某区科技局本级"},
      {"471001某区科技局本级", "471001", "某区科技局本级"},
      {"[506]某县水利局", "506", "某县水利局"},
      {"单位编码及名称：506001-某县水利局", "506001", "某县水利局"},
  };
  for (const Case& c : kCases) {
    const std::optional<BudgetUnit> unit = BudgetUnitOf(c.text);
    ASSERT_TRUE(unit) << c.text;
    EXPECT_EQ(unit->code, c.code) << c.text;
    EXPECT_EQ(unit->name, c.name) << c.text;
  }
  for (const char* const text : {"2024 年部门预算绩效文本", "300人参加培训", "11 万吨", "471001",
                                 "2024年，某局", "471001 道路养护绩效目标表"}) {
    EXPECT_FALSE(BudgetUnitOf(text)) << text;
  }
}

}  // namespace
}  // namespace jixiao::document
