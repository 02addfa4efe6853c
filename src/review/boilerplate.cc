// Boilerplate: the same target text on three or more rows of a project, other than a share (every
// other row of a good table may say ≥95%).
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "review/rules.h"

namespace jixiao::review {

void Boilerplate(const ProjectContext& project, Report& report) {
  constexpr std::size_t kLeastRows = 3;
  std::map<std::string, std::vector<const Row*>> rows_of;
  for (const Row& row : project.rows) {
    const bool counts = row.measure != Measure::kShare && !IsBlank(row.cells->target) &&
                        row.target.kind() != ThresholdKind::kInvalid;
    if (counts) rows_of[row.target_text].push_back(&row);
  }
  for (const auto& [text, rows] : rows_of) {
    if (rows.size() < kLeastRows) continue;
    std::string numbers;
    for (const Row* row : rows) {
      numbers += (numbers.empty() ? "" : ", ") + std::to_string(row->number);
    }
    report.OfTarget(*rows.front(),
                    {rows.front()->cells->target, std::to_string(rows.size()), numbers});
  }
}

}  // namespace jixiao::review
