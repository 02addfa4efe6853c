// The library and RE2 on the columns that bench/compare/run gives to every peer.
// usage: jixiao_compare write DIR ROWS | run DIR | threads DIR | right DIR | linear
//   write   the columns of shapes H and L, one text a line
//   run     one JSON object: seconds of processor time of each task, best of five
//   threads one JSON object: seconds by the clock of one thread and of two, best of ten in turns
//   right   of each peer, and of the library, the share of rows that it judged as the cell by cell
//           evaluator does
//   linear  CSV: a stream of 10^4 to 10^7 rows, its seconds and the memory of the program
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <thread>
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
// What a careful user of regular expressions would write: the same four as peers.py.
struct Patterns {
  RE2 figure{
      "^\\s*(≥|>=|≤|<=|>|<|=|不低于|不少于|大于等于|达到|不超过|不高于|小于等于|控制在)?\\s*"
      "(\\d+(?:\\.\\d+)?)\\s*([^\\d\\s]*?)(以上|以下|以内)?$"};
  RE2 range{"^\\s*(\\d+(?:\\.\\d+)?)\\s*[-~～]\\s*(\\d+(?:\\.\\d+)?)\\s*(\\D*)$"};
  RE2 date{"^\\s*(\\d{4})\\s*[-年]\\s*(\\d{1,2})\\s*[-月]\\s*(?:(\\d{1,2})\\s*日?)?\\s*\\D*$"};
  RE2 change{"^(\\D*?)(增长|下降|提高|降低)\\s*(≥|≤)?\\s*(\\d+(?:\\.\\d+)?)%$"};
};

enum class FoundKind : signed char { kWords, kFigure, kRange, kDate, kChange };

struct Found {
  FoundKind kind = FoundKind::kWords;
  std::string_view sign;
  std::string_view unit;
  std::string_view after;
  Decimal figure;
  Decimal second;
};

// The figure exactly, as decimal digits and their places.
Decimal ReadFigure(re2::StringPiece digits) {
  std::int64_t coefficient = 0;
  int places = 0;
  for (std::size_t i = 0; i < digits.size() && i < 18; ++i) {
    if (digits[i] == '.') {
      places = static_cast<int>(digits.size() - i - 1);
    } else {
      coefficient = coefficient * 10 + (digits[i] - '0');
    }
  }
  return Decimal(coefficient, places);
}

std::string_view View(re2::StringPiece text) { return {text.data(), text.size()}; }

Found ReadWithRe2(const Patterns& patterns, const std::string& cell) {
  Found found;
  re2::StringPiece a;
  re2::StringPiece b;
  re2::StringPiece c;
  re2::StringPiece d;
  if (RE2::FullMatch(cell, patterns.figure, &a, &b, &c, &d)) {
    found.kind = FoundKind::kFigure;
    found.sign = View(a);
    found.figure = ReadFigure(b);
    found.unit = View(c);
    found.after = View(d);
  } else if (RE2::FullMatch(cell, patterns.range, &a, &b, &c)) {
    found.kind = FoundKind::kRange;
    found.figure = ReadFigure(a);
    found.second = ReadFigure(b);
    found.unit = View(c);
  } else if (int year = 0, month = 0; RE2::FullMatch(cell, patterns.date, &year, &month, &d)) {
    found.kind = FoundKind::kDate;
    const Decimal day = d.empty() ? Decimal(31) : ReadFigure(d);
    found.figure = Decimal(year * 10'000 + month * 100 + static_cast<int>(day.low()));
    found.sign = "≤";
  } else if (RE2::FullMatch(cell, patterns.change, &a, &b, &c, &d)) {
    found.kind = FoundKind::kChange;
    found.figure = ReadFigure(d);
    found.sign = View(c);
  }
  return found;
}

bool IsUpperLimit(const Found& target) {
  constexpr std::array<std::string_view, 7> kUpper = {"≤",      "<=",       "<",     "不超过",
                                                      "不高于", "小于等于", "控制在"};
  return std::find(kUpper.begin(), kUpper.end(), target.sign) != kUpper.end() ||
         target.after == "以下" || target.after == "以内";
}

// 1 met, 0 unmet, 2 not judged.
int JudgeWithRe2(const Found& target, const Found& actual) {
  if (target.kind == FoundKind::kWords) return 2;
  if (target.kind == FoundKind::kRange && actual.kind == FoundKind::kFigure) {
    return target.figure <= actual.figure && actual.figure <= target.second ? 1 : 0;
  }
  if (target.kind != actual.kind) return 2;
  if (!actual.unit.empty() && actual.unit != target.unit) return 2;
  return (IsUpperLimit(target) ? actual.figure <= target.figure : actual.figure >= target.figure)
             ? 1
             : 0;
}

void WriteMet(const std::string& path, const std::vector<signed char>& met) {
  std::ofstream file(path);
  for (const signed char m : met) file << (m == 2 ? "" : m == 1 ? "1" : "0") << '\n';
}

void RunRe2(const std::string& folder, const std::string& shape, const Rows& rows, Report* report) {
  const Patterns patterns;
  std::vector<Found> found(rows.targets.size());
  (*report)["re2 parse " + shape] = Best(&CpuSeconds, [&] {
    for (std::size_t i = 0; i < found.size(); ++i)
      found[i] = ReadWithRe2(patterns, rows.targets[i]);
  });
  std::vector<signed char> met(rows.targets.size());
  (*report)["re2 judge " + shape] = Best(&CpuSeconds, [&] {
    for (std::size_t i = 0; i < met.size(); ++i) {
      met[i] = static_cast<signed char>(JudgeWithRe2(ReadWithRe2(patterns, rows.targets[i]),
                                                     ReadWithRe2(patterns, rows.actuals[i])));
    }
  });
  WriteMet(folder + "/re2_" + shape + ".txt", met);
}
#endif

void RunShape([[maybe_unused]] const std::string& folder, const std::string& shape,
              const Rows& rows, Report* report) {
  const auto targets = Table(rows.targets, nullptr);
  const auto both = Table(rows.targets, &rows.actuals);
  (*report)["jixiao parse " + shape] = Best(&CpuSeconds, [&] { Parse(*targets, 1); });
  (*report)["jixiao judge " + shape] = Best(&CpuSeconds, [&] { Evaluate(*both, 1); });
#ifdef JIXIAO_HAS_RE2
  RunRe2(folder, shape, rows, report);
#endif
}

// One and two threads in turns, so that both meet the machine in the same state; and the same work
// done by two callers at once, a half each: what this machine's second core is worth.
void RunThreads(const std::string& folder, Report* report) {
  for (const std::string shape : {"H", "L"}) {
    const Rows rows{ReadLines(folder + "/targets_" + shape + ".txt"),
                    ReadLines(folder + "/actuals_" + shape + ".txt")};
    const auto middle = static_cast<std::ptrdiff_t>(rows.targets.size() / 2);
    const auto half = [&](const std::vector<std::string>& all, bool second) {
      return second ? std::vector<std::string>(all.begin() + middle, all.end())
                    : std::vector<std::string>(all.begin(), all.begin() + middle);
    };
    const auto table = Table(rows.targets, &rows.actuals);
    std::vector<std::unique_ptr<Node>> halves;
    for (const bool second : {false, true}) {
      const std::vector<std::string> actuals = half(rows.actuals, second);
      halves.push_back(Table(half(rows.targets, second), &actuals));
    }
    double one = 1e9;
    double two = 1e9;
    double apart = 1e9;
    const auto time = [](double* best, const auto& work) {
      const double start = WallSeconds();
      work();
      *best = std::min(*best, WallSeconds() - start);
    };
    for (int i = 0; i < 2 * kTimes; ++i) {
      time(&one, [&] { Evaluate(*table, 1); });
      time(&two, [&] { Evaluate(*table, 2); });
      time(&apart, [&] {
        std::thread other([&] { Evaluate(*halves[1], 1); });
        Evaluate(*halves[0], 1);
        other.join();
      });
    }
    (*report)["jixiao one thread " + shape] = one;
    (*report)["jixiao two threads " + shape] = two;
    (*report)["jixiao two callers " + shape] = apart;
  }
}

// A table as a system gives it, with every column that bears on a row.
void RunForm(std::size_t count, Report* report) {
  const FormRows rows = DrawnFormRows(count);
  std::vector<std::unique_ptr<Node>> columns;
  const auto add = [&](const char* name, const std::vector<std::string>& cells) {
    columns.push_back(TextColumn(name, Cells(cells.begin(), cells.end())));
  };
  add("target", rows.values);
  add("symbol", rows.symbols);
  add("unit", rows.units);
  add("level2", rows.level2);
  add("level3", rows.level3);
  add("actual", rows.actuals);
  add("weight", rows.weights);
  add("direction", rows.directions);
  const auto table = TableOf(std::move(columns), static_cast<std::int64_t>(count));
  (*report)["jixiao form"] = Best(&CpuSeconds, [&] { Evaluate(*table, 1); });
}

// 1 met, 0 unmet, empty for what is not judged.
std::string StatusText(std::string_view status) {
  return status == "met" ? "1" : status == "unmet" ? "0" : "";
}

std::vector<std::string> StatusesOf(const Rows& rows) {
  const auto table = Table(rows.targets, &rows.actuals);
  properties::Result result;
  Require(BatchEvaluate(table->schema, table->array, DefaultPolicy(), {}, result.schema(),
                        result.array()));
  std::vector<std::string> statuses;
  for (std::int64_t row = 0; row < result.rows(); ++row) {
    statuses.push_back(StatusText(result.Row(row).at("status")));
  }
  return statuses;
}

// Of each peer the share of rows that it judged as the exact reading does; what cannot be
// determined it must leave open.
void PrintRight(const std::string& folder) {
  std::cout << "{";
  const char* separator = "";
  for (const std::string shape : {"H", "L"}) {
    const Rows rows{ReadLines(folder + "/targets_" + shape + ".txt"),
                    ReadLines(folder + "/actuals_" + shape + ".txt")};
    std::vector<std::string> exact;
    for (std::size_t i = 0; i < rows.targets.size(); ++i) {
      exact.push_back(StatusText(OutcomeStatusName(
          EvaluateRow(RowOf(rows.targets[i], rows.actuals[i]), DefaultPolicy()).status)));
    }
    const std::vector<std::string> batch = StatusesOf(rows);
    std::size_t same = 0;
    for (std::size_t i = 0; i < exact.size(); ++i) same += batch[i] == exact[i];
    std::cout << separator << "\"jixiao " << shape
              << "\": " << static_cast<double>(same) / static_cast<double>(exact.size());
    separator = ", ";
    for (const std::string peer : {"re", "re2", "polars", "duckdb"}) {
      const auto said = ReadLines(folder + "/" + peer + "_" + shape + ".txt");
      std::size_t right = 0;
      for (std::size_t i = 0; i < std::min(said.size(), exact.size()); ++i)
        right += said[i] == exact[i];
      std::cout << separator << "\"" << peer << " " << shape
                << "\": " << static_cast<double>(right) / static_cast<double>(exact.size());
    }
  }
  std::cout << "}\n";
}

// A stream of `count` arrays, for the cost from ten thousand to ten million rows.
void PrintLinear() {
  constexpr std::size_t kRows = 10'000;
  const Rows rows = DrawnRows(kRows);
  const auto table = Table(rows.targets, &rows.actuals);
  std::cout << "rows,seconds,resident_mib\n";
  for (int arrays = 1; arrays <= 1000; arrays *= 10) {
    properties::Source source(table.get(), arrays);
    ArrowArrayStream out{};
    const double start = CpuSeconds();
    Require(BatchEvaluateStream(source.stream(), DefaultPolicy(), {}, &out));
    for (bool more = true; more;) {
      ArrowArray array{};
      if (out.get_next(&out, &array) != 0) std::exit(1);
      more = array.release != nullptr;
      if (more) array.release(&array);
    }
    out.release(&out);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::cout << kRows * static_cast<std::size_t>(arrays) << "," << CpuSeconds() - start << ","
              << usage.ru_maxrss / 1024 << std::endl;
  }
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
    for (const char* shape : {"H", "L"}) {
      RunShape(arguments[1], shape, ReadRows(arguments[1], shape), &report);
    }
    RunForm(ReadRows(arguments[1], "L").targets.size(), &report);
    Print(report);
    return 0;
  }
  if (arguments.size() == 2 && arguments[0] == "threads") {
    Report report;
    RunThreads(arguments[1], &report);
    Print(report);
    return 0;
  }
  if (arguments.size() == 2 && arguments[0] == "right") {
    PrintRight(arguments[1]);
    return 0;
  }
  if (arguments.size() == 1 && arguments[0] == "linear") {
    PrintLinear();
    return 0;
  }
  std::cerr
      << "usage: jixiao_compare write DIR ROWS | run DIR | threads DIR | right DIR | linear\n";
  return 2;
}

}  // namespace
}  // namespace jixiao::bench

int main(int argc, char** argv) {
  return jixiao::bench::Main(std::vector<std::string>(argv + 1, argv + argc));
}
