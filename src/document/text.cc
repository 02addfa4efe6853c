#include "document/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "base/utf8.h"

namespace jixiao::document {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The last code point of `text`; 0 where it is empty.
char32_t LastCodePoint(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0) {
    --begin;
    if ((static_cast<unsigned char>(text[begin]) & 0xC0U) != 0x80U) {
      return utf8::Decode(text, begin).value;
    }
  }
  return 0;
}

char32_t FirstCodePoint(std::string_view text) {
  return text.empty() ? 0 : utf8::Decode(text, 0).value;
}

std::size_t SkipSpaces(std::string_view text, std::size_t position) {
  while (const std::size_t length = SpaceLength(text, position)) position += length;
  return position;
}

bool StartsWithAny(std::string_view text, std::size_t position,
                   std::initializer_list<std::string_view> forms, std::size_t* length) {
  for (const std::string_view form : forms) {
    if (text.substr(position, form.size()) == form) {
      *length = form.size();
      return true;
    }
  }
  return false;
}

// --- Markup ------------------------------------------------------------------------------------

struct Tag {
  std::string_view name;
  bool breaks;  ///< Separates what stands before it from what stands after it.
};
constexpr std::array<Tag, 27> kTags = {{
    {"p", true},     {"br", true},    {"div", true},     {"li", true},   {"ul", true},
    {"ol", true},    {"tr", true},    {"td", true},      {"th", true},   {"table", true},
    {"tbody", true}, {"h1", true},    {"h2", true},      {"h3", true},   {"h4", true},
    {"span", false}, {"b", false},    {"strong", false}, {"i", false},   {"em", false},
    {"u", false},    {"font", false}, {"sup", false},    {"sub", false}, {"a", false},
    {"o:p", false},  {"img", false},
}};
constexpr std::size_t kMaxTagBytes = 256;

struct Markup {
  std::size_t length = 0;
  std::string_view replacement;
};

Markup TagAt(std::string_view text, std::size_t position) {
  std::size_t end = position + 1;
  if (end < text.size() && text[end] == '/') ++end;
  const std::size_t name_begin = end;
  while (end < text.size() && end - name_begin < 8 &&
         (absl::ascii_isalnum(static_cast<unsigned char>(text[end])) || text[end] == ':')) {
    ++end;
  }
  const std::string_view name = text.substr(name_begin, end - name_begin);
  const auto* const tag = std::find_if(kTags.begin(), kTags.end(), [&](const Tag& entry) {
    return absl::EqualsIgnoreCase(absl::string_view(entry.name.data(), entry.name.size()),
                                  absl::string_view(name.data(), name.size()));
  });
  if (tag == kTags.end()) return {};
  const std::size_t close = text.substr(end, kMaxTagBytes).find('>');
  if (close == std::string_view::npos) return {};
  const bool ends_name = close == 0 || text[end] == ' ' || text[end] == '/';
  if (!ends_name) return {};
  return {end + close + 1 - position, tag->breaks ? " " : ""};
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kEntities = {{
    {"&nbsp;", " "},
    {"&amp;", "&"},
    {"&lt;", "<"},
    {"&gt;", ">"},
    {"&quot;", "\""},
    {"&ge;", "≥"},
    {"&le;", "≤"},
    {"&ne;", "≠"},
    {"&plusmn;", "±"},
    {"&middot;", "·"},
}};

Markup EntityAt(std::string_view text, std::size_t position) {
  for (const auto& [name, replacement] : kEntities) {
    if (text.substr(position, name.size()) == name) return {name.size(), replacement};
  }
  return {};
}

// --- Numerals ----------------------------------------------------------------------------------

constexpr std::array<std::string_view, 10> kHanDigits = {"零", "一", "二", "三", "四",
                                                         "五", "六", "七", "八", "九"};

int HanDigit(std::string_view text, std::size_t position) {
  const std::string_view digit = text.substr(position, 3);
  if (digit == "〇" || digit == "○") return 0;
  const auto* const found = std::find(kHanDigits.begin(), kHanDigits.end(), digit);
  return found == kHanDigits.end() ? -1 : static_cast<int>(found - kHanDigits.begin());
}

// The run of Chinese numerals at `position`, at most three characters.
std::string_view HanRun(std::string_view text, std::size_t position) {
  std::size_t end = position;
  while (end - position < 9 && (HanDigit(text, end) > 0 || text.substr(end, 3) == "十")) end += 3;
  return text.substr(position, end - position);
}

// A figure that follows a point continues a number, unless it is a year ("1.2024年…").
bool OpensWithYear(std::string_view text) {
  if (text.size() < 4 || (text.substr(0, 2) != "19" && text.substr(0, 2) != "20")) return false;
  if (!IsDigit(text[2]) || !IsDigit(text[3])) return false;
  return text.substr(SkipSpaces(text, 4), 3) == "年";
}

struct Figures {
  int number = 0;
  std::size_t end = 0;
};
Figures FiguresAt(std::string_view text, std::size_t position) {
  Figures figures{0, position};
  while (figures.end < text.size() && figures.end - position < 3 && IsDigit(text[figures.end])) {
    figures.number = figures.number * 10 + (text[figures.end] - '0');
    ++figures.end;
  }
  return figures;
}

std::optional<Enumerator> BareFigures(std::string_view text, std::size_t position) {
  const Figures figures = FiguresAt(text, position);
  if (figures.end == position || figures.number == 0 || figures.end - position > 2) return {};
  std::size_t length = 0;
  Enumerator found{Enumerator::Style::kDot, figures.number, 0};
  if (StartsWithAny(text, figures.end, {".", "．"}, &length)) {
    found.style = Enumerator::Style::kDot;
  } else if (StartsWithAny(text, figures.end, {"、", "，"}, &length)) {
    found.style = Enumerator::Style::kComma;
  } else if (StartsWithAny(text, figures.end, {")", "）"}, &length)) {
    found.style = Enumerator::Style::kHalfBracket;
  } else {
    return {};
  }
  const std::string_view rest = text.substr(figures.end + length);
  if (!rest.empty() && IsDigit(rest.front()) && !OpensWithYear(rest)) return {};
  found.length = figures.end + length - position;
  return found;
}

std::optional<Enumerator> Bracketed(std::string_view text, std::size_t position) {
  std::size_t length = 0;
  if (!StartsWithAny(text, position, {"(", "（"}, &length)) return {};
  const std::size_t inside = SkipSpaces(text, position + length);
  Enumerator found{Enumerator::Style::kBracketed, 0, 0};
  std::size_t end = inside;
  if (const std::string_view han = HanRun(text, inside); !han.empty()) {
    found.style = Enumerator::Style::kHanBracketed;
    found.number = HanNumber(han);
    end += han.size();
  } else {
    const Figures figures = FiguresAt(text, inside);
    found.number = figures.number;
    end = figures.end;
  }
  end = SkipSpaces(text, end);
  if (found.number == 0 || !StartsWithAny(text, end, {")", "）"}, &length)) return {};
  found.length = end + length - position;
  return found;
}

std::optional<Enumerator> Circled(std::string_view text, std::size_t position) {
  const char32_t value = utf8::Decode(text, position).value;
  if (value < 0x2460 || value > 0x2473) return {};
  return Enumerator{Enumerator::Style::kCircled, static_cast<int>(value - 0x2460) + 1, 3};
}

std::optional<Enumerator> HanComma(std::string_view text, std::size_t position) {
  const std::string_view han = HanRun(text, position);
  std::size_t length = 0;
  if (han.empty() || HanNumber(han) == 0) return {};
  if (!StartsWithAny(text, position + han.size(), {"、", ".", "．"}, &length)) return {};
  return Enumerator{Enumerator::Style::kHan, HanNumber(han), han.size() + length};
}

// "目标1：", "目标一:"
std::optional<Enumerator> Named(std::string_view text, std::size_t position) {
  constexpr std::string_view kGoal = "目标";
  if (text.substr(position, kGoal.size()) != kGoal) return std::nullopt;
  const std::size_t begin = SkipSpaces(text, position + kGoal.size());
  const std::string_view han = HanRun(text, begin);
  const Figures figures = FiguresAt(text, begin);
  const int number = han.empty() ? figures.number : HanNumber(han);
  const std::size_t end = han.empty() ? figures.end : begin + han.size();
  std::size_t length = 0;
  if (number == 0 || !StartsWithAny(text, end, {"：", ":", ".", "、"}, &length)) {
    return std::nullopt;
  }
  return Enumerator{Enumerator::Style::kNamed, number, end + length - position};
}

bool IsAsciiWord(char32_t value) {
  return value < 0x80 && absl::ascii_isalnum(static_cast<unsigned char>(value));
}

// Leader characters between a title of the contents and its page number.
std::size_t LeaderLengthBefore(std::string_view text, std::size_t end) {
  for (const std::string_view leader : {"…", "‥", "·", "・", ".", "．", "-", "—", "_"}) {
    if (end >= leader.size() && text.substr(end - leader.size(), leader.size()) == leader) {
      return leader.size();
    }
  }
  return 0;
}

}  // namespace

std::string Compact(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    if (const std::size_t space = SpaceLength(text, position)) {
      position += space;
      continue;
    }
    const utf8::CodePoint point = utf8::Decode(text, position);
    const std::size_t length = std::max<std::size_t>(point.length, 1);
    if (point.value >= 0xFF01 && point.value <= 0xFF5E) {
      result.push_back(static_cast<char>(point.value - 0xFEE0));
    } else {
      result.append(text.substr(position, length));
    }
    position += length;
  }
  return result;
}

bool IsIdeograph(char32_t value) {
  return (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0x3400 && value <= 0x4DBF) ||
         (value >= 0xF900 && value <= 0xFAFF) || (value >= 0x20000 && value <= 0x3134F);
}

std::optional<std::string> JoinSplitWords(std::string_view text) {
  std::string result;
  char32_t before = 0;
  bool joined = false;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t after = SkipSpaces(text, position);
    if (after > position) {
      const char32_t next = FirstCodePoint(text.substr(after));
      const bool join = IsIdeograph(before) && IsIdeograph(next);
      if (!join) result.append(text.substr(position, after - position));
      joined = joined || join;
      position = after;
      continue;
    }
    const utf8::CodePoint point = utf8::Decode(text, position);
    const std::size_t length = std::max<std::size_t>(point.length, 1);
    result.append(text.substr(position, length));
    before = point.value;
    position += length;
  }
  if (!joined) return std::nullopt;
  return result;
}

void AppendContinuation(std::string& text, std::string_view rest) {
  if (IsAsciiWord(LastCodePoint(text)) && IsAsciiWord(FirstCodePoint(rest))) text.push_back(' ');
  text.append(rest);
}

std::optional<std::string> RemoveMarkup(std::string_view text) {
  if (text.find_first_of("<&") == std::string_view::npos) return std::nullopt;
  std::string result;
  bool removed = false;
  std::size_t position = 0;
  while (position < text.size()) {
    const std::size_t next = std::min(text.find_first_of("<&", position), text.size());
    result.append(text.substr(position, next - position));
    position = next;
    if (position == text.size()) break;
    const Markup markup = text[position] == '<' ? TagAt(text, position) : EntityAt(text, position);
    if (markup.length == 0) {
      result.push_back(text[position++]);
      continue;
    }
    removed = true;
    result.append(markup.replacement);
    position += markup.length;
  }
  if (!removed) return std::nullopt;
  return std::string(Trim(result));
}

std::optional<Enumerator> EnumeratorAt(std::string_view text, std::size_t position) {
  if (position >= text.size()) return std::nullopt;
  for (const auto& read : {BareFigures, Bracketed, Circled, HanComma, Named}) {
    if (const std::optional<Enumerator> found = read(text, position)) return found;
  }
  return std::nullopt;
}

std::string_view WithoutEnumerator(std::string_view text) {
  const std::optional<Enumerator> found = EnumeratorAt(text, 0);
  return found ? Trim(text.substr(found->length)) : text;
}

int HanNumber(std::string_view text) {
  const std::size_t ten = text.find("十");
  if (ten == std::string_view::npos) {
    return text.size() == 3 ? std::max(HanDigit(text, 0), 0) : 0;
  }
  const bool fits = ten <= 3 && text.size() - ten <= 6;
  const int tens = ten == 0 ? 1 : HanDigit(text, 0);
  const int ones = ten + 3 == text.size() ? 0 : HanDigit(text, ten + 3);
  return fits && tens > 0 && ones >= 0 ? tens * 10 + ones : 0;
}

bool IsPageNumber(std::string_view text) {
  if (TooLongForName(text)) return false;
  std::string key = Compact(text);
  for (const std::string_view word : {"第", "共", "页", "—", "–", "－"}) {
    for (std::size_t at = key.find(word); at != std::string::npos; at = key.find(word)) {
      key.erase(at, word.size());
    }
  }
  std::size_t figures = 0;
  for (const char c : key) {
    if (IsDigit(c)) {
      ++figures;
    } else if (c != '-' && c != '/' && c != ',') {
      return false;
    }
  }
  return figures > 0 && figures <= 8 && !(figures > 4 && key.find('/') == std::string::npos);
}

std::string_view WithoutPageTail(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0 && IsDigit(text[end - 1]) && text.size() - end < 4) --end;
  if (end == text.size()) return text;
  std::size_t leaders = 0;
  std::size_t begin = end;
  while (begin > 0) {
    std::size_t length = LeaderLengthBefore(text, begin);
    if (length > 0) ++leaders;
    if (length > 1) ++leaders;
    if (length == 0 && text[begin - 1] == ' ') length = 1;
    if (length == 0) break;
    begin -= length;
  }
  return leaders >= 2 && begin > 0 ? Trim(text.substr(0, begin)) : text;
}

std::string_view WithoutMarkdown(std::string_view text) {
  while (!text.empty() && (text.front() == '#' || text.front() == '*')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == '#' || text.back() == '*')) text.remove_suffix(1);
  return Trim(text);
}

std::optional<int> FindYear(std::string_view text) {
  constexpr std::string_view kYear = "年";
  for (std::size_t at = text.find(kYear); at != std::string_view::npos;
       at = text.find(kYear, at + kYear.size())) {
    std::string_view before = text.substr(0, at);
    before = before.substr(before.size() - std::min<std::size_t>(before.size(), 24));
    const std::string figures = Compact(before);
    int year = 0;
    if (figures.size() >= 4 && std::all_of(figures.end() - 4, figures.end(), IsDigit) &&
        (figures.size() == 4 || !IsDigit(figures[figures.size() - 5]))) {
      for (std::size_t i = figures.size() - 4; i < figures.size(); ++i) {
        year = year * 10 + (figures[i] - '0');
      }
    } else if (figures.size() >= 12) {
      for (std::size_t i = figures.size() - 12; i < figures.size() && year >= 0; i += 3) {
        const int digit = HanDigit(figures, i);
        year = digit < 0 ? -1 : year * 10 + digit;
      }
    }
    if (year >= 1900 && year < 2100) return year;
  }
  return std::nullopt;
}

std::string Excerpt(std::string_view text) {
  constexpr std::size_t kBytes = 120;
  if (text.size() <= kBytes) return std::string(text);
  std::size_t end = kBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace jixiao::document
