// The head of indicator rows: which column holds what.
//
// A column's label is the path of labels above it, spans filled, whichever row holds the levels.
// Of several columns of one role the one in force is chosen here; the others keep their labels.
#ifndef JIXIAO_DOCUMENT_INDICATOR_HEAD_H_
#define JIXIAO_DOCUMENT_INDICATOR_HEAD_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/heads.h"
#include "document/row.h"

namespace jixiao::document {

struct HeadColumn {
  Column role = Column::kNone;
  std::string label;  ///< The path of labels, joined by "/".
  int rank = 0;
  bool leaf = true;                 ///< False where more headings stand below.
  bool level_points = false;        ///< Points of the level in the column before.
  std::optional<Column> content{};  ///< What its cells look like, where that is not the role.
};

class IndicatorHead {
 public:
  /// Whether the row is the first row of a head.
  static bool Opens(const Row& row);

  bool empty() const { return columns_.empty(); }
  const std::vector<HeadColumn>& columns() const { return columns_; }
  std::size_t IndexOf(Column role) const;
  bool Has(Column role) const { return IndexOf(role) < columns_.size(); }
  /// Takes the first row of a head.
  void Set(const Row& row);
  /// Says that the columns of names and targets come twice, for the periods named above the head in
  /// this order: long-term and annual. `ranks` as of Heading.
  void SetHalves(std::vector<int> ranks) { halves_ = std::move(ranks); }
  /// Takes a row right below as more of the head; false where it is none.
  bool Extend(const Row& row);
  /// Chooses between columns of one role, once the head is whole; `year` is the table's.
  void Resolve(std::optional<int> year);

 private:
  std::size_t Count(Column role) const;
  void ResolveHalves();
  bool ExtendInPlace(const Row& row);
  bool ExtendPacked(const Row& row);
  void Choose(Column role, Column otherwise);
  void MoveUp(Column from, Column to);

  std::vector<HeadColumn> columns_;
  std::vector<std::optional<int>> years_;
  std::vector<bool> spanned_;  // the slot belongs to the label at its left
  bool positions_known_ = false;
  std::size_t rows_ = 0;
  std::vector<int> halves_;
};

}  // namespace jixiao::document

#endif  // JIXIAO_DOCUMENT_INDICATOR_HEAD_H_
