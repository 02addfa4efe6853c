// The built-in taxonomies and the check of one. Refuses to score: what a level's weight does is
// decided in `assess`.
#include "jixiao/level_taxonomy.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "taxonomy/level_name.h"

namespace jixiao {
namespace {

using Aliases = std::vector<std::string>;

TaxonomyLevel Level(std::string name, Aliases aliases = {},
                    std::vector<TaxonomyLevel2> levels = {}) {
  return {std::move(name), std::move(aliases), std::nullopt, std::move(levels)};
}
TaxonomyLevel2 Second(std::string name, Aliases aliases = {}) {
  return {std::move(name), std::move(aliases), std::nullopt};
}

// What was seen of department tables: the names and their order. No source gives one set of
// weights for all; the tables print them behind the names.
Taxonomy HunanDepartment() {
  return {"hunan-department",
          {"湖南部门整体支出", "Hunan, departments as a whole"},
          {"见于湖南市县公开的部门整体支出绩效自评表；分值注在一级指标名称之后。",
           "Seen in published department tables of Hunan; weights stand behind the names of the "
           "first levels."},
          std::nullopt,
          {Level("产出", {"项目产出", "产出指标"},
                 {Second("数量"), Second("质量"), Second("时效"), Second("成本")}),
           Level("效益", {"效果", "效益指标"},
                 {Second("经济效益"), Second("社会效益"), Second("生态效益", {"环境效益"}),
                  Second("可持续影响")}),
           Level("满意度", {"服务对象满意度", "社会公众或服务对象满意度"},
                 {Second("服务对象满意度", {"社会公众或服务对象满意度"})})}};
}

Taxonomy InputProcess() {
  return {"input-process",
          {"投入—过程—产出—效果", "Input, process, output, effect"},
          {"见于部门整体支出绩效评价表；预算执行是过程中的一行。",
           "Seen in evaluations of departments; budget execution is a row of the process."},
          Decimal(0),
          {Level("投入", {"投入管理"}), Level("过程", {"过程管理"}), Level("产出", {"履职产出"}),
           Level("效果", {"效益", "履职效果"})}};
}

Taxonomy DecisionManagement() {
  return {"decision-management",
          {"部门决策—综合管理—部门绩效", "Decisions, management, performance"},
          {"见于部门整体支出绩效评价表；预算执行是综合管理中的一行。",
           "Seen in evaluations of departments; budget execution is a row of the management."},
          Decimal(0),
          {Level("部门决策", {"决策"}), Level("综合管理", {"管理", "部门管理"}),
           Level("部门绩效", {"绩效", "履职绩效"})}};
}

Taxonomy EfficiencyDuty() {
  return {"efficiency-duty",
          {"管理效率—履职效能—社会效应—可持续发展能力",
           "Efficiency of management, performance of duties, effect on society, sustainability"},
          {"见于部门整体支出绩效目标表和评价表；预算执行是管理效率中的一行。",
           "Seen in targets and evaluations of departments; budget execution is a row of the "
           "efficiency of management."},
          Decimal(0),
          {Level("管理效率", {"运行成本"}), Level("履职效能", {"履职效益"}),
           Level("社会效应", {"社会效益"}), Level("可持续发展能力", {"可持续影响", "可持续发展"})}};
}

const std::array<Taxonomy, 4>& BuiltIn() {
  static const std::array<Taxonomy, 4> taxonomies = {HunanDepartment(), InputProcess(),
                                                     DecisionManagement(), EfficiencyDuty()};
  return taxonomies;
}

// ---------------------------------------------------------------------------- the check

class TaxonomyCheck {
 public:
  std::vector<FieldFault> Run(const Taxonomy& taxonomy) {
    Require(IsDataName(taxonomy.name), "name",
            {"应由小写字母、数字和连字符组成", "must be lower-case letters, digits and hyphens"});
    Require(!taxonomy.execution || taxonomy.execution->sign() >= 0, "execution", NotNegative());
    Require(!taxonomy.levels.empty(), "levels", {"至少需要一个一级指标", "needs a first level"});
    CheckNames(taxonomy.levels, "levels");
    for (std::size_t i = 0; i < taxonomy.levels.size(); ++i) {
      CheckLevel(taxonomy.levels[i], "levels[" + std::to_string(i) + "]");
    }
    CheckTotal(taxonomy);
    return std::move(faults_);
  }

 private:
  void Require(bool holds, std::string field, const LocalizedText& message) {
    if (!holds) faults_.push_back({std::move(field), message});
  }
  static LocalizedText NotNegative() { return {"不能为负数", "must not be negative"}; }

  // A row's level is told by its name: no two may share one.
  template <typename Levels>
  void CheckNames(const Levels& levels, const std::string& field) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < levels.size(); ++i) {
      const std::string item = field + "[" + std::to_string(i) + "]";
      std::set<std::string> own;
      own.insert(LevelName(levels[i].name));
      for (const std::string& alias : levels[i].aliases) own.insert(LevelName(alias));
      Require(own.count("") == 0, item + ".name", {"不能为空", "must not be empty"});
      for (const std::string& name : own) {
        Require(seen.insert(name).second, item + ".name",
                {"“" + name + "”与前面的指标同名", "'" + name + "' is a level before as well"});
      }
    }
  }

  void CheckLevel(const TaxonomyLevel& level, const std::string& field) {
    Require(!level.weight || level.weight->sign() >= 0, field + ".weight", NotNegative());
    CheckNames(level.levels, field + ".levels");
    Decimal sum;
    bool all = !level.levels.empty();
    for (std::size_t i = 0; i < level.levels.size(); ++i) {
      const std::optional<Decimal>& weight = level.levels[i].weight;
      const std::string item = field + ".levels[" + std::to_string(i) + "].weight";
      Require(!weight || weight->sign() >= 0, item, NotNegative());
      all = all && weight && Sum(*weight, sum);
    }
    if (!all || !level.weight) return;
    const std::string total = sum.Trimmed().ToString();
    Require(
        sum == *level.weight, field + ".weight",
        {"应等于其二级指标分值之和 " + total, "must be the sum of its second levels, " + total});
  }

  void CheckTotal(const Taxonomy& taxonomy) {
    if (!taxonomy.execution || taxonomy.levels.empty()) return;
    Decimal sum = *taxonomy.execution;
    for (const TaxonomyLevel& level : taxonomy.levels) {
      if (!level.weight || !Sum(*level.weight, sum)) return;
    }
    const std::string total = sum.Trimmed().ToString();
    Require(sum == Decimal(100), "levels",
            {"各级分值与预算执行之和应为 100，现为 " + total,
             "with budget execution the weights must add up to 100; they add up to " + total});
  }

  static bool Sum(const Decimal& term, Decimal& sum) {
    const Result<Decimal> next = Add(sum, term);
    if (next.ok()) sum = *next;
    return next.ok();
  }

  std::vector<FieldFault> faults_;
};

template <typename L>
const L* FindByName(const std::vector<L>& levels, const std::string& name) {
  const auto has_name = [&](const L& level) {
    const auto is_it = [&](const std::string& own) { return LevelName(own) == name; };
    return is_it(level.name) || std::any_of(level.aliases.begin(), level.aliases.end(), is_it);
  };
  const auto at = std::find_if(levels.begin(), levels.end(), has_name);
  return at != levels.end() ? &*at : nullptr;
}

}  // namespace

bool IsDataName(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::span<const Taxonomy> Taxonomies() { return BuiltIn(); }

const Taxonomy* FindTaxonomy(std::string_view name) {
  for (const Taxonomy& taxonomy : BuiltIn()) {
    if (taxonomy.name == name) return &taxonomy;
  }
  return nullptr;
}

std::vector<FieldFault> Validate(const Taxonomy& taxonomy) { return TaxonomyCheck().Run(taxonomy); }

TaxonomyPlace FindLevels(const Taxonomy& taxonomy, std::string_view level1,
                         std::string_view level2) {
  TaxonomyPlace place;
  place.level1 = FindByName(taxonomy.levels, LevelName(level1));
  if (place.level1 != nullptr) place.level2 = FindByName(place.level1->levels, LevelName(level2));
  return place;
}

}  // namespace jixiao
