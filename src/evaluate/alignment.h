// The actual's numbers in the target's unit.
#ifndef JIXIAO_EVALUATE_ALIGNMENT_H_
#define JIXIAO_EVALUATE_ALIGNMENT_H_

#include <optional>
#include <string>
#include <vector>

#include "evaluate/interval.h"
#include "evaluate/verdict.h"

namespace jixiao {

/// What the actual is held against.
struct TargetFigure {
  Unit unit;
  Interval values;  ///< In `unit`: the limit as a point, or the range.
};

/// The figures that an actual can mean, in the target's unit. Where its text can be read in two
/// ways there are two sets of them, and why there is a doubt; only what both give is certain.
struct Readings {
  Interval figures;
  std::optional<Interval> other{};
  DiagnosticCode doubt = DiagnosticCode::kPartlyWithin;  ///< Why `other` stands.
  std::vector<std::string> arguments{};                  ///< Of `doubt`: the text, both readings.

  /// The same with the sign changed.
  Readings Negated() const;
};

/// What `actual` (a quantity, a range, or a change, whose sign is not applied) can mean, in the
/// target's unit. Empty where it cannot be compared: `verdict` has given up with the reason. Notes
/// on `verdict` what was supplied or taken on trust.
std::optional<Readings> Align(const TargetFigure& target, const Threshold& actual,
                              Verdict& verdict);

/// The same for a figure that is a difference from the target: of a share in percentage points as
/// well.
std::optional<Readings> AlignDifference(const TargetFigure& target, const Threshold& actual,
                                        Verdict& verdict);

/// The numbers of a reading in its own unit: a quantity's or change's number (a vague one and all
/// above), or a range. Empty where there are none.
std::optional<Interval> OwnValues(const Threshold& reading);

/// "≥95%": canonical text where there is one, else what was typed.
std::string Shown(const Threshold& reading);

}  // namespace jixiao

#endif  // JIXIAO_EVALUATE_ALIGNMENT_H_
