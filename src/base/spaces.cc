#include "base/spaces.h"

#include "base/utf8.h"

namespace jixiao::text {

std::size_t SpaceLength(std::string_view text, std::size_t position) {
  if (position >= text.size()) return 0;
  const auto byte = static_cast<unsigned char>(text[position]);
  if (byte == ' ' || (byte >= '\t' && byte <= '\r')) return 1;
  if (byte != 0xC2 && byte != 0xE2 && byte != 0xE3 && byte != 0xEF) return 0;
  const utf8::CodePoint point = utf8::Decode(text, position);
  const char32_t value = point.value;
  const bool space = value == 0xA0 || (value >= 0x2000 && value <= 0x200F) || value == 0x2028 ||
                     value == 0x2029 || value == 0x202F || value == 0x205F || value == 0x2060 ||
                     value == 0x3000 || value == 0xFEFF;
  return space ? point.length : 0;
}

std::string_view Trim(std::string_view text) {
  while (const std::size_t length = SpaceLength(text, 0)) text.remove_prefix(length);
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
    if (SpaceLength(text, last) == 0) break;
    text.remove_suffix(text.size() - last);
  }
  return text;
}

}  // namespace jixiao::text
