// Joins rows that line breaks inside cells have cut: tab-separated pieces whose cells add up to the
// width of the table.
#ifndef JIXIAO_DOCUMENT_ROW_JOINER_H_
#define JIXIAO_DOCUMENT_ROW_JOINER_H_

#include <cstddef>
#include <deque>
#include <vector>

#include "document/row.h"

namespace jixiao::document {

class RowJoiner {
 public:
  RowJoiner(RowReader& reader, Findings& findings) : reader_(reader), findings_(findings) {}

  /// Fills `row` with the next whole row; false where the reader has none left.
  bool Next(Row& row);

 private:
  void TakeWidth(const Row& row);
  bool IsPiece(const Row& row) const;
  bool CanFollow(const Row& row) const;
  bool Read(Row& row);
  void JoinPieces(Row& row);

  RowReader& reader_;
  Findings& findings_;
  std::vector<Row> pieces_;       // the rows of which one may be made
  std::deque<Row> ready_;         // rows to give as they are
  std::deque<Row> read_ahead_;    // rows read but not looked at
  std::size_t width_ = 0;         // of the table at hand, in cells
  std::size_t filled_width_ = 0;  // without the empty cells at the end of its widest row
};

}  // namespace jixiao::document

#endif  // JIXIAO_DOCUMENT_ROW_JOINER_H_
