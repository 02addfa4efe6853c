// An assessment as a table for spreadsheets. Only written, never read.
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "interchange/csv_text.h"
#include "jixiao/interchange.hpp"

namespace jixiao {
namespace interchange {
namespace {

constexpr std::array<CsvColumn, 16> kColumns = {{
    {"项目编码", "Project code"},
    {"项目名称", "Project"},
    {"一级指标", "Level 1"},
    {"二级指标", "Level 2"},
    {"三级指标", "Level 3"},
    {"指标值", "Target"},
    {"实际完成值", "Actual"},
    {"判定", "Status"},
    {"完成率", "Completion"},
    {"偏差", "Deviation"},
    {"分值", "Weight"},
    {"得分", "Score"},
    {"得分下限", "Score, lower bound"},
    {"得分上限", "Score, upper bound"},
    {"评分规则", "Rule"},
    {"说明", "Explanation"},
}};
using Cells = std::vector<std::string>;

Cells RowOf(const ProjectAssessment& project, const RowAssessment& row, Language language) {
  const Outcome& outcome = row.outcome;
  return {project.code,
          project.name,
          row.level1,
          row.level2,
          row.level3,
          row.target,
          row.actual.value_or(""),
          std::string(OutcomeStatusName(outcome.status)),
          CsvText(outcome.completion),
          outcome.deviation.value_or(""),
          CsvText(outcome.weight),
          CsvText(outcome.score),
          CsvText(outcome.score_lower),
          CsvText(outcome.score_upper),
          outcome.rule ? std::string(RuleName(*outcome.rule)) : "",
          outcome.explanation.In(language)};
}

Cells ExecutionOf(const ProjectAssessment& project, Language language) {
  const BudgetExecution& execution = project.budget_execution;
  Cells cells(kColumns.size());
  cells[0] = project.code;
  cells[1] = project.name;
  cells[2] = language == Language::kEnglish ? "Budget execution" : "预算执行";
  cells[8] = CsvText(execution.rate);
  cells[10] = execution.weight.ToString();
  cells[11] = CsvText(execution.score);
  cells[12] = execution.score_lower.ToString();
  cells[13] = execution.score_upper.ToString();
  cells[15] = execution.explanation.In(language);
  return cells;
}

// The explanation of a total is its grade.
Cells TotalOf(const ProjectAssessment& project, Language language) {
  Cells cells(kColumns.size());
  cells[0] = project.code;
  cells[1] = project.name;
  cells[2] = language == Language::kEnglish ? "Total" : "总分";
  cells[10] = project.weight_total.ToString();
  cells[11] = CsvText(project.total);
  cells[12] = CsvText(project.total_lower);
  cells[13] = CsvText(project.total_upper);
  cells[15] = project.grade.value_or("");
  return cells;
}

// The line of its own of a total that the policy limited.
Cells CapOf(const ProjectAssessment& project, Language language) {
  Cells cells(kColumns.size());
  cells[0] = project.code;
  cells[1] = project.name;
  cells[2] = language == Language::kEnglish ? "Limit of the total by execution" : "总分上限";
  cells[11] = CsvText(project.total_cap);
  return cells;
}

}  // namespace
}  // namespace interchange

std::string AssessmentToCsv(const Assessment& assessment, Language language) {
  using namespace interchange;  // NOLINT: the room's own names.
  std::string csv = CsvHead(kColumns, language);
  for (const ProjectAssessment& project : assessment.projects) {
    AppendCsvRow(ExecutionOf(project, language), csv);
    for (const RowAssessment& row : project.rows) {
      AppendCsvRow(RowOf(project, row, language), csv);
    }
    if (project.total_cap) AppendCsvRow(CapOf(project, language), csv);
    AppendCsvRow(TotalOf(project, language), csv);
  }
  return csv;
}

}  // namespace jixiao
