// A row's own scoring standard against its actual: one judge of the room.
#ifndef JIXIAO_EVALUATE_STANDARD_H_
#define JIXIAO_EVALUATE_STANDARD_H_

#include "evaluate/verdict.h"
#include "jixiao/standard.hpp"

namespace jixiao {

/// Replaces what the policy's rule made of the row by what its standard says: share, rule, reason,
/// sentences. The status stays the target's where it was known; else it is met at full points and
/// unmet below them. `last_year` may be null. The standard is stated (not kNotStated).
void ApplyStandard(const Standard& standard, const Case& c, const Threshold* last_year,
                   Verdict* verdict);

}  // namespace jixiao

#endif  // JIXIAO_EVALUATE_STANDARD_H_
