// What holds for every cell whatever its text. Shared by the generated cells and the fuzz target.
#ifndef JIXIAO_TESTS_PROPERTIES_THRESHOLD_PROPERTIES_H_
#define JIXIAO_TESTS_PROPERTIES_THRESHOLD_PROPERTIES_H_

#include <string>
#include <string_view>

#include "jixiao/threshold.hpp"

namespace jixiao::properties {

/// Reads `text` and returns the first property that does not hold, in words; empty where all do:
/// the text is kept; spans lie inside it, on character boundaries; canonical text is empty only for
/// kInvalid, and reading it under the same context gives an equal threshold with the same canonical
/// text; and those of ReadingFault.
std::string ThresholdFault(std::string_view text, const ThresholdContext& context);

/// Of targets and actuals: what became of the characters tiles the text, and the shortcut reads
/// what the parser reads.
std::string ReadingFault(std::string_view text, const ThresholdContext& context);

}  // namespace jixiao::properties

#endif  // JIXIAO_TESTS_PROPERTIES_THRESHOLD_PROPERTIES_H_
