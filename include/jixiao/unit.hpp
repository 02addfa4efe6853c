// Units of measure: 元, 万元, %, 家, 亩, 元/人·月 … with exact conversion.
#ifndef JIXIAO_UNIT_HPP_
#define JIXIAO_UNIT_HPP_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/rational.hpp"

namespace jixiao {

enum class Dimension : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/dimension.def"
#undef JIXIAO_MEMBER
};

/// "share", "share_points", "money" …: the names of the parse record.
std::string_view DimensionName(Dimension dimension);

/// How values in two units can be held against each other.
enum class UnitRelation : std::int32_t {
  kSame = 0,
  kConvertible = 1,      ///< Exact conversion: 万元 and 元.
  kOtherClassifier = 2,  ///< Two counts with different classifiers: comparable with a warning.
  kIncommensurable = 3,
};

struct SimpleUnit;     // An entry of the unit table (src/unit).
struct CompositeUnit;  // A rate, or a unit of the text's own.

/// An immutable unit; cheap to copy, safe to share between threads.
class Unit {
 public:
  /// No unit.
  Unit() = default;

  /// Reads a unit that stands alone, as in a 度量单位 column: "万元", "元/人·月", "台(套)", "".
  /// `money_row` makes a bare 万 or 亿 mean 万元, 亿元. Never fails: what the table does not know
  /// becomes a unit of its own. The text must be valid UTF-8.
  static Unit Parse(std::string_view text, bool money_row = false);

  bool is_none() const { return entry_ == nullptr && composite_ == nullptr && scale_ == 0; }
  Dimension dimension() const;
  /// Canonical writing: "万元", "%", "元/人·月"; empty for none.
  std::string name() const;
  /// The unit of base values: "元", "m²", "1" for shares, the classifier for counts, "" for none.
  std::string base_name() const;
  /// A value in this unit × factor() = the value in base_name(): 10000 for 万元, 1/100 for %.
  Rational factor() const;

  friend bool operator==(const Unit& a, const Unit& b);

 private:
  friend struct UnitAccess;  // src/unit only
  const SimpleUnit* entry_ = nullptr;
  std::uint8_t scale_ = 0;  // power of ten of a scale word in front of the unit
  std::shared_ptr<const CompositeUnit> composite_;
};

UnitRelation Relate(const Unit& a, const Unit& b);

}  // namespace jixiao

#endif  // JIXIAO_UNIT_HPP_
