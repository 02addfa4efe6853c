// Plain text as rows of cells, one row at a time.
//
// Finds how the text draws its tables, parts its lines accordingly and reports bytes that are no
// text. Does not know what a cell means. Linear in the text; one row is held at a time.
#ifndef JIXIAO_GRID_TEXT_ROWS_H_
#define JIXIAO_GRID_TEXT_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "jixiao/diagnostic.hpp"
#include "jixiao/grid.hpp"
#include "jixiao/limits.hpp"
#include "jixiao/status.hpp"

namespace jixiao::grid {

/// How the text as a whole is drawn. Tabs and pipes are told line by line; the others hold for all
/// lines of a text that has neither.
struct Drawing {
  GridSurface surface = GridSurface::kProse;  ///< Of lines without tab and pipe.
  char separator = ',';                       ///< With kCommas.
  bool wide = false;                          ///< With kSpaces: one space parts nothing.
  bool tabs = false;                          ///< Some lines have tabs.
};
Drawing FindDrawing(std::string_view text);

class TextRows {
 public:
  using Report = std::function<void(Diagnostic)>;

  /// `text` is borrowed and must be at most 4 GiB.
  TextRows(std::string_view text, const Limits& limits, Report report);

  /// Fills `row` with the next row that holds text, without its empty cells at the end where those
  /// are many; false at the end or where status() is not ok.
  bool Next(GridRow& row, GridSurface& surface);
  const Status& status() const { return status_; }
  /// Whether blank lines stand between the last row and the one before.
  bool after_blank() const { return after_blank_; }
  const Drawing& drawing() const { return drawing_; }

 private:
  bool NextLine(std::string_view& line);
  void SplitAt(char separator, std::string_view line, GridRow& row);
  void SplitPipes(std::string_view line, GridRow& row);
  void SplitSpaces(std::string_view line, GridRow& row);
  bool OpensQuoted(std::string_view line);
  std::size_t QuotedEnd(std::size_t begin, char separator);
  void AddCell(std::string_view raw, std::string text, GridRow& row);
  std::string Readable(std::string_view raw) const;
  void ReportBadBytes(std::string_view line);
  std::uint32_t OffsetOf(std::string_view part) const {
    return static_cast<std::uint32_t>(part.data() - text_.data());
  }

  std::string_view text_;
  std::size_t line_bytes_;
  Report report_;
  Drawing drawing_;
  Status status_;
  std::size_t position_ = 0;
  std::size_t quote_budget_;  // bytes that may be searched in vain for a closing quote
  std::uint32_t line_ = 0;
  bool bad_bytes_ = false;  // in the line at hand
  bool after_blank_ = false;
};

}  // namespace jixiao::grid

#endif  // JIXIAO_GRID_TEXT_ROWS_H_
