// The money table: sources of money down, opening, adjusted and spent sums across.
#ifndef JIXIAO_DOCUMENT_MONEY_TABLE_H_
#define JIXIAO_DOCUMENT_MONEY_TABLE_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "document/heads.h"
#include "document/row.h"
#include "jixiao/model.hpp"

namespace jixiao::document {

class MoneyTable {
 public:
  explicit MoneyTable(Findings& findings) : findings_(findings) {}

  /// Whether the row heads columns of sums: two headings at least, one of them of a sum.
  static bool IsHeader(const Row& row);
  void SetHeader(const Row& row);
  /// Takes a row of a source of money; false where it names none.
  bool AddRow(const Row& row, Budget& budget);
  /// Takes a source and its opening sum where no columns are headed; false where it is a part of
  /// what is stated as a whole.
  bool AddOpening(Label label, std::string_view name, const Decimal& amount, Budget& budget);
  /// Adds up parts where the whole is not stated.
  void Finish(Budget& budget);

 private:
  void AddSource(Label label, std::string_view name, const BudgetLine& line, Budget& budget);
  std::vector<const Cell*> PlaceByHeading(const Row& row, std::size_t label);

  Findings& findings_;
  std::vector<Label> columns_;
  std::optional<Decimal> fiscal_parts_;
  std::optional<Decimal> other_parts_;
  bool fiscal_stated_ = false;
  bool other_stated_ = false;
};

}  // namespace jixiao::document

#endif  // JIXIAO_DOCUMENT_MONEY_TABLE_H_
