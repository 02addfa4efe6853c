// A value inside what the target accepts scores the full weight; outside, the formula for the limit
// that is missed (formula.h). Every formula falls (or stays) with the distance from the accepted
// values, so the bounds of a set of actuals are found at its ends. Does not know units, texts and
// weights.
#include "evaluate/criterion.h"

#include "evaluate/explain.h"

namespace jixiao {
namespace {

using evaluate::Formula;
using evaluate::Place;
using evaluate::Placed;
using evaluate::Shape;

// A share, or nothing where no formula applies or the numbers do not fit.
struct PointScore {
  std::optional<Share> share;
  bool open_limit = false;
};

std::string Minus(const std::string& a, const std::string& b) { return a + " − " + b; }
std::string Over(const std::string& a, const std::string& b) { return a + " ÷ " + b; }

Exact GateOf(const Policy& policy) { return Exact(policy.gate_rate) / 100; }

// The formula with its numbers.
std::string FormulaText(Formula formula, Rule rule, const std::string& a, const std::string& t,
                        const Exact& gate) {
  if (rule == Rule::kSymmetric) return "(1 − |" + Minus(a, t) + "| ÷ " + t + ")";
  switch (formula) {
    case Formula::kRatio:
      return Over(a, t);
    case Formula::kGate: {
      const std::string g = gate.known() ? Figure(gate.value()) : "g";
      return "(" + Minus(Over(a, t), g) + ") ÷ (1 − " + g + ")";
    }
    case Formula::kTargetOverActual:
      return Over(t, a);
    case Formula::kLinearInverse:
      return "(2 − " + Over(a, t) + ")";
    case Formula::kNothing:
      break;
  }
  return "0";
}

// Where `a` stands, and the end that it stands at; null inside.
Place PlaceOf(const Interval& accepted, const Rational& a, const End** end) {
  *end = nullptr;
  if (accepted.lower && a <= accepted.lower->value) {
    *end = &*accepted.lower;
    return a < accepted.lower->value ? Place::kBelow : Place::kOnLower;
  }
  if (accepted.upper && a >= accepted.upper->value) {
    *end = &*accepted.upper;
    return a > accepted.upper->value ? Place::kAbove : Place::kOnUpper;
  }
  return Place::kInside;
}

PointScore ScorePoint(const Criterion& criterion, const Rational& a, const Policy& policy) {
  const End* end = nullptr;
  const Place place = PlaceOf(criterion.accepted, a, &end);
  const Placed placed =
      evaluate::PlacedAt(criterion.shape, place, end == nullptr ? 0 : end->value.sign());
  if (placed.met) return {FullShare()};
  if (placed.on_open_limit) return {Share{Rational(1), "1"}, true};
  if (!placed.formula) return {};
  if (*placed.formula == Formula::kNothing) return {NoShare()};
  const Exact gate = GateOf(policy);
  const Exact share = evaluate::ShareOf(*placed.formula, Exact(a) / end->value, gate);
  if (!share.known()) return {};
  if (share.value().is_zero() && !a.is_zero()) return {NoShare()};
  return {Share{share.value(), FormulaText(*placed.formula, criterion.shape.rule, Figure(a),
                                           Figure(end->value), gate)}};
}

// The share far out where the set of actuals has no end: every formula falls to 0 there.
PointScore ScoreFarOut(const Criterion& criterion, bool upwards) {
  const bool accepted = upwards ? !criterion.accepted.upper : !criterion.accepted.lower;
  return {accepted || criterion.shape.complement ? FullShare() : NoShare()};
}

bool MeetsAll(const Criterion& criterion, const Interval& actual) {
  return criterion.shape.complement ? !criterion.accepted.Overlaps(actual)
                                    : criterion.accepted.Covers(actual);
}

bool MeetsSome(const Criterion& criterion, const Interval& actual) {
  return criterion.shape.complement ? !criterion.accepted.Covers(actual)
                                    : criterion.accepted.Overlaps(actual);
}

Phrase PhraseOf(Formula formula) {
  switch (formula) {
    case Formula::kRatio:
      return Phrase::kRatio;
    case Formula::kGate:
      return Phrase::kGate;
    case Formula::kTargetOverActual:
      return Phrase::kTargetOverActual;
    case Formula::kLinearInverse:
      return Phrase::kLinearInverse;
    case Formula::kNothing:
      break;
  }
  return Phrase::kAllOrNothing;
}

LocalizedText FormulaSentence(Phrase phrase, const Policy& policy) {
  const Exact gate = GateOf(policy);
  return Say(phrase, {Both(policy.gate_rate.Trimmed().ToString()),
                      Both(gate.known() ? gate.value().ToString() : std::string())});
}

// Why a value outside scores what it scores.
void ExplainMiss(const Criterion& criterion, const Interval& actual, const Policy& policy,
                 Verdict& verdict) {
  verdict.Explain([&] { return Say(Phrase::kUnmet); });
  const Shape& shape = criterion.shape;
  if (shape.complement || shape.rule == Rule::kExact) {
    const Phrase phrase = shape.complement ? Phrase::kAllOrNothing : Phrase::kExact;
    verdict.Explain([&] { return Say(phrase); });
    return;
  }
  const Rational a = actual.lower ? actual.lower->value : actual.upper->value;
  const End* end = nullptr;
  const Place place = PlaceOf(criterion.accepted, a, &end);
  if (end == nullptr) return;
  if (end->value.is_zero()) {
    verdict.Explain([&] { return Say(Phrase::kZeroTarget); });
  } else if (shape.rule == Rule::kSymmetric) {
    verdict.Explain([&] { return Say(Phrase::kSymmetric); });
  } else {
    if (shape.rule == Rule::kRange) {
      verdict.Explain([&] { return Say(Phrase::kNearerEnd, {Both(Figure(end->value))}); });
    }
    const Formula formula = place == Place::kBelow ? shape.below : shape.above;
    verdict.Explain([&] { return FormulaSentence(PhraseOf(formula), policy); });
  }
}

bool HasNegativeEnd(const Interval& accepted) {
  return (accepted.lower && accepted.lower->value.sign() < 0) ||
         (accepted.upper && accepted.upper->value.sign() < 0);
}

}  // namespace

Criterion CriterionOf(Comparator comparator, const Rational& target, RowDirection direction,
                      const Policy& policy) {
  const Shape shape = evaluate::ShapeOf(comparator, target.sign(), direction, policy);
  Interval accepted;
  if (shape.has_lower) accepted.lower = End{target, shape.lower_closed};
  if (shape.has_upper) accepted.upper = End{target, shape.upper_closed};
  return {accepted, shape};
}

Criterion CriterionOf(const Interval& range, const Policy& policy) {
  Shape shape = evaluate::RangeShape(policy);
  shape.has_lower = range.lower.has_value();
  shape.has_upper = range.upper.has_value();
  if (range.lower) shape.lower_closed = range.lower->closed;
  if (range.upper) shape.upper_closed = range.upper->closed;
  return {range, shape};
}

void ScoreAgainst(const Criterion& criterion, const Interval& actual, const Policy& policy,
                  Verdict& verdict) {
  verdict.rule = criterion.shape.rule;
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
    verdict.lower = criterion.shape.complement ? NoShare() : least;
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
