// The scores of a table under each known rule: the one place that tries alternatives.
#ifndef JIXIAO_VERIFY_KNOWN_RULES_H_
#define JIXIAO_VERIFY_KNOWN_RULES_H_

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "jixiao/verify.hpp"

namespace jixiao {

/// A score, or the bounds between which it lies.
struct ScoreBounds {
  std::optional<Decimal> score;
  std::optional<Decimal> lower;
  std::optional<Decimal> upper;

  friend bool operator==(const ScoreBounds&, const ScoreBounds&) = default;
};

/// A project under a policy: what is verified. The references outlive it.
struct Table {
  const Model& model;
  const Project& project;
  const Policy& policy;
  const ProjectAssessment& assessment;  ///< Of that project under that policy.
};

/// What an assessment gives: budget execution first, then the rows.
std::vector<ScoreBounds> ScoresOf(const ProjectAssessment& assessment);
ScoreBounds TotalOf(const ProjectAssessment& assessment);
/// What the table claims, in the same order.
std::vector<std::optional<Decimal>> ClaimsOf(const Project& project);

/// What the table's scores would be under one known rule.
struct RuleScores {
  std::string_view name;
  bool is_policy = false;  ///< One of the built-in policies.
  std::vector<ScoreBounds> scores;
  ScoreBounds total;
};
/// Calls `visit` for each known rule, in the order of KnownRules(), one at a time: the scores of
/// all of them together would be many times the table. A rule that changes nothing of the policy is
/// left out.
void ForEachKnownRule(const Table& table, const std::function<void(const RuleScores&)>& visit);

/// The built-in policies that differ in how they score: of those that score alike, the first.
std::span<const Policy* const> WaysOfScoring();
/// The policies differ in no rule of a score or a total.
bool ScoreAlike(const Policy& a, const Policy& b);

/// `project` with the weights of its assessment stated.
Project WithWeights(const Project& project, const ProjectAssessment& assessment);

}  // namespace jixiao

#endif  // JIXIAO_VERIFY_KNOWN_RULES_H_
