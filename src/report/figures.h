// Figures as people read them, the same on a terminal and on paper.
#ifndef JIXIAO_REPORT_FIGURES_H_
#define JIXIAO_REPORT_FIGURES_H_

#include <optional>
#include <string>
#include <string_view>

#include "jixiao/decimal.hpp"

namespace jixiao::report {

/// 0.9950 as "99.50%"; `unknown` where it is not stated.
std::string PercentText(const std::optional<Decimal>& rate, std::string_view unknown);

/// The score, or the bounds between which it lies ("0.00~10.00"), or `unknown`.
std::string ScoreText(const std::optional<Decimal>& score, const std::optional<Decimal>& lower,
                      const std::optional<Decimal>& upper, std::string_view unknown);

}  // namespace jixiao::report

#endif  // JIXIAO_REPORT_FIGURES_H_
