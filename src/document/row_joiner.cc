#include "document/row_joiner.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "document/heads.h"
#include "document/indicator_head.h"
#include "document/labels.h"
#include "document/text.h"

namespace jixiao::document {

bool RowJoiner::Read(Row& row) {
  if (!read_ahead_.empty()) {
    row = std::move(read_ahead_.front());
    read_ahead_.pop_front();
    return true;
  }
  return reader_.Next(row);
}

// Head and indicator rows of one table may differ in width; each heading sets it anew.
void RowJoiner::TakeWidth(const Row& row) {
  if (row.surface != GridSurface::kTabs || row.cells.size() < 2) return;
  std::size_t filled = row.cells.size();
  while (row.cells[filled - 1].empty()) --filled;
  if (IndicatorHead::Opens(row)) width_ = filled_width_ = 0;
  width_ = std::max(width_, row.cells.size());
  filled_width_ = std::max(filled_width_, filled);
}

// A row that ends before the table does.
bool RowJoiner::IsPiece(const Row& row) const {
  return row.surface == GridSurface::kTabs && row.cells.size() >= 2 &&
         row.cells.size() < filled_width_;
}

// The rest of a cut cell opens with text that is no name of the form and no heading.
bool RowJoiner::CanFollow(const Row& row) const {
  const bool joins = row.surface == GridSurface::kTabs || row.surface == GridSurface::kProse;
  if (!joins || !row.adjacent || row.cells.front().empty()) return false;
  const std::string& text = row.cells.front().text;
  return LabelOf(text) == Label::kNone && ColumnOf(text) == Column::kNone &&
         !IsFirstLevelName(text) && !IsSecondLevelName(text) && !IsPageNumber(text) &&
         !TitleOf(text) && !BudgetUnitOf(text) && !UnitNoticeOf(text) &&
         LabelledValueOf(text).label == Label::kNone;
}

void RowJoiner::JoinPieces(Row& row) {
  row = std::move(pieces_.front());
  for (std::size_t i = 1; i < pieces_.size(); ++i) {
    Row& piece = pieces_[i];
    Cell& cut = row.cells.back();
    Cell& rest = piece.cells.front();
    AppendContinuation(cut.text, rest.text);
    cut.span.end = rest.span.end;
    findings_.Absorb(rest);
    row.span.end = piece.span.end;
    std::move(piece.cells.begin() + 1, piece.cells.end(), std::back_inserter(row.cells));
  }
  findings_.Add(DiagnosticCode::kRowJoined, row.span, row.line, {std::to_string(pieces_.size())});
  pieces_.clear();
}

bool RowJoiner::Next(Row& row) {
  if (!ready_.empty()) {
    row = std::move(ready_.front());
    ready_.pop_front();
    return true;
  }
  if (!Read(row)) return false;
  if (row.cells.size() == 1 && TitleOf(row.cells.front().text)) width_ = filled_width_ = 0;
  if (!IsPiece(row)) {
    TakeWidth(row);
    return true;
  }
  std::size_t cells = row.cells.size();
  pieces_.push_back(std::move(row));
  Row next;
  while (Read(next)) {
    cells += next.cells.size() - 1;
    if (!CanFollow(next) || cells > width_) {
      read_ahead_.push_front(std::move(next));
      break;
    }
    pieces_.push_back(std::move(next));
    next = Row();
    if (cells >= filled_width_) {
      JoinPieces(row);
      return true;
    }
  }
  std::move(pieces_.begin(), pieces_.end(), std::back_inserter(ready_));
  pieces_.clear();
  row = std::move(ready_.front());
  ready_.pop_front();
  return true;
}

}  // namespace jixiao::document
