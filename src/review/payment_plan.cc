// The payment plan (资金支出计划): cumulative percentages at four dates of the year, never falling,
// 100 % at its end. A form that has no plan is not missing one: self-assessments, and filings in
// which no project states any percentage.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "review/rules.h"

namespace jixiao::review {
namespace {

using Plan = std::vector<PaymentPlanEntry>;

std::string Two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// The date in words and in digits: 12月31日 and 12-31.
Report::Arguments Date(const PaymentPlanEntry& entry) {
  return {std::to_string(entry.month) + "月" + std::to_string(entry.day) + "日",
          Two(entry.month) + "-" + Two(entry.day)};
}

bool States(const Plan& plan) {
  return std::any_of(plan.begin(), plan.end(),
                     [](const PaymentPlanEntry& entry) { return entry.percent.has_value(); });
}

// The dates of the form that the plan has no entry for at all.
Plan DatesLeftOut(const Plan& plan) {
  Plan left_out;
  for (const auto& [month, day] :
       std::array<std::array<int, 2>, 4>{{{3, 31}, {6, 30}, {10, 31}, {12, 31}}}) {
    // Named captures: clang before version 16 captures no structured binding otherwise.
    const auto is_this = [month = month, day = day](const PaymentPlanEntry& entry) {
      return entry.month == month && entry.day == day;
    };
    const bool has = std::any_of(plan.begin(), plan.end(), is_this);
    if (!has)
      left_out.push_back({.month = month, .day = day, .percent = std::nullopt, .uncertain = false});
  }
  return left_out;
}

// In the order of their dates, those that state a percentage.
Plan StatedInOrder(const Plan& plan) {
  Plan stated;
  std::copy_if(plan.begin(), plan.end(), std::back_inserter(stated),
               [](const PaymentPlanEntry& entry) { return entry.percent.has_value(); });
  std::stable_sort(stated.begin(), stated.end(),
                   [](const PaymentPlanEntry& a, const PaymentPlanEntry& b) {
                     return a.month != b.month ? a.month < b.month : a.day < b.day;
                   });
  return stated;
}

}  // namespace

void PlanMissing(const ProjectContext& project, Report& report) {
  if (project.form_has_plan && !States(project.project->payment_plan) &&
      !HasYearEnd(*project.project)) {
    report.OfProject(ModelField::kPaymentPlan);
  }
}

void PlanDateMissing(const ProjectContext& project, Report& report) {
  const Plan& plan = project.project->payment_plan;
  if (!States(plan)) return;
  for (const PaymentPlanEntry& entry : plan) {
    if (!entry.percent) report.OfProject(ModelField::kPaymentPlan, Date(entry));
  }
  // Other dates than the form's are a form of their own, of which no date can be missed.
  const Plan left_out = DatesLeftOut(plan);
  if (plan.size() + left_out.size() != 4) return;
  for (const PaymentPlanEntry& entry : left_out) {
    report.OfProject(ModelField::kPaymentPlan, Date(entry));
  }
}

void PlanUncertain(const ProjectContext& project, Report& report) {
  for (const PaymentPlanEntry& entry : project.project->payment_plan) {
    if (!entry.percent || !entry.uncertain) continue;
    const Report::Arguments date = Date(entry);
    report.OfProject(ModelField::kPaymentPlan, {entry.percent->ToString(), date[0], date[1]});
  }
}

void PlanDecreasing(const ProjectContext& project, Report& report) {
  const Plan stated = StatedInOrder(project.project->payment_plan);
  for (std::size_t i = 1; i < stated.size(); ++i) {
    if (*stated[i].percent >= *stated[i - 1].percent) continue;
    const Report::Arguments date = Date(stated[i]);
    report.OfProject(ModelField::kPaymentPlan, {stated[i - 1].percent->ToString(), date[0],
                                                stated[i].percent->ToString(), date[1]});
  }
}

void PlanNotComplete(const ProjectContext& project, Report& report) {
  const Plan& plan = project.project->payment_plan;
  for (const PaymentPlanEntry& entry : plan) {
    const bool is_last = entry.month == 12 && entry.day == 31;
    // Above 100 it is out of range, which says more.
    if (!is_last || !entry.percent || *entry.percent >= Decimal(100)) continue;
    const Report::Arguments date = Date(entry);
    report.OfProject(ModelField::kPaymentPlan, {date[0], entry.percent->ToString(), date[1]});
  }
}

void PlanOutOfRange(const ProjectContext& project, Report& report) {
  for (const PaymentPlanEntry& entry : project.project->payment_plan) {
    if (!entry.percent || (entry.percent->sign() >= 0 && *entry.percent <= Decimal(100))) continue;
    const Report::Arguments date = Date(entry);
    report.OfProject(ModelField::kPaymentPlan, {date[0], entry.percent->ToString(), date[1]});
  }
}

}  // namespace jixiao::review
