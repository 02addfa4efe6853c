// Text in one fixed writing.
#ifndef JIXIAO_THRESHOLD_CANONICAL_H_
#define JIXIAO_THRESHOLD_CANONICAL_H_

#include <string>

#include "threshold/node.h"

namespace jixiao {

/// The canonical text of a node; empty for kInvalid.
std::string CanonicalText(const Threshold::Node& node);

/// The folded text of a node's value, with a space kept where two symbols would run together.
std::string FoldedBody(const Threshold::Node& node);

/// Equal meaning (see Threshold's operator==).
bool SameMeaning(const Threshold::Node& a, const Threshold::Node& b);

}  // namespace jixiao

#endif  // JIXIAO_THRESHOLD_CANONICAL_H_
