// Arrow columns for tests: struct arrays built from plain values, and results read back as texts.
#ifndef JIXIAO_TESTS_PROPERTIES_ARROW_COLUMNS_H_
#define JIXIAO_TESTS_PROPERTIES_ARROW_COLUMNS_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/arrow.hpp"

namespace jixiao::properties {

using Cells = std::vector<std::optional<std::string>>;

/// One array or schema with everything that it points to, open to a test that breaks it. Its
/// release only says so.
struct Node {
  ArrowSchema schema{};
  ArrowArray array{};
  std::string format;
  std::string name;
  std::vector<std::string> bytes;  // buffers
  std::vector<const void*> buffers;
  std::vector<std::unique_ptr<Node>> children;
  std::unique_ptr<Node> dictionary;
  std::vector<ArrowSchema*> child_schemas;
  std::vector<ArrowArray*> child_arrays;

  /// Makes the structs point to what the node holds.
  void Link();
};

/// How texts are laid out.
enum class TextLayout { kOffsets32, kOffsets64, kViews, kDictionary, kDictionaryOfViews };

/// A column of texts; `padding` slots stand before the first that counts (the array's offset).
std::unique_ptr<Node> TextColumn(const std::string& name, const Cells& cells,
                                 TextLayout layout = TextLayout::kOffsets32, int padding = 0);
/// Integers of one of the formats c C s S i I l L, or tdD.
std::unique_ptr<Node> IntegerColumn(const std::string& name, const std::string& format,
                                    const std::vector<std::optional<std::int64_t>>& values,
                                    int padding = 0);
/// decimal128(38, scale) with these coefficients.
std::unique_ptr<Node> DecimalColumn(const std::string& name, int scale,
                                    const std::vector<std::optional<std::int64_t>>& values,
                                    int padding = 0);
std::unique_ptr<Node> BooleanColumn(const std::string& name,
                                    const std::vector<std::optional<bool>>& values,
                                    int padding = 0);
/// A struct array of these columns.
std::unique_ptr<Node> TableOf(std::vector<std::unique_ptr<Node>> columns, std::int64_t rows);

/// A stream that gives one table `times` times. Released, it begins anew and can be used again.
class Source {
 public:
  Source(const Node* table, int times);
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  ArrowArrayStream* stream() { return &stream_; }
  /// Of any stream: whether it is one of these.
  static bool IsSource(const ArrowArrayStream& stream);
  /// What get_next returns instead of an array once all are given; 0: the end.
  void FailWith(int code) { failure_ = code; }

 private:
  static int GetSchema(ArrowArrayStream* stream, ArrowSchema* out);
  static int GetNext(ArrowArrayStream* stream, ArrowArray* out);
  static const char* GetLastError(ArrowArrayStream* stream);
  static void Release(ArrowArrayStream* stream);

  const Node* table_;
  int times_;
  int given_ = 0;
  int failure_ = 0;
  ArrowArrayStream stream_{};
};

/// A result, released at the end.
class Result {
 public:
  Result() = default;
  Result(const Result&) = delete;
  Result& operator=(const Result&) = delete;
  ~Result();

  ArrowSchema* schema() { return &schema_; }
  ArrowArray* array() { return &array_; }
  std::int64_t rows() const { return array_.length; }
  std::vector<std::string> names() const;
  /// A slot as text: the name of an enum, plain decimals without trailing zeros behind the point
  /// where `trim`, ISO dates, "true"; empty for null.
  std::optional<std::string> At(std::string_view column, std::int64_t row, bool trim = true) const;
  /// All of a row: {column: text} of what is not null.
  std::map<std::string, std::string> Row(std::int64_t row) const;

 private:
  ArrowSchema schema_{};
  ArrowArray array_{};
};

}  // namespace jixiao::properties

#endif  // JIXIAO_TESTS_PROPERTIES_ARROW_COLUMNS_H_
