// Cost of a row: a whole evaluation with its explanation.
#include <benchmark/benchmark.h>

#include "jixiao/evaluate.hpp"

namespace jixiao {
namespace {

void EvaluateParsedRow(benchmark::State& state) {
  const Row row = RowOf("≥95%", "92.5%", {}, {.weight = Decimal(10)});
  for (auto _ : state) {
    benchmark::DoNotOptimize(EvaluateRow(row, DefaultPolicy()));
  }
}
BENCHMARK(EvaluateParsedRow);

}  // namespace
}  // namespace jixiao
