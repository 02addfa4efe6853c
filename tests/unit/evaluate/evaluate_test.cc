// What holds for every row, whatever its target.
#include "jixiao/evaluate.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace jixiao {
namespace {

Outcome Score(const std::string& target, const std::string& actual, const Policy& policy,
              RowKind kind = RowKind::kQuantity) {
  RowInput row;
  row.weight = Decimal(10);
  return Evaluate(target, actual, policy, {.year = 2024, .row_kind = kind}, row);
}

std::vector<Policy> EveryFormula() {
  std::vector<Policy> policies(Policies().begin(), Policies().end());
  for (const auto lower :
       {LowerBoundRule::kRatio, LowerBoundRule::kGate, LowerBoundRule::kAllOrNothing}) {
    for (const auto upper : {UpperBoundRule::kTargetOverActual, UpperBoundRule::kLinearInverse,
                             UpperBoundRule::kAllOrNothing}) {
      for (const auto equal : {EqualRule::kDirectional, EqualRule::kSymmetric, EqualRule::kExact}) {
        Policy policy = DefaultPolicy();
        policy.lower_bound = lower;
        policy.upper_bound = upper;
        policy.equal = equal;
        policies.push_back(policy);
      }
    }
  }
  return policies;
}

TEST(Evaluate, AScoreLiesBetweenZeroAndTheWeight) {
  std::mt19937 random(1);
  const std::vector<std::string> signs = {"≥", ">", "≤", "<", "=", "", "≠"};
  for (const Policy& policy : EveryFormula()) {
    for (int round = 0; round < 60; ++round) {
      const std::string target = signs[random() % signs.size()] + std::to_string(random() % 40) +
                                 "." + std::to_string(random() % 10) + "万元";
      const std::string actual = std::to_string(random() % 60) + "万元";
      const Outcome outcome = Score(target, actual, policy, RowKind::kBenefit);
      ASSERT_TRUE(outcome.score.has_value()) << target << " " << actual;
      EXPECT_LE(Decimal(0), *outcome.score) << target << " " << actual;
      EXPECT_LE(*outcome.score, Decimal(10)) << target << " " << actual;
    }
  }
}

TEST(Evaluate, ABetterActualNeverScoresLess) {
  for (const Policy& policy : EveryFormula()) {
    for (const std::string sign : {"≥", "≤", ">", "<"}) {
      const bool rising = sign == "≥" || sign == ">";
      std::optional<Decimal> before;
      for (int step = -20; step <= 220; step += 3) {
        const int figure = rising ? step : 200 - step;
        const Outcome outcome =
            Score(sign + "100%", std::to_string(figure) + "%", policy, RowKind::kQuality);
        ASSERT_TRUE(outcome.score.has_value());
        EXPECT_LE(before.value_or(Decimal(0)), *outcome.score) << sign << figure;
        before = outcome.score;
      }
    }
  }
}

TEST(Evaluate, TheBoundsHoldEveryScoreOfTheSet) {
  for (const Policy& policy : EveryFormula()) {
    for (const std::string target : {"≥50%", "≤50%", "=50%", "≠50%", "40%-60%"}) {
      for (int low = 10; low <= 80; low += 7) {
        const std::string set = std::to_string(low) + "%-" + std::to_string(low + 20) + "%";
        const Outcome whole = Score(target, set, policy, RowKind::kQuality);
        for (int inside = low; inside <= low + 20; ++inside) {
          const Outcome one =
              Score(target, std::to_string(inside) + "%", policy, RowKind::kQuality);
          ASSERT_TRUE(one.score && whole.score_lower && whole.score_upper);
          EXPECT_LE(*whole.score_lower, *one.score) << target << " " << set << " " << inside;
          EXPECT_LE(*one.score, *whole.score_upper) << target << " " << set << " " << inside;
        }
      }
    }
  }
}

TEST(Evaluate, ARowWithoutAWeightIsJudgedAndNotScored) {
  const Outcome outcome =
      EvaluateRow(Threshold::Parse("≥10家"), ActualValue::Parse("9家"), {}, DefaultPolicy());
  EXPECT_EQ(outcome.status, OutcomeStatus::kUnmet);
  EXPECT_EQ(outcome.score, std::nullopt);
  EXPECT_EQ(outcome.score_lower, std::nullopt);
}

TEST(Evaluate, APairAloneIsScoredOnAHundredPoints) {
  const Outcome outcome = Evaluate("≥10家", "9家", DefaultPolicy());
  ASSERT_TRUE(outcome.score.has_value());
  EXPECT_EQ(outcome.score->ToString(), "90.00");
}

TEST(Evaluate, TheExplanationCanBeCheckedWithACalculator) {
  const Outcome outcome = Score("≥3个", "2个", DefaultPolicy());
  EXPECT_EQ(
      outcome.explanation.zh,
      "目标“≥3个”：T = 3；实际“2个”：A = 2（单位：个）。A 不符合目标。低于下限，按完成比例计分："
      "W×A÷T。得分 = 10 × 2 ÷ 3 ≈ 6.666667，四舍五入保留 2 位为 6.67。");
  EXPECT_EQ(outcome.explanation.en,
            "Target '≥3个': T = 3; actual '2个': A = 2 (in 个). A does not meet the target. Below "
            "the lower limit, by the ratio: W×A÷T. Score = 10 × 2 ÷ 3 ≈ 6.666667, rounded half up "
            "to 2 places: 6.67.");
}

TEST(Evaluate, TheExplanationShowsTheConvertedActual) {
  const Outcome outcome = Score("≤20万元", "215800元", DefaultPolicy(), RowKind::kCost);
  EXPECT_NE(outcome.explanation.en.find("A = 21.58 (in 万元)"), std::string::npos)
      << outcome.explanation.en;
}

TEST(Evaluate, ADateWithoutAnyYearIsUndetermined) {
  const Outcome outcome = Evaluate("8月底前", "8月20日", DefaultPolicy());
  ASSERT_TRUE(outcome.reason.has_value());
  EXPECT_EQ(outcome.reason->code, DiagnosticCode::kYearUnknown);
}

TEST(Evaluate, ADamagedActualIsNotTheTargetsOwnWords) {
  const Outcome outcome = Score("效果明显", "效果明显\xff", DefaultPolicy());
  ASSERT_TRUE(outcome.reason.has_value());
  EXPECT_EQ(outcome.reason->code, DiagnosticCode::kActualUnreadable);
}

TEST(Evaluate, AYearThatTheRowSuppliesIsNotReportedAsUnknown) {
  RowInput row;
  row.weight = Decimal(10);
  const Outcome outcome = Evaluate("8月底前", "8月20日", DefaultPolicy(), {.year = 2024}, row);
  for (const Diagnostic& diagnostic : outcome.diagnostics) {
    EXPECT_NE(diagnostic.code, DiagnosticCode::kYearUnknown);
  }
}

TEST(Evaluate, AWarningAboutTheActualsTextIsKept) {
  const Outcome outcome = Score("≥266米", "≥266米", DefaultPolicy());
  ASSERT_EQ(outcome.diagnostics.size(), 1U);
  EXPECT_EQ(outcome.diagnostics[0].code, DiagnosticCode::kSignIgnored);
}

TEST(Evaluate, HugeNumbersDoNotOverflow) {
  const std::string big(36, '9');
  const Outcome outcome = Score("≥" + big + "亿元", big + "万元", DefaultPolicy());
  EXPECT_TRUE(outcome.score_lower.has_value());
  EXPECT_TRUE(outcome.score_upper.has_value());
}

TEST(OutcomeNames, AreStable) {
  EXPECT_EQ(OutcomeStatusName(OutcomeStatus::kNotApplicable), "not_applicable");
  EXPECT_EQ(OutcomeStatusName(OutcomeStatus::kPartly), "partly");
  EXPECT_EQ(RuleName(Rule::kRatio), "ratio");
  EXPECT_EQ(RuleName(Rule::kZeroTarget), "zero_target");
}

}  // namespace
}  // namespace jixiao
