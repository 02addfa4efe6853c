// Rows and projects in mid-year: which measure a row is held against, its light, and the columns of
// the official form. Refuses to give a light where the progress is not known, and to take an empty
// cell for nothing done.
#include "jixiao/monitor.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/fold.h"
#include "base/text.h"
#include "evaluate/alignment.h"
#include "evaluate/quantity.h"
#include "jixiao/evaluate.hpp"
#include "monitor/calendar_year.h"
#include "monitor/light.h"
#include "monitor/money.h"
#include "numeric/exact.h"

namespace jixiao {
namespace {

/// One row with all that it is judged by.
struct Row {
  const Indicator& indicator;
  Threshold target;
  ActualValue actual;
  RowInput input;
  const Policy& policy;
  int year;  ///< Budget year; 0 where not known.
  Date as_of;

  Case AsCase() const {
    return {target, actual.reading(), actual.achievement(), actual.is_missing(), input, policy};
  }
  std::string shown_actual() const { return indicator.actual.value_or(""); }
};

void SetLight(RowProgress& progress, Light light, DiagnosticCode code,
              std::vector<std::string> arguments = {}) {
  progress.light = light;
  progress.why = {.code = code, .arguments = std::move(arguments)};
}

// Quality, timeliness and cost do not grow with the months.
bool IsProrated(RowKind kind) {
  return kind != RowKind::kQuality && kind != RowKind::kTimeliness && kind != RowKind::kCost;
}

// --- By the outcome: met, partly, missed

struct StatusLight {
  OutcomeStatus status;
  Light light;
  DiagnosticCode code;
};
constexpr std::array<StatusLight, 3> kStatusLights = {{
    {OutcomeStatus::kMet, Light::kGreen, DiagnosticCode::kTargetMet},
    {OutcomeStatus::kPartly, Light::kYellow, DiagnosticCode::kTargetPartlyMet},
    {OutcomeStatus::kUnmet, Light::kRed, DiagnosticCode::kTargetMissed},
}};

/// The outcome, with an achievement that has no degree taken for what it says.
Outcome OutcomeOf(const Row& row) {
  Policy policy = row.policy;
  policy.band_point = BandPoint::kMiddle;
  return EvaluateRow(row.target, row.actual, row.input, policy);
}

void GiveNone(const Outcome& outcome, RowProgress& progress) {
  progress.light = Light::kNone;
  if (outcome.reason) progress.why = *outcome.reason;
}

void LightByStatus(const Row& row, const Outcome& outcome, RowProgress& progress) {
  for (const StatusLight& entry : kStatusLights) {
    if (entry.status != outcome.status) continue;
    return SetLight(progress, entry.light, entry.code, {Shown(row.target), row.shown_actual()});
  }
  GiveNone(outcome, progress);
}

void LightByLimit(const Row& row, const Outcome& outcome, RowProgress& progress) {
  progress.expected_by_now = Shown(row.target);
  progress.deviation = outcome.deviation;
  const std::vector<std::string> arguments = {Shown(row.target), row.shown_actual()};
  if (outcome.status == OutcomeStatus::kMet) {
    SetLight(progress, Light::kGreen, DiagnosticCode::kWithinLimit, arguments);
  } else if (outcome.status == OutcomeStatus::kUnmet) {
    SetLight(progress, Light::kRed, DiagnosticCode::kBeyondLimit, arguments);
  } else {
    GiveNone(outcome, progress);
  }
}

// --- By a rate

/// What a positive row should have reached by now, of its target.
struct Due {
  Exact share;
  int months = 0;
  bool prorated = false;
};

std::string Amount(const Exact& value, const Unit& unit) {
  const std::optional<Decimal> shown = Displayed(value);
  return (shown ? shown->Trimmed().ToString() : "?") + unit.name();
}

// Nothing where nothing can be due: the reason is on `progress`.
std::optional<Due> DueOf(const Row& row, RowProgress& progress) {
  if (!IsProrated(row.input.kind)) return Due{Exact(1), 12, false};
  if (row.year == 0) {
    SetLight(progress, Light::kNone, DiagnosticCode::kBudgetYearUnknown);
    return std::nullopt;
  }
  const int months = MonthsElapsed(row.year, row.as_of);
  if (months == 0) {
    SetLight(progress, Light::kNone, DiagnosticCode::kNoMonthElapsed);
    return std::nullopt;
  }
  return Due{Exact(months) / 12, months, true};
}

void LightByRate(const Row& row, const RowFigures& figures, const Exact& expected, const Due& due,
                 RowProgress& progress) {
  const Unit& unit = figures.target.figure.unit;
  const std::optional<RateLight> rate = LightOf(figures.actual, expected);
  if (!rate) return SetLight(progress, Light::kNone, DiagnosticCode::kNumbersTooLarge);
  if (figures.actual.IsPoint()) {
    const Exact actual(figures.actual.lower->value);
    progress.deviation = DeviationText(actual - expected, unit);
    progress.rate = Displayed(actual / expected);
  }
  const std::string shown = rate->low == rate->high ? rate->low : rate->low + "~" + rate->high;
  if (rate->light == Light::kNone) {
    return SetLight(progress, Light::kNone, DiagnosticCode::kProgressOpen,
                    {row.shown_actual(), rate->low, rate->high});
  }
  const std::string amount = Amount(expected, unit);
  if (due.prorated) {
    SetLight(progress, rate->light, DiagnosticCode::kProgressProrated,
             {std::to_string(due.months), amount, row.shown_actual(), shown});
  } else {
    SetLight(progress, rate->light, DiagnosticCode::kProgressWhole,
             {amount, row.shown_actual(), shown});
  }
}

// The limit to reach; nothing where the row has none above 0.
std::optional<Rational> LimitToReach(const Interval& values, RowDirection direction,
                                     bool is_range) {
  if (!values.lower || (!is_range && direction == RowDirection::kInverse)) return std::nullopt;
  const Rational& limit = values.lower->value;
  return limit.sign() > 0 ? std::optional(limit) : std::nullopt;
}

bool IsInverse(const Row& row) {
  bool assumed = false;
  switch (row.target.comparator()) {
    case Comparator::kGe:
    case Comparator::kGt:
      return false;
    case Comparator::kLe:
    case Comparator::kLt:
      return true;
    default:
      return DirectionOf(row.target.unit(), row.input, &assumed) == RowDirection::kInverse;
  }
}

void MonitorFigures(const Row& row, RowProgress& progress) {
  const bool is_range = row.target.kind() == ThresholdKind::kRange;
  const std::optional<Interval> values = OwnValues(row.target);
  const bool is_unequal = row.target.comparator() == Comparator::kNe;
  const RowDirection direction = IsInverse(row) ? RowDirection::kInverse : RowDirection::kPositive;
  const std::optional<Rational> limit =
      values && !is_unequal ? LimitToReach(*values, direction, is_range) : std::nullopt;
  const Outcome outcome = OutcomeOf(row);
  progress.diagnostics = outcome.diagnostics;
  if (!limit) return LightByLimit(row, outcome, progress);

  const std::optional<Due> due = DueOf(row, progress);
  const Exact expected = due ? Exact(*limit) * due->share : Exact();
  if (expected.known()) progress.expected_by_now = Amount(expected, row.target.unit());
  Verdict verdict;
  const std::optional<RowFigures> figures = FiguresOf(row.AsCase(), verdict);
  if (!figures) {
    progress.why = verdict.reason.value_or(progress.why);
    return;
  }
  if (!expected.known()) return;
  // Past a range's upper end no month makes it good.
  const std::optional<End>& top = figures->target.figure.values.upper;
  const bool is_beyond = is_range && top && figures->actual.lower &&
                         (figures->actual.lower->value > top->value ||
                          (figures->actual.lower->value == top->value && !top->closed));
  if (is_beyond) return LightByLimit(row, outcome, progress);
  LightByRate(row, *figures, expected, *due, progress);
}

// --- Dates

std::optional<Date> DueDay(const Row& row) {
  const std::optional<Date> day =
      row.target.kind() == ThresholdKind::kPeriod ? row.target.date_end() : row.target.date();
  return day && row.year != 0 ? day->WithYear(row.year) : day;
}

bool HasPassed(const Row& row, const Date& due) {
  return row.target.comparator() == Comparator::kLt ? row.as_of >= due : row.as_of > due;
}

// 不早于: not to be done before a day; nothing is late.
bool IsFrom(const Threshold& target) {
  return target.kind() == ThresholdKind::kDeadline &&
         (target.comparator() == Comparator::kGe || target.comparator() == Comparator::kGt);
}

// The first day that a completion can mean; nothing where it is open.
std::optional<Date> CompletionDay(const Row& row) {
  const Threshold& actual = row.actual.reading();
  const bool is_date =
      actual.kind() == ThresholdKind::kDeadline || actual.kind() == ThresholdKind::kPeriod;
  if (!is_date) return std::nullopt;
  std::optional<Date> day =
      actual.kind() == ThresholdKind::kPeriod ? actual.date_end() : actual.date_start();
  const std::optional<Date> due = DueDay(row);
  if (day && due) day = day->WithYear(due->year);
  return day && day->has_year() ? day : std::nullopt;
}

void MonitorDate(const Row& row, RowProgress& progress) {
  progress.expected_by_now = Shown(row.target);
  const std::optional<Date> done = CompletionDay(row);
  if (done && *done > row.as_of) {
    return SetLight(progress, Light::kNone, DiagnosticCode::kDoneInFuture,
                    {row.shown_actual(), row.as_of.ToString()});
  }
  const Outcome outcome = OutcomeOf(row);
  progress.deviation = outcome.deviation;
  const std::optional<Date> due = DueDay(row);
  const bool is_late_possible = due && due->has_year() && !IsFrom(row.target);
  const bool is_date = done || outcome.status == OutcomeStatus::kMet;
  if (is_date || !is_late_possible) {
    progress.diagnostics = outcome.diagnostics;
    return LightByStatus(row, outcome, progress);
  }
  // Not yet done, or not said to be.
  const bool says_nothing = row.actual.is_missing() && !row.input.achievement;
  if (!HasPassed(row, *due)) {
    return SetLight(progress, Light::kNone, DiagnosticCode::kDeadlineAhead, {due->ToString()});
  }
  if (says_nothing) {
    return SetLight(progress, Light::kRed, DiagnosticCode::kDeadlinePassed, {due->ToString()});
  }
  progress.diagnostics = outcome.diagnostics;
  LightByStatus(row, outcome, progress);
}

// --- Other kinds

void MonitorText(const Row& row, RowProgress& progress) {
  const Outcome outcome = OutcomeOf(row);
  progress.diagnostics = outcome.diagnostics;
  LightByStatus(row, outcome, progress);
}

// Changes, capped shares and several conditions: met at once, or not to be divided over the year.
void MonitorWhole(const Row& row, RowProgress& progress) {
  const Outcome outcome = OutcomeOf(row);
  progress.expected_by_now = Shown(row.target);
  progress.deviation = outcome.deviation;
  progress.diagnostics = outcome.diagnostics;
  if (outcome.status == OutcomeStatus::kUnmet && IsProrated(row.input.kind)) {
    return SetLight(progress, Light::kNone, DiagnosticCode::kNotDivisible, {Shown(row.target)});
  }
  LightByStatus(row, outcome, progress);
}

using Monitor = void (*)(const Row&, RowProgress&);
struct MonitorEntry {
  ThresholdKind kind;
  Monitor monitor;
};
constexpr std::array<MonitorEntry, 9> kMonitors = {{
    {ThresholdKind::kQuantity, &MonitorFigures},
    {ThresholdKind::kRange, &MonitorFigures},
    {ThresholdKind::kDeadline, &MonitorDate},
    {ThresholdKind::kPeriod, &MonitorDate},
    {ThresholdKind::kChange, &MonitorWhole},
    {ThresholdKind::kCappedShare, &MonitorWhole},
    {ThresholdKind::kCompound, &MonitorWhole},
    {ThresholdKind::kQualitative, &MonitorText},
    {ThresholdKind::kInvalid, &MonitorText},
}};

// --- Cause and likelihood

constexpr std::array<std::string_view, 5> kCauses = {"经费保障", "制度保障", "人员保障",
                                                     "硬件条件保障", "其他"};
constexpr std::array<std::string_view, 3> kLikelihoods = {"确定能", "有可能", "完全不可能"};

// Every cause that is named, between 、 or other marks, is one of the form's.
bool AreCauses(std::string_view text) {
  constexpr std::u32string_view kMarks = U"、,;/和及|";
  const FoldedText folded(text);
  std::u32string word;
  const auto is_cause = [&] {
    const std::string name = ToUtf8(word);
    word.clear();
    return std::find(kCauses.begin(), kCauses.end(), name) != kCauses.end();
  };
  for (const char32_t c : folded.symbols()) {
    if (kMarks.find(c) == std::u32string_view::npos) {
      word += c;
    } else if (!is_cause()) {
      return false;
    }
  }
  return is_cause();
}

bool IsLikelihood(std::string_view text) {
  const std::string word = ToUtf8(FoldedText(text).symbols());
  return std::find(kLikelihoods.begin(), kLikelihoods.end(), word) != kLikelihoods.end();
}

void CheckInput(const std::optional<std::string>& text, bool is_known, bool is_due,
                DiagnosticCode missing, DiagnosticCode unknown, RowProgress& progress) {
  if (!HasText(text)) {
    if (is_due) progress.diagnostics.push_back({.code = missing});
  } else if (!is_known) {
    progress.diagnostics.push_back({.code = unknown, .arguments = {*text}});
  }
}

void CheckInputs(RowProgress& progress) {
  const bool is_behind = progress.light == Light::kRed || progress.light == Light::kYellow;
  CheckInput(progress.cause, HasText(progress.cause) && AreCauses(*progress.cause), is_behind,
             DiagnosticCode::kCauseMissing, DiagnosticCode::kCauseUnknown, progress);
  CheckInput(progress.likelihood,
             HasText(progress.likelihood) && IsLikelihood(*progress.likelihood), is_behind,
             DiagnosticCode::kLikelihoodMissing, DiagnosticCode::kLikelihoodUnknown, progress);
}

// --- Rows and projects

RowProgress MonitorRow(const Row& row) {
  const Indicator& from = row.indicator;
  RowProgress progress;
  progress.level1 = from.level1;
  progress.level2 = from.level2;
  progress.level3 = from.level3;
  progress.target = from.target;
  progress.actual = from.actual;
  progress.cause = from.cause;
  progress.likelihood = from.likelihood;
  progress.reason = from.reason;
  if (!from.applicable) {
    progress.why.code = DiagnosticCode::kRowNotApplicable;
    return progress;
  }
  for (const MonitorEntry& entry : kMonitors) {
    if (entry.kind == row.target.kind()) entry.monitor(row, progress);
  }
  CheckInputs(progress);
  return progress;
}

// What is worst comes first among the lights; a row without one says nothing.
Light Worst(Light a, Light b) {
  if (a == Light::kNone || b == Light::kNone) return std::max(a, b);
  return std::min(a, b);
}

}  // namespace

std::string_view LightName(Light light) {
  constexpr std::array<std::string_view, 5> kNames = {"none", "red", "yellow", "green", "blue"};
  const auto index = static_cast<std::size_t>(light);
  return index < kNames.size() ? kNames[index] : "unknown";
}

ProjectProgress MonitorProject(const Model& model, const Project& project, const Date& as_of,
                               const Policy& policy) {
  ProjectProgress progress;
  progress.code = project.code;
  progress.name = project.name;
  const int year = model.department.year.value_or(0);
  progress.money = MonitorMoney(project, year, as_of);
  progress.light = progress.money.light;
  for (const Indicator& indicator : project.indicators) {
    ThresholdContext context = ContextOf(model, project, indicator);
    context.deadline_includes_day = policy.deadline_includes_day;
    const Threshold target = TargetOf(indicator, context);
    // An actual's missing year is the target's before it is the budget year.
    context.year = 0;
    std::optional<ActualValue> base;
    if (indicator.base) base = ActualValue::Parse(*indicator.base, context);
    RowInput input;
    input.kind = context.row_kind;
    input.direction = ParseRowDirection(indicator.direction.value_or(""));
    input.name = indicator.level3;
    input.year = year;
    input.achievement = indicator.achievement;
    input.degree = indicator.degree;
    input.base = base ? &*base : nullptr;
    input.applicable = indicator.applicable;
    progress.rows.push_back(
        MonitorRow({indicator, target, ActualValue::Parse(indicator.actual.value_or(""), context),
                    input, policy, year, as_of}));
    progress.light = Worst(progress.light, progress.rows.back().light);
  }
  return progress;
}

Progress MonitorModel(const Model& model, const Date& as_of, const Policy& policy) {
  Progress progress;
  progress.as_of = as_of;
  for (const Project& project : model.projects) {
    progress.projects.push_back(MonitorProject(model, project, as_of, policy));
  }
  return progress;
}

}  // namespace jixiao
