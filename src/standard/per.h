// 每…: the step of a clause that counts (每低于1个百分点, 每发现一处, 发现1处).
#ifndef JIXIAO_STANDARD_PER_H_
#define JIXIAO_STANDARD_PER_H_

#include <cstddef>
#include <optional>

#include "base/fold.h"
#include "jixiao/standard.hpp"

namespace jixiao::standard {

struct PerMatch {
  StandardPer per;
  std::size_t begin = 0;   ///< Where the step starts: of 村内每发现一处 at 每.
  std::size_t end = 0;     ///< Behind its unit.
  bool each_item = false;  ///< 每项 without a verb.
};

/// The last step in the symbols [begin, end) in front of points.
std::optional<PerMatch> FindPer(const FoldedText& text, std::size_t begin, std::size_t end);

/// How a begun unit counts, if the symbols [begin, end) say so: 不足1个百分点按1个百分点计算.
std::optional<BegunUnits> FindPartUnits(const FoldedText& text, std::size_t begin, std::size_t end);

}  // namespace jixiao::standard

#endif  // JIXIAO_STANDARD_PER_H_
