// One row as read: the one place where what stands on a row is put together, for all that judge it.
//
//   jixiao::Row row = jixiao::RowOf("≥15家", "16家", {.year = 2024}, {.weight = Decimal(10)});
//   jixiao::Outcome outcome = jixiao::EvaluateRow(row, jixiao::DefaultPolicy());
//
// Cells are read, not judged; no policy bears on a row. A date without a year in the target stands
// in the budget year; one in the actual in the target's year, before the budget year.
#ifndef JIXIAO_ROW_HPP_
#define JIXIAO_ROW_HPP_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/decimal.hpp"
#include "jixiao/diagnostic.hpp"
#include "jixiao/model.hpp"
#include "jixiao/standard.hpp"
#include "jixiao/taxonomy.hpp"
#include "jixiao/threshold.hpp"

namespace jixiao {

/// A row with all that it is judged by. A plain value that owns what it holds; a host that has
/// parsed its cells already fills the fields itself.
struct Row {
  Threshold target{};
  ActualValue actual{};
  std::optional<ActualValue> base{};  ///< 计算基数 of a capped share.
  /// 评分标准: the row's own rule, which outranks the policy's; empty where none is stated.
  std::optional<Standard> standard{};
  std::optional<ActualValue> last_year{};  ///< For standards that compare with it.

  RowKind kind = RowKind::kUnknown;
  std::string name{};  ///< Third-level name: 投诉下降率 says which change its number counts.
  int year = 0;        ///< Budget year; 0 where not known.
  std::optional<RowDirection> direction{};  ///< 指标方向性; empty: by sign, kind and unit.

  /// In points, not negative. 100, so that a score reads as a percentage; empty: the row is judged
  /// but has no score.
  std::optional<Decimal> weight = Decimal(100);
  std::optional<Achievement> achievement{};  ///< 评价等次; used on rows that take no figure.
  std::optional<Decimal> degree{};           ///< 达成度 in percent.
  std::optional<Decimal> deduction{};        ///< 扣分 in points, of a flagged row.
  bool applicable = true;

  /// Of putting the row together: a direction that names none. The cells' own are with the cells.
  std::vector<Diagnostic> diagnostics{};
};

/// What stands on a row beside its two texts and their context. The view is read during the call
/// only.
struct RowInput {
  std::optional<RowDirection> direction{};
  /// See Row::weight.
  std::optional<Decimal> weight = Decimal(100);
  std::optional<Achievement> achievement{};
  std::optional<Decimal> degree{};
  std::optional<std::string_view> base{};       ///< As typed.
  std::optional<std::string_view> standard{};   ///< As typed.
  std::optional<std::string_view> last_year{};  ///< As typed.
  std::optional<Decimal> deduction{};
  bool applicable = true;
};

/// An indicator of a project of `model`: its department gives the year, its project the unit of
/// money, its own columns the rest. Its weight is the stated one, or none.
Row RowOf(const Model& model, const Project& project, const Indicator& indicator);

/// Two texts under a context, which gives kind, name and year.
Row RowOf(std::string_view target, std::string_view actual, const ThresholdContext& context = {},
          const RowInput& input = {});

/// The context in which an indicator's target is read. Its views are those of the arguments.
ThresholdContext ContextOf(const Model& model, const Project& project, const Indicator& indicator);

}  // namespace jixiao

#endif  // JIXIAO_ROW_HPP_
