// Lines of a document as rows of cells, each cell with its place in the caller's bytes.
//
// Splits at line ends, tabs and Markdown pipes; reports bytes that are not text and removes markup.
// Does not know what the cells mean. Linear in the text; one line is held at a time.
#ifndef JIXIAO_DOCUMENT_ROW_H_
#define JIXIAO_DOCUMENT_ROW_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jixiao/diagnostic.hpp"
#include "jixiao/limits.hpp"
#include "jixiao/status.hpp"

namespace jixiao::document {

struct Cell {
  std::string text;  ///< Without outer spaces and markup.
  TextSpan span{};
  std::uint32_t line = 0;

  bool empty() const { return text.empty(); }
};

struct Row {
  std::vector<Cell> cells;  ///< One for a line of prose; with empty ones where the text has them.
  TextSpan span{};
  std::uint32_t line = 0;
  bool piped = false;     ///< A Markdown row; else tab-separated or prose.
  bool adjacent = false;  ///< No blank line stands between this row and the one before.

  std::size_t FilledCells() const;
  /// Index of the first cell with text; cells.size() where all are empty.
  std::size_t FirstFilled() const;
};

/// Collects diagnostics in the order of the text.
class Findings {
 public:
  void Add(DiagnosticCode code, const Cell& cell, std::vector<std::string> arguments = {}) {
    Add(code, cell.span, cell.line, std::move(arguments));
  }
  void Add(DiagnosticCode code, TextSpan span, std::uint32_t line,
           std::vector<std::string> arguments = {}) {
    found_.push_back(Diagnostic{code, span, line, std::move(arguments)});
  }
  std::size_t size() const { return found_.size(); }
  /// What was found, sorted by place; the order of finding decides between equals.
  std::vector<Diagnostic> Take();

 private:
  std::vector<Diagnostic> found_;
};

/// Gives the rows of a text one by one, without the blank ones.
class RowReader {
 public:
  /// `text` is borrowed and must be at most 4 GiB; `limits` bounds the length of a line.
  RowReader(std::string_view text, const Limits& limits, Findings& findings);

  /// Fills `row` with the next row that holds text; false at the end or where status() is not ok.
  bool Next(Row& row);
  const Status& status() const { return status_; }
  /// Line number after the last row.
  std::uint32_t line() const { return line_; }

 private:
  bool NextLine(std::string_view& line);
  void SplitCells(std::string_view line, Row& row);
  void AddCell(std::string_view raw, bool escaped, Row& row);
  std::string Readable(std::string_view raw);
  void ReportBadBytes(std::string_view line);
  std::uint32_t OffsetOf(std::string_view part) const {
    return static_cast<std::uint32_t>(part.data() - text_.data());
  }

  std::string_view text_;
  std::size_t position_ = 0;
  std::size_t line_bytes_;
  Findings& findings_;
  Status status_;
  std::uint32_t line_ = 0;
  bool bad_bytes_ = false;  // in the line at hand
};

}  // namespace jixiao::document

#endif  // JIXIAO_DOCUMENT_ROW_H_
