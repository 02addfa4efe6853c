#include "report/figures.h"

namespace jixiao::report {

std::string PercentText(const std::optional<Decimal>& rate, std::string_view unknown) {
  if (!rate) return std::string(unknown);
  const auto percent = Multiply(*rate, Decimal(100));
  const auto rounded = percent.ok() ? percent->Round(2, RoundingMode::kHalfUp) : percent;
  return rounded.ok() ? rounded->ToString() + "%" : rate->ToString();
}

std::string ScoreText(const std::optional<Decimal>& score, const std::optional<Decimal>& lower,
                      const std::optional<Decimal>& upper, std::string_view unknown) {
  if (score) return score->ToString();
  if (lower && upper) return lower->ToString() + "~" + upper->ToString();
  return std::string(unknown);
}

}  // namespace jixiao::report
