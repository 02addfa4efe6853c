// A project's rows → weights, scores, total and grade, each explained.
#ifndef JIXIAO_ASSESS_HPP_
#define JIXIAO_ASSESS_HPP_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "jixiao/decimal.hpp"
#include "jixiao/diagnostic.hpp"
#include "jixiao/evaluate.hpp"
#include "jixiao/language.hpp"
#include "jixiao/model.hpp"
#include "jixiao/policy.hpp"
#include "jixiao/status.hpp"
#include "jixiao/watch.hpp"

namespace jixiao {

/// The weight of each row of a project, in the order of its indicators.
struct RowWeight {
  std::optional<Decimal> weight;  ///< Empty where it is neither stated nor to be derived.
  bool derived = false;           ///< Shared out of a level's weight, not of its own row.
  /// The row, counted from 1, that is assessed in place of this one (Policy::either_or); else 0.
  std::size_t replaced_by = 0;
};

struct ProjectWeights {
  Decimal execution;  ///< Of budget execution.
  std::vector<RowWeight> rows;
  /// Sum of all known weights with execution; rows that are not applicable count where their
  /// weight is stated.
  Decimal total;
  /// Sum of the known weights of applicable rows with execution.
  Decimal applicable_total;
  /// Codes 800 to 899.
  std::vector<Diagnostic> diagnostics;
};

/// Weights by these rules:
///  - all stated: they stand. None stated: each first level's weight is split evenly over its
///    applicable rows, to 2 places by largest remainder, ties to the earlier row. Partly stated:
///    the others share what is left of their first level; nothing left → no weight, a finding.
///  - Where the table gives points to a level (Project::level_weights), its rows without a weight
///    share what is left of them in the same way, before the profile is asked; those of a second
///    level come before those of its first. Rows that state weights are held against them.
///  - Where the policy has a taxonomy, its weights count in the same way for the levels that the
///    table gives no points, and its `execution` in place of the profile's.
///  - Of rows that the policy's `either_or` names, one is weighed: the one with an actual, else the
///    first that is applicable. The others have no weight and are not applicable; its own weight
///    may stand on any of them.
///  - No satisfaction row: its weight goes to benefit. Any other first level missing: the rest are
///    scaled to 100 − execution, with a finding. A first level that is unknown, or that the profile
///    gives no weight: no weight is derived for its rows, a finding. A first level is there by a
///    row that is applicable or has a stated weight.
///  - Execution: the stated weight; else, where every applicable row states one, 100 − their sum
///    if that is 0 to 20; else the policy's.
ProjectWeights WeightsOf(const Project& project, const Policy& policy);

/// Budget execution (预算执行): spent ÷ adjusted budget (the total where no adjustment is stated).
struct BudgetExecution {
  std::optional<Decimal> rate;  ///< Capped at 1, 4 places, half up; empty where it is not known.
  Decimal weight;
  std::optional<Decimal> score;
  Decimal score_lower;
  Decimal score_upper;
  LocalizedText explanation;
  std::vector<Diagnostic> diagnostics;
};

/// `weight` in points, as WeightsOf gives it.
BudgetExecution AssessBudgetExecution(const Budget& budget, const Decimal& weight,
                                      const Policy& policy);

struct RowAssessment {
  std::string level1;
  std::string level2;
  std::string level3;
  std::string target;                 ///< As typed.
  std::optional<std::string> actual;  ///< As typed.
  bool weight_derived = false;
  /// Its weight may be empty: neither stated nor to be derived.
  Outcome outcome;
};

/// Something that a person must supply before the total is final.
struct MissingInput {
  std::size_t row = 0;  ///< Counted from 1 within the project; 0 for budget execution.
  Diagnostic reason;
};

struct ProjectAssessment {
  std::string code;
  std::string name;

  /// Sum of the rounded scores with budget execution, or the department's score where the policy
  /// says so, limited by the policy's total_caps; empty where provisional.
  std::optional<Decimal> total;
  /// Bounds of the total; both equal `total` where that is stated. Empty where the weight of an
  /// applicable row is not known.
  std::optional<Decimal> total_lower;
  std::optional<Decimal> total_upper;
  /// Sum of the rounded scores with budget execution where that is known and `total` is another.
  std::optional<Decimal> own_total;
  std::optional<Decimal> total_cap;  ///< The limit that cuts the total or its bounds; else empty.
  Decimal weight_total;              ///< ProjectWeights::total; other than 100 is an error finding.
  /// Sum of applicable weights that the total was scaled from to 100, where rows with stated
  /// weights are not applicable; else empty.
  std::optional<Decimal> scaled_from;
  /// From the rounded total, or where both bounds have the same; empty where they differ or the
  /// weights do not add up to 100.
  std::optional<std::string> grade;
  bool provisional = false;  ///< A row or budget execution is undetermined.

  BudgetExecution budget_execution;
  std::vector<RowAssessment> rows;
  /// Findings about the project as a whole (weights, total): codes 800 to 899.
  std::vector<Diagnostic> diagnostics;
  std::vector<MissingInput> missing;
};

struct Assessment {
  std::string policy;  ///< Name of the policy used.
  std::vector<ProjectAssessment> projects;
};

/// Scores one project of `model`, whose department gives the budget year. `policy` must be valid.
/// Without explanations the rows have none; all else is the same.
ProjectAssessment AssessProject(const Model& model, const Project& project, const Policy& policy,
                                Explain explain = Explain::kYes);

/// Scores all projects, in their order.
Assessment AssessModel(const Model& model, const Policy& policy);
/// The same, watched: `watch` is told after each project.
Result<Assessment> AssessModel(const Model& model, const Policy& policy, const Watch& watch);

}  // namespace jixiao

#endif  // JIXIAO_ASSESS_HPP_
