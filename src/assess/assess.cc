// A project's assessment: weights, rows, budget execution, total, grade. Refuses to state a total
// or a grade that an undetermined row could still change.
#include "jixiao/assess.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "base/text.h"
#include "numeric/exact.h"
#include "policy/rounding.h"

namespace jixiao {
namespace {

void Note(std::vector<Diagnostic>& diagnostics, DiagnosticCode code,
          std::vector<std::string> arguments = {}) {
  diagnostics.push_back({.code = code, .arguments = std::move(arguments)});
}

// An actual's missing year is the target's before it is the budget year, so it is read without.
ThresholdContext ActualContext(const ThresholdContext& target_context) {
  ThresholdContext context = target_context;
  context.year = 0;
  return context;
}

// A reason is due where something was missed, lost or far surpassed.
bool NeedsReason(const Outcome& outcome, const Policy& policy) {
  const bool lost = outcome.score_upper && outcome.weight &&
                    *outcome.score_upper < RoundWeight(*outcome.weight, policy);
  return outcome.status == OutcomeStatus::kUnmet || lost || outcome.over_completed;
}

RowAssessment AssessRow(const Indicator& row, const RowWeight& weight,
                        const ThresholdContext& context, const Policy& policy) {
  const ThresholdContext actual_context = ActualContext(context);
  const ActualValue base = ActualValue::Parse(row.base.value_or(""), actual_context);
  const std::optional<RowDirection> direction = ParseRowDirection(row.direction.value_or(""));
  const RowInput input{.kind = context.row_kind,
                       .direction = direction,
                       .name = row.level3,
                       .year = context.year,
                       .weight = weight.weight,
                       .achievement = row.achievement,
                       .degree = row.degree,
                       .base = row.base ? &base : nullptr,
                       .deduction = row.deduction,
                       .applicable = row.applicable};
  RowAssessment result{
      .level1 = row.level1,
      .level2 = row.level2,
      .level3 = row.level3,
      .target = row.target,
      .actual = row.actual,
      .weight_derived = weight.derived,
      .outcome =
          EvaluateRow(TargetOf(row, context),
                      ActualValue::Parse(row.actual.value_or(""), actual_context), input, policy)};
  if (HasText(row.direction) && !direction) {
    Note(result.outcome.diagnostics, DiagnosticCode::kDirectionUnknown, {*row.direction});
  }
  if (NeedsReason(result.outcome, policy) && !HasText(row.reason)) {
    Note(result.outcome.diagnostics, DiagnosticCode::kReasonMissing);
  }
  return result;
}

/// Sums that a total is made of.
struct Sums {
  Exact lower{0};
  Exact upper{0};
  std::size_t undetermined = 0;
  bool bounded = true;  ///< The weight of every applicable row is known.

  void Add(const Exact& low, const Exact& high, bool known) {
    lower = lower + low;
    upper = upper + high;
    if (!known) ++undetermined;
  }
};

Sums SumsOf(const ProjectAssessment& project) {
  Sums sums;
  const BudgetExecution& execution = project.budget_execution;
  sums.Add(Exact(execution.score_lower), Exact(execution.score_upper), execution.score.has_value());
  for (const RowAssessment& row : project.rows) {
    const Outcome& outcome = row.outcome;
    if (outcome.status == OutcomeStatus::kNotApplicable) continue;
    if (outcome.score_lower && outcome.score_upper) {
      sums.Add(Exact(*outcome.score_lower), Exact(*outcome.score_upper), outcome.score.has_value());
    } else {
      sums.bounded = false;
      ++sums.undetermined;
    }
  }
  return sums;
}

// Rows with stated weights that are not applicable: the total is scaled to what is left of them.
std::optional<Decimal> ScaledFrom(const Project& project, const ProjectWeights& weights) {
  for (std::size_t i = 0; i < project.indicators.size(); ++i) {
    const bool leaves = !project.indicators[i].applicable && weights.rows[i].weight;
    if (leaves && !weights.rows[i].weight->is_zero()) return weights.applicable_total;
  }
  return std::nullopt;
}

std::optional<Decimal> TotalOf(const Exact& sum, const std::optional<Decimal>& scaled_from,
                               const Policy& policy) {
  const Exact total = scaled_from ? sum * 100 / *scaled_from : sum;
  if (!total.known()) return std::nullopt;
  const Result<Decimal> rounded = total.value().Round(policy.score_places, RoundingMode::kHalfUp);
  if (!rounded.ok()) return std::nullopt;
  if (scaled_from || Exact(*rounded).value() == total.value()) return *rounded;
  // A score that its weight cut short has more places than the policy: the sum of scores stands.
  const Result<Decimal> sum_itself = total.value().ToDecimal();
  if (!sum_itself.ok()) return std::nullopt;
  return *sum_itself;
}

void AddTotal(const Policy& policy, ProjectAssessment& result) {
  const Sums sums = SumsOf(result);
  result.provisional = sums.undetermined > 0;
  if (sums.bounded) {
    result.total_lower = TotalOf(sums.lower, result.scaled_from, policy);
    result.total_upper = TotalOf(sums.upper, result.scaled_from, policy);
  }
  if (!result.provisional) result.total = result.total_lower;
  if (result.provisional) {
    Note(result.diagnostics, DiagnosticCode::kTotalProvisional,
         {std::to_string(sums.undetermined)});
  }
  if (result.scaled_from) {
    Note(result.diagnostics, DiagnosticCode::kTotalScaled, {result.scaled_from->ToString()});
  }
}

// Only where the weights add up to 100 and both bounds fall into the same grade.
void AddGrade(const Policy& policy, ProjectAssessment& result) {
  if (result.weight_total != Decimal(100) || !result.total_lower || !result.total_upper) return;
  const Grade* const low = GradeOf(policy, *result.total_lower);
  const Grade* const high = GradeOf(policy, *result.total_upper);
  if (low != nullptr && low == high) result.grade = low->name;
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

ProjectAssessment AssessProject(const Model& model, const Project& project, const Policy& policy) {
  ProjectWeights weights = WeightsOf(project, policy);
  ProjectAssessment result;
  result.code = project.code;
  result.name = project.name;
  result.weight_total = weights.total;
  result.budget_execution = AssessBudgetExecution(project.budget, weights.execution, policy);
  for (std::size_t i = 0; i < project.indicators.size(); ++i) {
    const Indicator& row = project.indicators[i];
    ThresholdContext context = ContextOf(model, project, row);
    context.deadline_includes_day = policy.deadline_includes_day;
    result.rows.push_back(AssessRow(row, weights.rows[i], context, policy));
  }
  result.scaled_from = ScaledFrom(project, weights);
  result.diagnostics = std::move(weights.diagnostics);
  NoteSecondLevels(project, result.diagnostics);
  AddTotal(policy, result);
  AddGrade(policy, result);
  ListMissing(result);
  return result;
}

Assessment AssessModel(const Model& model, const Policy& policy) {
  Assessment assessment;
  assessment.policy = policy.name;
  for (const Project& project : model.projects) {
    assessment.projects.push_back(AssessProject(model, project, policy));
  }
  return assessment;
}

}  // namespace jixiao
