#include "document/money_table.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "document/alignment.h"
#include "document/amount.h"
#include "document/content.h"
#include "document/text.h"

namespace jixiao::document {
namespace {

constexpr Label kHeadings[] = {Label::kOpening,       Label::kAdjusted, Label::kSpent,
                               Label::kWeight,        Label::kRate,     Label::kScore,
                               Label::kForecastSpent, Label::kReason};
constexpr std::size_t kHeadingCount = std::size(kHeadings);
constexpr std::size_t kSums = 3;  // those in front are sums

std::size_t HeadingIndex(Label label) {
  switch (label) {
    case Label::kTotal:
      label = Label::kOpening;
      break;
    case Label::kExecutionWeight:
      label = Label::kWeight;
      break;
    case Label::kExecutionScore:
      label = Label::kScore;
      break;
    default:
      break;
  }
  return static_cast<std::size_t>(std::find(std::begin(kHeadings), std::end(kHeadings), label) -
                                  std::begin(kHeadings));
}

bool IsSource(Label label) {
  return label == Label::kTotal || label == Label::kTotalScore || label == Label::kFiscal ||
         label == Label::kCarriedOver || label == Label::kOther || label == Label::kMoneyDetail;
}

BudgetLineKind KindOf(Label label) {
  if (label == Label::kFiscal) return BudgetLineKind::kFiscal;
  return label == Label::kCarriedOver ? BudgetLineKind::kCarriedOver : BudgetLineKind::kOther;
}

// One level of government's share, not all fiscal money.
bool IsPartOfFiscal(std::string_view name) {
  for (const std::string_view part : {"中央", "省", "市", "县", "区", "地方", "上级", "本级", "州",
                                      "乡镇", "街道", "盟", "旗", "基金", "国有资本"}) {
    if (name.find(part) != std::string_view::npos) return true;
  }
  return false;
}

int FitMoney(const Cell& cell, Label heading) {
  const bool figure = IsFigure(cell.text) || LooksLikeAmount(cell.text);
  const bool percent = cell.text.ends_with("%") || cell.text.ends_with("％");
  switch (heading) {
    case Label::kOpening:
    case Label::kAdjusted:
    case Label::kSpent:
    case Label::kForecastSpent:
      return percent ? 8 : figure ? 0 : IsFiller(cell.text) ? 2 : 10;
    case Label::kRate:
      return percent ? 0 : figure ? 2 : IsFiller(cell.text) ? 1 : 10;
    case Label::kWeight:
    case Label::kScore:
      return percent ? 4 : figure ? 1 : IsFiller(cell.text) ? 0 : 10;
    case Label::kReason:
      return figure ? 6 : 0;
    default:
      return figure ? 9 : 1;
  }
}

// Whether the cells that fit several columns have one text: it is the same wherever it stands.
bool SaysOneThing(const Alignable& row, const Alignment& alignment) {
  const std::string* text = nullptr;
  for (std::size_t i = 0; i < alignment.columns.size() && alignment.ambiguous; ++i) {
    if (alignment.columns[i] != Alignment::kNoColumn || IsFiller(row.cells[i]->text)) continue;
    if (text != nullptr && *text != row.cells[i]->text) return false;
    text = &row.cells[i]->text;
  }
  return text != nullptr;
}

std::optional<Decimal> Sum(const std::optional<Decimal>& a, const std::optional<Decimal>& b) {
  if (!a || !b) return a ? a : b;
  const Result<Decimal> sum = Add(*a, *b);
  return sum.ok() ? std::optional<Decimal>(*sum) : std::nullopt;
}

}  // namespace

bool MoneyTable::IsHeader(const Row& row) {
  std::size_t sums = 0;
  std::size_t headings = 0;
  for (const Cell& cell : row.cells) {
    if (cell.empty()) continue;
    if (LooksLikeAmount(cell.text)) return false;
    const Label label = LabelOf(cell.text);
    const std::size_t heading = HeadingIndex(label);
    if (heading >= kHeadingCount) continue;
    ++headings;
    if (heading < kSums) ++sums;
  }
  return sums >= 1 && headings >= 2;
}

void MoneyTable::SetHeader(const Row& row) {
  columns_.assign(row.cells.size(), Label::kNone);
  bool opening = false;
  bool adjusted = false;
  bool spent = false;
  std::optional<std::size_t> plain;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Cell& cell = row.cells[i];
    if (cell.empty()) continue;
    const Label label = LabelOf(cell.text);
    const std::size_t heading = HeadingIndex(label);
    findings_.Take(cell, Fate::kHeading);
    if (heading >= kHeadingCount) continue;
    // The label of the block may be a heading by its words; it stands first.
    std::replace(columns_.begin(), columns_.end(), kHeadings[heading], Label::kNone);
    columns_[i] = kHeadings[heading];
    opening = opening || label == Label::kOpening;
    adjusted = adjusted || label == Label::kAdjusted;
    spent = spent || label == Label::kSpent;
    if (label == Label::kTotal && !plain) plain = i;
  }
  // 预算数 alone beside a sum that was spent is the budget in force.
  if (plain && spent && !adjusted) columns_[*plain] = Label::kAdjusted;
  if (plain && opening && adjusted) columns_[*plain] = Label::kNone;
}

// The cells in the order of kHeadings.
std::vector<const Cell*> MoneyTable::PlaceByHeading(const Row& row, std::size_t label) {
  std::vector<const Cell*> cells(kHeadingCount, nullptr);
  const auto put = [&](const Cell* cell, std::size_t column) {
    if (column >= columns_.size() || columns_[column] == Label::kNone) return;
    const Cell*& place = cells[HeadingIndex(columns_[column])];
    if (place == nullptr) place = cell;
  };
  if (row.surface == GridSurface::kStructured) {
    for (std::size_t i = label + 1; i < row.cells.size(); ++i) {
      if (!row.cells[i].empty() && !row.cells[i].covered) put(&row.cells[i], i);
    }
    return cells;
  }
  Alignable alignable;
  alignable.columns = columns_.size();
  alignable.positions_count =
      row.surface != GridSurface::kSpaces && row.surface != GridSurface::kLines;
  for (std::size_t i = label; i < row.cells.size(); ++i) {
    if (row.cells[i].empty()) continue;
    alignable.cells.push_back(&row.cells[i]);
    alignable.positions.push_back(i);
  }
  // Without places, columns alone cannot hold a label that none of them has.
  std::size_t first = 0;
  while (first < columns_.size() && columns_[first] == Label::kNone) ++first;
  if (!alignable.positions_count && first == 0) {
    alignable.cells.erase(alignable.cells.begin());
    alignable.positions.erase(alignable.positions.begin());
  }
  const auto fit = [&](std::size_t index, std::size_t column) {
    const Cell& cell = *alignable.cells[index];
    if (&cell == &row.cells[label]) return column < first ? 0 : 12;
    return column < first ? 12 : FitMoney(cell, columns_[column]);
  };
  const auto skip = [&](std::size_t column, bool) {
    const std::size_t heading = HeadingIndex(columns_[column]);
    return heading < kSums                                                 ? 2
           : heading < kHeadingCount && columns_[column] != Label::kReason ? 1
                                                                           : 0;
  };
  Alignment alignment = Align(alignable, fit, skip);
  if (SaysOneThing(alignable, alignment)) {
    alignment.columns = alignment.leftmost;
    alignment.ambiguous = false;
  }
  if (alignment.moved) {
    findings_.Add(DiagnosticCode::kFirstColumnMissing, row.span, row.line,
                  {std::to_string(columns_.size() - std::min(columns_.size(), row.cells.size()))});
  }
  for (std::size_t i = 0; i < alignable.cells.size(); ++i) {
    const Cell* const cell = alignable.cells[i];
    const std::size_t column = alignment.columns[i];
    if (cell == &row.cells[label]) continue;
    if (column >= columns_.size() && alignment.ambiguous && !IsFiller(cell->text)) {
      findings_.Add(DiagnosticCode::kRowShifted, *cell, {Excerpt(cell->text)});
    }
    if (column >= columns_.size()) continue;
    if (FitMoney(*cell, columns_[column]) < 9) put(cell, column);
  }
  return cells;
}

bool MoneyTable::AddRow(const Row& row, Budget& budget) {
  // The last label in front of the figures: the block's may stand before it.
  auto source = row.cells.end();
  for (auto cell = row.cells.begin(); cell != row.cells.end(); ++cell) {
    if (cell->covered || cell->empty()) continue;
    if (IsFigure(cell->text) || LooksLikeAmount(cell->text)) break;
    if (IsSource(LabelOf(cell->text))) source = cell;
  }
  if (source == row.cells.end()) return false;
  const Label label = LabelOf(source->text);
  findings_.Take(*source, Fate::kHeading);
  for (auto cell = row.cells.begin(); cell != source; ++cell) {
    if (LabelOf(cell->text) != Label::kNone) findings_.Take(*cell, Fate::kHeading);
  }
  const std::vector<const Cell*> cells =
      PlaceByHeading(row, static_cast<std::size_t>(source - row.cells.begin()));
  const auto amount = [&](std::size_t heading) -> std::optional<Decimal> {
    const Cell* const cell = cells[heading];
    if (cell == nullptr) return std::nullopt;
    std::optional<Decimal> value = ReadAmount(*cell, cell->text, budget.unit, findings_);
    if (value || IsFiller(cell->text)) findings_.Take(*cell, Fate::kUsed);
    return value;
  };
  const auto figure = [&](std::size_t heading, std::string_view name) -> std::optional<Decimal> {
    const Cell* const cell = cells[heading];
    if (cell == nullptr) return std::nullopt;
    std::optional<Decimal> value = ReadFigure(*cell, name, findings_);
    if (value || IsFiller(cell->text)) findings_.Take(*cell, Fate::kUsed);
    return value;
  };
  // A rate follows from the sums; forecasts of money and prompts have no place in the model.
  if (cells[4] != nullptr) findings_.Take(*cells[4], Fate::kHeading);
  for (const std::size_t beside : {std::size_t{6}, std::size_t{7}}) {
    if (cells[beside] == nullptr) continue;
    findings_.Add(DiagnosticCode::kFieldNotKept, *cells[beside],
                  {Excerpt(source->text), Excerpt(cells[beside]->text)});
  }
  if (label == Label::kTotal || label == Label::kTotalScore) {
    budget.total = amount(0);
    budget.adjusted = amount(1);
    budget.spent = amount(2);
    if (cells[3] != nullptr) budget.weight = figure(3, "分值");
    if (cells[5] != nullptr) budget.score = figure(5, "得分");
  } else {
    for (const std::size_t points : {std::size_t{3}, std::size_t{5}}) {
      if (cells[points] == nullptr) continue;
      if (IsFiller(cells[points]->text)) findings_.Take(*cells[points], Fate::kHeading);
    }
    const bool part = label == Label::kMoneyDetail || (label == Label::kFiscal && fiscal_stated_) ||
                      (label == Label::kOther && other_stated_);
    if (part) {  // what is stated as a whole is not stated again by its parts
      for (std::size_t i = 0; i < kHeadingCount; ++i) {
        if (cells[i] == nullptr || !findings_.IsOpen(*cells[i])) continue;
        findings_.Add(DiagnosticCode::kFieldNotKept, *cells[i],
                      {Excerpt(source->text), Excerpt(cells[i]->text)});
      }
      return true;
    }
    AddSource(label, NameOf(source->text).key, {KindOf(label), amount(0), amount(1), amount(2)},
              budget);
  }
  return true;
}

void MoneyTable::AddSource(Label label, std::string_view name, const BudgetLine& line,
                           Budget& budget) {
  const bool whole_fiscal = label == Label::kFiscal && !IsPartOfFiscal(name);
  const bool whole_other = label == Label::kOther && name == "其他资金";
  if (whole_fiscal) {
    fiscal_stated_ = true;
    budget.fiscal = line.opening;
  }
  if (whole_other) {
    other_stated_ = true;
    budget.other = line.opening;
  }
  if (line.opening || line.adjusted || line.spent) budget.lines.push_back(line);
}

bool MoneyTable::AddOpening(Label label, std::string_view name, const Decimal& amount,
                            Budget& budget) {
  if (label == Label::kCarriedOver) {
    budget.lines.push_back({BudgetLineKind::kCarriedOver, amount, {}, {}});
    return true;
  }
  const bool fiscal = label == Label::kFiscal;
  const bool whole = fiscal ? !IsPartOfFiscal(name) : name.empty() || name == "其他资金";
  bool& stated = fiscal ? fiscal_stated_ : other_stated_;
  std::optional<Decimal>& field = fiscal ? budget.fiscal : budget.other;
  if (stated) return field == amount;
  if (whole) {
    stated = true;
    field = amount;
  } else {
    std::optional<Decimal>& parts = fiscal ? fiscal_parts_ : other_parts_;
    parts = Sum(parts, amount);
  }
  return true;
}

void MoneyTable::Finish(Budget& budget) {
  if (!fiscal_stated_ && fiscal_parts_) budget.fiscal = Sum(budget.fiscal, fiscal_parts_);
  if (!other_stated_ && other_parts_) budget.other = Sum(budget.other, other_parts_);
  for (const BudgetLine& line : budget.lines) {
    if (line.kind == BudgetLineKind::kFiscal && !fiscal_stated_) {
      budget.fiscal = Sum(budget.fiscal, line.opening);
    }
    if (line.kind == BudgetLineKind::kOther && !other_stated_) {
      budget.other = Sum(budget.other, line.opening);
    }
  }
}

}  // namespace jixiao::document
