// One evaluated row, and the columns it is written to.
#ifndef JIXIAO_BATCH_ROW_RESULT_H_
#define JIXIAO_BATCH_ROW_RESULT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "batch/arrow_export.h"
#include "batch/block.h"
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
const std::vector<OutputColumn::Type>& RowOutTypes();

/// A diagnostic as the columns show it.
struct ShownDiagnostic {
  ShownDiagnostic() = default;
  explicit ShownDiagnostic(const std::optional<DiagnosticCode>& diagnostic);

  std::int16_t code = 0;
  std::int8_t severity = 0;
  bool stated = false;
};

/// The results of a block's rows, each written once where it stands in the columns, which begin
/// with those of RowOut.
class RowBlock {
 public:
  RowBlock(const std::vector<OutputColumn>& out, const Block& block);

  /// The i-th row.
  void Put(std::size_t i, const RowResult& result);
  /// One whose score is stated; completion and score at their columns' places.
  void PutScored(std::size_t i, OutcomeStatus status, std::int8_t rule, std::uint64_t completion,
                 std::uint64_t score, bool over_completed, ShownDiagnostic diagnostic) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    statuses_[i] = static_cast<std::int8_t>(status);
    rules_[i] = rule;
    completions_[i] = {completion, 0};
    scores_[i] = lowers_[i] = uppers_[i] = {score, 0};
    scored_ |= bit;
    over_completed_ |= std::uint64_t{over_completed} << i;
    PutDiagnostic(i, diagnostic);
  }
  /// All rows have been put: writes their bits.
  void Finish();

 private:
  void PutDiagnostic(std::size_t i, ShownDiagnostic diagnostic) {
    codes_[i] = diagnostic.code;
    severities_[i] = diagnostic.severity;
    has_code_ |= std::uint64_t{diagnostic.stated} << i;
  }
  static void PutAmount(std::size_t i, const std::optional<Coefficient>& value, Coefficient* values,
                        std::uint64_t* valid) {
    values[i] = value ? *value : Coefficient{};
    *valid |= std::uint64_t{value.has_value()} << i;
  }

  const std::vector<OutputColumn>& out_;
  std::int64_t first_;
  std::int8_t* statuses_;
  std::int8_t* rules_;
  Coefficient* completions_;
  Coefficient* scores_;
  Coefficient* lowers_;
  Coefficient* uppers_;
  std::int16_t* codes_;
  std::int8_t* severities_;
  std::uint64_t scored_ = 0;  // rows with rule, completion and scores
  std::uint64_t has_rule_ = 0;
  std::uint64_t has_completion_ = 0;
  std::uint64_t has_score_ = 0;
  std::uint64_t has_lower_ = 0;
  std::uint64_t has_upper_ = 0;
  std::uint64_t has_code_ = 0;
  std::uint64_t over_completed_ = 0;
};

}  // namespace jixiao::batch

#endif  // JIXIAO_BATCH_ROW_RESULT_H_
