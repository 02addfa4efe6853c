#include "threshold/row_context.h"

#include <optional>
#include <string>
#include <string_view>

#include "base/fold.h"
#include "threshold/vocabulary.h"
#include "unit/unit_table.h"

namespace jixiao {
namespace {

using View = std::u32string_view;
using Code = DiagnosticCode;

// 就业人数(人), 收入（元/人）, 群众投诉下降率%
std::optional<Unit> UnitInBrackets(View name) {
  if (name.ends_with(U"%")) return NamedUnit("%");
  if (!name.ends_with(U")")) return std::nullopt;
  const size_t open = name.rfind(U'(');
  if (open == View::npos) return std::nullopt;
  const View inner = name.substr(open + 1, name.size() - open - 2);
  const UnitMatch match = MatchUnit(inner, true);
  if (match.length == 0 || match.length != inner.size()) return std::nullopt;
  return match.unit;
}

void ReportDateLikeNumber(const ThresholdContext& context, Threshold::Node* node) {
  const Decimal& value = node->number.value;
  if (!node->bare || value.high() != 0) return;
  const std::uint64_t coefficient = value.low();
  if (value.scale() >= 1 && value.scale() <= 2) {
    const std::uint64_t unit = value.scale() == 1 ? 10 : 100;
    const std::uint64_t year = coefficient / unit;
    const std::uint64_t month = coefficient % unit;
    if (year >= 1990 && year <= 2099 && month >= 1 && month <= 12) {
      node->Report(Code::kDateOrNumber, node->number_span,
                   {value.ToString(), std::to_string(year) + "年" + std::to_string(month) + "月"});
    }
    return;
  }
  // 20240630 may be a day.
  const auto digits = static_cast<int>(coefficient % 100'000'000);
  const Date day = {static_cast<std::int16_t>(digits / 10'000),
                    static_cast<std::uint8_t>(digits / 100 % 100),
                    static_cast<std::uint8_t>(digits % 100)};
  const bool in_digits = value.scale() == 0 && coefficient >= 19'000'101 &&
                         coefficient <= 21'991'231 && day.day >= 1 &&
                         day.day <= LastDayOfMonth(day.year, day.month);
  if (in_digits) {
    node->Report(Code::kDateOrNumber, node->number_span, {value.ToString(), day.ToString()});
    return;
  }
  // Days since 1899-12-30, the serials of spreadsheets: 2000 to 2099.
  const bool serial = value.scale() == 0 && coefficient >= 36526 && coefficient <= 73050;
  if (!serial || context.row_kind != RowKind::kTimeliness) return;
  const std::optional<Date> date = AddDays({1899, 12, 30}, static_cast<std::int64_t>(coefficient));
  if (date)
    node->Report(Code::kDateSerial, node->number_span, {value.ToString(), date->ToString()});
}

bool IsRate(View name) { return name.ends_with(U"率") || name.ends_with(U"比例"); }

}  // namespace

std::optional<Unit> UnitInName(std::string_view name) {
  return UnitInBrackets(FoldedText(name).symbols());
}

bool IsRateName(std::string_view name) { return IsRate(FoldedText(name).symbols()); }

bool ShareMayExceed(std::string_view name) { return name.find("增") != std::string_view::npos; }

void RefineFromRow(const ThresholdContext& context, Threshold::Node* node) {
  if (node->kind != ThresholdKind::kQuantity || !node->unit.is_none() ||
      node->number.form != Number::Form::kPlain) {
    return;
  }
  ReportDateLikeNumber(context, node);
  if (context.name.empty()) return;
  const FoldedText name(context.name);
  std::optional<Unit> unit = UnitInBrackets(name.symbols());
  const bool rate = !unit && IsRate(name.symbols());
  // 0.95 beside 完成率 may be a fraction or a percentage.
  if (rate && node->number.value > Decimal(1)) unit = NamedUnit("%");
  if (!unit) return;
  node->unit = *unit;
  node->Report(Code::kUnitFromRow, node->number_span, {unit->name(), std::string(context.name)});
}

bool IsMoneyRow(const ThresholdContext& context) {
  if (context.row_kind == RowKind::kCost) return true;
  for (const std::string_view name : {context.name, context.description}) {
    if (!name.empty() && NamesMoney(FoldedText(name).symbols())) return true;
  }
  return false;
}

}  // namespace jixiao
