// Cells of a column → readings, each distinct text once where that pays.
//
// Plain cells ([comparison] number [unit], and ranges) become a small record without memory of its
// own, by the parser's own shortcut; all others go to the parser, and their readings are
// remembered. Plain ones are remembered too while texts repeat: a look into the memory costs less
// than reading the cell again, but on a column of distinct texts it would be lost. Refuses to know
// what a reading is worth.
#ifndef JIXIAO_BATCH_CELL_READER_H_
#define JIXIAO_BATCH_CELL_READER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/arrow_import.h"
#include "batch/record.h"
#include "jixiao/batch.hpp"
#include "jixiao/threshold.hpp"
#include "threshold/shortcut.h"

namespace jixiao::batch {

/// What a cell says beside its plain figures.
struct FullReading {
  explicit FullReading(Threshold target) : threshold(std::move(target)) {}
  explicit FullReading(ActualValue value) : actual(std::move(value)), threshold(actual.reading()) {}

  ActualValue actual;                    // of actuals
  Threshold threshold;                   // the target, or the actual's reading
  mutable std::optional<Record> record;  // as BatchParse shows it, once it was asked for
};

/// One cell. Where `full` is null nothing has to be said about it: it is a date, or else a quantity
/// or range.
struct Reading {
  const FullReading* full = nullptr;
  std::uint64_t id = 0;  // of this text in this context, never of another; 0: not remembered
  bool is_date = false;
  PlainCell plain;
  PlainDate date;
};

/// The rows' contexts: of all rows, with the columns that differ by row on top.
class RowContexts {
 public:
  RowContexts(const Table& table, const ThresholdContext& shared);
  /// Views into the table. Kept until the next call.
  const ThresholdContext& At(std::int64_t row);
  /// No column differs by row.
  bool shared() const { return !by_row_; }

 private:
  RowKind KindAt(std::int64_t row);

  const Table& table_;
  ThresholdContext shared_;
  ThresholdContext context_;
  bool by_row_;
  // Levels repeat from row to row; the last one read.
  std::string levels_key_;
  std::string last_levels_;
  RowKind last_kind_ = RowKind::kUnknown;
};

/// Texts to positions of readings; forgets all when it is full.
class ReadingMemory {
 public:
  ReadingMemory();
  /// The reading of a key, or null. `hash` is HashBytes of it.
  const Reading* Find(std::string_view key, std::uint64_t hash) const;
  /// Remembers it; the key is copied where `copy_key`, else it must outlive the memory.
  const Reading* Add(std::string_view key, std::uint64_t hash, bool copy_key,
                     const Reading& reading, std::unique_ptr<FullReading> full);

 private:
  struct Slot {
    std::uint64_t hash = 0;
    const char* key = nullptr;  // null: empty
    std::uint32_t size = 0;
    std::uint32_t position = 0;
  };
  // Few texts stay in few cache lines; many never take more than a few megabytes.
  static constexpr std::size_t kFirstSlots = std::size_t{1} << 12U;
  static constexpr std::size_t kMostSlots = std::size_t{1} << 15U;
  // A text that many others collide with is not remembered, rather than searched for long.
  static constexpr std::size_t kLongestProbe = 16;

  void Forget();
  void Grow();
  Slot* EmptySlot(std::uint64_t hash);
  const char* Copy(std::string_view key);

  std::vector<Slot> slots_;
  std::vector<Reading> readings_;
  std::vector<std::unique_ptr<FullReading>> full_;
  std::vector<std::unique_ptr<char[]>> chunks_;
  std::size_t chunk_left_ = 0;
  std::uint64_t last_id_ = 0;
};

/// Reads the cells of one column, row after row.
class CellReader {
 public:
  enum class Role : std::uint8_t { kTarget, kActual, kBase };

  CellReader(const Table& table, Role role, const ThresholdContext& shared);

  /// Valid until the next call. `context` is the row's.
  const Reading& Read(std::int64_t row, const ThresholdContext& context);
  /// The whole reading of a row, made anew where Read gave a plain one.
  FullReading ReadWhole(std::int64_t row, const ThresholdContext& context);
  /// The cell as typed; valid until the next call.
  std::string_view TextAt(std::int64_t row);
  bool IsNull(std::int64_t row) const { return column_.IsNull(row); }

 private:
  // Whether looking up plain cells pays is measured on a window of rows; where it does not, the
  // next windows do without, and then it is tried again.
  static constexpr std::uint32_t kWindow = 2048;
  static constexpr std::uint32_t kWindowsWithout = 63;
  // Longer texts than this are rare and would fill the memory.
  static constexpr std::size_t kLongestKey = 512;

  bool HasColumns(std::int64_t row) const;
  bool ReadPlain(std::string_view text, const ThresholdContext& context, Reading* reading) const;
  std::unique_ptr<FullReading> Parse(std::int64_t row, std::string_view text,
                                     const ThresholdContext& context) const;
  // What the reading depends on, as one text.
  std::string_view KeyOf(std::int64_t row, std::string_view text, const ThresholdContext& context);
  const Reading& ReadNew(std::int64_t row, std::string_view text, std::string_view key,
                         std::uint64_t hash, const ThresholdContext& context);
  void CountLookup(bool hit);

  const Table& table_;
  const Column& column_;
  Role role_;
  bool has_columns_;  // symbol or unit
  bool key_is_text_;  // nothing else bears on a reading
  bool remember_plain_ = true;
  std::uint32_t looked_up_ = 0;
  std::uint32_t found_ = 0;
  std::uint32_t left_without_ = 0;
  ReadingMemory memory_;
  Reading current_;
  std::unique_ptr<FullReading> current_full_;
  std::string scratch_;
  std::string key_;
};

}  // namespace jixiao::batch

#endif  // JIXIAO_BATCH_CELL_READER_H_
