// Progress as a number → light: the one place of the limits.
#ifndef JIXIAO_MONITOR_LIGHT_H_
#define JIXIAO_MONITOR_LIGHT_H_

#include <optional>
#include <string>

#include "evaluate/quantity.h"
#include "jixiao/monitor.hpp"
#include "numeric/exact.h"

namespace jixiao {

/// Light of one rate; `below`: the rate itself is not reached.
Light LightOf(const Rational& rate, bool below = false);

/// Rates that an actual can mean, and their light where it is one.
struct RateLight {
  Light light = Light::kNone;
  std::string low;   ///< "85.71%"
  std::string high;  ///< "∞" where there is no end.
};
/// `expected` is above 0. Empty where the numbers do not fit.
std::optional<RateLight> LightOf(const Interval& actual, const Exact& expected);

/// 0.857142 as "85.71%".
std::string PercentText(const Exact& rate);
/// A number for display: at most 4 places, half up. Empty where it does not fit.
std::optional<Decimal> Displayed(const Exact& value);

}  // namespace jixiao

#endif  // JIXIAO_MONITOR_LIGHT_H_
