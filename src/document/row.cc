#include "document/row.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "document/text.h"

namespace jixiao::document {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Cells of a Markdown separator row hold nothing but dashes and alignment colons.
bool IsSeparatorRow(const Row& row) {
  bool dashes = false;
  for (const Cell& cell : row.cells) {
    if (cell.text.find_first_not_of("-: ") != std::string::npos) return false;
    dashes = dashes || cell.text.find('-') != std::string::npos;
  }
  return row.piped && dashes;
}

// Where the next pipe that is not escaped stands.
std::size_t FindPipe(std::string_view line, std::size_t from, bool* escaped) {
  for (std::size_t at = line.find('|', from); at != std::string_view::npos;
       at = line.find('|', at + 1)) {
    if (at == from || line[at - 1] != '\\') return at;
    *escaped = true;
  }
  return std::string_view::npos;
}

// A line of prose may hold a pipe; a row of a pipe table opens with one or holds two.
bool IsPipeRow(std::string_view line) {
  const std::size_t first = line.find('|');
  if (first == std::string_view::npos || line.find('\t') != std::string_view::npos) return false;
  return Trim(line).front() == '|' || line.find('|', first + 1) != std::string_view::npos;
}

std::string Unescape(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '|') continue;
    result.push_back(text[i]);
  }
  return result;
}

}  // namespace

std::size_t Row::FilledCells() const {
  return static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [](const Cell& cell) { return !cell.empty(); }));
}

std::size_t Row::FirstFilled() const {
  const auto filled =
      std::find_if(cells.begin(), cells.end(), [](const Cell& cell) { return !cell.empty(); });
  return static_cast<std::size_t>(filled - cells.begin());
}

std::vector<Diagnostic> Findings::Take() {
  std::stable_sort(found_.begin(), found_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return a.span.begin < b.span.begin;
  });
  return std::move(found_);
}

RowReader::RowReader(std::string_view text, const Limits& limits, Findings& findings)
    : text_(text), line_bytes_(limits.line_bytes), findings_(findings) {
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) position_ = kByteOrderMark.size();
}

bool RowReader::NextLine(std::string_view& line) {
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
  const bool crlf = text_.substr(end, 2) == "\r\n";
  position_ = end + (crlf ? 2 : 1);
  return true;
}

bool RowReader::Next(Row& row) {
  std::string_view line;
  bool adjacent = true;
  while (NextLine(line)) {
    ReportBadBytes(line);
    const std::string_view content = Trim(line);
    if (content.empty()) {
      adjacent = false;
      continue;
    }
    row.cells.clear();
    row.span =
        TextSpan{OffsetOf(content), OffsetOf(content) + static_cast<std::uint32_t>(content.size())};
    row.line = line_;
    row.adjacent = adjacent;
    SplitCells(line, row);
    if (!IsSeparatorRow(row) && row.FilledCells() > 0) return true;
  }
  return false;
}

void RowReader::SplitCells(std::string_view line, Row& row) {
  row.piped = IsPipeRow(line);
  if (!row.piped) {
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t end = std::min(line.find('\t', begin), line.size());
      AddCell(line.substr(begin, end - begin), false, row);
      begin = end + 1;
    }
    return;
  }
  line = Trim(line);
  if (line.front() == '|') line.remove_prefix(1);
  std::size_t begin = 0;
  while (true) {
    bool escaped = false;
    const std::size_t pipe = FindPipe(line, begin, &escaped);
    const std::size_t end = std::min(pipe, line.size());
    const bool closing = pipe == std::string_view::npos;
    if (!closing || !Trim(line.substr(begin)).empty()) {
      AddCell(line.substr(begin, end - begin), escaped, row);
    }
    if (closing) return;
    begin = end + 1;
  }
}

void RowReader::AddCell(std::string_view raw, bool escaped, Row& row) {
  raw = Trim(raw);
  Cell cell;
  cell.line = line_;
  cell.span = TextSpan{OffsetOf(raw), OffsetOf(raw) + static_cast<std::uint32_t>(raw.size())};
  cell.text = bad_bytes_ ? Readable(raw) : std::string(raw);
  if (escaped) cell.text = Unescape(cell.text);
  if (std::optional<std::string> plain = RemoveMarkup(cell.text)) {
    cell.text = std::move(*plain);
    findings_.Add(DiagnosticCode::kMarkupRemoved, cell, {Excerpt(raw)});
  }
  row.cells.push_back(std::move(cell));
}

std::string RowReader::Readable(std::string_view raw) {
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
void RowReader::ReportBadBytes(std::string_view line) {
  bad_bytes_ = false;
  std::optional<std::size_t> first_bad;
  std::size_t last_bad = 0;
  std::size_t position = 0;
  while (position < line.size()) {
    const std::size_t length = utf8::Decode(line, position).length;
    if (length == 0) {
      if (!first_bad) first_bad = position;
      last_bad = position;
    }
    position += std::max<std::size_t>(length, 1);
  }
  const std::uint32_t offset = OffsetOf(line);
  const auto span = [&](std::size_t begin, std::size_t last) {
    return TextSpan{offset + static_cast<std::uint32_t>(begin),
                    offset + static_cast<std::uint32_t>(last) + 1};
  };
  if (first_bad) {
    findings_.Add(DiagnosticCode::kInvalidUtf8, span(*first_bad, last_bad), line_);
  }
  const std::size_t first_nul = line.find('\0');
  if (first_nul != std::string_view::npos) {
    findings_.Add(DiagnosticCode::kNulByte, span(first_nul, line.rfind('\0')), line_);
  }
  bad_bytes_ = first_bad.has_value() || first_nul != std::string_view::npos;
}

}  // namespace jixiao::document
