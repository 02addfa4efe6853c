// Columns of realistic 指标值 cells, the same on every run and machine.
#ifndef JIXIAO_BENCH_CELLS_H_
#define JIXIAO_BENCH_CELLS_H_

#include <cstddef>
#include <string>
#include <vector>

namespace jixiao::bench {

/// `count` cells, no two alike: shares, counts, money, deadlines, ranges, changes and qualitative
/// words in about the mix of published tables. What a dictionary of seen texts cannot help with.
std::vector<std::string> DistinctCells(std::size_t count);

/// `rows` cells drawn from `distinct` different ones, as in a large real table.
std::vector<std::string> RepeatedCells(std::size_t rows, std::size_t distinct);

/// Two columns side by side.
struct Rows {
  std::vector<std::string> targets;
  std::vector<std::string> actuals;
};

/// `count` rows as they come: about a third of the texts are distinct.
Rows DrawnRows(std::size_t count);

/// `count` rows of `distinct` targets and about as many actuals, in many more pairs.
Rows RepeatedRows(std::size_t count, std::size_t distinct);

/// A table as a system gives it: symbol, value and unit apart, a weight on each row.
struct FormRows {
  std::vector<std::string> symbols, values, units, level2, level3, actuals, weights, directions;
};
FormRows DrawnFormRows(std::size_t count);

}  // namespace jixiao::bench

#endif  // JIXIAO_BENCH_CELLS_H_
