// Inner door of the room, for columns: weights and totals of rows whose texts are kept elsewhere.
#ifndef JIXIAO_ASSESS_ASSESS_H_
#define JIXIAO_ASSESS_ASSESS_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "jixiao/assess.hpp"
#include "jixiao/decimal.hpp"
#include "jixiao/model.hpp"
#include "jixiao/policy.hpp"
#include "numeric/exact.h"

namespace jixiao {

/// What of a row bears on its project's weights.
struct WeighedRow {
  std::string_view level1;
  std::string_view level2;
  std::string_view name;  ///< 三级指标; asked for where the policy has either-or rows.
  bool answered = true;   ///< Its actual or achievement is stated; asked for as `name` is.
  FirstLevel level = FirstLevel::kUnknown;  ///< Of `level1`.
  std::optional<Decimal> weight;            ///< As stated.
  bool applicable = true;
};

std::vector<WeighedRow> WeighedRowsOf(const Project& project);

/// As WeightsOf(project, policy), of these rows in place of the project's own.
ProjectWeights WeightsOf(const Project& project, std::span<const WeighedRow> rows,
                         const Policy& policy);

/// Budget execution as a limit of the total sees it.
struct ExecutionRate {
  bool exists = true;         ///< Not where nothing was budgeted and nothing spent.
  std::optional<Exact> rate;  ///< As it is scored; at most 1.
};
ExecutionRate RateOf(const Budget& budget, const Policy& policy);

/// Where a row with a weight is not applicable: the sum of weights that the total is scaled from.
std::optional<Decimal> ScaledFrom(std::span<const WeighedRow> rows, const ProjectWeights& weights);

/// As AssessBudgetExecution(budget, weight, policy), perhaps without an explanation.
BudgetExecution AssessBudgetExecution(const Budget& budget, const Decimal& weight,
                                      const Policy& policy, Explain explain);

/// Kinds of rows and, where the policy has one, its taxonomy know the second level.
bool IsKnownSecondLevel(std::string_view level1, std::string_view level2, const Policy& policy);

/// What of a scored row bears on its project's total.
struct ScoredRow {
  bool applicable = true;
  bool scored = false;  ///< Its score is stated.
  std::optional<Decimal> lower;
  std::optional<Decimal> upper;
};

/// Of a project's total what its rows and its budget execution make.
struct ProjectTotal {
  /// As in ProjectAssessment.
  std::optional<Decimal> total;
  std::optional<Decimal> lower;
  std::optional<Decimal> upper;
  std::optional<Decimal> own_total;
  std::optional<Decimal> cap;
  const Grade* grade = nullptr;  ///< The policy's; null where there is none.
  std::size_t undetermined = 0;  ///< Provisional where not 0.
  /// What is to be said of the project: codes 822 to 836.
  std::vector<Diagnostic> diagnostics;
};

/// What of a project beside its rows bears on its total.
struct TotalInput {
  ScoredRow execution;   ///< Budget execution as one more row.
  ExecutionRate rate;    ///< Asked for where the policy limits totals or has an alarm.
  Decimal weight_total;  ///< As in ProjectWeights, as is the next.
  Decimal applicable_weight;
  Decimal execution_weight;
  std::optional<Decimal> scaled_from;
  std::optional<Decimal> department_score;  ///< As stated.
};
ProjectTotal TotalOf(const TotalInput& project, std::span<const ScoredRow> rows,
                     const Policy& policy);

}  // namespace jixiao

#endif  // JIXIAO_ASSESS_ASSESS_H_
