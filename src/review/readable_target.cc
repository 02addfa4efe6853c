// What the threshold parser doubts about a target: an error of it makes the cell unreadable, a
// warning ambiguous. Its notes say how the cell was read, and are no findings.
#include "review/rules.h"
#include "review/share_limit.h"

namespace jixiao::review {
namespace {

// A share that cannot be, and a number of which nothing is known (若干家), which is no figure.
bool HasRuleOfItsOwn(const Row& row, DiagnosticCode code) {
  if (code == DiagnosticCode::kShareAboveOne) return IsAboveAll(row);
  return code == DiagnosticCode::kVagueCount && row.target.kind() == ThresholdKind::kQualitative;
}

void ReportDiagnostics(const ProjectContext& project, Severity severity, Report& report) {
  for (const Row& row : project.rows) {
    if (IsBlank(row.cells->target)) continue;
    for (const Diagnostic& diagnostic : row.target.diagnostics()) {
      if (diagnostic.severity() != severity) continue;
      if (HasRuleOfItsOwn(row, diagnostic.code)) continue;
      report.OfTarget(
          row, diagnostic.span,
          {diagnostic.Message(Language::kChinese), diagnostic.Message(Language::kEnglish)});
    }
  }
}

}  // namespace

void TargetUnreadable(const ProjectContext& project, Report& report) {
  ReportDiagnostics(project, Severity::kError, report);
}

void TargetAmbiguous(const ProjectContext& project, Report& report) {
  ReportDiagnostics(project, Severity::kWarning, report);
}

}  // namespace jixiao::review
