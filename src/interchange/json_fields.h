// A struct's JSON form as one table of fields, each row of which both reads and writes: what is
// written can be read, in the order of the table. Also the reports of what a text has that no table
// knows. Does not hold a schema of its own: those stand beside the structs' readers.
#ifndef JIXIAO_INTERCHANGE_JSON_FIELDS_H_
#define JIXIAO_INTERCHANGE_JSON_FIELDS_H_

#include <array>
#include <bitset>
#include <cstddef>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "interchange/diagnostic_list.h"
#include "interchange/json_document.h"
#include "interchange/json_text.h"
#include "jixiao/decimal.hpp"
#include "jixiao/diagnostic.hpp"
#include "jixiao/interchange.hpp"
#include "jixiao/status.hpp"

namespace jixiao::interchange {

/// Where a reading stands, and what it has to report. The reports return false, so that a reader of
/// a value can end with them.
class JsonReader {
 public:
  /// A diagnostic about `at`; its first argument is the JSON path, `more` are the others.
  bool Report(DiagnosticCode code, const JsonValue& at, std::vector<std::string> more = {}) {
    more.insert(more.begin(), path_.empty() ? "$" : path_);
    diagnostics_.Add(
        {.code = code, .span = at.span(), .line = at.line(), .arguments = std::move(more)});
    return false;
  }
  bool ReportType(const JsonValue& at, std::string_view expected) {
    return Report(DiagnosticCode::kJsonWrongType, at,
                  {std::string(expected), std::string(JsonKindName(at.kind()))});
  }
  bool ReportValue(const JsonValue& at, std::string_view expected) {
    return Report(DiagnosticCode::kJsonBadValue, at,
                  {std::string(at.text()), std::string(expected)});
  }
  std::vector<Diagnostic> TakeDiagnostics() { return diagnostics_.Take(); }
  /// The reports as faults of a file that must not be used with any. A decimal written as a number
  /// is none: it is exact and says what it says.
  std::vector<FieldFault> TakeFaults();

  /// A step of the path, for as long as it lives.
  class Step {
   public:
    Step(JsonReader& reader, std::string_view key) : reader_(reader), size_(reader.path_.size()) {
      if (size_ != 0) reader_.path_ += '.';
      reader_.path_ += key;
    }
    Step(JsonReader& reader, std::size_t index) : reader_(reader), size_(reader.path_.size()) {
      reader_.path_ += '[' + std::to_string(index) + ']';
    }
    ~Step() { reader_.path_.resize(size_); }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;

   private:
    JsonReader& reader_;
    std::size_t size_;
  };

 private:
  std::string path_;
  DiagnosticList diagnostics_;
};

/// One field of T. `read` returns false where it reported the value instead of taking it.
template <typename T>
struct Field {
  std::string_view name;
  bool (*read)(JsonReader&, const JsonValue&, T&);
  Json (*write)(const T&);
};

/// Specialised for each struct with `static const Field<T> kFields[]`.
template <typename T>
struct JsonFields;
/// Specialised for each enum with `Name` (of a member), `Parse` (of a name) and `Names` (all).
template <typename E>
struct JsonNames;
/// A specialisation from the function that names a member, and the members.
template <auto kNameOf, auto kFirst, auto... kOthers>
struct NamesOf {
  using E = decltype(kFirst);
  static std::string_view Name(E member) { return kNameOf(member); }
  static std::optional<E> Parse(std::string_view name) {
    for (const E member : {kFirst, kOthers...}) {
      if (kNameOf(member) == name) return member;
    }
    return std::nullopt;
  }
  static std::array<std::string_view, 1 + sizeof...(kOthers)> Names() {
    return {kNameOf(kFirst), kNameOf(kOthers)...};
  }
};

template <typename T>
concept HasJsonFields = requires {
  std::size(JsonFields<T>::kFields);
};
template <typename T>
concept HasJsonNames = requires {
  JsonNames<T>::Names();
};
template <typename T>
inline constexpr bool kIsOptional = false;
template <typename T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

/// "a | b | c": the names that a message offers.
std::string Join(std::span<const std::string_view> names);
/// OK where `root` is an object whose `format_version` is the one this library reads and writes.
Status CheckFormatVersion(const JsonValue& root);

// --- One value. ReadJson returns false where it reported the value instead of taking it.
// ----------

bool ReadJson(JsonReader& reader, const JsonValue& value, std::string& target);
bool ReadJson(JsonReader& reader, const JsonValue& value, bool& target);
bool ReadJson(JsonReader& reader, const JsonValue& value, int& target);
/// A string; a number is taken by its digits, with a warning.
bool ReadJson(JsonReader& reader, const JsonValue& value, Decimal& target);
template <HasJsonNames E>
bool ReadJson(JsonReader& reader, const JsonValue& value, E& target);
template <typename T>
bool ReadJson(JsonReader& reader, const JsonValue& value, std::optional<T>& target);
template <typename T>
bool ReadJson(JsonReader& reader, const JsonValue& value, std::vector<T>& target);
template <HasJsonFields T>
bool ReadJson(JsonReader& reader, const JsonValue& value, T& target);

Json WriteJson(const std::string& value);
Json WriteJson(const bool& value);
Json WriteJson(const int& value);
Json WriteJson(const Decimal& value);
template <HasJsonNames E>
Json WriteJson(const E& value);
template <typename T>
Json WriteJson(const std::optional<T>& value);
template <typename T>
Json WriteJson(const std::vector<T>& values);
template <HasJsonFields T>
Json WriteJson(const T& value);

template <HasJsonNames E>
bool ReadJson(JsonReader& reader, const JsonValue& value, E& target) {
  if (value.kind() != JsonKind::kString) return reader.ReportType(value, "string");
  const std::optional<E> member = JsonNames<E>::Parse(value.text());
  if (!member) return reader.ReportValue(value, Join(JsonNames<E>::Names()));
  target = *member;
  return true;
}

template <typename T>
bool ReadJson(JsonReader& reader, const JsonValue& value, std::optional<T>& target) {
  T read{};
  if (!ReadJson(reader, value, read)) return false;
  target = std::move(read);
  return true;
}

template <typename T>
bool ReadJson(JsonReader& reader, const JsonValue& value, std::vector<T>& target) {
  if (value.kind() != JsonKind::kArray) return reader.ReportType(value, "array");
  target.clear();
  bool whole = true;
  for (const JsonValue& element : value.children()) {
    const JsonReader::Step step(reader, target.size());
    // An element that is reported keeps its place, so that those after it keep theirs.
    whole &= ReadJson(reader, element, target.emplace_back());
  }
  return whole;
}

template <HasJsonFields T>
bool ReadJson(JsonReader& reader, const JsonValue& value, T& target) {
  if (value.kind() != JsonKind::kObject) return reader.ReportType(value, "object");
  constexpr std::size_t kCount = std::size(JsonFields<T>::kFields);
  std::bitset<kCount> seen;
  bool whole = true;
  for (const JsonValue& member : value.children()) {
    const JsonReader::Step step(reader, member.key());
    std::size_t index = 0;
    while (index < kCount && JsonFields<T>::kFields[index].name != member.key()) ++index;
    if (index == kCount) {
      reader.Report(DiagnosticCode::kJsonUnknownField, member);
      continue;
    }
    if (seen[index]) {
      whole = reader.Report(DiagnosticCode::kJsonRepeatedField, member);
      continue;
    }
    seen[index] = true;
    whole &= JsonFields<T>::kFields[index].read(reader, member, target);
  }
  return whole;
}

template <HasJsonNames E>
Json WriteJson(const E& value) {
  return std::string(JsonNames<E>::Name(value));
}
template <typename T>
Json WriteJson(const std::optional<T>& value) {
  return value ? WriteJson(*value) : Json(nullptr);
}
template <typename T>
Json WriteJson(const std::vector<T>& values) {
  Json array = Json::array();
  for (const T& value : values) array.push_back(WriteJson(value));
  return array;
}
template <HasJsonFields T>
Json WriteJson(const T& value) {
  Json object = Json::object();
  for (const Field<T>& field : JsonFields<T>::kFields) {
    object[field.name] = field.write(value);
  }
  return object;
}

/// The row of a table for a member that is read and written as its type is. Null means "not
/// stated": no value for an optional member, the default for any other.
template <auto kMember, typename T>
constexpr Field<T> MakeField(std::string_view name) {
  return {name,
          [](JsonReader& reader, const JsonValue& value, T& target) {
            if (value.kind() != JsonKind::kNull) {
              return ReadJson(reader, value, target.*kMember);
            }
            if constexpr (kIsOptional<std::remove_reference_t<decltype(target.*kMember)>>) {
              (target.*kMember).reset();
            }
            return true;
          },
          [](const T& value) { return WriteJson(value.*kMember); }};
}

// --- Specialisations that several rooms' files have in common -----------------------------------

template <>
struct JsonNames<BudgetLineKind>
    : NamesOf<BudgetLineKindName, BudgetLineKind::kFiscal, BudgetLineKind::kCarriedOver,
              BudgetLineKind::kOther, BudgetLineKind::kBasic, BudgetLineKind::kPersonnel,
              BudgetLineKind::kPublic, BudgetLineKind::kProjects> {};

template <>
struct JsonFields<LocalizedText> {
  using T = LocalizedText;
  static constexpr Field<T> kFields[] = {
      MakeField<&T::zh, T>("zh"),
      MakeField<&T::en, T>("en"),
  };
};

}  // namespace jixiao::interchange

#endif  // JIXIAO_INTERCHANGE_JSON_FIELDS_H_
