// Code, name, budget and goals of a project.
#include <string>

#include "review/rules.h"

namespace jixiao::review {

void ProjectCodeMissing(const ProjectContext& project, Report& report) {
  // National forms have no code: it is missing where other projects of the filing have one.
  if (project.form_has_code && IsBlank(project.project->code)) {
    report.OfProject(ModelField::kCode);
  }
}

void ProjectNameMissing(const ProjectContext& project, Report& report) {
  if (IsBlank(project.project->name)) report.OfProject(ModelField::kName);
}

void ProjectCodeRepeated(const ProjectContext& project, Report& report) {
  if (project.first_with_code == project.index) return;
  report.OfProject(ModelField::kCode,
                   {project.project->code, std::to_string(project.first_with_code + 1)});
}

void BudgetMissing(const ProjectContext& project, Report& report) {
  const Budget& budget = project.project->budget;
  if (!budget.total && !budget.adjusted) report.OfProject(ModelField::kBudget);
}

void BudgetUnitMissing(const ProjectContext& project, Report& report) {
  const Budget& budget = project.project->budget;
  if ((budget.total || budget.adjusted) && !project.header) {
    report.OfProject(ModelField::kBudget, {budget.unit});
  }
}

void GoalsMissing(const ProjectContext& project, Report& report) {
  for (const std::string& goal : project.project->goals) {
    if (!IsBlank(goal)) return;
  }
  report.OfProject(ModelField::kGoals);
}

}  // namespace jixiao::review
