// The very commonest rows without a branch on what they come to: a figure against ≥, ≤ or = a
// figure in the same unit, scored by ratio.
//
// With x ÷ y = A ÷ T, or T ÷ A under ≤, the row is met where x ≥ y, and else scores W × x ÷ y.
// Gives what EvaluateRow gives, as a test on generated rows holds, and refuses all other rows.
#ifndef JIXIAO_BATCH_SIMPLE_ROWS_H_
#define JIXIAO_BATCH_SIMPLE_ROWS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "batch/names.h"
#include "batch/row_result.h"
#include "evaluate/formula.h"
#include "jixiao/decimal.hpp"
#include "jixiao/evaluate.hpp"
#include "jixiao/model.hpp"
#include "jixiao/policy.hpp"
#include "threshold/shortcut.h"

namespace jixiao::batch {

class SimpleRows {
 public:
  explicit SimpleRows(const Policy& policy);

  /// The weight of the rows that follow, not negative; they are refused where it is not stated, or
  /// no plain number of points.
  void SetWeight(const std::optional<Decimal>& weight);
  /// Whether a row that follows has to give a reason where it misses or surpasses.
  void SetReasonDue(bool due) { reason_due_ = due; }

  /// Writes the i-th row of the block and returns true, or writes nothing and returns false.
  bool Judge(const PlainCell& target, const PlainCell& actual, RowKind kind,
             const std::optional<RowDirection>& direction, std::size_t i, RowBlock* block) const {
    if (!weight_->taken || !TakesTarget(target, kind) || !TakesNumber(actual) ||
        actual.kind() != ThresholdKind::kQuantity || actual.note_number != 0) {
      return false;
    }
    const bool bare = actual.unit != target.unit;
    if (bare && actual.unit != 0) return false;
    const std::uint64_t a = static_cast<std::uint64_t>(actual.number) * kPowers[target.places];
    const std::uint64_t t = static_cast<std::uint64_t>(target.number) * kPowers[actual.places];
    const std::uint8_t traits = units_[target.unit];
    // A bare figure may be a fraction where a share is asked for, and suspect at a thousand times.
    const bool may_be_fraction =
        (traits & kIsShare) != 0 &&
        static_cast<std::uint64_t>(actual.number) <= kPowers[actual.places];
    if (bare && (may_be_fraction || a >= 1000 * t || 1000 * a <= t)) return false;
    const bool inverse = target.comparator() == Comparator::kLe;
    if (inverse && a == 0) return false;
    // A sign and a column that disagree have to be spoken of.
    if (direction && (*direction == RowDirection::kInverse) != inverse) return false;
    const auto [x, y] = inverse ? evaluate::ShareOf(Formula::kTargetOverActual, Ratio(a, t), {})
                                : evaluate::ShareOf(Formula::kRatio, Ratio(a, t), {});
    const bool met = x >= y;
    const std::uint64_t completion = Scaled(kCompletionFactor, x, y);
    std::uint64_t missed = completion;
    const std::uint64_t weight = weight_->factor;
    if (weight != kCompletionFactor && !met) missed = Scaled(weight, x, y);
    const std::uint64_t score = (met ? weight : missed) * to_score_places_;
    const bool over = !inverse && (traits & kFlagsOverCompletion) != 0 &&
                      x * over_denominator_ >= y * over_numerator_;
    const bool assumed = target.comparator() == Comparator::kEq && x != y && !direction;
    const std::size_t notes =
        (target.note_number == 0 ? 0 : kUnitFromRow) + std::size_t{over} * kOverCompleted +
        std::size_t{bare} * kUnitFromTarget + std::size_t{assumed} * kDirectionAssumed +
        std::size_t{reason_due_ && (!met || over)} * kReasonMissing;
    block->PutScored(i, met ? OutcomeStatus::kMet : OutcomeStatus::kUnmet,
                     inverse ? kInverseRule : kRatioRule, completion, score, over, shown_[notes]);
    return true;
  }

 private:
  // Numbers below 2^31 at so many places keep every product below 2^64.
  static constexpr std::int64_t kMostNumber = std::int64_t{1} << 31U;
  static constexpr int kMostPlaces = 4;
  static constexpr std::array<std::uint64_t, kMostPlaces + 1> kPowers = {1, 10, 100, 1000, 10'000};
  static constexpr std::uint64_t kCompletionFactor = 10'000;  // its four places

  static constexpr auto kRatioRule = RuleIndex(Rule::kRatio);
  static constexpr auto kInverseRule = RuleIndex(Rule::kTargetOverActual);
  // What there may be to say, and what of a unit bears on a row.
  static constexpr std::size_t kReasonMissing = 16;
  static constexpr std::size_t kUnitFromRow = 8;
  static constexpr std::size_t kOverCompleted = 4;
  static constexpr std::size_t kUnitFromTarget = 2;
  static constexpr std::size_t kDirectionAssumed = 1;
  static constexpr std::uint8_t kIsShare = 1;
  static constexpr std::uint8_t kIsMoney = 2;  // or a rate of it
  static constexpr std::uint8_t kFlagsOverCompletion = 4;
  static constexpr std::uint8_t kIsTime = 8;

  static bool TakesNumber(const PlainCell& cell) {
    return cell.number < kMostNumber && cell.places <= kMostPlaces;
  }
  bool TakesTarget(const PlainCell& target, RowKind kind) const {
    constexpr unsigned kTaken = 1U << static_cast<unsigned>(Comparator::kGe) |
                                1U << static_cast<unsigned>(Comparator::kLe) |
                                1U << static_cast<unsigned>(Comparator::kEq);
    const bool compares = target.kind() == ThresholdKind::kQuantity &&
                          (kTaken >> static_cast<unsigned>(target.comparator_number) & 1U) != 0;
    const bool noted = target.note_number != 0 && *target.note() != DiagnosticCode::kUnitFromRow;
    if (!compares || noted || target.number == 0 || !TakesNumber(target)) return false;
    // Costs have a direction of their own, lengths of time may, satisfaction may be in steps.
    if (kind == RowKind::kCost) {
      return (units_[target.unit] & kIsMoney) == 0 || target.comparator() == Comparator::kLe;
    }
    if (kind == RowKind::kTimeliness && (units_[target.unit] & kIsTime) != 0) return false;
    return kind != RowKind::kSatisfaction || !in_steps_ || (units_[target.unit] & kIsShare) == 0;
  }

  using Formula = evaluate::Formula;
  // Of numbers so small that nothing overflows; of the operations those of the two formulas.
  struct Ratio {
    Ratio() = default;
    explicit Ratio(int whole) : numerator(static_cast<std::uint64_t>(whole)) {}
    Ratio(std::uint64_t n, std::uint64_t d) : numerator(n), denominator(d) {}
    friend Ratio operator/(const Ratio& a, const Ratio& b) {
      return {a.numerator * b.denominator, a.denominator * b.numerator};
    }
    friend Ratio operator-(const Ratio& a, const Ratio& b) {
      const std::uint64_t minuend = a.numerator * b.denominator;
      const std::uint64_t subtrahend = b.numerator * a.denominator;
      return {minuend > subtrahend ? minuend - subtrahend : 0, a.denominator * b.denominator};
    }
    friend Ratio Floored(const Ratio& ratio) { return ratio; }

    std::uint64_t numerator = 0;
    std::uint64_t denominator = 1;
  };

  // Half up.
  static std::uint64_t Scaled(std::uint64_t factor, std::uint64_t x, std::uint64_t y) {
    return (2 * factor * x + y) / (2 * y);
  }
  static ShownDiagnostic ShownOf(std::size_t notes);

  const Policy& policy_;
  // Weights repeat: the last of each slot.
  struct Weight {
    Decimal weight = Decimal(-1);
    bool taken = false;
    std::uint64_t factor = 0;  // the weight at the policy's places of scores
  };
  Weight WeightOf(const Decimal& weight) const;

  bool takes_policy_;
  bool in_steps_;
  bool reason_due_ = false;
  std::vector<Weight> weights_;
  const Weight* weight_ = nullptr;
  std::uint64_t to_score_places_ = 1;
  // Over-completion begins at numerator ÷ denominator; 1 ÷ 0: never.
  std::uint64_t over_numerator_ = 1;
  std::uint64_t over_denominator_ = 0;
  std::array<ShownDiagnostic, 32> shown_{};  // by what there is to say
  std::vector<std::uint8_t> units_;          // traits
};

}  // namespace jixiao::batch

#endif  // JIXIAO_BATCH_SIMPLE_ROWS_H_
