// Findings and rules of the review → JSON. Only written, never read.
#include "absl/strings/str_replace.h"
#include "interchange/json_fields.h"
#include "jixiao/interchange.hpp"

namespace jixiao {
namespace interchange {
namespace {

Json RowOf(const Finding& finding) { return finding.row == 0 ? Json(nullptr) : Json(finding.row); }

Json WriteSuggestion(const Finding& finding) {
  if (!finding.suggestion) return nullptr;
  Json json = Json::object();
  json["project"] = finding.project_code;
  json["row"] = RowOf(finding);
  json["field"] = ModelFieldName(finding.suggestion->field);
  json["from"] = finding.suggestion->from;
  json["to"] = finding.suggestion->to;
  return json;
}

Json WriteFinding(const Finding& finding, Language language) {
  const ReviewRule& rule = finding.rule();
  Json json = Json::object();
  json["code"] = rule.name;
  json["group"] = FindingGroupName(rule.group);
  json["severity"] = SeverityName(finding.severity);
  json["project"] = finding.project_code;
  json["row"] = RowOf(finding);
  json["field"] = ModelFieldName(finding.field);
  json["begin"] = finding.span.begin;
  json["end"] = finding.span.end;
  json["message"] = finding.Message(language);
  json["suggestion"] = WriteSuggestion(finding);
  return json;
}

Json WriteRule(const ReviewRule& rule, Language language) {
  const bool english = language == Language::kEnglish;
  Json json = Json::object();
  json["code"] = rule.name;
  json["group"] = FindingGroupName(rule.group);
  json["severity"] = SeverityName(rule.severity);
  json["message"] = english ? rule.message_en : rule.message_zh;
  json["reason"] = english ? rule.reason_en : rule.reason_zh;
  json["source"] = rule.source;
  json["example"] = rule.example;
  return json;
}

// Element by element: the tree of a long list would take many times the space of its text.
template <typename Elements, typename Write>
std::string ListToJson(std::string_view name, const Elements& elements, JsonLayout layout,
                       const Write& write) {
  const bool is_indented = layout == JsonLayout::kIndented;
  Json head = Json::object();
  head["format_version"] = 1;
  head[name] = Json::array();
  std::string json = head.Dump(layout);
  const std::string tail = is_indented ? "]\n}" : "]}";
  json.resize(json.size() - tail.size());
  bool first = true;
  for (const auto& element : elements) {
    if (!first) json += ',';
    first = false;
    const std::string text = write(element).Dump(layout);
    json += is_indented ? absl::StrReplaceAll("\n" + text, {{"\n", "\n    "}}) : text;
  }
  if (is_indented && !first) json += "\n  ";
  return json + tail;
}

}  // namespace
}  // namespace interchange

std::string FindingsToJson(std::span<const Finding> findings, Language language,
                           JsonLayout layout) {
  return interchange::ListToJson("findings", findings, layout, [language](const Finding& finding) {
    return interchange::WriteFinding(finding, language);
  });
}

std::string ReviewRulesToJson(Language language, JsonLayout layout) {
  return interchange::ListToJson("rules", ReviewRules(), layout, [language](const ReviewRule& r) {
    return interchange::WriteRule(r, language);
  });
}

}  // namespace jixiao
