// A hash of short texts, for tables that compare what they find. Is not a safe one: whoever
// chooses the texts can make hashes meet, so a table must stay bounded where they do.
#ifndef JIXIAO_BASE_HASH_BYTES_H_
#define JIXIAO_BASE_HASH_BYTES_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace jixiao {

namespace hash_internal {

template <typename Word>
std::uint64_t Load(const char* bytes) {
  Word word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// Up to eight bytes as one number. Copies of a fixed size cost an instruction each, others a call.
inline std::uint64_t LoadShort(const char* begin, std::size_t size) {
  const char* const end = begin + size;
  if (size >= 4) return Load<std::uint32_t>(begin) << 32U | Load<std::uint32_t>(end - 4);
  if (size >= 2) return Load<std::uint16_t>(begin) << 16U | Load<std::uint16_t>(end - 2);
  return size == 1 ? Load<std::uint8_t>(begin) : 0;
}

}  // namespace hash_internal

inline std::uint64_t HashBytes(std::string_view text) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15U;
  std::uint64_t hash = text.size() * kFactor;
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left > sizeof hash; at += sizeof hash, left -= sizeof hash) {
    hash = (hash ^ hash_internal::Load<std::uint64_t>(at)) * kFactor;
    hash ^= hash >> 32U;
  }
  hash = (hash ^ hash_internal::LoadShort(at, left)) * kFactor;
  return hash ^ hash >> 32U;
}

}  // namespace jixiao

#endif  // JIXIAO_BASE_HASH_BYTES_H_
