#include "document/indicator_table.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "document/amount.h"
#include "document/content.h"
#include "document/labels.h"
#include "document/text.h"

namespace jixiao::document {
namespace {

// A level's name that is longer is none, and carrying it down would cost its length a row.
constexpr std::size_t kMaxCarriedBytes = 256;
constexpr int kMisfit = 9;  // price of a cell that cannot stand where it stands

std::string CarriedName(const std::string& name) {
  return name.size() <= kMaxCarriedBytes ? name : std::string();
}

// "指标1：", "(填写)": a name that the form prints for somebody to fill in.
bool IsTemplateName(std::string_view text) {
  const std::string compact = Compact(text);
  std::string_view rest = compact;
  if (rest.starts_with("指标")) {
    rest.remove_prefix(std::string_view("指标").size());
    return rest.find_first_not_of("0123456789:.-") == rest.npos || rest == "：";
  }
  return IsPrompt(text) || HeadingOf(text).column != Column::kNone;
}

// A text alone in its row that is no level: nothing says what it is of.
bool IsLoneText(const Row& row) {
  const Cell* alone = nullptr;
  for (const Cell& cell : row.cells) {
    if (cell.empty() || cell.covered) continue;
    if (alone != nullptr) return false;
    alone = &cell;
  }
  if (alone == nullptr) return true;
  const bool level = LevelsOf(alone->text).any() || SplitLevelName(alone->text).points.has_value();
  return !level && row.surface != GridSurface::kSpaces && row.FilledCells() == 1;
}

bool CarriesDown(Column role) {
  switch (role) {
    case Column::kWeight:
    case Column::kScore:
    case Column::kOtherScore:
    case Column::kReason:
    case Column::kRemark:
    case Column::kNumber:
    case Column::kBlock:
    case Column::kNone:
      return false;
    default:
      return true;
  }
}

}  // namespace

void IndicatorTable::SetHeader(const Row& row) {
  if (has_header()) findings_.Add(DiagnosticCode::kDuplicateHeader, row.span, row.line);
  head_.Set(row);
  head_.SetHalves(halves_);
  for (const Cell& cell : row.cells) findings_.Take(cell, Fate::kHeading);
  head_cells_ = row.cells;
  open_ = true;
}

void IndicatorTable::ReportUnknown() {
  for (const Cell& cell : head_cells_) {
    if (cell.empty() || cell.covered || HeadingOf(cell.text).column != Column::kNone) continue;
    findings_.Add(DiagnosticCode::kUnknownColumn, cell, {Excerpt(cell.text)});
  }
  head_cells_.clear();
}

bool IndicatorTable::AddSubheader(const Row& row) {
  if (!open_ || !head_.Extend(row)) {
    return false;
  }
  for (const Cell& cell : row.cells) findings_.Take(cell, Fate::kHeading);
  return true;
}

IndicatorTable::Placed IndicatorTable::Place(const Row& row) const {
  const std::vector<HeadColumn>& columns = head_.columns();
  Placed placed;
  placed.cells.assign(columns.size(), nullptr);
  Alignable alignable;
  alignable.columns = columns.size();
  alignable.positions_count =
      row.surface != GridSurface::kSpaces && row.surface != GridSurface::kLines;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Cell& cell = row.cells[i];
    if (cell.empty()) continue;
    if (cell.covered) {
      if (i < columns.size() && CarriesDown(columns[i].role)) placed.cells[i] = &cell;
      continue;
    }
    const bool repeated = i > 0 && i < columns.size() && columns[i].label.empty() &&
                          row.cells.size() == columns.size() && cell.text == row.cells[i - 1].text;
    if (repeated) {  // a wide cell, written once for each column that it covers
      placed.repeated.push_back(&cell);
      continue;
    }
    alignable.cells.push_back(&cell);
    alignable.positions.push_back(i);
  }
  std::vector<Levels> levels;
  for (const Cell* const cell : alignable.cells) levels.push_back(LevelsOf(cell->text));
  const auto fit = [&](std::size_t cell, std::size_t column) {
    const HeadColumn& head = columns[column];
    return Fit(alignable.cells[cell]->text, levels[cell], head.content.value_or(head.role));
  };
  const auto skip = [&](std::size_t column, bool leading) {
    return SkipCost(columns[column].role, leading);
  };
  Alignment alignment;
  // Places are true in grids, in rows as wide as their head, and of a text that stands alone.
  const bool alone =
      alignable.cells.size() == 1 && alignable.positions_count && !levels.front().any();
  const bool padded = row.surface == GridSurface::kPipes && row.cells.back().empty();
  const bool whole = alignable.positions_count && row.cells.size() >= columns.size() && !padded;
  if (row.surface == GridSurface::kStructured || alone || whole) {
    for (const std::size_t position : alignable.positions) {
      alignment.columns.push_back(position < columns.size() ? position : Alignment::kNoColumn);
    }
  } else {
    alignment = Align(alignable, fit, skip);
  }
  placed.moved = alignment.moved;
  placed.ambiguous = alignment.ambiguous;
  placed.open = std::move(alignment.open);
  for (std::size_t i = 0; i < alignment.columns.size() && placed.moved; ++i) {
    if (alignment.columns[i] == Alignment::kNoColumn) continue;
    placed.shift =
        static_cast<int>(alignment.columns[i]) - static_cast<int>(alignable.positions[i]);
  }
  for (std::size_t i = 0; i < alignable.cells.size(); ++i) {
    const std::size_t column = alignment.columns[i];
    if (column >= columns.size() || (placed.cells[column] && !placed.cells[column]->covered)) {
      placed.left_over.push_back(alignable.cells[i]);
      continue;
    }
    placed.cells[column] = alignable.cells[i];
    placed.worst = std::max(placed.worst, fit(i, column));
  }
  return placed;
}

const Cell* IndicatorTable::Under(const Placed& placed, Column role) const {
  const std::size_t index = head_.IndexOf(role);
  return index < placed.cells.size() ? placed.cells[index] : nullptr;
}

bool IndicatorTable::HasOwn(const Placed& placed, Column role) const {
  const Cell* const cell = Under(placed, role);
  return cell != nullptr && !cell->covered;
}

std::string_view IndicatorTable::TextUnder(const Row& row, Column role) {
  if (!head_.Has(role)) return {};
  const Cell* const cell = Under(Place(row), role);
  return cell == nullptr ? std::string_view() : std::string_view(cell->text);
}

std::string IndicatorTable::NameText(const Cell* cell) {
  if (cell == nullptr) return {};
  findings_.Take(*cell, Fate::kUsed);
  std::optional<std::string> joined = JoinSplitWords(cell->text);
  if (!joined) return cell->text;
  findings_.Add(DiagnosticCode::kSplitWord, *cell, {Excerpt(cell->text)});
  return *joined;
}

std::optional<std::string> IndicatorTable::TakeText(const Cell* cell) {
  if (cell == nullptr) return std::nullopt;
  findings_.Take(*cell, Fate::kUsed);
  return cell->text;
}

// Without a name of any level a row is the rest of the one above: it has no target, or nothing
// else.
bool IndicatorTable::Continues(const Placed& placed, const Project& project) const {
  if (project.indicators.empty()) return false;
  for (const Column level : {Column::kLevel1, Column::kLevel2, Column::kLevel3, Column::kWeight,
                             Column::kScore, Column::kNumber}) {
    if (HasOwn(placed, level)) return false;
  }
  std::size_t filled = 0;
  for (const Cell* const cell : placed.cells) filled += cell != nullptr && !cell->covered ? 1 : 0;
  return filled > 0 && placed.left_over.empty() &&
         (!HasOwn(placed, Column::kTarget) || filled == 1);
}

void IndicatorTable::Continue(const Placed& placed, Project& project) {
  Indicator& above = project.indicators.back();
  const auto extend = [&](Column column, std::string& text) {
    const Cell* const cell = Under(placed, column);
    if (cell == nullptr || cell->covered) return;
    AppendContinuation(text, cell->text);
    findings_.Take(*cell, Fate::kUsed);
    findings_.Add(DiagnosticCode::kRowContinues, *cell, {Excerpt(cell->text)});
  };
  const auto extend_optional = [&](Column column, std::optional<std::string>& text) {
    if (!HasOwn(placed, column)) return;
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
  extend_optional(Column::kStandard, above.standard);
  extend_optional(Column::kDefinition, above.definition);
}

void IndicatorTable::AddLevelWeight(const std::string& level1, const std::string& level2,
                                    const Decimal& weight, Project& project) {
  for (const LevelWeight& known : project.level_weights) {
    if (known.level1 == level1 && known.level2 == level2) return;
  }
  constexpr std::size_t kMaxLevels = 256;  // more are no levels, and looking them up would cost
  if (project.level_weights.size() < kMaxLevels) {
    project.level_weights.push_back({level1, level2, weight});
  }
}

void IndicatorTable::TakeLevel(const Cell& cell, std::string& level, bool second,
                               Project& project) {
  const LevelName name = SplitLevelName(NameText(&cell));
  level = name.name;
  if (name.points) AddLevelWeight(level1_, second ? level2_ : std::string(), *name.points, project);
}

void IndicatorTable::TakeLevels(const Placed& placed, Project& project) {
  // A cell that may be a level's leaves open which one the row is of.
  const auto open = [&](Column role) {
    const std::size_t index = head_.IndexOf(role);
    return index < placed.open.size() && placed.open[index];
  };
  if (open(Column::kLevel1)) level1_.clear();
  if (open(Column::kLevel1) || open(Column::kLevel2)) level2_.clear();
  const Cell* const first = Under(placed, Column::kLevel1);
  if (first != nullptr && !IsFiller(first->text)) {
    const std::string before = level1_;
    TakeLevel(*first, level1_, false, project);
    if (!first->covered || before != level1_) level2_.clear();
  }
  const Cell* const second = Under(placed, Column::kLevel2);
  if (second != nullptr && !IsFiller(second->text)) TakeLevel(*second, level2_, true, project);
}

// Points in a column behind a level, or in a cell as high as the level's.
void IndicatorTable::TakeLevelPoints(const Placed& placed, Project& project) {
  const std::vector<HeadColumn>& columns = head_.columns();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Cell* const cell = placed.cells[i];
    if (!columns[i].level_points || cell == nullptr || cell->covered) continue;
    const bool second = columns[i - 1].role != Column::kLevel1;
    const std::optional<Decimal> points = ReadFigure(*cell, columns[i].label, findings_);
    if (points) AddLevelWeight(level1_, second ? level2_ : std::string(), *points, project);
    findings_.Take(*cell, Fate::kUsed);
  }
}

// Placeholders and prompts: no name, or a name without anything of target, actual, weight, score.
bool IndicatorTable::SetAside(const Row& row, const Placed& placed) {
  const auto says = [&](Column column) {
    const Cell* const cell = Under(placed, column);
    return cell != nullptr && !cell->covered && !IsFiller(cell->text);
  };
  const Cell* const name = Under(placed, Column::kLevel3);
  const bool named = name != nullptr && !IsFiller(name->text);
  bool any = false;
  for (const Column column :
       {Column::kTarget, Column::kActual, Column::kOtherTarget, Column::kStandard,
        Column::kDescription, Column::kPartActual, Column::kForecast, Column::kSymbol}) {
    any = any || says(column);
  }
  const bool figures = says(Column::kWeight) || says(Column::kScore);
  const bool unnamed_figures = any && (says(Column::kTarget) || says(Column::kActual));
  const bool keeps = named
                         ? any || figures || !IsTemplateName(name->text)
                         : unnamed_figures && (head_.Has(Column::kLevel3) ? name == nullptr : true);
  if (keeps) return false;
  for (const Cell& cell : row.cells) {
    if (!cell.covered && findings_.IsOpen(cell)) {
      findings_.Add(DiagnosticCode::kPlaceholderRow, cell, {Excerpt(cell.text)});
    }
  }
  return true;
}

void IndicatorTable::AddLabelled(std::vector<LabelledText>& list, const std::string& label,
                                 const std::string& text) {
  std::string unique = label;
  for (int i = 2; std::any_of(list.begin(), list.end(),
                              [&](const LabelledText& entry) { return entry.label == unique; });
       ++i) {
    unique = label + " " + std::to_string(i);
  }
  list.push_back({unique, text});
}

// A list repeats its project's budget on every row.
void IndicatorTable::TakeListedMoney(const HeadColumn& column, const Cell& cell, Project& project) {
  Budget& budget = project.budget;
  const std::string unit = NameOf(column.label).note;
  if (budget.unit.empty() && MoneyExponent(unit)) budget.unit = unit;
  const std::optional<Decimal> amount = ReadAmount(cell, cell.text, budget.unit, findings_);
  if (amount && budget.total && *amount != *budget.total) {
    findings_.Add(DiagnosticCode::kFieldRepeated, cell,
                  {budget.total->ToString(), Excerpt(cell.text)});
    return;
  }
  if (amount) budget.total = amount;
  findings_.Take(cell, Fate::kUsed);
}

void IndicatorTable::TakeExtras(const Placed& placed, Indicator& indicator, Project& project) {
  const std::vector<HeadColumn>& columns = head_.columns();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Cell* const cell = placed.cells[i];
    if (cell == nullptr || (cell->covered && columns[i].role != Column::kOtherTarget)) continue;
    const HeadColumn& column = columns[i];
    switch (column.role) {
      case Column::kOtherTarget:
        AddLabelled(indicator.other_targets, column.label, cell->text);
        findings_.Take(*cell, Fate::kUsed);
        break;
      case Column::kCause:
      case Column::kLikelihood: {
        std::optional<std::string>& field =
            column.role == Column::kCause ? indicator.cause : indicator.likelihood;
        const std::size_t slash = column.label.rfind('/');
        const std::string said = IsTick(cell->text) && slash != std::string::npos
                                     ? column.label.substr(slash + 1)
                                     : cell->text;
        field = field ? *field + "、" + said : said;
        findings_.Take(*cell, Fate::kUsed);
        break;
      }
      case Column::kBlock:
      case Column::kNumber:
        findings_.Take(*cell, Fate::kHeading);
        break;
      case Column::kProjectName:
      case Column::kProjectCode:
        findings_.Take(*cell, Fate::kUsed);
        break;
      case Column::kBody:
        if (project.implementer.empty()) project.implementer = WithoutCode(cell->text);
        findings_.Take(*cell, Fate::kUsed);
        break;
      case Column::kMoney:
        TakeListedMoney(column, *cell, project);
        break;
      case Column::kNone:
      case Column::kRemark:
      case Column::kRate:
      case Column::kGrade:
      case Column::kPartActual:
      case Column::kOtherScore:
        if (IsFiller(cell->text)) {
          findings_.Take(*cell, Fate::kHeading);
        } else if (cell->text == indicator.level3 || cell->text == indicator.level2) {
          findings_.Take(*cell, Fate::kUsed);  // said again for another period
        } else {
          AddLabelled(indicator.extra, column.label.empty() ? "—" : column.label, cell->text);
          findings_.Take(*cell, Fate::kExtra);
        }
        break;
      default:
        break;
    }
  }
  for (const Cell* const cell : placed.repeated) findings_.Take(*cell, Fate::kUsed);
  for (const Cell* const cell : placed.left_over) {
    if (placed.ambiguous) {
      AddLabelled(indicator.extra, "—", cell->text);
      findings_.Take(*cell, Fate::kExtra);
      findings_.Add(DiagnosticCode::kRowShifted, *cell, {Excerpt(cell->text)});
    } else {
      findings_.Add(DiagnosticCode::kUnplacedCell, *cell, {Excerpt(cell->text)});
    }
  }
}

Indicator IndicatorTable::IndicatorOf(const Row& row, const Placed& placed, Project& project) {
  Indicator indicator;
  const auto figure = [&](Column column, std::string_view name) -> std::optional<Decimal> {
    const std::vector<HeadColumn>& columns = head_.columns();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const Cell* const cell = placed.cells[i];
      if (columns[i].role != column || columns[i].level_points || cell == nullptr) continue;
      if (cell->covered) return std::nullopt;
      std::optional<Decimal> value = ReadFigure(*cell, name, findings_);
      if (value || IsFiller(cell->text)) findings_.Take(*cell, Fate::kUsed);
      return value;
    }
    return std::nullopt;
  };
  const auto text = [&](Column column) { return TakeText(Under(placed, column)); };
  indicator.level1 = level1_;
  indicator.level2 = level2_;
  indicator.level3 = NameText(Under(placed, Column::kLevel3));
  if (Under(placed, Column::kDescription) != nullptr) {
    indicator.description = NameText(Under(placed, Column::kDescription));
  }
  indicator.target = text(Column::kTarget).value_or("");
  indicator.basis = text(Column::kBasis).value_or("");
  indicator.symbol = text(Column::kSymbol);
  indicator.unit = text(Column::kUnit);
  indicator.direction = text(Column::kDirection);
  indicator.standard = text(Column::kStandard);
  indicator.definition = text(Column::kDefinition);
  indicator.actual = text(Column::kActual);
  indicator.forecast = text(Column::kForecast);
  indicator.reason = text(Column::kReason);
  indicator.weight = figure(Column::kWeight, "分值");
  indicator.score = figure(Column::kScore, "得分");
  TakeExtras(placed, indicator, project);
  for (const Cell& cell : row.cells) {
    if (cell.covered || cell.empty() || cell.place.empty()) continue;
    indicator.source = cell.place;
    break;
  }
  return indicator;
}

void IndicatorTable::AddRow(const Row& row, std::optional<int> year, Project& project) {
  CloseHead(year);
  if (!has_header()) return AddUnreadable(row, project);
  const Placed placed = Place(row);
  if (Continues(placed, project)) return Continue(placed, project);
  if (IsLoneText(row)) {
    for (const Cell& cell : row.cells) {
      if (findings_.IsOpen(cell)) {
        findings_.Add(DiagnosticCode::kPlaceholderRow, cell, {Excerpt(cell.text)});
      }
    }
    return;
  }
  if (placed.worst >= kMisfit && row.surface != GridSurface::kStructured &&
      !HasOwn(placed, Column::kLevel3)) {
    return AddUnreadable(row, project);
  }
  if (placed.moved) {
    findings_.Add(DiagnosticCode::kFirstColumnMissing, row.span, row.line,
                  {std::to_string(std::abs(placed.shift))});
  }
  TakeLevels(placed, project);
  TakeLevelPoints(placed, project);
  if (SetAside(row, placed)) return;
  if (Under(placed, Column::kLevel3) == nullptr && head_.Has(Column::kLevel3)) {
    findings_.Add(DiagnosticCode::kIndicatorNameMissing, row.span, row.line);
  }
  project.indicators.push_back(IndicatorOf(row, placed, project));
  level1_ = CarriedName(level1_);
  level2_ = CarriedName(level2_);
}

bool IndicatorTable::ReadsAsIndicator(const Row& row) {
  const Placed placed = Place(row);
  if (placed.worst >= kMisfit) return false;
  std::size_t figures = 0;
  std::size_t levels = 0;
  for (std::size_t i = 0; i < placed.cells.size(); ++i) {
    const Cell* const cell = placed.cells[i];
    if (cell == nullptr) continue;
    const Column role = head_.columns()[i].role;
    if (role == Column::kLevel3 || role == Column::kLevel2) ++levels;
    if (role == Column::kWeight || role == Column::kScore || role == Column::kTarget ||
        role == Column::kActual) {
      if (!cell->covered && cell->text.find_first_of("0123456789") != std::string::npos) ++figures;
    }
  }
  return levels > 0 && figures > 0;
}

void IndicatorTable::AddUnreadable(const Row& row, Project& project) {
  Indicator indicator;
  for (const Cell& cell : row.cells) {
    if (cell.empty() || cell.covered) continue;
    if (!indicator.level3.empty()) indicator.level3.push_back(' ');
    indicator.level3.append(cell.text);
    findings_.Take(cell, Fate::kUsed);
  }
  findings_.Add(DiagnosticCode::kUnreadableRow, row.span, row.line, {Excerpt(indicator.level3)});
  project.indicators.push_back(std::move(indicator));
}

void IndicatorTable::AddTotal(const Row& row, Project& project) {
  CloseHead(std::nullopt);
  std::vector<const Cell*> figures;
  const Cell* in_column = nullptr;
  const std::size_t score = head_.IndexOf(Column::kScore);
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Cell& cell = row.cells[i];
    if (!IsFigure(cell.text) || cell.covered) continue;
    figures.push_back(&cell);
    if (i == score) in_column = &cell;
  }
  // Where the total is off its column, the last of two figures is it: the first is the weight.
  if (in_column == nullptr && figures.size() == 2) in_column = figures.back();
  // Points of each level and, behind them, the score.
  const auto points = static_cast<std::size_t>(
      std::count_if(head_.columns().begin(), head_.columns().end(),
                    [](const HeadColumn& column) { return column.role == Column::kWeight; }));
  if (in_column == nullptr && figures.size() == points + 1 && points > 0 &&
      head_.Has(Column::kScore) && score > head_.IndexOf(Column::kWeight)) {
    in_column = figures.back();
  }
  if (in_column == nullptr && figures.size() == 1 && !head_.Has(Column::kWeight)) {
    in_column = figures.back();
  }
  if (in_column != nullptr && (head_.Has(Column::kScore) || figures.size() == 2)) {
    project.score = ReadFigure(*in_column, "总分", findings_);
    findings_.Take(*in_column, Fate::kUsed);
  }
  for (const Cell& cell : row.cells) {
    if (cell.covered || !findings_.IsOpen(cell)) continue;
    if (IsFigure(cell.text) || LabelOf(cell.text) != Label::kNone || IsFiller(cell.text)) {
      findings_.Take(cell, Fate::kHeading);
    } else {
      findings_.Add(DiagnosticCode::kTextOutsideTable, cell, {Excerpt(cell.text)});
    }
  }
}

void IndicatorTable::Finish(Project& project) {
  if (head_.Has(Column::kTarget) || !head_.Has(Column::kStandard)) return;
  constexpr std::size_t kThreshold = 45;
  const bool thresholds =
      !project.indicators.empty() &&
      std::all_of(project.indicators.begin(), project.indicators.end(), [](const Indicator& row) {
        return !row.standard || (row.standard->size() <= kThreshold &&
                                 row.standard->find("分") == std::string::npos &&
                                 row.standard->find_first_of("0123456789") != std::string::npos);
      });
  if (!thresholds) return;
  for (Indicator& row : project.indicators) {
    row.target = row.standard.value_or("");
    row.standard.reset();
  }
}

}  // namespace jixiao::document
