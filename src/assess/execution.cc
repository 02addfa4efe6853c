// Budget execution: spent ÷ adjusted budget. Refuses to call an unknown amount zero.
#include <string>

#include "jixiao/assess.hpp"
#include "numeric/exact.h"
#include "policy/rounding.h"

namespace jixiao {
namespace {

constexpr int kRatePlaces = 4;

void Note(BudgetExecution& result, DiagnosticCode code, std::vector<std::string> arguments = {}) {
  result.diagnostics.push_back({.code = code, .arguments = std::move(arguments)});
}

// Undetermined between 0 and W, for the last reason noted.
void GiveUp(BudgetExecution& result, const Policy& policy) {
  const Diagnostic& reason = result.diagnostics.back();
  result.score_lower = Decimal(0, policy.score_places);
  result.score_upper = RoundWeight(result.weight, policy);
  result.explanation = {
      "执行率无法确定：" + reason.Message(Language::kChinese) + "。",
      "The execution rate is undetermined: " + reason.Message(Language::kEnglish) + "."};
}

void SetScore(BudgetExecution& result, const Exact& score, const LocalizedText& rule,
              const std::string& formula, const Policy& policy) {
  const std::optional<RoundedScore> rounded = RoundScore(score, result.weight, policy);
  if (!rounded) {
    Note(result, DiagnosticCode::kNumbersTooLarge);
    GiveUp(result, policy);
    return;
  }
  result.score = rounded->value;
  result.score_lower = rounded->value;
  result.score_upper = rounded->value;
  const std::string places = std::to_string(policy.score_places);
  const std::string cap_zh = rounded->capped ? "舍入后高于分值，按分值计。" : "";
  const std::string cap_en =
      rounded->capped ? " Rounding went above the weight, so the weight counts." : "";
  result.explanation = {rule.zh + "得分 = " + formula + "，四舍五入保留 " + places + " 位为 " +
                            rounded->value.ToString() + "。" + cap_zh,
                        rule.en + " Score = " + formula + ", rounded half up to " + places +
                            " places: " + rounded->value.ToString() + "." + cap_en};
}

void ScoreZeroOverZero(BudgetExecution& result, const Policy& policy) {
  Note(result, DiagnosticCode::kZeroOverZero);
  if (policy.zero_over_zero == ZeroOverZero::kUndetermined) {
    GiveUp(result, policy);
    return;
  }
  const bool full = policy.zero_over_zero == ZeroOverZero::kFull;
  SetScore(result, Exact(full ? result.weight : Decimal(0)),
           {"预算数和执行数都为 0，按政策计分。",
            "Budget and amount spent are both 0; scored by the policy."},
           full ? result.weight.ToString() : "0", policy);
}

Decimal StepPoints(const std::vector<Step>& steps, const Exact& rate) {
  for (const Step& step : steps) {
    const Exact from = Exact(step.at_least) / 100;
    if (from.known() && rate.value() >= from.value()) return step.points;
  }
  return Decimal(0);
}

void ScoreRate(BudgetExecution& result, const Decimal& spent, const Decimal& budget,
               const Policy& policy) {
  const bool capped = spent > budget;
  const Exact ratio = Exact(spent) / budget;
  if (capped) {
    const Exact percent = ratio * 100;
    const Result<Decimal> shown = percent.known() ? percent.value().Round(2, RoundingMode::kHalfUp)
                                                  : Result<Decimal>(StatusCode::kOutOfRange, "");
    Note(result, DiagnosticCode::kExecutionAboveBudget, {shown.ok() ? shown->ToString() : "?"});
  }
  const Exact rate = capped ? Exact(1) : ratio;
  const Result<Decimal> shown = rate.known()
                                    ? rate.value().Round(kRatePlaces, RoundingMode::kHalfUp)
                                    : Result<Decimal>(StatusCode::kOutOfRange, "");
  if (!shown.ok()) {
    Note(result, DiagnosticCode::kNumbersTooLarge);
    GiveUp(result, policy);
    return;
  }
  result.rate = *shown;
  const std::string quotient = spent.ToString() + " ÷ " + budget.ToString();
  const std::string weight = result.weight.ToString();
  const std::string cap_zh = capped ? "，超过 1，按 1 计" : "";
  const std::string cap_en = capped ? ", above 1, counts as 1" : "";
  if (policy.execution == ExecutionRule::kSteps) {
    const Decimal points = StepPoints(policy.execution_steps, rate);
    const std::string text = points.Trimmed().ToString();
    SetScore(
        result, Exact(result.weight) * points / 10,
        {"执行率 = " + quotient + cap_zh + "，按档得 " + text + " 分（满分 10 分），按 W÷10 折算。",
         "Rate = " + quotient + cap_en + "; its step gives " + text +
             " points of 10, scaled by W÷10."},
        weight + " × " + text + " ÷ 10", policy);
    return;
  }
  SetScore(result, Exact(result.weight) * rate,
           {"执行率 = " + quotient + cap_zh + "，W×执行率。",
            "Rate = " + quotient + cap_en + "; W×rate."},
           weight + " × " + (capped ? "1" : quotient), policy);
}

}  // namespace

BudgetExecution AssessBudgetExecution(const Budget& budget, const Decimal& weight,
                                      const Policy& policy) {
  BudgetExecution result;
  result.weight = weight;
  // The denominator is the full-year budget after adjustment.
  const std::optional<Decimal>& base = budget.adjusted ? budget.adjusted : budget.total;
  if (!budget.adjusted && base) {
    Note(result, DiagnosticCode::kAdjustedFromTotal, {base->ToString()});
  }
  if (!base || !budget.spent) {
    Note(result, base ? DiagnosticCode::kSpentUnknown : DiagnosticCode::kBudgetUnknown);
    GiveUp(result, policy);
  } else if (base->sign() < 0 || budget.spent->sign() < 0) {
    Note(result, DiagnosticCode::kNegativeAmount);
    GiveUp(result, policy);
  } else if (base->is_zero() && budget.spent->is_zero()) {
    ScoreZeroOverZero(result, policy);
  } else if (base->is_zero()) {
    Note(result, DiagnosticCode::kSpentWithoutBudget, {budget.spent->ToString()});
    GiveUp(result, policy);
  } else {
    ScoreRate(result, *budget.spent, *base, policy);
  }
  return result;
}

}  // namespace jixiao
