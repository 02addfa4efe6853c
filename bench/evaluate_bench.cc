// Cost of a row: a compiled threshold against a decimal actual (the bar is 20 ns), and a whole
// evaluation with its explanation.
#include <benchmark/benchmark.h>

#include <array>
#include <cstddef>

#include "jixiao/evaluate.hpp"

namespace jixiao {
namespace {

constexpr std::array<Decimal, 8> kActuals = {Decimal(19),      Decimal(2000, 2), Decimal(20001, 3),
                                             Decimal(1998, 2), Decimal(21),      Decimal(3),
                                             Decimal(20),      Decimal(205, 1)};

void JudgeCompiled(benchmark::State& state, const char* text) {
  const auto compiled = CompiledThreshold::Compile(Threshold::Parse(text));
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(compiled->Judge(kActuals[i++ % kActuals.size()]));
  }
}
BENCHMARK_CAPTURE(JudgeCompiled, limit, "≤20.00万元");
BENCHMARK_CAPTURE(JudgeCompiled, range, "[10.5,20.25]");

void EvaluateParsedRow(benchmark::State& state) {
  const Row row = RowOf("≥95%", "92.5%", {}, {.weight = Decimal(10)});
  for (auto _ : state) {
    benchmark::DoNotOptimize(EvaluateRow(row, DefaultPolicy()));
  }
}
BENCHMARK(EvaluateParsedRow);

}  // namespace
}  // namespace jixiao
