// A read-only table from 64-bit hashes to positions of a list, built once.
#ifndef JIXIAO_BASE_HASH_INDEX_H_
#define JIXIAO_BASE_HASH_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace jixiao {

/// Open addressing in one array. The caller holds the entries and compares what it finds: the index
/// compares hashes only. A standard container's allocation may fail while it is built, and that
/// leaves nothing behind, which Abseil's hash tables do not promise.
class HashIndex {
 public:
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  /// Position i of `hashes` is found by hashes[i]; of two equal hashes the first counts.
  explicit HashIndex(const std::vector<std::uint64_t>& hashes) {
    std::size_t capacity = 16;
    while (capacity < 2 * hashes.size()) capacity *= 2;
    slots_.assign(capacity, Slot{});
    for (std::size_t i = 0; i < hashes.size(); ++i) {
      Slot& slot = slots_[SlotOf(hashes[i])];
      if (slot.position == 0) slot = {hashes[i], i + 1};
    }
  }

  /// The position whose hash this is, or npos.
  std::size_t Find(std::uint64_t hash) const { return slots_[SlotOf(hash)].position - 1; }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::size_t position = 0;  // counted from 1; 0: empty
  };

  // The slot that holds `hash`, or the empty one where it belongs.
  std::size_t SlotOf(std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>(hash >> 20U) & mask;
    while (slots_[at].position != 0 && slots_[at].hash != hash) at = (at + 1) & mask;
    return at;
  }

  std::vector<Slot> slots_;
};

}  // namespace jixiao

#endif  // JIXIAO_BASE_HASH_INDEX_H_
