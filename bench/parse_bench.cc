// Reading a cell, held against strtod on the same bytes: the least that any reader of numbers pays.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "cells.h"
#include "jixiao/threshold.hpp"

namespace jixiao::bench {
namespace {

constexpr std::size_t kRows = 334'000;

const std::vector<std::string>& Distinct() {
  static const auto& cells = *new std::vector<std::string>(DistinctCells(kRows));
  return cells;
}

const std::vector<std::string>& Repeated() {
  static const auto& cells = *new std::vector<std::string>(RepeatedCells(kRows, 1900));
  return cells;
}

void Count(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kRows));
}

// The first digit found, and the number from there; a cell without one is searched to its end.
void StrtodCell(benchmark::State& state, const std::vector<std::string>& cells) {
  for (auto _ : state) {
    for (const std::string& cell : cells) {
      const char* digit = cell.c_str();
      while (*digit != '\0' && (*digit < '0' || *digit > '9')) ++digit;
      benchmark::DoNotOptimize(*digit == '\0' ? 0.0 : std::strtod(digit, nullptr));
    }
  }
  Count(state);
}

void ParseCell(benchmark::State& state, const std::vector<std::string>& cells) {
  for (auto _ : state) {
    for (const std::string& cell : cells) benchmark::DoNotOptimize(Threshold::Parse(cell));
  }
  Count(state);
}

BENCHMARK_CAPTURE(StrtodCell, distinct, Distinct())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ParseCell, distinct, Distinct())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(StrtodCell, repeated, Repeated())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ParseCell, repeated, Repeated())->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace jixiao::bench
