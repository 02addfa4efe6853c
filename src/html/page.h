// A page's elements and text, as they come → grids. Knows no parser.
#ifndef JIXIAO_HTML_PAGE_H_
#define JIXIAO_HTML_PAGE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/grid.hpp"
#include "jixiao/limits.hpp"
#include "jixiao/status.hpp"

namespace jixiao::html {

/// Attributes of an element that bear on a grid, as written; empty where they are not there.
struct Attributes {
  std::string_view row_span;
  std::string_view column_span;
  std::string_view type;
  std::string_view value;
};

class Page {
 public:
  explicit Page(const Limits& limits) : builder_(limits) {}

  /// In the order of the page. Names are in lower case; every opened element is closed.
  void Open(std::string_view element, const Attributes& attributes);
  void Close(std::string_view element);
  void Text(std::string_view text);

  /// The first failure; nothing is added after it.
  const Status& status() const { return status_; }
  /// At the end of the page.
  std::vector<Grid> Finish();

 private:
  struct Cell {
    bool is_open = false;
    std::uint32_t row_span = 1;
    std::uint32_t column_span = 1;
  };
  // A table whose end has not come. Text outside of its cells is text of the page.
  struct Table {
    std::size_t number = 0;
    std::size_t row = 0;   // Of the table, from 1; 0 before its first.
    std::size_t cell = 0;  // Of the row, from 1.
    Cell open_cell{};
  };

  bool IsInCell() const { return !tables_.empty() && tables_.back().open_cell.is_open; }
  void OpenTable();
  void CloseTable();
  void OpenRow();
  void OpenCell(const Attributes& attributes);
  void CloseCell();
  void LeaveCell();
  void BreakLine();
  // Puts the open cell's text, or the lines between tables, where they belong.
  void PutCell();
  void PutProse();
  void Keep(Status status) {
    if (status_.ok()) status_ = std::move(status);
  }

  GridBuilder builder_;
  Status status_;
  std::vector<Table> tables_;
  std::size_t table_count_ = 0;
  // The innermost table's rows go on in the builder's last grid.
  bool grid_is_open_ = false;
  int hidden_ = 0;  // Open elements whose text is not shown.
  // Text of the open cell, or of the line between tables; white space in front of what comes next.
  std::string text_;
  bool space_ = false;
  bool line_break_ = false;
  std::vector<std::string> prose_;
};

}  // namespace jixiao::html

#endif  // JIXIAO_HTML_PAGE_H_
