// tests/golden/practice.jsonl: what the fields of practice make of a project, each worked out by
// hand, and six tables of departments and evaluations, from their text to the last digit.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "jixiao/assess.hpp"
#include "jixiao/document.hpp"
#include "jixiao/interchange.hpp"

namespace jixiao {
namespace {

using nlohmann::json;

std::vector<json> Cases() {
  std::ifstream file(JIXIAO_TEST_GOLDEN_DIR "/practice.jsonl");
  std::vector<json> cases;
  for (std::string line; std::getline(file, line);) cases.push_back(json::parse(line));
  return cases;
}

// A preset by its name, or fields that differ from the default's.
Policy PolicyOf(const json& given) {
  if (given.is_string()) return *FindPolicy(given.get<std::string>());
  json fields = given;
  fields["format_version"] = 1;
  fields["name"] = "of-the-case";
  const auto reading = PolicyFromJson(fields.dump());
  EXPECT_TRUE(reading.ok() && reading->faults.empty()) << given;
  return reading->policy;
}

Model ModelOf(const json& line) {
  const auto reading = line.contains("text") ? ReadDocument(line["text"].get<std::string>())
                                             : ModelFromJson(line["model"].dump());
  EXPECT_TRUE(reading.ok()) << line["case"];
  return reading->model;
}

json CodesOf(const json& diagnostics) {
  json codes = json::array();
  for (const json& diagnostic : diagnostics) codes.push_back(diagnostic["code"]);
  return codes;
}

// What of an assessment the golden file states.
json Described(const json& project) {
  json result;
  for (const char* field :
       {"total", "total_lower", "total_upper", "own_total", "total_cap", "grade"}) {
    result[field] = project[field];
  }
  result["scores"] = {project["budget_execution"]["score"]};
  for (const json& row : project["indicators"]) result["scores"].push_back(row["score"]);
  result["codes"] = CodesOf(project["diagnostics"]);
  result["execution_codes"] = CodesOf(project["budget_execution"]["diagnostics"]);
  return result;
}

TEST(Practice, EveryCaseComesToTheFiguresWorkedOutByHand) {
  const std::vector<json> cases = Cases();
  ASSERT_GT(cases.size(), 30U);
  for (const json& line : cases) {
    const Assessment assessment = AssessModel(ModelOf(line), PolicyOf(line["policy"]));
    const json written = json::parse(AssessmentToJson(assessment));
    EXPECT_EQ(Described(written["projects"][0]), line["expect"]) << line["case"];
  }
}

json AssessedWith(const char* case_name, Language language) {
  for (const json& line : Cases()) {
    if (line["case"] != case_name) continue;
    const Assessment assessment = AssessModel(ModelOf(line), PolicyOf(line["policy"]));
    return json::parse(AssessmentToJson(assessment, language))["projects"][0];
  }
  ADD_FAILURE() << case_name;
  return {};
}

struct SaidCase {
  const char* name;
  const char* pointer;  // Where in the project it is said.
  const char* zh;
  const char* en;
};

TEST(Practice, EachFieldIsExplainedWhereItBites) {
  const SaidCase cases[] = {
      {"the total is cut below a rate", "/diagnostics/0/message", "以 79.00 为限", "at most 79.00"},
      {"points off for over-completion", "/indicators/0/explanation", "按政策扣 3 分",
       "the policy takes off 3 points"},
      {"a share of the weight off", "/indicators/0/explanation", "50 × 1 − 10 = 40",
       "50 × 1 − 10 = 40"},
      {"rates are rounded first", "/indicators/0/explanation", "先四舍五入保留 2 位为 0.73",
       "first rounded half up to 2 places: 0.73"},
      {"rates are rounded first", "/budget_execution/explanation", "先四舍五入为 0.67",
       "first rounded half up to 0.67"},
      {"a reason is due below a rate", "/budget_execution/diagnostics/1/message",
       "执行率 85% 低于 90%", "the execution rate 85 % is below 90 %"},
      {"the department's score is the total", "/diagnostics/0/message", "主管部门评分 88.5",
       "the department's score 88.5"},
      {"money and indicators are apart", "/diagnostics/0/message", "相差 40，超过 20",
       "40 apart, more than 20"},
      {"levels weigh what the policy's taxonomy gives them", "/diagnostics/0/message",
       "“产出”的分值 60 取自评分办法", "the weight of '产出', 60, is the policy's"},
      {"of two rows one is assessed", "/indicators/3/explanation", "与第 2 行二选一",
       "row 2 is assessed in place of this one"},
  };
  for (const SaidCase& c : cases) {
    const json::json_pointer at(c.pointer);
    const std::string zh = AssessedWith(c.name, Language::kChinese).at(at);
    const std::string en = AssessedWith(c.name, Language::kEnglish).at(at);
    EXPECT_NE(zh.find(c.zh), std::string::npos) << c.name << ": " << zh;
    EXPECT_NE(en.find(c.en), std::string::npos) << c.name << ": " << en;
  }
}

}  // namespace
}  // namespace jixiao
