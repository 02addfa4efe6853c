// What a form filled in at the end of the year must have before it is handed in. A column that no
// row fills is not in the form, or not filled in yet.
#include <algorithm>
#include <string>

#include "base/text.h"
#include "jixiao/assess.hpp"
#include "review/rules.h"

namespace jixiao::review {
namespace {

bool HasActual(const Indicator& row) {
  return HasText(row.actual) || row.achievement || row.degree;
}
bool HasScore(const Indicator& row) { return row.score.has_value(); }

// Rows that count and lack what others have; a row that another stands for counts no more.
template <typename Has>
void ReportLacking(const ProjectContext& project, ModelField field, const Has& has,
                   Report& report) {
  const auto& rows = project.project->indicators;
  if (std::none_of(rows.begin(), rows.end(), has)) return;
  const ProjectWeights weights = WeightsOf(*project.project, *project.policy);
  for (const Row& row : project.rows) {
    const bool counts = row.cells->applicable && weights.rows[row.number - 1].replaced_by == 0;
    if (counts && !has(*row.cells)) report.OfCell(row, field);
  }
}

}  // namespace

void ActualMissing(const ProjectContext& project, Report& report) {
  ReportLacking(project, ModelField::kActual, &HasActual, report);
}

void ScoreMissing(const ProjectContext& project, Report& report) {
  ReportLacking(project, ModelField::kScore, &HasScore, report);
}

void ReasonMissing(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    const Indicator& cells = *row.cells;
    if (!cells.applicable || !cells.score || !cells.weight || HasText(cells.reason)) continue;
    if (*cells.score < *cells.weight) {
      report.OfCell(row, ModelField::kReason, {cells.score->ToString(), cells.weight->ToString()});
    }
  }
}

void ScoreAboveWeight(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    const Indicator& cells = *row.cells;
    if (!cells.score || !cells.weight || *cells.score <= *cells.weight) continue;
    report.OfCell(row, ModelField::kScore, {cells.score->ToString(), cells.weight->ToString()});
  }
}

void SpentAboveBudget(const ProjectContext& project, Report& report) {
  const Budget& budget = project.project->budget;
  const std::optional<Decimal>& base = budget.adjusted ? budget.adjusted : budget.total;
  if (!base || !budget.spent || *budget.spent <= *base) return;
  report.OfProject(ModelField::kBudget, {budget.spent->ToString(), base->ToString()});
}

}  // namespace jixiao::review
