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
  if ((notes & kUnitFromTarget) != 0) code = DiagnosticCode::kUnitFromTarget;
  if ((notes & kOverCompleted) != 0) code = MoreSevere(code, DiagnosticCode::kOverCompleted);
  if ((notes & kDirectionAssumed) != 0) code = MoreSevere(code, DiagnosticCode::kDirectionAssumed);
  return ShownDiagnostic(code);
}

SimpleRows::SimpleRows(const Policy& policy) : policy_(policy) {
  takes_policy_ = policy.lower_bound == LowerBoundRule::kRatio &&
                  policy.upper_bound == UpperBoundRule::kTargetOverActual &&
                  policy.equal == EqualRule::kDirectional && policy.score_places <= kMostPlaces;
  in_steps_ = policy.satisfaction == SatisfactionRule::kSteps;
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
    units_.push_back(static_cast<std::uint8_t>((is_share ? kIsShare : 0U) |
                                               (IsMoneyOrRate(unit) ? kIsMoney : 0U) |
                                               (flags ? kFlagsOverCompletion : 0U)));
  }
}

void SimpleRows::SetWeight(const std::optional<Decimal>& weight) {
  if (weight_ && weight && weight_->low() == weight->low() && weight_->high() == weight->high() &&
      weight_->scale() == weight->scale()) {
    return;
  }
  weight_ = weight;
  takes_weight_ = false;
  if (!weight || !takes_policy_) return;
  // At these places a score below the weight is not rounded above it.
  const auto factor = weight->Round(policy_.score_places, RoundingMode::kNever);
  takes_weight_ = factor.ok() && factor->high() == 0 && factor->low() <= kMostFactor;
  if (!takes_weight_) return;
  weight_factor_ = factor->low();
  to_score_places_ =
      static_cast<std::uint64_t>(numeric::PowerOfTen(kScorePlaces - policy_.score_places));
}

}  // namespace jixiao::batch
