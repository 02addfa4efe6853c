#include "document/money_table.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "document/amount.h"
#include "document/text.h"

namespace jixiao::document {
namespace {

constexpr Label kHeadings[] = {Label::kOpening, Label::kAdjusted, Label::kSpent,
                               Label::kWeight,  Label::kRate,     Label::kScore};
constexpr std::size_t kHeadingCount = std::size(kHeadings);

std::size_t HeadingIndex(Label label) {
  return static_cast<std::size_t>(std::find(std::begin(kHeadings), std::end(kHeadings), label) -
                                  std::begin(kHeadings));
}

bool IsSource(Label label) {
  return label == Label::kTotal || label == Label::kTotalScore || label == Label::kFiscal ||
         label == Label::kCarriedOver || label == Label::kOther;
}

BudgetLineKind KindOf(Label label) {
  if (label == Label::kFiscal) return BudgetLineKind::kFiscal;
  return label == Label::kCarriedOver ? BudgetLineKind::kCarriedOver : BudgetLineKind::kOther;
}

}  // namespace

bool MoneyTable::IsHeader(const Row& row) {
  std::size_t amounts = 0;
  std::size_t headings = 0;
  for (const Cell& cell : row.cells) {
    if (LooksLikeAmount(cell.text)) return false;
    const std::size_t heading = HeadingIndex(LabelOf(cell.text));
    if (heading < kHeadingCount) ++headings;
    if (heading < 3) ++amounts;
  }
  return amounts >= 1 && headings >= 2;
}

void MoneyTable::SetHeader(const Row& row) {
  columns_.clear();
  for (const Cell& cell : row.cells) {
    const Label label = LabelOf(cell.text);
    columns_.push_back(HeadingIndex(label) < kHeadingCount ? label : Label::kNone);
  }
}

// The cells in the order of kHeadings. Columns decide where every value stands under a heading;
// else order, where there are as many values as headings; else what does stand under a heading.
std::vector<const Cell*> MoneyTable::PlaceByHeading(const Row& row, std::size_t label) const {
  std::vector<const Cell*> values;
  std::vector<const Cell*> by_column(kHeadingCount, nullptr);
  std::size_t placed = 0;
  for (std::size_t i = label + 1; i < row.cells.size(); ++i) {
    const Cell& cell = row.cells[i];
    if (cell.empty()) continue;
    values.push_back(&cell);
    if (i >= columns_.size() || columns_[i] == Label::kNone) continue;
    by_column[HeadingIndex(columns_[i])] = &cell;
    ++placed;
  }
  std::vector<std::size_t> headings;
  for (const Label column : columns_) {
    if (column != Label::kNone) headings.push_back(HeadingIndex(column));
  }
  if (placed == values.size() || values.size() != headings.size()) return by_column;
  std::vector<const Cell*> by_order(kHeadingCount, nullptr);
  for (std::size_t i = 0; i < headings.size(); ++i) by_order[headings[i]] = values[i];
  return by_order;
}

bool MoneyTable::AddRow(const Row& row, Budget& budget) {
  const auto source = std::find_if(row.cells.begin(), row.cells.end(),
                                   [](const Cell& cell) { return IsSource(LabelOf(cell.text)); });
  if (source == row.cells.end()) return false;
  const Label label = LabelOf(source->text);
  const std::vector<const Cell*> cells =
      PlaceByHeading(row, static_cast<std::size_t>(source - row.cells.begin()));
  for (std::size_t i = static_cast<std::size_t>(source - row.cells.begin()) + 1;
       i < row.cells.size(); ++i) {
    const Cell& cell = row.cells[i];
    if (!cell.empty() && std::find(cells.begin(), cells.end(), &cell) == cells.end()) {
      findings_.Add(DiagnosticCode::kUnplacedCell, cell, {Excerpt(cell.text)});
    }
  }
  const auto amount = [&](std::size_t heading) -> std::optional<Decimal> {
    const Cell* const cell = cells[heading];
    return cell == nullptr ? std::nullopt : ReadAmount(*cell, cell->text, budget.unit, findings_);
  };
  const auto figure = [&](std::size_t heading, std::string_view name) -> std::optional<Decimal> {
    const Cell* const cell = cells[heading];
    return cell == nullptr ? std::nullopt : ReadFigure(*cell, name, findings_);
  };
  if (label == Label::kTotal || label == Label::kTotalScore) {
    budget.total = amount(0);
    budget.adjusted = amount(1);
    budget.spent = amount(2);
    budget.weight = figure(3, "分值");
    budget.score = figure(5, "得分");
    return true;
  }
  const BudgetLine line{KindOf(label), amount(0), amount(1), amount(2)};
  if (label == Label::kFiscal && !budget.fiscal) budget.fiscal = line.opening;
  if (label == Label::kOther && !budget.other) budget.other = line.opening;
  budget.lines.push_back(line);
  return true;
}

}  // namespace jixiao::document
