#include "jixiao/monitor.hpp"

#include <gtest/gtest.h>

#include <optional>

#include "monitor/calendar_year.h"

namespace jixiao {
namespace {

TEST(MonthsElapsed, CountsWholeMonthsOfTheBudgetYear) {
  const struct {
    const char* as_of;
    int months;
  } cases[] = {{"2023-12-31", 0},  {"2024-01-30", 0},  {"2024-01-31", 1},
               {"2024-02-28", 1},  {"2024-02-29", 2},  {"2024-07-01", 6},
               {"2024-12-30", 11}, {"2024-12-31", 12}, {"2025-01-01", 12}};
  for (const auto& c : cases) {
    EXPECT_EQ(MonthsElapsed(2024, *Date::Parse(c.as_of)), c.months) << c.as_of;
  }
}

Model OneRow(const char* target, const char* actual) {
  Model model;
  model.department.year = 2024;
  Indicator row;
  row.level1 = "产出指标";
  row.level2 = "时效指标";
  row.target = target;
  row.actual = actual;
  model.projects.emplace_back().indicators.push_back(row);
  return model;
}

// "8月31日前" may exclude the day itself: that is the policy's.
TEST(Monitor, ReadsDeadlinesAsThePolicyDoes) {
  const Model model = OneRow("2024年7月31日前", "");
  const Date as_of = *Date::Parse("2024-07-31");
  EXPECT_EQ(MonitorModel(model, as_of).projects[0].light, Light::kNone);
  Policy policy = DefaultPolicy();
  policy.deadline_includes_day = false;
  EXPECT_EQ(MonitorModel(model, as_of, policy).projects[0].light, Light::kRed);
}

struct ForecastCase {
  const char* target;
  const char* forecast;
  std::optional<DiagnosticCode> code;
};

// The forecast is held against the whole target, and leaves the light as it is.
TEST(Monitor, HoldsTheForecastAgainstTheTarget) {
  const ForecastCase cases[] = {
      {"≥12家", "12家", std::nullopt},
      {"≥12家", "10家", DiagnosticCode::kForecastMisses},
      {"≥12家", "大致可以", DiagnosticCode::kForecastUnread},
      {"≥12家", "", std::nullopt},
      {"2024年11月底前", "2024年12月15日", DiagnosticCode::kForecastMisses},
  };
  const Date as_of = *Date::Parse("2024-07-31");
  for (const ForecastCase& c : cases) {
    Model model = OneRow(c.target, "7家");
    const Light light = MonitorModel(model, as_of).projects[0].light;
    model.projects[0].indicators[0].forecast = c.forecast;
    const ProjectProgress progress = MonitorModel(model, as_of).projects[0];
    std::optional<DiagnosticCode> code;
    for (const Diagnostic& diagnostic : progress.rows[0].diagnostics) {
      const bool is_forecast = diagnostic.code == DiagnosticCode::kForecastMisses ||
                               diagnostic.code == DiagnosticCode::kForecastUnread;
      if (is_forecast) code = diagnostic.code;
    }
    EXPECT_EQ(code, c.code) << c.target << " " << c.forecast;
    EXPECT_EQ(progress.light, light) << c.target;
    EXPECT_EQ(progress.rows[0].forecast, c.forecast);
  }
}

// A degree that is not entered keeps a score open, but not a light.
TEST(Monitor, NeedsNoDegree) {
  const Model model = OneRow("按要求推进", "部分完成");
  EXPECT_EQ(MonitorModel(model, *Date::Parse("2024-07-31")).projects[0].light, Light::kYellow);
}

// Progress only worsens as months pass with nothing more done.
TEST(Monitor, ALightNeverImprovesByWaiting) {
  for (const char* actual : {"1家", "4家", "7家", "9家", "13家"}) {
    Model model = OneRow("≥12家", actual);
    model.projects[0].indicators[0].level2 = "数量指标";
    Light last = Light::kBlue;
    for (int month = 1; month <= 12; ++month) {
      const Date as_of{2024, static_cast<std::uint8_t>(month),
                       static_cast<std::uint8_t>(LastDayOfMonth(2024, month))};
      const Light light = MonitorModel(model, as_of).projects[0].light;
      EXPECT_LE(light, last) << actual << " in month " << month;
      last = light;
    }
  }
}

TEST(Lights, HaveNames) {
  EXPECT_EQ(LightName(Light::kNone), "none");
  EXPECT_EQ(LightName(Light::kBlue), "blue");
  EXPECT_EQ(LightName(static_cast<Light>(9)), "unknown");
}

}  // namespace
}  // namespace jixiao
