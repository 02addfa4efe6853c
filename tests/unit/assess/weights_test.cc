// tests/golden/weights.jsonl: every case of the rules for weights, and what must hold for all.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "jixiao/assess.hpp"

namespace jixiao {
namespace {

using nlohmann::json;

std::optional<Decimal> OptionalDecimal(const json& value) {
  if (value.is_null()) return std::nullopt;
  return *Decimal::Parse(value.get<std::string>());
}

Project ProjectOf(const json& line) {
  Project project;
  project.budget.weight = OptionalDecimal(line["execution"]);
  for (const json& row : line["rows"]) {
    Indicator indicator;
    indicator.level1 = row["level1"];
    indicator.weight = OptionalDecimal(row["weight"]);
    indicator.applicable = row["applicable"];
    project.indicators.push_back(indicator);
  }
  return project;
}

json FieldsOf(const ProjectWeights& result) {
  json weights = json::array();
  json derived = json::array();
  for (const RowWeight& row : result.rows) {
    weights.push_back(row.weight ? json(row.weight->ToString()) : json(nullptr));
    derived.push_back(row.derived);
  }
  json codes = json::array();
  for (const Diagnostic& diagnostic : result.diagnostics) {
    codes.push_back(DiagnosticName(diagnostic.code));
  }
  return {{"weights", weights},
          {"derived", derived},
          {"execution_weight", result.execution.ToString()},
          {"total", result.total.ToString()},
          {"applicable_total", result.applicable_total.ToString()},
          {"codes", codes}};
}

TEST(WeightsGolden, EveryCaseIsWeighedAsByHand) {
  std::ifstream file(JIXIAO_TEST_GOLDEN_DIR "/weights.jsonl");
  std::size_t count = 0;
  for (std::string text; std::getline(file, text); ++count) {
    const json line = json::parse(text);
    const Policy& policy = *FindPolicy(line["policy"].get<std::string>());
    const json fields = FieldsOf(WeightsOf(ProjectOf(line), policy));
    for (const auto& [field, value] : fields.items()) {
      EXPECT_EQ(value, line[field]) << line["case"] << ": " << field;
    }
  }
  EXPECT_GE(count, 45U);
}

TEST(Weights, DerivedWeightsAlwaysAddUpExactly) {
  std::mt19937 random(20240801);
  const std::vector<std::string> levels = {"产出指标", "效益指标", "满意度指标", "成本指标"};
  for (int round = 0; round < 2000; ++round) {
    const Policy& policy = Policies()[random() % Policies().size()];
    const std::size_t kinds = policy.weights.cost ? 4 : 3;
    Project project;
    const std::size_t rows = 1 + random() % 40;
    for (std::size_t i = 0; i < rows; ++i) {
      Indicator indicator;
      indicator.level1 = levels[random() % kinds];
      project.indicators.push_back(indicator);
    }
    const ProjectWeights result = WeightsOf(project, policy);
    EXPECT_EQ(result.total, Decimal(100)) << policy.name << " " << rows << " rows";
    for (const RowWeight& row : result.rows) {
      ASSERT_TRUE(row.weight.has_value());
      EXPECT_TRUE(row.derived);
      EXPECT_LE(row.weight->scale(), 2);
    }
  }
}

}  // namespace
}  // namespace jixiao
