// Budget execution: spent ÷ adjusted budget. Does not call an unknown amount zero.
#include <string>

#include "assess/assess.h"
#include "assess/note.h"
#include "base/text.h"
#include "numeric/exact.h"
#include "policy/rounding.h"

namespace jixiao {
namespace {

constexpr int kRatePlaces = 4;

/// How an amount is scored: the policy, and whether anyone is to read how.
struct Manner {
  const Policy& policy;
  Explain explain;
};

// Undetermined between 0 and W, for the last reason noted.
void GiveUp(BudgetExecution& result, const Manner& manner) {
  const Diagnostic& reason = result.diagnostics.back();
  result.score_lower = Decimal(0, manner.policy.score_places);
  result.score_upper = RoundWeight(result.weight, manner.policy);
  if (manner.explain == Explain::kNo) return;
  result.explanation = {
      "执行率无法确定：" + reason.Message(Language::kChinese) + "。",
      "The execution rate is undetermined: " + reason.Message(Language::kEnglish) + "."};
}

/// The rule in words, and the formula with its numbers.
struct Reasoning {
  LocalizedText rule;
  std::string formula;
};

// `reasoning` makes a Reasoning, where it is asked for.
template <typename Make>
void SetScore(BudgetExecution& result, const Exact& score, const Make& reasoning,
              const Manner& manner) {
  const std::optional<RoundedScore> rounded = RoundScore(score, result.weight, manner.policy);
  if (!rounded) {
    Note(result.diagnostics, DiagnosticCode::kNumbersTooLarge);
    GiveUp(result, manner);
    return;
  }
  result.score = rounded->value;
  result.score_lower = rounded->value;
  result.score_upper = rounded->value;
  if (manner.explain == Explain::kNo) return;
  const auto [rule, formula] = reasoning();
  const std::string places = std::to_string(manner.policy.score_places);
  const std::string cap_zh = rounded->capped ? "舍入后高于分值，按分值计。" : "";
  const std::string cap_en =
      rounded->capped ? " Rounding went above the weight, so the weight counts." : "";
  result.explanation = {rule.zh + "得分 = " + formula + "，四舍五入保留 " + places + " 位为 " +
                            rounded->value.ToString() + "。" + cap_zh,
                        rule.en + " Score = " + formula + ", rounded half up to " + places +
                            " places: " + rounded->value.ToString() + "." + cap_en};
}

// A form that gives budget execution no points asks for no amounts.
void ScoreNoWeight(BudgetExecution& result, const Manner& manner) {
  result.score = result.score_lower = result.score_upper = Decimal(0, manner.policy.score_places);
  if (manner.explain == Explain::kNo) return;
  result.explanation = {"预算执行没有分值，不计分。", "Budget execution has no points."};
}

void ScoreZeroOverZero(BudgetExecution& result, const Manner& manner) {
  Note(result.diagnostics, DiagnosticCode::kZeroOverZero);
  if (manner.policy.zero_over_zero == ZeroOverZero::kUndetermined) {
    GiveUp(result, manner);
    return;
  }
  const bool full = manner.policy.zero_over_zero == ZeroOverZero::kFull;
  const auto reasoning = [&]() -> Reasoning {
    return {{"预算数和执行数都为 0，按政策计分。",
             "Budget and amount spent are both 0; scored by the policy."},
            full ? result.weight.ToString() : "0"};
  };
  SetScore(result, Exact(full ? result.weight : Decimal(0)), reasoning, manner);
}

Decimal StepPoints(const std::vector<Step>& steps, const Exact& rate) {
  for (const Step& step : steps) {
    const Exact from = Exact(step.at_least) / 100;
    if (from.known() && rate.value() >= from.value()) return step.points;
  }
  return Decimal(0);
}

// The rate in words; `capped`: more was spent than budgeted; `rounded`: the rate to the places of
// the policy, where it has any.
LocalizedText RateText(const std::string& quotient, bool capped, const std::string& rounded) {
  if (capped) {
    return {"执行率 = " + quotient + "，超过 1，按 1 计",
            "Rate = " + quotient + ", above 1, counts as 1"};
  }
  if (!rounded.empty()) {
    return {"执行率 = " + quotient + "，按政策先四舍五入为 " + rounded,
            "Rate = " + quotient + ", by the policy first rounded half up to " + rounded};
  }
  return {"执行率 = " + quotient, "Rate = " + quotient};
}

// A policy may round the rate before anything is made of it.
Exact RateAsScored(const Exact& rate, const Policy& policy) {
  if (!policy.rate_places || !rate.known()) return rate;
  const Result<Decimal> rounded = rate.value().Round(*policy.rate_places, RoundingMode::kHalfUp);
  return rounded.ok() ? Exact(*rounded) : Exact();
}

void NoteReasonDue(BudgetExecution& result, const Budget& budget, const Exact& rate,
                   const Policy& policy) {
  const std::optional<Decimal>& below = policy.execution_reason_below;
  if (!below || HasText(budget.reason)) return;
  const Exact percent = rate * 100;
  const Exact limit(*below);
  if (!percent.known() || !limit.known() || percent.value() >= limit.value()) return;
  Note(result.diagnostics, DiagnosticCode::kExecutionReasonMissing,
       {PercentFigure(rate), below->Trimmed().ToString()});
}

void ScoreRate(BudgetExecution& result, const Decimal& spent, const Decimal& budget,
               const Manner& manner) {
  const bool capped = spent > budget;
  const Exact ratio = Exact(spent) / budget;
  if (capped) {
    Note(result.diagnostics, DiagnosticCode::kExecutionAboveBudget, {PercentFigure(ratio)});
  }
  const Exact rate = RateAsScored(capped ? Exact(1) : ratio, manner.policy);
  const Result<Decimal> shown = rate.known()
                                    ? rate.value().Round(kRatePlaces, RoundingMode::kHalfUp)
                                    : Result<Decimal>(StatusCode::kOutOfRange, "");
  if (!shown.ok()) {
    Note(result.diagnostics, DiagnosticCode::kNumbersTooLarge);
    GiveUp(result, manner);
    return;
  }
  result.rate = *shown;
  std::string rounded;
  if (manner.policy.rate_places && !capped) {
    const Result<Decimal> text =
        rate.value().Round(*manner.policy.rate_places, RoundingMode::kHalfUp);
    if (text.ok()) rounded = text->ToString();
  }
  const auto quotient = [&] { return spent.ToString() + " ÷ " + budget.ToString(); };
  if (manner.policy.execution == ExecutionRule::kSteps) {
    const Decimal points = StepPoints(manner.policy.execution_steps, rate);
    const auto reasoning = [&]() -> Reasoning {
      const LocalizedText said = RateText(quotient(), capped, rounded);
      const std::string text = points.Trimmed().ToString();
      return {{said.zh + "，按档得 " + text + " 分（满分 10 分），按 W÷10 折算。",
               said.en + "; its step gives " + text + " points of 10, scaled by W÷10."},
              result.weight.ToString() + " × " + text + " ÷ 10"};
    };
    SetScore(result, Exact(result.weight) * points / 10, reasoning, manner);
    return;
  }
  const auto reasoning = [&]() -> Reasoning {
    const LocalizedText said = RateText(quotient(), capped, rounded);
    return {{said.zh + "，W×执行率。", said.en + "; W×rate."},
            result.weight.ToString() + " × " +
                (capped             ? "1"
                 : !rounded.empty() ? rounded
                                    : quotient())};
  };
  SetScore(result, Exact(result.weight) * rate, reasoning, manner);
}

}  // namespace

BudgetExecution AssessBudgetExecution(const Budget& budget, const Decimal& weight,
                                      const Policy& policy) {
  return AssessBudgetExecution(budget, weight, policy, Explain::kYes);
}

BudgetExecution AssessBudgetExecution(const Budget& budget, const Decimal& weight,
                                      const Policy& policy, Explain explain) {
  const Manner manner{policy, explain};
  BudgetExecution result;
  result.weight = weight;
  // The denominator is the full-year budget after adjustment.
  const std::optional<Decimal>& base = budget.adjusted ? budget.adjusted : budget.total;
  if (weight.is_zero() && (!base || !budget.spent)) {
    ScoreNoWeight(result, manner);
    return result;
  }
  if (!budget.adjusted && base) {
    Note(result.diagnostics, DiagnosticCode::kAdjustedFromTotal, {base->ToString()});
  }
  if (!base || !budget.spent) {
    Note(result.diagnostics, base ? DiagnosticCode::kSpentUnknown : DiagnosticCode::kBudgetUnknown);
    GiveUp(result, manner);
  } else if (base->sign() < 0 || budget.spent->sign() < 0) {
    Note(result.diagnostics, DiagnosticCode::kNegativeAmount);
    GiveUp(result, manner);
  } else if (base->is_zero() && budget.spent->is_zero()) {
    ScoreZeroOverZero(result, manner);
  } else if (base->is_zero()) {
    Note(result.diagnostics, DiagnosticCode::kSpentWithoutBudget, {budget.spent->ToString()});
    GiveUp(result, manner);
  } else {
    ScoreRate(result, *budget.spent, *base, manner);
    const ExecutionRate rate = RateOf(budget, policy);
    if (rate.rate) NoteReasonDue(result, budget, *rate.rate, policy);
  }
  return result;
}

ExecutionRate RateOf(const Budget& budget, const Policy& policy) {
  const std::optional<Decimal>& base = budget.adjusted ? budget.adjusted : budget.total;
  const std::optional<Decimal>& spent = budget.spent;
  if (!base || !spent || base->sign() < 0 || spent->sign() < 0) return {};
  if (base->is_zero()) return {!spent->is_zero(), std::nullopt};
  const Exact rate = RateAsScored(*spent > *base ? Exact(1) : Exact(*spent) / *base, policy);
  return {true, rate.known() ? std::optional(rate) : std::nullopt};
}

}  // namespace jixiao
