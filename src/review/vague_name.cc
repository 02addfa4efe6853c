// A figure for something that the name does not make measurable: the second level over again
// (社会效益提升% under 社会效益指标), or an ability with a share of it.
#include <string>
#include <string_view>

#include "review/rules.h"
#include "review/words.h"

namespace jixiao::review {
namespace {

// Without words that only say that something shall grow.
std::string_view Core(std::string_view text) {
  constexpr std::string_view kBehind =
      "% 。 率 度 程度 水平 情况 指标 效果 提升 提高 改善 增长 增加 明显 显著 有所 得到 进一步 "
      "持续 实现 的";
  constexpr std::string_view kBefore =
      "提升 提高 改善 增加 促进 进一步 持续 有效 实现 确保 保障 项目";
  for (std::string_view word = EndOf(text, kBehind); !word.empty(); word = EndOf(text, kBehind)) {
    text.remove_suffix(word.size());
  }
  for (bool found = true; found;) {
    found = false;
    for (std::string_view rest = kBefore; !rest.empty();) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      if (text.starts_with(rest.substr(0, end))) {
        text.remove_prefix(end);
        found = true;
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return text;
}

bool RepeatsLevel(std::string_view text, const Row& row) {
  const std::string_view level = Core(row.level2);
  return !text.empty() && !level.empty() && Core(text) == level;
}

bool NamesAbility(const Row& row) {
  constexpr std::string_view kAbilities = "能力 水平 作用 影响 影响力 意识 积极性 氛围 环境";
  return !EndOf(row.name, kAbilities).empty() && !row.SaysAny(kShareWords);
}

bool HasFigure(const Row& row) {
  return row.target.kind() == ThresholdKind::kQuantity ||
         row.target.kind() == ThresholdKind::kRange;
}

}  // namespace

void VagueName(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    if (!HasFigure(row)) continue;
    const bool only_level = row.kind == RowKind::kBenefit && RepeatsLevel(row.name, row) &&
                            (row.description.empty() || RepeatsLevel(row.description, row));
    const bool share_of_ability = row.measure == Measure::kShare && NamesAbility(row);
    if (only_level || share_of_ability) {
      report.OfCell(row, ModelField::kLevel3, {row.cells->level3, row.cells->target});
    }
  }
}

}  // namespace jixiao::review
