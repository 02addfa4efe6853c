// Diagnostics, one by one.
#include "internal.h"

using namespace jixiao::capi;  // NOLINT
using jixiao::Diagnostic;
using jixiao::Status;

void jixiao_diagnostics_destroy(jixiao_diagnostics* diagnostics) { Destroy(diagnostics); }

size_t jixiao_diagnostics_count(const jixiao_diagnostics* diagnostics) {
  return diagnostics == nullptr ? 0 : Unwrap(diagnostics)->size();
}

int32_t jixiao_diagnostics_at(const jixiao_diagnostics* diagnostics, size_t index,
                              const jixiao_diagnostic** out, jixiao_error** error) {
  return Guard(error, Check().NotNull(diagnostics, "diagnostics").Out(out), [&] {
    const std::vector<Diagnostic>& list = *Unwrap(diagnostics);
    if (index >= list.size()) return IndexTooLarge("index", index, list.size());
    *out = Lend<jixiao_diagnostic>(&list[index]);
    return Status();
  });
}

int32_t jixiao_diagnostic_get(const jixiao_diagnostic* diagnostic, jixiao_diagnostic_info* out,
                              jixiao_error** error) {
  return Guard(error, Check().NotNull(diagnostic, "diagnostic").Versioned(out, "out"), [&] {
    const Diagnostic& from = *Unwrap(diagnostic);
    WriteStruct({.struct_size = 0,
                 .code = ToNumber(from.code),
                 .severity = ToNumber(from.severity()),
                 .name = View(DiagnosticName(from.code)),
                 .span = ToC(from.span),
                 .line = from.line,
                 .argument_count = from.arguments.size(),
                 .source = ToNumber(from.source),
                 .reserved = 0,
                 .place = View(from.place)},
                out);
    return Status();
  });
}

int32_t jixiao_diagnostic_message(const jixiao_diagnostic* diagnostic, int32_t language,
                                  jixiao_text** out, jixiao_error** error) {
  const Check check = Check()
                          .NotNull(diagnostic, "diagnostic")
                          .Enum(language, JIXIAO_ENUMERATION_LANGUAGE, "language")
                          .Out(out);
  return Guard(error, check, [&] {
    GiveCopy(out, Unwrap(diagnostic)->Message(ToLanguage(language)));
    return Status();
  });
}

int32_t jixiao_diagnostic_argument(const jixiao_diagnostic* diagnostic, size_t index,
                                   jixiao_view* out, jixiao_error** error) {
  return Guard(error, Check().NotNull(diagnostic, "diagnostic").Out(out), [&] {
    const std::vector<std::string>& arguments = Unwrap(diagnostic)->arguments;
    if (index >= arguments.size()) return IndexTooLarge("index", index, arguments.size());
    *out = View(arguments[index]);
    return Status();
  });
}
