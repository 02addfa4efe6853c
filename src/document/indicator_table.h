// Rows under 一级指标 | 二级指标 | 三级指标 …: columns found by heading, merged levels carried
// down, rows that lost their first columns moved back, rows cut in two joined. A row that fits no
// column stays as an indicator with its text.
#ifndef JIXIAO_DOCUMENT_INDICATOR_TABLE_H_
#define JIXIAO_DOCUMENT_INDICATOR_TABLE_H_

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/labels.h"
#include "document/row.h"
#include "jixiao/model.hpp"

namespace jixiao::document {

class IndicatorTable {
 public:
  explicit IndicatorTable(Findings& findings) : findings_(findings) {}

  /// Whether the row is the heading of indicator rows.
  static bool IsHeader(const Row& row);
  void SetHeader(const Row& row);
  bool has_header() const { return !columns_.empty(); }
  /// Takes a row below the heading.
  void AddRow(const Row& row, Project& project);
  /// Takes a line that seems to be a row whose columns are lost.
  void AddUnreadable(const Row& row, Project& project);
  /// Takes 总分: the total that the table claims, where the table has scores.
  void AddTotal(const Row& row, Project& project);

 private:
  static constexpr std::size_t kColumns = static_cast<std::size_t>(Column::kReason) + 1;
  using Fields = std::array<const Cell*, kColumns>;

  bool AddSubheader(const Row& row);
  bool HasColumn(Column column) const;
  std::size_t IndexOf(Column column) const;
  std::size_t LostColumns(const Row& row) const;
  Fields FieldsOf(const Row& row, std::size_t lost);
  std::string NameText(const Cell* cell);
  bool Continues(const Fields& fields, const Project& project) const;
  void Continue(const Fields& fields, Project& project);
  void TakeLevels(const Fields& fields);
  Indicator IndicatorOf(const Fields& fields);

  Findings& findings_;
  std::vector<Column> columns_;  // by index of cell
  bool right_after_header_ = false;
  std::string level1_;  // carried down
  std::string level2_;
};

}  // namespace jixiao::document

#endif  // JIXIAO_DOCUMENT_INDICATOR_TABLE_H_
