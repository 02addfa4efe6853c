// Corrections of a target cell, each proved by reading the changed cell anew.
#ifndef JIXIAO_REVIEW_CHANGE_H_
#define JIXIAO_REVIEW_CHANGE_H_

#include <optional>
#include <string_view>

#include "jixiao/review.hpp"
#include "review/context.h"

namespace jixiao::review {

/// The row's quantity with `comparator` instead of its own, or of none. Empty where the cell so
/// changed does not read as the same amount under that comparator.
std::optional<Suggestion> WithComparator(const ProjectContext& project, const Row& row,
                                         Comparator comparator);

/// The row's quantity with `unit` behind the number, instead of what stands there. Empty where the
/// cell so changed does not read as `yuan`, without any doubt of the parser.
std::optional<Suggestion> WithMoneyUnit(const ProjectContext& project, const Row& row,
                                        std::string_view unit, const Rational& yuan);

}  // namespace jixiao::review

#endif  // JIXIAO_REVIEW_CHANGE_H_
