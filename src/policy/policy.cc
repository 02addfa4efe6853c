// The built-in policies, the names of their options, and the check of a policy. Does not score
// anything: rules are applied in `evaluate` and `assess`, by what the data here says.
#include "jixiao/policy.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <utility>

#include "taxonomy/level_name.h"

namespace jixiao {
namespace {

// The names of a policy file, in the order of the enumerators.
template <typename Option>
constexpr auto kNames = nullptr;
template <>
constexpr auto kNames<LowerBoundRule> = std::to_array<std::string_view>({"ratio", "gate",
                                                                         "all_or_nothing"});
template <>
constexpr auto kNames<UpperBoundRule> =
    std::to_array<std::string_view>({"target_over_actual", "linear_inverse", "all_or_nothing"});
template <>
constexpr auto kNames<EqualRule> = std::to_array<std::string_view>({"directional", "symmetric",
                                                                    "exact"});
template <>
constexpr auto kNames<DeadlineRule> = std::to_array<std::string_view>({"all_or_nothing", "days"});
template <>
constexpr auto kNames<BandPoint> = std::to_array<std::string_view>({"none", "middle", "top"});
template <>
constexpr auto kNames<ExecutionRule> = std::to_array<std::string_view>({"linear", "steps"});
template <>
constexpr auto kNames<ZeroOverZero> = std::to_array<std::string_view>({"undetermined", "full",
                                                                       "zero"});
template <>
constexpr auto kNames<PartUnits> = std::to_array<std::string_view>({"ask", "begun", "whole",
                                                                    "proportional"});
template <>
constexpr auto kNames<BandEnds> = std::to_array<std::string_view>({"ask", "better", "worse"});
template <>
constexpr auto kNames<UnreadStandard> = std::to_array<std::string_view>({"undetermined", "policy"});
template <>
constexpr auto kNames<DepartmentScore> = std::to_array<std::string_view>({"none", "compare",
                                                                          "total"});
template <>
constexpr auto kNames<SatisfactionRule> = std::to_array<std::string_view>({"ratio", "steps"});

Policy Mof2020() {
  Policy policy;
  policy.name = "mof-2020";
  policy.title = {"财政部 2020 年口径", "Ministry of Finance, 2020"};
  policy.description = {
      "默认。执行率 10、产出 50、效益 30、满意度 10，成本列在产出之下；权重、分档和等级依财政部"
      "《项目支出绩效评价管理办法》（财预〔2020〕10号）。成本类上限指标超出时的计分公式全国没有统一"
      "规"
      "定，这里取目标值÷实际值。",
      "The default. Execution 10, output 50, benefit 30, satisfaction 10, cost under output; "
      "weights, bands and grades follow the Ministry of Finance's measures of 2020 (Caiyu [2020] "
      "No. 10). No national rule says how a passed upper limit scores; target over actual is "
      "used."};
  return policy;
}

Policy Mof2021() {
  Policy policy = Mof2020();
  policy.name = "mof-2021";
  policy.title = {"2021 年指标体系", "Taxonomy of 2021"};
  policy.description = {
      "实践口径，非全国统一规定：成本为一级指标，执行率 10、成本 20、产出 40、效益 20、满意度 "
      "10（无成本"
      "指标时产出 50、效益 30）；未达下限的完成率低于 60% 不得分，满意度按档计分。",
      "Practice seen, not a national rule: cost is a first level; execution 10, cost 20, output "
      "40, benefit 20, satisfaction 10 (without cost: output 50, benefit 30); below a lower limit, "
      "a rate under 60 % scores nothing; satisfaction is scored in steps."};
  policy.weights = {.execution = Decimal(10),
                    .cost = Decimal(20),
                    .output = Decimal(40),
                    .benefit = Decimal(20),
                    .satisfaction = Decimal(10)};
  policy.weights_without_cost = WeightProfile{};
  policy.lower_bound = LowerBoundRule::kGate;
  policy.satisfaction = SatisfactionRule::kSteps;
  return policy;
}

Policy Hubei() {
  Policy policy = Mof2020();
  policy.name = "hubei";
  policy.title = {"湖北做法", "Hubei practice"};
  policy.description = {
      "实践口径，非全国统一规定：执行率 20、产出 40、效益与满意度合计 40；部分达成以 50% 为下限。",
      "Practice seen, not a national rule: execution 20, output 40, benefit and satisfaction 40 "
      "together; partly achieved starts at 50 %."};
  policy.weights = {.execution = Decimal(20),
                    .cost = std::nullopt,
                    .output = Decimal(40),
                    .benefit = Decimal(40),
                    .satisfaction = std::nullopt};
  policy.partly_from = Decimal(50);
  return policy;
}

Policy Jiangxi() {
  Policy policy = Mof2020();
  policy.name = "jiangxi";
  policy.title = {"江西做法", "Jiangxi practice"};
  policy.description = {
      "实践口径，非全国统一规定：权重同 mof-2020，预算执行率按档计分（100% 得 10 分，80% 以上得 7 "
      "分，"
      "60% 以上得 5 分，否则不得分，按分值折算）。",
      "Practice seen, not a national rule: weights as mof-2020; budget execution is scored in "
      "steps (100 %: 10, from 80 %: 7, from 60 %: 5, else 0, scaled to the weight)."};
  policy.execution = ExecutionRule::kSteps;
  return policy;
}

Policy HunanDepartment() {
  Policy policy = Mof2020();
  policy.name = "hunan-department";
  policy.title = {"湖南部门整体支出自评", "Hunan department tables"};
  policy.description = {
      "实践口径，见于湖南市县公开的部门整体支出绩效自评表，非全国统一规定：一级指标为产出、效益、"
      "满意度，分值注在名称之后，没有注明时同 mof-2020；评分规则同 mof-2020。",
      "Practice seen in published tables of cities and counties of Hunan, not a national rule: "
      "output, benefit and satisfaction, with their weights behind the names; where none stand "
      "there, weights and rules are those of mof-2020."};
  policy.taxonomy = *FindTaxonomy("hunan-department");
  return policy;
}

Policy Sichuan() {
  Policy policy = Mof2020();
  policy.name = "sichuan";
  policy.title = {"四川项目支出自评", "Sichuan project tables"};
  policy.description = {
      "实践口径，见于四川县级公开的项目支出绩效自评表，非全国统一规定：执行率 10、各行指标 90；"
      "执行率低于 90% 须说明原因，原因不超过 100 字；评分规则同 mof-2020。",
      "Practice seen in a published table of a county of Sichuan, not a national rule: execution "
      "10, rows 90; below an execution rate of 90 % a reason is due, of at most 100 characters; "
      "rows are scored as under mof-2020."};
  policy.execution_reason_below = Decimal(90);
  policy.text_limits = {{"execution_reason", 100}};
  return policy;
}

const std::array<Policy, 6>& BuiltIn() {
  static const std::array<Policy, 6> policies = {Mof2020(), Mof2021(),         Hubei(),
                                                 Jiangxi(), HunanDepartment(), Sichuan()};
  return policies;
}

// ---------------------------------------------------------------------------- the check

LocalizedText NotNegative() { return {"不能为负数", "must not be negative"}; }
LocalizedText Percentage() {
  return {"应在 0 到 100 之间（百分数）", "must be a percentage from 0 to 100"};
}
LocalizedText Descending() {
  return {"应从高到低排列，不得重复", "must descend, without repetition"};
}

class Check {
 public:
  explicit Check(std::vector<FieldFault>& faults) : faults_(faults) {}

  void Add(FieldFault fault) { faults_.push_back(std::move(fault)); }

  void Require(bool holds, std::string field, const LocalizedText& message) {
    if (!holds) faults_.push_back({std::move(field), message});
  }
  void RequireWithin(const Decimal& value, const Decimal& least, const Decimal& most,
                     std::string field, const LocalizedText& message) {
    Require(least <= value && value <= most, std::move(field), message);
  }
  template <typename Option>
  void RequireOption(Option option, const std::string& field) {
    Require(OptionName(option) != "unknown", field,
            {"不是可用的选项", "is not one of the options"});
  }

 private:
  std::vector<FieldFault>& faults_;
};

void CheckProfile(Check& check, const WeightProfile& profile, const std::string& field) {
  const std::array<std::pair<const char*, Decimal>, 5> members = {{
      {"execution", profile.execution},
      {"cost", profile.cost.value_or(Decimal(0))},
      {"output", profile.output},
      {"benefit", profile.benefit},
      {"satisfaction", profile.satisfaction.value_or(Decimal(0))},
  }};
  Decimal sum;
  bool fits = true;
  for (const auto& [name, weight] : members) {
    check.Require(weight.sign() >= 0, field + "." + name, NotNegative());
    const Result<Decimal> next = Add(sum, weight);
    fits = fits && next.ok();
    if (fits) sum = *next;
  }
  const std::string total = fits ? sum.Trimmed().ToString() : "?";
  check.Require(fits && sum == Decimal(100), field,
                {"各项权重之和应为 100，现为 " + total,
                 "the weights must add up to 100; they add up to " + total});
}

void CheckSteps(Check& check, const std::vector<Step>& steps, const std::string& field) {
  check.Require(!steps.empty(), field, {"至少需要一档", "needs at least one step"});
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::string item = field + "[" + std::to_string(i) + "]";
    check.RequireWithin(steps[i].at_least, Decimal(0), Decimal(100), item + ".at_least",
                        Percentage());
    check.RequireWithin(steps[i].points, Decimal(0), Decimal(10), item + ".points",
                        {"应在 0 到 10 之间", "must be from 0 to 10"});
    if (i == 0) continue;
    check.Require(steps[i].at_least < steps[i - 1].at_least, item + ".at_least", Descending());
    // A higher share must never score less.
    check.Require(steps[i].points <= steps[i - 1].points, item + ".points",
                  {"得分不能高于上一档", "must not be above the step before"});
  }
}

void CheckOverCompletion(Check& check, const Policy& policy) {
  const auto& points = policy.over_completion_points;
  const auto& share = policy.over_completion_share;
  const bool flags = policy.over_completion_factor.has_value();
  const LocalizedText never = {"over_completion_factor 为空，永远不会扣分",
                               "nothing is ever taken off: over_completion_factor is null"};
  if (points) {
    check.Require(points->sign() > 0 && *points <= Decimal(100), "over_completion_points",
                  {"应大于 0 且不超过 100", "must be above 0 and at most 100"});
    check.Require(flags, "over_completion_points", never);
  }
  if (!share) return;
  check.Require(share->sign() > 0 && *share <= Decimal(100), "over_completion_share",
                {"应大于 0 且不超过 100（百分数）", "must be a percentage above 0"});
  check.Require(flags, "over_completion_share", never);
  check.Require(!points, "over_completion_share",
                {"与 over_completion_points 只能填一个", "excludes over_completion_points"});
}

void CheckTotalCaps(Check& check, const std::vector<TotalCap>& caps) {
  for (std::size_t i = 0; i < caps.size(); ++i) {
    const std::string item = "total_caps[" + std::to_string(i) + "]";
    check.Require(caps[i].below.sign() > 0 && caps[i].below <= Decimal(100), item + ".below",
                  {"应大于 0 且不超过 100（百分数）", "must be a percentage above 0"});
    check.Require(caps[i].at_most.sign() >= 0 && caps[i].at_most < Decimal(100), item + ".at_most",
                  {"应不小于 0 且小于 100，否则不起作用",
                   "must be from 0 to below 100, or it limits nothing"});
    if (i == 0) continue;
    check.Require(caps[i].below < caps[i - 1].below, item + ".below", Descending());
    // Whoever spends less must never be allowed more.
    check.Require(caps[i].at_most < caps[i - 1].at_most, item + ".at_most",
                  {"应低于上一档，否则不起作用", "must be below the limit before"});
  }
}

void CheckEitherOr(Check& check, const std::vector<EitherOr>& groups) {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::string item = "either_or[" + std::to_string(i) + "].indicators";
    check.Require(groups[i].indicators.size() >= 2, item,
                  {"至少需要两个指标", "needs at least two indicators"});
    for (const std::string& name : groups[i].indicators) {
      check.Require(!name.empty(), item, {"指标名称不能为空", "a name must not be empty"});
      check.Require(seen.insert(name).second, item,
                    {"“" + name + "”重复出现，一个指标只能属于一组",
                     "'" + name + "' is repeated; an indicator is in one group alone"});
    }
  }
}

void CheckTaxonomy(Check& check, const Policy& policy) {
  if (!policy.taxonomy) return;
  for (FieldFault fault : Validate(*policy.taxonomy)) {
    fault.field = "taxonomy." + fault.field;
    check.Add(std::move(fault));
  }
  const Taxonomy* const built_in = FindTaxonomy(policy.taxonomy->name);
  check.Require(built_in == nullptr || *built_in == *policy.taxonomy, "taxonomy.name",
                {"是内置指标体系的名称，而内容与其不同；请改用其他名称",
                 "is that of a built-in taxonomy whose levels differ; choose another name"});
}

constexpr auto kTextFields = std::to_array<std::string_view>(
    {"name", "goal", "level3", "description", "target", "actual", "reason", "execution_reason"});

void CheckTextLimits(Check& check, const std::vector<TextLimit>& limits) {
  std::set<std::string_view> seen;
  for (const TextLimit& limit : limits) {
    const std::string field = "text_limits." + limit.field;
    check.Require(
        std::find(kTextFields.begin(), kTextFields.end(), limit.field) != kTextFields.end(), field,
        {"不是可以限制长度的文字", "is no text that may have a limit"});
    check.Require(limit.at_most >= 1, field, {"应至少为 1", "must be at least 1"});
    check.Require(seen.insert(limit.field).second, field, {"重复出现", "is repeated"});
  }
}

void CheckGrades(Check& check, const std::vector<Grade>& grades) {
  check.Require(!grades.empty(), "grades", {"至少需要一个等级", "needs at least one grade"});
  for (std::size_t i = 0; i < grades.size(); ++i) {
    const std::string item = "grades[" + std::to_string(i) + "]";
    check.Require(!grades[i].name.empty(), item + ".name", {"不能为空", "must not be empty"});
    check.RequireWithin(grades[i].at_least, Decimal(0), Decimal(100), item + ".at_least",
                        {"应在 0 到 100 之间", "must be from 0 to 100"});
    if (i == 0) continue;
    check.Require(grades[i].at_least < grades[i - 1].at_least, item + ".at_least", Descending());
  }
  if (grades.empty()) return;
  check.Require(grades.back().at_least.is_zero(), "grades",
                {"最低一级应从 0 开始", "the lowest grade must start at 0"});
}

}  // namespace

template <typename Option>
std::string_view OptionName(Option option) {
  const auto index = static_cast<std::size_t>(option);
  return index < kNames<Option>.size() ? kNames<Option>[index] : "unknown";
}

template <typename Option>
std::optional<Option> ParseOption(std::string_view name) {
  const auto& names = kNames<Option>;
  const auto* const at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return std::nullopt;
  return static_cast<Option>(at - names.begin());
}

template <typename Option>
std::span<const std::string_view> OptionNames() {
  return kNames<Option>;
}

#define JIXIAO_OPTION(Option)                                                \
  template std::string_view OptionName<Option>(Option);                      \
  template std::optional<Option> ParseOption<Option>(std::string_view name); \
  template std::span<const std::string_view> OptionNames<Option>();
JIXIAO_OPTION(LowerBoundRule)
JIXIAO_OPTION(UpperBoundRule)
JIXIAO_OPTION(EqualRule)
JIXIAO_OPTION(DeadlineRule)
JIXIAO_OPTION(BandPoint)
JIXIAO_OPTION(ExecutionRule)
JIXIAO_OPTION(ZeroOverZero)
JIXIAO_OPTION(SatisfactionRule)
JIXIAO_OPTION(PartUnits)
JIXIAO_OPTION(BandEnds)
JIXIAO_OPTION(UnreadStandard)
JIXIAO_OPTION(DepartmentScore)
#undef JIXIAO_OPTION

std::span<const std::string_view> TextFields() { return kTextFields; }

std::span<const Policy> Policies() { return BuiltIn(); }

const Policy* FindPolicy(std::string_view name) {
  for (const Policy& policy : BuiltIn()) {
    if (policy.name == name) return &policy;
  }
  return nullptr;
}

const Policy& DefaultPolicy() { return BuiltIn().front(); }

namespace {

constexpr auto kReviewRules = std::to_array<std::string_view>({
#define JIXIAO_REVIEW_RULE(number, Rule, name, ...) name,
#include "jixiao/review_rules.def"
#undef JIXIAO_REVIEW_RULE
});

void CheckReview(Check& check, const std::vector<RuleGrade>& grades) {
  std::set<std::string_view> seen;
  for (const RuleGrade& grade : grades) {
    const std::string field = "review." + grade.rule;
    const bool known =
        std::find(kReviewRules.begin(), kReviewRules.end(), grade.rule) != kReviewRules.end();
    check.Require(known, field,
                  {"不是审核规则的代码，代码见 docs/review-rules.md",
                   "is no rule of the review; docs/review-rules.md lists them"});
    check.Require(seen.insert(grade.rule).second, field, {"重复出现", "is repeated"});
  }
}

}  // namespace

std::vector<FieldFault> Validate(const Policy& policy) {
  std::vector<FieldFault> faults;
  Check check(faults);
  check.Require(
      IsDataName(policy.name), "name",
      {"应由小写字母、数字和连字符组成", "must be lower-case letters, digits and hyphens"});
  // Results carry a policy's name: it must not stand for other rules.
  const Policy* const built_in = FindPolicy(policy.name);
  check.Require(built_in == nullptr || *built_in == policy, "name",
                {"是内置政策的名称，而内容与其不同；请改用其他名称",
                 "is that of a built-in policy whose rules differ; choose another name"});
  CheckProfile(check, policy.weights, "weights");
  if (policy.weights_without_cost) {
    CheckProfile(check, *policy.weights_without_cost, "weights_without_cost");
    check.Require(!policy.weights_without_cost->cost, "weights_without_cost.cost",
                  {"无成本指标时不应有成本权重", "must not be given: this profile is for no cost"});
  }
  CheckTaxonomy(check, policy);
  CheckEitherOr(check, policy.either_or);
  check.RequireOption(policy.lower_bound, "lower_bound");
  check.Require(Decimal(0) <= policy.gate_rate && policy.gate_rate < Decimal(100), "gate_rate",
                {"应不小于 0 且小于 100（百分数）", "must be a percentage from 0 to below 100"});
  check.RequireOption(policy.upper_bound, "upper_bound");
  check.RequireOption(policy.equal, "equal");
  check.RequireOption(policy.deadline, "deadline");
  check.Require(policy.deadline_days >= 1, "deadline_days", {"应至少为 1", "must be at least 1"});
  check.RequireWithin(policy.partly_from, Decimal(0), Decimal(100), "partly_from", Percentage());
  check.RequireWithin(policy.achieved_from, Decimal(0), Decimal(100), "achieved_from",
                      Percentage());
  check.Require(policy.partly_from < policy.achieved_from, "achieved_from",
                {"应大于 partly_from", "must be above partly_from"});
  check.RequireOption(policy.band_point, "band_point");
  check.Require(!policy.over_completion_factor || *policy.over_completion_factor > Decimal(1),
                "over_completion_factor", {"应大于 1", "must be above 1"});
  CheckOverCompletion(check, policy);
  check.Require(!policy.rate_places || (*policy.rate_places >= 2 && *policy.rate_places <= 6),
                "rate_places", {"应在 2 到 6 之间", "must be from 2 to 6"});
  check.RequireOption(policy.execution, "execution");
  CheckSteps(check, policy.execution_steps, "execution_steps");
  check.RequireOption(policy.zero_over_zero, "zero_over_zero");
  const auto& reason_below = policy.execution_reason_below;
  check.Require(!reason_below || (reason_below->sign() > 0 && *reason_below <= Decimal(100)),
                "execution_reason_below",
                {"应大于 0 且不超过 100（百分数）", "must be a percentage above 0"});
  CheckTotalCaps(check, policy.total_caps);
  check.RequireOption(policy.satisfaction, "satisfaction");
  check.RequireOption(policy.part_units, "part_units");
  check.RequireOption(policy.band_ends, "band_ends");
  check.RequireOption(policy.unread_standard, "unread_standard");
  CheckSteps(check, policy.satisfaction_steps, "satisfaction_steps");
  CheckGrades(check, policy.grades);
  check.Require(policy.score_places >= 0 && policy.score_places <= 6, "score_places",
                {"应在 0 到 6 之间", "must be from 0 to 6"});
  check.RequireOption(policy.department_score, "department_score");
  check.Require(!policy.alarm_points ||
                    (policy.alarm_points->sign() >= 0 && *policy.alarm_points < Decimal(100)),
                "alarm_points", {"应不小于 0 且小于 100", "must be from 0 to below 100"});
  CheckTextLimits(check, policy.text_limits);
  CheckReview(check, policy.review);
  return faults;
}

const Grade* GradeOf(const Policy& policy, const Decimal& total) {
  for (const Grade& grade : policy.grades) {
    if (total >= grade.at_least) return &grade;
  }
  return nullptr;
}

}  // namespace jixiao
