// A table of text, for a terminal or as Markdown.
#ifndef JIXIAO_CLI_TABLE_H_
#define JIXIAO_CLI_TABLE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace jixiao::cli {

struct TableColumn {
  std::string title;
  std::size_t max_width;  ///< In columns of the terminal; longer cells are wrapped.
  bool right = false;     ///< Figures stand at the right.
};

struct Table {
  std::vector<TableColumn> columns;
  std::vector<std::vector<std::string>> rows;  ///< As many cells as columns.
};

/// Lines of at most the sum of the columns' widths, aligned by display width, with a rule under the
/// titles.
std::string RenderText(const Table& table);
/// A GitHub pipe table, its cells escaped.
std::string RenderMarkdown(const Table& table);

}  // namespace jixiao::cli

#endif  // JIXIAO_CLI_TABLE_H_
