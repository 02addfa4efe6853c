// Longest word of a fixed vocabulary at the start of folded text.
#ifndef JIXIAO_BASE_PREFIX_INDEX_H_
#define JIXIAO_BASE_PREFIX_INDEX_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace jixiao {

/// Entries grouped by their first code point (below U+10000), longest first. Built once, read-only
/// afterwards. The words must outlive the index.
template <typename Value>
class PrefixIndex {
 public:
  struct Entry {
    std::u32string_view word;
    Value value;
  };

  explicit PrefixIndex(std::vector<Entry> entries) : entries_(std::move(entries)) {
    std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
      return a.word[0] != b.word[0] ? a.word[0] < b.word[0] : a.word.size() > b.word.size();
    });
    first_.assign(kFirsts + 1, 0);
    for (const Entry& entry : entries_) ++first_[entry.word[0] + 1];
    for (std::size_t i = 1; i <= kFirsts; ++i) {
      first_[i] = static_cast<std::uint16_t>(first_[i] + first_[i - 1]);
    }
  }

  /// The longest entry that `text` starts with, or null.
  const Entry* Longest(std::u32string_view text) const {
    if (text.empty() || text[0] >= kFirsts) return nullptr;
    const std::size_t end = first_[text[0] + 1];
    for (std::size_t i = first_[text[0]]; i < end; ++i) {
      if (text.substr(0, entries_[i].word.size()) == entries_[i].word) return &entries_[i];
    }
    return nullptr;
  }

  const std::vector<Entry>& entries() const { return entries_; }

 private:
  static constexpr std::size_t kFirsts = 0x10000;
  std::vector<Entry> entries_;
  std::vector<std::uint16_t> first_;
};

}  // namespace jixiao

#endif  // JIXIAO_BASE_PREFIX_INDEX_H_
