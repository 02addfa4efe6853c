// The commonest rows without the evaluator: a plain limit or range against a plain figure.
//
// Gives what EvaluateRow gives, as a test on generated rows holds, and refuses every row of which
// something unusual would have to be said: another dimension, a fraction or a percentage, a suspect
// scale, a clash of signs, numbers that do not fit.
#ifndef JIXIAO_BATCH_QUICK_JUDGE_H_
#define JIXIAO_BATCH_QUICK_JUDGE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "batch/row_result.h"
#include "jixiao/decimal.hpp"
#include "jixiao/evaluate.hpp"
#include "jixiao/policy.hpp"
#include "threshold/shortcut.h"

namespace jixiao::batch {

class QuickJudge {
 public:
  explicit QuickJudge(const Policy& policy);

  /// Fills `result` and returns true, or returns false: the evaluator must judge the row. `actual`
  /// has no comparison.
  bool Judge(const PlainCell& target, const PlainCell& actual, RowKind kind,
             const std::optional<Decimal>& weight, RowResult* result);
  /// The same, of a deadline and a date.
  bool JudgeDate(const PlainDate& target, const PlainDate& actual,
                 const std::optional<Decimal>& weight, RowResult* result);

 private:
  // What of a unit bears on judging.
  struct UnitTraits {
    Dimension dimension = Dimension::kNone;
    bool is_money = false;  // or a rate of it
  };
  // How a figure in one unit becomes one in another: × numerator ÷ denominator.
  enum class Relation : std::uint8_t { kUnknown, kSame, kConvertible, kOther };
  struct Conversion {
    std::uint16_t from = 0;
    std::uint16_t to = 0;
    Relation relation = Relation::kUnknown;
    std::int64_t numerator = 1;
    std::int64_t denominator = 1;
  };
  struct Row;

  const Conversion& ConversionOf(std::uint16_t from, std::uint16_t to);
  bool Align(const PlainCell& target, const PlainCell& actual, Row* row);
  bool JudgeLimit(const PlainCell& target, RowKind kind, Row* row, RowResult* result);
  bool JudgeRange(const PlainCell& target, Row* row, RowResult* result);
  bool MissLower(Row* row) const;
  bool MissUpper(Row* row) const;
  bool FlagOverCompletion(Row* row, RowResult* result) const;
  bool Score(const Row& row, const std::optional<Decimal>& weight, RowResult* result);
  bool ScoreInFull(const Decimal& weight, RowResult* result);

  const Policy& policy_;
  std::vector<UnitTraits> units_;
  std::vector<Conversion> conversions_;
  // The over-completion factor as a fraction; none, or one that does not fit.
  std::int64_t factor_numerator_ = 0;
  std::int64_t factor_denominator_ = 1;
  bool factor_fits_ = true;
  // The full score of the weight that came last: weights repeat.
  Decimal last_weight_ = Decimal(-1);
  std::optional<Coefficient> last_score_;
};

}  // namespace jixiao::batch

#endif  // JIXIAO_BATCH_QUICK_JUDGE_H_
