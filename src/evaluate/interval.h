// Sets of numbers between two ends: what an actual can mean, and what a target accepts.
#ifndef JIXIAO_EVALUATE_INTERVAL_H_
#define JIXIAO_EVALUATE_INTERVAL_H_

#include <optional>
#include <string>

#include "jixiao/rational.hpp"

namespace jixiao {

struct End {
  Rational value;
  bool closed = true;
};

/// All numbers from `lower` to `upper`; an absent end is open towards infinity. Not empty.
struct Interval {
  std::optional<End> lower;
  std::optional<End> upper;

  static Interval Point(const Rational& value) { return {End{value}, End{value}}; }
  static Interval From(const Rational& value, bool closed = true) {
    return {End{value, closed}, std::nullopt};
  }
  static Interval UpTo(const Rational& value, bool closed = true) {
    return {std::nullopt, End{value, closed}};
  }

  bool IsPoint() const { return lower && upper && lower->value == upper->value; }
  bool Contains(const Rational& value) const;
  /// Every number of `other` is in this one.
  bool Covers(const Interval& other) const;
  bool Overlaps(const Interval& other) const;
  /// The same numbers with the sign changed.
  Interval Negated() const;

  /// "5", "[80,90)", "[50,∞)".
  std::string ToString() const;
};

}  // namespace jixiao

#endif  // JIXIAO_EVALUATE_INTERVAL_H_
