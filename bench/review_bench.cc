// Reviews of many tables: made of the ten of a real filing, each changed a little, always the same
// way. The rate must not depend on how many there are.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "jixiao/document.hpp"
#include "jixiao/review.hpp"

namespace jixiao::bench {
namespace {

const Model& TenTables() {
  static const Model model = [] {
    std::ifstream file(JIXIAO_BENCH_DATA_DIR "/funing-2024-tables.txt", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return ReadDocument(text)->model;
  }();
  return model;
}

// A generator of its own, so that every run reviews the same tables.
class Random {
 public:
  std::size_t Below(std::size_t limit) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33U) % limit;
  }

 private:
  std::uint64_t state_ = 20240101;
};

// Other figures, a target of another row, a row less.
void Perturb(Project& project, Random& random) {
  for (Indicator& row : project.indicators) {
    for (char& c : row.target) {
      if (c >= '1' && c <= '9') c = static_cast<char>('1' + random.Below(9));
    }
  }
  const std::size_t rows = project.indicators.size();
  std::swap(project.indicators[random.Below(rows)].target,
            project.indicators[random.Below(rows)].target);
  if (random.Below(4) == 0) project.indicators.pop_back();
}

Model Tables(std::size_t count) {
  const Model& ten = TenTables();
  Model model;
  model.department = ten.department;
  Random random;
  for (std::size_t i = 0; i < count; ++i) {
    model.projects.push_back(ten.projects[i % ten.projects.size()]);
    Project& project = model.projects.back();
    project.code += std::to_string(i);
    Perturb(project, random);
  }
  return model;
}

void ReviewTables(benchmark::State& state) {
  const auto count = static_cast<std::size_t>(state.range(0));
  const Model model = Tables(count);
  std::size_t findings = 0;
  for (auto _ : state) {
    const auto found = ReviewModel(model);
    findings = found.size();
    benchmark::DoNotOptimize(found.data());
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.counters["findings"] = static_cast<double>(findings);
}
BENCHMARK(ReviewTables)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

// One table of many rows: no rule may look at pairs of rows.
void ReviewRows(benchmark::State& state) {
  const Model& ten = TenTables();
  Model model;
  model.department = ten.department;
  model.projects.push_back(ten.projects[0]);
  Random random;
  auto& rows = model.projects[0].indicators;
  while (rows.size() < static_cast<std::size_t>(state.range(0))) {
    const Project& from = ten.projects[random.Below(ten.projects.size())];
    rows.push_back(from.indicators[random.Below(from.indicators.size())]);
    rows.back().level3 += std::to_string(rows.size());
  }
  for (auto _ : state) benchmark::DoNotOptimize(ReviewModel(model).data());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(ReviewRows)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace jixiao::bench
