#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "jixiao/assess.hpp"

namespace jixiao {
namespace {

std::optional<Decimal> Dec(const char* text) {
  if (*text == '\0') return std::nullopt;
  return *Decimal::Parse(text);
}

struct ExecutionCase {
  const char* adjusted;
  const char* total;
  const char* spent;
  const char* weight;
  const char* score;  // "" where undetermined
  const char* rate;
  const char* code;  // last diagnostic, "" for none
};

std::string Text(const std::optional<Decimal>& value) { return value ? value->ToString() : ""; }

void Expect(const std::vector<ExecutionCase>& cases, const Policy& policy) {
  for (const ExecutionCase& c : cases) {
    Budget budget;
    budget.adjusted = Dec(c.adjusted);
    budget.total = Dec(c.total);
    budget.spent = Dec(c.spent);
    const BudgetExecution result = AssessBudgetExecution(budget, *Dec(c.weight), policy);
    const std::string where =
        std::string(c.spent) + " of " + c.adjusted + "/" + c.total + " in " + policy.name;
    EXPECT_EQ(Text(result.score), c.score) << where;
    EXPECT_EQ(Text(result.rate), c.rate) << where;
    EXPECT_EQ(result.diagnostics.empty() ? "" : DiagnosticName(result.diagnostics.back().code),
              c.code)
        << where;
    EXPECT_NE(result.explanation.zh, "") << where;
    if (result.score) continue;
    EXPECT_EQ(result.score_lower, Decimal(0)) << where;
    EXPECT_EQ(result.score_upper, *Dec(c.weight)) << where;
  }
}

struct BoundsCase {
  int places;
  const char* weight;
  const char* lower;
  const char* upper;
};

TEST(BudgetExecution, BoundsAreRoundedAsScoresAre) {
  const std::vector<BoundsCase> cases = {{2, "10", "0.00", "10.00"},
                                         {4, "22.5", "0.0000", "22.5000"},
                                         {0, "22.4", "0", "22"},
                                         {0, "22.5", "0", "22.5"},
                                         {0, "7.50", "0", "7.5"}};
  for (const BoundsCase& c : cases) {
    Policy policy = DefaultPolicy();
    policy.score_places = c.places;
    Budget budget;
    budget.adjusted = Decimal(50);
    const BudgetExecution result = AssessBudgetExecution(budget, *Dec(c.weight), policy);
    EXPECT_EQ(result.score_lower.ToString(), c.lower) << c.weight;
    EXPECT_EQ(result.score_upper.ToString(), c.upper) << c.weight;
  }
}

TEST(BudgetExecution, RoundingNeverLiftsAScoreAboveItsWeight) {
  Policy policy = DefaultPolicy();
  policy.score_places = 0;
  Budget budget;
  budget.adjusted = Decimal(50);
  budget.spent = Decimal(50);
  const BudgetExecution result = AssessBudgetExecution(budget, *Dec("22.5"), policy);
  EXPECT_EQ(Text(result.score), "22.5");
  EXPECT_NE(result.explanation.en.find("so the weight counts"), std::string::npos);
}

TEST(BudgetExecution, TheDenominatorIsTheAdjustedBudget) {
  Expect({{"50", "100", "50", "10", "10.00", "1.0000", ""},
          {"50", "100", "49", "10", "9.80", "0.9800", ""},
          {"", "100", "49", "10", "4.90", "0.4900", "adjusted_from_total"},
          {"3", "", "2", "10", "6.67", "0.6667", ""},
          {"3", "", "1", "20", "6.67", "0.3333", ""},
          {"50", "", "0", "10", "0.00", "0.0000", ""}},
         DefaultPolicy());
}

TEST(BudgetExecution, ARateAboveOneCountsAsOneAndIsReported) {
  Expect({{"50", "", "60", "10", "10.00", "1.0000", "execution_above_budget"}}, DefaultPolicy());
}

TEST(BudgetExecution, UnknownAmountsAreUndeterminedNeverZero) {
  Expect({{"50", "", "", "10", "", "", "spent_unknown"},
          {"", "", "5", "10", "", "", "budget_unknown"},
          {"0", "", "5", "10", "", "", "spent_without_budget"},
          {"-1", "", "5", "10", "", "", "negative_amount"},
          {"5", "", "-5", "10", "", "", "negative_amount"},
          {"0", "", "0", "10", "", "", "zero_over_zero"}},
         DefaultPolicy());
}

TEST(BudgetExecution, NothingOfNothingFollowsThePolicy) {
  Policy policy = DefaultPolicy();
  policy.zero_over_zero = ZeroOverZero::kFull;
  Expect({{"0", "", "0", "10", "10.00", "", "zero_over_zero"}}, policy);
  policy.zero_over_zero = ZeroOverZero::kZero;
  Expect({{"0", "", "0", "10", "0.00", "", "zero_over_zero"}}, policy);
}

TEST(BudgetExecution, StepsAreScaledToTheWeight) {
  Expect({{"100", "", "100", "10", "10.00", "1.0000", ""},
          {"100", "", "99.99", "10", "7.00", "0.9999", ""},
          {"100", "", "80", "10", "7.00", "0.8000", ""},
          {"100", "", "79.99", "10", "5.00", "0.7999", ""},
          {"100", "", "60", "20", "10.00", "0.6000", ""},
          {"100", "", "59.99", "10", "0.00", "0.5999", ""},
          {"100", "", "120", "10", "10.00", "1.0000", "execution_above_budget"}},
         *FindPolicy("jiangxi"));
}

TEST(BudgetExecution, TheStepIsTakenFromTheExactRate) {
  // 0.799999 shows as 0.8000 and is still below the step.
  Expect({{"1000000", "", "799999", "10", "5.00", "0.8000", ""}}, *FindPolicy("jiangxi"));
}

}  // namespace
}  // namespace jixiao
