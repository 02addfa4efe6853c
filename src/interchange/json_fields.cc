#include "interchange/json_fields.h"

#include <charconv>

#include "absl/strings/str_cat.h"

namespace jixiao::interchange {

std::vector<FieldFault> JsonReader::TakeFaults() {
  std::vector<FieldFault> faults;
  for (const Diagnostic& diagnostic : TakeDiagnostics()) {
    if (diagnostic.code == DiagnosticCode::kJsonNumberUnquoted) continue;
    faults.push_back({.field = diagnostic.arguments.empty() ? "" : diagnostic.arguments.front(),
                      .message = {diagnostic.Message(Language::kChinese),
                                  diagnostic.Message(Language::kEnglish)},
                      .line = diagnostic.line});
  }
  return faults;
}

std::string Join(std::span<const std::string_view> names) {
  std::string joined;
  for (const std::string_view name : names) {
    if (!joined.empty()) joined += " | ";
    joined += name;
  }
  return joined;
}

Status CheckFormatVersion(const JsonValue& root) {
  constexpr std::string_view kVersion = "1";
  if (root.kind() != JsonKind::kObject) {
    return Status(StatusCode::kInvalidFormat,
                  absl::StrCat("the JSON document must be an object, not: ",
                               std::string(JsonKindName(root.kind()))));
  }
  for (const JsonValue& member : root.children()) {
    if (member.key() != "format_version") continue;
    if (member.kind() == JsonKind::kNumber && member.text() == kVersion) return Status();
    return Status(StatusCode::kInvalidFormat,
                  absl::StrCat("line ", member.line(), ": format_version is ",
                               std::string(member.text()), "; this version of jixiao reads 1"));
  }
  return Status(StatusCode::kInvalidFormat,
                "\"format_version\": 1 is missing; check that this is a jixiao file");
}

bool ReadJson(JsonReader& reader, const JsonValue& value, std::string& target) {
  if (value.kind() != JsonKind::kString) return reader.ReportType(value, "string");
  target = value.text();
  return true;
}

bool ReadJson(JsonReader& reader, const JsonValue& value, bool& target) {
  if (value.kind() != JsonKind::kBoolean) return reader.ReportType(value, "boolean");
  target = value.text() == "true";
  return true;
}

bool ReadJson(JsonReader& reader, const JsonValue& value, int& target) {
  if (value.kind() != JsonKind::kNumber) return reader.ReportType(value, "number");
  const std::string_view digits = value.text();
  int read = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), read);
  if (error != std::errc() || end != digits.data() + digits.size()) {
    return reader.ReportValue(value, "1, 2, 3 …");
  }
  target = read;
  return true;
}

bool ReadJson(JsonReader& reader, const JsonValue& value, Decimal& target) {
  if (value.kind() != JsonKind::kString && value.kind() != JsonKind::kNumber) {
    return reader.ReportType(value, "string");
  }
  const Result<Decimal> decimal = Decimal::Parse(value.text());
  if (!decimal.ok()) return reader.ReportValue(value, "\"12.50\"");
  if (value.kind() == JsonKind::kNumber) {
    reader.Report(DiagnosticCode::kJsonNumberUnquoted, value, {std::string(value.text())});
  }
  target = *decimal;
  return true;
}

Json WriteJson(const std::string& value) { return value; }
Json WriteJson(const bool& value) { return value; }
Json WriteJson(const int& value) { return value; }
Json WriteJson(const Decimal& value) { return value.ToString(); }

}  // namespace jixiao::interchange
