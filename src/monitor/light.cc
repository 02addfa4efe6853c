// The limits of the lights: below 60 % red, below 80 % yellow, below 120 % green, from there blue.
// Does not choose where an actual can mean rates of two lights.
#include "monitor/light.h"

#include <array>

namespace jixiao {
namespace {

constexpr int kShownPlaces = 4;

struct Limit {
  std::int64_t percent;
  Light below;
};
constexpr std::array<Limit, 3> kLimits = {{
    {60, Light::kRed},
    {80, Light::kYellow},
    {120, Light::kGreen},
}};

}  // namespace

Light LightOf(const Rational& rate, bool below) {
  for (const Limit& limit : kLimits) {
    const Exact at = Exact(limit.percent) / 100;
    if (rate < at.value() || (below && rate == at.value())) return limit.below;
  }
  return Light::kBlue;
}

std::optional<RateLight> LightOf(const Interval& actual, const Exact& expected) {
  const auto rate_of = [&](const End& end) { return Exact(end.value) / expected; };
  RateLight result;
  Light low = Light::kRed;
  Light high = Light::kBlue;
  result.low = "-∞";
  result.high = "∞";
  if (actual.lower) {
    const Exact rate = rate_of(*actual.lower);
    if (!rate.known()) return std::nullopt;
    low = LightOf(rate.value());
    result.low = PercentText(rate);
  }
  if (actual.upper) {
    const Exact rate = rate_of(*actual.upper);
    if (!rate.known()) return std::nullopt;
    high = LightOf(rate.value(), !actual.upper->closed);
    result.high = PercentText(rate);
  }
  if (low == high) result.light = low;
  return result;
}

std::string PercentText(const Exact& rate) {
  const Exact percent = rate * 100;
  if (!percent.known()) return "?";
  const Result<Decimal> rounded = percent.value().Round(2, RoundingMode::kHalfUp);
  return rounded.ok() ? rounded->Trimmed().ToString() + "%" : "?";
}

std::optional<Decimal> Displayed(const Exact& value) {
  if (!value.known()) return std::nullopt;
  const Result<Decimal> rounded = value.value().Round(kShownPlaces, RoundingMode::kHalfUp);
  return rounded.ok() ? std::optional(*rounded) : std::nullopt;
}

}  // namespace jixiao
