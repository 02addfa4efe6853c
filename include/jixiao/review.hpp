// The review of targets (绩效目标审核): what a finance bureau would send back.
//
//   for (const jixiao::Finding& finding : jixiao::ReviewModel(model)) {
//     puts(finding.Message(jixiao::Language::kEnglish).c_str());
//   }
//
// Every rule has a stable code, a group, a severity, messages and a reason: one row of
// review_rules.def. A policy can switch a rule off or grade it anew (Policy::review). A finding
// carries a correction only where the correction is sure.
#ifndef JIXIAO_REVIEW_HPP_
#define JIXIAO_REVIEW_HPP_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/diagnostic.hpp"
#include "jixiao/language.hpp"
#include "jixiao/model.hpp"
#include "jixiao/policy.hpp"
#include "jixiao/status.hpp"
#include "jixiao/text_span.hpp"
#include "jixiao/watch.hpp"

namespace jixiao {

/// The four questions of a review (财预〔2015〕88号).
enum class FindingGroup : std::int32_t {
  kCompleteness = 0,     ///< 完整性: is all there?
  kRelevance = 1,        ///< 相关性: the right indicators, in measurable words?
  kAppropriateness = 2,  ///< 适当性: do targets and money fit each other?
  kFeasibility = 3,      ///< 可行性: can the targets be met, and missed?
};
/// "completeness", "relevance", "appropriateness", "feasibility".
std::string_view FindingGroupName(FindingGroup group);

enum class ReviewCode : std::int32_t {
#define JIXIAO_REVIEW_RULE(number, Rule, ...) k##Rule = (number),
#include "jixiao/review_rules.def"
#undef JIXIAO_REVIEW_RULE
};

/// One rule. Texts live as long as the program.
struct ReviewRule {
  ReviewCode code;
  std::string_view name;  ///< Stable: "cost_at_least".
  FindingGroup group;
  Severity severity;  ///< Unless a policy grades it anew.
  std::string_view source;
  std::string_view message_zh, message_en;  ///< With {0}, {1} … for the arguments of a finding.
  std::string_view reason_zh, reason_en;    ///< Why it matters.
  std::string_view example;                 ///< A cell that the rule reports.
};

/// All rules, in the order of their numbers.
std::span<const ReviewRule> ReviewRules();
/// The rule of a code; of a number that is no code, the first rule.
const ReviewRule& ReviewRuleOf(ReviewCode code);

/// Where in a project a finding stands: the members of Project and Indicator.
enum class ModelField : std::int32_t {
  kCode = 0,
  kName = 1,
  kBudget = 2,
  kPaymentPlan = 3,
  kGoals = 4,
  kIndicators = 5,
  kLevel1 = 6,
  kLevel2 = 7,
  kLevel3 = 8,
  kDescription = 9,
  kTarget = 10,
  kSymbol = 11,
  kUnit = 12,
  kDirection = 13,
  kBasis = 14,
  kWeight = 15,
  kActual = 16,
  kScore = 17,
  kReason = 18,
  kBudgetReason = 19,
  kStandard = 20,
};
/// As the model's JSON names it: "code", "payment_plan", "level3", "target" …
std::string_view ModelFieldName(ModelField field);

/// A correction that is sure: the text of one cell of the finding's row.
struct Suggestion {
  ModelField field = ModelField::kTarget;
  std::string from;  ///< The whole cell as it stands.
  std::string to;    ///< The whole cell as it should stand.

  friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

struct Finding {
  ReviewCode code{};
  Severity severity{};         ///< By the policy that was used.
  std::size_t project = 0;     ///< Index in Model::projects.
  std::string project_code{};  ///< Its code as stated, perhaps empty.
  std::uint32_t row = 0;       ///< Counted from 1 within the project; 0: the project itself.
  ModelField field{};          ///< The cell.
  TextSpan span{};             ///< In the text of that cell; empty where the cell has no text.
  std::vector<std::string> arguments{};    ///< Fill {0}, {1} … of the message.
  std::optional<Suggestion> suggestion{};  ///< Only where sure.

  const ReviewRule& rule() const { return ReviewRuleOf(code); }
  /// The sentence for a person, arguments filled in.
  std::string Message(Language language) const;

  friend bool operator==(const Finding&, const Finding&) = default;
};

/// Holds every project against all rules that the policy leaves on. Findings come in the order of
/// projects, of rows (those of the project itself first) and of codes. Linear in the size of the
/// model up to sorting; depends on nothing but its arguments.
///
/// What the model says is reviewed, so published text and its JSON give the same findings: a date
/// missing from a payment plan is a finding of both. A questionable target is one finding, with
/// what the parser says of it.
std::vector<Finding> ReviewModel(const Model& model, const Policy& policy = DefaultPolicy());
/// The same, watched: `watch` is told after each project.
Result<std::vector<Finding>> ReviewModel(const Model& model, const Policy& policy,
                                         const Watch& watch);

/// A copy of the model with the suggestions of `findings` applied, in their order. One whose cell
/// no longer holds `from` is passed over: of two for one cell the first counts; review again.
Model ApplySuggestions(const Model& model, std::span<const Finding> findings);

}  // namespace jixiao

#endif  // JIXIAO_REVIEW_HPP_
