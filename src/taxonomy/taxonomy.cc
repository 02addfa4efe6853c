// The words of the closed lists, one table a list: to teach a word, add it to its row. Refuses to
// guess: a word that no table holds is unknown.
#include "jixiao/taxonomy.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "base/fold.h"

namespace jixiao {
namespace {

/// One member of a list.
template <typename E>
struct Term {
  E member;
  std::string_view name;
  /// Parted by spaces, written as they are after folding: half-width, simplified. The first is the
  /// member's own where it is shown to people.
  std::string_view words;
  std::string_view en = {};  ///< Where it is shown to people.
};

// The first row that has a word of the name decides: 满意度 wins over 社会 (社会公众满意度), 成本
// over 效益 (社会成本).
constexpr auto kRowKinds = std::to_array<Term<RowKind>>({
    {RowKind::kSatisfaction, "satisfaction", "满意"},
    {RowKind::kCost, "cost", "成本"},
    {RowKind::kTimeliness, "timeliness", "时效 进度 时限"},
    {RowKind::kQuantity, "quantity", "数量"},
    {RowKind::kQuality, "quality", "质量"},
    {RowKind::kBenefit, "benefit", "效益 影响 效果 经济 社会 生态 环境 可持续"},
    {RowKind::kUnknown, "unknown", ""},
});

// Without the suffix 指标. Both taxonomies: cost stands under output in the classic one and is a
// first level of its own since 2021.
constexpr auto kFirstLevels = std::to_array<Term<FirstLevel>>({
    {FirstLevel::kOutput, "output", "产出 项目产出 预期产出 项目完成"},
    {FirstLevel::kBenefit, "benefit", "效益 效果 项目效益 项目效果 预期效益 预期效果"},
    {FirstLevel::kSatisfaction, "satisfaction",
     "满意度 服务对象满意度 社会公众或服务对象满意度 社会公众满意度 受益对象满意度"},
    {FirstLevel::kCost, "cost", "成本 项目成本"},
    {FirstLevel::kUnknown, "unknown", ""},
});

constexpr auto kDirections = std::to_array<Term<RowDirection>>({
    {RowDirection::kPositive, "positive", "正向 正"},
    {RowDirection::kInverse, "inverse", "反向 逆向 负向 反"},
});

constexpr auto kAchievements = std::to_array<Term<Achievement>>({
    {Achievement::kAchieved, "achieved",
     "达成 达成预期指标 达成年度指标 达成预期目标 全部达成 完成 已完成 按期完成 全部完成 已达成 "
     "全部实现 已实现 达成目标 达到预期目标 达到预期指标 完全达成 如期完成 按时完成",
     "Achieved"},
    {Achievement::kPartly, "partly",
     "部分达成 部分达成并具有一定效果 部分达成年度指标并具有一定效果 "
     "部分达成预期指标并具有一定效果 "
     "部分达成预期指标 部分达成年度指标 基本达成 基本完成 基本达到 部分完成 基本实现 部分实现",
     "Partly achieved"},
    {Achievement::kNotAchieved, "not_achieved",
     "未达成 未达成且效果较差 未达成年度指标且效果较差 未达成预期指标且效果较差 未达成预期指标 "
     "未达成年度指标 未完成 未实现 未达到 没有完成 没有达成",
     "Not achieved"},
});

constexpr auto kTableKinds = std::to_array<Term<TableKind>>({
    {TableKind::kTarget, "target", "绩效目标表", "Target table"},
    {TableKind::kSelfAssessment, "self_assessment", "绩效自评表", "Self-assessment table"},
    {TableKind::kMonitoring, "monitoring", "绩效运行监控表", "Monitoring table"},
    {TableKind::kDepartment, "department", "部门整体绩效表", "Department table"},
    {TableKind::kEvaluation, "evaluation", "绩效评价指标体系", "Evaluation's scoring table"},
    {TableKind::kTransfer, "transfer", "转移支付绩效目标表", "Transfer payment table"},
    {TableKind::kList, "list", "指标清单", "List of indicators"},
});

std::string_view TakeWord(std::string_view& words) {
  const std::string_view word = words.substr(0, words.find(' '));
  words.remove_prefix(std::min(word.size() + 1, words.size()));
  return word;
}

template <typename E, std::size_t kSize>
const Term<E>* FindMember(const std::array<Term<E>, kSize>& table, E member) {
  const auto* const at = std::find_if(table.begin(), table.end(),
                                      [&](const Term<E>& term) { return term.member == member; });
  return at != table.end() ? at : nullptr;
}

template <typename E, std::size_t kSize>
std::string_view NameIn(const std::array<Term<E>, kSize>& table, E member) {
  const Term<E>* const term = FindMember(table, member);
  return term != nullptr ? term->name : "unknown";
}

template <typename E, std::size_t kSize>
LocalizedText TitleIn(const std::array<Term<E>, kSize>& table, E member) {
  const Term<E>* const term = FindMember(table, member);
  if (term == nullptr) return {};
  std::string_view words = term->words;
  return {std::string(TakeWord(words)), std::string(term->en)};
}

/// The first row of which `fits` accepts a word.
template <typename E, std::size_t kSize, typename Fits>
const Term<E>* FindWord(const std::array<Term<E>, kSize>& table, const Fits& fits) {
  for (const Term<E>& term : table) {
    std::string_view words = term.words;
    while (!words.empty()) {
      if (fits(TakeWord(words))) return &term;
    }
  }
  return nullptr;
}

bool DropSuffix(std::string& name, std::string_view suffix) {
  if (name.size() <= suffix.size() || !name.ends_with(suffix)) return false;
  name.resize(name.size() - suffix.size());
  return true;
}

// 产出指标（50分）: some forms print the level's weight behind its name.
void DropBracket(std::string& name) {
  const std::size_t at = name.rfind('(');
  if (name.ends_with(')') && at != std::string::npos && at > 0) name.resize(at);
}

// Folding drops the spaces and line breaks that fall inside published names ("社会效益指 标").
std::string LevelName(std::string_view text) {
  std::string name = ToUtf8(FoldedText(text).symbols());
  DropBracket(name);
  if (!DropSuffix(name, "类指标")) DropSuffix(name, "指标");
  return name;
}

std::string WithoutPunctuation(std::string_view text) {
  std::string kept;
  const FoldedText folded(text);
  for (const char32_t c : folded.symbols()) {
    if (IsHan(c) || IsLetter(c) || IsDigit(c)) AppendUtf8(c, &kept);
  }
  return kept;
}

}  // namespace

std::string_view RowKindName(RowKind kind) { return NameIn(kRowKinds, kind); }

RowKind ParseRowKind(std::string_view name) {
  for (const Term<RowKind>& term : kRowKinds) {
    if (term.name == name) return term.member;
  }
  const std::string folded = ToUtf8(FoldedText(name).symbols());
  const auto* const term = FindWord(
      kRowKinds, [&](std::string_view word) { return folded.find(word) != std::string::npos; });
  return term != nullptr ? term->member : RowKind::kUnknown;
}

std::string_view FirstLevelName(FirstLevel level) { return NameIn(kFirstLevels, level); }

FirstLevel ParseFirstLevel(std::string_view name) {
  const auto* const term = FindWord(
      kFirstLevels, [own = LevelName(name)](std::string_view word) { return word == own; });
  return term != nullptr ? term->member : FirstLevel::kUnknown;
}

std::string_view RowDirectionName(RowDirection direction) { return NameIn(kDirections, direction); }

std::optional<RowDirection> ParseRowDirection(std::string_view text) {
  const std::string own = LevelName(text);
  for (const Term<RowDirection>& term : kDirections) {
    if (term.name == own) return term.member;
  }
  const auto* const term =
      FindWord(kDirections, [&](std::string_view word) { return word == own; });
  return term != nullptr ? std::optional(term->member) : std::nullopt;
}

std::string_view AchievementName(Achievement achievement) {
  return NameIn(kAchievements, achievement);
}

LocalizedText AchievementTitle(Achievement achievement) {
  return TitleIn(kAchievements, achievement);
}

std::optional<Achievement> ParseAchievement(std::string_view text) {
  const auto* const term =
      FindWord(kAchievements,
               [own = WithoutPunctuation(text)](std::string_view word) { return word == own; });
  return term != nullptr ? std::optional(term->member) : std::nullopt;
}

std::string_view TableKindName(TableKind kind) { return NameIn(kTableKinds, kind); }

LocalizedText TableKindTitle(TableKind kind) { return TitleIn(kTableKinds, kind); }

}  // namespace jixiao
