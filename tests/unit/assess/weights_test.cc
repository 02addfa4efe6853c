// tests/golden/weights.jsonl: every case of the rules for weights, and what must hold for all.
#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "golden_lines.h"
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
  const std::vector<json> lines = GoldenLines("weights.jsonl");
  EXPECT_GE(lines.size(), 45U);
  for (const json& line : lines) {
    const Policy& policy = *FindPolicy(line["policy"].get<std::string>());
    const json fields = FieldsOf(WeightsOf(ProjectOf(line), policy));
    for (const auto& [field, value] : fields.items()) {
      EXPECT_EQ(value, line[field]) << line["case"] << ": " << field;
    }
  }
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

struct LevelCase {
  const char* name;
  std::vector<std::pair<const char*, const char*>> rows;  // second level, stated weight or null
  std::vector<LevelWeight> levels;
  std::vector<const char*> weights;
  std::vector<DiagnosticCode> codes;  // of levels
};

std::vector<LevelCase> LevelCases() {
  const Decimal fifty(50);
  return {
      {"rows of a first level share its points",
       {{"数量指标", nullptr}, {"质量指标", nullptr}},
       {{"产出", "", fifty}},
       {"25.00", "25.00"},
       {}},
      {"a row with points of its own keeps them",
       {{"数量指标", "20"}, {"质量指标", nullptr}},
       {{"产出指标（50分）", "", fifty}},
       {"20", "30"},
       {}},
      {"a second level comes before its first",
       {{"数量指标", nullptr}, {"质量指标", nullptr}},
       {{"产出指标", "", fifty}, {"产出指标", "数量指标", Decimal(40)}},
       {"40", "10"},
       {}},
      {"stated rows are held against the level",
       {{"数量指标", "20"}, {"质量指标", "20"}},
       {{"产出指标", "", fifty}},
       {"20", "20"},
       {DiagnosticCode::kLevelWeightDiffers}},
      {"points that no row can take are said",
       {{"数量指标", "50"}},
       {{"产出指标", "", fifty}, {"效益指标", "", Decimal(40)}},
       {"50"},
       {DiagnosticCode::kLevelWeightUnused}},
      {"points below nothing are not used",
       {{"数量指标", "50"}},
       {{"产出指标", "", Decimal(-5)}},
       {"50"},
       {DiagnosticCode::kLevelWeightInvalid}},
      {"a level without points says nothing",
       {{"数量指标", "50"}},
       {{"产出指标", "", std::nullopt}},
       {"50"},
       {}},
  };
}

TEST(Weights, PointsOfLevelsComeBeforeTheProfile) {
  for (const LevelCase& c : LevelCases()) {
    Project project;
    for (const auto& [level2, weight] : c.rows) {
      Indicator& row = project.indicators.emplace_back();
      row.level1 = "产出指标";
      row.level2 = level2;
      if (weight != nullptr) row.weight = *Decimal::Parse(weight);
    }
    project.level_weights = c.levels;
    const ProjectWeights result = WeightsOf(project, DefaultPolicy());
    for (std::size_t i = 0; i < c.weights.size(); ++i) {
      ASSERT_TRUE(result.rows[i].weight.has_value()) << c.name;
      EXPECT_EQ(*result.rows[i].weight, *Decimal::Parse(c.weights[i])) << c.name << ", row " << i;
    }
    std::vector<DiagnosticCode> codes;
    for (const Diagnostic& diagnostic : result.diagnostics) {
      if (diagnostic.code >= DiagnosticCode::kLevelWeightDiffers) codes.push_back(diagnostic.code);
    }
    EXPECT_EQ(codes, c.codes) << c.name;
  }
}

}  // namespace
}  // namespace jixiao
