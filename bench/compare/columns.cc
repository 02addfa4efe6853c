// The library and RE2 on the columns that bench/compare/run gives to every peer.
// usage: jixiao_compare write DIR ROWS | jixiao_compare run DIR | jixiao_compare linear
//   write   the columns of shapes H and L, one text a line
//   run     one JSON object: seconds of each task, and what was read, best of five
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cells.h"
#include "jixiao/batch.hpp"
#include "jixiao/evaluate.hpp"
#include "jixiao/threshold.hpp"
#include "properties/arrow_columns.h"
#ifdef JIXIAO_HAS_RE2
#include <re2/re2.h>
#endif

namespace jixiao::bench {
namespace {

using properties::Cells;
using properties::Node;
using properties::TableOf;
using properties::TextColumn;

int kTimes = 5;

// Processor time of one thread's work; by the wall where several work at once.
double CpuSeconds() {
  timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}
double WallSeconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double Best(double (*clock)(), const std::function<void()>& work) {
  double best = 1e9;
  for (int i = 0; i < kTimes; ++i) {
    const double start = clock();
    work();
    best = std::min(best, clock() - start);
  }
  return best;
}

std::vector<std::string> ReadLines(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

void WriteLines(const std::string& path, const std::vector<std::string>& lines) {
  std::ofstream file(path);
  for (const std::string& line : lines) file << line << '\n';
}

std::unique_ptr<Node> Table(const std::vector<std::string>& targets,
                            const std::vector<std::string>* actuals) {
  std::vector<std::unique_ptr<Node>> columns;
  columns.push_back(TextColumn("target", Cells(targets.begin(), targets.end())));
  if (actuals != nullptr) {
    columns.push_back(TextColumn("actual", Cells(actuals->begin(), actuals->end())));
  }
  return TableOf(std::move(columns), static_cast<std::int64_t>(targets.size()));
}

void Require(const Status& status) {
  if (status.ok()) return;
  std::cerr << status.message() << '\n';
  std::exit(1);
}

void Parse(const Node& table, int threads) {
  properties::Result result;
  Require(
      BatchParse(table.schema, table.array, {.threads = threads}, result.schema(), result.array()));
}
void Evaluate(const Node& table, int threads) {
  properties::Result result;
  Require(BatchEvaluate(table.schema, table.array, DefaultPolicy(), {.threads = threads},
                        result.schema(), result.array()));
}

using Report = std::map<std::string, double>;

#ifdef JIXIAO_HAS_RE2
// What a careful user of a regular expression would write: sign or word, figure, unit, word behind.
constexpr const char* kPattern =
    "^\\s*(≥|>=|≤|<=|>|<|=|不低于|不少于|大于等于|达到|不超过|不高于|小于等于|控制在)?\\s*"
    "(\\d+(?:\\.\\d+)?)\\s*([^\\d\\s]*?)(以上|以下|以内)?$";

struct Found {
  std::string_view sign;
  std::string_view unit;
  std::string_view after;
  std::int64_t coefficient = 0;
  int places = 0;
  bool is_figure = false;
};

// The figure exactly, as decimal digits and their places.
void ReadFigure(re2::StringPiece digits, Found* found) {
  for (std::size_t i = 0; i < digits.size() && i < 18; ++i) {
    if (digits[i] == '.') {
      found->places = static_cast<int>(digits.size() - i - 1);
    } else {
      found->coefficient = found->coefficient * 10 + (digits[i] - '0');
    }
  }
}

Found ReadWithRe2(const RE2& pattern, const std::string& cell) {
  Found found;
  re2::StringPiece sign;
  re2::StringPiece digits;
  re2::StringPiece unit;
  re2::StringPiece after;
  found.is_figure = RE2::FullMatch(cell, pattern, &sign, &digits, &unit, &after);
  if (!found.is_figure) return found;
  ReadFigure(digits, &found);
  found.sign = {sign.data(), sign.size()};
  found.unit = {unit.data(), unit.size()};
  found.after = {after.data(), after.size()};
  return found;
}

bool IsUpperLimit(const Found& target) {
  constexpr std::array<std::string_view, 7> kUpper = {"≤",      "<=",       "<",     "不超过",
                                                      "不高于", "小于等于", "控制在"};
  return std::find(kUpper.begin(), kUpper.end(), target.sign) != kUpper.end() ||
         target.after == "以下" || target.after == "以内";
}

int JudgeWithRe2(const Found& target, const Found& actual) {
  if (!target.is_figure || !actual.is_figure) return 2;
  if (!actual.unit.empty() && actual.unit != target.unit) return 2;
  const Decimal t(target.coefficient, target.places);
  const Decimal a(actual.coefficient, actual.places);
  return (IsUpperLimit(target) ? a <= t : a >= t) ? 1 : 0;
}

void RunRe2(const std::string& shape, const Rows& rows, Report* report) {
  const RE2 pattern(kPattern);
  std::vector<Found> found(rows.targets.size());
  (*report)["re2 parse " + shape] = Best(&CpuSeconds, [&] {
    for (std::size_t i = 0; i < found.size(); ++i) found[i] = ReadWithRe2(pattern, rows.targets[i]);
  });
  std::vector<signed char> met(rows.targets.size());
  (*report)["re2 judge " + shape] = Best(&CpuSeconds, [&] {
    for (std::size_t i = 0; i < met.size(); ++i) {
      met[i] = static_cast<signed char>(JudgeWithRe2(ReadWithRe2(pattern, rows.targets[i]),
                                                     ReadWithRe2(pattern, rows.actuals[i])));
    }
  });
}
#endif

void RunShape(const std::string& shape, const Rows& rows, Report* report) {
  const auto targets = Table(rows.targets, nullptr);
  const auto both = Table(rows.targets, &rows.actuals);
  (*report)["jixiao parse " + shape] = Best(&CpuSeconds, [&] { Parse(*targets, 1); });
  (*report)["jixiao judge " + shape] = Best(&CpuSeconds, [&] { Evaluate(*both, 1); });
  (*report)["jixiao one thread " + shape] = Best(&WallSeconds, [&] { Evaluate(*both, 1); });
  (*report)["jixiao two threads " + shape] = Best(&WallSeconds, [&] { Evaluate(*both, 2); });
#ifdef JIXIAO_HAS_RE2
  RunRe2(shape, rows, report);
#endif
}

Rows ReadRows(const std::string& folder, const std::string& shape) {
  return {ReadLines(folder + "/targets_" + shape + ".txt"),
          ReadLines(folder + "/actuals_" + shape + ".txt")};
}

void Write(const std::string& folder, std::size_t count) {
  const auto write = [&](const std::string& shape, const Rows& rows) {
    WriteLines(folder + "/targets_" + shape + ".txt", rows.targets);
    WriteLines(folder + "/actuals_" + shape + ".txt", rows.actuals);
  };
  write("H", DrawnRows(count));
  write("L", RepeatedRows(count, 1900));
}

void Print(const Report& report) {
  std::cout << "{";
  const char* separator = "";
  for (const auto& [name, seconds] : report) {
    std::cout << separator << "\"" << name << "\": " << seconds;
    separator = ",\n ";
  }
  std::cout << "}\n";
}

int Main(const std::vector<std::string>& arguments) {
  if (arguments.size() == 3 && arguments[0] == "write") {
    Write(arguments[1], std::stoul(arguments[2]));
    return 0;
  }
  if (arguments.size() == 2 && arguments[0] == "run") {
    Report report;
    for (const char* shape : {"H", "L"}) RunShape(shape, ReadRows(arguments[1], shape), &report);
    Print(report);
    return 0;
  }
  std::cerr << "usage: jixiao_compare write DIR ROWS | run DIR\n";
  return 2;
}

}  // namespace
}  // namespace jixiao::bench

int main(int argc, char** argv) {
  return jixiao::bench::Main(std::vector<std::string>(argv + 1, argv + argc));
}
