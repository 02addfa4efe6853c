// Rows and projects in mid-year: which measure a row is held against, its light, and the columns of
// the official form. Does not give a light where the progress is not known, and does not take an
// empty cell for nothing done.
#include "jixiao/monitor.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/fold.h"
#include "base/text.h"
#include "base/watched_rows.h"
#include "evaluate/dates.h"
#include "evaluate/quantity.h"
#include "jixiao/evaluate.hpp"
#include "jixiao/row.hpp"
#include "monitor/calendar_year.h"
#include "monitor/light.h"
#include "monitor/money.h"
#include "numeric/exact.h"
#include "row/years.h"

namespace jixiao {
namespace {

/// One row, and the day at whose end it is looked at.
struct Watched {
  const Indicator& indicator;
  Row row;
  const Policy& policy;
  Date as_of;

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
Outcome OutcomeOf(const Watched& w) {
  Policy policy = w.policy;
  policy.band_point = BandPoint::kMiddle;
  return EvaluateRow(w.row, policy, Explain::kNo);
}

void GiveNone(const Outcome& outcome, RowProgress& progress) {
  progress.light = Light::kNone;
  if (outcome.reason) progress.why = *outcome.reason;
}

void LightByStatus(const Watched& w, const Outcome& outcome, RowProgress& progress) {
  for (const StatusLight& entry : kStatusLights) {
    if (entry.status != outcome.status) continue;
    return SetLight(progress, entry.light, entry.code, {Shown(w.row.target), w.shown_actual()});
  }
  GiveNone(outcome, progress);
}

void LightByLimit(const Watched& w, const Outcome& outcome, RowProgress& progress) {
  progress.expected_by_now = Shown(w.row.target);
  progress.deviation = outcome.deviation;
  const std::vector<std::string> arguments = {Shown(w.row.target), w.shown_actual()};
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
std::optional<Due> DueOf(const Watched& w, RowProgress& progress) {
  if (!IsProrated(w.row.kind)) return Due{Exact(1), 12, false};
  if (w.row.year == 0) {
    SetLight(progress, Light::kNone, DiagnosticCode::kBudgetYearUnknown);
    return std::nullopt;
  }
  const int months = MonthsElapsed(w.row.year, w.as_of);
  if (months == 0) {
    SetLight(progress, Light::kNone, DiagnosticCode::kNoMonthElapsed);
    return std::nullopt;
  }
  return Due{Exact(months) / 12, months, true};
}

void LightByRate(const Watched& w, const RowFigures& figures, const Exact& expected, const Due& due,
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
                    {w.shown_actual(), rate->low, rate->high});
  }
  const std::string amount = Amount(expected, unit);
  if (due.prorated) {
    SetLight(progress, rate->light, DiagnosticCode::kProgressProrated,
             {std::to_string(due.months), amount, w.shown_actual(), shown});
  } else {
    SetLight(progress, rate->light, DiagnosticCode::kProgressWhole,
             {amount, w.shown_actual(), shown});
  }
}

// The limit to reach; nothing where the row has none above 0.
std::optional<Rational> LimitToReach(const Interval& values, RowDirection direction,
                                     bool is_range) {
  if (!values.lower || (!is_range && direction == RowDirection::kInverse)) return std::nullopt;
  const Rational& limit = values.lower->value;
  return limit.sign() > 0 ? std::optional(limit) : std::nullopt;
}

bool IsInverse(const Watched& w) {
  bool assumed = false;
  switch (w.row.target.comparator()) {
    case Comparator::kGe:
    case Comparator::kGt:
      return false;
    case Comparator::kLe:
    case Comparator::kLt:
      return true;
    default:
      return DirectionOf(w.row.target.unit(), w.row, &assumed) == RowDirection::kInverse;
  }
}

void MonitorFigures(const Watched& w, RowProgress& progress) {
  const bool is_range = w.row.target.kind() == ThresholdKind::kRange;
  const std::optional<Interval> values = OwnValues(w.row.target);
  const bool is_unequal = w.row.target.comparator() == Comparator::kNe;
  const RowDirection direction = IsInverse(w) ? RowDirection::kInverse : RowDirection::kPositive;
  const std::optional<Rational> limit =
      values && !is_unequal ? LimitToReach(*values, direction, is_range) : std::nullopt;
  const Outcome outcome = OutcomeOf(w);
  progress.diagnostics = outcome.diagnostics;
  if (!limit) return LightByLimit(w, outcome, progress);

  const std::optional<Due> due = DueOf(w, progress);
  const Exact expected = due ? Exact(*limit) * due->share : Exact();
  if (expected.known()) progress.expected_by_now = Amount(expected, w.row.target.unit());
  Verdict verdict;
  const std::optional<RowFigures> figures =
      FiguresOf(CaseOf(w.row, w.policy, Explain::kNo), verdict);
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
  if (is_beyond) return LightByLimit(w, outcome, progress);
  LightByRate(w, *figures, expected, *due, progress);
}

// --- Dates

// 不早于: not to be done before a day; nothing is late.
bool IsFrom(const Threshold& target) {
  return target.kind() == ThresholdKind::kDeadline &&
         (target.comparator() == Comparator::kGe || target.comparator() == Comparator::kGt);
}

// The day of completion, the first where it can mean several; nothing where it is open.
std::optional<Date> CompletionDay(const Watched& w) {
  const Threshold& actual = w.row.actual.reading();
  const bool is_period = actual.kind() == ThresholdKind::kPeriod;
  if (!is_period && actual.kind() != ThresholdKind::kDeadline) return std::nullopt;
  const Days days = DaysOf(actual, YearsOf(w.row.target, w.row.year), w.policy);
  return is_period ? days.last : days.first;
}

void MonitorDate(const Watched& w, RowProgress& progress) {
  progress.expected_by_now = Shown(w.row.target);
  const std::optional<Date> done = CompletionDay(w);
  if (done && *done > w.as_of) {
    return SetLight(progress, Light::kNone, DiagnosticCode::kDoneInFuture,
                    {w.shown_actual(), w.as_of.ToString()});
  }
  const Outcome outcome = OutcomeOf(w);
  progress.deviation = outcome.deviation;
  const std::optional<Date> due = DueDayOf(w.row.target, w.row.year, w.policy).day;
  const bool is_late_possible = due && !IsFrom(w.row.target);
  const bool is_date = done || outcome.status == OutcomeStatus::kMet;
  if (is_date || !is_late_possible) {
    progress.diagnostics = outcome.diagnostics;
    return LightByStatus(w, outcome, progress);
  }
  // Not yet done, or not said to be.
  const bool says_nothing = w.row.actual.is_missing() && !w.row.achievement;
  if (w.as_of <= *due) {
    return SetLight(progress, Light::kNone, DiagnosticCode::kDeadlineAhead, {due->ToString()});
  }
  if (says_nothing) {
    return SetLight(progress, Light::kRed, DiagnosticCode::kDeadlinePassed, {due->ToString()});
  }
  progress.diagnostics = outcome.diagnostics;
  LightByStatus(w, outcome, progress);
}

// --- Other kinds

void MonitorText(const Watched& w, RowProgress& progress) {
  const Outcome outcome = OutcomeOf(w);
  progress.diagnostics = outcome.diagnostics;
  LightByStatus(w, outcome, progress);
}

// Changes, capped shares and several conditions: met at once, or not to be divided over the year.
void MonitorWhole(const Watched& w, RowProgress& progress) {
  const Outcome outcome = OutcomeOf(w);
  progress.expected_by_now = Shown(w.row.target);
  progress.deviation = outcome.deviation;
  progress.diagnostics = outcome.diagnostics;
  if (outcome.status == OutcomeStatus::kUnmet && IsProrated(w.row.kind)) {
    return SetLight(progress, Light::kNone, DiagnosticCode::kNotDivisible, {Shown(w.row.target)});
  }
  LightByStatus(w, outcome, progress);
}

using Monitor = void (*)(const Watched&, RowProgress&);
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

// --- Forecast

// What the year is expected to end with, judged as an actual.
void CheckForecast(const Model& model, const Project& project, const Watched& w,
                   RowProgress& progress) {
  if (!HasText(w.indicator.forecast) || !w.indicator.applicable) return;
  Indicator expected = w.indicator;
  expected.actual = expected.forecast;
  expected.achievement.reset();
  expected.degree.reset();
  const OutcomeStatus status =
      EvaluateRow(RowOf(model, project, expected), w.policy, Explain::kNo).status;
  const bool is_missed = status == OutcomeStatus::kUnmet;
  if (!is_missed && status != OutcomeStatus::kUndetermined) return;
  progress.diagnostics.push_back(
      {.code = is_missed ? DiagnosticCode::kForecastMisses : DiagnosticCode::kForecastUnread,
       .arguments = {*w.indicator.forecast, Shown(w.row.target)}});
}

// --- Rows and projects

RowProgress MonitorRow(const Watched& w) {
  const Indicator& from = w.indicator;
  RowProgress progress;
  progress.level1 = from.level1;
  progress.level2 = from.level2;
  progress.level3 = from.level3;
  progress.target = from.target;
  progress.actual = from.actual;
  progress.cause = from.cause;
  progress.likelihood = from.likelihood;
  progress.reason = from.reason;
  progress.forecast = from.forecast;
  if (!from.applicable) {
    progress.why.code = DiagnosticCode::kRowNotApplicable;
    return progress;
  }
  for (const MonitorEntry& entry : kMonitors) {
    if (entry.kind == w.row.target.kind()) entry.monitor(w, progress);
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
  switch (light) {
#define JIXIAO_MEMBER(number, constant, name) \
  case Light::constant:                       \
    return name;
#include "jixiao/enums/light.def"
#undef JIXIAO_MEMBER
  }
  return "unknown";
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
    Row row = RowOf(model, project, indicator);
    row.weight.reset();
    row.deduction.reset();
    const Watched watched{indicator, std::move(row), policy, as_of};
    progress.rows.push_back(MonitorRow(watched));
    CheckForecast(model, project, watched, progress.rows.back());
    progress.light = Worst(progress.light, progress.rows.back().light);
  }
  return progress;
}

Progress MonitorModel(const Model& model, const Date& as_of, const Policy& policy) {
  return MonitorModel(model, as_of, policy, Watch()).value();
}

Result<Progress> MonitorModel(const Model& model, const Date& as_of, const Policy& policy,
                              const Watch& watch) {
  Progress progress;
  progress.as_of = as_of;
  WatchedRows rows(watch, RowCount(model));
  for (const Project& project : model.projects) {
    progress.projects.push_back(MonitorProject(model, project, as_of, policy));
    if (!rows.Add(project.indicators.size())) return CancelledStatus();
  }
  return progress;
}

}  // namespace jixiao
