// Clauses of a standard that one figure answers: bands, steps from a bound, proportions.
#ifndef JIXIAO_EVALUATE_STANDARD_GROUP_H_
#define JIXIAO_EVALUATE_STANDARD_GROUP_H_

#include <optional>
#include <string>
#include <vector>

#include "evaluate/explain.h"
#include "evaluate/standard_answers.h"
#include "evaluate/verdict.h"
#include "jixiao/standard.hpp"
#include "numeric/exact.h"

namespace jixiao {

/// Points between two ends, each with the arithmetic that gives it.
struct PointSpan {
  Exact least = Exact(0);
  Exact most = Exact(0);
  std::string least_text;
  std::string most_text;
};
PointSpan OnePoint(const Exact& points, const std::string& text);

/// What one answer makes of the clauses that it answers.
struct Contribution {
  PointSpan given;  ///< Towards the base.
  PointSpan taken;
  PointSpan added;      ///< 加分
  bool vetoes = false;  ///< Nothing is left, for certain.
  bool may_veto = false;
  bool below_zero = false;
  bool leaves = false;  ///< The row is not applicable.
  bool fits = true;     ///< False: the answer is none to these clauses.
  std::vector<Diagnostic> diagnostics;
  LocalizedText explanation;
};

struct StandardCase {
  const Standard& standard;
  const Case& row;
  Exact weight;
  OutcomeStatus target_status = OutcomeStatus::kUndetermined;  ///< Of the row without a standard.
  std::optional<Threshold> last_year;
};

/// Points of a clause for the row's weight.
PointSpan PointsOf(const StandardPoints& points, const Exact& weight);

/// The most that a group of clauses can give; 0 where it only takes.
Exact FullOf(const StandardCase& c, const std::vector<std::size_t>& group);

/// Steps from a distance, by the policy where a unit is begun.
PointSpan StepPoints(const StandardCase& c, const StandardClause& clause, const Exact& steps,
                     Contribution* to);

/// Judges the clauses `group` by a figure. `based`: they only take, from the row's weight.
Contribution JudgeGroup(const StandardCase& c, const std::vector<std::size_t>& group,
                        const StandardAnswer& answer, const Exact& full);

/// The lesser of two spans' ends and the greater: what holds where either may.
void Hull(PointSpan* to, const PointSpan& other);

}  // namespace jixiao

#endif  // JIXIAO_EVALUATE_STANDARD_GROUP_H_
