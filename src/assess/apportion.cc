// The largest-remainder method. Does not know what is split.
#include "assess/apportion.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>

#include "numeric/exact.h"

namespace jixiao {
namespace {

constexpr int kWeightPlaces = 2;

struct Part {
  Decimal floor;
  Rational remainder;
};

std::optional<Part> FloorPart(const Exact& exact, int places) {
  if (!exact.known()) return std::nullopt;
  const Result<Decimal> floor = exact.value().Round(places, RoundingMode::kFloor);
  if (!floor.ok()) return std::nullopt;
  const Exact remainder = exact - Exact(*floor);
  if (!remainder.known()) return std::nullopt;
  return Part{*floor, remainder.value()};
}

}  // namespace

std::optional<std::vector<Decimal>> Apportion(const Decimal& total,
                                              const std::vector<Decimal>& shares) {
  const int places = std::max(kWeightPlaces, total.Trimmed().scale());
  Exact sum(0);
  for (const Decimal& share : shares) sum = sum + Exact(share);

  std::vector<Part> parts;
  Exact left(total);
  for (const Decimal& share : shares) {
    const std::optional<Part> part = FloorPart(Exact(total) * share / sum, places);
    if (!part) return std::nullopt;
    left = left - Exact(part->floor);
    parts.push_back(*part);
  }

  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return parts[a].remainder > parts[b].remainder;
  });
  const Decimal quantum(1, places);
  for (const std::size_t i : order) {
    if (!left.known() || left.value().sign() <= 0) break;
    const Result<Decimal> raised = Add(parts[i].floor, quantum);
    if (!raised.ok()) return std::nullopt;
    parts[i].floor = *raised;
    left = left - Exact(quantum);
  }
  if (!left.known() || !left.value().is_zero()) return std::nullopt;

  std::vector<Decimal> weights;
  weights.reserve(parts.size());
  for (const Part& part : parts) weights.push_back(part.floor.Trimmed());
  return weights;
}

// Equal shares have equal remainders: the earlier parts get a quantum more, without a fraction.
std::optional<std::vector<Decimal>> ApportionEvenly(const Decimal& total, std::size_t count) {
  const int places = std::max(kWeightPlaces, total.Trimmed().scale());
  const Result<Decimal> quanta = total.Round(places, RoundingMode::kNever);
  constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  const bool fits = quanta.ok() && quanta->high() == 0 && quanta->low() <= kMost && count > 0;
  if (!fits) return Apportion(total, std::vector<Decimal>(count, Decimal(1)));
  const auto least = static_cast<std::int64_t>(quanta->low() / count);
  const std::size_t raised = quanta->low() % count;
  std::vector<Decimal> weights(count, Decimal(least, places).Trimmed());
  std::fill_n(weights.begin(), raised, Decimal(least + 1, places).Trimmed());
  return weights;
}

}  // namespace jixiao
