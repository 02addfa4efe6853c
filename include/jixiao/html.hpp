// HTML pages → grids, whatever stands around their tables.
//
// Optional: built where libxml2 is found (JIXIAO_HTML). The parser takes any markup, closed or not;
// where it runs out of memory the call fails with kOutOfMemory.
#ifndef JIXIAO_HTML_HPP_
#define JIXIAO_HTML_HPP_

#include <string_view>
#include <vector>

#include "jixiao/diagnostic.hpp"
#include "jixiao/grid.hpp"
#include "jixiao/limits.hpp"
#include "jixiao/status.hpp"

namespace jixiao {

/// Whether bytes of a file are a page and not text or a table: by its first tag, whatever the file
/// is called. Looks at its first 1024 bytes.
bool LooksLikeHtml(std::string_view bytes);

/// Takes a page apart, in its order: a grid for each table, and one for the text between two
/// tables, each of its lines a row of one cell. A table inside a cell is a grid of its own; the one
/// around it goes on behind it. Rows, spans and order are kept as written; covered cells are left
/// out.
///
/// Left out: what is not shown (scripts, styles, comments, hidden fields) and navigation (nav). A
/// text field gives its value. Runs of white space, &nbsp; among them, become one space, <br> and
/// paragraphs a line break. A cell's place is "T2R3C1": the third row's first cell of table 2.
///
/// `charset` is the encoding where the sender has said it, else empty: then it is taken from a byte
/// order mark, from the page (meta), or found (UTF-8, else GB18030). GB2312 and GBK are read as
/// GB18030, which holds them. A stated encoding that the bytes do not have, and bytes without
/// any, are reported; the latter stand as U+FFFD.
///
/// Takes linear time. Fails with kUnsupported where the library was built without the parser, with
/// kLimitExceeded (a limit, or more than kMaxHtmlDepth open elements or
/// kMaxHtmlAttributes of one) and kOutOfMemory.
Result<TextGrids> GridsFromHtml(std::string_view bytes, std::string_view charset = {},
                                const Limits& limits = {});

/// Most elements open at once.
inline constexpr int kMaxHtmlDepth = 512;
/// Most attributes of one element.
inline constexpr int kMaxHtmlAttributes = 1000;

}  // namespace jixiao

#endif  // JIXIAO_HTML_HPP_
