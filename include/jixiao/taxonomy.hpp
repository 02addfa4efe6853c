// The closed lists that a table's words are sorted into: kinds of rows, first levels, directions,
// achievements, kinds of tables; each with its stable name and the field's own words.
//
// Every `Parse…` reads a cell with its noise: spaces and line breaks inside words, full-width
// forms, traditional characters. What no list holds is unknown, never the nearest word. All
// functions are pure and may be called from any thread; names live as long as the program.
#ifndef JIXIAO_TAXONOMY_HPP_
#define JIXIAO_TAXONOMY_HPP_

#include <cstdint>
#include <optional>
#include <string_view>

#include "jixiao/language.hpp"

namespace jixiao {

/// Kind of the row a cell stands on, from its second-level name; it refines some readings.
enum class RowKind : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/row_kind.def"
#undef JIXIAO_MEMBER
};
/// "quantity", "quality", "timeliness", "cost", "benefit", "satisfaction", "unknown".
std::string_view RowKindName(RowKind kind);
/// Reads a stable name, or any name that holds a word of the field: 数量指标, 时效, 经济成本指标,
/// 满意度 …; kUnknown where none does.
RowKind ParseRowKind(std::string_view name);

/// A first-level indicator (一级指标), by its name and aliases.
enum class FirstLevel : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/first_level.def"
#undef JIXIAO_MEMBER
};
/// "output", "benefit", "satisfaction", "cost", "unknown".
std::string_view FirstLevelName(FirstLevel level);
/// Reads a name with or without 指标, with or without a weight in brackets behind it.
FirstLevel ParseFirstLevel(std::string_view name);

/// Which way is better (指标方向性).
enum class RowDirection : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/direction.def"
#undef JIXIAO_MEMBER
};
/// "positive", "inverse".
std::string_view RowDirectionName(RowDirection direction);
/// Reads a cell of the column: 正向, 反向, with their variants, or a stable name; empty where it is
/// neither.
std::optional<RowDirection> ParseRowDirection(std::string_view text);

/// Degrees of the official form for rows without a figure (评价等次).
enum class Achievement : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/achievement.def"
#undef JIXIAO_MEMBER
};
/// "achieved", "partly", "not_achieved".
std::string_view AchievementName(Achievement achievement);
/// The form's word: 达成, 部分达成, 未达成.
LocalizedText AchievementTitle(Achievement achievement);
/// The achievement whose word is the whole cell: 达成, 基本完成, 未实现 …; empty where none is.
std::optional<Achievement> ParseAchievement(std::string_view text);

/// What kind of table a project was read from.
enum class TableKind : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/table_kind.def"
#undef JIXIAO_MEMBER
};
/// "target", "self_assessment", "monitoring", "department", "evaluation", "transfer", "list".
std::string_view TableKindName(TableKind kind);
/// What such a table is called.
LocalizedText TableKindTitle(TableKind kind);

}  // namespace jixiao

#endif  // JIXIAO_TAXONOMY_HPP_
