// Stands for html.cc where the library is built without a parser of HTML.
#include "jixiao/html.hpp"

namespace jixiao {

Result<TextGrids> GridsFromHtml(std::string_view /*bytes*/, std::string_view /*charset*/,
                                const Limits& /*limits*/) {
  return Status(StatusCode::kUnsupported,
                "HTML: this library was built without libxml2 (JIXIAO_HTML)");
}

}  // namespace jixiao
