// The direction column (指标方向性) against the sign.
#include <string>

#include "review/rules.h"

namespace jixiao::review {

void DirectionClash(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    const auto direction = ParseRowDirection(row.cells->direction.value_or(""));
    if (!direction || row.target.kind() != ThresholdKind::kQuantity) continue;
    const Comparator comparator = row.target.comparator();
    const bool is_floor = comparator == Comparator::kGe || comparator == Comparator::kGt;
    const bool is_ceiling = comparator == Comparator::kLe || comparator == Comparator::kLt;
    if (*direction == RowDirection::kInverse ? is_floor : is_ceiling) {
      report.OfCell(row, ModelField::kDirection,
                    {std::string(ComparatorSign(comparator)), *row.cells->direction});
    }
  }
}

void DirectionUnknown(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    const std::string direction = row.cells->direction.value_or("");
    if (!IsBlank(direction) && !ParseRowDirection(direction)) {
      report.OfCell(row, ModelField::kDirection, {direction});
    }
  }
}

}  // namespace jixiao::review
