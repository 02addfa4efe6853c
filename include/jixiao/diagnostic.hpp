// What is questionable about a text: the second of the library's two families of errors.
//
// The table of codes, with their severities and messages in both languages, is
// diagnostic_codes.def. Codes are stable; members are only ever appended.
#ifndef JIXIAO_DIAGNOSTIC_HPP_
#define JIXIAO_DIAGNOSTIC_HPP_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/language.hpp"
#include "jixiao/text_span.hpp"

namespace jixiao {

enum class Severity : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/severity.def"
#undef JIXIAO_MEMBER
};

/// "note", "warning" or "error".
std::string_view SeverityName(Severity severity);

enum class DiagnosticCode : std::int32_t {
#define JIXIAO_DIAGNOSTIC(number, constant, name, severity, zh, en) constant = (number),
#include "jixiao/diagnostic_codes.def"
#undef JIXIAO_DIAGNOSTIC
};

/// Stable name of a code, such as "number_in_text".
std::string_view DiagnosticName(DiagnosticCode code);
Severity DiagnosticSeverity(DiagnosticCode code);
/// The code of a name; empty where no code has it.
std::optional<DiagnosticCode> FindDiagnosticCode(std::string_view name);

/// The text that a diagnostic speaks of.
enum class DiagnosticSource : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/source.def"
#undef JIXIAO_MEMBER
};
/// "none", "target", "actual", "base", "standard", "document".
std::string_view DiagnosticSourceName(DiagnosticSource source);

struct Diagnostic {
  DiagnosticCode code{};
  /// Where in the text that `source` names: the cell for thresholds and actuals, the whole document
  /// (file) for published text, JSON and CSV.
  TextSpan span{};
  /// Line counted from 1 where the text has lines; 0 for a single cell.
  std::uint32_t line = 0;
  /// Fill {0}, {1} … of the message.
  std::vector<std::string> arguments{};
  /// kNone where no text is meant, or the only one that was handed over (Threshold::diagnostics).
  DiagnosticSource source = DiagnosticSource::kNone;
  /// The cell in words of its source, where a grid was read: "Sheet1!B3"; else empty.
  std::string place{};

  Severity severity() const { return DiagnosticSeverity(code); }
  /// The sentence for a person, arguments filled in.
  std::string Message(Language language) const;

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

}  // namespace jixiao

#endif  // JIXIAO_DIAGNOSTIC_HPP_
