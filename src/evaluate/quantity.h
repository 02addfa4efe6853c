// Figures against a figure: shared by quantities, ranges, changes and capped shares.
#ifndef JIXIAO_EVALUATE_QUANTITY_H_
#define JIXIAO_EVALUATE_QUANTITY_H_

#include <optional>
#include <string>

#include "evaluate/alignment.h"
#include "evaluate/criterion.h"
#include "evaluate/verdict.h"

namespace jixiao {

/// A target ready to be held against figures.
struct FigureTarget {
  TargetFigure figure;  ///< A point is T.
  Criterion criterion;
  RowDirection direction = RowDirection::kPositive;  ///< Completion is T/A where inverse.
  /// The direction rests on the default, not on a column, a sign or the row's kind.
  bool direction_assumed = false;
  /// Below 0 the figure can still be meant: changes, shares, profit.
  bool signed_figure = false;
};

/// The direction of a target that no sign gives (=, ≈, bare): its own column; else inverse where
/// the row is a cost row and the target money or a rate of money; else positive.
/// A length of time on a timeliness row is inverse, unless the row's name says that longer is
/// better (服务期, 运行时长): `assumed`, as positive is.
RowDirection DirectionOf(const Unit& unit, const Row& row, bool* assumed);

/// Builds the target of a comparator and a number; `direction` is used where no sign gives one.
FigureTarget FigureTargetOf(Comparator comparator, const Rational& value, const Unit& unit,
                            const Case& c);
/// The target of a range.
FigureTarget FigureTargetOf(const Interval& range, const Unit& unit, const Case& c);

/// Scores `readings`, in the target's unit, and adds completion, deviation, notes and sentences.
/// The rule of doubt: where there are two readings, each is judged; what both give is the result,
/// else it is open between them.
void JudgeFigures(const FigureTarget& target, const Readings& readings, const Case& c,
                  Verdict& verdict);

/// A target and an actual as numbers in the target's unit: for those who hold them against another
/// measure than the score.
struct RowFigures {
  FigureTarget target;
  Interval actual;
};
/// Of a quantity or a range; empty where `verdict` has given up, for the reasons of JudgeQuantity
/// or because the actual can be read in two ways.
std::optional<RowFigures> FiguresOf(const Case& c, Verdict& verdict);

/// "+1.58万元"; shares differ in percentage points. Empty where the number does not fit.
std::optional<std::string> DeviationText(const Exact& difference, const Unit& unit);

/// Findings about a written sign: against the direction column, or a lower limit for a cost.
void CheckDirection(Comparator comparator, const Unit& unit, const Case& c, Verdict& verdict);

/// What stops every figure target: no actual, an achievement word or a date in place of a figure.
/// True where `verdict` has given up.
bool LacksFigure(const Case& c, Verdict& verdict);

}  // namespace jixiao

#endif  // JIXIAO_EVALUATE_QUANTITY_H_
