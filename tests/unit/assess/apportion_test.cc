#include "assess/apportion.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

namespace jixiao {
namespace {

std::string Joined(const std::optional<std::vector<Decimal>>& parts) {
  if (!parts) return "none";
  std::string text;
  for (const Decimal& part : *parts) text += (text.empty() ? "" : " ") + part.ToString();
  return text;
}

Decimal Dec(const char* text) { return *Decimal::Parse(text); }

TEST(Apportion, HundredthsThatAreLeftGoToTheEarlierRows) {
  EXPECT_EQ(Joined(ApportionEvenly(Decimal(50), 6)), "8.34 8.34 8.33 8.33 8.33 8.33");
  EXPECT_EQ(Joined(ApportionEvenly(Decimal(10), 3)), "3.34 3.33 3.33");
  EXPECT_EQ(Joined(ApportionEvenly(Decimal(30), 2)), "15 15");
}

TEST(Apportion, EvenPartsAreThoseOfEqualShares) {
  for (const char* const total : {"0.01", "10", "50", "22.5", "1.001", "89.999"}) {
    for (std::size_t count = 1; count <= 40; ++count) {
      EXPECT_EQ(Joined(ApportionEvenly(Dec(total), count)),
                Joined(Apportion(Dec(total), std::vector<Decimal>(count, Decimal(1)))))
          << total << " over " << count;
    }
  }
}

TEST(Apportion, LargestRemainderComesBeforeOrder) {
  // 90 over 20:40:10 is 25.714…, 51.428…, 12.857…: the two hundredths go to the .857 and .428.
  EXPECT_EQ(Joined(Apportion(Decimal(90), {Decimal(20), Decimal(40), Decimal(10)})),
            "25.71 51.43 12.86");
}

TEST(Apportion, AFinerTotalKeepsItsPlaces) {
  EXPECT_EQ(Joined(ApportionEvenly(Dec("1.001"), 2)), "0.501 0.5");
}

TEST(Apportion, AShareOfNothingGetsNothing) {
  EXPECT_EQ(Joined(Apportion(Decimal(10), {Decimal(0), Decimal(1)})), "0 10");
}

TEST(Apportion, NoSharesCannotBeSplit) {
  EXPECT_EQ(Joined(Apportion(Decimal(10), {Decimal(0)})), "none");
}

}  // namespace
}  // namespace jixiao
