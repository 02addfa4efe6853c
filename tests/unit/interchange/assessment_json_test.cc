#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "jixiao/interchange.hpp"

namespace jixiao {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> KeysOf(const Json& record) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : record.items()) keys.push_back(key);
  return keys;
}

Assessment Small() {
  Model model;
  model.department.year = 2024;
  Project project;
  project.code = "P1";
  project.name = "=甲";
  project.budget.unit = "万元";
  project.budget.total = Decimal(10);
  project.budget.spent = Decimal(98, 1);
  Indicator met;
  met.level1 = "产出指标";
  met.level2 = "数量指标";
  met.level3 = "家数";
  met.target = "≥15家";
  met.actual = "16家";
  Indicator blank = met;
  blank.actual.reset();
  project.indicators = {met, blank};
  model.projects = {project};
  return AssessModel(model, DefaultPolicy());
}

TEST(AssessmentJson, HasTheFieldsOfTheContractInTheirOrder) {
  using Keys = std::vector<std::string>;
  const Json json = Json::parse(AssessmentToJson(Small()));
  EXPECT_EQ(KeysOf(json), (Keys{"format_version", "policy", "projects"}));
  EXPECT_EQ(json["format_version"], 1);
  EXPECT_EQ(json["policy"], "mof-2020");
  const Json& project = json["projects"][0];
  EXPECT_EQ(KeysOf(project),
            (Keys{"code", "name", "total", "total_lower", "total_upper", "own_total", "total_cap",
                  "weight_total", "scaled_from", "grade", "provisional", "budget_execution",
                  "indicators", "diagnostics", "missing"}));
  EXPECT_EQ(KeysOf(project["budget_execution"]),
            (Keys{"rate", "weight", "score", "score_lower", "score_upper", "explanation",
                  "diagnostics"}));
  EXPECT_EQ(KeysOf(project["indicators"][0]),
            (Keys{"level1", "level2", "level3", "target", "actual", "status", "completion",
                  "deviation", "over_completed", "weight", "weight_derived", "score", "score_lower",
                  "score_upper", "rule", "explanation", "diagnostics"}));
}

TEST(AssessmentJson, LayoutIsThatOfTheWholeDocument) {
  Assessment assessment = Small();
  for (int projects = 0; projects < 3; ++projects) {
    assessment.projects.resize(static_cast<std::size_t>(projects), Small().projects[0]);
    const std::string compact =
        AssessmentToJson(assessment, Language::kEnglish, JsonLayout::kCompact);
    EXPECT_EQ(compact, Json::parse(compact).dump());
    EXPECT_EQ(AssessmentToJson(assessment, Language::kEnglish), Json::parse(compact).dump(2));
  }
}

TEST(AssessmentJson, WhatIsNotKnownIsNullAndNeverZero) {
  const Json project = Json::parse(AssessmentToJson(Small()))["projects"][0];
  EXPECT_TRUE(project["provisional"]);
  EXPECT_TRUE(project["total"].is_null());
  const Json& blank = project["indicators"][1];
  EXPECT_EQ(blank["status"], "undetermined");
  EXPECT_TRUE(blank["actual"].is_null());
  EXPECT_TRUE(blank["score"].is_null());
  EXPECT_EQ(blank["score_lower"], "0.00");
  EXPECT_EQ(blank["score_upper"], blank["weight"].get<std::string>().find('.') == std::string::npos
                                      ? Json(blank["weight"].get<std::string>() + ".00")
                                      : blank["weight"]);
  ASSERT_EQ(project["missing"].size(), 1U);
  EXPECT_EQ(project["missing"][0]["row"], 2);
}

TEST(AssessmentJson, FiguresAreStrings) {
  const Json project = Json::parse(AssessmentToJson(Small()))["projects"][0];
  EXPECT_EQ(project["budget_execution"]["rate"], "0.9800");
  EXPECT_EQ(project["budget_execution"]["score"], "9.80");
  EXPECT_EQ(project["indicators"][0]["status"], "met");
  EXPECT_TRUE(project["indicators"][0]["score"].is_string());
}

TEST(AssessmentJson, LanguageChangesSentencesOnly) {
  Json zh =
      Json::parse(AssessmentToJson(Small(), Language::kChinese))["projects"][0]["indicators"][0];
  Json en =
      Json::parse(AssessmentToJson(Small(), Language::kEnglish))["projects"][0]["indicators"][0];
  EXPECT_NE(zh["explanation"], en["explanation"]);
  zh.erase("explanation");
  en.erase("explanation");
  EXPECT_EQ(zh, en);
}

TEST(AssessmentJson, ARowAloneIsTheSameAsInsideTheAssessment) {
  const Assessment assessment = Small();
  EXPECT_EQ(Json::parse(RowToJson(assessment.projects[0].rows[0])),
            Json::parse(AssessmentToJson(assessment))["projects"][0]["indicators"][0]);
}

TEST(AssessmentCsv, HasMoneyRowsAndTotalGuardedForSpreadsheets) {
  const std::string csv = AssessmentToCsv(Small());
  EXPECT_EQ(csv.rfind("\xEF\xBB\xBF项目编码,", 0), 0U);
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 5);
  EXPECT_NE(csv.find("P1,'=甲,产出指标,数量指标,家数,≥15家,16家,met,"), std::string::npos) << csv;
  EXPECT_NE(csv.find("P1,'=甲,总分,"), std::string::npos);
}

}  // namespace
}  // namespace jixiao
