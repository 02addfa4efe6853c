// Targets as columns. Refuses to judge them (evaluate.cc), and to show the parts of what has
// several: a compound or a capped share is named, and read in full cell by cell.
#include <array>
#include <memory>
#include <utility>

#include "batch/arrow_export.h"
#include "batch/arrow_import.h"
#include "batch/block.h"
#include "batch/cell_reader.h"
#include "batch/names.h"
#include "batch/record.h"
#include "batch/tasks.h"
#include "batch/workers.h"
#include "numeric/int128.h"

namespace jixiao::batch {
namespace {

enum Out : std::size_t {
  kKind,
  kComparator,
  kBare,
  kValue,
  kLower,
  kUpper,
  kLowerClosed,
  kUpperClosed,
  kUnit,
  kDimension,
  kDirection,
  kDate,
  kDateEnd,
  kTextClass,
  kCode,
  kSeverity,
  kOutCount,
};

// The units are known only when all rows are read: a list of none stands for them.
const NameList& NoNames() {
  static const NameList* const none = new NameList();
  return *none;
}

const std::vector<OutputColumn::Type>& OutputTypes() {
  static const auto* const types = new std::vector<OutputColumn::Type>{
      {"kind", "c", 8, false, &KindNames()},
      {"comparator", "c", 8, true, &ComparatorNames()},
      {"bare", "b", 1, false},
      {"value", "d:38,10", 128},
      {"lower", "d:38,10", 128},
      {"upper", "d:38,10", 128},
      {"lower_closed", "b", 1},
      {"upper_closed", "b", 1},
      {"unit", "i", 32, true, &NoNames()},
      {"dimension", "c", 8, true, &DimensionNames()},
      {"direction", "c", 8, true, &DirectionNames()},
      {"date", "tdD", 32},
      {"date_end", "tdD", 32},
      {"text_class", "c", 8, true, &TextClassNames()},
      {"code", "s", 16, true, &CodeNames()},
      {"severity", "c", 8, true, &SeverityNames()},
  };
  return *types;
}

class ParseWorker {
 public:
  ParseWorker(const Table& table, const ThresholdContext& shared,
              const std::vector<OutputColumn>& out)
      : contexts_(table, shared), reader_(table, CellReader::Role::kTarget), out_(out) {
    for (std::size_t i = 0; i < PlainUnitCount(); ++i) {
      dimensions_.push_back(static_cast<std::int8_t>(PlainUnit(i).dimension()));
    }
  }

  void Run(RowRange range) {
    ForEachBlock(range, [this](const Block& block) {
      contexts_.Take(block);
      reader_.Read(block, contexts_, readings_.data());
      Write(block);
    });
  }

  const UnitNumbers& units() const { return units_; }

 private:
  // The bits of a block's rows in the bitmaps that plain cells have a part in.
  struct Bits {
    std::uint64_t comparator = 0;
    std::uint64_t bare = 0;
    std::uint64_t value = 0;
    std::uint64_t range = 0;  // lower, upper and that they belong to it
    std::uint64_t unit = 0;
    std::uint64_t dimension = 0;
    std::uint64_t direction = 0;
    std::uint64_t date = 0;
  };

  void Write(const Block& block) {
    Bits bits;
    for (std::size_t i = 0; i < block.size; ++i) {
      const std::int64_t row = block.first + static_cast<std::int64_t>(i);
      const Reading& reading = readings_[i];
      if (reading.full == nullptr) {
        WritePlain(row, std::uint64_t{1} << i, reading.plain, &bits);
      } else {
        std::optional<Record>& record = reading.full->record;
        if (!record) record = RecordOf(reading.full->threshold, &units_);
        WriteRecord(row, *record);
      }
    }
    out_[kComparator].SetValid(block.first, bits.comparator);
    out_[kBare].SetTrue(block.first, bits.bare);
    out_[kValue].SetValid(block.first, bits.value);
    for (const Out end : {kLower, kUpper}) out_[end].SetValid(block.first, bits.range);
    for (const Out closed : {kLowerClosed, kUpperClosed}) {
      out_[closed].SetValid(block.first, bits.range);
      out_[closed].SetTrue(block.first, bits.range);
    }
    out_[kUnit].SetValid(block.first, bits.unit);
    out_[kDimension].SetValid(block.first, bits.dimension);
    out_[kDirection].SetValid(block.first, bits.direction);
    out_[kDate].SetValid(block.first, bits.date);
  }

  void WritePlain(std::int64_t row, std::uint64_t bit, const PlainCell& cell, Bits* bits) {
    Put<std::int8_t>(kKind, row, cell.kind_number);
    if (cell.kind() == ThresholdKind::kRange) {
      WriteRange(row, bit, cell, bits);
    } else {
      Put<std::int8_t>(kComparator, row, cell.comparator_number);
      bits->comparator |= bit;
      bits->bare |= cell.bare ? bit : 0;
      if (cell.kind() == ThresholdKind::kDeadline) {
        Put<std::int32_t>(kDate, row, static_cast<std::int32_t>(cell.number));
        bits->date |= bit;
        return;
      }
      if (WriteAmount(kValue, row, cell.number, cell.places)) bits->value |= bit;
      if (cell.kind() == ThresholdKind::kChange) {
        Put<std::int8_t>(kDirection, row, cell.direction_number);
        bits->direction |= bit;
      }
    }
    if (cell.unit != 0) {
      Put<std::int32_t>(kUnit, row, units_.OfPlain(cell.unit));
      bits->unit |= bit;
    }
    Put<std::int8_t>(kDimension, row, dimensions_[cell.unit]);
    bits->dimension |= bit;
  }

  void WriteRange(std::int64_t row, std::uint64_t bit, const PlainCell& cell, Bits* bits) {
    const bool lower = WriteAmount(kLower, row, cell.number, cell.places);
    const bool upper = WriteAmount(kUpper, row, cell.upper, cell.upper_places);
    if (lower && upper) {
      bits->range |= bit;
      return;
    }
    // An end that its column cannot hold is null, but is closed.
    if (lower) SetValid(kLower, row);
    if (upper) SetValid(kUpper, row);
    out_[kLowerClosed].SetBoolean(row, true);
    out_[kUpperClosed].SetBoolean(row, true);
  }

  // False where its column cannot hold it exactly, which the row's code then says.
  bool WriteAmount(Out column, std::int64_t row, std::int64_t coefficient, int places) {
    if (places <= kAmountPlaces) {
      const numeric::Int128 amount =
          numeric::Int128{coefficient} *
          static_cast<numeric::Int128>(numeric::PowerOfTen(kAmountPlaces - places));
      Put<Coefficient>(
          column, row,
          {static_cast<std::uint64_t>(amount), static_cast<std::int64_t>(amount >> 64U)});
      return true;
    }
    const auto amount = AtPlaces(Decimal(coefficient, places), kAmountPlaces);
    if (amount) {
      Put<Coefficient>(column, row, *amount);
    } else {
      out_[kCode].Set(row, CodeIndex(DiagnosticCode::kColumnScaleExceeded));
      out_[kSeverity].Set(row, SeverityIndex(DiagnosticCode::kColumnScaleExceeded));
    }
    return amount.has_value();
  }

  template <typename T>
  void Put(Out column, std::int64_t row, T value) const {
    out_[column].values<T>()[row] = value;
  }
  void SetValid(Out column, std::int64_t row) const {
    out_[column].SetValid(row / 64 * 64, std::uint64_t{1} << static_cast<std::uint64_t>(row % 64));
  }
  template <typename Number>
  void WriteNumber(Out column, std::int64_t row, Number number) const {
    if (number >= 0) out_[column].Set(row, number);
  }

  void WriteRecord(std::int64_t row, const Record& record) {
    Put<std::int8_t>(kKind, row, record.kind);
    WriteNumber(kComparator, row, record.comparator);
    if (record.bare) out_[kBare].SetBoolean(row, true);
    constexpr std::array kAmounts = {kValue, kLower, kUpper};
    for (std::size_t i = 0; i < kAmounts.size(); ++i) {
      if (record.amounts[i]) out_[kAmounts[i]].Set(row, *record.amounts[i]);
    }
    if (record.lower_closed) out_[kLowerClosed].SetBoolean(row, *record.lower_closed);
    if (record.upper_closed) out_[kUpperClosed].SetBoolean(row, *record.upper_closed);
    WriteNumber(kUnit, row, record.unit);
    WriteNumber(kDimension, row, record.dimension);
    WriteNumber(kDirection, row, record.direction);
    if (record.date) out_[kDate].Set(row, *record.date);
    if (record.date_end) out_[kDateEnd].Set(row, *record.date_end);
    WriteNumber(kTextClass, row, record.text_class);
    WriteNumber(kCode, row, record.code);
    WriteNumber(kSeverity, row, record.severity);
  }

  RowContexts contexts_;
  CellReader reader_;
  std::array<Reading, Block::kMost> readings_;
  UnitNumbers units_;
  std::vector<std::int8_t> dimensions_;  // of the plain units
  const std::vector<OutputColumn>& out_;
};

// Each worker numbered the units in the order in which it met them. Taken together in the order of
// the rows that is again the order of first use, whatever the number of workers.
std::vector<std::string> JoinUnits(const std::vector<std::unique_ptr<ParseWorker>>& workers,
                                   const std::vector<RowRange>& ranges, OutputColumn* column) {
  std::vector<std::string> all = workers[0]->units().names();
  std::unordered_map<std::string, std::int32_t> numbers;
  for (const std::string& name : all) {
    numbers.emplace(name, static_cast<std::int32_t>(numbers.size()));
  }
  for (std::size_t i = 1; i < workers.size(); ++i) {
    std::vector<std::int32_t> joined;
    for (const std::string& name : workers[i]->units().names()) {
      const auto [entry, added] =
          numbers.try_emplace(name, static_cast<std::int32_t>(numbers.size()));
      if (added) all.push_back(name);
      joined.push_back(entry->second);
    }
    if (joined.empty()) continue;
    std::int32_t* const values = column->values<std::int32_t>();
    for (std::int64_t row = ranges[i].begin; row < ranges[i].end; ++row) {
      if (column->IsValid(row)) values[row] = joined[static_cast<std::size_t>(values[row])];
    }
  }
  return all;
}

}  // namespace

OwnedSchema ParseSchema() { return SchemaOf(OutputTypes()); }

OwnedArray ParseTable(const Table& table, const BatchOptions& options) {
  std::vector<OutputColumn> out = MakeColumns(OutputTypes(), table.rows());
  const std::vector<RowRange> ranges = SplitRows(table.rows(), options.threads);
  std::vector<std::unique_ptr<ParseWorker>> workers(ranges.size());
  RunInThreads(ranges.size(), [&](std::size_t i) {
    workers[i] = std::make_unique<ParseWorker>(table, options.context, out);
    workers[i]->Run(ranges[i]);
  });
  const std::vector<std::string> units = JoinUnits(workers, ranges, &out[kUnit]);
  const NameList unit_names(units.begin(), units.end());
  std::vector<OwnedArray> columns;
  columns.reserve(kOutCount);
  for (std::size_t i = 0; i < kOutCount; ++i) {
    columns.push_back(out[i].Finish(i == kUnit ? &unit_names : nullptr));
  }
  return MakeTable(table.rows(), std::move(columns));
}

}  // namespace jixiao::batch
