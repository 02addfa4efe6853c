#include "jixiao/taxonomy.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

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

struct AchievementCase {
  std::string_view text;
  std::optional<Achievement> achievement;
};
constexpr AchievementCase kAchievementCases[] = {
    {"达成", Achievement::kAchieved},
    {"达成预期指标", Achievement::kAchieved},
    {"全部完成", Achievement::kAchieved},
    {" 已完成。", Achievement::kAchieved},
    {"部分达成", Achievement::kPartly},
    {"部分达成并具有一定效果", Achievement::kPartly},
    {"基本完成", Achievement::kPartly},
    {"未达成且效果较差", Achievement::kNotAchieved},
    {"未完成", Achievement::kNotAchieved},
    {"完成得很好", std::nullopt},
    {"完成15家", std::nullopt},
    {"", std::nullopt},
};

TEST(Achievement, IsTheWordThatIsTheWholeCell) {
  for (const AchievementCase& c : kAchievementCases) {
    EXPECT_EQ(ParseAchievement(c.text), c.achievement) << c.text;
  }
}

struct RowKindCase {
  std::string_view name;
  RowKind kind;
};
constexpr RowKindCase kRowKindCases[] = {
    {"数量指标", RowKind::kQuantity},
    {"质量指 标", RowKind::kQuality},
    {"时效", RowKind::kTimeliness},
    {"成本指标", RowKind::kCost},
    {"社会成本指标", RowKind::kCost},
    {"生态环境成本指标", RowKind::kCost},
    {"社会效益指标", RowKind::kBenefit},
    {"可持续影响指标", RowKind::kBenefit},
    {"环境效益", RowKind::kBenefit},
    {"服务对象满意度指标", RowKind::kSatisfaction},
    {"社会公众或服务对象满意度", RowKind::kSatisfaction},
    {"cost", RowKind::kCost},
    {"计划管理指标", RowKind::kUnknown},
    {"", RowKind::kUnknown},
};

TEST(RowKind, IsFoundByAWordOfTheName) {
  for (const RowKindCase& c : kRowKindCases) EXPECT_EQ(ParseRowKind(c.name), c.kind) << c.name;
}

TEST(Achievement, HasTheWordsOfTheForm) {
  const std::vector<std::pair<Achievement, LocalizedText>> cases = {
      {Achievement::kAchieved, {"达成", "Achieved"}},
      {Achievement::kPartly, {"部分达成", "Partly achieved"}},
      {Achievement::kNotAchieved, {"未达成", "Not achieved"}},
  };
  for (const auto& [achievement, title] : cases) {
    EXPECT_EQ(AchievementTitle(achievement), title);
    EXPECT_EQ(ParseAchievement(title.zh), achievement);
  }
}

TEST(Taxonomy, HasStableNames) {
  EXPECT_EQ(RowKindName(RowKind::kUnknown), "unknown");
  EXPECT_EQ(RowKindName(RowKind::kSatisfaction), "satisfaction");
  EXPECT_EQ(RowDirectionName(RowDirection::kPositive), "positive");
  EXPECT_EQ(RowDirectionName(RowDirection::kInverse), "inverse");
  EXPECT_EQ(AchievementName(Achievement::kAchieved), "achieved");
  EXPECT_EQ(AchievementName(Achievement::kPartly), "partly");
  EXPECT_EQ(AchievementName(Achievement::kNotAchieved), "not_achieved");
  EXPECT_EQ(TableKindName(TableKind::kTarget), "target");
  EXPECT_EQ(TableKindName(TableKind::kSelfAssessment), "self_assessment");
  EXPECT_EQ(TableKindName(TableKind::kList), "list");
}

TEST(Taxonomy, NamesNoMemberThatIsNone) {
  EXPECT_EQ(RowKindName(static_cast<RowKind>(99)), "unknown");
  EXPECT_EQ(TableKindName(static_cast<TableKind>(-1)), "unknown");
  EXPECT_EQ(AchievementTitle(static_cast<Achievement>(99)), LocalizedText{});
}

}  // namespace
}  // namespace jixiao
