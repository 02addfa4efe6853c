#include "batch/simple_rows.h"

#include "batch/names.h"
#include "numeric/int128.h"
#include "unit/unit_table.h"

namespace jixiao::batch {
namespace {

constexpr std::uint64_t kMostFactor = 10'000;

}  // namespace

// Of what there is to say that which the row shows, in the evaluator's order.
ShownDiagnostic SimpleRows::ShownOf(std::size_t notes) {
  std::optional<DiagnosticCode> code;
  if ((notes & kUnitFromRow) != 0) code = DiagnosticCode::kUnitFromRow;
  if ((notes & kUnitFromTarget) != 0) code = MoreSevere(code, DiagnosticCode::kUnitFromTarget);
  if ((notes & kOverCompleted) != 0) code = MoreSevere(code, DiagnosticCode::kOverCompleted);
  if ((notes & kDirectionAssumed) != 0) code = MoreSevere(code, DiagnosticCode::kDirectionAssumed);
  if ((notes & kReasonMissing) != 0) code = MoreSevere(code, DiagnosticCode::kReasonMissing);
  return ShownDiagnostic(code);
}

SimpleRows::SimpleRows(const Policy& policy)
    : policy_(policy),
      takes_policy_(policy.lower_bound == LowerBoundRule::kRatio &&
                    policy.upper_bound == UpperBoundRule::kTargetOverActual &&
                    policy.equal == EqualRule::kDirectional && policy.score_places <= kMostPlaces &&
                    !ChangesScores(policy)),
      in_steps_(policy.satisfaction == SatisfactionRule::kSteps),
      weights_(64) {
  if (takes_policy_) {
    to_score_places_ =
        static_cast<std::uint64_t>(numeric::PowerOfTen(kScorePlaces - policy.score_places));
  }
  if (policy.over_completion_factor) {
    const Decimal factor = policy.over_completion_factor->Trimmed();
    over_numerator_ = factor.low();
    over_denominator_ = static_cast<std::uint64_t>(numeric::PowerOfTen(factor.scale()));
    takes_policy_ = takes_policy_ && factor.high() == 0 && factor.scale() <= kMostPlaces &&
                    over_numerator_ <= kMostFactor;
  }
  for (std::size_t notes = 0; notes < shown_.size(); ++notes) shown_[notes] = ShownOf(notes);
  for (std::size_t i = 0; i < PlainUnitCount(); ++i) {
    const Unit& unit = PlainUnit(i);
    const bool is_share = unit.dimension() == Dimension::kShare;
    const bool flags = !is_share || policy.over_completion_of_shares;
    units_.push_back(static_cast<std::uint8_t>(
        (is_share ? kIsShare : 0U) | (IsMoneyOrRate(unit) ? kIsMoney : 0U) |
        (unit.dimension() == Dimension::kTime ? kIsTime : 0U) |
        (flags ? kFlagsOverCompletion : 0U)));
  }
  SetWeight(std::nullopt);
}

SimpleRows::Weight SimpleRows::WeightOf(const Decimal& weight) const {
  // At these places a score below the weight is not rounded above it.
  const auto factor = weight.Round(policy_.score_places, RoundingMode::kNever);
  const bool taken =
      takes_policy_ && factor.ok() && factor->high() == 0 && factor->low() <= kMostFactor;
  return {weight, taken, taken ? factor->low() : 0};
}

void SimpleRows::SetWeight(const std::optional<Decimal>& weight) {
  static constexpr Weight kNone;
  if (!weight) {
    weight_ = &kNone;
    return;
  }
  Weight& slot = weights_[(weight->low() ^ weight->low() >> 7U) % weights_.size()];
  const bool known = slot.weight.low() == weight->low() && slot.weight.high() == weight->high() &&
                     slot.weight.scale() == weight->scale();
  if (!known) slot = WeightOf(*weight);
  weight_ = &slot;
}

}  // namespace jixiao::batch
