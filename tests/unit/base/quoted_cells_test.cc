#include "base/quoted_cells.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jixiao {
namespace {

using Texts = std::vector<std::string>;

constexpr std::size_t kNoLimit = static_cast<std::size_t>(-1);

std::string Cut(std::string_view text, TextSpan span) {
  return std::string(text.substr(span.begin, span.end - span.begin));
}

TEST(QuotedRows, CellsOfARow) {
  struct Case {
    std::string_view text;
    Texts cells;
    Texts sources;  // the bytes of each
  };
  for (const Case& c : {
           Case{"a,b", {"a", "b"}, {"a", "b"}},
           Case{",", {"", ""}, {"", ""}},
           Case{" a b\t, c", {"a b", "c"}, {"a b", "c"}},
           Case{"\"a,b\",c", {"a,b", "c"}, {"\"a,b\"", "c"}},
           Case{" \"a\" ,c", {"a", "c"}, {"\"a\"", "c"}},
           Case{"\" a \",c", {" a ", "c"}, {"\" a \"", "c"}},
           Case{"\"a\"\"b\",\"\"\"\"", {"a\"b", "\""}, {"\"a\"\"b\"", "\"\"\"\""}},
           Case{"\"\",\"\"", {"", ""}, {"\"\"", "\"\""}},
           Case{"\"一\n二\r\n三\r四\"", {"一\n二\r\n三\r四"}, {"\"一\n二\r\n三\r四\""}},
           Case{"\xEF\xBB\xBF≥1,b", {"≥1", "b"}, {"≥1", "b"}},
       }) {
    QuotedRows rows(c.text, ',', kNoLimit);
    QuotedRow row;
    ASSERT_TRUE(rows.Next(&row)) << c.text;
    Texts cells;
    Texts sources;
    for (const QuotedCell& cell : row.cells) {
      cells.push_back(cell.text);
      sources.push_back(Cut(c.text, cell.span));
    }
    EXPECT_EQ(cells, c.cells) << c.text;
    EXPECT_EQ(sources, c.sources) << c.text;
    EXPECT_EQ(row.fault, QuoteFault::kNone) << c.text;
    EXPECT_FALSE(rows.Next(&row)) << c.text;
  }
}

TEST(QuotedRows, EveryKindOfLineBreakEndsARowAndIsCounted) {
  const std::string_view text = "a\nb\r\nc\rd\r\r\"1\r2\n3\r\n4\"\ne\n";
  struct Expected {
    std::uint32_t line;
    std::string source;
  };
  QuotedRows rows(text, ',', kNoLimit);
  QuotedRow row;
  for (const Expected& expected :
       {Expected{1, "a"}, Expected{2, "b"}, Expected{3, "c"}, Expected{4, "d"}, Expected{5, ""},
        Expected{6, "\"1\r2\n3\r\n4\""}, Expected{10, "e"}}) {
    ASSERT_TRUE(rows.Next(&row));
    EXPECT_EQ(row.line, expected.line);
    EXPECT_EQ(Cut(text, row.span), expected.source);
  }
  EXPECT_FALSE(rows.Next(&row));
}

TEST(QuotedRows, TextWithoutARowHasNone) {
  for (const std::string_view text : {"", "\xEF\xBB\xBF"}) {
    QuotedRows rows(text, ',', kNoLimit);
    QuotedRow row;
    EXPECT_FALSE(rows.Next(&row));
    EXPECT_FALSE(rows.too_long());
  }
}

TEST(QuotedRows, FaultyQuotesAreToldAndReadAsFarAsTheyGo) {
  struct Case {
    std::string_view text;
    QuoteFault fault;
    std::uint32_t line;
    Texts cells;
  };
  for (const Case& c : {
           Case{"5\" pipe,b", QuoteFault::kStray, 1, {"5\" pipe", "b"}},
           Case{"\"a\nb\" c,d", QuoteFault::kStray, 2, {"a\nb c", "d"}},
           Case{"x,\"a\nb,c", QuoteFault::kUnclosed, 1, {"x", "a\nb,c"}},
           Case{"y\",\"a", QuoteFault::kUnclosed, 1, {"y\"", "a"}},
       }) {
    QuotedRows rows(c.text, ',', kNoLimit);
    QuotedRow row;
    ASSERT_TRUE(rows.Next(&row)) << c.text;
    EXPECT_EQ(row.fault, c.fault) << c.text;
    EXPECT_EQ(row.fault_line, c.line) << c.text;
    Texts cells;
    for (const QuotedCell& cell : row.cells) cells.push_back(cell.text);
    EXPECT_EQ(cells, c.cells) << c.text;
  }
}

TEST(QuotedRows, RowThatIsTooLongEndsTheReading) {
  struct Case {
    std::string_view text;
    std::uint32_t line;
  };
  for (const Case& c :
       {Case{"a\n12345\nb", 2}, Case{"a\n\"2345\n\"", 2}, Case{"a\n1,2,3", 2}, Case{"12345", 1}}) {
    QuotedRows rows(c.text, ',', 4);
    QuotedRow row;
    while (rows.Next(&row)) {
    }
    EXPECT_TRUE(rows.too_long()) << c.text;
    EXPECT_EQ(rows.line(), c.line) << c.text;
    EXPECT_FALSE(rows.Next(&row)) << c.text;
  }
}

TEST(QuotedRows, RowOfTheGreatestLengthIsRead) {
  for (const std::string_view text : {"1234\na", "1,34\r\na", "\"23\"\na"}) {
    QuotedRows rows(text, ',', 4);
    QuotedRow row;
    EXPECT_TRUE(rows.Next(&row) && rows.Next(&row)) << text;
    EXPECT_FALSE(rows.too_long()) << text;
  }
}

TEST(SeparatorOf, IsTheOneThatPartsTheFirstLineThatHasText) {
  struct Case {
    std::string_view text;
    char separator;
  };
  for (const Case& c : {Case{"a,b;c\nd;e;f", ','}, Case{"\r\n\na\tb", '\t'}, Case{"a;b", ';'},
                        Case{"\"a,b,c\";d", ';'}, Case{"\"a\n,\";d;e", ';'}, Case{"a", ','},
                        Case{"", ','}, Case{"a;b\rc,d,e", ';'}}) {
    EXPECT_EQ(SeparatorOf(c.text), c.separator) << c.text;
  }
}

}  // namespace
}  // namespace jixiao
