// The commonest rows without the evaluator: a plain target against a plain figure, a plain date, or
// what is neither.
//
// Gives what EvaluateRow gives, as a test on generated rows holds, and refuses every row on which
// more bears than the two cells, the row's kind and its weight, or whose numbers do not fit.
#ifndef JIXIAO_BATCH_QUICK_JUDGE_H_
#define JIXIAO_BATCH_QUICK_JUDGE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "batch/cell_reader.h"
#include "batch/row_result.h"
#include "evaluate/formula.h"
#include "jixiao/decimal.hpp"
#include "jixiao/evaluate.hpp"
#include "jixiao/policy.hpp"
#include "threshold/shortcut.h"

namespace jixiao::batch {

/// What of a row bears on judging its cells quickly.
struct QuickRow {
  RowKind kind = RowKind::kUnknown;
  std::optional<RowDirection> direction;
  std::optional<Decimal> weight;  ///< Not negative.
};

class QuickJudge {
 public:
  explicit QuickJudge(const Policy& policy);

  /// Fills `result`, which is new, and returns true, or returns false: the evaluator must judge the
  /// row.
  bool Judge(const Reading& target, const Reading& actual, const QuickRow& row, RowResult* result);

  /// All of a weight as a column shows it; empty where it does not fit.
  const std::optional<Coefficient>& FullScore(const Decimal& weight);

 private:
  // What of a unit bears on judging.
  struct UnitTraits {
    bool is_money = false;  // or a rate of it
    bool is_share = false;
    bool is_time = false;
    bool is_scaled = false;      // a scale word stands in it
    std::int64_t hundredth = 0;  // of a share: a hundredth, in this unit; 0: no whole number
  };
  // How a figure in one unit becomes one in another: × numerator ÷ denominator.
  enum class Relation : std::uint8_t {
    kUnknown,
    kSame,
    kConvertible,
    kOtherClassifier,
    kIncommensurable,
    kTooWide,
  };
  struct Conversion {
    std::uint16_t from = 0;
    std::uint16_t to = 0;
    Relation relation = Relation::kUnknown;
    std::int64_t numerator = 1;
    std::int64_t denominator = 1;
  };
  enum class Answer : std::uint8_t { kJudged, kTooWide, kRefused };
  // The policy's numbers as far as they fit.
  struct Factor {
    std::uint64_t numerator = 0;
    std::uint64_t denominator = 1;
    bool fits = true;
  };
  // A row of figures, in integers of one width.
  template <typename Wide>
  class Figures;

  static Factor FactorOf(const Decimal& value);
  static Conversion ConversionOf(std::uint16_t from, std::uint16_t to);
  const Conversion& Convert(std::uint16_t from, std::uint16_t to);
  bool JudgeDate(const PlainCell& target, const PlainCell& actual, const QuickRow& row,
                 RowResult* result);
  bool JudgeMissing(const PlainCell& target, const FullReading& actual, const QuickRow& row,
                    RowResult* result);
  bool IsInSteps(const PlainCell& target, RowKind kind) const;
  // The direction of what no sign gives one.
  bool IsInverse(const PlainCell& target, const QuickRow& row) const;
  evaluate::Shape ShapeOf(const PlainCell& target, const QuickRow& row) const;
  // The row's name bears on the direction.
  bool AsksTheName(const PlainCell& target, const QuickRow& row) const;
  Rule DeadlineRuleOf() const;
  bool GiveUp(Rule rule, DiagnosticCode code, const std::optional<Decimal>& weight,
              RowResult* result);
  bool Score(bool is_full, const std::optional<Decimal>& weight, RowResult* result);

  const Policy& policy_;
  std::vector<UnitTraits> units_;
  std::vector<Conversion> conversions_;
  std::optional<Factor> over_completion_;
  Factor gate_;
  // Weights repeat: the last of each slot, and its full score.
  struct FullPoints {
    Decimal weight = Decimal(-1);
    std::optional<Coefficient> score;
  };
  std::vector<FullPoints> full_points_;
};

}  // namespace jixiao::batch

#endif  // JIXIAO_BATCH_QUICK_JUDGE_H_
