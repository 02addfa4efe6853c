// Inner door of the unit room, for the threshold scanner: units at the start of folded text.
#ifndef JIXIAO_UNIT_UNIT_TABLE_H_
#define JIXIAO_UNIT_UNIT_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/unit.hpp"

namespace jixiao {

/// A unit of the table, without scale word.
struct SimpleUnit {
  std::string_view name;  ///< Canonical writing.
  Dimension dimension;
  std::string_view base_name;  ///< Unit of base values.
  std::int64_t numerator;      ///< factor = numerator ÷ denominator
  std::int64_t denominator;
};

/// A scale word in front of a unit: 万 is {1, 4}. Length 0: none.
struct ScaleMatch {
  std::size_t length = 0;
  int exponent = 0;
};
ScaleMatch MatchScale(std::u32string_view text);

/// What stands at the start of a text.
struct UnitMatch {
  Unit unit;
  std::size_t length = 0;       ///< Symbols used; 0: no unit of the table.
  bool bare_scale = false;      ///< A scale word without a unit behind it (2万).
  bool money_from_row = false;  ///< … that the money row turned into 万元.
};

/// Longest unit at the start of folded text: a scale word, a table unit, an alternative in brackets
/// (台(套)), denominators (/人·月).
UnitMatch MatchUnit(std::u32string_view text, bool money_row);

/// Longest table unit at the start, without scale, brackets or denominators; 0: none.
std::size_t SimpleUnitLength(std::u32string_view text);

/// A unit of the text's own.
Unit UnknownUnit(std::u32string_view name, int scale_exponent = 0);
/// `unit` divided by the named denominators, in order (每人每月 → 元/人·月).
Unit DividedBy(const Unit& unit, const std::vector<std::u32string_view>& denominators);

/// Units of the table by canonical name, for code that needs one (元, %).
Unit NamedUnit(std::string_view canonical_name);

/// The unit of fractions and proportions that have none: 1/3, 1:1.5.
Unit RatioUnit();

/// True where the unit is exactly 万, 亿 … without anything behind.
bool IsBareScale(const Unit& unit);
/// 万 → 万元.
Unit MoneyOf(const Unit& bare_scale);

/// The unit without the scale word in front of it: 元 of 万元, none of a bare 万. Empty where it
/// has none.
std::optional<Unit> WithoutScale(const Unit& unit);

/// Money, or a rate of money (元/人·月).
bool IsMoneyOrRate(const Unit& unit);

/// Every alias of the table, for the test that each is reached.
std::vector<std::pair<std::u32string_view, std::string_view>> UnitAliases();

}  // namespace jixiao

#endif  // JIXIAO_UNIT_UNIT_TABLE_H_
