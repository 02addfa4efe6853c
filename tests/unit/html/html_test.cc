// Pages of every kind, and hostile ones: grids with spans, in order, in linear time.
#include "jixiao/html.hpp"

#include <gtest/gtest.h>
#include <iconv.h>

#include <ctime>
#include <string>

namespace jixiao {
namespace {

// "a|b(2x3)/c;d": cells by |, rows by /, grids by ; with spans other than 1x1 in brackets.
std::string Drawn(const std::vector<Grid>& grids) {
  std::string drawn;
  for (const Grid& grid : grids) {
    if (!drawn.empty()) drawn += "; ";
    for (std::size_t i = 0; i < grid.rows.size(); ++i) {
      if (i > 0) drawn += " / ";
      for (std::size_t j = 0; j < grid.rows[i].size(); ++j) {
        const GridCell& cell = grid.rows[i][j];
        if (j > 0) drawn += "|";
        drawn += cell.text;
        if (cell.row_span != 1 || cell.column_span != 1) {
          drawn +=
              "(" + std::to_string(cell.row_span) + "x" + std::to_string(cell.column_span) + ")";
        }
      }
    }
  }
  return drawn;
}

std::string Drawn(std::string_view page) {
  const auto grids = GridsFromHtml(page);
  return grids.ok() ? Drawn(grids->grids) : grids.status().message();
}

TEST(Html, PagesAreGridsInTheirOrder) {
  const struct {
    const char* what;
    std::string_view page;
    std::string_view grids;
  } cases[] = {
      {"a table", "<table><tr><td>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td></tr></table>",
       "甲|乙 / 1|2"},
      {"spans", "<table><tr><th rowspan=2>甲<th colspan='3'>乙<tr><td>1</table>",
       "甲(2x1)|乙(1x3) / 1"},
      {"no end tag at all", "<table><tr><td>甲<td>乙<tr><td>1<td>2", "甲|乙 / 1|2"},
      {"text before, between and behind",
       "<h1>表题</h1><p>2023年度<table><tr><td>1</table>注<table><tr><td>2</table>完",
       "表题 / 2023年度; 1; 注; 2; 完"},
      {"scripts, styles, navigation, comments",
       "<script>var a = '<table><tr><td>no';</script><style>td {}</style><nav>首页</nav><!-- no -->"
       "<table><tr><td>1</table>",
       "1"},
      {"white space", "<table><tr><td>&nbsp;一&nbsp;&nbsp;级\n 指标 </table>", "一 级 指标"},
      {"lines in a cell", "<table><tr><td>一<br>二<p>三</p><div>四</div></table>",
       "一\n二\n三\n四"},
      {"an empty cell keeps its place", "<table><tr><td>1<td><td>3</table>", "1||3"},
      {"entities", "<table><tr><td>&ge;90&#37;&lt;a&gt;</table>", "≥90%<a>"},
      {"a table in a cell",
       "<table><tr><td>外</td></tr><tr><td><table><tr><td>内</table></td><td>后</td></tr></table>",
       "外 / ; 内; 后"},
      {"a caption is text", "<table><caption>表一</caption><tr><td>1</table>", "表一; 1"},
      {"fields of a form",
       "<table><tr><td><input type=text value=12><input type=hidden value=no><td>家</table>",
       "12|家"},
      {"spans of a billion, none, and nonsense",
       "<table><tr><td colspan=1000000000>1<td rowspan=0>2<td colspan=x>3<td colspan=-4>4"
       "<td colspan=99999999999999999999>5</table>",
       "1(1x1000000000)|2|3|4|5(1x4294967295)"},
      {"cells without rows", "<table><td>1<td>2</table>", "1|2"},
      {"rows without a table", "<tr><td>1</td><td>2</td></tr>", "1 / 2"},
      {"head and body", "<table><thead><tr><th>甲</thead><tbody><tr><td>1</tbody></table>",
       "甲 / 1"},
      {"nothing", "", ""},
      {"no markup", "甲", "甲"},
  };
  for (const auto& one : cases) EXPECT_EQ(Drawn(one.page), one.grids) << one.what;
}

TEST(Html, CellsHaveTheirPlace) {
  const auto grids =
      GridsFromHtml("<table><tr><td>1<tr><td>2<td>3</table><table><tr><td>4</table>");
  ASSERT_TRUE(grids.ok());
  EXPECT_EQ(grids->grids[0].rows[1][1].place, "T1R2C2");
  EXPECT_EQ(grids->grids[1].rows[0][0].place, "T2R1C1");
}

std::string In(const char* charset, std::string text) {
  iconv_t converter = iconv_open(charset, "UTF-8");
  std::string bytes(4 * text.size() + 8, '\0');
  char* from = text.data();
  char* to = bytes.data();
  std::size_t left = text.size();
  std::size_t room = bytes.size();
  iconv(converter, &from, &left, &to, &room);
  iconv_close(converter);
  bytes.resize(bytes.size() - room);
  return bytes;
}

TEST(Html, AnyCharsetStatedOrFound) {
  const std::string meta = "<meta charset=\"gb2312\"><table><tr><td>镕绩效";
  const std::string plain = "<table><tr><td>镕绩效";
  const struct {
    const char* what;
    std::string page;
    std::string_view stated;
    int diagnostics;
  } cases[] = {
      {"UTF-8, found", plain, "", 0},
      {"UTF-8 with a mark", "\xEF\xBB\xBF" + plain, "", 0},
      {"GB18030, found", In("GB18030", plain), "", 0},
      {"GB2312 as stated in the page means GB18030", In("GB18030", meta), "", 0},
      {"stated by the sender", In("BIG5", "<table><tr><td>績效").insert(0, ""), "big5", 0},
      {"stated GBK, but UTF-8", meta, "", 1},
      {"stated GBK by the sender, but UTF-8", plain, "GBK", 1},
      {"an encoding that nobody knows", plain, "klingon", 1},
      {"UTF-16 with a mark", "\xFF\xFE" + In("UTF-16LE", plain), "", 0},
  };
  for (const auto& one : cases) {
    const auto grids = GridsFromHtml(one.page, one.stated);
    ASSERT_TRUE(grids.ok()) << one.what;
    const std::string text = Drawn(grids->grids);
    EXPECT_TRUE(text == "镕绩效" || text == "績效") << one.what << ": " << text;
    EXPECT_EQ(grids->diagnostics.size(), static_cast<std::size_t>(one.diagnostics)) << one.what;
  }
}

TEST(Html, BytesInNoEncodingStandAsReplacements) {
  const auto grids = GridsFromHtml("<meta charset=utf-8><table><tr><td>\xFF\x81甲\xFF");
  ASSERT_TRUE(grids.ok());
  EXPECT_EQ(Drawn(grids->grids), "��甲�");
  ASSERT_EQ(grids->diagnostics.size(), 1U);
  EXPECT_EQ(grids->diagnostics[0].code, DiagnosticCode::kHtmlBytesReplaced);
  EXPECT_EQ(grids->diagnostics[0].arguments[0], "3");
}

TEST(Html, IsKnownByItsFirstTag) {
  const std::pair<std::string_view, bool> cases[] = {
      {"<!DOCTYPE html><html>", true},
      {"\n <HTML xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", true},
      {"\xEF\xBB\xBF<table><tr>", true},
      {"<?xml version=\"1.0\"?><html>", true},
      {"{\"format_version\": 1}", false},
      {"项目名称\t<table>", false},
      {"<产出指标>", false},
      {"", false}};
  for (const auto& [bytes, expected] : cases) EXPECT_EQ(LooksLikeHtml(bytes), expected) << bytes;
}

std::string Repeated(std::string_view part, std::size_t count) {
  std::string text;
  text.reserve(part.size() * count);
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

TEST(Html, HostilePagesEndSoonAndCleanly) {
  const struct {
    const char* what;
    std::string page;
    StatusCode expected;
  } cases[] = {
      {"10 000 tables", Repeated("<table><tr><td>1</table>", 10'000), StatusCode::kOk},
      {"cells never closed", "<table>" + Repeated("<tr><td>1<td>2", 100'000), StatusCode::kOk},
      {"elements never closed", Repeated("<div>", 1'000'000), StatusCode::kLimitExceeded},
      {"tables never closed", Repeated("<table><tr><td>", 100'000), StatusCode::kLimitExceeded},
      {"ends without beginnings", Repeated("<b>", 500) + Repeated("</i>", 300'000),
       StatusCode::kOk},
      {"a cell of almost a megabyte", "<table><tr><td>" + Repeated("甲", 340'000), StatusCode::kOk},
      {"a cell of two megabytes", "<table><tr><td>" + Repeated("甲", 700'000),
       StatusCode::kLimitExceeded},
      {"100 000 attributes", "<table><tr><td " + Repeated("a=1 ", 100'000) + ">",
       StatusCode::kLimitExceeded},
      {"an attribute of megabytes", "<table><tr><td title='" + Repeated("x", 4'000'000) + "'>1",
       StatusCode::kOk},
      {"a comment that never ends", "<!--" + Repeated("-", 4'000'000), StatusCode::kOk},
  };
  for (const auto& one : cases) {
    const std::clock_t begin = std::clock();
    const auto grids = GridsFromHtml(one.page);
    const std::clock_t taken = std::clock() - begin;
    EXPECT_EQ(grids.code(), one.expected) << one.what;
    EXPECT_LT(taken, 20 * CLOCKS_PER_SEC) << one.what;
  }
}

TEST(Html, LimitsBoundCellsAndBytes) {
  Limits limits;
  limits.cells = 3;
  EXPECT_EQ(GridsFromHtml("<table><tr><td>1<td>2<td>3<td>4", {}, limits).code(),
            StatusCode::kLimitExceeded);
  limits = {};
  limits.document_bytes = 10;
  EXPECT_EQ(GridsFromHtml("<table><tr><td>1", {}, limits).code(), StatusCode::kLimitExceeded);
}

}  // namespace
}  // namespace jixiao
