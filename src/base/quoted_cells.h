// Rows of cells parted by a separator, quoted where they hold one (RFC 4180): CSV, and tables that
// a spreadsheet gives as text. Does not know columns and character sets.
#ifndef JIXIAO_BASE_QUOTED_CELLS_H_
#define JIXIAO_BASE_QUOTED_CELLS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/text_span.hpp"

namespace jixiao {

struct QuotedCell {
  std::string text;  ///< Without its quotes; a doubled quote inside them is one.
  TextSpan span;     ///< With its quotes, without the spaces and tabs around it.
};

/// What is wrong with the quotes of a row. It is read nevertheless.
enum class QuoteFault : std::uint8_t {
  kNone,
  kStray,     ///< A quote inside a cell that does not begin with one, or text behind the last one.
  kUnclosed,  ///< The text ends before the cell does.
};

struct QuotedRow {
  std::vector<QuotedCell> cells;  ///< At least one.
  TextSpan span;                  ///< Without the line break at its end.
  std::uint32_t line = 0;         ///< Where it begins, from 1; quoted cells hold line breaks.
  QuoteFault fault = QuoteFault::kNone;  ///< The worst of the row.
  std::uint32_t fault_line = 0;          ///< Of kUnclosed: where the quote stands.
};

/// Gives row after row in time linear in the text. LF, CR LF and a lone CR end a line. Spaces and
/// tabs around a cell are no part of it; a stray quote is text like any other.
class QuotedRows {
 public:
  /// `text` is borrowed and has at most 2³² − 1 bytes; a byte order mark before it is skipped.
  /// `separator` is an ASCII character. A row of more than `most_row_bytes` ends the reading.
  QuotedRows(std::string_view text, char separator, std::size_t most_row_bytes);

  /// Replaces `row` by the next one; false where there is none, or it is too long.
  bool Next(QuotedRow* row);

  /// The row at which Next stopped has more than `most_row_bytes`.
  bool too_long() const { return too_long_; }
  /// The line at which the next row begins, or the one that is too long.
  std::uint32_t line() const { return line_; }

 private:
  bool AtEnd() const { return at_ == limit_; }
  bool AtLineBreak() const { return !AtEnd() && (text_[at_] == '\n' || text_[at_] == '\r'); }
  void TakeLineBreak();
  void SkipBlanks();
  void ReadCell(QuotedRow* row);
  void ReadQuoted(QuotedRow* row, QuotedCell* cell);
  void ReadPlain(bool is_behind_quotes, QuotedRow* row, QuotedCell* cell);

  std::string_view text_;
  char separator_;
  std::size_t most_row_bytes_;
  std::size_t at_ = 0;
  std::size_t limit_ = 0;  // where the text ends, or a row becomes too long
  std::uint32_t line_ = 1;
  std::uint32_t row_breaks_ = 0;  // line breaks inside the row's quotes so far
  bool too_long_ = false;
};

/// The one of , tab ; that stands most often outside quotes in the first line that has text. Excel
/// saves "Unicode text" with tabs, and CSV with semicolons where the comma is the decimal sign.
char SeparatorOf(std::string_view text);

}  // namespace jixiao

#endif  // JIXIAO_BASE_QUOTED_CELLS_H_
