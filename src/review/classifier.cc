// A classifier that belongs to other things than those the name counts.
#include <array>
#include <string>
#include <string_view>

#include "review/rules.h"

namespace jixiao::review {
namespace {

struct Misfit {
  std::string_view endings;  ///< Of name or description.
  std::string_view units;    ///< That do not count such things.
};
constexpr auto kMisfits = std::to_array<Misfit>({
    {"项目数 项目数量 项目个数 项目总数", "家 人 名 户 辆"},
    {"人数 总人数 人员数 人员数量", "家 户 项 次 辆 台 起 件 场"},
    {"家数 企业数 企业数量 企业总数", "人 名 次 辆 亩 头"},
    {"户数", "人 名 次 辆"},
    {"次数 场次 人次", "人 名 家 户 台 辆"},
    {"件数 台数 辆数", "人 名 家 户"},
});

}  // namespace

void ClassifierMismatch(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    if (row.measure != Measure::kCount || !row.figure) continue;
    const std::string unit = row.target.unit().base_name();
    for (const Misfit& misfit : kMisfits) {
      const bool is_named = !EndOf(row.name, misfit.endings).empty();
      if (is_named && EndOf(unit, misfit.units) == unit) {
        report.OfTarget(row, row.target.unit_span(), {row.cells->level3, unit});
        break;
      }
    }
  }
}

}  // namespace jixiao::review
