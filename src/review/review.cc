// The review of targets: runs every rule over every project. Does not hold a rule itself, and
// changes a model only by a suggestion that some rule was sure of.
#include "jixiao/review.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "base/watched_rows.h"
#include "review/context.h"
#include "review/report.h"
#include "review/rules.h"

namespace jixiao {
namespace {

using review::ProjectContext;
using review::Report;

constexpr auto kRules = std::to_array<ReviewRule>({
#define JIXIAO_REVIEW_RULE(number, Rule, name, group, severity, source, zh, en, reason_zh, \
                           reason_en, example)                                             \
  {                                                                                        \
      ReviewCode::k##Rule,                                                                 \
      name,                                                                                \
      FindingGroup::group,                                                                 \
      Severity::severity,                                                                  \
      source,                                                                              \
      zh,                                                                                  \
      en,                                                                                  \
      reason_zh,                                                                           \
      reason_en,                                                                           \
      example},
#include "jixiao/review_rules.def"
#undef JIXIAO_REVIEW_RULE
});

static_assert(std::is_sorted(kRules.begin(), kRules.end(),
                             [](const ReviewRule& a, const ReviewRule& b) {
                               return a.code < b.code;
                             }),
              "review_rules.def is in order of its numbers");

// In the order of kRules.
using Check = void (*)(const ProjectContext&, Report&);
constexpr auto kChecks = std::to_array<Check>({
#define JIXIAO_REVIEW_RULE(number, Rule, ...) review::Rule,
#include "jixiao/review_rules.def"
#undef JIXIAO_REVIEW_RULE
});

// What a policy leaves of the rules: none for a rule that is off.
using Severities = std::array<std::optional<Severity>, kRules.size()>;

Severities SeveritiesOf(const Policy& policy) {
  Severities severities;
  for (std::size_t i = 0; i < kRules.size(); ++i) {
    severities[i] = kRules[i].severity;
    for (const RuleGrade& grade : policy.review) {
      if (grade.rule == kRules[i].name) severities[i] = grade.severity;
    }
  }
  return severities;
}

void ReviewProject(const ProjectContext& project, const Severities& severities,
                   std::vector<Finding>& findings) {
  const auto first = static_cast<std::ptrdiff_t>(findings.size());
  for (std::size_t i = 0; i < kRules.size(); ++i) {
    if (!severities[i]) continue;
    Report report(kRules[i].code, *severities[i], project, findings);
    kChecks[i](project, report);
  }
  std::stable_sort(findings.begin() + first, findings.end(),
                   [](const Finding& a, const Finding& b) { return a.row < b.row; });
}

}  // namespace

std::string_view FindingGroupName(FindingGroup group) {
  constexpr std::array<std::string_view, 4> kNames = {"completeness", "relevance",
                                                      "appropriateness", "feasibility"};
  const auto index = static_cast<std::size_t>(group);
  return index < kNames.size() ? kNames[index] : "unknown";
}

std::string_view ModelFieldName(ModelField field) {
  constexpr std::array<std::string_view, 21> kNames = {
      "code",       "name",   "budget", "payment_plan", "goals",
      "indicators", "level1", "level2", "level3",       "description",
      "target",     "symbol", "unit",   "direction",    "basis",
      "weight",     "actual", "score",  "reason",       "execution_reason",
      "standard"};
  const auto index = static_cast<std::size_t>(field);
  return index < kNames.size() ? kNames[index] : "unknown";
}

std::span<const ReviewRule> ReviewRules() { return kRules; }

const ReviewRule& ReviewRuleOf(ReviewCode code) {
  const auto* const at = std::lower_bound(
      kRules.begin(), kRules.end(), code,
      [](const ReviewRule& rule, ReviewCode wanted) { return rule.code < wanted; });
  return at != kRules.end() && at->code == code ? *at : kRules.front();
}

std::string Finding::Message(Language language) const {
  const ReviewRule& rule = ReviewRuleOf(code);
  return FillMessage(language == Language::kEnglish ? rule.message_en : rule.message_zh, arguments);
}

std::vector<Finding> ReviewModel(const Model& model, const Policy& policy) {
  return ReviewModel(model, policy, Watch()).value();
}

Result<std::vector<Finding>> ReviewModel(const Model& model, const Policy& policy,
                                         const Watch& watch) {
  const review::ModelContext context(model);
  const Severities severities = SeveritiesOf(policy);
  std::vector<Finding> findings;
  WatchedRows rows(watch, RowCount(model));
  for (std::size_t i = 0; i < model.projects.size(); ++i) {
    ReviewProject(context.Project(model, i, policy), severities, findings);
    if (!rows.Add(model.projects[i].indicators.size())) return CancelledStatus();
  }
  return findings;
}

Model ApplySuggestions(const Model& model, std::span<const Finding> findings) {
  Model changed = model;
  for (const Finding& finding : findings) {
    if (!finding.suggestion || finding.project >= changed.projects.size()) continue;
    std::string* const cell =
        review::CellText(changed.projects[finding.project], finding.row, finding.suggestion->field);
    if (cell != nullptr && *cell == finding.suggestion->from) *cell = finding.suggestion->to;
  }
  return changed;
}

}  // namespace jixiao
