// CSV text ⇄ cells: base/quoted_cells.h under the limits, and cells that no spreadsheet computes.
// Does not know columns.
#ifndef JIXIAO_INTERCHANGE_CSV_TEXT_H_
#define JIXIAO_INTERCHANGE_CSV_TEXT_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/quoted_cells.h"
#include "jixiao/decimal.hpp"
#include "jixiao/language.hpp"
#include "jixiao/limits.hpp"
#include "jixiao/status.hpp"

namespace jixiao::interchange {

/// The rows of a CSV that have a cell with text, one at a time. The separator is that of the
/// header.
class CsvReader {
 public:
  /// `text` is borrowed.
  CsvReader(std::string_view text, const Limits& limits);

  /// The next row, valid until the next call; null at the end and where the CSV cannot be read.
  const QuotedRow* Next();

  /// kInvalidFormat with the line for stray or unclosed quotes, kLimitExceeded, kInvalidUtf8.
  const Status& status() const { return status_; }

 private:
  const QuotedRow* Stop(StatusCode code, std::uint32_t line, std::string_view fault);

  Limits limits_;
  Status status_;
  QuotedRows rows_;
  QuotedRow row_;
  std::size_t count_ = 0;
};

/// Appends one row, quoted where needed, ended by CRLF as RFC 4180 has it. A cell that a
/// spreadsheet would take for a formula, or would let begin one, gets a leading apostrophe: one
/// that begins with = + - @, their full-width forms, a tab or a carriage return.
void AppendCsvRow(const std::vector<std::string>& cells, std::string& text);

/// A column's heading in each language.
struct CsvColumn {
  std::string_view zh;
  std::string_view en;
};

/// The beginning of a table: byte order mark and headings in `language`.
std::string CsvHead(std::span<const CsvColumn> columns, Language language);

/// A figure's cell, empty where it is not stated.
std::string CsvText(const std::optional<Decimal>& figure);

/// A cell without the apostrophe that AppendCsvRow gave it.
std::string_view WithoutGuard(std::string_view cell);

}  // namespace jixiao::interchange

#endif  // JIXIAO_INTERCHANGE_CSV_TEXT_H_
