// Quantities and ranges: direction, completion, deviation, over-completion, and the findings about
// sign and direction. Refuses achievement words and texts in place of a figure.
#include "evaluate/quantity.h"

#include <array>
#include <string>
#include <string_view>

#include "evaluate/explain.h"
#include "unit/unit_table.h"

namespace jixiao {
namespace {

constexpr int kCompletionPlaces = 4;

bool IsLower(Comparator comparator) {
  return comparator == Comparator::kGe || comparator == Comparator::kGt;
}
bool IsUpper(Comparator comparator) {
  return comparator == Comparator::kLe || comparator == Comparator::kLt;
}

// Shares and money can fall below 0 (losses); counts, areas, days cannot. Money on a cost row is
// spent, never lost.
bool IsSigned(const Unit& unit, RowKind kind) {
  switch (unit.dimension()) {
    case Dimension::kShare:
    case Dimension::kSharePoints:
      return true;
    case Dimension::kMoney:
      return kind != RowKind::kCost;
    default:
      return false;
  }
}

bool HasNegativeValue(const Interval& values) {
  return (values.lower && values.lower->value.sign() < 0) ||
         (values.upper && values.upper->value.sign() < 0);
}

// The end that the actual misses; nothing inside a range.
std::optional<Rational> MissedEnd(const Interval& range, const Rational& a) {
  if (range.lower && a < range.lower->value) return range.lower->value;
  if (range.upper && a > range.upper->value) return range.upper->value;
  return std::nullopt;
}

void AddFigures(const FigureTarget& target, const Rational& a, Verdict& verdict) {
  const Interval& values = target.figure.values;
  const bool is_point = values.IsPoint();
  const std::optional<Rational> t =
      is_point ? std::optional(values.lower->value) : MissedEnd(values, a);
  if (!t) return;
  verdict.deviation = DeviationText(Exact(a) - *t, target.figure.unit);
  if (!is_point || t->sign() <= 0 || target.criterion.complement) return;
  const bool inverse = target.direction == RowDirection::kInverse;
  if (inverse && a.sign() <= 0) return;
  const Exact rate = inverse ? Exact(*t) / a : Exact(a) / *t;
  if (!rate.known()) return;
  const Result<Decimal> rounded = rate.value().Round(kCompletionPlaces, RoundingMode::kHalfUp);
  if (rounded.ok()) verdict.completion = *rounded;
}

// Quantities with ≥, >, = on a positive row; a figure that high may have been planned too low.
void FlagOverCompletion(const FigureTarget& target, const Interval& actual, const Case& c,
                        Verdict& verdict) {
  const Comparator comparator = c.target.comparator();
  const bool counts = IsLower(comparator) || comparator == Comparator::kEq;
  const bool is_share = target.figure.unit.dimension() == Dimension::kShare;
  if (c.target.kind() != ThresholdKind::kQuantity || !counts || !actual.lower ||
      target.direction != RowDirection::kPositive || !c.policy.over_completion_factor ||
      (is_share && !c.policy.over_completion_of_shares)) {
    return;
  }
  const Rational& t = target.figure.values.lower->value;
  const Exact flag = Exact(t) * *c.policy.over_completion_factor;
  if (t.sign() <= 0 || !flag.known() || actual.lower->value < flag.value()) return;
  verdict.over_completed = true;
  verdict.Note(DiagnosticCode::kOverCompleted,
               {c.policy.over_completion_factor->Trimmed().ToString()});
}

// Satisfaction in steps asks for the share reached, whatever the target was.
bool IsSteps(const FigureTarget& target, const Case& c) {
  return c.row.kind == RowKind::kSatisfaction &&
         c.policy.satisfaction == SatisfactionRule::kSteps &&
         target.figure.unit.dimension() == Dimension::kShare;
}

// `below`: the value itself is not reached (an open upper end).
Decimal StepPoints(const std::vector<Step>& steps, const Rational& percent, bool below) {
  for (const Step& step : steps) {
    const Exact from(step.at_least);
    if (!from.known()) continue;
    if (percent > from.value() || (percent == from.value() && !below)) return step.points;
  }
  return Decimal(0);
}

Share StepShare(const std::optional<End>& end, bool upwards, const Exact& factor,
                const Policy& policy, std::string* percent_text) {
  if (!end) return upwards ? FullShare() : NoShare();
  const Exact percent = Exact(end->value) * factor * 100;
  if (!percent.known()) return upwards ? FullShare() : NoShare();
  const Decimal points =
      StepPoints(policy.satisfaction_steps, percent.value(), upwards && !end->closed);
  const Exact share = Exact(points) / 10;
  *percent_text = percent.value().ToString();
  return {share.value(), points.Trimmed().ToString() + " ÷ 10"};
}

// The steps give the score; the target still gives the status.
void ScoreInSteps(const FigureTarget& target, const Interval& actual, const Case& c,
                  Verdict& verdict) {
  Verdict judged;
  ScoreAgainst(target.criterion, actual, c.policy, judged);
  verdict.status = judged.status;
  verdict.rule = Rule::kSteps;
  const Exact factor(target.figure.unit.factor());
  std::string low_percent;
  std::string high_percent;
  verdict.lower = StepShare(actual.lower, false, factor, c.policy, &low_percent);
  verdict.upper = StepShare(actual.upper, true, factor, c.policy, &high_percent);
  const auto say = [&](const std::string& percent, const Share& share) {
    const Exact points = Exact(share.value) * 10;
    if (percent.empty() || !points.known()) return;
    verdict.Explain([&] {
      return Say(Phrase::kSteps, {Both(percent), Both(points.value().ToString())});
    });
  };
  say(low_percent, verdict.lower);
  if (high_percent != low_percent) say(high_percent, verdict.upper);
}

// Of figures with a name that says which change they count: 投诉下降率 ≥10%.
std::optional<ChangeDirection> ChangeOfName(std::string_view name) {
  struct Word {
    std::string_view text;
    ChangeDirection direction;
  };
  constexpr auto kWords = std::to_array<Word>({
      {"下降", ChangeDirection::kDown},
      {"降低", ChangeDirection::kDown},
      {"减少", ChangeDirection::kDown},
      {"压减", ChangeDirection::kDown},
      {"压缩", ChangeDirection::kDown},
      {"缩减", ChangeDirection::kDown},
      {"降幅", ChangeDirection::kDown},
      {"增长", ChangeDirection::kUp},
      {"增加", ChangeDirection::kUp},
      {"增幅", ChangeDirection::kUp},
      {"提高", ChangeDirection::kUp},
      {"提升", ChangeDirection::kUp},
      {"上升", ChangeDirection::kUp},
      {"新增", ChangeDirection::kUp},
  });
  std::optional<ChangeDirection> found;
  for (const Word& word : kWords) {
    if (name.find(word.text) == std::string_view::npos) continue;
    if (found && *found != word.direction) return std::nullopt;
    found = word.direction;
  }
  return found;
}

// An actual of a kind that has figures for this target; a change only where the row's name says
// which change its figure counts.
std::optional<Interval> ActualFigures(const TargetFigure& target, const Case& c, Verdict& verdict) {
  if (c.actual.kind() != ThresholdKind::kChange) return Align(target, c.actual, verdict);
  const std::optional<ChangeDirection> counted = ChangeOfName(c.row.name);
  if (!counted) {
    verdict.GiveUp(DiagnosticCode::kChangeAgainstLevel, {c.actual.text()});
    return std::nullopt;
  }
  const std::optional<Interval> amount = Align(target, c.actual, verdict);
  if (!amount) return std::nullopt;
  verdict.Note(DiagnosticCode::kChangeFromName, {std::string(c.row.name)});
  return c.actual.direction() == *counted ? *amount : amount->Negated();
}

// An actual that is a change may be negative whatever the target is.
FigureTarget ForActual(const FigureTarget& target, const Case& c) {
  FigureTarget figure = target;
  figure.signed_figure = figure.signed_figure || c.actual.kind() == ThresholdKind::kChange;
  return figure;
}

void JudgeTarget(const FigureTarget& target, const Case& c, Verdict& verdict) {
  const FigureTarget figure = ForActual(target, c);
  const std::optional<Interval> actual = ActualFigures(figure.figure, c, verdict);
  if (actual) JudgeFigures(figure, *actual, c, verdict);
}

// A count, an area, a number of days cannot be negative, and "5人以下" of one starts at 0.
std::optional<Interval> WithinReason(const FigureTarget& target, Interval actual,
                                     Verdict& verdict) {
  if (target.signed_figure || HasNegativeValue(target.figure.values)) return actual;
  if (HasNegativeValue(actual)) {
    verdict.GiveUp(DiagnosticCode::kNegativeActual, {actual.ToString()});
    return std::nullopt;
  }
  if (!actual.lower) actual.lower = End{Rational(0)};
  return actual;
}

}  // namespace

std::optional<std::string> DeviationText(const Exact& difference, const Unit& unit) {
  const bool is_share = unit.dimension() == Dimension::kShare;
  const Exact shown = is_share ? difference * unit.factor() * 100 : difference;
  if (!shown.known()) return std::nullopt;
  const Result<Decimal> exact = shown.value().ToDecimal();
  const Result<Decimal> number =
      exact.ok() ? exact : shown.value().Round(kCompletionPlaces, RoundingMode::kHalfUp);
  if (!number.ok()) return std::nullopt;
  const std::string sign = number->sign() > 0 ? "+" : "";
  return sign + number->Trimmed().ToString() + (is_share ? "百分点" : unit.name());
}

RowDirection DirectionOf(const Unit& unit, const RowInput& row, bool* assumed) {
  *assumed = false;
  if (row.direction) return *row.direction;
  if (row.kind == RowKind::kCost && IsMoneyOrRate(unit)) return RowDirection::kInverse;
  *assumed = true;
  return RowDirection::kPositive;
}

void CheckDirection(Comparator comparator, const Unit& unit, const Case& c, Verdict& verdict) {
  const bool clash =
      c.row.direction && ((IsLower(comparator) && *c.row.direction == RowDirection::kInverse) ||
                          (IsUpper(comparator) && *c.row.direction == RowDirection::kPositive));
  if (clash)
    verdict.Note(DiagnosticCode::kDirectionClash, {std::string(ComparatorSign(comparator))});
  if (c.row.kind == RowKind::kCost && IsLower(comparator) && IsMoneyOrRate(unit)) {
    verdict.Note(DiagnosticCode::kCostAtLeast);
  }
}

FigureTarget FigureTargetOf(Comparator comparator, const Rational& value, const Unit& unit,
                            const Case& c) {
  FigureTarget target;
  target.figure = {unit, Interval::Point(value)};
  target.direction = DirectionOf(unit, c.row, &target.direction_assumed);
  if (IsLower(comparator)) target.direction = RowDirection::kPositive;
  if (IsUpper(comparator)) target.direction = RowDirection::kInverse;
  target.criterion = CriterionOf(comparator, value, target.direction, c.policy);
  // The direction decides only where = is read by it.
  const bool is_equality = comparator == Comparator::kEq || comparator == Comparator::kApprox;
  target.direction_assumed = target.direction_assumed && is_equality &&
                             target.criterion.outside == Criterion::Outside::kNearerEnd;
  target.signed_figure = IsSigned(unit, c.row.kind);
  return target;
}

FigureTarget FigureTargetOf(const Interval& range, const Unit& unit, const Case& c) {
  FigureTarget target;
  target.figure = {unit, range};
  target.criterion = CriterionOf(range);
  target.signed_figure = IsSigned(unit, c.row.kind);
  return target;
}

bool LacksFigure(const Case& c, Verdict& verdict) {
  const ThresholdKind kind = c.actual.kind();
  if (c.missing) {
    // The assessor's 评价等次 stands for text and dates only.
    verdict.GiveUp(
        c.row.achievement ? DiagnosticCode::kFigureExpected : DiagnosticCode::kActualMissing,
        {Shown(c.target)});
    return true;
  }
  if (c.word || kind == ThresholdKind::kQualitative || kind == ThresholdKind::kDeadline ||
      kind == ThresholdKind::kPeriod) {
    verdict.GiveUp(DiagnosticCode::kFigureExpected, {Shown(c.target)});
    return true;
  }
  if (kind == ThresholdKind::kCompound) {
    verdict.GiveUp(DiagnosticCode::kSeveralAnswers, {c.actual.text()});
    return true;
  }
  if (kind == ThresholdKind::kInvalid || kind == ThresholdKind::kCappedShare) {
    verdict.GiveUp(DiagnosticCode::kActualUnreadable);
    return true;
  }
  return false;
}

void JudgeFigures(const FigureTarget& target, const Interval& written, const Case& c,
                  Verdict& verdict) {
  const std::optional<Interval> reasonable = WithinReason(target, written, verdict);
  if (!reasonable) return;
  const Interval& actual = *reasonable;
  const std::string unit = target.figure.unit.name();
  const bool converted = !unit.empty();
  verdict.Explain([&] {
    return Say(Phrase::kInputs,
               {Both(Shown(c.target)), Both(target.figure.values.ToString()), Both(c.actual.text()),
                Both(actual.ToString()),
                converted ? LocalizedText{"（单位：" + unit + "）", " (in " + unit + ")"}
                          : LocalizedText{}});
  });
  if (IsSteps(target, c)) {
    ScoreInSteps(target, actual, c, verdict);
  } else {
    ScoreAgainst(target.criterion, actual, c.policy, verdict);
  }
  if (actual.IsPoint()) AddFigures(target, actual.lower->value, verdict);
  FlagOverCompletion(target, actual, c, verdict);
  const bool equal = actual.IsPoint() && target.figure.values.IsPoint() &&
                     actual.lower->value == target.figure.values.lower->value;
  if (target.direction_assumed && !equal) verdict.Note(DiagnosticCode::kDirectionAssumed);
}

std::optional<RowFigures> FiguresOf(const Case& c, Verdict& verdict) {
  const std::optional<Interval> own = OwnValues(c.target);
  if (!own) {
    verdict.GiveUp(DiagnosticCode::kTargetUnreadable);
    return std::nullopt;
  }
  if (LacksFigure(c, verdict)) return std::nullopt;
  const bool is_range = c.target.kind() == ThresholdKind::kRange;
  const FigureTarget target = ForActual(
      is_range ? FigureTargetOf(*own, c.target.unit(), c)
               : FigureTargetOf(c.target.comparator(), own->lower->value, c.target.unit(), c),
      c);
  std::optional<Interval> actual = ActualFigures(target.figure, c, verdict);
  if (actual) actual = WithinReason(target, *actual, verdict);
  return actual ? std::optional(RowFigures{target, *actual}) : std::nullopt;
}

Verdict JudgeQuantity(const Case& c) {
  Verdict verdict(c);
  const Comparator comparator = c.target.comparator();
  const Unit& unit = c.target.unit();
  const std::optional<Interval> own = OwnValues(c.target);
  if (!own) {
    verdict.GiveUp(DiagnosticCode::kTargetUnreadable);
    return verdict;
  }
  if (c.target.kind() == ThresholdKind::kRange) {
    const FigureTarget target = FigureTargetOf(*own, unit, c);
    verdict.rule = IsSteps(target, c) ? Rule::kSteps : target.criterion.rule;
    if (!LacksFigure(c, verdict)) JudgeTarget(target, c, verdict);
    return verdict;
  }
  const Rational& value = own->lower->value;
  const FigureTarget target = FigureTargetOf(comparator, value, unit, c);
  verdict.rule = IsSteps(target, c) ? Rule::kSteps : target.criterion.rule;
  CheckDirection(comparator, unit, c, verdict);
  if (comparator == Comparator::kGe && value.is_zero()) {
    verdict.Note(DiagnosticCode::kTrivialTarget, {Shown(c.target)});
  }
  if (!LacksFigure(c, verdict)) JudgeTarget(target, c, verdict);
  return verdict;
}

}  // namespace jixiao
