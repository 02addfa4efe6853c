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

namespace jixiao {

/// What of a row bears on its project's weights.
struct WeighedRow {
  std::string_view level1;
  std::string_view level2;
  FirstLevel level = FirstLevel::kUnknown;  ///< Of `level1`.
  std::optional<Decimal> weight;            ///< As stated.
  bool applicable = true;
};

std::vector<WeighedRow> WeighedRowsOf(const Project& project);

/// As WeightsOf(project, policy), of these rows in place of the project's own.
ProjectWeights WeightsOf(const Project& project, std::span<const WeighedRow> rows,
                         const Policy& policy);

/// Where a row with a weight is not applicable: the sum of weights that the total is scaled from.
std::optional<Decimal> ScaledFrom(std::span<const WeighedRow> rows, const ProjectWeights& weights);

/// As AssessBudgetExecution(budget, weight, policy), perhaps without an explanation.
BudgetExecution AssessBudgetExecution(const Budget& budget, const Decimal& weight,
                                      const Policy& policy, Explain explain);

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
  const Grade* grade = nullptr;  ///< The policy's; null where there is none.
  std::size_t undetermined = 0;  ///< Provisional where not 0.
};

/// `execution` is budget execution as one more row; `weight_total` as in ProjectWeights.
ProjectTotal TotalOf(const ScoredRow& execution, std::span<const ScoredRow> rows,
                     const Decimal& weight_total, const std::optional<Decimal>& scaled_from,
                     const Policy& policy);

}  // namespace jixiao

#endif  // JIXIAO_ASSESS_ASSESS_H_
