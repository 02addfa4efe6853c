// Columns, a row at a time: what bench/gates.py holds against strtod on one cell.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cells.h"
#include "jixiao/batch.hpp"
#include "properties/arrow_columns.h"

namespace jixiao::bench {
namespace {

using properties::Cells;
using properties::Node;

constexpr std::size_t kRows = 334'000;
constexpr std::size_t kDistinct = 1900;

using Columns = std::vector<std::pair<const char*, const std::vector<std::string>*>>;

std::unique_ptr<Node> TableOf(const Columns& columns) {
  std::vector<std::unique_ptr<Node>> nodes;
  for (const auto& [name, cells] : columns) {
    nodes.push_back(properties::TextColumn(name, Cells(cells->begin(), cells->end())));
  }
  return properties::TableOf(std::move(nodes), kRows);
}

template <typename Call>
void Repeat(benchmark::State& state, const Node& table, const Call& call) {
  for (auto _ : state) {
    properties::Result result;
    if (!call(table, result).ok()) state.SkipWithError("the call failed");
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kRows));
}

Status Parse(const Node& table, properties::Result& result) {
  return BatchParse(table.schema, table.array, {}, result.schema(), result.array());
}
Status Judge(const Node& table, properties::Result& result) {
  return BatchEvaluate(table.schema, table.array, DefaultPolicy(), {}, result.schema(),
                       result.array());
}

void ParseColumn(benchmark::State& state, const Rows& rows) {
  Repeat(state, *TableOf({{"target", &rows.targets}}), &Parse);
}
void JudgeColumns(benchmark::State& state, const Rows& rows) {
  Repeat(state, *TableOf({{"target", &rows.targets}, {"actual", &rows.actuals}}), &Judge);
}
void JudgeForm(benchmark::State& state) {
  const FormRows rows = DrawnFormRows(kRows);
  const auto table = TableOf({{"target", &rows.values},
                              {"symbol", &rows.symbols},
                              {"unit", &rows.units},
                              {"level2", &rows.level2},
                              {"level3", &rows.level3},
                              {"actual", &rows.actuals},
                              {"weight", &rows.weights},
                              {"direction", &rows.directions}});
  Repeat(state, *table, &Judge);
}

BENCHMARK_CAPTURE(ParseColumn, drawn, DrawnRows(kRows))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ParseColumn, repeated, RepeatedRows(kRows, kDistinct))
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(JudgeColumns, drawn, DrawnRows(kRows))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(JudgeColumns, repeated, RepeatedRows(kRows, kDistinct))
    ->Unit(benchmark::kMillisecond);
BENCHMARK(JudgeForm)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace jixiao::bench
