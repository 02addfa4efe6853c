#include "batch/workers.h"

#include <gtest/gtest.h>

#include <mutex>
#include <stdexcept>
#include <vector>

#include "batch/block.h"

namespace jixiao::batch {
namespace {

TEST(RangeQueue, HandsOutEachRowOnceInOrder) {
  for (const std::int64_t rows : {0, 1, 63, 64, 65, 1000, 100'000}) {
    for (const int threads : {1, 2, 7, 256}) {
      RangeQueue queue(rows, threads);
      EXPECT_GE(queue.threads(), 1U);
      EXPECT_LE(queue.threads(), static_cast<std::size_t>(threads));
      std::int64_t next = 0;
      for (RowRange range; queue.Take(&range);) {
        EXPECT_EQ(range.begin, next);
        EXPECT_EQ(range.begin % 64, 0);
        EXPECT_GT(range.end, range.begin);
        next = range.end;
      }
      EXPECT_EQ(next, rows);
    }
  }
}

TEST(RangeQueue, ThreadsShareTheRows) {
  constexpr std::int64_t kRows = 50'000;
  RangeQueue queue(kRows, 4);
  std::vector<int> seen(kRows);
  RunInThreads(queue.threads(), [&](std::size_t) {
    for (RowRange range; queue.Take(&range);) {
      for (std::int64_t row = range.begin; row < range.end; ++row) {
        ++seen[static_cast<std::size_t>(row)];
      }
    }
  });
  for (const int times : seen) ASSERT_EQ(times, 1);
}

TEST(ForEachBlock, CoversARangeInWordsOfABitmap) {
  std::int64_t next = 128;
  ForEachBlock({128, 128 + 150}, [&](const Block& block) {
    EXPECT_EQ(block.first, next);
    EXPECT_LE(block.size, Block::kMost);
    next += static_cast<std::int64_t>(block.size);
  });
  EXPECT_EQ(next, 128 + 150);
}

TEST(RunInThreads, ThrowsOnWhatTheFirstOfThemThrew) {
  std::mutex mutex;
  int ended = 0;
  const auto work = [&](std::size_t i) {
    if (i % 2 == 1) throw std::runtime_error(std::to_string(i));
    const std::lock_guard<std::mutex> lock(mutex);
    ++ended;
  };
  try {
    RunInThreads(5, work);
    FAIL() << "nothing was thrown";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "1");
  }
  EXPECT_EQ(ended, 3);
}

}  // namespace
}  // namespace jixiao::batch
