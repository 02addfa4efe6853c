#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "jixiao/interchange.hpp"

namespace jixiao {
namespace {

Result<PolicyReading> ReadChanged(std::string_view from, std::string_view to) {
  Policy policy = DefaultPolicy();
  policy.name = "local";
  std::string text = PolicyToJson(policy, JsonLayout::kCompact);
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
  return PolicyFromJson(text);
}

TEST(PolicyJson, EveryBuiltInPolicyComesBackEqual) {
  for (const Policy& policy : Policies()) {
    for (const JsonLayout layout : {JsonLayout::kCompact, JsonLayout::kIndented}) {
      const auto reading = PolicyFromJson(PolicyToJson(policy, layout));
      ASSERT_TRUE(reading.ok()) << reading.status().message();
      EXPECT_TRUE(reading->faults.empty()) << policy.name;
      EXPECT_EQ(reading->policy, policy) << policy.name;
    }
  }
}

TEST(PolicyJson, EveryFieldThatIsNotTheDefaultComesBack) {
  Policy policy = *FindPolicy("mof-2021");
  policy.name = "local";
  policy.lower_bound = LowerBoundRule::kAllOrNothing;
  policy.upper_bound = UpperBoundRule::kLinearInverse;
  policy.equal = EqualRule::kSymmetric;
  policy.deadline = DeadlineRule::kDays;
  policy.deadline_days = 45;
  policy.deadline_includes_day = false;
  policy.gate_rate = Decimal(55);
  policy.band_point = BandPoint::kTop;
  policy.over_completion_factor.reset();
  policy.over_completion_of_shares = true;
  policy.execution = ExecutionRule::kSteps;
  policy.zero_over_zero = ZeroOverZero::kFull;
  policy.satisfaction = SatisfactionRule::kSteps;
  policy.satisfaction_steps.pop_back();
  policy.grades[0].name = "优秀";
  policy.score_places = 1;
  policy.review = {{"cost_at_least", Severity::kError},
                   {"boilerplate", std::nullopt},
                   {"goal_figure", Severity::kNote},
                   {"budget_sum", Severity::kWarning}};
  const auto reading = PolicyFromJson(PolicyToJson(policy));
  ASSERT_TRUE(reading.ok());
  EXPECT_TRUE(reading->faults.empty()) << reading->faults[0].message.en;
  EXPECT_EQ(reading->policy, policy);
}

TEST(PolicyJson, ANameOfABuiltInPolicyIsForItsRulesAlone) {
  Policy policy = DefaultPolicy();
  policy.score_places = 1;
  const auto taken = PolicyFromJson(PolicyToJson(policy));
  ASSERT_TRUE(taken.ok());
  ASSERT_EQ(taken->faults.size(), 1U);
  EXPECT_EQ(taken->faults[0].field, "name");
  policy.name = "our-own";
  const auto free = PolicyFromJson(PolicyToJson(policy));
  ASSERT_TRUE(free.ok());
  EXPECT_EQ(free->faults.size(), 0U);
}

TEST(PolicyJson, NullTakesAnOptionalRuleAway) {
  const auto reading =
      ReadChanged(R"("over_completion_factor":"1.2")", R"("over_completion_factor":null)");
  ASSERT_TRUE(reading.ok());
  EXPECT_TRUE(reading->faults.empty());
  EXPECT_FALSE(reading->policy.over_completion_factor.has_value());
}

TEST(PolicyJson, FaultsAreNamedByFieldAndLine) {
  struct Case {
    std::string_view from;
    std::string_view to;
    std::string_view field;
  };
  const Case cases[] = {
      {R"("gate_rate":)", R"("gate":)", "gate"},
      {R"("review":{})", R"("review":[])", "review"},
      {R"("review":{})", R"("review":{"cost_at_least":"loud"})", "review.cost_at_least"},
      {R"("review":{})", R"("review":{"cost_at_least":0})", "review.cost_at_least"},
      {R"("review":{})", R"("review":{"cost_at_most":"off"})", "review.cost_at_most"},
      {R"("review":{})", R"("review":{"budget_sum":"off","budget_sum":"note"})",
       "review.budget_sum"},
      {R"("lower_bound":"ratio")", R"("lower_bound":"best")", "lower_bound"},
      {R"("lower_bound":"ratio")", R"("lower_bound":1)", "lower_bound"},
      {R"("output":"50")", R"("output":"fifty")", "weights.output"},
      {R"("deadline_days":30)", R"("deadline_days":2.5)", "deadline_days"},
      {R"("deadline_days":30)", R"("deadline_days":"30")", "deadline_days"},
      {R"("name":"local")", R"("name":"a","name":"b")", "name"},
  };
  for (const Case& c : cases) {
    const auto reading = ReadChanged(c.from, c.to);
    ASSERT_TRUE(reading.ok()) << c.to;
    ASSERT_EQ(reading->faults.size(), 1U) << c.to;
    EXPECT_EQ(reading->faults[0].field, c.field) << c.to;
    EXPECT_EQ(reading->faults[0].line, 1U);
    EXPECT_NE(reading->faults[0].message.zh, "");
    EXPECT_NE(reading->faults[0].message.en, "");
  }
}

TEST(PolicyJson, EveryFaultIsListed) {
  const auto reading = PolicyFromJson(
      "{\"format_version\":1,\n\"x\":1,\n\"equal\":\"?\",\n\"weights\":{\"y\":\"1\"}}");
  ASSERT_TRUE(reading.ok());
  ASSERT_EQ(reading->faults.size(), 3U);
  EXPECT_EQ(reading->faults[0].field, "x");
  EXPECT_EQ(reading->faults[0].line, 2U);
  EXPECT_EQ(reading->faults[2].field, "weights.y");
  EXPECT_EQ(reading->faults[2].line, 4U);
}

TEST(PolicyJson, APolicyThatIsReadIsValidated) {
  const auto reading = ReadChanged(R"("output":"50")", R"("output":"60")");
  ASSERT_TRUE(reading.ok());
  EXPECT_EQ(reading->faults, Validate(reading->policy));
  EXPECT_FALSE(reading->faults.empty());
}

TEST(PolicyJson, DecimalsMayBeNumbers) {
  const auto reading = ReadChanged(R"("gate_rate":"60")", R"("gate_rate":60.0)");
  ASSERT_TRUE(reading.ok());
  EXPECT_TRUE(reading->faults.empty());
}

TEST(PolicyJson, WhatIsNoPolicyFileFails) {
  EXPECT_EQ(PolicyFromJson("policy").code(), StatusCode::kInvalidFormat);
  EXPECT_EQ(PolicyFromJson("{}").code(), StatusCode::kInvalidFormat);
}

}  // namespace
}  // namespace jixiao
