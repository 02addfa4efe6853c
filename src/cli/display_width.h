// How wide text stands on a terminal: Chinese characters take two columns.
#ifndef JIXIAO_CLI_DISPLAY_WIDTH_H_
#define JIXIAO_CLI_DISPLAY_WIDTH_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace jixiao::cli {

/// Columns that valid UTF-8 text takes. Signs of ambiguous width (≥ × “”) count one.
std::size_t DisplayWidth(std::string_view text);

/// Breaks text into lines of at most `width` columns (at least 2), at spaces where there are any,
/// else between characters. Line breaks in the text are kept. Never empty.
std::vector<std::string> Wrap(std::string_view text, std::size_t width);

}  // namespace jixiao::cli

#endif  // JIXIAO_CLI_DISPLAY_WIDTH_H_
