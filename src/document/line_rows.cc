#include "document/line_rows.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "document/amount.h"
#include "document/content.h"
#include "document/heads.h"
#include "document/labels.h"
#include "document/money_table.h"
#include "document/text.h"

namespace jixiao::document {
namespace {

constexpr std::size_t kAhead = 96;     // lines that are held
constexpr std::size_t kMaxHead = 24;   // labels of a head
constexpr std::size_t kMaxPieces = 5;  // lines that one label may be broken into
constexpr std::size_t kPieceBytes = 12;
constexpr int kNone = std::numeric_limits<int>::max() / 4;

// "(元)": a text in brackets alone.
bool IsBracket(std::string_view text) {
  return text.size() <= 24 && !text.empty() && NameOf(text).key.empty() &&
         !NameOf(text).note.empty();
}

bool IsFigureLike(std::string_view text) {
  return IsFigure(text) || IsFiller(text) || LooksLikeAmount(text);
}

}  // namespace

void LineRows::FillAhead() {
  while (!ended_ && ahead_.size() < kAhead) {
    Line line;
    if (!lines_->Next(line.row)) {
      ended_ = true;
      break;
    }
    ahead_.push_back(std::move(line));
    if (ahead_.back().row.surface != GridSurface::kLines) break;
  }
}

// The first lines as one row of a cell each, or as one cell.
Row LineRows::Join(std::size_t lines, bool one_cell) const {
  Row row = ahead_.front().row;
  for (std::size_t i = 1; i < lines; ++i) {
    const Cell& cell = ahead_[i].cell();
    if (one_cell) {
      AppendContinuation(row.cells.front().text, cell.text);
      row.cells.front().span.end = cell.span.end;
    } else {
      row.cells.push_back(cell);
    }
    row.span.end = cell.span.end;
  }
  return row;
}

// Lines from `at` that make one label: 1, or more where a cell was broken ("一级", "指标"); 0 for
// none. A label that is whole in its line takes no more.
std::size_t LineRows::LabelLines(std::size_t at, bool column) const {
  std::string text;
  for (std::size_t count = 1; count <= kMaxPieces && at + count <= ahead_.size(); ++count) {
    const Cell& cell = ahead_[at + count - 1].cell();
    if (ahead_[at + count - 1].row.surface != GridSurface::kLines) return 0;
    if (count > 1 &&
        (cell.text.size() > kPieceBytes || LevelsOf(cell.text).any() || IsFigureLike(cell.text))) {
      return 0;
    }
    text += cell.text;
    if (column ? ColumnOf(text) != Column::kNone : LabelOf(text) != Label::kNone) {
      // "年度" + "指标值": the shorter one may be a label of its own only where it is no piece.
      return count;
    }
    const bool piece = cell.text.size() <= kPieceBytes && !NameOf(cell.text).key.empty() &&
                       cell.text.find_first_of("0123456789(") == std::string::npos;
    if (count == 1 && !piece) return 0;
  }
  return 0;
}

void LineRows::Give(std::size_t lines, Row& row) {
  row = Join(lines, false);
  ahead_.erase(ahead_.begin(), ahead_.begin() + static_cast<std::ptrdiff_t>(lines));
}

// Accounts for the lines that went on in a cell of `row` and are none of its cells themselves.
void LineRows::AbsorbPieces(std::size_t lines, const Row& row) {
  for (std::size_t i = 0; i < lines; ++i) {
    const Cell& piece = ahead_[i].cell();
    const bool own = std::any_of(row.cells.begin(), row.cells.end(),
                                 [&](const Cell& cell) { return cell.id == piece.id; });
    if (!own) findings_.Absorb(piece);
  }
}

// Cuts a head of two rows, written one behind the other, where its lower row begins: levels behind
// labels that can span what follows.
void LineRows::CutUpperHead(Row& head) {
  const auto lower = std::find_if(head.cells.begin(), head.cells.end(), [](const Cell& cell) {
    return ColumnOf(cell.text) == Column::kLevel1;
  });
  Row upper = head;
  upper.cells.assign(head.cells.begin(), lower);
  Row rest = head;
  rest.cells.assign(lower, head.cells.end());
  if (lower == head.cells.end() || upper.cells.size() < 3 || !IndicatorHead::Opens(upper)) return;
  IndicatorHead whole;
  whole.Set(upper);
  if (whole.Extend(rest)) head = std::move(upper);
}

// A head of indicators or of money: labels in a row of lines.
bool LineRows::TakeHead(Row& row) {
  for (const bool column : {true, false}) {
    Row head = ahead_.front().row;
    head.cells.clear();
    std::size_t at = 0;
    std::vector<std::size_t> ends;  // of each cell: the first line behind it
    while (head.cells.size() < kMaxHead && at < ahead_.size()) {
      std::size_t lines = LabelLines(at, column);
      const bool unit =
          !column && lines == 0 && !head.cells.empty() && IsBracket(ahead_[at].cell().text);
      if (lines == 0 && !unit) break;
      const bool source =
          !column && at + lines < ahead_.size() && IsFigureLike(ahead_[at + lines].cell().text);
      if (source) break;    // the first row of sums
      if (unit) lines = 1;  // "(元)" in a line of its own belongs to the label above
      Cell cell = ahead_[at].cell();
      for (std::size_t i = 1; i < lines; ++i) {
        cell.text += ahead_[at + i].cell().text;
        cell.span.end = ahead_[at + i].cell().span.end;
      }
      if (unit) {
        head.cells.back().text += cell.text;
        head.cells.back().span.end = cell.span.end;
      } else {
        head.cells.push_back(std::move(cell));
      }
      at += lines;
      ends.resize(head.cells.size());
      ends.back() = at;
    }
    if (column) CutUpperHead(head);
    if (!head.cells.empty()) at = ends[head.cells.size() - 1];
    const bool opens = column ? head.cells.size() >= 3 && IndicatorHead::Opens(head)
                              : head.cells.size() >= 3 && MoneyTable::IsHeader(head);
    if (!opens || (column && head.cells.size() < 4 && !head_above_)) continue;
    if (column) {
      IndicatorHead columns;
      if (head_above_ && head_above_->Extend(head)) {
        columns = *std::exchange(head_above_, std::nullopt);
      } else {
        columns.Set(head);
        head_above_ = columns;
      }
      columns.Resolve(std::nullopt);
      columns_ = columns.columns();
      part_ = Part::kIndicators;
    } else {
      part_ = Part::kMoney;
      money_columns_ = head.cells.size();
    }
    AbsorbPieces(at, head);
    head.span.end = head.cells.back().span.end;
    row = std::move(head);
    ahead_.erase(ahead_.begin(), ahead_.begin() + static_cast<std::ptrdiff_t>(at));
    for (Line& line : ahead_) line.fits.clear(), line.costs.clear();
    return true;
  }
  return false;
}

bool LineRows::Stops(std::size_t at) const {
  if (at >= ahead_.size()) return true;
  if (ahead_[at].row.surface != GridSurface::kLines) return true;
  const std::string& text = ahead_[at].cell().text;
  if (!IsFigureLike(text) && IsPageNumber(text)) return true;
  const Label label = LabelOf(text);
  const Label inside = LabelledValueOf(text).label;
  return label == Label::kTotalScore || label == Label::kClosing || label == Label::kName ||
         label == Label::kCode || inside == Label::kPerson || inside == Label::kClosing ||
         TitleOf(text).has_value();
}

// What it says against a row that starts here: a row opens with a level or a name.
int LineRows::StartCost(std::size_t at) const {
  if (Stops(at)) return 0;
  const std::string& text = ahead_[at].cell().text;
  const Levels levels = LevelsOf(text);
  return levels.any() ? 0 : 1 + Fit(text, levels, Column::kLevel3);
}

const std::vector<int>& LineRows::Costs(std::size_t at) {
  Line& first = ahead_[at];
  if (!first.costs.empty()) return first.costs;
  const std::size_t columns = columns_.size();
  const std::size_t most = std::min(columns, ahead_.size() - at);
  std::vector<int> leading(columns + 1, 0);
  std::vector<int> skipped(columns + 1, 0);
  for (std::size_t c = 0; c < columns; ++c) {
    leading[c + 1] = leading[c] + SkipCost(columns_[c].role, true);
    skipped[c + 1] = skipped[c] + SkipCost(columns_[c].role, false);
  }
  std::vector<int> before(columns, 0);
  std::vector<int> costs;
  for (std::size_t i = 0; i < most; ++i) {
    if (i > 0 && Stops(at + i)) break;
    Line& line = ahead_[at + i];
    if (line.fits.empty()) {
      const Levels levels = LevelsOf(line.cell().text);
      for (const HeadColumn& column : columns_) {
        line.fits.push_back(Fit(line.cell().text, levels, column.content.value_or(column.role)));
      }
    }
    std::vector<int> now(columns, kNone);
    int best = kNone;  // of the columns to the left, their skips not yet paid
    for (std::size_t c = 0; c < columns; ++c) {
      const int base = i == 0 ? leading[c] : best >= kNone ? kNone : best + skipped[c];
      if (base < kNone) now[c] = base + line.fits[c];
      if (i > 0 && before[c] < kNone) best = std::min(best, before[c] - skipped[c + 1]);
    }
    int whole = kNone;
    for (std::size_t c = 0; c < columns; ++c) {
      if (now[c] < kNone) whole = std::min(whole, now[c] + skipped[columns] - skipped[c + 1]);
    }
    costs.push_back(whole);
    before = std::move(now);
  }
  first.costs = std::move(costs);
  return first.costs;
}

bool LineRows::TakeIndicatorRow(Row& row) {
  if (Stops(0)) {
    part_ = Part::kNone;
    return false;
  }
  const std::vector<int> costs = Costs(0);
  int best = kNone;
  std::size_t lines = 1;
  for (std::size_t k = 1; k <= costs.size(); ++k) {
    if (costs[k - 1] >= kNone) continue;
    int rest = StartCost(k);
    if (!Stops(k)) {
      const std::vector<int>& next = Costs(k);
      int cheapest = kNone;
      for (std::size_t m = 1; m <= next.size(); ++m) {
        cheapest = std::min(cheapest, next[m - 1] + StartCost(k + m));
      }
      rest += cheapest < kNone ? cheapest : 12;
    }
    if (costs[k - 1] + rest < best) {
      best = costs[k - 1] + rest;
      lines = k;
    }
  }
  Give(lines, row);
  return true;
}

// A source of money and the figures behind it.
bool LineRows::TakeMoneyRow(Row& row) {
  const Label label = LabelOf(ahead_.front().cell().text);
  if (label == Label::kNone || IsFigureLike(ahead_.front().cell().text)) {
    part_ = Part::kNone;
    return false;
  }
  std::size_t lines = 1;
  while (lines < ahead_.size() && lines <= money_columns_ &&
         IsFigureLike(ahead_[lines].cell().text)) {
    ++lines;
  }
  if (lines == 1) {
    part_ = Part::kNone;
    return false;
  }
  Give(lines, row);
  return true;
}

// Labels with their values, and labels broken over lines.
void LineRows::TakeOther(Row& row) {
  if (part_ == Part::kPairs) {
    part_ = Part::kNone;
    std::size_t lines = 0;
    while (lines < pair_ && lines < ahead_.size() &&
           LabelOf(ahead_[lines].cell().text) == Label::kNone) {
      ++lines;
    }
    if (lines > 0) return Give(lines, row);
  }
  // "一、总体绩效目标" heads a part of a filing and has no value beside it.
  const bool heading = EnumeratorAt(ahead_.front().cell().text, 0).has_value();
  const std::size_t label_lines = heading ? 0 : LabelLines(0, false);
  if (label_lines == 0) return Give(1, row);
  Row labels = Join(label_lines, true);
  AbsorbPieces(label_lines, labels);
  ahead_.erase(ahead_.begin(), ahead_.begin() + static_cast<std::ptrdiff_t>(label_lines));
  const auto is_goal = [](Label label) {
    return label == Label::kGoals || label == Label::kExpectedGoals ||
           label == Label::kReachedGoals;
  };
  if (!ahead_.empty() && IsBracket(ahead_.front().cell().text)) {  // "项目资金" + "(元)"
    labels.cells.front().text += ahead_.front().cell().text;
    findings_.Absorb(ahead_.front().cell());
    ahead_.pop_front();
  }
  const Label label = LabelOf(labels.cells.front().text);
  if (label == Label::kTotalScore) {  // the total with the points of all before it
    constexpr std::size_t kFigures = 3;
    while (labels.cells.size() <= kFigures && !ahead_.empty() &&
           ahead_.front().row.surface == GridSurface::kLines &&
           IsFigureLike(ahead_.front().cell().text)) {
      labels.cells.push_back(ahead_.front().cell());
      ahead_.pop_front();
    }
    row = std::move(labels);
    return;
  }
  if (is_goal(label)) {
    pair_ = 0;
    while (const std::size_t more = ahead_.empty() ? 0 : LabelLines(0, false)) {
      const Row next = Join(more, true);
      if (!is_goal(LabelOf(next.cells.front().text))) break;
      labels.cells.push_back(next.cells.front());
      AbsorbPieces(more, labels);
      ahead_.erase(ahead_.begin(), ahead_.begin() + static_cast<std::ptrdiff_t>(more));
    }
    for (const Cell& cell : labels.cells) {
      const Label goal = LabelOf(cell.text);
      if (goal == Label::kExpectedGoals || goal == Label::kReachedGoals) ++pair_;
    }
    if (labels.cells.size() > 1) {
      pair_ = std::max<std::size_t>(pair_, 1);
      part_ = Part::kPairs;
      row = std::move(labels);
      return;
    }
  }
  const bool value = !ahead_.empty() && ahead_.front().row.surface == GridSurface::kLines &&
                     LabelOf(ahead_.front().cell().text) == Label::kNone &&
                     !TitleOf(ahead_.front().cell().text) && label != Label::kIndicatorSection &&
                     label != Label::kClosing;
  if (value) {
    labels.cells.push_back(ahead_.front().cell());
    labels.span.end = labels.cells.back().span.end;
    ahead_.pop_front();
  }
  row = std::move(labels);
}

bool LineRows::Next(Row& row) {
  FillAhead();
  if (ahead_.empty()) return false;
  if (ahead_.front().row.surface != GridSurface::kLines) {
    Give(1, row);
    return true;
  }
  if (TakeHead(row)) return true;
  head_above_.reset();
  if (part_ == Part::kIndicators && TakeIndicatorRow(row)) return true;
  if (part_ == Part::kMoney && TakeMoneyRow(row)) return true;
  TakeOther(row);
  return true;
}

}  // namespace jixiao::document
