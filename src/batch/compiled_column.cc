// A column of targets as closed intervals of integers. Refuses kinds that are not one interval.
#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "base/compiler.h"
#include "batch/arrow_import.h"
#include "batch/block.h"
#include "batch/cell_reader.h"
#include "jixiao/batch.hpp"
#include "numeric/int128.h"

namespace jixiao {
namespace {

using batch::Block;
using batch::CellReader;
using batch::Reading;
using batch::RowContexts;
using batch::Table;
using batch::Task;

/// One end: a plain number, and whether it belongs to the interval.
struct Limit {
  Decimal value;
  bool closed = true;
};
struct RowLimits {
  std::optional<Limit> lower;
  std::optional<Limit> upper;
  bool compiled = false;
};

RowLimits LimitsOf(Comparator comparator, const Decimal& value, RowDirection direction,
                   EqualRule equal) {
  const bool closed = comparator != Comparator::kGt && comparator != Comparator::kLt;
  const Limit limit{value, closed};
  switch (comparator) {
    case Comparator::kGe:
    case Comparator::kGt:
      return {limit, std::nullopt, true};
    case Comparator::kLe:
    case Comparator::kLt:
      return {std::nullopt, limit, true};
    case Comparator::kNe:
      return {};
    case Comparator::kEq:
    case Comparator::kApprox:
      break;
  }
  if (equal != EqualRule::kDirectional || value.is_zero()) return {limit, limit, true};
  if (direction == RowDirection::kPositive) return {limit, std::nullopt, true};
  return {std::nullopt, limit, true};
}

bool IsPlain(const Bound* bound) {
  return bound == nullptr || bound->number.form == Number::Form::kPlain;
}

std::optional<Limit> LimitOf(const Bound* bound) {
  if (bound == nullptr) return std::nullopt;
  return Limit{bound->number.value, bound->closed};
}

RowLimits LimitsOf(const Threshold& target, RowDirection direction, EqualRule equal) {
  if (target.kind() == ThresholdKind::kRange) {
    if (!IsPlain(target.lower()) || !IsPlain(target.upper())) return {};
    return {LimitOf(target.lower()), LimitOf(target.upper()), true};
  }
  const Number* const number = target.number();
  const bool plain = target.kind() == ThresholdKind::kQuantity && number != nullptr &&
                     number->form == Number::Form::kPlain && !target.is_vague();
  return plain ? LimitsOf(target.comparator(), number->value, direction, equal) : RowLimits();
}

RowLimits LimitsOf(const PlainCell& cell, RowDirection direction, EqualRule equal) {
  const Decimal value(cell.number, cell.places);
  switch (cell.kind()) {
    case ThresholdKind::kQuantity:
      return LimitsOf(cell.comparator(), value, direction, equal);
    case ThresholdKind::kRange:
      return {Limit{value}, Limit{Decimal(cell.upper, cell.upper_places)}, true};
    default:
      return {};
  }
}

// At `places` all that is greater than an open end begins one unit above it.
bool ToInteger(const std::optional<Limit>& limit, int places, std::int64_t step,
               std::int64_t* integer) {
  if (!limit) return true;
  const Result<Decimal> value = limit->value.Round(places, RoundingMode::kNever);
  if (!value.ok()) return false;
  const auto low = static_cast<std::int64_t>(value->low());
  const bool fits = value->high() == (low < 0 ? -1 : 0) &&
                    low > std::numeric_limits<std::int64_t>::min() / 2 &&
                    low < std::numeric_limits<std::int64_t>::max() / 2;
  if (!fits) return false;
  *integer = low + (limit->closed ? 0 : step);
  return true;
}

}  // namespace

Result<CompiledColumn> CompiledColumn::Compile(const ArrowSchema& schema, const ArrowArray& rows,
                                               const BatchOptions& options, RowDirection direction,
                                               EqualRule equal) {
  const Result<Table> table = Table::Import(schema, rows, Task::kParse);
  if (!table.ok()) return table.status();
  RowContexts contexts(*table, options.context);
  CellReader reader(*table, CellReader::Role::kTarget, options.context);
  std::vector<RowLimits> limits;
  limits.reserve(static_cast<std::size_t>(table->rows()));
  // No more places than leave most figures room in 64 bits.
  constexpr int kMostPlaces = 6;
  CompiledColumn column;
  std::array<Reading, Block::kMost> readings;
  batch::ForEachBlock({0, table->rows()}, [&](const Block& block) {
    contexts.Take(block);
    reader.Read(block, contexts, readings.data());
    for (std::size_t i = 0; i < block.size; ++i) {
      const Reading& reading = readings[i];
      limits.push_back(reading.full != nullptr ? LimitsOf(reading.full->threshold, direction, equal)
                                               : LimitsOf(reading.plain, direction, equal));
      for (const auto& limit : {limits.back().lower, limits.back().upper}) {
        if (limit) column.places_ = std::max(column.places_, limit->value.scale());
      }
    }
  });
  column.places_ = std::min(column.places_, kMostPlaces);
  for (const RowLimits& row : limits) {
    std::int64_t lower = std::numeric_limits<std::int64_t>::min();
    std::int64_t upper = std::numeric_limits<std::int64_t>::max();
    const bool fits = row.compiled && ToInteger(row.lower, column.places_, 1, &lower) &&
                      ToInteger(row.upper, column.places_, -1, &upper);
    column.lower_.push_back(fits ? lower : 1);
    column.upper_.push_back(fits ? upper : 0);
  }
  return column;
}

namespace {

// Without a branch, so that several rows are compared at once.
JIXIAO_ALWAYS_INLINE void JudgeRows(const std::int64_t* lower, const std::int64_t* upper,
                                    const std::int64_t* actuals, std::uint8_t* met,
                                    std::size_t rows) {
  for (std::size_t i = 0; i < rows; ++i) {
    met[i] = static_cast<std::uint8_t>(static_cast<unsigned>(actuals[i] >= lower[i]) &
                                       static_cast<unsigned>(actuals[i] <= upper[i]));
  }
}

#ifdef JIXIAO_WITH_AVX2
// Comparisons of 64 bits are an instruction here, and several elsewhere.
JIXIAO_TARGET_AVX2 void JudgeRowsAvx2(const std::int64_t* lower, const std::int64_t* upper,
                                      const std::int64_t* actuals, std::uint8_t* met,
                                      std::size_t rows) {
  JudgeRows(lower, upper, actuals, met, rows);
}
#endif

}  // namespace

void CompiledColumn::Judge(const std::int64_t* actuals, std::uint8_t* met) const {
#ifdef JIXIAO_WITH_AVX2
  if (HasAvx2()) {
    JudgeRowsAvx2(lower_.data(), upper_.data(), actuals, met, lower_.size());
    return;
  }
#endif
  JudgeRows(lower_.data(), upper_.data(), actuals, met, lower_.size());
}

}  // namespace jixiao
