// The rows of one project, collected from columns. Does not score them.
#ifndef JIXIAO_BATCH_PROJECT_SHEET_H_
#define JIXIAO_BATCH_PROJECT_SHEET_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/arrow_import.h"
#include "batch/row_fields.h"
#include "jixiao/diagnostic.hpp"
#include "jixiao/model.hpp"

namespace jixiao::batch {

/// By which rows are one project: its code as text; empty for rows without one. Perhaps in
/// `scratch`.
std::string_view ProjectKey(const Table& table, std::int64_t row, std::string* scratch);

/// What each row says of its project as a whole.
struct ProjectFields {
  Budget budget;
  std::optional<int> year;
  std::optional<DiagnosticCode> fault;  ///< What could not be read, or differs between rows.

  void Take(const Table& table, const RowFields& fields, std::int64_t row);
};

struct ProjectSheet {
  Project project;  ///< Without its budget.
  ProjectFields fields;
  /// What of a row's columns could not be read, row by row.
  std::vector<std::optional<DiagnosticCode>> row_faults;
  std::vector<std::int64_t> rows;  ///< Where they stand in the result.

  void AddRow(const Table& table, const RowFields& row_fields, std::int64_t row,
              std::int64_t result_row);
};

}  // namespace jixiao::batch

#endif  // JIXIAO_BATCH_PROJECT_SHEET_H_
