// The one table of the sentences that explain a score. Does not compute: numbers come ready.
#include "evaluate/explain.h"

#include <array>
#include <cstddef>
#include <vector>

#include "base/text.h"

namespace jixiao {
namespace {

struct Entry {
  Phrase phrase;
  std::string_view zh;
  std::string_view en;
};

constexpr auto kPhrases = std::to_array<Entry>({
    {Phrase::kInputs, "目标“{0}”：T = {1}；实际“{2}”：A = {3}{4}。",
     "Target '{0}': T = {1}; actual '{2}': A = {3}{4}."},
    {Phrase::kDates, "目标“{0}”：期限 {1}；实际“{2}”：{3}。",
     "Target '{0}': due {1}; actual '{2}': {3}."},
    {Phrase::kTexts, "目标“{0}”；实际“{1}”。", "Target '{0}'; actual '{1}'."},
    {Phrase::kFirstReading, "实际完成值有两种理解。其一：",
     "The actual can be read in two ways. First:"},
    {Phrase::kSecondReading, "其二：", "Second:"},
    {Phrase::kMet, "A 符合目标，得满分 W。", "A meets the target: the full W."},
    {Phrase::kUnmet, "A 不符合目标。", "A does not meet the target."},
    {Phrase::kStraddles, "A 的可能取值有的符合目标、有的不符合，无法确定。",
     "Some of the values that A can mean meet the target and some do not: undetermined."},
    {Phrase::kOpenLimit, "A 等于不含本数的界限：状态为未达标，按 A÷T = 1 得满分。",
     "A equals the limit, which does not include itself: unmet, but A÷T = 1 scores the full W."},
    {Phrase::kRatio, "低于下限，按完成比例计分：W×A÷T。",
     "Below the lower limit, by the ratio: W×A÷T."},
    {Phrase::kGate, "低于下限：完成率 A÷T 低于 {0}% 不得分，否则 W×(A÷T−{1})÷(1−{1})。",
     "Below the lower limit: 0 where A÷T is under {0} %, else W×(A÷T−{1})÷(1−{1})."},
    {Phrase::kTargetOverActual, "超过上限：W×T÷A。", "Above the upper limit: W×T÷A."},
    {Phrase::kLinearInverse, "超过上限：W×(2−A÷T)，最低 0。",
     "Above the upper limit: W×(2−A÷T), not below 0."},
    {Phrase::kSymmetric, "按偏差计分：W×(1−|A−T|÷T)，最低 0。",
     "By the distance: W×(1−|A−T|÷T), not below 0."},
    {Phrase::kExact, "须与目标值相等，否则不得分。", "Only A = T scores; otherwise 0."},
    {Phrase::kAllOrNothing, "未达标不得分。", "Missed: 0."},
    {Phrase::kNearerEnd, "在区间之外，按较近的一端 {0} 计分：",
     "Outside the range, by the nearer end {0}: "},
    {Phrase::kZeroTarget, "目标值为 0，没有比例可算：符合得 W，否则得 0。",
     "The target is 0 and gives no ratio: W where met, else 0."},
    {Phrase::kNegativeTarget, "目标值为负且未达到，没有可用的计分公式，无法确定。",
     "The target is negative and missed, and no formula applies: undetermined."},
    {Phrase::kLimit, "限额 T = {0}。", "Limit T = {0}."},
    {Phrase::kAboveCap,
     "计算基数未知，但 A 已超过封顶额 {0}，未达标；限额不高于 {0}，故 W×T÷A 不高于上限。",
     "The base is not known, but A is above the cap {0}: unmet; the limit is at most {0}."},
    {Phrase::kOnTime, "按时完成，得满分 W。", "On time: the full W."},
    {Phrase::kLate, "未按时完成，不得分。", "Not on time: 0."},
    {Phrase::kLateByDays, "未按时完成，按逾期天数计分：W×(1−天数÷{0})，最低 0。",
     "Not on time, by the days: W×(1−days÷{0}), not below 0."},
    {Phrase::kDateStraddles, "实际日期可能在期限之前，也可能在期限之后，无法确定。",
     "The actual may lie before or after the due date: undetermined."},
    {Phrase::kAchieved, "已达成，得满分 W。", "Achieved: the full W."},
    {Phrase::kDegree, "{0}，达成度 {1}%：W×{1}÷100。", "{0}, degree {1} %: W×{1}÷100."},
    {Phrase::kBand, "{0}，没有填写达成度，得分在 W 的 {1}% 至 {2}% 之间，无法确定。",
     "{0}, without a degree: between {1} % and {2} % of W, undetermined."},
    {Phrase::kBandPoint, "{0}，没有填写达成度，按政策取区间 {1}% 至 {2}% 的{3}。",
     "{0}, without a degree: by the policy, the {3} of the band {1} % to {2} %."},
    {Phrase::kAbsent, "目标为不发生，实际没有发生，得满分 W。",
     "The target is absence, and nothing occurred: the full W."},
    {Phrase::kNotAbsent, "目标为不发生，实际发生了，不得分。",
     "The target is absence, and something occurred: 0."},
    {Phrase::kSteps, "满意度按档计分：{0}% 对应 {1} 分（满分 10 分），按 W÷10 折算。",
     "Satisfaction in steps: {0} % gives {1} points of 10, scaled by W÷10."},
    {Phrase::kAllOf, "共 {0} 项条件，须全部满足，W 平均分到各项。",
     "{0} conditions, all required; W is split evenly over them."},
    {Phrase::kAnyOf, "共 {0} 项条件，满足其一即可，取得分最高的一项。",
     "{0} conditions, any of them; the best one counts."},
    {Phrase::kPart, "［{0}］", "[{0}] "},
    {Phrase::kUndetermined, "无法确定：{0}。", "Undetermined: {0}."},
    {Phrase::kRateRounded, "{0} 按政策先四舍五入保留 {1} 位为 {2}。",
     "By the policy, {0} is first rounded half up to {1} places: {2}."},
    {Phrase::kDeductedByAssessor, "评定人扣 {0} 分。", "The assessor takes off {0} points."},
    {Phrase::kDeductedByPolicy, "超额完成，按政策扣 {0} 分，扣至 0 分为止。",
     "Over-completed: the policy takes off {0} points, not below 0."},
    {Phrase::kScore, "得分 = {0} {1}，四舍五入保留 {2} 位为 {3}。",
     "Score = {0} {1}, rounded half up to {2} places: {3}."},
    {Phrase::kScoreBounds, "得分下限 = {0} = {1}，上限 = {2} = {3}（四舍五入保留 {4} 位）。",
     "Score at least {0} = {1}, at most {2} = {3} (rounded half up to {4} places)."},
    {Phrase::kCappedAtWeight, "舍入后高于分值，按分值计。",
     "Rounding went above the weight, so the weight counts."},
    {Phrase::kNoWeight, "没有分值，不计分。", "There is no weight, so there is no score."},
    {Phrase::kNotApplicable, "本行不适用，不参与计分。",
     "The row is not applicable and is not scored."},
    {Phrase::kByStandard, "按本行的评分标准“{0}”；实际“{1}”。",
     "By the row's own standard '{0}'; actual '{1}'."},
});

const Entry& Find(Phrase phrase) {
  const auto index = static_cast<std::size_t>(phrase);
  return kPhrases[index];
}

constexpr bool IsInOrder() {
  for (std::size_t i = 0; i < kPhrases.size(); ++i) {
    if (kPhrases[i].phrase != static_cast<Phrase>(i)) return false;
  }
  return true;
}
static_assert(IsInOrder(), "one entry for each phrase, in the order of the enum");

}  // namespace

LocalizedText Say(Phrase phrase, std::initializer_list<LocalizedText> arguments) {
  std::vector<std::string_view> zh;
  std::vector<std::string_view> en;
  for (const LocalizedText& argument : arguments) {
    zh.push_back(argument.zh);
    en.push_back(argument.en);
  }
  const Entry& entry = Find(phrase);
  return {FillMessage(entry.zh, zh), FillMessage(entry.en, en)};
}

LocalizedText Both(const std::string& text) { return {text, text}; }

void Append(LocalizedText& text, const LocalizedText& sentence) {
  text.zh += sentence.zh;
  // Chinese sentences end in a full-width stop; English ones need a space between them.
  if (!text.en.empty() && text.en.back() != ' ' && !sentence.en.empty()) text.en += ' ';
  text.en += sentence.en;
}

std::string Figure(const Rational& value) {
  std::string text = value.ToString();
  const std::size_t slash = text.find('/');
  if (slash != std::string::npos)
    text = "(" + text.replace(slash, 1, "÷") + ")";
  else if (text.front() == '-')
    text = "(" + text + ")";
  return text;
}

std::string Result6(const Rational& value) {
  const Result<Decimal> exact = value.ToDecimal();
  if (exact.ok() && exact->scale() <= 6) return "= " + exact->ToString();
  const Result<Decimal> near = value.Round(6, RoundingMode::kHalfUp);
  return "≈ " + (near.ok() ? near->ToString() : value.ToString());
}

}  // namespace jixiao
