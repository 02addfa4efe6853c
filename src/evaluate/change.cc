// Changes (同比增长≥5%): figures signed in the target's direction, so that a change the other way
// is negative. Refuses levels: 95% does not say how much it rose.
#include <array>
#include <string_view>

#include "evaluate/quantity.h"

namespace jixiao {
namespace {

// 提高到95%, 降至5%: a level, though a verb of change stands before it.
bool IsLevel(const Threshold& actual) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"到", "至", "增长为", "增加为", "提高为", "下降为", "降低为", "降为", "减少为"});
  if (actual.kind() == ThresholdKind::kRange || actual.is_bare()) return false;
  for (const std::string_view word : kWords) {
    if (actual.text().find(word) != std::string::npos) return true;
  }
  return false;
}

// The change in the target's direction.
std::optional<Readings> SignedChange(const TargetFigure& target, const Case& c, Verdict& verdict) {
  const bool is_change = c.actual.kind() == ThresholdKind::kChange;
  if (!is_change && IsLevel(c.actual)) {
    verdict.GiveUp(DiagnosticCode::kChangeAgainstLevel, {c.actual.text()});
    return std::nullopt;
  }
  const std::optional<Readings> amount = Align(target, c.actual, verdict);
  if (!amount) return std::nullopt;
  if (is_change) {
    return c.actual.direction() == c.target.direction() ? *amount : amount->Negated();
  }
  // "-12%" against a fall of 10 % is written for a fall of 12 % as often as for a rise.
  const std::optional<End>& least = amount->figures.lower;
  const bool negative = least && least->value.sign() < 0;
  if (negative && c.target.direction() == ChangeDirection::kDown) {
    verdict.GiveUp(DiagnosticCode::kChangeSignAmbiguous, {c.actual.text()});
    return std::nullopt;
  }
  verdict.Note(DiagnosticCode::kChangeDirectionFromTarget);
  return amount;
}

// A larger fall is better whichever way the indicator itself points, once it is counted in the
// direction of the fall.
FigureTarget ChangeTarget(const Interval& own, const Case& c) {
  if (!own.IsPoint()) return FigureTargetOf(own, c.target.unit(), c);
  const Rational& amount = own.lower->value;
  if (c.target.direction() == ChangeDirection::kUp) {
    return FigureTargetOf(c.target.comparator(), amount, c.target.unit(), c);
  }
  Row row = c.row;
  row.direction = RowDirection::kPositive;
  return FigureTargetOf(
      c.target.comparator(), amount, c.target.unit(),
      {c.target, c.actual, c.word, c.missing, row, c.policy, c.explain, c.reversal, c.reversing});
}

}  // namespace

Verdict JudgeChange(const Case& c) {
  Verdict verdict(c);
  const std::optional<Interval> own = OwnValues(c.target);
  if (!own) {
    verdict.GiveUp(DiagnosticCode::kTargetUnreadable);
    return verdict;
  }
  FigureTarget target = ChangeTarget(*own, c);
  target.signed_figure = true;
  verdict.rule = target.criterion.shape.rule;
  // A fall is counted in its own direction, so only the sign of a rise can clash with the column.
  const bool is_rise = c.target.direction() == ChangeDirection::kUp && own->IsPoint();
  if (is_rise) CheckDirection(c.target.comparator(), c.target.unit(), c, verdict);
  if (LacksFigure(c, verdict)) return verdict;
  const std::optional<Readings> actual = SignedChange(target.figure, c, verdict);
  if (actual) JudgeFigures(target, *actual, c, verdict);
  return verdict;
}

}  // namespace jixiao
