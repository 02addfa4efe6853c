// The hierarchy of a filing: department → project → indicator, as published or entered.
//
// Plain values, built by the document reader, from JSON, or by hand. Text stands as typed; nothing
// here is parsed or judged. `std::nullopt` means "not stated", which is never the same as zero.
#ifndef JIXIAO_MODEL_HPP_
#define JIXIAO_MODEL_HPP_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/decimal.hpp"
#include "jixiao/threshold.hpp"

namespace jixiao {

/// A first-level indicator (一级指标), by its name and aliases.
enum class FirstLevel : std::int32_t {
  kUnknown = 0,
  kOutput = 1,        ///< 产出指标; 项目产出, 预期产出, 项目完成
  kBenefit = 2,       ///< 效益指标; 效果, 项目效益
  kSatisfaction = 3,  ///< 满意度指标; 满意度
  kCost = 4,          ///< 成本指标 as a first level (2021 taxonomy)
};
/// "output", "benefit", "satisfaction", "cost", "unknown".
std::string_view FirstLevelName(FirstLevel level);
/// Reads a name with its noise: with or without 指标, spaces inside, aliases.
FirstLevel ParseFirstLevel(std::string_view name);

/// Which way is better (指标方向性).
enum class RowDirection : std::int32_t {
  kPositive = 0,  ///< 正向: more is better.
  kInverse = 1,   ///< 反向: less is better.
};
/// "positive", "inverse".
std::string_view RowDirectionName(RowDirection direction);
/// Reads a cell of the column: 正向, 反向, with their variants; empty where it is neither.
std::optional<RowDirection> ParseRowDirection(std::string_view text);

/// One row of a table: a third-level indicator with its target and, at year-end, its actual.
struct Indicator {
  std::string level1;                    ///< 一级指标, as written
  std::string level2;                    ///< 二级指标
  std::string level3;                    ///< 三级指标: the indicator's name
  std::string description;               ///< 绩效指标描述
  std::string target;                    ///< 指标值
  std::optional<std::string> symbol;     ///< 指标性质, where it has a column of its own
  std::optional<std::string> unit;       ///< 度量单位, where it has a column of its own
  std::optional<std::string> direction;  ///< 指标方向性: 正向 / 反向
  std::string basis;                     ///< 指标值确定依据
  std::optional<Decimal> weight;         ///< 分值 as stated

  std::optional<std::string> actual;       ///< 实际完成值 as typed
  std::optional<Achievement> achievement;  ///< 评价等次
  std::optional<Decimal> degree;           ///< 达成度 in percent, inside the band
  std::optional<std::string> base;         ///< 计算基数 of a capped share, as typed
  std::optional<Decimal> score;            ///< 得分 as the table claims it
  std::optional<Decimal> deduction;        ///< 扣分 for over-completion, in points, not negative
  std::optional<std::string> reason;       ///< 偏差原因
  bool applicable = true;                  ///< 是否适用
  /// 偏差原因 by kind in mid-year, as typed: 经费保障, 制度保障, 人员保障, 硬件条件保障, 其他.
  std::optional<std::string> cause;
  /// 完成目标可能性 in mid-year, as typed: 确定能, 有可能, 完全不可能.
  std::optional<std::string> likelihood;

  friend bool operator==(const Indicator&, const Indicator&) = default;
};

/// Kind of the row: from the second-level name, else from the first-level one.
RowKind RowKindOf(const Indicator& indicator);

/// One date of the payment plan (资金支出计划): cumulative percent by the end of that day.
struct PaymentPlanEntry {
  int month = 12;
  int day = 31;
  std::optional<Decimal> percent;  ///< Not stated: nullopt, never 0 or 100.
  bool uncertain = false;          ///< Another reading of the published cells fits as well.

  friend bool operator==(const PaymentPlanEntry&, const PaymentPlanEntry&) = default;
};

enum class BudgetLineKind : std::int32_t { kFiscal = 0, kCarriedOver = 1, kOther = 2 };
/// "fiscal", "carried_over", "other".
std::string_view BudgetLineKindName(BudgetLineKind kind);

/// One line of the money table: of which fiscal, carried over, other. In Budget::unit.
struct BudgetLine {
  BudgetLineKind kind = BudgetLineKind::kFiscal;
  std::optional<Decimal> opening;   ///< 年初预算数
  std::optional<Decimal> adjusted;  ///< 全年预算数
  std::optional<Decimal> spent;     ///< 全年执行数

  friend bool operator==(const BudgetLine&, const BudgetLine&) = default;
};

/// All amounts in `unit`, with the digits they were written with.
struct Budget {
  std::string unit;                 ///< Header unit: 万元 or 元.
  std::optional<Decimal> total;     ///< 预算数 / 年初预算数
  std::optional<Decimal> fiscal;    ///< 财政资金
  std::optional<Decimal> other;     ///< 其他资金
  std::optional<Decimal> adjusted;  ///< 全年预算数 (A); not stated: the total
  std::optional<Decimal> spent;     ///< 全年执行数 (B)
  std::optional<Decimal> weight;    ///< 分值 of budget execution as stated
  std::optional<Decimal> score;     ///< 得分 of budget execution as claimed
  std::vector<BudgetLine> lines;

  friend bool operator==(const Budget&, const Budget&) = default;
};

struct Project {
  std::string code;  ///< 项目编码
  std::string name;  ///< 项目名称
  Budget budget;
  std::string purpose;  ///< 资金用途
  std::vector<PaymentPlanEntry> payment_plan;
  std::vector<std::string> goals;
  std::vector<Indicator> indicators;
  /// Total that the table itself claims (总分); nullopt where none is printed.
  std::optional<Decimal> score;

  friend bool operator==(const Project&, const Project&) = default;
};

struct DepartmentGoal {
  std::string title;
  std::string goal;        ///< 绩效目标
  std::string indicators;  ///< 绩效指标, as prose

  friend bool operator==(const DepartmentGoal&, const DepartmentGoal&) = default;
};

struct Department {
  std::string code;       ///< Code in front of the unit's name above a table.
  std::string name;       ///< The issuing body.
  std::string unit_name;  ///< The unit above the tables (… 本级).
  std::optional<int> year;
  std::string overall_goal;
  std::vector<DepartmentGoal> goals;
  std::vector<std::string> safeguards;

  friend bool operator==(const Department&, const Department&) = default;
};

struct Model {
  Department department;
  std::vector<Project> projects;

  friend bool operator==(const Model&, const Model&) = default;
};

/// The context in which an indicator's cells are read.
ThresholdContext ContextOf(const Model& model, const Project& project, const Indicator& indicator);
/// An indicator's target as it is read in that context: with its symbol and unit where those stand
/// in columns of their own.
Threshold TargetOf(const Indicator& indicator, const ThresholdContext& context);

}  // namespace jixiao

#endif  // JIXIAO_MODEL_HPP_
