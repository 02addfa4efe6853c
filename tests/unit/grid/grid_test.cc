#include "jixiao/grid.hpp"

#include <gtest/gtest.h>

namespace jixiao {
namespace {

TEST(GridBuilder, OpensWhatACellNeeds) {
  GridBuilder builder;
  ASSERT_TRUE(builder.AddCell("甲", 2, 3, "A1").ok());
  ASSERT_TRUE(builder.AddGrid("表2").ok());
  ASSERT_TRUE(builder.AddRow().ok());
  const std::vector<Grid> grids = builder.Take();
  ASSERT_EQ(grids.size(), 2U);
  EXPECT_EQ(grids[0].rows[0][0].column_span, 3U);
  EXPECT_EQ(grids[0].rows[0][0].place, "A1");
  EXPECT_EQ(grids[1].name, "表2");
  EXPECT_TRUE(builder.grids().empty());
}

TEST(GridBuilder, RefusesWhatPassesItsLimitsAndKeepsTheRest) {
  Limits limits;
  limits.cells = 3;  // with its row
  limits.line_bytes = 6;
  GridBuilder builder(limits);
  EXPECT_TRUE(builder.AddCell("甲", 1, 1, "").ok());
  EXPECT_EQ(builder.AddCell("甲乙丙", 1, 1, "").code(), StatusCode::kLimitExceeded);
  EXPECT_EQ(builder.AddCell("\xFF", 1, 1, "").code(), StatusCode::kInvalidUtf8);
  EXPECT_TRUE(builder.AddCell("乙", 1, 1, "").ok());
  EXPECT_EQ(builder.AddCell("丙", 1, 1, "").code(), StatusCode::kLimitExceeded);
  EXPECT_EQ(builder.grids()[0].rows[0].size(), 2U);
}

}  // namespace
}  // namespace jixiao
