#include "interchange/csv_text.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "absl/strings/str_cat.h"
#include "base/document_size.h"
#include "base/utf8.h"

namespace jixiao::interchange {
namespace {

// What makes a spreadsheet compute a cell, full-width forms among it, or skip to what might.
constexpr std::array<std::string_view, 10> kFormulaSigns = {"=",  "+",  "-",  "@",  "\t",
                                                            "\r", "＝", "＋", "－", "＠"};

// True where the cell is apostrophes, perhaps none, and then the beginning of a formula. One
// apostrophe more or less keeps it such, so that guarding can be undone exactly.
bool LooksLikeFormula(std::string_view cell) {
  cell.remove_prefix(std::min(cell.find_first_not_of('\''), cell.size()));
  return std::any_of(kFormulaSigns.begin(), kFormulaSigns.end(),
                     [&](std::string_view sign) { return cell.starts_with(sign); });
}

void AppendCell(std::string_view cell, std::string& text) {
  if (cell.find_first_of(",\"\r\n\t; ") == std::string_view::npos) {
    text += cell;
    return;
  }
  text += '"';
  for (const char c : cell) {
    if (c == '"') text += '"';
    text += c;
  }
  text += '"';
}

bool HasText(const QuotedRow& row) {
  return std::any_of(row.cells.begin(), row.cells.end(),
                     [](const QuotedCell& cell) { return !cell.text.empty(); });
}

}  // namespace

CsvReader::CsvReader(std::string_view text, const Limits& limits)
    : limits_(limits),
      status_(CheckDocumentSize("the CSV", text.size(), limits)),
      rows_(status_.ok() ? text : "", SeparatorOf(status_.ok() ? text : ""), limits.line_bytes) {
  if (!status_.ok()) return;
  if (const std::size_t invalid = utf8::FirstInvalidByte(text); invalid != text.size()) {
    status_ = Status(StatusCode::kInvalidUtf8,
                     absl::StrCat("byte ", invalid, " is not valid UTF-8; save the file as UTF-8"));
  }
}

const QuotedRow* CsvReader::Next() {
  if (!status_.ok()) return nullptr;
  do {
    if (!rows_.Next(&row_)) {
      if (!rows_.too_long()) return nullptr;
      return Stop(StatusCode::kLimitExceeded, rows_.line(),
                  absl::StrCat("longer than the limit of ", limits_.line_bytes,
                               " bytes; does a quote (\") never close?"));
    }
  } while (!HasText(row_));
  switch (row_.fault) {
    case QuoteFault::kNone:
      break;
    case QuoteFault::kStray:
      return Stop(StatusCode::kInvalidFormat, row_.fault_line,
                  absl::StrCat("a quote (\") stands inside a cell of the row that begins at line ",
                               row_.line, "; put the whole cell in quotes and write each quote ",
                               "inside it twice"));
    case QuoteFault::kUnclosed:
      return Stop(StatusCode::kInvalidFormat, row_.fault_line,
                  "a quote (\") opens a cell here and never closes");
  }
  if (count_++ < limits_.rows) return &row_;
  return Stop(StatusCode::kLimitExceeded, row_.line,
              absl::StrCat("more than the limit of ", limits_.rows, " rows"));
}

const QuotedRow* CsvReader::Stop(StatusCode code, std::uint32_t line, std::string_view fault) {
  status_ = Status(code, absl::StrCat("line ", line, ": ", std::string(fault)));
  return nullptr;
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
  std::string csv(utf8::kByteOrderMark);
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
