// Targets as columns. Refuses to judge them (evaluate.cc), and to show the parts of what has
// several: a compound or a capped share is named, and read in full cell by cell.
#include <array>
#include <memory>
#include <utility>

#include "batch/arrow_export.h"
#include "batch/arrow_import.h"
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

using Types = std::array<OutputColumn::Type, kOutCount>;

// The units are known only when all rows are read: a list of none stands for them.
const NameList& NoNames() {
  static const NameList* const none = new NameList();
  return *none;
}

const Types& OutputTypes() {
  static const Types* const types = new Types{{
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
  }};
  return *types;
}

class ParseWorker {
 public:
  ParseWorker(const Table& table, const ThresholdContext& shared, std::vector<OutputColumn>* out)
      : contexts_(table, shared), reader_(table, CellReader::Role::kTarget, shared), out_(*out) {
    for (std::size_t i = 0; i < PlainUnitCount(); ++i) {
      dimensions_.push_back(static_cast<std::int8_t>(PlainUnit(i).dimension()));
    }
  }

  void Run(RowRange range) {
    for (std::int64_t row = range.begin; row < range.end; ++row) {
      const Reading& reading = reader_.Read(row, contexts_.At(row));
      if (reading.full == nullptr && reading.is_date) {
        WriteDate(row, reading.date);
      } else if (reading.full == nullptr) {
        WritePlain(row, reading.plain);
      } else {
        std::optional<Record>& record = reading.full->record;
        if (!record) record = RecordOf(reading.full->threshold, &units_);
        Write(row, *record);
      }
    }
  }

  const UnitNumbers& units() const { return units_; }

 private:
  // Most cells: without the steps of those that have more to say.
  void WritePlain(std::int64_t row, const PlainCell& cell) {
    const bool fits = WriteAmount(cell.is_range ? kLower : kValue, row, cell.number) &&
                      (!cell.is_range || WriteAmount(kUpper, row, cell.upper));
    const ThresholdKind kind = cell.is_range ? ThresholdKind::kRange : ThresholdKind::kQuantity;
    out_[kKind].values<std::int8_t>()[row] = static_cast<std::int8_t>(kind);
    if (cell.is_range) {
      out_[kLowerClosed].SetBoolean(row, true);
      out_[kUpperClosed].SetBoolean(row, true);
    } else {
      out_[kComparator].Set(row, static_cast<std::int8_t>(cell.comparator));
      if (cell.bare) out_[kBare].SetBoolean(row, true);
    }
    if (cell.unit != 0) out_[kUnit].Set(row, units_.OfPlain(cell.unit));
    out_[kDimension].Set(row, dimensions_[cell.unit]);
    if (!fits) WriteCode(row, DiagnosticCode::kColumnScaleExceeded);
  }

  void WriteDate(std::int64_t row, const PlainDate& date) {
    out_[kKind].values<std::int8_t>()[row] = static_cast<std::int8_t>(ThresholdKind::kDeadline);
    out_[kComparator].Set(row, static_cast<std::int8_t>(date.comparator));
    if (date.bare) out_[kBare].SetBoolean(row, true);
    out_[kDate].Set(row, DayNumber(date.date));
  }

  bool WriteAmount(Out column, std::int64_t row, const PlainNumber& number) {
    if (number.places > kAmountPlaces) return WriteLongAmount(column, row, number);
    const numeric::Int128 amount =
        numeric::Int128{number.coefficient} *
        static_cast<numeric::Int128>(numeric::PowerOfTen(kAmountPlaces - number.places));
    WriteCoefficient(
        column, row,
        {static_cast<std::uint64_t>(amount), static_cast<std::int64_t>(amount >> 64U)});
    return true;
  }
  bool WriteLongAmount(Out column, std::int64_t row, const PlainNumber& number) {
    const auto amount = AtPlaces(Decimal(number.coefficient, number.places), kAmountPlaces);
    if (amount) WriteCoefficient(column, row, *amount);
    return amount.has_value();
  }
  void WriteCoefficient(Out column, std::int64_t row, const Coefficient& amount) {
    out_[column].Set(row, amount);
  }
  void WriteCode(std::int64_t row, DiagnosticCode code) {
    out_[kCode].Set(row, CodeIndex(code));
    out_[kSeverity].Set(row, static_cast<std::int8_t>(DiagnosticSeverity(code)));
  }

  template <typename Number>
  void WriteNumber(Out column, std::int64_t row, Number number) {
    if (number >= 0) out_[column].Set(row, number);
  }

  void Write(std::int64_t row, const Record& record) {
    out_[kKind].values<std::int8_t>()[row] = record.kind;
    WriteNumber(kComparator, row, record.comparator);
    if (record.bare) out_[kBare].SetBoolean(row, true);
    constexpr std::array kAmounts = {kValue, kLower, kUpper};
    for (std::size_t i = 0; i < kAmounts.size(); ++i) {
      if (record.amounts[i]) WriteCoefficient(kAmounts[i], row, *record.amounts[i]);
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
  UnitNumbers units_;
  std::vector<std::int8_t> dimensions_;  // of the plain units
  std::vector<OutputColumn>& out_;
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
  std::vector<OutputColumn> out = ColumnsOf(OutputTypes(), table.rows());
  const std::vector<RowRange> ranges = SplitRows(table.rows(), options.threads);
  std::vector<std::unique_ptr<ParseWorker>> workers(ranges.size());
  RunInThreads(ranges.size(), [&](std::size_t i) {
    workers[i] = std::make_unique<ParseWorker>(table, options.context, &out);
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
