#include "jixiao/assess.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace jixiao {
namespace {

Decimal Dec(const char* text) { return *Decimal::Parse(text); }
std::string Text(const std::optional<Decimal>& value) { return value ? value->ToString() : "null"; }

Indicator MakeRow(const char* level1, const char* level2, const char* target, const char* actual) {
  Indicator row;
  row.level1 = level1;
  row.level2 = level2;
  row.level3 = "指标";
  row.target = target;
  if (*actual != '\0') row.actual = actual;
  row.reason = "原因";
  return row;
}

Project SampleProject() {
  Project project;
  project.code = "P1";
  project.name = "项目";
  project.budget.unit = "万元";
  project.budget.total = Dec("100");
  project.budget.spent = Dec("98");
  project.indicators = {MakeRow("产出指标", "数量指标", "≥10家", "9家"),
                        MakeRow("产出指标", "时效指标", "8月底前", "8月20日"),
                        MakeRow("效益指标", "社会效益指标", "效果明显", "达成"),
                        MakeRow("满意度指标", "服务对象满意度指标", "≥90%", "92%")};
  return project;
}

ProjectAssessment Assess(const Project& project, const Policy& policy = DefaultPolicy()) {
  Model model;
  model.department.year = 2024;
  return AssessProject(model, project, policy);
}

bool Has(const std::vector<Diagnostic>& diagnostics, DiagnosticCode code) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [code](const Diagnostic& diagnostic) { return diagnostic.code == code; });
}

TEST(Assess, TheTotalIsTheSumOfTheRoundedRows) {
  // 9.80 + 25×9/10 + 25 + 30 + 10
  const ProjectAssessment result = Assess(SampleProject());
  EXPECT_EQ(Text(result.total), "97.30");
  EXPECT_EQ(result.total_lower, result.total);
  EXPECT_EQ(result.total_upper, result.total);
  EXPECT_EQ(result.weight_total, Decimal(100));
  EXPECT_EQ(result.grade, "优");
  EXPECT_FALSE(result.provisional);
  EXPECT_TRUE(result.missing.empty());
}

TEST(Assess, TheSumOfScoresIsNotRoundedAgain) {
  Policy policy = DefaultPolicy();
  policy.score_places = 0;
  Project project = SampleProject();
  project.budget.spent = Dec("50");
  project.indicators[0].actual = "10家";
  const std::vector<const char*> weights = {"24.5", "25", "30", "10"};
  for (std::size_t i = 0; i < weights.size(); ++i) {
    project.indicators[i].weight = Dec(weights[i]);
  }
  // 10.5×0.5 → 5; 24.5 is not lifted to 25.
  EXPECT_EQ(Text(Assess(project, policy).total), "94.5");
}

TEST(Assess, AFullScoreRoundedDownAsksForNoReason) {
  Policy policy = DefaultPolicy();
  policy.score_places = 0;
  Project project = SampleProject();
  project.indicators[0].actual = "10家";
  project.indicators[0].weight = Dec("24.4");
  project.indicators[0].reason.reset();
  const Outcome outcome = Assess(project, policy).rows[0].outcome;
  EXPECT_EQ(Text(outcome.score), "24");
  EXPECT_FALSE(Has(outcome.diagnostics, DiagnosticCode::kReasonMissing));
}

TEST(Assess, RowsKeepWhatWasTyped) {
  const ProjectAssessment result = Assess(SampleProject());
  ASSERT_EQ(result.rows.size(), 4U);
  EXPECT_EQ(result.rows[1].target, "8月底前");
  EXPECT_EQ(result.rows[1].actual, "8月20日");
  EXPECT_TRUE(result.rows[1].weight_derived);
  EXPECT_EQ(result.rows[1].outcome.status, OutcomeStatus::kMet);
}

TEST(Assess, AnUndeterminedRowMakesTheTotalProvisional) {
  Project project = SampleProject();
  project.indicators[2].actual = "总体不错";
  const ProjectAssessment result = Assess(project);
  EXPECT_TRUE(result.provisional);
  EXPECT_EQ(Text(result.total), "null");
  EXPECT_EQ(Text(result.total_lower), "67.30");
  EXPECT_EQ(Text(result.total_upper), "97.30");
  EXPECT_EQ(result.grade, std::nullopt);
  ASSERT_EQ(result.missing.size(), 1U);
  EXPECT_EQ(result.missing[0].row, 3U);
  EXPECT_EQ(result.missing[0].reason.code, DiagnosticCode::kFreeText);
}

TEST(Assess, TheGradeStandsWhereBothBoundsAgree) {
  Project project = SampleProject();
  project.indicators[3].actual = "";  // 87.30 to 97.30
  EXPECT_EQ(Assess(project).grade, std::nullopt);
  project.indicators[0].actual = "1家";  // 67.30 to 77.30
  EXPECT_EQ(Assess(project).grade, "中");
}

TEST(Assess, SpentUnknownIsProvisional) {
  Project project = SampleProject();
  project.budget.spent.reset();
  const ProjectAssessment result = Assess(project);
  EXPECT_TRUE(result.provisional);
  EXPECT_EQ(Text(result.total_lower), "87.50");
  EXPECT_EQ(Text(result.total_upper), "97.50");
  ASSERT_EQ(result.missing.size(), 1U);
  EXPECT_EQ(result.missing[0].row, 0U);
  EXPECT_EQ(result.missing[0].reason.code, DiagnosticCode::kSpentUnknown);
}

TEST(Assess, WeightsThatDoNotAddUpLeaveTheGradeEmpty) {
  Project project = SampleProject();
  for (Indicator& row : project.indicators) row.weight = Decimal(30);
  project.budget.weight = Decimal(10);
  const ProjectAssessment result = Assess(project);
  EXPECT_EQ(result.weight_total, Decimal(130));
  EXPECT_EQ(Text(result.total), "126.80");
  EXPECT_EQ(result.grade, std::nullopt);
  EXPECT_TRUE(Has(result.diagnostics, DiagnosticCode::kWeightSum));
}

TEST(Assess, StatedRowsThatAreNotApplicableScaleTheTotal) {
  Project project = SampleProject();
  const char* const weights[] = {"30", "20", "30", "10"};
  for (std::size_t i = 0; i < 4; ++i) project.indicators[i].weight = Dec(weights[i]);
  project.indicators[2].applicable = false;
  const ProjectAssessment result = Assess(project);
  // (9.80 + 27 + 20 + 10) × 100 ÷ 70 = 95.4285…
  EXPECT_EQ(Text(result.scaled_from), "70");
  EXPECT_EQ(Text(result.total), "95.43");
  EXPECT_EQ(result.rows[0].outcome.score, Dec("27.00"));
  EXPECT_EQ(result.weight_total, Decimal(100));
  EXPECT_EQ(result.grade, "优");
  EXPECT_EQ(result.rows[2].outcome.status, OutcomeStatus::kNotApplicable);
  EXPECT_EQ(result.rows[2].outcome.score, std::nullopt);
}

TEST(Assess, ScaledBoundsAreRoundedOnce) {
  Project project = SampleProject();
  const char* const weights[] = {"30", "20", "30", "10"};
  for (std::size_t i = 0; i < 4; ++i) project.indicators[i].weight = Dec(weights[i]);
  project.indicators[2].applicable = false;
  project.indicators[3].actual.reset();
  const ProjectAssessment result = Assess(project);
  EXPECT_EQ(Text(result.total), "null");
  EXPECT_EQ(Text(result.total_lower), "81.14");  // 56.80 × 100 ÷ 70 = 81.1428…
  EXPECT_EQ(Text(result.total_upper), "95.43");
}

TEST(Assess, DerivedRowsThatAreNotApplicableLeaveBeforeTheSplit) {
  Project project = SampleProject();
  project.indicators[0].applicable = false;
  const ProjectAssessment result = Assess(project);
  EXPECT_EQ(result.scaled_from, std::nullopt);
  EXPECT_EQ(Text(result.rows[1].outcome.weight), "50");
  EXPECT_EQ(Text(result.total), "99.80");
}

TEST(Assess, AnUnknownFirstLevelLeavesRowAndTotalUndetermined) {
  Project project = SampleProject();
  project.indicators.push_back(MakeRow("管理指标", "制度", "≥1项", "1项"));
  const ProjectAssessment result = Assess(project);
  EXPECT_TRUE(result.provisional);
  EXPECT_EQ(Text(result.total), "null");
  EXPECT_EQ(Text(result.total_lower), "null");
  EXPECT_EQ(result.grade, std::nullopt);
  EXPECT_EQ(result.rows[4].outcome.status, OutcomeStatus::kMet);
  EXPECT_EQ(result.rows[4].outcome.score, std::nullopt);
  ASSERT_EQ(result.missing.size(), 1U);
  EXPECT_EQ(result.missing[0].reason.code, DiagnosticCode::kWeightUnknown);
  EXPECT_TRUE(Has(result.diagnostics, DiagnosticCode::kSecondLevelUnknown));
}

TEST(Assess, AMissingReasonIsAFinding) {
  Project project = SampleProject();
  for (Indicator& row : project.indicators) row.reason.reset();
  project.indicators[2].actual = "基本达成";
  const ProjectAssessment result = Assess(project);
  const bool expected[] = {true, false, true, false};  // missed; met; at most 80 %; met
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(Has(result.rows[i].outcome.diagnostics, DiagnosticCode::kReasonMissing), expected[i])
        << "row " << i + 1;
  }
}

TEST(Assess, AnOverCompletedRowAsksForAReason) {
  Project project = SampleProject();
  project.indicators[0].actual = "20家";
  project.indicators[0].reason = " ";
  const ProjectAssessment result = Assess(project);
  EXPECT_TRUE(Has(result.rows[0].outcome.diagnostics, DiagnosticCode::kReasonMissing));
  EXPECT_EQ(Text(result.rows[0].outcome.score), "25.00");
}

TEST(Assess, ColumnsOfTheirOwnAreRead) {
  Project project = SampleProject();
  Indicator& row = project.indicators[0];
  row.symbol = "≤";
  row.target = "10";
  row.unit = "家";
  row.direction = "反向";
  row.actual = "20";
  EXPECT_EQ(Text(Assess(project).rows[0].outcome.score), "12.50");
  row.direction = "横向";
  EXPECT_TRUE(Has(Assess(project).rows[0].outcome.diagnostics, DiagnosticCode::kDirectionUnknown));
}

TEST(Assess, TheBaseOfACappedShareIsRead) {
  Project project = SampleProject();
  Indicator& row = project.indicators[0];
  row.level2 = "成本指标";
  row.target = "核定支出的50%，最高不超100万元";
  row.base = "150万元";
  row.actual = "80万元";
  EXPECT_EQ(Text(Assess(project).rows[0].outcome.score), "23.44");  // 25 × 75 ÷ 80 = 23.4375
}

TEST(Assess, AMissingYearIsTheTargetsBeforeTheBudgetYear) {
  Project project = SampleProject();
  project.indicators[1].target = "2023年8月底前";
  EXPECT_EQ(Assess(project).rows[1].outcome.status, OutcomeStatus::kMet);
}

TEST(Assess, ThePolicyIsNamedAndProjectsKeepTheirOrder) {
  Model model;
  model.projects = {SampleProject(), SampleProject()};
  model.projects[1].code = "P2";
  const Assessment result = AssessModel(model, *FindPolicy("hubei"));
  EXPECT_EQ(result.policy, "hubei");
  ASSERT_EQ(result.projects.size(), 2U);
  EXPECT_EQ(result.projects[1].code, "P2");
  EXPECT_EQ(result.projects[0].budget_execution.weight, Decimal(20));
}

struct GradeCase {
  const char* total;
  const char* grade;
};

TEST(Grades, TheLowerBoundBelongsToTheGrade) {
  for (const GradeCase& c : std::vector<GradeCase>{{"100.00", "优"},
                                                   {"90.00", "优"},
                                                   {"89.99", "良"},
                                                   {"80.00", "良"},
                                                   {"79.99", "中"},
                                                   {"60.00", "中"},
                                                   {"59.99", "差"},
                                                   {"0.00", "差"}}) {
    ASSERT_NE(GradeOf(DefaultPolicy(), Dec(c.total)), nullptr);
    EXPECT_EQ(GradeOf(DefaultPolicy(), Dec(c.total))->name, c.grade) << c.total;
  }
}

}  // namespace
}  // namespace jixiao
