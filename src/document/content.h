// What a cell can be by its content alone: figures, signs, units, names of levels, fillers.
#ifndef JIXIAO_DOCUMENT_CONTENT_H_
#define JIXIAO_DOCUMENT_CONTENT_H_

#include <optional>
#include <string_view>

#include "document/heads.h"
#include "document/labels.h"
#include "document/row.h"
#include "jixiao/decimal.hpp"

namespace jixiao::document {

/// "10", "22.5分", "1,200", "97%".
bool IsFigure(std::string_view text);
/// "—", "/", "无", "……", "不适用", "0" no: a sign for "nothing here".
bool IsFiller(std::string_view text);
/// "≥", "等于", "定性".
bool IsSymbol(std::string_view text);
/// "√", "是": a box that is ticked.
bool IsTick(std::string_view text);
/// A prompt of the form that nobody filled in: "对照年度目标…(100字以内)".
bool IsPrompt(std::string_view text);

/// Price of `text`, which names `levels`, under a column of indicator rows, 0 to 12.
int Fit(std::string_view text, Levels levels, Column column);
/// Price of leaving a column of indicator rows empty. `leading`: no cell stands in front of it;
/// rows lack their first levels often, one behind another hardly ever.
int SkipCost(Column column, bool leading);

/// Points in the brackets of a level's name: "产出指标(50分)" → 50, and the name without them.
struct LevelName {
  std::string name;
  std::optional<Decimal> points;
};
LevelName SplitLevelName(std::string_view text);

}  // namespace jixiao::document

#endif  // JIXIAO_DOCUMENT_CONTENT_H_
