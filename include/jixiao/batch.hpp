// Columns in, columns out: whole tables of rows at once, as Arrow columns.
//
// One calling form for all three: a struct array in (a record batch), whose fields are the columns
// of the table below, and a struct array of the same length out, row for row. Nothing of the domain
// is decided here: each row gets what Threshold::Parse, Evaluate and AssessProject give it.
//
// COLUMNS IN, found by name, in any order; all but the first are optional. A name that is none of
// them, or stands twice, is refused, as nothing may be ignored in silence. Null is "not stated".
//
//   name              for       what                                          types
//   target            P E A     指标值                                        cell
//   symbol, unit      P E A     指标性质, 度量单位, in columns of their own   text
//   level1, level2    P E A     一级, 二级指标: the kind of the row           text
//   level3            P E A     the indicator's name                          text
//   description       P E A     绩效指标描述                                  text
//   year              P E A     budget year, where it differs by row          integer
//   actual              E A     实际完成值                                    cell
//   weight              E A     分值; null in E: 100 points                   figure
//   direction           E A     指标方向性                                    text
//   achievement         E A     评价等次: its word, or its English name       text
//   degree              E A     达成度 in percent                             figure
//   base                E A     计算基数                                      cell
//   deduction           E A     扣分                                          figure
//   applicable          E A     是否适用; null: it is                         boolean
//   reason                A     偏差原因                                      text
//   project               A     code by which rows are one project            text, integer
//   budget_total, budget_adjusted, budget_spent, budget_weight                figure
//                         A     money of the project, in one unit; its first stated value counts
//
//   text     u, U, vu, dictionaries of them, n (all null)
//   figure   text (a plain decimal), integers of 8 to 64 bits, decimal128 of scale 0 to 38
//   cell     as figure, read as a cell of the language, and date32
//
// COLUMNS OUT. More may be appended by later versions: find them by name. Names of enums are
// dictionaries of their fixed lists. Amounts are decimal128: a value that its column cannot hold
// exactly is null with the code `column_scale_exceeded`, never rounded.
//
//   BatchParse     kind, comparator, bare, value (38, 10), lower, upper, lower_closed,
//                  upper_closed, unit, dimension, direction, date, date_end, text_class
//   BatchEvaluate  status, rule, completion (38, 4), score (38, 6), score_lower, score_upper,
//                  over_completed
//   BatchAssess    those of BatchEvaluate, weight (38, 6), weight_derived, project (number of the
//                  project, from 0), and, the same on each row of a project: total (38, 6),
//                  total_lower, total_upper, weight_total, scaled_from, grade, provisional,
//                  execution_rate (38, 4), execution_weight, execution_score, execution_lower,
//                  execution_upper, project_code
//   all three      code, severity: of the diagnostic that matters most on the row. That is the
//                  reason why a score is not stated, else the first of the greatest severity; null
//                  where there is none.
//
// A row that cannot be used never fails a call. Arrays are not trusted: what breaks the format, as
// far as it can be seen without knowing the size of a buffer, is a status.
//
// THREADS. A call uses as many as the caller says and keeps none; the result is the same for any
// number. MEMORY beside input and output does not grow with the rows or with the distinct texts,
// except that BatchAssess takes some 250 bytes a row; a stream takes what one of its arrays takes.
#ifndef JIXIAO_BATCH_HPP_
#define JIXIAO_BATCH_HPP_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "jixiao/arrow.hpp"
#include "jixiao/model.hpp"
#include "jixiao/policy.hpp"
#include "jixiao/status.hpp"
#include "jixiao/threshold.hpp"
#include "jixiao/watch.hpp"

namespace jixiao {

struct BatchOptions {
  /// What is known of all rows; a column with a value on the row wins.
  ThresholdContext context{};
  int threads = 1;  ///< 1 to kMaxBatchThreads.
  Watch watch{};    ///< Must be empty for a stream, which its reader ends.
};

/// Most threads of a call.
inline constexpr int kMaxBatchThreads = 256;
/// Most rows of one array; more are kLimitExceeded and can come as a stream.
inline constexpr std::int64_t kMaxBatchRows = 0x7FFFFFFF;

/// In all of these `schema` and `rows` are borrowed, and what is written to `out_schema` and `out`
/// owns all it needs and is the caller's to release; on failure nothing is written.
///
/// kInvalidArgument: columns that are unknown, missing, of a type that they cannot have (binary
/// floating point is refused: it does not hold decimal figures), or broken; options that are out of
/// range. kLimitExceeded: too many rows.

/// Reads each target. As Threshold::Parse, and with a symbol or unit as Threshold::ParseFields.
Status BatchParse(const ArrowSchema& schema, const ArrowArray& rows, const BatchOptions& options,
                  ArrowSchema* out_schema, ArrowArray* out);

/// Judges and scores each row. As Evaluate; `policy` must be valid.
Status BatchEvaluate(const ArrowSchema& schema, const ArrowArray& rows, const Policy& policy,
                     const BatchOptions& options, ArrowSchema* out_schema, ArrowArray* out);

/// Scores the projects that the rows belong to. As AssessProject on the rows of each, in their
/// order, wherever they stand; rows without a project code are one project. A total over a value
/// that could not be read is not stated. Of the context only header_unit and year are taken.
Status BatchAssess(const ArrowSchema& schema, const ArrowArray& rows, const Policy& policy,
                   const BatchOptions& options, ArrowSchema* out_schema, ArrowArray* out);

/// The same over a stream of such arrays, for data larger than memory: each array that `out` gives
/// answers the next of `rows` (of BatchAssess: as many whole projects as there are). On success
/// `rows` is moved into `out`, which releases it, and its release is null afterwards; on failure
/// it stays the caller's. What the options and the policy name is copied. A row or array that
/// breaks the format ends the stream with EINVAL and a sentence from get_last_error; so does, for
/// BatchAssess, a project whose rows do not stand together.
Status BatchParseStream(ArrowArrayStream* rows, const BatchOptions& options, ArrowArrayStream* out);
Status BatchEvaluateStream(ArrowArrayStream* rows, const Policy& policy,
                           const BatchOptions& options, ArrowArrayStream* out);
Status BatchAssessStream(ArrowArrayStream* rows, const Policy& policy, const BatchOptions& options,
                         ArrowArrayStream* out);

}  // namespace jixiao

#endif  // JIXIAO_BATCH_HPP_
