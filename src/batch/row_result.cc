#include "batch/row_result.h"

#include "batch/names.h"

namespace jixiao::batch {

RowResult ResultOf(const Outcome& outcome) {
  RowResult result;
  result.status = outcome.status;
  result.rule = outcome.rule;
  result.over_completed = outcome.over_completed;
  result.code = ShownCode(outcome.diagnostics, outcome.reason);
  const auto keep = [&](const std::optional<Decimal>& value, int places,
                        std::optional<Coefficient>* to) {
    if (!value) return;
    *to = AtPlaces(*value, places);
    if (!*to) result.code = DiagnosticCode::kColumnScaleExceeded;
  };
  keep(outcome.completion, kRatePlaces, &result.completion);
  keep(outcome.score, kScorePlaces, &result.score);
  keep(outcome.score_lower, kScorePlaces, &result.score_lower);
  keep(outcome.score_upper, kScorePlaces, &result.score_upper);
  return result;
}

const std::vector<OutputColumn::Type>& RowOutTypes() {
  static const auto* const types = new std::vector<OutputColumn::Type>{
      {"status", "c", 8, false, &StatusNames()},
      {"rule", "c", 8, true, &RuleNames()},
      {"completion", "d:38,4", 128},
      {"score", "d:38,6", 128},
      {"score_lower", "d:38,6", 128},
      {"score_upper", "d:38,6", 128},
      {"over_completed", "b", 1, false},
      {"code", "s", 16, true, &CodeNames()},
      {"severity", "c", 8, true, &SeverityNames()},
  };
  return *types;
}

ShownDiagnostic::ShownDiagnostic(const std::optional<DiagnosticCode>& diagnostic) {
  if (!diagnostic) return;
  code = CodeIndex(*diagnostic);
  severity = SeverityIndex(*diagnostic);
  stated = true;
}

RowBlock::RowBlock(const std::vector<OutputColumn>& out, const Block& block)
    : out_(out),
      first_(block.first),
      statuses_(out[kOutStatus].values<std::int8_t>() + first_),
      rules_(out[kOutRule].values<std::int8_t>() + first_),
      completions_(out[kOutCompletion].values<Coefficient>() + first_),
      scores_(out[kOutScore].values<Coefficient>() + first_),
      lowers_(out[kOutScoreLower].values<Coefficient>() + first_),
      uppers_(out[kOutScoreUpper].values<Coefficient>() + first_),
      codes_(out[kOutCode].values<std::int16_t>() + first_),
      severities_(out[kOutSeverity].values<std::int8_t>() + first_) {}

void RowBlock::Put(std::size_t i, const RowResult& result) {
  statuses_[i] = static_cast<std::int8_t>(result.status);
  rules_[i] = RuleIndex(result.rule.value_or(Rule::kRatio));
  has_rule_ |= std::uint64_t{result.rule.has_value()} << i;
  PutAmount(i, result.completion, completions_, &has_completion_);
  PutAmount(i, result.score, scores_, &has_score_);
  PutAmount(i, result.score_lower, lowers_, &has_lower_);
  PutAmount(i, result.score_upper, uppers_, &has_upper_);
  over_completed_ |= std::uint64_t{result.over_completed} << i;
  PutDiagnostic(i, ShownDiagnostic(result.code));
}

void RowBlock::Finish() {
  out_[kOutRule].SetValid(first_, has_rule_ | scored_);
  out_[kOutCompletion].SetValid(first_, has_completion_ | scored_);
  out_[kOutScore].SetValid(first_, has_score_ | scored_);
  out_[kOutScoreLower].SetValid(first_, has_lower_ | scored_);
  out_[kOutScoreUpper].SetValid(first_, has_upper_ | scored_);
  out_[kOutOverCompleted].SetTrue(first_, over_completed_);
  out_[kOutCode].SetValid(first_, has_code_);
  out_[kOutSeverity].SetValid(first_, has_code_);
}

}  // namespace jixiao::batch
