// To teach the parser a word, add it to the table of its role. Words are written as they are after
// folding: half-width, simplified, without spaces. A test parses each entry in a sentence.
#include "threshold/vocabulary.h"

#include <algorithm>
#include <array>
#include <deque>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/fold.h"

namespace jixiao {
namespace {

using View = std::u32string_view;

// Comparisons in front of a number. Words that start with 不 are also understood with a modal
// between (不得低于, 不能超过, 不应少于).
struct ComparisonWords {
  Comparator comparator;
  View words;  // separated by spaces
};
constexpr auto kStrongBefore = std::to_array<ComparisonWords>({
    {Comparator::kGe,
     U"大于等于 大于或等于 大于或者等于 不低于 不少于 不小于 不下于 不短于 不亚于 至少 最少 最低 "
     U"最小 "
     U"起码 高于等于 高于或等于 超过或等于 多于或等于 不差于 不劣于 下限 保底 大等于 大于于等于 "
     U"最低不少于 最低不低于 至少达到 至少为 最少为 不得低 达到或超过 达到或高于 等于或大于 "
     U"等于或高于 "
     U"不低 不少 不早于 最短 最低为 至少需 高于或者等于 大于和等于"},
    {Comparator::kGt, U"大于 高于 多于 超过 超出 优于 长于 晚于 迟于 突破 高过 多过 大过"},
    {Comparator::kLe,
     U"小于等于 小于或等于 小于或者等于 不高于 不超过 不超 不多于 不大于 最高不超 最高不超过 "
     U"最多不超过 "
     U"最多不超 不长于 不晚于 不迟于 至多 最多 最高 最大 最高为 最多为 上限 低于等于 "
     U"低于或等于 "
     U"小等于 等于或小于 等于或低于 少于或等于 不突破 不超出 未超过 未超 不高 不多 控制在不超过 "
     U"最长 "
     U"最晚 最迟 限额 低于或者等于 小于和等于"},
    {Comparator::kLt, U"小于 低于 少于 不足 不满 未达到 未达 未满 短于 早于 达不到 不到"},
    {Comparator::kNe, U"不等于 不为 不是"},
});

// Weak words yield to a comparison behind the number (达到90%以上, 控制在5%左右).
constexpr auto kWeakBefore = std::to_array<ComparisonWords>({
    {Comparator::kGe, U"达到 达 完成 实现 可达 达标 达成"},
    {Comparator::kLe, U"控制在 控制到 控制于 控制为 限制在 限定在 压缩在"},
    {Comparator::kEq, U"等于 为 保持在 维持在 稳定在 保持 维持 稳定 即 是 共计 合计 共 计"},
    {Comparator::kApprox, U"约 大约 约为 大约为 约占 大概 接近 近"},
});

// Weak words that are no comparison unless a number follows at once.
constexpr auto kAfter = std::to_array<ComparisonWords>({
    {Comparator::kGe,
     U"以上 及以上 之上 或以上 及其以上 和以上 以及以上 含以上 起 或更多 或者更多 及更多 及以上的 "
     U"或者以上 "
     U"或者高于 或更高"},
    {Comparator::kGt, U"以外 开外"},
    {Comparator::kLe,
     U"含以下 含以内 以下 及以下 以内 之内 内 之下 或以下 及其以下 和以下 为限 封顶 及以内 以里 "
     U"或更少 或者更少 及更少 或更低 或者以下"},
});
constexpr View kApproxAfter = U"左右 上下 前后 许";

constexpr View kVerbUp =
    U"年均增长 净增 新增长 多增 增长 增加 提高 提升 上升 上涨 增幅 增速 涨幅 扩大 增长率 增加率 "
    U"提高率 提升率 上升率 "
    U"增长幅度 "
    U"提高幅度 提升幅度 增长速度 上浮 增强 升高 递增";
constexpr View kVerbDown =
    U"年均下降 下降 降低 减少 减低 缩减 压减 降幅 下降率 降低率 减少率 下降幅度 降低幅度 减幅 跌幅 "
    U"下浮 "
    U"下跌 "
    U"回落 缩短 缩小 压缩 压降 递减 减小 削减 核减";
// Endings that turn a verb of change into a level.
constexpr View kLevelEndings = U"到 至 为 达 达到 到了";
// Verbs that only make levels (升至, 降到).
constexpr View kLevelUp = U"升至 升到 增至 增到 涨至 涨到 提至 提到 扩至 扩大至";
constexpr View kLevelDown = U"降至 降到 减至 减到 缩至 压至 压减至 降为 减为 跌至";

struct ReferenceWords {
  std::string_view reference;
  View words;
};
constexpr auto kReferences = std::to_array<ReferenceWords>({
    {"同期",
     U"同比 上年同期 去年同期 同期 上一年同期 比同期 与上年同期相比 与去年同期相比 历史同期"},
    {"环比", U"环比 上月 上季度 上个月 上一季度 上期"},
    {"上年",
     U"上年 去年 上一年 上年度 上一年度 上年末 上年底 去年底 去年末 往年 与上年相比 与去年相比"},
    {"前年", U"前年"},
    {"基期", U"基期 基准年 基准期 基数"},
});
// Words in front of a reference, each with and without which it is understood.
// 比上年高5%, 较去年少3起; 高于上年5%.
constexpr View kHigher = U"高 多 增 长 增加 增长 提高 高出 多出 上升";
constexpr View kLower = U"低 少 减 短 减少 下降 降低 低出";
constexpr View kReferencePrefixes = U"比 较 较之 同 与 和 相较 相比 对比 比照";
constexpr View kReferenceEndings = U"相比 比较 水平 基础上";

constexpr View kNeutral =
    U"力争 确保 保证 应 应当 须 必须 需 需要 计划 一般 预计 预期 拟 原则上 目标 目标值 指标 要求 "
    U"全年 全区 "
    U"全县 全市 全省 全国 全镇 全乡 全校 全院 全局 全部 总共 共 共计 合计 总计 累计 年均 人均 平均 "
    U"户均 举办 开展 组织 召开 完成 实施 建设 新建 改建 扩建 新增 购置 采购 发放 补助 补贴 支持 "
    U"扶持 "
    U"培训 选派 聘用 资助 覆盖 受益 惠及 服务 维护 维修 修缮 改造 安装 印发 印制 制作 发布 编制 "
    U"出版 "
    U"开设 培养 培育 引进 建成 打造 创建 认定 检查 巡查 抽查 监测 检测 走访 慰问 救助 帮扶 种植 "
    U"养殖 "
    U"治理 修复 绿化 清理 处理 办理 受理 审核 审批 核定 给予 按 按照 标准 标准为 其中 在 本年 年度 "
    U"年内 "
    U"当年 今年 本年度 不含税 含税 单价 总额 总投资 投资 金额 资金 预算 预算内 经费 费用 成本 "
    U"总成本 数量 "
    U"人数 次数 时间 时长 期限 周期 进度 比例 比率 占比 单个 单项 单次 单家 控制 于 达成 实现 "
    U"节约 签约 违约 预约 合约 履约 续约 特约 公约 送达 到达 抵达 下达 传达 直达 审计 统计 设计 "
    U"会计 "
    U"附近 及格 及时 争取 努力 基本 可 能 将 均 各 至 到 截至 截止 截止到 截至到";

constexpr View kAll = U"且 并且 同时 并 以及 而且";
constexpr View kAny = U"或 或者 或是";
constexpr View kList = U"、 和 与 及 &";
constexpr View kBetween = U"介于 处于 在 从 由 自";
constexpr View kAmong = U"之间 间 区间 范围内 范围";

// 不低于 → 不得低于, 不应低于 …
constexpr View kModals = U"得 能 应 可 宜 准 会 要 许 应当 可以 能够 得再";

// A comparison that is forbidden or denied says the opposite: 严禁超过5% is ≤5 %, 没有低于90% ≥90
// %.
constexpr View kDenials =
    U"未 没 没有 并未 并没有 从未 不许 不允许 不准 不可 严禁 禁止 杜绝 防止 避免 谨防 切勿 不再 "
    U"不宜 "
    U"不会 不要 不应当 不应 不能 不得 不能够 不该 无 不";
constexpr auto kDenied = std::to_array<ComparisonWords>({
    {Comparator::kLe, U"超过 高于 大于 多于 超出 突破 长于 晚于 迟于"},
    {Comparator::kGe, U"低于 少于 小于 短于 早于 不足"},
});

// A comparison in pieces: 大于、等于, 大于(等于), 大于/等于, 等于或大于.
constexpr auto kPieces = std::to_array<ComparisonWords>({
    {Comparator::kGe, U"大于 高于 多于 超过"},
    {Comparator::kLe, U"小于 低于 少于"},
});
constexpr View kPieceJoints = U"、 / 或 或者 及 和 且 ,";

// Counts that name no figure.
constexpr View kVague =
    U"几十 数十 若干 上百 上千 上万 数百 数千 数万 几百 几千 几万 几个 数个 许多 大量";

// Words that count only directly behind a number.
constexpr View kOnlyBehindNumber =
    U"内 起 间 许 封顶 为限 前后 上下 以外 范围 区间 之内 之外 之下 以里";

// Words of one character, and others that are common in prose, count only next to a number.
constexpr View kOnlyNextToNumber =
    U"不满 不足 未满 达 为 超 约 近 即 是 共 计 完成 实现 达标 达成 达到 保持 维持 稳定 最高 最低 "
    U"最大 最小 下限 "
    U"上限 封顶 "
    U"突破 优于 不低 不少 不高 不多 不到 不为 不是 接近 等于 从 由 自 在 到 至 于 按 可 能 将 均 "
    U"各 应 需";

class Split {
 public:
  class Iterator {
   public:
    explicit Iterator(View rest) : rest_(rest) { Take(); }
    View operator*() const { return rest_.substr(0, size_); }
    Iterator& operator++() {
      rest_.remove_prefix(size_);
      Take();
      return *this;
    }
    bool operator!=(const Iterator& other) const { return rest_.size() != other.rest_.size(); }

   private:
    // The next word, or the end.
    void Take() {
      while (!rest_.empty() && rest_.front() == U' ') rest_.remove_prefix(1);
      size_ = std::min(rest_.find(U' '), rest_.size());
    }
    View rest_;
    size_t size_ = 0;
  };

  explicit Split(View text) : text_(text) {}
  Iterator begin() const { return Iterator(text_); }
  Iterator end() const { return Iterator(View()); }
  std::vector<View> All() const {
    std::vector<View> words;
    for (const View word : *this) words.push_back(word);
    return words;
  }

 private:
  View text_;
};

// Words that are put together from two tables need storage of their own.
class VocabularyBuilder {
 public:
  // Words put together here are kept in `owned`, which must outlive the entries.
  explicit VocabularyBuilder(std::deque<std::u32string>* owned)
      : owned_(*owned),
        next_to_number_(Split(kOnlyNextToNumber).All()),
        behind_number_(Split(kOnlyBehindNumber).All()) {}

  std::vector<PrefixIndex<Word>::Entry> Build() {
    AddComparisons(kStrongBefore, Role::kStrongBefore);
    AddComparisons(kWeakBefore, Role::kWeakBefore);
    AddComparisons(kAfter, Role::kAfter);
    AddDenied();
    AddPieces();
    Add(U"超", {Role::kStrongBefore, Comparator::kGt});
    AddAll(kApproxAfter, {Role::kApproxAfter, Comparator::kApprox});
    AddVerbs(kVerbUp, Role::kVerbUp, Role::kLevelUp, Comparator::kGe);
    AddVerbs(kVerbDown, Role::kVerbDown, Role::kLevelDown, Comparator::kLe);
    AddAll(kLevelUp, {Role::kLevelUp, Comparator::kGe});
    AddAll(kLevelDown, {Role::kLevelDown, Comparator::kLe});
    AddReferences();
    AddAll(kAll, {Role::kAll});
    AddAll(kAny, {Role::kAny});
    AddAll(kList, {Role::kList});
    AddAll(kAmong, {Role::kAmong});
    AddAll(kBetween, {Role::kBetween});
    Add(U"分别", {Role::kRespectively});
    AddAll(kVague, {Role::kVague});
    AddAll(kNeutral, {Role::kNeutral});
    return std::move(entries_);
  }

 private:
  void Add(View word, Word meaning) {
    if (!known_.insert(word).second) return;  // the table that comes first decides
    meaning.binds_next = std::count(next_to_number_.begin(), next_to_number_.end(), word) > 0;
    meaning.binds_previous = std::count(behind_number_.begin(), behind_number_.end(), word) > 0;
    entries_.push_back({word, meaning});
  }
  void AddOwned(std::u32string word, const Word& meaning) {
    Add(owned_.emplace_back(std::move(word)), meaning);
  }
  void AddAll(View words, const Word& meaning) {
    for (const View word : Split(words)) Add(word, meaning);
  }

  template <typename Table>
  void AddComparisons(const Table& table, Role role) {
    for (const ComparisonWords& line : table) {
      for (const View word : Split(line.words)) {
        Add(word, {role, line.comparator});
        const bool negated = role == Role::kStrongBefore && word[0] == U'不' && word.size() > 2;
        if (!negated) continue;
        for (const View modal : Split(kModals)) {
          AddOwned(U"不" + std::u32string(modal) + std::u32string(word.substr(1)),
                   {role, line.comparator});
        }
      }
    }
  }

  void AddDenied() {
    for (const ComparisonWords& line : kDenied) {
      for (const View word : Split(line.words)) {
        for (const View denial : Split(kDenials)) {
          AddOwned(std::u32string(denial) + std::u32string(word),
                   {Role::kStrongBefore, line.comparator});
        }
      }
    }
  }

  void AddPieces() {
    for (const ComparisonWords& line : kPieces) {
      const Word meaning = {Role::kStrongBefore, line.comparator};
      for (const View word : Split(line.words)) {
        const std::u32string comparison(word);
        AddOwned(comparison + U"(等于)", meaning);
        AddOwned(comparison + U"(含等于)", meaning);
        AddOwned(comparison + U"(或等于)", meaning);
        AddOwned(U"等于" + comparison, meaning);
        for (const View joint : Split(kPieceJoints)) {
          AddOwned(comparison + std::u32string(joint) + U"等于", meaning);
          AddOwned(U"等于" + std::u32string(joint) + comparison, meaning);
        }
      }
    }
  }

  void AddVerbs(View verbs, Role change, Role level, Comparator weak) {
    for (const View verb : Split(verbs)) {
      Add(verb, {change});
      AddOwned(std::u32string(verb) + U"了", {change});
      for (const View ending : Split(kLevelEndings)) {
        AddOwned(std::u32string(verb) + std::u32string(ending), {level, weak});
      }
    }
  }

  void AddReferences() {
    for (const ReferenceWords& line : kReferences) {
      for (const View word : Split(line.words)) {
        const Word meaning{Role::kReference, Comparator::kEq, false, false, line.reference};
        Add(word, meaning);
        for (const View prefix : Split(kReferencePrefixes)) {
          AddOwned(std::u32string(prefix) + std::u32string(word), meaning);
          for (const View ending : Split(kReferenceEndings)) {
            AddOwned(std::u32string(prefix) + std::u32string(word) + std::u32string(ending),
                     meaning);
          }
        }
      }
    }
  }

  std::deque<std::u32string>& owned_;
  std::vector<View> next_to_number_;
  std::vector<View> behind_number_;
  std::set<View> known_;
  std::vector<PrefixIndex<Word>::Entry> entries_;
};

// --- The lexicon of qualitative text --------------------------------------------------------

struct ClassWords {
  TextClass text_class;
  View words;
};
// The first class that fits counts.
constexpr auto kClasses = std::to_array<ClassWords>({
    {TextClass::kAbsence,
     U"不发生 不出现 未发生 未出现 杜绝 无发生 零发生 零事故 零投诉 无事故 无投诉 无违规 无违纪 "
     U"没有发生 "
     U"没有出现 零容忍 零 不存在 避免发生 无"},
    {TextClass::kTimeliness, U"及时 按时 按期 如期 准时 适时 按计划 按进度 按规定时间"},
    {TextClass::kCompliance,
     U"符合 合规 达标 合格 达到条件 达到标准 满足 依法 规范 按规定 按要求 验收通过 通过验收"},
    {TextClass::kTrend,
     U"提升 提高 改善 增长 深化 稳步 持续 增强 促进 推动 加强 优化 降低 减少 逐步 长期 增加 完善 "
     U"扩大 下降 "
     U"推进"},
    {TextClass::kExtent,
     U"明显 显著 有效 较好 良好 优良 优秀 充分 较高 较大 较强 大幅 有力 好 优 较为 非常 满意"},
});
constexpr View kYesNo = U"是 否";
// A class word behind one of these says the opposite, and the text is not classed.
constexpr View kNegations = U"不 未 没 无 非 欠 缺乏 没有";

bool ContainsAffirmed(View text, View word) {
  for (std::size_t at = text.find(word); at != View::npos; at = text.find(word, at + 1)) {
    bool negated = false;
    for (const View negation : Split(kNegations)) {
      negated = negated || (at >= negation.size() &&
                            text.substr(at - negation.size(), negation.size()) == negation);
    }
    if (!negated) return true;
  }
  return false;
}

bool IsNegatedOnly(View text, View word) {
  return text.find(word) != View::npos && !ContainsAffirmed(text, word);
}

// 达到…条件, 达到…标准
bool ReachesCondition(View text) {
  const std::size_t at = text.find(U"达到");
  if (at == View::npos || IsNegatedOnly(text, U"达到")) return false;
  return text.find(U"条件", at) != View::npos || text.find(U"标准", at) != View::npos ||
         text.find(U"要求", at) != View::npos;
}

// 无 and 零 are absence at the start only: 无 in 无公害 or 从无到有 is no absence target.
bool FitsAbsence(View text, View word) {
  if (word == U"无" || word == U"零") {
    return text == word || (text.starts_with(word) && !text.starts_with(U"无公害"));
  }
  return text.find(word) != View::npos;
}

constexpr View kMoneyWords = U"金额 资金 经费 费用 成本 预算 投资 补助 补贴 收入 工资 产值 造价";

std::u32string WithoutPunctuation(View text) {
  std::u32string kept;
  for (const char32_t c : text) {
    if (IsHan(c) || IsLetter(c) || IsDigit(c)) kept.push_back(c);
  }
  return kept;
}

}  // namespace

const PrefixIndex<Word>& Vocabulary() {
  struct Storage {
    std::deque<std::u32string> owned;
    PrefixIndex<Word> index{VocabularyBuilder(&owned).Build()};
  };
  static const Storage* const storage = new Storage();
  return storage->index;
}

Adjective MatchAdjective(View text) {
  Adjective longest;
  for (const auto& [words, direction] :
       {std::pair(kHigher, ChangeDirection::kUp), std::pair(kLower, ChangeDirection::kDown)}) {
    for (const View word : Split(words)) {
      if (text.starts_with(word) && word.size() > longest.length)
        longest = {word.size(), direction};
    }
  }
  return longest;
}

TextClass ClassifyText(View text) {
  const std::u32string bare = WithoutPunctuation(text);
  for (const View word : Split(kYesNo)) {
    if (bare == word) return TextClass::kYesNo;
  }
  for (const ClassWords& line : kClasses) {
    for (const View word : Split(line.words)) {
      const bool fits = line.text_class == TextClass::kAbsence ? FitsAbsence(bare, word)
                                                               : ContainsAffirmed(bare, word);
      if (fits) return line.text_class;
      if (line.text_class != TextClass::kAbsence && IsNegatedOnly(bare, word)) {
        return TextClass::kNone;
      }
    }
    if (line.text_class == TextClass::kCompliance && ReachesCondition(bare)) {
      return TextClass::kCompliance;
    }
  }
  return TextClass::kNone;
}

bool NamesMoney(View name) {
  for (const View word : Split(kMoneyWords)) {
    if (name.find(word) != View::npos) return true;
  }
  return false;
}

}  // namespace jixiao
