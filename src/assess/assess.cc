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

void NoteReplaced(std::size_t by, Explain explain, Outcome& outcome) {
  Note(outcome.diagnostics, DiagnosticCode::kEitherOrLeftOut, {std::to_string(by)});
  if (explain == Explain::kNo) return;
  const Diagnostic& why = outcome.diagnostics.back();
  outcome.explanation = {why.Message(Language::kChinese) + "。",
                         why.Message(Language::kEnglish) + "."};
}

RowAssessment AssessRow(Row read, const Indicator& row, const RowWeight& weight,
                        const Policy& policy, Explain explain) {
  read.weight = weight.weight;
  read.applicable = read.applicable && weight.replaced_by == 0;
  RowAssessment result{.level1 = row.level1,
                       .level2 = row.level2,
                       .level3 = row.level3,
                       .target = row.target,
                       .actual = row.actual,
                       .weight_derived = weight.derived,
                       .outcome = EvaluateRow(read, policy, explain)};
  if (weight.replaced_by != 0) {
    NoteReplaced(weight.replaced_by, explain, result.outcome);
    return result;
  }
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

// The scores added up, before anything but the rows has a say.
ProjectTotal OwnTotal(const TotalInput& project, std::span<const ScoredRow> rows,
                      const Policy& policy) {
  Sums sums;
  sums.Add(project.execution);
  for (const ScoredRow& row : rows) sums.Add(row);
  ProjectTotal total;
  total.undetermined = sums.undetermined;
  if (sums.bounded) {
    total.lower = RoundedTotal(sums.lower, project.scaled_from, policy);
    total.upper = RoundedTotal(sums.upper, project.scaled_from, policy);
  }
  if (sums.undetermined == 0) total.total = total.lower;
  return total;
}

// How far the money and the indicators are apart, in points of a hundred; only where both are
// known.
void SoundAlarm(const TotalInput& project, std::span<const ScoredRow> rows, const Policy& policy,
                ProjectTotal& total) {
  if (!policy.alarm_points || !project.rate.rate) return;
  Sums sums;
  for (const ScoredRow& row : rows) sums.Add(row);
  if (sums.undetermined > 0 || !sums.bounded || !sums.lower.ok()) return;
  const Exact reached =
      Exact(*sums.lower) / (Exact(project.applicable_weight) - project.execution_weight);
  const Exact apart = (*project.rate.rate - reached) * 100;
  const Exact limit(*policy.alarm_points);
  if (!apart.known() || !limit.known()) return;
  const Exact size = apart.value().sign() < 0 ? Exact(0) - apart : apart;
  if (!size.known() || size.value() <= limit.value()) return;
  Note(total.diagnostics, DiagnosticCode::kMoneyIndicatorsApart,
       {PercentFigure(*project.rate.rate), PercentFigure(reached), PercentFigure(size / 100),
        policy.alarm_points->Trimmed().ToString()});
}

std::string TextOf(const ProjectTotal& total) {
  if (total.total) return total.total->ToString();
  const auto text = [](const std::optional<Decimal>& value) {
    return value ? value->ToString() : "?";
  };
  return text(total.lower) + "~" + text(total.upper);
}

bool IsScore(const Decimal& total) { return total.sign() >= 0 && total <= Decimal(100); }

// The supervising department's score beside the unit's own, or in its place.
void WeighDepartmentScore(const std::optional<Decimal>& score, const Policy& policy,
                          ProjectTotal& total) {
  if (policy.department_score == DepartmentScore::kNone) return;
  const bool is_total = policy.department_score == DepartmentScore::kTotal;
  const bool usable = score && IsScore(*score);
  if (score && !usable) {
    Note(total.diagnostics, DiagnosticCode::kDepartmentScoreOutOfRange, {score->ToString()});
  }
  if (!is_total) {
    if (usable && total.total && *score != *total.total) {
      Note(total.diagnostics, DiagnosticCode::kDepartmentScoreDiffers,
           {score->ToString(), total.total->ToString()});
    }
    return;
  }
  total.own_total = total.total;
  if (usable) {
    Note(total.diagnostics, DiagnosticCode::kDepartmentScoreCounts,
         {score->ToString(), TextOf(total)});
    total.total = total.lower = total.upper = score;
    total.undetermined = 0;
    return;
  }
  Note(total.diagnostics, DiagnosticCode::kDepartmentScoreMissing);
  total.total.reset();
  total.lower = Decimal(0);
  total.upper = Decimal(100);
  total.undetermined = 1;
}

// With the places of every score, where it has no more.
Decimal LimitOf(const TotalCap& cap, const Policy& policy) {
  const Result<Decimal> rounded = cap.at_most.Round(policy.score_places, RoundingMode::kHalfUp);
  return rounded.ok() && *rounded == cap.at_most ? *rounded : cap.at_most;
}

const TotalCap* CapOf(const Exact& rate, const Policy& policy) {
  const TotalCap* found = nullptr;
  for (const TotalCap& cap : policy.total_caps) {
    const Exact below = Exact(cap.below) / 100;
    if (!below.known()) continue;
    const bool holds = cap.includes ? rate.value() <= below.value() : rate.value() < below.value();
    if (holds) found = &cap;
  }
  return found;
}

void CutTo(const Decimal& limit, ProjectTotal& total) {
  for (std::optional<Decimal>* const value : {&total.total, &total.lower, &total.upper}) {
    if (*value && **value > limit) *value = limit;
  }
}

// A rate that is not known may be the lowest one; where nothing was to be spent, there is none.
void LimitByExecution(const ExecutionRate& rate, const Policy& policy, ProjectTotal& total) {
  if (policy.total_caps.empty() || !rate.exists) return;
  if (rate.rate) {
    const TotalCap* const cap = CapOf(*rate.rate, policy);
    if (cap == nullptr || !total.upper || *total.upper <= cap->at_most) return;
    total.cap = LimitOf(*cap, policy);
    if (policy.department_score != DepartmentScore::kTotal) total.own_total = total.total;
    Note(total.diagnostics, DiagnosticCode::kTotalCapped,
         {PercentFigure(*rate.rate),
          (cap->includes ? "≤" : "<") + cap->below.Trimmed().ToString() + "%", TextOf(total),
          total.cap->ToString()});
    return CutTo(*total.cap, total);
  }
  const Decimal least = LimitOf(policy.total_caps.back(), policy);
  if (!total.lower || *total.lower <= least) return;
  total.cap = least;
  total.lower = least;
  if (total.total) {
    total.total.reset();
    total.undetermined = 1;
  }
  Note(total.diagnostics, DiagnosticCode::kTotalCapOpen, {least.ToString()});
}

ScoredRow ScoredRowOf(const Outcome& outcome) {
  return {outcome.status != OutcomeStatus::kNotApplicable, outcome.score.has_value(),
          outcome.score_lower, outcome.score_upper};
}

void AddTotal(const Project& project, const ProjectWeights& weights, const Policy& policy,
              ProjectAssessment& result) {
  std::vector<ScoredRow> rows;
  rows.reserve(result.rows.size());
  for (const RowAssessment& row : result.rows) rows.push_back(ScoredRowOf(row.outcome));
  const BudgetExecution& execution = result.budget_execution;
  ProjectTotal total = TotalOf({.execution = {true, execution.score.has_value(),
                                              execution.score_lower, execution.score_upper},
                                .rate = RateOf(project.budget, policy),
                                .weight_total = weights.total,
                                .applicable_weight = weights.applicable_total,
                                .execution_weight = weights.execution,
                                .scaled_from = result.scaled_from,
                                .department_score = project.department_score},
                               rows, policy);
  result.total = total.total;
  result.total_lower = total.lower;
  result.total_upper = total.upper;
  result.own_total = total.own_total;
  result.total_cap = total.cap;
  result.provisional = total.undetermined > 0;
  if (total.grade != nullptr) result.grade = total.grade->name;
  if (result.provisional) {
    Note(result.diagnostics, DiagnosticCode::kTotalProvisional,
         {std::to_string(total.undetermined)});
  }
  if (result.scaled_from) {
    Note(result.diagnostics, DiagnosticCode::kTotalScaled, {result.scaled_from->ToString()});
  }
  for (Diagnostic& diagnostic : total.diagnostics) {
    if (diagnostic.code == DiagnosticCode::kDepartmentScoreMissing) {
      result.missing.push_back({0, diagnostic});
    }
    result.diagnostics.push_back(std::move(diagnostic));
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

void NoteSecondLevels(const Project& project, const Policy& policy,
                      std::vector<Diagnostic>& diagnostics) {
  for (std::size_t i = 0; i < project.indicators.size(); ++i) {
    const Indicator& row = project.indicators[i];
    if (row.level2.empty() || IsKnownSecondLevel(row.level1, row.level2, policy)) continue;
    Note(diagnostics, DiagnosticCode::kSecondLevelUnknown, {std::to_string(i + 1), row.level2});
  }
}

}  // namespace

bool IsKnownSecondLevel(std::string_view level1, std::string_view level2, const Policy& policy) {
  if (ParseRowKind(level2) != RowKind::kUnknown) return true;
  return policy.taxonomy && FindLevels(*policy.taxonomy, level1, level2).level2 != nullptr;
}

ProjectTotal TotalOf(const TotalInput& project, std::span<const ScoredRow> rows,
                     const Policy& policy) {
  ProjectTotal total = OwnTotal(project, rows, policy);
  SoundAlarm(project, rows, policy, total);
  WeighDepartmentScore(project.department_score, policy, total);
  LimitByExecution(project.rate, policy, total);
  // Only where the weights add up to 100 and both bounds fall into the same grade.
  if (project.weight_total != Decimal(100) || !total.lower || !total.upper) return total;
  const Grade* const low = GradeOf(policy, *total.lower);
  if (low == GradeOf(policy, *total.upper)) total.grade = low;
  return total;
}

ProjectAssessment AssessProject(const Model& model, const Project& project, const Policy& policy,
                                Explain explain) {
  const std::vector<WeighedRow> weighed = WeighedRowsOf(project);
  const ProjectWeights weights = WeightsOf(project, weighed, policy);
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
  result.diagnostics = weights.diagnostics;
  NoteSecondLevels(project, policy, result.diagnostics);
  AddTotal(project, weights, policy, result);
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
