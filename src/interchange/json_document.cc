#include "interchange/json_document.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace jixiao::interchange {
namespace {

bool StandsAsItIs(std::string_view text) {
  const bool plain = std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
  });
  return plain && utf8::IsValid(text);
}

void AppendString(std::string_view text, std::string& out) {
  if (StandsAsItIs(text)) {
    out += '"';
    out += text;
    out += '"';
  } else {
    out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  }
}

void AppendLine(std::size_t depth, JsonLayout layout, std::string& out) {
  if (layout == JsonLayout::kCompact) return;
  out += '\n';
  out.append(2 * depth, ' ');
}

}  // namespace

std::string Json::Dump(JsonLayout layout) const {
  std::string out;
  Append(0, layout, out);
  return out;
}

// NOLINTNEXTLINE(misc-no-recursion): depth is that of the schema, not of any text.
void Json::Append(std::size_t depth, JsonLayout layout, std::string& out) const {
  if (kind_ == Kind::kLiteral) {
    out += text_;
    return;
  }
  if (kind_ == Kind::kString) return AppendString(text_, out);
  out += kind_ == Kind::kArray ? '[' : '{';
  for (std::size_t i = 0; i < values_.size(); ++i) {
    if (i != 0) out += ',';
    AppendLine(depth + 1, layout, out);
    if (kind_ == Kind::kObject) {
      AppendString(keys_[i], out);
      out += layout == JsonLayout::kCompact ? ":" : ": ";
    }
    values_[i].Append(depth + 1, layout, out);
  }
  if (!values_.empty()) AppendLine(depth, layout, out);
  out += kind_ == Kind::kArray ? ']' : '}';
}

}  // namespace jixiao::interchange
