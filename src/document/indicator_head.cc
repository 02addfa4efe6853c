#include "document/indicator_head.h"

#include <algorithm>
#include <set>
#include <utility>

#include "document/content.h"
#include "document/text.h"

namespace jixiao::document {
namespace {

bool IsLevel(Column column) {
  return column == Column::kLevel1 || column == Column::kLevel2 || column == Column::kLevel3 ||
         column == Column::kClass;
}

bool IsValue(Column column) {
  switch (column) {
    case Column::kTarget:
    case Column::kOtherTarget:
    case Column::kActual:
    case Column::kPartActual:
    case Column::kForecast:
    case Column::kWeight:
    case Column::kScore:
    case Column::kOtherScore:
    case Column::kStandard:
    case Column::kSymbol:
    case Column::kUnit:
    case Column::kReason:
    case Column::kDescription:
    case Column::kDefinition:
      return true;
    default:
      return false;
  }
}

// The column of all regions together.
bool IsWhole(std::string_view text) {
  const std::string key = NameOf(text).key;
  for (const std::string_view whole : {"全省", "全市", "全县", "全区", "全州", "全国", "全自治区",
                                       "合计", "总计", "总体", "汇总", "小计"}) {
    if (key == whole) return true;
  }
  return false;
}

std::string LabelText(const Cell& cell) {
  if (std::optional<std::string> joined = JoinSplitWords(cell.text)) return *joined;
  std::string text = cell.text;
  std::erase(text, '\n');
  return text;
}

}  // namespace

bool IndicatorHead::Opens(const Row& row) {
  std::set<Column> roles;
  std::size_t filled = 0;
  std::size_t labels = 0;
  for (const Cell& cell : row.cells) {
    if (cell.empty()) continue;
    if (IsFigure(cell.text)) return false;
    const Column column = ColumnOf(cell.text);
    ++filled;
    if (column == Column::kNone) continue;
    ++labels;
    roles.insert(column);
  }
  if (labels * 2 < filled || roles.size() < 2) return false;
  const auto values = std::count_if(roles.begin(), roles.end(), IsValue);
  const auto levels = std::count_if(roles.begin(), roles.end(), IsLevel);
  if (levels >= 2) return true;
  const bool alone = labels == filled && roles.contains(Column::kLevel3);
  if (levels == 1) {
    return values >= 1 && (filled >= 3 || roles.contains(Column::kLevel1) || alone);
  }
  return roles.contains(Column::kBlock) && values >= 2;
}

std::size_t IndicatorHead::IndexOf(Column role) const {
  const auto found = std::find_if(columns_.begin(), columns_.end(),
                                  [&](const HeadColumn& column) { return column.role == role; });
  return static_cast<std::size_t>(found - columns_.begin());
}

std::size_t IndicatorHead::Count(Column role) const {
  return static_cast<std::size_t>(
      std::count_if(columns_.begin(), columns_.end(),
                    [&](const HeadColumn& column) { return column.role == role; }));
}

void IndicatorHead::Set(const Row& row) {
  columns_.assign(row.cells.size(), HeadColumn());
  years_.assign(row.cells.size(), std::nullopt);
  spanned_.assign(row.cells.size(), false);
  positions_known_ = row.surface == GridSurface::kStructured;
  rows_ = 1;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Cell& cell = row.cells[i];
    if (cell.empty()) continue;
    const Heading heading = HeadingOf(cell.text);
    columns_[i] = {heading.column, LabelText(cell), heading.rank, true, false};
    years_[i] = heading.year;
    for (std::size_t j = i + 1; j < i + cell.columns && j < columns_.size(); ++j) {
      spanned_[j] = true;
    }
  }
}

bool IndicatorHead::Extend(const Row& row) {
  constexpr std::size_t kMaxRows = 4;
  if (columns_.empty() || rows_ >= kMaxRows) return false;
  std::size_t filled = 0;
  std::size_t labels = 0;
  for (const Cell& cell : row.cells) {
    if (cell.empty() || cell.covered) continue;
    if (IsFigure(cell.text) || IsSymbol(cell.text) || cell.text.size() > 60) return false;
    ++filled;
    if (ColumnOf(cell.text) != Column::kNone) ++labels;
  }
  if (filled == 0) return false;
  if (ExtendInPlace(row) || (labels == filled && filled >= 2 && ExtendPacked(row))) {
    ++rows_;
    return true;
  }
  return false;
}

// Headings that stand under the labels that span them.
bool IndicatorHead::ExtendInPlace(const Row& row) {
  std::vector<HeadColumn> below = columns_;
  std::vector<std::optional<int>> years = years_;
  below.resize(std::max(columns_.size(), row.cells.size()));
  years.resize(below.size());
  std::size_t unknown = 0;
  std::size_t known = 0;
  std::size_t parent = 0;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const bool own_label = i < columns_.size() && !columns_[i].label.empty();
    if (own_label) parent = i;
    const Cell& cell = row.cells[i];
    if (cell.empty() || cell.covered) continue;
    const Heading heading = HeadingOf(cell.text);
    const bool under_span =
        i < columns_.size() &&
        (spanned_[i] || cell.columns > 1 || (i + 1 < columns_.size() && spanned_[i + 1]) ||
         (!positions_known_ &&
          (!own_label || (i + 1 < columns_.size() && columns_[i + 1].label.empty()))));
    if (parent >= columns_.size()) return false;
    const HeadColumn& above = columns_[parent];
    if (IsLevel(above.role)) return false;
    const bool fits = CanStandUnder(heading.column, above.role);
    if (!fits && !under_span) return false;
    if (heading.column == Column::kNone && !under_span) return false;
    (heading.column == Column::kNone ? unknown : known) += 1;
    HeadColumn& column = below[i];
    column.label = above.label + "/" + LabelText(cell);
    column.role = heading.column;
    column.rank = heading.rank != 0 ? heading.rank : above.rank;
    years[i] = heading.year ? heading.year : years_[parent];
    if (heading.column == Column::kNone) {
      const bool region = above.role == Column::kTarget || above.role == Column::kOtherTarget;
      column.role = above.role == Column::kTarget && IsWhole(cell.text) ? Column::kTarget
                    : region                                            ? Column::kOtherTarget
                    : above.role == Column::kReason                     ? Column::kCause
                    : above.role == Column::kLikelihood                 ? Column::kLikelihood
                                                                        : Column::kNone;
    } else if (heading.column == Column::kTarget && above.role == Column::kActual) {
      column.role = Column::kActual;
    } else if (heading.column == Column::kRemark && above.role == Column::kReason) {
      column.role = Column::kReason;
    }
  }
  if (known + unknown == 0) return false;
  // Names of districts and of data items are no labels; a row of nothing else must be spanned.
  if (known == 0 && unknown < 2) return false;
  columns_ = std::move(below);
  years_ = std::move(years);
  spanned_.assign(columns_.size(), false);
  return true;
}

// Headings from the left, where the text has lost the spans above them: they take the places of
// the labels that can span them, in order.
bool IndicatorHead::ExtendPacked(const Row& row) {
  if (positions_known_) return false;
  std::vector<std::pair<Heading, std::string>> below;
  for (const Cell& cell : row.cells) {
    if (!cell.empty()) below.emplace_back(HeadingOf(cell.text), LabelText(cell));
  }
  std::vector<HeadColumn> columns;
  std::vector<std::optional<int>> years;
  std::size_t next = 0;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const HeadColumn& above = columns_[i];
    if (above.label.empty()) continue;
    std::size_t taken = 0;
    for (; next < below.size(); ++next, ++taken) {
      const auto& [heading, label] = below[next];
      // Levels stand under the block, figures under the value: each label takes one of the kinds.
      const bool kind = above.role != Column::kBlock || IsLevel(heading.column);
      if (!kind || !CanStandUnder(heading.column, above.role)) break;
      columns.push_back({heading.column, above.label + "/" + label,
                         heading.rank != 0 ? heading.rank : above.rank, true, false});
      years.push_back(heading.year ? heading.year : years_[i]);
    }
    if (taken > 0) continue;
    columns.push_back(above);
    years.push_back(years_[i]);
  }
  if (next != below.size()) return false;
  columns_ = std::move(columns);
  years_ = std::move(years);
  spanned_.assign(columns_.size(), false);
  return true;
}

// Keeps the column of the highest rank for the role; the others become `otherwise`.
void IndicatorHead::Choose(Column role, Column otherwise) {
  std::size_t best = columns_.size();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].role != role) continue;
    if (best == columns_.size() || columns_[i].rank > columns_[best].rank) best = i;
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].role == role && i != best) columns_[i].role = otherwise;
  }
}

// Where no column has the role `to`, the best of those with `from` takes it.
void IndicatorHead::MoveUp(Column from, Column to) {
  if (Has(to) || !Has(from)) return;
  std::size_t best = columns_.size();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].role != from) continue;
    if (best == columns_.size() || columns_[i].rank > columns_[best].rank) best = i;
  }
  columns_[best].role = to;
}

// Of two groups of columns with the same labels the one of the period in force is read; the names
// of the other say the same again, its targets are kept.
void IndicatorHead::ResolveHalves() {
  const auto starts = [&](std::size_t i) {
    return IsLevel(columns_[i].role) && i > 0 && !IsLevel(columns_[i - 1].role);
  };
  if (halves_.size() != 2 || Count(Column::kTarget) != 2 || Count(Column::kLevel3) != 2) return;
  std::size_t second = IndexOf(Column::kTarget) + 1;
  while (second < columns_.size() && !starts(second)) ++second;
  if (second == columns_.size()) return;
  const bool first_counts = halves_[0] > halves_[1];
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    HeadColumn& column = columns_[i];
    if ((i < second) == first_counts) continue;
    if (column.role == Column::kTarget) column.role = Column::kOtherTarget;
    if (IsLevel(column.role)) column.content = column.role;
    if (column.role == Column::kLevel2 || column.role == Column::kLevel3 ||
        (column.role == Column::kLevel1 && Count(Column::kLevel1) > 1)) {
      column.role = Column::kNone;
    }
  }
}

void IndicatorHead::Resolve(std::optional<int> year) {
  ResolveHalves();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!years_[i] || !year || *years_[i] == *year) {
      if (years_[i] && year) columns_[i].rank = std::max(columns_[i].rank, 2);
      continue;
    }
    if (columns_[i].role == Column::kTarget || columns_[i].role == Column::kActual) {
      columns_[i].role = Column::kOtherTarget;  // another year's figure
    }
  }
  // What stands in front of the levels heads the block, whatever it is called.
  const auto first_level =
      std::find_if(columns_.begin(), columns_.end(),
                   [](const HeadColumn& column) { return IsLevel(column.role); });
  if (first_level != columns_.end() && first_level->role == Column::kLevel1) {
    for (auto column = columns_.begin(); column != first_level; ++column) {
      if (column->role == Column::kTarget || column->role == Column::kActual) {
        column->role = Column::kBlock;
      }
    }
  }
  // 绩效指标 names the rows where no column of names stands behind it.
  if (!Has(Column::kLevel3)) {
    for (std::size_t i = columns_.size(); i-- > 0;) {
      if (columns_[i].role != Column::kBlock) continue;
      const bool level_before =
          std::any_of(columns_.begin(), columns_.begin() + static_cast<std::ptrdiff_t>(i),
                      [](const HeadColumn& column) { return IsLevel(column.role); });
      const bool level_behind =
          std::any_of(columns_.begin() + static_cast<std::ptrdiff_t>(i), columns_.end(),
                      [](const HeadColumn& column) { return IsLevel(column.role); });
      if (level_before || !level_behind) columns_[i].role = Column::kLevel3;
      break;
    }
  }
  if (!Has(Column::kLevel1)) MoveUp(Column::kClass, Column::kLevel1);
  if (!Has(Column::kLevel2)) MoveUp(Column::kClass, Column::kLevel2);
  // Points in front of a column of levels belong to the level before it.
  const std::size_t name = IndexOf(Column::kLevel3);
  for (std::size_t i = 0; i < columns_.size() && i < name && name < columns_.size(); ++i) {
    if (columns_[i].role != Column::kWeight || i == 0 || !IsLevel(columns_[i - 1].role)) continue;
    const bool others =
        std::any_of(columns_.begin() + static_cast<std::ptrdiff_t>(i) + 1, columns_.end(),
                    [](const HeadColumn& column) { return column.role == Column::kWeight; });
    columns_[i].level_points = others || columns_[i - 1].role == Column::kLevel1;
  }
  if (Count(Column::kLevel3) > 1) {
    // 三级指标 beside 指标内容: the second says more of the first.
    bool first = true;
    for (HeadColumn& column : columns_) {
      if (column.role == Column::kLevel3 && !std::exchange(first, false)) {
        column.role = Column::kDescription;
      }
    }
  }
  // 目标值 beside a bare 指标值: the one is wanted, the other was measured.
  if (!Has(Column::kActual) && !Has(Column::kPartActual)) {
    std::size_t wanted = columns_.size();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].role != Column::kTarget) continue;
      const bool bare = NameOf(columns_[i].label).key == "指标值";
      if (!bare && NameOf(columns_[i].label).key.find("目标") != std::string::npos) wanted = i;
      if (bare && wanted < i) columns_[i].role = Column::kActual;
    }
  }
  MoveUp(Column::kPartActual, Column::kActual);
  // A table with one column of scores has no other, whoever gave them.
  if (Count(Column::kOtherScore) == 1) MoveUp(Column::kOtherScore, Column::kScore);
  Choose(Column::kTarget, Column::kOtherTarget);
  Choose(Column::kActual, Column::kNone);
  Choose(Column::kPartActual, Column::kNone);
  Choose(Column::kForecast, Column::kNone);
  Choose(Column::kScore, Column::kOtherScore);
}

}  // namespace jixiao::document
