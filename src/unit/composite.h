// What a Unit holds where it is not an entry of the table.
#ifndef JIXIAO_UNIT_COMPOSITE_H_
#define JIXIAO_UNIT_COMPOSITE_H_

#include <string>

#include "jixiao/rational.hpp"
#include "jixiao/unit.hpp"

namespace jixiao {

/// A rate (元/人·月), a classifier with an alternative (台(套)), or a unit the table does not know.
struct CompositeUnit {
  std::string name;
  Dimension dimension;
  std::string base_name;
  Rational factor;

  friend bool operator==(const CompositeUnit&, const CompositeUnit&) = default;
};

}  // namespace jixiao

#endif  // JIXIAO_UNIT_COMPOSITE_H_
