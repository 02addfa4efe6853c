#include "report/markdown.h"

#include <gtest/gtest.h>

#include <string>

namespace jixiao::report {
namespace {

TEST(EscapedForMarkdown, ShowsTheTextAsItIs) {
  struct Case {
    std::string_view text;
    std::string_view escaped;
  };
  for (const Case& c :
       {Case{"≥90%", "≥90%"}, Case{"a*b*", "a\\*b\\*"}, Case{"[点](http://x)", "\\[点](http://x)"},
        Case{"`x`", "\\`x\\`"}, Case{"5%~10%~", "5%\\~10%\\~"}, Case{"# 甲", "\\# 甲"},
        Case{"&lt;", "&amp;lt;"}, Case{"a\\|b", "a\\\\\\|b"},
        Case{"unit_from_row", "unit_from_row"}, Case{"_甲_", "\\_甲\\_"},
        Case{"a\r\nb\rc\nd", "a<br>b<br>c<br>d"}}) {
    EXPECT_EQ(EscapedForMarkdown(c.text), c.escaped);
  }
}

}  // namespace
}  // namespace jixiao::report
