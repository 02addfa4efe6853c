#include "grid/text_rows.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/spaces.h"
#include "base/utf8.h"

namespace jixiao::grid {
namespace {

using std::string_view;

constexpr string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr string_view kReplacement = "\xEF\xBF\xBD";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Where the next pipe that is not escaped stands.
std::size_t FindPipe(string_view line, std::size_t from, bool* escaped) {
  for (std::size_t at = line.find('|', from); at != string_view::npos;
       at = line.find('|', at + 1)) {
    if (at == 0 || line[at - 1] != '\\') return at;
    *escaped = true;
  }
  return string_view::npos;
}

// A line of prose may hold a pipe; a row of a pipe table opens with one or holds two.
bool IsPipeRow(string_view line) {
  const std::size_t first = line.find('|');
  if (first == string_view::npos || line.find('\t') != string_view::npos) return false;
  return text::Trim(line).front() == '|' || line.find('|', first + 1) != string_view::npos;
}

// Cells of a Markdown rule hold nothing but dashes and alignment colons.
bool IsRule(const GridRow& row) {
  bool dashes = false;
  for (const GridCell& cell : row) {
    if (cell.text.find_first_not_of("-: ") != std::string::npos) return false;
    dashes = dashes || cell.text.find('-') != std::string::npos;
  }
  return dashes;
}

std::string Unescape(string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '|') continue;
    result.push_back(text[i]);
  }
  return result;
}

// How often `separator` parts a line: a comma inside a number such as 12,500.00 does not.
std::size_t CountSeparators(string_view line, char separator) {
  std::size_t count = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') quoted = !quoted;
    if (quoted || line[i] != separator) continue;
    std::size_t digits = 0;
    while (digits < 4 && i + 1 + digits < line.size() && IsDigit(line[i + 1 + digits])) ++digits;
    const bool in_number = i > 0 && IsDigit(line[i - 1]) && digits == 3;
    if (!in_number) ++count;
  }
  return count;
}

// Pieces of a line parted by spaces outside brackets; `least` spaces part.
template <typename Take>
void ForEachPiece(string_view line, std::size_t least, Take take) {
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t position = 0; position < line.size();) {
    const std::size_t length = text::SpaceLength(line, position);
    if (length == 0) {
      const string_view rest = line.substr(position);
      if (rest.starts_with("(") || rest.starts_with("（")) ++depth;
      if (rest.starts_with(")") || rest.starts_with("）")) depth = std::max(depth - 1, 0);
      position += std::max<std::size_t>(utf8::Decode(line, position).length, 1);
      continue;
    }
    std::size_t end = position;
    std::size_t spaces = 0;
    while (const std::size_t more = text::SpaceLength(line, end)) {
      spaces += more >= 3 ? 2 : 1;  // an ideographic space is as wide as two
      end += more;
    }
    if (spaces >= least && (depth == 0 || spaces > 3)) {
      if (position > begin) take(line.substr(begin, position - begin));
      begin = end;
      depth = 0;
    }
    position = end;
  }
  if (begin < line.size()) take(line.substr(begin));
}

// What is counted over all lines of a text to find how it is drawn.
struct Census {
  std::size_t lines = 0;
  std::size_t tabbed_or_piped = 0;
  std::size_t short_lines = 0;
  std::array<std::size_t, 2> separated = {0, 0};  // by comma, by semicolon
  std::size_t wide = 0;
  std::size_t narrow = 0;
};

void Count(string_view line, Census& census) {
  constexpr std::size_t kShort = 60;
  const string_view content = text::Trim(line);
  if (content.empty()) return;
  ++census.lines;
  if (line.find('\t') != string_view::npos || IsPipeRow(line)) ++census.tabbed_or_piped;
  if (content.size() <= kShort) ++census.short_lines;
  if (CountSeparators(line, ',') >= 2) ++census.separated[0];
  if (CountSeparators(line, ';') >= 2) ++census.separated[1];
  if (content.find("。") != string_view::npos) return;
  std::size_t narrow = 0;
  std::size_t wide = 0;
  ForEachPiece(content, 1, [&](string_view) { ++narrow; });
  ForEachPiece(content, 2, [&](string_view) { ++wide; });
  if (narrow >= 3) ++census.narrow;
  if (wide >= 3) ++census.wide;
}

template <typename Take>
void ForEachLine(string_view text, Take take) {
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", position), text.size());
    take(text.substr(position, end - position));
    position = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
}

}  // namespace

Drawing FindDrawing(string_view text) {
  constexpr std::size_t kLeastRows = 3;
  constexpr std::size_t kLeastLines = 12;
  Census census;
  ForEachLine(text, [&](string_view line) { Count(line, census); });
  Drawing drawing;
  drawing.tabs = text.find('\t') != string_view::npos;
  if (census.tabbed_or_piped > 0) return drawing;
  for (std::size_t i = 0; i < 2; ++i) {
    if (census.separated[i] < kLeastRows || census.separated[i] * 3 < census.lines) continue;
    drawing.surface = GridSurface::kCommas;
    drawing.separator = i == 0 ? ',' : ';';
    return drawing;
  }
  if (census.narrow >= kLeastRows && census.narrow * 4 >= census.lines) {
    drawing.surface = GridSurface::kSpaces;
    drawing.wide = census.wide >= kLeastRows && census.wide * 2 >= census.narrow;
  } else if (census.lines >= kLeastLines && census.short_lines * 10 >= census.lines * 7) {
    drawing.surface = GridSurface::kLines;
  }
  return drawing;
}

TextRows::TextRows(string_view text, const Limits& limits, Report report)
    : text_(text),
      line_bytes_(limits.line_bytes),
      report_(std::move(report)),
      drawing_(FindDrawing(text)),
      quote_budget_(4 * text.size() + 1024) {
  if (text.starts_with(kByteOrderMark)) position_ = kByteOrderMark.size();
}

bool TextRows::NextLine(string_view& line) {
  if (position_ >= text_.size()) return false;
  const std::size_t end = std::min(text_.find_first_of("\r\n", position_), text_.size());
  line = text_.substr(position_, end - position_);
  ++line_;
  if (line.size() > line_bytes_) {
    status_ = Status(StatusCode::kLimitExceeded,
                     "line " + std::to_string(line_) + " has " + std::to_string(line.size()) +
                         " bytes; the limit is " + std::to_string(line_bytes_) +
                         ": break the line, or raise Limits::line_bytes");
    return false;
  }
  position_ = end + (text_.substr(end, 2) == "\r\n" ? 2 : 1);
  return true;
}

bool TextRows::Next(GridRow& row, GridSurface& surface) {
  string_view line;
  after_blank_ = false;
  while (NextLine(line)) {
    if (text::Trim(line).empty()) {
      after_blank_ = true;
      continue;
    }
    ReportBadBytes(line);
    row.clear();
    if (IsPipeRow(line)) {
      surface = GridSurface::kPipes;
      SplitPipes(line, row);
      if (IsRule(row)) continue;
    } else if (line.find('\t') != string_view::npos || OpensQuoted(line)) {
      surface = GridSurface::kTabs;
      SplitAt('\t', line, row);
    } else if (drawing_.surface == GridSurface::kCommas) {
      surface = GridSurface::kCommas;
      SplitAt(drawing_.separator, line, row);
    } else if (drawing_.surface == GridSurface::kSpaces) {
      surface = GridSurface::kSpaces;
      SplitSpaces(line, row);
    } else {
      surface = drawing_.surface;
      AddCell(line, {}, row);
    }
    if (row.size() == 1 && surface != GridSurface::kLines && surface != GridSurface::kPipes) {
      surface = GridSurface::kProse;
    }
    const bool filled = std::any_of(row.begin(), row.end(),
                                    [](const GridCell& cell) { return !cell.text.empty(); });
    if (filled) return true;
  }
  return false;
}

// The end of the quoted cell that opens at `begin`, behind its closing quote; 0 where the quote is
// a character like any other. A cell that Excel copied may hold line breaks.
std::size_t TextRows::QuotedEnd(std::size_t begin, char separator) {
  std::size_t at = begin + 1;
  while (at - begin <= std::min(line_bytes_, quote_budget_)) {
    const std::size_t quote = text_.find('"', at);
    if (quote == string_view::npos) {
      quote_budget_ = 0;  // none of those that follow is closed either
      return 0;
    }
    at = quote + 1;
    if (at < text_.size() && text_[at] == '"') {
      ++at;
      continue;
    }
    const bool ends =
        at >= text_.size() || text_[at] == separator || text_[at] == '\n' || text_[at] == '\r';
    if (ends) return at;
    break;
  }
  quote_budget_ -= std::min(quote_budget_, at - begin);
  return 0;
}

// A row whose first cell is quoted and goes on in the next line, as Excel copies it.
bool TextRows::OpensQuoted(string_view line) {
  return drawing_.tabs && line.front() == '"' && QuotedEnd(OffsetOf(line), '\t') != 0;
}

void TextRows::SplitAt(char separator, string_view line, GridRow& row) {
  std::size_t begin = OffsetOf(line);
  std::size_t end_of_line = begin + line.size();
  while (begin <= end_of_line) {
    if (begin < end_of_line && text_[begin] == '"') {
      if (const std::size_t end = QuotedEnd(begin, separator)) {
        const string_view raw = text_.substr(begin, end - begin);
        std::string plain;
        for (std::size_t i = 1; i + 1 < raw.size(); ++i) {
          if (raw[i] == '"' && raw[i + 1] == '"') ++i;
          if (raw[i] != '\r') plain.push_back(raw[i]);
        }
        AddCell(raw, std::move(plain), row);
        if (end > end_of_line) {  // the row goes on behind the cell's line breaks
          line_ += static_cast<std::uint32_t>(std::count(raw.begin(), raw.end(), '\n'));
          end_of_line = std::min(text_.find_first_of("\r\n", end), text_.size());
          position_ = end_of_line + (text_.substr(end_of_line, 2) == "\r\n" ? 2 : 1);
          ReportBadBytes(text_.substr(begin, end_of_line - begin));
        }
        begin = end + 1;
        continue;
      }
    }
    const std::size_t end = std::min(text_.find(separator, begin), end_of_line);
    AddCell(text_.substr(begin, end - begin), {}, row);
    begin = end + 1;
  }
}

void TextRows::SplitPipes(string_view line, GridRow& row) {
  line = text::Trim(line);
  if (line.front() == '|') line.remove_prefix(1);
  for (std::size_t begin = 0;;) {
    bool escaped = false;
    const std::size_t pipe = FindPipe(line, begin, &escaped);
    const std::size_t end = std::min(pipe, line.size());
    const bool closing = pipe == string_view::npos;
    const string_view raw = line.substr(begin, end - begin);
    if (!closing || !text::Trim(raw).empty()) {
      AddCell(raw, escaped ? Unescape(text::Trim(raw)) : std::string(), row);
    }
    if (closing) return;
    begin = end + 1;
  }
}

void TextRows::SplitSpaces(string_view line, GridRow& row) {
  ForEachPiece(text::Trim(line), drawing_.wide ? 2 : 1,
               [&](string_view piece) { AddCell(piece, {}, row); });
}

void TextRows::AddCell(string_view raw, std::string text, GridRow& row) {
  raw = text::Trim(raw);
  GridCell cell;
  cell.line = line_;
  cell.span = TextSpan{OffsetOf(raw), OffsetOf(raw) + static_cast<std::uint32_t>(raw.size())};
  cell.text = text.empty() && raw != "\"\"" ? std::string(raw) : std::string(text::Trim(text));
  if (bad_bytes_) cell.text = Readable(cell.text);
  row.push_back(std::move(cell));
}

std::string TextRows::Readable(string_view raw) const {
  std::string result;
  for (std::size_t position = 0; position < raw.size();) {
    const std::size_t length = utf8::Decode(raw, position).length;
    if (length == 0 || raw[position] == '\0') {
      result.append(kReplacement);
      ++position;
      continue;
    }
    result.append(raw.substr(position, length));
    position += length;
  }
  return result;
}

// One diagnostic a line and kind, from the first bad byte to the last: a damaged file must not
// give a diagnostic a byte.
void TextRows::ReportBadBytes(string_view line) {
  std::size_t first_bad = line.size();
  std::size_t last_bad = 0;
  for (std::size_t position = 0; position < line.size();) {
    const std::size_t length = utf8::Decode(line, position).length;
    if (length == 0) {
      first_bad = std::min(first_bad, position);
      last_bad = position;
    }
    position += std::max<std::size_t>(length, 1);
  }
  const std::uint32_t offset = OffsetOf(line);
  const auto report = [&](DiagnosticCode code, std::size_t begin, std::size_t last) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.span = TextSpan{offset + static_cast<std::uint32_t>(begin),
                               offset + static_cast<std::uint32_t>(last) + 1};
    diagnostic.line = line_;
    report_(std::move(diagnostic));
  };
  const std::size_t first_nul = line.find('\0');
  bad_bytes_ = first_bad < line.size() || first_nul != string_view::npos;
  if (first_bad < line.size()) report(DiagnosticCode::kInvalidUtf8, first_bad, last_bad);
  if (first_nul != string_view::npos) report(DiagnosticCode::kNulByte, first_nul, line.rfind('\0'));
}

}  // namespace jixiao::grid

namespace jixiao {

Result<TextGrids> GridsFromText(std::string_view text, const Limits& limits) {
  if (text.size() > limits.document_bytes || text.size() > UINT32_MAX) {
    return Status(StatusCode::kLimitExceeded,
                  "the document has " + std::to_string(text.size()) + " bytes; the limit is " +
                      std::to_string(limits.document_bytes) +
                      ": split the document, or raise Limits::document_bytes");
  }
  TextGrids result;
  grid::TextRows rows(text, limits, [&](Diagnostic diagnostic) {
    result.diagnostics.push_back(std::move(diagnostic));
  });
  std::size_t cells = 0;
  GridRow row;
  GridSurface surface{};
  while (rows.Next(row, surface)) {
    cells += row.size();
    if (cells > limits.cells) {
      return Status(StatusCode::kLimitExceeded,
                    "more than " + std::to_string(limits.cells) +
                        " cells: split the document, or raise Limits::cells");
    }
    if (result.grids.empty() || result.grids.back().surface != surface) {
      result.grids.emplace_back();
      result.grids.back().surface = surface;
    }
    result.grids.back().rows.push_back(std::exchange(row, {}));
  }
  if (!rows.status().ok()) return rows.status();
  return result;
}

}  // namespace jixiao
