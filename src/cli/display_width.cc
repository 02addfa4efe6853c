#include "cli/display_width.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace jixiao::cli {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// East Asian Width W and F of Unicode 15, joined where only unassigned code points lie between.
constexpr std::array<Range, 14> kWide = {{
    {0x1100, 0x115F},
    {0x231A, 0x231B},
    {0x2329, 0x232A},
    {0x2E80, 0x303E},
    {0x3041, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE10, 0xFE19},
    {0xFE30, 0xFE6F},
    {0xFF01, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1FAFF},
    {0x20000, 0x3FFFD},
}};

// Marks that stand on the character before them, and characters without a width.
constexpr std::array<Range, 6> kZero = {{
    {0x0000, 0x001F},
    {0x007F, 0x009F},
    {0x0300, 0x036F},
    {0x200B, 0x200F},
    {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF},
}};

template <std::size_t kSize>
bool IsIn(const std::array<Range, kSize>& ranges, char32_t point) {
  const auto* const at =
      std::lower_bound(ranges.begin(), ranges.end(), point,
                       [](const Range& range, char32_t wanted) { return range.last < wanted; });
  return at != ranges.end() && at->first <= point;
}

std::size_t WidthOf(char32_t point) {
  if (IsIn(kZero, point)) return 0;
  return IsIn(kWide, point) ? 2 : 1;
}

// Signs that must not begin a line, and those that must not end one.
constexpr std::u32string_view kNotFirst = U"，。、；：！？）》」』】”’％%.,;:!?)]}";
constexpr std::u32string_view kNotLast = U"（《「『【“‘([{";

bool IsIn(std::u32string_view signs, char32_t point) {
  return signs.find(point) != std::u32string_view::npos;
}

// A line may be broken behind a space, and on either side of a Chinese character.
bool MayBreakBetween(char32_t before, char32_t after) {
  if (IsIn(kNotFirst, after) || IsIn(kNotLast, before)) return false;
  return before == U' ' || WidthOf(before) == 2 || WidthOf(after) == 2;
}

// Breaks one line without line breaks.
void WrapLine(std::string_view text, std::size_t width, std::vector<std::string>& lines) {
  const auto add = [&lines](std::string_view line) {
    while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
    lines.emplace_back(line);
  };
  std::size_t begin = 0;
  std::size_t used = 0;
  std::size_t last_break = 0;  // None behind `begin` yet.
  char32_t before = U'\0';
  std::size_t position = 0;
  while (position < text.size()) {
    const utf8::CodePoint point = utf8::Decode(text, position);
    const std::size_t columns = WidthOf(point.value);
    if (position > begin && MayBreakBetween(before, point.value)) last_break = position;
    if (used + columns > width && position > begin && point.value != U' ') {
      const std::size_t end = last_break > begin ? last_break : position;
      add(text.substr(begin, end - begin));
      begin = end;
      used = DisplayWidth(text.substr(begin, position - begin));
    }
    used += columns;
    before = point.value;
    position += point.length == 0 ? 1 : point.length;
  }
  add(text.substr(begin));
}

}  // namespace

std::size_t DisplayWidth(std::string_view text) {
  std::size_t width = 0;
  std::size_t position = 0;
  while (position < text.size()) {
    const utf8::CodePoint point = utf8::Decode(text, position);
    width += point.length == 0 ? 1 : WidthOf(point.value);
    position += point.length == 0 ? 1 : point.length;
  }
  return width;
}

std::vector<std::string> Wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  while (true) {
    const std::size_t newline = text.find('\n');
    WrapLine(text.substr(0, newline), std::max<std::size_t>(width, 2), lines);
    if (newline == std::string_view::npos) return lines;
    text.remove_prefix(newline + 1);
  }
}

}  // namespace jixiao::cli
