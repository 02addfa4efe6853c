// A project's assessment: weights, rows, budget execution, total, grade. Does not state a total
// or a grade that an undetermined row could still change.
#include "assess/assess.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "assess/note.h"
#include "base/text.h"
#include "base/watched_rows.h"
#include "numeric/exact.h"
#include "policy/rounding.h"

namespace jixiao {
namespace {

// A reason is due where something was missed, lost or far surpassed.
bool NeedsReason(const Outcome& outcome, const Policy& policy) {
  const bool lost = outcome.score_upper && outcome.weight &&
                    *outcome.score_upper < RoundWeight(*outcome.weight, policy);
  return outcome.status == OutcomeStatus::kUnmet || lost || outcome.over_completed;
}

RowAssessment AssessRow(Row read, const Indicator& row, const RowWeight& weight,
                        const Policy& policy, Explain explain) {
  read.weight = weight.weight;
  RowAssessment result{.level1 = row.level1,
                       .level2 = row.level2,
                       .level3 = row.level3,
                       .target = row.target,
                       .actual = row.actual,
                       .weight_derived = weight.derived,
                       .outcome = EvaluateRow(read, policy, explain)};
  if (NeedsReason(result.outcome, policy) && !HasText(row.reason)) {
    Note(result.outcome.diagnostics, DiagnosticCode::kReasonMissing);
  }
  return result;
}

/// Sums that a total is made of, exact; nothing where they do not fit.
struct Sums {
  Result<Decimal> lower = Decimal(0);
  Result<Decimal> upper = Decimal(0);
  std::size_t undetermined = 0;
  bool bounded = true;  ///< The weight of every applicable row is known.

  void Add(const ScoredRow& row) {
    if (!row.applicable) return;
    if (!row.scored) ++undetermined;
    if (!row.lower || !row.upper) {
      bounded = false;
      return;
    }
    if (lower.ok()) lower = jixiao::Add(*lower, *row.lower);
    if (upper.ok()) upper = jixiao::Add(*upper, *row.upper);
  }
};

std::optional<Decimal> RoundedTotal(const Result<Decimal>& sum,
                                    const std::optional<Decimal>& scaled_from,
                                    const Policy& policy) {
  if (!sum.ok()) return std::nullopt;
  const Exact exact(*sum);
  const Exact total = scaled_from ? exact * 100 / *scaled_from : exact;
  if (!total.known()) return std::nullopt;
  const Result<Decimal> rounded = total.value().Round(policy.score_places, RoundingMode::kHalfUp);
  if (!rounded.ok()) return std::nullopt;
  // A score that its weight cut short has more places than the policy: the sum of scores stands.
  return scaled_from || *rounded == *sum ? *rounded : sum->Trimmed();
}

ScoredRow ScoredRowOf(const Outcome& outcome) {
  return {outcome.status != OutcomeStatus::kNotApplicable, outcome.score.has_value(),
          outcome.score_lower, outcome.score_upper};
}

void AddTotal(const Policy& policy, ProjectAssessment& result) {
  std::vector<ScoredRow> rows;
  rows.reserve(result.rows.size());
  for (const RowAssessment& row : result.rows) rows.push_back(ScoredRowOf(row.outcome));
  const BudgetExecution& execution = result.budget_execution;
  const ProjectTotal total =
      TotalOf({true, execution.score.has_value(), execution.score_lower, execution.score_upper},
              rows, result.weight_total, result.scaled_from, policy);
  result.total = total.total;
  result.total_lower = total.lower;
  result.total_upper = total.upper;
  result.provisional = total.undetermined > 0;
  if (total.grade != nullptr) result.grade = total.grade->name;
  if (result.provisional) {
    Note(result.diagnostics, DiagnosticCode::kTotalProvisional,
         {std::to_string(total.undetermined)});
  }
  if (result.scaled_from) {
    Note(result.diagnostics, DiagnosticCode::kTotalScaled, {result.scaled_from->ToString()});
  }
}

void ListMissing(ProjectAssessment& result) {
  const BudgetExecution& execution = result.budget_execution;
  if (!execution.score) result.missing.push_back({0, execution.diagnostics.back()});
  for (std::size_t i = 0; i < result.rows.size(); ++i) {
    const Outcome& outcome = result.rows[i].outcome;
    if (outcome.score || outcome.status == OutcomeStatus::kNotApplicable) continue;
    if (!outcome.weight) {
      result.missing.push_back(
          {i + 1, {.code = DiagnosticCode::kWeightUnknown, .arguments = {std::to_string(i + 1)}}});
    }
    if (outcome.reason) result.missing.push_back({i + 1, *outcome.reason});
  }
}

void NoteSecondLevels(const Project& project, std::vector<Diagnostic>& diagnostics) {
  for (std::size_t i = 0; i < project.indicators.size(); ++i) {
    const Indicator& row = project.indicators[i];
    if (row.level2.empty() || ParseRowKind(row.level2) != RowKind::kUnknown) continue;
    Note(diagnostics, DiagnosticCode::kSecondLevelUnknown, {std::to_string(i + 1), row.level2});
  }
}

}  // namespace

ProjectTotal TotalOf(const ScoredRow& execution, std::span<const ScoredRow> rows,
                     const Decimal& weight_total, const std::optional<Decimal>& scaled_from,
                     const Policy& policy) {
  Sums sums;
  sums.Add(execution);
  for (const ScoredRow& row : rows) sums.Add(row);
  ProjectTotal total;
  total.undetermined = sums.undetermined;
  if (sums.bounded) {
    total.lower = RoundedTotal(sums.lower, scaled_from, policy);
    total.upper = RoundedTotal(sums.upper, scaled_from, policy);
  }
  if (sums.undetermined == 0) total.total = total.lower;
  // Only where the weights add up to 100 and both bounds fall into the same grade.
  if (weight_total != Decimal(100) || !total.lower || !total.upper) return total;
  const Grade* const low = GradeOf(policy, *total.lower);
  if (low == GradeOf(policy, *total.upper)) total.grade = low;
  return total;
}

ProjectAssessment AssessProject(const Model& model, const Project& project, const Policy& policy,
                                Explain explain) {
  const std::vector<WeighedRow> weighed = WeighedRowsOf(project);
  ProjectWeights weights = WeightsOf(project, weighed, policy);
  ProjectAssessment result;
  result.code = project.code;
  result.name = project.name;
  result.weight_total = weights.total;
  result.budget_execution =
      AssessBudgetExecution(project.budget, weights.execution, policy, explain);
  for (std::size_t i = 0; i < project.indicators.size(); ++i) {
    const Indicator& row = project.indicators[i];
    result.rows.push_back(
        AssessRow(RowOf(model, project, row), row, weights.rows[i], policy, explain));
  }
  result.scaled_from = ScaledFrom(weighed, weights);
  result.diagnostics = std::move(weights.diagnostics);
  NoteSecondLevels(project, result.diagnostics);
  AddTotal(policy, result);
  ListMissing(result);
  return result;
}

Assessment AssessModel(const Model& model, const Policy& policy) {
  return AssessModel(model, policy, Watch()).value();
}

Result<Assessment> AssessModel(const Model& model, const Policy& policy, const Watch& watch) {
  Assessment assessment;
  assessment.policy = policy.name;
  WatchedRows rows(watch, RowCount(model));
  for (const Project& project : model.projects) {
    assessment.projects.push_back(AssessProject(model, project, policy));
    if (!rows.Add(project.indicators.size())) return CancelledStatus();
  }
  return assessment;
}

}  // namespace jixiao
