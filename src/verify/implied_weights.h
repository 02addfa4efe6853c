// The weights that a table without printed weights must have used, where its scores show them.
#ifndef JIXIAO_VERIFY_IMPLIED_WEIGHTS_H_
#define JIXIAO_VERIFY_IMPLIED_WEIGHTS_H_

#include <optional>

#include "verify/known_rules.h"

namespace jixiao {

/// The table's project with the weights that its claimed scores show under the policy, which add up
/// to 100. Where all but one row show theirs, the last has what is left, if one known rule gives
/// its score then. Empty where that does not come out in one way.
std::optional<Project> WithImpliedWeights(const Table& table);

}  // namespace jixiao

#endif  // JIXIAO_VERIFY_IMPLIED_WEIGHTS_H_
