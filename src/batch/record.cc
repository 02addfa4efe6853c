#include "batch/record.h"

#include "batch/names.h"

namespace jixiao::batch {
namespace {

bool HasComparator(ThresholdKind kind) {
  return kind == ThresholdKind::kQuantity || kind == ThresholdKind::kDeadline ||
         kind == ThresholdKind::kChange;
}

std::optional<Decimal> ExactValue(const Number& number) {
  if (number.form == Number::Form::kPlain) return number.value;
  const Result<Rational> ratio = number.ToRational();
  if (!ratio.ok()) return std::nullopt;
  const Result<Decimal> value = ratio->ToDecimal();
  return value.ok() ? std::optional(*value) : std::nullopt;
}

}  // namespace

std::optional<Coefficient> AtPlaces(const Decimal& value, int places) {
  const Result<Decimal> rounded = value.Round(places, RoundingMode::kNever);
  if (!rounded.ok()) return std::nullopt;
  return Coefficient{rounded->low(), rounded->high()};
}

std::int32_t DayNumber(const Date& date) {
  return static_cast<std::int32_t>(DaysBetween({1970, 1, 1}, date));
}

std::int32_t UnitNumbers::Of(const Unit& unit) {
  if (unit.is_none()) return -1;
  std::string name = unit.name();
  const auto [entry, added] =
      numbers_.try_emplace(std::move(name), static_cast<std::int32_t>(names_.size()));
  if (added) names_.push_back(entry->first);
  return entry->second;
}

Record RecordOf(const Threshold& threshold, UnitNumbers* units) {
  Record record;
  std::optional<DiagnosticCode> lost;
  const auto set_amount = [&](Record::Amount which, const Number& number) {
    const std::optional<Decimal> value = ExactValue(number);
    if (value) record.amounts[which] = AtPlaces(*value, kAmountPlaces);
    if (!record.amounts[which]) lost = DiagnosticCode::kColumnScaleExceeded;
  };
  const auto day = [](const std::optional<Date>& date) -> std::optional<std::int32_t> {
    if (!date || !date->has_year() || !date->IsValid()) return std::nullopt;
    return DayNumber(*date);
  };
  record.kind = static_cast<std::int8_t>(threshold.kind());
  if (HasComparator(threshold.kind())) {
    record.comparator = static_cast<std::int8_t>(threshold.comparator());
  }
  record.bare = threshold.is_bare();
  if (const Number* number = threshold.number()) set_amount(Record::kValue, *number);
  if (const Bound* lower = threshold.lower()) {
    set_amount(Record::kLower, lower->number);
    record.lower_closed = lower->closed;
  }
  if (const Bound* upper = threshold.upper()) {
    set_amount(Record::kUpper, upper->number);
    record.upper_closed = upper->closed;
  }
  const bool has_figure =
      threshold.number() != nullptr || threshold.lower() != nullptr || threshold.upper() != nullptr;
  if (has_figure) {
    record.unit = units->Of(threshold.unit());
    record.dimension = static_cast<std::int8_t>(threshold.unit().dimension());
  }
  if (threshold.kind() == ThresholdKind::kChange) {
    record.direction = static_cast<std::int8_t>(threshold.direction());
  }
  record.date = day(threshold.date());
  record.date_end = day(threshold.date_end());
  record.text_class = static_cast<std::int8_t>(static_cast<int>(threshold.text_class()) - 1);
  const auto code = MoreSevere(lost, ShownCode(threshold.diagnostics()));
  if (code) {
    record.code = CodeIndex(*code);
    record.severity = SeverityIndex(*code);
  }
  return record;
}

}  // namespace jixiao::batch
