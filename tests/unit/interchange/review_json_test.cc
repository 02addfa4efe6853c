#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "jixiao/interchange.hpp"

namespace jixiao {
namespace {

using Json = nlohmann::ordered_json;

// One finding of the project, one of a row with a suggestion.
Model Small() {
  Model model;
  Project project;
  project.code = "P1";
  project.name = "=甲";
  project.budget.unit = "万元";
  project.budget.total = Decimal(20);
  project.goals = {"目标"};
  const auto row = [](const char* level1, const char* level2, const char* name,
                      const char* target) {
    Indicator cells;
    cells.level1 = level1;
    cells.level2 = level2;
    cells.level3 = name;
    cells.target = target;
    return cells;
  };
  project.indicators = {row("产出指标", "数量指标", "家数", "≥15家"),
                        row("产出指标", "成本指标", "预算控制数", "≥20万元"),
                        row("产出指标", "质量指标", "合格率", "≥90%"),
                        row("效益指标", "社会效益指标", "就业率", "≥80%")};
  model.projects = {project};
  return model;
}

TEST(FindingsJson, HasTheFieldsOfTheInterchange) {
  const Model model = Small();
  const auto findings = ReviewModel(model);
  const Json document = Json::parse(FindingsToJson(findings, Language::kEnglish));
  EXPECT_EQ(document["format_version"], 1);
  EXPECT_EQ(document["findings"], Json::parse(R"([
    {"code": "satisfaction_missing", "group": "completeness", "severity": "warning",
     "project": "P1", "row": null, "field": "indicators", "begin": 0, "end": 0,
     "message": "there is no satisfaction indicator; add one", "suggestion": null},
    {"code": "cost_at_least", "group": "appropriateness", "severity": "warning",
     "project": "P1", "row": 2, "field": "target", "begin": 0, "end": 3,
     "message": "a cost is written as a lower limit, '≥20万元'; a ceiling is '≤'",
     "suggestion": {"project": "P1", "row": 2, "field": "target", "from": "≥20万元",
                    "to": "≤20万元"}}])"));
}

TEST(FindingsJson, LayoutsSayTheSame) {
  const Model model = Small();
  const auto findings = ReviewModel(model);
  const std::string compact = FindingsToJson(findings, Language::kChinese, JsonLayout::kCompact);
  const std::string indented = FindingsToJson(findings, Language::kChinese, JsonLayout::kIndented);
  EXPECT_EQ(compact.find('\n'), std::string::npos);
  EXPECT_EQ(Json::parse(compact), Json::parse(indented));
  EXPECT_EQ(indented, Json::parse(indented).dump(2));
  EXPECT_EQ(FindingsToJson({}, Language::kChinese, JsonLayout::kCompact),
            R"({"format_version":1,"findings":[]})");
}

TEST(FindingsCsv, HasARowForEachFindingWithItsNamesAndIsGuarded) {
  const Model model = Small();
  EXPECT_EQ(
      FindingsToCsv(model, ReviewModel(model), Language::kEnglish),
      "\xEF\xBB\xBF\"Project code\",Project,Row,\"Level "
      "3\",Target,Rule,Group,Severity,Field,Message,"
      "Reason,From,Suggestion\r\n"
      "P1,'=甲,,,,satisfaction_missing,completeness,warning,indicators,\"there is no satisfaction "
      "indicator; add one\",\"the satisfaction of those served is one of the three first levels\",,"
      "\r\n"
      "P1,'=甲,2,预算控制数,≥20万元,cost_at_least,appropriateness,warning,target,\"a cost is "
      "written "
      "as a lower limit, '≥20万元'; a ceiling is '≤'\",\"a cost is held below a ceiling; a floor "
      "rewards spending more\",≥20万元,≤20万元\r\n");
}

TEST(ReviewRulesJson, ListsEveryRule) {
  const Json document = Json::parse(ReviewRulesToJson(Language::kEnglish));
  ASSERT_EQ(document["rules"].size(), ReviewRules().size());
  EXPECT_EQ(document["rules"][0]["code"], "project_code_missing");
  EXPECT_EQ(document["rules"][0]["reason"],
            "a project without a code cannot be matched with its budget and self-assessment");
}

}  // namespace
}  // namespace jixiao
