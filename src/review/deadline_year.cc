// Deadlines against the budget year. A project that carries an earlier year's money keeps the
// deadline of that year, which is graded apart.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "absl/strings/ascii.h"
#include "review/rules.h"

namespace jixiao::review {
namespace {

bool AreDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

// 13030623P00578710007E: six digits of the place, two of the year, a letter.
int YearOfCode(std::string_view code) {
  constexpr std::size_t kPlace = 6, kYear = 8;
  if (code.size() <= kYear || !AreDigits(code.substr(0, kYear))) return 0;
  if (code[kYear] < 'A' || code[kYear] > 'Z') return 0;
  return 2000 + (code[kPlace] - '0') * 10 + (code[kPlace + 1] - '0');
}

// 提前下达2023年…资金: the first year that a name states.
int YearOfName(std::string_view name) {
  constexpr std::string_view kYear = "年";
  const std::size_t at = name.find(kYear);
  if (at == std::string_view::npos || at < 4) return 0;
  const std::string_view digits = name.substr(at - 4, 4);
  if (!AreDigits(digits)) return 0;
  int year = 0;
  for (const char c : digits) year = year * 10 + (c - '0');
  return year;
}

// 0 where nothing says it.
int YearOfFunds(const ProjectContext& project) {
  const int year = YearOfCode(Fold(project.project->code));
  return year != 0 ? year : YearOfName(Fold(project.project->name));
}

std::optional<Date> DueDate(const Threshold& target) {
  if (target.kind() == ThresholdKind::kDeadline) return target.date();
  if (target.kind() == ThresholdKind::kPeriod) return target.date_end();
  return std::nullopt;
}

// The first due date of the target, or of its conditions, that is not in the year.
std::optional<Date> DueOutside(const Threshold& target, int year) {
  const auto outside = [year](const std::optional<Date>& date) {
    return date && date->has_year() && date->year != year;
  };
  if (const auto date = DueDate(target); outside(date)) return date;
  for (const Threshold& part : target.parts()) {
    if (const auto date = DueDate(part); outside(date)) return date;
  }
  return std::nullopt;
}

void ReportDeadlines(const ProjectContext& project, bool of_earlier_funds, Report& report) {
  if (project.year == 0) return;
  const int funds = YearOfFunds(project);
  for (const Row& row : project.rows) {
    const std::optional<Date> due = DueOutside(row.target, project.year);
    if (!due) continue;
    const bool earlier = due->year < project.year && funds != 0 && funds <= due->year;
    if (earlier != of_earlier_funds) continue;
    report.OfTarget(row, {row.cells->target, due->ToString(), std::to_string(project.year),
                          std::to_string(funds)});
  }
}

}  // namespace

void DeadlineOutsideYear(const ProjectContext& project, Report& report) {
  ReportDeadlines(project, /*of_earlier_funds=*/false, report);
}

void DeadlineOfEarlierFunds(const ProjectContext& project, Report& report) {
  ReportDeadlines(project, /*of_earlier_funds=*/true, report);
}

}  // namespace jixiao::review
