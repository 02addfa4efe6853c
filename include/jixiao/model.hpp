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

#include "jixiao/date.hpp"
#include "jixiao/decimal.hpp"
#include "jixiao/diagnostic.hpp"
#include "jixiao/taxonomy.hpp"

namespace jixiao {

/// A cell kept under its column's label.
struct LabelledText {
  std::string label;
  std::string text;

  friend bool operator==(const LabelledText&, const LabelledText&) = default;
};

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
  /// Targets beside the one in force (上年, 长期, before adjustment), by the label of their column;
  /// labels differ within an indicator.
  std::vector<LabelledText> other_targets;
  std::optional<std::string> standard;    ///< 评分标准: the row's own scoring standard as typed
  std::optional<std::string> definition;  ///< 指标说明, 指标解释, 计算公式 as typed

  std::optional<std::string> actual;       ///< 实际完成值 as typed
  std::optional<Achievement> achievement;  ///< 评价等次
  std::optional<Decimal> degree;           ///< 达成度 in percent, inside the band
  std::optional<std::string> base;         ///< 计算基数 of a capped share, as typed
  std::optional<std::string>
      last_year;                 ///< 上年完成值 as typed, for standards that compare with it
  std::optional<Decimal> score;  ///< 得分 as the table claims it
  std::optional<Decimal> deduction;   ///< 扣分 for over-completion, in points, not negative
  std::optional<std::string> reason;  ///< 偏差原因
  bool applicable = true;             ///< 是否适用
  /// 偏差原因 by kind in mid-year, as typed: 经费保障, 制度保障, 人员保障, 硬件条件保障, 其他.
  std::optional<std::string> cause;
  /// 完成目标可能性 in mid-year, as typed: 确定能, 有可能, 完全不可能.
  std::optional<std::string> likelihood;
  std::optional<std::string> forecast;  ///< 全年预计 in mid-year, as typed.

  /// Cells under labels that are not understood; labels differ within an indicator.
  std::vector<LabelledText> extra;
  /// The grid and the cell that the row came from: "Sheet1!A12".
  std::optional<std::string> source;

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

enum class BudgetLineKind : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/budget_line_kind.def"
#undef JIXIAO_MEMBER
};
/// "fiscal", "carried_over", "other"; by purpose: "basic", "personnel", "public", "projects".
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
  std::string unit;                   ///< Header unit: 万元 or 元.
  std::optional<Decimal> total;       ///< 预算数 / 年初预算数
  std::optional<Decimal> fiscal;      ///< 财政资金
  std::optional<Decimal> other;       ///< 其他资金
  std::optional<Decimal> adjusted;    ///< 全年预算数 (A); not stated: the total
  std::optional<Decimal> spent;       ///< 全年执行数 (B)
  std::optional<Decimal> weight;      ///< 分值 of budget execution as stated
  std::optional<Decimal> score;       ///< 得分 of budget execution as claimed
  std::optional<std::string> reason;  ///< Why so much, or so little, was spent
  std::vector<BudgetLine> lines;

  friend bool operator==(const Budget&, const Budget&) = default;
};

/// Points that a table gives to a level as a whole: 产出指标（50分）.
struct LevelWeight {
  std::string level1;             ///< As written.
  std::string level2;             ///< As written; empty: the whole first level.
  std::optional<Decimal> weight;  ///< In points.

  friend bool operator==(const LevelWeight&, const LevelWeight&) = default;
};

struct Project {
  std::optional<TableKind> kind;  ///< Of the table that it was read from.
  std::string code;               ///< 项目编码
  std::string name;               ///< 项目名称
  std::string implementer;        ///< 实施单位, 项目单位
  Budget budget;
  std::string purpose;  ///< 资金用途
  std::vector<PaymentPlanEntry> payment_plan;
  std::vector<std::string> goals;
  std::vector<Indicator> indicators;
  /// Total that the table itself claims (总分); nullopt where none is printed.
  std::optional<Decimal> score;
  /// Total that the supervising department gives (主管部门评分); nullopt where none is printed.
  std::optional<Decimal> department_score;
  /// Day up to which a mid-year table counts; it has a year.
  std::optional<Date> as_of;
  std::vector<LevelWeight> level_weights;

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

/// Indicators of all projects together.
std::size_t RowCount(const Model& model);

/// How many cells with text a table had and where they ended: each in a field of the model, in a
/// label that was understood, under its label in `extra`, or in a diagnostic that names it.
struct CellAccount {
  std::string table;  ///< Name of the project, or of the part of the document.
  std::size_t cells = 0;
  std::size_t used = 0;
  std::size_t headings = 0;
  std::size_t extra = 0;
  std::size_t reported = 0;
  std::size_t open = 0;  ///< Unaccounted for: always 0.
};

/// A model, and what was questionable about the text it was read from: published text, JSON, or
/// the CSV of actuals. Every diagnostic has the line (from 1) and the span in bytes of the whole
/// text, in the order of the text.
struct ModelReading {
  Model model;
  std::vector<Diagnostic> diagnostics;
  /// Of published text: one for each table, and for the text around them.
  std::vector<CellAccount> account{};
};

/// The budget years that a model may state.
inline constexpr int kFirstBudgetYear = 1900;
inline constexpr int kLastBudgetYear = 2199;

/// One thing that no reading can have made of a table.
struct ModelFault {
  std::string field;  ///< Path in the JSON of the model: "projects[2].payment_plan[0].by".
  Diagnostic fault;

  friend bool operator==(const ModelFault&, const ModelFault&) = default;
};

/// What makes a model unusable, in the order of its fields; empty where it can be used: budget year
/// out of range, a day of the plan that its month does not have, a monitoring day that does not
/// exist, labels that repeat within an indicator. A model from ModelFromJson or ReadDocument has no
/// fault.
std::vector<ModelFault> Validate(const Model& model);

}  // namespace jixiao

#endif  // JIXIAO_MODEL_HPP_
