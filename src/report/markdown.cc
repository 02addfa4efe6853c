#include "report/markdown.h"

#include <cstddef>

namespace jixiao::report {
namespace {

bool IsAsciiWord(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

std::string EscapedForMarkdown(std::string_view text) {
  const auto is_word = [&](std::size_t i) { return i < text.size() && IsAsciiWord(text[i]); };
  std::string escaped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    // Inside a word an underscore is itself, as in the name of a diagnostic.
    const bool is_mark = c == '_' ? !(i > 0 && is_word(i - 1) && is_word(i + 1))
                                  : std::string_view("\\`*[~#|").find(c) != std::string_view::npos;
    if (is_mark) escaped += '\\';
    if (c == '\n' || (c == '\r' && text.substr(i + 1, 1) != "\n")) {
      escaped += "<br>";
    } else if (c == '<') {
      escaped += "&lt;";
    } else if (c == '>') {
      escaped += "&gt;";
    } else if (c == '&') {
      escaped += "&amp;";
    } else if (c != '\r') {
      escaped += c;
    }
  }
  return escaped;
}

}  // namespace jixiao::report
