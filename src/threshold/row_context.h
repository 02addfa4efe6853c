// What the row around a cell says about a number that stands alone in it.
#ifndef JIXIAO_THRESHOLD_ROW_CONTEXT_H_
#define JIXIAO_THRESHOLD_ROW_CONTEXT_H_

#include <optional>
#include <string_view>

#include "threshold/node.h"

namespace jixiao {

/// Gives a bare number the unit that the row's name carries, and reports a figure that looks like
/// a date. Changes nothing where the cell says its unit itself.
void RefineFromRow(const ThresholdContext& context, Threshold::Node* node);

/// The unit that a row's name has in brackets: 就业人数(人).
std::optional<Unit> UnitInName(std::string_view name);
/// Whether it is a rate: 完成率. A figure above 1 that has no unit is a percentage there.
bool IsRateName(std::string_view name);

/// Whether a share of more than 100 % may be meant on a row of this name: 增长率.
bool ShareMayExceed(std::string_view name);

/// Whether a bare 万 in the cell is 万元: cost rows, and rows whose name or description speaks of
/// money.
bool IsMoneyRow(const ThresholdContext& context);

}  // namespace jixiao

#endif  // JIXIAO_THRESHOLD_ROW_CONTEXT_H_
