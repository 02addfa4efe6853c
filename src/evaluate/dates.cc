// Deadlines and periods: the last acceptable day against the days that the actual can mean.
// Does not invent a year: a missing one is the target's or the budget year, or unknown.
#include "evaluate/dates.h"

#include <algorithm>
#include <array>

#include "evaluate/alignment.h"
#include "evaluate/explain.h"
#include "evaluate/verdict.h"

namespace jixiao {
namespace {

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

bool IsUpTo(Due due) { return due == Due::kUntil || due == Due::kBefore; }

// "8月31日前": the one place that asks the policy whether it includes the day.
std::optional<Date> AsCounted(const Date& day, const Threshold& reading, const Policy& policy) {
  const bool excluded = reading.is_before() && !policy.deadline_includes_day;
  return excluded ? AddDays(day, -1) : day;
}

// Not done by the last of `days`: done on a later day, if at all.
Days LaterThan(const Days& days) {
  Days later;
  if (days.last) later.first = AddDays(*days.last, 1);
  return later;
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
  const std::optional<Date>& best = IsUpTo(due) ? days.first : days.last;
  const std::optional<Date>& worst = IsUpTo(due) ? days.last : days.first;
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

SettledDay DueDayOf(const Threshold& target, int budget_year, const Policy& policy) {
  const std::optional<Date> day = LastDay(target);
  if (!day) return {};
  SettledDay due = SettleYear(*day, budget_year);
  if (due.day) due.day = AsCounted(*due.day, target, policy);
  return due;
}

Days DaysOf(const Threshold& actual, const Years& years, const Policy& policy) {
  const bool is_period = actual.kind() == ThresholdKind::kPeriod;
  const bool up_to = is_period || IsUpTo(DueOf(actual.comparator()));
  const std::optional<Date> first = up_to && !is_period ? actual.date_start() : actual.date();
  const std::optional<Date> last = is_period ? actual.date_end() : actual.date();
  Days days;
  const auto settle = [&](const Date& day, int year) {
    const SettledDay settled = SettleYear(day, year);
    if (settled.fault && !days.fault) days.fault = settled.fault;
    days.filled = days.filled || settled.filled;
    return settled.day;
  };
  if (first) days.first = settle(*first, years.first);
  if (up_to && last) days.last = settle(*last, years.last);
  if (days.last) days.last = AsCounted(*days.last, actual, policy);
  return days;
}

Verdict JudgeDate(const Case& c) {
  Verdict verdict(c);
  verdict.rule = c.policy.deadline == DeadlineRule::kDays ? Rule::kDeadlineDays : Rule::kDeadline;
  if (!IsDate(c.actual)) {
    if (JudgeByAchievement(c, verdict)) return verdict;
    verdict.GiveUp(c.missing ? DiagnosticCode::kActualMissing : DiagnosticCode::kDateExpected,
                   {Shown(c.target)});
    return verdict;
  }
  if (c.reversal != Reversal::kNone && c.reversal != Reversal::kNotMet) {
    GiveUpReversed(c, verdict);
    return verdict;
  }
  const Due due =
      c.target.kind() == ThresholdKind::kPeriod ? Due::kUntil : DueOf(c.target.comparator());
  const SettledDay limit = DueDayOf(c.target, c.row.year, c.policy);
  const Years years = YearsOf(c.target, c.row.year);
  Days days = DaysOf(c.actual, years, c.policy);
  if (!limit.day || days.fault) {
    const Diagnostic fault = limit.fault  ? *limit.fault
                             : days.fault ? *days.fault
                                          : Diagnostic{.code = DiagnosticCode::kTargetUnreadable};
    verdict.GiveUp(fault.code, fault.arguments);
    return verdict;
  }
  if (days.filled) verdict.Note(DiagnosticCode::kYearFromContext, {std::to_string(years.last)});
  if (c.reversal == Reversal::kNotMet) days = LaterThan(days);
  verdict.Explain([&] {
    return Say(Phrase::kDates, {Both(Shown(c.target)), Both(limit.day->ToString()),
                                Both(c.actual.text()), Both(Shown(days))});
  });
  JudgeDays(days, *limit.day, due, c, verdict);
  if (days.IsOne()) verdict.deviation = DayDeviation(*limit.day, *days.last);
  return verdict;
}

}  // namespace jixiao
