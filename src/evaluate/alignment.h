// The actual's numbers in the target's unit.
#ifndef JIXIAO_EVALUATE_ALIGNMENT_H_
#define JIXIAO_EVALUATE_ALIGNMENT_H_

#include <optional>
#include <string>

#include "evaluate/interval.h"
#include "evaluate/verdict.h"

namespace jixiao {

/// What the actual is held against.
struct TargetFigure {
  Unit unit;
  Interval values;  ///< In `unit`: the limit as a point, or the range.
};

/// The values that `actual` (a quantity, a range, or a change, whose sign is not applied) can mean,
/// in the target's unit. Empty where they cannot be compared: `verdict` has given up with the
/// reason. Notes on `verdict` what was supplied or taken on trust.
std::optional<Interval> Align(const TargetFigure& target, const Threshold& actual,
                              Verdict& verdict);

/// The numbers of a reading in its own unit: a quantity's or change's number (a vague one and all
/// above), or a range. Empty where there are none.
std::optional<Interval> OwnValues(const Threshold& reading);

/// "≥95%": canonical text where there is one, else what was typed.
std::string Shown(const Threshold& reading);

}  // namespace jixiao

#endif  // JIXIAO_EVALUATE_ALIGNMENT_H_
