// Every rule that differs between places, as plain data.
//
// The scoring of a performance self-assessment (绩效自评) is not settled by one national text:
// weights, the formula of a missed limit, the bands of qualitative rows and the grades differ from
// place to place. A Policy holds one choice for each; it can be written as JSON, copied and
// changed. An assessment names the policy that it used, and nothing outside the policy decides.
#ifndef JIXIAO_POLICY_HPP_
#define JIXIAO_POLICY_HPP_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/decimal.hpp"
#include "jixiao/diagnostic.hpp"
#include "jixiao/language.hpp"
#include "jixiao/level_taxonomy.hpp"

namespace jixiao {

/// Missed lower limit (target ≥ T or > T, actual A, weight W).
enum class LowerBoundRule : std::int32_t {
  kRatio = 0,  ///< "ratio": W×A/T.
  kGate = 1,   ///< "gate": with g = gate_rate, 0 where A/T < g, else W×(A/T − g)/(1 − g).
  kAllOrNothing = 2,  ///< "all_or_nothing": 0.
};

/// Passed upper limit (target ≤ T or < T). No national rule exists.
enum class UpperBoundRule : std::int32_t {
  kTargetOverActual = 0,  ///< "target_over_actual": W×T/A.
  kLinearInverse = 1,     ///< "linear_inverse": W×(2 − A/T), not below 0.
  kAllOrNothing = 2,      ///< "all_or_nothing": 0.
};

/// Target written = T, ≈ T, or as a bare number.
enum class EqualRule : std::int32_t {
  kDirectional = 0,  ///< "directional": as ≥ T on a positive row, as ≤ T on an inverse one.
  kSymmetric = 1,    ///< "symmetric": W×(1 − |A − T|/T), not below 0.
  kExact = 2,        ///< "exact": W where A = T, else 0.
};

/// Missed deadline.
enum class DeadlineRule : std::int32_t {
  kAllOrNothing = 0,  ///< "all_or_nothing": 0.
  kDays = 1,          ///< "days": W×(1 − days late/deadline_days), not below 0.
};

/// Score of a qualitative row that is partly or not achieved and has no degree of its own.
enum class BandPoint : std::int32_t {
  kNone = 0,    ///< "none": undetermined, with the ends of the band as bounds.
  kMiddle = 1,  ///< "middle": the middle of the band.
  kTop = 2,     ///< "top": the upper end of the band.
};

/// Budget execution (预算执行率): rate = spent ÷ adjusted budget, capped at 1.
enum class ExecutionRule : std::int32_t {
  kLinear = 0,  ///< "linear": W×rate.
  kSteps = 1,   ///< "steps": W/10 × the points of execution_steps.
};

/// Budget execution where nothing was budgeted and nothing was spent (0/0). Always a finding.
enum class ZeroOverZero : std::int32_t {
  kUndetermined = 0,  ///< "undetermined": bounds 0 and W.
  kFull = 1,          ///< "full": W.
  kZero = 2,          ///< "zero": 0.
};

/// Satisfaction rows (满意度) whose target is a share.
enum class SatisfactionRule : std::int32_t {
  kRatio = 0,  ///< "ratio": as every other row.
  kSteps = 1,  ///< "steps": W/10 × the points of satisfaction_steps at the actual share.
};

/// How a unit that is only begun counts where a row's own scoring standard (每超过1个百分点扣0.5分)
/// does not say it. No published standard was seen that does.
enum class PartUnits : std::int32_t {
  kAsk = 0,           ///< "ask": undetermined between kWhole and kBegun.
  kBegun = 1,         ///< "begun": as a whole one.
  kWhole = 2,         ///< "whole": not at all.
  kProportional = 3,  ///< "proportional": by its size.
};

/// A figure at an end that two bands of a row's own scoring standard name (90%以上 … 80%-90%),
/// where the wording settles it for neither.
enum class BandEnds : std::int32_t {
  kAsk = 0,     ///< "ask": undetermined between the two.
  kBetter = 1,  ///< "better": the band with more points.
  kWorse = 2,   ///< "worse": the band with fewer.
};

/// A scoring standard that cannot be read.
enum class UnreadStandard : std::int32_t {
  kUndetermined = 0,  ///< "undetermined": bounds 0 and W.
  kPolicy = 1,        ///< "policy": by the policy's own rule, as if none were stated.
};

/// The supervising department's score (主管部门评分) beside the unit's own.
enum class DepartmentScore : std::int32_t {
  kNone = 0,     ///< "none": not looked at.
  kCompare = 1,  ///< "compare": a difference is said; the total is the unit's own.
  kTotal = 2,    ///< "total": it is the total.
};

/// Names of the options above, as a policy file writes them. `Option` is one of the enums of this
/// header; the functions are defined for those alone.
///
/// OptionName: the name beside the enumerator, "unknown" for a value outside the enum.
template <typename Option>
std::string_view OptionName(Option option);
/// The option of a name; empty where no option has it.
template <typename Option>
std::optional<Option> ParseOption(std::string_view name);
/// All names, in the order of the enumerators: for messages and help.
template <typename Option>
std::span<const std::string_view> OptionNames();

/// Weights by first level, in points of 100. They and `execution` add up to 100.
struct WeightProfile {
  Decimal execution = Decimal(10);  ///< Budget execution.
  std::optional<Decimal> cost;      ///< Cost as a first level of its own; none: not in the profile.
  Decimal output = Decimal(50);
  Decimal benefit = Decimal(30);
  /// None: satisfaction rows share the weight of benefit with the benefit rows.
  std::optional<Decimal> satisfaction = Decimal(10);

  friend bool operator==(const WeightProfile&, const WeightProfile&) = default;
};

/// One step of a table: from `at_least` percent on, `points` of 10.
struct Step {
  Decimal at_least;  ///< In percent, inclusive.
  Decimal points;    ///< 0 to 10; scaled by W/10.

  friend bool operator==(const Step&, const Step&) = default;
};

/// One grade: from `at_least` points on.
struct Grade {
  std::string name;  ///< 优 良 中 差.
  Decimal at_least;  ///< Points of 100, inclusive.

  friend bool operator==(const Grade&, const Grade&) = default;
};

/// A limit of the total by how much of the budget was spent.
struct TotalCap {
  Decimal below;          ///< In percent, above 0 and at most 100.
  bool includes = false;  ///< A rate of exactly `below` is limited as well.
  Decimal at_most;        ///< Points of 100.

  friend bool operator==(const TotalCap&, const TotalCap&) = default;
};

/// Rows of which one is assessed: they share one weight.
struct EitherOr {
  std::vector<std::string> indicators;  ///< Their names (三级指标), at least two.

  friend bool operator==(const EitherOr&, const EitherOr&) = default;
};

/// How long a text of the form may be.
struct TextLimit {
  std::string field;  ///< One of TextFields().
  int at_most = 0;    ///< In characters, at least 1.

  friend bool operator==(const TextLimit&, const TextLimit&) = default;
};
/// The texts that may have a limit: "name", "goal", "level3", "description", "target", "actual",
/// "reason", "execution_reason".
std::span<const std::string_view> TextFields();

/// Another severity for a rule of the review of targets.
struct RuleGrade {
  std::string rule;                  ///< Its name in review_rules.def, such as "cost_at_least".
  std::optional<Severity> severity;  ///< None: the rule is off.

  friend bool operator==(const RuleGrade&, const RuleGrade&) = default;
};

/// One complete set of rules. The defaults are those of `mof-2020`.
struct Policy {
  std::string name;  ///< Lower-case letters, digits and hyphens, such as "mof-2020".
  LocalizedText title;
  LocalizedText description;  ///< Says whether it is a national rule or practice seen.

  WeightProfile weights;
  /// Used instead of `weights` where no row that is applicable or has a stated weight has cost as
  /// its first level; where absent, `weights` is used, and cost counts as a first level that is
  /// missing.
  std::optional<WeightProfile> weights_without_cost;

  /// The levels of the form with what points it gives them. They outrank `weights`; what a table
  /// itself gives a level outranks them. None: the profile alone.
  std::optional<Taxonomy> taxonomy;
  /// Rows of which one is assessed: the others are not applicable, and nothing is scaled for them.
  std::vector<EitherOr> either_or;

  LowerBoundRule lower_bound = LowerBoundRule::kRatio;
  Decimal gate_rate = Decimal(60);  ///< In percent, 0 ≤ gate_rate < 100; used by kGate.
  UpperBoundRule upper_bound = UpperBoundRule::kTargetOverActual;
  EqualRule equal = EqualRule::kDirectional;
  DeadlineRule deadline = DeadlineRule::kAllOrNothing;
  int deadline_days = 30;             ///< N of DeadlineRule::kDays, at least 1.
  bool deadline_includes_day = true;  ///< "8月31日前" includes 31 August.

  /// Bands of achievement in percent: not achieved [0, partly_from), partly [partly_from,
  /// achieved_from), achieved [achieved_from, 100].
  Decimal partly_from = Decimal(60);
  Decimal achieved_from = Decimal(80);
  BandPoint band_point = BandPoint::kNone;

  /// An actual from this multiple of the target on is flagged as over-completed; absent: no flag.
  std::optional<Decimal> over_completion_factor = Decimal(12, 1);
  bool over_completion_of_shares = false;  ///< Flags rows whose target is a share as well.
  /// Points that a flagged row loses where the assessor states no deduction, not below 0; none: a
  /// flag takes nothing off. At most one of the two. A row's own scoring standard outranks them.
  std::optional<Decimal> over_completion_points;
  std::optional<Decimal> over_completion_share;  ///< The same, in percent of the row's weight.

  /// Decimal places (2 to 6) to which the part of its weight that a row earns, and the rate of
  /// budget execution, are rounded half up before they are multiplied; none: they are not.
  std::optional<int> rate_places;

  ExecutionRule execution = ExecutionRule::kLinear;
  std::vector<Step> execution_steps = {{Decimal(100), Decimal(10)},
                                       {Decimal(80), Decimal(7)},
                                       {Decimal(60), Decimal(5)}};  ///< Descending; below: 0.
  ZeroOverZero zero_over_zero = ZeroOverZero::kUndetermined;
  /// A reason is due where the rate is below this percentage; none: never.
  std::optional<Decimal> execution_reason_below;
  /// Limits of the total by the rate, from the highest rate down; the last that holds counts.
  std::vector<TotalCap> total_caps;

  SatisfactionRule satisfaction = SatisfactionRule::kRatio;
  std::vector<Step> satisfaction_steps = {{Decimal(90), Decimal(10)},
                                          {Decimal(80), Decimal(8)},
                                          {Decimal(60), Decimal(5)}};  ///< Descending; below: 0.

  PartUnits part_units = PartUnits::kAsk;
  BandEnds band_ends = BandEnds::kAsk;
  UnreadStandard unread_standard = UnreadStandard::kUndetermined;

  /// Descending; the last starts at 0.
  std::vector<Grade> grades = {
      {"优", Decimal(90)}, {"良", Decimal(80)}, {"中", Decimal(60)}, {"差", Decimal(0)}};
  /// Decimal places of every score and bound, 0 to 6. Rounding is half away from zero (四舍五入);
  /// what it would lift above the weight is the weight, with the weight's own places.
  int score_places = 2;

  DepartmentScore department_score = DepartmentScore::kNone;
  /// A finding where the percentage spent and the percentage of the rows' points reached differ by
  /// more than this; none: never.
  std::optional<Decimal> alarm_points;

  /// Texts that may not be longer; each field at most once.
  std::vector<TextLimit> text_limits;
  /// Rules of the review with another severity than their own, or off; each at most once.
  std::vector<RuleGrade> review;

  friend bool operator==(const Policy&, const Policy&) = default;
};

/// The built-in policies; the first, `mof-2020`, is the default.
std::span<const Policy> Policies();
/// The built-in policy of that name, or null. Lives as long as the program.
const Policy* FindPolicy(std::string_view name);
const Policy& DefaultPolicy();

/// One thing that is wrong with a policy or its file: "weights.output", "grades[2].at_least".
using FieldFault = FieldFault;

/// Everything that is wrong with `policy`, in the order of its fields; empty where it can be used.
std::vector<FieldFault> Validate(const Policy& policy);

/// A score under `policy` is more than the weight times what the target and the actual give.
inline bool ChangesScores(const Policy& policy) {
  return policy.rate_places || policy.over_completion_points || policy.over_completion_share;
}

/// The grade of a total; null where the policy has no grade that low.
const Grade* GradeOf(const Policy& policy, const Decimal& total);

}  // namespace jixiao

#endif  // JIXIAO_POLICY_HPP_
