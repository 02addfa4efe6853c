// Columns against the same rows one by one: golden cases, threads, streams, projects.
#include "jixiao/batch.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cerrno>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/hash_bytes.h"
#include "golden_lines.h"
#include "jixiao/assess.hpp"
#include "properties/batch_properties.h"

namespace jixiao {
namespace {

using properties::BatchRow;
using properties::BatchShape;
using properties::BooleanColumn;
using properties::Cells;
using properties::DecimalColumn;
using properties::IntegerColumn;
using properties::Node;
using properties::Source;
using properties::TableOf;
using properties::TextColumn;
using Table = properties::Result;
using Record = std::map<std::string, std::string>;

TEST(Batch, GivesWhatEachGoldenCellGives) {
  std::vector<BatchRow> rows;
  for (const char* const name :
       {"thresholds.jsonl", "published_cells.jsonl", "funing_targets.jsonl"}) {
    for (const auto& line : GoldenLines(name)) {
      const char* const field = line.contains("text") ? "text" : "target";
      if (!line.contains(field) || !line[field].is_string()) continue;
      rows.push_back({.target = line[field].get<std::string>()});
    }
  }
  ASSERT_GT(rows.size(), 300U);
  EXPECT_EQ(properties::ParseDifference(rows, {}, {}), "");
}

TEST(Batch, GivesWhatEachGoldenRowGives) {
  std::map<std::string, std::vector<BatchRow>> by_policy;
  for (const auto& line : GoldenLines("evaluate.jsonl")) {
    BatchRow row{.target = line["target"].get<std::string>(),
                 .actual = line["actual"].get<std::string>(),
                 .level2 = line.value("kind", "")};
    if (line.contains("weight")) row.weight = line["weight"].get<std::string>();
    by_policy[line["policy"].get<std::string>()].push_back(row);
  }
  ASSERT_GE(by_policy.size(), 2U);
  const BatchShape shape{.context = true, .weight = true};
  for (const auto& [policy, rows] : by_policy) {
    EXPECT_EQ(properties::EvaluateDifference(rows, shape, {}, *FindPolicy(policy)), "");
  }
}

TEST(Batch, ThreadsDoNotChangeTheResult) {
  properties::Random random(7);
  const BatchShape shape{.weight = true};
  const auto rows = properties::GenerateRows(random, 1000, shape, 200);
  const auto parse_table = properties::TableOfRows(rows, shape, false);
  const auto table = properties::TableOfRows(rows, shape, true);
  Table one_parsed;
  Table one;
  ASSERT_TRUE(BatchParse(parse_table->schema, parse_table->array, {}, one_parsed.schema(),
                         one_parsed.array())
                  .ok());
  ASSERT_TRUE(
      BatchEvaluate(table->schema, table->array, DefaultPolicy(), {}, one.schema(), one.array())
          .ok());
  for (const int threads : {2, 3, 7, 256}) {
    Table parsed;
    Table judged;
    ASSERT_TRUE(BatchParse(parse_table->schema, parse_table->array, {.threads = threads},
                           parsed.schema(), parsed.array())
                    .ok());
    ASSERT_TRUE(BatchEvaluate(table->schema, table->array, DefaultPolicy(), {.threads = threads},
                              judged.schema(), judged.array())
                    .ok());
    // The dictionary of units is in the order of first use.
    const auto units_of = [](Table& table_of) {
      const ArrowArray& units = *table_of.array()->children[8]->dictionary;
      const auto size = static_cast<const std::int32_t*>(units.buffers[1])[units.length];
      return std::string(static_cast<const char*>(units.buffers[2]),
                         static_cast<std::size_t>(size));
    };
    ASSERT_EQ(units_of(parsed), units_of(one_parsed));
    for (std::int64_t i = 0; i < one.rows(); ++i) {
      ASSERT_EQ(parsed.Row(i), one_parsed.Row(i)) << threads << " threads, row " << i;
      ASSERT_EQ(judged.Row(i), one.Row(i)) << threads << " threads, row " << i;
    }
  }
}

// 90~90秒 is one figure, of which a completion is formed.
TEST(Batch, ARangeMayBeOneFigure) {
  const std::vector<BatchRow> rows = {{.target = "90~90秒", .actual = "141.43秒"},
                                      {.target = "100-100%", .actual = "1314"},
                                      {.target = "0-0个", .actual = "3个"},
                                      {.target = "5.0-5人", .actual = "4人"},
                                      {.target = "5-6人", .actual = "4人"}};
  EXPECT_EQ(properties::EvaluateDifference(rows, {}, {}, DefaultPolicy()), "");
  EXPECT_EQ(properties::ParseDifference(rows, {}, {}), "");
}

// Enough rows for memory of the system itself, which all columns share.
TEST(Batch, AColumnOutlivesItsTable) {
  constexpr std::int64_t kRows = 100'000;
  Cells targets;
  for (std::int64_t i = 0; i < kRows; ++i) targets.emplace_back("≥" + std::to_string(i) + "家");
  std::vector<std::unique_ptr<Node>> columns;
  columns.push_back(TextColumn("target", targets));
  const auto table = TableOf(std::move(columns), kRows);
  ArrowArray value;
  {
    Table parsed;
    ASSERT_TRUE(
        BatchParse(table->schema, table->array, {.threads = 2}, parsed.schema(), parsed.array())
            .ok());
    EXPECT_EQ(parsed.names()[3], "value");
    EXPECT_EQ(parsed.At("value", kRows - 1), std::to_string(kRows - 1));
    // A consumer may take a child for itself.
    ArrowArray& child = *parsed.array()->children[3];
    value = child;
    child.release = nullptr;
  }
  const auto* const coefficients = static_cast<const std::uint64_t*>(value.buffers[1]);
  constexpr std::uint64_t kPlaces = 10'000'000'000U;
  for (const std::int64_t row : {std::int64_t{0}, kRows / 2, kRows - 1}) {
    EXPECT_EQ(coefficients[2 * row], static_cast<std::uint64_t>(row) * kPlaces);
  }
  value.release(&value);
}

TEST(Batch, ThreadsHaveBounds) {
  const auto table = TableOf({}, 0);
  for (const int threads : {0, -1, 257}) {
    Table out;
    EXPECT_EQ(
        BatchParse(table->schema, table->array, {.threads = threads}, out.schema(), out.array())
            .code(),
        StatusCode::kInvalidArgument);
  }
}

std::unique_ptr<Node> OneRow(std::unique_ptr<Node> target, std::unique_ptr<Node> actual,
                             std::unique_ptr<Node> weight) {
  std::vector<std::unique_ptr<Node>> columns;
  columns.push_back(std::move(target));
  columns.push_back(std::move(actual));
  if (weight != nullptr) columns.push_back(std::move(weight));
  return TableOf(std::move(columns), 1);
}

Record EvaluateOne(const std::unique_ptr<Node>& table) {
  Table out;
  const Status status =
      BatchEvaluate(table->schema, table->array, DefaultPolicy(), {}, out.schema(), out.array());
  EXPECT_TRUE(status.ok()) << status.message();
  return status.ok() ? out.Row(0) : Record();
}

TEST(Batch, FiguresAndDatesMayComeAsNumbers) {
  Record row =
      EvaluateOne(OneRow(TextColumn("target", {"≥20家"}), IntegerColumn("actual", "s", {19}),
                         DecimalColumn("weight", 1, {100})));
  EXPECT_EQ(row["score"], "9.500000");
  EXPECT_EQ(row["completion"], "0.9500");
  EXPECT_EQ(row["code"], "unit_from_target");
  row = EvaluateOne(OneRow(TextColumn("target", {"2024年1月底前"}),
                           IntegerColumn("actual", "tdD", {19723}), nullptr));
  EXPECT_EQ(row["status"], "met");
}

TEST(Batch, AWeightThatCannotBeReadGivesNoScore) {
  const Record row =
      EvaluateOne(OneRow(TextColumn("target", {"≥20家"}), TextColumn("actual", {"20家"}),
                         TextColumn("weight", {"十分"})));
  EXPECT_EQ(row.at("status"), "met");
  EXPECT_FALSE(row.contains("score"));
  EXPECT_EQ(row.at("code"), "column_value_unreadable");
}

TEST(Batch, ATextThatIsNoUtf8IsARowsOwnTrouble) {
  const Record row = EvaluateOne(
      OneRow(TextColumn("target", {"\xFF\xFE"}), TextColumn("actual", {"20家"}), nullptr));
  EXPECT_EQ(row.at("status"), "undetermined");
}

TEST(Batch, AnEmptyTableGivesAnEmptyTable) {
  std::vector<std::unique_ptr<Node>> columns;
  columns.push_back(TextColumn("target", {}));
  const auto table = TableOf(std::move(columns), 0);
  Table out;
  ASSERT_TRUE(
      BatchParse(table->schema, table->array, {.threads = 4}, out.schema(), out.array()).ok());
  EXPECT_EQ(out.rows(), 0);
  EXPECT_EQ(out.names().front(), "kind");
}

TEST(Batch, ChildrenOfAResultMayBeMovedOutOfIt) {
  const auto table =
      OneRow(TextColumn("target", {"≥20家"}), TextColumn("actual", {"20家"}), nullptr);
  Table out;
  ASSERT_TRUE(
      BatchEvaluate(table->schema, table->array, DefaultPolicy(), {}, out.schema(), out.array())
          .ok());
  ArrowArray status = *out.array()->children[0];
  out.array()->children[0]->release = nullptr;
  out.array()->release(out.array());
  EXPECT_EQ(static_cast<const std::int8_t*>(status.buffers[1])[0], 0);
  EXPECT_EQ(status.dictionary->length, 5);
  status.release(&status);
}

// --- Streams ------------------------------------------------------------------------------------

TEST(BatchStream, AnswersEachArrayWithOne) {
  const auto table =
      OneRow(TextColumn("target", {"≥20家"}), TextColumn("actual", {"20家"}), nullptr);
  Source source(table.get(), 3);
  ArrowArrayStream out{};
  ASSERT_TRUE(BatchEvaluateStream(source.stream(), DefaultPolicy(), {}, &out).ok());
  EXPECT_EQ(source.stream()->release, nullptr) << "moved";
  for (int i = 0; i < 3; ++i) {
    Table result;
    ASSERT_EQ(out.get_schema(&out, result.schema()), 0);
    ASSERT_EQ(out.get_next(&out, result.array()), 0);
    EXPECT_EQ(result.At("status", 0), "met");
  }
  ArrowArray end{};
  EXPECT_EQ(out.get_next(&out, &end), 0);
  EXPECT_EQ(end.release, nullptr);
  out.release(&out);
  EXPECT_NE(source.stream()->release, nullptr) << "released with the stream that took it";
}

TEST(BatchStream, PassesOnAnErrorOfTheSource) {
  const auto table =
      OneRow(TextColumn("target", {"≥20家"}), TextColumn("actual", {"20家"}), nullptr);
  Source source(table.get(), 1);
  source.FailWith(EPIPE);
  ArrowArrayStream out{};
  ASSERT_TRUE(BatchEvaluateStream(source.stream(), DefaultPolicy(), {}, &out).ok());
  Table first;
  ASSERT_EQ(out.get_next(&out, first.array()), 0);
  ArrowArray next{};
  EXPECT_EQ(out.get_next(&out, &next), EPIPE);
  EXPECT_NE(std::string(out.get_last_error(&out)).find("the source says why"), std::string::npos);
  EXPECT_EQ(out.get_next(&out, &next), EPIPE) << "and stays failed";
  out.release(&out);
}

TEST(BatchStream, RefusesAtOnceWhatItsSchemaCannotBe) {
  const auto table = OneRow(TextColumn("target", {"≥20家"}), TextColumn("reason", {"无"}), nullptr);
  Source source(table.get(), 1);
  ArrowArrayStream out{};
  EXPECT_EQ(BatchParseStream(source.stream(), {}, &out).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(out.release, nullptr);
  EXPECT_NE(source.stream()->release, nullptr) << "still the caller's";
}

// --- Projects -----------------------------------------------------------------------------------

struct Line {
  const char* project;
  const char* level1;
  const char* target;
  const char* actual;
};
constexpr Line kLines[] = {
    {"A", "产出指标", "≥15家", "16家"}, {"B", "产出指标", "≤2万元", "1.5万元"},
    {"A", "效益指标", "明显", "达成"},  {"B", "效益指标", "≥3场", "2场"},
    {"A", "满意度指标", "≥90%", "91%"}, {"B", "满意度指标", "≥90%", "没有统计"},
};

std::unique_ptr<Node> Projects(bool together) {
  Cells projects;
  Cells levels;
  Cells targets;
  Cells actuals;
  std::vector<std::optional<std::int64_t>> money;
  for (const char* const wanted : {"A", "B"}) {
    for (const Line& line : kLines) {
      if (together && std::string(line.project) != wanted) continue;
      if (!together && wanted[0] == 'B') continue;
      projects.emplace_back(line.project);
      levels.emplace_back(line.level1);
      targets.emplace_back(line.target);
      actuals.emplace_back(line.actual);
      money.emplace_back(line.project[0] == 'A' ? 200 : 300);
    }
  }
  std::vector<std::unique_ptr<Node>> columns;
  columns.push_back(TextColumn("project", projects));
  columns.push_back(TextColumn("level1", levels));
  columns.push_back(TextColumn("target", targets));
  columns.push_back(TextColumn("actual", actuals));
  columns.push_back(DecimalColumn("budget_total", 2, money));
  columns.push_back(DecimalColumn("budget_spent", 2, money));
  return TableOf(std::move(columns), static_cast<std::int64_t>(projects.size()));
}

ProjectAssessment AssessLines(const std::string& code) {
  Project project;
  project.budget.total = project.budget.spent = Decimal(code == "A" ? 200 : 300, 2);
  for (const Line& line : kLines) {
    if (code != line.project) continue;
    Indicator indicator;
    indicator.level1 = line.level1;
    indicator.target = line.target;
    indicator.actual = line.actual;
    project.indicators.push_back(indicator);
  }
  return AssessProject(Model(), project, DefaultPolicy());
}

TEST(BatchAssess, ScoresProjectsWhereverTheirRowsStand) {
  const auto table = Projects(false);
  Table out;
  ASSERT_TRUE(BatchAssess(table->schema, table->array, DefaultPolicy(), {.threads = 2},
                          out.schema(), out.array())
                  .ok());
  const ProjectAssessment a = AssessLines("A");
  const ProjectAssessment b = AssessLines("B");
  for (std::int64_t row = 0; row < out.rows(); ++row) {
    const bool is_a = row % 2 == 0;
    const ProjectAssessment& expected = is_a ? a : b;
    const Outcome& outcome = expected.rows[static_cast<std::size_t>(row / 2)].outcome;
    Record found = out.Row(row);
    EXPECT_EQ(found["project"], is_a ? "0" : "1");
    EXPECT_EQ(found["status"], OutcomeStatusName(outcome.status));
    EXPECT_EQ(found["weight"], outcome.weight->Round(6, RoundingMode::kNever)->ToString());
    EXPECT_EQ(found["total_upper"],
              expected.total_upper->Round(6, RoundingMode::kNever)->ToString());
    EXPECT_EQ(found.contains("total"), expected.total.has_value());
    EXPECT_EQ(found.contains("grade") ? found["grade"] : "", expected.grade.value_or(""));
    EXPECT_EQ(found["execution_rate"], "1.0000");
  }
  EXPECT_TRUE(a.total.has_value());
  EXPECT_FALSE(b.total.has_value()) << "one of each, or little is tested";
}

TEST(BatchAssess, AStreamGivesTheSameForProjectsThatStandTogether) {
  const auto table = Projects(true);
  Table whole;
  ASSERT_TRUE(
      BatchAssess(table->schema, table->array, DefaultPolicy(), {}, whole.schema(), whole.array())
          .ok());
  Source source(table.get(), 1);
  ArrowArrayStream out{};
  ASSERT_TRUE(BatchAssessStream(source.stream(), DefaultPolicy(), {}, &out).ok());
  std::int64_t row = 0;
  for (;;) {
    Table part;
    ASSERT_EQ(out.get_schema(&out, part.schema()), 0);
    ASSERT_EQ(out.get_next(&out, part.array()), 0);
    if (part.array()->release == nullptr) break;
    for (std::int64_t i = 0; i < part.rows(); ++i) EXPECT_EQ(part.Row(i), whole.Row(row++));
  }
  EXPECT_EQ(row, whole.rows());
  out.release(&out);
}

// The golden rows as projects of seven, with all that may stand beside a row.
std::unique_ptr<Node> GoldenProjects(bool weighted) {
  const std::map<std::string, std::array<const char*, 2>> levels = {
      {"quantity", {"产出指标", "数量指标"}},    {"quality", {"产出指标", "质量指标"}},
      {"timeliness", {"产出指标", "时效"}},      {"cost", {"成本指标", "经济成本指标"}},
      {"benefit", {"效益指标", "社会效益指标"}}, {"satisfaction", {"满意度指标", "满意度"}},
  };
  std::map<std::string, Cells> cells;
  std::vector<std::optional<bool>> applicable;
  std::int64_t rows = 0;
  for (const auto& line : GoldenLines("evaluate.jsonl")) {
    const auto cell = [&](const char* field) {
      return line.contains(field) ? std::optional(line[field].get<std::string>()) : std::nullopt;
    };
    const auto level = levels.find(line.value("kind", ""));
    cells["project"].push_back("P" + std::to_string(rows / 7));
    cells["level1"].push_back(level == levels.end() ? "投入" : level->second[0]);
    cells["level2"].push_back(level == levels.end() ? "其他事项" : level->second[1]);
    cells["level3"].push_back(cell("name"));
    cells["target"].push_back(cell("target"));
    cells["actual"].push_back(cell("actual"));
    cells["direction"].push_back(rows % 11 == 3 ? "偏向" : cell("direction"));
    cells["weight"].push_back(
        weighted || rows % 3 == 0 ? std::optional(rows % 13 == 5 ? "十" : "10") : std::nullopt);
    for (const char* const field : {"achievement", "degree", "base", "deduction"}) {
      cells[field].push_back(cell(field));
    }
    cells["reason"].push_back(rows % 2 == 0 ? std::optional("已说明") : std::nullopt);
    cells["budget_adjusted"].push_back(rows % 7 == 2 ? std::optional("120.5") : std::nullopt);
    cells["budget_spent"].push_back(rows % 7 == 4 ? std::optional("98.25") : std::nullopt);
    cells["budget_weight"].push_back(weighted ? std::optional("30") : std::nullopt);
    applicable.emplace_back(line.value("applicable", true) && rows % 17 != 8);
    ++rows;
  }
  std::vector<std::unique_ptr<Node>> columns;
  for (const auto& [name, values] : cells) columns.push_back(TextColumn(name, values));
  columns.push_back(BooleanColumn("applicable", applicable));
  return TableOf(std::move(columns), rows);
}

// A stream is scored project by project, as AssessProject has it.
TEST(BatchAssess, ColumnsGiveWhatProjectsOneByOneGive) {
  for (const bool weighted : {false, true}) {
    const auto table = GoldenProjects(weighted);
    for (const Policy& policy : Policies()) {
      const BatchOptions options{.context = {.year = 2024}, .threads = 2};
      Table whole;
      ASSERT_TRUE(
          BatchAssess(table->schema, table->array, policy, options, whole.schema(), whole.array())
              .ok());
      Source source(table.get(), 1);
      ArrowArrayStream out{};
      ASSERT_TRUE(BatchAssessStream(source.stream(), policy, options, &out).ok());
      std::int64_t row = 0;
      for (;;) {
        Table part;
        ASSERT_EQ(out.get_schema(&out, part.schema()), 0);
        ASSERT_EQ(out.get_next(&out, part.array()), 0);
        if (part.array()->release == nullptr) break;
        for (std::int64_t i = 0; i < part.rows(); ++i, ++row) {
          ASSERT_EQ(part.Row(i), whole.Row(row)) << "row " << row << " " << policy.name;
        }
      }
      EXPECT_EQ(row, whole.rows());
      out.release(&out);
    }
  }
}

TEST(BatchAssess, AStreamRefusesAProjectThatComesBack) {
  const auto table = Projects(false);
  Source source(table.get(), 1);
  ArrowArrayStream out{};
  ASSERT_TRUE(BatchAssessStream(source.stream(), DefaultPolicy(), {}, &out).ok());
  ArrowArray array{};
  EXPECT_EQ(out.get_next(&out, &array), EINVAL);
  EXPECT_NE(std::string(out.get_last_error(&out)).find("'A'"), std::string::npos);
  out.release(&out);
}

TEST(BatchAssess, AStreamTakesCodesWhoseHashesMeetForTwoProjects) {
  const Cells codes = {"project-number-1", "WG2VENDHrkK#J?Dn"};
  ASSERT_EQ(HashBytes(*codes[0]), HashBytes(*codes[1])) << "find two texts whose hashes meet";
  std::vector<std::unique_ptr<Node>> columns;
  columns.push_back(TextColumn("project", codes));
  columns.push_back(TextColumn("target", {"≥1人", "≥1人"}));
  const auto table = TableOf(std::move(columns), 2);
  Source source(table.get(), 1);
  ArrowArrayStream out{};
  ASSERT_TRUE(BatchAssessStream(source.stream(), DefaultPolicy(), {}, &out).ok());
  std::int64_t rows = 0;
  for (;;) {
    Table part;
    ASSERT_EQ(out.get_schema(&out, part.schema()), 0);
    ASSERT_EQ(out.get_next(&out, part.array()), 0) << out.get_last_error(&out);
    if (part.array()->release == nullptr) break;
    rows += part.rows();
  }
  EXPECT_EQ(rows, 2);
  out.release(&out);
}

TEST(BatchAssess, MoneyThatDiffersWithinAProjectLeavesItsTotalOpen) {
  const auto table = Projects(true);
  std::int64_t* const money = reinterpret_cast<std::int64_t*>(table->children[5]->bytes[1].data());
  money[2] += 1;  // of the second row
  Table out;
  ASSERT_TRUE(
      BatchAssess(table->schema, table->array, DefaultPolicy(), {}, out.schema(), out.array())
          .ok());
  EXPECT_EQ(out.At("project_code", 0), "project_fields_differ");
  EXPECT_EQ(out.At("total", 0), std::nullopt);
}

}  // namespace
}  // namespace jixiao
