#include "base/compiler.h"

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace jixiao {

#ifdef __linux__

char* MapLargePages(std::size_t bytes) {
  const std::size_t mapped = bytes + kLargePage;
  void* const start =
      mmap(nullptr, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (start == MAP_FAILED) return nullptr;
  const auto address = reinterpret_cast<std::uintptr_t>(start);
  const std::size_t before = (kLargePage - address % kLargePage) % kLargePage;
  char* const data = static_cast<char*>(start) + before;
  if (before > 0) munmap(start, before);
  if (before < kLargePage) munmap(data + bytes, kLargePage - before);
  madvise(data, bytes, MADV_HUGEPAGE);
  return data;
}

void UnmapLargePages(char* data, std::size_t bytes) { munmap(data, bytes); }

#else

char* MapLargePages(std::size_t) { return nullptr; }
void UnmapLargePages(char*, std::size_t) {}

#endif

}  // namespace jixiao
