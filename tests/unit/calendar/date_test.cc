#include "jixiao/date.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <ostream>
#include <string_view>

namespace jixiao {

void PrintTo(const Date& date, std::ostream* out) { *out << date.ToString(); }

namespace {

TEST(LastDayOfMonth, FollowsTheGregorianLeapRule) {
  const struct {
    int year;
    int february;
  } kCases[] = {{2023, 28}, {2024, 29}, {1900, 28}, {2000, 29}, {2100, 28},
                {2400, 29}, {4, 29},    {100, 28},  {1, 28},    {9996, 29}};
  for (const auto& [year, february] : kCases) {
    EXPECT_EQ(LastDayOfMonth(year, 2), february) << year;
  }
}

TEST(LastDayOfMonth, NeedsNoYearButInFebruary) {
  const int kDays[] = {31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (int month = 1; month <= 12; ++month) {
    EXPECT_EQ(LastDayOfMonth(0, month), kDays[month - 1]) << month;
    const int in_2023 = month == 2 ? 28 : kDays[month - 1];
    EXPECT_EQ(LastDayOfMonth(2023, month), in_2023) << month;
  }
}

TEST(LastDayOfMonth, IsZeroForAMonthThatIsNone) {
  for (const int month : {-1, 0, 13, 200}) EXPECT_EQ(LastDayOfMonth(2023, month), 0) << month;
}

TEST(DateIsValid, TakesRealDaysAndPartialDates) {
  const struct {
    Date date;
    bool valid;
  } kCases[] = {
      {{2023, 8, 31}, true},  {{2023, 9, 31}, false},    {{2024, 2, 29}, true},
      {{2023, 2, 29}, false}, {{2023, 2, 0}, false},     {{0, 2, 0}, true},
      {{0, 2, 29}, true},     {{0, 2, 30}, false},       {{0, 1, 0}, false},
      {{0, 8, 31}, true},     {{0, 8, 32}, false},       {{0, 4, 31}, false},
      {{1, 1, 1}, true},      {{9999, 12, 31}, true},    {{10000, 1, 1}, false},
      {{-1, 1, 1}, false},    {{2023, 0, 1}, false},     {{2023, 13, 1}, false},
      {{0, 0, 1}, false},     {{2023, 255, 255}, false},
  };
  for (const auto& [date, valid] : kCases) EXPECT_EQ(date.IsValid(), valid) << date.ToString();
}

TEST(DateWithYear, FillsOnlyWhatIsMissing) {
  const struct {
    Date date;
    int year;
    std::optional<Date> expected;
  } kCases[] = {
      {{0, 8, 31}, 2023, Date{2023, 8, 31}}, {{2022, 8, 31}, 2023, Date{2022, 8, 31}},
      {{0, 2, 0}, 2023, Date{2023, 2, 28}},  {{0, 2, 0}, 2024, Date{2024, 2, 29}},
      {{0, 2, 29}, 2024, Date{2024, 2, 29}}, {{2022, 8, 31}, 0, Date{2022, 8, 31}},
  };
  for (const auto& [date, year, expected] : kCases) EXPECT_EQ(date.WithYear(year), expected);
}

TEST(DateWithYear, SaysNoWhereThereIsNoSuchDayOrYear) {
  EXPECT_EQ((Date{0, 2, 29}.WithYear(2023)), std::nullopt);
  for (const int year : {0, -5, 10000, 65536 + 2023}) {
    EXPECT_EQ((Date{0, 8, 31}.WithYear(year)), std::nullopt) << year;
  }
}

TEST(DateText, IsIsoAndReadsBack) {
  const struct {
    Date date;
    std::string_view text;
  } kCases[] = {
      {{2023, 8, 31}, "2023-08-31"},  {{2023, 12, 1}, "2023-12-01"}, {{5, 1, 2}, "0005-01-02"},
      {{9999, 12, 31}, "9999-12-31"}, {{0, 8, 31}, "--08-31"},       {{0, 2, 0}, "--02"},
      {{0, 2, 29}, "--02-29"},
  };
  for (const auto& [date, text] : kCases) {
    EXPECT_EQ(date.ToString(), text);
    EXPECT_EQ(Date::Parse(text), date) << text;
  }
}

TEST(DateParse, RefusesWhatToStringNeverWrites) {
  for (const std::string_view text : {"",
                                      "-",
                                      "--",
                                      "---",
                                      "2023",
                                      "2023-",
                                      "2023-08",
                                      "2023-8-31",
                                      "2023-08-1",
                                      "2023/08/31",
                                      "20230831",
                                      "2023-08-31 ",
                                      " 2023-08-31",
                                      "2023-08-31-",
                                      "2023-08-311",
                                      "2023-02-29",
                                      "2023-13-01",
                                      "2023-00-01",
                                      "2023-01-00",
                                      "0000-01-01",
                                      "-2023-01-01",
                                      "+2023-01-01",
                                      "12023-01-01",
                                      "--8-31",
                                      "--08",
                                      "--08-00",
                                      "--02-00",
                                      "--02-30",
                                      "--04-31",
                                      "--0x-01",
                                      "--02-",
                                      "2023-02",
                                      "２023-01-01",
                                      "2023-01-0a",
                                      "a023-01-01",
                                      "-08-31"}) {
    EXPECT_EQ(Date::Parse(text), std::nullopt) << text;
  }
}

TEST(DateOrder, IsThatOfTimeWithinStatedYears) {
  EXPECT_LT((Date{2023, 12, 31}), (Date{2024, 1, 1}));
  EXPECT_LT((Date{2023, 8, 30}), (Date{2023, 8, 31}));
  EXPECT_EQ((Date{2023, 8, 31}), (Date{2023, 8, 31}));
}

TEST(DaysBetween, CountsDays) {
  const struct {
    Date from;
    Date to;
    std::int64_t days;
  } kCases[] = {
      {{2023, 8, 31}, {2023, 8, 31}, 0},   {{2023, 8, 31}, {2023, 9, 1}, 1},
      {{2024, 2, 28}, {2024, 3, 1}, 2},    {{2023, 2, 28}, {2023, 3, 1}, 1},
      {{2023, 1, 1}, {2024, 1, 1}, 365},   {{2024, 1, 1}, {2025, 1, 1}, 366},
      {{2023, 9, 1}, {2023, 8, 31}, -1},   {{1, 1, 1}, {9999, 12, 31}, 3652058},
      {{1970, 1, 1}, {2000, 3, 1}, 11017},
  };
  for (const auto& [from, to, days] : kCases) {
    EXPECT_EQ(DaysBetween(from, to), days);
    EXPECT_EQ(DaysBetween(to, from), -days);
    EXPECT_EQ(AddDays(from, days), to);
    EXPECT_EQ(AddDays(to, -days), from);
  }
}

TEST(AddDays, IsEmptyForADateThatIsNone) {
  EXPECT_EQ(AddDays({2023, 2, 29}, 1), std::nullopt);
  EXPECT_EQ(AddDays({0, 6, 1}, 1), std::nullopt);
}

TEST(AddDays, IsEmptyOutsideTheCalendar) {
  EXPECT_EQ(AddDays({9999, 12, 31}, 1), std::nullopt);
  EXPECT_EQ(AddDays({1, 1, 1}, -1), std::nullopt);
  EXPECT_EQ(AddDays({2023, 1, 1}, INT64_MAX), std::nullopt);
  EXPECT_EQ(AddDays({2023, 1, 1}, INT64_MIN), std::nullopt);
  EXPECT_EQ(AddDays({1, 1, 1}, 3652058), (Date{9999, 12, 31}));
}

TEST(AddDays, VisitsEveryDayOfAWholeCycleInOrder) {
  // 400 years have 146097 days and repeat.
  Date date{1999, 12, 31};
  for (int i = 0; i < 146097; ++i) {
    const Date next = AddDays(date, 1).value();
    ASSERT_TRUE(next.IsValid()) << next.ToString();
    ASSERT_LT(date, next);
    ASSERT_EQ(next.day == 1, date.day == LastDayOfMonth(date.year, date.month));
    date = next;
  }
  EXPECT_EQ(date, (Date{2399, 12, 31}));
}

}  // namespace
}  // namespace jixiao
