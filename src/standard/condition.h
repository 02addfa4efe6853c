// The condition in front of points: a figure, the target, last year's figure, words, or 否则.
#ifndef JIXIAO_STANDARD_CONDITION_H_
#define JIXIAO_STANDARD_CONDITION_H_

#include <cstddef>

#include "base/fold.h"
#include "jixiao/standard.hpp"

namespace jixiao::standard {

/// Takes off what only joins a condition to its points or to the clause before: 如, 的, 则, commas.
void Trim(const FoldedText& text, std::size_t* begin, std::size_t* end);

/// Reads the symbols [begin, end), already trimmed.
StandardCondition ReadCondition(const FoldedText& text, std::size_t begin, std::size_t end,
                                const ThresholdContext& context);

/// Whether `text` says that `other` is not so: 不齐全 beside 档案资料齐全.
bool Denies(std::u32string_view text, std::u32string_view other);

/// Folded symbols of UTF-8 text.
std::u32string FoldedSymbols(std::string_view text);

}  // namespace jixiao::standard

#endif  // JIXIAO_STANDARD_CONDITION_H_
