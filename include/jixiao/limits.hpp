// Limits on hostile or accidental input. Passing one gives StatusCode::kLimitExceeded (a whole
// document) or the diagnostic `limit_exceeded` (one cell); it never gives slowness.
#ifndef JIXIAO_LIMITS_HPP_
#define JIXIAO_LIMITS_HPP_

#include <cstddef>

namespace jixiao {

struct Limits {
  std::size_t document_bytes = std::size_t{64} << 20;  ///< Published text, JSON or CSV.
  std::size_t line_bytes = std::size_t{1} << 20;       ///< One line of published text or CSV.
  std::size_t rows = 1'000'000;  ///< Indicator rows of one document; in JSON, elements of lists.
};

/// Longest target or actual that is parsed; a longer one is `invalid` with `limit_exceeded`.
inline constexpr std::size_t kMaxCellBytes = std::size_t{1} << 20;

}  // namespace jixiao

#endif  // JIXIAO_LIMITS_HPP_
