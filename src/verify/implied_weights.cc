// Claimed score ÷ the share that the policy gives = weight. Believed only as a whole: every row
// must show a weight, and together they must be 100. Refuses tables of which any weight is printed.
#include "verify/implied_weights.h"

#include <cstddef>
#include <utility>

#include "numeric/exact.h"

namespace jixiao {
namespace {

constexpr int kFinePlaces = 6;
constexpr int kWeightPlaces = 2;
using Weights = std::vector<Decimal>;

std::vector<ScoreBounds> ScoresWith(const Table& table, const Weights& weights, int places) {
  Project project = table.project;
  for (std::size_t i = 0; i < weights.size(); ++i) project.indicators[i].weight = weights[i];
  Policy policy = table.policy;
  policy.score_places = places;
  std::vector<ScoreBounds> scores =
      ScoresOf(AssessProject(table.model, project, policy, Explain::kNo));
  scores.erase(scores.begin());  // budget execution
  return scores;
}

std::optional<Decimal> Quotient(const Decimal& score, const Decimal& share, int places) {
  const Result<Decimal> weight = Divide(score, share, places, RoundingMode::kHalfUp);
  return weight.ok() ? std::optional(weight->Trimmed()) : std::nullopt;
}

// The shortest weight of each row under which the policy gives the claimed score.
std::optional<Weights> WeightsOfScores(const Table& table) {
  const auto& rows = table.project.indicators;
  const std::vector<ScoreBounds> shares =
      ScoresWith(table, Weights(rows.size(), Decimal(1)), kFinePlaces);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool shows = rows[i].applicable && !rows[i].weight && rows[i].score &&
                       rows[i].score->sign() > 0 && shares[i].score && shares[i].score->sign() > 0;
    if (!shows) return std::nullopt;
  }
  std::vector<std::optional<Decimal>> found(rows.size());
  for (int places = 0; places <= kWeightPlaces; ++places) {
    Weights tried;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::optional<Decimal> weight = Quotient(*rows[i].score, *shares[i].score, places);
      if (!weight) return std::nullopt;
      tried.push_back(*weight);
    }
    const std::vector<ScoreBounds> scores = ScoresWith(table, tried, table.policy.score_places);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!found[i] && scores[i].score == rows[i].score) found[i] = tried[i];
    }
  }
  Weights weights;
  for (const std::optional<Decimal>& weight : found) {
    if (!weight) return std::nullopt;
    weights.push_back(*weight);
  }
  return weights;
}

// 100 less execution and the weights.
std::optional<Decimal> LeftOver(const Decimal& execution, const Weights& weights) {
  Exact left = Exact(100) - execution;
  for (const Decimal& weight : weights) left = left - weight;
  if (!left.known()) return std::nullopt;
  const Result<Decimal> decimal = left.value().ToDecimal();
  return decimal.ok() ? std::optional(*decimal) : std::nullopt;
}

Project Stated(const Table& table, const Weights& weights) {
  Project project = table.project;
  project.budget.weight = table.assessment.budget_execution.weight;
  for (std::size_t i = 0; i < weights.size(); ++i) project.indicators[i].weight = weights[i];
  return project;
}

// Rows whose score some known rule gives.
std::vector<bool> RowsOfKnownRules(const Table& table) {
  std::vector<bool> given(table.project.indicators.size());
  ForEachKnownRule(table, [&](const RuleScores& rule) {
    for (std::size_t i = 0; i < given.size(); ++i) {
      const bool gives =
          !rule.is_policy && rule.scores[i + 1].score == table.project.indicators[i].score;
      if (gives) given[i] = true;
    }
  });
  return given;
}

// A weight is a round number more often than not.
int PlacesOf(const Decimal& weight) { return weight.Trimmed().scale(); }

// The one row to which what is left belongs: a known rule gives its score then, and the weights are
// rounder than with any other row.
std::optional<Weights> GiveLeftOver(const Table& table, const Weights& weights,
                                    const Decimal& left) {
  Weights raised;
  for (const Decimal& weight : weights) {
    const Result<Decimal> sum = Add(weight, left);
    if (!sum.ok()) return std::nullopt;
    raised.push_back(sum->Trimmed());
  }
  const Project project = Stated(table, raised);
  const ProjectAssessment assessment =
      AssessProject(table.model, project, table.policy, Explain::kNo);
  const std::vector<bool> given =
      RowsOfKnownRules({table.model, project, table.policy, assessment});

  std::optional<std::size_t> best;
  bool is_only = false;
  int least = 0;  // Places that the raised weight adds, of the best row.
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (!given[i]) continue;
    const int places = PlacesOf(raised[i]) - PlacesOf(weights[i]);
    if (best && places == least) is_only = false;
    if (best && places >= least) continue;
    best = i;
    least = places;
    is_only = true;
  }
  if (!is_only) return std::nullopt;
  Weights result = weights;
  result[*best] = raised[*best];
  return result;
}

}  // namespace

std::optional<Project> WithImpliedWeights(const Table& table) {
  if (table.project.indicators.empty()) return std::nullopt;
  std::optional<Weights> weights = WeightsOfScores(table);
  if (!weights) return std::nullopt;
  const std::optional<Decimal> left = LeftOver(table.assessment.budget_execution.weight, *weights);
  if (!left || left->sign() < 0) return std::nullopt;
  if (left->sign() > 0) weights = GiveLeftOver(table, *weights, *left);
  return weights ? std::optional(Stated(table, *weights)) : std::nullopt;
}

}  // namespace jixiao
