#include "batch/workers.h"

#include <algorithm>
#include <exception>
#include <system_error>
#include <thread>

namespace jixiao::batch {

std::vector<RowRange> SplitRows(std::int64_t rows, int parts) {
  constexpr std::int64_t kStep = 64;
  const std::int64_t steps = (rows + kStep - 1) / kStep;
  const std::int64_t count = std::clamp<std::int64_t>(parts, 1, std::max<std::int64_t>(steps, 1));
  std::vector<RowRange> ranges;
  for (std::int64_t i = 0; i < count; ++i) {
    const std::int64_t begin = steps * i / count * kStep;
    const std::int64_t end = std::min(rows, steps * (i + 1) / count * kStep);
    ranges.push_back({begin, end});
  }
  return ranges;
}

namespace {

// Joined on every way out.
class Threads {
 public:
  explicit Threads(std::size_t count) { threads_.reserve(count); }
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
