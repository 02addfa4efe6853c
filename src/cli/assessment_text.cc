#include "cli/assessment_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/common.h"
#include "cli/page.h"
#include "cli/table.h"
#include "report/figures.h"

namespace jixiao::cli {
namespace {

using report::PercentText;
using report::ScoreText;

constexpr std::string_view kUnknown = "—";

constexpr Label kOverCompleted = {"超额达到", "over-completed"};
constexpr std::array<Label, 5> kStatuses = {{
    {"达到", "met"},
    {"未达到", "unmet"},
    {"部分达成", "partly"},
    {"待定", "undetermined"},
    {"不适用", "not applicable"},
}};
std::string StatusOf(const Outcome& outcome, Language language) {
  const bool is_over = outcome.over_completed && outcome.status == OutcomeStatus::kMet;
  return (is_over ? kOverCompleted : kStatuses[static_cast<std::size_t>(outcome.status)])
      .In(language);
}

std::string WeightOf(const RowAssessment& row) {
  return row.outcome.weight ? row.outcome.weight->ToString() : "—";
}

std::string AmountOf(const std::optional<Decimal>& amount, const std::string& unit) {
  return amount ? amount->ToString() + unit : "—";
}

void AddHead(const Project& project, const ProjectAssessment& assessment, const std::string& policy,
             Page& page) {
  const Budget& budget = project.budget;
  const BudgetExecution& execution = assessment.budget_execution;
  page.Line(page.In("项目编码 ", "Code ") + (project.code.empty() ? "—" : project.code) +
            page.In("　评分办法 ", "   Policy ") + policy);
  page.Line(page.In("全年预算数 ", "Full-year budget ") +
            AmountOf(budget.adjusted ? budget.adjusted : budget.total, budget.unit) +
            page.In("　全年执行数 ", "   Spent ") + AmountOf(budget.spent, budget.unit) +
            page.In("　执行率 ", "   Rate ") + PercentText(execution.rate, kUnknown) +
            page.In("　分值 ", "   Weight ") + execution.weight.ToString() +
            page.In("　得分 ", "   Score ") +
            ScoreText(execution.score, execution.score_lower, execution.score_upper, kUnknown));
}

void AddRows(const ProjectAssessment& assessment, Page& page) {
  Table table{{{"#", 3, true},
               {page.In("一级指标", "Level 1"), 10},
               {page.In("二级指标", "Level 2"), 12},
               {page.In("三级指标", "Level 3"), 18},
               {page.In("指标值", "Target"), 14},
               {page.In("实际完成值", "Actual"), 14},
               {page.In("分值", "Weight"), 6, true},
               {page.In("得分", "Score"), 11, true},
               {page.In("判定", "Status"), 14}},
              {}};
  for (const RowAssessment& row : assessment.rows) {
    const Outcome& outcome = row.outcome;
    table.rows.push_back(
        {std::to_string(table.rows.size() + 1), row.level1, row.level2, row.level3, row.target,
         row.actual.value_or(""), WeightOf(row),
         ScoreText(outcome.score, outcome.score_lower, outcome.score_upper, kUnknown),
         StatusOf(outcome, page.language())});
  }
  page.Add(table);
}

void AddExplanations(const Project& project, const ProjectAssessment& assessment, Page& page) {
  page.Heading(page.In("评分说明", "How each score came about"));
  page.Item("0.", page.In("预算执行：", "Budget execution: ") +
                      assessment.budget_execution.explanation.In(page.language()));
  page.Diagnostics(assessment.budget_execution.diagnostics, 1);
  for (std::size_t i = 0; i < assessment.rows.size(); ++i) {
    const RowAssessment& row = assessment.rows[i];
    page.Item(std::to_string(i + 1) + ".",
              row.level3 + page.In("：", ": ") + row.outcome.explanation.In(page.language()));
    if (i < project.indicators.size() && project.indicators[i].reason) {
      page.Item(page.In("偏差原因：", "Reason:"), *project.indicators[i].reason, 1);
    }
    page.Diagnostics(row.outcome.diagnostics, 1);
  }
}

void AddMissing(const ProjectAssessment& assessment, Page& page) {
  if (assessment.missing.empty()) return;
  page.Heading(page.In("尚需补充", "Still missing"));
  for (const MissingInput& input : assessment.missing) {
    const std::string row =
        input.row == 0 ? page.In("预算执行", "budget execution")
                       : page.In("第", "row ") + std::to_string(input.row) + page.In("行", "");
    page.Item(row + page.In("：", ":"), input.reason.Message(page.language()));
  }
}

std::string TotalOf(const ProjectAssessment& assessment, const Page& page) {
  std::string total =
      page.In("总分 ", "Total ") +
      ScoreText(assessment.total, assessment.total_lower, assessment.total_upper, kUnknown) +
      page.In("　等级 ", "   Grade ") + assessment.grade.value_or("—") +
      page.In("　分值合计 ", "   Weights add up to ") + assessment.weight_total.ToString();
  if (assessment.scaled_from) {
    total += page.In("（由适用指标分值 ", " (scaled from the applicable weights, ") +
             assessment.scaled_from->ToString() + page.In(" 折算）", ")");
  }
  if (assessment.provisional) total += page.In("（暂定）", " (provisional)");
  return total;
}

}  // namespace

std::string RenderProject(const Project& project, const ProjectAssessment& assessment,
                          const std::string& policy, Language language, TextStyle style) {
  Page page(language, style);
  page.Title(assessment.name.empty() ? assessment.code : assessment.name);
  AddHead(project, assessment, policy, page);
  AddRows(assessment, page);
  AddExplanations(project, assessment, page);
  if (!assessment.diagnostics.empty()) {
    page.Heading(page.In("问题", "Findings"));
    page.Diagnostics(assessment.diagnostics, 0);
  }
  AddMissing(assessment, page);
  page.Line("");
  if (assessment.own_total) {
    page.Line(page.In("各项得分合计 ", "Scores add up to ") + assessment.own_total->ToString());
  }
  if (assessment.total_cap) {
    page.Line(page.In("总分以执行率为限 ", "Limit of the total by execution ") +
              assessment.total_cap->ToString());
  }
  page.Line(TotalOf(assessment, page));
  return page.Take();
}

std::string RenderOutcome(const RowAssessment& row, Language language) {
  Page page(language, TextStyle::kTerminal);
  const Outcome& outcome = row.outcome;
  page.Line(page.In("指标值　　 ", "Target     ") + row.target);
  page.Line(page.In("实际完成值 ", "Actual     ") + row.actual.value_or(""));
  page.Line(page.In("判定　　　 ", "Status     ") + StatusOf(outcome, language));
  if (outcome.completion) {
    page.Line(page.In("完成率　　 ", "Completion ") + outcome.completion->ToString());
  }
  if (outcome.deviation) page.Line(page.In("偏差　　　 ", "Deviation  ") + *outcome.deviation);
  page.Line(page.In("得分　　　 ", "Score      ") +
            ScoreText(outcome.score, outcome.score_lower, outcome.score_upper, kUnknown) + " / " +
            WeightOf(row));
  page.Line(page.In("说明　　　 ", "How        ") + outcome.explanation.In(language));
  page.Diagnostics(outcome.diagnostics, 0);
  return page.Take();
}

std::string RenderSummary(const Assessment& assessment, Language language, TextStyle style) {
  Page page(language, style);
  Table table{{{"#", 4, true},
               {page.In("项目编码", "Code"), 22},
               {page.In("项目名称", "Name"), 54},
               {page.In("总分", "Total"), 13, true},
               {page.In("等级", "Grade"), 6}},
              {}};
  for (const ProjectAssessment& project : assessment.projects) {
    table.rows.push_back(
        {std::to_string(table.rows.size() + 1), project.code, project.name,
         ScoreText(project.total, project.total_lower, project.total_upper, kUnknown),
         project.grade.value_or("—")});
  }
  page.Title(page.In("汇总", "Summary"));
  page.Add(table);
  return page.Take();
}

}  // namespace jixiao::cli
