// The checks before a form is handed in: each with a form that it stops or remarks on, and one that
// it leaves alone.
#include "jixiao/check.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "jixiao/interchange.hpp"

namespace jixiao {
namespace {

using nlohmann::json;

// A form filled in at the end of the year in which nothing is wrong.
json CleanForm() {
  const auto row = [](const char* level1, const char* level2, const char* name, const char* target,
                      const char* actual, const char* weight) {
    return json{{"level1", level1}, {"level2", level2}, {"level3", name},  {"target", target},
                {"actual", actual}, {"weight", weight}, {"score", weight}, {"basis", "年度计划"}};
  };
  return {{"format_version", 1},
          {"department", {{"name", "某局"}, {"year", 2024}}},
          {"projects",
           {{{"code", "P1"},
             {"name", "河道清淤"},
             {"score", "100"},
             {"goals", {"恢复行洪能力"}},
             {"budget",
              {{"unit", "万元"},
               {"total", "60"},
               {"fiscal", "60"},
               {"adjusted", "60"},
               {"spent", "60"},
               {"weight", "10"},
               {"score", "10"}}},
             {"indicators",
              {row("产出指标", "数量指标", "清淤长度", "≥8公里", "8.2公里", "20"),
               row("产出指标", "质量指标", "验收合格率", "≥98%", "100%", "20"),
               row("产出指标", "成本指标", "清淤总成本", "≤60万元", "60万元", "10"),
               row("效益指标", "社会效益指标", "受益人口", "≥2万人", "2.1万人", "30"),
               row("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "93%", "10")}}}}}};
}

FormCheck CheckOf(const json& form, const json& fields = json::object()) {
  json policy = fields;
  policy["format_version"] = 1;
  policy["name"] = "of-the-case";
  const auto rules = PolicyFromJson(policy.dump());
  EXPECT_TRUE(rules.ok() && rules->faults.empty()) << policy;
  const auto reading = ModelFromJson(form.dump());
  EXPECT_TRUE(reading.ok()) << form;
  return CheckModel(reading->model, rules->policy).front();
}

bool Finds(const FormCheck& form, std::string_view code, bool blocks) {
  for (const CheckFinding& finding : form.findings) {
    if (finding.code == code && finding.blocks == blocks) return true;
  }
  return false;
}

std::string CodesOf(const FormCheck& form) {
  std::string codes;
  for (const CheckFinding& finding : form.findings) codes += finding.code + " ";
  return codes;
}

TEST(Check, ACleanFormMayGoIn) {
  const FormCheck form = CheckOf(CleanForm());
  EXPECT_TRUE(form.may_go_in()) << CodesOf(form);
  EXPECT_EQ(form.Verdict().zh.find("可以上报"), 0U) << form.Verdict().zh;
  EXPECT_EQ(form.Verdict().en.find("may go in"), 0U);
}

struct CheckCase {
  const char* code;
  bool blocks;
  json fires;   // What is changed in the clean form's project.
  json silent;  // The same matter where nothing is wrong.
  json policy = json::object();
};

// A patch of one row of the project.
json Row(std::size_t index, const json& fields) { return {{"row", index}, {"fields", fields}}; }

json Changed(const json& change) {
  json form = CleanForm();
  json& project = form["projects"][0];
  if (change.contains("row")) {
    project["indicators"][change["row"].get<std::size_t>()].merge_patch(change["fields"]);
  } else {
    project.merge_patch(change);
  }
  return form;
}

TEST(Check, EachCheckFiresWhereItShouldAndNotWhereAllIsWell) {
  const json none = json::object();
  const json over = {{"actual", "9.6公里"}};
  const CheckCase cases[] = {
      {"actual_missing", true, Row(0, {{"actual", nullptr}}), none},
      {"figure_expected", true, Row(0, {{"actual", "已完成"}}), Row(0, {{"actual", "8公里"}})},
      {"score_missing", true, Row(0, {{"score", nullptr}}), none},
      {"reason_missing", true, Row(0, {{"actual", "6公里"}, {"score", "15"}}),
       Row(0, {{"actual", "6公里"}, {"score", "15"}, {"reason", "汛期停工"}})},
      {"score_above_weight", true, Row(0, {{"score", "21"}}), none},
      {"level_weight_differs",
       true,
       {{"level_weights", {{{"level1", "产出指标"}, {"level2", ""}, {"weight", "60"}}}}},
       {{"level_weights", {{{"level1", "产出指标"}, {"level2", ""}, {"weight", "50"}}}}}},
      {"weight_zero", true, Row(0, {{"weight", "0"}, {"score", "0"}}), none},
      {"weight_negative", true, Row(0, {{"weight", "-1"}}), none},
      {"text_too_long",
       true,
       Row(0, {{"reason", "河道内管线迁改"}}),
       Row(0, {{"reason", "管线迁改"}}),
       {{"text_limits", {{"reason", 5}}}}},
      {"degree_outside_band", true,
       Row(3, {{"target", "明显"},
               {"actual", "部分达成"},
               {"degree", "90"},
               {"score", "27"},
               {"reason", "宣传不足"}}),
       Row(3, {{"target", "明显"},
               {"actual", "部分达成"},
               {"degree", "75"},
               {"score", "22.5"},
               {"reason", "宣传不足"}})},
      {"spent_above_budget", true, {{"budget", {{"spent", "60.01"}}}}, none},
      // Over-completion is flagged; that no reason is given stops the form.
      {"reason_missing", true, Row(0, over),
       Row(0, {{"actual", "9.6公里"}, {"reason", "增加支流河段"}})},
      {"money_indicators_apart",
       false,
       {{"budget", {{"spent", "30"}, {"score", "5"}}}},
       none,
       {{"alarm_points", "20"}}},
      {"execution_reason_missing",
       true,
       {{"budget", {{"spent", "51"}, {"score", "8.5"}}}},
       {{"budget", {{"spent", "51"}, {"score", "8.5"}, {"reason", "尾款未到期"}}}},
       {{"execution_reason_below", "90"}}},
  };
  for (const CheckCase& c : cases) {
    const FormCheck fires = CheckOf(Changed(c.fires), c.policy);
    EXPECT_TRUE(Finds(fires, c.code, c.blocks)) << c.code << ": " << CodesOf(fires);
    EXPECT_EQ(fires.may_go_in(), fires.blocking() == 0);
    const FormCheck silent = CheckOf(Changed(c.silent), c.policy);
    for (const CheckFinding& finding : silent.findings) EXPECT_NE(finding.code, c.code);
  }
}

TEST(Check, ATargetTableIsReviewedAndNotAssessed) {
  json form = CleanForm();
  json& project = form["projects"][0];
  project.erase("score");
  for (const char* field : {"spent", "score", "weight"}) project["budget"].erase(field);
  for (json& row : project["indicators"]) {
    for (const char* field : {"actual", "score"}) row.erase(field);
  }
  const FormCheck check = CheckOf(form);
  EXPECT_FALSE(check.filled_in);
  EXPECT_TRUE(check.may_go_in()) << CodesOf(check);
}

TEST(Check, TheSameMatterIsFoundOnce) {
  const FormCheck form = CheckOf(Changed(Row(0, {{"score", nullptr}})));
  int count = 0;
  for (const CheckFinding& finding : form.findings) count += finding.code == "score_missing";
  EXPECT_EQ(count, 1) << CodesOf(form);
}

}  // namespace
}  // namespace jixiao
