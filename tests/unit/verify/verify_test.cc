#include "jixiao/verify.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "golden_lines.h"
#include "jixiao/document.hpp"
#include "jixiao/interchange.hpp"

namespace jixiao {
namespace {

// Rows that every option decides differently.
Indicator MakeRow(const char* level1, const char* level2, const char* target, const char* actual,
                  const char* weight) {
  Indicator row;
  row.level1 = level1;
  row.level2 = level2;
  row.level3 = "指标";
  row.target = target;
  row.actual = actual;
  row.weight = *Decimal::Parse(weight);
  row.reason = "原因";
  return row;
}

Model SampleModel() {
  Model model;
  model.department.year = 2024;
  Project project;
  project.code = "P1";
  project.budget.unit = "万元";
  project.budget.total = Decimal(120);
  project.budget.adjusted = Decimal(100);
  project.budget.spent = Decimal(87);
  project.budget.weight = Decimal(10);
  project.indicators = {
      MakeRow("产出指标", "数量指标", "≥97家", "71家", "10"),
      MakeRow("产出指标", "数量指标", "97家", "103家", "10"),
      MakeRow("产出指标", "质量指标", "≥95%", "93.7%", "15"),
      MakeRow("产出指标", "时效指标", "2024年8月31日前", "2024年9月7日", "10"),
      MakeRow("产出指标", "成本指标", "≤20万元", "23万元", "10"),
      MakeRow("效益指标", "社会效益指标", "效果明显", "达成", "25"),
      MakeRow("满意度指标", "服务对象满意度指标", "≥95%", "83%", "10"),
  };
  model.projects.push_back(project);
  return model;
}

// The model with the scores that a policy gives as its claims.
Model Claiming(Model model, const Policy& policy) {
  for (Project& project : model.projects) {
    const ProjectAssessment assessment = AssessProject(model, project, policy);
    project.budget.score = assessment.budget_execution.score;
    for (std::size_t i = 0; i < project.indicators.size(); ++i) {
      project.indicators[i].score = assessment.rows[i].outcome.score;
    }
    project.score = assessment.total;
  }
  return model;
}

struct DepartmentCase {
  const char* score;
  bool differs;
  bool out_of_range;
};

// Two scores of one table are both kept and compared.
TEST(Verify, ComparesTheDepartmentsScoreWithTheClaim) {
  constexpr DepartmentCase kCases[] = {
      {"same", false, false}, {"90.5", true, false}, {"100.5", true, true}, {"-1", true, true}};
  for (const DepartmentCase& c : kCases) {
    Model model = Claiming(SampleModel(), DefaultPolicy());
    Project& project = model.projects[0];
    ASSERT_TRUE(project.score.has_value());
    project.department_score =
        std::string(c.score) == "same" ? *project.score : *Decimal::Parse(c.score);
    const ProjectVerification result = VerifyProject(model, project, DefaultPolicy());
    EXPECT_EQ(result.department_total, project.department_score);
    const auto found = [&](DiagnosticCode code) {
      return std::any_of(result.findings.begin(), result.findings.end(),
                         [&](const VerificationFinding& f) { return f.finding.code == code; });
    };
    EXPECT_EQ(found(DiagnosticCode::kDepartmentScoreDiffers), c.differs) << c.score;
    EXPECT_EQ(found(DiagnosticCode::kDepartmentScoreOutOfRange), c.out_of_range) << c.score;
  }
}

struct Option {
  const char* rule;  // The known rule that names it.
  std::function<void(Policy&)> set;
};
const std::vector<Option>& Options() {
  static const std::vector<Option> options = {
      {"gate", [](Policy& p) { p.lower_bound = LowerBoundRule::kGate; }},
      {"linear_inverse", [](Policy& p) { p.upper_bound = UpperBoundRule::kLinearInverse; }},
      {"symmetric", [](Policy& p) { p.equal = EqualRule::kSymmetric; }},
      {"exact", [](Policy& p) { p.equal = EqualRule::kExact; }},
      {"deadline_days", [](Policy& p) { p.deadline = DeadlineRule::kDays; }},
      {"steps",
       [](Policy& p) {
         p.satisfaction = SatisfactionRule::kSteps;
         p.execution = ExecutionRule::kSteps;
       }},
      {"all_or_nothing",
       [](Policy& p) {
         p.lower_bound = LowerBoundRule::kAllOrNothing;
         p.upper_bound = UpperBoundRule::kAllOrNothing;
       }},
      {"whole_points", [](Policy& p) { p.score_places = 0; }},
      {"one_decimal", [](Policy& p) { p.score_places = 1; }},
  };
  return options;
}

std::vector<Policy> AllPolicies() {
  std::vector<Policy> policies(Policies().begin(), Policies().end());
  for (const Option& option : Options()) {
    Policy policy = DefaultPolicy();
    policy.name = "mine";
    option.set(policy);
    policies.push_back(policy);
  }
  return policies;
}

TEST(Verify, ScoresOfAPolicyHaveNoDifferenceUnderThatPolicy) {
  for (const Policy& policy : AllPolicies()) {
    const Model model = Claiming(SampleModel(), policy);
    const ProjectVerification result = VerifyModel(model, policy).projects.front();
    for (const Claim& claim : result.rows) {
      EXPECT_EQ(claim.verdict.code, DiagnosticCode::kScoreAgrees) << policy.name;
    }
    EXPECT_EQ(result.execution.verdict.code, DiagnosticCode::kScoreAgrees) << policy.name;
    EXPECT_FALSE(result.has_error()) << policy.name;
    EXPECT_FALSE(result.matching_policy) << policy.name;
  }
}

TEST(Verify, TheOneOptionThatDiffersIsNamedFirst) {
  for (const Option& option : Options()) {
    Policy policy = DefaultPolicy();
    option.set(policy);
    const Model model = Claiming(SampleModel(), policy);
    const ProjectVerification result =
        VerifyProject(model, model.projects.front(), DefaultPolicy());
    std::size_t differing = 0;
    const auto check = [&](const Claim& claim) {
      if (claim.verdict.code == DiagnosticCode::kScoreAgrees) return;
      ++differing;
      ASSERT_FALSE(claim.matching_rules.empty()) << option.rule;
      EXPECT_EQ(claim.matching_rules.front(), option.rule);
    };
    check(result.execution);
    for (const Claim& claim : result.rows) check(claim);
    EXPECT_GT(differing, 0U) << option.rule;
  }
}

TEST(Verify, AnotherPresetThatLeavesNoDifferenceIsNamed) {
  const Model model = Claiming(SampleModel(), *FindPolicy("jiangxi"));
  const ProjectVerification result = VerifyProject(model, model.projects.front(), DefaultPolicy());
  EXPECT_EQ(result.matching_policy, "jiangxi");
}

TEST(Verify, TheFilledFilingClaimingItsOwnAssessmentAgrees) {
  const auto filing = ReadDocument(DataFile("funing-2024-tables.txt"));
  ASSERT_TRUE(filing.ok());
  const auto filled = ApplyActuals(filing->model, DataFile("funing-2024-actuals.csv"));
  ASSERT_TRUE(filled.ok());
  const Model model = Claiming(filled->model, DefaultPolicy());
  ASSERT_EQ(model.projects.size(), 10U);
  for (const ProjectVerification& project : VerifyModel(model, DefaultPolicy()).projects) {
    for (const Claim& claim : project.rows) {
      const bool agrees = claim.verdict.code == DiagnosticCode::kScoreAgrees;
      EXPECT_TRUE(agrees || !claim.claimed) << project.assessment.code;
    }
  }
}

TEST(Verify, WrittenZerosDoNotMatter) {
  Model model = Claiming(SampleModel(), DefaultPolicy());
  model.projects[0].indicators[5].score = *Decimal::Parse("25.0000");
  const ProjectVerification result = VerifyProject(model, model.projects[0], DefaultPolicy());
  EXPECT_EQ(result.rows[5].verdict.code, DiagnosticCode::kScoreAgrees);
}

TEST(Verify, AProjectWithoutRowsIsVerifiedToo) {
  Model model;
  model.projects.emplace_back();
  model.projects[0].score = Decimal(100);
  const ProjectVerification result = VerifyProject(model, model.projects[0], DefaultPolicy());
  EXPECT_TRUE(result.rows.empty());
  EXPECT_TRUE(result.has_error());
}

}  // namespace
}  // namespace jixiao
