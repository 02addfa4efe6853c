// Generated rows in columns against the same rows one by one: shapes, layouts and policies in turn.
// usage: jixiao_batch_rows COUNT [SEED]
#include <array>
#include <cstdlib>
#include <iostream>
#include <string>

#include "properties/batch_properties.h"

namespace jixiao::properties {
namespace {

constexpr std::array<BatchShape, 6> kShapes = {{
    {},
    {.weight = true, .direction = true, .layout = TextLayout::kOffsets64, .padding = 3},
    {.context = true, .weight = true, .layout = TextLayout::kViews},
    {.columns_of_their_own = true,
     .context = true,
     .layout = TextLayout::kDictionary,
     .padding = 9},
    {.weight = true, .assessors = true, .layout = TextLayout::kDictionaryOfViews},
    {.columns_of_their_own = true,
     .context = true,
     .weight = true,
     .direction = true,
     .assessors = true},
}};
constexpr std::array<std::size_t, 3> kDistinct = {0, 50, 1900};

int Run(std::uint64_t count, std::uint64_t seed) {
  constexpr std::size_t kRows = 5000;
  Random random(seed);
  const auto policies = Policies();
  std::uint64_t done = 0;
  int faults = 0;
  for (std::uint64_t turn = 0; done < count; ++turn, done += kRows) {
    const BatchShape& shape = kShapes[turn % kShapes.size()];
    const auto rows =
        GenerateRows(random, kRows, shape, kDistinct[turn / kShapes.size() % kDistinct.size()]);
    BatchOptions options;
    options.context.year = turn % 2 == 0 ? 0 : 2024;
    options.threads = turn % 3 == 0 ? 3 : 1;
    const Policy& policy = policies[turn % policies.size()];
    for (const std::string& fault : {ParseDifference(rows, shape, options),
                                     EvaluateDifference(rows, shape, options, policy)}) {
      if (fault.empty()) continue;
      std::cout << "turn " << turn << ", " << policy.name << ", " << fault << std::endl;
      if (++faults == 20) return 1;
    }
  }
  std::cout << done << " rows, " << faults << " faults" << std::endl;
  return faults == 0 ? 0 : 1;
}

}  // namespace
}  // namespace jixiao::properties

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: jixiao_batch_rows COUNT [SEED]\n";
    return 2;
  }
  return jixiao::properties::Run(std::strtoull(argv[1], nullptr, 10),
                                 argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1);
}
