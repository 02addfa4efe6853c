// Longest word of a fixed vocabulary at the start of folded text.
#ifndef JIXIAO_BASE_PREFIX_INDEX_H_
#define JIXIAO_BASE_PREFIX_INDEX_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"

namespace jixiao {

/// Entries grouped by their first two code points, longest first. Built once, read-only afterwards.
/// The words must outlive the index.
template <typename Value>
class PrefixIndex {
 public:
  struct Entry {
    std::u32string_view word;
    Value value;
  };

  explicit PrefixIndex(std::vector<Entry> entries)
      : entries_(std::move(entries)), starts_(kSymbols, kNoWord) {
    std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
      const std::uint64_t x = KeyOf(a.word);
      const std::uint64_t y = KeyOf(b.word);
      return x != y ? x < y : a.word.size() > b.word.size();
    });
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const std::u32string_view word = entries_[i].word;
      starts_[word[0]] |= word.size() == 1 ? kWord : kLonger;
      Range& range = ranges_.try_emplace(KeyOf(word), Range{i, i}).first->second;
      range.end = i + 1;
    }
  }

  /// The longest entry that `text` starts with, or null.
  const Entry* Longest(std::u32string_view text) const {
    if (text.empty() || !Starts(text[0])) return nullptr;
    const std::uint8_t start = starts_[text[0]];
    if ((start & kLonger) != 0 && text.size() > 1) {
      const auto range = ranges_.find(KeyOf(text));
      if (range != ranges_.end()) {
        for (std::size_t i = range->second.begin; i < range->second.end; ++i) {
          if (text.starts_with(entries_[i].word)) return &entries_[i];
        }
      }
    }
    if ((start & kWord) == 0) return nullptr;
    return &entries_[ranges_.find(KeyOf(text.substr(0, 1)))->second.begin];
  }

  /// Some entry starts with this symbol.
  bool Starts(char32_t symbol) const { return symbol < kSymbols && starts_[symbol] != kNoWord; }

  const std::vector<Entry>& entries() const { return entries_; }

 private:
  struct Range {
    std::size_t begin;
    std::size_t end;
  };
  static constexpr std::size_t kSymbols = 0x10000;
  static constexpr std::uint8_t kNoWord = 0;
  static constexpr std::uint8_t kWord = 1;    // the symbol alone is an entry
  static constexpr std::uint8_t kLonger = 2;  // longer entries start with it

  static std::uint64_t KeyOf(std::u32string_view word) {
    return (std::uint64_t{word[0]} << 32U) | (word.size() > 1 ? word[1] : 0U);
  }

  std::vector<Entry> entries_;
  std::vector<std::uint8_t> starts_;
  absl::flat_hash_map<std::uint64_t, Range> ranges_;
};

}  // namespace jixiao

#endif  // JIXIAO_BASE_PREFIX_INDEX_H_
