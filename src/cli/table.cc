#include "cli/table.h"

#include <algorithm>
#include <string_view>

#include "cli/display_width.h"
#include "report/markdown.h"

namespace jixiao::cli {
namespace {

constexpr std::string_view kGap = "  ";

std::vector<std::size_t> WidthsOf(const Table& table) {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    std::size_t width = DisplayWidth(table.columns[i].title);
    for (const auto& row : table.rows) width = std::max(width, DisplayWidth(row[i]));
    widths.push_back(std::min(width, table.columns[i].max_width));
  }
  return widths;
}

std::string Padded(const std::string& text, std::size_t width, bool right) {
  const std::size_t used = DisplayWidth(text);
  const std::string padding(used < width ? width - used : 0, ' ');
  return right ? padding + text : text + padding;
}

void AppendRow(const Table& table, const std::vector<std::size_t>& widths,
               const std::vector<std::string>& cells, std::string& text) {
  std::vector<std::vector<std::string>> wrapped;
  std::size_t height = 1;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    wrapped.push_back(Wrap(cells[i], widths[i]));
    height = std::max(height, wrapped.back().size());
  }
  for (std::size_t line = 0; line < height; ++line) {
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i != 0) out += kGap;
      out += Padded(line < wrapped[i].size() ? wrapped[i][line] : "", widths[i],
                    table.columns[i].right);
    }
    out.erase(out.find_last_not_of(' ') + 1);
    text += out + '\n';
  }
}

std::vector<std::string> TitlesOf(const Table& table) {
  std::vector<std::string> titles;
  for (const TableColumn& column : table.columns) titles.push_back(column.title);
  return titles;
}

void AppendMarkdownRow(const std::vector<std::string>& cells, std::string& text) {
  text += '|';
  for (const std::string& cell : cells) text += ' ' + report::EscapedForMarkdown(cell) + " |";
  text += '\n';
}

}  // namespace

std::string RenderText(const Table& table) {
  const std::vector<std::size_t> widths = WidthsOf(table);
  std::string text;
  AppendRow(table, widths, TitlesOf(table), text);
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (i != 0) text += kGap;
    text += std::string(widths[i], '-');
  }
  text += '\n';
  for (const auto& row : table.rows) AppendRow(table, widths, row, text);
  return text;
}

std::string RenderMarkdown(const Table& table) {
  std::string text;
  AppendMarkdownRow(TitlesOf(table), text);
  text += '|';
  for (const TableColumn& column : table.columns) text += column.right ? " ---: |" : " --- |";
  text += '\n';
  for (const auto& row : table.rows) AppendMarkdownRow(row, text);
  return text;
}

}  // namespace jixiao::cli
