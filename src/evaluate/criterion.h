// What a target accepts, and what a value outside scores, in exact fractions.
#ifndef JIXIAO_EVALUATE_CRITERION_H_
#define JIXIAO_EVALUATE_CRITERION_H_

#include "evaluate/formula.h"
#include "evaluate/interval.h"
#include "evaluate/verdict.h"
#include "jixiao/policy.hpp"

namespace jixiao {

/// A target as a set of accepted numbers, in its own unit.
struct Criterion {
  Interval accepted;  ///< Of ≠ what is not.
  evaluate::Shape shape;

  /// One end alone counts.
  bool is_limit() const { return shape.has_lower != shape.has_upper; }
};

/// ≥, >, ≤, < as written; =, ≈ and bare values by the policy and the row's direction; ≠.
Criterion CriterionOf(Comparator comparator, const Rational& target, RowDirection direction,
                      const Policy& policy);
/// A range; either end may be absent, not both.
Criterion CriterionOf(const Interval& range, const Policy& policy);

/// Status, rule and bounds of `verdict` for an actual that lies in `actual`, with the sentences
/// and notes that say why.
void ScoreAgainst(const Criterion& criterion, const Interval& actual, const Policy& policy,
                  Verdict& verdict);

}  // namespace jixiao

#endif  // JIXIAO_EVALUATE_CRITERION_H_
