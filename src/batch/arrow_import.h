// Columns of an Arrow struct array, checked before anything of them is read.
//
// An array comes from another program: its numbers are not trusted. What can be seen without
// knowing the size of a buffer is checked (lengths, counts of buffers and children, null pointers,
// offsets, views, indices), so that reading a row needs no check. Refuses types that cannot hold a
// cell, binary floating point above all.
#ifndef JIXIAO_BATCH_ARROW_IMPORT_H_
#define JIXIAO_BATCH_ARROW_IMPORT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/short_text.h"
#include "jixiao/arrow.hpp"
#include "jixiao/date.hpp"
#include "jixiao/decimal.hpp"
#include "jixiao/status.hpp"

namespace jixiao::batch {

/// Texts of one of the layouts, found by position. Null positions are not looked at. Every text has
/// an address, also an empty one of an array without data.
class TextArray {
 public:
  std::string_view At(std::int64_t i) const { return Find(i).text; }
  /// The same with the padding: where the array has none behind it, a copy in `scratch`.
  PaddedText PaddedAt(std::int64_t i, std::string* scratch) const {
    const Place place = Find(i);
    if (place.readable >= kTextPadding) return {place.text.data(), place.text.size()};
    return CopyInto(place.text, scratch);
  }

 private:
  friend class ColumnImporter;
  enum class Layout : std::uint8_t { kOffsets32, kOffsets64, kViews };

  // A text, and how many bytes behind it are the array's.
  struct Place {
    std::string_view text;
    std::size_t readable;
  };

  Place Find(std::int64_t i) const {
    switch (layout_) {
      case Layout::kOffsets32:
        return Between<std::int32_t>(i);
      case Layout::kOffsets64:
        return Between<std::int64_t>(i);
      case Layout::kViews:
        break;
    }
    return View(i);
  }
  template <typename Offset>
  Place Between(std::int64_t i) const {
    if (data_ == nullptr) return {"", 0};
    const Offset* const offsets = static_cast<const Offset*>(index_) + i;
    return {{data_ + offsets[0], static_cast<std::size_t>(offsets[1] - offsets[0])},
            static_cast<std::size_t>(data_end_ - offsets[1])};
  }
  Place View(std::int64_t i) const;
  static PaddedText CopyInto(std::string_view text, std::string* scratch);

  Layout layout_ = Layout::kOffsets32;
  const void* index_ = nullptr;  // offsets or views, from the array's own offset on
  const char* data_ = nullptr;
  std::int64_t data_end_ = 0;  // the last offset that is used
  // Of views: how many there are, and the buffers of texts with their sizes.
  std::int64_t count_ = 0;
  const void* const* buffers_ = nullptr;
  const std::int64_t* sizes_ = nullptr;
};

/// One column; an absent one is null on every row.
class Column {
 public:
  enum class Type : std::uint8_t { kNull, kText, kInteger, kDecimal, kDate, kBoolean };

  Type type() const { return type_; }
  bool IsNull(std::int64_t row) const {
    if (type_ == Type::kNull) return true;
    if (!IsSet(validity_, row + validity_offset_)) return true;
    return indices_.data != nullptr && IsNullInDictionary(row);
  }

  /// Of columns of that type, where not null.
  std::string_view Text(std::int64_t row) const {
    return texts_.At(indices_.data == nullptr ? row : indices_.At(row));
  }
  /// The same with its padding, perhaps as a copy in `scratch`.
  PaddedText PaddedTextAt(std::int64_t row, std::string* scratch) const {
    return texts_.PaddedAt(indices_.data == nullptr ? row : indices_.At(row), scratch);
  }
  /// Slots of the dictionary; 0 where the column has none.
  std::int64_t dictionary_size() const { return dictionary_size_; }
  std::int64_t DictionaryIndex(std::int64_t row) const { return indices_.At(row); }
  bool Boolean(std::int64_t row) const {
    return IsSet(static_cast<const std::uint8_t*>(values_), row + values_offset_);
  }
  /// Of integers and decimals; empty where the halves are none of a decimal.
  std::optional<Decimal> Figure(std::int64_t row) const;
  /// Empty outside years 1 to 9999.
  std::optional<Date> Day(std::int64_t row) const;
  /// The cell as text, written into `scratch` where the column holds none. Empty where it cannot
  /// be.
  std::optional<std::string_view> Cell(std::int64_t row, std::string* scratch) const;

 private:
  friend class ColumnImporter;

  struct Integers {
    const void* data = nullptr;  // from the array's own offset on
    std::uint8_t width = 0;      // bytes
    bool is_signed = true;

    std::int64_t At(std::int64_t i) const;  // of unsigned 64 bits: the same bits
  };

  // A null bitmap means that all are set.
  static bool IsSet(const std::uint8_t* bits, std::int64_t i) {
    return bits == nullptr || ((bits[i >> 3U] >> (static_cast<std::uint64_t>(i) & 7U)) & 1U) != 0;
  }
  bool IsNullInDictionary(std::int64_t row) const {
    return !IsSet(dictionary_validity_, indices_.At(row) + dictionary_offset_);
  }

  Type type_ = Type::kNull;
  std::int8_t scale_ = 0;
  const std::uint8_t* validity_ = nullptr;
  std::int64_t validity_offset_ = 0;
  TextArray texts_;
  Integers indices_;  // into the dictionary, or the integers themselves
  Integers integers_;
  const void* values_ = nullptr;  // decimals from the array's own offset on, or bits
  std::int64_t values_offset_ = 0;
  const std::uint8_t* dictionary_validity_ = nullptr;
  std::int64_t dictionary_offset_ = 0;
  std::int64_t dictionary_size_ = 0;
};

/// A column under the name that its table gives it.
struct NamedColumn {
  std::string name;
  Column column;
};

/// All columns of a struct array, whatever their names, checked as Table checks those it knows; of
/// any type that holds a cell. Borrowed: the array outlives them. kInvalidArgument, kLimitExceeded.
Result<std::vector<NamedColumn>> ImportColumns(const ArrowSchema& schema, const ArrowArray& rows);

/// The columns that the library knows.
enum class Field : std::uint8_t {
  kTarget,
  kSymbol,
  kUnit,
  kLevel1,
  kLevel2,
  kLevel3,
  kDescription,
  kYear,
  kActual,
  kWeight,
  kDirection,
  kAchievement,
  kDegree,
  kBase,
  kDeduction,
  kApplicable,
  kStandard,
  kLastYear,
  kReason,
  kProject,
  kBudgetTotal,
  kBudgetAdjusted,
  kBudgetSpent,
  kBudgetWeight,
};
inline constexpr std::size_t kFieldCount = static_cast<std::size_t>(Field::kBudgetWeight) + 1;

/// What a call does: it decides which columns it takes.
enum class Task : std::uint8_t { kParse, kEvaluate, kAssess };

/// The checked columns of one struct array. Borrowed: the array outlives it.
class Table {
 public:
  /// kInvalidArgument, kLimitExceeded.
  static Result<Table> Import(const ArrowSchema& schema, const ArrowArray& rows, Task task);
  /// The columns of a schema alone: what of Import's refusals can be known before any rows.
  static Status CheckSchema(const ArrowSchema& schema, Task task);

  std::int64_t rows() const { return rows_; }
  const Column& operator[](Field field) const { return columns_[static_cast<std::size_t>(field)]; }
  bool Has(Field field) const { return (*this)[field].type() != Column::Type::kNull; }

 private:
  std::int64_t rows_ = 0;
  std::array<Column, kFieldCount> columns_;
};

}  // namespace jixiao::batch

#endif  // JIXIAO_BATCH_ARROW_IMPORT_H_
