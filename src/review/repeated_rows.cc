// The same indicator on two rows of a project.
#include <map>
#include <string>

#include "review/rules.h"

namespace jixiao::review {
namespace {

// Descriptions that differ tell two indicators of one general name (完成率) apart.
bool SameDescription(const Row& a, const Row& b) {
  return a.description.empty() || b.description.empty() || a.description == b.description;
}

}  // namespace

void RowRepeated(const ProjectContext& project, Report& report) {
  std::map<std::string, const Row*> first;
  for (const Row& row : project.rows) {
    if (row.name.empty() || IsBlank(row.cells->target)) continue;
    const auto [entry, is_new] = first.emplace(row.name + '\n' + row.target_text, &row);
    if (!is_new && SameDescription(*entry->second, row)) {
      report.OfCell(row, ModelField::kLevel3, {std::to_string(entry->second->number)});
    }
  }
}

void RowContradicted(const ProjectContext& project, Report& report) {
  std::map<std::string, const Row*> first;
  for (const Row& row : project.rows) {
    if (row.name.empty() || IsBlank(row.cells->target)) continue;
    const auto [entry, is_new] =
        first.emplace(row.level2 + '\n' + row.name + '\n' + row.description, &row);
    const Row& other = *entry->second;
    if (is_new || other.target == row.target || other.target_text == row.target_text) continue;
    report.OfTarget(row, {std::to_string(other.number), row.cells->target, other.cells->target});
  }
}

}  // namespace jixiao::review
