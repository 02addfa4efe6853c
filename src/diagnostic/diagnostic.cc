// Codes, severities and messages, all from diagnostic_codes.def. Does not decide when a
// diagnostic is due: that is each room's own rule.
#include "jixiao/diagnostic.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/text.h"

namespace jixiao {
namespace {

struct Entry {
  DiagnosticCode code;
  std::string_view name;
  Severity severity;
  std::string_view zh;
  std::string_view en;
};

constexpr auto kEntries = std::to_array<Entry>({
#define JIXIAO_DIAGNOSTIC(number, constant, name, severity, zh, en) \
  {DiagnosticCode::constant, name, Severity::severity, zh, en},
#include "jixiao/diagnostic_codes.def"
#undef JIXIAO_DIAGNOSTIC
});

static_assert(std::is_sorted(kEntries.begin(), kEntries.end(),
                             [](const Entry& a, const Entry& b) { return a.code < b.code; }),
              "diagnostic_codes.def is in order of its numbers");

constexpr Entry kUnknown = {DiagnosticCode{}, "unknown", Severity::kError, "未知诊断",
                            "unknown diagnostic"};

const Entry& Find(DiagnosticCode code) {
  const auto* const at = std::lower_bound(
      kEntries.begin(), kEntries.end(), code,
      [](const Entry& entry, DiagnosticCode wanted) { return entry.code < wanted; });
  return at != kEntries.end() && at->code == code ? *at : kUnknown;
}

}  // namespace

std::string_view SeverityName(Severity severity) {
  switch (severity) {
#define JIXIAO_MEMBER(number, constant, name) \
  case Severity::constant:                    \
    return name;
#include "jixiao/enums/severity.def"
#undef JIXIAO_MEMBER
  }
  return "unknown";
}

std::string_view DiagnosticSourceName(DiagnosticSource source) {
  switch (source) {
#define JIXIAO_MEMBER(number, constant, name) \
  case DiagnosticSource::constant:            \
    return name;
#include "jixiao/enums/source.def"
#undef JIXIAO_MEMBER
  }
  return "unknown";
}

std::string_view DiagnosticName(DiagnosticCode code) { return Find(code).name; }
Severity DiagnosticSeverity(DiagnosticCode code) { return Find(code).severity; }

std::optional<DiagnosticCode> FindDiagnosticCode(std::string_view name) {
  for (const Entry& entry : kEntries) {
    if (entry.name == name) return entry.code;
  }
  return std::nullopt;
}

std::string Diagnostic::Message(Language language) const {
  const Entry& entry = Find(code);
  return FillMessage(language == Language::kEnglish ? entry.en : entry.zh, arguments);
}

}  // namespace jixiao
