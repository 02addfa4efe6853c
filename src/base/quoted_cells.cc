#include "base/quoted_cells.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace jixiao {
namespace {

bool IsLineBreak(char c) { return c == '\n' || c == '\r'; }
bool IsBlank(char c) { return c == ' ' || c == '\t'; }

TextSpan Span(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// The first line that has text, quoted line breaks in it not counted as its end.
std::string_view FirstLine(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of("\r\n"), text.size());
  bool quoted = false;
  std::size_t end = begin;
  for (; end < text.size() && (quoted || !IsLineBreak(text[end])); ++end) {
    if (text[end] == '"') quoted = !quoted;
  }
  return text.substr(begin, end - begin);
}

}  // namespace

QuotedRows::QuotedRows(std::string_view text, char separator, std::size_t most_row_bytes)
    : text_(text), separator_(separator), most_row_bytes_(most_row_bytes) {
  if (text_.starts_with(utf8::kByteOrderMark)) at_ = utf8::kByteOrderMark.size();
}

bool QuotedRows::Next(QuotedRow* row) {
  if (too_long_ || at_ == text_.size()) return false;
  const std::size_t begin = at_;
  limit_ = text_.size() - begin > most_row_bytes_ ? begin + most_row_bytes_ : text_.size();
  row_breaks_ = 0;
  row->cells.clear();
  row->fault = QuoteFault::kNone;
  row->line = line_;
  ReadCell(row);
  while (!AtEnd() && text_[at_] == separator_) {
    ++at_;
    ReadCell(row);
  }
  if (AtEnd() && limit_ != text_.size()) {
    too_long_ = row->fault == QuoteFault::kUnclosed || !IsLineBreak(text_[at_]);
  }
  if (too_long_) return false;
  row->span = Span(begin, at_);
  line_ += row_breaks_;
  limit_ = text_.size();
  if (AtLineBreak()) {
    TakeLineBreak();
    ++line_;
  }
  return true;
}

void QuotedRows::TakeLineBreak() {
  const bool pair = text_[at_] == '\r' && at_ + 1 < limit_ && text_[at_ + 1] == '\n';
  at_ += pair ? 2 : 1;
}

void QuotedRows::SkipBlanks() {
  while (!AtEnd() && IsBlank(text_[at_]) && text_[at_] != separator_) ++at_;
}

void QuotedRows::ReadCell(QuotedRow* row) {
  QuotedCell& cell = row->cells.emplace_back();
  SkipBlanks();
  const std::size_t begin = at_;
  const bool is_quoted = !AtEnd() && text_[at_] == '"';
  if (is_quoted) ReadQuoted(row, &cell);
  ReadPlain(is_quoted, row, &cell);
  std::size_t end = at_;
  while (end > begin && IsBlank(text_[end - 1])) --end;
  cell.span = Span(begin, end);
}

void QuotedRows::ReadQuoted(QuotedRow* row, QuotedCell* cell) {
  const std::uint32_t opening_line = line_ + row_breaks_;
  std::size_t from = ++at_;
  while (!AtEnd()) {
    if (AtLineBreak()) {
      TakeLineBreak();
      ++row_breaks_;
      continue;
    }
    if (text_[at_] != '"') {
      ++at_;
      continue;
    }
    cell->text += text_.substr(from, at_ - from);
    from = ++at_;
    if (AtEnd() || text_[at_] != '"') return;
    ++at_;  // The second of two stays.
  }
  cell->text += text_.substr(from, at_ - from);
  row->fault = QuoteFault::kUnclosed;
  row->fault_line = opening_line;
}

void QuotedRows::ReadPlain(bool is_behind_quotes, QuotedRow* row, QuotedCell* cell) {
  const std::size_t begin = at_;
  bool has_quote = false;
  for (; !AtEnd() && text_[at_] != separator_ && !AtLineBreak(); ++at_) {
    has_quote |= text_[at_] == '"';
  }
  std::size_t end = at_;
  while (end > begin && IsBlank(text_[end - 1])) --end;
  if (row->fault == QuoteFault::kNone && (has_quote || (is_behind_quotes && end > begin))) {
    row->fault = QuoteFault::kStray;
    row->fault_line = line_ + row_breaks_;
  }
  cell->text += text_.substr(begin, end - begin);
}

char SeparatorOf(std::string_view text) {
  constexpr std::array<char, 3> kSeparators = {',', '\t', ';'};
  std::array<std::size_t, kSeparators.size()> counts{};
  bool quoted = false;
  for (const char c : FirstLine(text)) {
    if (c == '"') quoted = !quoted;
    const auto* const found = std::find(kSeparators.begin(), kSeparators.end(), c);
    if (!quoted && found != kSeparators.end()) {
      ++counts[static_cast<std::size_t>(found - kSeparators.begin())];
    }
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return kSeparators[static_cast<std::size_t>(most - counts.begin())];
}

}  // namespace jixiao
