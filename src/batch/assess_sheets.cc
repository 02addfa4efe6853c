// Projects whose rows were collected from a stream, one after the other as AssessProject has them:
// no more of the stream is kept than the projects that are open. Does not state a total over a
// value that could not be read.
#include <algorithm>
#include <atomic>
#include <utility>

#include "batch/assess_columns.h"
#include "batch/block.h"
#include "batch/names.h"
#include "batch/project_sheet.h"
#include "batch/row_result.h"
#include "batch/tasks.h"
#include "batch/workers.h"
#include "jixiao/assess.hpp"

namespace jixiao::batch {
namespace {

/// What is the same on each row of a project.
struct ProjectResult {
  std::optional<Coefficient> total, total_lower, total_upper, weight_total, scaled_from;
  std::optional<Coefficient> rate, weight, score, lower, upper;  // of budget execution
  std::optional<std::int8_t> grade;
  std::optional<DiagnosticCode> code;
  bool provisional = false;
};

struct AssessedRow {
  RowResult row;
  std::optional<Coefficient> weight;
  bool weight_derived = false;
  std::int64_t project = 0;
};

std::int8_t GradeNumber(const Policy& policy, const std::string& name) {
  const auto at = std::find_if(policy.grades.begin(), policy.grades.end(),
                               [&](const Grade& grade) { return grade.name == name; });
  return static_cast<std::int8_t>(at - policy.grades.begin());
}

// A value that could not be read might have changed the total.
void WithholdTotal(DiagnosticCode fault, ProjectResult* result) {
  result->total = result->total_lower = result->total_upper = std::nullopt;
  result->grade.reset();
  result->provisional = true;
  result->code = MoreSevere(fault, result->code);
}

ProjectResult ResultOf(const ProjectAssessment& from, const Policy& policy) {
  ProjectResult to;
  to.provisional = from.provisional;
  to.code = ShownCode(from.diagnostics);
  to.code = MoreSevere(to.code, ShownCode(from.budget_execution.diagnostics));
  const auto keep = [&](const std::optional<Decimal>& value, std::optional<Coefficient>* into,
                        int places = kScorePlaces) {
    if (!value) return;
    *into = AtPlaces(*value, places);
    if (!*into) to.code = MoreSevere(DiagnosticCode::kColumnScaleExceeded, to.code);
  };
  keep(from.total, &to.total);
  keep(from.total_lower, &to.total_lower);
  keep(from.total_upper, &to.total_upper);
  keep(from.weight_total, &to.weight_total);
  keep(from.scaled_from, &to.scaled_from);
  keep(from.budget_execution.rate, &to.rate, kRatePlaces);
  keep(from.budget_execution.weight, &to.weight);
  keep(from.budget_execution.score, &to.score);
  keep(from.budget_execution.score_lower, &to.lower);
  keep(from.budget_execution.score_upper, &to.upper);
  if (from.grade) to.grade = GradeNumber(policy, *from.grade);
  return to;
}

class Assessor {
 public:
  Assessor(const Policy& policy, const BatchOptions& options, std::int64_t rows,
           std::size_t projects)
      : policy_(policy),
        options_(options),
        rows_(static_cast<std::size_t>(rows)),
        projects_(projects) {}

  void Assess(std::size_t number, ProjectSheet sheet) {
    Model model;
    const int year = sheet.fields.year.value_or(options_.context.year);
    if (year != 0) model.department.year = year;
    sheet.project.budget = std::move(sheet.fields.budget);
    sheet.project.budget.unit = options_.context.header_unit;
    const ProjectAssessment assessment = AssessProject(model, sheet.project, policy_, Explain::kNo);
    ProjectResult& result = projects_[number];
    result = ResultOf(assessment, policy_);
    for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
      AssessedRow& row = rows_[static_cast<std::size_t>(sheet.rows[i])];
      row.project = static_cast<std::int64_t>(number);
      TakeRow(assessment.rows[i], sheet.row_faults[i], &row);
      if (sheet.row_faults[i]) WithholdTotal(*sheet.row_faults[i], &result);
    }
    if (sheet.fields.fault) WithholdTotal(*sheet.fields.fault, &result);
  }

  OwnedArray Write(std::int64_t first_project) {
    NameList grades;
    for (const Grade& grade : policy_.grades) grades.push_back(grade.name);
    const auto rows = static_cast<std::int64_t>(rows_.size());
    std::vector<OutputColumn> out = MakeColumns(AssessTypes(grades), rows);
    RangeQueue queue(rows, options_.threads);
    RunInThreads(queue.threads(), [&](std::size_t) {
      for (RowRange range; queue.Take(&range);) {
        ForEachBlock(range, [&](const Block& block) { WriteBlock(block, first_project, out); });
      }
    });
    return FinishTable(rows, &out);
  }

 private:
  static void TakeRow(const RowAssessment& from, std::optional<DiagnosticCode> fault,
                      AssessedRow* to) {
    to->row = batch::ResultOf(from.outcome);
    if (from.outcome.weight) to->weight = AtPlaces(*from.outcome.weight, kScorePlaces);
    if (from.outcome.weight && !to->weight) to->row.code = DiagnosticCode::kColumnScaleExceeded;
    to->weight_derived = from.weight_derived;
    if (fault) to->row.code = MoreSevere(fault, to->row.code);
  }

  void WriteBlock(const Block& block, std::int64_t first_project,
                  const std::vector<OutputColumn>& out) const {
    RowBlock results(out, block);
    for (std::size_t i = 0; i < block.size; ++i) {
      const std::int64_t row = block.first + static_cast<std::int64_t>(i);
      results.Put(i, rows_[static_cast<std::size_t>(row)].row);
      WriteRow(row, first_project, out);
    }
    results.Finish();
  }

  // All but the columns of RowOut.
  void WriteRow(std::int64_t row, std::int64_t first_project,
                const std::vector<OutputColumn>& out) const {
    const AssessedRow& from = rows_[static_cast<std::size_t>(row)];
    const ProjectResult& project = projects_[static_cast<std::size_t>(from.project)];
    const auto write = [&](std::size_t column, const std::optional<Coefficient>& value) {
      if (value) out[column].Set(row, *value);
    };
    write(kOutWeight, from.weight);
    out[kOutWeightDerived].SetBoolean(row, from.weight_derived);
    out[kOutProject].values<std::int64_t>()[row] = first_project + from.project;
    write(kOutTotal, project.total);
    write(kOutTotalLower, project.total_lower);
    write(kOutTotalUpper, project.total_upper);
    write(kOutWeightTotal, project.weight_total);
    write(kOutScaledFrom, project.scaled_from);
    if (project.grade) out[kOutGrade].Set(row, *project.grade);
    out[kOutProvisional].SetBoolean(row, project.provisional);
    write(kOutExecutionRate, project.rate);
    write(kOutExecutionWeight, project.weight);
    write(kOutExecutionScore, project.score);
    write(kOutExecutionLower, project.lower);
    write(kOutExecutionUpper, project.upper);
    if (project.code) out[kOutProjectCode].Set(row, CodeIndex(*project.code));
  }

  const Policy& policy_;
  const BatchOptions& options_;
  std::vector<AssessedRow> rows_;
  std::vector<ProjectResult> projects_;
};

// Each project once, by whichever thread is free.
template <typename Work>
void ForEachProject(std::size_t projects, int threads, const Work& work) {
  std::atomic<std::size_t> next{0};
  const std::size_t used = std::clamp<std::size_t>(projects, 1, static_cast<std::size_t>(threads));
  RunInThreads(used, [&](std::size_t) {
    for (std::size_t i = next++; i < projects; i = next++) work(i);
  });
}

}  // namespace

OwnedArray AssessSheets(std::vector<ProjectSheet> sheets, std::int64_t first_project,
                        const Policy& policy, const BatchOptions& options) {
  std::int64_t rows = 0;
  for (const ProjectSheet& sheet : sheets) rows += static_cast<std::int64_t>(sheet.rows.size());
  Assessor assessor(policy, options, rows, sheets.size());
  ForEachProject(sheets.size(), options.threads,
                 [&](std::size_t i) { assessor.Assess(i, std::move(sheets[i])); });
  return assessor.Write(first_project);
}

}  // namespace jixiao::batch
