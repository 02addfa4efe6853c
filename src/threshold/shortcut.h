// The commonest cells without the scanner: [comparison] digits [unit] [comparison], and ranges
// digits-digits unit.
//
// What may stand in front of the digits and behind them is looked up whole in two tables, which the
// parser itself fills by reading each entry once: the shortcut can be faster than the parser, but
// not of another opinion. Refuses whatever is not in the tables, or may depend on the row.
#ifndef JIXIAO_THRESHOLD_SHORTCUT_H_
#define JIXIAO_THRESHOLD_SHORTCUT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "threshold/node.h"

namespace jixiao {

/// Digits with at most one point, at most 18 of them: coefficient × 10^-places.
struct PlainNumber {
  std::int64_t coefficient = 0;
  std::int32_t places = 0;
  std::uint32_t end = 0;  ///< Offset behind it; 0: none that the shortcut takes.
};

/// A quantity, or a closed range, about which nothing has to be said. Holds no memory of its own.
struct PlainCell {
  bool is_range = false;
  bool bare = false;  ///< kEq is not written.
  Comparator comparator = Comparator::kEq;
  std::uint16_t unit = 0;  ///< See PlainUnit.
  PlainNumber number;      ///< The number, or the lower end.
  PlainNumber upper;       ///< The upper end of a range.
  TextSpan comparator_span;
  TextSpan number_span;
  TextSpan unit_span;
};

/// Fills `cell` and returns true, or returns false: the parser must read the text.
bool ReadPlainCell(std::string_view text, const ThresholdContext& context, PlainCell* cell);

/// The units that a PlainCell can have, each once, numbered from 0; 0 is none.
std::size_t PlainUnitCount();
const Unit& PlainUnit(std::size_t unit);

/// A deadline whose date is written out, about which nothing has to be said: 2023年8月底前,
/// 2024-12-31.
struct PlainDate {
  Comparator comparator = Comparator::kLe;
  bool bare = false;
  Date date;                  ///< The last acceptable day.
  std::optional<Date> start;  ///< See Threshold::date_start.
};

/// As ReadPlainCell, of dates.
bool ReadPlainDate(std::string_view text, const ThresholdContext& context, PlainDate* date);

/// Fills `node` (all but its text) and returns true, or leaves it untouched and returns false.
bool TakeShortcut(std::string_view text, const ThresholdContext& context, Threshold::Node* node);

}  // namespace jixiao

#endif  // JIXIAO_THRESHOLD_SHORTCUT_H_
