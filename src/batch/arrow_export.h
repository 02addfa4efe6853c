// Columns of results, and the Arrow structs that own them. Does not know what they mean.
#ifndef JIXIAO_BATCH_ARROW_EXPORT_H_
#define JIXIAO_BATCH_ARROW_EXPORT_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jixiao/arrow.hpp"

namespace jixiao::batch {

/// Zeroed memory for several buffers. Pages that are never written are never touched: a column that
/// few rows use costs next to nothing.
class Arena {
 public:
  /// Throws std::bad_alloc.
  explicit Arena(std::size_t bytes);
  ~Arena();
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  char* data() const { return data_; }

 private:
  char* data_ = nullptr;
  std::size_t mapped_ = 0;  // bytes asked of the system itself; 0: of the allocator
};

/// Zeroed memory of one buffer, aligned for any column. Keeps its arena.
class Buffer {
 public:
  Buffer() = default;
  /// With an arena of its own. Throws std::bad_alloc.
  explicit Buffer(std::size_t bytes);
  Buffer(std::shared_ptr<Arena> arena, char* data) : arena_(std::move(arena)), data_(data) {}

  template <typename T>
  T* as() const {
    return reinterpret_cast<T*>(data_);
  }
  const void* data() const { return data_; }

 private:
  std::shared_ptr<Arena> arena_;
  char* data_ = nullptr;
};

/// An array or schema that is released unless it is handed on.
template <typename Struct>
class Owned {
 public:
  Owned() = default;
  explicit Owned(const Struct& value) : value_(value) {}
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  Owned(Owned&& other) noexcept : value_(other.Take()) {}
  Owned& operator=(Owned&& other) noexcept {
    if (this != &other) {
      Release();
      value_ = other.Take();
    }
    return *this;
  }
  ~Owned() { Release(); }

  Struct* get() { return &value_; }
  Struct* operator->() { return &value_; }
  /// The struct, which is the caller's from then on.
  Struct Take() {
    Struct value = value_;
    value_.release = nullptr;
    return value;
  }

 private:
  void Release() {
    if (value_.release != nullptr) value_.release(&value_);
  }
  Struct value_{};
};
using OwnedArray = Owned<ArrowArray>;
using OwnedSchema = Owned<ArrowSchema>;

/// An array of `rows` slots: its buffers (the first is the bitmap, empty for no nulls), and what it
/// contains.
OwnedArray MakeArray(std::int64_t rows, std::int64_t null_count, std::vector<Buffer> buffers,
                     std::vector<OwnedArray> children = {}, OwnedArray dictionary = {});
OwnedSchema MakeSchema(std::string format, std::string name, bool nullable,
                       std::vector<OwnedSchema> children = {}, OwnedSchema dictionary = {});

/// An array of texts without nulls.
OwnedArray MakeTexts(const std::vector<std::string_view>& texts);

/// One output column of fixed width, written from several threads in blocks of rows.
class OutputColumn {
 public:
  /// How a column is laid out and what it holds. Names: the dictionary that indices refer to.
  struct Type {
    std::string_view name;
    std::string_view format;  // of Arrow; of a dictionary's indices
    std::size_t bits;         // of a slot
    bool nullable = true;     // else every row is stated
    const std::vector<std::string_view>* names = nullptr;
  };

  /// All rows of a nullable column begin as null, all booleans as false.
  OutputColumn(const Type& type, std::int64_t rows, Buffer valid, Buffer values)
      : type_(type), rows_(rows), valid_(std::move(valid)), values_(std::move(values)) {}

  template <typename T>
  T* values() const {
    return values_.as<T>();
  }
  /// Row `i` has a value.
  template <typename T>
  void Set(std::int64_t i, T value) const {
    values_.as<T>()[i] = value;
    SetBit(valid_, i);
  }
  void SetBoolean(std::int64_t i, bool value) const {
    if (value) SetBit(values_, i);
    if (type_.nullable) SetBit(valid_, i);
  }
  /// The rows from `first`, a multiple of 64, whose bits are set have values; or are true.
  void SetValid(std::int64_t first, std::uint64_t rows) const { SetBits(valid_, first, rows); }
  void SetTrue(std::int64_t first, std::uint64_t rows) const { SetBits(values_, first, rows); }
  /// The rows of a run have values, or are true; other threads may write the rows beside it.
  void SetValidRun(std::int64_t begin, std::int64_t end) const { SetRun(valid_, begin, end); }
  void SetTrueRun(std::int64_t begin, std::int64_t end) const { SetRun(values_, begin, end); }
  /// Of nullable columns.
  bool IsValid(std::int64_t i) const {
    return (valid_.as<std::uint8_t>()[i >> 3U] >> (static_cast<std::uint64_t>(i) & 7U) & 1U) != 0;
  }

  /// Gives up the buffers. `names`: the dictionary of a column whose names were not known before.
  OwnedArray Finish(const std::vector<std::string_view>* names = nullptr);
  static OwnedSchema SchemaOf(const Type& type);

 private:
  static void SetBit(const Buffer& bits, std::int64_t i) {
    bits.as<std::uint8_t>()[i >> 3U] |= static_cast<std::uint8_t>(1U << (i & 7));
  }
  static void SetRun(const Buffer& bits, std::int64_t begin, std::int64_t end);
  static void SetBits(const Buffer& bits, std::int64_t first, std::uint64_t set);
  std::int64_t CountNulls() const;

  Type type_;
  std::int64_t rows_;
  Buffer valid_;
  Buffer values_;
};

/// Columns of these types, in one arena.
std::vector<OutputColumn> MakeColumns(const std::vector<OutputColumn::Type>& types,
                                      std::int64_t rows);
/// Gives up all columns as one table.
OwnedArray FinishTable(std::int64_t rows, std::vector<OutputColumn>* columns);
/// A whole table of columns as one struct array.
OwnedArray MakeTable(std::int64_t rows, std::vector<OwnedArray> columns);
OwnedSchema MakeTableSchema(std::vector<OwnedSchema> columns);

}  // namespace jixiao::batch

#endif  // JIXIAO_BATCH_ARROW_EXPORT_H_
