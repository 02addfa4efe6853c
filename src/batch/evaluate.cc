// Rows of targets and actuals, judged and scored. Decides nothing itself: every row gets what
// EvaluateRow gives it.
#include <array>
#include <vector>

#include "batch/arrow_import.h"
#include "batch/block.h"
#include "batch/cell_reader.h"
#include "batch/names.h"
#include "batch/quick_judge.h"
#include "batch/row_fields.h"
#include "batch/row_result.h"
#include "batch/simple_rows.h"
#include "batch/standard_rows.h"
#include "batch/tasks.h"
#include "batch/workers.h"

namespace jixiao::batch {
namespace {

// Columns beside target, actual and their context.
bool HasInput(const Table& table) {
  for (const Field field : {Field::kWeight, Field::kDirection, Field::kAchievement, Field::kDegree,
                            Field::kBase, Field::kDeduction, Field::kApplicable}) {
    if (table.Has(field)) return true;
  }
  return false;
}

class EvaluateWorker {
 public:
  EvaluateWorker(const Table& table, const Policy& policy, const ThresholdContext& shared,
                 const std::vector<OutputColumn>& out, AssessedRows* assessed)
      : contexts_(table, shared, assessed),
        target_(table, CellReader::Role::kTarget, shared),
        actual_(table, CellReader::Role::kActual, shared),
        base_(table, CellReader::Role::kBase, shared),
        fields_(table),
        standards_(table),
        directions_column_(table[Field::kDirection]),
        takes_input_(assessed != nullptr || HasInput(table)),
        assessed_(assessed),
        simple_(policy),
        judge_(policy),
        pairs_(kPairs),
        policy_(policy),
        out_(out) {
    input_.weight = kFullPoints;
    simple_.SetWeight(input_.weight);
  }

  void Run(RowRange range) {
    ForEachBlock(range, [this](const Block& block) {
      contexts_.Take(block);
      target_.Read(block, contexts_, targets_.data());
      actual_.Read(block, contexts_, actuals_.data());
      RowBlock results(out_, block);
      for (std::size_t i = 0; i < block.size; ++i) {
        const std::int64_t row = block.first + static_cast<std::int64_t>(i);
        if (takes_input_) TakeInput(row);
        has_standard_ = standards_.IsOn(row);
        const bool simple =
            !has_standard_ && !has_assessors_ && !fault_ && !direction_fault_ &&
            targets_[i].full == nullptr && actuals_[i].full == nullptr &&
            simple_.Judge(targets_[i].plain, actuals_[i].plain, contexts_[i].context.row_kind,
                          input_.direction, i, &results);
        if (!simple) results.Put(i, Evaluate(row, contexts_[i].context, targets_[i], actuals_[i]));
      }
      results.Finish();
    });
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
  static constexpr std::size_t kPairs = std::size_t{1} << 12U;

  RowResult Evaluate(std::int64_t row, const ThresholdContext& context, const Reading& target,
                     const Reading& actual) {
    RowResult result;
    const QuickRow quick = {context.row_kind, input_.direction, input_.weight};
    const bool judged =
        !has_standard_ && !has_assessors_ && judge_.Judge(target, actual, quick, &result);
    if (!judged) result = Remembered(row, context, target, actual);
    if (assessed_ != nullptr) AddFindings(row, &result);
    if (fault_) result.code = MoreSevere(fault_, result.code);
    return result;
  }

  // What an assessment says of a row beside its outcome.
  void AddFindings(std::int64_t row, RowResult* result) {
    if (direction_fault_) result->code = MoreSevere(result->code, direction_fault_);
    if (is_left_out_) result->code = MoreSevere(result->code, DiagnosticCode::kEitherOrLeftOut);
    const bool lost = result->score_upper && input_.weight &&
                      IsBelow(*result->score_upper, judge_.FullScore(*input_.weight));
    const bool due = result->status == OutcomeStatus::kUnmet || lost || result->over_completed;
    if (due && reason_due_) result->code = MoreSevere(result->code, DiagnosticCode::kReasonMissing);
    if (fault_) assessed_->NoteFault(row);
  }

  static bool IsBelow(const Coefficient& score, const std::optional<Coefficient>& full) {
    if (!full) return false;
    return score.high < full->high || (score.high == full->high && score.low < full->low);
  }

  static constexpr Decimal kFullPoints = Decimal(100);

  // A weight that is not stated is 100 points; one that cannot be read, or is below 0, gives none.
  std::optional<Decimal> WeightAt(std::int64_t row) {
    std::optional<DiagnosticCode> unreadable;
    const std::optional<Decimal> weight = fields_.Figure(Field::kWeight, row, &unreadable);
    if (weight && weight->sign() < 0) unreadable = DiagnosticCode::kColumnValueUnreadable;
    if (unreadable) {
      fault_ = unreadable;
      return std::nullopt;
    }
    return weight ? weight : kFullPoints;
  }

  // One that names no direction is spoken of on its row, and so is not remembered.
  std::optional<RowDirection> DirectionAt(std::int64_t row) {
    if (directions_column_.IsNull(row)) return std::nullopt;
    const PaddedText text = directions_column_.PaddedTextAt(row, &scratch_);
    const auto known =
        Remember(text, 0, &directions_, [&] { return ParseRowDirection(text.view()); });
    return known ? known
                 : fields_.DirectionAt(row, assessed_ == nullptr ? &fault_ : &direction_fault_);
  }

  // Of the row, but for what it has of its context.
  void TakeInput(std::int64_t row) {
    fault_.reset();
    direction_fault_.reset();
    if (assessed_ == nullptr) {
      input_.weight = WeightAt(row);
    } else {
      input_.weight = assessed_->WeightOf(row);
      fault_ = assessed_->WeightFaultOf(row);
      reason_due_ = fields_.Text(Field::kReason, row).empty();
      simple_.SetReasonDue(reason_due_);
      is_left_out_ = assessed_->IsLeftOut(row);
    }
    simple_.SetWeight(input_.weight);
    input_.direction = DirectionAt(row);
    const bool had_assessors = has_assessors_;
    has_assessors_ = fields_.HasAssessors(row) || is_left_out_;
    if (!has_assessors_ && !had_assessors) return;
    input_.achievement = fields_.AchievementAt(row, &fault_);
    input_.degree = fields_.Figure(Field::kDegree, row, &fault_);
    input_.deduction = fields_.Figure(Field::kDeduction, row, &fault_);
    input_.applicable = fields_.IsApplicable(row) && !is_left_out_;
  }

  // What of a target bears on the row, beside what the row's own columns say: its reading, by its
  // number, or less where the actual leaves no room for more. 0: a plain reading has no number.
  static std::uint64_t BearingOf(const Reading& target, const FullReading& actual) {
    constexpr std::uint64_t kAnyText = ~std::uint64_t{0};
    constexpr std::uint64_t kAnyDate = kAnyText - 1;
    if (target.full == nullptr) {
      // An achievement word in place of a date counts for any date.
      const bool is_date = target.plain.kind() == ThresholdKind::kDeadline;
      return is_date && actual.actual.achievement() ? kAnyDate : 0;
    }
    // A text in answer to another is that text's own words, an achievement, or for a person.
    const FullReading& asked = *target.full;
    const bool other_words = asked.first != 0 && actual.first != 0 && asked.first != actual.first;
    const bool is_text = actual.threshold.kind() == ThresholdKind::kQualitative;
    return asked.is_plain_text && is_text && other_words ? kAnyText : asked.id;
  }

  // Pairs of texts repeat where texts do. The context is part of what makes a reading.
  RowResult Remembered(std::int64_t row, const ThresholdContext& context, const Reading& target,
                       const Reading& actual) {
    const auto in_full = [&] { return EvaluateInFull(row, context, target, actual); };
    if (has_standard_ && !has_assessors_) {
      return standards_.Remembered(row, context, input_, in_full);
    }
    const bool can_be = actual.full != nullptr && !has_assessors_ && !has_standard_;
    const std::uint64_t bearing = can_be ? BearingOf(target, *actual.full) : 0;
    if (bearing == 0) return EvaluateInFull(row, context, target, actual);
    const std::uint64_t actual_id = actual.full->id;
    Pair& pair = pairs_[(bearing * 0x9E3779B97F4A7C15U + actual_id) % pairs_.size()];
    const bool known = pair.target == bearing && pair.actual == actual_id &&
                       pair.weight == input_.weight && pair.direction == input_.direction;
    if (known) return pair.result;
    const RowResult result = EvaluateInFull(row, context, target, actual);
    pair = {bearing, actual_id, input_.weight, input_.direction, result};
    return result;
  }

  RowResult EvaluateInFull(std::int64_t row, const ThresholdContext& context, const Reading& target,
                           const Reading& actual) {
    input_.target =
        target.full != nullptr ? target.full->threshold : target_.ReadWhole(row, context).threshold;
    input_.actual =
        actual.full != nullptr ? actual.full->actual : actual_.ReadWhole(row, context).actual;
    input_.base.reset();
    if (!base_.IsNull(row)) input_.base = base_.ReadWhole(row, context).actual;
    input_.standard.reset();
    input_.last_year.reset();
    if (has_standard_) standards_.Fill(row, context, &input_);
    input_.kind = context.row_kind;
    input_.name = context.name;
    input_.year = context.year;
    return ResultOf(EvaluateRow(input_, policy_, Explain::kNo));
  }

  RowContexts contexts_;
  CellReader target_;
  CellReader actual_;
  CellReader base_;
  RowFields fields_;
  StandardRows standards_;
  const Column& directions_column_;
  TextMemory<std::optional<RowDirection>> directions_;
  std::string scratch_;
  // Of the row at hand; of all rows where no column is of it.
  bool takes_input_;
  Row input_;
  std::optional<DiagnosticCode> fault_;
  AssessedRows* assessed_;  // null: each row stands for itself
  std::optional<DiagnosticCode> direction_fault_;
  bool is_left_out_ = false;
  bool reason_due_ = false;  // none is written
  bool has_assessors_ = false;
  bool has_standard_ = false;
  SimpleRows simple_;
  QuickJudge judge_;
  std::vector<Pair> pairs_;
  const Policy& policy_;
  const std::vector<OutputColumn>& out_;
  std::array<Reading, Block::kMost> targets_;
  std::array<Reading, Block::kMost> actuals_;
};

}  // namespace

OwnedSchema EvaluateSchema() { return SchemaOf(RowOutTypes()); }

void EvaluateRows(const Table& table, const Policy& policy, const BatchOptions& options,
                  const std::vector<OutputColumn>& out, AssessedRows* assessed) {
  const ThresholdContext& shared = options.context;
  RangeQueue queue(table.rows(), options.threads, &options.watch);
  RunInThreads(queue.threads(), [&](std::size_t) {
    EvaluateWorker worker(table, policy, shared, out, assessed);
    for (RowRange range; queue.Take(&range);) worker.Run(range);
  });
}

OwnedArray EvaluateTable(const Table& table, const Policy& policy, const BatchOptions& options) {
  std::vector<OutputColumn> out = MakeColumns(RowOutTypes(), table.rows());
  EvaluateRows(table, policy, options, out, nullptr);
  return FinishTable(table.rows(), &out);
}

}  // namespace jixiao::batch
