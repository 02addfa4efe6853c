#include "evaluate/interval.h"

#include <gtest/gtest.h>

namespace jixiao {
namespace {

Interval Make(int low, bool low_closed, int high, bool high_closed) {
  return {End{Rational(low), low_closed}, End{Rational(high), high_closed}};
}

TEST(Interval, EndsBelongWhereClosed) {
  const Interval half_open = Make(80, true, 90, false);
  EXPECT_TRUE(half_open.Contains(Rational(80)));
  EXPECT_FALSE(half_open.Contains(Rational(90)));
  EXPECT_FALSE(half_open.Contains(Rational(79)));
}

TEST(Interval, CoversWhatLiesWhollyInside) {
  EXPECT_TRUE(Interval::From(Rational(5)).Covers(Interval::From(Rational(5))));
  EXPECT_FALSE(Interval::From(Rational(5), false).Covers(Interval::From(Rational(5))));
  EXPECT_TRUE(Interval::From(Rational(5)).Covers(Make(5, true, 9, true)));
  EXPECT_FALSE(Make(5, true, 9, true).Covers(Interval::From(Rational(5))));
}

TEST(Interval, OverlapsNeedACommonNumber) {
  EXPECT_TRUE(Make(1, true, 5, true).Overlaps(Make(5, true, 9, true)));
  EXPECT_FALSE(Make(1, true, 5, false).Overlaps(Make(5, true, 9, true)));
  EXPECT_FALSE(Make(1, true, 4, true).Overlaps(Make(5, true, 9, true)));
  EXPECT_TRUE(Interval::UpTo(Rational(5)).Overlaps(Interval::From(Rational(5))));
}

TEST(Interval, NegatedTurnsRound) {
  EXPECT_EQ(Make(1, true, 5, false).Negated().ToString(), "(-5,-1]");
  EXPECT_EQ(Interval::From(Rational(5)).Negated().ToString(), "(-∞,-5]");
}

TEST(Interval, IsWrittenAsMathematiciansDo) {
  EXPECT_EQ(Interval::Point(Rational(5)).ToString(), "5");
  EXPECT_EQ(Interval::From(Rational(50)).ToString(), "[50,∞)");
}

}  // namespace
}  // namespace jixiao
