// Heads read by composition: a label is split into morphemes of the field, and their combination
// says what it asks for.
//
// The one table of morphemes and the tables of combinations are in heads.cc; a newcomer teaches the
// reader a new word by a line there. Spaces, line breaks, full-width forms, traditional characters
// and brackets do not change what a label is.
#ifndef JIXIAO_DOCUMENT_HEADS_H_
#define JIXIAO_DOCUMENT_HEADS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jixiao::document {

/// What a label beside its value asks for.
enum class Label : std::uint8_t {
  kNone,
  kCode,
  kMisnamedCode,  ///< 项目编号 for 项目编码
  kName,
  kSupervisor,   ///< 主管部门, and any other label of a body that files or supervises
  kImplementer,  ///< 实施单位
  kYear,
  kPerson,     ///< 项目负责人, 联系人: no part of the model.
  kAttribute,  ///< 项目类别, 起止时间: of the form, and no part of the model.
  kMoneySection,
  kTotal,
  kFiscal,
  kCarriedOver,
  kOther,
  kMoneyDetail,  ///< A part of a part: 基本支出, 按收入性质分.
  kPurpose,
  kPlan,
  kGoals,
  kExpectedGoals,
  kReachedGoals,
  kIndicatorSection,
  kOpening,
  kAdjusted,
  kSpent,
  kRate,
  kForecastSpent,
  kExecutionWeight,  ///< 执行率分值（10）, the weight in its brackets or beside it
  kExecutionScore,
  kWeight,
  kScore,
  kReason,
  kTotalScore,
  kDepartmentScore,  ///< 主管部门评分 of the whole
  kClosing,          ///< What follows the rows: conclusions, opinions, names of persons, notes.
};

/// What a column of indicator rows holds.
enum class Column : std::uint8_t {
  kNone,
  kBlock,   ///< The merged heading 绩效指标 over the levels, or beside all rows.
  kNumber,  ///< 序号
  kLevel1,
  kLevel2,
  kLevel3,
  kClass,  ///< 指标类别: a level, which its content tells.
  kDescription,
  kDefinition,
  kTarget,
  kOtherTarget,  ///< Known to be another figure: last year's, of another grade, of a region.
  kSymbol,
  kUnit,
  kDirection,
  kBasis,
  kStandard,
  kWeight,
  kActual,
  kPartActual,  ///< 1-6月完成值: to a date within the year.
  kForecast,
  kScore,
  kOtherScore,  ///< 主管部门评分
  kReason,
  kCause,  ///< A kind of cause, ticked.
  kLikelihood,
  kGrade,  ///< 评价等次
  kRemark,
  kRate,
  kProjectName,
  kProjectCode,
  kBody,
  kMoney,
};

/// A label ready for reading.
struct Name {
  std::string key;   ///< Without spaces, brackets and colons, narrowed and simplified.
  std::string note;  ///< What the brackets held, compact, parted by ';'.
};
/// Empty key for text that is too long to be a name.
Name NameOf(std::string_view text);

Label LabelOf(std::string_view text);

/// A heading of a column with what its words say beside the role.
struct Heading {
  Column column = Column::kNone;
  int rank = 0;  ///< Of several targets, or actuals, the one with the highest is in force.
  std::optional<int> year;  ///< 2023年…
};
Heading HeadingOf(std::string_view text);
inline Column ColumnOf(std::string_view text) { return HeadingOf(text).column; }
/// The month that a text names last as the end of a time within the year ("1-7月", "截至9月底",
/// "上半年"); nothing where it names none.
std::optional<int> LastMonth(std::string_view text);

/// The rank of a period that a label names: 实施期目标, 年度目标; nothing where it names none.
std::optional<int> PeriodRank(std::string_view text);
/// Whether a heading `below` may stand under one that spans it, `above`.
bool CanStandUnder(Column below, Column above);

/// "项目名称：道路养护": a label, its colon, and the value in the same cell.
struct LabelledValue {
  Label label = Label::kNone;
  std::string_view value;
};
LabelledValue LabelledValueOf(std::string_view text);

}  // namespace jixiao::document

#endif  // JIXIAO_DOCUMENT_HEADS_H_
