#include "threshold/reversal.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/prefix_index.h"

namespace jixiao {
namespace {

using std::size_t;
using View = std::u32string_view;

// Where a word counts.
enum class Where : std::uint8_t {
  kAnywhere,
  kBeforeFigure,  // 差3家, 多5人: one character that is part of many words
};

struct Entry {
  Reversal meaning = Reversal::kNone;
  Where where = Where::kAnywhere;
  bool in_targets = false;
};

struct Line {
  Entry entry;
  View words;  // separated by spaces
};

// Words that hold a reversing one and turn nothing round. The longest word at a place decides.
constexpr View kHarmless =
    U"不含 不包括 不包含 不计 不含税 不动产 不锈钢 不良 不同 不限 不等 不定期 不断 不间断 不低于 "
    U"不少于 "
    U"未含 未包括 未成年 未来 未利用地 没收 无障碍 无害化 无害 无线 无人机 无人 无偿 无缝 无纸化 "
    U"无公害 "
    U"无量纲 无形 无土 无烟 无菌 无接触 无事故 无故障 无差错 无投诉 无违规 无违纪 无遗漏 无忧 非遗 "
    U"非物质 "
    U"非税 非公 非公有制 非全日制 非学历 非重点 非贫困 非工作 非住宅 非义务 非公益 非居民 非师范 "
    U"非营利 非盈利 非农 非洲 非机动车 非煤 非现场 非涉密 非编 差错 差旅 差异 误差 偏差 "
    U"温差 时差 落差 公差 出差 差额 少数民族 少数 少儿 少年 少先队 多少 至少 不少 多数 多媒体 "
    U"多功能 多元 "
    U"多样 欠费 缺陷 缺勤 短缺药品 计划生育 按计划 计划内 规划 策划 应急 应用 供应 相应 适应 反应 "
    U"效应 对应 "
    U"响应 应届 应收 应付 应对 应保尽保 应收尽收 应纳 应征 将军 模拟 虚拟 拟合 延期还款 目标管理 "
    U"目标责任 "
    U"目标人群 目标任务 目标完成率 计划完成率 目标达成率 无偿献血 不见面 不满意度 不打烊 按要求 "
    U"按规定 按计划要求";

constexpr auto kLines = std::to_array<Line>({
    // What the target asks for was not done.
    {{Reversal::kNotMet, Where::kAnywhere, true},
     U"未完成 没完成 没有完成 尚未完成 仍未完成 未能完成 未按时完成 未按期完成 未如期完成 "
     U"未及时完成 "
     U"未能按时完成 未能按期完成 未能如期完成 未达成 未实现 没有实现 没有达成 未能实现 未能达成 "
     U"未在 未于 "
     U"没在 没有在 未能在 未能于 逾期未完成"},
    {{Reversal::kUnclear, Where::kAnywhere, true},
     U"不 未 没 没有 无 非 尚未 未能 未曾 并未 没能 难以 无法 不能 不必 不一定 并非 不是 未必 不需 "
     U"无需 "
     U"不再 从未 不予 负增长 拒绝 暂缓 暂不 不达 未达标 未全部完成"},
    {{Reversal::kUnclear, Where::kAnywhere, false},
     U"计划 预计 目标 力争 预期 争取 准备 打算 预估 估计 有望 即将 应当 必须 需要 要求 应完成 "
     U"将完成 "
     U"拟完成 待完成 需完成 须完成 拟于 将于 拟在 将在 拟建 待建 拟 目标值 原定 确保 保证"},
    {{Reversal::kUnclear, Where::kBeforeFigure, false}, U"应 将 需 须 待 可 要"},
    {{Reversal::kUnclear, Where::kAnywhere, false},
     U"正在 在建 取消 推迟 延期 延迟 延后 滞后 暂停 中止 终止 停工 停建 逾期 退回 撤销 作废 流标 "
     U"进行中 "
     U"推进中 实施中 办理中 审批中 招标中 建设中 待验收 仍在 尚在 差评 超期 超时"},
    {{Reversal::kUnclear, Where::kAnywhere, false},
     U"剩余 尚余 还剩 结转 缺口 短缺 欠缺 缺少 未支出 未使用 未执行 未到位 缺额 差距 相差 少完成 "
     U"多完成 "
     U"超额完成 超标 超计划完成"},
    {{Reversal::kUnclear, Where::kBeforeFigure, false}, U"差 少 欠 缺 多 剩 超"},
    {{Reversal::kBelowTarget, Where::kBeforeFigure, false}, U"还差 尚差 仍差 还缺 尚缺 仍缺"},
    {{Reversal::kAboveTarget, Where::kBeforeFigure, false},
     U"超支 超支了 超额 超出目标 超出计划 超出预算 超目标 超计划 超预算 超过目标 超过计划 超过预算 "
     U"高于目标 高于计划 高于预算 多于目标 多于计划 多支出 多支"},
    {{Reversal::kBelowTarget, Where::kBeforeFigure, false},
     U"低于目标 低于计划 低于预算 少于目标 少于计划"},
    {{Reversal::kUnclear, Where::kAnywhere, false},
     U"超支 超额 超出 多支 超过目标 超过计划 高于目标 高于计划 低于目标 低于计划 低于预算 少于目标 "
     U"少于计划 "
     U"还差 尚差 仍差 还缺 尚缺 仍缺 超预算 超计划 超目标"},
    {{Reversal::kSaved, Where::kBeforeFigure, false},
     U"节约 节省 结余 节约资金 节约了 结余资金 节支"},
    {{Reversal::kUnclear, Where::kAnywhere, false}, U"节约 节省 结余 节支"},
});

// 比目标少3家, 较年度目标值低2个百分点: comparison + what is aimed at + difference.
constexpr View kThan = U"比 较 与 同 相比";
constexpr View kAims =
    U"目标 目标值 计划 计划数 计划值 指标 指标值 预期 年度目标 年度目标值 年初目标 绩效目标 任务 "
    U"任务数 "
    U"预算 预算数 年度指标值 年初计划 原计划 预期目标 年度计划 既定目标";
constexpr View kMiddles = U"相比 比 要";
constexpr View kMore = U"多 高 超 超出 增加 多出 高出 多了 高了 多完成";
constexpr View kLess = U"少 低 差 缺 减少 降低 少了 低了 短 少完成";

template <typename Take>
void ForEachWord(View words, Take take) {
  while (!words.empty()) {
    const size_t end = std::min(words.find(U' '), words.size());
    if (end > 0) take(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

size_t LongestOf(View words, View text) {
  size_t longest = 0;
  ForEachWord(words, [&](View word) {
    if (text.starts_with(word)) longest = std::max(longest, word.size());
  });
  return longest;
}

// The entries of one word: one that needs a figure behind it, and one that does not.
struct Meanings {
  std::optional<Entry> anywhere;
  std::optional<Entry> before_figure;
  bool harmless = false;
};

const PrefixIndex<Meanings>& Words() {
  static const PrefixIndex<Meanings>* const index = [] {
    std::vector<PrefixIndex<Meanings>::Entry> entries;
    const auto add = [&](View word) -> Meanings& {
      const auto at = std::find_if(entries.begin(), entries.end(),
                                   [word](const auto& entry) { return entry.word == word; });
      if (at != entries.end()) return at->value;
      entries.push_back({word, {}});
      return entries.back().value;
    };
    for (const Line& line : kLines) {
      ForEachWord(line.words, [&](View word) {
        Meanings& meanings = add(word);
        (line.entry.where == Where::kAnywhere ? meanings.anywhere : meanings.before_figure) =
            line.entry;
      });
    }
    ForEachWord(kHarmless, [&](View word) { add(word).harmless = true; });
    return new PrefixIndex<Meanings>(std::move(entries));
  }();
  return *index;
}

class Search {
 public:
  Search(const Cell& cell, bool in_actual, const std::vector<SymbolRange>& skipped)
      : cell_(cell), in_actual_(in_actual), skipped_(skipped) {}

  std::optional<ReversalMatch> Run() {
    const size_t size = cell_.text.size();
    for (size_t at = 0; at < size;) {
      while (token_ < cell_.TokenCount() && cell_.At(token_).end <= at) ++token_;
      if (const size_t skip = std::max(FigureEnd(at), SkippedEnd(at)); skip > at) {
        at = skip;
        continue;
      }
      if (const std::optional<ReversalMatch> found = At(at, &at); found) return found;
    }
    return std::nullopt;
  }

 private:
  size_t SkippedEnd(size_t at) {
    while (next_skipped_ < skipped_.size() && skipped_[next_skipped_].end <= at) ++next_skipped_;
    const bool inside = next_skipped_ < skipped_.size() && skipped_[next_skipped_].begin <= at;
    return inside ? skipped_[next_skipped_].end : at;
  }

  // The end of the figure or comparison that `at` stands in; `at` where it stands in none.
  size_t FigureEnd(size_t at) const {
    if (token_ >= cell_.TokenCount()) return at;
    const Token& token = cell_.At(token_);
    if (token.begin > at) return at;
    const bool figure = cell_.IsValue(token_) || token.kind == TokenKind::kSign ||
                        token.kind == TokenKind::kPer || token.kind == TokenKind::kInclusive ||
                        token.kind == TokenKind::kExclusive || token.kind == TokenKind::kBroken;
    if (figure) return token.end;
    const bool comparison =
        cell_.IsWord(token_, Role::kStrongBefore) || cell_.IsWord(token_, Role::kAfter);
    if (!comparison || token.begin != at) return at;
    if (in_actual_ && cell_.text.at(at) == U'超' && token.end == at + 1) return at;  // 超5万元
    // 超过目标5家: the comparison is part of a longer word.
    if (in_actual_ && !Binds(token_)) return at;  // 15家(已超出)
    const auto* const longer = Words().Longest(Rest(at));
    return longer != nullptr && longer->word.size() > token.end - token.begin ? at : token.end;
  }

  // A comparison with something to compare behind it.
  bool Binds(size_t token) const {
    return cell_.IsWord(token, Role::kAfter) || cell_.IsValue(token + 1) ||
           cell_.Is(token + 1, TokenKind::kSign) || cell_.Is(token + 1, TokenKind::kPer) ||
           cell_.Is(token + 1, TokenKind::kWord) || cell_.Is(token + 1, TokenKind::kInclusive);
  }

  View Rest(size_t at) const { return cell_.text.symbols().substr(at); }

  bool FigureAt(size_t at) const {
    for (size_t token = token_; token < cell_.TokenCount(); ++token) {
      if (cell_.At(token).begin < at) continue;
      return cell_.At(token).begin == at &&
             (cell_.IsValue(token) || cell_.IsWord(token, Role::kApproxAfter) ||
              (cell_.IsWord(token, Role::kWeakBefore) &&
               cell_.At(token).word.comparator == Comparator::kApprox));
    }
    return false;
  }

  // The word at `at`; moves `next` behind what stands there.
  std::optional<ReversalMatch> At(size_t at, size_t* next) const {
    *next = at + 1;
    if (!IsHan(cell_.text.at(at))) return std::nullopt;
    if (in_actual_) {
      if (const std::optional<ReversalMatch> difference = DifferenceAt(at); difference) {
        return difference;
      }
    }
    const auto* const found = Words().Longest(Rest(at));
    if (found == nullptr) return std::nullopt;
    const size_t end = at + found->word.size();
    const std::optional<Entry> entry = EntryFor(found->value, end);
    if (!entry && (found->value.harmless || found->word.size() > 1)) *next = end;
    if (!entry || found->value.harmless) return std::nullopt;
    if (InOwnName(at) || (!in_actual_ && NamesRate(at))) {
      *next = end;
      return std::nullopt;
    }
    return ReversalMatch{at, end, entry->meaning};
  }

  std::optional<Entry> EntryFor(const Meanings& meanings, size_t end) const {
    std::optional<Entry> entry = meanings.anywhere;
    if (meanings.before_figure && FigureAt(end)) entry = meanings.before_figure;
    if (entry && !in_actual_ && !entry->in_targets) return std::nullopt;
    return entry;
  }

  std::optional<ReversalMatch> DifferenceAt(size_t at) const {
    const size_t than = LongestOf(kThan, Rest(at));
    if (than == 0) return std::nullopt;
    const size_t aim = LongestOf(kAims, Rest(at + than));
    if (aim == 0) return std::nullopt;
    size_t end = at + than + aim;
    end += LongestOf(kMiddles, Rest(end));
    const size_t more = LongestOf(kMore, Rest(end));
    const size_t less = LongestOf(kLess, Rest(end));
    end += std::max(more, less);
    const bool exact = std::max(more, less) > 0 && FigureAt(end);
    const Reversal meaning = more > less ? Reversal::kAboveTarget : Reversal::kBelowTarget;
    return ReversalMatch{at, end, exact ? meaning : Reversal::kUnclear};
  }

  size_t RunEnd(size_t at) const {
    constexpr size_t kLongestName = 16;
    size_t end = at;
    while (IsHan(cell_.text.at(end)) && end - at < kLongestName && !ValueStarts(end)) ++end;
    return end;
  }
  bool ValueStarts(size_t at) const {
    for (size_t token = token_; token < cell_.TokenCount() && cell_.At(token).begin <= at;
         ++token) {
      if (cell_.At(token).begin == at && cell_.IsValue(token)) return true;
    }
    return false;
  }

  // A row that is named 未完成项目数 counts them.
  bool InOwnName(size_t at) const {
    const View run = cell_.text.symbols().substr(at, RunEnd(at) - at);
    for (const std::string_view words : {cell_.context.name, cell_.context.description}) {
      constexpr size_t kLongestName = 512;
      if (words.empty() || words.size() > kLongestName) continue;
      if (FoldedText(words).symbols().find(run) != View::npos) return true;
    }
    return false;
  }

  // 不合格率≤5%: a target may well limit what is named by its absence.
  bool NamesRate(size_t at) const {
    const View run = cell_.text.symbols().substr(at, RunEnd(at) - at);
    const size_t rate = run.find_first_of(U"率度");
    return rate != View::npos && rate > 1;
  }

  const Cell& cell_;
  const bool in_actual_;
  const std::vector<SymbolRange>& skipped_;
  size_t next_skipped_ = 0;
  size_t token_ = 0;  // the first that does not end in front of the place looked at
};

}  // namespace

std::optional<ReversalMatch> FindReversal(const Cell& cell, bool in_actual,
                                          const std::vector<SymbolRange>& skipped) {
  return Search(cell, in_actual, skipped).Run();
}

std::vector<View> ReversingWords(bool in_actual) {
  std::vector<View> words;
  for (const Line& line : kLines) {
    if (!in_actual && !line.entry.in_targets) continue;
    if (line.entry.where != Where::kAnywhere) continue;
    ForEachWord(line.words, [&words](View word) { words.push_back(word); });
  }
  return words;
}

}  // namespace jixiao
