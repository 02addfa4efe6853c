// The money lines of a self-assessment: 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 |
// 得分.
//
// The rate is not read: it follows from the two amounts.
#ifndef JIXIAO_DOCUMENT_MONEY_TABLE_H_
#define JIXIAO_DOCUMENT_MONEY_TABLE_H_

#include <cstddef>
#include <vector>

#include "document/labels.h"
#include "document/row.h"
#include "jixiao/model.hpp"

namespace jixiao::document {

class MoneyTable {
 public:
  explicit MoneyTable(Findings& findings) : findings_(findings) {}

  /// Whether the row is the heading of money lines: two headings or more and no amount.
  static bool IsHeader(const Row& row);
  void SetHeader(const Row& row);
  /// Takes a line below the heading; false where it names no source of money.
  bool AddRow(const Row& row, Budget& budget);

 private:
  std::vector<const Cell*> PlaceByHeading(const Row& row, std::size_t label);

  std::size_t LostColumns(const Row& row, std::size_t label, std::size_t first_heading) const;

  Findings& findings_;
  std::vector<Label> columns_;  // by index of cell
};

}  // namespace jixiao::document

#endif  // JIXIAO_DOCUMENT_MONEY_TABLE_H_
