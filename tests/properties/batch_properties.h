// Columns give what the cells give one by one. Shared by generated rows and golden cases.
#ifndef JIXIAO_TESTS_PROPERTIES_BATCH_PROPERTIES_H_
#define JIXIAO_TESTS_PROPERTIES_BATCH_PROPERTIES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "jixiao/batch.hpp"
#include "jixiao/policy.hpp"
#include "properties/arrow_columns.h"
#include "properties/cell_grammar.h"

namespace jixiao::properties {

/// One row; what is not stated is null in its column.
struct BatchRow {
  std::optional<std::string> target{};
  std::optional<std::string> symbol{};
  std::optional<std::string> unit{};
  std::optional<std::string> actual{};
  std::optional<std::string> level2{};
  std::optional<std::string> level3{};
  std::optional<std::string> direction{};
  std::optional<std::string> achievement{};
  std::optional<std::string> weight{};
  std::optional<std::string> degree{};
  std::optional<std::string> base{};
  std::optional<std::string> deduction{};
  std::optional<std::int64_t> year{};
  std::optional<bool> applicable{};
};

/// Which columns a table has beside target and actual; a column that is left out is not made, so
/// that its values must be absent from all rows.
struct BatchShape {
  bool columns_of_their_own = false;  // symbol, unit
  bool context = false;               // level2, level3, year
  bool weight = false;
  bool direction = false;
  bool assessors = false;  // achievement, degree, base, deduction, applicable
  TextLayout layout = TextLayout::kOffsets32;
  int padding = 0;  // slots before the first row
};

/// Rows of generated cells, with values in those columns alone that `shape` has. About `distinct`
/// different cells; 0: all of them new.
std::vector<BatchRow> GenerateRows(Random& random, std::size_t count, const BatchShape& shape,
                                   std::size_t distinct);

std::unique_ptr<Node> TableOfRows(const std::vector<BatchRow>& rows, const BatchShape& shape,
                                  bool with_actual);

/// The first row on which BatchParse and Threshold::Parse, or BatchEvaluate and EvaluateRow,
/// differ, in words; empty where all agree.
std::string ParseDifference(const std::vector<BatchRow>& rows, const BatchShape& shape,
                            const BatchOptions& options);
std::string EvaluateDifference(const std::vector<BatchRow>& rows, const BatchShape& shape,
                               const BatchOptions& options, const Policy& policy);

}  // namespace jixiao::properties

#endif  // JIXIAO_TESTS_PROPERTIES_BATCH_PROPERTIES_H_
