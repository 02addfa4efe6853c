#include "cli/table.h"

#include <gtest/gtest.h>

namespace jixiao::cli {
namespace {

TEST(Table, TextIsAlignedByDisplayWidth) {
  const Table table{{{"指标", 10}, {"分值", 6, true}}, {{"改制企业", "8.34"}, {"x", "10"}}};
  EXPECT_EQ(RenderText(table),
            "指标      分值\n"
            "--------  ----\n"
            "改制企业  8.34\n"
            "x           10\n");
}

TEST(Table, LongCellsAreWrappedInsideTheirColumn) {
  const Table table{{{"名", 4}, {"值", 4}}, {{"一二三", "1"}}};
  EXPECT_EQ(RenderText(table),
            "名    值\n"
            "----  --\n"
            "一二  1\n"
            "三\n");
}

TEST(Table, MarkdownEscapesWhatWouldBreakIt) {
  const Table table{{{"a", 4}, {"b", 4, true}}, {{"x|y", "<p>\n2"}}};
  EXPECT_EQ(RenderMarkdown(table),
            "| a | b |\n"
            "| --- | ---: |\n"
            "| x\\|y | &lt;p&gt;<br>2 |\n");
}

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
}  // namespace jixiao::cli
