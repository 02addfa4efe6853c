// The words of the closed lists, one table a list: to teach a word, add it to its row. Does not
// guess: a word that no table holds is unknown.
#include "jixiao/taxonomy.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "base/fold.h"
#include "taxonomy/level_name.h"

namespace jixiao {
namespace {

/// One member of a list.
template <typename E>
struct Term {
  E member;
  /// Parted by spaces, written as they are after folding: half-width, simplified. The first is the
  /// member's own where it is shown to people.
  std::string_view words;
  std::string_view en = {};  ///< Where it is shown to people.
};

// The first row that has a word of the name decides: 满意度 wins over 社会 (社会公众满意度), 成本
// over 效益 (社会成本).
constexpr auto kRowKinds = std::to_array<Term<RowKind>>({
    {RowKind::kSatisfaction, "满意"},
    {RowKind::kCost, "成本"},
    {RowKind::kTimeliness, "时效 进度 时限"},
    {RowKind::kQuantity, "数量"},
    {RowKind::kQuality, "质量"},
    {RowKind::kBenefit, "效益 影响 效果 经济 社会 生态 环境 可持续"},
    {RowKind::kUnknown, ""},
});

// Without the suffix 指标. Both taxonomies: cost stands under output in the classic one and is a
// first level of its own since 2021.
constexpr auto kFirstLevels = std::to_array<Term<FirstLevel>>({
    {FirstLevel::kOutput, "产出 项目产出 预期产出 项目完成"},
    {FirstLevel::kBenefit, "效益 效果 项目效益 项目效果 预期效益 预期效果"},
    {FirstLevel::kSatisfaction,
     "满意度 服务对象满意度 社会公众或服务对象满意度 社会公众满意度 受益对象满意度"},
    {FirstLevel::kCost, "成本 项目成本"},
    {FirstLevel::kUnknown, ""},
});

constexpr auto kDirections = std::to_array<Term<RowDirection>>({
    {RowDirection::kPositive, "正向 正"},
    {RowDirection::kInverse, "反向 逆向 负向 反"},
});

constexpr auto kAchievements = std::to_array<Term<Achievement>>({
    {Achievement::kAchieved,
     "达成 达成预期指标 达成年度指标 达成预期目标 全部达成 完成 已完成 按期完成 全部完成 已达成 "
     "全部实现 已实现 达成目标 达到预期目标 达到预期指标 完全达成 如期完成 按时完成",
     "Achieved"},
    {Achievement::kPartly,
     "部分达成 部分达成并具有一定效果 部分达成年度指标并具有一定效果 "
     "部分达成预期指标并具有一定效果 "
     "部分达成预期指标 部分达成年度指标 基本达成 基本完成 基本达到 部分完成 基本实现 部分实现",
     "Partly achieved"},
    {Achievement::kNotAchieved,
     "未达成 未达成且效果较差 未达成年度指标且效果较差 未达成预期指标且效果较差 未达成预期指标 "
     "未达成年度指标 未完成 未实现 未达到 没有完成 没有达成",
     "Not achieved"},
});

constexpr auto kTableKinds = std::to_array<Term<TableKind>>({
    {TableKind::kTarget, "绩效目标表", "Target table"},
    {TableKind::kSelfAssessment, "绩效自评表", "Self-assessment table"},
    {TableKind::kMonitoring, "绩效运行监控表", "Monitoring table"},
    {TableKind::kDepartment, "部门整体绩效表", "Department table"},
    {TableKind::kEvaluation, "绩效评价指标体系", "Evaluation's scoring table"},
    {TableKind::kTransfer, "转移支付绩效目标表", "Transfer payment table"},
    {TableKind::kList, "指标清单", "List of indicators"},
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

std::string WithoutPunctuation(std::string_view text) {
  std::string kept;
  const FoldedText folded(text);
  for (const char32_t c : folded.symbols()) {
    if (IsHan(c) || IsLetter(c) || IsDigit(c)) AppendUtf8(c, &kept);
  }
  return kept;
}

}  // namespace

// Folding drops the spaces and line breaks that fall inside published names ("社会效益指 标").
std::string LevelName(std::string_view text) {
  std::string name = ToUtf8(FoldedText(text).symbols());
  DropBracket(name);
  if (!DropSuffix(name, "类指标")) DropSuffix(name, "指标");
  return name;
}

std::string_view RowKindName(RowKind kind) {
  switch (kind) {
#define JIXIAO_MEMBER(number, constant, name) \
  case RowKind::constant:                     \
    return name;
#include "jixiao/enums/row_kind.def"
#undef JIXIAO_MEMBER
  }
  return "unknown";
}

RowKind ParseRowKind(std::string_view name) {
  for (const Term<RowKind>& term : kRowKinds) {
    if (RowKindName(term.member) == name) return term.member;
  }
  const std::string folded = ToUtf8(FoldedText(name).symbols());
  const auto* const term = FindWord(
      kRowKinds, [&](std::string_view word) { return folded.find(word) != std::string::npos; });
  return term != nullptr ? term->member : RowKind::kUnknown;
}

std::string_view FirstLevelName(FirstLevel level) {
  switch (level) {
#define JIXIAO_MEMBER(number, constant, name) \
  case FirstLevel::constant:                  \
    return name;
#include "jixiao/enums/first_level.def"
#undef JIXIAO_MEMBER
  }
  return "unknown";
}

FirstLevel ParseFirstLevel(std::string_view name) {
  const auto* const term = FindWord(
      kFirstLevels, [own = LevelName(name)](std::string_view word) { return word == own; });
  return term != nullptr ? term->member : FirstLevel::kUnknown;
}

std::string_view RowDirectionName(RowDirection direction) {
  switch (direction) {
#define JIXIAO_MEMBER(number, constant, name) \
  case RowDirection::constant:                \
    return name;
#include "jixiao/enums/direction.def"
#undef JIXIAO_MEMBER
  }
  return "unknown";
}

std::optional<RowDirection> ParseRowDirection(std::string_view text) {
  const std::string own = LevelName(text);
  for (const Term<RowDirection>& term : kDirections) {
    if (RowDirectionName(term.member) == own) return term.member;
  }
  const auto* const term =
      FindWord(kDirections, [&](std::string_view word) { return word == own; });
  return term != nullptr ? std::optional(term->member) : std::nullopt;
}

std::string_view AchievementName(Achievement achievement) {
  switch (achievement) {
#define JIXIAO_MEMBER(number, constant, name) \
  case Achievement::constant:                 \
    return name;
#include "jixiao/enums/achievement.def"
#undef JIXIAO_MEMBER
  }
  return "unknown";
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

std::string_view TableKindName(TableKind kind) {
  switch (kind) {
#define JIXIAO_MEMBER(number, constant, name) \
  case TableKind::constant:                   \
    return name;
#include "jixiao/enums/table_kind.def"
#undef JIXIAO_MEMBER
  }
  return "unknown";
}

LocalizedText TableKindTitle(TableKind kind) { return TitleIn(kTableKinds, kind); }

}  // namespace jixiao
