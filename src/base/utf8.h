// UTF-8: validation and decoding of one code point at a time. Does not normalise anything.
#ifndef JIXIAO_BASE_UTF8_H_
#define JIXIAO_BASE_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace jixiao::utf8 {

/// What some programs put before a text to show that it is UTF-8.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// A decoded code point and its length in bytes; length 0 where the bytes are not UTF-8.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t length = 0;
};

/// Decodes the code point at `position`, which must be inside `text`. Rejects overlong forms,
/// surrogates and values above U+10FFFF.
inline CodePoint Decode(std::string_view text, std::size_t position) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[position + i]); };
  const std::size_t left = text.size() - position;
  const unsigned char lead = byte(0);
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  if (lead < 0x80U) return {lead, 1};
  if (lead >= 0xE0U && lead < 0xF0U) {
    if (left < 3 || !continues(1) || !continues(2)) return {};
    const char32_t value = ((lead & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
    if (value < 0x800U || (value >= 0xD800U && value < 0xE000U)) return {};
    return {value, 3};
  }
  if (lead >= 0xC2U && lead < 0xE0U) {
    if (left < 2 || !continues(1)) return {};
    return {((lead & 0x1FU) << 6U) | (byte(1) & 0x3FU), 2};
  }
  if (lead >= 0xF0U && lead < 0xF5U) {
    if (left < 4 || !continues(1) || !continues(2) || !continues(3)) return {};
    const char32_t value = ((lead & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) |
                           ((byte(2) & 0x3FU) << 6U) | (byte(3) & 0x3FU);
    if (value < 0x10000U || value > 0x10FFFFU) return {};
    return {value, 4};
  }
  return {};
}

/// Offset of the first byte that is not part of valid UTF-8; text.size() where all is valid.
std::size_t FirstInvalidByte(std::string_view text);

inline bool IsValid(std::string_view text) { return FirstInvalidByte(text) == text.size(); }

}  // namespace jixiao::utf8

#endif  // JIXIAO_BASE_UTF8_H_
