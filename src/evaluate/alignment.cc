// Brings the actual's numbers into the target's unit. Does not compare what has another
// dimension, and does not choose between a fraction and a percentage where both could be meant.
#include "evaluate/alignment.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/fold.h"
#include "evaluate/explain.h"
#include "unit/unit_table.h"

namespace jixiao {
namespace {

// Exact conversion of the ends; nothing where a number does not fit.
std::optional<Interval> Scaled(const Interval& values, const Exact& factor) {
  Interval scaled = values;
  for (std::optional<End>* end : {&scaled.lower, &scaled.upper}) {
    if (!*end) continue;
    const Exact value = Exact((*end)->value) * factor;
    if (!value.known()) return std::nullopt;
    (*end)->value = value.value();
  }
  return scaled;
}

bool HasCode(const Threshold& reading, DiagnosticCode code) {
  const auto& all = reading.diagnostics();
  return std::any_of(all.begin(), all.end(),
                     [code](const Diagnostic& diagnostic) { return diagnostic.code == code; });
}

// No unit was written in the cell itself: one that the parser took from the row's name does not
// count, for the target's own unit comes first.
bool IsBareFigure(const Threshold& actual) {
  return actual.unit().is_none() || HasCode(actual, DiagnosticCode::kUnitFromRow);
}

const Rational* Largest(const Interval& values) {
  if (values.upper) return &values.upper->value;
  return values.lower ? &values.lower->value : nullptr;
}

// A bare figure of at most 1 against a share of 1 % or more may be that many percent or a fraction
// of one. 0 is 0 in either reading.
bool IsFractionOrPercent(const TargetFigure& target, const Interval& actual) {
  if (target.unit.dimension() != Dimension::kShare) return false;
  const Rational* const figure = Largest(actual);
  const Rational* const limit = Largest(target.values);
  if (figure == nullptr || limit == nullptr || figure->is_zero()) return false;
  const Exact share = Exact(*limit) * target.unit.factor();
  const Exact hundredth = Exact(1) / 100;
  return share.known() && share.value() >= hundredth.value() && figure->Abs() <= Rational(1);
}

// A ratio of a thousand or more (≤2万 against 19800) is what a scale word left out makes.
bool IsThousandfold(const TargetFigure& target, const Interval& actual) {
  const Rational* const figure = Largest(actual);
  const Rational* const limit = Largest(target.values);
  if (figure == nullptr || limit == nullptr || figure->is_zero() || limit->is_zero()) return false;
  const Exact ratio = Exact(*figure) / *limit;
  const Exact thousandth = Exact(1) / 1000;
  if (!ratio.known()) return true;
  const Rational size = ratio.value().Abs();
  return size >= Rational(1000) || size <= thousandth.value();
}

// The bare figures `own` in the target's unit, or multiplied by `factor`, which gives the reading
// that `other_name` names.
std::optional<Readings> Doubtful(DiagnosticCode doubt, const Interval& own, const Exact& factor,
                                 const Interval& shown, const std::string& shown_unit,
                                 const TargetFigure& target, Verdict& verdict) {
  std::optional<Interval> other = Scaled(own, factor);
  if (!other) {
    verdict.GiveUp(DiagnosticCode::kNumbersTooLarge);
    return std::nullopt;
  }
  return Readings{
      own,
      std::move(other),
      doubt,
      {own.ToString(), own.ToString() + target.unit.name(), shown.ToString() + shown_unit}};
}

std::optional<Readings> AlignBare(const TargetFigure& target, const Interval& own,
                                  Verdict& verdict) {
  if (target.unit.is_none()) return Readings{own};
  if (IsFractionOrPercent(target, own)) {
    const Exact factor = Exact(1) / target.unit.factor();
    return Doubtful(DiagnosticCode::kFractionOrPercent, own, factor,
                    Scaled(own, factor).value_or(own), target.unit.name(), target, verdict);
  }
  const std::optional<Unit> unscaled = WithoutScale(target.unit);
  if (unscaled && IsThousandfold(target, own)) {
    return Doubtful(DiagnosticCode::kScaleSuspect, own,
                    Exact(unscaled->factor()) / target.unit.factor(), own, unscaled->name(), target,
                    verdict);
  }
  verdict.Note(DiagnosticCode::kUnitFromTarget, {target.unit.name()});
  return Readings{own};
}

std::optional<Readings> AlignWithUnit(const TargetFigure& target, const Threshold& actual,
                                      const Interval& own, Verdict& verdict) {
  const Unit& unit = actual.unit();
  switch (Relate(target.unit, unit)) {
    case UnitRelation::kSame:
      return Readings{own};
    case UnitRelation::kOtherClassifier:
      verdict.Note(DiagnosticCode::kOtherClassifier, {unit.name(), target.unit.name()});
      [[fallthrough]];
    case UnitRelation::kConvertible: {
      std::optional<Interval> converted = Scaled(own, Exact(unit.factor()) / target.unit.factor());
      if (converted) return Readings{std::move(*converted)};
      verdict.GiveUp(DiagnosticCode::kNumbersTooLarge);
      return std::nullopt;
    }
    case UnitRelation::kIncommensurable:
      break;
  }
  if (target.unit.is_none()) {
    verdict.Note(DiagnosticCode::kFiguresCompared, {unit.name()});
    return Readings{own};
  }
  verdict.GiveUp(DiagnosticCode::kOtherDimension, {unit.name(), target.unit.name()});
  return std::nullopt;
}

std::optional<End> OwnEnd(const Bound* bound) {
  if (bound == nullptr) return std::nullopt;
  const Result<Rational> value = bound->number.ToRational();
  if (!value.ok()) return std::nullopt;
  return End{*value, bound->closed};
}

// A sign on an actual does not belong there (the reader warned), and 达到 or 完成 only say that it
// was reached: the figure is meant. 以上, 超过, 不足 and their like name a set.
bool NamesSet(const Threshold& actual) {
  constexpr auto kFigureWords = std::to_array<std::string_view>(
      {"≥", ">", "≤", "<", "达", "完成", "实现", "保持", "控制", "降", "下降", "压", "缩", "减",
       "提高", "提升", "增", "上升", "为"});
  const std::string_view text = actual.comparator_text();
  if (actual.kind() != ThresholdKind::kQuantity || text.empty()) return false;
  const std::string written = ToUtf8(FoldedText(text).symbols());
  return std::none_of(kFigureWords.begin(), kFigureWords.end(),
                      [&](std::string_view word) { return written.starts_with(word); });
}

// What an actual can mean: its own values, or the set that a word opens from its figure.
std::optional<Interval> ActualValues(const Threshold& actual) {
  std::optional<Interval> own = OwnValues(actual);
  if (!own || !own->IsPoint() || !NamesSet(actual)) return own;
  const Rational& figure = own->lower->value;
  switch (actual.comparator()) {
    case Comparator::kGe:
    case Comparator::kGt:
      return Interval::From(figure, actual.comparator() == Comparator::kGe);
    case Comparator::kLe:
    case Comparator::kLt:
      return Interval::UpTo(figure, actual.comparator() == Comparator::kLe);
    default:
      return own;
  }
}

}  // namespace

std::optional<Interval> OwnValues(const Threshold& reading) {
  if (reading.number() != nullptr) {
    const Result<Rational> value = reading.number()->ToRational();
    if (!value.ok()) return std::nullopt;
    return reading.is_vague() ? Interval::From(*value) : Interval::Point(*value);
  }
  const Interval range{OwnEnd(reading.lower()), OwnEnd(reading.upper())};
  // An end that is written and does not fit is not the same as an end that is not there.
  const bool lost =
      (reading.lower() != nullptr && !range.lower) || (reading.upper() != nullptr && !range.upper);
  if (lost || (!range.lower && !range.upper)) return std::nullopt;
  return range;
}

Readings Readings::Negated() const {
  Readings negated = *this;
  negated.figures = figures.Negated();
  if (other) negated.other = other->Negated();
  return negated;
}

std::optional<Readings> Align(const TargetFigure& target, const Threshold& actual,
                              Verdict& verdict) {
  const std::optional<Interval> own = ActualValues(actual);
  if (!own) {
    verdict.GiveUp(DiagnosticCode::kActualUnreadable);
    return std::nullopt;
  }
  return IsBareFigure(actual) ? AlignBare(target, *own, verdict)
                              : AlignWithUnit(target, actual, *own, verdict);
}

std::optional<Readings> AlignDifference(const TargetFigure& target, const Threshold& actual,
                                        Verdict& verdict) {
  const bool in_points = target.unit.dimension() == Dimension::kShare &&
                         actual.unit().dimension() == Dimension::kSharePoints;
  if (!in_points) return Align(target, actual, verdict);
  const std::optional<Interval> own = OwnValues(actual);
  if (!own) return std::nullopt;
  std::optional<Interval> points = Scaled(*own, Exact(1) / 100 / target.unit.factor());
  if (!points) return std::nullopt;
  return Readings{std::move(*points)};
}

std::string Shown(const Threshold& reading) {
  std::string text = reading.canonical();
  return text.empty() ? reading.text() : text;
}

}  // namespace jixiao
