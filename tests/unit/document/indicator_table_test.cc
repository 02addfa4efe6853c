#include "document/indicator_table.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace jixiao::document {
namespace {

struct Reading {
  Project project;
  std::string rows;   // level1|level2|level3|target, rows parted by /
  std::string codes;  // of the diagnostics
};

Reading ReadRows(std::string_view text) {
  Findings findings;
  const auto reader = RowsOfText(text, Limits{}, findings);
  IndicatorTable table(findings);
  Reading reading;
  for (Row row; reader->Next(row);) {
    if (table.AddSubheader(row)) continue;
    if (IndicatorHead::Opens(row)) {
      table.SetHeader(row);
    } else if (LabelOf(row.cells[row.FirstFilled()].text) == Label::kTotalScore) {
      table.AddTotal(row, reading.project);
    } else {
      table.AddRow(row, std::nullopt, reading.project);
    }
  }
  for (const Indicator& row : reading.project.indicators) {
    reading.rows += (reading.rows.empty() ? "" : "/") + row.level1 + "|" + row.level2 + "|" +
                    row.level3 + "|" + row.target;
  }
  for (const Diagnostic& diagnostic : findings.Take()) {
    reading.codes +=
        (reading.codes.empty() ? "" : " ") + std::string(DiagnosticName(diagnostic.code));
  }
  return reading;
}

constexpr const char* kHeader = "一级指标\t二级指标\t三级指标\t描述\t指标值\t依据\n";

TEST(IndicatorTable, Rows) {
  struct Case {
    const char* text;
    const char* rows;
    const char* codes;
  };
  constexpr Case kCases[] = {
      // Merged levels are carried down; a second level ends with its first level.
      {"产出\t数量\t甲\t\t1\t\n\t\t乙\t\t2\t\n\t质量\t丙\t\t3\t\n",
       "产出|数量|甲|1/产出|数量|乙|2/产出|质量|丙|3", ""},
      {"产出\t数量\t甲\t\t1\t\n效益\t\t乙\t\t2\t\n", "产出|数量|甲|1/效益||乙|2", ""},
      {"产出指标\t\t\t\t\t\n\t数量指标\t甲\t\t1\t\n", "产出指标|数量指标|甲|1", ""},
      // Rows that lack their first cells.
      {"产出指标\t数量指标\t甲\t\t1\t计划\n质量指标\t乙\t描述\t2\t计划\n",
       "产出指标|数量指标|甲|1/产出指标|质量指标|乙|2", "first_column_missing"},
      {"产出指标\t数量指标\t甲\t\t1\t计划\n乙\t描述\t2\t计划\n",
       "产出指标|数量指标|甲|1/产出指标|数量指标|乙|2", "first_column_missing"},
      {"产出指标\t数量指标\t甲\t\t1\t计划\n成本指标\t乙\t描述\t2\t计划\n",
       "产出指标|数量指标|甲|1/产出指标|成本指标|乙|2", "first_column_missing"},
      {"成本指标\t经济成本指标\t甲\t\t1\t计划\n满意度指标\t满意度指标\t乙\t\t2\t计划\n",
       "成本指标|经济成本指标|甲|1/满意度指标|满意度指标|乙|2", ""},
      // Unknown levels stand as they are.
      {"投入类\t资金\t甲\t\t1\t计划\n", "投入类|资金|甲|1", ""},
      // A row without any name goes on from the one above.
      {"产出\t数量\t甲\t前\t≥558.42\t\n\t\t\t后\t\t\n\t\t\t\t万元\t\n", "产出|数量|甲|≥558.42万元",
       "row_continues row_continues"},
      // What fits no column is kept.
      {"产出\t数量\t甲\t\t1\t\n\t\t\t说明\t5\t\n", "产出|数量|甲|1/产出|数量||5",
       "indicator_name_missing"},
      // What names nothing and states nothing is no indicator.
      {"附注文字\n", "", "placeholder_row"},
      {"产出\t数量\t……\t\t\t\n", "", "placeholder_row"},
      {"产出\t数量\t甲\t\t1\t计划\t多\n", "产出|数量|甲|1", "unplaced_cell"},
      {"产出\t数量\t社会 效益\t\t1 家\t\n", "产出|数量|社会效益|1 家", "split_word"},
  };
  for (const Case& c : kCases) {
    const Reading reading = ReadRows(std::string(kHeader) + c.text);
    EXPECT_EQ(reading.rows, c.rows) << c.text;
    EXPECT_EQ(reading.codes, c.codes) << c.text;
  }
}

TEST(IndicatorTable, ColumnsAreFoundByHeadingInAnyOrder) {
  const Reading reading = ReadRows(
      "权重\t指标 方向性\t三级指标\t指标性质\t年度指标值\t度量单位\t二级指标\t一级指标\n"
      "22.5\t反向\t甲\t≤\t5\t万元\t成本指标\t产出指标\n");
  ASSERT_EQ(reading.project.indicators.size(), 1U);
  const Indicator& row = reading.project.indicators[0];
  EXPECT_EQ(row.level1 + row.level2 + row.level3, "产出指标成本指标甲");
  EXPECT_EQ(row.symbol, "≤");
  EXPECT_EQ(row.target, "5");
  EXPECT_EQ(row.unit, "万元");
  EXPECT_EQ(row.direction, "反向");
  ASSERT_TRUE(row.weight);
  EXPECT_EQ(row.weight->ToString(), "22.5");
  EXPECT_EQ(row.actual, std::nullopt);
}

TEST(IndicatorTable, ASecondLineOfHeadingsPartsAMergedOne) {
  const Reading reading = ReadRows(
      "一级指标\t二级指标\t三级指标\t绩效指标值\t\t\t分值\n\t\t\t符号\t值\t单位\t\n"
      "产出指标\t数量指标\t甲\t≥\t5\t个\t10\n");
  ASSERT_EQ(reading.project.indicators.size(), 1U);
  EXPECT_EQ(reading.project.indicators[0].symbol, "≥");
  EXPECT_EQ(reading.project.indicators[0].target, "5");
  EXPECT_EQ(reading.project.indicators[0].unit, "个");
  EXPECT_EQ(reading.codes, "");
}

TEST(IndicatorTable, TheTotalStandsUnderTheScores) {
  constexpr const char* kScored = "一级指标\t三级指标\t指标值\t实际完成值\t分值\t得分\n";
  struct Case {
    const char* total;
    const char* score;
  };
  constexpr Case kCases[] = {
      {"总分\t\t\t\t100\t96.4\n", "96.4"},
      {"总分\t100\t96.4\n", "96.4"},
      {"合计\t\t\t\t100\t\n", "none"},
      {"总分\t\t\t\t\t\n", "none"},
  };
  for (const Case& c : kCases) {
    const Reading reading = ReadRows(std::string(kScored) + "产出\t甲\t1\t1\t90\t90\n" + c.total);
    EXPECT_EQ(reading.project.score ? reading.project.score->ToString() : "none", c.score)
        << c.total;
  }
  const Reading targets =
      ReadRows("一级指标\t三级指标\t指标值\t分值\n产出\t甲\t1\t90\n合计\t\t\t90\n");
  EXPECT_EQ(targets.project.score, std::nullopt);
}

TEST(IndicatorTable, PointsOfLevelsAreKeptApart) {
  const Reading reading = ReadRows(
      "一级指标\t权重\t二级指标\t分值\t三级指标\t目标值\t分值\n"
      "产出(60分)\t60\t数量\t40\t甲\t1\t40\n\t\t质量(20)\t\t乙\t2\t20\n");
  EXPECT_EQ(reading.rows, "产出|数量|甲|1/产出|质量|乙|2");
  ASSERT_EQ(reading.project.level_weights.size(), 3U);
  EXPECT_EQ(reading.project.level_weights[0].weight->ToString(), "60");
  EXPECT_EQ(reading.project.level_weights[1].level2, "数量");
  EXPECT_EQ(reading.project.level_weights[2].weight->ToString(), "20");
  EXPECT_EQ(reading.project.indicators[1].weight->ToString(), "20");
}

TEST(IndicatorTable, OtherTargetsStandUnderTheirLabels) {
  const Reading reading = ReadRows(
      "一级指标\t三级指标\t实施期指标值\t年度指标值\t调整后指标值\t上年完成值\n"
      "产出\t甲\t30\t10\t12\t8\n");
  EXPECT_EQ(reading.rows, "产出||甲|12");
  const std::vector<LabelledText>& others = reading.project.indicators[0].other_targets;
  ASSERT_EQ(others.size(), 3U);
  EXPECT_EQ(others[0].label + others[0].text, "实施期指标值30");
  EXPECT_EQ(others[2].label + others[2].text, "上年完成值8");
}

TEST(IndicatorTable, IndicatorsNamedLikeHeadingsAreNoHeader) {
  Findings findings;
  const auto reader = RowsOfText("产出指标\t数量指标\t预算数\t其他资金\t≥1\n", Limits{}, findings);
  Row row;
  ASSERT_TRUE(reader->Next(row));
  EXPECT_FALSE(IndicatorHead::Opens(row));
}

}  // namespace
}  // namespace jixiao::document
