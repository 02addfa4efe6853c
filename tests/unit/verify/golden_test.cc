// tests/golden/verify.jsonl: one self-assessment a line, six as published and the others invented,
// with every score that does not agree, the rules that give it, and all findings.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "golden_lines.h"
#include "jixiao/interchange.hpp"
#include "jixiao/verify.hpp"

namespace jixiao {
namespace {

using nlohmann::json;

std::vector<json> Cases() { return GoldenLines("verify.jsonl"); }

// A preset by its name, or fields that differ from the default's.
Policy PolicyOf(const json& line) {
  if (!line.contains("policy")) return DefaultPolicy();
  if (line["policy"].is_string()) return *FindPolicy(line["policy"].get<std::string>());
  json fields = line["policy"];
  fields["format_version"] = 1;
  fields["name"] = "mine";
  const auto reading = PolicyFromJson(fields.dump());
  EXPECT_TRUE(reading.ok() && reading->faults.empty()) << line["case"];
  return reading->policy;
}

ProjectVerification Verify(const json& line) {
  const auto reading = ModelFromJson(line["model"].dump());
  EXPECT_TRUE(reading.ok() && reading->diagnostics.empty()) << line["case"];
  return VerifyProject(reading->model, reading->model.projects.front(), PolicyOf(line));
}

json OrNull(const std::optional<Decimal>& value) {
  return value ? json(value->ToString()) : json(nullptr);
}

void AddClaim(std::size_t row, const Claim& claim, const std::optional<Decimal>& computed,
              json& rows) {
  if (claim.verdict.code == DiagnosticCode::kScoreAgrees) return;
  json rules = json::array();
  for (const std::string_view rule : claim.matching_rules) rules.push_back(rule);
  rows[std::to_string(row)] = {{"verdict", DiagnosticName(claim.verdict.code)},
                               {"computed", OrNull(computed)},
                               {"difference", OrNull(claim.difference)},
                               {"rules", rules}};
}

json Described(const ProjectVerification& project) {
  json rows = json::object();
  AddClaim(0, project.execution, project.assessment.budget_execution.score, rows);
  for (std::size_t i = 0; i < project.rows.size(); ++i) {
    AddClaim(i + 1, project.rows[i], project.assessment.rows[i].outcome.score, rows);
  }
  json findings = json::array();
  for (const VerificationFinding& finding : project.findings) {
    findings.push_back(std::string(DiagnosticName(finding.finding.code)) +
                       (finding.row ? "@" + std::to_string(*finding.row) : ""));
  }
  return {
      {"rows", rows},
      {"matching_policy", project.matching_policy ? json(*project.matching_policy) : json(nullptr)},
      {"findings", findings}};
}

TEST(VerifyGolden, EveryCaseIsAsWorkedOut) {
  const std::vector<json> cases = Cases();
  ASSERT_GT(cases.size(), 60U);
  for (const json& line : cases) {
    EXPECT_EQ(Described(Verify(line)), line["expect"]) << line["case"];
  }
}

// The table of rules has nothing that no case needs.
// Rules of the total are named by the finding about it.
void AddRulesOfTotal(const ProjectVerification& project, std::set<std::string>& names) {
  for (const VerificationFinding& finding : project.findings) {
    if (finding.finding.code != DiagnosticCode::kTotalByOtherRule) continue;
    for (const KnownRule& rule : KnownRules()) {
      if (rule.title.zh == finding.finding.arguments[2]) names.insert(std::string(rule.name));
    }
  }
}

TEST(VerifyGolden, EveryKnownRuleExplainsACase) {
  std::set<std::string> needed;
  for (const json& line : Cases()) {
    for (const json& row : line["expect"]["rows"]) {
      for (const json& rule : row["rules"]) needed.insert(rule.get<std::string>());
    }
    AddRulesOfTotal(Verify(line), needed);
  }
  for (const KnownRule& rule : KnownRules())
    EXPECT_TRUE(needed.contains(std::string(rule.name))) << rule.name;
}

TEST(VerifyGolden, EveryCodeOfTheBlockHasACase) {
  std::set<std::string> seen = {"score_agrees"};
  for (const json& line : Cases()) {
    for (const json& row : line["expect"]["rows"]) seen.insert(row["verdict"].get<std::string>());
    for (const json& finding : line["expect"]["findings"]) {
      const std::string text = finding.get<std::string>();
      seen.insert(text.substr(0, text.find('@')));
    }
  }
  for (int number = 900; number < 950; ++number) {
    const std::string name(DiagnosticName(static_cast<DiagnosticCode>(number)));
    EXPECT_TRUE(name == "unknown" || seen.contains(name)) << name;
  }
}

}  // namespace
}  // namespace jixiao
