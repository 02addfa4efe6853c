#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "jixiao/evaluate.hpp"

namespace jixiao {
namespace {

struct CompiledCase {
  const char* threshold;
  const char* below;  // a figure just below, at, and just above the limit
  bool meets_below;
  const char* at;
  bool meets_at;
  const char* above;
  bool meets_above;
};

TEST(CompiledThreshold, JudgesEachComparator) {
  const std::vector<CompiledCase> cases = {
      {"≥90%", "89.99", false, "90", true, "90.01", true},
      {">90%", "89.99", false, "90.0", false, "90.01", true},
      {"≤20万元", "19.99", true, "20.000", true, "20.0001", false},
      {"<20万元", "19.99", true, "20", false, "21", false},
      {"≠5次", "4", true, "5.0", false, "6", true},
      {"=5次", "4", false, "5", true, "6", true},
      {"[80,90)", "79.9", false, "80", true, "90", false},
  };
  for (const CompiledCase& c : cases) {
    const auto compiled = CompiledThreshold::Compile(Threshold::Parse(c.threshold));
    ASSERT_TRUE(compiled.has_value()) << c.threshold;
    EXPECT_EQ(compiled->Judge(*Decimal::Parse(c.below)), c.meets_below) << c.threshold;
    EXPECT_EQ(compiled->Judge(*Decimal::Parse(c.at)), c.meets_at) << c.threshold;
    EXPECT_EQ(compiled->Judge(*Decimal::Parse(c.above)), c.meets_above) << c.threshold;
  }
}

TEST(CompiledThreshold, EqualityFollowsDirectionAndRule) {
  const Threshold five = Threshold::Parse("5次");
  const auto inverse = CompiledThreshold::Compile(five, RowDirection::kInverse);
  EXPECT_TRUE(inverse->Judge(Decimal(4)));
  EXPECT_FALSE(inverse->Judge(Decimal(6)));
  const auto exact = CompiledThreshold::Compile(five, RowDirection::kPositive, EqualRule::kExact);
  EXPECT_TRUE(exact->Judge(Decimal(5)));
  EXPECT_FALSE(exact->Judge(Decimal(6)));
}

TEST(CompiledThreshold, RefusesWhatIsNotOneInterval) {
  for (const char* text : {"效果明显", "2024年底前", "≥2家，≥10人", "", "三分之二"}) {
    EXPECT_FALSE(CompiledThreshold::Compile(Threshold::Parse(text)).has_value()) << text;
  }
}

TEST(CompiledThreshold, AgreesWithTheFullEvaluation) {
  for (const char* text : {"≥50人", ">50人", "≤50人", "<50人", "50人", "≠50人", "40-60人"}) {
    const Threshold threshold = Threshold::Parse(text);
    const auto compiled = CompiledThreshold::Compile(threshold);
    ASSERT_TRUE(compiled.has_value()) << text;
    for (int figure = 30; figure <= 70; ++figure) {
      const Outcome outcome =
          EvaluateRow(RowOf(text, std::to_string(figure) + "人"), DefaultPolicy());
      EXPECT_EQ(compiled->Judge(Decimal(figure)), outcome.status == OutcomeStatus::kMet)
          << text << " " << figure;
    }
  }
}

}  // namespace
}  // namespace jixiao
