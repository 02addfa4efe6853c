// One pass over generated cells: no crash, every property of threshold_properties.h, linear time.
// usage: jixiao_cells COUNT [SEED]; `jixiao_cells --print COUNT [SEED]` only prints them.
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <ctime>
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

// A text that is not done within this time never will be, or not in linear time. Processor time, as
// in all that is measured here: the machine may be doing other work.
constexpr itimerval kTimeForOneText = {.it_interval = {}, .it_value = {.tv_sec = 20, .tv_usec = 0}};
std::string_view text_at_work;

// The text at work when the time is up or the program ends badly.
extern "C" void OnSignal(int signal) {
  const std::string_view message =
      signal == SIGVTALRM ? "not done in time: " : "the program ended badly on: ";
  const std::string_view start = text_at_work.substr(0, 200);
  if (write(STDOUT_FILENO, message.data(), message.size()) < 0 ||
      write(STDOUT_FILENO, start.data(), start.size()) < 0) {
    _exit(2);
  }
  _exit(1);
}

void Watch(std::string_view text) {
  text_at_work = text;
  setitimer(ITIMER_VIRTUAL, &kTimeForOneText, nullptr);
}

std::vector<ThresholdContext> Contexts() {
  return {
      {},
      {.header_unit = "万元", .year = 2024, .row_kind = RowKind::kQuantity, .name = "补助人数(个)"},
      {.header_unit = "元", .year = 2024, .row_kind = RowKind::kCost, .name = "成本控制率"},
      {.year = 2024, .row_kind = RowKind::kTimeliness},
      {.year = 2023, .row_kind = RowKind::kTimeliness},
  };
}

std::size_t CharacterEnd(std::string_view text, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return end;
}

// The cell with one character deleted, doubled, swapped with the next or replaced by another of it.
std::string WithOneEdit(std::string_view cell, Random& random) {
  std::vector<std::string> characters;
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t end = CharacterEnd(cell, at);
    characters.emplace_back(cell.substr(at, end - at));
    at = end;
  }
  if (characters.empty()) return {};
  const std::size_t at = random.Below(characters.size());
  const std::string other = characters[random.Below(characters.size())];
  switch (random.Below(5)) {
    case 0:
      characters[at].clear();
      break;
    case 1:
      characters[at] += characters[at];
      break;
    case 2:
      std::swap(characters[at], characters[(at + 1) % characters.size()]);
      break;
    case 3:
      characters[at] = other;
      break;
    default:
      characters[at] += std::string_view("\0", 1);  // a NUL behind it
      break;
  }
  std::string text;
  for (const std::string& character : characters) text += character;
  return text;
}

int CheckCells(std::uint64_t count, std::uint64_t seed) {
  Random random(seed);
  const std::vector<ThresholdContext> contexts = Contexts();
  std::uint64_t faults = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::string cell = GenerateCell(random);
    Watch(cell);
    const std::size_t context = random.Below(contexts.size());
    std::string fault = ThresholdFault(cell, contexts[context]);
    if (fault.empty()) {
      const std::string edited = WithOneEdit(cell, random);
      Watch(edited);
      fault = ReadingFault(edited, contexts[context]);
      if (!fault.empty()) fault = "edited to [" + edited + "]: " + fault;
    }
    if (fault.empty()) continue;
    if (++faults <= kFaultsShown) {
      std::cout << "[" << cell << "] (context " << context << "): " << fault << std::endl;
    }
  }
  std::cout << count << " cells, " << faults << " faults" << std::endl;
  return faults == 0 ? 0 : 1;
}

// Reads the text `times` times and writes it canonically, and says how long that took.
double SecondsToRead(std::string_view text, std::size_t times) {
  Watch(text);
  const std::clock_t start = std::clock();
  for (; times > 0; --times) {
    if (Threshold::Parse(text).canonical().size() > 8 * text.size() + 64) std::abort();
  }
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

std::string Repeated(std::string_view piece, std::size_t size) {
  std::string text;
  text.reserve(size + piece.size());
  while (text.size() < size) text += piece;
  return text;
}

// Sixteen short texts must take about as long as one that is sixteen times longer. Three times that
// is noise and caches, while a quadratic scan would take sixteen times as long.
int CheckLinearTime() {
  constexpr std::array<std::string_view, 48> kPieces = {
      "1",       "一",     "万",        "十一", "(",      ")",           "（",  "≥",
      "以上",    "不",     "且",        "，",   "、",     "1,",          "1、", "≥1家，",
      "1.",      "1:",     "1/",        "%",    "1%-",    "年",          "1年", "2024年1月",
      "月底前",  "提高",   "同比增长",  "每",   "元/",    "/人",         "·",   "数量≥1个且",
      "1.≥1 ",   "≥(1)家", "1、2、3月", "a1",   "1万零",  "未",          "1_",  "次年",
      "一年1次", "①1",     " ",         "\xFF", "\u200B", "不超过1元的", "无",  "≤x≤"};
  constexpr std::size_t kShort = 1U << 13U;
  constexpr std::size_t kLong = kShort * 16;
  constexpr std::size_t kTimes = 2;
  static_assert(kLong < kMaxCellBytes);
  int failures = 0;
  for (const std::string_view piece : kPieces) {
    const std::string small = Repeated(piece, kShort);
    const std::string large = Repeated(piece, kLong);
    double best_small = 1e9;
    double best_large = 1e9;
    for (int i = 0; i < 3; ++i) {
      best_small = std::min(best_small, SecondsToRead(small, 16 * kTimes));
      best_large = std::min(best_large, SecondsToRead(large, kTimes));
    }
    // The clock ticks in steps of some milliseconds.
    if (best_large > 0.02 && best_large > best_small * 3) {
      ++failures;
      std::cout << "not linear: [" << piece << "] × " << kLong << " bytes: " << best_large * 1e3
                << " ms against " << best_small * 1e3 << " ms in sixteen parts" << std::endl;
      continue;
    }
    SecondsToRead(Repeated(piece, kMaxCellBytes - piece.size()), 1);  // up to the limit
    SecondsToRead(Repeated(piece, kMaxCellBytes + 1), 1);             // and past it
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
  for (const int signal : {SIGVTALRM, SIGABRT, SIGSEGV}) {
    std::signal(signal, jixiao::properties::OnSignal);
  }
  const int cells = jixiao::properties::CheckCells(count, seed);
  const int time = jixiao::properties::CheckLinearTime();
  return cells + time == 0 ? 0 : 1;
}
