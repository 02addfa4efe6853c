// The formulas of domain scoring, each once. A value inside what the target accepts scores the full
// weight; outside, the policy's formula for the limit that is missed applies. Every formula here
// falls (or stays) with the distance from the accepted values, so the bounds of a set of actuals
// are found at its ends. Refuses to know units, texts and weights.
#include "evaluate/criterion.h"

#include <algorithm>
#include <array>

#include "evaluate/explain.h"

namespace jixiao {
namespace {

// A share, or nothing where no formula applies or the numbers do not fit.
struct PointScore {
  std::optional<Share> share;
  bool open_limit = false;
};

PointScore Known(const Exact& value, std::string formula) {
  if (!value.known()) return {};
  const Rational zero;
  if (value.value() < zero) return {Share{zero, "0"}};
  return {Share{value.value(), std::move(formula)}};
}

std::string Minus(const std::string& a, const std::string& b) { return a + " − " + b; }
std::string Over(const std::string& a, const std::string& b) { return a + " ÷ " + b; }

// A below the lower limit T > 0.
PointScore BelowLimit(const Rational& a, const Rational& t, const Policy& policy) {
  const Exact ratio = Exact(a) / t;
  const std::string formula = Over(Figure(a), Figure(t));
  switch (policy.lower_bound) {
    case LowerBoundRule::kRatio:
      return Known(ratio, formula);
    case LowerBoundRule::kGate: {
      const Exact gate = Exact(policy.gate_rate) / 100;
      const Exact share = (ratio - gate) / (Exact(1) - gate);
      if (!share.known()) return {};
      const std::string g = Figure(gate.value());
      return Known(share, "(" + Minus(formula, g) + ") ÷ (1 − " + g + ")");
    }
    case LowerBoundRule::kAllOrNothing:
      break;
  }
  return {NoShare()};
}

// A above the upper limit T > 0.
PointScore AboveLimit(const Rational& a, const Rational& t, const Policy& policy) {
  switch (policy.upper_bound) {
    case UpperBoundRule::kTargetOverActual:
      return Known(Exact(t) / a, Over(Figure(t), Figure(a)));
    case UpperBoundRule::kLinearInverse:
      return Known(Exact(2) - Exact(a) / t, "(2 − " + Over(Figure(a), Figure(t)) + ")");
    case UpperBoundRule::kAllOrNothing:
      break;
  }
  return {NoShare()};
}

PointScore ByDistance(const Rational& a, const Rational& t) {
  const Exact distance = Exact(a) - t;
  if (!distance.known()) return {};
  return Known(Exact(1) - Exact(distance.value().Abs()) / t,
               "(1 − |" + Minus(Figure(a), Figure(t)) + "| ÷ " + Figure(t) + ")");
}

// A on the wrong side of the end `limit`, or on it where it is open.
PointScore BeyondEnd(const Rational& a, const End& limit, bool below, const Policy& policy) {
  const Rational& t = limit.value;
  // A missed target of 0 has no ratio: 0. A missed negative one has no formula at all.
  if (t.is_zero()) return {NoShare()};
  if (t.sign() < 0) return {};
  // > T and < T at A = T: the ratio is 1.
  if (a == t) return {Share{Rational(1), "1"}, true};
  return below ? BelowLimit(a, t, policy) : AboveLimit(a, t, policy);
}

bool Accepts(const Criterion& criterion, const Rational& a) {
  return criterion.accepted.Contains(a) != criterion.complement;
}

const End* NearerEnd(const Interval& accepted, const Rational& a, bool* below) {
  *below = accepted.lower && a <= accepted.lower->value;
  if (*below) return &*accepted.lower;
  return accepted.upper ? &*accepted.upper : nullptr;
}

PointScore ScorePoint(const Criterion& criterion, const Rational& a, const Policy& policy) {
  if (Accepts(criterion, a)) return {FullShare()};
  if (criterion.complement) return {NoShare()};
  const Interval& accepted = criterion.accepted;
  bool below = false;
  const End* const end = NearerEnd(accepted, a, &below);
  if (end == nullptr) return {};
  switch (criterion.outside) {
    case Criterion::Outside::kNothing:
      // A missed negative target is open, also where only the exact figure counts.
      if (end->value.sign() < 0) return {};
      return {NoShare()};
    case Criterion::Outside::kSymmetric:
      if (end->value.is_zero()) return {NoShare()};
      if (end->value.sign() < 0) return {};
      return ByDistance(a, end->value);
    case Criterion::Outside::kNearerEnd:
      break;
  }
  return BeyondEnd(a, *end, below, policy);
}

// The share far out where the set of actuals has no end: every formula falls to 0 there.
PointScore ScoreFarOut(const Criterion& criterion, bool upwards) {
  const bool accepted = upwards ? !criterion.accepted.upper : !criterion.accepted.lower;
  return {accepted || criterion.complement ? FullShare() : NoShare()};
}

bool MeetsAll(const Criterion& criterion, const Interval& actual) {
  return criterion.complement ? !criterion.accepted.Overlaps(actual)
                              : criterion.accepted.Covers(actual);
}

bool MeetsSome(const Criterion& criterion, const Interval& actual) {
  return criterion.complement ? !criterion.accepted.Covers(actual)
                              : criterion.accepted.Overlaps(actual);
}

Phrase PhraseOf(const Policy& policy, bool below) {
  constexpr std::array kLower = {Phrase::kRatio, Phrase::kGate, Phrase::kAllOrNothing};
  constexpr std::array kUpper = {Phrase::kTargetOverActual, Phrase::kLinearInverse,
                                 Phrase::kAllOrNothing};
  return below ? kLower[static_cast<std::size_t>(policy.lower_bound)]
               : kUpper[static_cast<std::size_t>(policy.upper_bound)];
}

LocalizedText FormulaSentence(Phrase phrase, const Policy& policy) {
  const Exact gate = Exact(policy.gate_rate) / 100;
  return Say(phrase, {Both(policy.gate_rate.Trimmed().ToString()),
                      Both(gate.known() ? gate.value().ToString() : std::string())});
}

// Why a value outside scores what it scores.
void ExplainMiss(const Criterion& criterion, const Interval& actual, const Policy& policy,
                 Verdict& verdict) {
  verdict.Explain([&] { return Say(Phrase::kUnmet); });
  if (criterion.complement || criterion.outside == Criterion::Outside::kNothing) {
    const bool exact = criterion.rule == Rule::kExact;
    verdict.Explain([&] { return Say(exact ? Phrase::kExact : Phrase::kAllOrNothing); });
    return;
  }
  bool below = false;
  const Rational a = actual.lower ? actual.lower->value : actual.upper->value;
  const End* const end = NearerEnd(criterion.accepted, a, &below);
  if (end == nullptr) return;
  if (end->value.is_zero()) {
    verdict.Explain([&] { return Say(Phrase::kZeroTarget); });
  } else if (criterion.outside == Criterion::Outside::kSymmetric) {
    verdict.Explain([&] { return Say(Phrase::kSymmetric); });
  } else {
    if (criterion.rule == Rule::kRange) {
      verdict.Explain([&] { return Say(Phrase::kNearerEnd, {Both(Figure(end->value))}); });
    }
    verdict.Explain([&] { return FormulaSentence(PhraseOf(policy, below), policy); });
  }
}

bool HasNegativeEnd(const Interval& accepted) {
  return (accepted.lower && accepted.lower->value.sign() < 0) ||
         (accepted.upper && accepted.upper->value.sign() < 0);
}

Rule LowerRule(const Policy& policy) {
  constexpr std::array kRules = {Rule::kRatio, Rule::kGate, Rule::kAllOrNothing};
  return kRules[static_cast<std::size_t>(policy.lower_bound)];
}

Rule UpperRule(const Policy& policy) {
  constexpr std::array kRules = {Rule::kTargetOverActual, Rule::kLinearInverse,
                                 Rule::kAllOrNothing};
  return kRules[static_cast<std::size_t>(policy.upper_bound)];
}

// NOLINTNEXTLINE(misc-no-recursion): = becomes ≥ or ≤, which ends it.
Criterion EqualCriterion(const Rational& target, RowDirection direction, const Policy& policy) {
  switch (policy.equal) {
    case EqualRule::kSymmetric:
      return {Interval::Point(target), false, Criterion::Outside::kSymmetric, Rule::kSymmetric};
    case EqualRule::kExact:
      return {Interval::Point(target), false, Criterion::Outside::kNothing, Rule::kExact};
    case EqualRule::kDirectional:
      break;
  }
  // "=0" holds for 0 alone, in either direction.
  if (target.is_zero()) {
    return {Interval::Point(target), false, Criterion::Outside::kNothing, Rule::kZeroTarget};
  }
  const bool positive = direction == RowDirection::kPositive;
  return CriterionOf(positive ? Comparator::kGe : Comparator::kLe, target, direction, policy);
}

}  // namespace

// NOLINTNEXTLINE(misc-no-recursion): see EqualCriterion.
Criterion CriterionOf(Comparator comparator, const Rational& target, RowDirection direction,
                      const Policy& policy) {
  Criterion criterion;
  switch (comparator) {
    case Comparator::kGe:
    case Comparator::kGt:
      criterion.accepted = Interval::From(target, comparator == Comparator::kGe);
      criterion.rule = LowerRule(policy);
      break;
    case Comparator::kLe:
    case Comparator::kLt:
      criterion.accepted = Interval::UpTo(target, comparator == Comparator::kLe);
      criterion.rule = UpperRule(policy);
      break;
    case Comparator::kNe:
      criterion = {Interval::Point(target), true, Criterion::Outside::kNothing,
                   Rule::kAllOrNothing};
      return criterion;
    case Comparator::kEq:
    case Comparator::kApprox:
      criterion = EqualCriterion(target, direction, policy);
      break;
  }
  if (target.sign() <= 0) criterion.rule = Rule::kZeroTarget;
  return criterion;
}

Criterion CriterionOf(const Interval& range) {
  return {range, false, Criterion::Outside::kNearerEnd, Rule::kRange};
}

void ScoreAgainst(const Criterion& criterion, const Interval& actual, const Policy& policy,
                  Verdict& verdict) {
  verdict.rule = criterion.rule;
  if (MeetsAll(criterion, actual)) {
    verdict.Set(OutcomeStatus::kMet, FullShare());
    verdict.Explain([&] { return Say(Phrase::kMet); });
    return;
  }
  const PointScore low = actual.lower ? ScorePoint(criterion, actual.lower->value, policy)
                                      : ScoreFarOut(criterion, false);
  const PointScore high = actual.upper ? ScorePoint(criterion, actual.upper->value, policy)
                                       : ScoreFarOut(criterion, true);
  const bool some = MeetsSome(criterion, actual);
  if (!some && (!low.share || !high.share)) {
    const bool negative = HasNegativeEnd(criterion.accepted);
    if (negative) verdict.Explain([&] { return Say(Phrase::kNegativeTarget); });
    verdict.LeaveOpen(negative ? DiagnosticCode::kNegativeTarget
                               : DiagnosticCode::kNumbersTooLarge);
    return;
  }
  const Share least = low.share && high.share
                          ? (low.share->value <= high.share->value ? *low.share : *high.share)
                          : NoShare();
  if (some) {
    verdict.lower = criterion.complement ? NoShare() : least;
    verdict.Explain([&] { return Say(Phrase::kStraddles); });
    verdict.LeaveOpen(DiagnosticCode::kPartlyWithin);
    return;
  }
  verdict.status = OutcomeStatus::kUnmet;
  verdict.lower = least;
  verdict.upper = low.share->value <= high.share->value ? *high.share : *low.share;
  if (low.open_limit && actual.IsPoint()) {
    verdict.Explain([&] { return Say(Phrase::kOpenLimit); });
    verdict.Note(DiagnosticCode::kOpenLimit);
    return;
  }
  ExplainMiss(criterion, actual, policy, verdict);
}

}  // namespace jixiao
