// The hierarchy: what kind of row an indicator is, and what no model may hold. Does not judge.
#include "jixiao/model.hpp"

#include <array>
#include <cstddef>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace jixiao {
namespace {

RowKind KindOfFirstLevel(FirstLevel level) {
  switch (level) {
    case FirstLevel::kBenefit:
      return RowKind::kBenefit;
    case FirstLevel::kSatisfaction:
      return RowKind::kSatisfaction;
    case FirstLevel::kCost:
      return RowKind::kCost;
    case FirstLevel::kOutput:
    case FirstLevel::kUnknown:
      break;
  }
  return RowKind::kUnknown;
}

class Validation {
 public:
  std::vector<ModelFault> Run(const Model& model) {
    if (const auto year = model.department.year;
        year && (*year < kFirstBudgetYear || *year > kLastBudgetYear)) {
      Fault("department.year",
            {.code = DiagnosticCode::kBudgetYearInvalid, .arguments = {std::to_string(*year)}});
    }
    for (std::size_t i = 0; i < model.projects.size(); ++i) {
      CheckProject("projects[" + std::to_string(i) + "]", model.projects[i]);
    }
    return std::move(faults_);
  }

 private:
  void Fault(std::string field, Diagnostic fault) {
    faults_.push_back({std::move(field), std::move(fault)});
  }

  void CheckProject(const std::string& path, const Project& project) {
    for (std::size_t i = 0; i < project.payment_plan.size(); ++i) {
      const PaymentPlanEntry& entry = project.payment_plan[i];
      const std::string at = path + ".payment_plan[" + std::to_string(i) + "].by";
      if (!IsDayOfAYear(entry))
        NoDay(at, std::to_string(entry.month) + "-" + std::to_string(entry.day));
    }
    for (std::size_t i = 0; i < project.indicators.size(); ++i) {
      const std::string at = path + ".indicators[" + std::to_string(i) + "]";
      CheckLabels(at + ".other_targets", project.indicators[i].other_targets);
      CheckLabels(at + ".extra", project.indicators[i].extra);
    }
    const std::optional<Date>& as_of = project.as_of;
    if (as_of && (!as_of->IsValid() || !as_of->has_year())) {
      NoDay(path + ".as_of", as_of->ToString());
    }
  }

  static bool IsDayOfAYear(const PaymentPlanEntry& entry) {
    if (entry.month < 1 || entry.month > 12 || entry.day < 1 || entry.day > 31) return false;
    return Date{0, static_cast<std::uint8_t>(entry.month), static_cast<std::uint8_t>(entry.day)}
        .IsValid();
  }

  void CheckLabels(const std::string& path, const std::vector<LabelledText>& list) {
    std::unordered_set<std::string_view> labels;
    for (const LabelledText& entry : list) {
      if (labels.insert(entry.label).second) continue;
      Fault(path, {.code = DiagnosticCode::kLabelRepeated, .arguments = {entry.label}});
    }
  }

  void NoDay(std::string field, std::string day) {
    Fault(std::move(field),
          {.code = DiagnosticCode::kModelDayInvalid, .arguments = {std::move(day)}});
  }

  std::vector<ModelFault> faults_;
};

}  // namespace

RowKind RowKindOf(const Indicator& indicator) {
  const RowKind kind = ParseRowKind(indicator.level2);
  return kind != RowKind::kUnknown ? kind : KindOfFirstLevel(ParseFirstLevel(indicator.level1));
}

std::string_view BudgetLineKindName(BudgetLineKind kind) {
  switch (kind) {
#define JIXIAO_MEMBER(number, constant, name) \
  case BudgetLineKind::constant:              \
    return name;
#include "jixiao/enums/budget_line_kind.def"
#undef JIXIAO_MEMBER
  }
  return "unknown";
}

std::size_t RowCount(const Model& model) {
  std::size_t rows = 0;
  for (const Project& project : model.projects) rows += project.indicators.size();
  return rows;
}

std::vector<ModelFault> Validate(const Model& model) { return Validation().Run(model); }

}  // namespace jixiao
