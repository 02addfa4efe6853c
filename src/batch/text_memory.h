// Texts of a column to what is known of each, found again in a few nanoseconds. Does not grow
// without end: when it is full it says so, and takes no more until it is told to forget all.
#ifndef JIXIAO_BATCH_TEXT_MEMORY_H_
#define JIXIAO_BATCH_TEXT_MEMORY_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <vector>

#include "base/compiler.h"
#include "base/hash_bytes.h"
#include "base/short_text.h"

namespace jixiao::batch {

/// A text as it is looked up. Equal texts of different variants are different keys.
struct TextKey {
  /// Longer texts are rare and would fill a memory.
  static constexpr std::size_t kLongest = 511;
  static constexpr std::size_t kVariants = 16;

  TextKey() = default;
  TextKey(PaddedText from, std::size_t variant) { Set(from, variant); }

  void Set(PaddedText from, std::size_t variant) {
    text = from;
    size_and_variant = static_cast<std::uint16_t>(from.size * kVariants + variant);
    if (is_short()) {
      words = LoadWords<4>(from);
      hash = HashWords(words) + size_and_variant;
    } else {
      hash = HashBytes(from.view()) + size_and_variant;
    }
  }
  bool is_short() const { return text.size <= sizeof words; }

  PaddedText text;
  TextWords<4> words{};  // of a short text
  std::uint64_t hash = 0;
  std::uint16_t size_and_variant = 0;
};

/// Value: trivially copyable, of at most 32 bytes: an entry is a line of the cache.
template <typename Value>
class TextMemory {
 public:
  TextMemory() : slots_(kFirstSlots) {}

  /// The value of a key, or null. Valid until the next Add.
  const Value* Find(const TextKey& key) const {
    for (std::size_t probe = 0; probe < kLongestProbe; ++probe) {
      const Slot& slot = slots_[(key.hash + probe) & (slots_.size() - 1)];
      if (slot.position == 0) return nullptr;
      const bool may_be =
          slot.tag == TagOf(key.hash) && slot.size_and_variant == key.size_and_variant;
      if (may_be && Holds(entries_[slot.position - 1U], key)) {
        return &entries_[slot.position - 1U].value;
      }
    }
    return nullptr;
  }

  /// Has what Find will read come nearer: first where the key leads, then what stands there.
  /// Several keys wait for memory together, where one after the other would wait for each.
  void FetchSlot(const TextKey& key) const { Prefetch(&SlotOf(key.hash)); }
  void FetchEntry(const TextKey& key) const {
    const std::size_t position = SlotOf(key.hash).position;
    if (position != 0) Prefetch(&entries_[position - 1]);
  }

  bool full() const { return entries_.size() == kMostEntries; }

  /// Remembers what it does not know yet; false where it is full, or too many others collide with
  /// the key for it to be searched for. The text is copied.
  bool Add(const TextKey& key, const Value& value) {
    if (full()) return false;
    if (2 * (entries_.size() + 1) > slots_.size()) Grow();
    Slot* const slot = EmptySlot(key.hash);
    if (slot == nullptr) return false;
    Entry entry{key.words, value};
    if (!key.is_short()) {
      const char* const copy = Copy(key.text);
      std::memcpy(entry.words.data(), &copy, sizeof copy);
      entry.words[1] = key.hash;
    }
    entries_.push_back(entry);
    *slot = {TagOf(key.hash), static_cast<std::uint16_t>(entries_.size()), key.size_and_variant};
    hashes_.push_back(key.hash);
    return true;
  }

  void Forget() {
    std::fill(slots_.begin(), slots_.end(), Slot());
    entries_.clear();
    hashes_.clear();
    chunks_.clear();
    chunk_left_ = 0;
  }

 private:
  struct Slot {
    std::uint32_t tag = 0;
    std::uint16_t position = 0;  // from 1; 0: empty
    std::uint16_t size_and_variant = 0;
  };
  // A short text whole; of a long one the address of a copy, and its hash.
  struct alignas(64) Entry {
    TextWords<4> words;
    Value value;
  };
  // Few texts stay in few cache lines; many never take more than a few megabytes.
  static constexpr std::size_t kFirstSlots = std::size_t{1} << 12U;
  static constexpr std::size_t kMostEntries = std::size_t{1} << 14U;
  // Whoever chooses the texts can make hashes meet.
  static constexpr std::size_t kLongestProbe = 16;

  static std::uint32_t TagOf(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32U); }

  static bool Holds(const Entry& entry, const TextKey& key) {
    if (key.is_short()) {
      std::uint64_t difference = 0;
      for (std::size_t i = 0; i < key.words.size(); ++i) {
        difference |= entry.words[i] ^ key.words[i];
      }
      return difference == 0;
    }
    if (entry.words[1] != key.hash) return false;
    const char* copy = nullptr;
    std::memcpy(&copy, entry.words.data(), sizeof copy);
    return std::memcmp(copy, key.text.data, key.text.size) == 0;
  }

  const Slot& SlotOf(std::uint64_t hash) const { return slots_[hash & (slots_.size() - 1)]; }

  Slot* EmptySlot(std::uint64_t hash) {
    for (std::size_t probe = 0; probe < kLongestProbe; ++probe) {
      Slot& slot = slots_[(hash + probe) & (slots_.size() - 1)];
      if (slot.position == 0) return &slot;
    }
    return nullptr;
  }

  void Grow() {
    std::vector<Slot> before(slots_.size() * 2);
    before.swap(slots_);
    for (const Slot& slot : before) {
      if (slot.position == 0) continue;
      // One that finds no place is read again when it comes.
      if (Slot* const place = EmptySlot(hashes_[slot.position - 1U])) *place = slot;
    }
  }

  const char* Copy(PaddedText text) {
    constexpr std::size_t kChunk = std::size_t{1} << 16U;
    if (chunk_left_ < text.size) {
      chunks_.push_back(std::make_unique<char[]>(kChunk));
      chunk_left_ = kChunk;
    }
    char* const copy = chunks_.back().get() + (kChunk - chunk_left_);
    std::memcpy(copy, text.data, text.size);
    chunk_left_ -= text.size;
    return copy;
  }

  std::vector<Slot> slots_;
  std::vector<Entry> entries_;
  std::vector<std::uint64_t> hashes_;  // of the entries
  std::vector<std::unique_ptr<char[]>> chunks_;
  std::size_t chunk_left_ = 0;
};

/// What `read` makes of a text, each text once. `variant` is below TextKey::kVariants.
template <typename Value, typename Read>
Value Remember(PaddedText text, std::size_t variant, TextMemory<Value>* memory, const Read& read) {
  if (text.size > TextKey::kLongest) return read();
  const TextKey key(text, variant);
  if (const Value* const known = memory->Find(key)) return *known;
  const Value value = read();
  if (memory->full()) memory->Forget();
  memory->Add(key, value);
  return value;
}

}  // namespace jixiao::batch

#endif  // JIXIAO_BATCH_TEXT_MEMORY_H_
