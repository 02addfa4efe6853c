#include "document/row.h"

#include <algorithm>
#include <optional>

#include "document/line_rows.h"
#include "document/text.h"
#include "grid/text_rows.h"

namespace jixiao::document {
namespace {

Cell CellOf(GridCell&& grid, Findings& findings) {
  Cell cell;
  cell.span = grid.span;
  cell.line = grid.line;
  cell.place = std::move(grid.place);
  cell.columns = std::max<std::uint32_t>(grid.column_span, 1);
  cell.rows = std::max<std::uint32_t>(grid.row_span, 1);
  if (std::optional<std::string> plain = RemoveMarkup(grid.text)) {
    findings.Add(DiagnosticCode::kMarkupRemoved, cell, {Excerpt(grid.text)});
    cell.text = std::string(Trim(*plain));
  } else {
    cell.text = std::string(Trim(grid.text));
  }
  if (!cell.empty()) cell.id = findings.Register();
  return cell;
}

// Cells of a row beyond the widest that is read.
void CutColumns(GridRow& row, Findings& findings) {
  if (row.size() <= kMaxColumns) return;
  for (std::size_t i = kMaxColumns; i < row.size(); ++i) {
    if (row[i].text.empty()) continue;
    findings.Add(DiagnosticCode::kRowTooWide, CellOf(std::move(row[i]), findings),
                 {std::to_string(row.size() - kMaxColumns)});
    break;
  }
  row.resize(kMaxColumns);
}

void TakeSpan(Row& row) {
  row.line = 0;
  row.span = {};
  for (const Cell& cell : row.cells) {
    if (cell.covered) continue;
    if (row.line == 0) row.line = cell.line;
    if (cell.empty()) continue;
    if (row.span.empty()) row.span.begin = cell.span.begin;
    row.span.end = cell.span.end;
  }
}

class TextSource : public RowReader {
 public:
  TextSource(std::string_view text, const Limits& limits, Findings& findings)
      : findings_(findings), rows_(text, limits, [this](Diagnostic diagnostic) {
          findings_.Add(std::move(diagnostic));
        }) {}

  bool Next(Row& row) override {
    while (rows_.Next(cells_, row.surface)) {
      CutColumns(cells_, findings_);
      row.cells.clear();
      for (GridCell& cell : cells_) row.cells.push_back(CellOf(std::move(cell), findings_));
      row.adjacent = !rows_.after_blank();
      row.opens_grid = false;
      TakeSpan(row);
      if (row.FilledCells() > 0) return true;
    }
    return false;
  }
  const Status& status() const override { return rows_.status(); }

 private:
  Findings& findings_;
  grid::TextRows rows_;
  GridRow cells_;
};

class GridSource : public RowReader {
 public:
  GridSource(std::span<const Grid> grids, Findings& findings)
      : grids_(grids), findings_(findings) {}

  bool Next(Row& row) override {
    while (grid_ < grids_.size()) {
      const Grid& grid = grids_[grid_];
      if (row_ == grid.rows.size()) {
        ++grid_;
        row_ = 0;
        open_.clear();
        continue;
      }
      const bool opens = row_ == 0;
      Fill(grid, grid.rows[row_], row);
      ++row_;
      row.opens_grid = opens || opens_pending_;
      opens_pending_ = row.opens_grid;
      if (row.FilledCells() == 0) continue;
      opens_pending_ = false;
      return true;
    }
    return false;
  }
  const Status& status() const override { return status_; }

 private:
  struct Open {
    std::size_t column = 0;
    std::size_t end = 0;  // first row that it does not cover
    Cell cell;
  };

  void Fill(const Grid& grid, const GridRow& source, Row& row);
  std::string PlaceOf(const Grid& grid, const GridCell& cell) const;

  std::span<const Grid> grids_;
  Findings& findings_;
  Status status_;
  std::size_t grid_ = 0;
  std::size_t row_ = 0;
  bool opens_pending_ = false;
  std::vector<Open> open_;          // spans that reach into the next row, by column
  std::size_t carried_budget_ = 0;  // carried cells that may still be made
};

std::string GridSource::PlaceOf(const Grid& grid, const GridCell& cell) const {
  if (cell.place.empty() || grid.name.empty()) return cell.place.empty() ? grid.name : cell.place;
  return grid.name + "!" + cell.place;
}

void GridSource::Fill(const Grid& grid, const GridRow& source, Row& row) {
  row.cells.clear();
  row.surface = grid.surface;
  row.adjacent = true;
  GridRow cells = source;
  CutColumns(cells, findings_);
  if (cells.empty()) return;
  // What spans may add to a document is bounded by what it holds.
  constexpr std::size_t kCarriedForEachCell = 32;
  carried_budget_ = std::min<std::size_t>(carried_budget_ + kCarriedForEachCell * cells.size(),
                                          std::size_t{1} << 22);
  std::vector<Open> opened;
  std::vector<Open> still;
  std::size_t next_open = 0;
  const auto carry = [&] {
    while (next_open < open_.size() && open_[next_open].column <= row.cells.size()) {
      Open& open = open_[next_open++];
      if (open.end <= row_ || carried_budget_ < open.cell.columns) continue;
      if (row.cells.size() == open.column) {
        carried_budget_ -= open.cell.columns;
        row.cells.push_back(open.cell);
        row.cells.resize(open.column + open.cell.columns);
      }
      if (open.end > row_ + 1) still.push_back(std::move(open));
    }
  };
  for (GridCell& grid_cell : cells) {
    carry();
    const std::string place = PlaceOf(grid, grid_cell);
    Cell cell = CellOf(std::move(grid_cell), findings_);
    cell.place = place;
    const std::size_t column = row.cells.size();
    if (column >= kMaxColumns) {
      if (!cell.empty()) findings_.Add(DiagnosticCode::kRowTooWide, cell, {"1"});
      continue;
    }
    const bool cut = cell.columns > kMaxColumns - column || cell.rows > grid.rows.size() - row_;
    cell.columns =
        std::min<std::uint32_t>(cell.columns, static_cast<std::uint32_t>(kMaxColumns - column));
    if (cell.columns > carried_budget_ + 1) cell.columns = 1;
    carried_budget_ -= std::min<std::size_t>(carried_budget_, cell.columns - 1);
    cell.rows =
        static_cast<std::uint32_t>(std::min<std::size_t>(cell.rows, grid.rows.size() - row_));
    if (cut) findings_.Add(DiagnosticCode::kSpanCut, cell, {Excerpt(cell.text)});
    row.cells.push_back(cell);
    row.cells.resize(column + cell.columns);
    if (cell.rows > 1) {
      cell.covered = true;
      opened.push_back({column, row_ + cell.rows, std::move(cell)});
    }
  }
  while (next_open < open_.size()) {  // spans beyond the row's last cell
    row.cells.resize(std::max(row.cells.size(), open_[next_open].column));
    carry();
  }
  std::move(opened.begin(), opened.end(), std::back_inserter(still));
  std::sort(still.begin(), still.end(),
            [](const Open& a, const Open& b) { return a.column < b.column; });
  open_ = std::move(still);
  TakeSpan(row);
}

}  // namespace

std::size_t Row::FilledCells() const {
  return static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [](const Cell& cell) { return !cell.empty(); }));
}

std::size_t Row::FirstFilled() const {
  const auto filled =
      std::find_if(cells.begin(), cells.end(), [](const Cell& cell) { return !cell.empty(); });
  return static_cast<std::size_t>(filled - cells.begin());
}

void Findings::Settle(const Row& row) {
  for (const Cell& cell : row.cells) {
    if (cell.covered || cell.id == 0) continue;
    if (IsOpen(cell)) Add(DiagnosticCode::kUnplacedCell, cell, {Excerpt(cell.text)});
    Tally(cell);
  }
}

void Findings::Tally(const Cell& cell) {
  if (cell.id == 0) return;
  ++account_.cells;
  switch (fates_[cell.id - 1]) {
    case Fate::kOpen:
      ++account_.open;
      break;
    case Fate::kReported:
      ++account_.reported;
      break;
    case Fate::kHeading:
      ++account_.headings;
      break;
    case Fate::kUsed:
      ++account_.used;
      break;
    case Fate::kExtra:
      ++account_.extra;
      break;
  }
}

std::vector<Diagnostic> Findings::Take() {
  std::stable_sort(found_.begin(), found_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return a.span.begin < b.span.begin;
  });
  return std::move(found_);
}

std::unique_ptr<RowReader> RowsOfText(std::string_view text, const Limits& limits,
                                      Findings& findings) {
  return std::make_unique<LineRows>(std::make_unique<TextSource>(text, limits, findings), findings);
}

std::unique_ptr<RowReader> RowsOfGrids(std::span<const Grid> grids, Findings& findings) {
  return std::make_unique<GridSource>(grids, findings);
}

}  // namespace jixiao::document
