// What ISO C++20 lacks or a compiler's library does not have yet, under one name whatever the
// compiler. Nothing else of the core names a compiler, a builtin or a system.
#ifndef JIXIAO_BASE_COMPILER_H_
#define JIXIAO_BASE_COMPILER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>

namespace jixiao {

/// Integers of 128 bits. An alias by `using` takes no __extension__, without which the type is
/// pedantically an error.
__extension__ typedef __int128 Int128;            // NOLINT(modernize-use-using)
__extension__ typedef unsigned __int128 Uint128;  // NOLINT(modernize-use-using)

/// The exact result, or false where it does not fit.
template <typename T>
bool MultiplyFits(T a, T b, T* product) {
  return !__builtin_mul_overflow(a, b, product);
}
template <typename T>
bool AddFits(T a, T b, T* sum) {
  return !__builtin_add_overflow(a, b, sum);
}

inline std::uint64_t ByteSwapped(std::uint64_t word) { return __builtin_bswap64(word); }

/// Has the cache fetch what stands there, and does not wait for it. Any address will do.
inline void Prefetch(const void* address) { __builtin_prefetch(address); }

/// std::make_unique_for_overwrite of an array, which libc++ before 16 lacks.
template <typename Array>
std::unique_ptr<Array> MakeUniqueForOverwrite(std::size_t size) {
  return std::unique_ptr<Array>(new std::remove_extent_t<Array>[size]);
}

#define JIXIAO_ALWAYS_INLINE [[gnu::always_inline]] inline

/// Zeroed memory of the system itself, in large pages: what has many megabytes is written once from
/// end to end, and the faults of small pages would cost more than the writing. `bytes` is a
/// multiple of kLargePage. Null where the system has none; UnmapLargePages gives it back.
inline constexpr std::size_t kLargePage = std::size_t{1} << 21U;
char* MapLargePages(std::size_t bytes);
void UnmapLargePages(char* data, std::size_t bytes);

}  // namespace jixiao

#endif  // JIXIAO_BASE_COMPILER_H_
