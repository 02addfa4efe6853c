#include "batch/arrow_import.h"

#include <limits>
#include <utility>

#include "base/utf8.h"
#include "jixiao/batch.hpp"

namespace jixiao::batch {
namespace {

using std::size_t;

constexpr unsigned Bit(Column::Type type) { return 1U << static_cast<unsigned>(type); }
constexpr unsigned kText = Bit(Column::Type::kText);
constexpr unsigned kInteger = Bit(Column::Type::kInteger);
constexpr unsigned kFigure = kText | kInteger | Bit(Column::Type::kDecimal);
constexpr unsigned kCell = kFigure | Bit(Column::Type::kDate);
constexpr unsigned kBoolean = Bit(Column::Type::kBoolean);

struct FieldEntry {
  std::string_view name;
  Task first;      // taken by this task and by those after it
  unsigned types;  // beside columns of type null, which every field takes
};
// In the order of Field.
constexpr std::array<FieldEntry, kFieldCount> kFields = {{
    {"target", Task::kParse, kCell},
    {"symbol", Task::kParse, kText},
    {"unit", Task::kParse, kText},
    {"level1", Task::kParse, kText},
    {"level2", Task::kParse, kText},
    {"level3", Task::kParse, kText},
    {"description", Task::kParse, kText},
    {"year", Task::kParse, kInteger},
    {"actual", Task::kEvaluate, kCell},
    {"weight", Task::kEvaluate, kFigure},
    {"direction", Task::kEvaluate, kText},
    {"achievement", Task::kEvaluate, kText},
    {"degree", Task::kEvaluate, kFigure},
    {"base", Task::kEvaluate, kCell},
    {"deduction", Task::kEvaluate, kFigure},
    {"applicable", Task::kEvaluate, kBoolean},
    {"standard", Task::kEvaluate, kText},
    {"last_year", Task::kEvaluate, kCell},
    {"reason", Task::kAssess, kText},
    {"project", Task::kAssess, kText | kInteger},
    {"budget_total", Task::kAssess, kFigure},
    {"budget_adjusted", Task::kAssess, kFigure},
    {"budget_spent", Task::kAssess, kFigure},
    {"budget_weight", Task::kAssess, kFigure},
}};

// Names of other programs, shown in a message: cut, and only where they are text.
std::string Quoted(const char* text) {
  constexpr size_t kLongest = 60;
  if (text == nullptr) return "''";
  // It looks no further than the first NUL.
  const auto* const end = static_cast<const char*>(std::memchr(text, '\0', kLongest));
  std::string_view shown(text, end == nullptr ? kLongest : static_cast<size_t>(end - text));
  return utf8::IsValid(shown) ? "'" + std::string(shown) + "'" : "that is not UTF-8";
}

Status Invalid(std::string message) {
  return Status(StatusCode::kInvalidArgument, std::move(message));
}
Status InvalidColumn(const char* name, const std::string& fault) {
  return Invalid("column " + Quoted(name) + ": " + fault);
}

std::string NamesOf(Task task) {
  std::string names;
  for (const FieldEntry& entry : kFields) {
    if (entry.first > task) continue;
    names += (names.empty() ? "" : ", ") + std::string(entry.name);
  }
  return names;
}

/// A type of Arrow that a column may have.
struct Format {
  Column::Type type = Column::Type::kNull;
  char text = '\0';        // u, U, v
  std::uint8_t width = 0;  // bytes of an integer
  bool is_signed = true;
  std::int8_t scale = 0;
};

struct IntegerFormat {
  char letter;
  std::uint8_t width;
  bool is_signed;
};
constexpr std::array<IntegerFormat, 8> kIntegers = {{{'c', 1, true},
                                                     {'C', 1, false},
                                                     {'s', 2, true},
                                                     {'S', 2, false},
                                                     {'i', 4, true},
                                                     {'I', 4, false},
                                                     {'l', 8, true},
                                                     {'L', 8, false}}};

std::optional<Format> IntegerOf(std::string_view format) {
  if (format.size() != 1) return std::nullopt;
  for (const IntegerFormat& entry : kIntegers) {
    if (entry.letter == format[0]) {
      return Format{
          .type = Column::Type::kInteger, .width = entry.width, .is_signed = entry.is_signed};
    }
  }
  return std::nullopt;
}

/// A number of at most three digits at the start of `text`, taken off it.
std::optional<int> TakeNumber(std::string_view* text) {
  constexpr size_t kMostDigits = 3;
  int value = 0;
  size_t digits = 0;
  for (; digits < text->size() && (*text)[digits] >= '0' && (*text)[digits] <= '9'; ++digits) {
    if (digits == kMostDigits) return std::nullopt;
    value = value * 10 + ((*text)[digits] - '0');
  }
  if (digits == 0) return std::nullopt;
  text->remove_prefix(digits);
  return value;
}

// "d:precision,scale", with ",128" behind it or nothing.
std::optional<Format> DecimalOf(std::string_view format) {
  if (!format.starts_with("d:")) return std::nullopt;
  format.remove_prefix(2);
  const std::optional<int> precision = TakeNumber(&format);
  if (!precision || !format.starts_with(",")) return std::nullopt;
  format.remove_prefix(1);
  const std::optional<int> scale = TakeNumber(&format);
  const bool fits = scale && (format.empty() || format == ",128") && *precision >= 1 &&
                    *precision <= Decimal::kMaxDigits && *scale <= Decimal::kMaxScale;
  if (!fits) return std::nullopt;
  return Format{.type = Column::Type::kDecimal, .scale = static_cast<std::int8_t>(*scale)};
}

std::optional<Format> FormatOf(std::string_view format) {
  if (format == "n") return Format{};
  if (format == "u" || format == "U" || format == "vu") {
    return Format{.type = Column::Type::kText, .text = format[0]};
  }
  if (format == "tdD") return Format{.type = Column::Type::kDate};
  if (format == "b") return Format{.type = Column::Type::kBoolean};
  if (const auto integer = IntegerOf(format)) return integer;
  return DecimalOf(format);
}

bool IsFloat(std::string_view format) { return format == "e" || format == "f" || format == "g"; }

std::string WrongType(const ArrowSchema& schema, std::string_view format, unsigned types) {
  std::string fault = "type " + Quoted(schema.format) + " cannot stand here";
  if (IsFloat(format)) {
    return fault +
           ": binary floating point does not hold decimal figures; give decimal128, "
           "integers or text";
  }
  fault += "; give text";
  if (types == kBoolean) return fault.substr(0, fault.rfind(';')) + "; give booleans";
  if (types == kInteger) return fault.substr(0, fault.rfind(';')) + "; give integers";
  if ((types & Bit(Column::Type::kDecimal)) != 0) fault += ", integers or decimal128";
  if ((types & Bit(Column::Type::kDate)) != 0) fault += ", or date32";
  return fault;
}

/// The type of one field, its dictionary looked through.
struct FieldType {
  Format format;
  std::optional<Format> indices;
};

Result<FieldType> TypeOf(const ArrowSchema& schema, unsigned types) {
  const auto fail = [&](const std::string& fault) { return InvalidColumn(schema.name, fault); };
  if (schema.format == nullptr) return fail("the schema has no format");
  if (schema.n_children != 0) return fail("nested columns cannot stand here");
  const std::string_view written = schema.format;
  const ArrowSchema* const dictionary = schema.dictionary;
  FieldType type;
  if (dictionary == nullptr) {
    const std::optional<Format> format = FormatOf(written);
    if (!format) return fail(WrongType(schema, written, types));
    type.format = *format;
  } else {
    type.indices = IntegerOf(written);
    if (!type.indices) return fail("a dictionary's indices must be integers");
    if (dictionary->format == nullptr) return fail("the dictionary's schema has no format");
    const std::optional<Format> values = FormatOf(dictionary->format);
    const bool is_text = values && values->type == Column::Type::kText &&
                         dictionary->dictionary == nullptr && dictionary->n_children == 0;
    if (!is_text) return fail("a dictionary must be one of text");
    type.format = *values;
  }
  const bool allowed =
      type.format.type == Column::Type::kNull || (types & Bit(type.format.type)) != 0;
  if (!allowed) return fail(WrongType(schema, written, types));
  return type;
}

constexpr size_t kNoField = static_cast<size_t>(-1);

Status RefuseName(const char* name, Task task) {
  return Invalid("column " + Quoted(name) + " is not known here; the columns are " + NamesOf(task));
}

/// Position of each field among the children; kNoField where absent.
using Places = std::array<size_t, kFieldCount>;

Status CheckRowSchema(const ArrowSchema& schema) {
  if (schema.release == nullptr) return Invalid("the schema is released");
  if (schema.format == nullptr || std::string_view(schema.format) != "+s") {
    return Invalid("rows must be a struct array (format '+s') whose fields are the columns");
  }
  if (schema.n_children < 0 || (schema.n_children > 0 && schema.children == nullptr)) {
    return Invalid("the schema's children are broken");
  }
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    if (schema.children[i] == nullptr) return Invalid("the schema has a null child");
  }
  return Status();
}

Result<Places> PlacesOf(const ArrowSchema& schema, Task task) {
  if (Status status = CheckRowSchema(schema); !status.ok()) return status;
  Places places;
  places.fill(kNoField);
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    const ArrowSchema* const child = schema.children[i];
    size_t field = 0;
    const std::string_view name = child->name == nullptr ? "" : child->name;
    while (field < kFieldCount && (kFields[field].name != name || kFields[field].first > task)) {
      ++field;
    }
    if (field == kFieldCount) return RefuseName(child->name, task);
    if (places[field] != kNoField) return InvalidColumn(child->name, "stands twice");
    places[field] = static_cast<size_t>(i);
  }
  if (places[0] == kNoField) return Invalid("the column 'target' is missing");
  return places;
}

}  // namespace

/// Fills a Column from one child array.
class ColumnImporter {
 public:
  ColumnImporter(const char* name, const ArrowArray& array, std::int64_t begin, std::int64_t rows)
      : name_(name), array_(array), begin_(begin), rows_(rows) {}

  Status Run(const FieldType& type, Column* column) {
    column->type_ = type.format.type;
    if (type.format.type == Column::Type::kNull) return CheckShape(name_, array_, Last(), 0);
    if (Status status = TakeValidity(array_, Last(), &column->validity_); !status.ok())
      return status;
    column->validity_offset_ = First();
    if (type.indices) return TakeDictionary(type, column);
    return TakeValues(type.format, column);
  }

  /// What holds for every array: `needed` is how many of its slots are used.
  static Status CheckShape(const char* name, const ArrowArray& array, std::int64_t needed,
                           std::int64_t least_buffers) {
    const auto fail = [&](const char* fault) { return InvalidColumn(name, fault); };
    if (array.release == nullptr) return fail("the array is released");
    if (array.length < 0 || array.offset < 0) return fail("a negative length or offset");
    if (array.length > kMaxBatchRows || array.offset > kMaxSlots) {
      return Status(StatusCode::kLimitExceeded,
                    "column " + Quoted(name) + ": more rows than an array may have; use a stream");
    }
    if (array.length < needed) return fail("shorter than the table");
    if (array.null_count < -1 || array.null_count > array.length)
      return fail("a null count that cannot be");
    if (array.n_children < 0 || (array.n_children > 0 && array.children == nullptr)) {
      return fail("broken children");
    }
    if (array.n_buffers < least_buffers) return fail("too few buffers");
    if (array.n_buffers > 0 && array.buffers == nullptr) return fail("no list of buffers");
    return Status();
  }

  // Arrays of a slice may start far inside their buffers.
  static constexpr std::int64_t kMaxSlots = std::int64_t{1} << 48U;

  static bool IsSet(const std::uint8_t* bits, std::int64_t i) { return Column::IsSet(bits, i); }

  static Status TakeNulls(const char* name, const ArrowArray& array, const std::uint8_t** bits) {
    *bits = static_cast<const std::uint8_t*>(array.buffers[0]);
    if (*bits == nullptr && array.null_count > 0) {
      return InvalidColumn(name, "nulls without a bitmap of them");
    }
    if (array.null_count == 0) *bits = nullptr;
    return Status();
  }

 private:
  Status Fail(const std::string& fault) const { return InvalidColumn(name_, fault); }

  // The slots that are read, in the array's own buffers.
  std::int64_t First() const { return array_.offset + begin_; }
  std::int64_t Last() const { return begin_ + rows_; }

  Status TakeValidity(const ArrowArray& array, std::int64_t needed, const std::uint8_t** bits) {
    if (Status status = CheckShape(name_, array, needed, 1); !status.ok()) return status;
    return TakeNulls(name_, array, bits);
  }

  Result<const void*> Buffer(const ArrowArray& array, std::int64_t index, bool is_read) const {
    if (array.n_buffers <= index) return Fail("too few buffers");
    const void* const buffer = array.buffers[index];
    if (buffer == nullptr && is_read) return Fail("a buffer is missing");
    return buffer;
  }

  Status TakeValues(const Format& format, Column* column) {
    if (format.type == Column::Type::kText) {
      return TakeTexts(array_, format, First(), rows_, column->validity_, &column->texts_);
    }
    const auto values = Buffer(array_, 1, rows_ > 0);
    if (!values.ok()) return values.status();
    if (format.type == Column::Type::kBoolean) {
      column->values_ = *values;
      column->values_offset_ = First();
      return Status();
    }
    constexpr size_t kDecimalBytes = 16;
    constexpr size_t kDateBytes = 4;
    const size_t width = format.type == Column::Type::kDecimal ? kDecimalBytes
                         : format.type == Column::Type::kDate  ? kDateBytes
                                                               : format.width;
    const void* const first = Advanced(*values, First(), width);
    column->scale_ = format.scale;
    column->values_ = first;
    column->integers_ = {first, static_cast<std::uint8_t>(width),
                         format.type == Column::Type::kDate || format.is_signed};
    return Status();
  }

  static const void* Advanced(const void* base, std::int64_t slots, size_t width) {
    if (base == nullptr) return nullptr;
    return static_cast<const char*>(base) + static_cast<size_t>(slots) * width;
  }

  Status TakeDictionary(const FieldType& type, Column* column) {
    const ArrowArray* const dictionary = array_.dictionary;
    if (dictionary == nullptr) return Fail("the dictionary is missing");
    const auto indices = Buffer(array_, 1, rows_ > 0);
    if (!indices.ok()) return indices.status();
    column->indices_ = {Advanced(*indices, First(), type.indices->width), type.indices->width,
                        type.indices->is_signed};
    Status status = TakeValidity(*dictionary, 0, &column->dictionary_validity_);
    if (!status.ok()) return status;
    column->dictionary_offset_ = dictionary->offset;
    column->dictionary_size_ = dictionary->length;
    status = TakeTexts(*dictionary, type.format, dictionary->offset, dictionary->length,
                       column->dictionary_validity_, &column->texts_);
    if (!status.ok()) return status;
    for (std::int64_t row = 0; row < rows_; ++row) {
      if (!Column::IsSet(column->validity_, row + column->validity_offset_)) continue;
      const std::int64_t index = column->indices_.At(row);
      if (index < 0 || index >= dictionary->length) return Fail("an index outside the dictionary");
    }
    return Status();
  }

  Status TakeTexts(const ArrowArray& array, const Format& format, std::int64_t first,
                   std::int64_t count, const std::uint8_t* validity, TextArray* texts) {
    if (format.text == 'v') return TakeViews(array, first, count, validity, texts);
    const bool wide = format.text == 'U';
    const auto offsets = Buffer(array, 1, count > 0);
    if (!offsets.ok()) return offsets.status();
    const auto data = Buffer(array, 2, false);
    if (!data.ok()) return data.status();
    texts->layout_ = wide ? TextArray::Layout::kOffsets64 : TextArray::Layout::kOffsets32;
    texts->index_ = Advanced(*offsets, first, wide ? sizeof(std::int64_t) : sizeof(std::int32_t));
    texts->data_ = static_cast<const char*>(*data);
    if (count == 0) return Status();
    return wide ? CheckOffsets<std::int64_t>(count, texts)
                : CheckOffsets<std::int32_t>(count, texts);
  }

  template <typename Offset>
  Status CheckOffsets(std::int64_t count, TextArray* texts) const {
    const auto* const offsets = static_cast<const Offset*>(texts->index_);
    // Without a branch in the loop, so that it runs as fast as the memory.
    bool falling = offsets[0] < 0;
    for (std::int64_t i = 0; i < count; ++i) falling |= offsets[i + 1] < offsets[i];
    if (falling) return Fail("offsets that are negative or go back");
    if (texts->data_ == nullptr && offsets[count] != offsets[0]) return Fail("a buffer is missing");
    texts->data_end_ = offsets[count];
    return Status();
  }

  struct ViewSlot {
    std::int32_t size;
    char prefix[4];
    std::int32_t buffer;
    std::int32_t offset;
  };
  static constexpr std::int32_t kInlineBytes = 12;
  friend class TextArray;

  Status TakeViews(const ArrowArray& array, std::int64_t first, std::int64_t count,
                   const std::uint8_t* validity, TextArray* texts) {
    // Validity, views, any number of texts, and the sizes of those.
    const auto views = Buffer(array, 1, count > 0);
    if (!views.ok()) return views.status();
    const std::int64_t variadic = array.n_buffers - 3;
    if (variadic < 0) return Fail("too few buffers");
    const auto* const sizes = static_cast<const std::int64_t*>(array.buffers[array.n_buffers - 1]);
    if (variadic > 0 && sizes == nullptr) return Fail("a buffer is missing");
    texts->layout_ = TextArray::Layout::kViews;
    texts->index_ = Advanced(*views, first, sizeof(ViewSlot));
    texts->count_ = count;
    texts->buffers_ = array.buffers + 2;
    texts->sizes_ = sizes;
    for (std::int64_t i = 0; i < count; ++i) {
      if (!Column::IsSet(validity, first + i)) continue;
      ViewSlot view;
      std::memcpy(&view, Advanced(texts->index_, i, sizeof view), sizeof view);
      if (view.size < 0) return Fail("a text of negative size");
      if (view.size <= kInlineBytes) continue;
      const bool inside = view.buffer >= 0 && view.buffer < variadic && view.offset >= 0 &&
                          array.buffers[2 + view.buffer] != nullptr &&
                          sizes[view.buffer] >= std::int64_t{view.offset} + view.size;
      if (!inside) return Fail("a text outside its buffer");
    }
    return Status();
  }

  const char* name_;
  const ArrowArray& array_;
  std::int64_t begin_;
  std::int64_t rows_;
};

TextArray::Place TextArray::View(std::int64_t i) const {
  constexpr size_t kSlot = sizeof(ColumnImporter::ViewSlot);
  const char* const slot = static_cast<const char*>(index_) + static_cast<size_t>(i) * kSlot;
  ColumnImporter::ViewSlot view;
  std::memcpy(&view, slot, sizeof view);
  const auto size = static_cast<size_t>(view.size);
  if (view.size <= ColumnImporter::kInlineBytes) {
    const size_t until_end = static_cast<size_t>(count_ - i) * kSlot;
    return {{slot + sizeof view.size, size}, until_end - sizeof view.size - size};
  }
  return {{static_cast<const char*>(buffers_[view.buffer]) + view.offset, size},
          static_cast<size_t>(sizes_[view.buffer] - view.offset - view.size)};
}

PaddedText TextArray::CopyInto(std::string_view text, std::string* scratch) {
  scratch->assign(text);
  scratch->append(kTextPadding, '\0');
  return {scratch->data(), text.size()};
}

std::int64_t Column::Integers::At(std::int64_t i) const {
  const auto load = [&](auto type) {
    decltype(type) value;
    std::memcpy(&value, static_cast<const char*>(data) + static_cast<size_t>(i) * sizeof value,
                sizeof value);
    return static_cast<std::int64_t>(value);
  };
  switch (width) {
    case 1:
      return is_signed ? load(std::int8_t{}) : load(std::uint8_t{});
    case 2:
      return is_signed ? load(std::int16_t{}) : load(std::uint16_t{});
    case 4:
      return is_signed ? load(std::int32_t{}) : load(std::uint32_t{});
    default:
      return load(std::int64_t{});
  }
}

std::optional<Decimal> Column::Figure(std::int64_t row) const {
  if (type_ == Type::kInteger) {
    const std::int64_t value = integers_.At(row);
    if (integers_.is_signed || value >= 0) return Decimal(value);
    const auto whole = Decimal::FromHalves(0, static_cast<std::uint64_t>(value), 0);
    return whole.ok() ? std::optional(*whole) : std::nullopt;
  }
  std::array<std::uint64_t, 2> halves;
  std::memcpy(halves.data(),
              static_cast<const char*>(values_) + static_cast<size_t>(row) * sizeof halves,
              sizeof halves);
  const auto value = Decimal::FromHalves(static_cast<std::int64_t>(halves[1]), halves[0], scale_);
  return value.ok() ? std::optional(*value) : std::nullopt;
}

std::optional<Date> Column::Day(std::int64_t row) const {
  return AddDays({1970, 1, 1}, integers_.At(row));
}

std::optional<std::string_view> Column::Cell(std::int64_t row, std::string* scratch) const {
  if (type_ == Type::kText) return Text(row);
  if (type_ == Type::kDate) {
    const std::optional<Date> day = Day(row);
    if (!day) return std::nullopt;
    *scratch = day->ToString();
  } else {
    const std::optional<Decimal> figure = Figure(row);
    if (!figure) return std::nullopt;
    *scratch = figure->ToString();
  }
  return *scratch;
}

Status Table::CheckSchema(const ArrowSchema& schema, Task task) {
  const Result<Places> places = PlacesOf(schema, task);
  if (!places.ok()) return places.status();
  for (size_t field = 0; field < kFieldCount; ++field) {
    const size_t place = (*places)[field];
    if (place == kNoField) continue;
    const auto type = TypeOf(*schema.children[place], kFields[field].types);
    if (!type.ok()) return type.status();
  }
  return Status();
}

namespace {

Status CheckRows(const ArrowSchema& schema, const ArrowArray& rows) {
  if (Status status = ColumnImporter::CheckShape("rows", rows, 0, 1); !status.ok()) return status;
  if (rows.n_children != schema.n_children)
    return Invalid("rows and schema differ in their columns");
  const std::uint8_t* nulls = nullptr;
  if (Status status = ColumnImporter::TakeNulls("rows", rows, &nulls); !status.ok()) return status;
  for (std::int64_t i = 0; nulls != nullptr && i < rows.length; ++i) {
    if (ColumnImporter::IsSet(nulls, rows.offset + i)) continue;
    return Invalid("a row that is null as a whole cannot stand here; give null cells");
  }
  return Status();
}

Status ImportColumn(const ArrowSchema& schema, const ArrowArray& rows, size_t place, unsigned types,
                    Column* column) {
  const auto type = TypeOf(*schema.children[place], types);
  if (!type.ok()) return type.status();
  const ArrowArray* const child = rows.children[place];
  if (child == nullptr) return InvalidColumn(schema.children[place]->name, "the array is missing");
  ColumnImporter importer(schema.children[place]->name, *child, rows.offset, rows.length);
  return importer.Run(*type, column);
}

}  // namespace

Result<Table> Table::Import(const ArrowSchema& schema, const ArrowArray& rows, Task task) {
  const Result<Places> places = PlacesOf(schema, task);
  if (!places.ok()) return places.status();
  if (Status status = CheckRows(schema, rows); !status.ok()) return status;
  Table table;
  table.rows_ = rows.length;
  for (size_t field = 0; field < kFieldCount; ++field) {
    const size_t place = (*places)[field];
    if (place == kNoField) continue;
    Status status = ImportColumn(schema, rows, place, kFields[field].types, &table.columns_[field]);
    if (!status.ok()) return status;
  }
  return table;
}

Result<std::vector<NamedColumn>> ImportColumns(const ArrowSchema& schema, const ArrowArray& rows) {
  constexpr unsigned kAnyCell = kCell | Bit(Column::Type::kBoolean);
  if (Status status = CheckRowSchema(schema); !status.ok()) return status;
  if (Status status = CheckRows(schema, rows); !status.ok()) return status;
  std::vector<NamedColumn> columns(static_cast<size_t>(schema.n_children));
  for (size_t i = 0; i < columns.size(); ++i) {
    const char* const name = schema.children[i]->name;
    if (name == nullptr || !utf8::IsValid(name)) return InvalidColumn(name, "has no usable name");
    columns[i].name = name;
    Status status = ImportColumn(schema, rows, i, kAnyCell, &columns[i].column);
    if (!status.ok()) return status;
  }
  return columns;
}

}  // namespace jixiao::batch
