// Claimed scores against recomputed ones: verdicts, the known rules that explain a difference, and
// findings about the table as a whole. Does not call a score wrong where the row is undetermined
// and the score lies within its bounds, or where the table prints no weight by which to judge.
#include "jixiao/verify.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "base/text.h"
#include "base/watched_rows.h"
#include "numeric/exact.h"
#include "verify/implied_weights.h"
#include "verify/known_rules.h"

namespace jixiao {
namespace {

using Claims = std::vector<std::optional<Decimal>>;

std::string Text(const std::optional<Decimal>& value) { return value ? value->ToString() : "?"; }

// --- One claim against one score

bool IsWithin(const Decimal& claim, const ScoreBounds& bounds) {
  return bounds.lower && bounds.upper && *bounds.lower <= claim && claim <= *bounds.upper;
}

bool Agrees(const std::optional<Decimal>& claim, const ScoreBounds& score) {
  return claim && score.score && *claim == *score.score;
}

/// The claim cannot be right under what gave `score`.
bool IsRefuted(const std::optional<Decimal>& claim, const ScoreBounds& score) {
  if (!claim) return false;
  if (score.score) return *claim != *score.score;
  return score.lower && score.upper && !IsWithin(*claim, score);
}

bool AnyRefuted(const Claims& claims, const std::vector<ScoreBounds>& scores) {
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (IsRefuted(claims[i], scores[i])) return true;
  }
  return false;
}

// --- The table as a whole

/// The one other built-in policy under which nothing is refuted.
std::optional<std::string> MatchingPolicy(const Table& table, const Claims& claims) {
  std::optional<std::string> found;
  for (const Policy* const policy : WaysOfScoring()) {
    if (ScoreAlike(*policy, table.policy)) continue;
    const auto scores = ScoresOf(AssessProject(table.model, table.project, *policy, Explain::kNo));
    if (AnyRefuted(claims, scores)) continue;
    if (found) return std::nullopt;
    found = policy->name;
  }
  return found;
}

/// Fewer than half of the rows with a derived weight have the score that it gives.
bool AreWeightsInDoubt(const ProjectAssessment& assessment, const Claims& claims) {
  const std::vector<ScoreBounds> scores = ScoresOf(assessment);
  std::size_t agree = 0;
  std::size_t differ = 0;
  for (std::size_t i = 0; i < assessment.rows.size(); ++i) {
    if (!assessment.rows[i].weight_derived) continue;
    if (Agrees(claims[i + 1], scores[i + 1])) ++agree;
    if (IsRefuted(claims[i + 1], scores[i + 1])) ++differ;
  }
  return agree < differ;
}

/// The claims added up; bounds where one is missing, between 0 and its weight.
struct ClaimedSum {
  Exact rows{0};
  Exact lower{0};
  Exact upper{0};
  bool complete = true;

  void Add(const std::optional<Decimal>& claim, const std::optional<Decimal>& weight) {
    complete = complete && claim;
    if (claim) {
      lower = lower + *claim;
      upper = upper + *claim;
    } else {
      upper = upper + (weight ? Exact(*weight) : Exact());
    }
  }
};

std::optional<Decimal> DecimalOf(const Exact& value) {
  if (!value.known()) return std::nullopt;
  const Result<Decimal> decimal = value.value().ToDecimal();
  return decimal.ok() ? std::optional(*decimal) : std::nullopt;
}

// --- The verification of one project

class Verifying {
 public:
  Verifying(const Model& model, const Project& project, const Policy& policy)
      : model_(model), project_(project), policy_(policy), claims_(ClaimsOf(project)) {}

  ProjectVerification Run() {
    result_.assessment = AssessProject(model_, project_, policy_);
    result_.claimed_total = project_.score;
    result_.department_total = project_.department_score;
    SettleWeights();
    scores_ = ScoresOf(result_.assessment);
    if (NeedsRules()) TryKnownRules();
    JudgeTotal();
    CompareDepartmentScore();
    RelayDiagnostics(std::nullopt, result_.assessment.diagnostics);
    VerifyExecution();
    for (std::size_t i = 0; i < project_.indicators.size(); ++i) VerifyRow(i);
    if (!has_claims()) {
      std::erase_if(result_.findings, [](const VerificationFinding& finding) {
        return finding.finding.code == DiagnosticCode::kScoreMissing;
      });
    }
    return std::move(result_);
  }

 private:
  Table table() const { return {model_, project_, policy_, result_.assessment}; }

  bool has_claims() const {
    return std::any_of(claims_.begin(), claims_.end(),
                       [](const auto& claim) { return claim.has_value(); });
  }

  void Find(std::optional<std::size_t> row, DiagnosticCode code,
            std::vector<std::string> arguments = {}) {
    result_.findings.push_back({row, {.code = code, .arguments = std::move(arguments)}});
  }

  void RelayDiagnostics(std::optional<std::size_t> row, const std::vector<Diagnostic>& diagnostics,
                        std::optional<DiagnosticCode> except = std::nullopt) {
    for (const Diagnostic& diagnostic : diagnostics) {
      if (diagnostic.severity() == Severity::kNote || diagnostic.code == except) continue;
      result_.findings.push_back({row, diagnostic});
    }
  }

  // --- Weights and policies

  // Another policy that fits as it stands comes before weights that are only inferred.
  void SettleWeights() {
    if (!AnyRefuted(claims_, ScoresOf(result_.assessment))) return;
    result_.matching_policy = MatchingPolicy(table(), claims_);
    if (result_.matching_policy) {
      Find(std::nullopt, DiagnosticCode::kMatchingPolicy, {*result_.matching_policy});
    }
    weights_in_doubt_ = AreWeightsInDoubt(result_.assessment, claims_);
    if (!weights_in_doubt_ || result_.matching_policy) return;
    std::optional<Project> implied = WithImpliedWeights(table());
    if (!implied) {
      Find(std::nullopt, DiagnosticCode::kWeightsInDoubt);
      return;
    }
    weights_in_doubt_ = false;
    project_ = *std::move(implied);
    result_.assessment = AssessProject(model_, project_, policy_);
    std::string weights;
    for (const Indicator& row : project_.indicators) {
      weights += (weights.empty() ? "" : ", ") + Text(row.weight);
    }
    Find(std::nullopt, DiagnosticCode::kWeightsImplied, {weights, Text(project_.budget.weight)});
  }

  bool NeedsRules() const {
    const std::optional<Decimal>& total = result_.claimed_total;
    if (total && !Agrees(total, TotalOf(result_.assessment))) return true;
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      if (claims_[i] && !Agrees(claims_[i], scores_[i])) return true;
    }
    return false;
  }

  // --- Known rules

  /// A known rule and the claims that it explains.
  struct Explanation {
    std::string_view rule;
    std::size_t support = 0;     ///< Claims of the table that it gives.
    std::vector<bool> explains;  ///< By claim.
    std::vector<bool> decides;   ///< By claim: the rule leaves nothing open.
  };

  // Gives the claim, or leaves open what the policy refutes.
  bool Explains(const RuleScores& rule, std::size_t i) const {
    if (rule.scores[i].score) return Agrees(claims_[i], rule.scores[i]);
    return IsRefuted(claims_[i], scores_[i]) && IsWithin(*claims_[i], rule.scores[i]);
  }

  // The rule that gives most of what the table claims comes first.
  void TryKnownRules() {
    ForEachKnownRule(table(), [&](const RuleScores& rule) {
      if (Agrees(result_.claimed_total, rule.total)) total_rules_.push_back(rule.name);
      Explanation explanation{rule.name, 0, std::vector<bool>(claims_.size()),
                              std::vector<bool>(claims_.size())};
      for (std::size_t i = 0; i < claims_.size(); ++i) {
        if (Agrees(claims_[i], rule.scores[i])) ++explanation.support;
        explanation.explains[i] = Explains(rule, i);
        explanation.decides[i] = rule.scores[i].score.has_value();
      }
      explanations_.push_back(std::move(explanation));
    });
    std::stable_sort(
        explanations_.begin(), explanations_.end(),
        [](const Explanation& a, const Explanation& b) { return a.support > b.support; });
  }

  std::vector<std::string_view> MatchingRules(std::size_t i) const {
    std::vector<std::string_view> names;
    for (const Explanation& explanation : explanations_) {
      if (explanation.explains[i]) names.push_back(explanation.rule);
    }
    return names;
  }

  static const LocalizedText& TitleOf(std::string_view name) {
    const auto rules = KnownRules();
    const auto at = std::find_if(rules.begin(), rules.end(),
                                 [&](const KnownRule& rule) { return rule.name == name; });
    return at->title;
  }

  // --- Verdicts

  // `i` counts budget execution as 0.
  Diagnostic VerdictOf(std::size_t i, const Claim& claim, const std::optional<Diagnostic>& reason) {
    const auto verdict = [](DiagnosticCode code, std::vector<std::string> arguments) {
      return Diagnostic{.code = code, .arguments = std::move(arguments)};
    };
    const ScoreBounds& score = scores_[i];
    if (!claim.claimed) return verdict(DiagnosticCode::kScoreMissing, {});
    const std::string claimed = claim.claimed->ToString();
    if (Agrees(claim.claimed, score)) return verdict(DiagnosticCode::kScoreAgrees, {claimed});
    if (!IsRefuted(claim.claimed, score)) {
      if (auto read = VerdictOfReadings(i, claim)) return *std::move(read);
      const Diagnostic why = reason.value_or(
          Diagnostic{.code = DiagnosticCode::kWeightUnknown, .arguments = {std::to_string(i)}});
      return verdict(DiagnosticCode::kScoreUnconfirmed,
                     {claimed, Text(score.lower), Text(score.upper),
                      why.Message(Language::kChinese), why.Message(Language::kEnglish)});
    }
    if (IsOtherWeight(i)) {
      return verdict(DiagnosticCode::kScoreOtherWeight,
                     {claimed, Text(score.score), Text(WeightOf(i))});
    }
    if (claim.matching_rules.empty()) {
      return score.score ? verdict(DiagnosticCode::kScoreDiffers,
                                   {claimed, Text(score.score), Text(claim.difference)})
                         : verdict(DiagnosticCode::kScoreOutsideBounds,
                                   {claimed, Text(score.lower), Text(score.upper)});
    }
    const LocalizedText& title = TitleOf(claim.matching_rules.front());
    if (IsAssessors(claim.matching_rules.front())) {
      return verdict(DiagnosticCode::kScoreByAssessor,
                     {claimed, Text(score.score), title.zh, title.en});
    }
    const std::string computed =
        score.score ? Text(score.score) : Text(score.lower) + "~" + Text(score.upper);
    return verdict(DiagnosticCode::kScoreByOtherRule,
                   {claimed, computed, Text(claim.difference), title.zh, title.en});
  }

  // --- Readings that a row's own standard leaves open

  using Family = std::span<const std::string_view>;
  static constexpr std::array<std::string_view, 3> kPartUnits = {
      "standard_begun_units", "standard_whole_units", "standard_part_units"};
  static constexpr std::array<std::string_view, 2> kBandEnds = {"standard_better_band",
                                                                "standard_worse_band"};

  // Whether all readings of a family decide the row; then one of them is meant.
  bool IsExhausted(Family family, std::size_t i) const {
    const auto decided = std::count_if(
        explanations_.begin(), explanations_.end(), [&](const Explanation& explanation) {
          return explanation.decides[i] &&
                 std::find(family.begin(), family.end(), explanation.rule) != family.end();
        });
    return static_cast<std::size_t>(decided) == family.size();
  }

  // A score inside the bounds: that of a reading, or of none.
  std::optional<Diagnostic> VerdictOfReadings(std::size_t i, const Claim& claim) const {
    if (i == 0 || result_.assessment.rows[i - 1].outcome.rule != Rule::kStandard) return {};
    const ScoreBounds& score = scores_[i];
    const std::string claimed = claim.claimed->ToString();
    for (const Family family : {Family(kPartUnits), Family(kBandEnds)}) {
      for (const std::string_view rule : claim.matching_rules) {
        if (std::find(family.begin(), family.end(), rule) == family.end()) continue;
        const LocalizedText& title = TitleOf(rule);
        return Diagnostic{
            .code = DiagnosticCode::kScoreByReading,
            .arguments = {claimed, Text(score.lower), Text(score.upper), title.zh, title.en}};
      }
      if (!IsExhausted(family, i)) continue;
      return Diagnostic{.code = DiagnosticCode::kScoreOfNoReading,
                        .arguments = {claimed, Text(score.lower), Text(score.upper)}};
    }
    return {};
  }

  static bool IsAssessors(std::string_view rule) {
    return rule == "degree" || rule == "over_completion_deduction";
  }

  std::optional<Decimal> WeightOf(std::size_t i) const {
    if (i == 0) return result_.assessment.budget_execution.weight;
    return result_.assessment.rows[i - 1].outcome.weight;
  }
  bool IsWeightDerived(std::size_t i) const {
    return i == 0 ? !project_.budget.weight : result_.assessment.rows[i - 1].weight_derived;
  }

  // Only its weight is in doubt: another one would make the score right.
  bool IsOtherWeight(std::size_t i) const {
    return i != 0 && weights_in_doubt_ && IsWeightDerived(i) && scores_[i].score &&
           scores_[i].score->sign() > 0 && claims_[i]->sign() > 0;
  }

  Claim ClaimOf(std::size_t i, const std::optional<Diagnostic>& reason) {
    Claim claim;
    claim.claimed = claims_[i];
    if (claim.claimed && scores_[i].score) {
      const Result<Decimal> difference = Subtract(*claim.claimed, *scores_[i].score);
      if (difference.ok()) claim.difference = *difference;
    }
    if (claim.claimed && !Agrees(claim.claimed, scores_[i]))
      claim.matching_rules = MatchingRules(i);
    claim.verdict = VerdictOf(i, claim, reason);
    return claim;
  }

  void FindVerdict(std::size_t row, const Claim& claim) {
    if (claim.verdict.severity() != Severity::kNote) {
      result_.findings.push_back({row, claim.verdict});
    }
  }

  void VerifyExecution() {
    const BudgetExecution& execution = result_.assessment.budget_execution;
    const std::optional<Diagnostic> reason = execution.score || execution.diagnostics.empty()
                                                 ? std::nullopt
                                                 : std::optional(execution.diagnostics.back());
    result_.execution = ClaimOf(0, reason);
    // A form without a row for its money claims nothing for it.
    const bool is_absent = !claims_[0] && !project_.budget.weight;
    if (!is_absent) FindVerdict(0, result_.execution);
    CheckLimits(0);
    RelayDiagnostics(0, execution.diagnostics);
  }

  void VerifyRow(std::size_t index) {
    const std::size_t i = index + 1;
    const Indicator& row = project_.indicators[index];
    const Outcome& outcome = result_.assessment.rows[index].outcome;
    Claim claim = outcome.status == OutcomeStatus::kNotApplicable ? NotApplicable(i)
                                                                  : ClaimOf(i, outcome.reason);
    FindVerdict(i, claim);
    CheckLimits(i);
    const bool lacks_actual = !HasText(row.actual) && !row.achievement && !row.degree;
    const bool is_unfounded = lacks_actual && row.applicable && row.score && row.score->sign() > 0;
    if (is_unfounded) Find(i, DiagnosticCode::kScoreWithoutActual, {row.score->ToString()});
    if (row.score && IsRefuted(row.score, scores_[i]) && !IsOtherWeight(i)) {
      CheckFullScore(i, row, outcome);
      CheckLostPoints(i, row, outcome);
    }
    RelayDiagnostics(i, outcome.diagnostics,
                     is_unfounded ? std::optional(DiagnosticCode::kActualMissing) : std::nullopt);
    result_.rows.push_back(std::move(claim));
  }

  Claim NotApplicable(std::size_t i) const {
    Claim claim;
    claim.claimed = claims_[i];
    const bool has_score = claims_[i] && !claims_[i]->is_zero();
    claim.verdict.code =
        has_score ? DiagnosticCode::kScoreNotApplicable : DiagnosticCode::kScoreNotDue;
    if (has_score) claim.verdict.arguments = {claims_[i]->ToString()};
    return claim;
  }

  // --- Findings about one score

  void CheckLimits(std::size_t i) {
    const std::optional<Decimal>& claim = claims_[i];
    if (!claim) return;
    if (claim->sign() < 0) Find(i, DiagnosticCode::kScoreNegative, {claim->ToString()});
    const std::optional<Decimal> weight = WeightOf(i);
    if (weight && !IsWeightDerived(i) && *claim > *weight) {
      Find(i, DiagnosticCode::kScoreAboveWeight, {claim->ToString(), weight->ToString()});
    }
  }

  static bool IsFarMissed(const Outcome& outcome) {
    if (outcome.completion) return *outcome.completion < Decimal(6, 1);
    const Exact least = Exact(*outcome.weight) * Decimal(6, 1);
    return outcome.score_upper && least.known() &&
           Exact(*outcome.score_upper).value() < least.value();
  }

  void CheckFullScore(std::size_t i, const Indicator& row, const Outcome& outcome) {
    const bool is_missed =
        outcome.status == OutcomeStatus::kUnmet || outcome.status == OutcomeStatus::kPartly;
    if (!is_missed || !outcome.weight || *row.score < *outcome.weight) return;
    Find(i,
         IsFarMissed(outcome) ? DiagnosticCode::kFullScoreFarMissed
                              : DiagnosticCode::kFullScoreUnmet,
         {row.target, row.actual.value_or("")});
  }

  void CheckLostPoints(std::size_t i, const Indicator& row, const Outcome& outcome) {
    const bool is_lost = outcome.status == OutcomeStatus::kMet && outcome.score &&
                         *row.score < *outcome.score && !HasText(row.reason);
    if (!is_lost) return;
    const Result<Decimal> lost = Subtract(*outcome.score, *row.score);
    if (lost.ok()) Find(i, DiagnosticCode::kPointsLostUnexplained, {lost->ToString()});
  }

  // --- Totals

  ClaimedSum SumOfClaims() const {
    ClaimedSum sum;
    for (std::size_t i = 1; i < claims_.size(); ++i) {
      const OutcomeStatus status = result_.assessment.rows[i - 1].outcome.status;
      if (status != OutcomeStatus::kNotApplicable) sum.Add(claims_[i], WeightOf(i));
    }
    sum.rows = sum.lower;
    sum.Add(claims_[0], WeightOf(0));
    return sum;
  }

  void JudgeTotal() {
    if (!has_claims() && !result_.claimed_total) Find(std::nullopt, DiagnosticCode::kNoClaims);
    const ClaimedSum sum = SumOfClaims();
    if (sum.complete && has_claims()) result_.claimed_sum = DecimalOf(sum.lower);
    if (!result_.claimed_total) return;
    const Decimal& total = *result_.claimed_total;
    if (total.sign() < 0 || total > Decimal(100)) {
      Find(std::nullopt, DiagnosticCode::kTotalOutOfRange, {total.ToString()});
    }
    if (!IsTotalOfPolicy(total) && !RuleOfTotal()) CheckSum(total, sum);
    CompareTotal(total);
  }

  // Two scores of one table may differ; that is said, not judged.
  void CompareDepartmentScore() {
    const std::optional<Decimal>& given = result_.department_total;
    if (!given) return;
    if (given->sign() < 0 || *given > Decimal(100)) {
      Find(std::nullopt, DiagnosticCode::kDepartmentScoreOutOfRange, {given->ToString()});
    }
    const std::optional<Decimal>& claimed = result_.claimed_total;
    if (claimed && *claimed != *given) {
      Find(std::nullopt, DiagnosticCode::kDepartmentScoreDiffers,
           {given->ToString(), claimed->ToString()});
    }
  }

  // A total over applicable rows alone is scaled to 100, or not: both are seen.
  Exact Scaled(const Exact& sum) const {
    const std::optional<Decimal>& from = result_.assessment.scaled_from;
    if (!from) return sum;
    const Exact scaled = sum * 100 / *from;
    if (!scaled.known()) return {};
    const auto rounded = scaled.value().Round(policy_.score_places, RoundingMode::kHalfUp);
    return rounded.ok() ? Exact(*rounded) : Exact();
  }

  // Rounded once more, to the places in which it is written: a finding of its own.
  static bool IsRounded(const Decimal& total, const Exact& sum) {
    if (!sum.known()) return false;
    const Result<Decimal> rounded = sum.value().Round(total.scale(), RoundingMode::kHalfUp);
    return rounded.ok() && *rounded == total;
  }

  void CheckSum(const Decimal& total, const ClaimedSum& sum) {
    const Exact claimed(total);
    const auto fits = [&](const Exact& low, const Exact& high) {
      return low.known() && high.known() && low.value() <= claimed.value() &&
             claimed.value() <= high.value();
    };
    if (!sum.lower.known() || !sum.upper.known()) return;
    if (fits(sum.lower, sum.upper) || fits(Scaled(sum.lower), Scaled(sum.upper))) return;
    const std::string low = sum.lower.value().ToString();
    const std::string text = sum.complete ? low : low + "~" + sum.upper.value().ToString();
    if (claims_[0] && fits(sum.rows, sum.rows)) {
      Find(std::nullopt, DiagnosticCode::kClaimedSumRowsOnly,
           {total.ToString(), claims_[0]->ToString()});
    } else if (sum.complete && IsRounded(total, sum.lower)) {
      Find(std::nullopt, DiagnosticCode::kClaimedTotalRounded, {total.ToString(), text});
    } else {
      Find(std::nullopt, DiagnosticCode::kClaimedSum, {total.ToString(), text});
    }
  }

  // The policy cut the sum, or took the department's score in its place.
  bool IsTotalOfPolicy(const Decimal& total) const {
    const ProjectAssessment& assessment = result_.assessment;
    return assessment.own_total && assessment.total == total;
  }

  // The rule under which the claimed total is right although every score agrees: one of the total.
  std::optional<std::string_view> RuleOfTotal() const {
    for (const std::string_view rule : total_rules_) {
      const bool is_of_total = rule == "total_capped" || rule == "total_uncapped" ||
                               rule == "department_score" || rule == "own_score" ||
                               rule == "either_or";
      if (is_of_total) return rule;
    }
    return std::nullopt;
  }

  // Only where the weights add up to 100: a total of other weights is another figure, and the
  // weights are a finding of their own.
  void CompareTotal(const Decimal& total) {
    const ProjectAssessment& assessment = result_.assessment;
    const ScoreBounds bounds = TotalOf(assessment);
    if (!bounds.lower || !bounds.upper || Agrees(total, bounds)) return;
    if (const std::optional<std::string_view> rule = RuleOfTotal()) {
      const LocalizedText& title = TitleOf(*rule);
      const std::string computed =
          bounds.score ? Text(bounds.score) : Text(bounds.lower) + "~" + Text(bounds.upper);
      return Find(std::nullopt, DiagnosticCode::kTotalByOtherRule,
                  {total.ToString(), computed, title.zh, title.en});
    }
    if (assessment.weight_total != Decimal(100) || weights_in_doubt_) return;
    const std::vector<std::string> arguments = {total.ToString(), Text(bounds.lower),
                                                Text(bounds.upper)};
    if (bounds.score && IsRounded(total, Exact(*bounds.score))) return;
    if (bounds.score) {
      Find(std::nullopt, DiagnosticCode::kTotalDiffers, {total.ToString(), Text(bounds.score)});
    } else if (IsWithin(total, bounds)) {
      Find(std::nullopt, DiagnosticCode::kTotalUnconfirmed, arguments);
    } else {
      Find(std::nullopt, DiagnosticCode::kTotalOutsideBounds, arguments);
    }
  }

  const Model& model_;
  Project project_;  // With the weights that its claimed scores show, where it prints none.
  const Policy& policy_;
  const Claims claims_;
  std::vector<ScoreBounds> scores_;
  std::vector<Explanation> explanations_;
  std::vector<std::string_view> total_rules_;  // Those that give the claimed total.
  bool weights_in_doubt_ = false;
  ProjectVerification result_;
};

}  // namespace

bool ProjectVerification::has_error() const {
  return std::any_of(findings.begin(), findings.end(), [](const VerificationFinding& finding) {
    return finding.finding.severity() == Severity::kError;
  });
}

ProjectVerification VerifyProject(const Model& model, const Project& project,
                                  const Policy& policy) {
  return Verifying(model, project, policy).Run();
}

Verification VerifyModel(const Model& model, const Policy& policy) {
  return VerifyModel(model, policy, Watch()).value();
}

Result<Verification> VerifyModel(const Model& model, const Policy& policy, const Watch& watch) {
  Verification verification;
  verification.policy = policy.name;
  WatchedRows rows(watch, RowCount(model));
  for (const Project& project : model.projects) {
    verification.projects.push_back(VerifyProject(model, project, policy));
    if (!rows.Add(project.indicators.size())) return CancelledStatus();
  }
  return verification;
}

}  // namespace jixiao
