// One row, from its parsed target and actual to the outcome: chooses the judge by the target's
// kind, puts the weight on the judged share, and rounds once. Refuses to score what a judge left
// undetermined; it reports the bounds instead.
#include "jixiao/evaluate.hpp"

#include <array>
#include <cstddef>
#include <utility>

#include "evaluate/explain.h"
#include "evaluate/verdict.h"
#include "policy/rounding.h"

namespace jixiao {
namespace {

Verdict RefuseTarget(const Case& c) {
  Verdict verdict(c);
  verdict.GiveUp(c.target.kind() == ThresholdKind::kCompound ? DiagnosticCode::kNestedConditions
                                                             : DiagnosticCode::kTargetUnreadable);
  return verdict;
}

using Judge = Verdict (*)(const Case&);
struct JudgeEntry {
  ThresholdKind kind;
  Judge judge;
};
constexpr std::array<JudgeEntry, 7> kJudges = {{
    {ThresholdKind::kQuantity, &JudgeQuantity},
    {ThresholdKind::kRange, &JudgeQuantity},
    {ThresholdKind::kDeadline, &JudgeDate},
    {ThresholdKind::kPeriod, &JudgeDate},
    {ThresholdKind::kChange, &JudgeChange},
    {ThresholdKind::kCappedShare, &JudgeCappedShare},
    {ThresholdKind::kQualitative, &JudgeText},
}};

Verdict JudgeAny(const Case& c) {
  return c.target.kind() == ThresholdKind::kCompound ? JudgeCompound(c) : JudgeSingle(c);
}

/// W × share − deduction, exact.
struct Points {
  Exact exact;
  std::string formula;
};

Points PointsOf(const Share& share, const RowInput& row, const Decimal& deduction) {
  const std::string formula =
      row.explain ? row.weight->ToString() + " × " + share.formula : std::string();
  return {Exact(*row.weight) * share.value - Exact(deduction), formula};
}

// The deduction that counts: the assessor's, on a flagged row, between 0 and the score.
Decimal DeductionOf(const Verdict& verdict, const RowInput& row, Outcome& outcome) {
  if (!row.deduction || row.deduction->is_zero()) return Decimal(0);
  const auto refuse = [&](DiagnosticCode code) {
    outcome.diagnostics.push_back({.code = code, .arguments = {row.deduction->ToString()}});
    return Decimal(0);
  };
  if (!verdict.over_completed) return refuse(DiagnosticCode::kDeductionWithoutFlag);
  const Exact least = Exact(*row.weight) * verdict.lower.value;
  const Exact deduction(*row.deduction);
  const bool fits = least.known() && deduction.known() && row.deduction->sign() > 0 &&
                    deduction.value() <= least.value();
  return fits ? *row.deduction : refuse(DiagnosticCode::kDeductionOutOfRange);
}

void ExplainScore(const Points& low, const Points& high, const Decimal& deduction,
                  const Policy& policy, Outcome& outcome) {
  const std::string places = std::to_string(policy.score_places);
  if (outcome.score) {
    const bool deducted = !deduction.is_zero();
    Append(outcome.explanation,
           Say(deducted ? Phrase::kScoreLessDeduction : Phrase::kScore,
               {Both(low.formula), Both(Result6(low.exact.value())), Both(places),
                Both(outcome.score->ToString()), Both(deduction.ToString())}));
    return;
  }
  Append(outcome.explanation,
         Say(Phrase::kScoreBounds,
             {Both(low.formula), Both(outcome.score_lower->ToString()), Both(high.formula),
              Both(outcome.score_upper->ToString()), Both(places)}));
}

void Score(const Verdict& verdict, const RowInput& row, const Policy& policy, Outcome& outcome) {
  if (!row.weight) {
    if (row.explain) Append(outcome.explanation, Say(Phrase::kNoWeight));
    return;
  }
  const Decimal deduction = DeductionOf(verdict, row, outcome);
  const Points low = PointsOf(verdict.lower, row, deduction);
  const Points high = PointsOf(verdict.upper, row, deduction);
  const std::optional<RoundedScore> lower = RoundScore(low.exact, *row.weight, policy);
  const std::optional<RoundedScore> upper = RoundScore(high.exact, *row.weight, policy);
  if (!lower || !upper) {
    outcome.score_lower = Decimal(0, policy.score_places);
    outcome.score_upper = RoundWeight(*row.weight, policy);
    outcome.reason = Diagnostic{.code = DiagnosticCode::kNumbersTooLarge};
    outcome.diagnostics.push_back(*outcome.reason);
    return;
  }
  outcome.score_lower = lower->value;
  outcome.score_upper = upper->value;
  const bool known = outcome.status != OutcomeStatus::kUndetermined &&
                     *outcome.score_lower == *outcome.score_upper;
  if (known) {
    outcome.score = outcome.score_lower;
    outcome.reason.reset();
  } else if (!outcome.reason) {
    outcome.reason =
        Diagnostic{.code = DiagnosticCode::kScoreOpen,
                   .arguments = {outcome.score_lower->ToString(), outcome.score_upper->ToString()}};
    outcome.diagnostics.push_back(*outcome.reason);
  }
  if (!row.explain) return;
  ExplainScore(low, high, deduction, policy, outcome);
  if (upper->capped) Append(outcome.explanation, Say(Phrase::kCappedAtWeight));
}

// What the readings reported, less what the row's own judging has settled: the year is decided
// there, and a bare actual has the target's unit whatever the row's name suggested.
void AppendReading(const Threshold& reading, bool is_actual, std::vector<Diagnostic>& to) {
  for (const Diagnostic& diagnostic : reading.diagnostics()) {
    const bool settled = diagnostic.code == DiagnosticCode::kYearUnknown ||
                         (is_actual && diagnostic.code == DiagnosticCode::kUnitFromRow);
    if (!settled) to.push_back(diagnostic);
  }
}

Outcome NotApplicable(const RowInput& row) {
  Outcome outcome;
  outcome.status = OutcomeStatus::kNotApplicable;
  outcome.weight = row.weight;
  if (row.explain) outcome.explanation = Say(Phrase::kNotApplicable);
  return outcome;
}

}  // namespace

void Verdict::GiveUp(DiagnosticCode code, std::vector<std::string> arguments) {
  status = OutcomeStatus::kUndetermined;
  lower = NoShare();
  upper = FullShare();
  LeaveOpen(code, std::move(arguments));
  const Diagnostic& why = diagnostics.back();
  Explain([&] {
    return Say(Phrase::kUndetermined,
               {{why.Message(Language::kChinese), why.Message(Language::kEnglish)}});
  });
}

Verdict JudgeSingle(const Case& c) {
  for (const JudgeEntry& entry : kJudges) {
    if (entry.kind == c.target.kind()) return entry.judge(c);
  }
  return RefuseTarget(c);
}

std::string_view OutcomeStatusName(OutcomeStatus status) {
  constexpr std::array<std::string_view, 5> kNames = {"met", "unmet", "partly", "undetermined",
                                                      "not_applicable"};
  const auto index = static_cast<std::size_t>(status);
  return index < kNames.size() ? kNames[index] : "unknown";
}

std::string_view RuleName(Rule rule) {
  constexpr std::array<std::string_view, 16> kNames = {
      "ratio",          "gate",         "target_over_actual",
      "linear_inverse", "symmetric",    "exact",
      "all_or_nothing", "range",        "deadline",
      "deadline_days",  "capped_share", "all_of",
      "any_of",         "achievement",  "steps",
      "zero_target"};
  const auto index = static_cast<std::size_t>(rule);
  return index < kNames.size() ? kNames[index] : "unknown";
}

Outcome EvaluateRow(const Threshold& target, const ActualValue& actual, const RowInput& row,
                    const Policy& policy) {
  if (!row.applicable) return NotApplicable(row);
  Verdict verdict =
      JudgeAny({target, actual.reading(), actual.achievement(), actual.is_missing(), row, policy});
  Outcome outcome;
  outcome.status = verdict.status;
  outcome.rule = verdict.rule;
  outcome.completion = verdict.completion;
  outcome.deviation = std::move(verdict.deviation);
  outcome.over_completed = verdict.over_completed;
  outcome.weight = row.weight;
  outcome.reason = std::move(verdict.reason);
  outcome.explanation = std::move(verdict.explanation);
  AppendReading(target, false, outcome.diagnostics);
  if (!actual.is_missing()) AppendReading(actual.reading(), true, outcome.diagnostics);
  outcome.diagnostics.insert(outcome.diagnostics.end(), verdict.diagnostics.begin(),
                             verdict.diagnostics.end());
  Score(verdict, row, policy, outcome);
  return outcome;
}

Outcome Evaluate(std::string_view target, std::string_view actual, const Policy& policy,
                 const ThresholdContext& context, RowInput row) {
  ThresholdContext target_context = context;
  target_context.deadline_includes_day = policy.deadline_includes_day;
  // An actual's missing year is the target's before it is the budget year.
  ThresholdContext actual_context = target_context;
  actual_context.year = 0;
  row.kind = context.row_kind;
  row.year = context.year;
  row.name = context.name;
  if (!row.weight) row.weight = Decimal(100);
  return EvaluateRow(Threshold::Parse(target, target_context),
                     ActualValue::Parse(actual, actual_context), row, policy);
}

}  // namespace jixiao
