// Arrays as other programs may hand them over: each break of the format gives a status.
#include "batch/arrow_import.h"

#include <gtest/gtest.h>

#include <cstring>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "properties/arrow_columns.h"

namespace jixiao::batch {
namespace {

using properties::BooleanColumn;
using properties::Cells;
using properties::DecimalColumn;
using properties::IntegerColumn;
using properties::Node;
using properties::TableOf;
using properties::TextColumn;
using properties::TextLayout;

const Cells kCells = {"≥15家", std::nullopt, "不低于百分之九十，且按期完成", "90%"};

std::unique_ptr<Node> SmallTable(TextLayout layout) {
  std::vector<std::unique_ptr<Node>> columns;
  columns.push_back(TextColumn("target", kCells, layout, 2));
  columns.push_back(IntegerColumn("year", "i", {2024, {}, 2023, 2022}, 1));
  return TableOf(std::move(columns), 4);
}

template <typename T>
void Overwrite(Node* node, std::size_t buffer, std::size_t slot, T value) {
  std::memcpy(node->bytes[buffer].data() + slot * sizeof value, &value, sizeof value);
}

struct Break {
  const char* what;
  TextLayout layout;
  std::function<void(Node&)> spoil;
  StatusCode expected = StatusCode::kInvalidArgument;
};

Node& Target(Node& table) { return *table.children[0]; }
Node& Year(Node& table) { return *table.children[1]; }

const Break kBreaks[] = {
    {"a released schema", TextLayout::kOffsets32, [](Node& t) { t.schema.release = nullptr; }},
    {"released rows", TextLayout::kOffsets32, [](Node& t) { t.array.release = nullptr; }},
    {"a released child", TextLayout::kOffsets32,
     [](Node& t) { Target(t).array.release = nullptr; }},
    {"no format", TextLayout::kOffsets32, [](Node& t) { t.schema.format = nullptr; }},
    {"no struct", TextLayout::kOffsets32, [](Node& t) { t.schema.format = "u"; }},
    {"a column without format", TextLayout::kOffsets32,
     [](Node& t) { Target(t).schema.format = nullptr; }},
    {"negative children", TextLayout::kOffsets32, [](Node& t) { t.schema.n_children = -1; }},
    {"no children", TextLayout::kOffsets32, [](Node& t) { t.schema.children = nullptr; }},
    {"a null child schema", TextLayout::kOffsets32,
     [](Node& t) { t.schema.children[1] = nullptr; }},
    {"a null child array", TextLayout::kOffsets32, [](Node& t) { t.array.children[1] = nullptr; }},
    {"other counts of children", TextLayout::kOffsets32, [](Node& t) { t.array.n_children = 1; }},
    {"no list of children", TextLayout::kOffsets32, [](Node& t) { t.array.children = nullptr; }},
    {"an unknown column", TextLayout::kOffsets32, [](Node& t) { Year(t).schema.name = "wieght"; }},
    {"a column without a name", TextLayout::kOffsets32,
     [](Node& t) { Year(t).schema.name = nullptr; }},
    {"a name that is no text", TextLayout::kOffsets32,
     [](Node& t) { Year(t).schema.name = "\xFF\xFE"; }},
    {"a column twice", TextLayout::kOffsets32, [](Node& t) { Year(t).schema.name = "target"; }},
    {"no target", TextLayout::kOffsets32, [](Node& t) { Target(t).schema.name = "symbol"; }},
    {"binary floating point", TextLayout::kOffsets32, [](Node& t) { Year(t).schema.format = "g"; }},
    {"a type that a year cannot have", TextLayout::kOffsets32,
     [](Node& t) { Year(t).schema.format = "b"; }},
    {"an unknown type", TextLayout::kOffsets32, [](Node& t) { Target(t).schema.format = "+l"; }},
    {"decimal256", TextLayout::kOffsets32, [](Node& t) { Target(t).schema.format = "d:76,2,256"; }},
    {"a negative scale", TextLayout::kOffsets32,
     [](Node& t) { Target(t).schema.format = "d:10,-2"; }},
    {"a scale of many digits", TextLayout::kOffsets32,
     [](Node& t) { Target(t).schema.format = "d:10,99999999999999999999"; }},
    {"a nested column", TextLayout::kOffsets32, [](Node& t) { Target(t).schema.n_children = 1; }},
    {"a negative length", TextLayout::kOffsets32, [](Node& t) { t.array.length = -1; }},
    {"a negative length of a child", TextLayout::kOffsets32,
     [](Node& t) { Target(t).array.length = -4; }},
    {"a negative offset", TextLayout::kOffsets32, [](Node& t) { Target(t).array.offset = -1; }},
    {"an absurd length", TextLayout::kOffsets32,
     [](Node& t) {
       t.array.length = Target(t).array.length = Year(t).array.length =
           std::numeric_limits<std::int64_t>::max();
     },
     StatusCode::kLimitExceeded},
    {"an absurd offset", TextLayout::kOffsets32,
     [](Node& t) { Target(t).array.offset = std::numeric_limits<std::int64_t>::max(); },
     StatusCode::kLimitExceeded},
    {"an absurd offset of the rows", TextLayout::kOffsets32,
     [](Node& t) { t.array.offset = std::numeric_limits<std::int64_t>::max() - 2; },
     StatusCode::kLimitExceeded},
    {"a short child", TextLayout::kOffsets32, [](Node& t) { Year(t).array.length = 3; }},
    {"rows that begin behind a child's end", TextLayout::kOffsets32,
     [](Node& t) { t.array.offset = 1; }},
    {"more nulls than rows", TextLayout::kOffsets32, [](Node& t) { Year(t).array.null_count = 5; }},
    {"a null count below −1", TextLayout::kOffsets32,
     [](Node& t) { Year(t).array.null_count = -2; }},
    {"nulls without a bitmap", TextLayout::kOffsets32,
     [](Node& t) { Year(t).array.buffers[0] = nullptr; }},
    {"no buffers", TextLayout::kOffsets32, [](Node& t) { Target(t).array.n_buffers = 0; }},
    {"negative buffers", TextLayout::kOffsets32, [](Node& t) { Target(t).array.n_buffers = -3; }},
    {"no list of buffers", TextLayout::kOffsets32,
     [](Node& t) { Target(t).array.buffers = nullptr; }},
    {"no offsets", TextLayout::kOffsets32, [](Node& t) { Target(t).array.buffers[1] = nullptr; }},
    {"no data", TextLayout::kOffsets32, [](Node& t) { Target(t).array.buffers[2] = nullptr; }},
    {"no integers", TextLayout::kOffsets32, [](Node& t) { Year(t).array.buffers[1] = nullptr; }},
    {"offsets that go back", TextLayout::kOffsets32,
     [](Node& t) { Overwrite<std::int32_t>(&Target(t), 1, 4, 0); }},
    {"a negative offset of text", TextLayout::kOffsets32,
     [](Node& t) { Overwrite<std::int32_t>(&Target(t), 1, 2, -5); }},
    {"large offsets that go back", TextLayout::kOffsets64,
     [](Node& t) { Overwrite<std::int64_t>(&Target(t), 1, 4, -1); }},
    {"a view of negative size", TextLayout::kViews,
     [](Node& t) { Overwrite<std::int32_t>(&Target(t), 1, 2 * 4, -1); }},
    {"a view into no buffer", TextLayout::kViews,
     [](Node& t) { Overwrite<std::int32_t>(&Target(t), 1, 4 * 4 + 2, 2); }},
    {"a view into a negative buffer", TextLayout::kViews,
     [](Node& t) { Overwrite<std::int32_t>(&Target(t), 1, 4 * 4 + 2, -1); }},
    {"a view past its buffer", TextLayout::kViews,
     [](Node& t) { Overwrite<std::int32_t>(&Target(t), 1, 4 * 4 + 3, 1'000'000); }},
    {"views without their sizes", TextLayout::kViews,
     [](Node& t) { Target(t).array.buffers[4] = nullptr; }},
    {"views without a buffer", TextLayout::kViews,
     [](Node& t) { Target(t).array.buffers[2] = nullptr; }},
    {"too few buffers of views", TextLayout::kViews,
     [](Node& t) { Target(t).array.n_buffers = 2; }},
    {"no dictionary", TextLayout::kDictionary,
     [](Node& t) { Target(t).array.dictionary = nullptr; }},
    {"a released dictionary", TextLayout::kDictionary,
     [](Node& t) { Target(t).array.dictionary->release = nullptr; }},
    {"an index past the dictionary", TextLayout::kDictionary,
     [](Node& t) { Overwrite<std::int16_t>(&Target(t), 1, 2, 400); }},
    {"a negative index", TextLayout::kDictionary,
     [](Node& t) { Overwrite<std::int16_t>(&Target(t), 1, 2, -1); }},
    {"a dictionary of numbers", TextLayout::kDictionary,
     [](Node& t) { Target(t).schema.dictionary->format = "l"; }},
    {"a dictionary of a dictionary", TextLayout::kDictionary,
     [](Node& t) { Target(t).schema.dictionary->dictionary = &Target(t).schema; }},
    {"a dictionary without format", TextLayout::kDictionary,
     [](Node& t) { Target(t).schema.dictionary->format = nullptr; }},
    {"indices that are text", TextLayout::kDictionary,
     [](Node& t) { Target(t).schema.format = "u"; }},
};

TEST(ArrowImport, ABrokenArrayGivesAStatus) {
  for (const Break& broken : kBreaks) {
    const auto table = SmallTable(broken.layout);
    ASSERT_TRUE(Table::Import(table->schema, table->array, Task::kParse).ok()) << broken.what;
    broken.spoil(*table);
    const auto imported = Table::Import(table->schema, table->array, Task::kParse);
    EXPECT_EQ(imported.code(), broken.expected) << broken.what;
    EXPECT_FALSE(imported.status().message().empty()) << broken.what;
  }
}

TEST(ArrowImport, ReadsTheSameCellsFromEveryLayout) {
  for (const TextLayout layout :
       {TextLayout::kOffsets32, TextLayout::kOffsets64, TextLayout::kViews, TextLayout::kDictionary,
        TextLayout::kDictionaryOfViews}) {
    const auto node = SmallTable(layout);
    const auto table = Table::Import(node->schema, node->array, Task::kParse);
    ASSERT_TRUE(table.ok()) << table.status().message();
    for (std::size_t row = 0; row < kCells.size(); ++row) {
      const auto at = static_cast<std::int64_t>(row);
      const Column& column = (*table)[Field::kTarget];
      ASSERT_EQ(column.IsNull(at), !kCells[row].has_value());
      if (kCells[row]) {
        EXPECT_EQ(column.Text(at), *kCells[row]);
      }
    }
  }
}

TEST(ArrowImport, ASliceOfTheRowsIsASliceOfEveryColumn) {
  const auto node = SmallTable(TextLayout::kOffsets32);
  node->array.offset = 2;
  node->array.length = 2;
  const auto table = Table::Import(node->schema, node->array, Task::kParse);
  ASSERT_TRUE(table.ok());
  EXPECT_EQ((*table)[Field::kTarget].Text(1), "90%");
  EXPECT_EQ((*table)[Field::kYear].Figure(0), Decimal(2023));
}

TEST(ArrowImport, CellsOfNumbersAndDatesAreTexts) {
  std::vector<std::unique_ptr<Node>> columns;
  columns.push_back(TextColumn("target", Cells(4)));
  columns.push_back(DecimalColumn("actual", 2, {1250, {}, -5, 0}));
  columns.push_back(IntegerColumn("base", "tdD", {19723, {}, 0, 2'000'000'000}, 3));
  columns.push_back(IntegerColumn("weight", "L", {-1, 5, {}, 7}));
  columns.push_back(BooleanColumn("applicable", {true, false, {}, true}, 5));
  const auto node = TableOf(std::move(columns), 4);
  const auto table = Table::Import(node->schema, node->array, Task::kEvaluate);
  ASSERT_TRUE(table.ok()) << table.status().message();
  std::string scratch;
  EXPECT_EQ((*table)[Field::kActual].Cell(0, &scratch), "12.50");
  EXPECT_TRUE((*table)[Field::kActual].IsNull(1));
  EXPECT_EQ((*table)[Field::kActual].Cell(2, &scratch), "-0.05");
  EXPECT_EQ((*table)[Field::kBase].Cell(0, &scratch), "2024-01-01");
  EXPECT_EQ((*table)[Field::kBase].Cell(3, &scratch), std::nullopt) << "no year of four digits";
  EXPECT_EQ((*table)[Field::kWeight].Figure(0)->ToString(), "18446744073709551615");
  EXPECT_FALSE((*table)[Field::kApplicable].Boolean(1));
}

TEST(ArrowImport, ColumnsOfOtherTasksAreRefused) {
  std::vector<std::unique_ptr<Node>> columns;
  columns.push_back(TextColumn("target", {"≥1家"}));
  columns.push_back(TextColumn("actual", {"1家"}));
  const auto node = TableOf(std::move(columns), 1);
  EXPECT_FALSE(Table::Import(node->schema, node->array, Task::kParse).ok());
  EXPECT_TRUE(Table::Import(node->schema, node->array, Task::kEvaluate).ok());
}

}  // namespace
}  // namespace jixiao::batch
