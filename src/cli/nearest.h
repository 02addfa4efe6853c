// The name that was meant.
#ifndef JIXIAO_CLI_NEAREST_H_
#define JIXIAO_CLI_NEAREST_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jixiao::cli {

/// The one of `names` that takes the fewest changes of a letter (put in, left out, replaced, two
/// swapped) to become `typed`; none where that takes more than a third of its letters.
std::optional<std::string> Nearest(std::string_view typed, const std::vector<std::string>& names);

}  // namespace jixiao::cli

#endif  // JIXIAO_CLI_NEAREST_H_
