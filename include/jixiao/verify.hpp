// A self-assessment that states its own scores, held against the recomputed ones.
//
// Every claimed score (得分) is compared with what the policy gives for the same target, actual and
// weight. For a difference the known rules are tried, one at a time, by the same evaluation:
// another formula of the policy, another rounding, another reading of the row, another built-in
// policy. What cannot be decided is not confirmed and not refuted, unless the claim lies outside
// the bounds.
#ifndef JIXIAO_VERIFY_HPP_
#define JIXIAO_VERIFY_HPP_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/assess.hpp"
#include "jixiao/decimal.hpp"
#include "jixiao/diagnostic.hpp"
#include "jixiao/language.hpp"
#include "jixiao/model.hpp"
#include "jixiao/policy.hpp"
#include "jixiao/status.hpp"
#include "jixiao/watch.hpp"

namespace jixiao {

/// One way of scoring that differs from a policy in one thing.
struct KnownRule {
  std::string_view name;  ///< Stable: "linear_inverse", "whole_points", "hubei".
  LocalizedText title;    ///< What is done differently.
};

/// All known rules: first those of the table, then the built-in policies under their own names.
/// Lives as long as the program.
std::span<const KnownRule> KnownRules();

/// A claimed score held against the recomputed one.
struct Claim {
  std::optional<Decimal> claimed;  ///< As the table states it.
  /// claimed − recomputed; empty where either is not known.
  std::optional<Decimal> difference;
  /// What was found, codes 900 to 909. Of severity warning or error: among the project's findings.
  Diagnostic verdict;
  /// Names of the known rules that give the claimed score, best first: by how many of the table's
  /// claimed scores a rule gives, then in the order of KnownRules(). Empty where the score agrees
  /// or no known rule gives it.
  std::vector<std::string_view> matching_rules;
};

struct VerificationFinding {
  /// Counted from 1 within the project; 0 for budget execution; empty for the project as a whole.
  std::optional<std::size_t> row;
  /// Codes 900 to 949, or a diagnostic of severity warning or error from the row's assessment (an
  /// actual in another unit, a missing reason …) or the project's (weights).
  Diagnostic finding;
};

struct ProjectVerification {
  /// What the policy gives. Where the table prints no row weights and the claimed scores themselves
  /// show them (`weights_implied` among the findings), with those weights.
  ProjectAssessment assessment;
  std::optional<Decimal> claimed_total;
  std::optional<Decimal> department_total;  ///< The supervising department's, as stated.
  /// Sum of the claimed scores with budget execution; empty where one is missing.
  std::optional<Decimal> claimed_sum;
  Claim execution;
  std::vector<Claim> rows;  ///< One for each row of the assessment.
  /// The one built-in policy other than the used one that leaves no difference; empty where nothing
  /// differs, or where no other or more than one does.
  std::optional<std::string> matching_policy;
  /// The project's own first, then budget execution's, then by row.
  std::vector<VerificationFinding> findings;

  bool has_error() const;  ///< Any finding of severity error.
};

struct Verification {
  std::string policy;  ///< Name of the policy used.
  std::vector<ProjectVerification> projects;
};

/// Verifies one project of `model`, whose department gives the budget year. `policy` must be valid.
ProjectVerification VerifyProject(const Model& model, const Project& project, const Policy& policy);

/// Verifies all projects, in their order.
Verification VerifyModel(const Model& model, const Policy& policy);
/// The same, watched: `watch` is told after each project.
Result<Verification> VerifyModel(const Model& model, const Policy& policy, const Watch& watch);

}  // namespace jixiao

#endif  // JIXIAO_VERIFY_HPP_
