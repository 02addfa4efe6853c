// One row: threshold × actual → outcome, with an explanation that a person can check.
//
// T is the target, A the actual, W the weight. An actual is the *set of values* it can mean (7月 is
// the whole month, 50余 is 50 and more, 80-90% is all between): all of it meets the target → met,
// none of it → unmet, otherwise undetermined. A score is one exact expression, rounded once, half
// away from zero; where the set gives different scores, or the actual cannot be read, the score is
// not stated and its bounds are. Nothing is guessed, and nothing is zero by accident.
//
// The rule of doubt. A bare actual can have two readings: at most 1 against a share of 1 % or more
// (0.08 against ≤5%: a fraction or percent, `fraction_or_percent`), or a thousand times the target
// or a thousandth of it where the target has a scale word (19800 against ≤2万: with the scale word
// or without, `scale_suspect`). Each reading is judged; what both give is the result. Where they
// differ the row is undetermined, its reason names both, and its score lies between theirs.
#ifndef JIXIAO_EVALUATE_HPP_
#define JIXIAO_EVALUATE_HPP_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/decimal.hpp"
#include "jixiao/diagnostic.hpp"
#include "jixiao/language.hpp"
#include "jixiao/policy.hpp"
#include "jixiao/row.hpp"
#include "jixiao/taxonomy.hpp"
#include "jixiao/threshold.hpp"

namespace jixiao {

enum class OutcomeStatus : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/outcome_status.def"
#undef JIXIAO_MEMBER
};
/// "met", "unmet", "partly", "undetermined", "not_applicable".
std::string_view OutcomeStatusName(OutcomeStatus status);

/// The rule by which a row was scored, or would have been had its actual been readable.
enum class Rule : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/rule.def"
#undef JIXIAO_MEMBER
};
/// "ratio", "gate", "target_over_actual", "linear_inverse", "symmetric", "exact",
/// "all_or_nothing", "range", "deadline", "deadline_days", "capped_share", "all_of", "any_of",
/// "achievement", "steps", "zero_target", "standard".
std::string_view RuleName(Rule rule);

struct Outcome {
  OutcomeStatus status = OutcomeStatus::kUndetermined;
  /// Empty for rows that are not applicable or whose target cannot be read.
  std::optional<Rule> rule;
  /// A/T, for inverse rows T/A; 4 places, half up, for display only. Empty for dates, text,
  /// ranges, several conditions, and where it cannot be formed.
  std::optional<Decimal> completion;
  /// A − T with its sign and the target's unit: "+1.58万元"; shares in percentage points:
  /// "-2.5百分点"; dates in days: "+3天". For a range from the nearer end. Empty where A or T is
  /// not one value.
  std::optional<std::string> deviation;
  /// A reaches the policy's multiple of T. Asks for a reason; nothing is deducted by itself.
  bool over_completed = false;

  std::optional<Decimal> weight;  ///< As given.
  /// At the policy's places. Empty where undetermined, without a weight, or not applicable.
  std::optional<Decimal> score;
  /// The least and the greatest score that the actual can mean: both equal `score` where that is
  /// stated, 0 and W where nothing is known. Empty without a weight or where not applicable.
  std::optional<Decimal> score_lower;
  std::optional<Decimal> score_upper;

  /// Why the score is not stated, where it could be; one of `diagnostics`.
  std::optional<Diagnostic> reason;

  /// The rule, the inputs after unit conversion, the formula with numbers, and the rounding.
  LocalizedText explanation;
  /// Of the target's reading, then of the actual's, then of the base's, each with its source and
  /// spans into that text; then of the row (codes 700 to 799, without spans).
  std::vector<Diagnostic> diagnostics;
};

/// Whether an outcome has its explanation, which takes most of the time; all else is the same.
enum class Explain : std::int32_t { kNo = 0, kYes = 1 };

/// Judges and scores one row: the one way to do so. `policy` must be valid. Never fails: what
/// cannot be judged is kUndetermined with the reason in diagnostics and explanation.
Outcome EvaluateRow(const Row& row, const Policy& policy, Explain explain = Explain::kYes);

}  // namespace jixiao

#endif  // JIXIAO_EVALUATE_HPP_
