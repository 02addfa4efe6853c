#include "batch/row_fields.h"

#include "batch/names.h"
#include "jixiao/model.hpp"
#include "jixiao/threshold.hpp"

namespace jixiao::batch {
namespace {

constexpr Field kAssessors[] = {Field::kAchievement, Field::kDegree, Field::kBase,
                                Field::kDeduction};

std::optional<Achievement> AchievementOf(std::string_view text) {
  for (const Achievement achievement :
       {Achievement::kAchieved, Achievement::kPartly, Achievement::kNotAchieved}) {
    if (AchievementName(achievement) == text) return achievement;
  }
  return ParseAchievement(text);
}

std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

}  // namespace

RowFields::RowFields(const Table& table)
    : table_(table), has_assessors_(table.Has(Field::kApplicable)) {
  for (const Field field : kAssessors) has_assessors_ = has_assessors_ || table.Has(field);
}

std::string_view RowFields::Text(Field field, std::int64_t row) const {
  const Column& column = table_[field];
  return column.IsNull(row) ? std::string_view() : Trimmed(column.Text(row));
}

std::optional<Decimal> RowFields::Figure(Field field, std::int64_t row,
                                         std::optional<DiagnosticCode>* fault) const {
  const Column& column = table_[field];
  if (column.IsNull(row)) return std::nullopt;
  std::optional<Decimal> figure;
  if (column.type() == Column::Type::kText) {
    const std::string_view text = Trimmed(column.Text(row));
    if (text.empty()) return std::nullopt;
    const Result<Decimal> read = Decimal::Parse(text);
    if (read.ok()) figure = *read;
  } else {
    figure = column.Figure(row);
  }
  if (!figure) *fault = DiagnosticCode::kColumnValueUnreadable;
  return figure;
}

std::optional<Achievement> RowFields::AchievementAt(std::int64_t row,
                                                    std::optional<DiagnosticCode>* fault) const {
  const std::string_view text = Text(Field::kAchievement, row);
  if (text.empty()) return std::nullopt;
  const std::optional<Achievement> achievement = AchievementOf(text);
  if (!achievement) *fault = DiagnosticCode::kColumnValueUnreadable;
  return achievement;
}

std::optional<RowDirection> RowFields::DirectionAt(std::int64_t row,
                                                   std::optional<DiagnosticCode>* fault) const {
  const std::string_view text = Text(Field::kDirection, row);
  if (text.empty()) return std::nullopt;
  const std::optional<RowDirection> direction = ParseRowDirection(text);
  if (!direction) *fault = MoreSevere(*fault, DiagnosticCode::kDirectionUnknown);
  return direction;
}

bool RowFields::IsApplicable(std::int64_t row) const {
  const Column& column = table_[Field::kApplicable];
  return column.IsNull(row) || column.Boolean(row);
}

bool RowFields::HasAssessors(std::int64_t row) const {
  if (!has_assessors_) return false;
  if (!IsApplicable(row)) return true;
  for (const Field field : kAssessors) {
    const Column& column = table_[field];
    if (column.IsNull(row)) continue;
    if (column.type() != Column::Type::kText || !Trimmed(column.Text(row)).empty()) return true;
  }
  return false;
}

}  // namespace jixiao::batch
