// Folding: text as clerks type it → one code point for each sign that means the same.
//
// Full-width forms become ASCII, variants of comparison signs and dashes one sign each, traditional
// characters of the field's words simplified ones; spaces, line breaks, byte order marks and
// zero-width characters vanish, but their place stays visible as a gap between spans. Does not
// know any word.
#ifndef JIXIAO_BASE_FOLD_H_
#define JIXIAO_BASE_FOLD_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "jixiao/text_span.hpp"

namespace jixiao {

/// Folded code points, each with the bytes it came from.
class FoldedText {
 public:
  /// Folds valid UTF-8. Stops at the first invalid or NUL byte, and says where.
  explicit FoldedText(std::string_view text);
  FoldedText(const FoldedText&) = delete;
  FoldedText& operator=(const FoldedText&) = delete;
  ~FoldedText() = default;

  std::u32string_view symbols() const { return {symbols_, size_}; }
  std::size_t size() const { return size_; }
  /// The symbol at `i`, or 0 beyond the end.
  char32_t at(std::size_t i) const { return i < size_ ? symbols_[i] : U'\0'; }
  /// True where the source has something invisible between symbol `i` and the one before.
  bool gap_before(std::size_t i) const {
    return i > 0 && i < size_ && spans_[i].begin != spans_[i - 1].end;
  }
  /// Bytes of the symbols [begin, end); an empty range gives the position of `begin`.
  TextSpan span(std::size_t begin, std::size_t end) const;

  /// Offset of the byte that is not text; npos where all is.
  std::size_t bad_byte() const { return bad_byte_; }
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

 private:
  // Without initialisers, so that an array of it costs nothing until it is written.
  struct Place {
    std::uint32_t begin;
    std::uint32_t end;
  };
  // Most cells fit in the object; a longer one has at most a symbol for each byte.
  static constexpr std::size_t kInline = 64;
  char32_t inline_symbols_[kInline];
  Place inline_spans_[kInline];
  std::unique_ptr<char32_t[]> long_symbols_;
  std::unique_ptr<Place[]> long_spans_;
  char32_t* symbols_ = inline_symbols_;
  Place* spans_ = inline_spans_;
  std::size_t size_ = 0;
  std::uint32_t source_size_ = 0;
  std::size_t bad_byte_ = npos;
};

/// Appends the UTF-8 of one code point.
void AppendUtf8(char32_t code_point, std::string* out);
std::string ToUtf8(std::u32string_view text);

/// Digits 0 to 9 after folding.
inline bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }
inline bool IsLetter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
/// A Chinese character.
inline bool IsHan(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

}  // namespace jixiao

#endif  // JIXIAO_BASE_FOLD_H_
