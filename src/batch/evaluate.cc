// Rows of targets and actuals, judged and scored. Decides nothing itself: every row gets what
// EvaluateRow gives it.
#include <algorithm>
#include <vector>

#include "batch/arrow_import.h"
#include "batch/cell_reader.h"
#include "batch/names.h"
#include "batch/quick_judge.h"
#include "batch/row_fields.h"
#include "batch/row_result.h"
#include "batch/tasks.h"
#include "batch/workers.h"

namespace jixiao::batch {
namespace {

class EvaluateWorker {
 public:
  EvaluateWorker(const Table& table, const Policy& policy, const ThresholdContext& shared,
                 std::vector<OutputColumn>* out)
      : contexts_(table, shared),
        target_(table, CellReader::Role::kTarget, shared),
        actual_(table, CellReader::Role::kActual, shared),
        base_(table, CellReader::Role::kBase, shared),
        fields_(table),
        judge_(policy),
        pairs_(kPairs),
        policy_(policy),
        out_(*out) {
    input_.explain = false;
  }

  void Run(RowRange range) {
    for (std::int64_t row = range.begin; row < range.end; ++row) {
      WriteRow(Evaluate(row), row, out_);
    }
  }

 private:
  // A judged pair of readings, by their numbers; 0 for none.
  struct Pair {
    std::uint64_t target = 0;
    std::uint64_t actual = 0;
    std::optional<Decimal> weight;
    std::optional<RowDirection> direction;
    RowResult result;
  };
  static constexpr std::size_t kPairs = std::size_t{1} << 14U;

  RowResult Evaluate(std::int64_t row) {
    const ThresholdContext& context = contexts_.At(row);
    std::optional<DiagnosticCode> fault;
    TakeInput(row, context, &fault);
    const Reading& target = target_.Read(row, context);
    const Reading& actual = actual_.Read(row, context);
    RowResult result;
    if (!EvaluateQuickly(target, actual, &result)) {
      result = Remembered(row, context, target, actual);
    }
    if (fault) result.code = MoreSevere(fault, result.code);
    return result;
  }

  // A weight that is not stated is 100 points; one that cannot be read, or is below 0, gives none.
  std::optional<Decimal> WeightAt(std::int64_t row, std::optional<DiagnosticCode>* fault) const {
    std::optional<DiagnosticCode> unreadable;
    const std::optional<Decimal> weight = fields_.Figure(Field::kWeight, row, &unreadable);
    if (weight && weight->sign() < 0) unreadable = DiagnosticCode::kColumnValueUnreadable;
    if (unreadable) {
      *fault = unreadable;
      return std::nullopt;
    }
    return weight ? weight : std::optional(Decimal(100));
  }

  void TakeInput(std::int64_t row, const ThresholdContext& context,
                 std::optional<DiagnosticCode>* fault) {
    input_.kind = context.row_kind;
    input_.name = context.name;
    input_.year = context.year;
    input_.weight = WeightAt(row, fault);
    input_.direction = fields_.DirectionAt(row, fault);
    const bool had_assessors = has_assessors_;
    has_assessors_ = fields_.HasAssessors(row);
    if (!has_assessors_ && !had_assessors) return;
    input_.achievement = fields_.AchievementAt(row, fault);
    input_.degree = fields_.Figure(Field::kDegree, row, fault);
    input_.deduction = fields_.Figure(Field::kDeduction, row, fault);
    input_.applicable = fields_.IsApplicable(row);
  }

  // A plain figure against a plain limit, on a row where nothing else bears on it.
  bool EvaluateQuickly(const Reading& target, const Reading& actual, RowResult* result) {
    const RowInput& input = input_;
    if (target.full != nullptr || actual.full != nullptr || input.direction || has_assessors_) {
      return false;
    }
    if (target.is_date != actual.is_date) return false;
    const bool judged =
        target.is_date ? judge_.JudgeDate(target.date, actual.date, input.weight, result)
                       : judge_.Judge(target.plain, actual.plain, input.kind, input.weight, result);
    return judged;
  }

  // Pairs of texts repeat where texts do. The context is part of what makes a reading.
  RowResult Remembered(std::int64_t row, const ThresholdContext& context, const Reading& target,
                       const Reading& actual) {
    const bool has_key = target.full != nullptr && actual.full != nullptr && target.id != 0 &&
                         actual.id != 0 && !has_assessors_;
    if (!has_key) return EvaluateInFull(row, context, target, actual);
    Pair& pair = pairs_[(target.id * 0x9E3779B97F4A7C15U + actual.id) % pairs_.size()];
    const bool known = pair.target == target.id && pair.actual == actual.id &&
                       pair.weight == input_.weight && pair.direction == input_.direction;
    if (known) return pair.result;
    const RowResult result = EvaluateInFull(row, context, target, actual);
    pair = {target.id, actual.id, input_.weight, input_.direction, result};
    return result;
  }

  RowResult EvaluateInFull(std::int64_t row, const ThresholdContext& context, const Reading& target,
                           const Reading& actual) {
    std::optional<FullReading> own_target;
    std::optional<FullReading> own_actual;
    std::optional<FullReading> base;
    if (target.full == nullptr) own_target.emplace(target_.ReadWhole(row, context));
    if (actual.full == nullptr) own_actual.emplace(actual_.ReadWhole(row, context));
    if (!base_.IsNull(row)) base.emplace(base_.ReadWhole(row, context));
    input_.base = base ? &base->actual : nullptr;
    return ResultOf(EvaluateRow(own_target ? own_target->threshold : target.full->threshold,
                                own_actual ? own_actual->actual : actual.full->actual, input_,
                                policy_));
  }

  RowContexts contexts_;
  CellReader target_;
  CellReader actual_;
  CellReader base_;
  RowFields fields_;
  RowInput input_;  // of the row at hand
  bool has_assessors_ = false;
  QuickJudge judge_;
  std::vector<Pair> pairs_;
  const Policy& policy_;
  std::vector<OutputColumn>& out_;
};

}  // namespace

OwnedSchema EvaluateSchema() { return SchemaOf(RowOutTypes()); }

OwnedArray EvaluateTable(const Table& table, const Policy& policy, const BatchOptions& options) {
  std::vector<OutputColumn> out = ColumnsOf(RowOutTypes(), table.rows());
  ThresholdContext shared = options.context;
  shared.deadline_includes_day = policy.deadline_includes_day;
  const std::vector<RowRange> ranges = SplitRows(table.rows(), options.threads);
  RunInThreads(ranges.size(),
               [&](std::size_t i) { EvaluateWorker(table, policy, shared, &out).Run(ranges[i]); });
  return FinishTable(table.rows(), &out);
}

}  // namespace jixiao::batch
