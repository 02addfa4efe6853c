// Tables as they come: JSON and CSV ⇄ rows of cells. Refuses to know what a field means.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "interchange/csv_text.h"
#include "interchange/json_document.h"
#include "interchange/json_fields.h"
#include "interchange/json_text.h"
#include "jixiao/records.hpp"

namespace jixiao {
namespace {

using interchange::Json;
using interchange::JsonKind;
using interchange::JsonReader;
using interchange::JsonValue;

// The fields of a table under construction, by name.
class FieldNames {
 public:
  explicit FieldNames(RecordTable& table) : table_(table) {
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
      by_name_.emplace(table.fields[i], static_cast<std::uint32_t>(i));
    }
  }
  // The field of a cell of row `row`; empty where that row has had one. `guess`: where a field of
  // the same name is most likely to stand.
  std::optional<std::uint32_t> Take(std::string_view name, std::size_t guess, std::size_t row) {
    const std::uint32_t field = Find(name, guess);
    met_.resize(table_.fields.size());
    if (met_[field] == row + 1) return std::nullopt;
    met_[field] = row + 1;
    return field;
  }
  std::uint32_t Find(std::string_view name, std::size_t guess) {
    if (guess < table_.fields.size() && table_.fields[guess] == name) {
      return static_cast<std::uint32_t>(guess);
    }
    const auto [at, is_new] =
        by_name_.emplace(std::string(name), static_cast<std::uint32_t>(table_.fields.size()));
    if (is_new) table_.fields.emplace_back(name);
    return at->second;
  }

 private:
  RecordTable& table_;
  std::unordered_map<std::string, std::uint32_t> by_name_;
  std::vector<std::size_t> met_;  // by field: the last row that has it, counted from 1
};

std::optional<RecordCellKind> CellKindOf(JsonKind kind) {
  switch (kind) {
    case JsonKind::kNull:
      return RecordCellKind::kNull;
    case JsonKind::kBoolean:
      return RecordCellKind::kBoolean;
    case JsonKind::kNumber:
      return RecordCellKind::kNumber;
    case JsonKind::kString:
      return RecordCellKind::kText;
    case JsonKind::kArray:
    case JsonKind::kObject:
      break;
  }
  return std::nullopt;
}

void ReadRow(JsonReader& reader, const JsonValue& value, std::size_t number, FieldNames& names,
             RecordRow& row) {
  if (value.kind() != JsonKind::kObject) {
    reader.ReportType(value, "object");
    return;
  }
  const std::vector<JsonValue> members = value.children();
  row.reserve(members.size());
  for (const JsonValue& member : members) {
    const JsonReader::Step step(reader, member.key());
    const std::optional<RecordCellKind> kind = CellKindOf(member.kind());
    if (!kind) {
      reader.ReportType(member, "string");
      continue;
    }
    const auto field = names.Take(member.key(), row.size(), number);
    if (!field) {
      reader.Report(DiagnosticCode::kJsonRepeatedField, member);
      continue;
    }
    row.push_back({*field, *kind, std::string(member.text())});
  }
}

void ReadTable(JsonReader& reader, const JsonValue& value, RecordTable& table) {
  if (value.kind() != JsonKind::kArray) {
    reader.ReportType(value, "array");
    return;
  }
  FieldNames names(table);
  for (const JsonValue& element : value.children()) {
    const std::size_t number = table.rows.size();
    const JsonReader::Step step(reader, number);
    // One that is no row keeps its place, so that those after it keep theirs.
    ReadRow(reader, element, number, names, table.rows.emplace_back());
  }
}

Json WriteCell(const RecordCell& cell) {
  switch (cell.kind) {
    case RecordCellKind::kNull:
      return nullptr;
    case RecordCellKind::kBoolean:
      return cell.text == "true";
    case RecordCellKind::kNumber:
      return Json::Digits(cell.text);
    case RecordCellKind::kText:
      break;
  }
  return cell.text;
}

Json WriteRow(const RecordTable& table, const RecordRow& row) {
  Json object = Json::object();
  for (const RecordCell& cell : row) object[table.fields[cell.field]] = WriteCell(cell);
  return object;
}

// Row by row: the tree of a whole table would take many times the space of its text.
void AppendTable(const RecordTable& table, JsonLayout layout, std::string& json) {
  const bool is_indented = layout == JsonLayout::kIndented;
  json += Json(table.name).Dump(layout);
  json += is_indented ? ": [" : ":[";
  bool is_first = true;
  for (const RecordRow& row : table.rows) {
    if (!is_first) json += ',';
    is_first = false;
    const std::string text = WriteRow(table, row).Dump(layout);
    json += is_indented ? absl::StrReplaceAll("\n" + text, {{"\n", "\n    "}}) : text;
  }
  json += is_indented && !is_first ? "\n  ]" : "]";
}

// A header's names; kInvalidFormat where two columns have the same.
Status ReadHeader(const QuotedRow& header, RecordTable& table) {
  for (const QuotedCell& cell : header.cells) {
    const std::string name(interchange::WithoutGuard(cell.text));
    if (std::find(table.fields.begin(), table.fields.end(), name) != table.fields.end()) {
      return Status(StatusCode::kInvalidFormat,
                    absl::StrCat("line ", header.line, ": the column '", name, "' stands twice"));
    }
    table.fields.push_back(name);
  }
  return Status();
}

void ReadCsvRow(const QuotedRow& from, Records& records) {
  RecordTable& table = records.tables.front();
  RecordRow& row = table.rows.emplace_back();
  for (std::size_t i = 0; i < from.cells.size(); ++i) {
    const std::string_view text = interchange::WithoutGuard(from.cells[i].text);
    if (i < table.fields.size()) {
      row.push_back({static_cast<std::uint32_t>(i), RecordCellKind::kText, std::string(text)});
    } else if (!text.empty()) {
      records.diagnostics.push_back({.code = DiagnosticCode::kCsvSurplusCell,
                                     .span = from.cells[i].span,
                                     .line = from.line,
                                     .arguments = {std::string(text)},
                                     .source = DiagnosticSource::kDocument});
    }
  }
}

// Where the cells of a grid's rows stand, row after row: spans of cells above push them right.
class GridColumns {
 public:
  explicit GridColumns(std::size_t columns) : covered_until_(columns) {}

  // Calls `use` with the column of each cell of a row.
  template <typename Use>
  void Place(const GridRow& row, const Use& use) {
    std::size_t column = 0;
    for (const GridCell& cell : row) {
      while (column < covered_until_.size() && covered_until_[column] > number_) ++column;
      use(column, cell);
      const std::size_t end = column + std::max<std::size_t>(cell.column_span, 1);
      for (; column < std::min(end, covered_until_.size()); ++column) {
        covered_until_[column] = number_ + std::max<std::size_t>(cell.row_span, 1);
      }
      column = end;
    }
    ++number_;
  }

 private:
  std::vector<std::size_t> covered_until_;  // by column: the first row below its span
  std::size_t number_ = 0;
};

void ReadGridHeader(const GridRow& row, std::vector<std::string>& fields) {
  // As many as a sheet may have; a span without an end names no columns.
  constexpr std::size_t kMostColumns = 16'384;
  GridColumns(0).Place(row, [&](std::size_t column, const GridCell& cell) {
    if (column >= kMostColumns) return;
    fields.resize(column + 1);
    fields[column] = cell.text;
  });
}

void ReadGridRow(const GridRow& from, GridColumns& columns, Records& records) {
  RecordTable& table = records.tables.back();
  RecordRow row;
  bool has_text = false;
  columns.Place(from, [&](std::size_t column, const GridCell& cell) {
    has_text = has_text || !cell.text.empty();
    if (column < table.fields.size() && !table.fields[column].empty()) {
      row.push_back({static_cast<std::uint32_t>(column), RecordCellKind::kText, cell.text});
    } else if (!cell.text.empty()) {
      records.diagnostics.push_back({.code = DiagnosticCode::kCsvSurplusCell,
                                     .arguments = {cell.text},
                                     .source = DiagnosticSource::kDocument,
                                     .place = cell.place});
    }
  });
  if (has_text) table.rows.push_back(std::move(row));
}

}  // namespace

Records RecordsFromGrids(std::span<const Grid> grids) {
  Records all;
  for (const Grid& grid : grids) {
    Records one;
    one.tables.emplace_back().name = grid.name;
    if (!grid.rows.empty()) ReadGridHeader(grid.rows.front(), one.tables.back().fields);
    GridColumns columns(one.tables.back().fields.size());
    for (std::size_t i = 1; i < grid.rows.size(); ++i) ReadGridRow(grid.rows[i], columns, one);
    AppendRecords(std::move(one), all);
  }
  return all;
}

Result<Records> RecordsFromJson(std::string_view text, const Limits& limits) {
  const auto json = interchange::JsonText::Parse(text, limits);
  if (!json.ok()) return json.status();
  const JsonValue root = json->root();
  if (root.kind() != JsonKind::kObject) {
    return Status(StatusCode::kInvalidFormat,
                  "records must be an object of tables: {\"TABLE\": [{\"field\": \"text\"}]}");
  }
  Records records;
  JsonReader reader;
  for (const JsonValue& member : root.children()) {
    const JsonReader::Step step(reader, member.key());
    Records one;
    one.tables.emplace_back().name = member.key();
    ReadTable(reader, member, one.tables.front());
    AppendRecords(std::move(one), records);
  }
  records.diagnostics = reader.TakeDiagnostics();
  return records;
}

std::string RecordsToJson(const Records& records, JsonLayout layout) {
  const bool is_indented = layout == JsonLayout::kIndented;
  std::string json = "{";
  bool is_first = true;
  for (const RecordTable& table : records.tables) {
    if (!is_first) json += ',';
    is_first = false;
    if (is_indented) json += "\n  ";
    AppendTable(table, layout, json);
  }
  json += is_indented && !is_first ? "\n}" : "}";
  return json;
}

Result<Records> RecordsFromCsv(std::string_view table, std::string_view csv, const Limits& limits) {
  interchange::CsvReader reader(csv, limits);
  Records records;
  records.tables.emplace_back().name = table;
  const QuotedRow* row = reader.Next();
  if (row == nullptr) {
    if (!reader.status().ok()) return reader.status();
    return Status(StatusCode::kInvalidFormat, "line 1: the CSV has no header of fields");
  }
  if (Status status = ReadHeader(*row, records.tables.front()); !status.ok()) return status;
  while ((row = reader.Next()) != nullptr) ReadCsvRow(*row, records);
  if (!reader.status().ok()) return reader.status();
  return records;
}

void AppendRecords(Records more, Records& records) {
  for (RecordTable& table : more.tables) {
    const auto known =
        std::find_if(records.tables.begin(), records.tables.end(),
                     [&](const RecordTable& other) { return other.name == table.name; });
    if (known == records.tables.end()) {
      records.tables.push_back(std::move(table));
      continue;
    }
    FieldNames names(*known);
    std::vector<std::uint32_t> fields;
    for (const std::string& name : table.fields) fields.push_back(names.Find(name, fields.size()));
    for (RecordRow& row : table.rows) {
      for (RecordCell& cell : row) cell.field = fields[cell.field];
      known->rows.push_back(std::move(row));
    }
  }
  records.diagnostics.insert(records.diagnostics.end(), more.diagnostics.begin(),
                             more.diagnostics.end());
}

}  // namespace jixiao
