// Forms as JSON and as Markdown.
#include <vector>

#include "interchange/json_document.h"
#include "jixiao/report.hpp"
#include "report/layout.h"
#include "report/markdown.h"

namespace jixiao {
namespace report {
namespace {

using interchange::Json;

Json CellToJson(const FormCell& cell) {
  Json json = Json::object();
  json["text"] = cell.text;
  json["role"] = FormRoleName(cell.role);
  json["columns"] = cell.columns;
  json["rows"] = cell.rows;
  json["note"] = cell.note == 0 ? Json(nullptr) : Json(cell.note);
  return json;
}

Json NoteToJson(const FormNote& note, Language language) {
  Json findings = Json::array();
  for (const Diagnostic& finding : note.findings) {
    Json json = Json::object();
    json["code"] = DiagnosticName(finding.code);
    json["severity"] = SeverityName(finding.severity());
    json["message"] = finding.Message(language);
    findings.push_back(std::move(json));
  }
  Json json = Json::object();
  json["place"] = note.place;
  json["text"] = note.text;
  json["findings"] = std::move(findings);
  return json;
}

Json FormToJson(const Form& form, Language language) {
  Json widths = Json::array();
  for (const std::uint32_t width : form.widths) widths.push_back(width);
  Json rows = Json::array();
  for (const auto& cells : form.rows) {
    Json row = Json::array();
    for (const FormCell& cell : cells) row.push_back(CellToJson(cell));
    rows.push_back(std::move(row));
  }
  Json annex = Json::array();
  for (const FormNote& note : form.annex) annex.push_back(NoteToJson(note, language));
  Json json = Json::object();
  json["title"] = form.title;
  json["subtitle"] = form.subtitle;
  json["name"] = form.name;
  json["code"] = form.code;
  json["columns"] = std::move(widths);
  json["heading"] = form.heading;
  json["rows"] = std::move(rows);
  json["annex"] = std::move(annex);
  return json;
}

// A merged cell stands once; the places that it covers are empty. Pipe tables must name columns:
// the names are empty, since the form names them in its rows.
std::string TableOf(const Form& form) {
  const std::size_t columns = form.widths.size();
  std::string text = "|";
  for (std::size_t i = 0; i < columns; ++i) text += "  |";
  text += "\n|";
  for (std::size_t i = 0; i < columns; ++i) text += " --- |";
  text += '\n';
  std::vector<std::uint32_t> covered(columns, 0);  // Rows below that a cell still covers.
  for (const auto& row : form.rows) {
    std::vector<std::string> cells(columns);
    std::size_t at = 0;
    const auto skip = [&] {
      while (at < columns && covered[at] > 0) --covered[at++];
    };
    for (const FormCell& cell : row) {
      skip();
      if (at >= columns) break;
      cells[at] = EscapedForMarkdown(cell.text);
      for (std::uint32_t i = 0; i < cell.columns && at < columns; ++i)
        covered[at++] = cell.rows - 1;
    }
    skip();
    text += '|';
    for (const std::string& cell : cells) text += ' ' + cell + " |";
    text += '\n';
  }
  return text;
}

}  // namespace
}  // namespace report

std::string FormsToJson(std::span<const Form> forms, Language language, JsonLayout layout) {
  report::Json list = report::Json::array();
  for (const Form& form : forms) list.push_back(report::FormToJson(form, language));
  report::Json json = report::Json::object();
  json["format_version"] = 1;
  json["forms"] = std::move(list);
  return json.Dump(layout);
}

std::string FormsToMarkdown(std::span<const Form> forms, Language language) {
  std::string text;
  for (const Form& form : forms) {
    text += (text.empty() ? "## " : "\n## ") +
            report::EscapedForMarkdown(form.title + form.subtitle) + "\n\n" + report::TableOf(form);
    if (form.annex.empty()) continue;
    text += "\n### " + report::Words{"计分与判定说明", "How each figure came about"}.In(language) +
            "\n\n";
    for (const FormNote& note : form.annex) {
      text += "- " + report::EscapedForMarkdown(note.place + " " + note.text) + "\n";
      for (const Diagnostic& finding : note.findings) {
        text += "  - " + report::EscapedForMarkdown(finding.Message(language)) + "\n";
      }
    }
  }
  return text;
}

}  // namespace jixiao
