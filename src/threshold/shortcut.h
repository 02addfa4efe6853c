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
#include <string_view>

#include "base/short_text.h"
#include "threshold/node.h"

namespace jixiao {

/// A quantity, a closed range, a deadline or a change about which nothing has to be said. Holds no
/// memory of its own, and little: columns keep many.
struct PlainCell {
  /// Of a deadline: the days that it can mean have no first.
  static constexpr std::int64_t kNoFirstDay = std::numeric_limits<std::int64_t>::min();

  /// number × 10^-places is the figure, or the lower end of a range. Of a deadline: the last
  /// acceptable day, in days since 1970-01-01.
  std::int64_t number = 0;
  /// upper × 10^-upper_places is the upper end of a range. Of a deadline: Threshold::date_start.
  std::int64_t upper = 0;
  std::uint16_t unit = 0;  ///< See PlainUnit.
  std::uint8_t places = 0;
  std::uint8_t upper_places = 0;
  std::int8_t kind_number = 0;
  std::int8_t comparator_number = 0;
  std::int8_t direction_number = 0;
  bool bare = false;  ///< kEq is not written.

  /// kQuantity, kRange, kDeadline or kChange.
  ThresholdKind kind() const { return static_cast<ThresholdKind>(kind_number); }
  /// Of all but ranges.
  Comparator comparator() const { return static_cast<Comparator>(comparator_number); }
  /// Of changes.
  ChangeDirection direction() const { return static_cast<ChangeDirection>(direction_number); }
};

/// Fills `cell` and returns true, or returns false: the parser must read the text.
bool ReadPlainCell(PaddedText text, const ThresholdContext& context, PlainCell* cell);

/// The units that a PlainCell can have, each once, numbered from 0; 0 is none.
std::size_t PlainUnitCount();
const Unit& PlainUnit(std::size_t unit);

/// Fills `node` (all but its text) and returns true, or leaves it untouched and returns false.
/// Takes quantities and ranges.
bool TakeShortcut(std::string_view text, const ThresholdContext& context, Threshold::Node* node);

}  // namespace jixiao

#endif  // JIXIAO_THRESHOLD_SHORTCUT_H_
