// One row: threshold × actual → outcome, with an explanation that a person can check.
//
// T is the target, A the actual, W the weight. An actual is the *set of values* it can mean (7月 is
// the whole month, 50余 is 50 and more, 80-90% is all between): all of it meets the target → met,
// none of it → unmet, otherwise undetermined. A score is one exact expression, rounded once, half
// away from zero; where the set gives different scores, or the actual cannot be read, the score is
// not stated and its bounds are. Nothing is guessed, and nothing is zero by accident.
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
#include "jixiao/model.hpp"
#include "jixiao/policy.hpp"
#include "jixiao/threshold.hpp"

namespace jixiao {

enum class OutcomeStatus : std::int32_t {
  kMet = 0,
  kUnmet = 1,
  kPartly = 2,  ///< Achievements only: 部分达成 with a degree.
  kUndetermined = 3,
  kNotApplicable = 4,
};
/// "met", "unmet", "partly", "undetermined", "not_applicable".
std::string_view OutcomeStatusName(OutcomeStatus status);

/// The rule by which a row was scored, or would have been had its actual been readable.
enum class Rule : std::int32_t {
  kRatio = 0,
  kGate = 1,
  kTargetOverActual = 2,
  kLinearInverse = 3,
  kSymmetric = 4,
  kExact = 5,
  kAllOrNothing = 6,
  kRange = 7,
  kDeadline = 8,
  kDeadlineDays = 9,
  kCappedShare = 10,
  kAllOf = 11,
  kAnyOf = 12,
  kAchievement = 13,
  kSteps = 14,
  kZeroTarget = 15,
};
/// "ratio", "gate", "target_over_actual", "linear_inverse", "symmetric", "exact",
/// "all_or_nothing", "range", "deadline", "deadline_days", "capped_share", "all_of", "any_of",
/// "achievement", "steps", "zero_target".
std::string_view RuleName(Rule rule);

/// What stands on a row beside its target and its actual.
struct RowInput {
  RowKind kind = RowKind::kUnknown;
  /// 指标方向性, where it has a column of its own.
  std::optional<RowDirection> direction;
  /// Third-level name. Read only where an actual is a change (下降12%) and the target a plain
  /// number: 投诉下降率 says which change the number counts.
  std::string_view name;
  /// Budget year, for dates without one; 0 where not known.
  int year = 0;
  /// In points, not negative; none: the row is judged but has no score.
  std::optional<Decimal> weight;
  std::optional<Achievement> achievement;  ///< 评价等次; used on rows that take no figure.
  std::optional<Decimal> degree;           ///< 达成度 in percent.
  /// 计算基数 of a capped share, read as an actual; null where not given.
  const ActualValue* base = nullptr;
  /// 扣分 for over-completion, in points. Taken off a flagged row, an error on any other.
  std::optional<Decimal> deduction;
  bool applicable = true;
  /// False leaves Outcome::explanation empty, which takes most of the time; all else is the same.
  bool explain = true;
};

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
  /// Of the target's reading, with spans into its text; then of the actual's, with spans into the
  /// actual's; then of the row (codes 700 to 799, without spans).
  std::vector<Diagnostic> diagnostics;
};

/// Judges and scores one row. `policy` must be valid. Never fails: what cannot be judged is
/// kUndetermined with the reason in diagnostics and explanation.
Outcome EvaluateRow(const Threshold& target, const ActualValue& actual, const RowInput& row,
                    const Policy& policy);

/// Reads both texts under `context` and judges them. `row.kind`, `row.year` and `row.name` are
/// taken from the context, `deadline_includes_day` from the policy. A row without a weight is
/// scored on 100 points, so that the score reads as a percentage.
Outcome Evaluate(std::string_view target, std::string_view actual, const Policy& policy,
                 const ThresholdContext& context = {}, RowInput row = {});

/// A threshold in interval form, for columns: one figure against it costs two comparisons.
///
/// Exists for quantities and ranges whose numbers are plain decimals. Immutable, trivially
/// copyable, no allocation.
class CompiledThreshold {
 public:
  /// `direction` and `equal` say how = and bare values are met: as ≥ on positive, as ≤ on inverse
  /// rows (kDirectional), else by equality. Empty where the threshold is of another kind or has a
  /// fraction.
  static std::optional<CompiledThreshold> Compile(const Threshold& threshold,
                                                  RowDirection direction = RowDirection::kPositive,
                                                  EqualRule equal = EqualRule::kDirectional);

  /// Whether `actual`, a figure in the threshold's own unit, meets it.
  bool Judge(const Decimal& actual) const {
    if (inverted_) return Compare(actual, lower_) != 0;
    return Reaches(actual) && Keeps(actual);
  }

 private:
  bool Reaches(const Decimal& actual) const {
    if (!has_lower_) return true;
    const auto order = Compare(actual, lower_);
    return lower_closed_ ? order >= 0 : order > 0;
  }
  bool Keeps(const Decimal& actual) const {
    if (!has_upper_) return true;
    const auto order = Compare(actual, upper_);
    return upper_closed_ ? order <= 0 : order < 0;
  }

  Decimal lower_;
  Decimal upper_;
  bool has_lower_ = false;
  bool has_upper_ = false;
  bool lower_closed_ = true;
  bool upper_closed_ = true;
  bool inverted_ = false;  // ≠ lower_
};

}  // namespace jixiao

#endif  // JIXIAO_EVALUATE_HPP_
