// Bytes of a page → UTF-8. Does not lose a byte: one that has no reading stands as U+FFFD.
#ifndef JIXIAO_HTML_CHARSET_H_
#define JIXIAO_HTML_CHARSET_H_

#include <string>
#include <string_view>
#include <vector>

#include "jixiao/diagnostic.hpp"

namespace jixiao::html {

/// Valid UTF-8 without a byte order mark, and what was questionable on the way.
struct Decoded {
  std::string text;
  std::vector<Diagnostic> diagnostics;
};

/// `charset`: as stated outside of the page, or empty.
Decoded Decode(std::string_view bytes, std::string_view charset);

}  // namespace jixiao::html

#endif  // JIXIAO_HTML_CHARSET_H_
