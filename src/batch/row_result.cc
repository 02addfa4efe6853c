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

const std::array<OutputColumn::Type, kRowOutCount>& RowOutTypes() {
  static const auto* const types = new std::array<OutputColumn::Type, kRowOutCount>{{
      {"status", "c", 8, false, &StatusNames()},
      {"rule", "c", 8, true, &RuleNames()},
      {"completion", "d:38,4", 128},
      {"score", "d:38,6", 128},
      {"score_lower", "d:38,6", 128},
      {"score_upper", "d:38,6", 128},
      {"over_completed", "b", 1, false},
      {"code", "s", 16, true, &CodeNames()},
      {"severity", "c", 8, true, &SeverityNames()},
  }};
  return *types;
}

void WriteRow(const RowResult& result, std::int64_t row, std::vector<OutputColumn>& out) {
  out[kOutStatus].values<std::int8_t>()[row] = static_cast<std::int8_t>(result.status);
  if (result.rule) out[kOutRule].Set(row, static_cast<std::int8_t>(*result.rule));
  if (result.completion) out[kOutCompletion].Set(row, *result.completion);
  if (result.score) out[kOutScore].Set(row, *result.score);
  if (result.score_lower) out[kOutScoreLower].Set(row, *result.score_lower);
  if (result.score_upper) out[kOutScoreUpper].Set(row, *result.score_upper);
  if (result.over_completed) out[kOutOverCompleted].SetBoolean(row, true);
  if (result.code) {
    out[kOutCode].Set(row, CodeIndex(*result.code));
    out[kOutSeverity].Set(row, static_cast<std::int8_t>(DiagnosticSeverity(*result.code)));
  }
}

}  // namespace jixiao::batch
