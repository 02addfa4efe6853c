// Rows of a document as the readers see them, each cell with its place, from text or from grids.
//
// Fills spans, removes markup, keeps the account of cells. Does not know what the cells mean.
// Linear in the cells; one row is held at a time.
#ifndef JIXIAO_DOCUMENT_ROW_H_
#define JIXIAO_DOCUMENT_ROW_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jixiao/diagnostic.hpp"
#include "jixiao/document.hpp"
#include "jixiao/grid.hpp"
#include "jixiao/limits.hpp"
#include "jixiao/status.hpp"

namespace jixiao::document {

/// A column of a row: what stands in it, or what a span carries into it.
struct Cell {
  std::string text;  ///< Without outer spaces and markup.
  TextSpan span{};
  std::uint32_t line = 0;
  std::string place{};        ///< In words of the source; may be empty.
  bool covered = false;       ///< Carried from the row above by a span: no cell of its own.
  std::uint32_t columns = 1;  ///< Columns that it covers, itself included.
  std::uint32_t rows = 1;     ///< Rows likewise.
  std::uint32_t id = 0;       ///< In the account of cells, from 1; 0 for cells without text.

  bool empty() const { return text.empty(); }
};

struct Row {
  std::vector<Cell> cells;  ///< One for a line of prose; with empty ones where the text has them.
  TextSpan span{};
  std::uint32_t line = 0;
  GridSurface surface = GridSurface::kProse;
  bool adjacent = false;    ///< No blank line stands between this row and the one before.
  bool opens_grid = false;  ///< The first row of a grid that was handed over.

  bool piped() const { return surface == GridSurface::kPipes; }
  std::size_t FilledCells() const;
  /// Index of the first cell with text; cells.size() where all are empty.
  std::size_t FirstFilled() const;
};

/// Where a cell ended.
enum class Fate : std::uint8_t {
  kOpen,      ///< Nobody has taken it as yet.
  kReported,  ///< Named by a diagnostic and not kept.
  kHeading,   ///< A label that says what stands beside or below it.
  kUsed,      ///< In a field of the model.
  kExtra,     ///< In the model under its label, not understood.
};

/// Collects diagnostics in the order of the text, and keeps the account of cells: every cell with
/// text ends in the model or in a diagnostic that names it.
class Findings {
 public:
  void Add(DiagnosticCode code, const Cell& cell, std::vector<std::string> arguments = {}) {
    Take(cell, Fate::kReported);
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.span = cell.span;
    diagnostic.line = cell.line;
    diagnostic.place = cell.place;
    diagnostic.arguments = std::move(arguments);
    Add(std::move(diagnostic));
  }
  /// A new cell with text; gives its id.
  std::uint32_t Register() {
    fates_.push_back(Fate::kOpen);
    return static_cast<std::uint32_t>(fates_.size());
  }
  /// Says where a cell ended; of several the one that keeps most of it counts.
  void Take(const Cell& cell, Fate fate) {
    if (cell.id != 0 && fates_[cell.id - 1] < fate) fates_[cell.id - 1] = fate;
  }
  /// A cell that goes on in another one, and will not be seen again.
  void Absorb(const Cell& cell) {
    Take(cell, Fate::kUsed);
    Tally(cell);
  }
  bool IsOpen(const Cell& cell) const { return cell.id != 0 && fates_[cell.id - 1] == Fate::kOpen; }
  /// Reports the cells of a row that nobody took, and counts all of them.
  void Settle(const Row& row);
  /// Gives the count of the cells settled since the last call.
  CellAccount Count() { return std::exchange(account_, {}); }
  void Add(DiagnosticCode code, TextSpan span, std::uint32_t line,
           std::vector<std::string> arguments = {}) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.source = DiagnosticSource::kDocument;
    diagnostic.span = span;
    diagnostic.line = line;
    diagnostic.arguments = std::move(arguments);
    Add(std::move(diagnostic));
  }
  void Add(Diagnostic diagnostic) { found_.push_back(std::move(diagnostic)); }
  std::size_t size() const { return found_.size(); }
  /// What was found, sorted by place; the order of finding decides between equals.
  std::vector<Diagnostic> Take();

 private:
  std::vector<Diagnostic> found_;
  void Tally(const Cell& cell);

  std::vector<Fate> fates_;
  CellAccount account_;
};

/// Gives the rows of a document one by one, without the blank ones.
class RowReader {
 public:
  virtual ~RowReader() = default;
  /// Fills `row` with the next row that holds text; false at the end or where status() is not ok.
  virtual bool Next(Row& row) = 0;
  virtual const Status& status() const = 0;
};

/// Rows of a text; `text` and `findings` are borrowed, `text` is at most 4 GiB.
std::unique_ptr<RowReader> RowsOfText(std::string_view text, const Limits& limits,
                                      Findings& findings);
/// Rows of grids, their spans filled: a cell stands in its first column, with empty ones behind it
/// as wide as it is, and returns as `covered` in the rows below that it covers. Spans end where the
/// grid does. `grids` and `findings` are borrowed.
std::unique_ptr<RowReader> RowsOfGrids(std::span<const Grid> grids, Findings& findings);

/// Widest row that is read; cells beyond are reported.
inline constexpr std::size_t kMaxColumns = 1024;

}  // namespace jixiao::document

#endif  // JIXIAO_DOCUMENT_ROW_H_
