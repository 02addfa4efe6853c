// Tokens → threshold: which number is the value, what binds it, and how several values combine.
#ifndef JIXIAO_THRESHOLD_SYNTAX_H_
#define JIXIAO_THRESHOLD_SYNTAX_H_

#include <memory>
#include <string_view>

#include "threshold/node.h"

namespace jixiao {

/// Reads one cell into a new node. Never fails.
std::shared_ptr<Threshold::Node> ParseNode(std::string_view text, const ThresholdContext& context);

/// The same without the shortcut of shortcut.h, whose tables it fills.
std::shared_ptr<Threshold::Node> ParseGeneral(std::string_view text,
                                              const ThresholdContext& context);

/// Compares the ends of a range in the base unit: true where no value can lie between them.
bool IsEmptyRange(const Bound& lower, const Bound& upper);

}  // namespace jixiao

#endif  // JIXIAO_THRESHOLD_SYNTAX_H_
