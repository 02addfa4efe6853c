// The rows of one project, collected from columns. Refuses to score them.
#ifndef JIXIAO_BATCH_PROJECT_SHEET_H_
#define JIXIAO_BATCH_PROJECT_SHEET_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "batch/arrow_import.h"
#include "batch/row_fields.h"
#include "jixiao/diagnostic.hpp"
#include "jixiao/model.hpp"

namespace jixiao::batch {

/// By which rows are one project: its code as text; empty for rows without one.
std::string ProjectKey(const Table& table, std::int64_t row);

struct ProjectSheet {
  Project project;
  std::optional<int> year;
  /// What of a row's columns could not be read, row by row; and what of the project's.
  std::vector<std::optional<DiagnosticCode>> row_faults;
  std::optional<DiagnosticCode> fault;
  std::vector<std::int64_t> rows;  ///< Where they stand in the result.

  void AddRow(const Table& table, const RowFields& fields, std::int64_t row,
              std::int64_t result_row);

 private:
  void TakeMoney(const RowFields& fields, Field field, std::int64_t row,
                 std::optional<Decimal>* value);
  void TakeYear(const Table& table, std::int64_t row);
};

}  // namespace jixiao::batch

#endif  // JIXIAO_BATCH_PROJECT_SHEET_H_
