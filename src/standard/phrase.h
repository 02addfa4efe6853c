// What a standard says about points, at one place of the folded text: 得5分, 不得分, 扣完为止,
// 按比例得分, 酌情扣分. Does not know under which condition.
#ifndef JIXIAO_STANDARD_PHRASE_H_
#define JIXIAO_STANDARD_PHRASE_H_

#include <cstddef>
#include <optional>

#include "base/fold.h"
#include "jixiao/standard.hpp"

namespace jixiao::standard {

enum class PhraseKind {
  kNone,
  kPoints,       ///< 得5分, 扣0.5分, (1分), 得满分
  kNothing,      ///< 不得分
  kCap,          ///< 最多扣5分
  kUntilGone,    ///< 扣完为止
  kAndSoOn,      ///< 以此类推
  kNoGain,       ///< 不加分: nothing beyond what is written elsewhere
  kShare,        ///< 按比例得分
  kFormula,      ///< 得分=…: [body_begin, body_end) is the expression
  kJudgement,    ///< 酌情扣分
  kMissingItem,  ///< 按缺项计分
  kWeight,       ///< 满分5分: the row's weight, said again
};

struct Phrase {
  PhraseKind kind = PhraseKind::kNone;
  std::size_t begin = 0;
  std::size_t end = 0;
  StandardPoints points;
  bool takes = false;
  bool below_zero = false;
  bool adds = false;  ///< 加, 奖
  bool has_verb = false;
  std::size_t body_begin = 0;
  std::size_t body_end = 0;
};

/// The phrase that starts at symbol `at`; kNone where there is none.
Phrase ReadPhrase(const FoldedText& text, std::size_t at);

struct NumberMatch {
  Decimal value;
  std::size_t length = 0;  ///< 0: none.
};
/// Digits, or a Chinese numeral, at `at`; not negative.
NumberMatch ReadNumber(const FoldedText& text, std::size_t at);

}  // namespace jixiao::standard

#endif  // JIXIAO_STANDARD_PHRASE_H_
