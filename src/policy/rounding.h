// How an exact score becomes the stated one. Does not judge what a row or a rate is worth.
#ifndef JIXIAO_POLICY_ROUNDING_H_
#define JIXIAO_POLICY_ROUNDING_H_

#include <optional>

#include "jixiao/policy.hpp"
#include "numeric/exact.h"

namespace jixiao {

struct RoundedScore {
  Decimal value;
  bool capped = false;  ///< Rounding went above the weight.
};

/// `score` of a row or of budget execution, half away from zero to the policy's places, and never
/// above `weight`: of a weight of 22.5 and no places, 22.5 and not 23. Nothing where the numbers do
/// not fit.
inline std::optional<RoundedScore> RoundScore(const Exact& score, const Decimal& weight,
                                              const Policy& policy) {
  if (!score.known()) return std::nullopt;
  const Result<Decimal> rounded = score.value().Round(policy.score_places, RoundingMode::kHalfUp);
  if (!rounded.ok()) return std::nullopt;
  if (*rounded > weight) return RoundedScore{weight.Trimmed(), true};
  return RoundedScore{*rounded};
}

/// The weight itself as a bound: rounded as a score is; unrounded where that does not fit.
inline Decimal RoundWeight(const Decimal& weight, const Policy& policy) {
  const std::optional<RoundedScore> rounded = RoundScore(Exact(weight), weight, policy);
  return rounded ? rounded->value : weight;
}

}  // namespace jixiao

#endif  // JIXIAO_POLICY_ROUNDING_H_
