// One cell while it is parsed: its folded text, its tokens, and ways to look at them.
#ifndef JIXIAO_THRESHOLD_CELL_H_
#define JIXIAO_THRESHOLD_CELL_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "base/fold.h"
#include "threshold/scanner.h"

namespace jixiao {

struct Cell {
  Cell(std::string_view source_text, const ThresholdContext& cell_context)
      : source(source_text), context(cell_context), text(source_text) {}

  std::string_view source;
  const ThresholdContext& context;
  FoldedText text;
  ScannedText scanned;

  const Token& At(std::size_t token) const { return scanned.tokens[token]; }
  std::size_t TokenCount() const { return scanned.tokens.size(); }
  bool Is(std::size_t token, TokenKind kind) const {
    return token < TokenCount() && At(token).kind == kind;
  }
  bool IsWord(std::size_t token, Role role) const {
    return Is(token, TokenKind::kWord) && At(token).word.role == role;
  }
  bool IsValue(std::size_t token) const {
    return Is(token, TokenKind::kQuantity) || Is(token, TokenKind::kDate);
  }
  const Quantity& QuantityOf(std::size_t token) const {
    return scanned.quantities[At(token).index];
  }
  Quantity& QuantityOf(std::size_t token) { return scanned.quantities[At(token).index]; }
  const DateMatch& DateOf(std::size_t token) const { return scanned.dates[At(token).index]; }

  TextSpan SpanOf(const Token& token) const { return text.span(token.begin, token.end); }
  /// Folded symbols [begin, end), and the same as UTF-8.
  std::u32string_view Symbols(std::size_t begin, std::size_t end) const {
    return text.symbols().substr(begin, end - begin);
  }
  std::string Slice(std::size_t begin, std::size_t end) const {
    return ToUtf8(Symbols(begin, end));
  }
  std::string SliceOf(std::size_t token) const { return Slice(At(token).begin, At(token).end); }

  /// Prose among the tokens [token, end).
  bool HasText(std::size_t token, std::size_t end) const {
    for (; token < end; ++token) {
      if (Is(token, TokenKind::kText) || Is(token, TokenKind::kBroken)) return true;
    }
    return false;
  }
};

}  // namespace jixiao

#endif  // JIXIAO_THRESHOLD_CELL_H_
