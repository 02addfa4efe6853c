#include "records/keys.h"

#include <utility>

namespace jixiao::records {
namespace {

bool Fits(std::string_view a, std::string_view b) { return a.empty() || b.empty() || a == b; }

bool Fits(const KeyedProject& project, const RowKey& key) {
  return Fits(project.division, key.division) && Fits(project.year, key.year) &&
         Fits(project.department, key.department);
}

// A key as one text, no other key's.
std::string WholeOf(const RowKey& key) {
  std::string whole(1, key.whole_department ? 'D' : 'P');
  for (const std::string_view part : {key.code, key.division, key.year, key.department}) {
    whole += std::to_string(part.size());
    whole += ':';
    whole += part;
  }
  return whole;
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

void Projects::Add(const RowKey& key) {
  if (!added_.insert(WholeOf(key)).second) return;
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

std::size_t Projects::Find(const RowKey& key) {
  const auto [at, is_new] = found_.emplace(WholeOf(key), npos);
  if (is_new) at->second = Search(key);
  return at->second;
}

std::size_t Projects::Search(const RowKey& key) const {
  const auto& codes = by_code_[key.whole_department ? 1 : 0];
  const auto known = codes.find(std::string(key.code));
  if (known == codes.end()) return npos;
  std::size_t found = npos;
  for (const std::size_t index : known->second) {
    if (!Fits(projects_[index], key)) continue;
    if (found != npos) return npos;
    found = index;
  }
  return found;
}

}  // namespace jixiao::records
