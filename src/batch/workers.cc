#include "batch/workers.h"

#include <algorithm>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace jixiao::batch {

RangeQueue::RangeQueue(std::int64_t rows, int threads, const Watch* watch)
    : rows_(rows), watch_(watch != nullptr && *watch ? watch : nullptr) {
  // Long enough that taking one costs nothing, and several for each thread.
  constexpr std::int64_t kBlock = 64;
  constexpr std::int64_t kMostBlocks = 256;
  constexpr std::int64_t kRangesForEach = 8;
  const std::int64_t blocks = (rows + kBlock - 1) / kBlock;
  step_ = kBlock * std::clamp<std::int64_t>(blocks / (kRangesForEach * threads), 1, kMostBlocks);
  const std::int64_t ranges = (rows + step_ - 1) / step_;
  threads_ = static_cast<std::size_t>(std::clamp<std::int64_t>(ranges, 1, threads));
}

bool RangeQueue::Take(RowRange* range) {
  const std::int64_t length = range->end - range->begin;
  const std::int64_t done = done_.fetch_add(length, std::memory_order_relaxed) + length;
  if (length > 0 && watch_ != nullptr && std::this_thread::get_id() == owner_ &&
      !(*watch_)(static_cast<std::uint64_t>(done), static_cast<std::uint64_t>(rows_))) {
    next_.store(rows_, std::memory_order_relaxed);
  }
  const std::int64_t begin = next_.fetch_add(step_, std::memory_order_relaxed);
  if (begin >= rows_) return false;
  *range = {begin, std::min(rows_, begin + step_)};
  return true;
}

namespace {

// Joined on every way out.
class Threads {
 public:
  explicit Threads(std::size_t count) { threads_.reserve(count); }
  Threads(const Threads&) = delete;
  Threads& operator=(const Threads&) = delete;
  ~Threads() { Join(); }
  // False where the system has no thread left to give.
  template <typename Work>
  bool Start(const Work& work) {
    try {
      threads_.emplace_back(work);
      return true;
    } catch (const std::system_error&) {
      return false;
    }
  }
  void Join() {
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

 private:
  std::vector<std::thread> threads_;
};

}  // namespace

void RunInThreads(std::size_t count, const std::function<void(std::size_t)>& work) {
  std::vector<std::exception_ptr> thrown(count);
  const auto contained = [&](std::size_t i) noexcept {
    try {
      work(i);
    } catch (...) {
      thrown[i] = std::current_exception();
    }
  };
  {
    std::vector<std::size_t> own = {0};
    own.reserve(count);
    Threads threads(count);
    for (std::size_t i = 1; i < count; ++i) {
      if (!threads.Start([&contained, i] { contained(i); })) own.push_back(i);
    }
    for (const std::size_t i : own) contained(i);
  }
  for (const std::exception_ptr& exception : thrown) {
    if (exception != nullptr) std::rethrow_exception(exception);
  }
}

}  // namespace jixiao::batch
