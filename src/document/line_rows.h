// Texts with one cell a line, as PDF and browsers give them: lines → rows.
//
// Where rows end is not shown. Heads are found by their words, and the lines below are parted so
// that the rows they make cost least under the head. Linear: each line is looked at once for every
// column of the head.
#ifndef JIXIAO_DOCUMENT_LINE_ROWS_H_
#define JIXIAO_DOCUMENT_LINE_ROWS_H_

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "document/indicator_head.h"
#include "document/row.h"

namespace jixiao::document {

class LineRows : public RowReader {
 public:
  LineRows(std::unique_ptr<RowReader> lines, Findings& findings)
      : lines_(std::move(lines)), findings_(findings) {}

  bool Next(Row& row) override;
  const Status& status() const override { return lines_->status(); }

 private:
  enum class Part { kNone, kPairs, kMoney, kIndicators };
  struct Line {
    Row row;                 // of one cell
    std::vector<int> fits;   // under each column of the head at hand; empty until asked for
    std::vector<int> costs;  // of rows of 1, 2 … lines from here; empty until asked for
    const Cell& cell() const { return row.cells.front(); }
  };

  void FillAhead();
  Row Join(std::size_t lines, bool one_cell) const;
  std::size_t LabelLines(std::size_t at, bool column) const;
  static void CutUpperHead(Row& head);
  bool TakeHead(Row& row);
  bool TakeIndicatorRow(Row& row);
  bool TakeMoneyRow(Row& row);
  void TakeOther(Row& row);
  void AbsorbPieces(std::size_t lines, const Row& row);
  void Give(std::size_t lines, Row& row);
  bool Stops(std::size_t at) const;
  const std::vector<int>& Costs(std::size_t at);
  int StartCost(std::size_t at) const;

  std::unique_ptr<RowReader> lines_;
  Findings& findings_;
  std::deque<Line> ahead_;
  bool ended_ = false;
  Part part_ = Part::kNone;
  std::vector<HeadColumn> columns_;
  std::size_t pair_ = 0;  // texts that stand under a row of goal labels
  std::size_t money_columns_ = 0;
  std::optional<IndicatorHead> head_above_;  // where the last row given was one of a head
};

}  // namespace jixiao::document

#endif  // JIXIAO_DOCUMENT_LINE_ROWS_H_
