#include "batch/cell_reader.h"

#include <algorithm>
#include <utility>

#include "base/fold.h"
#include "jixiao/model.hpp"

namespace jixiao::batch {
namespace {

using std::size_t;

bool HasText(const Column& column, std::int64_t row) {
  return !column.IsNull(row) &&
         column.Text(row).find_first_not_of(" \t\r\n") != std::string_view::npos;
}

std::string_view TextOrEmpty(const Column& column, std::int64_t row) {
  return column.IsNull(row) ? std::string_view() : column.Text(row);
}

PaddedText Nothing() {
  static constexpr std::array<char, kTextPadding> kNothing{};
  return {kNothing.data(), 0};
}

PaddedText PaddedOrEmpty(const Column& column, std::int64_t row, std::string* scratch) {
  return column.IsNull(row) ? Nothing() : column.PaddedTextAt(row, scratch);
}

// A part of a key: its size keeps it apart from the next.
void AppendPart(std::string_view part, std::string* key) {
  const auto size = static_cast<std::uint32_t>(part.size());
  key->append(reinterpret_cast<const char*>(&size), sizeof size);
  key->append(part);
}

PaddedText Padded(std::string* key) {
  const size_t size = key->size();
  key->append(kTextPadding, '\0');
  return {key->data(), size};
}

bool DiffersByRow(const Table& table) {
  for (const Field field :
       {Field::kLevel1, Field::kLevel2, Field::kLevel3, Field::kDescription, Field::kYear}) {
    if (table.Has(field)) return true;
  }
  return false;
}

// A reading that is not known, or not without the whole key.
Reading NoReading() {
  Reading reading;
  reading.plain.kind_number = -1;
  return reading;
}
bool IsReading(const Reading& reading) {
  return reading.full != nullptr || reading.plain.kind_number >= 0;
}

// The key has all that bears on the reading.
constexpr size_t kWholeKey = 4;

// What bears on the reading of a plain cell, beside its text.
size_t VariantOf(const PlainContext& context) {
  constexpr size_t kShareMayExceed = 1;
  constexpr size_t kTimeliness = 2;
  return (context.share_may_exceed ? kShareMayExceed : 0) |
         (context.is_timeliness ? kTimeliness : 0);
}

}  // namespace

// --- Full readings ------------------------------------------------------------------------------

FullReading::FullReading(const Threshold& target) : FullReading(ActualValue(), target) {}

FullReading::FullReading(const ActualValue& value) : FullReading(value, value.reading()) {}

FullReading::FullReading(ActualValue value, Threshold target)
    : actual(std::move(value)),
      threshold(std::move(target)),
      is_plain_text(threshold.kind() == ThresholdKind::kQualitative &&
                    threshold.text_class() != TextClass::kAbsence &&
                    threshold.diagnostics().empty()) {
  const char32_t symbol = FoldedText(threshold.text()).at(0);
  if (IsHan(symbol)) first = symbol;
}

// --- Contexts -----------------------------------------------------------------------------------

RowContexts::RowContexts(const Table& table, const ThresholdContext& shared,
                         const AssessedRows* assessed)
    : table_(table),
      assessed_(assessed),
      shared_(shared),
      shared_name_(TraitsOfName(shared.name)),
      shared_description_(TraitsOfName(shared.description)),
      contexts_(DiffersByRow(table) ? Block::kMost : 1) {
  contexts_[0].context = shared;
  FillPlain(shared_name_, shared_description_, contexts_.data());
}

void RowContexts::Take(const Block& block) {
  if (shared()) return;
  for (size_t i = 0; i < block.size; ++i) {
    TakeRow(block.first + static_cast<std::int64_t>(i), &contexts_[i]);
  }
}

RowKind RowContexts::KindAt(std::int64_t row) {
  const std::string_view level1 = TextOrEmpty(table_[Field::kLevel1], row);
  const std::string_view level2 = TextOrEmpty(table_[Field::kLevel2], row);
  scratch_.clear();
  AppendPart(level1, &scratch_);
  AppendPart(level2, &scratch_);
  return Remember(Padded(&scratch_), 0, &kinds_, [&] {
    Indicator indicator;
    indicator.level1 = level1;
    indicator.level2 = level2;
    return RowKindOf(indicator);
  });
}

NameTraits RowContexts::TraitsAt(Field field, std::int64_t row, const NameTraits& shared) {
  const Column& column = table_[field];
  if (column.IsNull(row)) return shared;
  const PaddedText name = column.PaddedTextAt(row, &scratch_);
  return Remember(name, 0, &names_, [&] { return TraitsOfName(name.view()); });
}

void RowContexts::FillPlain(const NameTraits& name, const NameTraits& description,
                            RowContext* to) const {
  to->plain = {.is_timeliness = to->context.row_kind == RowKind::kTimeliness,
               .share_may_exceed = name.share_may_exceed};
  to->name = name;
  to->money_row =
      to->context.row_kind == RowKind::kCost || name.names_money || description.names_money;
}

void RowContexts::TakeRow(std::int64_t row, RowContext* to) {
  const auto own = [&](Field field, std::string_view shared) {
    return table_[field].IsNull(row) ? shared : table_[field].Text(row);
  };
  ThresholdContext& context = to->context;
  context = shared_;
  context.name = own(Field::kLevel3, shared_.name);
  context.description = own(Field::kDescription, shared_.description);
  const bool has_level = !table_[Field::kLevel1].IsNull(row) || !table_[Field::kLevel2].IsNull(row);
  if (has_level) context.row_kind = KindAt(row);
  if (assessed_ != nullptr) {
    const int year = assessed_->YearOf(row);
    if (year != 0) context.year = year;
  } else if (const Column& years = table_[Field::kYear]; !years.IsNull(row)) {
    const std::optional<Decimal> year = years.Figure(row);
    const bool is_year = year && *year >= Decimal(1) && *year <= Decimal(9999);
    context.year = is_year ? static_cast<int>(year->low()) : 0;
  }
  FillPlain(TraitsAt(Field::kLevel3, row, shared_name_),
            TraitsAt(Field::kDescription, row, shared_description_), to);
}

// --- Reader -------------------------------------------------------------------------------------

namespace {

Field FieldOf(CellReader::Role role) {
  switch (role) {
    case CellReader::Role::kTarget:
      return Field::kTarget;
    case CellReader::Role::kActual:
      return Field::kActual;
    case CellReader::Role::kBase:
      break;
  }
  return Field::kBase;
}

}  // namespace

CellReader::CellReader(const Table& table, Role role, const ThresholdContext& shared)
    : table_(table),
      column_(table[FieldOf(role)]),
      role_(role),
      has_columns_(role == Role::kTarget && (table.Has(Field::kSymbol) || table.Has(Field::kUnit))),
      key_is_text_(!has_columns_ && !DiffersByRow(table) && shared.name.empty()) {
  constexpr std::int64_t kMostSlots = std::int64_t{1} << 14U;
  const std::int64_t slots = column_.dictionary_size();
  if (key_is_text_ && slots <= kMostSlots) slots_.resize(static_cast<size_t>(slots), NoReading());
  is_remembered_ = column_.type() == Column::Type::kText && slots_.empty();
}

PaddedText CellReader::TextAt(std::int64_t row) {
  if (column_.IsNull(row)) return Nothing();
  if (column_.type() == Column::Type::kText) return column_.PaddedTextAt(row, &scratch_);
  // A figure that is none (a decimal of 39 digits) is a cell that no one can read.
  if (!column_.Cell(row, &scratch_)) scratch_ = "?";
  return Padded(&scratch_);
}

bool CellReader::HasColumns(std::int64_t row) const {
  return has_columns_ &&
         (HasText(table_[Field::kSymbol], row) || HasText(table_[Field::kUnit], row));
}

bool CellReader::ApplyRow(std::int64_t row, const RowContext& context, PlainCell* cell) {
  // A name gives no unit to an actual: the target's comes first, and what the name says is dropped.
  if (role_ != Role::kTarget) return true;
  if (!TakeUnitOfName(context.name, cell)) return false;
  if (!HasColumns(row)) return true;
  const bool money_row = context.money_row;
  const PaddedText symbol_text = PaddedOrEmpty(table_[Field::kSymbol], row, &key_);
  const auto symbol = Remember(symbol_text, 0, &symbols_,
                               [&] { return PlainColumns::ReadSymbol(symbol_text.view()); });
  const PaddedText unit_text = PaddedOrEmpty(table_[Field::kUnit], row, &key_);
  const auto unit = Remember(unit_text, money_row ? 1 : 0, &units_,
                             [&] { return PlainColumns::ReadUnit(unit_text.view(), money_row); });
  return symbol && unit && PlainColumns::Apply(*symbol, *unit, cell);
}

bool CellReader::ReadPlain(PaddedText text, const PlainContext& context, Reading* reading) {
  if (!ReadPlainCell(text, context, &change_fronts_, &reading->plain)) return false;
  // A comparison on an actual has to be spoken of.
  const PlainCell& plain = reading->plain;
  const bool compares =
      plain.kind() == ThresholdKind::kQuantity || plain.kind() == ThresholdKind::kChange;
  return role_ == Role::kTarget || !compares || plain.bare;
}

std::unique_ptr<FullReading> CellReader::Parse(std::int64_t row, std::string_view text,
                                               const ThresholdContext& context) {
  std::unique_ptr<FullReading> full;
  if (role_ != Role::kTarget) {
    // An actual's missing year is the target's before it is the budget year.
    ThresholdContext without_year = context;
    without_year.year = 0;
    full = std::make_unique<FullReading>(ActualValue::Parse(text, without_year));
  } else if (HasColumns(row)) {
    full = std::make_unique<FullReading>(
        Threshold::ParseFields(TextOrEmpty(table_[Field::kSymbol], row), text,
                               TextOrEmpty(table_[Field::kUnit], row), context));
  } else {
    full = std::make_unique<FullReading>(Threshold::Parse(text, context));
  }
  full->id = ++last_id_;
  return full;
}

PaddedText CellReader::WholeKey(std::int64_t row, PaddedText text,
                                const ThresholdContext& context) {
  if (key_is_text_) return text;
  key_.clear();
  key_ += static_cast<char>(context.row_kind);
  key_.append(reinterpret_cast<const char*>(&context.year), sizeof context.year);
  AppendPart(context.name, &key_);
  AppendPart(context.description, &key_);
  if (has_columns_) {
    AppendPart(TextOrEmpty(table_[Field::kSymbol], row), &key_);
    AppendPart(TextOrEmpty(table_[Field::kUnit], row), &key_);
  }
  key_ += text.view();
  return Padded(&key_);
}

void CellReader::CountLookups(std::uint32_t rows, std::uint32_t found) {
  looked_up_ += rows;
  found_ += looked_up_ > kWindow / 2 ? found : 0;
  if (looked_up_ < kWindow) return;
  // Half of them found is about where remembering and reading cost the same.
  remember_plain_ = found_ >= kWindow / 4;
  left_without_ = remember_plain_ ? 0 : kWindow * kWindowsWithout;
  looked_up_ = found_ = 0;
}

Reading CellReader::ReadFull(std::int64_t row, PaddedText text, const RowContext& row_context) {
  const ThresholdContext& context = row_context.context;
  const PaddedText whole = WholeKey(row, text, context);
  const bool is_kept = whole.size <= TextKey::kLongest;
  Reading reading;
  if (!is_kept) {
    passing_.push_back(Parse(row, text.view(), context));
    reading.full = passing_.back().get();
    return reading;
  }
  const TextKey key(whole, key_is_text_ ? VariantOf(row_context.plain) : kWholeKey);
  if (const Reading* const known = memory_.Find(key)) return *known;
  std::unique_ptr<FullReading> full = Parse(row, text.view(), context);
  reading.full = full.get();
  std::vector<std::unique_ptr<FullReading>>& owner = memory_.Add(key, reading) ? full_ : passing_;
  owner.push_back(std::move(full));
  return reading;
}

Reading CellReader::ReadNew(std::int64_t row, const TextKey& key, const RowContext& context) {
  Reading reading;
  const bool plain = ReadPlain(key.text, context.plain, &reading);
  if (!plain) reading = NoReading();
  // Where the text is the whole key, the full reading takes its place.
  if (plain || !key_is_text_) memory_.Add(key, reading);
  return plain ? reading : ReadFull(row, key.text, context);
}

// One step for all rows, then the next: none waits for what another has to fetch.
bool CellReader::ReadRemembered(const Block& block, const RowContexts& contexts,
                                Reading* readings) {
  for (size_t i = 0; i < block.size; ++i) {
    const std::int64_t row = block.first + static_cast<std::int64_t>(i);
    const PaddedText text = PaddedOrEmpty(column_, row, &scratch_);
    const bool lasts = text.size <= TextKey::kLongest && text.data != scratch_.data();
    if (!lasts) return false;
    keys_[i].Set(text, VariantOf(contexts[i].plain));
    memory_.FetchSlot(keys_[i]);
  }
  for (size_t i = 0; i < block.size; ++i) memory_.FetchEntry(keys_[i]);
  std::uint32_t found = 0;
  for (size_t i = 0; i < block.size; ++i) {
    const std::int64_t row = block.first + static_cast<std::int64_t>(i);
    const Reading* const known = memory_.Find(keys_[i]);
    if (known == nullptr) {
      readings[i] = ReadNew(row, keys_[i], contexts[i]);
    } else {
      ++found;
      readings[i] = IsReading(*known) ? *known : ReadFull(row, keys_[i].text, contexts[i]);
    }
    const bool plain = readings[i].full == nullptr;
    if (plain && !key_is_text_ && !ApplyRow(row, contexts[i], &readings[i].plain)) {
      readings[i] = ReadFull(row, keys_[i].text, contexts[i]);
    }
  }
  CountLookups(static_cast<std::uint32_t>(block.size), found);
  return true;
}

Reading CellReader::ReadSlot(std::int64_t row, const RowContext& context) {
  const auto slot = static_cast<size_t>(column_.DictionaryIndex(row));
  if (IsReading(slots_[slot])) return slots_[slot];
  const PaddedText text = TextAt(row);
  Reading reading;
  if (!ReadPlain(text, context.plain, &reading)) {
    reading = Reading();
    full_of_slots_.push_back(Parse(row, text.view(), context.context));
    reading.full = full_of_slots_.back().get();
  }
  slots_[slot] = reading;
  return reading;
}

Reading CellReader::ReadRow(std::int64_t row, const RowContext& context) {
  if (!slots_.empty() && !IsNull(row)) return ReadSlot(row, context);
  const PaddedText text = TextAt(row);
  Reading reading;
  const bool plain = ReadPlain(text, context.plain, &reading) &&
                     (key_is_text_ || ApplyRow(row, context, &reading.plain));
  return plain ? reading : ReadFull(row, text, context);
}

void CellReader::Read(const Block& block, const RowContexts& contexts, Reading* readings) {
  passing_.clear();
  if (memory_.full()) {
    memory_.Forget();
    full_.clear();
  }
  if (remember_plain_ && is_remembered_ && ReadRemembered(block, contexts, readings)) return;
  for (size_t i = 0; i < block.size; ++i) {
    readings[i] = ReadRow(block.first + static_cast<std::int64_t>(i), contexts[i]);
  }
  const auto rows = static_cast<std::uint32_t>(block.size);
  left_without_ -= std::min(left_without_, rows);
  if (left_without_ == 0) remember_plain_ = true;
}

FullReading CellReader::ReadWhole(std::int64_t row, const ThresholdContext& context) {
  return std::move(*Parse(row, TextAt(row).view(), context));
}

}  // namespace jixiao::batch
