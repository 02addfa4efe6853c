#include "batch/standard_rows.h"

#include <utility>

#include "base/hash_bytes.h"

namespace jixiao::batch {
namespace {

template <typename T>
void AppendBytes(const T& value, std::string* key) {
  key->append(reinterpret_cast<const char*>(&value), sizeof value);
}

void AppendPart(std::string_view part, std::string* key) {
  AppendBytes(static_cast<std::uint32_t>(part.size()), key);
  key->append(part);
}

// A figure that is none is a cell that no one can read.
std::string_view CellText(const Table& table, Field field, std::int64_t row, std::string* scratch) {
  const Column& column = table[field];
  if (column.IsNull(row)) return {};
  return column.Cell(row, scratch).value_or("?");
}

// Its own, or a context's that stands for all rows.
void AppendOwn(const Table& table, Field field, std::int64_t row, std::string* key) {
  const Column& column = table[field];
  if (table.Has(field) && !column.IsNull(row)) return AppendPart(column.Text(row), key);
  AppendPart({}, key);
}

}  // namespace

std::size_t StandardRows::Hash::operator()(std::string_view text) const { return HashBytes(text); }

StandardRows::StandardRows(const Table& table)
    : table_(table), has_column_(table.Has(Field::kStandard)) {}

bool StandardRows::IsOn(std::int64_t row) const {
  if (!has_column_) return false;
  const Column& column = table_[Field::kStandard];
  return !column.IsNull(row) &&
         column.Text(row).find_first_not_of(" \t\r\n") != std::string_view::npos;
}

const StandardRows::Known& StandardRows::StandardAt(std::int64_t row,
                                                    const ThresholdContext& context) {
  key_.clear();
  AppendBytes(static_cast<std::int32_t>(context.row_kind), &key_);
  AppendBytes(context.year, &key_);
  key_.append(table_[Field::kStandard].Text(row));
  const auto known = standards_.find(std::string_view(key_));
  if (known != standards_.end()) return known->second;
  if (standards_.size() == kMostStandards) standards_.clear();
  Known made{++last_number_, Standard::Parse(table_[Field::kStandard].Text(row), context)};
  return standards_.emplace(key_, std::move(made)).first->second;
}

void StandardRows::Fill(std::int64_t row, const ThresholdContext& context, Row* to) {
  to->standard = StandardAt(row, context).standard;
  to->last_year.reset();
  if (table_[Field::kLastYear].IsNull(row)) return;
  ThresholdContext without_year = context;
  without_year.year = 0;
  to->last_year =
      ActualValue::Parse(CellText(table_, Field::kLastYear, row, &scratch_), without_year);
}

PaddedText StandardRows::KeyOf(std::int64_t row, const ThresholdContext& context,
                               const Row& input) {
  const std::uint64_t number = StandardAt(row, context).number;
  key_.clear();
  AppendBytes(number, &key_);
  AppendBytes(static_cast<std::int8_t>(input.direction ? static_cast<int>(*input.direction) : 0),
              &key_);
  const Decimal weight = input.weight.value_or(Decimal(-1));
  AppendBytes(weight.low(), &key_);
  AppendBytes(weight.high(), &key_);
  AppendBytes(weight.scale(), &key_);
  AppendPart(context.name, &key_);
  AppendPart(context.description, &key_);
  for (const Field field : {Field::kSymbol, Field::kUnit}) AppendOwn(table_, field, row, &key_);
  for (const Field field : {Field::kTarget, Field::kActual, Field::kLastYear}) {
    AppendPart(CellText(table_, field, row, &scratch_), &key_);
  }
  const std::size_t size = key_.size();
  key_.append(kTextPadding, '\0');
  return {key_.data(), size};
}

}  // namespace jixiao::batch
