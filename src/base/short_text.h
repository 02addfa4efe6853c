// Texts of a few bytes as words of eight: loaded, compared and hashed without a loop. Does not
// read outside a text unless its caller says that what lies behind it may be read.
#ifndef JIXIAO_BASE_SHORT_TEXT_H_
#define JIXIAO_BASE_SHORT_TEXT_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "base/compiler.h"
#include "base/hash_bytes.h"

namespace jixiao {

/// Eight bytes; the first is the lowest, whatever the machine's own order.
inline std::uint64_t LoadEight(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = ByteSwapped(word);
  return word;
}

/// How many bytes behind the end of a PaddedText may be read. What they are does not matter.
inline constexpr std::size_t kTextPadding = 32;

/// A text behind which kTextPadding bytes may be read. Whoever makes one answers for them: it
/// copies the text into a larger buffer, or knows that the buffer goes on behind the text (of an
/// array, by the offsets and sizes of buffers, which the array's owner answers for).
struct PaddedText {
  const char* data = nullptr;
  std::size_t size = 0;

  std::string_view view() const { return {data, size}; }
  PaddedText From(std::size_t begin) const { return {data + begin, size - begin}; }
  /// The eight bytes from `at` on; `at` is at most size + kTextPadding − 8.
  std::uint64_t EightAt(std::size_t at) const { return LoadEight(data + at); }
};

/// A copy of a short text that has the padding.
class PaddedCopy {
 public:
  static constexpr std::size_t kLongest = 64;

  /// `text` has at most kLongest bytes.
  explicit PaddedCopy(std::string_view text) : size_(text.size()) {
    if (!text.empty()) std::memcpy(bytes_.data(), text.data(), text.size());
  }
  PaddedText text() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, kLongest + kTextPadding> bytes_{};
  std::size_t size_;
};

/// The bytes of a text, the rest zero.
template <std::size_t N>
using TextWords = std::array<std::uint64_t, N>;

/// `text` has at most 8 × N bytes, N at most 4.
template <std::size_t N>
TextWords<N> LoadWords(PaddedText text) {
  static_assert(8 * N <= kTextPadding);
  // A window into it keeps as many bytes as the text has.
  static constexpr auto kMask = [] {
    std::array<char, 2 * kTextPadding> mask{};
    for (std::size_t i = 0; i < kTextPadding; ++i) mask[i] = static_cast<char>(0xFF);
    return mask;
  }();
  const char* const mask = kMask.data() + kTextPadding - text.size;
  TextWords<N> words;
  for (std::size_t i = 0; i < N; ++i) {
    words[i] = text.EightAt(8 * i) & LoadEight(mask + 8 * i);
  }
  return words;
}

/// See HashBytes for what it is worth.
template <std::size_t N>
std::uint64_t HashWords(const TextWords<N>& words) {
  constexpr std::array<std::uint64_t, 4> kFactors = {0x9E3779B97F4A7C15U, 0xC2B2AE3D27D4EB4FU,
                                                     0xD6E8FEB86659FD93U, 0xA0761D6478BD642FU};
  std::uint64_t hash = 0;
  // The products do not wait for each other.
  for (std::size_t i = 0; i < N; ++i) {
    hash ^= std::rotl(words[i] * kFactors[i], static_cast<int>(16 * i));
  }
  hash = (hash ^ hash >> 32U) * kFactors[0];
  return hash ^ hash >> 29U;
}

/// Texts of at most 8 × N bytes, each with what it means, found whole. A text that ends in a NUL
/// has the words of the one without it, and is neither kept nor found.
template <std::size_t N, typename Meaning>
class ShortTextTable {
 public:
  static constexpr std::size_t kLongest = 8 * N;

  std::size_t size() const { return size_; }

  /// False for a text that is too long, or ends in a NUL. Of two equal texts the first counts.
  bool Add(std::string_view text, const Meaning& meaning) {
    if (text.size() > kLongest || EndsInNul(text)) return false;
    if (4 * (size_ + 1) > entries_.size()) Grow();
    const PaddedCopy copy(text);
    const TextWords<N> key = LoadWords<N>(copy.text());
    Entry& entry = entries_[PlaceOf(key)];
    if (!entry.used) {
      entry = {key, meaning, true};
      ++size_;
    }
    return true;
  }

  /// Valid until the next Add.
  const Meaning* Find(PaddedText text) const {
    if (text.size > kLongest || entries_.empty() || EndsInNul(text.view())) return nullptr;
    const Entry& entry = entries_[PlaceOf(LoadWords<N>(text))];
    return entry.used ? &entry.meaning : nullptr;
  }

 private:
  struct Entry {
    TextWords<N> key{};
    Meaning meaning{};
    bool used = false;
  };

  static bool EndsInNul(std::string_view text) { return !text.empty() && text.back() == '\0'; }

  // Where the key stands, or the empty place for it.
  std::size_t PlaceOf(const TextWords<N>& key) const {
    const std::size_t mask = entries_.size() - 1;
    std::size_t at = HashWords(key) & mask;
    while (entries_[at].used && entries_[at].key != key) at = (at + 1) & mask;
    return at;
  }

  void Grow() {
    constexpr std::size_t kFirst = 64;
    std::vector<Entry> before(entries_.empty() ? kFirst : 2 * entries_.size());
    before.swap(entries_);
    for (const Entry& entry : before) {
      if (entry.used) entries_[PlaceOf(entry.key)] = entry;
    }
  }

  std::vector<Entry> entries_;
  std::size_t size_ = 0;
};

}  // namespace jixiao

#endif  // JIXIAO_BASE_SHORT_TEXT_H_
