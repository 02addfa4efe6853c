#include "base/utf8.h"

namespace jixiao::utf8 {

std::size_t FirstInvalidByte(std::string_view text) {
  std::size_t position = 0;
  while (position < text.size()) {
    const CodePoint point = Decode(text, position);
    if (point.length == 0) return position;
    position += point.length;
  }
  return position;
}

}  // namespace jixiao::utf8
