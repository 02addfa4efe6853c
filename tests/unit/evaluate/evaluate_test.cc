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
  return EvaluateRow(
      RowOf(target, actual, {.year = 2024, .row_kind = kind}, {.weight = Decimal(10)}), policy);
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
      EvaluateRow(RowOf("≥10家", "9家", {}, {.weight = std::nullopt}), DefaultPolicy());
  EXPECT_EQ(outcome.status, OutcomeStatus::kUnmet);
  EXPECT_EQ(outcome.score, std::nullopt);
  EXPECT_EQ(outcome.score_lower, std::nullopt);
}

TEST(Evaluate, APairAloneIsScoredOnAHundredPoints) {
  const Outcome outcome = EvaluateRow(RowOf("≥10家", "9家"), DefaultPolicy());
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
  const Outcome outcome = EvaluateRow(RowOf("8月底前", "8月20日"), DefaultPolicy());
  ASSERT_TRUE(outcome.reason.has_value());
  EXPECT_EQ(outcome.reason->code, DiagnosticCode::kYearUnknown);
}

// A day that the year lacks is no day on time.
TEST(Evaluate, ADayThatTheYearLacksIsUndetermined) {
  for (const char* target : {"3月底前", "2023年3月底前", "2023年1月至3月"}) {
    const Outcome common = EvaluateRow(RowOf(target, "2月29日", {.year = 2023}), DefaultPolicy());
    EXPECT_EQ(common.status, OutcomeStatus::kUndetermined) << target;
    ASSERT_TRUE(common.reason.has_value()) << target;
    EXPECT_EQ(common.reason->code, DiagnosticCode::kNoSuchDay) << target;
  }
  EXPECT_EQ(EvaluateRow(RowOf("3月底前", "2月29日", {.year = 2024}), DefaultPolicy()).status,
            OutcomeStatus::kMet);
  EXPECT_EQ(EvaluateRow(RowOf("2月29日前", "2月20日", {.year = 2023}), DefaultPolicy()).status,
            OutcomeStatus::kUndetermined);
}

TEST(Evaluate, ThePolicySaysWhetherBeforeADayIncludesIt) {
  Policy excludes = DefaultPolicy();
  excludes.deadline_includes_day = false;
  const Row on_the_day = RowOf("2024年8月31日前", "2024年8月31日");
  EXPECT_EQ(EvaluateRow(on_the_day, DefaultPolicy()).status, OutcomeStatus::kMet);
  EXPECT_EQ(EvaluateRow(on_the_day, excludes).status, OutcomeStatus::kUnmet);
  const Row until = RowOf("不晚于2024年8月31日", "2024年8月31日");
  EXPECT_EQ(EvaluateRow(until, excludes).status, OutcomeStatus::kMet);
  // The day before the first of March is settled in its year.
  EXPECT_EQ(EvaluateRow(RowOf("3月1日前", "2月29日", {.year = 2024}), excludes).status,
            OutcomeStatus::kMet);
}

TEST(Evaluate, EveryDiagnosticOfAReadingNamesItsText) {
  const Outcome outcome = EvaluateRow(
      RowOf("核定支出的50%，最高不超100万元", "≥40万元", {}, {.base = "80"}), DefaultPolicy());
  for (const Diagnostic& diagnostic : outcome.diagnostics) {
    const bool is_of_reading = diagnostic.code < DiagnosticCode::kActualMissing;
    EXPECT_EQ(is_of_reading, diagnostic.source != DiagnosticSource::kNone)
        << DiagnosticName(diagnostic.code);
    if (diagnostic.code == DiagnosticCode::kSignIgnored) {
      EXPECT_EQ(diagnostic.source, DiagnosticSource::kActual);
    }
  }
}

TEST(Evaluate, WithoutAnExplanationAllElseIsTheSame) {
  const Row row = RowOf("≥3个", "2个");
  Outcome with = EvaluateRow(row, DefaultPolicy());
  const Outcome without = EvaluateRow(row, DefaultPolicy(), Explain::kNo);
  EXPECT_FALSE(with.explanation.zh.empty());
  EXPECT_TRUE(without.explanation.zh.empty());
  EXPECT_EQ(with.score, without.score);
  EXPECT_EQ(with.diagnostics, without.diagnostics);
}

TEST(Evaluate, ADamagedActualIsNotTheTargetsOwnWords) {
  const Outcome outcome = Score("效果明显", "效果明显\xff", DefaultPolicy());
  ASSERT_TRUE(outcome.reason.has_value());
  EXPECT_EQ(outcome.reason->code, DiagnosticCode::kActualUnreadable);
}

TEST(Evaluate, AYearThatTheRowSuppliesIsNotReportedAsUnknown) {
  const Outcome outcome = EvaluateRow(RowOf("8月底前", "8月20日", {.year = 2024}), DefaultPolicy());
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

// The rule of doubt: what both readings give stands, all else is open between them and says why.
TEST(Evaluate, ADoubtNamesBothReadingsAndLiesBetweenThem) {
  const Outcome outcome = Score("≤4%", "0.07", DefaultPolicy(), RowKind::kQuality);
  EXPECT_EQ(outcome.status, OutcomeStatus::kUndetermined);
  ASSERT_TRUE(outcome.reason.has_value());
  EXPECT_EQ(outcome.reason->code, DiagnosticCode::kFractionOrPercent);
  EXPECT_EQ(outcome.reason->arguments, (std::vector<std::string>{"0.07", "0.07%", "7%"}));
  EXPECT_EQ(outcome.score_lower->ToString(), "5.71");
  EXPECT_EQ(outcome.score_upper->ToString(), "10.00");
}

// Whichever way a doubtful actual is written out, its score lies within the bounds of the doubt.
TEST(Evaluate, TheBoundsOfADoubtHoldEitherReading) {
  struct Doubt {
    std::string target, doubtful, one, other;
  };
  const std::vector<Doubt> doubts = {{"≥60%", "0.5", "0.5%", "50%"},
                                     {"≤20%", "0.3", "0.3%", "30%"},
                                     {"≥3万人", "28000", "28000万人", "28000人"},
                                     {"≤3万元", "31000", "31000万元", "31000元"},
                                     {"40%-60%", "0.7", "0.7%", "70%"}};
  for (const Policy& policy : EveryFormula()) {
    for (const Doubt& doubt : doubts) {
      const Outcome open = Score(doubt.target, doubt.doubtful, policy);
      for (const std::string& reading : {doubt.one, doubt.other}) {
        const Outcome sure = Score(doubt.target, reading, policy);
        EXPECT_LE(*open.score_lower, *sure.score) << doubt.target << " " << reading;
        EXPECT_LE(*sure.score, *open.score_upper) << doubt.target << " " << reading;
        if (open.score) {
          EXPECT_EQ(open.status, sure.status) << doubt.target << " " << reading;
        }
      }
    }
  }
}

TEST(OutcomeNames, AreStable) {
  EXPECT_EQ(OutcomeStatusName(OutcomeStatus::kNotApplicable), "not_applicable");
  EXPECT_EQ(OutcomeStatusName(OutcomeStatus::kPartly), "partly");
  EXPECT_EQ(RuleName(Rule::kRatio), "ratio");
  EXPECT_EQ(RuleName(Rule::kZeroTarget), "zero_target");
}

}  // namespace
}  // namespace jixiao
