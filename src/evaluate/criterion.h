// What a target accepts, and what a value outside scores: the one place of the formulas.
#ifndef JIXIAO_EVALUATE_CRITERION_H_
#define JIXIAO_EVALUATE_CRITERION_H_

#include "evaluate/interval.h"
#include "evaluate/verdict.h"
#include "jixiao/policy.hpp"

namespace jixiao {

/// A target as a set of accepted numbers, in its own unit.
struct Criterion {
  enum class Outside {
    kNearerEnd,  ///< By the policy's rule of the limit that is missed.
    kSymmetric,  ///< By the distance from T; accepted is the point T.
    kNothing,    ///< 0.
  };

  Interval accepted;
  bool complement = false;  ///< ≠: everything but the point `accepted`.
  Outside outside = Outside::kNearerEnd;
  Rule rule = Rule::kRatio;
};

/// ≥, >, ≤, < as written; =, ≈ and bare values by the policy and the row's direction; ≠.
Criterion CriterionOf(Comparator comparator, const Rational& target, RowDirection direction,
                      const Policy& policy);
/// A range; either end may be absent, not both.
Criterion CriterionOf(const Interval& range);

/// Status, rule and bounds of `verdict` for an actual that lies in `actual`, with the sentences
/// and notes that say why.
void ScoreAgainst(const Criterion& criterion, const Interval& actual, const Policy& policy,
                  Verdict& verdict);

}  // namespace jixiao

#endif  // JIXIAO_EVALUATE_CRITERION_H_
