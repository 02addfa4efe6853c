// Folded text → tokens: numbers with their units, dates, comparisons, words, brackets.
//
// One pass from left to right, each symbol looked at a bounded number of times. Does not decide
// whether a number is the value: that is syntax.cc's rule.
#ifndef JIXIAO_THRESHOLD_SCANNER_H_
#define JIXIAO_THRESHOLD_SCANNER_H_

#include <cstddef>
#include <cstdint>

#include "absl/container/inlined_vector.h"
#include "base/fold.h"
#include "jixiao/threshold.hpp"
#include "threshold/dates.h"
#include "threshold/vocabulary.h"

namespace jixiao {

enum class TokenKind : std::uint8_t {
  kText,      ///< Anything without a meaning of its own.
  kQuantity,  ///< A number with its unit.
  kDate,
  kBroken,  ///< What looks like a number and is none.
  kSign,    ///< ≥ …
  kWord,    ///< An entry of the vocabulary.
  kPer,     ///< 每人, 每家企业
  kComma,   ///< , ; 。 and the enumerators of a numbered list
  kOpen,
  kClose,
  kInclusive,  ///< (含), (含本数)
  kExclusive,  ///< (不含)
  kRange,      ///< - ~ 至 behind a value
  kTolerance,  ///< ±
  kUnit,       ///< A unit in front of its number: %≥90, (家)15
  kUnread,     ///< ⟨…⟩ of canonical text: what was not understood
};

struct Token {
  TokenKind kind = TokenKind::kText;
  std::uint32_t begin = 0;  ///< Symbols [begin, end).
  std::uint32_t end = 0;
  Word word;                ///< kWord; kSign uses word.comparator.
  std::uint32_t index = 0;  ///< kQuantity, kDate, kUnit: into the lists of ScannedText.
};

struct Quantity {
  Number number;
  Unit unit;
  std::uint32_t number_begin = 0, number_end = 0;
  std::uint32_t unit_begin = 0, unit_end = 0;
  bool has_unit = false;
  bool vague = false;       ///< 50余
  bool chinese = false;     ///< Written in Chinese numerals.
  bool bare_scale = false;  ///< 2万
  bool money_from_row = false;
  bool no_numerator = false;  ///< 300/人
  bool out_of_range = false;  ///< More digits than can be held.
};

struct ScannedText {
  absl::InlinedVector<Token, 8> tokens;
  absl::InlinedVector<Quantity, 2> quantities;
  absl::InlinedVector<DateMatch, 1> dates;
};

struct ScanOptions {
  RowKind row_kind = RowKind::kUnknown;
  bool money_row = false;
};

void Scan(const FoldedText& text, const ScanOptions& options, ScannedText* out);

}  // namespace jixiao

#endif  // JIXIAO_THRESHOLD_SCANNER_H_
