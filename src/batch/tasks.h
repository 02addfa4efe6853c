// The three tasks on a checked table, and what they give.
#ifndef JIXIAO_BATCH_TASKS_H_
#define JIXIAO_BATCH_TASKS_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "batch/arrow_export.h"
#include "batch/arrow_import.h"
#include "batch/assessed_rows.h"
#include "batch/project_sheet.h"
#include "jixiao/batch.hpp"
#include "jixiao/policy.hpp"

namespace jixiao::batch {

OwnedSchema ParseSchema();
OwnedArray ParseTable(const Table& table, const BatchOptions& options);

OwnedSchema EvaluateSchema();
OwnedArray EvaluateTable(const Table& table, const Policy& policy, const BatchOptions& options);

/// Judges all rows into `out`, which begins with the columns of RowOut. `assessed`: what is known
/// of the rows' projects, which gets their faults; null: each row stands for itself.
void EvaluateRows(const Table& table, const Policy& policy, const BatchOptions& options,
                  const std::vector<OutputColumn>& out, AssessedRows* assessed);

OwnedSchema AssessSchema();
OwnedArray AssessTable(const Table& table, const Policy& policy, const BatchOptions& options);
/// Of projects that are whole; the first of them has this number.
OwnedArray AssessSheets(std::vector<ProjectSheet> sheets, std::int64_t first_project,
                        const Policy& policy, const BatchOptions& options);

/// A task over a stream. `policy` is null for kParse.
Status OpenStream(Task task, ArrowArrayStream* rows, const Policy* policy,
                  const BatchOptions& options, ArrowArrayStream* out);

inline OwnedSchema SchemaOf(const std::vector<OutputColumn::Type>& types) {
  std::vector<OwnedSchema> columns;
  columns.reserve(types.size());
  for (const OutputColumn::Type& type : types) columns.push_back(OutputColumn::SchemaOf(type));
  return MakeTableSchema(std::move(columns));
}

}  // namespace jixiao::batch

#endif  // JIXIAO_BATCH_TASKS_H_
