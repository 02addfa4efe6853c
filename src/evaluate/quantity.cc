// Quantities and ranges: direction, completion, deviation, over-completion, and the findings about
// sign and direction. Refuses achievement words and texts in place of a figure.
#include "evaluate/quantity.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "evaluate/explain.h"
#include "unit/unit_table.h"

namespace jixiao {
namespace {

constexpr int kCompletionPlaces = 4;

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
  if (!is_point || t->sign() <= 0 || target.criterion.shape.complement) return;
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
  const bool counts = IsLowerBound(comparator) || comparator == Comparator::kEq;
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

// Of lengths of time: what lasts, is kept up or is guaranteed should last longer.
bool LongerIsBetter(std::string_view name) {
  constexpr auto kWords =
      std::to_array<std::string_view>({"时长", "服务期", "运行", "保障", "持续", "供应", "年限",
                                       "寿命", "续航", "有效期", "质保", "保修", "开放", "值守"});
  return std::any_of(kWords.begin(), kWords.end(), [name](std::string_view word) {
    return name.find(word) != std::string_view::npos;
  });
}

// An actual of a kind that has figures for this target; a change only where the row's name says
// which change its figure counts.
std::optional<Readings> ActualFigures(const TargetFigure& target, const Case& c, Verdict& verdict) {
  if (c.actual.kind() != ThresholdKind::kChange) return Align(target, c.actual, verdict);
  const std::optional<ChangeDirection> counted = ChangeOfName(c.row.name);
  if (!counted) {
    verdict.GiveUp(DiagnosticCode::kChangeAgainstLevel, {c.actual.text()});
    return std::nullopt;
  }
  const std::optional<Readings> amount = Align(target, c.actual, verdict);
  if (!amount) return std::nullopt;
  verdict.Note(DiagnosticCode::kChangeFromName, {c.row.name});
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
  const std::optional<Readings> actual = ActualFigures(figure.figure, c, verdict);
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

void JudgeReading(const FigureTarget& target, const Interval& written, const Case& c,
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
  if (target.direction_assumed && !equal) {
    const bool inverse = target.direction == RowDirection::kInverse;
    verdict.Note(DiagnosticCode::kDirectionAssumed, {inverse ? "≤" : "≥"});
  }
}

// Keeps of `diagnostics` what `others` say as well.
void KeepCommon(std::vector<Diagnostic>& diagnostics, const std::vector<Diagnostic>& others) {
  std::erase_if(diagnostics, [&others](const Diagnostic& diagnostic) {
    return std::none_of(others.begin(), others.end(), [&diagnostic](const Diagnostic& other) {
      return other.code == diagnostic.code;
    });
  });
}

bool SameResult(const Verdict& a, const Verdict& b) {
  return a.status == b.status && a.lower.value == b.lower.value && a.upper.value == b.upper.value;
}

// What both readings say stands; figures that belong to one of them alone do not.
void TakeCommon(const Readings& readings, Verdict first, const Verdict& second, Verdict& verdict) {
  verdict.status = first.status;
  verdict.lower = std::move(first.lower);
  verdict.upper = std::move(first.upper);
  verdict.reason = std::move(first.reason);
  if (first.completion == second.completion) verdict.completion = first.completion;
  if (first.deviation == second.deviation) verdict.deviation = std::move(first.deviation);
  verdict.over_completed = first.over_completed && second.over_completed;
  KeepCommon(first.diagnostics, second.diagnostics);
  if (verdict.status != OutcomeStatus::kUndetermined) {
    verdict.Note(DiagnosticCode::kReadingsAgree, readings.arguments);
  }
  verdict.diagnostics.insert(verdict.diagnostics.end(), first.diagnostics.begin(),
                             first.diagnostics.end());
}

void JudgeBoth(const FigureTarget& target, const Readings& readings, const Case& c,
               Verdict& verdict) {
  Verdict first(c);
  Verdict second(c);
  JudgeReading(target, readings.figures, c, first);
  JudgeReading(target, *readings.other, c, second);
  // A reading that was given up has no rule; then the target's own stands.
  if (first.rule) verdict.rule = first.rule;
  verdict.Explain([&] { return Say(Phrase::kFirstReading); });
  verdict.Explain([&] { return first.explanation; });
  verdict.Explain([&] { return Say(Phrase::kSecondReading); });
  verdict.Explain([&] { return second.explanation; });
  if (SameResult(first, second)) {
    return TakeCommon(readings, std::move(first), second, verdict);
  }
  verdict.lower = std::min(first.lower, second.lower);
  verdict.upper = std::max(first.upper, second.upper);
  verdict.LeaveOpen(readings.doubt, readings.arguments);
  verdict.ExplainReason();
}

// An approximate figure within a tenth of a limit may lie on either side of it: all from a tenth
// below to the limit, or from the limit to a tenth above. Of an approximate target the figure
// itself is as good.
std::optional<Readings> AroundBound(const FigureTarget& target, const Interval& actual,
                                    const Case& c) {
  if (!actual.IsPoint() || c.target.comparator() == Comparator::kApprox) return std::nullopt;
  const Exact a(actual.lower->value);
  const Interval& values = target.figure.values;
  for (const std::optional<End>* end : {&values.lower, &values.upper}) {
    if (!*end) continue;
    const Rational& limit = (*end)->value;
    const Exact tenth = Exact(limit.Abs()) / 10;
    const Exact off = a - limit;
    const Exact below = Exact(limit) - tenth;
    const Exact above = Exact(limit) + tenth;
    if (!off.known() || !below.known() || !above.known()) continue;
    if (off.value().Abs() > tenth.value()) continue;
    return Readings{{End{below.value()}, End{limit, false}},
                    Interval{End{limit}, End{above.value()}},
                    DiagnosticCode::kApproximateNearBound,
                    {c.actual.text(), limit.ToString() + target.figure.unit.name()}};
  }
  return std::nullopt;
}

// 未完成15家 against ≥15家: what the target asks for was not reached, and no more is known. Another
// figure than the target's may as well be what is left.
bool JudgeNotMet(const FigureTarget& target, const Interval& figures, const Case& c,
                 Verdict& verdict) {
  const Criterion& criterion = target.criterion;
  const bool asks_for_more = criterion.is_limit() && criterion.shape.has_lower;
  if (!asks_for_more || !figures.IsPoint()) return false;
  if (figures.lower->value != criterion.accepted.lower->value) return false;
  verdict.Explain([&] { return Say(Phrase::kUnmet); });
  verdict.LeaveOpen(DiagnosticCode::kReversedActual, {c.actual.text(), std::string(c.reversing)});
  verdict.status = OutcomeStatus::kUnmet;
  return true;
}

// The actual that a difference from the target makes: 比目标少3家 is T − 3. Empty where none does.
std::optional<Rational> FromTarget(const FigureTarget& target, const Interval& difference,
                                   const Case& c) {
  const bool limits_cost = c.row.kind == RowKind::kCost && IsUpperBound(c.target.comparator());
  const bool below =
      c.reversal == Reversal::kBelowTarget || (c.reversal == Reversal::kSaved && limits_cost);
  if (!below && c.reversal != Reversal::kAboveTarget) return std::nullopt;
  if (!difference.IsPoint() || difference.lower->value.sign() < 0) return std::nullopt;
  const Exact t(target.figure.values.lower->value);
  const Exact d(difference.lower->value);
  return (below ? t - d : t + d).optional();
}

// The words whose meaning is exact. False where nothing was judged.
bool JudgeReversed(const FigureTarget& target, const Case& c, Verdict& verdict) {
  if (c.reversal == Reversal::kNone || c.reversal == Reversal::kUnclear || c.word) return false;
  if (c.actual.kind() != ThresholdKind::kQuantity) return false;
  Verdict reading;
  const std::optional<Readings> readings = AlignDifference(target.figure, c.actual, reading);
  if (!readings || readings->other) return false;
  if (c.reversal == Reversal::kNotMet) return JudgeNotMet(target, readings->figures, c, verdict);
  const std::optional<Rational> value = FromTarget(target, readings->figures, c);
  if (!value) return false;
  verdict.diagnostics.insert(verdict.diagnostics.end(), reading.diagnostics.begin(),
                             reading.diagnostics.end());
  verdict.Note(DiagnosticCode::kReversalRead,
               {c.actual.text(), value->ToString() + target.figure.unit.name()});
  JudgeReading(target, Interval::Point(*value), c, verdict);
  return true;
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

RowDirection DirectionOf(const Unit& unit, const Row& row, bool* assumed) {
  *assumed = false;
  if (row.direction) return *row.direction;
  if (row.kind == RowKind::kCost && IsMoneyOrRate(unit)) return RowDirection::kInverse;
  *assumed = true;
  const bool shorter = row.kind == RowKind::kTimeliness && unit.dimension() == Dimension::kTime &&
                       !LongerIsBetter(row.name);
  return shorter ? RowDirection::kInverse : RowDirection::kPositive;
}

void CheckDirection(Comparator comparator, const Unit& unit, const Case& c, Verdict& verdict) {
  const bool clash = c.row.direction &&
                     ((IsLowerBound(comparator) && *c.row.direction == RowDirection::kInverse) ||
                      (IsUpperBound(comparator) && *c.row.direction == RowDirection::kPositive));
  if (clash)
    verdict.Note(DiagnosticCode::kDirectionClash, {std::string(ComparatorSign(comparator))});
  if (c.row.kind == RowKind::kCost && IsLowerBound(comparator) && IsMoneyOrRate(unit)) {
    verdict.Note(DiagnosticCode::kCostAtLeast);
  }
}

FigureTarget FigureTargetOf(Comparator comparator, const Rational& value, const Unit& unit,
                            const Case& c) {
  FigureTarget target;
  target.figure = {unit, Interval::Point(value)};
  target.direction = DirectionOf(unit, c.row, &target.direction_assumed);
  if (IsLowerBound(comparator)) target.direction = RowDirection::kPositive;
  if (IsUpperBound(comparator)) target.direction = RowDirection::kInverse;
  target.criterion = CriterionOf(comparator, value, target.direction, c.policy);
  // The direction decides only where = is read by it.
  const bool is_equality = comparator == Comparator::kEq || comparator == Comparator::kApprox;
  target.direction_assumed = target.direction_assumed && is_equality && target.criterion.is_limit();
  target.signed_figure = IsSigned(unit, c.row.kind);
  return target;
}

FigureTarget FigureTargetOf(const Interval& range, const Unit& unit, const Case& c) {
  FigureTarget target;
  target.figure = {unit, range};
  target.criterion = CriterionOf(range, c.policy);
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
  if (c.reversal != Reversal::kNone) {
    GiveUpReversed(c, verdict);
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

void JudgeFigures(const FigureTarget& target, const Readings& readings, const Case& c,
                  Verdict& verdict) {
  const bool exact = c.actual.comparator() != Comparator::kApprox || readings.other;
  const std::optional<Readings> around =
      exact ? std::nullopt : AroundBound(target, readings.figures, c);
  const Readings& judged = around ? *around : readings;
  if (judged.other) return JudgeBoth(target, judged, c, verdict);
  if (!exact) verdict.Note(DiagnosticCode::kApproximateActual, {judged.figures.ToString()});
  JudgeReading(target, judged.figures, c, verdict);
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
  const std::optional<Readings> readings = ActualFigures(target.figure, c, verdict);
  if (!readings) return std::nullopt;
  if (readings->other) {
    verdict.LeaveOpen(readings->doubt, readings->arguments);
    return std::nullopt;
  }
  const std::optional<Interval> actual = WithinReason(target, readings->figures, verdict);
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
    verdict.rule = IsSteps(target, c) ? Rule::kSteps : target.criterion.shape.rule;
    if (!LacksFigure(c, verdict)) JudgeTarget(target, c, verdict);
    return verdict;
  }
  const Rational& value = own->lower->value;
  const FigureTarget target = FigureTargetOf(comparator, value, unit, c);
  verdict.rule = IsSteps(target, c) ? Rule::kSteps : target.criterion.shape.rule;
  CheckDirection(comparator, unit, c, verdict);
  if (comparator == Comparator::kGe && value.is_zero()) {
    verdict.Note(DiagnosticCode::kTrivialTarget, {Shown(c.target)});
  }
  // A target of 0 is answered by a word of absence as it is by 0.
  if (value.is_zero() && IsAbsenceAnswer(c)) {
    JudgeReading(target, Interval::Point(Rational(0)), c, verdict);
  } else if (!JudgeReversed(target, c, verdict) && !LacksFigure(c, verdict)) {
    JudgeTarget(target, c, verdict);
  }
  return verdict;
}

}  // namespace jixiao
