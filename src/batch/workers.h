// Rows shared out among threads. Refuses to keep any: they end with the call.
#ifndef JIXIAO_BATCH_WORKERS_H_
#define JIXIAO_BATCH_WORKERS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace jixiao::batch {

/// A part of the rows, [begin, end).
struct RowRange {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

/// At most `parts` ranges of about the same size, in order, that begin at multiples of 64: a byte
/// of a bitmap belongs to one of them.
std::vector<RowRange> SplitRows(std::int64_t rows, int parts);

/// Runs work(0) … work(count − 1), each in a thread of its own but the first, which the caller's
/// does, and those for which the system gives none. An exception of any is thrown on once all have
/// ended; of several that of the lowest number.
void RunInThreads(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace jixiao::batch

#endif  // JIXIAO_BATCH_WORKERS_H_
