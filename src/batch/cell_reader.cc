#include "batch/cell_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/hash_bytes.h"
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

// A part of a key: its size keeps it apart from the next.
void AppendPart(std::string_view part, std::string* key) {
  const auto size = static_cast<std::uint32_t>(part.size());
  key->append(reinterpret_cast<const char*>(&size), sizeof size);
  key->append(part);
}

}  // namespace

// --- Contexts -----------------------------------------------------------------------------------

RowContexts::RowContexts(const Table& table, const ThresholdContext& shared)
    : table_(table),
      shared_(shared),
      context_(shared),
      by_row_(table.Has(Field::kLevel1) || table.Has(Field::kLevel2) || table.Has(Field::kLevel3) ||
              table.Has(Field::kDescription) || table.Has(Field::kYear)) {}

RowKind RowContexts::KindAt(std::int64_t row) {
  const std::string_view level1 = TextOrEmpty(table_[Field::kLevel1], row);
  const std::string_view level2 = TextOrEmpty(table_[Field::kLevel2], row);
  levels_key_.clear();
  AppendPart(level1, &levels_key_);
  AppendPart(level2, &levels_key_);
  if (levels_key_ == last_levels_) return last_kind_;
  Indicator indicator;
  indicator.level1 = level1;
  indicator.level2 = level2;
  last_kind_ = RowKindOf(indicator);
  last_levels_ = levels_key_;
  return last_kind_;
}

const ThresholdContext& RowContexts::At(std::int64_t row) {
  if (!by_row_) return context_;
  const auto own = [&](Field field, std::string_view shared) {
    return table_[field].IsNull(row) ? shared : table_[field].Text(row);
  };
  context_.name = own(Field::kLevel3, shared_.name);
  context_.description = own(Field::kDescription, shared_.description);
  const bool has_level = !table_[Field::kLevel1].IsNull(row) || !table_[Field::kLevel2].IsNull(row);
  context_.row_kind = has_level ? KindAt(row) : shared_.row_kind;
  context_.year = shared_.year;
  if (const Column& years = table_[Field::kYear]; !years.IsNull(row)) {
    const std::optional<Decimal> year = years.Figure(row);
    const bool is_year = year && *year >= Decimal(1) && *year <= Decimal(9999);
    context_.year = is_year ? static_cast<int>(year->low()) : 0;
  }
  return context_;
}

// --- Memory -------------------------------------------------------------------------------------

ReadingMemory::ReadingMemory() : slots_(kFirstSlots) {}

const Reading* ReadingMemory::Find(std::string_view key, std::uint64_t hash) const {
  for (size_t probe = 0; probe < kLongestProbe; ++probe) {
    const Slot& slot = slots_[(hash + probe) & (slots_.size() - 1)];
    if (slot.key == nullptr) return nullptr;
    if (slot.hash == hash && slot.size == key.size() &&
        std::memcmp(slot.key, key.data(), key.size()) == 0) {
      return &readings_[slot.position];
    }
  }
  return nullptr;
}

ReadingMemory::Slot* ReadingMemory::EmptySlot(std::uint64_t hash) {
  for (size_t probe = 0; probe < kLongestProbe; ++probe) {
    Slot& slot = slots_[(hash + probe) & (slots_.size() - 1)];
    if (slot.key == nullptr) return &slot;
  }
  return nullptr;
}

const Reading* ReadingMemory::Add(std::string_view key, std::uint64_t hash, bool copy_key,
                                  const Reading& reading, std::unique_ptr<FullReading> full) {
  if (readings_.size() >= slots_.size() / 2) Grow();
  Slot* const slot = EmptySlot(hash);
  if (slot == nullptr) return nullptr;
  readings_.push_back(reading);
  readings_.back().id = ++last_id_;
  if (full != nullptr) {
    readings_.back().full = full.get();
    full_.push_back(std::move(full));
  }
  const char* const kept = copy_key ? Copy(key) : key.data();
  *slot = {hash, kept, static_cast<std::uint32_t>(key.size()),
           static_cast<std::uint32_t>(readings_.size() - 1)};
  return &readings_.back();
}

void ReadingMemory::Grow() {
  if (slots_.size() == kMostSlots) return Forget();
  std::vector<Slot> before(slots_.size() * 2);
  before.swap(slots_);
  for (const Slot& slot : before) {
    // One that finds no place is read again when it comes.
    if (Slot* const place = slot.key == nullptr ? nullptr : EmptySlot(slot.hash)) *place = slot;
  }
}

void ReadingMemory::Forget() {
  std::fill(slots_.begin(), slots_.end(), Slot());
  readings_.clear();
  full_.clear();
  chunks_.clear();
  chunk_left_ = 0;
}

const char* ReadingMemory::Copy(std::string_view key) {
  constexpr size_t kChunk = size_t{1} << 16U;
  if (chunk_left_ < key.size()) {
    chunks_.push_back(std::make_unique<char[]>(kChunk));
    chunk_left_ = kChunk;
  }
  char* const copy = chunks_.back().get() + (kChunk - chunk_left_);
  std::memcpy(copy, key.data(), key.size());
  chunk_left_ -= key.size();
  return copy;
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
    : table_(table), column_(table[FieldOf(role)]), role_(role) {
  has_columns_ = role == Role::kTarget && (table.Has(Field::kSymbol) || table.Has(Field::kUnit));
  const bool text = column_.type() == Column::Type::kText;
  key_is_text_ = text && !has_columns_ && RowContexts(table, shared).shared();
}

std::string_view CellReader::TextAt(std::int64_t row) {
  if (column_.IsNull(row)) return "";
  // A figure that is none (a decimal of 39 digits) is a cell that no one can read.
  return column_.Cell(row, &scratch_).value_or("?");
}

bool CellReader::HasColumns(std::int64_t row) const {
  return has_columns_ &&
         (HasText(table_[Field::kSymbol], row) || HasText(table_[Field::kUnit], row));
}

bool CellReader::ReadPlain(std::string_view text, const ThresholdContext& context,
                           Reading* reading) const {
  reading->is_date = ReadPlainDate(text, context, &reading->date);
  if (reading->is_date) return true;
  if (!ReadPlainCell(text, context, &reading->plain)) return false;
  // A comparison on an actual has to be spoken of.
  return role_ == Role::kTarget || reading->plain.comparator_span.empty();
}

std::unique_ptr<FullReading> CellReader::Parse(std::int64_t row, std::string_view text,
                                               const ThresholdContext& context) const {
  if (role_ != Role::kTarget) {
    // An actual's missing year is the target's before it is the budget year.
    ThresholdContext without_year = context;
    without_year.year = 0;
    return std::make_unique<FullReading>(ActualValue::Parse(text, without_year));
  }
  if (!HasColumns(row)) return std::make_unique<FullReading>(Threshold::Parse(text, context));
  return std::make_unique<FullReading>(
      Threshold::ParseFields(TextOrEmpty(table_[Field::kSymbol], row), text,
                             TextOrEmpty(table_[Field::kUnit], row), context));
}

std::string_view CellReader::KeyOf(std::int64_t row, std::string_view text,
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
  key_ += text;
  return key_;
}

const Reading& CellReader::ReadNew(std::int64_t row, std::string_view text, std::string_view key,
                                   std::uint64_t hash, const ThresholdContext& context) {
  current_.full = nullptr;
  std::unique_ptr<FullReading> full;
  const bool plain = remember_plain_ && !HasColumns(row) && ReadPlain(text, context, &current_);
  if (!plain) full = Parse(row, text, context);
  if (key.size() <= kLongestKey) {
    FullReading* const parsed = full.get();
    const Reading* const kept = memory_.Add(key, hash, !key_is_text_, current_, std::move(full));
    if (kept != nullptr) return *kept;
    if (parsed != nullptr) full = Parse(row, text, context);
  }
  current_full_ = std::move(full);
  current_.full = current_full_.get();
  return current_;
}

void CellReader::CountLookup(bool hit) {
  ++looked_up_;
  found_ += hit && looked_up_ > kWindow / 2 ? 1 : 0;
  if (looked_up_ < kWindow) return;
  // Half of them found is about where remembering and reading cost the same.
  remember_plain_ = found_ >= kWindow / 4;
  left_without_ = remember_plain_ ? 0 : kWindow * kWindowsWithout;
  looked_up_ = found_ = 0;
}

const Reading& CellReader::Read(std::int64_t row, const ThresholdContext& context) {
  const std::string_view text = TextAt(row);
  if (!remember_plain_) {
    if (--left_without_ == 0) remember_plain_ = true;
    current_.full = nullptr;
    if (!HasColumns(row) && ReadPlain(text, context, &current_)) return current_;
  }
  const std::string_view key = KeyOf(row, text, context);
  const std::uint64_t hash = HashBytes(key);
  const Reading* const known = key.size() <= kLongestKey ? memory_.Find(key, hash) : nullptr;
  if (remember_plain_) CountLookup(known != nullptr);
  return known != nullptr ? *known : ReadNew(row, text, key, hash, context);
}

FullReading CellReader::ReadWhole(std::int64_t row, const ThresholdContext& context) {
  return std::move(*Parse(row, TextAt(row), context));
}

}  // namespace jixiao::batch
