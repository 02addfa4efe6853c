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

struct State {
  int cost = kNone;
  std::uint8_t ways = 0;  // that cost the same, up to two
  std::size_t before = Alignment::kNoColumn;
};

int MoveCost(const Alignable& row, std::size_t cell, std::size_t from, std::size_t to) {
  if (!row.positions_count) return 0;
  const auto was = static_cast<std::ptrdiff_t>(row.positions[cell] - row.positions[cell - 1]);
  const auto is = static_cast<std::ptrdiff_t>(to - from);
  return was == is
             ? 0
             : kMovedApart + static_cast<int>(std::min<std::ptrdiff_t>(std::abs(was - is), 8));
}

void Offer(State& state, int cost, std::uint8_t ways, std::size_t before) {
  if (cost < state.cost) {
    state = {cost, ways, before};
  } else if (cost == state.cost && cost < kNone) {
    state.ways = 2;
  }
}

Alignment AsItStands(const Alignable& row) {
  Alignment result;
  for (const std::size_t position : row.positions) {
    result.columns.push_back(position < row.columns ? position : Alignment::kNoColumn);
  }
  return result;
}

}  // namespace

Alignment Align(const Alignable& row, const std::function<int(std::size_t, std::size_t)>& fit,
                const std::function<int(std::size_t)>& skip) {
  const std::size_t cells = row.cells.size();
  const std::size_t columns = row.columns;
  if (cells == 0 || columns > kMaxWidth || cells > columns) return AsItStands(row);
  std::vector<int> skipped(columns + 1, 0);  // skipped[c]: price of leaving 0 … c-1 empty
  for (std::size_t c = 0; c < columns; ++c) skipped[c + 1] = skipped[c] + skip(c);
  std::vector<std::vector<State>> states(cells, std::vector<State>(columns));
  for (std::size_t i = 0; i < cells; ++i) {
    for (std::size_t c = i; c + (cells - i) <= columns; ++c) {
      State& state = states[i][c];
      const int own = fit(i, c);
      if (i == 0) {
        const bool moved = row.positions_count && c != row.positions[0];
        Offer(state, own + skipped[c] + (moved ? kMoved : 0), 1, Alignment::kNoColumn);
        continue;
      }
      for (std::size_t b = i - 1; b < c; ++b) {
        const State& before = states[i - 1][b];
        if (before.cost >= kNone) continue;
        Offer(state, before.cost + own + skipped[c] - skipped[b + 1] + MoveCost(row, i, b, c),
              before.ways, b);
      }
    }
  }
  State best;
  std::size_t last = Alignment::kNoColumn;
  for (std::size_t c = cells - 1; c < columns; ++c) {
    const State& state = states[cells - 1][c];
    if (state.cost >= kNone) continue;
    const int cost = state.cost + skipped[columns] - skipped[c + 1];
    if (cost < best.cost) last = c;
    Offer(best, cost, state.ways, 0);
  }
  Alignment result;
  result.columns.assign(cells, Alignment::kNoColumn);
  for (std::size_t i = cells; i-- > 0;) {
    result.columns[i] = last;
    last = states[i][last].before;
  }
  result.cost = best.cost;
  result.ambiguous = best.ways > 1;
  result.moved = row.positions_count && result.columns != row.positions;
  return result;
}

}  // namespace jixiao::document
