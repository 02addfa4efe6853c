// The description explains the name of its own row.
#include <cstddef>
#include <map>
#include <string>

#include "review/rules.h"
#include "review/words.h"

namespace jixiao::review {

void DescriptionOtherMeasure(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    const bool is_other = row.name.find("满意") != std::string::npos && !row.description.empty() &&
                          ContainsAny(row.description, "比例 占比 比重 率") &&
                          !ContainsAny(row.description, kSatisfactionWords);
    if (is_other) report.OfCell(row, ModelField::kDescription, {row.cells->description});
  }
}

void DescriptionOfOtherRow(const ProjectContext& project, Report& report) {
  // Shorter names (费用) may well stand in another row's description.
  constexpr std::size_t kLeastBytes = 12;
  std::map<std::string, std::uint32_t> names;
  for (const Row& row : project.rows) {
    if (row.name.size() >= kLeastBytes) names.emplace(row.name, row.number);
  }
  for (const Row& row : project.rows) {
    const auto other = names.find(row.description);
    if (other == names.end() || row.description == row.name) continue;
    report.OfCell(row, ModelField::kDescription,
                  {row.cells->description, std::to_string(other->second)});
  }
}

}  // namespace jixiao::review
