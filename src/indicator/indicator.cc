// The hierarchy's names: first levels with their aliases, kinds of rows, directions, and the
// context in which a row's cells are read. Refuses to judge: a name that no table holds stays
// unknown, and says so.
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/fold.h"
#include "base/text.h"
#include "jixiao/model.hpp"

namespace jixiao {
namespace {

template <typename Value>
struct Named {
  std::string_view name;
  Value value;
};

// Without the suffix 指标. Both taxonomies: cost stands under output in the classic one and is a
// first level of its own since 2021.
constexpr auto kFirstLevels = std::to_array<Named<FirstLevel>>({
    {"产出", FirstLevel::kOutput},
    {"项目产出", FirstLevel::kOutput},
    {"预期产出", FirstLevel::kOutput},
    {"项目完成", FirstLevel::kOutput},
    {"效益", FirstLevel::kBenefit},
    {"效果", FirstLevel::kBenefit},
    {"项目效益", FirstLevel::kBenefit},
    {"项目效果", FirstLevel::kBenefit},
    {"预期效益", FirstLevel::kBenefit},
    {"预期效果", FirstLevel::kBenefit},
    {"满意度", FirstLevel::kSatisfaction},
    {"服务对象满意度", FirstLevel::kSatisfaction},
    {"社会公众或服务对象满意度", FirstLevel::kSatisfaction},
    {"社会公众满意度", FirstLevel::kSatisfaction},
    {"受益对象满意度", FirstLevel::kSatisfaction},
    {"成本", FirstLevel::kCost},
    {"项目成本", FirstLevel::kCost},
});

constexpr auto kDirections = std::to_array<Named<RowDirection>>({
    {"正向", RowDirection::kPositive},
    {"正", RowDirection::kPositive},
    {"positive", RowDirection::kPositive},
    {"反向", RowDirection::kInverse},
    {"逆向", RowDirection::kInverse},
    {"负向", RowDirection::kInverse},
    {"反", RowDirection::kInverse},
    {"inverse", RowDirection::kInverse},
});

template <typename Table>
auto Find(const Table& table, std::string_view name)
    -> const std::remove_cvref_t<decltype(table[0])>* {
  for (const auto& entry : table) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

bool DropSuffix(std::string& name, std::string_view suffix) {
  if (name.size() <= suffix.size() || !name.ends_with(suffix)) return false;
  name.resize(name.size() - suffix.size());
  return true;
}

// 产出指标（50分）: some forms print the level's weight behind its name.
void DropBracket(std::string& name) {
  const std::size_t at = name.rfind('(');
  if (name.ends_with(')') && at != std::string::npos && at > 0) name.resize(at);
}

// Folding drops the spaces and line breaks that fall inside published names ("社会效益指 标").
std::string LevelName(std::string_view text) {
  std::string name = ToUtf8(FoldedText(text).symbols());
  DropBracket(name);
  if (!DropSuffix(name, "类指标")) DropSuffix(name, "指标");
  return name;
}

RowKind KindOfFirstLevel(FirstLevel level) {
  switch (level) {
    case FirstLevel::kBenefit:
      return RowKind::kBenefit;
    case FirstLevel::kSatisfaction:
      return RowKind::kSatisfaction;
    case FirstLevel::kCost:
      return RowKind::kCost;
    case FirstLevel::kOutput:
    case FirstLevel::kUnknown:
      break;
  }
  return RowKind::kUnknown;
}

}  // namespace

std::string_view FirstLevelName(FirstLevel level) {
  constexpr std::array<std::string_view, 5> kNames = {"unknown", "output", "benefit",
                                                      "satisfaction", "cost"};
  const auto index = static_cast<std::size_t>(level);
  return index < kNames.size() ? kNames[index] : kNames[0];
}

FirstLevel ParseFirstLevel(std::string_view name) {
  const auto* const entry = Find(kFirstLevels, LevelName(name));
  return entry != nullptr ? entry->value : FirstLevel::kUnknown;
}

std::string_view RowDirectionName(RowDirection direction) {
  return direction == RowDirection::kInverse ? "inverse" : "positive";
}

std::optional<RowDirection> ParseRowDirection(std::string_view text) {
  const auto* const entry = Find(kDirections, LevelName(text));
  if (entry == nullptr) return std::nullopt;
  return entry->value;
}

RowKind RowKindOf(const Indicator& indicator) {
  const RowKind kind = ParseRowKind(indicator.level2);
  return kind != RowKind::kUnknown ? kind : KindOfFirstLevel(ParseFirstLevel(indicator.level1));
}

std::string_view BudgetLineKindName(BudgetLineKind kind) {
  constexpr std::array<std::string_view, 3> kNames = {"fiscal", "carried_over", "other"};
  const auto index = static_cast<std::size_t>(kind);
  return index < kNames.size() ? kNames[index] : "unknown";
}

ThresholdContext ContextOf(const Model& model, const Project& project, const Indicator& indicator) {
  return {.header_unit = project.budget.unit,
          .year = model.department.year.value_or(0),
          .row_kind = RowKindOf(indicator),
          .name = indicator.level3,
          .description = indicator.description};
}

Threshold TargetOf(const Indicator& indicator, const ThresholdContext& context) {
  const bool has_columns = HasText(indicator.symbol) || HasText(indicator.unit);
  if (!has_columns) return Threshold::Parse(indicator.target, context);
  return Threshold::ParseFields(indicator.symbol.value_or(""), indicator.target,
                                indicator.unit.value_or(""), context);
}

}  // namespace jixiao
