// One pass over generated cells: no crash, every property of threshold_properties.h, linear time.
// usage: jixiao_cells COUNT [SEED]; `jixiao_cells --print COUNT [SEED]` only prints them.
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/limits.hpp"
#include "properties/cell_grammar.h"
#include "properties/threshold_properties.h"

namespace jixiao::properties {
namespace {

constexpr int kFaultsShown = 40;

// A text that is not done within this time never will be, or not in linear time.
constexpr unsigned kSecondsForOneText = 20;
std::string_view text_at_work;

extern "C" void OnAlarm(int /*signal*/) {
  constexpr std::string_view kMessage = "not done in time: ";
  const std::string_view start = text_at_work.substr(0, 200);
  if (write(STDOUT_FILENO, kMessage.data(), kMessage.size()) < 0 ||
      write(STDOUT_FILENO, start.data(), start.size()) < 0) {
    _exit(2);
  }
  _exit(1);
}

void Watch(std::string_view text) {
  text_at_work = text;
  alarm(kSecondsForOneText);
}

std::vector<ThresholdContext> Contexts() {
  return {
      {},
      {.header_unit = "万元", .year = 2024, .row_kind = RowKind::kQuantity, .name = "补助人数(个)"},
      {.header_unit = "元", .year = 2024, .row_kind = RowKind::kCost, .name = "成本控制率"},
      {.year = 2024, .row_kind = RowKind::kTimeliness, .deadline_includes_day = false},
  };
}

int CheckCells(std::uint64_t count, std::uint64_t seed) {
  Random random(seed);
  const std::vector<ThresholdContext> contexts = Contexts();
  std::uint64_t faults = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::string cell = GenerateCell(random);
    Watch(cell);
    const std::size_t context = random.Below(contexts.size());
    const std::string fault = ThresholdFault(cell, contexts[context]);
    if (fault.empty()) continue;
    if (++faults <= kFaultsShown) {
      std::cout << "[" << cell << "] (context " << context << "): " << fault << std::endl;
    }
  }
  std::cout << count << " cells, " << faults << " faults" << std::endl;
  return faults == 0 ? 0 : 1;
}

double SecondsToParse(std::string_view text) {
  Watch(text);
  const auto start = std::chrono::steady_clock::now();
  // Its canonical text is part of what must not be slow.
  if (Threshold::Parse(text).canonical().size() > 8 * text.size() + 64) std::abort();
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  return elapsed.count();
}

std::string Repeated(std::string_view piece, std::size_t size) {
  std::string text;
  text.reserve(size + piece.size());
  while (text.size() < size) text += piece;
  return text;
}

// Sixteen times the text may take sixteen times as long; three times that is noise and caches,
// while a quadratic scan would take 256 times as long.
int CheckLinearTime() {
  constexpr std::array<std::string_view, 40> kPieces = {
      "1",      "一",   "万",       "十一", "(",      ")",           "（",  "≥",
      "以上",   "不",   "且",       "，",   "、",     "1,",          "1、", "≥1家，",
      "1.",     "1:",   "1/",       "%",    "1%-",    "年",          "1年", "2024年1月",
      "月底前", "提高", "同比增长", "每",   "元/",    "/人",         "·",   "数量≥1个且",
      "1.≥1 ",  "①1",   " ",        "\xFF", "\u200B", "不超过1元的", "无",  "≤x≤"};
  constexpr std::size_t kShort = 1U << 13U;
  constexpr std::size_t kLong = kShort * 16;
  static_assert(kLong < kMaxCellBytes);
  int failures = 0;
  for (const std::string_view piece : kPieces) {
    const std::string small = Repeated(piece, kShort);
    const std::string large = Repeated(piece, kLong);
    double best_small = 1e9;
    double best_large = 1e9;
    for (int i = 0; i < 5; ++i) best_small = std::min(best_small, SecondsToParse(small));
    for (int i = 0; i < 3; ++i) best_large = std::min(best_large, SecondsToParse(large));
    // Below a few milliseconds the clock measures the machine.
    if (best_large > 0.005 && best_large > best_small * 48) {
      ++failures;
      std::cout << "not linear: [" << piece << "] × " << kLong << " bytes: " << best_large * 1e3
                << " ms against " << best_small * 1e3 << " ms for a sixteenth" << std::endl;
      continue;
    }
    SecondsToParse(Repeated(piece, kMaxCellBytes - piece.size()));  // up to the limit
    SecondsToParse(Repeated(piece, kMaxCellBytes + 1));             // and past it
  }
  std::cout << kPieces.size() << " long texts, " << failures << " not in linear time\n";
  return failures == 0 ? 0 : 1;
}

int PrintCells(std::uint64_t count, std::uint64_t seed) {
  Random random(seed);
  for (std::uint64_t i = 0; i < count; ++i) std::cout << GenerateCell(random) << '\n';
  return 0;
}

}  // namespace
}  // namespace jixiao::properties

int main(int argc, char** argv) {
  std::vector<std::string_view> arguments(argv + 1, argv + argc);
  const bool print = !arguments.empty() && arguments.front() == "--print";
  if (print) arguments.erase(arguments.begin());
  if (arguments.empty()) {
    std::cerr << "usage: jixiao_cells [--print] COUNT [SEED]\n";
    return 2;
  }
  const std::uint64_t count = std::strtoull(arguments[0].data(), nullptr, 10);
  const std::uint64_t seed =
      arguments.size() > 1 ? std::strtoull(arguments[1].data(), nullptr, 10) : 1;
  if (print) return jixiao::properties::PrintCells(count, seed);
  std::signal(SIGALRM, jixiao::properties::OnAlarm);
  const int cells = jixiao::properties::CheckCells(count, seed);
  const int time = jixiao::properties::CheckLinearTime();
  return cells + time == 0 ? 0 : 1;
}
