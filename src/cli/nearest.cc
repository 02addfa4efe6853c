#include "cli/nearest.h"

#include <algorithm>
#include <cstddef>

namespace jixiao::cli {
namespace {

constexpr std::size_t kLongestName = 64;

std::size_t Distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> changes(a.size() + 1,
                                                std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        changes[i][j] = i + j;
        continue;
      }
      const std::size_t replaced = a[i - 1] == b[j - 1] ? 0 : 1;
      changes[i][j] = std::min(
          {changes[i - 1][j] + 1, changes[i][j - 1] + 1, changes[i - 1][j - 1] + replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        changes[i][j] = std::min(changes[i][j], changes[i - 2][j - 2] + 1);
      }
    }
  }
  return changes[a.size()][b.size()];
}

}  // namespace

std::optional<std::string> Nearest(std::string_view typed, const std::vector<std::string>& names) {
  if (typed.size() > kLongestName) return std::nullopt;
  std::optional<std::string> nearest;
  std::size_t least = 0;
  for (const std::string& name : names) {
    const std::size_t distance = Distance(typed, name);
    if (3 * distance > std::max(name.size(), typed.size())) continue;
    if (!nearest || distance < least) {
      nearest = name;
      least = distance;
    }
  }
  return nearest;
}

}  // namespace jixiao::cli
