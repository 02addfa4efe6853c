// A JSON document to be written: values, lists, objects in the order of their fields.
//
// Exists beside nlohmann_json's own document because that allocates in its destructor: without
// memory it ends the program, where a caller of ours is owed an error. Escaping is nlohmann_json's.
// Is not read: reading is json_text.h's.
#ifndef JIXIAO_INTERCHANGE_JSON_DOCUMENT_H_
#define JIXIAO_INTERCHANGE_JSON_DOCUMENT_H_

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jixiao/interchange.hpp"

namespace jixiao::interchange {

class Json {  // NOLINT(misc-no-recursion): a copy goes as deep as the schema, not as any text.
 public:
  /// null
  Json(std::nullptr_t = nullptr) : Json(Literal{}, "null") {}                         // NOLINT
  Json(std::string_view text) : kind_(Kind::kString), text_(text) {}                  // NOLINT
  Json(const std::string& text) : Json(std::string_view(text)) {}                     // NOLINT
  Json(const char* text) : Json(std::string_view(text)) {}                            // NOLINT
  Json(std::same_as<bool> auto value) : Json(Literal{}, value ? "true" : "false") {}  // NOLINT
  template <std::integral Integer>
  requires(!std::same_as<Integer, bool> && !std::same_as<Integer, char>)
      Json(Integer value)  // NOLINT: as implicit as the others
      : Json(Literal{}, std::to_string(value)) {}

  /// A number by its digits as written.
  static Json Digits(std::string_view digits) { return Json(Literal{}, digits); }
  static Json array() { return Json(Kind::kArray); }
  static Json object() { return Json(Kind::kObject); }

  void push_back(Json value) { values_.push_back(std::move(value)); }
  /// A new last field of an object, null until it is assigned.
  Json& operator[](std::string_view key) {
    keys_.emplace_back(key);
    return values_.emplace_back();
  }

  /// The text of the document; bytes that are not UTF-8 become U+FFFD.
  std::string Dump(JsonLayout layout) const;

 private:
  enum class Kind : std::uint8_t { kLiteral, kString, kArray, kObject };
  struct Literal {};

  explicit Json(Kind kind) : kind_(kind) {}
  Json(Literal, std::string_view text) : text_(text) {}

  void Append(std::size_t depth, JsonLayout layout, std::string& out) const;

  Kind kind_ = Kind::kLiteral;
  std::string text_;               // of a string, or a literal as written
  std::vector<std::string> keys_;  // of an object, one for each value
  std::vector<Json> values_;
};

}  // namespace jixiao::interchange

#endif  // JIXIAO_INTERCHANGE_JSON_DOCUMENT_H_
