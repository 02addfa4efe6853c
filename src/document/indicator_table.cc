#include "document/indicator_table.h"

#include <algorithm>
#include <set>
#include <utility>

#include "document/amount.h"
#include "document/text.h"

namespace jixiao::document {
namespace {

// A level's name that is longer is none, and carrying it down would cost its length a row.
constexpr std::size_t kMaxCarriedBytes = 256;

std::string CarriedName(const std::string& name) {
  return name.size() <= kMaxCarriedBytes ? name : std::string();
}

std::string TextOf(const Cell* cell) { return cell == nullptr ? std::string() : cell->text; }

std::optional<std::string> OptionalText(const Cell* cell) {
  return cell == nullptr ? std::nullopt : std::optional<std::string>(cell->text);
}

const Cell* Field(const auto& fields, Column column) {
  return fields[static_cast<std::size_t>(column)];
}

}  // namespace

bool IndicatorTable::IsHeader(const Row& row) {
  std::set<Column> found;
  for (const Cell& cell : row.cells) {
    const Column column = ColumnOf(cell.text);
    if (column != Column::kNone) found.insert(column);
  }
  const bool level1 = found.contains(Column::kLevel1);
  const bool level3 = found.contains(Column::kLevel3);
  const bool others = found.contains(Column::kLevel2) || found.contains(Column::kTarget);
  return (level1 && (level3 || others)) || (level3 && others);
}

void IndicatorTable::SetHeader(const Row& row) {
  if (has_header()) findings_.Add(DiagnosticCode::kDuplicateHeader, row.span, row.line);
  columns_.assign(row.cells.size(), Column::kNone);
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Cell& cell = row.cells[i];
    if (cell.empty()) continue;
    columns_[i] = ColumnOf(cell.text);
    if (columns_[i] == Column::kNone) {
      findings_.Add(DiagnosticCode::kUnknownColumn, cell, {Excerpt(cell.text)});
    }
  }
  right_after_header_ = true;
}

bool IndicatorTable::HasColumn(Column column) const {
  return std::find(columns_.begin(), columns_.end(), column) != columns_.end();
}

std::size_t IndicatorTable::IndexOf(Column column) const {
  const auto found = std::find(columns_.begin(), columns_.end(), column);
  return static_cast<std::size_t>(found - columns_.begin());
}

// A second line of headings under one that is merged: 指标值 over 符号, 值 and 单位.
bool IndicatorTable::AddSubheader(const Row& row) {
  if (!std::exchange(right_after_header_, false)) return false;
  for (const Cell& cell : row.cells) {
    if (!cell.empty() && ColumnOf(cell.text) == Column::kNone) return false;
  }
  columns_.resize(std::max(columns_.size(), row.cells.size()), Column::kNone);
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (!row.cells[i].empty()) columns_[i] = ColumnOf(row.cells[i].text);
  }
  return true;
}

// How many cells the row lacks at its left, by the level that its first text names, else by its
// width: a cell that is merged with the one above is left out by some extractions.
std::size_t IndicatorTable::LostColumns(const Row& row) const {
  const std::size_t first = row.FirstFilled();
  const std::string& text = row.cells[first].text;
  const bool level1 = IsFirstLevelName(text);
  const bool level2 = IsSecondLevelName(text);
  const std::size_t missing_width =
      columns_.size() > row.cells.size() ? columns_.size() - row.cells.size() : 0;
  std::size_t home = first;
  if (level1 != level2) {
    home = IndexOf(level1 ? Column::kLevel1 : Column::kLevel2);
  } else if (first == 0 && missing_width > 0 && row.cells.size() > 1) {
    const bool next_is_level2 = row.cells.size() > 1 && IsSecondLevelName(row.cells[1].text);
    if (level2 && !next_is_level2) home = IndexOf(Column::kLevel2);
    if (!level1 && !level2 && missing_width == IndexOf(Column::kLevel3)) home = missing_width;
  }
  if (home >= columns_.size() || home <= first) return 0;
  const std::size_t lost = home - first;
  // The row must still end under the last heading.
  std::size_t last_filled = row.cells.size();
  while (row.cells[last_filled - 1].empty()) --last_filled;
  std::size_t last_heading = columns_.size();
  while (columns_[last_heading - 1] == Column::kNone) --last_heading;
  return last_filled + lost <= last_heading ? lost : 0;
}

IndicatorTable::Fields IndicatorTable::FieldsOf(const Row& row, std::size_t lost) {
  Fields fields{};
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Cell& cell = row.cells[i];
    if (cell.empty()) continue;
    const std::size_t index = i + lost;
    const Column column = index < columns_.size() ? columns_[index] : Column::kNone;
    const Cell*& field = fields[static_cast<std::size_t>(column)];
    if (column != Column::kNone && field == nullptr) {
      field = &cell;
    } else if (column != Column::kIgnored) {
      findings_.Add(DiagnosticCode::kUnplacedCell, cell, {Excerpt(cell.text)});
    }
  }
  return fields;
}

std::string IndicatorTable::NameText(const Cell* cell) {
  if (cell == nullptr) return {};
  std::optional<std::string> joined = JoinSplitWords(cell->text);
  if (!joined) return cell->text;
  findings_.Add(DiagnosticCode::kSplitWord, *cell, {Excerpt(cell->text)});
  return *joined;
}

// Without a name of any level a row is the rest of the one above: it has no target, or nothing
// else.
bool IndicatorTable::Continues(const Fields& fields, const Project& project) const {
  if (project.indicators.empty()) return false;
  for (const Column level : {Column::kLevel1, Column::kLevel2, Column::kLevel3}) {
    if (Field(fields, level) != nullptr) return false;
  }
  const auto filled =
      std::count_if(fields.begin(), fields.end(), [](const Cell* cell) { return cell != nullptr; });
  return filled > 0 && (Field(fields, Column::kTarget) == nullptr || filled == 1) &&
         Field(fields, Column::kWeight) == nullptr && Field(fields, Column::kScore) == nullptr;
}

void IndicatorTable::Continue(const Fields& fields, Project& project) {
  Indicator& above = project.indicators.back();
  const auto extend = [&](Column column, std::string& text) {
    const Cell* const cell = Field(fields, column);
    if (cell == nullptr) return;
    AppendContinuation(text, cell->text);
    findings_.Add(DiagnosticCode::kRowContinues, *cell, {Excerpt(cell->text)});
  };
  const auto extend_optional = [&](Column column, std::optional<std::string>& text) {
    if (Field(fields, column) == nullptr) return;
    if (!text) text.emplace();
    extend(column, *text);
  };
  extend(Column::kDescription, above.description);
  extend(Column::kTarget, above.target);
  extend(Column::kBasis, above.basis);
  extend_optional(Column::kUnit, above.unit);
  extend_optional(Column::kSymbol, above.symbol);
  extend_optional(Column::kDirection, above.direction);
  extend_optional(Column::kActual, above.actual);
  extend_optional(Column::kReason, above.reason);
}

void IndicatorTable::TakeLevels(const Fields& fields) {
  if (const Cell* const cell = Field(fields, Column::kLevel1)) {
    level1_ = NameText(cell);
    level2_.clear();
  }
  if (const Cell* const cell = Field(fields, Column::kLevel2)) level2_ = NameText(cell);
}

Indicator IndicatorTable::IndicatorOf(const Fields& fields) {
  Indicator indicator;
  indicator.level1 = level1_;
  indicator.level2 = level2_;
  indicator.level3 = NameText(Field(fields, Column::kLevel3));
  indicator.description = NameText(Field(fields, Column::kDescription));
  indicator.target = TextOf(Field(fields, Column::kTarget));
  indicator.basis = TextOf(Field(fields, Column::kBasis));
  indicator.unit = OptionalText(Field(fields, Column::kUnit));
  indicator.symbol = OptionalText(Field(fields, Column::kSymbol));
  indicator.direction = OptionalText(Field(fields, Column::kDirection));
  indicator.actual = OptionalText(Field(fields, Column::kActual));
  indicator.reason = OptionalText(Field(fields, Column::kReason));
  if (const Cell* const cell = Field(fields, Column::kWeight)) {
    indicator.weight = ReadFigure(*cell, "分值", findings_);
  }
  if (const Cell* const cell = Field(fields, Column::kScore)) {
    indicator.score = ReadFigure(*cell, "得分", findings_);
  }
  return indicator;
}

void IndicatorTable::AddRow(const Row& row, Project& project) {
  if (AddSubheader(row)) return;
  const std::size_t lost = LostColumns(row);
  if (lost > 0) {
    findings_.Add(DiagnosticCode::kFirstColumnMissing, row.span, row.line, {std::to_string(lost)});
  }
  const Fields fields = FieldsOf(row, lost);
  const auto filled = [&](Column column) { return Field(fields, column) != nullptr; };
  if (Continues(fields, project)) return Continue(fields, project);
  if (!filled(Column::kTarget) && filled(Column::kLevel1) && filled(Column::kLevel2) &&
      !IsFirstLevelName(Field(fields, Column::kLevel1)->text) &&
      !IsSecondLevelName(Field(fields, Column::kLevel2)->text)) {
    return AddUnreadable(row, project);  // its cells do not stand under their headings
  }
  TakeLevels(fields);
  const bool level_alone = (filled(Column::kLevel1) || filled(Column::kLevel2)) &&
                           row.FilledCells() <= 2 && !filled(Column::kLevel3) &&
                           !filled(Column::kTarget);
  if (level_alone && (IsFirstLevelName(level1_) || IsSecondLevelName(level2_))) return;
  if (!filled(Column::kLevel3) && !filled(Column::kTarget)) return AddUnreadable(row, project);
  if (!filled(Column::kLevel3) && HasColumn(Column::kLevel3)) {
    findings_.Add(DiagnosticCode::kIndicatorNameMissing, row.span, row.line);
  }
  project.indicators.push_back(IndicatorOf(fields));
  level1_ = CarriedName(level1_);
  level2_ = CarriedName(level2_);
}

void IndicatorTable::AddUnreadable(const Row& row, Project& project) {
  Indicator indicator;
  for (const Cell& cell : row.cells) {
    if (cell.empty()) continue;
    if (!indicator.level3.empty()) indicator.level3.push_back(' ');
    indicator.level3.append(cell.text);
  }
  findings_.Add(DiagnosticCode::kUnreadableRow, row.span, row.line, {Excerpt(indicator.level3)});
  project.indicators.push_back(std::move(indicator));
}

void IndicatorTable::AddTotal(const Row& row, Project& project) {
  if (!HasColumn(Column::kScore)) return;
  std::vector<const Cell*> figures;
  const Cell* in_column = nullptr;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (!LooksLikeAmount(row.cells[i].text)) continue;
    figures.push_back(&row.cells[i]);
    if (i < columns_.size() && columns_[i] == Column::kScore) in_column = &row.cells[i];
  }
  // Where the total is off its column, the last of two figures is it: the first is the weight.
  if (in_column == nullptr && figures.size() == 2) in_column = figures.back();
  if (in_column != nullptr) project.score = ReadFigure(*in_column, "总分", findings_);
}

}  // namespace jixiao::document
