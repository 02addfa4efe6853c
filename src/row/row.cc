// A row from a model or from texts. Does not judge, and knows no policy: what is written is
// kept, and the year of a date is settled by years.h alone.
#include "jixiao/row.hpp"

#include <utility>

#include "base/text.h"

namespace jixiao {
namespace {

// An actual's missing year is the target's before it is the budget year, so it is read without.
ThresholdContext ActualContext(const ThresholdContext& target_context) {
  ThresholdContext context = target_context;
  context.year = 0;
  return context;
}

Threshold TargetOf(const Indicator& indicator, const ThresholdContext& context) {
  const bool has_columns = HasText(indicator.symbol) || HasText(indicator.unit);
  if (!has_columns) return Threshold::Parse(indicator.target, context);
  return Threshold::ParseFields(indicator.symbol.value_or(""), indicator.target,
                                indicator.unit.value_or(""), context);
}

Row Assemble(Threshold target, std::string_view actual, const ThresholdContext& context,
             const RowInput& input) {
  const ThresholdContext actual_context = ActualContext(context);
  Row row;
  row.target = std::move(target);
  row.actual = ActualValue::Parse(actual, actual_context);
  if (input.base) row.base = ActualValue::Parse(*input.base, actual_context);
  if (input.standard) row.standard = Standard::Parse(*input.standard, context);
  if (input.last_year) row.last_year = ActualValue::Parse(*input.last_year, actual_context);
  row.kind = context.row_kind;
  row.name = context.name;
  row.year = context.year;
  row.direction = input.direction;
  row.weight = input.weight;
  row.achievement = input.achievement;
  row.degree = input.degree;
  row.deduction = input.deduction;
  row.applicable = input.applicable;
  return row;
}

}  // namespace

ThresholdContext ContextOf(const Model& model, const Project& project, const Indicator& indicator) {
  return {.header_unit = project.budget.unit,
          .year = model.department.year.value_or(0),
          .row_kind = RowKindOf(indicator),
          .name = indicator.level3,
          .description = indicator.description};
}

Row RowOf(const Model& model, const Project& project, const Indicator& indicator) {
  const ThresholdContext context = ContextOf(model, project, indicator);
  const std::optional<RowDirection> direction = ParseRowDirection(indicator.direction.value_or(""));
  Row row = Assemble(TargetOf(indicator, context), indicator.actual.value_or(""), context,
                     {.direction = direction,
                      .weight = indicator.weight,
                      .achievement = indicator.achievement,
                      .degree = indicator.degree,
                      .base = indicator.base,
                      .standard = indicator.standard,
                      .last_year = indicator.last_year,
                      .deduction = indicator.deduction,
                      .applicable = indicator.applicable});
  if (HasText(indicator.direction) && !direction) {
    row.diagnostics.push_back(
        {.code = DiagnosticCode::kDirectionUnknown, .arguments = {*indicator.direction}});
  }
  return row;
}

Row RowOf(std::string_view target, std::string_view actual, const ThresholdContext& context,
          const RowInput& input) {
  return Assemble(Threshold::Parse(target, context), actual, context, input);
}

}  // namespace jixiao
