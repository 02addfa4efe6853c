// An actual value is a figure; "≥266米" is a target's form.
#include "review/rules.h"

namespace jixiao::review {

void ActualWithSign(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    if (!row.cells->actual || IsBlank(*row.cells->actual)) continue;
    for (const Diagnostic& diagnostic : row.actual.reading().diagnostics()) {
      if (diagnostic.code != DiagnosticCode::kSignIgnored) continue;
      report.Of(row, {ModelField::kActual, diagnostic.span}, {*row.cells->actual});
    }
  }
}

}  // namespace jixiao::review
