// Grids as JSON: what goes out comes back, and what is not understood is reported.
#include <gtest/gtest.h>

#include "jixiao/interchange.hpp"

namespace jixiao {
namespace {

TEST(GridsJson, ComesBackAsItWentOut) {
  GridBuilder builder;
  ASSERT_TRUE(builder.AddGrid("表1").ok());
  ASSERT_TRUE(builder.AddRow().ok());
  ASSERT_TRUE(builder.AddCell("一级\n指标", 2, 4'000'000'000U, "A3").ok());
  ASSERT_TRUE(builder.AddCell("", 1, 1, {}).ok());
  const std::vector<Grid> grids = builder.Take();
  const auto read = GridsFromJson(GridsToJson(grids));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->grids, grids);
  EXPECT_TRUE(read->diagnostics.empty());
}

TEST(GridsJson, SpansAreOneWhereAbsent) {
  const auto read = GridsFromJson(
      R"({"format_version": 1, "grids": [{"rows": [[{"text": "甲"}, {"text": "乙", "columns": 2}]]}]})");
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->grids[0].rows[0][0].column_span, 1U);
  EXPECT_EQ(read->grids[0].rows[0][1].column_span, 2U);
}

TEST(GridsJson, WhatIsNotUnderstoodIsReported) {
  const struct {
    const char* json;
    DiagnosticCode code;
  } cases[] = {{R"({"format_version": 1, "grids": [{"rows": [[{"text": "1", "rows": 0}]]}]})",
                DiagnosticCode::kJsonBadValue},
               {R"({"format_version": 1, "grids": [{"rows": [[{"text": "1", "rows": -2}]]}]})",
                DiagnosticCode::kJsonBadValue},
               {R"({"format_version": 1, "grids": [{"rows": [[{"text": 1}]]}]})",
                DiagnosticCode::kJsonWrongType},
               {R"({"format_version": 1, "grids": [{"rows": [{"text": "1"}]}]})",
                DiagnosticCode::kJsonWrongType},
               {R"({"format_version": 1, "grids": [{"sheet": "1", "rows": []}]})",
                DiagnosticCode::kJsonUnknownField}};
  for (const auto& one : cases) {
    const auto read = GridsFromJson(one.json);
    ASSERT_TRUE(read.ok()) << one.json;
    ASSERT_EQ(read->diagnostics.size(), 1U) << one.json;
    EXPECT_EQ(read->diagnostics[0].code, one.code) << one.json;
  }
}

TEST(GridsJson, OtherTextIsNoGrids) {
  EXPECT_EQ(GridsFromJson("[").code(), StatusCode::kInvalidFormat);
  EXPECT_EQ(GridsFromJson(R"({"grids": []})").code(), StatusCode::kInvalidFormat);
}

}  // namespace
}  // namespace jixiao
