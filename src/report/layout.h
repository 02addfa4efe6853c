// A form in the making: rows of cells that fill the form's width.
#ifndef JIXIAO_REPORT_LAYOUT_H_
#define JIXIAO_REPORT_LAYOUT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/report.hpp"
#include "report/words.h"

namespace jixiao::report {

std::string TextOf(const std::optional<Decimal>& figure);

/// A column of the indicator table: its head, its share of the width, and what stands in it.
template <typename RowData>
struct FormColumn {
  Words head;
  std::uint32_t width = 10;  ///< In parts; the form makes percents of them.
  FormRole role = FormRole::kText;
  std::string (*text)(const RowData& row, Language language) = nullptr;
  bool optional = false;  ///< Stands only where a row fills it.
  /// Equal cells one below the other are merged, within equal cells of the column before.
  bool merged = false;
  bool noted = false;  ///< Linked to the row's note.
};

/// Lays out a form from its top. Column 0 is the narrow one that names the blocks.
class Layout {
 public:
  Layout(Language language, Words title, const Model& model, const Project& project);

  std::string In(Words words) const { return words.In(language_); }
  Language language() const { return language_; }

  /// Says how many columns there are, and how wide. Before the first row.
  void SetWidths(const std::vector<std::uint32_t>& parts);
  std::uint32_t columns() const { return static_cast<std::uint32_t>(form_.widths.size()); }

  /// A row whose cell `wide` takes what the others leave of the width. `covered` columns at the
  /// left belong to a cell of a row above.
  void Add(std::vector<FormCell> cells, std::size_t wide, std::uint32_t covered = 0);
  /// A row whose cells behind the first share the width as evenly as it goes.
  void AddEvenly(std::vector<FormCell> cells, std::uint32_t covered = 0);
  /// The names of the columns and one row for each of `rows`, behind a head over all of them.
  /// `first_note` is the note of the first row; 0: none.
  template <typename RowData>
  void AddTable(Words name, const std::vector<FormColumn<RowData>>& columns,
                const std::vector<RowData>& rows, std::uint32_t first_note);

  FormCell Head(Words words, std::uint32_t columns = 1, std::uint32_t rows = 1) const {
    return {In(words), FormRole::kHead, columns, rows};
  }
  FormCell Label(std::string text, std::uint32_t columns = 1) const {
    return {std::move(text), FormRole::kLabel, columns};
  }
  static FormCell Text(std::string text, std::uint32_t columns = 1) {
    return {std::move(text), FormRole::kText, columns};
  }
  static FormCell Figure(std::string text) { return {std::move(text), FormRole::kFigure}; }

  Form& form() { return form_; }

 private:
  void AddNames(std::vector<FormCell> names, std::uint32_t rows, Words name);

  Language language_;
  Form form_;
};

/// Columns of which some row fills a cell, or that always stand.
template <typename RowData>
std::vector<FormColumn<RowData>> Used(std::span<const FormColumn<RowData>> columns,
                                      const std::vector<RowData>& rows, Language language) {
  std::vector<FormColumn<RowData>> used;
  for (const FormColumn<RowData>& column : columns) {
    bool is_used = !column.optional;
    for (const RowData& row : rows) is_used = is_used || !column.text(row, language).empty();
    if (is_used) used.push_back(column);
  }
  return used;
}

/// Widths of the columns behind the one that names the blocks.
template <typename RowData>
std::vector<std::uint32_t> PartsOf(const std::vector<FormColumn<RowData>>& columns) {
  std::vector<std::uint32_t> parts = {8};
  for (const FormColumn<RowData>& column : columns) parts.push_back(column.width);
  return parts;
}

/// `cells`: row by row the text of each column. Gives for each cell how many rows it covers; 0:
/// the one above covers it.
std::vector<std::vector<std::uint32_t>> MergedRows(
    const std::vector<std::vector<std::string>>& cells, const std::vector<bool>& merged);

template <typename RowData>
void Layout::AddTable(Words name, const std::vector<FormColumn<RowData>>& columns,
                      const std::vector<RowData>& rows, std::uint32_t first_note) {
  std::vector<FormCell> names;
  std::vector<bool> merged;
  for (const FormColumn<RowData>& column : columns) {
    names.push_back(Head(column.head));
    merged.push_back(column.merged);
  }
  AddNames(std::move(names), static_cast<std::uint32_t>(rows.size()) + 1, name);
  std::vector<std::vector<std::string>> texts;
  for (const RowData& row : rows) {
    texts.emplace_back();
    for (const FormColumn<RowData>& column : columns) {
      texts.back().push_back(column.text(row, language_));
    }
  }
  const auto heights = MergedRows(texts, merged);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::vector<FormCell> cells;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (heights[row][i] == 0) continue;
      FormCell cell{std::move(texts[row][i]), columns[i].role, 1, heights[row][i]};
      if (columns[i].noted && first_note != 0) {
        cell.note = first_note + static_cast<std::uint32_t>(row);
      }
      cells.push_back(std::move(cell));
    }
    form_.rows.push_back(std::move(cells));
  }
}

}  // namespace jixiao::report

#endif  // JIXIAO_REPORT_LAYOUT_H_
