// Cells of a column → readings, each distinct text once where that pays.
//
// Plain cells ([comparison] number [unit], ranges, dates, changes) become a small record without
// memory of its own, by the parser's own shortcut; all others go to the parser, and their readings
// are remembered. Plain ones are remembered too while texts repeat: a look into the memory costs
// less than reading the cell again, but on a column of distinct texts it would be lost. A
// dictionary column is read once for each of its slots. Does not know what a reading is worth.
#ifndef JIXIAO_BATCH_CELL_READER_H_
#define JIXIAO_BATCH_CELL_READER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "batch/arrow_import.h"
#include "batch/assessed_rows.h"
#include "batch/block.h"
#include "batch/record.h"
#include "batch/text_memory.h"
#include "jixiao/batch.hpp"
#include "jixiao/threshold.hpp"
#include "threshold/shortcut.h"

namespace jixiao::batch {

/// What a cell says that is not plain.
struct FullReading {
  explicit FullReading(const Threshold& target);
  explicit FullReading(const ActualValue& value);

  ActualValue actual;                    // of actuals
  Threshold threshold;                   // the target, or the actual's reading
  mutable std::optional<Record> record;  // as BatchParse shows it, once it was asked for
  std::uint64_t id = 0;                  // of this reading, never of another of the column
  // Qualitative, not of absence, and nothing has to be said about it.
  bool is_plain_text;
  char32_t first = 0;  // the first character of the text, folded, if it is a Chinese one

 private:
  FullReading(ActualValue value, Threshold target);
};

/// One cell: `plain` where `full` is null.
struct Reading {
  PlainCell plain;
  const FullReading* full = nullptr;
};

/// What of a row bears on its cells.
struct RowContext {
  ThresholdContext context;
  // The same for plain cells.
  PlainContext plain;
  NameTraits name;
  bool money_row = false;  // a bare 万 is 万元
};

/// The contexts of a block's rows: of all rows, with the columns that differ by row on top.
class RowContexts {
 public:
  /// `assessed`: the year of a row's project is the row's; null: each row has its own.
  RowContexts(const Table& table, const ThresholdContext& shared,
              const AssessedRows* assessed = nullptr);

  /// Reads those of a block. They have views into the table.
  void Take(const Block& block);
  /// Of the i-th row of the block.
  const RowContext& operator[](std::size_t i) const { return contexts_[shared() ? 0 : i]; }
  /// No column differs by row.
  bool shared() const { return contexts_.size() == 1; }

 private:
  void TakeRow(std::int64_t row, RowContext* to);
  RowKind KindAt(std::int64_t row);
  NameTraits TraitsAt(Field field, std::int64_t row, const NameTraits& shared);
  void FillPlain(const NameTraits& name, const NameTraits& description, RowContext* to) const;

  const Table& table_;
  const AssessedRows* assessed_;
  ThresholdContext shared_;
  NameTraits shared_name_;
  NameTraits shared_description_;
  std::vector<RowContext> contexts_;
  std::string scratch_;
  TextMemory<RowKind> kinds_;  // by the names of levels
  TextMemory<NameTraits> names_;
};

/// Reads the cells of one column, block after block.
class CellReader {
 public:
  enum class Role : std::uint8_t { kTarget, kActual, kBase };

  CellReader(const Table& table, Role role, const ThresholdContext& shared);

  /// One reading a row, valid until the next call. `contexts` are the block's.
  void Read(const Block& block, const RowContexts& contexts, Reading* readings);
  /// The whole reading of a row, made anew where Read gave a plain one.
  FullReading ReadWhole(std::int64_t row, const ThresholdContext& context);
  bool IsNull(std::int64_t row) const { return column_.IsNull(row); }

 private:
  // Whether looking up plain cells pays is measured on a window of rows; where it does not, the
  // next windows do without, and then it is tried again.
  static constexpr std::uint32_t kWindow = 2048;
  static constexpr std::uint32_t kWindowsWithout = 63;

  Reading ReadRow(std::int64_t row, const RowContext& context);
  Reading ReadSlot(std::int64_t row, const RowContext& context);
  bool ReadRemembered(const Block& block, const RowContexts& contexts, Reading* readings);
  Reading ReadNew(std::int64_t row, const TextKey& key, const RowContext& context);
  Reading ReadFull(std::int64_t row, PaddedText text, const RowContext& context);
  bool ReadPlain(PaddedText text, const PlainContext& context, Reading* reading);
  bool HasColumns(std::int64_t row) const;
  // What stands beside a plain cell; false where the parser must read all together.
  bool ApplyRow(std::int64_t row, const RowContext& context, PlainCell* cell);
  PaddedText TextAt(std::int64_t row);
  std::unique_ptr<FullReading> Parse(std::int64_t row, std::string_view text,
                                     const ThresholdContext& context);
  // All that the reading depends on, as one text.
  PaddedText WholeKey(std::int64_t row, PaddedText text, const ThresholdContext& context);
  void CountLookups(std::uint32_t rows, std::uint32_t found);

  const Table& table_;
  const Column& column_;
  Role role_;
  bool has_columns_;            // symbol or unit
  bool key_is_text_;            // nothing else bears on a reading
  bool is_remembered_ = false;  // its texts can be, where it pays
  bool remember_plain_ = true;
  std::uint32_t looked_up_ = 0;
  std::uint32_t found_ = 0;
  std::uint32_t left_without_ = 0;
  ChangeFronts change_fronts_;
  TextMemory<Reading> memory_;
  std::array<TextKey, Block::kMost> keys_;
  std::vector<std::unique_ptr<FullReading>> full_;     // of the memory
  std::vector<std::unique_ptr<FullReading>> passing_;  // of this block alone
  // Of a dictionary: a reading for each slot that was met.
  std::vector<Reading> slots_;
  std::vector<std::unique_ptr<FullReading>> full_of_slots_;
  // Of columns of their own; empty what is not plain.
  TextMemory<std::optional<PlainColumns::Symbol>> symbols_;
  TextMemory<std::optional<std::uint16_t>> units_;
  std::uint64_t last_id_ = 0;
  std::string scratch_;
  std::string key_;
};

}  // namespace jixiao::batch

#endif  // JIXIAO_BATCH_CELL_READER_H_
