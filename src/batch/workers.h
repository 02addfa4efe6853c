// Rows shared out among threads. Does not keep any: they end with the call.
#ifndef JIXIAO_BATCH_WORKERS_H_
#define JIXIAO_BATCH_WORKERS_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <thread>

#include "jixiao/watch.hpp"

namespace jixiao::batch {

/// A part of the rows, [begin, end).
struct RowRange {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

/// Rows [0, rows) in ranges that begin at multiples of 64, so that a word of a bitmap belongs to
/// one of them. Each is handed out once, in order, to whichever thread asks: one that the system
/// holds up does not hold up the others.
class RangeQueue {
 public:
  /// For so many threads. Made by the thread of the call, on which the watch, if there is one, is
  /// told how many rows are done; it must outlive the queue.
  RangeQueue(std::int64_t rows, int threads, const Watch* watch = nullptr);

  /// At most as many threads as there are ranges, and at least one.
  std::size_t threads() const { return threads_; }
  /// The next range, or false at the end, or where the watch has ended the call. What stood in
  /// `range` is done.
  bool Take(RowRange* range);

 private:
  std::int64_t rows_;
  std::int64_t step_;
  std::size_t threads_;
  const Watch* watch_;
  std::thread::id owner_ = std::this_thread::get_id();
  std::atomic<std::int64_t> next_{0};
  std::atomic<std::int64_t> done_{0};
};

/// Runs work(0) … work(count − 1), each in a thread of its own but the first, which the caller's
/// does, and those for which the system gives none. An exception of any is thrown on once all have
/// ended; of several that of the lowest number.
void RunInThreads(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace jixiao::batch

#endif  // JIXIAO_BATCH_WORKERS_H_
