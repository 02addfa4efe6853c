// The national self-assessment form as HTML. Lays out what the model and the assessment say, and
// refuses to compute: no figure stands here that is not in one of them.
#include "jixiao/report.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "report/figures.h"

namespace jixiao {
namespace {

// One sheet per project; borders and fonts as the form is usually printed.
constexpr std::string_view kStyle = R"css(
@page { size: A4; margin: 15mm; }
body { font: 10.5pt/1.35 SimSun, "Songti SC", "Noto Serif CJK SC", serif; color: #000; }
section { break-after: page; }
section:last-child { break-after: auto; }
h1 { font-size: 16pt; text-align: center; margin: 0 0 4mm; }
h2 { font-size: 11pt; margin: 4mm 0 1mm; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid #000; padding: 1mm 1.2mm; overflow-wrap: anywhere; vertical-align: middle; }
th { font-weight: normal; text-align: center; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
tr { break-inside: avoid; }
p.signed { display: flex; margin: 3mm 0; }
p.signed span { flex: 1; }
ol, ul { margin: 0; padding-left: 6mm; }
)css";

// Widths of the form's eight columns.
constexpr std::array<std::string_view, 8> kWidths = {"10%", "11%", "17%", "15%",
                                                     "15%", "7%",  "9%",  "16%"};

std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\n':
        escaped += "<br>";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string TextOf(const std::optional<Decimal>& figure) {
  return figure ? figure->ToString() : std::string();
}

struct Extent {
  std::size_t columns = 1;
  std::size_t rows = 1;
};

/// One document in the making.
class Form {
 public:
  explicit Form(Language language) : language_(language) {}

  std::string In(std::string_view zh, std::string_view en) const {
    return std::string(language_ == Language::kEnglish ? en : zh);
  }
  Language language() const { return language_; }

  void Raw(std::string_view markup) { html_ += markup; }
  void Heading(std::string_view text) { html_ += "<h2>" + Escaped(text) + "</h2>\n"; }
  void Row() { html_ += "<tr>"; }
  void EndRow() { html_ += "</tr>\n"; }
  void Head(std::string_view text, Extent extent = {}) { Cell("th", text, extent); }
  void Text(std::string_view text, Extent extent = {}) { Cell("td", text, extent); }
  void Number(std::string_view text, Extent extent = {}) {
    Cell("td class=\"number\"", text, extent);
  }

  std::string Take() { return std::move(html_); }

 private:
  void Cell(std::string_view tag, std::string_view text, Extent extent) {
    html_ += '<';
    html_ += tag;
    if (extent.columns > 1) html_ += " colspan=\"" + std::to_string(extent.columns) + '"';
    if (extent.rows > 1) html_ += " rowspan=\"" + std::to_string(extent.rows) + '"';
    html_ += '>' + Escaped(text) + "</" + std::string(tag.substr(0, 2)) + '>';
  }

  Language language_;
  std::string html_;
};

std::string Joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

void AddHead(const Department& department, const Project& project, Form& form) {
  const auto row = [&](std::string_view left, std::string_view first, std::string_view right,
                       std::string_view second) {
    form.Row();
    form.Head(left, {.columns = 2});
    form.Text(first, {.columns = 2});
    form.Head(right);
    form.Text(second, {.columns = 3});
    form.EndRow();
  };
  row(form.In("项目名称", "Project"), project.name, form.In("项目编码", "Code"), project.code);
  row(form.In("主管部门", "Department"), department.name, form.In("实施单位", "Unit"),
      department.unit_name);
}

std::string BudgetLineLabel(BudgetLineKind kind, const Form& form) {
  switch (kind) {
    case BudgetLineKind::kFiscal:
      return form.In("其中：当年财政拨款", "of which fiscal");
    case BudgetLineKind::kCarriedOver:
      return form.In("上年结转资金", "carried over");
    case BudgetLineKind::kOther:
      return form.In("其他资金", "other");
    case BudgetLineKind::kBasic:
      return form.In("基本支出", "basic expenditure");
    case BudgetLineKind::kPersonnel:
      return form.In("人员经费", "personnel");
    case BudgetLineKind::kPublic:
      return form.In("公用经费", "running costs");
    case BudgetLineKind::kProjects:
      return form.In("项目支出", "projects");
  }
  return {};
}

void AddMoney(const Budget& budget, const BudgetExecution& execution, Form& form) {
  form.Row();
  const std::string unit = budget.unit.empty() ? budget.unit : "（" + budget.unit + "）";
  form.Head(form.In("项目资金", "Money") + unit, {.rows = 2 + budget.lines.size()});
  form.Head("");
  form.Head(form.In("年初预算数", "Opening budget"));
  form.Head(form.In("全年预算数", "Full-year budget"));
  form.Head(form.In("全年执行数", "Spent"));
  form.Head(form.In("分值", "Weight"));
  form.Head(form.In("执行率", "Rate"));
  form.Head(form.In("得分", "Score"));
  form.EndRow();
  form.Row();
  form.Head(form.In("年度资金总额", "Total"));
  form.Number(TextOf(budget.total));
  form.Number(TextOf(budget.adjusted ? budget.adjusted : budget.total));
  form.Number(TextOf(budget.spent));
  form.Number(execution.weight.ToString());
  form.Number(report::PercentText(execution.rate, ""));
  form.Number(report::ScoreText(execution.score, execution.score_lower, execution.score_upper, ""));
  form.EndRow();
  for (const BudgetLine& line : budget.lines) {
    form.Row();
    form.Head(BudgetLineLabel(line.kind, form));
    form.Number(TextOf(line.opening));
    form.Number(TextOf(line.adjusted));
    form.Number(TextOf(line.spent));
    for (int i = 0; i < 3; ++i) form.Head("—");
    form.EndRow();
  }
}

void AddGoals(const Project& project, Form& form) {
  form.Row();
  form.Head(form.In("年度总体目标", "Goals of the year"), {.rows = 2});
  form.Head(form.In("预期目标", "Expected"), {.columns = 4});
  form.Head(form.In("实际完成情况", "Actual"), {.columns = 3});
  form.EndRow();
  form.Row();
  form.Text(Joined(project.goals), {.columns = 4});
  form.Text("", {.columns = 3});
  form.EndRow();
}

/// How many rows from `begin` on show the same `level` (and the same level above it).
std::size_t RunLength(const std::vector<RowAssessment>& rows, std::size_t begin,
                      std::string RowAssessment::*level) {
  std::size_t end = begin + 1;
  while (end < rows.size() && rows[end].level1 == rows[begin].level1 &&
         rows[end].*level == rows[begin].*level) {
    ++end;
  }
  return end - begin;
}

bool Begins(const std::vector<RowAssessment>& rows, std::size_t at,
            std::string RowAssessment::*level) {
  return at == 0 || rows[at].level1 != rows[at - 1].level1 ||
         rows[at].*level != rows[at - 1].*level;
}

// Forms print what points a level has behind its name: （50分）.
std::string PointsOf(const Project& project, const RowAssessment& row, bool is_second,
                     const Form& form) {
  for (const LevelWeight& level : project.level_weights) {
    const bool is_it = level.level1 == row.level1 && level.level2.empty() != is_second &&
                       (!is_second || level.level2 == row.level2);
    if (!is_it || !level.weight) continue;
    return form.In("（", " (") + level.weight->ToString() + form.In("分）", " points)");
  }
  return {};
}

std::string TitleOf(const Project& project, const Form& form) {
  const bool is_department = project.kind == TableKind::kDepartment;
  return is_department ? form.In("部门整体支出绩效自评表", "Self-assessment of a department")
                       : form.In("项目支出绩效自评表", "Self-assessment of project performance");
}

void AddRows(const Project& project, const ProjectAssessment& assessment, Form& form) {
  form.Row();
  form.Head(form.In("一级指标", "Level 1"));
  form.Head(form.In("二级指标", "Level 2"));
  form.Head(form.In("三级指标", "Level 3"));
  form.Head(form.In("年度指标值", "Target"));
  form.Head(form.In("实际完成值", "Actual"));
  form.Head(form.In("分值", "Weight"));
  form.Head(form.In("得分", "Score"));
  form.Head(form.In("偏差原因分析及改进措施", "Reason and remedy"));
  form.EndRow();
  const std::vector<RowAssessment>& rows = assessment.rows;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Outcome& outcome = rows[i].outcome;
    form.Row();
    for (const auto level : {&RowAssessment::level1, &RowAssessment::level2}) {
      if (!Begins(rows, i, level)) continue;
      const bool is_second = level == &RowAssessment::level2;
      form.Head(rows[i].*level + PointsOf(project, rows[i], is_second, form),
                {.rows = RunLength(rows, i, level)});
    }
    form.Text(rows[i].level3);
    // Department tables have a scoring standard where others have a target.
    const Indicator& cells = project.indicators[i];
    form.Text(rows[i].target.empty() ? cells.standard.value_or("") : rows[i].target);
    form.Text(rows[i].actual.value_or(""));
    form.Number(TextOf(outcome.weight));
    form.Number(report::ScoreText(outcome.score, outcome.score_lower, outcome.score_upper, ""));
    form.Text(project.indicators[i].reason.value_or(""));
    form.EndRow();
  }
}

// What the total was before the policy limited it, or took the department's score in its place.
void AddOwnTotal(const ProjectAssessment& assessment, Form& form) {
  const auto row = [&](const std::string& head, const std::optional<Decimal>& figure) {
    if (!figure) return;
    form.Row();
    form.Head(head, {.columns = 6});
    form.Number(figure->ToString());
    form.Text("");
    form.EndRow();
  };
  row(form.In("各项得分合计", "Sum of the scores"), assessment.own_total);
  row(form.In("总分上限（按执行率）", "Limit of the total by execution"), assessment.total_cap);
}

void AddTotal(const ProjectAssessment& assessment, Form& form) {
  AddOwnTotal(assessment, form);
  form.Row();
  form.Head(form.In("总分", "Total"), {.columns = 5});
  form.Number(assessment.weight_total.ToString());
  form.Number(
      report::ScoreText(assessment.total, assessment.total_lower, assessment.total_upper, ""));
  const std::string grade = assessment.grade.value_or("");
  const std::string provisional =
      assessment.provisional ? form.In("（暂定）", " (provisional)") : "";
  form.Text(grade + provisional);
  form.EndRow();
}

void AddFindings(const std::vector<Diagnostic>& diagnostics, Form& form) {
  if (diagnostics.empty()) return;
  form.Raw("<ul>");
  for (const Diagnostic& diagnostic : diagnostics) {
    form.Raw("<li>" + Escaped(diagnostic.Message(form.language())) + "</li>");
  }
  form.Raw("</ul>");
}

void AddExplanations(const ProjectAssessment& assessment, const std::string& policy, Form& form) {
  form.Heading(form.In("计分说明（评分办法 ", "How each score came about (policy ") + policy +
               form.In("）", ")"));
  // Numbered from 0: the money stands above the first row.
  form.Raw("<ol start=\"0\">\n<li>" +
           Escaped(assessment.budget_execution.explanation.In(form.language())));
  AddFindings(assessment.budget_execution.diagnostics, form);
  form.Raw("</li>\n");
  for (const RowAssessment& row : assessment.rows) {
    form.Raw("<li>" + Escaped(row.level3 + form.In("：", ": ") +
                              row.outcome.explanation.In(form.language())));
    AddFindings(row.outcome.diagnostics, form);
    form.Raw("</li>\n");
  }
  form.Raw("</ol>\n");
  if (!assessment.diagnostics.empty()) {
    form.Heading(form.In("问题", "Findings"));
    AddFindings(assessment.diagnostics, form);
  }
}

void AddMissing(const ProjectAssessment& assessment, Form& form) {
  if (assessment.missing.empty()) return;
  form.Heading(form.In("尚需补充", "Still missing"));
  form.Raw("<ul>");
  for (const MissingInput& input : assessment.missing) {
    const std::string place =
        input.row == 0 ? form.In("预算执行：", "Budget execution: ")
                       : form.In("第", "Row ") + std::to_string(input.row) + form.In("行：", ": ");
    form.Raw("<li>" + Escaped(place + input.reason.Message(form.language())) + "</li>");
  }
  form.Raw("</ul>\n");
}

void AddSheet(const Model& model, const Project& project, const ProjectAssessment& assessment,
              const std::string& policy, Form& form) {
  form.Raw("<section>\n<h1>");
  form.Raw(TitleOf(project, form));
  if (model.department.year) {
    form.Raw(form.In("（", " (") + std::to_string(*model.department.year) +
             form.In(" 年度）", ")"));
  }
  form.Raw("</h1>\n<table>\n<colgroup>");
  for (const std::string_view width : kWidths) {
    form.Raw("<col style=\"width:");
    form.Raw(width);
    form.Raw("\">");
  }
  form.Raw("</colgroup>\n");
  AddHead(model.department, project, form);
  AddMoney(project.budget, assessment.budget_execution, form);
  AddGoals(project, form);
  AddRows(project, assessment, form);
  AddTotal(assessment, form);
  form.Raw("</table>\n<p class=\"signed\">");
  for (const std::string& place :
       {form.In("填报人：", "Prepared by:"), form.In("负责人（签字）：", "Signed by:"),
        form.In("日期：", "Date:")}) {
    form.Raw("<span>" + place + "</span>");
  }
  form.Raw("</p>\n");
  AddExplanations(assessment, policy, form);
  AddMissing(assessment, form);
  form.Raw("</section>\n");
}

bool IsOf(const Model& model, const Assessment& assessment) {
  return std::equal(model.projects.begin(), model.projects.end(), assessment.projects.begin(),
                    assessment.projects.end(), [](const Project& project, const auto& assessed) {
                      return project.indicators.size() == assessed.rows.size();
                    });
}

}  // namespace

Result<std::string> AssessmentToHtml(const Model& model, const Assessment& assessment,
                                     Language language) {
  if (!IsOf(model, assessment)) {
    return Status(StatusCode::kInvalidArgument,
                  "the assessment is of another model: its projects or rows differ in number");
  }
  Form form(language);
  form.Raw("<!DOCTYPE html>\n<html lang=\"");
  form.Raw(form.In("zh-CN", "en"));
  form.Raw("\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
  form.Raw(form.In("项目支出绩效自评表", "Self-assessment of project performance"));
  form.Raw("</title>\n<style>");
  form.Raw(kStyle);
  form.Raw("</style>\n</head>\n<body>\n");
  for (std::size_t i = 0; i < model.projects.size(); ++i) {
    AddSheet(model, model.projects[i], assessment.projects[i], assessment.policy, form);
  }
  form.Raw("</body>\n</html>\n");
  return form.Take();
}

}  // namespace jixiao
