// What stands around each value of a cell.
#ifndef JIXIAO_THRESHOLD_PARTS_H_
#define JIXIAO_THRESHOLD_PARTS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "jixiao/threshold.hpp"

namespace jixiao {

/// No token.
inline constexpr std::size_t kNoToken = static_cast<std::size_t>(-1);

// A comparison found near a value, with the token that says it.
struct Comparison {
  Comparator comparator = Comparator::kEq;
  std::size_t token = kNoToken;
  bool found() const { return token != kNoToken; }
};

enum class Joint : std::uint8_t { kFirst, kComma, kAll, kAny, kList, kAdjacent };

// One value of the cell with everything that belongs to it.
struct Part {
  std::size_t value = kNoToken;  // token of the value, or of a range's lower end
  std::size_t upper = kNoToken;  // token of a range's upper end
  std::size_t first_token = 0;   // of the clause up to the value
  std::size_t end_token = 0;     // behind what follows the value
  Comparison sign;
  Comparison before;
  Comparison weak;
  Comparison after;
  Comparison approx;
  std::size_t verb = kNoToken;             // of a change
  std::size_t reference_token = kNoToken;  // what it is held against
  std::size_t unit_token = kNoToken;       // a unit in front of the value
  bool dangling = false;                   // a second figure directly behind another (≥90%95%)
  Comparison reversed_sign;                // 90%≤x: the sign stands behind the value
  bool is_date = false;
  bool tolerance = false;  // ±: value is the centre, or absent
  bool has_center = false;
  bool inclusive = false;
  bool exclusive = false;
  bool lower_exclusive = false;  // (不含) behind the lower end of a range
  bool open_lower = false;       // half-open brackets
  bool open_upper = false;
  bool change = false;
  ChangeDirection direction = ChangeDirection::kUp;
  std::string reference;
  std::size_t label_begin = 0, label_end = 0;  // symbols
  std::size_t noun_begin = 0, noun_end = 0;    // symbols
  bool text_before = false;                    // prose in front of the value in its clause
  bool in_bracket = false;
  bool all_respectively = false;
  Joint joint = Joint::kFirst;
  absl::InlinedVector<std::size_t, 2> pers;      // tokens of 每X
  absl::InlinedVector<std::size_t, 2> absorbed;  // tokens of a part that was merged into this one
  std::size_t clause = 0;

  /// Token of the upper end, or of the only number.
  std::size_t last_value() const { return upper == kNoToken ? value : upper; }
  bool bound() const {
    return sign.found() || before.found() || weak.found() || after.found() || approx.found() ||
           reversed_sign.found() || change || tolerance;
  }
};

struct Clause {
  std::size_t begin = 0;  // tokens
  std::size_t end = 0;
  Joint joint = Joint::kFirst;
  bool in_bracket = false;
};

inline Comparator Mirrored(Comparator c) {
  switch (c) {
    case Comparator::kGe:
      return Comparator::kLe;
    case Comparator::kGt:
      return Comparator::kLt;
    case Comparator::kLe:
      return Comparator::kGe;
    case Comparator::kLt:
      return Comparator::kGt;
    default:
      return c;
  }
}

inline Comparator Closed(Comparator c) {
  return c == Comparator::kGt ? Comparator::kGe : (c == Comparator::kLt ? Comparator::kLe : c);
}
inline Comparator Opened(Comparator c) {
  return c == Comparator::kGe ? Comparator::kGt : (c == Comparator::kLe ? Comparator::kLt : c);
}

using PartList = absl::InlinedVector<Part, 2>;

/// A cell's clauses, and its values in the order of the text.
struct CellParts {
  absl::InlinedVector<Clause, 4> clauses;
  PartList parts;
  /// Tokens of figures that sum up a list (3个档次) or are left behind (由80%提高到90%).
  absl::InlinedVector<std::size_t, 2> asides{};
};

}  // namespace jixiao

#endif  // JIXIAO_THRESHOLD_PARTS_H_
