#include "records/layout.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "base/spaces.h"

namespace jixiao::records {

bool SameName(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char c, char d) {
    return absl::ascii_tolower(static_cast<unsigned char>(c)) ==
           absl::ascii_tolower(static_cast<unsigned char>(d));
  });
}

FieldIndex FindField(const RecordTable& table, std::string_view name) {
  if (name.empty()) return std::nullopt;
  for (std::size_t i = 0; i < table.fields.size(); ++i) {
    if (SameName(table.fields[i], name)) return static_cast<std::uint32_t>(i);
  }
  return std::nullopt;
}

const RecordTableProfile* FindTable(const RecordProfile& profile, std::string_view name) {
  for (const RecordTableProfile& table : profile.tables) {
    if (SameName(table.table, name)) return &table;
  }
  return nullptr;
}

const RecordField* FindValue(const RecordTableProfile& profile, RecordValue value) {
  for (const RecordField& field : profile.fields) {
    if (field.value == value) return &field;
  }
  return nullptr;
}

Layout::Layout(const RecordTable& table, const RecordProfile& from,
               const RecordTableProfile& table_profile)
    : profile(&table_profile),
      project(FindField(table, from.keys.project)),
      division(FindField(table, from.keys.division)),
      year(FindField(table, from.keys.year)),
      department(FindField(table, from.keys.department)) {
  std::vector<bool> known(table.fields.size());
  const auto take = [&](FieldIndex field) {
    if (field) known[*field] = true;
    return field;
  };
  for (const FieldIndex key : {project, division, year, department}) take(key);
  if (from.live) live = take(FindField(table, from.live->field));
  if (profile->only) only = take(FindField(table, profile->only->field));
  for (const std::string& name : profile->identity) {
    identity.push_back(take(FindField(table, name)));
  }
  for (const std::string& name : profile->untouched) take(FindField(table, name));
  for (const RecordField& field : profile->fields) {
    for (const std::string& name : field.names) {
      const FieldIndex at = take(FindField(table, name));
      if (at) values[static_cast<std::size_t>(field.value)].push_back(*at);
    }
  }
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (!known[i]) unknown.push_back(static_cast<std::uint32_t>(i));
  }
}

void RowView::Take(const RecordRow& row) {
  // A row may have few of the many fields of its table: only its own are touched.
  if (row_ != nullptr) {
    for (const RecordCell& cell : *row_) cells_[cell.field] = nullptr;
  }
  for (const RecordCell& cell : row) cells_[cell.field] = &cell;
  row_ = &row;
}

std::string_view RowView::Text(FieldIndex field) const {
  return field && cells_[*field] != nullptr ? text::Trim(cells_[*field]->text) : std::string_view();
}

const RecordCell* RowView::Find(RecordValue value) const {
  for (const std::uint32_t field : layout_.values[static_cast<std::size_t>(value)]) {
    if (!Text(field).empty()) return cells_[field];
  }
  return nullptr;
}

std::string_view RowView::Text(RecordValue value) const {
  const RecordCell* const cell = Find(value);
  return cell == nullptr ? std::string_view() : text::Trim(cell->text);
}

}  // namespace jixiao::records
