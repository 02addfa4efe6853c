#include "interchange/document_list.h"

#include "absl/strings/str_replace.h"

namespace jixiao::interchange {

DocumentList::DocumentList(std::initializer_list<std::pair<std::string_view, Json>> head,
                           JsonLayout layout)
    : layout_(layout) {
  Json json = Json::object();
  json["format_version"] = 1;
  for (const auto& [name, value] : head) json[name] = value;
  json["projects"] = Json::array();
  json_ = json.Dump(layout);
  const std::string_view tail = layout == JsonLayout::kIndented ? "]\n}" : "]}";
  json_.resize(json_.size() - tail.size());
}

void DocumentList::Add(const Json& project) {
  const bool is_indented = layout_ == JsonLayout::kIndented;
  if (!is_empty_) json_ += ',';
  is_empty_ = false;
  const std::string text = project.Dump(layout_);
  json_ += is_indented ? absl::StrReplaceAll("\n" + text, {{"\n", "\n    "}}) : text;
}

std::string DocumentList::Take() {
  if (layout_ == JsonLayout::kIndented) json_ += is_empty_ ? "]\n}" : "\n  ]\n}";
  if (layout_ == JsonLayout::kCompact) json_ += "]}";
  return std::move(json_);
}

}  // namespace jixiao::interchange
