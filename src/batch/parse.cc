// Targets as columns. Does not judge them (evaluate.cc), and does not show the parts of what has
// several: a compound or a capped share is named, and read in full cell by cell.
#include <algorithm>
#include <array>
#include <memory>
#include <tuple>
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
      : contexts_(table, shared), reader_(table, CellReader::Role::kTarget, shared), out_(out) {
    for (std::size_t i = 0; i < PlainUnitCount(); ++i) {
      dimensions_.push_back(static_cast<std::int8_t>(PlainUnit(i).dimension()));
    }
  }

  void Run(RowRange range) {
    ranges_.push_back(range);
    ForEachBlock(range, [this](const Block& block) {
      contexts_.Take(block);
      reader_.Read(block, contexts_, readings_.data());
      Write(block);
      unit_blocks_.resize(units_.names().size(), block.first);
    });
  }

  const std::vector<std::string>& units() const { return units_.names(); }
  /// The first block of this worker that has a unit.
  std::int64_t BlockOf(std::size_t unit) const { return unit_blocks_[unit]; }
  /// Gives the units new numbers in the rows that this worker has written.
  void Renumber(const std::vector<std::int32_t>& numbers) const {
    auto* const values = out_[kUnit].values<std::int32_t>();
    for (const RowRange& range : ranges_) {
      for (std::int64_t row = range.begin; row < range.end; ++row) {
        if (out_[kUnit].IsValid(row)) values[row] = numbers[static_cast<std::size_t>(values[row])];
      }
    }
  }

 private:
  void Write(const Block& block) {
    std::array<std::uint8_t, Block::kMost> others;
    const std::size_t count = WriteQuantities(block, others.data());
    for (std::size_t n = 0; n < count; ++n) {
      const std::int64_t row = block.first + others[n];
      const Reading& reading = readings_[others[n]];
      if (reading.full == nullptr) {
        WritePlain(row, reading.plain);
        continue;
      }
      std::optional<Record>& record = reading.full->record;
      if (!record) record = RecordOf(reading.full->threshold, &units_);
      WriteRecord(row, *record);
    }
  }

  static bool IsQuantity(const Reading& reading) {
    return reading.full == nullptr && reading.plain.kind() == ThresholdKind::kQuantity &&
           reading.plain.places <= kAmountPlaces;
  }
  // In the places of the column; the cell has no more.
  static Coefficient AmountOf(std::int64_t coefficient, int places) {
    const auto power = static_cast<std::uint64_t>(numeric::PowerOfTen(kAmountPlaces - places));
    const numeric::Uint128 amount =
        numeric::Uint128{static_cast<std::uint64_t>(coefficient)} * power;
    return {static_cast<std::uint64_t>(amount), static_cast<std::int64_t>(amount >> 64U)};
  }

  // Most cells: from addresses that no store can change, and without a branch but one. Lists the
  // other rows of the block, and returns how many they are.
  std::size_t WriteQuantities(const Block& block, std::uint8_t* others) {
    auto* const kinds = out_[kKind].values<std::int8_t>() + block.first;
    auto* const comparators = out_[kComparator].values<std::int8_t>() + block.first;
    auto* const values = out_[kValue].values<Coefficient>() + block.first;
    auto* const units = out_[kUnit].values<std::int32_t>() + block.first;
    auto* const dimensions = out_[kDimension].values<std::int8_t>() + block.first;
    const std::int8_t* const dimension_of = dimensions_.data();
    std::uint64_t quantities = 0;
    std::uint64_t bare = 0;
    std::uint64_t with_unit = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < block.size; ++i) {
      const Reading& reading = readings_[i];
      if (!IsQuantity(reading)) {
        others[count++] = static_cast<std::uint8_t>(i);
        continue;
      }
      const PlainCell& cell = reading.plain;
      const std::int32_t unit = units_.OfPlain(cell.unit);
      kinds[i] = static_cast<std::int8_t>(ThresholdKind::kQuantity);
      comparators[i] = static_cast<std::int8_t>(cell.comparator());
      values[i] = AmountOf(cell.number, cell.places);
      units[i] = std::max(unit, 0);
      dimensions[i] = dimension_of[cell.unit];
      quantities |= std::uint64_t{1} << i;
      bare |= std::uint64_t{cell.bare} << i;
      with_unit |= std::uint64_t{unit >= 0} << i;
      if (cell.note_number != 0)
        WriteCode(block.first + static_cast<std::int64_t>(i), *cell.note());
    }
    for (const Out column : {kComparator, kValue, kDimension}) {
      out_[column].SetValid(block.first, quantities);
    }
    out_[kBare].SetTrue(block.first, bare);
    out_[kUnit].SetValid(block.first, with_unit);
    return count;
  }

  void WritePlain(std::int64_t row, const PlainCell& cell) {
    std::optional<DiagnosticCode> lost;
    const auto write = [&](Out column, std::int64_t coefficient, int places) {
      if (!WriteAmount(column, row, coefficient, places)) {
        lost = DiagnosticCode::kColumnScaleExceeded;
      }
    };
    out_[kKind].values<std::int8_t>()[row] = cell.kind_number;
    if (cell.kind() == ThresholdKind::kRange) {
      write(kLower, cell.number, cell.places);
      write(kUpper, cell.upper, cell.upper_places);
      out_[kLowerClosed].SetBoolean(row, true);
      out_[kUpperClosed].SetBoolean(row, true);
    } else {
      out_[kComparator].Set(row, static_cast<std::int8_t>(cell.comparator()));
      if (cell.bare) out_[kBare].SetBoolean(row, true);
      if (cell.kind() == ThresholdKind::kDeadline) {
        out_[kDate].Set(row, static_cast<std::int32_t>(cell.number));
        return;
      }
      write(kValue, cell.number, cell.places);
      if (cell.kind() == ThresholdKind::kChange) {
        out_[kDirection].Set(row, static_cast<std::int8_t>(cell.direction()));
      }
    }
    if (cell.unit != 0) out_[kUnit].Set(row, units_.OfPlain(cell.unit));
    out_[kDimension].Set(row, dimensions_[cell.unit]);
    const auto code = MoreSevere(lost, cell.note());
    if (code) WriteCode(row, *code);
  }

  // False where its column cannot hold it exactly: it stays null.
  bool WriteAmount(Out column, std::int64_t row, std::int64_t coefficient, int places) {
    const std::optional<Coefficient> amount =
        places <= kAmountPlaces ? AmountOf(coefficient, places)
                                : AtPlaces(Decimal(coefficient, places), kAmountPlaces);
    if (amount) out_[column].Set(row, *amount);
    return amount.has_value();
  }

  void WriteCode(std::int64_t row, DiagnosticCode code) {
    out_[kCode].Set(row, CodeIndex(code));
    out_[kSeverity].Set(row, SeverityIndex(code));
  }

  template <typename Number>
  void WriteNumber(Out column, std::int64_t row, Number number) const {
    if (number >= 0) out_[column].Set(row, number);
  }

  void WriteRecord(std::int64_t row, const Record& record) {
    out_[kKind].values<std::int8_t>()[row] = record.kind;
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
  std::vector<std::int64_t> unit_blocks_;
  std::vector<RowRange> ranges_;
  std::vector<std::int8_t> dimensions_;  // of the plain units
  const std::vector<OutputColumn>& out_;
};

using Workers = std::vector<std::unique_ptr<ParseWorker>>;

// Each worker numbered the units in the order in which it met them. All together they stand in the
// order of the first blocks that have them, whoever worked on those.
std::vector<std::string> JoinUnits(const Workers& workers) {
  struct Use {
    std::int64_t block;
    std::size_t number;  // a block is one worker's, which numbered the units there one by one
    std::string name;
  };
  std::vector<Use> uses;
  for (const auto& worker : workers) {
    for (std::size_t i = 0; i < worker->units().size(); ++i) {
      uses.push_back({worker->BlockOf(i), i, worker->units()[i]});
    }
  }
  std::sort(uses.begin(), uses.end(), [](const Use& a, const Use& b) {
    return std::tie(a.block, a.number) < std::tie(b.block, b.number);
  });
  std::vector<std::string> all;
  std::unordered_map<std::string, std::int32_t> numbers;
  for (Use& use : uses) {
    if (numbers.try_emplace(use.name, static_cast<std::int32_t>(all.size())).second) {
      all.push_back(std::move(use.name));
    }
  }
  RunInThreads(workers.size(), [&](std::size_t i) {
    std::vector<std::int32_t> joined;
    for (const std::string& name : workers[i]->units()) joined.push_back(numbers.at(name));
    if (!std::is_sorted(joined.begin(), joined.end()) ||
        (!joined.empty() && joined.back() >= static_cast<std::int32_t>(joined.size()))) {
      workers[i]->Renumber(joined);
    }
  });
  return all;
}

}  // namespace

OwnedSchema ParseSchema() { return SchemaOf(OutputTypes()); }

OwnedArray ParseTable(const Table& table, const BatchOptions& options) {
  std::vector<OutputColumn> out = MakeColumns(OutputTypes(), table.rows());
  RangeQueue queue(table.rows(), options.threads, &options.watch);
  Workers workers(queue.threads());
  RunInThreads(workers.size(), [&](std::size_t i) {
    workers[i] = std::make_unique<ParseWorker>(table, options.context, out);
    for (RowRange range; queue.Take(&range);) workers[i]->Run(range);
  });
  const std::vector<std::string> units = JoinUnits(workers);
  const NameList unit_names(units.begin(), units.end());
  std::vector<OwnedArray> columns;
  columns.reserve(kOutCount);
  for (std::size_t i = 0; i < kOutCount; ++i) {
    columns.push_back(out[i].Finish(i == kUnit ? &unit_names : nullptr));
  }
  return MakeTable(table.rows(), std::move(columns));
}

}  // namespace jixiao::batch
