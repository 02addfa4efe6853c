#include "html/page.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace jixiao::html {
namespace {

// Their text is no part of what a reader of the page sees as its content.
constexpr auto kHidden =
    std::to_array<std::string_view>({"script", "style", "noscript", "template", "nav", "title",
                                     "select", "button", "iframe", "object", "svg"});
// Begin and end a line.
constexpr auto kBlocks = std::to_array<std::string_view>(
    {"address", "article", "aside", "blockquote", "body",       "caption", "center",  "dd",
     "div",     "dl",      "dt",    "fieldset",   "figcaption", "figure",  "footer",  "form",
     "h1",      "h2",      "h3",    "h4",         "h5",         "h6",      "header",  "hr",
     "legend",  "li",      "main",  "ol",         "p",          "pre",     "section", "ul"});

template <std::size_t kSize>
bool IsOneOf(std::string_view element, const std::array<std::string_view, kSize>& elements) {
  return std::find(elements.begin(), elements.end(), element) != elements.end();
}

// Digits in front; anything else is 1. A number that is too large stays the largest there is.
std::uint32_t SpanOf(std::string_view text) {
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
  std::uint64_t span = 0;
  std::size_t digits = 0;
  while (!text.empty() && (text.front() == ' ' || text.front() == '+')) text.remove_prefix(1);
  for (const char c : text) {
    if (c < '0' || c > '9') break;
    span = std::min(span * 10 + static_cast<std::uint64_t>(c - '0'), kMost);
    ++digits;
  }
  return digits == 0 || span == 0 ? 1 : static_cast<std::uint32_t>(span);
}

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

}  // namespace

void Page::Open(std::string_view element, const Attributes& attributes) {
  if (IsOneOf(element, kHidden)) {
    ++hidden_;
  } else if (element == "table") {
    OpenTable();
  } else if (element == "tr") {
    OpenRow();
  } else if (element == "td" || element == "th") {
    OpenCell(attributes);
  } else if (element == "br" || IsOneOf(element, kBlocks)) {
    BreakLine();
  } else if (element == "input" && (attributes.type.empty() || attributes.type == "text")) {
    space_ = true;
    Text(attributes.value);
    space_ = true;
  }
}

void Page::Close(std::string_view element) {
  if (IsOneOf(element, kHidden)) {
    hidden_ = std::max(hidden_ - 1, 0);
  } else if (element == "table") {
    CloseTable();
  } else if (element == "td" || element == "th" || element == "tr") {
    CloseCell();
  } else if (IsOneOf(element, kBlocks)) {
    BreakLine();
  }
}

void Page::Text(std::string_view text) {
  if (hidden_ > 0 || !status_.ok()) return;
  while (!text.empty()) {
    if (text.starts_with(kNoBreakSpace)) {
      space_ = true;
      text.remove_prefix(kNoBreakSpace.size());
    } else if (IsSpace(text.front())) {
      space_ = true;
      text.remove_prefix(1);
    } else {
      std::size_t end = 1;
      while (end < text.size() && !IsSpace(text[end]) && text[end] != kNoBreakSpace.front()) ++end;
      if (line_break_ && !text_.empty()) {
        text_ += '\n';
      } else if (space_ && !text_.empty()) {
        text_ += ' ';
      }
      space_ = line_break_ = false;
      text_ += text.substr(0, end);
      text.remove_prefix(end);
    }
  }
}

// Between tables a line is done with its break; in a cell the next line goes on behind it.
void Page::BreakLine() {
  if (IsInCell()) {
    line_break_ = true;
    return;
  }
  if (!text_.empty()) prose_.push_back(std::move(text_));
  text_.clear();
  space_ = line_break_ = false;
}

void Page::PutProse() {
  BreakLine();
  if (prose_.empty() || !status_.ok()) return;
  Keep(builder_.AddGrid({}));
  for (const std::string& line : prose_) {
    if (status_.ok()) Keep(builder_.AddRow());
    if (status_.ok()) Keep(builder_.AddCell(line, 1, 1, {}));
  }
  prose_.clear();
  grid_is_open_ = false;
}

void Page::PutCell() {
  Table& table = tables_.back();
  const Cell cell = table.open_cell;
  table.open_cell = {};
  if (status_.ok()) {
    Keep(builder_.AddCell(text_, cell.row_span, cell.column_span,
                          "T" + std::to_string(table.number) + "R" + std::to_string(table.row) +
                              "C" + std::to_string(table.cell)));
  }
  text_.clear();
  space_ = line_break_ = false;
}

// The lines of the open cell as text between tables.
void Page::LeaveCell() {
  tables_.back().open_cell = {};
  std::string lines = std::exchange(text_, {});
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    if (end > begin) prose_.push_back(lines.substr(begin, end - begin));
    begin = end + 1;
  }
  space_ = line_break_ = false;
}

void Page::OpenTable() {
  // The cell around it is a place on the page: its text stands between tables. The table around
  // this one goes on in a grid of its own when this one has ended.
  if (IsInCell()) LeaveCell();
  PutProse();
  tables_.push_back({.number = ++table_count_});
  grid_is_open_ = false;
}

void Page::CloseTable() {
  if (tables_.empty()) return;
  CloseCell();
  PutProse();
  tables_.pop_back();
  grid_is_open_ = false;
}

void Page::OpenRow() {
  if (tables_.empty()) return BreakLine();
  CloseCell();
  PutProse();
  if (!status_.ok()) return;
  if (!grid_is_open_) Keep(builder_.AddGrid({}));
  grid_is_open_ = true;
  if (status_.ok()) Keep(builder_.AddRow());
  ++tables_.back().row;
  tables_.back().cell = 0;
}

void Page::OpenCell(const Attributes& attributes) {
  if (tables_.empty()) return BreakLine();
  CloseCell();
  // A cell without a row, or behind a table that stood in one of its row's cells.
  if (tables_.back().row == 0 || !grid_is_open_ || !prose_.empty() || !text_.empty()) OpenRow();
  Table& table = tables_.back();
  ++table.cell;
  table.open_cell = {true, SpanOf(attributes.row_span), SpanOf(attributes.column_span)};
}

void Page::CloseCell() {
  if (IsInCell()) PutCell();
}

std::vector<Grid> Page::Finish() {
  while (!tables_.empty()) CloseTable();
  PutProse();
  return builder_.Take();
}

}  // namespace jixiao::html
