#include "batch/arrow_export.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstdlib>
#include <new>
#include <utility>

#include "base/compiler.h"

namespace jixiao::batch {
namespace {

// What stands behind private_data: everything that the struct points to. Children and dictionaries
// have one of their own, so that a consumer may move them out, as the interface allows.
struct ArrayContents {
  std::vector<Buffer> buffers;
  std::vector<const void*> pointers;
  std::vector<ArrowArray> children;
  std::vector<ArrowArray*> child_pointers;
  ArrowArray dictionary{};
};
struct SchemaContents {
  std::string format;
  std::string name;
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> child_pointers;
  ArrowSchema dictionary{};
};

template <typename Contents, typename Struct>
void Release(Struct* value) {
  auto* const contents = static_cast<Contents*>(value->private_data);
  for (Struct& child : contents->children) {
    if (child.release != nullptr) child.release(&child);
  }
  if (contents->dictionary.release != nullptr) contents->dictionary.release(&contents->dictionary);
  delete contents;
  value->release = nullptr;
}

template <typename Contents, typename Struct>
void Adopt(Contents* contents, std::vector<Owned<Struct>>* children, Owned<Struct>* dictionary,
           Struct* value) {
  contents->children.reserve(children->size());
  contents->child_pointers.reserve(children->size());
  for (Owned<Struct>& child : *children) {
    contents->children.push_back(child.Take());
    contents->child_pointers.push_back(&contents->children.back());
  }
  contents->dictionary = dictionary->Take();
  value->n_children = static_cast<std::int64_t>(contents->children.size());
  value->children = contents->children.empty() ? nullptr : contents->child_pointers.data();
  value->dictionary = contents->dictionary.release == nullptr ? nullptr : &contents->dictionary;
}

std::size_t BytesOf(std::int64_t rows, std::size_t bits) {
  // Whole words, so that bitmaps can be counted by the word.
  return (static_cast<std::size_t>(rows) * bits + 63) / 64 * 8;
}

}  // namespace

Arena::Arena(std::size_t bytes) {
  // Small ones come back from the allocator soon, and need no pages of their own.
  if (bytes >= 2 * kLargePage) {
    const std::size_t mapped = (bytes + kLargePage - 1) / kLargePage * kLargePage;
    data_ = MapLargePages(mapped);
    if (data_ != nullptr) {
      mapped_ = mapped;
      return;
    }
  }
  // NOLINTNEXTLINE(cppcoreguidelines-no-malloc): zeroed pages that are not touched cost nothing.
  data_ = static_cast<char*>(std::calloc(bytes == 0 ? 1 : bytes, 1));
  if (data_ == nullptr) throw std::bad_alloc();
}

Arena::~Arena() {
  if (mapped_ > 0) {
    UnmapLargePages(data_, mapped_);
    return;
  }
  std::free(data_);  // NOLINT(cppcoreguidelines-no-malloc): of calloc
}

Buffer::Buffer(std::size_t bytes) : arena_(std::make_shared<Arena>(bytes)), data_(arena_->data()) {}

OwnedArray MakeArray(std::int64_t rows, std::int64_t null_count, std::vector<Buffer> buffers,
                     std::vector<OwnedArray> children, OwnedArray dictionary) {
  auto contents = std::make_unique<ArrayContents>();
  contents->buffers = std::move(buffers);
  for (const Buffer& buffer : contents->buffers) contents->pointers.push_back(buffer.data());
  ArrowArray array{};
  Adopt(contents.get(), &children, &dictionary, &array);
  array.length = rows;
  array.null_count = null_count;
  array.n_buffers = static_cast<std::int64_t>(contents->pointers.size());
  array.buffers = contents->pointers.data();
  array.private_data = contents.release();
  array.release = &Release<ArrayContents, ArrowArray>;
  return OwnedArray(array);
}

OwnedSchema MakeSchema(std::string format, std::string name, bool nullable,
                       std::vector<OwnedSchema> children, OwnedSchema dictionary) {
  auto contents = std::make_unique<SchemaContents>();
  contents->format = std::move(format);
  contents->name = std::move(name);
  ArrowSchema schema{};
  Adopt(contents.get(), &children, &dictionary, &schema);
  schema.format = contents->format.c_str();
  schema.name = contents->name.c_str();
  schema.flags = nullable ? ARROW_FLAG_NULLABLE : 0;
  schema.private_data = contents.release();
  schema.release = &Release<SchemaContents, ArrowSchema>;
  return OwnedSchema(schema);
}

OwnedArray MakeTexts(const std::vector<std::string_view>& texts) {
  std::size_t size = 0;
  for (const std::string_view text : texts) size += text.size();
  std::vector<Buffer> buffers;
  buffers.emplace_back();
  buffers.emplace_back((texts.size() + 1) * sizeof(std::int32_t));
  buffers.emplace_back(size);
  auto* const offsets = buffers[1].as<std::int32_t>();
  std::size_t at = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (!texts[i].empty())
      std::memcpy(buffers[2].as<char>() + at, texts[i].data(), texts[i].size());
    at += texts[i].size();
    offsets[i + 1] = static_cast<std::int32_t>(at);
  }
  return MakeArray(static_cast<std::int64_t>(texts.size()), 0, std::move(buffers));
}

std::vector<OutputColumn> MakeColumns(const std::vector<OutputColumn::Type>& types,
                                      std::int64_t rows) {
  // Apart by lines of the cache, as threads write them, and as aligned as any type needs.
  constexpr std::size_t kLine = 64;
  const auto aligned = [](std::size_t bytes) { return (bytes + kLine - 1) / kLine * kLine; };
  const std::size_t bitmap = aligned(BytesOf(rows, 1));
  std::size_t size = 0;
  for (const OutputColumn::Type& type : types) {
    size += (type.nullable ? bitmap : 0) + aligned(BytesOf(rows, type.bits));
  }
  const auto arena = std::make_shared<Arena>(size);
  char* at = arena->data();
  const auto take = [&](std::size_t bytes) {
    char* const data = at;
    at += bytes;
    return Buffer(arena, data);
  };
  std::vector<OutputColumn> columns;
  columns.reserve(types.size());
  for (const OutputColumn::Type& type : types) {
    Buffer valid = type.nullable ? take(bitmap) : Buffer();
    columns.emplace_back(type, rows, std::move(valid), take(aligned(BytesOf(rows, type.bits))));
  }
  return columns;
}

void OutputColumn::SetRun(const Buffer& bits, std::int64_t begin, std::int64_t end) {
  for (std::int64_t i = begin; i < end;) {
    const std::int64_t next = std::min(end, (i / 8 + 1) * 8);
    const auto mask = static_cast<std::uint8_t>((0xFFU >> (8 - (next - i))) << (i % 8));
    std::atomic_ref<std::uint8_t>(bits.as<std::uint8_t>()[i / 8])
        .fetch_or(mask, std::memory_order_relaxed);
    i = next;
  }
}

void OutputColumn::SetBits(const Buffer& bits, std::int64_t first, std::uint64_t set) {
  if constexpr (std::endian::native == std::endian::big) set = ByteSwapped(set);
  bits.as<std::uint64_t>()[first / 64] |= set;
}

std::int64_t OutputColumn::CountNulls() const {
  if (!type_.nullable) return 0;
  std::int64_t stated = 0;
  const std::uint64_t* const words = valid_.as<std::uint64_t>();
  for (std::size_t i = 0; i < BytesOf(rows_, 1) / sizeof(*words); ++i) {
    stated += std::popcount(words[i]);
  }
  return rows_ - stated;
}

OwnedArray OutputColumn::Finish(const std::vector<std::string_view>* names) {
  if (names == nullptr) names = type_.names;
  const std::int64_t nulls = CountNulls();
  OwnedArray dictionary = names == nullptr ? OwnedArray() : MakeTexts(*names);
  std::vector<Buffer> buffers;
  buffers.push_back(nulls == 0 ? Buffer() : std::move(valid_));
  buffers.push_back(std::move(values_));
  return MakeArray(rows_, nulls, std::move(buffers), {}, std::move(dictionary));
}

OwnedSchema OutputColumn::SchemaOf(const Type& type) {
  OwnedSchema dictionary = type.names == nullptr ? OwnedSchema() : MakeSchema("u", "", false);
  return MakeSchema(std::string(type.format), std::string(type.name), type.nullable, {},
                    std::move(dictionary));
}

OwnedArray MakeTable(std::int64_t rows, std::vector<OwnedArray> columns) {
  std::vector<Buffer> buffers(1);
  return MakeArray(rows, 0, std::move(buffers), std::move(columns));
}

OwnedArray FinishTable(std::int64_t rows, std::vector<OutputColumn>* columns) {
  std::vector<OwnedArray> arrays;
  arrays.reserve(columns->size());
  for (OutputColumn& column : *columns) arrays.push_back(column.Finish());
  return MakeTable(rows, std::move(arrays));
}

OwnedSchema MakeTableSchema(std::vector<OwnedSchema> columns) {
  return MakeSchema("+s", "", false, std::move(columns));
}

}  // namespace jixiao::batch
