// Small facts about text that several rooms ask for. Knows no word of the field.
#ifndef JIXIAO_BASE_TEXT_H_
#define JIXIAO_BASE_TEXT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace jixiao {

/// A cell that says something: stated, and not of ASCII white space alone.
inline bool HasText(const std::optional<std::string>& text) {
  return text && text->find_first_not_of(" \t\r\n") != std::string::npos;
}

/// A message with {0}, {1} … replaced by `arguments` (a vector of text); those that are not there
/// by nothing.
template <typename Texts>
std::string FillMessage(std::string_view pattern, const Texts& arguments) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool is_slot = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
    if (!is_slot) {
      text += pattern[i];
      continue;
    }
    const auto index = static_cast<std::size_t>(pattern[i + 1] - '0');
    if (index < arguments.size()) text += arguments[index];
    i += 2;
  }
  return text;
}

}  // namespace jixiao

#endif  // JIXIAO_BASE_TEXT_H_
