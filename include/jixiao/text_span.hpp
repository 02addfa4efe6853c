// A place in the caller's text.
#ifndef JIXIAO_TEXT_SPAN_HPP_
#define JIXIAO_TEXT_SPAN_HPP_

#include <cstdint>

namespace jixiao {

/// Half-open range of UTF-8 byte offsets into the caller's original bytes, before any
/// normalisation, on character boundaries. An empty span (begin == end) marks a position.
struct TextSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const { return begin == end; }
  friend bool operator==(const TextSpan&, const TextSpan&) = default;
};

}  // namespace jixiao

#endif  // JIXIAO_TEXT_SPAN_HPP_
