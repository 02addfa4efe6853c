#include "document/goals.h"

#include <algorithm>

#include "base/utf8.h"

namespace jixiao::document {
namespace {

using std::string_view;

// The character before `position` ends a sentence or is a space.
bool AfterBreak(string_view text, std::size_t position) {
  if (position == 0) return true;
  for (const string_view mark :
       {" ", "\t", "。", "；", ";", "：", ":", "　", "!", "！", "\xC2\xA0"}) {
    if (text.substr(0, position).ends_with(mark)) return true;
  }
  return false;
}

bool AfterWord(string_view text, std::size_t position) {
  if (position == 0) return false;
  const char before = text[position - 1];
  const bool ascii = (before >= '0' && before <= '9') || (before >= 'A' && before <= 'Z') ||
                     (before >= 'a' && before <= 'z') || before == '.' || before == '-';
  return ascii || text.substr(0, position).ends_with("第");
}

}  // namespace

void GoalReader::Append(string_view text) {
  text = Trim(text);
  if (text.empty()) return;
  if (goals_.empty() || opened_) {
    goals_.emplace_back(text);
  } else {
    AppendContinuation(goals_.back(), text);
  }
  opened_ = false;
}

void GoalReader::Open(const Enumerator& enumerator, const Cell& cell) {
  if (style_ && enumerator.number != number_ + 1) {
    findings_.Add(DiagnosticCode::kGoalNumbering, cell,
                  {std::to_string(number_), std::to_string(enumerator.number)});
  }
  style_ = enumerator.style;
  number_ = enumerator.number;
  opened_ = true;
}

bool GoalReader::Splits(const Enumerator& enumerator, string_view text,
                        std::size_t position) const {
  if (!style_) return enumerator.number == 1 && AfterBreak(text, position);
  if (enumerator.style != *style_ || enumerator.number != number_ + 1) return false;
  const bool numeral =
      *style_ == Enumerator::Style::kHan || *style_ == Enumerator::Style::kHanBracketed;
  return numeral ? AfterBreak(text, position) : !AfterWord(text, position);
}

void GoalReader::Add(const Cell& cell) {
  const string_view text = cell.text;
  if (text.empty()) return;
  std::size_t begin = 0;
  const std::optional<Enumerator> first = EnumeratorAt(text, 0);
  if (!goals_.empty()) findings_.Add(DiagnosticCode::kGoalContinued, cell, {Excerpt(text)});
  if (first && (!style_ || first->style == *style_)) {
    Open(*first, cell);
    begin = first->length;
  }
  for (std::size_t position = begin; position < text.size();) {
    const std::optional<Enumerator> next = EnumeratorAt(text, position);
    if (next && position > begin && Splits(*next, text, position)) {
      Append(text.substr(begin, position - begin));
      Open(*next, cell);
      begin = position = position + next->length;
      continue;
    }
    position += std::max<std::size_t>(utf8::Decode(text, position).length, 1);
  }
  Append(text.substr(begin));
}

}  // namespace jixiao::document
