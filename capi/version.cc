// Versions, and the stable names of enum values.
#include <array>
#include <span>

#include "internal.h"

namespace jixiao::capi {
namespace {

// Names by number, from the tables that the enums of both languages are made of. Those that count
// from 1 have an empty name for 0, "not stated".
// clang-format off
#define JIXIAO_MEMBER(number, constant, name) name,
constexpr std::string_view kStatusNames[] = {
#include "jixiao/enums/status.def"
};
constexpr std::string_view kLanguageNames[] = {
#include "jixiao/enums/language.def"
};
constexpr std::string_view kLayoutNames[] = {
#include "jixiao/enums/layout.def"
};
constexpr std::string_view kSeverityNames[] = {
#include "jixiao/enums/severity.def"
};
constexpr std::string_view kSourceNames[] = {
#include "jixiao/enums/source.def"
};
constexpr std::string_view kRoundingNames[] = {
#include "jixiao/enums/rounding.def"
};
constexpr std::string_view kKindNames[] = {
#include "jixiao/enums/kind.def"
};
constexpr std::string_view kComparatorNames[] = {
#include "jixiao/enums/comparator.def"
};
constexpr std::string_view kChangeNames[] = {
#include "jixiao/enums/change.def"
};
constexpr std::string_view kConnectiveNames[] = {
#include "jixiao/enums/connective.def"
};
constexpr std::string_view kTextClassNames[] = {
#include "jixiao/enums/text_class.def"
};
constexpr std::string_view kDimensionNames[] = {
#include "jixiao/enums/dimension.def"
};
constexpr std::string_view kNumberFormNames[] = {
#include "jixiao/enums/number_form.def"
};
constexpr std::string_view kRowKindNames[] = {
#include "jixiao/enums/row_kind.def"
};
constexpr std::string_view kAchievementNames[] = {
    "",
#include "jixiao/enums/achievement.def"
};
constexpr std::string_view kDirectionNames[] = {
    "",
#include "jixiao/enums/direction.def"
};
constexpr std::string_view kOutcomeStatusNames[] = {
#include "jixiao/enums/outcome_status.def"
};
constexpr std::string_view kRuleNames[] = {
    "",
#include "jixiao/enums/rule.def"
};
constexpr std::string_view kBudgetLineKindNames[] = {
#include "jixiao/enums/budget_line_kind.def"
};
constexpr std::string_view kFirstLevelNames[] = {
#include "jixiao/enums/first_level.def"
};
constexpr std::string_view kTableKindNames[] = {
    "",
#include "jixiao/enums/table_kind.def"
};
constexpr std::string_view kScopeNames[] = {
#include "jixiao/enums/scope.def"
};
constexpr std::string_view kLightNames[] = {
#include "jixiao/enums/light.def"
};
constexpr std::string_view kStandardStateNames[] = {
#include "jixiao/enums/standard_state.def"
};
constexpr std::string_view kClauseKindNames[] = {
#include "jixiao/enums/clause_kind.def"
};
constexpr std::string_view kConditionKindNames[] = {
#include "jixiao/enums/condition_kind.def"
};
constexpr std::string_view kStandardRelationNames[] = {
#include "jixiao/enums/standard_relation.def"
};
constexpr std::string_view kPerDirectionNames[] = {
#include "jixiao/enums/per_direction.def"
};
constexpr std::string_view kBegunUnitsNames[] = {
    "",
#include "jixiao/enums/begun_units.def"
};
#undef JIXIAO_MEMBER
// clang-format on
constexpr std::string_view kComparatorSigns[] = {"≥", ">", "≤", "<", "=", "≠", "≈"};
static_assert(std::size(kComparatorSigns) == std::size(kComparatorNames));

struct Enumeration {
  std::int32_t number;
  std::span<const std::string_view> names;
};
constexpr auto kEnumerations = std::to_array<Enumeration>({
    {JIXIAO_ENUMERATION_STATUS, kStatusNames},
    {JIXIAO_ENUMERATION_LANGUAGE, kLanguageNames},
    {JIXIAO_ENUMERATION_LAYOUT, kLayoutNames},
    {JIXIAO_ENUMERATION_SEVERITY, kSeverityNames},
    {JIXIAO_ENUMERATION_SOURCE, kSourceNames},
    {JIXIAO_ENUMERATION_ROUNDING, kRoundingNames},
    {JIXIAO_ENUMERATION_KIND, kKindNames},
    {JIXIAO_ENUMERATION_COMPARATOR, kComparatorNames},
    {JIXIAO_ENUMERATION_COMPARATOR_SIGN, kComparatorSigns},
    {JIXIAO_ENUMERATION_CHANGE, kChangeNames},
    {JIXIAO_ENUMERATION_CONNECTIVE, kConnectiveNames},
    {JIXIAO_ENUMERATION_TEXT_CLASS, kTextClassNames},
    {JIXIAO_ENUMERATION_DIMENSION, kDimensionNames},
    {JIXIAO_ENUMERATION_NUMBER_FORM, kNumberFormNames},
    {JIXIAO_ENUMERATION_ROW_KIND, kRowKindNames},
    {JIXIAO_ENUMERATION_ACHIEVEMENT, kAchievementNames},
    {JIXIAO_ENUMERATION_DIRECTION, kDirectionNames},
    {JIXIAO_ENUMERATION_OUTCOME_STATUS, kOutcomeStatusNames},
    {JIXIAO_ENUMERATION_RULE, kRuleNames},
    {JIXIAO_ENUMERATION_BUDGET_LINE_KIND, kBudgetLineKindNames},
    {JIXIAO_ENUMERATION_FIRST_LEVEL, kFirstLevelNames},
    {JIXIAO_ENUMERATION_TABLE_KIND, kTableKindNames},
    {JIXIAO_ENUMERATION_SCOPE, kScopeNames},
    {JIXIAO_ENUMERATION_LIGHT, kLightNames},
    {JIXIAO_ENUMERATION_STANDARD_STATE, kStandardStateNames},
    {JIXIAO_ENUMERATION_CLAUSE_KIND, kClauseKindNames},
    {JIXIAO_ENUMERATION_CONDITION_KIND, kConditionKindNames},
    {JIXIAO_ENUMERATION_STANDARD_RELATION, kStandardRelationNames},
    {JIXIAO_ENUMERATION_PER_DIRECTION, kPerDirectionNames},
    {JIXIAO_ENUMERATION_BEGUN_UNITS, kBegunUnitsNames},
});
static_assert([] {
  for (std::size_t i = 0; i < kEnumerations.size(); ++i) {
    if (kEnumerations[i].number != static_cast<std::int32_t>(i)) return false;
  }
  return true;
}());

}  // namespace

std::int32_t CountOf(std::int32_t enumeration) noexcept {
  return static_cast<std::int32_t>(
      kEnumerations[static_cast<std::size_t>(enumeration)].names.size());
}

}  // namespace jixiao::capi

using namespace jixiao::capi;  // NOLINT

const char* jixiao_version(void) { return JIXIAO_VERSION; }

int32_t jixiao_abi_version(void) { return JIXIAO_ABI_VERSION; }

int32_t jixiao_enum_name(int32_t enumeration, int32_t value, jixiao_view* out,
                         jixiao_error** error) {
  return Guard(error, Check().Out(out), [&]() -> jixiao::Status {
    if (enumeration < 0 || static_cast<std::size_t>(enumeration) >= kEnumerations.size()) {
      return InvalidArgument("enumeration", "is not a value of its enum");
    }
    const Check check = Check().Enum(value, enumeration, "value");
    if (check.ok()) {
      *out = View(kEnumerations[static_cast<std::size_t>(enumeration)]
                      .names[static_cast<std::size_t>(value)]);
    }
    return check.status();
  });
}
