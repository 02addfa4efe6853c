// One evaluated row, and the columns it is written to.
#ifndef JIXIAO_BATCH_ROW_RESULT_H_
#define JIXIAO_BATCH_ROW_RESULT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "batch/arrow_export.h"
#include "batch/record.h"
#include "jixiao/diagnostic.hpp"
#include "jixiao/evaluate.hpp"

namespace jixiao::batch {

/// The part of an Outcome that columns show.
struct RowResult {
  RowResult() {}  // NOLINT: a defaulted one would zero all of it first

  OutcomeStatus status = OutcomeStatus::kUndetermined;
  std::optional<Rule> rule;
  std::optional<DiagnosticCode> code;
  bool over_completed = false;
  std::optional<Coefficient> completion;
  std::optional<Coefficient> score;
  std::optional<Coefficient> score_lower;
  std::optional<Coefficient> score_upper;
};

RowResult ResultOf(const Outcome& outcome);

/// The columns of BatchEvaluate, with code and severity; those of a row begin the ones of
/// BatchAssess.
enum RowOut : std::size_t {
  kOutStatus,
  kOutRule,
  kOutCompletion,
  kOutScore,
  kOutScoreLower,
  kOutScoreUpper,
  kOutOverCompleted,
  kOutCode,
  kOutSeverity,
  kRowOutCount,
};
const std::array<OutputColumn::Type, kRowOutCount>& RowOutTypes();

/// `out` begins with the columns of RowOut.
void WriteRow(const RowResult& result, std::int64_t row, std::vector<OutputColumn>& out);

}  // namespace jixiao::batch

#endif  // JIXIAO_BATCH_ROW_RESULT_H_
