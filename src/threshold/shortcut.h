// The commonest cells without the scanner: [comparison] digits [unit] [comparison], ranges
// digits-digits unit, dates that are written out, and changes of a percentage.
//
// What may stand in front of the digits and behind them is looked up whole in tables, which the
// parser itself fills by reading each entry once: the shortcut can be faster than the parser, but
// not of another opinion. Refuses whatever is not in the tables, or may depend on the row.
#ifndef JIXIAO_THRESHOLD_SHORTCUT_H_
#define JIXIAO_THRESHOLD_SHORTCUT_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "base/short_text.h"
#include "threshold/node.h"

namespace jixiao {

/// A quantity, a closed range, a deadline or a change about which at most one thing has to be said.
/// Holds no memory of its own, and little: columns keep many.
struct PlainCell {
  /// Of a deadline: the days that it can mean have no first.
  static constexpr std::int64_t kNoFirstDay = std::numeric_limits<std::int64_t>::min();

  /// number × 10^-places is the figure, or the lower end of a range. Of a deadline: the last
  /// acceptable day, in days since 1970-01-01.
  std::int64_t number = 0;
  /// upper × 10^-upper_places is the upper end of a range. Of a deadline: Threshold::date_start.
  std::int64_t upper = 0;
  std::uint16_t unit = 0;         ///< See PlainUnit.
  std::uint16_t note_number = 0;  ///< See note.
  std::uint8_t places = 0;
  std::uint8_t upper_places = 0;
  std::int8_t kind_number = 0;
  std::uint8_t comparator_number : 6 = 0;
  std::uint8_t direction_number : 1 = 0;
  bool bare : 1 = false;  ///< kEq is not written.

  /// kQuantity, kRange, kDeadline or kChange.
  ThresholdKind kind() const { return static_cast<ThresholdKind>(kind_number); }
  /// Of all but ranges.
  Comparator comparator() const { return static_cast<Comparator>(comparator_number); }
  /// Of changes.
  ChangeDirection direction() const { return static_cast<ChangeDirection>(direction_number); }
  void SetComparator(Comparator value) {
    comparator_number = static_cast<std::uint8_t>(value) & 0x3FU;
  }
  /// What the reading reports.
  std::optional<DiagnosticCode> note() const {
    return note_number == 0 ? std::nullopt
                            : std::optional(static_cast<DiagnosticCode>(note_number));
  }
};

/// What a row's name or description says of the figures on it.
struct NameTraits {
  std::uint16_t unit = 0;         ///< 就业人数(人): the PlainUnit of a figure that has none.
  bool other_unit = false;        ///< It gives a unit that is no PlainUnit.
  bool is_rate = false;           ///< 完成率: a figure above 1 that has no unit is a percentage.
  bool share_may_exceed = false;  ///< One: 增长率.
  bool names_money = false;       ///< A bare 万 is 万元.
};
NameTraits TraitsOfName(std::string_view name);

/// What of a row's context bears on a plain cell, beside the units of its name and columns.
struct PlainContext {
  bool is_timeliness = false;
  bool share_may_exceed = false;
};

/// The longest texts in front of digits that are looked up, in words of eight bytes.
inline constexpr std::size_t kFrontWords = 3;

/// What stands in front of the digits of a change.
struct ChangeFront {
  ChangeDirection direction = ChangeDirection::kUp;
  Comparator comparator = Comparator::kEq;
  bool bare = false;
};

/// The fronts of changes, of which there are too many for a table: the parser is asked about each
/// that is met, once. Belongs to one thread.
class ChangeFronts {
 public:
  /// Null where it is none, or too many others were met before.
  const ChangeFront* Find(PaddedText front);

 private:
  static constexpr std::size_t kMost = 4096;
  ShortTextTable<kFrontWords, std::optional<ChangeFront>> met_;
};

/// Fills `cell` and returns true, or returns false: the parser must read the text.
bool ReadPlainCell(PaddedText text, const PlainContext& context, ChangeFronts* fronts,
                   PlainCell* cell);

/// The unit that the row's name gives to a figure that has none. False where the parser must read
/// the cell.
bool TakeUnitOfName(const NameTraits& name, PlainCell* cell);

/// Symbol and unit that stand in columns of their own beside a plain cell, as
/// Threshold::ParseFields has it.
class PlainColumns {
 public:
  /// What a symbol says; of a blank one nothing. Empty where it is no plain comparison.
  struct Symbol {
    bool stated = false;
    Comparator comparator = Comparator::kEq;
  };
  static std::optional<Symbol> ReadSymbol(std::string_view text);
  /// A PlainUnit; 0 for blank text. Empty where it is none of those.
  static std::optional<std::uint16_t> ReadUnit(std::string_view text, bool money_row);

  /// False, and `cell` in no state to be used, where the parser must read the three together.
  static bool Apply(const Symbol& symbol, std::uint16_t unit, PlainCell* cell);
};

/// The units that a PlainCell can have, each once, numbered from 0; 0 is none.
std::size_t PlainUnitCount();
const Unit& PlainUnit(std::size_t unit);

/// Fills `node` (all but its text) and returns true, or leaves it untouched and returns false.
/// Takes quantities, ranges and deadlines.
bool TakeShortcut(std::string_view text, const ThresholdContext& context, Threshold::Node* node);

}  // namespace jixiao

#endif  // JIXIAO_THRESHOLD_SHORTCUT_H_
