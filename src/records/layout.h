// A profile laid over one table: which of its fields holds what, and views of its rows.
//
// Refuses to read values: it finds cells.
#ifndef JIXIAO_RECORDS_LAYOUT_H_
#define JIXIAO_RECORDS_LAYOUT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/records.hpp"

namespace jixiao::records {

/// An index in RecordTable::fields.
using FieldIndex = std::optional<std::uint32_t>;

/// Equal but for the case of ASCII letters.
bool SameName(std::string_view a, std::string_view b);
FieldIndex FindField(const RecordTable& table, std::string_view name);
/// The profile of the table of that name, or null.
const RecordTableProfile* FindTable(const RecordProfile& profile, std::string_view name);
/// The fields that may hold `value`, or null.
const RecordField* FindValue(const RecordTableProfile& profile, RecordValue value);

/// Where the fields of a profile stand in a table.
struct Layout {
  Layout(const RecordTable& table, const RecordProfile& profile,
         const RecordTableProfile& table_profile);

  const RecordTableProfile* profile;
  std::array<std::vector<std::uint32_t>, kRecordValueCount> values;  ///< First choice first.
  FieldIndex project, division, year, department;
  FieldIndex live, only;
  std::vector<FieldIndex> identity;
  std::vector<std::uint32_t> unknown;  ///< Fields that the profile does not name.
};

/// One row of a table, its cells by field.
class RowView {
 public:
  explicit RowView(const RecordTable& table, const Layout& layout)
      : layout_(layout), cells_(table.fields.size()) {}

  void Take(const RecordRow& row);

  /// Text of a cell without the spaces around it; empty where there is none.
  std::string_view Text(FieldIndex field) const;
  /// The first cell of `value` that is not blank; null where all are.
  const RecordCell* Find(RecordValue value) const;
  /// Its text, trimmed; empty where there is none.
  std::string_view Text(RecordValue value) const;

 private:
  const Layout& layout_;
  std::vector<const RecordCell*> cells_;  // by field
  const RecordRow* row_ = nullptr;
};

}  // namespace jixiao::records

#endif  // JIXIAO_RECORDS_LAYOUT_H_
