// Columns in, columns out: checks what comes in, has a task done on it, and hands out what it gave.
// Decides nothing of the domain: each row gets what the rooms below give it.
#include "jixiao/batch.hpp"

#include "batch/tasks.h"

namespace jixiao {
namespace {

using batch::OwnedArray;
using batch::OwnedSchema;
using batch::Table;
using batch::Task;

Status CheckOptions(const BatchOptions& options) {
  if (options.threads < 1 || options.threads > kMaxBatchThreads) {
    return Status(StatusCode::kInvalidArgument,
                  "threads must be 1 to " + std::to_string(kMaxBatchThreads));
  }
  return Status();
}

// `run` makes the array of results from a checked table, and asks the watch of the options it gets.
template <typename Run>
Status RunTask(const ArrowSchema& schema, const ArrowArray& rows, Task task,
               const BatchOptions& options, OwnedSchema (*schema_of)(), const Run& run,
               ArrowSchema* out_schema, ArrowArray* out) {
  if (Status status = CheckOptions(options); !status.ok()) return status;
  const Result<Table> table = Table::Import(schema, rows, task);
  if (!table.ok()) return table.status();
  bool ended = false;
  BatchOptions watched = options;
  if (options.watch) {
    watched.watch = [&](std::uint64_t done, std::uint64_t total) {
      ended = !options.watch(done, total);
      return !ended;
    };
  }
  OwnedArray array = run(*table, watched);
  if (ended) return CancelledStatus();
  OwnedSchema result_schema = schema_of();
  *out = array.Take();
  *out_schema = result_schema.Take();
  return Status();
}

Status CheckStreamOptions(const BatchOptions& options) {
  if (options.watch) {
    return Status(StatusCode::kInvalidArgument, "a stream is not watched: its reader ends it");
  }
  return CheckOptions(options);
}

// Projects have rows of their own names and kinds.
Status CheckAssessOptions(const BatchOptions& options) {
  const ThresholdContext& context = options.context;
  if (context.name.empty() && context.description.empty() &&
      context.row_kind == RowKind::kUnknown) {
    return Status();
  }
  return Status(StatusCode::kInvalidArgument,
                "an assessment takes names, descriptions and kinds of rows from columns only");
}

}  // namespace

Status BatchParse(const ArrowSchema& schema, const ArrowArray& rows, const BatchOptions& options,
                  ArrowSchema* out_schema, ArrowArray* out) {
  const auto run = [](const Table& table, const BatchOptions& watched) {
    return batch::ParseTable(table, watched);
  };
  return RunTask(schema, rows, Task::kParse, options, &batch::ParseSchema, run, out_schema, out);
}

Status BatchEvaluate(const ArrowSchema& schema, const ArrowArray& rows, const Policy& policy,
                     const BatchOptions& options, ArrowSchema* out_schema, ArrowArray* out) {
  const auto run = [&](const Table& table, const BatchOptions& watched) {
    return batch::EvaluateTable(table, policy, watched);
  };
  return RunTask(schema, rows, Task::kEvaluate, options, &batch::EvaluateSchema, run, out_schema,
                 out);
}

Status BatchAssess(const ArrowSchema& schema, const ArrowArray& rows, const Policy& policy,
                   const BatchOptions& options, ArrowSchema* out_schema, ArrowArray* out) {
  if (Status status = CheckAssessOptions(options); !status.ok()) return status;
  const auto run = [&](const Table& table, const BatchOptions& watched) {
    return batch::AssessTable(table, policy, watched);
  };
  return RunTask(schema, rows, Task::kAssess, options, &batch::AssessSchema, run, out_schema, out);
}

Status BatchParseStream(ArrowArrayStream* rows, const BatchOptions& options,
                        ArrowArrayStream* out) {
  if (Status status = CheckStreamOptions(options); !status.ok()) return status;
  return batch::OpenStream(Task::kParse, rows, nullptr, options, out);
}

Status BatchEvaluateStream(ArrowArrayStream* rows, const Policy& policy,
                           const BatchOptions& options, ArrowArrayStream* out) {
  if (Status status = CheckStreamOptions(options); !status.ok()) return status;
  return batch::OpenStream(Task::kEvaluate, rows, &policy, options, out);
}

Status BatchAssessStream(ArrowArrayStream* rows, const Policy& policy, const BatchOptions& options,
                         ArrowArrayStream* out) {
  if (Status status = CheckStreamOptions(options); !status.ok()) return status;
  if (Status status = CheckAssessOptions(options); !status.ok()) return status;
  return batch::OpenStream(Task::kAssess, rows, &policy, options, out);
}

}  // namespace jixiao
