#include "document/money_table.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>

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

// How many cells the row lacks at its left: as many as it is shorter than the heading, if the value
// next to its label then comes under the first heading.
std::size_t MoneyTable::LostColumns(const Row& row, std::size_t label,
                                    std::size_t first_heading) const {
  const std::size_t missing =
      columns_.size() > row.cells.size() ? columns_.size() - row.cells.size() : 0;
  return label + 1 + missing == first_heading ? missing : 0;
}

// The cells in the order of kHeadings: by columns where every value stands under a heading; else
// shifted so that the first value comes under the first heading; else by order where there are as
// many values as headings; else none, for a figure under the wrong heading is worse than none.
std::vector<const Cell*> MoneyTable::PlaceByHeading(const Row& row, std::size_t label) {
  std::vector<std::size_t> headings;
  std::size_t first_heading = columns_.size();
  std::size_t end_heading = 0;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i] == Label::kNone) continue;
    headings.push_back(HeadingIndex(columns_[i]));
    first_heading = std::min(first_heading, i);
    end_heading = i + 1;
  }
  const auto place = [&](std::size_t shift) -> std::optional<std::vector<const Cell*>> {
    std::vector<const Cell*> cells(kHeadingCount, nullptr);
    for (std::size_t i = label + 1; i < row.cells.size() && i + shift < end_heading; ++i) {
      if (row.cells[i].empty()) continue;
      if (columns_[i + shift] == Label::kNone) return std::nullopt;
      cells[HeadingIndex(columns_[i + shift])] = &row.cells[i];
    }
    return cells;
  };
  const std::size_t lost = LostColumns(row, label, first_heading);
  if (lost > 0) {
    findings_.Add(DiagnosticCode::kFirstColumnMissing, row.span, row.line, {std::to_string(lost)});
  }
  if (label < first_heading) {
    if (const auto cells = place(lost)) return *cells;
  }
  std::vector<const Cell*> values;
  for (std::size_t i = label + 1; i < row.cells.size(); ++i) {
    if (!row.cells[i].empty()) values.push_back(&row.cells[i]);
  }
  std::vector<const Cell*> cells(kHeadingCount, nullptr);
  if (values.size() != headings.size()) return cells;
  for (std::size_t i = 0; i < headings.size(); ++i) cells[headings[i]] = values[i];
  return cells;
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
  if (line.opening || line.adjusted || line.spent) budget.lines.push_back(line);
  return true;
}

}  // namespace jixiao::document
