// Numbers in folded text: ASCII digits and Chinese numerals.
#ifndef JIXIAO_THRESHOLD_NUMERAL_H_
#define JIXIAO_THRESHOLD_NUMERAL_H_

#include <cstddef>
#include <string_view>

#include "base/fold.h"
#include "jixiao/decimal.hpp"

namespace jixiao {

enum class NumeralFault { kNone, kBroken, kOutOfRange };

struct Numeral {
  Decimal value;
  std::size_t length = 0;  ///< Symbols used; 0: no number here.
  int scale = 0;           ///< Power of ten of a trailing 万 or 亿, which belongs to the unit.
  NumeralFault fault = NumeralFault::kNone;
  bool vague = false;  ///< 两三, 七八十: two neighbours; the value is the lower.
};

/// Digits with decimals, thousands separators and a sign, at `begin`. A gap between two digits, a
/// second point or a letter O among digits is kBroken. Without `thousands` a comma ends the number.
Numeral ReadDigits(const FoldedText& text, std::size_t begin, bool thousands = true);

/// A whole Chinese numeral at the start: 十五, 一千零五, 三点五万, 壹仟贰佰, 一七二零, 廿五.
Numeral ReadChineseNumeral(std::u32string_view text);

/// Digits among scale words: 3万5, 3万零500, 1亿2000万, 十亿3000万, 5万4千6百. A bare digit behind
/// a scale word counts in the next scale, as spoken. Length 0: no such numeral.
Numeral ReadMixedNumeral(const FoldedText& text, std::size_t begin);

/// A character of a Chinese numeral that is a scale: 十 百 千 万 亿 …
bool IsScaleCharacter(char32_t c);

/// A character of a Chinese numeral.
bool IsChineseNumeral(char32_t c);

/// Value 0 to 9 of a digit character, ASCII or Chinese; -1 for others.
int DigitValue(char32_t c);

}  // namespace jixiao

#endif  // JIXIAO_THRESHOLD_NUMERAL_H_
