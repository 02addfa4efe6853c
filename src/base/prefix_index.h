// Longest word of a fixed vocabulary at the start of folded text.
#ifndef JIXIAO_BASE_PREFIX_INDEX_H_
#define JIXIAO_BASE_PREFIX_INDEX_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/hash_index.h"

namespace jixiao {

/// Words found by a hash of their symbols, formed once while the text is walked. Built once,
/// read-only afterwards. The words must outlive the index; a word given twice keeps its first
/// value.
template <typename Value>
class PrefixIndex {
 public:
  struct Entry {
    std::u32string_view word;
    Value value;
  };

  explicit PrefixIndex(std::vector<Entry> entries)
      : entries_(std::move(entries)), lengths_(kSymbols, 0), by_hash_(Hashes(entries_)) {
    for (const Entry& entry : entries_) {
      lengths_[entry.word[0]] |= std::uint32_t{1} << entry.word.size();
    }
  }

  /// The longest entry that `text` starts with, or null.
  const Entry* Longest(std::u32string_view text) const {
    if (text.empty() || !Starts(text[0])) return nullptr;
    // Bit n: some word of n symbols starts with the first one.
    std::uint32_t lengths = lengths_[text[0]];
    const Entry* longest = nullptr;
    std::uint64_t hash = 0;
    for (std::size_t n = 1; n <= text.size() && (lengths >> n) != 0; ++n) {
      hash = Extend(hash, text[n - 1]);
      if (((lengths >> n) & 1U) == 0) continue;
      const std::size_t at = by_hash_.Find(hash);
      if (at == HashIndex::npos) continue;
      const Entry& entry = entries_[at];
      if (text.starts_with(entry.word)) longest = &entry;
    }
    return longest;
  }

  /// Some entry starts with this symbol.
  bool Starts(char32_t symbol) const { return symbol < kSymbols && lengths_[symbol] != 0; }

  const std::vector<Entry>& entries() const { return entries_; }

 private:
  static constexpr std::size_t kSymbols = 0x10000;
  // Odd multiplier: two words collide only if their symbols do in all 64 bits.
  static std::uint64_t Extend(std::uint64_t hash, char32_t symbol) {
    return (hash + symbol) * 0x9E3779B97F4A7C15U;
  }
  static std::vector<std::uint64_t> Hashes(const std::vector<Entry>& entries) {
    std::vector<std::uint64_t> hashes;
    for (const Entry& entry : entries) {
      std::uint64_t hash = 0;
      for (const char32_t symbol : entry.word) hash = Extend(hash, symbol);
      hashes.push_back(hash);
    }
    return hashes;
  }

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> lengths_;
  HashIndex by_hash_;
};

}  // namespace jixiao

#endif  // JIXIAO_BASE_PREFIX_INDEX_H_
