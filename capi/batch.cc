// Whole tables as Arrow columns.
#include "jixiao/batch.hpp"

#include "internal.h"

namespace jixiao::capi {
namespace {

/// What jixiao_batch_options says, and the policy that it names.
struct ReadOptions {
  BatchOptions options;
  const Policy* policy = nullptr;  // NULL where none is stated
};

Status ReadBatchOptions(const jixiao_batch_options* from, ReadOptions& to) {
  if (from == nullptr) return Status();
  jixiao_batch_options given;
  if (Status status = ReadStruct(from, "options", given); !status.ok()) return status;
  FieldReader read;
  read.Within(given.reserved, 0, 0, "options.reserved");
  const std::int32_t threads = read.Within(given.threads, 0, kMaxBatchThreads, "options.threads");
  if (!read.status().ok()) return read.status();
  to.options.threads = threads == 0 ? 1 : threads;
  // Pointers are followed only out of a struct in which all else is right.
  const Check check =
      Check().Optional(given.context, "options.context").Optional(given.watch, "options.watch");
  if (!check.ok()) return check.status();
  if (Status status = ReadWatch(given.watch, to.options.watch); !status.ok()) return status;
  if (given.policy != nullptr) to.policy = Unwrap(given.policy);
  return ReadContext(given.context, to.options.context);
}

const Policy& PolicyOf(const ReadOptions& read) {
  return read.policy == nullptr ? DefaultPolicy() : *read.policy;
}

Status RefusePolicy(const ReadOptions& read) {
  if (read.policy == nullptr) return Status();
  return InvalidArgument("options.policy", "must be NULL: reading has no rules that differ");
}

// An output whose release is NULL until the call succeeds.
template <typename Struct>
Struct* Emptied(Struct* out) {
  if (out != nullptr) *out = Struct{};
  return out;
}

Check CheckCall(const ArrowSchema* schema, const ArrowArray* rows,
                const jixiao_batch_options* options, ArrowSchema* out_schema, ArrowArray* out) {
  return Check()
      .NotNull(schema, "schema")
      .NotNull(rows, "rows")
      .Optional(options, "options")
      .NotNull(Emptied(out_schema), "out_schema")
      .NotNull(Emptied(out), "out");
}

// Opens a stream; `open` gets the options and the output.
template <typename Open>
int32_t OpenStream(ArrowArrayStream* rows, const jixiao_batch_options* options,
                   ArrowArrayStream* out, jixiao_error** error, const Open& open) {
  const Check check = Check()
                          .NotNull(rows, "rows")
                          .Optional(options, "options")
                          .NotNull(out == rows ? nullptr : Emptied(out), "out");
  return Guard(error, check, [&]() -> Status {
    ReadOptions read;
    if (Status status = ReadBatchOptions(options, read); !status.ok()) return status;
    return open(read);
  });
}

}  // namespace
}  // namespace jixiao::capi

using namespace jixiao::capi;  // NOLINT
using jixiao::Status;

int32_t jixiao_batch_parse(const ArrowSchema* schema, const ArrowArray* rows,
                           const jixiao_batch_options* options, ArrowSchema* out_schema,
                           ArrowArray* out, jixiao_error** error) {
  return Guard(error, CheckCall(schema, rows, options, out_schema, out), [&]() -> Status {
    ReadOptions read;
    if (Status status = ReadBatchOptions(options, read); !status.ok()) return status;
    if (Status status = RefusePolicy(read); !status.ok()) return status;
    return BatchParse(*schema, *rows, read.options, out_schema, out);
  });
}

int32_t jixiao_batch_evaluate(const ArrowSchema* schema, const ArrowArray* rows,
                              const jixiao_batch_options* options, ArrowSchema* out_schema,
                              ArrowArray* out, jixiao_error** error) {
  return Guard(error, CheckCall(schema, rows, options, out_schema, out), [&]() -> Status {
    ReadOptions read;
    if (Status status = ReadBatchOptions(options, read); !status.ok()) return status;
    return BatchEvaluate(*schema, *rows, PolicyOf(read), read.options, out_schema, out);
  });
}

int32_t jixiao_batch_assess(const ArrowSchema* schema, const ArrowArray* rows,
                            const jixiao_batch_options* options, ArrowSchema* out_schema,
                            ArrowArray* out, jixiao_error** error) {
  return Guard(error, CheckCall(schema, rows, options, out_schema, out), [&]() -> Status {
    ReadOptions read;
    if (Status status = ReadBatchOptions(options, read); !status.ok()) return status;
    return BatchAssess(*schema, *rows, PolicyOf(read), read.options, out_schema, out);
  });
}

int32_t jixiao_batch_parse_stream(ArrowArrayStream* rows, const jixiao_batch_options* options,
                                  ArrowArrayStream* out, jixiao_error** error) {
  return OpenStream(rows, options, out, error, [&](const ReadOptions& read) {
    if (Status status = RefusePolicy(read); !status.ok()) return status;
    return jixiao::BatchParseStream(rows, read.options, out);
  });
}

int32_t jixiao_batch_evaluate_stream(ArrowArrayStream* rows, const jixiao_batch_options* options,
                                     ArrowArrayStream* out, jixiao_error** error) {
  return OpenStream(rows, options, out, error, [&](const ReadOptions& read) {
    return jixiao::BatchEvaluateStream(rows, PolicyOf(read), read.options, out);
  });
}

int32_t jixiao_batch_assess_stream(ArrowArrayStream* rows, const jixiao_batch_options* options,
                                   ArrowArrayStream* out, jixiao_error** error) {
  return OpenStream(rows, options, out, error, [&](const ReadOptions& read) {
    return jixiao::BatchAssessStream(rows, PolicyOf(read), read.options, out);
  });
}
