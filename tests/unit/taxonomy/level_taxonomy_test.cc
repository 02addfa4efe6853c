#include "jixiao/level_taxonomy.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "jixiao/interchange.hpp"

namespace jixiao {
namespace {

TEST(Taxonomies, BuiltInOnesAreValidAndFoundByName) {
  EXPECT_GE(Taxonomies().size(), 4U);
  for (const Taxonomy& taxonomy : Taxonomies()) {
    for (const FieldFault& fault : Validate(taxonomy)) {
      ADD_FAILURE() << taxonomy.name << " " << fault.field << ": " << fault.message.en;
    }
    EXPECT_EQ(FindTaxonomy(taxonomy.name), &taxonomy);
  }
  EXPECT_EQ(FindTaxonomy("nonsense"), nullptr);
}

TEST(Taxonomies, AreReadAsTheyAreWritten) {
  for (const Taxonomy& taxonomy : Taxonomies()) {
    const auto reading = TaxonomyFromJson(TaxonomyToJson(taxonomy));
    ASSERT_TRUE(reading.ok()) << taxonomy.name;
    EXPECT_TRUE(reading->faults.empty()) << taxonomy.name;
    EXPECT_EQ(reading->taxonomy, taxonomy);
  }
}

TEST(Taxonomies, FindLevelsByNamesAndAliasesWithTheirNoise) {
  const Taxonomy& taxonomy = *FindTaxonomy("hunan-department");
  const TaxonomyPlace place = FindLevels(taxonomy, "产 出指标（50分）", "数量指 标");
  ASSERT_NE(place.level1, nullptr);
  EXPECT_EQ(place.level1->name, "产出");
  ASSERT_NE(place.level2, nullptr);
  EXPECT_EQ(place.level2->name, "数量");
  EXPECT_EQ(FindLevels(taxonomy, "效果", "").level1->name, "效益");
  EXPECT_EQ(FindLevels(taxonomy, "过程", "数量指标").level1, nullptr);
}

TEST(Taxonomies, EachFaultIsNamedByItsField) {
  struct {
    std::string field;
    std::function<void(Taxonomy&)> spoil;
  } const cases[] = {
      {"name", [](Taxonomy& t) { t.name = "My Levels"; }},
      {"execution", [](Taxonomy& t) { t.execution = Decimal(-1); }},
      {"levels", [](Taxonomy& t) { t.levels.clear(); }},
      {"levels[1].name", [](Taxonomy& t) { t.levels[1].name = "投 入指标"; }},
      {"levels[1].name", [](Taxonomy& t) { t.levels[1].aliases = {"投入"}; }},
      {"levels[0].name", [](Taxonomy& t) { t.levels[0].name = " "; }},
      {"levels[0].weight", [](Taxonomy& t) { t.levels[0].weight = Decimal(-5); }},
      {"levels[0].weight",
       [](Taxonomy& t) {
         t.levels[0].weight = Decimal(20);
         t.levels[0].levels = {{"目标", {}, Decimal(10)}, {"预算", {}, Decimal(5)}};
       }},
      {"levels",
       [](Taxonomy& t) {
         for (TaxonomyLevel& level : t.levels) level.weight = Decimal(20);
       }},
  };
  for (const auto& c : cases) {
    Taxonomy taxonomy = *FindTaxonomy("input-process");
    c.spoil(taxonomy);
    const std::vector<FieldFault> faults = Validate(taxonomy);
    ASSERT_EQ(faults.size(), 1U) << c.field;
    EXPECT_EQ(faults[0].field, c.field);
    EXPECT_NE(faults[0].message.zh, "");
    EXPECT_NE(faults[0].message.en, "");
  }
}

}  // namespace
}  // namespace jixiao
