// Arrays whose numbers are anybody's: lengths, offsets, counts, indices and pointers as the bytes
// say. What a buffer's size is nobody can tell the library, so each buffer is as large as the
// largest array that these bytes can claim; beyond it an array, an offset or a size is made
// smaller.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "fuzz/fuzz_target.h"
#include "jixiao/batch.hpp"
#include "properties/arrow_columns.h"

namespace {

using jixiao::properties::Cells;
using jixiao::properties::Node;
using jixiao::properties::TableOf;
using jixiao::properties::TextColumn;
using jixiao::properties::TextLayout;

class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
  std::uint8_t Next() {
    if (size_ == 0) return 0;
    --size_;
    return *data_++;
  }
  std::string Take(std::size_t most) {
    const std::size_t count = std::min(most, size_);
    std::string text(reinterpret_cast<const char*>(data_), count);
    data_ += count;
    size_ -= count;
    return text;
  }
  // Small numbers, and now and then one that no array can have.
  std::int64_t Number() {
    constexpr std::int64_t kHostile[] = {
        -1, -2, INT64_MIN, INT64_MAX, INT32_MAX, INT32_MIN, std::int64_t{1} << 40U, INT64_MAX / 2};
    const std::uint8_t byte = Next();
    return byte < 248 ? byte % 12 : kHostile[byte - 248];
  }

 private:
  const std::uint8_t* data_;
  std::size_t size_;
};

constexpr const char* kNames[] = {"target",     "actual", "symbol",       "unit",
                                  "weight",     "year",   "level2",       "project",
                                  "applicable", "degree", "budget_total", "wieght"};
constexpr const char* kFormats[] = {"u", "U", "vu",     "c", "C", "s", "S",   "i",  "I",
                                    "l", "L", "d:38,2", "b", "n", "g", "tdD", "+s", "d:5"};
// Slots that a buffer has room for; no claim beyond them is made but those that must be refused.
constexpr std::int64_t kRoom = 64;

// Claims of a size that the library cannot check must be true.
void KeepTrue(ArrowArray* array) {
  const auto plausible = [](std::int64_t value) {
    return value >= 0 && value <= jixiao::kMaxBatchRows;
  };
  if (plausible(array->length) && array->length > kRoom / 2) array->length = kRoom / 2;
  if (array->offset > kRoom / 2 && array->offset <= (std::int64_t{1} << 48U))
    array->offset = kRoom / 2;
}

void Spoil(Bytes& bytes, Node* node) {
  for (std::string& buffer : node->bytes) {
    if (bytes.Next() % 4 != 0) continue;
    const std::string noise = bytes.Take(16);
    std::memcpy(buffer.data(), noise.data(), std::min(noise.size(), buffer.size()));
  }
  ArrowArray& array = node->array;
  const std::uint8_t what = bytes.Next();
  if ((what & 1U) != 0) array.length = bytes.Number();
  if ((what & 2U) != 0) array.offset = bytes.Number();
  if ((what & 4U) != 0) array.null_count = bytes.Number();
  if ((what & 8U) != 0) array.n_buffers = std::min<std::int64_t>(bytes.Number(), array.n_buffers);
  if ((what & 16U) != 0 && array.n_buffers > 0) {
    array.buffers[static_cast<std::size_t>(bytes.Next()) % node->buffers.size()] = nullptr;
  }
  if ((what & 32U) != 0) array.dictionary = nullptr;
  if ((what & 64U) != 0 && bytes.Next() % 4 == 0) array.release = nullptr;
  KeepTrue(&array);
}

// Offsets say how much text there is, and nobody can check that either: each is brought down to
// what there is. Offsets that fall or are negative stay as they are.
template <typename Offset>
void KeepOffsetsTrue(std::string* offsets, std::size_t text_bytes) {
  for (std::size_t at = 0; at + sizeof(Offset) <= offsets->size(); at += sizeof(Offset)) {
    Offset offset;
    std::memcpy(&offset, offsets->data() + at, sizeof offset);
    if (offset > static_cast<Offset>(text_bytes)) offset %= static_cast<Offset>(text_bytes + 1);
    std::memcpy(offsets->data() + at, &offset, sizeof offset);
  }
}

std::unique_ptr<Node> Column(Bytes& bytes) {
  Cells cells;
  const int rows = bytes.Next() % 12;
  for (int i = 0; i < rows; ++i) {
    const std::uint8_t size = bytes.Next();
    cells.emplace_back(size % 5 == 0 ? std::nullopt : std::optional(bytes.Take(size % 24)));
  }
  const auto layout = static_cast<TextLayout>(bytes.Next() % 5);
  auto node = TextColumn(kNames[bytes.Next() % std::size(kNames)], cells, layout, bytes.Next() % 3);
  const std::size_t room = static_cast<std::size_t>(kRoom + 1) * 16;
  for (Node* part : {node.get(), node->dictionary.get()}) {
    if (part == nullptr) continue;
    const std::size_t fixed = part->format == "vu" ? 2 : part->bytes.size();
    for (std::size_t i = 0; i < fixed; ++i)
      part->bytes[i].resize(std::max(room, part->bytes[i].size()));
  }
  // Another type over the same buffers, which are large enough for any.
  if (node->format != "vu" && node->dictionary == nullptr && bytes.Next() % 3 == 0) {
    node->format = kFormats[bytes.Next() % std::size(kFormats)];
    if (node->format == "vu") node->format = "u";
  }
  return node;
}

// So do the sizes of the buffers that views point into. Fewer buffers end with the sizes, too, as
// all such arrays do.
void KeepSizesTrue(Node* node) {
  std::string& sizes = node->bytes.back();
  for (std::size_t i = 2; i + 1 < node->bytes.size(); ++i) {
    const std::size_t at = (i - 2) * sizeof(std::int64_t);
    std::int64_t size = 0;
    std::memcpy(&size, sizes.data() + at, sizeof size);
    size = std::min(size, static_cast<std::int64_t>(node->bytes[i].size()));
    std::memcpy(sizes.data() + at, &size, sizeof size);
  }
  ArrowArray& array = node->array;
  if (array.n_buffers >= 4) array.buffers[array.n_buffers - 1] = sizes.data();
}

void MakeTrue(Node* node) {
  if (node->bytes.size() < 3) return;
  if (node->format == "vu") KeepSizesTrue(node);
  if (node->format == "u") KeepOffsetsTrue<std::int32_t>(&node->bytes[1], node->bytes[2].size());
  if (node->format == "U") KeepOffsetsTrue<std::int64_t>(&node->bytes[1], node->bytes[2].size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes bytes(data, size);
  std::vector<std::unique_ptr<Node>> columns;
  const int count = 1 + bytes.Next() % 4;
  for (int i = 0; i < count; ++i) columns.push_back(Column(bytes));
  if (bytes.Next() % 8 != 0) columns[0]->name = "target";
  const auto table = TableOf(std::move(columns), bytes.Next() % 12);
  for (const auto& column : table->children) {
    Spoil(bytes, column.get());
    MakeTrue(column.get());
    if (column->dictionary != nullptr) {
      Spoil(bytes, column->dictionary.get());
      MakeTrue(column->dictionary.get());
    }
  }
  if (bytes.Next() % 4 == 0) {
    table->array.length = bytes.Number();
    table->array.offset = bytes.Number();
    table->array.null_count = bytes.Number();
    KeepTrue(&table->array);
  }

  using jixiao::Status;
  const auto check = [&](const Status& status, jixiao::properties::Result& result) {
    if (!status.ok()) {
      jixiao::fuzz::Require(!status.message().empty(), "a failure says why");
      jixiao::fuzz::Require(result.array()->release == nullptr, "a failure gives nothing");
      return;
    }
    jixiao::fuzz::Require(result.rows() == table->array.length, "a row for each row");
    for (std::int64_t row = 0; row < result.rows(); ++row) (void)result.Row(row);
  };
  jixiao::BatchOptions options;
  options.threads = 1 + bytes.Next() % 2;
  {
    jixiao::properties::Result result;
    check(BatchParse(table->schema, table->array, options, result.schema(), result.array()),
          result);
  }
  {
    jixiao::properties::Result result;
    check(BatchEvaluate(table->schema, table->array, jixiao::DefaultPolicy(), options,
                        result.schema(), result.array()),
          result);
  }
  {
    jixiao::properties::Result result;
    check(BatchAssess(table->schema, table->array, jixiao::DefaultPolicy(), options,
                      result.schema(), result.array()),
          result);
  }
  return 0;
}
