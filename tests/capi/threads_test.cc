// Eight threads share const handles, each on its own results. The race detector is the judge:
// preset `tsan`.
#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "support.h"

namespace jixiao::capi_test {
namespace {

constexpr int kThreads = 8;
constexpr int kRounds = 50;

TEST(Threads, ShareConstHandles) {
  const auto model = ModelOf(kModelJson);
  const auto assessment = Make<jixiao_assessment>(&jixiao_assess, model.get(), nullptr, nullptr);
  const jixiao_policy* policy = nullptr;
  ASSERT_EQ(jixiao_policy_preset("mof-2021", 8, &policy, nullptr), JIXIAO_STATUS_OK);
  std::vector<std::string> results(kThreads);
  for (int round = 0; round < kRounds; ++round) {
    // New ones each round: the first look at a threshold is where threads could meet.
    const auto target = Threshold("≥2家，≥10人");
    const auto actual = Actual("3家，12人");
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) {
      threads.emplace_back([&, i] {
        std::string& result = results[static_cast<std::size_t>(i)];
        const auto info = Get<jixiao_threshold_info>(&jixiao_threshold_get, target.get());
        const auto reading = Get<jixiao_actual_info>(&jixiao_actual_get, actual.get()).reading;
        auto row = Versioned<jixiao_row>();
        row.weight = Decimal("10");
        const auto outcome = Make<jixiao_outcome>(&jixiao_threshold_evaluate, target.get(),
                                                  actual.get(), &row, policy);
        const auto own = Make<jixiao_assessment>(&jixiao_assess, model.get(), policy, nullptr);
        result = String(info.canonical) +
                 String(Get<jixiao_threshold_info>(&jixiao_threshold_get, reading).canonical) +
                 String(Get<jixiao_outcome_info>(&jixiao_outcome_get, outcome.get()).score) +
                 String(Make<jixiao_text>(&jixiao_assessment_to_json, own.get(),
                                          JIXIAO_LANGUAGE_CHINESE, 0)) +
                 String(Make<jixiao_text>(&jixiao_assessment_to_json, assessment.get(), 1, 1)) +
                 String(Make<jixiao_text>(&jixiao_model_to_json, model.get(), 0));
      });
    }
    for (std::thread& thread : threads) thread.join();
    for (const std::string& result : results) ASSERT_EQ(result, results[0]);
  }
  EXPECT_NE(results[0].find("10.00"), std::string::npos);
}

}  // namespace
}  // namespace jixiao::capi_test
