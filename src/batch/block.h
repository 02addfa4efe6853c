// A few rows that are worked on together, column by column.
#ifndef JIXIAO_BATCH_BLOCK_H_
#define JIXIAO_BATCH_BLOCK_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "batch/workers.h"

namespace jixiao::batch {

/// Rows [first, first + size): at most as many as a word has bits, so that their bits in a bitmap
/// are written at once.
struct Block {
  static constexpr std::size_t kMost = 64;

  std::int64_t first = 0;
  std::size_t size = 0;
};

/// Calls work(block) for each block of a range that begins at a multiple of 64.
template <typename Work>
void ForEachBlock(RowRange range, const Work& work) {
  constexpr auto kMost = static_cast<std::int64_t>(Block::kMost);
  for (std::int64_t row = range.begin; row < range.end; row += kMost) {
    work(Block{row, static_cast<std::size_t>(std::min(kMost, range.end - row))});
  }
}

}  // namespace jixiao::batch

#endif  // JIXIAO_BATCH_BLOCK_H_
