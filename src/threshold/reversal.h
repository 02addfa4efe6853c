// Words that turn the meaning of a cell round: negation, plans, shortfall and excess, states.
//
// Data and their search. What a reading does with a word is decided by syntax.cc (a target becomes
// text) and by the rules of `evaluate` (an actual becomes undetermined, or is judged where the
// meaning is exact).
#ifndef JIXIAO_THRESHOLD_REVERSAL_H_
#define JIXIAO_THRESHOLD_REVERSAL_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "threshold/cell.h"

namespace jixiao {

/// A reversing word of a cell: symbols [begin, end).
struct ReversalMatch {
  std::size_t begin = 0;
  std::size_t end = 0;
  Reversal meaning = Reversal::kUnclear;  ///< In an actual.
};

/// Symbols [begin, end).
struct SymbolRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The first word outside the cell's figures, and outside `skipped`, that turns the meaning round.
/// Targets have negation only: a plan, a saving or a shortfall is what many of them are about.
std::optional<ReversalMatch> FindReversal(const Cell& cell, bool in_actual,
                                          const std::vector<SymbolRange>& skipped);

/// Every word of the table, for the test that each is noticed.
std::vector<std::u32string_view> ReversingWords(bool in_actual);

}  // namespace jixiao

#endif  // JIXIAO_THRESHOLD_REVERSAL_H_
