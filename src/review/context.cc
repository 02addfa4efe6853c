#include "review/context.h"

#include <algorithm>
#include <utility>

#include "base/fold.h"
#include "jixiao/unit.hpp"

namespace jixiao::review {
namespace {

// Calls visit(word) for each word until it returns true.
template <typename Visit>
bool AnyWord(std::string_view words, const Visit& visit) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (end != 0 && visit(words.substr(0, end))) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

bool IsMoneyRate(const Unit& unit) {
  return unit.dimension() == Dimension::kRate && unit.base_name().starts_with("元/");
}

Measure MeasureOfUnit(const Unit& unit) {
  switch (unit.dimension()) {
    case Dimension::kCount:
      return Measure::kCount;
    case Dimension::kShare:
    case Dimension::kSharePoints:
      return Measure::kShare;
    case Dimension::kMoney:
      return Measure::kMoney;
    case Dimension::kNone:
      return Measure::kNone;
    default:
      return IsMoneyRate(unit) ? Measure::kMoneyRate : Measure::kOther;
  }
}

// Of several conditions, the measure that all have in common.
Measure MeasureOf(const Threshold& target) {
  switch (target.kind()) {
    case ThresholdKind::kQuantity:
    case ThresholdKind::kRange:
    case ThresholdKind::kChange:
      return MeasureOfUnit(target.unit());
    case ThresholdKind::kCompound: {
      std::optional<Measure> common;
      for (const Threshold& part : target.parts()) {
        const bool plain =
            part.kind() == ThresholdKind::kQuantity || part.kind() == ThresholdKind::kRange;
        const Measure measure = plain ? MeasureOfUnit(part.unit()) : Measure::kNone;
        if (common && *common != measure) return Measure::kNone;
        common = measure;
      }
      return common.value_or(Measure::kNone);
    }
    default:
      return Measure::kNone;
  }
}

Row MakeRow(const Indicator& cells, std::uint32_t number, jixiao::Row read) {
  Row row;
  row.cells = &cells;
  row.number = number;
  row.level1 = ParseFirstLevel(cells.level1);
  row.kind = read.kind;
  row.level2 = Fold(cells.level2);
  row.is_economic_cost = row.kind == RowKind::kCost && !ContainsAny(row.level2, "社会 生态 环境");
  row.name = Fold(cells.level3);
  row.description = Fold(cells.description);
  row.target = std::move(read.target);
  row.actual = std::move(read.actual);
  row.target_text = Fold(row.target.text());
  row.measure = MeasureOf(row.target);
  if (row.target.kind() == ThresholdKind::kQuantity) row.figure = row.target.base_value();
  return row;
}

// Of money in yuan; foreign currencies have no place in a budget's head.
std::optional<Rational> YuanPer(const std::string& unit_text) {
  const Unit unit = Unit::Parse(unit_text, /*money_row=*/true);
  if (unit.dimension() != Dimension::kMoney || unit.base_name() != "元") return std::nullopt;
  return unit.factor();
}

std::optional<Rational> InYuan(const std::optional<Decimal>& amount, const Rational& factor) {
  if (!amount) return std::nullopt;
  const auto value = Rational::FromDecimal(*amount);
  if (!value.ok()) return std::nullopt;
  const auto yuan = Multiply(*value, factor);
  if (!yuan.ok()) return std::nullopt;
  return *yuan;
}

bool StatesPlan(const Project& project) {
  return std::any_of(project.payment_plan.begin(), project.payment_plan.end(),
                     [](const PaymentPlanEntry& entry) { return entry.percent.has_value(); });
}

}  // namespace

bool Row::SaysAny(std::string_view words) const {
  return ContainsAny(name, words) || ContainsAny(description, words);
}

std::string ProjectContext::Amount(const Rational& yuan) const {
  const auto amount = header ? Divide(yuan, *header) : Result<Rational>(yuan);
  if (!header || !amount.ok()) return yuan.ToString() + "元";
  return amount->ToString() + project->budget.unit;
}

std::string ProjectContext::BudgetText() const { return budget ? Amount(*budget) : std::string(); }

ModelContext::ModelContext(const Model& model) {
  for (std::size_t i = 0; i < model.projects.size(); ++i) {
    const auto& project = model.projects[i];
    form_has_plan_ = form_has_plan_ || StatesPlan(project);
    if (!IsBlank(project.code)) first_with_code_.emplace(Fold(project.code), i);
  }
}

ProjectContext ModelContext::Project(const Model& model, std::size_t index,
                                     const Policy& policy) const {
  ProjectContext context;
  const jixiao::Project& project = model.projects[index];
  context.model = &model;
  context.project = &project;
  context.policy = &policy;
  context.index = index;
  context.year = model.department.year.value_or(0);
  context.form_has_plan = form_has_plan_;
  context.form_has_code = !first_with_code_.empty();
  const auto first = first_with_code_.find(Fold(project.code));
  context.first_with_code = first == first_with_code_.end() ? index : first->second;
  context.header = YuanPer(project.budget.unit);
  if (context.header) {
    const auto total = InYuan(project.budget.total, *context.header);
    const auto adjusted = InYuan(project.budget.adjusted, *context.header);
    context.budget = total && adjusted ? std::max(*total, *adjusted) : total ? total : adjusted;
  }
  context.rows.reserve(project.indicators.size());
  for (const Indicator& cells : project.indicators) {
    context.rows.push_back(MakeRow(cells, static_cast<std::uint32_t>(context.rows.size() + 1),
                                   RowOf(model, project, cells)));
  }
  return context;
}

std::string Fold(std::string_view text) { return ToUtf8(FoldedText(text).symbols()); }

bool IsBlank(std::string_view text) { return Fold(text).empty(); }

// Figures of the year's end: the table is a self-assessment, whose forms have no payment plan.
bool HasYearEnd(const Project& project) {
  const auto stated = [](const std::optional<std::string>& text) {
    return text && !IsBlank(*text);
  };
  return project.budget.adjusted || project.budget.spent || project.score ||
         std::any_of(project.indicators.begin(), project.indicators.end(),
                     [&](const Indicator& row) { return stated(row.actual) || row.score; });
}

bool ContainsAny(std::string_view text, std::string_view words) {
  return AnyWord(words,
                 [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

std::string_view EndOf(std::string_view text, std::string_view words) {
  std::string_view longest;
  AnyWord(words, [&](std::string_view word) {
    if (text.ends_with(word) && word.size() > longest.size()) longest = word;
    return false;
  });
  return longest;
}

// The text of a target read from columns of their own is the three cells, joined by tabs.
Place PlaceOf(const Row& row, const TextSpan& span) {
  const Indicator& cells = *row.cells;
  if (row.target.text() == cells.target) return {ModelField::kTarget, span};
  const auto target_begin = static_cast<std::uint32_t>(cells.symbol.value_or("").size() + 1);
  const auto unit_begin = static_cast<std::uint32_t>(target_begin + cells.target.size() + 1);
  if (span.begin >= unit_begin) {
    return {ModelField::kUnit, {span.begin - unit_begin, span.end - unit_begin}};
  }
  if (span.begin >= target_begin) {
    const std::uint32_t end = std::min(span.end, unit_begin - 1);
    return {ModelField::kTarget, {span.begin - target_begin, end - target_begin}};
  }
  return {ModelField::kSymbol, {span.begin, std::min(span.end, target_begin - 1)}};
}

std::string* CellText(Project& project, std::uint32_t row, ModelField field) {
  if (row == 0 || row > project.indicators.size()) return nullptr;
  Indicator& cells = project.indicators[row - 1];
  const auto stated = [](std::optional<std::string>& text) { return text ? &*text : nullptr; };
  switch (field) {
    case ModelField::kLevel1:
      return &cells.level1;
    case ModelField::kLevel2:
      return &cells.level2;
    case ModelField::kLevel3:
      return &cells.level3;
    case ModelField::kDescription:
      return &cells.description;
    case ModelField::kTarget:
      return &cells.target;
    case ModelField::kSymbol:
      return stated(cells.symbol);
    case ModelField::kUnit:
      return stated(cells.unit);
    case ModelField::kDirection:
      return stated(cells.direction);
    case ModelField::kBasis:
      return &cells.basis;
    case ModelField::kActual:
      return stated(cells.actual);
    case ModelField::kReason:
      return stated(cells.reason);
    case ModelField::kStandard:
      return stated(cells.standard);
    default:
      return nullptr;
  }
}

std::string_view CellText(const Project& project, std::uint32_t row, ModelField field) {
  const std::string* const text = CellText(const_cast<Project&>(project), row, field);  // NOLINT
  return text != nullptr ? std::string_view(*text) : std::string_view();
}

}  // namespace jixiao::review
