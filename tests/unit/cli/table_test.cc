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

}  // namespace
}  // namespace jixiao::cli
