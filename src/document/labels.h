// The names that the forms use, as tables: labels of fields, headings of columns, titles, levels.
//
// A newcomer teaches the reader another place's word by adding a line to labels.cc. Names are
// compared without spaces, brackets and colons, full-width forms narrowed.
#ifndef JIXIAO_DOCUMENT_LABELS_H_
#define JIXIAO_DOCUMENT_LABELS_H_

#include <optional>
#include <string>
#include <string_view>

namespace jixiao::document {

/// What a label in a project table asks for.
enum class Label {
  kNone,
  kCode,
  kMisnamedCode,
  kName,
  kSupervisor,   ///< 主管部门
  kImplementer,  ///< 实施单位
  kPerson,       ///< 项目负责人, 联系人: no part of the model.
  kMoneySection,
  kTotal,
  kFiscal,
  kCarriedOver,
  kOther,
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
  kExecutionWeight,  ///< 执行率分值（10）, the weight in its brackets or beside it
  kWeight,
  kScore,
  kTotalScore,
  kClosing,  ///< What follows the rows of a self-assessment: conclusions, names of persons.
};

/// What a column of indicator rows holds.
enum class Column {
  kNone,
  kIgnored,  ///< Row numbers and the merged heading 绩效指标.
  kLevel1,
  kLevel2,
  kLevel3,
  kDescription,
  kTarget,
  kBasis,
  kWeight,
  kUnit,
  kSymbol,
  kDirection,
  kActual,
  kScore,
  kReason,
};

/// A name ready for look-up, with what its brackets said: "预算数（万元）" is 预算数 and 万元.
struct Name {
  std::string key;
  std::string note;  ///< Content of the brackets, compact.
};
/// Empty key for text that is too long to be a name.
Name NameOf(std::string_view text);

Label LabelOf(std::string_view text);
Column ColumnOf(std::string_view text);

/// "项目名称：道路养护": a label, its colon, and the value in the same cell.
struct LabelledValue {
  Label label = Label::kNone;
  std::string_view value;
};
LabelledValue LabelledValueOf(std::string_view text);

/// Whether the text is the name of a first or second level, with or without 指标.
bool IsFirstLevelName(std::string_view text);
bool IsSecondLevelName(std::string_view text);

/// 元, 千元, 万元, 百万元, 亿元 as exponents of ten over 元; empty for other text.
std::optional<int> MoneyExponent(std::string_view unit);

/// A title above a table: "3.道路养护绩效目标表（续）".
struct Title {
  std::string name;        ///< The project's name; empty where the title is that of the form alone.
  bool continued = false;  ///< (续)
  bool contents = false;   ///< Ends in a page number: a line of the contents.
};
std::optional<Title> TitleOf(std::string_view text);

/// "单位：万元" at the end of a line: the unit, and the text in front of it.
struct UnitNotice {
  std::string unit;
  std::string_view before;
};
std::optional<UnitNotice> UnitNoticeOf(std::string_view text);

/// "471001 某局本级", with or without a label in front: code and name of a budget unit.
struct BudgetUnit {
  std::string code;
  std::string name;
};
std::optional<BudgetUnit> BudgetUnitOf(std::string_view text);

}  // namespace jixiao::document

#endif  // JIXIAO_DOCUMENT_LABELS_H_
