#include "records/keys.h"

#include <utility>

namespace jixiao::records {
namespace {

bool Fits(std::string_view a, std::string_view b) { return a.empty() || b.empty() || a == b; }

bool Fits(const KeyedProject& project, const RowKey& key) {
  return Fits(project.division, key.division) && Fits(project.year, key.year) &&
         Fits(project.department, key.department);
}

void Fill(std::string& known, std::string_view stated) {
  if (known.empty()) known = stated;
}

}  // namespace

RowKey KeyOf(const RowView& row, const Layout& layout) {
  const bool whole = layout.profile->whole_department;
  return {whole, row.Text(whole ? layout.department : layout.project), row.Text(layout.division),
          row.Text(layout.year), row.Text(layout.department)};
}

const std::vector<std::size_t>* Projects::WithCode(const RowKey& key) const {
  const auto& codes = by_code_[key.whole_department ? 1 : 0];
  const auto found = codes.find(std::string(key.code));
  return found == codes.end() ? nullptr : &found->second;
}

void Projects::Add(const RowKey& key) {
  std::vector<std::size_t>& known = by_code_[key.whole_department ? 1 : 0][std::string(key.code)];
  for (const std::size_t index : known) {
    KeyedProject& project = projects_[index];
    if (!Fits(project, key)) continue;
    Fill(project.division, key.division);
    Fill(project.year, key.year);
    Fill(project.department, key.department);
    return;
  }
  known.push_back(projects_.size());
  projects_.push_back({key.whole_department, std::string(key.code), std::string(key.division),
                       std::string(key.year), std::string(key.department)});
}

std::size_t Projects::Find(const RowKey& key) const {
  const std::vector<std::size_t>* const known = WithCode(key);
  std::size_t found = npos;
  for (std::size_t i = 0; known != nullptr && i < known->size(); ++i) {
    const std::size_t index = (*known)[i];
    if (!Fits(projects_[index], key)) continue;
    if (found != npos) return npos;
    found = index;
  }
  return found;
}

}  // namespace jixiao::records
