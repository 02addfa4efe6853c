// JSON text → a flat tree of values with their places, for the readers of this room.
//
// Keeps what a usual document object loses and an exact reader needs: the digits of a number as
// written, repeated keys, and line and byte of each value. Syntax is nlohmann_json's.
// Does not interpret: no types, no schema.
#ifndef JIXIAO_INTERCHANGE_JSON_TEXT_H_
#define JIXIAO_INTERCHANGE_JSON_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/limits.hpp"
#include "jixiao/status.hpp"
#include "jixiao/text_span.hpp"

namespace jixiao::interchange {

enum class JsonKind : std::uint8_t { kNull, kBoolean, kNumber, kString, kArray, kObject };
/// "null", "boolean" … as JSON itself calls them.
std::string_view JsonKindName(JsonKind kind);

class JsonText;

/// One value inside a JsonText, which must outlive it.
class JsonValue {
 public:
  JsonKind kind() const;
  /// The string, the digits of the number as written, "true" or "false"; else empty.
  std::string_view text() const;
  /// The key under which it stands in its object; empty elsewhere.
  std::string_view key() const;
  TextSpan span() const;
  std::uint32_t line() const;
  /// Elements of an array, members of an object; none for other kinds.
  std::vector<JsonValue> children() const;

 private:
  friend class JsonText;
  JsonValue(const JsonText& owner, std::size_t index) : owner_(&owner), index_(index) {}
  const JsonText* owner_;
  std::size_t index_;
};

class JsonText {
 public:
  /// Deepest nesting that is read; the schemas of this room need eight.
  static constexpr std::size_t kMaxDepth = 32;

  /// kInvalidFormat with line and byte, kInvalidUtf8, kLimitExceeded (bytes, nesting, or more
  /// elements of lists than there may be rows).
  static Result<JsonText> Parse(std::string_view text, const Limits& limits);

  JsonValue root() const { return JsonValue(*this, 0); }

 private:
  friend class JsonValue;
  friend class TreeBuilder;

  // In the order of the text; the children of a value follow it directly, up to `after`.
  struct Node {
    JsonKind kind;
    std::uint32_t line;
    TextSpan span;
    std::size_t key_begin, text_begin, text_end;
    std::size_t after;
  };
  std::vector<Node> nodes_;
  std::string strings_;
};

}  // namespace jixiao::interchange

#endif  // JIXIAO_INTERCHANGE_JSON_TEXT_H_
