// Threshold → parse record. Every field stands only for the kinds that have it; see docs/cli.md.
#include "interchange/json_fields.h"
#include "interchange/records.h"
#include "jixiao/interchange.hpp"

namespace jixiao {
namespace interchange {
namespace {

bool HasComparator(ThresholdKind kind) {
  return kind == ThresholdKind::kQuantity || kind == ThresholdKind::kDeadline ||
         kind == ThresholdKind::kChange;
}

// The unit of a text's own is comparable with itself only: it has no base.
bool HasBase(const Threshold& threshold) {
  return threshold.unit().dimension() != Dimension::kOther;
}

Json WriteBase(const std::optional<Rational>& value) {
  return value ? Json(value->ToString()) : Json(nullptr);
}

Json WriteBound(const Threshold& threshold, const Bound* bound) {
  if (bound == nullptr) return nullptr;
  Json json = Json::object();
  json["value"] = bound->number.ToString();
  if (HasBase(threshold)) json["base_value"] = WriteBase(threshold.BaseOf(*bound));
  json["closed"] = bound->closed;
  return json;
}

void AppendValue(const Threshold& threshold, Json& json) {
  const bool has_bounds = threshold.lower() != nullptr || threshold.upper() != nullptr;
  const Number* number = threshold.number();
  if (number == nullptr && !has_bounds) return;
  if (number != nullptr) json["value"] = number->ToString();
  json["unit"] = threshold.unit().name();
  json["dimension"] = DimensionName(threshold.unit().dimension());
  if (HasBase(threshold)) {
    if (number != nullptr) json["base_value"] = WriteBase(threshold.base_value());
    json["base_unit"] = threshold.unit().base_name();
  }
  if (has_bounds) {
    json["lower"] = WriteBound(threshold, threshold.lower());
    json["upper"] = WriteBound(threshold, threshold.upper());
  }
}

void AppendDates(const Threshold& threshold, Json& json) {
  if (const auto date = threshold.date()) json["date"] = date->ToString();
  if (const auto end = threshold.date_end()) json["date_end"] = end->ToString();
}

// Depth is that of the structure, which the parser bounds; it does not grow with the text.
// NOLINTNEXTLINE(misc-no-recursion)
Json WriteRecord(const Threshold& threshold, Language language) {
  Json json = Json::object();
  const ThresholdKind kind = threshold.kind();
  json["text"] = threshold.text();
  json["kind"] = ThresholdKindName(kind);
  if (HasComparator(kind)) {
    json["comparator"] = ComparatorName(threshold.comparator());
    if (threshold.is_bare()) json["bare"] = true;
  }
  AppendValue(threshold, json);
  AppendDates(threshold, json);
  if (kind == ThresholdKind::kChange) {
    json["direction"] = threshold.direction() == ChangeDirection::kUp ? "up" : "down";
    json["reference"] = threshold.reference();
  }
  if (kind == ThresholdKind::kCappedShare) {
    json["of"] = threshold.of();
    json["cap"] = threshold.cap() ? WriteRecord(*threshold.cap(), language) : Json(nullptr);
  }
  if (kind == ThresholdKind::kCompound) {
    Json parts = Json::array();
    for (const Threshold& part : threshold.parts()) parts.push_back(WriteRecord(part, language));
    json["parts"] = std::move(parts);
    json["connective"] = threshold.connective() == Connective::kAll ? "all" : "any";
  }
  if (kind == ThresholdKind::kQualitative) {
    const std::string_view name = TextClassName(threshold.text_class());
    json["class"] = name.empty() ? Json(nullptr) : Json(name);
  }
  if (kind != ThresholdKind::kInvalid) json["canonical"] = threshold.canonical();
  json["diagnostics"] = WriteDiagnostics(threshold.diagnostics(), language);
  return json;
}

}  // namespace
}  // namespace interchange

std::string ThresholdToJson(const Threshold& threshold, Language language) {
  return interchange::WriteRecord(threshold, language).Dump(JsonLayout::kCompact);
}

}  // namespace jixiao
