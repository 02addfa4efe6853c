// Limits on hostile or accidental input. Passing one gives StatusCode::kLimitExceeded (a whole
// document) or the diagnostic `limit_exceeded` (one cell); it never gives slowness.
#ifndef JIXIAO_LIMITS_HPP_
#define JIXIAO_LIMITS_HPP_

#include <cstddef>

namespace jixiao {

struct Limits {
  /// Published text, JSON or CSV; 4 GiB − 1 at most, whatever stands here.
  std::size_t document_bytes = std::size_t{64} << 20;
  std::size_t line_bytes = std::size_t{1} << 20;  ///< One line of published text or CSV.
  std::size_t rows = 1'000'000;  ///< Indicator rows of one document; in JSON, elements of lists.
  /// Projects of model JSON: one takes some kilobytes in memory, however little is said of it.
  std::size_t projects = 20'000;
  std::size_t cells = 8'000'000;  ///< Cells of the grids handed over for one document.
};

/// Longest target or actual that is parsed; a longer one is `invalid` with `limit_exceeded`. A cell
/// of Excel, 32 767 characters, always fits.
inline constexpr std::size_t kMaxCellBytes = std::size_t{256} << 10;

/// Most conditions of one target or actual; a cell with more is `invalid` with `limit_exceeded`.
inline constexpr std::size_t kMaxConditions = 64;

}  // namespace jixiao

#endif  // JIXIAO_LIMITS_HPP_
