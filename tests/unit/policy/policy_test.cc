#include "jixiao/policy.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace jixiao {
namespace {

TEST(Policies, BuiltInPoliciesAreValid) {
  for (const Policy& policy : Policies()) {
    for (const FieldFault& fault : Validate(policy)) {
      ADD_FAILURE() << policy.name << " " << fault.field << ": " << fault.message.en;
    }
  }
}

TEST(Policies, AreFoundByName) {
  EXPECT_EQ(&DefaultPolicy(), FindPolicy("mof-2020"));
  EXPECT_EQ(FindPolicy("nonsense"), nullptr);
  for (const Policy& policy : Policies()) EXPECT_EQ(FindPolicy(policy.name), &policy);
}

struct PresetRow {
  const char* name;
  const char* execution;
  const char* cost;
  const char* output;
  const char* benefit;
  const char* satisfaction;
  LowerBoundRule lower_bound;
  const char* partly_from;
  ExecutionRule execution_rule;
  SatisfactionRule satisfaction_rule;
};

std::string Text(const std::optional<Decimal>& value) { return value ? value->ToString() : "-"; }

TEST(Policies, PresetsAreTheseOfTheTable) {
  const std::vector<PresetRow> rows = {
      {"mof-2020", "10", "-", "50", "30", "10", LowerBoundRule::kRatio, "60",
       ExecutionRule::kLinear, SatisfactionRule::kRatio},
      {"mof-2021", "10", "20", "40", "20", "10", LowerBoundRule::kGate, "60",
       ExecutionRule::kLinear, SatisfactionRule::kSteps},
      {"hubei", "20", "-", "40", "40", "-", LowerBoundRule::kRatio, "50", ExecutionRule::kLinear,
       SatisfactionRule::kRatio},
      {"jiangxi", "10", "-", "50", "30", "10", LowerBoundRule::kRatio, "60", ExecutionRule::kSteps,
       SatisfactionRule::kRatio},
      {"hunan-department", "10", "-", "50", "30", "10", LowerBoundRule::kRatio, "60",
       ExecutionRule::kLinear, SatisfactionRule::kRatio},
      {"sichuan", "10", "-", "50", "30", "10", LowerBoundRule::kRatio, "60", ExecutionRule::kLinear,
       SatisfactionRule::kRatio},
  };
  ASSERT_EQ(rows.size(), Policies().size());
  for (const PresetRow& row : rows) {
    const Policy* const policy = FindPolicy(row.name);
    ASSERT_NE(policy, nullptr) << row.name;
    EXPECT_EQ(policy->weights.execution.ToString(), row.execution) << row.name;
    EXPECT_EQ(Text(policy->weights.cost), row.cost) << row.name;
    EXPECT_EQ(policy->weights.output.ToString(), row.output) << row.name;
    EXPECT_EQ(policy->weights.benefit.ToString(), row.benefit) << row.name;
    EXPECT_EQ(Text(policy->weights.satisfaction), row.satisfaction) << row.name;
    EXPECT_EQ(policy->lower_bound, row.lower_bound) << row.name;
    EXPECT_EQ(policy->upper_bound, UpperBoundRule::kTargetOverActual) << row.name;
    EXPECT_EQ(policy->partly_from.ToString(), row.partly_from) << row.name;
    EXPECT_EQ(policy->achieved_from.ToString(), "80") << row.name;
    EXPECT_EQ(policy->execution, row.execution_rule) << row.name;
    EXPECT_EQ(policy->satisfaction, row.satisfaction_rule) << row.name;
  }
}

TEST(Policies, PracticeSaysThatItIsPractice) {
  for (const Policy& policy : Policies().subspan(1)) {
    EXPECT_NE(policy.description.zh.find("实践口径"), std::string::npos) << policy.name;
    EXPECT_NE(policy.description.en.find("Practice seen"), std::string::npos) << policy.name;
  }
}

template <typename Option>
void ExpectNames(const std::vector<std::string>& names) {
  ASSERT_EQ(OptionNames<Option>().size(), names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    EXPECT_EQ(OptionName(static_cast<Option>(i)), names[i]);
    EXPECT_EQ(ParseOption<Option>(names[i]), static_cast<Option>(i));
  }
  EXPECT_EQ(ParseOption<Option>("nonsense"), std::nullopt);
  EXPECT_EQ(OptionName(static_cast<Option>(99)), "unknown");
}

TEST(Options, NamesAreThoseOfThePolicyFile) {
  ExpectNames<LowerBoundRule>({"ratio", "gate", "all_or_nothing"});
  ExpectNames<UpperBoundRule>({"target_over_actual", "linear_inverse", "all_or_nothing"});
  ExpectNames<EqualRule>({"directional", "symmetric", "exact"});
  ExpectNames<DeadlineRule>({"all_or_nothing", "days"});
  ExpectNames<BandPoint>({"none", "middle", "top"});
  ExpectNames<ExecutionRule>({"linear", "steps"});
  ExpectNames<ZeroOverZero>({"undetermined", "full", "zero"});
  ExpectNames<SatisfactionRule>({"ratio", "steps"});
}

struct FaultCase {
  std::string field;
  std::function<void(Policy&)> spoil;
};

TEST(Validate, NamesTheFieldOfEachFault) {
  const std::vector<FaultCase> cases = {
      {"name", [](Policy& p) { p.name = "MOF 2020"; }},
      {"name", [](Policy& p) { p.name = ""; }},
      {"name",
       [](Policy& p) {
         p.name = "mof-2020";
         p.score_places = 1;
       }},
      {"weights", [](Policy& p) { p.weights.output = Decimal(60); }},
      {"weights.cost",
       [](Policy& p) {
         p.weights.cost = Decimal(-10);
         p.weights.output = Decimal(60);
       }},
      {"weights_without_cost.cost",
       [](Policy& p) {
         p.weights_without_cost = WeightProfile{};
         p.weights_without_cost->cost = Decimal(0);
       }},
      {"lower_bound", [](Policy& p) { p.lower_bound = static_cast<LowerBoundRule>(9); }},
      {"gate_rate", [](Policy& p) { p.gate_rate = Decimal(100); }},
      {"deadline_days", [](Policy& p) { p.deadline_days = 0; }},
      {"partly_from", [](Policy& p) { p.partly_from = Decimal(-1); }},
      {"achieved_from", [](Policy& p) { p.achieved_from = Decimal(60); }},
      {"over_completion_factor", [](Policy& p) { p.over_completion_factor = Decimal(1); }},
      {"execution_steps", [](Policy& p) { p.execution_steps.clear(); }},
      {"execution_steps[1].at_least",
       [](Policy& p) { p.execution_steps[1].at_least = Decimal(100); }},
      {"execution_steps[2].points", [](Policy& p) { p.execution_steps[2].points = Decimal(8); }},
      {"satisfaction_steps[0].points",
       [](Policy& p) { p.satisfaction_steps[0].points = Decimal(11); }},
      {"grades", [](Policy& p) { p.grades.clear(); }},
      {"grades", [](Policy& p) { p.grades.pop_back(); }},
      {"grades[1].at_least", [](Policy& p) { p.grades[1].at_least = Decimal(95); }},
      {"grades[0].name", [](Policy& p) { p.grades[0].name = ""; }},
      {"score_places", [](Policy& p) { p.score_places = 7; }},
      {"over_completion_points",
       [](Policy& p) {
         p.over_completion_points = Decimal(1);
         p.over_completion_factor.reset();
       }},
      {"over_completion_share",
       [](Policy& p) {
         p.over_completion_share = Decimal(20);
         p.over_completion_factor.reset();
       }},
      {"over_completion_share",
       [](Policy& p) {
         p.over_completion_points = Decimal(1);
         p.over_completion_share = Decimal(20);
       }},
      {"over_completion_points", [](Policy& p) { p.over_completion_points = Decimal(0); }},
      {"over_completion_share", [](Policy& p) { p.over_completion_share = Decimal(101); }},
      {"rate_places", [](Policy& p) { p.rate_places = 1; }},
      {"execution_reason_below", [](Policy& p) { p.execution_reason_below = Decimal(0); }},
      {"total_caps[0].below",
       [](Policy& p) {
         p.total_caps = {{Decimal(101), false, Decimal(89)}};
       }},
      {"total_caps[0].at_most",
       [](Policy& p) {
         p.total_caps = {{Decimal(80), false, Decimal(100)}};
       }},
      {"total_caps[1].below",
       [](Policy& p) {
         p.total_caps = {{Decimal(70), false, Decimal(89)}, {Decimal(80), false, Decimal(79)}};
       }},
      {"total_caps[1].at_most",
       [](Policy& p) {
         p.total_caps = {{Decimal(80), false, Decimal(79)}, {Decimal(70), false, Decimal(79)}};
       }},
      {"department_score", [](Policy& p) { p.department_score = static_cast<DepartmentScore>(9); }},
      {"alarm_points", [](Policy& p) { p.alarm_points = Decimal(-1); }},
      {"either_or[0].indicators", [](Policy& p) { p.either_or = {{{"甲"}}}; }},
      {"either_or[1].indicators",
       [](Policy& p) {
         p.either_or = {{{"甲", "乙"}}, {{"丙", "乙"}}};
       }},
      {"taxonomy.levels",
       [](Policy& p) {
         p.taxonomy = *FindTaxonomy("input-process");
         p.taxonomy->name = "ours";
         for (TaxonomyLevel& level : p.taxonomy->levels) level.weight = Decimal(20);
       }},
      {"taxonomy.name",
       [](Policy& p) {
         p.taxonomy = *FindTaxonomy("input-process");
         p.taxonomy->execution = Decimal(10);
       }},
      {"text_limits.weather",
       [](Policy& p) {
         p.text_limits = {{"weather", 10}};
       }},
      {"text_limits.reason",
       [](Policy& p) {
         p.text_limits = {{"reason", 0}};
       }},
      {"review.no_such_rule",
       [](Policy& p) {
         p.review = {{"no_such_rule", std::nullopt}};
       }},
      {"review.budget_sum",
       [](Policy& p) {
         p.review = {{"budget_sum", std::nullopt}, {"budget_sum", std::nullopt}};
       }},
  };
  for (const FaultCase& c : cases) {
    Policy policy = DefaultPolicy();
    policy.name = "local";
    c.spoil(policy);
    const std::vector<FieldFault> faults = Validate(policy);
    ASSERT_EQ(faults.size(), 1U) << c.field;
    EXPECT_EQ(faults[0].field, c.field);
    EXPECT_NE(faults[0].message.zh, "");
    EXPECT_NE(faults[0].message.en, "");
  }
}

TEST(Validate, ReportsEveryFault) {
  Policy policy = DefaultPolicy();
  policy.name = "";
  policy.score_places = -1;
  EXPECT_EQ(Validate(policy).size(), 2U);
}

}  // namespace
}  // namespace jixiao
