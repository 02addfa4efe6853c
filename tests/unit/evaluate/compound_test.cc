#include <gtest/gtest.h>

#include <cstddef>
#include <string>

#include "jixiao/evaluate.hpp"
#include "jixiao/limits.hpp"
#include "jixiao/policy.hpp"

namespace jixiao {
namespace {

OutcomeStatus StatusOf(std::string_view target, std::string_view actual) {
  return EvaluateRow(RowOf(target, actual), DefaultPolicy()).status;
}

// The words of a part of the actual stand behind those of the part before it.
TEST(Compound, APartOfTheActualMayNameASet) {
  EXPECT_EQ(StatusOf("≥2家，≥10人", "2家，10人以上"), OutcomeStatus::kMet);
  EXPECT_EQ(StatusOf("≥2家，≥10人", "2家以上，8人以上"), OutcomeStatus::kUndetermined);
}

std::string Conditions(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "≥3个" : "，≥3个");
  return text;
}

TEST(Compound, AsManyConditionsAsTheLimitAreJudged) {
  const std::string answers = Conditions(kMaxConditions);
  EXPECT_EQ(StatusOf(Conditions(kMaxConditions), answers), OutcomeStatus::kMet);
}

// Matching looks at every pair, so their number has a bound.
TEST(Compound, MoreConditionsOrAnswersThanTheLimitAreNotScored) {
  for (const std::size_t count : {kMaxConditions + 1, std::size_t{8000}}) {
    EXPECT_EQ(StatusOf(Conditions(count), Conditions(count)), OutcomeStatus::kUndetermined);
    EXPECT_EQ(StatusOf("≥3个，≥4家", Conditions(count)), OutcomeStatus::kUndetermined);
  }
}

TEST(Compound, PartsKeepTheirComparisonAsWritten) {
  const Threshold target = Threshold::Parse("4%、3%、2%以下");
  ASSERT_EQ(target.parts().size(), 3U);
  for (const Threshold& part : target.parts()) EXPECT_EQ(part.comparator_text(), "以下");
  const Threshold capped = Threshold::Parse("核定支出的50%，最高不超100万元");
  ASSERT_NE(capped.cap(), nullptr);
  EXPECT_EQ(capped.cap()->comparator_text(), "最高不超");
}

}  // namespace
}  // namespace jixiao
