// Text that Markdown shows as it is.
#ifndef JIXIAO_REPORT_MARKDOWN_H_
#define JIXIAO_REPORT_MARKDOWN_H_

#include <string>
#include <string_view>

namespace jixiao::report {

/// Marks escaped, line breaks as <br>: fit for a paragraph and for a cell of a table.
std::string EscapedForMarkdown(std::string_view text);

}  // namespace jixiao::report

#endif  // JIXIAO_REPORT_MARKDOWN_H_
