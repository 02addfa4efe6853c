// The commonest cells without the scanner: [comparison] digits [unit] [comparison], and ranges
// digits-digits unit.
//
// What may stand in front of the digits and behind them is looked up whole in two tables, which the
// parser itself fills by reading each entry once: the shortcut can be faster than the parser, but
// not of another opinion. Refuses whatever is not in the tables, or may depend on the row.
#ifndef JIXIAO_THRESHOLD_SHORTCUT_H_
#define JIXIAO_THRESHOLD_SHORTCUT_H_

#include <string_view>

#include "threshold/node.h"

namespace jixiao {

/// Fills `node` (all but its text) and returns true, or leaves it untouched and returns false.
bool TakeShortcut(std::string_view text, const ThresholdContext& context, Threshold::Node* node);

}  // namespace jixiao

#endif  // JIXIAO_THRESHOLD_SHORTCUT_H_
