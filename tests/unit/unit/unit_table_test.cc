#include "unit/unit_table.h"

#include <gtest/gtest.h>

#include <string>

#include "base/fold.h"

namespace jixiao {
namespace {

TEST(UnitTable, EveryAliasIsReached) {
  for (const auto& [alias, name] : UnitAliases()) {
    const Unit unit = Unit::Parse(ToUtf8(alias));
    EXPECT_EQ(unit.name(), name) << ToUtf8(alias);
    EXPECT_NE(unit.dimension(), Dimension::kNone) << ToUtf8(alias);
  }
}

TEST(UnitTable, EveryAliasStandsBehindANumber) {
  for (const auto& [alias, name] : UnitAliases()) {
    const Unit unit = Unit::Parse("万" + ToUtf8(alias));
    EXPECT_TRUE(unit.name().ends_with(name) || unit.dimension() != Dimension::kNone)
        << ToUtf8(alias);
  }
}

struct UnitCase {
  std::string_view text;
  std::string_view name;
  Dimension dimension;
  std::string_view base;
  std::string_view factor;
};
constexpr UnitCase kUnits[] = {
    {"", "", Dimension::kNone, "", "1"},
    {"%", "%", Dimension::kShare, "1", "0.01"},
    {"百分比", "%", Dimension::kShare, "1", "0.01"},
    {"‰", "‰", Dimension::kShare, "1", "0.001"},
    {"个百分点", "百分点", Dimension::kSharePoints, "1", "0.01"},
    {"元", "元", Dimension::kMoney, "元", "1"},
    {"千元", "千元", Dimension::kMoney, "元", "1000"},
    {"万元", "万元", Dimension::kMoney, "元", "10000"},
    {"百万元", "百万元", Dimension::kMoney, "元", "1000000"},
    {"亿元", "亿元", Dimension::kMoney, "元", "100000000"},
    {"万亿元", "万亿元", Dimension::kMoney, "元", "1000000000000"},
    {"万 元", "万元", Dimension::kMoney, "元", "10000"},
    {"萬圓", "万元", Dimension::kMoney, "元", "10000"},
    {"万美元", "万美元", Dimension::kMoney, "美元", "10000"},
    {"万", "万", Dimension::kNone, "", "10000"},
    {"人次", "人次", Dimension::kCount, "人次", "1"},
    {"万人", "万人", Dimension::kCount, "人", "10000"},
    {"台（套）", "台(套)", Dimension::kCount, "台(套)", "1"},
    {"亩", "亩", Dimension::kArea, "m²", "2000/3"},
    {"公顷", "公顷", Dimension::kArea, "m²", "10000"},
    {"㎡", "平方米", Dimension::kArea, "m²", "1"},
    {"万平方米", "万平方米", Dimension::kArea, "m²", "10000"},
    {"平方公里", "平方公里", Dimension::kArea, "m²", "1000000"},
    {"km", "公里", Dimension::kLength, "m", "1000"},
    {"厘米", "厘米", Dimension::kLength, "m", "0.01"},
    {"斤", "斤", Dimension::kMass, "kg", "0.5"},
    {"吨", "吨", Dimension::kMass, "kg", "1000"},
    {"千瓦时", "千瓦时", Dimension::kEnergy, "J", "3600000"},
    {"万千瓦", "万千瓦", Dimension::kPower, "W", "10000000"},
    {"个月", "月", Dimension::kTime, "月", "1"},
    {"年", "年", Dimension::kTime, "月", "12"},
    {"天", "天", Dimension::kTime, "s", "86400"},
    {"个工作日", "工作日", Dimension::kTime, "工作日", "1"},
    {"分", "分", Dimension::kOther, "分", "1"},
    {"元/人·月", "元/人·月", Dimension::kRate, "元/人·月", "1"},
    {"元/人、天", "元/人·天", Dimension::kRate, "元/人·s", "1/86400"},
    {"元/人/月", "元/人·月", Dimension::kRate, "元/人·月", "1"},
    {"元/人月", "元/人·月", Dimension::kRate, "元/人·月", "1"},
    {"万元/公里", "万元/公里", Dimension::kRate, "元/m", "10"},
    {"mg/Nm3", "mg/Nm3", Dimension::kRate, "kg/Nm3", "0.000001"},
    {"M", "M", Dimension::kOther, "M", "1"},
    {"甲乙", "甲乙", Dimension::kOther, "甲乙", "1"},
};

TEST(Unit, NamesDimensionsAndExactFactors) {
  for (const UnitCase& c : kUnits) {
    const Unit unit = Unit::Parse(c.text);
    EXPECT_EQ(unit.name(), c.name) << c.text;
    EXPECT_EQ(DimensionName(unit.dimension()), DimensionName(c.dimension)) << c.text;
    EXPECT_EQ(unit.base_name(), c.base) << c.text;
    EXPECT_EQ(unit.factor().ToString(), c.factor) << c.text;
  }
}

TEST(Unit, BareScaleWordOnMoneyRowIsMoney) {
  EXPECT_EQ(Unit::Parse("万", true).name(), "万元");
  EXPECT_EQ(Unit::Parse("亿", true).name(), "亿元");
  EXPECT_EQ(Unit::Parse("千", true).name(), "千");
}

struct RelationCase {
  std::string_view a;
  std::string_view b;
  UnitRelation relation;
};
constexpr RelationCase kRelations[] = {
    {"万元", "万元", UnitRelation::kSame},
    {"万元", "元", UnitRelation::kConvertible},
    {"万", "元", UnitRelation::kConvertible},
    {"万", "", UnitRelation::kConvertible},
    {"%", "‰", UnitRelation::kConvertible},
    {"亩", "平方米", UnitRelation::kConvertible},
    {"万元/公里", "元/米", UnitRelation::kConvertible},
    {"年", "月", UnitRelation::kConvertible},
    {"天", "小时", UnitRelation::kConvertible},
    {"个", "家", UnitRelation::kOtherClassifier},
    {"元", "美元", UnitRelation::kIncommensurable},
    {"元", "人", UnitRelation::kIncommensurable},
    {"月", "天", UnitRelation::kIncommensurable},
    {"工作日", "天", UnitRelation::kIncommensurable},
    {"%", "百分点", UnitRelation::kIncommensurable},
    {"元", "", UnitRelation::kIncommensurable},
    {"M", "N", UnitRelation::kIncommensurable},
    {"M", "M", UnitRelation::kSame},
};

TEST(Unit, RelationsAreSymmetric) {
  for (const RelationCase& c : kRelations) {
    EXPECT_EQ(Relate(Unit::Parse(c.a), Unit::Parse(c.b)), c.relation) << c.a << " " << c.b;
    EXPECT_EQ(Relate(Unit::Parse(c.b), Unit::Parse(c.a)), c.relation) << c.b << " " << c.a;
  }
}

TEST(Unit, EqualityIsBySpellingOfTheCanonicalName) {
  EXPECT_EQ(Unit::Parse("平方米"), Unit::Parse("㎡"));
  EXPECT_EQ(Unit::Parse("元/人月"), Unit::Parse("元/人·月"));
  EXPECT_FALSE(Unit::Parse("万元") == Unit::Parse("元"));
}

}  // namespace
}  // namespace jixiao
