// Texts longer than the policy, as the form, permits.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "review/rules.h"

namespace jixiao::review {
namespace {

struct LimitedField {
  std::string_view name;
  ModelField field;
  bool of_row;
};
constexpr auto kFields = std::to_array<LimitedField>({
    {"name", ModelField::kName, false},
    {"goal", ModelField::kGoals, false},
    {"level3", ModelField::kLevel3, true},
    {"description", ModelField::kDescription, true},
    {"target", ModelField::kTarget, true},
    {"actual", ModelField::kActual, true},
    {"reason", ModelField::kReason, true},
    {"execution_reason", ModelField::kBudgetReason, false},
});

const LimitedField* FindField(std::string_view name) {
  for (const LimitedField& field : kFields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

// Every character counts, as forms count them; what follows the first byte of one is none.
Report::Arguments Excess(std::string_view text, int at_most) {
  const auto is_first = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  const auto size = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_first));
  if (size <= static_cast<std::size_t>(at_most)) return {};
  return {std::to_string(size), std::to_string(at_most)};
}

}  // namespace

void TextTooLong(const ProjectContext& project, Report& report) {
  const Project& form = *project.project;
  for (const TextLimit& limit : project.policy->text_limits) {
    const LimitedField* const field = FindField(limit.field);
    if (field == nullptr) continue;
    const auto check_project = [&](std::string_view text) {
      const Report::Arguments excess = Excess(text, limit.at_most);
      if (!excess.empty()) report.OfProject(field->field, excess);
    };
    if (field->field == ModelField::kName) check_project(form.name);
    if (field->field == ModelField::kBudgetReason && form.budget.reason) {
      check_project(*form.budget.reason);
    }
    if (field->field == ModelField::kGoals) {
      for (const std::string& goal : form.goals) check_project(goal);
    }
    if (!field->of_row) continue;
    for (const Row& row : project.rows) {
      const Report::Arguments excess =
          Excess(CellText(form, row.number, field->field), limit.at_most);
      if (!excess.empty()) report.OfCell(row, field->field, excess);
    }
  }
}

}  // namespace jixiao::review
