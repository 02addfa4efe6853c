// Each known rule is one change of the policy or of the table, after which the ordinary assessment
// runs; some also read the assessment's scores in another rounding. Does not hold a formula of
// its own: what a row scores is decided in `evaluate` and `assess` alone.
#include "verify/known_rules.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "base/text.h"
#include "evaluate/formula.h"
#include "numeric/exact.h"

namespace jixiao {
namespace {

constexpr int kFinePlaces = 6;  // The most that a policy allows.

/// How a score is read from the assessment under the change.
struct Reading {
  enum class Kind {
    kAsIs,
    kRounded,     // from kFinePlaces to multiples of `step` by `mode`
    kCompletion,  // weight × completion, where that is above 1
  };
  Kind kind = Kind::kAsIs;
  Decimal step{1};
  RoundingMode mode = RoundingMode::kHalfUp;
};

/// What a known rule may change. `project` states all its weights.
struct Change {
  const Table& table;
  Policy policy;
  Project project;
  Reading reading;
};
using Apply = void (*)(Change&);

// --- Options of the policy

void UpperTargetOverActual(Change& c) { c.policy.upper_bound = UpperBoundRule::kTargetOverActual; }
void UpperLinearInverse(Change& c) { c.policy.upper_bound = UpperBoundRule::kLinearInverse; }
void LowerGate(Change& c) { c.policy.lower_bound = LowerBoundRule::kGate; }
void InProportion(Change& c) {
  c.policy.lower_bound = LowerBoundRule::kRatio;
  c.policy.execution = ExecutionRule::kLinear;
  c.policy.satisfaction = SatisfactionRule::kRatio;
}
void InSteps(Change& c) {
  c.policy.execution = ExecutionRule::kSteps;
  c.policy.satisfaction = SatisfactionRule::kSteps;
}
void EqualDirectional(Change& c) { c.policy.equal = EqualRule::kDirectional; }
void EqualSymmetric(Change& c) { c.policy.equal = EqualRule::kSymmetric; }
void EqualExact(Change& c) { c.policy.equal = EqualRule::kExact; }
void DeadlineDays(Change& c) { c.policy.deadline = DeadlineRule::kDays; }
void DeadlineExcludesDay(Change& c) { c.policy.deadline_includes_day = false; }
void AllOrNothing(Change& c) {
  c.policy.lower_bound = LowerBoundRule::kAllOrNothing;
  c.policy.upper_bound = UpperBoundRule::kAllOrNothing;
  c.policy.deadline = DeadlineRule::kAllOrNothing;
}
void SetBands(Change& c, std::int64_t achieved, std::int64_t partly) {
  c.policy.achieved_from = Decimal(achieved);
  c.policy.partly_from = Decimal(partly);
}
void Bands8060(Change& c) { SetBands(c, 80, 60); }
void Bands8050(Change& c) { SetBands(c, 80, 50); }
void BandMiddle(Change& c) { c.policy.band_point = BandPoint::kMiddle; }
void BandTop(Change& c) { c.policy.band_point = BandPoint::kTop; }
void ZeroOverZeroFull(Change& c) { c.policy.zero_over_zero = ZeroOverZero::kFull; }
void ZeroOverZeroZero(Change& c) { c.policy.zero_over_zero = ZeroOverZero::kZero; }

void WithoutDeduction(Change& c) {
  c.policy.over_completion_points.reset();
  c.policy.over_completion_share.reset();
}

// --- The total

// One manual's; others differ, and a policy file says so.
void TotalCapped(Change& c) {
  c.policy.total_caps = {{Decimal(80), false, Decimal(89)},
                         {Decimal(70), false, Decimal(79)},
                         {Decimal(60), false, Decimal(69)},
                         {Decimal(50), false, Decimal(59)}};
}
void TotalUncapped(Change& c) { c.policy.total_caps.clear(); }
void OwnScore(Change& c) { c.policy.department_score = DepartmentScore::kNone; }
void DepartmentsScore(Change& c) {
  if (c.project.department_score) c.policy.department_score = DepartmentScore::kTotal;
}
// A row that nobody filled in, beside one of the same weight and level, makes the weights too many
// by just that weight.
void EitherOrRows(Change& c) {
  const auto left = Subtract(c.table.assessment.weight_total, Decimal(100));
  if (!left.ok() || left->sign() <= 0) return;
  const auto& rows = c.project.indicators;
  for (const Indicator& empty : rows) {
    const bool is_empty = !HasText(empty.actual) && !empty.achievement && !empty.degree &&
                          empty.weight == *left && HasText(empty.level3);
    if (!is_empty) continue;
    for (const Indicator& other : rows) {
      const bool fits = HasText(other.actual) && other.weight == empty.weight &&
                        other.level1 == empty.level1 && other.level2 == empty.level2 &&
                        other.level3 != empty.level3;
      if (fits) {
        c.policy.either_or.push_back({{other.level3, empty.level3}});
        return;
      }
    }
  }
}

// --- Readings of a row's own standard

void StandardBegunUnits(Change& c) { c.policy.part_units = PartUnits::kBegun; }
void StandardWholeUnits(Change& c) { c.policy.part_units = PartUnits::kWhole; }
void StandardPartUnits(Change& c) { c.policy.part_units = PartUnits::kProportional; }
void StandardBetterBand(Change& c) { c.policy.band_ends = BandEnds::kBetter; }
void StandardWorseBand(Change& c) { c.policy.band_ends = BandEnds::kWorse; }
// Without a target the policy has no rule to put in its place.
void StandardSetAside(Change& c) {
  for (Indicator& row : c.project.indicators) {
    if (!row.target.empty()) row.standard.reset();
  }
}

// --- The assessor's own figure

const Outcome& OutcomeOf(const Change& c, std::size_t row) {
  return c.table.assessment.rows[row].outcome;
}

// The degree that the claimed score says. One that is outside its band does not count, and then
// gives another score.
void DegreeOfClaim(Change& c) {
  for (std::size_t i = 0; i < c.project.indicators.size(); ++i) {
    Indicator& row = c.project.indicators[i];
    const bool is_open = OutcomeOf(c, i).rule == Rule::kAchievement && !row.degree;
    if (!is_open || !row.score || !row.weight || row.weight->sign() <= 0) continue;
    const Exact degree = Exact(*row.score) * 100 / *row.weight;
    if (!degree.known() || degree.value().sign() < 0) continue;
    const Result<Decimal> rounded = degree.value().Round(kFinePlaces, RoundingMode::kHalfUp);
    if (rounded.ok()) row.degree = rounded->Trimmed();
  }
}

void DeductionOfClaim(Change& c) {
  for (std::size_t i = 0; i < c.project.indicators.size(); ++i) {
    Indicator& row = c.project.indicators[i];
    const Outcome& outcome = OutcomeOf(c, i);
    if (!outcome.over_completed || !outcome.score || !row.score || row.deduction) continue;
    const Result<Decimal> deduction = Subtract(*outcome.score, *row.score);
    if (deduction.ok() && deduction->sign() > 0) row.deduction = *deduction;
  }
}

// --- Roundings

void SetRounding(Change& c, const Decimal& step, RoundingMode mode) {
  c.policy.score_places = kFinePlaces;
  c.reading = {Reading::Kind::kRounded, step, mode};
}
void WholePoints(Change& c) { c.policy.score_places = 0; }
void WholePointsDown(Change& c) { SetRounding(c, Decimal(1), RoundingMode::kDown); }
void HalfPoints(Change& c) { SetRounding(c, Decimal(5, 1), RoundingMode::kHalfUp); }
void OneDecimal(Change& c) { c.policy.score_places = 1; }
void OneDecimalDown(Change& c) { SetRounding(c, Decimal(1, 1), RoundingMode::kDown); }
void TwoDecimalsDown(Change& c) { SetRounding(c, Decimal(1, 2), RoundingMode::kDown); }
void RateWholePercent(Change& c) { c.policy.rate_places = 2; }
void RateTwoDecimals(Change& c) { c.policy.rate_places = 4; }
void RateExact(Change& c) { c.policy.rate_places.reset(); }

// --- Other readings of the row

Row RowOf(const Change& c, const Indicator& row) {
  return RowOf(c.table.model, c.table.project, row);
}

// A row whose target is one figure, written anew with another sign.
void Rewrite(Indicator& row, std::string target) {
  row.target = std::move(target);
  row.symbol.reset();
  row.unit.reset();
  row.direction.reset();
}

bool IsEquality(Comparator comparator) {
  return comparator == Comparator::kEq || comparator == Comparator::kApprox;
}

// Less may be meant on a cost row, and of a rate or a duration without a sign; a count that was not
// reached is no limit kept.
bool MayBeUpper(const Threshold& target, RowKind kind) {
  if (kind == RowKind::kCost) return true;
  const Dimension dimension = target.unit().dimension();
  return IsEquality(target.comparator()) &&
         (dimension == Dimension::kShare || dimension == Dimension::kTime);
}
bool MayBeLower(const Threshold& target, RowKind kind) {
  return kind == RowKind::kCost ||
         !(IsEquality(target.comparator()) || IsLowerBound(target.comparator()));
}

void TakeAsLimit(Change& c, std::string_view sign, bool (*may_be)(const Threshold&, RowKind)) {
  for (Indicator& row : c.project.indicators) {
    const Row read = RowOf(c, row);
    const Threshold& target = read.target;
    if (target.kind() != ThresholdKind::kQuantity || target.number() == nullptr) continue;
    if (target.comparator() == Comparator::kNe || !may_be(target, read.kind)) continue;
    Rewrite(row, std::string(sign) + target.number()->ToString() + target.unit().name());
  }
}
void AsUpperLimit(Change& c) { TakeAsLimit(c, "≤", &MayBeUpper); }
void AsLowerLimit(Change& c) { TakeAsLimit(c, "≥", &MayBeLower); }

bool IsShare(const Threshold& reading) {
  return reading.kind() == ThresholdKind::kQuantity &&
         reading.unit().dimension() == Dimension::kShare;
}

// Where the row speaks of a share at all, it is held against 100 %.
void PercentOfWeight(Change& c) {
  for (Indicator& row : c.project.indicators) {
    const Row read = RowOf(c, row);
    if (IsShare(read.target) || IsShare(read.actual.reading())) Rewrite(row, "≥100%");
  }
}

void Uncapped(Change& c) { c.reading.kind = Reading::Kind::kCompletion; }
void OpeningBudget(Change& c) {
  if (c.project.budget.total) c.project.budget.adjusted.reset();
}

// --- The table

struct Entry {
  std::string_view name;
  Apply apply;
  std::string_view zh;
  std::string_view en;
};
constexpr auto kEntries = std::to_array<Entry>({
#define JIXIAO_KNOWN_RULE(name, apply, zh, en) {name, apply, zh, en},
#include "verify/known_rules.def"
#undef JIXIAO_KNOWN_RULE
});

// --- Reading the scores

std::optional<Decimal> RoundToStep(const Decimal& score, const Reading& reading) {
  const Exact steps = Exact(score) / reading.step;
  if (!steps.known()) return std::nullopt;
  const Result<Decimal> whole = steps.value().Round(0, reading.mode);
  const Result<Decimal> rounded = whole.ok() ? Multiply(*whole, reading.step) : whole;
  return rounded.ok() ? std::optional(*rounded) : std::nullopt;
}

std::optional<Decimal> Times(const std::optional<Decimal>& weight,
                             const std::optional<Decimal>& rate, int places) {
  if (!weight || !rate) return std::nullopt;
  const Exact product = Exact(*weight) * *rate;
  if (!product.known()) return std::nullopt;
  const Result<Decimal> rounded = product.value().Round(places, RoundingMode::kHalfUp);
  return rounded.ok() ? std::optional(*rounded) : std::nullopt;
}

/// What a reading needs beside the score.
struct Figures {
  std::optional<Decimal> weight;  ///< The table's.
  std::optional<Decimal> completion;
};

ScoreBounds Read(const ScoreBounds& score, const Figures& figures, const Reading& reading,
                 int places) {
  switch (reading.kind) {
    case Reading::Kind::kAsIs:
      return score;
    case Reading::Kind::kRounded:
      return {score.score ? RoundToStep(*score.score, reading) : std::nullopt, {}, {}};
    case Reading::Kind::kCompletion:
      // Up to 1 it is the ratio, a formula of the policy.
      if (!figures.completion || *figures.completion <= Decimal(1)) return {};
      return {Times(figures.weight, figures.completion, places), {}, {}};
  }
  return {};
}

std::optional<RuleScores> ScoresUnder(const Entry& entry, const Change& unchanged) {
  Change change = unchanged;
  entry.apply(change);
  const bool changes_nothing = change.policy == unchanged.policy &&
                               change.project == unchanged.project &&
                               change.reading.kind == Reading::Kind::kAsIs;
  if (changes_nothing) return std::nullopt;
  const Table& table = unchanged.table;
  const ProjectAssessment& base = table.assessment;
  const ProjectAssessment assessment =
      AssessProject(table.model, change.project, change.policy, Explain::kNo);
  RuleScores rule{entry.name, false, ScoresOf(assessment), {}};
  // The total of other readings of single scores is nobody's.
  if (change.reading.kind == Reading::Kind::kAsIs) rule.total = TotalOf(assessment);
  for (std::size_t i = 0; i < rule.scores.size(); ++i) {
    const Figures figures =
        i == 0 ? Figures{base.budget_execution.weight, base.budget_execution.rate}
               : Figures{base.rows[i - 1].outcome.weight, base.rows[i - 1].outcome.completion};
    rule.scores[i] = Read(rule.scores[i], figures, change.reading, table.policy.score_places);
  }
  return rule;
}

// What of a policy bears on a score or a total where every weight is stated.
Policy ScoringOf(const Policy& policy) {
  Policy scoring = policy;
  scoring.name.clear();
  scoring.title = scoring.description = {};
  scoring.taxonomy.reset();
  scoring.execution_reason_below.reset();
  scoring.alarm_points.reset();
  scoring.text_limits.clear();
  scoring.review.clear();
  return scoring;
}

std::vector<KnownRule> AllRules() {
  std::vector<KnownRule> rules;
  rules.reserve(kEntries.size() + Policies().size());
  for (const Entry& entry : kEntries) {
    rules.push_back({entry.name, {std::string(entry.zh), std::string(entry.en)}});
  }
  for (const Policy* policy : WaysOfScoring()) rules.push_back({policy->name, policy->title});
  return rules;
}

}  // namespace

bool ScoreAlike(const Policy& a, const Policy& b) { return ScoringOf(a) == ScoringOf(b); }

std::span<const Policy* const> WaysOfScoring() {
  static const std::vector<const Policy*> policies = [] {
    std::vector<const Policy*> ways;
    for (const Policy& policy : Policies()) {
      const bool is_new = std::none_of(ways.begin(), ways.end(), [&](const Policy* other) {
        return ScoreAlike(*other, policy);
      });
      if (is_new) ways.push_back(&policy);
    }
    return ways;
  }();
  return policies;
}

std::span<const KnownRule> KnownRules() {
  static const std::vector<KnownRule> rules = AllRules();
  return rules;
}

std::vector<ScoreBounds> ScoresOf(const ProjectAssessment& assessment) {
  const BudgetExecution& execution = assessment.budget_execution;
  std::vector<ScoreBounds> scores = {
      {execution.score, execution.score_lower, execution.score_upper}};
  for (const RowAssessment& row : assessment.rows) {
    scores.push_back({row.outcome.score, row.outcome.score_lower, row.outcome.score_upper});
  }
  return scores;
}

ScoreBounds TotalOf(const ProjectAssessment& assessment) {
  return {assessment.total, assessment.total_lower, assessment.total_upper};
}

std::vector<std::optional<Decimal>> ClaimsOf(const Project& project) {
  std::vector<std::optional<Decimal>> claims = {project.budget.score};
  for (const Indicator& row : project.indicators) claims.push_back(row.score);
  return claims;
}

Project WithWeights(const Project& project, const ProjectAssessment& assessment) {
  Project weighted = project;
  weighted.budget.weight = assessment.budget_execution.weight;
  for (std::size_t i = 0; i < weighted.indicators.size(); ++i) {
    weighted.indicators[i].weight = assessment.rows[i].outcome.weight;
  }
  return weighted;
}

void ForEachKnownRule(const Table& table, const std::function<void(const RuleScores&)>& visit) {
  const Change unchanged{table, table.policy, WithWeights(table.project, table.assessment), {}};
  for (const Entry& entry : kEntries) {
    const std::optional<RuleScores> rule = ScoresUnder(entry, unchanged);
    if (rule) visit(*rule);
  }
  for (const Policy* const policy : WaysOfScoring()) {
    if (ScoreAlike(*policy, table.policy)) continue;
    // The table's own weights: where it prints none, another policy shares out others.
    const ProjectAssessment assessment =
        AssessProject(table.model, table.project, *policy, Explain::kNo);
    visit({policy->name, true, ScoresOf(assessment), TotalOf(assessment)});
  }
}

}  // namespace jixiao
