// One row, from its parsed target and actual to the outcome: chooses the judge by the target's
// kind, puts the weight on the judged share, and rounds once. Does not score what a judge left
// undetermined; it reports the bounds instead.
#include "jixiao/evaluate.hpp"

#include <array>
#include <cstddef>
#include <utility>

#include "evaluate/explain.h"
#include "evaluate/standard.h"
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

/// W × share, exact, and what of it is taken off.
struct Points {
  Exact exact;
  std::string formula;
};

// A policy may round the share before it is multiplied; points that a standard gives are no rate.
Points PointsOf(const Share& share, const Verdict& verdict, const Row& row, const Policy& policy,
                Explain explain, Outcome& outcome) {
  Exact value = share.value;
  std::string factor = share.formula;
  if (policy.rate_places && !verdict.in_points) {
    const Result<Decimal> rounded = share.value.Round(*policy.rate_places, RoundingMode::kHalfUp);
    value = rounded.ok() ? Exact(*rounded) : Exact();
    if (rounded.ok() && explain == Explain::kYes && factor != rounded->Trimmed().ToString()) {
      Append(outcome.explanation,
             Say(Phrase::kRateRounded, {Both(factor), Both(std::to_string(*policy.rate_places)),
                                        Both(rounded->ToString())}));
      factor = rounded->ToString();
    }
  }
  std::string formula;
  if (explain == Explain::kYes) {
    formula = verdict.in_points ? factor : row.weight->ToString() + " × " + factor;
  }
  return {Exact(*row.weight) * value, formula};
}

void ExplainDeduction(Phrase phrase, const Exact& points, Explain explain, Outcome& outcome) {
  if (explain == Explain::kNo || points.value().sign() == 0) return;
  Append(outcome.explanation, Say(phrase, {Both(points.value().ToString())}));
}

// What the policy takes off a flagged row; a standard of the row's own outranks it.
Exact PolicyDeduction(const Verdict& verdict, const Row& row, const Policy& policy) {
  if (!verdict.over_completed || verdict.rule == Rule::kStandard) return Exact(0);
  if (policy.over_completion_points) return Exact(*policy.over_completion_points);
  if (policy.over_completion_share) return Exact(*row.weight) * *policy.over_completion_share / 100;
  return Exact(0);
}

// The deduction that counts: the assessor's, on a flagged row, between 0 and the score; else the
// policy's.
Exact DeductionOf(const Verdict& verdict, const Row& row, const Policy& policy, const Exact& least,
                  Explain explain, Outcome& outcome) {
  if (row.deduction) {
    const Exact stated(*row.deduction);
    const bool fits = least.known() && stated.known() && row.deduction->sign() >= 0 &&
                      stated.value() <= least.value();
    if (verdict.over_completed && fits) {
      ExplainDeduction(Phrase::kDeductedByAssessor, stated, explain, outcome);
      return stated;
    }
    if (!row.deduction->is_zero()) {
      outcome.diagnostics.push_back({.code = verdict.over_completed
                                                 ? DiagnosticCode::kDeductionOutOfRange
                                                 : DiagnosticCode::kDeductionWithoutFlag,
                                     .arguments = {row.deduction->ToString()}});
    }
  }
  const Exact taken = PolicyDeduction(verdict, row, policy);
  if (taken.known() && taken.value().sign() > 0) {
    outcome.diagnostics.push_back(
        {.code = DiagnosticCode::kOverCompletionDeducted, .arguments = {taken.value().ToString()}});
    ExplainDeduction(Phrase::kDeductedByPolicy, taken, explain, outcome);
  }
  return taken;
}

void TakeOff(const Exact& deduction, Points& points) {
  if (deduction.known() && deduction.value().sign() == 0) return;
  points.exact = Floored(points.exact - deduction);
  if (!deduction.known() || points.formula.empty()) return;
  points.formula += " − " + deduction.value().ToString();
}

void ExplainScore(const Points& low, const Points& high, const Policy& policy, Outcome& outcome) {
  const std::string places = std::to_string(policy.score_places);
  if (outcome.score) {
    Append(outcome.explanation,
           Say(Phrase::kScore, {Both(low.formula), Both(Result6(low.exact.value())), Both(places),
                                Both(outcome.score->ToString())}));
    return;
  }
  Append(outcome.explanation,
         Say(Phrase::kScoreBounds,
             {Both(low.formula), Both(outcome.score_lower->ToString()), Both(high.formula),
              Both(outcome.score_upper->ToString()), Both(places)}));
}

void Score(const Verdict& verdict, const Row& row, const Policy& policy, Explain explain,
           Outcome& outcome) {
  if (!row.weight) {
    if (explain == Explain::kYes) Append(outcome.explanation, Say(Phrase::kNoWeight));
    return;
  }
  Points low = PointsOf(verdict.lower, verdict, row, policy, explain, outcome);
  const bool one =
      verdict.upper.value == verdict.lower.value && verdict.upper.formula == verdict.lower.formula;
  Points high = one ? low : PointsOf(verdict.upper, verdict, row, policy, explain, outcome);
  const Exact deduction = DeductionOf(verdict, row, policy, low.exact, explain, outcome);
  TakeOff(deduction, low);
  TakeOff(deduction, high);
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
  const bool known = outcome.status != OutcomeStatus::kUndetermined && !verdict.left_open &&
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
  if (explain == Explain::kNo) return;
  ExplainScore(low, high, policy, outcome);
  if (upper->capped) Append(outcome.explanation, Say(Phrase::kCappedAtWeight));
}

// What a reading reported, less what the row's own judging has settled: the year is decided there,
// and a bare actual has the target's unit whatever the row's name suggested.
void AppendReading(const Threshold& reading, DiagnosticSource source, std::vector<Diagnostic>& to) {
  for (const Diagnostic& diagnostic : reading.diagnostics()) {
    const bool settled =
        diagnostic.code == DiagnosticCode::kYearUnknown ||
        (source == DiagnosticSource::kActual && diagnostic.code == DiagnosticCode::kUnitFromRow);
    if (settled) continue;
    to.push_back(diagnostic);
    to.back().source = source;
  }
}

void AppendReadings(const Row& row, const Verdict& verdict, std::vector<Diagnostic>& to) {
  // A standard needs no target: that none is written is no fault then.
  const bool needless = verdict.rule == Rule::kStandard && row.target.text().empty();
  if (!needless) AppendReading(row.target, DiagnosticSource::kTarget, to);
  if (!row.actual.is_missing()) AppendReading(row.actual.reading(), DiagnosticSource::kActual, to);
  if (row.base && !row.base->is_missing()) {
    AppendReading(row.base->reading(), DiagnosticSource::kBase, to);
  }
}

// The row's own standard outranks the policy's rule.
void JudgeStandard(const Case& c, Verdict& verdict) {
  if (!c.row.standard) return;
  const StandardState state = c.row.standard->state();
  const bool by_policy =
      state == StandardState::kNotStated ||
      (state == StandardState::kUnread && c.policy.unread_standard == UnreadStandard::kPolicy);
  for (Diagnostic diagnostic : c.row.standard->diagnostics()) {
    diagnostic.source = DiagnosticSource::kStandard;
    verdict.diagnostics.push_back(std::move(diagnostic));
  }
  if (by_policy) return;
  const Threshold* const last_year = c.row.last_year ? &c.row.last_year->reading() : nullptr;
  ApplyStandard(*c.row.standard, c, last_year, &verdict);
}

std::string_view ReversingWord(const ActualValue& actual) {
  const TextSpan span = actual.reversal_span();
  return std::string_view(actual.text()).substr(span.begin, span.end - span.begin);
}

Outcome NotApplicable(const Row& row, Explain explain) {
  Outcome outcome;
  outcome.status = OutcomeStatus::kNotApplicable;
  outcome.weight = row.weight;
  if (explain == Explain::kYes) outcome.explanation = Say(Phrase::kNotApplicable);
  outcome.diagnostics = row.diagnostics;
  return outcome;
}

}  // namespace

void Verdict::GiveUp(DiagnosticCode code, std::vector<std::string> arguments) {
  status = OutcomeStatus::kUndetermined;
  lower = NoShare();
  upper = FullShare();
  LeaveOpen(code, std::move(arguments));
  ExplainReason();
}

void Verdict::ExplainReason() {
  const Diagnostic& why = diagnostics.back();
  Explain([&] {
    return Say(Phrase::kUndetermined,
               {{why.Message(Language::kChinese), why.Message(Language::kEnglish)}});
  });
}

void GiveUpReversed(const Case& c, Verdict& verdict) {
  verdict.GiveUp(DiagnosticCode::kReversedActual, {c.actual.text(), std::string(c.reversing)});
}

Verdict JudgeSingle(const Case& c) {
  for (const JudgeEntry& entry : kJudges) {
    if (entry.kind == c.target.kind()) return entry.judge(c);
  }
  return RefuseTarget(c);
}

std::string_view OutcomeStatusName(OutcomeStatus status) {
  switch (status) {
#define JIXIAO_MEMBER(number, constant, name) \
  case OutcomeStatus::constant:               \
    return name;
#include "jixiao/enums/outcome_status.def"
#undef JIXIAO_MEMBER
  }
  return "unknown";
}

std::string_view RuleName(Rule rule) {
  switch (rule) {
#define JIXIAO_MEMBER(number, constant, name) \
  case Rule::constant:                        \
    return name;
#include "jixiao/enums/rule.def"
#undef JIXIAO_MEMBER
  }
  return "unknown";
}

Case CaseOf(const Row& row, const Policy& policy, Explain explain) {
  const ActualValue& actual = row.actual;
  return {row.target, actual.reading(),         actual.achievement(), actual.is_missing(),  row,
          policy,     explain == Explain::kYes, actual.reversal(),    ReversingWord(actual)};
}

Outcome EvaluateRow(const Row& row, const Policy& policy, Explain explain) {
  if (!row.applicable) return NotApplicable(row, explain);
  const Case c = CaseOf(row, policy, explain);
  Verdict verdict = JudgeAny(c);
  JudgeStandard(c, verdict);
  Outcome outcome;
  outcome.status = verdict.status;
  outcome.rule = verdict.rule;
  outcome.completion = verdict.completion;
  outcome.deviation = std::move(verdict.deviation);
  outcome.over_completed = verdict.over_completed;
  outcome.weight = row.weight;
  outcome.reason = std::move(verdict.reason);
  outcome.explanation = std::move(verdict.explanation);
  AppendReadings(row, verdict, outcome.diagnostics);
  outcome.diagnostics.insert(outcome.diagnostics.end(), verdict.diagnostics.begin(),
                             verdict.diagnostics.end());
  Score(verdict, row, policy, explain, outcome);
  outcome.diagnostics.insert(outcome.diagnostics.end(), row.diagnostics.begin(),
                             row.diagnostics.end());
  return outcome;
}

}  // namespace jixiao
