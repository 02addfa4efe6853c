// What the C interface costs over the C++ call: one cell parsed, one row evaluated, results freed.
#include <benchmark/benchmark.h>

#include <iterator>
#include <string>
#include <string_view>

#include "jixiao.h"
#include "jixiao/evaluate.hpp"

namespace jixiao::bench {
namespace {

struct Cells {
  std::string_view target, actual;
};
constexpr Cells kRows[] = {{"≥558.42 万元", "560万元"},
                           {"≤2万", "19,800元"},
                           {"≥90%", "88.5%"},
                           {"80%-90%", "85%"},
                           {"≥15家", "12家"}};

void ParseAndEvaluateCxx(benchmark::State& state) {
  for (auto _ : state) {
    for (const Cells& row : kRows) {
      benchmark::DoNotOptimize(
          EvaluateRow(RowOf(row.target, row.actual, {}, {.weight = Decimal(10)}), DefaultPolicy()));
    }
  }
  state.SetItemsProcessed(state.iterations() * std::ssize(kRows));
}
BENCHMARK(ParseAndEvaluateCxx);

void ParseAndEvaluateC(benchmark::State& state) {
  jixiao_row input{};
  input.struct_size = sizeof input;
  input.weight = {10, 0, 0, 1};
  for (auto _ : state) {
    for (const Cells& row : kRows) {
      jixiao_threshold* target = nullptr;
      jixiao_actual* actual = nullptr;
      jixiao_outcome* outcome = nullptr;
      jixiao_threshold_parse(row.target.data(), row.target.size(), nullptr, &target, nullptr);
      jixiao_actual_parse(row.actual.data(), row.actual.size(), nullptr, &actual, nullptr);
      jixiao_threshold_evaluate(target, actual, &input, nullptr, &outcome, nullptr);
      benchmark::DoNotOptimize(outcome);
      jixiao_outcome_destroy(outcome);
      jixiao_actual_destroy(actual);
      jixiao_threshold_destroy(target);
    }
  }
  state.SetItemsProcessed(state.iterations() * std::ssize(kRows));
}
BENCHMARK(ParseAndEvaluateC);

}  // namespace
}  // namespace jixiao::bench
