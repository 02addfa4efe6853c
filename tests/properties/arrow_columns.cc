#include "properties/arrow_columns.h"

#include <cstring>

#include "jixiao/date.hpp"
#include "jixiao/decimal.hpp"

namespace jixiao::properties {
namespace {

void ReleaseSchema(ArrowSchema* schema) { schema->release = nullptr; }
void ReleaseArray(ArrowArray* array) { array->release = nullptr; }

template <typename T>
void Append(std::string* bytes, T value) {
  bytes->append(reinterpret_cast<const char*>(&value), sizeof value);
}

// A bitmap of which slots are stated, after `padding` that are.
template <typename T>
std::string Bitmap(const std::vector<std::optional<T>>& values, int padding,
                   std::int64_t* null_count) {
  const std::size_t slots = values.size() + static_cast<std::size_t>(padding);
  std::string bits((slots + 7) / 8 + 1, '\0');
  *null_count = 0;
  for (std::size_t i = 0; i < slots; ++i) {
    const bool stated = i < static_cast<std::size_t>(padding) ||
                        values[i - static_cast<std::size_t>(padding)].has_value();
    if (stated) bits[i / 8] = static_cast<char>(bits[i / 8] | (1 << (i % 8)));
    *null_count += stated ? 0 : 1;
  }
  return bits;
}

std::unique_ptr<Node> MakeNode(const std::string& name, const std::string& format, std::size_t rows,
                               int padding, std::int64_t nulls) {
  auto node = std::make_unique<Node>();
  node->name = name;
  node->format = format;
  node->array.length = static_cast<std::int64_t>(rows);
  node->array.offset = padding;
  node->array.null_count = nulls;
  return node;
}

std::string PaddingText(int i) { return std::string(static_cast<std::size_t>(i % 20), 'x'); }

std::vector<std::string> Padded(const Cells& cells, int padding) {
  std::vector<std::string> texts;
  for (int i = 0; i < padding; ++i) texts.push_back(PaddingText(i));
  for (const auto& cell : cells) texts.push_back(cell.value_or(""));
  return texts;
}

template <typename Offset>
void FillOffsets(const std::vector<std::string>& texts, Node* node) {
  std::string offsets;
  std::string data;
  Append(&offsets, Offset{0});
  for (const std::string& text : texts) {
    data += text;
    Append(&offsets, static_cast<Offset>(data.size()));
  }
  node->bytes.push_back(offsets);
  node->bytes.push_back(data);
}

// Long texts go to two buffers in turn.
void FillViews(const std::vector<std::string>& texts, Node* node) {
  std::string views;
  std::string data[2];
  int turn = 0;
  for (const std::string& text : texts) {
    Append(&views, static_cast<std::int32_t>(text.size()));
    if (text.size() <= 12) {
      views += text;
      views.append(12 - text.size(), '\0');
    } else {
      views += text.substr(0, 4);
      Append(&views, static_cast<std::int32_t>(turn));
      Append(&views, static_cast<std::int32_t>(data[turn].size()));
      data[turn] += text;
      turn = 1 - turn;
    }
  }
  std::string sizes;
  for (const std::string& buffer : data) Append(&sizes, static_cast<std::int64_t>(buffer.size()));
  node->bytes.insert(node->bytes.end(), {views, data[0], data[1], sizes});
}

}  // namespace

void Node::Link() {
  buffers.clear();
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const bool no_bitmap = i == 0 && array.null_count == 0 && bytes[i].empty();
    buffers.push_back(no_bitmap ? nullptr : bytes[i].data());
  }
  child_schemas.clear();
  child_arrays.clear();
  for (const auto& child : children) {
    child->Link();
    child_schemas.push_back(&child->schema);
    child_arrays.push_back(&child->array);
  }
  if (dictionary != nullptr) dictionary->Link();
  schema.format = format.c_str();
  schema.name = name.c_str();
  schema.flags = ARROW_FLAG_NULLABLE;
  schema.n_children = static_cast<std::int64_t>(children.size());
  schema.children = child_schemas.data();
  schema.dictionary = dictionary == nullptr ? nullptr : &dictionary->schema;
  schema.release = &ReleaseSchema;
  array.n_buffers = static_cast<std::int64_t>(buffers.size());
  array.buffers = buffers.data();
  array.n_children = static_cast<std::int64_t>(children.size());
  array.children = child_arrays.data();
  array.dictionary = dictionary == nullptr ? nullptr : &dictionary->array;
  array.release = &ReleaseArray;
}

std::unique_ptr<Node> TextColumn(const std::string& name, const Cells& cells, TextLayout layout,
                                 int padding) {
  std::int64_t nulls = 0;
  const std::string bitmap = Bitmap(cells, padding, &nulls);
  const bool views = layout == TextLayout::kViews || layout == TextLayout::kDictionaryOfViews;
  if (layout == TextLayout::kDictionary || layout == TextLayout::kDictionaryOfViews) {
    std::map<std::string, std::int16_t> numbers;
    Cells values;
    auto node = MakeNode(name, "s", cells.size(), padding, nulls);
    std::string indices;
    for (int i = 0; i < padding; ++i) Append(&indices, std::int16_t{0});
    for (const auto& cell : cells) {
      const auto [entry, added] =
          numbers.try_emplace(cell.value_or(""), static_cast<std::int16_t>(values.size()));
      if (added) values.push_back(entry->first);
      Append(&indices, cell ? entry->second : std::int16_t{-7});
    }
    node->bytes = {bitmap, indices};
    node->dictionary =
        TextColumn("", values, views ? TextLayout::kViews : TextLayout::kOffsets32, 1);
    return node;
  }
  const bool wide = layout == TextLayout::kOffsets64;
  auto node = MakeNode(name, views ? "vu" : wide ? "U" : "u", cells.size(), padding, nulls);
  node->bytes = {bitmap};
  const std::vector<std::string> texts = Padded(cells, padding);
  if (views) {
    FillViews(texts, node.get());
  } else if (wide) {
    FillOffsets<std::int64_t>(texts, node.get());
  } else {
    FillOffsets<std::int32_t>(texts, node.get());
  }
  return node;
}

std::unique_ptr<Node> IntegerColumn(const std::string& name, const std::string& format,
                                    const std::vector<std::optional<std::int64_t>>& values,
                                    int padding) {
  std::int64_t nulls = 0;
  const std::string bitmap = Bitmap(values, padding, &nulls);
  auto node = MakeNode(name, format, values.size(), padding, nulls);
  const std::map<std::string, std::size_t> widths = {
      {"c", 1}, {"C", 1}, {"s", 2}, {"S", 2}, {"i", 4}, {"I", 4}, {"l", 8}, {"L", 8}, {"tdD", 4}};
  std::string data;
  const auto append = [&](std::int64_t value) {
    data.append(reinterpret_cast<const char*>(&value), widths.at(format));
  };
  for (int i = 0; i < padding; ++i) append(99);
  for (const auto& value : values) append(value.value_or(77));
  node->bytes = {bitmap, data};
  return node;
}

std::unique_ptr<Node> DecimalColumn(const std::string& name, int scale,
                                    const std::vector<std::optional<std::int64_t>>& values,
                                    int padding) {
  std::int64_t nulls = 0;
  const std::string bitmap = Bitmap(values, padding, &nulls);
  auto node = MakeNode(name, "d:38," + std::to_string(scale), values.size(), padding, nulls);
  std::string data;
  const auto append = [&](std::int64_t value) {
    Append(&data, value);
    Append(&data, std::int64_t{value < 0 ? -1 : 0});
  };
  for (int i = 0; i < padding; ++i) append(99);
  for (const auto& value : values) append(value.value_or(77));
  node->bytes = {bitmap, data};
  return node;
}

std::unique_ptr<Node> BooleanColumn(const std::string& name,
                                    const std::vector<std::optional<bool>>& values, int padding) {
  std::int64_t nulls = 0;
  const std::string bitmap = Bitmap(values, padding, &nulls);
  auto node = MakeNode(name, "b", values.size(), padding, nulls);
  std::vector<std::optional<bool>> set;
  for (const auto& value : values) set.push_back(value.value_or(false) ? value : std::nullopt);
  std::int64_t unused = 0;
  node->bytes = {bitmap, Bitmap(set, padding, &unused)};
  return node;
}

std::unique_ptr<Node> TableOf(std::vector<std::unique_ptr<Node>> columns, std::int64_t rows) {
  auto node = MakeNode("", "+s", static_cast<std::size_t>(rows), 0, 0);
  node->bytes = {""};
  node->children = std::move(columns);
  node->Link();
  return node;
}

// --- Streams ------------------------------------------------------------------------------------

Source::Source(const Node* table, int times) : table_(table), times_(times) {
  stream_ = {&GetSchema, &GetNext, &GetLastError, &Release, this};
}

bool Source::IsSource(const ArrowArrayStream& stream) { return stream.get_next == &GetNext; }

int Source::GetSchema(ArrowArrayStream* stream, ArrowSchema* out) {
  *out = static_cast<Source*>(stream->private_data)->table_->schema;
  return 0;
}

int Source::GetNext(ArrowArrayStream* stream, ArrowArray* out) {
  auto* const self = static_cast<Source*>(stream->private_data);
  *out = ArrowArray{};
  if (self->given_ == self->times_) return self->failure_;
  ++self->given_;
  *out = self->table_->array;
  return 0;
}

const char* Source::GetLastError(ArrowArrayStream*) { return "the source says why"; }

void Source::Release(ArrowArrayStream* stream) {
  auto* const self = static_cast<Source*>(stream->private_data);
  stream->release = nullptr;
  self->given_ = 0;
  self->stream_.release = &Release;
}

// --- Results ------------------------------------------------------------------------------------

Result::~Result() {
  if (schema_.release != nullptr) schema_.release(&schema_);
  if (array_.release != nullptr) array_.release(&array_);
}

std::vector<std::string> Result::names() const {
  std::vector<std::string> names;
  for (std::int64_t i = 0; i < schema_.n_children; ++i) names.push_back(schema_.children[i]->name);
  return names;
}

namespace {

bool IsSet(const void* bits, std::int64_t i) {
  return bits == nullptr || ((static_cast<const std::uint8_t*>(bits)[i / 8] >> (i % 8)) & 1) != 0;
}

template <typename T>
T Load(const void* data, std::int64_t i) {
  T value;
  std::memcpy(&value, static_cast<const char*>(data) + static_cast<std::size_t>(i) * sizeof value,
              sizeof value);
  return value;
}

std::string DictionaryText(const ArrowArray& dictionary, std::int64_t i) {
  const auto begin = Load<std::int32_t>(dictionary.buffers[1], i);
  const auto end = Load<std::int32_t>(dictionary.buffers[1], i + 1);
  return {static_cast<const char*>(dictionary.buffers[2]) + begin,
          static_cast<std::size_t>(end - begin)};
}

std::int64_t IntegerAt(std::string_view format, const void* data, std::int64_t i) {
  if (format == "c") return Load<std::int8_t>(data, i);
  if (format == "s") return Load<std::int16_t>(data, i);
  if (format == "l") return Load<std::int64_t>(data, i);
  return Load<std::int32_t>(data, i);
}

}  // namespace

std::optional<std::string> Result::At(std::string_view column, std::int64_t row, bool trim) const {
  for (std::int64_t i = 0; i < schema_.n_children; ++i) {
    const ArrowSchema& schema = *schema_.children[i];
    if (schema.name != column) continue;
    const ArrowArray& array = *array_.children[i];
    if (!IsSet(array.buffers[0], row)) return std::nullopt;
    const std::string_view format = schema.format;
    const void* const data = array.buffers[1];
    if (format == "b") return IsSet(data, row) ? "true" : "false";
    if (format.starts_with("d:38,")) {
      const int scale = std::stoi(std::string(format.substr(5)));
      const Decimal value = *Decimal::FromHalves(Load<std::int64_t>(data, 2 * row + 1),
                                                 Load<std::uint64_t>(data, 2 * row), scale);
      return trim ? value.Trimmed().ToString() : value.ToString();
    }
    const std::int64_t value = IntegerAt(format, data, row);
    if (array.dictionary != nullptr) return DictionaryText(*array.dictionary, value);
    if (format == "tdD") return AddDays({1970, 1, 1}, value)->ToString();
    return std::to_string(value);
  }
  return "no column " + std::string(column);
}

std::map<std::string, std::string> Result::Row(std::int64_t row) const {
  std::map<std::string, std::string> all;
  for (const std::string& name : names()) {
    if (const auto text = At(name, row, false)) all[name] = *text;
  }
  return all;
}

}  // namespace jixiao::properties
