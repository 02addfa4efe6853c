// Names that the forms use, as tables: levels, titles, notices of units.
//
// A newcomer teaches the reader another place's word by adding a line to labels.cc. Names are
// compared without spaces, brackets and colons, full-width forms narrowed.
#ifndef JIXIAO_DOCUMENT_LABELS_H_
#define JIXIAO_DOCUMENT_LABELS_H_

#include <optional>
#include <string>
#include <string_view>

namespace jixiao::document {

/// Whether the text is the name of a first or second level, with or without 指标.
struct Levels {
  bool first = false;
  bool second = false;
  bool any() const { return first || second; }
};
Levels LevelsOf(std::string_view text);
/// The same of a name that NameOf() has made ready.
Levels LevelsOfKey(std::string_view key);
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
/// A body's name without the code joined in front: "031001-某局", "[607001]某局".
std::string WithoutCode(std::string_view text);

}  // namespace jixiao::document

#endif  // JIXIAO_DOCUMENT_LABELS_H_
