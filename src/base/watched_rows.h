// Counts the rows that a watched call has done.
#ifndef JIXIAO_BASE_WATCHED_ROWS_H_
#define JIXIAO_BASE_WATCHED_ROWS_H_

#include <cstdint>

#include "jixiao/watch.hpp"

namespace jixiao {

/// Of one thread. `watch` must outlive it.
class WatchedRows {
 public:
  WatchedRows(const Watch& watch, std::uint64_t total) : watch_(watch), total_(total) {}

  /// So many more are done. False where the call shall end.
  bool Add(std::uint64_t rows) {
    done_ += rows;
    return !watch_ || watch_(done_, total_);
  }

 private:
  const Watch& watch_;
  std::uint64_t total_;
  std::uint64_t done_ = 0;
};

}  // namespace jixiao

#endif  // JIXIAO_BASE_WATCHED_ROWS_H_
