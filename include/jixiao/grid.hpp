// Grids: tables as rows of cells with spans and places, whatever they were taken from.
//
// The document reader reads grids and nothing else. Plain text is made into grids here; other
// formats (Word, Excel, HTML, PDF) are taken apart by their own libraries and handed over with
// GridBuilder, their spans kept and nothing flattened.
#ifndef JIXIAO_GRID_HPP_
#define JIXIAO_GRID_HPP_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/diagnostic.hpp"
#include "jixiao/limits.hpp"
#include "jixiao/status.hpp"
#include "jixiao/text_span.hpp"

namespace jixiao {

/// One cell as shown. Cells that a span covers are left out, as in HTML.
struct GridCell {
  std::string text;               ///< UTF-8; line breaks inside a cell are '\n'.
  std::uint32_t row_span = 1;     ///< Rows that the cell covers, itself included; 0 counts as 1.
  std::uint32_t column_span = 1;  ///< Columns likewise.
  TextSpan span{};                ///< Bytes of the caller's text; empty where there is none.
  std::uint32_t line = 0;         ///< Line of that text, from 1; 0 where there is none.
  std::string place;              ///< In words of the source: "B3", "第2页"; may be empty.

  friend bool operator==(const GridCell&, const GridCell&) = default;
};

/// Cells from left to right.
using GridRow = std::vector<GridCell>;

/// How a plain text draws its tables.
enum class GridSurface : std::int32_t {
  kStructured = 0,  ///< Handed over as cells: Word, Excel, HTML, JSON.
  kProse = 1,       ///< Lines of text, each a row of one cell.
  kTabs = 2,
  kPipes = 3,
  kCommas = 4,  ///< Separated values, by commas or semicolons.
  kSpaces = 5,  ///< Columns parted by spaces: empty cells leave no trace.
  kLines = 6,   ///< One cell a line: where rows end is not shown.
};
/// "structured", "prose", "tabs", "pipes", "commas", "spaces", "lines".
std::string_view GridSurfaceName(GridSurface surface);

/// A table, a sheet, or a stretch of text between tables, in the order of the document.
struct Grid {
  std::string name;  ///< Of the sheet or page; may be empty.
  GridSurface surface = GridSurface::kStructured;
  std::vector<GridRow> rows;

  friend bool operator==(const Grid&, const Grid&) = default;
};

/// Collects grids cell by cell within limits: Limits::cells over all grids, Limits::document_bytes
/// over all texts, Limits::line_bytes for one cell's text. Spans of any size are taken as they are;
/// the reader cuts those that pass the table's edges. After a failure the builder keeps what it
/// has; the cell that failed is not in it.
class GridBuilder {
 public:
  explicit GridBuilder(const Limits& limits = {}) : limits_(limits) {}

  /// Opens a grid; rows and cells that follow belong to it.
  Status AddGrid(std::string_view name);
  /// Opens a row of the last grid; without a grid, one without a name is opened.
  Status AddRow();
  /// Adds a cell to the last row; without a row, one is opened. Bytes that are no UTF-8 fail with
  /// kInvalidUtf8.
  Status AddCell(std::string_view text, std::uint32_t row_span, std::uint32_t column_span,
                 std::string_view place);
  const std::vector<Grid>& grids() const { return grids_; }
  /// Gives the grids away and starts anew.
  std::vector<Grid> Take();

 private:
  Limits limits_;
  std::vector<Grid> grids_;
  std::size_t cells_ = 0;
  std::size_t bytes_ = 0;
};

/// Grids of a text and what was questionable about its bytes.
struct TextGrids {
  std::vector<Grid> grids;
  std::vector<Diagnostic> diagnostics;
};

/// Makes grids of plain text in UTF-8; a byte order mark is accepted. Finds from the text how its
/// tables are drawn: tabs; pipes with or without outer bars and rules; commas or semicolons, with
/// quoted cells that hold line breaks; runs of spaces; one cell a line. Bytes that are no UTF-8,
/// and NUL, are reported and stand as U+FFFD. Takes linear time. Fails with kLimitExceeded only.
Result<TextGrids> GridsFromText(std::string_view text, const Limits& limits = {});

}  // namespace jixiao

#endif  // JIXIAO_GRID_HPP_
