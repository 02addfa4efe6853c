// tests/golden/evaluate.jsonl: one row a line, each worked out by hand from the scoring rules.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "golden_lines.h"
#include "jixiao/evaluate.hpp"

namespace jixiao {
namespace {

using nlohmann::json;

Decimal Dec(const json& value) { return *Decimal::Parse(value.get<std::string>()); }

std::optional<Decimal> OptionalDecimal(const json& line, const char* field) {
  if (!line.contains(field)) return std::nullopt;
  return Dec(line[field]);
}

// The options of a line change the preset that it names.
Policy PolicyOf(const json& line) {
  Policy policy = *FindPolicy(line["policy"].get<std::string>());
  const json options = line.value("options", json::object());
  const auto choose = [&](const char* field, auto& option) {
    if (!options.contains(field)) return;
    option =
        *ParseOption<std::remove_reference_t<decltype(option)>>(options[field].get<std::string>());
  };
  choose("lower_bound", policy.lower_bound);
  choose("upper_bound", policy.upper_bound);
  choose("equal", policy.equal);
  choose("deadline", policy.deadline);
  choose("band_point", policy.band_point);
  if (options.contains("gate_rate")) policy.gate_rate = Dec(options["gate_rate"]);
  if (options.contains("over_completion_factor")) {
    const json& factor = options["over_completion_factor"];
    policy.over_completion_factor =
        factor.is_null() ? std::nullopt : std::optional<Decimal>(Dec(factor));
  }
  policy.deadline_days = options.value("deadline_days", policy.deadline_days);
  policy.deadline_includes_day =
      options.value("deadline_includes_day", policy.deadline_includes_day);
  policy.over_completion_of_shares =
      options.value("over_completion_of_shares", policy.over_completion_of_shares);
  policy.score_places = options.value("score_places", policy.score_places);
  return policy;
}

std::optional<Achievement> AchievementOf(const json& line) {
  if (!line.contains("achievement")) return std::nullopt;
  for (const Achievement achievement :
       {Achievement::kAchieved, Achievement::kPartly, Achievement::kNotAchieved}) {
    if (AchievementName(achievement) == line["achievement"]) return achievement;
  }
  return std::nullopt;
}

Outcome OutcomeOf(const json& line, const Policy& policy) {
  const std::string name = line.value("name", "");
  const ThresholdContext context{.year = line.value("year", 0),
                                 .row_kind = ParseRowKind(line["kind"].get<std::string>()),
                                 .name = name};
  const std::string base = line.value("base", "");
  RowInput row;
  if (line.contains("direction"))
    row.direction = ParseRowDirection(line["direction"].get<std::string>());
  row.weight = Dec(line["weight"]);
  row.achievement = AchievementOf(line);
  row.degree = OptionalDecimal(line, "degree");
  if (line.contains("base")) row.base = base;
  row.deduction = OptionalDecimal(line, "deduction");
  row.applicable = line.value("applicable", true);
  return EvaluateRow(
      RowOf(line["target"].get<std::string>(), line["actual"].get<std::string>(), context, row),
      policy);
}

json Text(const std::optional<Decimal>& value) {
  return value ? json(value->ToString()) : json(nullptr);
}

// The outcome in the fields of a golden line.
json FieldsOf(const Outcome& outcome) {
  json codes = json::array();
  for (const Diagnostic& diagnostic : outcome.diagnostics) {
    // The readings' own codes are the business of the threshold room.
    if (diagnostic.code >= DiagnosticCode::kActualMissing) {
      codes.push_back(DiagnosticName(diagnostic.code));
    }
  }
  return {{"status", OutcomeStatusName(outcome.status)},
          {"score", Text(outcome.score)},
          {"lower", Text(outcome.score_lower)},
          {"upper", Text(outcome.score_upper)},
          {"rule", outcome.rule ? json(RuleName(*outcome.rule)) : json(nullptr)},
          {"completion", Text(outcome.completion)},
          {"deviation", outcome.deviation ? json(*outcome.deviation) : json(nullptr)},
          {"over_completed", outcome.over_completed},
          {"codes", codes}};
}

std::vector<json> Lines() { return GoldenLines("evaluate.jsonl"); }

TEST(EvaluateGolden, EveryLineIsScoredAsByHand) {
  const std::vector<json> lines = Lines();
  ASSERT_GE(lines.size(), 200U);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const json& line = lines[i];
    const Outcome outcome = OutcomeOf(line, PolicyOf(line));
    const json fields = FieldsOf(outcome);
    for (const auto& [field, value] : fields.items()) {
      EXPECT_EQ(value, line[field]) << "line " << i + 1 << " " << field << ": " << line["target"]
                                    << " " << line["actual"] << "\n"
                                    << outcome.explanation.en;
    }
  }
}

TEST(EvaluateGolden, EveryUnstatedScoreHasItsReason) {
  for (const json& line : Lines()) {
    const Outcome outcome = OutcomeOf(line, PolicyOf(line));
    const bool open = !outcome.score && outcome.status != OutcomeStatus::kNotApplicable;
    EXPECT_EQ(open, outcome.reason.has_value()) << line;
  }
}

TEST(EvaluateGolden, EveryRowIsExplainedInBothLanguages) {
  for (const json& line : Lines()) {
    const Outcome outcome = OutcomeOf(line, PolicyOf(line));
    EXPECT_NE(outcome.explanation.zh, "") << line;
    EXPECT_NE(outcome.explanation.en, "") << line;
    if (!outcome.score) continue;
    EXPECT_NE(outcome.explanation.zh.find(outcome.score->ToString()), std::string::npos) << line;
  }
}

}  // namespace
}  // namespace jixiao
