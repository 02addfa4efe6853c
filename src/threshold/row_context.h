// What the row around a cell says about a number that stands alone in it.
#ifndef JIXIAO_THRESHOLD_ROW_CONTEXT_H_
#define JIXIAO_THRESHOLD_ROW_CONTEXT_H_

#include "threshold/node.h"

namespace jixiao {

/// Gives a bare number the unit that the row's name carries, and reports a figure that looks like
/// a date. Changes nothing where the cell says its unit itself.
void RefineFromRow(const ThresholdContext& context, Threshold::Node* node);

/// Whether a bare 万 in the cell is 万元: cost rows, and rows whose name or description speaks of
/// money.
bool IsMoneyRow(const ThresholdContext& context);

}  // namespace jixiao

#endif  // JIXIAO_THRESHOLD_ROW_CONTEXT_H_
