// Deadlines and periods: the last acceptable day against the days that the actual can mean.
// Refuses to invent a year: a missing one is the target's or the budget year, or unknown.
#include <algorithm>
#include <array>

#include "evaluate/alignment.h"
#include "evaluate/explain.h"
#include "evaluate/verdict.h"

namespace jixiao {
namespace {

/// The days that a text can mean; an absent end is open.
struct Days {
  std::optional<Date> first;
  std::optional<Date> last;

  bool IsOne() const { return first && last && *first == *last; }
};

std::string Shown(const Days& days) {
  if (days.IsOne()) return days.first->ToString();
  return "[" + (days.first ? days.first->ToString() : "-∞") + "," +
         (days.last ? days.last->ToString() : "∞") + "]";
}

/// Which side of the due day is on time.
enum class Due { kUntil, kBefore, kFrom, kAfter };

Due DueOf(Comparator comparator) {
  switch (comparator) {
    case Comparator::kGe:
      return Due::kFrom;
    case Comparator::kGt:
      return Due::kAfter;
    case Comparator::kLt:
      return Due::kBefore;
    default:
      return Due::kUntil;
  }
}

bool IsOnTime(Due due, const Date& day, const Date& limit) {
  switch (due) {
    case Due::kUntil:
      return day <= limit;
    case Due::kBefore:
      return day < limit;
    case Due::kFrom:
      return day >= limit;
    case Due::kAfter:
      return day > limit;
  }
  return false;
}

bool DueAtEnd(Due due) { return due == Due::kUntil || due == Due::kBefore; }

/// The years that an actual without one may stand in: those of the target, else the budget year.
struct Years {
  int first = 0;
  int last = 0;
};

std::optional<Date> DueDay(const Threshold& target) {
  return target.kind() == ThresholdKind::kPeriod ? target.date_end() : target.date();
}

Years YearsOf(const Threshold& target, int budget_year) {
  const std::optional<Date> begin = target.date();
  const std::optional<Date> end = DueDay(target);
  if (!begin || !end || !end->has_year()) return {budget_year, budget_year};
  return {begin->has_year() ? begin->year : end->year, end->year};
}

Days DaysOf(const Threshold& actual) {
  if (actual.kind() == ThresholdKind::kPeriod) return {actual.date(), actual.date_end()};
  switch (DueOf(actual.comparator())) {
    case Due::kFrom:
    case Due::kAfter:
      return {actual.date(), std::nullopt};
    default:
      return {actual.date_start(), actual.date()};
  }
}

// Fills missing years. False where one is not known.
bool FillYears(const Years& years, Days& days, Verdict& verdict) {
  bool filled = false;
  const auto fill = [&](std::optional<Date>& day, int year) {
    if (!day || day->has_year()) return true;
    if (year == 0) return false;
    day = day->WithYear(year);
    filled = true;
    return true;
  };
  if (!fill(days.first, years.first) || !fill(days.last, years.last)) return false;
  if (filled) verdict.Note(DiagnosticCode::kYearFromContext, {std::to_string(years.last)});
  return true;
}

Share LateShare(const std::optional<Date>& day, const Date& limit, const Policy& policy) {
  if (policy.deadline != DeadlineRule::kDays || !day) return NoShare();
  const std::int64_t off = DaysBetween(limit, *day);
  const std::int64_t days = off < 0 ? -off : off;
  if (days >= policy.deadline_days) return NoShare();
  const Exact share = Exact(1) - Exact(days) / policy.deadline_days;
  return {share.value(),
          "(1 − " + std::to_string(days) + " ÷ " + std::to_string(policy.deadline_days) + ")"};
}

void JudgeDays(const Days& days, const Date& limit, Due due, const Case& c, Verdict& verdict) {
  // The days that are best and worst for the target.
  const std::optional<Date>& best = DueAtEnd(due) ? days.first : days.last;
  const std::optional<Date>& worst = DueAtEnd(due) ? days.last : days.first;
  if (worst && IsOnTime(due, *worst, limit)) {
    verdict.Set(OutcomeStatus::kMet, FullShare());
    verdict.Explain([&] { return Say(Phrase::kOnTime); });
    return;
  }
  const Share least = LateShare(worst, limit, c.policy);
  verdict.lower = least;
  if (!best || IsOnTime(due, *best, limit)) {
    verdict.Explain([&] { return Say(Phrase::kDateStraddles); });
    verdict.LeaveOpen(DiagnosticCode::kPartlyWithin);
    return;
  }
  verdict.status = OutcomeStatus::kUnmet;
  verdict.upper = LateShare(best, limit, c.policy);
  const bool by_days = c.policy.deadline == DeadlineRule::kDays;
  verdict.Explain([&] {
    return by_days ? Say(Phrase::kLateByDays, {Both(std::to_string(c.policy.deadline_days))})
                   : Say(Phrase::kLate);
  });
}

std::string DayDeviation(const Date& limit, const Date& day) {
  const std::int64_t off = DaysBetween(limit, day);
  return (off > 0 ? "+" : "") + std::to_string(off) + "天";
}

bool IsDate(const Threshold& reading) {
  return reading.kind() == ThresholdKind::kDeadline || reading.kind() == ThresholdKind::kPeriod;
}

// 已完成 in place of a date counts, with a warning; so does the assessor's own column.
bool JudgeByAchievement(const Case& c, Verdict& verdict) {
  const std::optional<Achievement> achievement = c.row.achievement ? c.row.achievement : c.word;
  if (!achievement) return false;
  verdict.Note(DiagnosticCode::kAchievementForDate,
               {c.row.achievement ? std::string(AchievementName(*achievement)) : c.actual.text()});
  verdict.Explain([&] {
    return Say(Phrase::kTexts, {Both(Shown(c.target)), Both(c.actual.text())});
  });
  ScoreAchievement(*achievement, c, verdict);
  return true;
}

}  // namespace

Verdict JudgeDate(const Case& c) {
  Verdict verdict(c);
  verdict.rule = c.policy.deadline == DeadlineRule::kDays ? Rule::kDeadlineDays : Rule::kDeadline;
  if (!IsDate(c.actual)) {
    if (JudgeByAchievement(c, verdict)) return verdict;
    verdict.GiveUp(c.missing ? DiagnosticCode::kActualMissing : DiagnosticCode::kDateExpected,
                   {Shown(c.target)});
    return verdict;
  }
  const Due due =
      c.target.kind() == ThresholdKind::kPeriod ? Due::kUntil : DueOf(c.target.comparator());
  std::optional<Date> limit = DueDay(c.target);
  if (!limit) {
    verdict.GiveUp(DiagnosticCode::kTargetUnreadable);
    return verdict;
  }
  if (!limit->has_year() && c.row.year != 0) limit = limit->WithYear(c.row.year);
  Days days = DaysOf(c.actual);
  if (!limit->has_year() || !FillYears(YearsOf(c.target, c.row.year), days, verdict)) {
    verdict.GiveUp(DiagnosticCode::kYearUnknown);
    return verdict;
  }
  verdict.Explain([&] {
    return Say(Phrase::kDates, {Both(Shown(c.target)), Both(limit->ToString()),
                                Both(c.actual.text()), Both(Shown(days))});
  });
  JudgeDays(days, *limit, due, c, verdict);
  if (days.IsOne()) verdict.deviation = DayDeviation(*limit, *days.last);
  return verdict;
}

}  // namespace jixiao
