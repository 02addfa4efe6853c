// Mid-year progress (绩效运行监控): the actuals to date against the plan → lights, each with its
// reason.
//
//  - A row where more is better is held against its target × the whole months of the budget year
//    that have passed ÷ 12: below 60 % of that red, below 80 % yellow, below 120 % green, else
//    blue. Rows of quality, timeliness and cost are held against the whole target in the same way.
//  - A row where less is better is green inside its bound, else red.
//  - Text and dates: achieved or on time green, partly yellow, missed red. A deadline that is still
//    to come is no miss.
//  - Money is held against the project's own payment plan, by the same limits.
//  - What cannot be known has no light, and a reason.
// Comparisons are exact; shares are rounded for display only.
#ifndef JIXIAO_MONITOR_HPP_
#define JIXIAO_MONITOR_HPP_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/date.hpp"
#include "jixiao/decimal.hpp"
#include "jixiao/diagnostic.hpp"
#include "jixiao/model.hpp"
#include "jixiao/policy.hpp"
#include "jixiao/status.hpp"
#include "jixiao/watch.hpp"

namespace jixiao {

enum class Light : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/light.def"
#undef JIXIAO_MEMBER
};
/// "none", "red", "yellow", "green", "blue".
std::string_view LightName(Light light);

/// The columns of the official form for one row, and its light.
struct RowProgress {
  std::string level1;
  std::string level2;
  std::string level3;
  std::string target;                          ///< 年度指标值, as typed.
  std::optional<std::string> actual;           ///< Done by the date, as typed.
  std::optional<std::string> expected_by_now;  ///< "8.75家"; a bound or a date as it stands.
  std::optional<std::string> deviation;        ///< Actual − expected, with its sign: "-1.75家".
  /// Actual ÷ expected, 4 places, half up, for display only; empty where it is not one figure.
  std::optional<Decimal> rate;
  std::optional<std::string> cause;       ///< 偏差原因 by kind, the unit's input as typed.
  std::optional<std::string> likelihood;  ///< 完成目标可能性, the unit's input as typed.
  std::optional<std::string> reason;      ///< 偏差原因 in words, the unit's input as typed.
  /// 全年预计, the unit's input as typed. Held against the target; it does not change the light.
  std::optional<std::string> forecast;
  Light light = Light::kNone;
  Diagnostic why;  ///< Why this light, or why none.
  /// Of the row's readings, of the forecast (kForecastMisses, kForecastUnread), and of cause and
  /// likelihood (codes 980 to 989).
  std::vector<Diagnostic> diagnostics;
};

/// Money against the payment plan. Between two dates of the plan the share grows evenly from day to
/// day, from 0 at the year's beginning; a date of the plan is the end of that day. Next to a date
/// whose share is not stated nothing is known.
struct MoneyProgress {
  std::optional<Decimal> planned_percent;  ///< By now; 4 places, half up, for display only.
  std::optional<Decimal> expected;       ///< Planned amount by now; 4 places, in the budget's unit.
  std::optional<Decimal> spent;          ///< As stated.
  std::optional<std::string> deviation;  ///< Spent − expected, with its sign and unit.
  std::optional<Decimal> rate;  ///< Spent ÷ expected, 4 places, half up, for display only.
  Light light = Light::kNone;
  Diagnostic why;
  std::vector<Diagnostic> diagnostics;
};

struct ProjectProgress {
  std::string code;
  std::string name;
  Light light = Light::kNone;  ///< The worst of its rows and its money: red, yellow, green, blue.
  MoneyProgress money;
  std::vector<RowProgress> rows;
};

struct Progress {
  Date as_of;
  std::vector<ProjectProgress> projects;
};

/// One project at the end of the day `as_of`, which must be valid and have a year. The department
/// gives the budget year. Of `policy`, which must be valid, the readings count (what = and
/// "before a day" mean), not its formulas.
ProjectProgress MonitorProject(const Model& model, const Project& project, const Date& as_of,
                               const Policy& policy = DefaultPolicy());

/// All projects, in their order.
Progress MonitorModel(const Model& model, const Date& as_of,
                      const Policy& policy = DefaultPolicy());
/// The same, watched: `watch` is told after each project.
Result<Progress> MonitorModel(const Model& model, const Date& as_of, const Policy& policy,
                              const Watch& watch);

}  // namespace jixiao

#endif  // JIXIAO_MONITOR_HPP_
