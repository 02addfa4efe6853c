// tests/golden/standards.jsonl: one row with its own scoring standard a line, worked out by hand.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "golden_lines.h"
#include "jixiao/evaluate.hpp"

namespace jixiao {
namespace {

using nlohmann::json;

Outcome Score(const json& line, const Policy& policy) {
  const auto standard = line["standard"].get<std::string>();
  const std::string last_year = line.value("last_year", "");
  RowInput input;
  input.weight = *Decimal::Parse(line["weight"].get<std::string>());
  input.standard = standard;
  if (line.contains("last_year")) input.last_year = last_year;
  return EvaluateRow(
      RowOf(line["target"].get<std::string>(), line["actual"].get<std::string>(), {}, input),
      policy);
}

std::vector<json> Lines() { return GoldenLines("standards.jsonl"); }

json Text(const std::optional<Decimal>& value) {
  return value ? json(value->ToString()) : json(nullptr);
}

TEST(StandardGolden, EveryLineIsScoredAsByHand) {
  const std::vector<json> lines = Lines();
  ASSERT_GE(lines.size(), 100U);
  for (const json& line : lines) {
    const Outcome outcome = Score(line, DefaultPolicy());
    EXPECT_EQ(OutcomeStatusName(outcome.status), line["status"]) << line;
    EXPECT_EQ(Text(outcome.score), line["score"]) << line << "\n" << outcome.explanation.en;
    EXPECT_EQ(Text(outcome.score_lower), line["lower"]) << line;
    EXPECT_EQ(Text(outcome.score_upper), line["upper"]) << line;
  }
}

TEST(StandardGolden, EveryUnstatedScoreHasItsReason) {
  for (const json& line : Lines()) {
    const Outcome outcome = Score(line, DefaultPolicy());
    EXPECT_EQ(!outcome.score, outcome.reason.has_value()) << line;
  }
}

TEST(StandardGolden, EveryScoreLiesBetweenNothingAndTheWeight) {
  for (const json& line : Lines()) {
    const Outcome outcome = Score(line, DefaultPolicy());
    ASSERT_TRUE(outcome.score_lower && outcome.score_upper) << line;
    EXPECT_GE(*outcome.score_lower, Decimal(0)) << line;
    EXPECT_LE(*outcome.score_lower, *outcome.score_upper) << line;
    EXPECT_LE(*outcome.score_upper, *outcome.weight) << line;
  }
}

struct PartCase {
  PartUnits part_units;
  const char* score;
  const char* lower;
  const char* upper;
};

TEST(EvaluateStandard, ABegunUnitCountsAsThePolicySays) {
  const json line = {{"standard", "合格率达到95%得10分，每低1个百分点扣1分"},
                     {"weight", "10"},
                     {"target", ""},
                     {"actual", "92.4%"}};
  for (const PartCase& c : {PartCase{PartUnits::kAsk, nullptr, "7.00", "8.00"},
                            PartCase{PartUnits::kBegun, "7.00", "7.00", "7.00"},
                            PartCase{PartUnits::kWhole, "8.00", "8.00", "8.00"},
                            PartCase{PartUnits::kProportional, "7.40", "7.40", "7.40"}}) {
    Policy policy = DefaultPolicy();
    policy.part_units = c.part_units;
    const Outcome outcome = Score(line, policy);
    EXPECT_EQ(Text(outcome.score), c.score == nullptr ? json(nullptr) : json(c.score));
    EXPECT_EQ(Text(outcome.score_lower), c.lower);
    EXPECT_EQ(Text(outcome.score_upper), c.upper);
  }
}

TEST(EvaluateStandard, AnUnreadStandardIsUndeterminedUnlessThePolicySaysOtherwise) {
  const json line = {
      {"standard", "按系数折算得分"}, {"weight", "10"}, {"target", "≥10个"}, {"actual", "8个"}};
  EXPECT_FALSE(Score(line, DefaultPolicy()).score.has_value());
  Policy policy = DefaultPolicy();
  policy.unread_standard = UnreadStandard::kPolicy;
  EXPECT_EQ(Text(Score(line, policy).score), "8.00");
}

TEST(EvaluateStandard, TheExplanationHoldsTheArithmetic) {
  const json line = {{"standard", "合格率达到95%得10分，每低1个百分点扣1分"},
                     {"weight", "10"},
                     {"target", ""},
                     {"actual", "92%"}};
  const Outcome outcome = Score(line, DefaultPolicy());
  EXPECT_NE(outcome.explanation.zh.find("10 − 3×1"), std::string::npos) << outcome.explanation.zh;
  EXPECT_NE(outcome.explanation.en.find("10 − 3×1"), std::string::npos) << outcome.explanation.en;
}

TEST(EvaluateStandard, ADateDoesNotAnswerAProportion) {
  const json line = {{"standard", "得分=达标率×分值"},
                     {"weight", "5"},
                     {"target", "2024年6月底前"},
                     {"actual", "2024年7月"}};
  EXPECT_FALSE(Score(line, DefaultPolicy()).score.has_value());
}

TEST(EvaluateStandard, ARowWithoutAWeightHasNoScore) {
  const Row row = RowOf("", "1处", {}, {.weight = {}, .standard = "每发现一处扣1分"});
  const Outcome outcome = EvaluateRow(row, DefaultPolicy());
  EXPECT_FALSE(outcome.score.has_value());
}

}  // namespace
}  // namespace jixiao
