// CSV text ⇄ cells, with libcsv. Adds what a report needs: the line and bytes of each row, and the
// separator that the header shows. Refuses to know columns.
#ifndef JIXIAO_INTERCHANGE_CSV_TEXT_H_
#define JIXIAO_INTERCHANGE_CSV_TEXT_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/decimal.hpp"
#include "jixiao/language.hpp"
#include "jixiao/limits.hpp"
#include "jixiao/status.hpp"
#include "jixiao/text_span.hpp"

namespace jixiao::interchange {

struct CsvRow {
  std::uint32_t line = 0;  ///< Line where the row begins; a quoted cell may hold line breaks.
  TextSpan span;           ///< The row in the text.
  std::vector<std::string> cells;
};

/// All rows that have a cell with text. kInvalidFormat with the line for stray or unclosed quotes,
/// kLimitExceeded, kInvalidUtf8.
Result<std::vector<CsvRow>> ReadCsv(std::string_view text, const Limits& limits);

/// The mark by which Excel takes a CSV for UTF-8.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Appends one row, quoted where needed, ended by CRLF as RFC 4180 has it. A cell that a
/// spreadsheet would take for a formula (first character = + - @) gets a leading apostrophe.
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
