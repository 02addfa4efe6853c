#include "jixiao/monitor.hpp"

#include <gtest/gtest.h>

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
