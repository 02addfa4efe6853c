#include "properties/threshold_properties.h"

#include <vector>

#include "base/utf8.h"

namespace jixiao::properties {
namespace {

// In text that is not UTF-8 there are no characters whose boundaries could be kept.
bool OnBoundary(std::string_view text, std::uint32_t offset) {
  return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
}

std::string SpanFault(std::string_view text, TextSpan span, bool valid_utf8, const char* what) {
  const std::string where = std::string(what) + " span [" + std::to_string(span.begin) + ", " +
                            std::to_string(span.end) + ")";
  if (span.begin > span.end || span.end > text.size()) return where + " is outside the text";
  if (valid_utf8 && !(OnBoundary(text, span.begin) && OnBoundary(text, span.end))) {
    return where + " cuts a character";
  }
  return {};
}

std::string SpansFault(std::string_view text, const Threshold& threshold) {
  const bool valid = utf8::IsValid(text);
  std::vector<const Threshold*> open = {&threshold};
  while (!open.empty()) {
    const Threshold& node = *open.back();
    open.pop_back();
    for (const Threshold& part : node.parts()) open.push_back(&part);
    if (node.cap() != nullptr) open.push_back(node.cap());
    std::string fault = SpanFault(text, node.comparator_span(), valid, "comparator");
    if (fault.empty()) fault = SpanFault(text, node.number_span(), valid, "number");
    if (fault.empty()) fault = SpanFault(text, node.unit_span(), valid, "unit");
    for (const Diagnostic& diagnostic : node.diagnostics()) {
      if (!fault.empty()) break;
      fault = SpanFault(text, diagnostic.span, valid,
                        std::string(DiagnosticName(diagnostic.code)).c_str());
    }
    if (!fault.empty()) return fault;
  }
  return {};
}

}  // namespace

std::string ThresholdFault(std::string_view text, const ThresholdContext& context) {
  const Threshold threshold = Threshold::Parse(text, context);
  if (threshold.text() != text) return "the text is not kept: " + threshold.text();
  if (std::string fault = SpansFault(text, threshold); !fault.empty()) return fault;

  const std::string canonical = threshold.canonical();
  const std::string kind(ThresholdKindName(threshold.kind()));
  if (threshold.kind() == ThresholdKind::kInvalid) {
    return canonical.empty() ? "" : "invalid, with canonical text " + canonical;
  }
  if (canonical.empty()) return kind + " without canonical text";
  const Threshold again = Threshold::Parse(canonical, context);
  const std::string reading = kind + " " + canonical + ", read again as " +
                              std::string(ThresholdKindName(again.kind())) + " ";
  if (again.canonical() != canonical) return reading + again.canonical();
  if (!(again == threshold)) return reading + "with the same canonical text but another meaning";
  return {};
}

}  // namespace jixiao::properties
