#include "document/alignment.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <limits>

namespace jixiao::document {
namespace {

constexpr int kMoved = 3;       // the first cell, and with it the row
constexpr int kMovedApart = 4;  // cells that were so far from each other
constexpr int kNone = std::numeric_limits<int>::max() / 4;
constexpr std::size_t kMaxWidth = 64;

using Costs = std::vector<std::vector<int>>;  // of each cell in each column

int MoveCost(const Alignable& row, std::size_t cell, std::size_t from, std::size_t to) {
  if (!row.positions_count) return 0;
  const auto was = static_cast<std::ptrdiff_t>(row.positions[cell] - row.positions[cell - 1]);
  const auto is = static_cast<std::ptrdiff_t>(to - from);
  return was == is
             ? 0
             : kMovedApart + static_cast<int>(std::min<std::ptrdiff_t>(std::abs(was - is), 8));
}

Alignment AsItStands(const Alignable& row) {
  Alignment result;
  for (const std::size_t position : row.positions) {
    result.columns.push_back(position < row.columns ? position : Alignment::kNoColumn);
  }
  return result;
}

// [c]: the price of leaving the columns 0 … c-1 empty.
struct Skips {
  std::vector<int> leading = {0};  // with no cell in front of them
  std::vector<int> inner = {0};
};

// What a row may cost, split at one of its cells.
struct Prices {
  Costs up_to;  // that cell in that column, with all that stands before it
  Costs from;   // what stands behind it
  int least = kNone;
};

// `own`: what a cell costs in a column by itself.
Prices PricesOf(const Alignable& row, const Costs& own, const Skips& skips) {
  const std::size_t cells = row.cells.size();
  const std::size_t columns = row.columns;
  const std::vector<int>& skipped = skips.inner;
  Prices prices;
  prices.up_to.assign(cells, std::vector<int>(columns, kNone));
  prices.from = prices.up_to;
  for (std::size_t i = 0; i < cells; ++i) {
    for (std::size_t c = i; c + (cells - i) <= columns; ++c) {
      int& cost = prices.up_to[i][c];
      if (i == 0) {
        const bool moved = row.positions_count && c != row.positions[0];
        cost = skips.leading[c] + (moved ? kMoved : 0);
      }
      for (std::size_t b = i == 0 ? c : i - 1; b < c; ++b) {
        cost = std::min(
            cost, prices.up_to[i - 1][b] + skipped[c] - skipped[b + 1] + MoveCost(row, i, b, c));
      }
      if (cost < kNone) cost += own[i][c];
    }
  }
  for (std::size_t c = cells - 1; c < columns; ++c) {
    prices.from[cells - 1][c] = skipped[columns] - skipped[c + 1];
    prices.least = std::min(prices.least, prices.up_to[cells - 1][c] + prices.from[cells - 1][c]);
  }
  for (std::size_t i = cells - 1; i-- > 0;) {
    for (std::size_t c = i; c + (cells - i) <= columns; ++c) {
      for (std::size_t next = c + 1; next + (cells - i - 1) <= columns; ++next) {
        const int cost = own[i + 1][next] + prices.from[i + 1][next] + skipped[next] -
                         skipped[c + 1] + MoveCost(row, i + 1, c, next);
        prices.from[i][c] = std::min(prices.from[i][c], cost);
      }
    }
  }
  return prices;
}

// The cheapest alignment that stands furthest to the left.
std::vector<std::size_t> LeftmostOf(const Alignable& row, const Costs& own, const Skips& skips,
                                    const Prices& prices) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto cheapest = [&](std::size_t c) {
      int cost = prices.up_to[i][c];
      if (i > 0) {
        const std::size_t before = columns.back();
        cost = prices.up_to[i - 1][before] + own[i][c] + skips.inner[c] - skips.inner[before + 1] +
               MoveCost(row, i, before, c);
      }
      return cost < kNone && cost + prices.from[i][c] == prices.least;
    };
    std::size_t column = i == 0 ? 0 : columns.back() + 1;
    while (column + 1 < row.columns && !cheapest(column)) ++column;
    columns.push_back(column);
  }
  return columns;
}

}  // namespace

Alignment Align(const Alignable& row, const std::function<int(std::size_t, std::size_t)>& fit,
                const std::function<int(std::size_t, bool)>& skip) {
  const std::size_t cells = row.cells.size();
  const std::size_t columns = row.columns;
  if (cells == 0 || columns > kMaxWidth || cells > columns) return AsItStands(row);
  Skips skips;
  for (std::size_t c = 0; c < columns; ++c) {
    skips.leading.push_back(skips.leading.back() + skip(c, true));
    skips.inner.push_back(skips.inner.back() + skip(c, false));
  }
  Costs own(cells, std::vector<int>(columns, kNone));
  for (std::size_t i = 0; i < cells; ++i) {
    for (std::size_t c = i; c + (cells - i) <= columns; ++c) own[i][c] = fit(i, c);
  }
  const Prices prices = PricesOf(row, own, skips);
  Alignment result;
  result.leftmost = LeftmostOf(row, own, skips, prices);
  result.cost = prices.least;
  result.open.assign(columns, false);
  for (std::size_t i = 0; i < cells; ++i) {
    std::size_t ways = 0;
    std::size_t column = Alignment::kNoColumn;
    const auto fits = [&](std::size_t c) {
      return prices.up_to[i][c] < kNone && prices.up_to[i][c] + prices.from[i][c] == prices.least;
    };
    for (std::size_t c = 0; c < columns; ++c) {
      if (!fits(c)) continue;
      ++ways;
      column = c;
    }
    for (std::size_t c = 0; c < columns && ways > 1; ++c) {
      result.open[c] = result.open[c] || fits(c);
    }
    result.ambiguous = result.ambiguous || ways > 1;
    result.columns.push_back(ways > 1 ? Alignment::kNoColumn : column);
    result.moved = result.moved || (row.positions_count && ways == 1 && column != row.positions[i]);
  }
  return result;
}

}  // namespace jixiao::document
