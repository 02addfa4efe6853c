// An Arrow record batch → one table of rows. Refuses binary floating point, by
// batch/arrow_import.h.
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/utf8.h"
#include "batch/arrow_import.h"
#include "jixiao/records.hpp"

namespace jixiao {
namespace {

using batch::Column;
using batch::NamedColumn;

Status Unreadable(const NamedColumn& column, std::int64_t row, std::string_view fault) {
  return Status(StatusCode::kInvalidArgument, absl::StrCat("column '", column.name, "', row ",
                                                           row + 1, ": ", std::string(fault)));
}

Status ReadCell(const NamedColumn& column, std::int64_t row, RecordCell& cell, std::string& scratch,
                std::vector<Diagnostic>& diagnostics) {
  const Column& cells = column.column;
  if (cells.IsNull(row)) {
    cell.kind = RecordCellKind::kNull;
    return Status();
  }
  if (cells.type() == Column::Type::kBoolean) {
    cell.kind = RecordCellKind::kBoolean;
    cell.text = cells.Boolean(row) ? "true" : "false";
    return Status();
  }
  const std::optional<std::string_view> text = cells.Cell(row, &scratch);
  if (!text) return Unreadable(column, row, "the figure or date cannot be read");
  if (!utf8::IsValid(*text)) {
    cell.kind = RecordCellKind::kNull;
    diagnostics.push_back({.code = DiagnosticCode::kInvalidUtf8,
                           .line = static_cast<std::uint32_t>(row + 1),
                           .source = DiagnosticSource::kDocument,
                           .place = column.name});
    return Status();
  }
  const bool is_figure =
      cells.type() == Column::Type::kInteger || cells.type() == Column::Type::kDecimal;
  cell.kind = is_figure ? RecordCellKind::kNumber : RecordCellKind::kText;
  cell.text = *text;
  return Status();
}

}  // namespace

Result<Records> RecordsFromArrow(std::string_view table, const ArrowSchema& schema,
                                 const ArrowArray& rows, const Limits& limits) {
  const auto columns = batch::ImportColumns(schema, rows);
  if (!columns.ok()) return columns.status();
  const auto count = static_cast<std::size_t>(rows.length);
  if (count > limits.rows || count * (columns->size() + 1) > limits.cells) {
    return Status(StatusCode::kLimitExceeded,
                  absl::StrCat("more rows or cells than the limits of ", limits.rows, " and ",
                               limits.cells, " allow"));
  }
  Records records;
  RecordTable& made = records.tables.emplace_back();
  made.name = table;
  for (const NamedColumn& column : *columns) made.fields.push_back(column.name);
  made.rows.resize(count);
  std::string scratch;
  for (std::size_t i = 0; i < count; ++i) {
    made.rows[i].resize(columns->size());
    for (std::size_t field = 0; field < columns->size(); ++field) {
      RecordCell& cell = made.rows[i][field];
      cell.field = static_cast<std::uint32_t>(field);
      Status status = ReadCell((*columns)[field], static_cast<std::int64_t>(i), cell, scratch,
                               records.diagnostics);
      if (!status.ok()) return status;
    }
  }
  return records;
}

}  // namespace jixiao
