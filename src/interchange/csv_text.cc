#include "interchange/csv_text.h"

#include <csv.h>

#include <algorithm>
#include <cstddef>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/utf8.h"

namespace jixiao::interchange {
namespace {

// Owns libcsv's parser; its callbacks fill `rows`.
class Parser {
 public:
  explicit Parser(char separator) {
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
    csv_set_delim(&parser_, static_cast<unsigned char>(separator));
  }
  ~Parser() { csv_free(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  // One line of text with its line break, so that line numbers stay true.
  bool Feed(std::string_view line, std::uint32_t number, std::size_t offset) {
    if (at_row_start_) {
      row_.line = number;
      row_.span.begin = static_cast<std::uint32_t>(offset);
      at_row_start_ = false;
    }
    row_.span.end = static_cast<std::uint32_t>(offset + line.size());
    return csv_parse(&parser_, line.data(), line.size(), OnCell, OnRow, this) == line.size();
  }
  bool Finish() { return csv_fini(&parser_, OnCell, OnRow, this) == 0; }
  bool failed_for_memory() { return csv_error(&parser_) == CSV_ENOMEM; }

  std::uint32_t row_line() const { return row_.line; }
  std::size_t row_count() const { return rows_.size(); }
  std::vector<CsvRow> TakeRows() { return std::move(rows_); }

 private:
  static void OnCell(void* text, std::size_t size, void* self) {
    static_cast<Parser*>(self)->row_.cells.emplace_back(static_cast<const char*>(text), size);
  }
  static void OnRow(int, void* self) { static_cast<Parser*>(self)->EndRow(); }
  void EndRow() {
    const bool has_text = std::any_of(row_.cells.begin(), row_.cells.end(),
                                      [](const std::string& cell) { return !cell.empty(); });
    if (has_text) rows_.push_back(row_);
    row_.cells.clear();
    at_row_start_ = true;
  }

  csv_parser parser_;
  CsvRow row_;
  bool at_row_start_ = true;
  std::vector<CsvRow> rows_;
};

// True where the cell is apostrophes, perhaps none, and then what a spreadsheet takes for a
// formula. One apostrophe more or less keeps it such, so that guarding can be undone exactly.
bool LooksLikeFormula(std::string_view cell) {
  const std::size_t first = cell.find_first_not_of('\'');
  return first != std::string_view::npos &&
         std::string_view("=+-@").find(cell[first]) != std::string_view::npos;
}

void AppendCell(const std::string& cell, std::string& text) {
  if (cell.find_first_of(",\"\r\n\t; ") == std::string::npos) {
    text += cell;
    return;
  }
  const std::size_t before = text.size();
  text.resize(before + 2 * cell.size() + 2);  // Every byte a quote: the most there can be.
  text.resize(before +
              csv_write(text.data() + before, text.size() - before, cell.data(), cell.size()));
}

// Excel saves "Unicode text" with tabs, and CSV with semicolons where the comma is the decimal
// sign.
char SeparatorOf(std::string_view header) {
  for (const char separator : {',', '\t', ';'}) {
    if (header.find(separator) != std::string_view::npos) return separator;
  }
  return ',';
}

}  // namespace

Result<std::vector<CsvRow>> ReadCsv(std::string_view text, const Limits& limits) {
  if (text.size() > limits.document_bytes) {
    return Status(StatusCode::kLimitExceeded, absl::StrCat("the CSV is longer than the limit of ",
                                                           limits.document_bytes, " bytes"));
  }
  if (const std::size_t invalid = utf8::FirstInvalidByte(text); invalid != text.size()) {
    return Status(StatusCode::kInvalidUtf8,
                  absl::StrCat("byte ", invalid, " is not valid UTF-8; save the file as UTF-8"));
  }
  std::size_t position = 0;
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) position = kByteOrderMark.size();

  Parser parser(SeparatorOf(text.substr(0, text.find('\n'))));
  std::uint32_t line = 0;
  while (position < text.size()) {
    ++line;
    const std::size_t newline = text.find('\n', position);
    const std::size_t end = newline == std::string_view::npos ? text.size() : newline + 1;
    if (end - position > limits.line_bytes) {
      return Status(
          StatusCode::kLimitExceeded,
          absl::StrCat("line ", line, ": longer than the limit of ", limits.line_bytes, " bytes"));
    }
    if (!parser.Feed(text.substr(position, end - position), line, position)) {
      if (parser.failed_for_memory()) return Status(StatusCode::kOutOfMemory, "out of memory");
      return Status(StatusCode::kInvalidFormat,
                    absl::StrCat("line ", line,
                                 ": a quote (\") stands inside a cell of the row that "
                                 "begins at line ",
                                 parser.row_line(),
                                 "; put the whole cell in quotes and write each quote inside it "
                                 "twice"));
    }
    if (parser.row_count() > limits.rows) {
      return Status(StatusCode::kLimitExceeded,
                    absl::StrCat("line ", line, ": more than the limit of ", limits.rows, " rows"));
    }
    position = end;
  }
  if (!parser.Finish()) {
    return Status(StatusCode::kInvalidFormat,
                  absl::StrCat("line ", parser.row_line(),
                               ": a quote (\") opens a cell of this row and never closes"));
  }
  return parser.TakeRows();
}

void AppendCsvRow(const std::vector<std::string>& cells, std::string& text) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) text += ',';
    AppendCell(LooksLikeFormula(cells[i]) ? "'" + cells[i] : cells[i], text);
  }
  text += "\r\n";
}

std::string_view WithoutGuard(std::string_view cell) {
  if (cell.substr(0, 1) == "'" && LooksLikeFormula(cell)) cell.remove_prefix(1);
  return cell;
}

std::string CsvHead(std::span<const CsvColumn> columns, Language language) {
  std::string csv(kByteOrderMark);
  std::vector<std::string> headings;
  headings.reserve(columns.size());
  for (const CsvColumn& column : columns) {
    headings.emplace_back(language == Language::kEnglish ? column.en : column.zh);
  }
  AppendCsvRow(headings, csv);
  return csv;
}

std::string CsvText(const std::optional<Decimal>& figure) {
  return figure ? figure->ToString() : std::string();
}

}  // namespace jixiao::interchange
