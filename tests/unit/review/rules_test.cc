// Each rule of review_rules.def: cases in which it fires and in which it must not, from
// tests/golden/review_cases.jsonl, and the example that its documentation gives.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "golden_lines.h"
#include "unit/review/filing.h"

namespace jixiao {
namespace {

using nlohmann::json;

std::vector<json> Cases() { return GoldenLines("review_cases.jsonl"); }

// The clean filing, with what a case changes in its first project.
json FilingOf(const json& change) {
  json filing = CleanFiling();
  json& project = filing["projects"][0];
  project.merge_patch(change.value("patch", json::object()));
  json& rows = project["indicators"];
  for (const json& level2 : change.value("without", json::array())) {
    json kept = json::array();
    for (const json& row : rows) {
      if (row["level2"] != level2) kept.push_back(row);
    }
    rows = kept;
  }
  for (const json& row : change.value("rows", json::array())) rows.push_back(RowOf(row));
  for (const json& more : change.value("more_projects", json::array())) {
    filing["projects"].push_back(more);
  }
  return filing;
}

// The default with the fields that a case sets.
Policy PolicyOf(const json& change) {
  json fields = change.value("policy", json::object());
  fields["format_version"] = 1;
  fields["name"] = "of-the-case";
  const auto reading = PolicyFromJson(fields.dump());
  EXPECT_TRUE(reading.ok() && reading->faults.empty()) << change;
  return reading->policy;
}

std::vector<Finding> FindingsOf(const Model& model, const std::string& code,
                                const Policy& policy = DefaultPolicy()) {
  std::vector<Finding> found;
  for (const Finding& finding : ReviewModel(model, policy)) {
    if (finding.rule().name == code) found.push_back(finding);
  }
  return found;
}

// A project is looked at alone; the others of a case may have findings of their own.
std::vector<Finding> InProject(std::vector<Finding> findings, std::size_t project) {
  std::erase_if(findings, [&](const Finding& f) { return f.project != project; });
  return findings;
}

TEST(ReviewRules, ACleanFilingHasNoFindings) {
  EXPECT_EQ(CodesOf(ReviewModel(ModelOf(CleanFiling()))), std::vector<std::string>());
}

TEST(ReviewRules, FireWhereTheyShouldAndNowhereElse) {
  std::set<std::string> fired, silent;
  for (const json& line : Cases()) {
    const std::string code = line["code"];
    const json at = line.value("at", json::object());
    const auto found = InProject(FindingsOf(ModelOf(FilingOf(line)), code, PolicyOf(line)),
                                 at.value("project", 0U));
    if (!line["fires"].get<bool>()) {
      EXPECT_EQ(CodesOf(found), std::vector<std::string>()) << line;
      silent.insert(code);
      continue;
    }
    fired.insert(code);
    if (code == "weight_partly_stated") {
      EXPECT_EQ(found.size(), 6U) << line;  // Every row but the one that states it.
      continue;
    }
    ASSERT_EQ(found.size(), 1U) << line;
    if (at.contains("row")) {
      EXPECT_EQ(found[0].row, at["row"]) << line;
    }
    if (line.contains("suggestion")) {
      const auto& to = found[0].suggestion;
      EXPECT_EQ(to ? json(to->to) : json(nullptr), line["suggestion"]) << line;
    }
  }
  for (const ReviewRule& rule : ReviewRules()) {
    const std::string code(rule.name);
    EXPECT_TRUE(fired.contains(code)) << code << " has no case where it fires";
    EXPECT_TRUE(silent.contains(code)) << code << " has no case where it must not";
  }
}

// 成本/预算控制数: ≥20万元；…
std::vector<std::string> RowsOfExample(std::string example) {
  std::vector<std::string> rows;
  const std::string mark = "；";
  if (example.find('/') == std::string::npos || example.find(": ") == std::string::npos) return {};
  for (std::size_t at = 0; at < example.size();) {
    const std::size_t end = std::min(example.find(mark, at), example.size());
    rows.push_back(example.substr(at, end - at));
    at = end + mark.size();
  }
  // 目标“…”，数量/…: only the row counts.
  if (rows.front().find("“") < rows.front().find(": ")) return {};
  return rows;
}

TEST(ReviewRules, TheExampleOfARowFires) {
  std::size_t tried = 0;
  for (const ReviewRule& rule : ReviewRules()) {
    const auto rows = RowsOfExample(std::string(rule.example));
    if (rows.empty()) continue;
    ++tried;
    json change = {{"rows", rows}, {"without", json::array()}};
    // The example brings its own cost row.
    if (rule.code == ReviewCode::kPartsTotal || rule.code == ReviewCode::kPartsAboveBudget) {
      change["without"] = {"成本"};
    }
    EXPECT_FALSE(FindingsOf(ModelOf(FilingOf(change)), std::string(rule.name)).empty())
        << rule.name << ": " << rule.example;
  }
  EXPECT_GT(tried, 30U);
}

TEST(ReviewRules, EveryTextIsThereAndEveryNameIsItsOwn) {
  std::set<std::string_view> names;
  for (const ReviewRule& rule : ReviewRules()) {
    EXPECT_TRUE(names.insert(rule.name).second) << rule.name;
    for (const std::string_view text : {rule.source, rule.message_zh, rule.message_en,
                                        rule.reason_zh, rule.reason_en, rule.example}) {
      EXPECT_FALSE(text.empty()) << rule.name;
    }
    EXPECT_EQ(static_cast<int>(rule.code) / 100, static_cast<int>(rule.group) + 1) << rule.name;
  }
}

TEST(ReviewRules, EveryArgumentOfAMessageIsFilledIn) {
  for (const json& line : Cases()) {
    for (const Finding& finding : ReviewModel(ModelOf(FilingOf(line)))) {
      for (const auto pattern : {finding.rule().message_zh, finding.rule().message_en}) {
        for (std::size_t i = 0; i < 10; ++i) {
          const std::string slot = "{" + std::to_string(i) + "}";
          if (pattern.find(slot) != std::string_view::npos) {
            EXPECT_LT(i, finding.arguments.size()) << finding.rule().name;
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace jixiao
