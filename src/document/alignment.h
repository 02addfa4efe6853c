// Cells of a short row → columns, by the cheapest alignment.
//
// Published text leaves covered cells out, so that a row is shorter than its head. What a cell can
// be under a column has a price, and so has a column that gets no cell, and a cell that is moved.
#ifndef JIXIAO_DOCUMENT_ALIGNMENT_H_
#define JIXIAO_DOCUMENT_ALIGNMENT_H_

#include <cstddef>
#include <functional>
#include <vector>

#include "document/row.h"

namespace jixiao::document {

struct Alignment {
  /// Of each cell given; kNoColumn where it found none, or two that fit equally.
  std::vector<std::size_t> columns;
  /// Of the cheapest alignments the one that stands furthest to the left.
  std::vector<std::size_t> leftmost;
  bool moved = false;      ///< A cell does not stand where the row has it.
  bool ambiguous = false;  ///< Of some cell two columns fit equally.
  /// Of each column whether such a cell may be its own.
  std::vector<bool> open;
  int cost = 0;

  static constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);
};

/// What stands where in a row to be aligned.
struct Alignable {
  std::vector<const Cell*> cells;      ///< With text, from left to right.
  std::vector<std::size_t> positions;  ///< Where the row has them.
  std::size_t columns = 0;
  bool positions_count = true;  ///< False where empty cells leave no trace (lines, spaces).
};

/// `fit(i, column)` prices the cell of index i under a column, 0 (of course) to 12 (hardly);
/// `skip(column, leading)` a column left empty, with or without a cell in front of it. Linear in
/// the row for a head of bounded width; heads wider than 64 columns take the cells as they stand.
Alignment Align(const Alignable& row, const std::function<int(std::size_t, std::size_t)>& fit,
                const std::function<int(std::size_t, bool)>& skip);

}  // namespace jixiao::document

#endif  // JIXIAO_DOCUMENT_ALIGNMENT_H_
