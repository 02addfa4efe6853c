// Splitting a weight so that the parts add up exactly.
#ifndef JIXIAO_ASSESS_APPORTION_H_
#define JIXIAO_ASSESS_APPORTION_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "jixiao/decimal.hpp"

namespace jixiao {

/// Splits `total` in proportion to `shares` (not negative, not all zero), to 2 places (more where
/// `total` itself has more), by largest remainder, ties to the earlier share: 50 over six equal
/// shares is 8.34 8.34 8.33 8.33 8.33 8.33. The parts add up to `total`. Empty where the numbers
/// do not fit.
std::optional<std::vector<Decimal>> Apportion(const Decimal& total,
                                              const std::vector<Decimal>& shares);

/// `count` equal shares.
std::optional<std::vector<Decimal>> ApportionEvenly(const Decimal& total, std::size_t count);

}  // namespace jixiao

#endif  // JIXIAO_ASSESS_APPORTION_H_
