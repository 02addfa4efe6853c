#include "document/alignment.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace jixiao::document {
namespace {

// Columns want their own letter; '.' takes any.
Alignment AlignText(const std::vector<std::string>& texts, const std::string& columns,
                    bool positions_count) {
  std::vector<Cell> cells(texts.size());
  Alignable row;
  row.columns = columns.size();
  row.positions_count = positions_count;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    cells[i].text = texts[i];
    if (cells[i].empty()) continue;
    row.cells.push_back(&cells[i]);
    row.positions.push_back(i);
  }
  return Align(
      row,
      [&](std::size_t cell, std::size_t column) {
        return columns[column] == '.' || row.cells[cell]->text[0] == columns[column] ? 0 : 9;
      },
      [](std::size_t, bool) { return 1; });
}

using Columns = std::vector<std::size_t>;

TEST(Align, CellsStandWhereTheRowHasThem) {
  const Alignment alignment = AlignText({"a", "", "c"}, "abc", true);
  EXPECT_EQ(alignment.columns, (Columns{0, 2}));
  EXPECT_FALSE(alignment.moved);
  EXPECT_EQ(alignment.cost, 1);
}

TEST(Align, ARowThatLacksItsFirstCellsIsMovedAsAWhole) {
  const Alignment alignment = AlignText({"b", "", "d"}, "abcd", true);
  EXPECT_EQ(alignment.columns, (Columns{1, 3}));
  EXPECT_TRUE(alignment.moved);
  EXPECT_FALSE(alignment.ambiguous);
}

TEST(Align, WithoutPlacesOnlyTheContentsCount) {
  EXPECT_EQ(AlignText({"a", "d"}, "abcd", false).columns, (Columns{0, 3}));
}

TEST(Align, ACellThatFitsTwoColumnsEquallyHasNone) {
  const Alignment alignment = AlignText({"x"}, "..", false);
  EXPECT_TRUE(alignment.ambiguous);
  EXPECT_EQ(alignment.columns, (Columns{Alignment::kNoColumn}));
}

TEST(Align, WhatAllAlignmentsAgreeOnStands) {
  const Alignment alignment = AlignText({"a", "x", "d"}, "axxd", false);
  EXPECT_TRUE(alignment.ambiguous);
  EXPECT_EQ(alignment.columns, (Columns{0, Alignment::kNoColumn, 3}));
}

TEST(Align, MoreCellsThanColumnsStandAsTheyAre) {
  EXPECT_EQ(AlignText({"a", "b", "c"}, "ab", true).columns, (Columns{0, 1, Alignment::kNoColumn}));
}

}  // namespace
}  // namespace jixiao::document
