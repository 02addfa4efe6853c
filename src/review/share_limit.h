// Shares that cannot pass 100 %.
#ifndef JIXIAO_REVIEW_SHARE_LIMIT_H_
#define JIXIAO_REVIEW_SHARE_LIMIT_H_

#include "review/context.h"

namespace jixiao::review {

/// A share of a whole that must be above it: the target cannot be met.
bool IsAboveAll(const Row& row);

}  // namespace jixiao::review

#endif  // JIXIAO_REVIEW_SHARE_LIMIT_H_
