// The unit of a figure: there, whole, and of the right scale.
#include <algorithm>
#include <optional>
#include <string>

#include "review/change.h"
#include "review/rules.h"
#include "review/words.h"

namespace jixiao::review {
namespace {

bool Has(const Row& row, DiagnosticCode code) {
  const auto& diagnostics = row.target.diagnostics();
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [code](const Diagnostic& diagnostic) { return diagnostic.code == code; });
}

// The number of the row is that of the budget in the head, whatever their units.
bool HasFigureOfBudget(const ProjectContext& project, const Row& row) {
  const Number* const number = row.target.number();
  const Budget& budget = project.project->budget;
  return number != nullptr && number->form == Number::Form::kPlain && project.budget &&
         budget.total && *budget.total == number->value && budget.total->sign() > 0;
}

std::optional<Suggestion> InHeaderUnit(const ProjectContext& project, const Row& row) {
  const bool sure =
      row.is_economic_cost && HasFigureOfBudget(project, row) && !row.SaysAny(kStandardWords);
  return sure ? WithMoneyUnit(project, row, project.project->budget.unit, *project.budget)
              : std::nullopt;
}

}  // namespace

// Nothing needs no unit; a figure that may be a date is ambiguous, which says more.
void UnitMissing(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    const bool is_bare = row.target.kind() == ThresholdKind::kQuantity && row.figure &&
                         row.target.unit().dimension() == Dimension::kNone;
    if (!is_bare || row.figure->is_zero() || Has(row, DiagnosticCode::kDateOrNumber) ||
        Has(row, DiagnosticCode::kDateSerial)) {
      continue;
    }
    report.OfTarget(row, {row.cells->target}, InHeaderUnit(project, row));
  }
}

void UnitAbbreviated(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    if (!Has(row, DiagnosticCode::kMoneyFromRow) || !row.IsAmount()) continue;
    report.OfTarget(row, row.target.unit_span(), {row.cells->target},
                    WithMoneyUnit(project, row, row.target.unit().name(), *row.figure));
  }
}

// Above the budget it is a cost above the budget, which says more.
void ScaleSuspect(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    const bool is_suspect = row.is_economic_cost && row.IsAmount() &&
                            HasFigureOfBudget(project, row) && *row.figure < *project.budget &&
                            !row.SaysAny(kStandardWords);
    if (!is_suspect) continue;
    const bool sure = ContainsAny(row.name, kTotalWords);
    report.OfTarget(row, row.target.unit_span(), {row.cells->target, project.BudgetText()},
                    sure ? InHeaderUnit(project, row) : std::nullopt);
  }
}

}  // namespace jixiao::review
