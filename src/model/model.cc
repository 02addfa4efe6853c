// The hierarchy: what kind of row an indicator is, and the context in which its cells are read.
// Refuses to judge.
#include "jixiao/model.hpp"

#include <array>
#include <cstddef>
#include <string_view>

#include "base/text.h"

namespace jixiao {
namespace {

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
