// Versions, and the stable names of enum values. Here the numbers of both sides are held together.
#include <array>

#include "internal.h"

namespace jixiao::capi {
namespace {

// The C enums are numbered by hand, as the C++ ones; a slip stops the build.
template <typename Enum>
constexpr bool Same(int c, Enum cxx) {
  return c == static_cast<int>(cxx);
}
// Those with 0 for "not stated".
template <typename Enum>
constexpr bool Shifted(int c, Enum cxx) {
  return c == static_cast<int>(cxx) + 1;
}
static_assert(Same(JIXIAO_INVALID_ARGUMENT, StatusCode::kInvalidArgument));
static_assert(Same(JIXIAO_INTERNAL, StatusCode::kInternal));
static_assert(Same(JIXIAO_ERROR, Severity::kError));
static_assert(Same(JIXIAO_ROUND_NEVER, RoundingMode::kNever));
static_assert(Same(JIXIAO_KIND_CAPPED_SHARE, ThresholdKind::kCappedShare));
static_assert(Same(JIXIAO_KIND_INVALID, ThresholdKind::kInvalid));
static_assert(Same(JIXIAO_LE, Comparator::kLe) && Same(JIXIAO_APPROX, Comparator::kApprox));
static_assert(Same(JIXIAO_DOWN, ChangeDirection::kDown) && Same(JIXIAO_ANY, Connective::kAny));
static_assert(Same(JIXIAO_TEXT_CLASS_YES_NO, TextClass::kYesNo));
static_assert(Same(JIXIAO_DIMENSION_MONEY, Dimension::kMoney));
static_assert(Same(JIXIAO_DIMENSION_OTHER, Dimension::kOther));
static_assert(Same(JIXIAO_ROW_SATISFACTION, RowKind::kSatisfaction));
static_assert(Same(JIXIAO_NUMBER_PROPORTION, Number::Form::kProportion));
static_assert(Same(JIXIAO_OUTCOME_NOT_APPLICABLE, OutcomeStatus::kNotApplicable));
static_assert(Same(JIXIAO_FIRST_LEVEL_COST, FirstLevel::kCost));
static_assert(Same(JIXIAO_BUDGET_OTHER, BudgetLineKind::kOther));
static_assert(Same(JIXIAO_ENGLISH, Language::kEnglish));
static_assert(Shifted(JIXIAO_ACHIEVEMENT_NOT_ACHIEVED, Achievement::kNotAchieved));
static_assert(Shifted(JIXIAO_DIRECTION_INVERSE, RowDirection::kInverse));
static_assert(Shifted(JIXIAO_RULE_CAPPED_SHARE, Rule::kCappedShare));
static_assert(Shifted(JIXIAO_RULE_ZERO_TARGET, Rule::kZeroTarget));

// The core's name of the value with a C number; 0 of a shifted enum has none.
template <auto Name, typename Enum>
std::string_view Named(std::int32_t value) {
  return Name(static_cast<Enum>(value));
}
template <auto Name, typename Enum>
std::string_view NamedIfStated(std::int32_t value) {
  return value == 0 ? std::string_view("") : Name(static_cast<Enum>(value - 1));
}

struct Enumeration {
  std::int32_t count;
  std::string_view (*name)(std::int32_t value);
};
// In the order of enum jixiao_enumeration.
constexpr std::array<Enumeration, 15> kEnumerations = {{
    {JIXIAO_INTERNAL + 1, &Named<StatusCodeName, StatusCode>},
    {JIXIAO_ERROR + 1, &Named<SeverityName, Severity>},
    {JIXIAO_KIND_INVALID + 1, &Named<ThresholdKindName, ThresholdKind>},
    {JIXIAO_APPROX + 1, &Named<ComparatorName, Comparator>},
    {JIXIAO_APPROX + 1, &Named<ComparatorSign, Comparator>},
    {JIXIAO_DIMENSION_OTHER + 1, &Named<DimensionName, Dimension>},
    {JIXIAO_TEXT_CLASS_YES_NO + 1, &Named<TextClassName, TextClass>},
    {kRowKinds, &Named<RowKindName, RowKind>},
    {kAchievements, &NamedIfStated<AchievementName, Achievement>},
    {JIXIAO_FIRST_LEVEL_COST + 1, &Named<FirstLevelName, FirstLevel>},
    {kDirections, &NamedIfStated<RowDirectionName, RowDirection>},
    {kBudgetLineKinds, &Named<BudgetLineKindName, BudgetLineKind>},
    {JIXIAO_OUTCOME_NOT_APPLICABLE + 1, &Named<OutcomeStatusName, OutcomeStatus>},
    {JIXIAO_RULE_ZERO_TARGET + 1, &NamedIfStated<RuleName, Rule>},
    {JIXIAO_LIGHT_BLUE + 1, &Named<LightName, Light>},
}};

}  // namespace
}  // namespace jixiao::capi

using namespace jixiao::capi;  // NOLINT

const char* jixiao_version(void) { return JIXIAO_VERSION; }

int32_t jixiao_abi_version(void) { return JIXIAO_ABI_VERSION; }

int32_t jixiao_enum_name(int32_t enumeration, int32_t value, jixiao_view* out,
                         jixiao_error** error) {
  const auto count = static_cast<std::int32_t>(kEnumerations.size());
  return Guard(error, Check().Enum(enumeration, count, "enumeration").Out(out), [&] {
    const Enumeration& of = kEnumerations[static_cast<size_t>(enumeration)];
    const Check check = Check().Enum(value, of.count, "value");
    if (check.ok()) *out = View(of.name(value));
    return check.status();
  });
}
