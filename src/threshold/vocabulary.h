// The words of the threshold language, in tables that are extended in one place (vocabulary.cc).
#ifndef JIXIAO_THRESHOLD_VOCABULARY_H_
#define JIXIAO_THRESHOLD_VOCABULARY_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/prefix_index.h"
#include "jixiao/threshold.hpp"

namespace jixiao {

/// What a word does in an expression.
enum class Role : std::uint8_t {
  kStrongBefore,  ///< 不低于 超过 至少: a comparison in front of the number
  kWeakBefore,    ///< 达到 控制在: yields to a word behind the number
  kAfter,         ///< 以上 以内: a comparison behind the number
  kApproxAfter,   ///< 左右
  kVerbUp,        ///< 增长 提高
  kVerbDown,      ///< 下降 减少
  kLevelUp,       ///< 提高到: a level, not a change
  kLevelDown,     ///< 降至
  kReference,     ///< 较上年 同比
  kNeutral,       ///< 力争 全年 计划
  kAll,           ///< 且 并
  kAny,           ///< 或
  kList,          ///< 、 和 与
  kBetween,       ///< 介于 在…之间
  kAmong,         ///< 之间
  kRespectively,  ///< 分别
  kVague,         ///< 几十 若干: a count without a figure
};

struct Word {
  Role role;
  Comparator comparator = Comparator::kEq;
  /// The word counts only where a number, a sign or another comparison follows at once (达, 为).
  bool binds_next = false;
  /// The word counts only directly behind a number (内, 起).
  bool binds_previous = false;
  /// kReference: what the change is held against.
  std::string_view reference{};
};

/// All words, longest match first.
const PrefixIndex<Word>& Vocabulary();

/// 高, 多, 少 … at the start of a text: what a figure is to last year's. Length 0: none.
struct Adjective {
  std::size_t length = 0;
  ChangeDirection direction = ChangeDirection::kUp;
};
Adjective MatchAdjective(std::u32string_view text);

/// Class of qualitative text from its folded symbols; kNone where no word of the lexicon stands in
/// it, or a negated one.
TextClass ClassifyText(std::u32string_view text);

/// True where a name or description speaks of money (金额 资金 经费 …): there a bare 万 is 万元.
bool NamesMoney(std::u32string_view name);

}  // namespace jixiao

#endif  // JIXIAO_THRESHOLD_VOCABULARY_H_
