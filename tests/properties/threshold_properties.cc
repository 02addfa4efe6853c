#include "properties/threshold_properties.h"

#include <optional>
#include <vector>

#include "base/fold.h"
#include "base/utf8.h"
#include "threshold/canonical.h"
#include "threshold/syntax.h"

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

// A date that was read is a day, with the year that the context gives.
std::string DatesFault(const Threshold& node) {
  for (const std::optional<Date>& date : {node.date(), node.date_end(), node.date_start()}) {
    if (date && !date->IsValid()) return "no such day: " + date->ToString();
  }
  return {};
}

std::string NodesFault(std::string_view text, const Threshold& threshold) {
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
    if (fault.empty()) fault = DatesFault(node);
    if (!fault.empty()) return fault;
  }
  return {};
}

bool IsInvisible(std::string_view text) {
  const FoldedText folded(text);
  return folded.size() == 0 && folded.bad_byte() == FoldedText::npos;
}

// What became of the characters: pieces that follow each other from the first to the last.
std::string CoverageFault(std::string_view text, const ThresholdContext& context, ReadAs read_as) {
  const std::vector<CoveredSpan> pieces = Coverage(text, context, read_as);
  if (pieces.empty()) return {};
  std::size_t end = 0;
  for (const CoveredSpan& piece : pieces) {
    if (piece.span.begin < end || piece.span.end <= piece.span.begin) return "pieces overlap";
    if (!IsInvisible(text.substr(end, piece.span.begin - end))) {
      return "nobody accounts for " + std::string(text.substr(end, piece.span.begin - end));
    }
    end = piece.span.end;
  }
  return IsInvisible(text.substr(end)) ? "" : "nobody accounts for the end";
}

// The shortcut is of one opinion with the parser.
std::string ShortcutFault(std::string_view text, const ThresholdContext& context) {
  for (const ReadAs read_as : {ReadAs::kTarget, ReadAs::kActual}) {
    const auto quick = ParseNode(text, context, read_as);
    const auto general = ParseGeneral(text, context, read_as);
    const bool same = SameMeaning(*quick, *general) && quick->diagnostics == general->diagnostics &&
                      quick->comparator_span == general->comparator_span &&
                      quick->number_span == general->number_span &&
                      quick->unit_span == general->unit_span;
    if (!same) return "the shortcut reads otherwise";
  }
  return {};
}

}  // namespace

std::string ReadingFault(std::string_view text, const ThresholdContext& context) {
  for (const ReadAs read_as : {ReadAs::kTarget, ReadAs::kActual}) {
    if (std::string fault = CoverageFault(text, context, read_as); !fault.empty()) return fault;
  }
  return ShortcutFault(text, context);
}

std::string ThresholdFault(std::string_view text, const ThresholdContext& context) {
  const Threshold threshold = Threshold::Parse(text, context);
  if (threshold.text() != text) return "the text is not kept: " + threshold.text();
  if (std::string fault = NodesFault(text, threshold); !fault.empty()) return fault;
  if (std::string fault = ReadingFault(text, context); !fault.empty()) return fault;

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
