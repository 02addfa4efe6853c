#include "batch/project_sheet.h"

#include <utility>

#include "batch/names.h"

namespace jixiao::batch {
namespace {

std::optional<std::string> CellOf(const Table& table, Field field, std::int64_t row) {
  const Column& column = table[field];
  if (column.IsNull(row)) return std::nullopt;
  std::string scratch;
  return std::string(column.Cell(row, &scratch).value_or("?"));
}

void TakeMoney(const RowFields& fields, Field field, std::int64_t row,
               std::optional<Decimal>* value, std::optional<DiagnosticCode>* fault) {
  const std::optional<Decimal> stated = fields.Figure(field, row, fault);
  if (!stated) return;
  if (!*value) *value = stated;
  if (**value != *stated) *fault = MoreSevere(*fault, DiagnosticCode::kProjectFieldsDiffer);
}

void TakeYear(const Table& table, std::int64_t row, std::optional<int>* year,
              std::optional<DiagnosticCode>* fault) {
  const Column& years = table[Field::kYear];
  if (years.IsNull(row)) return;
  const std::optional<Decimal> stated = years.Figure(row);
  const bool is_year = stated && *stated >= Decimal(1) && *stated <= Decimal(9999);
  if (!is_year) {
    *fault = DiagnosticCode::kColumnValueUnreadable;
    return;
  }
  const int number = static_cast<int>(stated->low());
  if (!*year) *year = number;
  if (**year != number) *fault = MoreSevere(*fault, DiagnosticCode::kProjectFieldsDiffer);
}

}  // namespace

std::string_view ProjectKey(const Table& table, std::int64_t row, std::string* scratch) {
  const Column& column = table[Field::kProject];
  if (column.IsNull(row)) return {};
  return column.Cell(row, scratch).value_or("?");
}

void ProjectFields::Take(const Table& table, const RowFields& fields, std::int64_t row) {
  TakeMoney(fields, Field::kBudgetTotal, row, &budget.total, &fault);
  TakeMoney(fields, Field::kBudgetAdjusted, row, &budget.adjusted, &fault);
  TakeMoney(fields, Field::kBudgetSpent, row, &budget.spent, &fault);
  TakeMoney(fields, Field::kBudgetWeight, row, &budget.weight, &fault);
  TakeYear(table, row, &year, &fault);
}

void ProjectSheet::AddRow(const Table& table, const RowFields& row_fields, std::int64_t row,
                          std::int64_t result_row) {
  std::optional<DiagnosticCode> row_fault;
  const auto text = [&](Field field) { return CellOf(table, field, row); };
  Indicator indicator;
  indicator.level1 = text(Field::kLevel1).value_or("");
  indicator.level2 = text(Field::kLevel2).value_or("");
  indicator.level3 = text(Field::kLevel3).value_or("");
  indicator.description = text(Field::kDescription).value_or("");
  indicator.target = text(Field::kTarget).value_or("");
  indicator.symbol = text(Field::kSymbol);
  indicator.unit = text(Field::kUnit);
  indicator.direction = text(Field::kDirection);
  indicator.weight = row_fields.Figure(Field::kWeight, row, &row_fault);
  indicator.actual = text(Field::kActual);
  indicator.achievement = row_fields.AchievementAt(row, &row_fault);
  indicator.degree = row_fields.Figure(Field::kDegree, row, &row_fault);
  indicator.base = text(Field::kBase);
  indicator.standard = text(Field::kStandard);
  indicator.last_year = text(Field::kLastYear);
  indicator.deduction = row_fields.Figure(Field::kDeduction, row, &row_fault);
  indicator.reason = text(Field::kReason);
  indicator.applicable = row_fields.IsApplicable(row);
  fields.Take(table, row_fields, row);
  project.indicators.push_back(std::move(indicator));
  row_faults.push_back(row_fault);
  rows.push_back(result_row);
}

}  // namespace jixiao::batch
