// A figure against the bands and steps of a standard. Each clause is true, false or open of the
// figure; an end that the wording leaves open yields to a clause that settles it, and where two
// claim the figure or none does, the points stay open between what could be meant.
#include "evaluate/standard_group.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/fold.h"
#include "evaluate/alignment.h"
#include "evaluate/interval.h"
#include "unit/unit_table.h"

namespace jixiao {
namespace {

enum class Truth { kFalse, kTrue, kSoft, kOpen };  // kSoft: at an end that the wording leaves open

bool IsShare(const Unit& unit) {
  return unit.dimension() == Dimension::kShare || unit.dimension() == Dimension::kSharePoints;
}
bool IsDated(const Threshold& reading) {
  return reading.kind() == ThresholdKind::kDeadline || reading.kind() == ThresholdKind::kPeriod;
}

Exact NumberOf(const Threshold& reading) {
  if (reading.number() == nullptr) return {};
  return reading.number()->ToRational();
}

// A figure in the measure in which the group speaks: percent for shares, else its unit.
struct Frame {
  Unit unit;  // none: plain numbers
  bool share = false;
  bool dated = false;
};

Frame FrameOf(const StandardCase& c, const std::vector<std::size_t>& group) {
  const auto& clauses = c.standard.clauses();
  Frame frame;
  const auto take = [&frame](const Unit& unit) {
    if (!frame.unit.is_none() || frame.share || unit.is_none()) return;
    frame.share = IsShare(unit);
    frame.unit = unit;
  };
  for (const std::size_t i : group) {
    const StandardClause& clause = clauses[i];
    if (clause.condition.kind == ConditionKind::kFigure) {
      if (IsDated(clause.condition.figure)) frame.dated = true;
      take(clause.condition.figure.unit());
    }
    if (clause.kind == ClauseKind::kPerUnit && clause.per.bound) {
      if (IsDated(*clause.per.bound)) frame.dated = true;
      take(clause.per.bound->unit());
    }
  }
  const bool by_target = frame.unit.is_none() && !frame.dated;
  if (by_target && IsDated(c.row.target)) frame.dated = true;
  const auto take_steps = [&](bool shares) {
    for (const std::size_t i : group) {
      if (clauses[i].kind == ClauseKind::kPerUnit && IsShare(clauses[i].per.unit) == shares) {
        take(clauses[i].per.unit);
      }
    }
  };
  take_steps(false);
  if (by_target && c.row.target.number() != nullptr) take(c.row.target.unit());
  take_steps(true);
  return frame;
}

// In percent for shares; else in the frame's unit.
Exact InFrame(const Exact& value, const Unit& unit, const Frame& frame) {
  if (frame.share && IsShare(unit)) return value * unit.factor() * 100;
  if (unit.is_none() || frame.unit.is_none()) return value;
  return value * unit.factor() / frame.unit.factor();
}

// A row is of one year: 4次 answers 4次/年.
bool IsYearly(const Unit& target, const Unit& actual) {
  return !actual.is_none() && target.name() == actual.name() + "/年";
}

// The target as one number of the same dimension as the actual.
Exact TargetFigure(const StandardCase& c, const Unit& unit) {
  const Threshold& target = c.row.target;
  if (target.kind() != ThresholdKind::kQuantity || target.number() == nullptr) return {};
  const Exact value = NumberOf(target);
  if (IsYearly(target.unit(), unit)) return value;
  if (!target.unit().is_none() && !unit.is_none() &&
      Relate(target.unit(), unit) == UnitRelation::kIncommensurable) {
    return {};
  }
  if (target.unit().is_none() || unit.is_none()) return value;
  return value * target.unit().factor() / unit.factor();
}

struct FigureReadings {
  std::vector<Rational> values;  // in the frame
  bool of_target = false;        // completion: the actual over the target
  std::optional<Diagnostic> note;
};

std::optional<FigureReadings> ReadFigure(const StandardCase& c, const Threshold& figure,
                                         const Frame& frame) {
  FigureReadings readings;
  const Exact value = NumberOf(figure);
  if (!value.known()) return std::nullopt;
  const auto add = [&readings](const Exact& reading) {
    if (reading.known()) readings.values.push_back(reading.value());
  };
  const Unit& unit = figure.unit();
  if (frame.share && !IsShare(unit)) {
    if (unit.is_none() || unit.dimension() == Dimension::kRatio) {
      const bool fraction = figure.number()->form != Number::Form::kPlain;
      const bool doubtful =
          !fraction && !value.value().is_zero() && value.value().Abs() <= Rational(1);
      if (fraction || doubtful) add(value * 100);
      if (!fraction) add(value);
      if (doubtful) {
        readings.note = Diagnostic{.code = DiagnosticCode::kFractionOrPercent,
                                   .arguments = {Figure(value.value()), "%"}};
      }
      // With a target in figures of its own, a bare actual is one of those.
      if (!fraction && c.row.target.number() != nullptr && !IsShare(c.row.target.unit())) {
        readings.values.clear();
        readings.note.reset();
      } else {
        return readings;
      }
    }
    const Exact target = TargetFigure(c, unit);
    if (!target.known() || target.value().sign() <= 0) return std::nullopt;
    readings.of_target = true;
    add(value / target * 100);
    return readings;
  }
  if (frame.share || unit.is_none() || frame.unit.is_none()) {
    add(InFrame(value, unit, frame));
    return readings;
  }
  if (Relate(frame.unit, unit) == UnitRelation::kIncommensurable) return std::nullopt;
  add(InFrame(value, unit, frame));
  return readings;
}

// ---------------------------------------------------------------- truth of one condition

bool IsNamedPoint(const Threshold& figure) {
  return figure.kind() == ThresholdKind::kQuantity &&
         (figure.is_bare() || figure.comparator_text() == "完成" ||
          figure.comparator_text() == "达" || figure.comparator_text() == "达到");
}

// How points move with the figure: a bare 100% is 100% and more where more is better.
enum class Trend { kUnknown, kUp, kDown };

struct Judge {
  const StandardCase& c;
  const std::vector<std::size_t>& group;
  const Frame& frame;
  Trend trend = Trend::kUnknown;
  Rational value;
  const std::vector<StandardClause>& clauses() const { return c.standard.clauses(); }

  std::optional<Interval> Values(const Threshold& figure) const {
    std::optional<Interval> own = OwnValues(figure);
    if (!own) return std::nullopt;
    for (std::optional<End>* end : {&own->lower, &own->upper}) {
      if (!*end) continue;
      const Exact value_in_frame = InFrame((*end)->value, figure.unit(), frame);
      if (!value_in_frame.known()) return std::nullopt;
      (*end)->value = value_in_frame.value();
    }
    return own;
  }

  // The set that a figure condition accepts, with what its bare point means.
  std::optional<Interval> Accepted(const Threshold& figure) const {
    std::optional<Interval> values = Values(figure);
    if (!values || figure.kind() != ThresholdKind::kQuantity) return values;
    const Rational& at = values->lower->value;
    switch (figure.comparator()) {
      case Comparator::kGe:
      case Comparator::kGt:
        return Interval::From(at, figure.comparator() == Comparator::kGe);
      case Comparator::kLe:
      case Comparator::kLt:
        return Interval::UpTo(at, figure.comparator() == Comparator::kLe);
      case Comparator::kEq:
        if (!figure.is_bare() || trend == Trend::kUnknown) return values;
        return trend == Trend::kUp ? Interval::From(at) : Interval::UpTo(at);
      case Comparator::kNe:
      case Comparator::kApprox:
        return std::nullopt;
    }
    return std::nullopt;
  }

  Truth OfFigure(const StandardCondition& condition) const {
    const std::optional<Interval> accepted = Accepted(condition.figure);
    if (!accepted) return Truth::kOpen;
    const bool at_lower = accepted->lower && accepted->lower->value == value;
    const bool at_upper = accepted->upper && accepted->upper->value == value;
    if (!IsNamedPoint(condition.figure) && !(at_lower && at_upper) &&
        ((at_lower && !condition.lower_settled) || (at_upper && !condition.upper_settled))) {
      return Truth::kSoft;
    }
    if (condition.figure.is_bare() && trend == Trend::kUnknown && !accepted->Contains(value)) {
      return IsListedCount(condition.figure) ? Truth::kFalse : Truth::kOpen;
    }
    return accepted->Contains(value) ? Truth::kTrue : Truth::kFalse;
  }

  // 1次扣1分,2次扣3分,3次及以上不得分: each count stands for itself, where the list goes on as far
  // as the value.
  bool IsListedCount(const Threshold& figure) const {
    if (figure.unit().dimension() != Dimension::kCount) return false;
    const std::optional<Interval> own = Values(figure);
    if (own && own->lower && value < own->lower->value) return true;
    return std::any_of(group.begin(), group.end(), [&](std::size_t i) {
      const StandardCondition& other = clauses()[i].condition;
      if (other.kind != ConditionKind::kFigure || !clauses()[i].takes) return false;
      const std::optional<Interval> accepted = Accepted(other.figure);
      return accepted && accepted->Contains(value);
    });
  }

  // On time: the whole of the time that the actual names.
  static Truth OfDate(const Threshold& due, const Threshold& figure) {
    if (!IsDated(due)) return Truth::kOpen;
    if (!IsDated(figure)) {
      const Exact late = NumberOf(figure);
      if (!late.known() || due.kind() != ThresholdKind::kDeadline) return Truth::kOpen;
      return late.value().sign() > 0 ? Truth::kFalse : Truth::kTrue;
    }
    const std::optional<Date> last = due.date_end() ? due.date_end() : due.date();
    const std::optional<Date> done = figure.date_end() ? figure.date_end() : figure.date();
    const std::optional<Date> start = figure.date_start() ? figure.date_start() : done;
    if (!last || !done || !start || last->has_year() != done->has_year()) return Truth::kOpen;
    const auto order = [](const Date& date) {
      return (static_cast<std::int64_t>(date.year) * 100 + date.month) * 100 + date.day;
    };
    if (due.comparator() != Comparator::kLe && due.kind() == ThresholdKind::kDeadline)
      return Truth::kOpen;
    if (order(*done) <= order(*last)) return Truth::kTrue;
    return order(*start) > order(*last) ? Truth::kFalse : Truth::kOpen;
  }

  static Truth Compared(StandardRelation relation, const Rational& a, const Rational& b) {
    bool holds = false;
    switch (relation) {
      case StandardRelation::kAbove:
        holds = a > b;
        break;
      case StandardRelation::kNotAbove:
        holds = a <= b;
        break;
      case StandardRelation::kBelow:
        holds = a < b;
        break;
      case StandardRelation::kNotBelow:
        holds = a >= b;
        break;
      case StandardRelation::kEqual:
        holds = a == b;
        break;
      case StandardRelation::kMet:
      case StandardRelation::kMissed:
        return Truth::kOpen;
    }
    return holds ? Truth::kTrue : Truth::kFalse;
  }

  Truth OfTarget(StandardRelation relation, const FigureReadings& readings,
                 const Threshold& figure) const {
    if (relation == StandardRelation::kMet || relation == StandardRelation::kMissed) {
      std::optional<bool> met;
      if (c.target_status == OutcomeStatus::kMet) met = true;
      if (c.target_status == OutcomeStatus::kUnmet) met = false;
      // Without a target a share can only be of it: 完成80%.
      if (!met && c.row.target.kind() == ThresholdKind::kInvalid && frame.share) {
        met = value >= Rational(100);
      }
      if (!met) return Truth::kOpen;
      return *met == (relation == StandardRelation::kMet) ? Truth::kTrue : Truth::kFalse;
    }
    if (readings.of_target) return Compared(relation, value, Rational(100));
    const Exact target = TargetFigure(c, figure.unit());
    const Exact actual = NumberOf(figure);
    if (target.known() && actual.known()) return Compared(relation, actual.value(), target.value());
    if (c.row.target.kind() == ThresholdKind::kInvalid && frame.share) {
      return Compared(relation, value, Rational(100));
    }
    return Truth::kOpen;
  }

  Truth OfLastYear(const StandardCondition& condition, const Threshold& figure) const {
    // 有结余,但不超过上年: what does not exist is none.
    if (value.is_zero() &&
        (IsOccurrence(condition) || condition.relation == StandardRelation::kAbove)) {
      return Truth::kFalse;
    }
    if (!c.last_year || c.last_year->number() == nullptr) return Truth::kOpen;
    if (!c.last_year->unit().is_none() && !figure.unit().is_none() &&
        Relate(c.last_year->unit(), figure.unit()) == UnitRelation::kIncommensurable) {
      return Truth::kOpen;
    }
    const bool bare = c.last_year->unit().is_none() || figure.unit().is_none();
    const Exact last =
        bare ? NumberOf(*c.last_year)
             : NumberOf(*c.last_year) * c.last_year->unit().factor() / figure.unit().factor();
    const Exact actual = NumberOf(figure);
    if (!last.known() || !actual.known()) return Truth::kOpen;
    return Compared(condition.relation, actual.value(), last.value());
  }

  Truth Of(const StandardClause& clause, const FigureReadings& readings,
           const Threshold& figure) const {
    switch (clause.condition.kind) {
      case ConditionKind::kFigure:
        if (frame.dated) return OfDate(clause.condition.figure, figure);
        return OfFigure(clause.condition);
      case ConditionKind::kTarget:
        return OfTarget(clause.condition.relation, readings, figure);
      case ConditionKind::kLastYear:
        return OfLastYear(clause.condition, figure);
      case ConditionKind::kWords:
        if (IsAbsence(clause.condition)) return value.is_zero() ? Truth::kTrue : Truth::kFalse;
        if (IsOccurrence(clause.condition)) return value.sign() > 0 ? Truth::kTrue : Truth::kFalse;
        return Truth::kOpen;
      case ConditionKind::kAlways:
      case ConditionKind::kElse:
        break;
    }
    return Truth::kFalse;
  }
};

bool IsFixed(ClauseKind kind) {
  return kind == ClauseKind::kAward || kind == ClauseKind::kVeto || kind == ClauseKind::kDeduction;
}

Trend TrendOf(const StandardCase& c, const std::vector<std::size_t>& group) {
  const auto& clauses = c.standard.clauses();
  std::vector<std::pair<Rational, Rational>> steps;  // figure, points
  for (const std::size_t i : group) {
    const StandardClause& clause = clauses[i];
    const StandardCondition& condition = clause.condition;
    if (clause.kind == ClauseKind::kPerUnit) {
      if (clause.adds && !clause.takes) continue;
      if (clause.per.direction == PerDirection::kBelow) return Trend::kUp;
      if (clause.per.direction == PerDirection::kAbove)
        return clause.takes ? Trend::kDown : Trend::kUp;
    }
    if (condition.kind != ConditionKind::kFigure || !IsFixed(clause.kind) || clause.adds) continue;
    const Threshold& figure = condition.figure;
    if (figure.kind() == ThresholdKind::kQuantity && !figure.is_bare() &&
        figure.comparator() != Comparator::kEq) {
      const bool lower =
          figure.comparator() == Comparator::kGe || figure.comparator() == Comparator::kGt;
      const bool gives = clause.kind == ClauseKind::kAward && clause.points.most.sign() > 0;
      if (IsNamedPoint(figure) || gives) return lower == gives ? Trend::kUp : Trend::kDown;
      return lower ? Trend::kDown : Trend::kUp;
    }
    const Exact at = NumberOf(figure);
    const PointSpan points = PointsOf(clause.points, c.weight);
    if (clause.kind == ClauseKind::kAward && at.known() && points.most.known()) {
      steps.emplace_back(at.value(), points.most.value());
    }
  }
  if (steps.size() < 2) return Trend::kUnknown;
  const bool up = (steps[0].first > steps[1].first) == (steps[0].second > steps[1].second);
  return up ? Trend::kUp : Trend::kDown;
}

// The points of a fixed clause in a group whose full points are `full`.
PointSpan FixedPoints(const StandardCase& c, const StandardClause& clause, const Exact& full) {
  const PointSpan points = PointsOf(clause.points, c.weight);
  if (clause.kind == ClauseKind::kVeto) return OnePoint(Exact(0), "0");
  if (clause.kind == ClauseKind::kAward) return points;
  PointSpan left;
  left.least = full - points.most;
  left.most = full - points.least;
  const std::string whole = full.known() ? Figure(full.value()) : "?";
  left.least_text = whole + " − " + points.most_text;
  left.most_text = whole + " − " + points.least_text;
  for (Exact* end : {&left.least, &left.most}) {
    if (end->known() && end->value().sign() < 0) *end = Exact(0);
  }
  return left;
}

bool SameSpan(const PointSpan& a, const PointSpan& b) {
  return a.least.known() && b.least.known() && a.most.known() && b.most.known() &&
         a.least.value() == b.least.value() && a.most.value() == b.most.value();
}

// Of nested one-sided bands the innermost: ≥90%, ≥80% at 95%.
void KeepInnermost(const Judge& judge, std::vector<std::size_t>* held) {
  if (held->size() < 2) return;
  // 低于90%扣2分,低于80%再扣3分: the second comes on top of the first.
  const auto comes_on_top = [&](std::size_t i) {
    return judge.clauses()[i].text.find("再") != std::string::npos;
  };
  if (std::any_of(held->begin(), held->end(), comes_on_top)) return;
  std::optional<bool> lower_side;
  std::vector<std::pair<Rational, std::size_t>> ends;
  for (const std::size_t i : *held) {
    const StandardCondition& condition = judge.clauses()[i].condition;
    // Without a target of its own, meeting it is 100% of it.
    const bool of_target = condition.kind == ConditionKind::kTarget && judge.frame.share &&
                           condition.relation == StandardRelation::kMet;
    if (condition.kind != ConditionKind::kFigure && !of_target) return;
    const std::optional<Interval> accepted =
        of_target ? Interval::From(Rational(100)) : judge.Accepted(condition.figure);
    if (!accepted || accepted->lower.has_value() == accepted->upper.has_value()) return;
    const bool lower = accepted->lower.has_value();
    if (lower_side && *lower_side != lower) return;
    lower_side = lower;
    ends.emplace_back(lower ? accepted->lower->value : accepted->upper->value, i);
  }
  const auto best = *lower_side ? std::max_element(ends.begin(), ends.end())
                                : std::min_element(ends.begin(), ends.end());
  *held = {best->second};
}

Exact Larger(const Exact& a, const Exact& b) {
  if (!a.known() || !b.known()) return {};
  return a.value() < b.value() ? b : a;
}
Exact Smaller(const Exact& a, const Exact& b) {
  if (!a.known() || !b.known()) return {};
  return b.value() < a.value() ? b : a;
}

int MonthsBetween(const Date& from, const Date& to) {
  return (to.year - from.year) * 12 + (to.month - from.month);
}

// How far a date lies behind its bound, in units of the step; empty where that cannot be known.
Exact LateSteps(const StandardClause& clause, const Threshold& bound, const Threshold& figure) {
  const Exact size = Exact(clause.per.size);
  const std::string unit = clause.per.unit.name();
  if (!IsDated(figure)) {
    // 逾期3天: the distance itself.
    if (figure.unit().dimension() != Dimension::kTime) return {};
    const Exact value = NumberOf(figure);
    if (Relate(figure.unit(), clause.per.unit) == UnitRelation::kIncommensurable) return {};
    return value * figure.unit().factor() / clause.per.unit.factor() / size;
  }
  const std::optional<Date> due = bound.date_end() ? bound.date_end() : bound.date();
  const std::optional<Date> done = figure.date_end() ? figure.date_end() : figure.date();
  if (!due || !done) return {};
  if (due->has_year() != done->has_year()) return {};
  if (clause.per.unit.name() == "天" || clause.per.unit.name() == "日") {
    if (*due == *done) return Exact(0);
    if (!due->has_year() || !due->IsValid() || !done->IsValid()) return {};
    const std::optional<Date> start = figure.date_start();
    // 7月 is any of its days.
    if (figure.kind() == ThresholdKind::kPeriod || (start && *start != *done)) return {};
    return Exact(DaysBetween(*due, *done)) / size;
  }
  if (unit == "月" || unit == "个月") {
    const bool ends = due->day >= 28 && done->day >= 28;
    if (!ends && due->day != done->day) return {};
    return Exact(MonthsBetween(*due, *done)) / size;
  }
  return {};
}

}  // namespace

PointSpan OnePoint(const Exact& points, const std::string& text) {
  return {points, points, text, text};
}

PointSpan PointsOf(const StandardPoints& points, const Exact& weight) {
  const auto one = [&](const Decimal& value) {
    return points.percent_of_weight ? weight * value / 100 : Exact(value);
  };
  const auto text = [&](const Decimal& value, const Exact& exact) {
    const bool whole = points.percent_of_weight && value == Decimal(100);
    if (!points.percent_of_weight || whole) return exact.known() ? Figure(exact.value()) : "?";
    return (weight.known() ? Figure(weight.value()) : "?") + "×" + value.Trimmed().ToString() + "%";
  };
  PointSpan span;
  span.least = one(points.least);
  span.most = one(points.most);
  span.least_text = text(points.least, span.least);
  span.most_text = text(points.most, span.most);
  return span;
}

void Hull(PointSpan* to, const PointSpan& other) {
  if (!to->least.known() || !other.least.known() || other.least.value() < to->least.value()) {
    to->least = other.least;
    to->least_text = other.least_text;
  }
  if (!to->most.known() || !other.most.known() || to->most.value() < other.most.value()) {
    to->most = other.most;
    to->most_text = other.most_text;
  }
}

Exact FullOf(const StandardCase& c, const std::vector<std::size_t>& group) {
  Exact full(0);
  for (const std::size_t i : group) {
    const StandardClause& clause = c.standard.clauses()[i];
    const bool gives =
        (clause.kind == ClauseKind::kAward || clause.kind == ClauseKind::kProportion) &&
        !clause.adds;
    if (gives) full = Larger(full, PointsOf(clause.points, c.weight).most);
  }
  return full;
}

PointSpan StepPoints(const StandardCase& c, const StandardClause& clause, const Exact& steps,
                     Contribution* to) {
  PointSpan span;
  if (!steps.known()) {
    span.most = clause.cap ? Exact(*clause.cap) : c.weight;
    span.least_text = "0";
    span.most_text = "?";
    return span;
  }
  const Result<Decimal> down = steps.value().Round(0, RoundingMode::kFloor);
  const Result<Decimal> up = steps.value().Round(0, RoundingMode::kCeiling);
  Exact least = steps;
  Exact most = steps;
  if (down.ok() && up.ok() && *down != *up) {
    PartUnits rule = c.row.policy.part_units;
    if (clause.per.begun) {
      rule = *clause.per.begun == BegunUnits::kCount ? PartUnits::kBegun : PartUnits::kWhole;
    }
    if (rule == PartUnits::kBegun || rule == PartUnits::kAsk) most = Exact(*up);
    if (rule == PartUnits::kWhole || rule == PartUnits::kAsk) least = Exact(*down);
    if (rule == PartUnits::kBegun) least = most;
    if (rule == PartUnits::kWhole) most = least;
    if (rule == PartUnits::kAsk) {
      to->diagnostics.push_back(
          {.code = DiagnosticCode::kStandardPartUnit,
           .arguments = {clause.per.size.Trimmed().ToString() + clause.per.unit.name()}});
    }
  }
  const PointSpan each = PointsOf(clause.points, c.weight);
  span.least = least * each.least;
  span.most = most * each.most;
  const auto text = [](const Exact& count, const std::string& points) {
    return count.known() ? Figure(count.value()) + "×" + points : "?";
  };
  span.least_text = text(least, each.least_text);
  span.most_text = text(most, each.most_text);
  if (clause.cap) {
    const Exact cap(*clause.cap);
    const auto limit = [&](Exact* end, std::string* shown) {
      if (!end->known() || end->value() > cap.value()) {
        *end = cap;
        *shown = clause.cap->Trimmed().ToString();
      }
    };
    limit(&span.least, &span.least_text);
    limit(&span.most, &span.most_text);
  }
  return span;
}

namespace {

// What one reading of the figure makes of the group.
class Reading {
 public:
  Reading(const StandardCase& c, const std::vector<std::size_t>& group, const Frame& frame,
          const FigureReadings& readings, const Threshold& figure, const StandardAnswer& answer,
          const Exact& full, const Rational& value)
      : c_(c),
        group_(group),
        readings_(readings),
        figure_(figure),
        answer_(answer),
        full_(full),
        judge_{c, group, frame, TrendOf(c, group), value} {}

  Contribution Judge() {
    takes_only_ = full_.known() && full_.value().is_zero();
    CollectFixed();
    const bool stepped = ApplySteps();
    if (!fixed_.empty()) {
      GiveFixed();
    } else if (!takes_only_ && (!stepped || (denied_ && !beyond_))) {
      GiveRest();
    } else if (stepped && !takes_only_) {
      Give(OnePoint(full_, full_.known() ? Figure(full_.value()) : "?"));
    }
    return std::move(result_);
  }

 private:
  const StandardClause& At(std::size_t i) const { return c_.standard.clauses()[i]; }

  void Give(const PointSpan& span) { result_.given = span; }

  void CollectFixed() {
    std::vector<std::size_t> soft;
    for (const std::size_t i : group_) {
      const StandardClause& clause = At(i);
      if (clause.condition.kind == ConditionKind::kElse || clause.adds) continue;
      const bool touches = IsFixed(clause.kind) || clause.kind == ClauseKind::kUnread ||
                           clause.kind == ClauseKind::kJudgement;
      if (!touches || clause.instead_of) continue;
      const Truth truth = judge_.Of(clause, readings_, figure_);
      if (truth == Truth::kOpen) open_.push_back(i);
      if (truth == Truth::kTrue) fixed_.push_back(i);
      if (truth == Truth::kSoft) soft.push_back(i);
      if (truth == Truth::kFalse && clause.kind == ClauseKind::kAward) denied_ = true;
    }
    if (fixed_.empty()) fixed_ = OfSharedEnd(soft);
    KeepInnermost(judge_, &fixed_);
  }

  // Of the clauses that an end could belong to the one that the policy says; all where it asks.
  std::vector<std::size_t> OfSharedEnd(std::vector<std::size_t> soft) {
    const BandEnds rule = c_.row.policy.band_ends;
    shared_end_ = soft.size() > 1 && rule == BandEnds::kAsk;
    if (soft.size() < 2 || rule == BandEnds::kAsk) return soft;
    const auto fewer = [&](std::size_t a, std::size_t b) {
      const Exact x = FixedPoints(c_, At(a), c_.weight).most;
      const Exact y = FixedPoints(c_, At(b), c_.weight).most;
      return x.known() && y.known() && x.value() < y.value();
    };
    const bool better = rule == BandEnds::kBetter;
    return {better ? *std::max_element(soft.begin(), soft.end(), fewer)
                   : *std::min_element(soft.begin(), soft.end(), fewer)};
  }

  void Note(DiagnosticCode code, const std::string& text) {
    result_.diagnostics.push_back({.code = code, .arguments = {text}});
  }

  PointSpan Worth(const StandardClause& clause) {
    if (clause.kind == ClauseKind::kUnread) {
      Note(DiagnosticCode::kStandardUnread, clause.text);
      return {Exact(0), full_, "0", full_.known() ? Figure(full_.value()) : "?"};
    }
    if (clause.kind == ClauseKind::kJudgement) {
      Note(DiagnosticCode::kStandardJudgement, clause.text);
      const PointSpan judged = PointsOf(clause.points, c_.weight);
      if (!clause.takes) return {Exact(0), Smaller(judged.most, full_), "0", judged.most_text};
      const Exact least = Larger(full_ - judged.most, Exact(0));
      return {least, full_, least.known() ? Figure(least.value()) : "?",
              full_.known() ? Figure(full_.value()) : "?"};
    }
    return FixedPoints(c_, clause, full_);
  }

  void GiveFixed() {
    if (takes_only_) return TakeFixed();
    std::vector<std::size_t> all = fixed_;
    all.insert(all.end(), open_.begin(), open_.end());
    PointSpan span = Worth(At(all[0]));
    for (std::size_t i = 1; i < all.size(); ++i) {
      const PointSpan other = Worth(At(all[i]));
      if (SameSpan(span, other)) continue;
      const bool open = i >= fixed_.size();
      NoteOpen(At(all[i]), open);
      Hull(&span, other);
    }
    Give(span);
    NotePartial(span);
  }

  void NotePartial(const PointSpan& span) {
    const StandardClause& clause = At(fixed_[0]);
    if (clause.below_zero) result_.below_zero = true;
    if (clause.kind == ClauseKind::kAward && clause.points.least != clause.points.most) {
      Note(DiagnosticCode::kStandardJudgement, clause.text);
    }
    (void)span;
  }

  void NoteOpen(const StandardClause& clause, bool open) {
    if (!open) return Note(DiagnosticCode::kStandardGap, answer_.text);
    const ConditionKind kind = clause.condition.kind;
    Note(kind == ConditionKind::kLastYear ? DiagnosticCode::kLastYearMissing
         : kind == ConditionKind::kTarget ? DiagnosticCode::kStandardNeedsTarget
                                          : DiagnosticCode::kStandardUnanswered,
         clause.condition.text);
  }

  // No award in the group: what is true is taken from the row's weight.
  void TakeFixed() {
    if (shared_end_) return TakeOneOfFixed();
    for (const std::size_t i : fixed_) {
      const StandardClause& clause = At(i);
      if (clause.kind == ClauseKind::kVeto) {
        result_.vetoes = true;
      } else if (clause.kind == ClauseKind::kUnread || clause.kind == ClauseKind::kJudgement) {
        const PointSpan most = clause.kind == ClauseKind::kUnread
                                   ? PointSpan{Exact(0), c_.weight, "0", "?"}
                                   : PointsOf(clause.points, c_.weight);
        Note(clause.kind == ClauseKind::kUnread ? DiagnosticCode::kStandardUnread
                                                : DiagnosticCode::kStandardJudgement,
             clause.text);
        Take({Exact(0), most.most, "0", most.most_text});
      } else {
        Take(PointsOf(clause.points, c_.weight));
      }
      if (clause.below_zero) result_.below_zero = true;
    }
    for (const std::size_t i : open_) {
      NoteOpen(At(i), true);
      if (At(i).kind == ClauseKind::kVeto) {
        result_.may_veto = true;
      } else {
        const PointSpan points = PointsOf(At(i).points, c_.weight);
        Take({Exact(0), points.most, "0", points.most_text});
      }
    }
  }

  // An end that several bands name: one of them counts, and nobody says which.
  void TakeOneOfFixed() {
    PointSpan taken = TakenBy(At(fixed_[0]));
    for (const std::size_t i : fixed_) Hull(&taken, TakenBy(At(i)));
    const bool differ = !SameSpan(taken, TakenBy(At(fixed_[0])));
    if (differ) Note(DiagnosticCode::kStandardGap, answer_.text);
    Take(taken);
    for (const std::size_t i : fixed_) {
      if (At(i).below_zero) result_.below_zero = true;
    }
  }
  PointSpan TakenBy(const StandardClause& clause) const {
    switch (clause.kind) {
      case ClauseKind::kVeto:
        return OnePoint(c_.weight, "W");
      case ClauseKind::kUnread:
        return {Exact(0), c_.weight, "0", "W"};
      case ClauseKind::kJudgement: {
        const PointSpan most = PointsOf(clause.points, c_.weight);
        return {Exact(0), most.most, "0", most.most_text};
      }
      default:
        return PointsOf(clause.points, c_.weight);
    }
  }

  void Take(const PointSpan& span) {
    const auto join = [](const std::string& a, const std::string& b) {
      return a.empty() ? b : a + " + " + b;
    };
    result_.taken.least = result_.taken.least + span.least;
    result_.taken.most = result_.taken.most + span.most;
    result_.taken.least_text = join(result_.taken.least_text, span.least_text);
    result_.taken.most_text = join(result_.taken.most_text, span.most_text);
  }

  // Steps from a bound. True where the group has steps that speak of this side or of both.
  bool ApplySteps() {
    bool any = false;
    for (const std::size_t i : group_) {
      const StandardClause& clause = At(i);
      if (clause.kind != ClauseKind::kPerUnit) continue;
      const std::optional<Exact> distance = Distance(clause);
      if (!distance) {
        Note(DiagnosticCode::kStandardNeedsTarget, clause.text);
        Spread(clause, StepPoints(c_, clause, Exact(), &result_));
        any = any || clause.takes;
        beyond_ = true;
        continue;
      }
      // A step that gives beyond the bound does not say what holds before it.
      any = any || clause.takes;
      if (!distance->known() || distance->value().sign() <= 0) continue;
      beyond_ = true;
      if (clause.takes && !fixed_.empty() && !takes_only_) continue;
      Spread(clause, StepPoints(c_, clause, *distance, &result_));
    }
    return any;
  }

  void Spread(const StandardClause& clause, const PointSpan& span) {
    if (clause.below_zero) result_.below_zero = true;
    if (clause.takes) return Take(span);
    result_.added.least = result_.added.least + span.least;
    result_.added.most = result_.added.most + span.most;
    result_.added.least_text = span.least_text;
    result_.added.most_text = span.most_text;
  }

  // Steps beyond the bound, negative on its good side; nothing where no bound is known.
  std::optional<Exact> Distance(const StandardClause& clause) {
    const Frame& frame = judge_.frame;
    if (clause.per.direction == PerDirection::kLate || frame.dated) {
      const Exact steps =
          LateSteps(clause, clause.per.bound ? *clause.per.bound : c_.row.target, figure_);
      if (!steps.known()) return std::nullopt;
      return steps;
    }
    if (SaysDistance(clause)) {
      const Exact own = NumberOf(figure_);
      if (!Commensurable(figure_.unit(), clause.per.unit)) return std::nullopt;
      return own / Exact(clause.per.size);
    }
    const Exact bound = BoundOf(clause);
    if (!bound.known()) return std::nullopt;
    const Exact size = SizeOf(clause, bound);
    if (!size.known() || size.value().sign() <= 0) return std::nullopt;
    Exact distance = Exact(judge_.value) - bound;
    if (IsBelow(clause)) distance = bound - Exact(judge_.value);
    return distance / size;
  }

  static bool Commensurable(const Unit& a, const Unit& b) {
    return a.is_none() || b.is_none() || (IsShare(a) && IsShare(b)) ||
           Relate(a, b) != UnitRelation::kIncommensurable;
  }

  // 少2项 to 每少一项: the answer says the distance itself.
  bool SaysDistance(const StandardClause& clause) const {
    static constexpr std::array<std::u32string_view, 12> kWords = {
        U"少",   U"缺", U"差", U"低",   U"超",   U"超过",
        U"低于", U"欠", U"多", U"减少", U"缺少", U"超出"};
    const std::u32string text(FoldedText(clause.text).symbols());
    return std::find(kWords.begin(), kWords.end(), answer_.lead) != kWords.end() &&
           text.find(answer_.lead) != std::u32string::npos;
  }

  bool IsBelow(const StandardClause& clause) const {
    if (clause.per.direction == PerDirection::kBelow) return true;
    if (clause.per.direction != PerDirection::kShort) return false;
    // 每差: on the side where the target is missed.
    const Comparator sign = c_.row.target.comparator();
    if (sign == Comparator::kLe || sign == Comparator::kLt) return false;
    if (sign == Comparator::kGe || sign == Comparator::kGt) return true;
    return !c_.row.row.direction || *c_.row.row.direction == RowDirection::kPositive;
  }

  Exact BoundOf(const StandardClause& clause) const {
    if (clause.per.bound) {
      const std::optional<Interval> values = judge_.Values(*clause.per.bound);
      if (!values) return {};
      const bool upper = clause.per.direction == PerDirection::kAbove;
      const std::optional<End>& end = upper ? values->upper : values->lower;
      return end ? Exact(end->value) : Exact();
    }
    if (readings_.of_target) return Exact(100);
    if (c_.row.target.kind() == ThresholdKind::kInvalid) {
      // 超额完成10%, 低于目标值1%: of the target, which a share is held against.
      const bool of_target = FullAwardIsTarget();
      return judge_.frame.share && of_target ? Exact(100) : Exact();
    }
    const Exact target = TargetFigure(c_, figure_.unit());
    return target.known() ? InFrame(target, figure_.unit(), judge_.frame) : Exact();
  }

  bool FullAwardIsTarget() const {
    return std::any_of(group_.begin(), group_.end(), [&](std::size_t i) {
      return At(i).kind == ClauseKind::kAward && At(i).condition.kind == ConditionKind::kTarget;
    });
  }

  // One step in the frame: 5% is points of a share, and 5% of the plan for counts and money.
  Exact SizeOf(const StandardClause& clause, const Exact& bound) const {
    const Exact size(clause.per.size);
    if (judge_.frame.share) {
      return IsShare(clause.per.unit) ? size * clause.per.unit.factor() * 100 : Exact();
    }
    if (IsShare(clause.per.unit)) {
      return clause.per.unit.dimension() == Dimension::kShare || readings_.of_target
                 ? size * clause.per.unit.factor() * bound
                 : size * bound / 100;
    }
    if (!Commensurable(clause.per.unit, judge_.frame.unit)) return {};
    return InFrame(size, clause.per.unit, judge_.frame);
  }

  // No condition holds and no step counts: a proportion, 以此类推, 否则, or a gap.
  void GiveRest() {
    for (const std::size_t i : group_) {
      if (At(i).kind == ClauseKind::kProportion && GiveProportion(At(i))) return;
    }
    if (GiveContinued()) return;
    for (const std::size_t i : group_) {
      const StandardClause& clause = At(i);
      if (!clause.instead_of && clause.condition.kind != ConditionKind::kElse) continue;
      if (!open_.empty()) break;
      return Give(Worth(clause));
    }
    if (open_.empty()) {
      Note(DiagnosticCode::kStandardGap, answer_.text);
    } else {
      NoteOpen(At(open_[0]), true);
    }
    PointSpan span{Exact(0), full_, "0", full_.known() ? Figure(full_.value()) : "?"};
    if (!open_.empty() && OthersSettled()) {
      span = Worth(At(open_[0]));
      for (const std::size_t i : open_) Hull(&span, Worth(At(i)));
    }
    Give(span);
  }

  // The open conditions are all there are: one of them must hold.
  bool OthersSettled() const { return open_.size() >= 2; }

  bool GiveProportion(const StandardClause& clause) {
    const Truth truth = clause.condition.kind == ConditionKind::kAlways ||
                                clause.condition.kind == ConditionKind::kElse ||
                                clause.condition.kind == ConditionKind::kWords
                            ? Truth::kTrue
                            : judge_.Of(clause, readings_, figure_);
    if (truth == Truth::kFalse) return false;
    if (truth != Truth::kTrue || HasFarEnd()) {
      Note(DiagnosticCode::kStandardGap, answer_.text);
      Give({Exact(0), full_, "0", full_.known() ? Figure(full_.value()) : "?"});
      return true;
    }
    Exact rate = RateOf(clause);
    if (!rate.known() || HasOtherBound(clause)) {
      Note(rate.known() ? DiagnosticCode::kStandardGap : DiagnosticCode::kStandardNeedsTarget,
           rate.known() ? answer_.text : clause.text);
      Give({Exact(0), full_, "0", full_.known() ? Figure(full_.value()) : "?"});
      return true;
    }
    if (clause.complement) rate = Exact(1) - rate;
    rate = Smaller(Larger(rate, Exact(0)), Exact(1));
    const PointSpan whole = PointsOf(clause.points, c_.weight);
    Give(OnePoint(whole.most * rate, whole.most_text + "×" + Figure(rate.value())));
    return true;
  }

  // 达到90%得满分,否则按比例: the share itself, or the share of 90%? Only a written formula says.
  bool HasOtherBound(const StandardClause& clause) const {
    if (clause.own_rate || !judge_.frame.share || readings_.of_target) return false;
    const Exact target = TargetFigure(c_, figure_.unit());
    for (const std::size_t i : group_) {
      const StandardClause& other = At(i);
      if (other.kind != ClauseKind::kAward || other.condition.kind != ConditionKind::kFigure)
        continue;
      if (!Equals(PointsOf(other.points, c_.weight).most, full_)) continue;
      const std::optional<Interval> values = judge_.Values(other.condition.figure);
      if (!values || !values->lower) return true;
      const Exact bound(values->lower->value);
      const Exact in_frame =
          target.known() ? InFrame(target, figure_.unit(), judge_.frame) : Exact(100);
      if (!Equals(bound, in_frame)) return true;
    }
    return false;
  }
  static bool Equals(const Exact& a, const Exact& b) {
    return a.known() && b.known() && a.value() == b.value();
  }

  // 到达5个及以上不得分 beside 超出按比例: a ratio, or a way to the far end?
  bool HasFarEnd() const {
    return judge_.trend == Trend::kDown &&
           std::any_of(group_.begin(), group_.end(), [&](std::size_t i) {
             return At(i).kind == ClauseKind::kVeto &&
                    At(i).condition.kind == ConditionKind::kFigure;
           });
  }

  Exact RateOf(const StandardClause& clause) const {
    if (figure_.number() == nullptr) return {};
    const Exact actual = NumberOf(figure_);
    if (clause.own_rate) {
      return judge_.frame.share || IsShare(figure_.unit()) ||
                     figure_.unit().dimension() == Dimension::kRatio ||
                     figure_.number()->form != Number::Form::kPlain
                 ? RateOfShare()
                 : Exact();
    }
    const Exact target = TargetFigure(c_, figure_.unit());
    if (target.known() && target.value().sign() > 0 && actual.known()) {
      const Comparator sign = c_.row.target.comparator();
      const bool inverse =
          sign == Comparator::kLe || sign == Comparator::kLt ||
          (c_.row.row.direction && *c_.row.row.direction == RowDirection::kInverse);
      if (inverse) return Inverse(actual, target);
      return actual / target;
    }
    if (c_.row.target.kind() != ThresholdKind::kInvalid) return {};
    return judge_.trend == Trend::kDown ? Exact() : RateOfShare();
  }

  Exact RateOfShare() const {
    if (figure_.number() == nullptr) return {};
    if (IsShare(figure_.unit())) return NumberOf(figure_) * figure_.unit().factor();
    if (figure_.unit().dimension() == Dimension::kRatio ||
        figure_.number()->form != Number::Form::kPlain) {
      return NumberOf(figure_);
    }
    return {};
  }

  // The policy's rule of a passed limit.
  Exact Inverse(const Exact& actual, const Exact& target) const {
    if (actual.value().sign() <= 0 || actual.value() <= target.value()) return Exact(1);
    switch (c_.row.policy.upper_bound) {
      case UpperBoundRule::kTargetOverActual:
        return target / actual;
      case UpperBoundRule::kLinearInverse:
        return Exact(2) - actual / target;
      case UpperBoundRule::kAllOrNothing:
        return Exact(0);
    }
    return {};
  }

  // 以此类推: the last two steps go on downwards.
  bool GiveContinued() {
    const bool continues = std::any_of(group_.begin(), group_.end(), [&](std::size_t i) {
      return At(i).continues && At(i).kind == ClauseKind::kAward && !At(i).adds;
    });
    if (!continues || judge_.trend != Trend::kUp) return false;
    std::vector<std::pair<Rational, Exact>> steps;
    for (const std::size_t i : group_) {
      const StandardClause& clause = At(i);
      if (clause.kind != ClauseKind::kAward || clause.adds) continue;
      Exact end(100);
      if (clause.condition.kind == ConditionKind::kFigure) {
        const std::optional<Interval> accepted = judge_.Accepted(clause.condition.figure);
        if (!accepted || !accepted->lower) return false;
        end = Exact(accepted->lower->value);
      }
      steps.emplace_back(end.value(), PointsOf(clause.points, c_.weight).most);
    }
    if (steps.size() < 2) return false;
    const auto& last = steps[steps.size() - 1];
    const auto& before = steps[steps.size() - 2];
    const Exact step = Exact(before.first) - last.first;
    const Exact points = before.second - last.second;
    if (!step.known() || step.value().sign() <= 0 || !points.known()) return false;
    const Exact down = (Exact(last.first) - judge_.value) / step;
    const Result<Decimal> count = down.known() ? down.value().Round(0, RoundingMode::kCeiling)
                                               : Result<Decimal>(StatusCode::kOutOfRange, "");
    if (!count.ok()) return false;
    const Exact given = Larger(last.second - Exact(*count) * points, Exact(0));
    if (!given.known()) return false;
    Give(OnePoint(given, Figure(given.value())));
    return true;
  }

  const StandardCase& c_;
  const std::vector<std::size_t>& group_;
  const FigureReadings& readings_;
  const Threshold& figure_;
  const StandardAnswer& answer_;
  Exact full_;
  struct Judge judge_;
  std::vector<std::size_t> fixed_;
  std::vector<std::size_t> open_;
  bool shared_end_ = false;  // several clauses name it, and the policy does not say whose it is
  bool takes_only_ = false;
  bool denied_ = false;  // an award says that it does not hold
  bool beyond_ = false;  // a step counts, or may
  Contribution result_;
};

}  // namespace

Contribution JudgeGroup(const StandardCase& c, const std::vector<std::size_t>& group,
                        const StandardAnswer& answer, const Exact& full) {
  Contribution refused;
  refused.fits = false;
  if (!answer.figure) return refused;
  const Frame frame = FrameOf(c, group);
  const Threshold& figure = *answer.figure;
  FigureReadings readings;
  if (frame.dated) {
    if (!IsDated(figure) && figure.unit().dimension() != Dimension::kTime) return refused;
    readings.values = {Rational(0)};
  } else {
    if (IsDated(figure)) return refused;
    std::optional<FigureReadings> read = ReadFigure(c, figure, frame);
    if (!read || read->values.empty()) return refused;
    readings = *read;
  }
  std::optional<Contribution> whole;
  for (const Rational& value : readings.values) {
    Contribution one = Reading(c, group, frame, readings, figure, answer, full, value).Judge();
    if (!whole) {
      whole = std::move(one);
      continue;
    }
    Hull(&whole->given, one.given);
    Hull(&whole->taken, one.taken);
    Hull(&whole->added, one.added);
    whole->may_veto = whole->may_veto || whole->vetoes != one.vetoes;
    whole->vetoes = whole->vetoes && one.vetoes;
    whole->diagnostics.insert(whole->diagnostics.end(), one.diagnostics.begin(),
                              one.diagnostics.end());
    if (readings.note) whole->diagnostics.push_back(*readings.note);
  }
  return *whole;
}

}  // namespace jixiao
