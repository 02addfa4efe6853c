// What the threshold parser doubts about a target: an error of it makes the cell unreadable, a
// warning ambiguous. Its notes say how the cell was read, and are no findings.
#include "review/rules.h"
#include "review/share_limit.h"

namespace jixiao::review {
namespace {

void ReportDiagnostics(const ProjectContext& project, Severity severity, Report& report) {
  for (const Row& row : project.rows) {
    if (IsBlank(row.cells->target)) continue;
    for (const Diagnostic& diagnostic : row.target.diagnostics()) {
      if (diagnostic.severity() != severity) continue;
      // A share that cannot be is reported as such.
      if (diagnostic.code == DiagnosticCode::kShareAboveOne && IsAboveAll(row)) continue;
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
