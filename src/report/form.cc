// The national forms: what stands where. Lays out what the model and its result say, and refuses to
// judge: no figure stands here that is not in one of them, but for the rates of the lines of money.
#include <algorithm>
#include <array>
#include <utility>

#include "jixiao/report.hpp"
#include "jixiao/row.hpp"
#include "report/figures.h"
#include "report/layout.h"
#include "report/same_model.h"

namespace jixiao {
namespace report {
namespace {

constexpr std::string_view kNone = "—";  // A place where nothing is due.

/// One indicator with what was found about it, as the columns of the forms read it.
struct FormRow {
  const Model* model = nullptr;
  const Project* project = nullptr;
  const Indicator* indicator = nullptr;
  const RowAssessment* assessed = nullptr;
  const RowProgress* progress = nullptr;
};

std::string OrEmpty(const std::optional<std::string>& text) { return text.value_or(""); }

// The target with its sign and unit, which these forms have no columns for.
std::string WholeTarget(const FormRow& row, Language) {
  const Indicator& indicator = *row.indicator;
  if (!indicator.symbol && !indicator.unit) return indicator.target;
  const Threshold target = RowOf(*row.model, *row.project, indicator).target;
  const bool is_read =
      target.kind() != ThresholdKind::kQualitative && target.kind() != ThresholdKind::kInvalid;
  return is_read ? target.canonical() : indicator.target;
}

std::string ActualOf(const FormRow& row, Language language) {
  const Indicator& indicator = *row.indicator;
  if (indicator.actual || !indicator.achievement) return OrEmpty(indicator.actual);
  return AchievementTitle(*indicator.achievement).In(language);
}

std::string ReasonOf(const FormRow& row, Language language) {
  const Indicator& indicator = *row.indicator;
  if (indicator.reason || indicator.applicable) return OrEmpty(indicator.reason);
  return Words{"不适用", "not applicable"}.In(language);
}

// A row that does not apply has no part in the weights that the others share.
std::string WeightOf(const FormRow& row, Language) {
  const std::optional<Decimal>& weight = row.assessed->outcome.weight;
  return weight || row.indicator->applicable ? TextOf(weight) : "0";
}

// A level with the points that its table gives it, as forms print it: 产出指标（50分）.
std::string WithPoints(const FormRow& row, const std::string& level, bool is_second,
                       Language language) {
  for (const LevelWeight& points : row.project->level_weights) {
    const bool is_it = points.level1 == row.indicator->level1 &&
                       points.level2.empty() != is_second &&
                       (!is_second || points.level2 == row.indicator->level2);
    if (!is_it || !points.weight) continue;
    return level + Words{"（", " ("}.In(language) + points.weight->ToString() +
           Words{"分）", " points)"}.In(language);
  }
  return level;
}

std::string Level1(const FormRow& row, Language language) {
  return WithPoints(row, row.indicator->level1, /*is_second=*/false, language);
}
std::string Level2(const FormRow& row, Language language) {
  return WithPoints(row, row.indicator->level2, /*is_second=*/true, language);
}
std::string Level3(const FormRow& row, Language) { return row.indicator->level3; }

constexpr FormColumn<FormRow> kLevel1 = {.head = {"一级指标", "Level 1"},
                                         .width = 10,
                                         .role = FormRole::kLabel,
                                         .text = Level1,
                                         .merged = true};
constexpr FormColumn<FormRow> kLevel2 = {.head = {"二级指标", "Level 2"},
                                         .width = 10,
                                         .role = FormRole::kLabel,
                                         .text = Level2,
                                         .merged = true};
constexpr FormColumn<FormRow> kLevel3 = {
    .head = {"三级指标", "Level 3"}, .width = 17, .text = Level3};
constexpr FormColumn<FormRow> kStandard = {
    .head = {"评分标准", "Scoring standard"},
    .width = 18,
    .text = [](const FormRow& row, Language) { return OrEmpty(row.indicator->standard); },
    .optional = true};

constexpr std::array<FormColumn<FormRow>, 9> kAssessmentColumns = {
    kLevel1,
    kLevel2,
    kLevel3,
    {.head = {"年度指标值", "Target"}, .width = 13, .text = WholeTarget},
    kStandard,
    {.head = {"实际完成值", "Actual"}, .width = 13, .text = ActualOf},
    {.head = {"分值", "Weight"}, .width = 8, .role = FormRole::kFigure, .text = WeightOf},
    {.head = {"得分", "Score"},
     .width = 9,
     .role = FormRole::kFigure,
     .text = [](const FormRow& row, Language) { return TextOf(row.assessed->outcome.score); },
     .noted = true},
    {.head = {"偏差原因分析及改进措施", "Reason and remedy"}, .width = 17, .text = ReasonOf}};

constexpr std::array<FormColumn<FormRow>, 11> kTargetColumns = {
    kLevel1,
    kLevel2,
    kLevel3,
    {.head = {"绩效指标描述", "Description"},
     .width = 17,
     .text = [](const FormRow& row, Language) { return row.indicator->description; }},
    {.head = {"指标性质", "Symbol"},
     .width = 7,
     .text = [](const FormRow& row, Language) { return OrEmpty(row.indicator->symbol); },
     .optional = true},
    {.head = {"指标值", "Target"},
     .width = 13,
     .text = [](const FormRow& row, Language) { return row.indicator->target; }},
    {.head = {"度量单位", "Unit"},
     .width = 7,
     .text = [](const FormRow& row, Language) { return OrEmpty(row.indicator->unit); },
     .optional = true},
    {.head = {"指标方向性", "Direction"},
     .width = 7,
     .text = [](const FormRow& row, Language) { return OrEmpty(row.indicator->direction); },
     .optional = true},
    {.head = {"分值", "Weight"},
     .width = 7,
     .role = FormRole::kFigure,
     .text = [](const FormRow& row, Language) { return TextOf(row.indicator->weight); },
     .optional = true},
    kStandard,
    {.head = {"指标值确定依据", "Basis"}, .width = 13, .text = [](const FormRow& row, Language) {
       return row.indicator->basis;
     }}};

constexpr std::array<FormColumn<FormRow>, 11> kMonitoringColumns = {
    kLevel1,
    kLevel2,
    kLevel3,
    {.head = {"年度指标值", "Annual target"}, .width = 12, .text = WholeTarget},
    {.head = {"执行情况", "Done by now"}, .width = 11, .text = ActualOf},
    {.head = {"应完成", "Expected by now"},
     .width = 11,
     .text = [](const FormRow& row, Language) { return OrEmpty(row.progress->expected_by_now); }},
    {.head = {"全年预计完成情况", "Forecast"},
     .width = 10,
     .text = [](const FormRow& row, Language) { return OrEmpty(row.indicator->forecast); }},
    {.head = {"原因类别", "Cause"},
     .width = 8,
     .text = [](const FormRow& row, Language) { return OrEmpty(row.indicator->cause); }},
    {.head = {"偏差原因", "Reason"}, .width = 14, .text = ReasonOf},
    {.head = {"完成目标可能性", "Likelihood"},
     .width = 8,
     .text = [](const FormRow& row, Language) { return OrEmpty(row.indicator->likelihood); }},
    {.head = {"预警", "Light"},
     .width = 6,
     .role = FormRole::kLabel,
     .text = [](const FormRow& row,
                Language language) { return LightWords(row.progress->light).In(language); },
     .noted = true}};

std::string Numbered(const std::vector<std::string>& lines) {
  if (lines.size() == 1) return lines.front();
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    text += (i == 0 ? "" : "\n") + std::to_string(i + 1) + "." + lines[i];
  }
  return text;
}

bool IsOfDepartment(const Project& project) { return project.kind == TableKind::kDepartment; }

void AddHead(const Model& model, const Project& project, Layout& layout) {
  const bool department = IsOfDepartment(project);
  const auto row = [&](Words left, std::string first, Words right, std::string second) {
    layout.Add({layout.Head(left, 2), Layout::Text(std::move(first)), layout.Head(right),
                Layout::Text(std::move(second), 3)},
               1);
  };
  row(department ? Words{"部门名称", "Department"} : Words{"项目名称", "Project"}, project.name,
      {"项目编码", "Code"}, project.code);
  row({"主管部门", "Supervising department"}, model.department.name, {"实施单位", "Unit"},
      project.implementer.empty() ? model.department.unit_name : project.implementer);
}

std::string MoneyBlock(const Project& project, const Layout& layout) {
  std::string text =
      layout.In(IsOfDepartment(project) ? Words{"预算资金", "Money"} : Words{"项目资金", "Money"});
  if (!project.budget.unit.empty()) text += "\n（" + project.budget.unit + "）";
  return text;
}

// The lines that the form prints, in its order: one of each kind at the least. A target table
// states fiscal and other money of the opening budget alone.
std::vector<BudgetLine> LinesOf(const Budget& budget) {
  std::vector<BudgetLine> lines;
  for (const auto kind :
       {BudgetLineKind::kFiscal, BudgetLineKind::kCarriedOver, BudgetLineKind::kOther}) {
    const std::size_t before = lines.size();
    std::copy_if(budget.lines.begin(), budget.lines.end(), std::back_inserter(lines),
                 [&](const BudgetLine& line) { return line.kind == kind; });
    if (lines.size() > before) continue;
    lines.push_back({kind, {}, {}, {}});
    if (!budget.lines.empty()) continue;
    if (kind == BudgetLineKind::kFiscal) lines.back().opening = budget.fiscal;
    if (kind == BudgetLineKind::kOther) lines.back().opening = budget.other;
  }
  // Department tables divide their money by use, too.
  std::copy_if(budget.lines.begin(), budget.lines.end(), std::back_inserter(lines),
               [](const BudgetLine& line) { return line.kind > BudgetLineKind::kOther; });
  return lines;
}

std::string LineLabel(BudgetLineKind kind, Language language) {
  // In the order of BudgetLineKind.
  constexpr std::array<Words, 7> kLabels = {{{"其中：当年财政拨款", "of which fiscal"},
                                             {"上年结转资金", "carried over"},
                                             {"其他资金", "other"},
                                             {"基本支出", "basic expenditure"},
                                             {"人员经费", "personnel"},
                                             {"公用经费", "running costs"},
                                             {"项目支出", "projects"}}};
  return kLabels[static_cast<std::size_t>(kind)].In(language);
}

// By the one rule for rates: of a budget that has this line alone.
std::string RateOf(const BudgetLine& line) {
  Budget budget;
  budget.total = line.opening;
  budget.adjusted = line.adjusted;
  budget.spent = line.spent;
  return PercentText(AssessBudgetExecution(budget, Decimal(10), DefaultPolicy()).rate, kNone);
}

std::vector<FormCell> Sums(const std::optional<Decimal>& opening,
                           const std::optional<Decimal>& adjusted,
                           const std::optional<Decimal>& spent) {
  return {Layout::Figure(TextOf(opening)), Layout::Figure(TextOf(adjusted)),
          Layout::Figure(TextOf(spent))};
}

void AddMoney(const Project& project, const BudgetExecution& execution, Layout& layout) {
  const Budget& budget = project.budget;
  const std::vector<BudgetLine> lines = LinesOf(budget);
  const auto height = static_cast<std::uint32_t>(lines.size()) + 2;
  FormCell block{MoneyBlock(project, layout), FormRole::kHead, 1, height};
  layout.Add(
      {std::move(block), layout.Head({"", ""}), layout.Head({"年初预算数", "Opening budget"}),
       layout.Head({"全年预算数（A）", "Full-year budget (A)"}),
       layout.Head({"全年执行数（B）", "Spent (B)"}), layout.Head({"分值", "Weight"}),
       layout.Head({"执行率（B/A）", "Rate (B/A)"}), layout.Head({"得分", "Score"})},
      1);
  std::vector<FormCell> total = {layout.Label(layout.In({"年度资金总额", "Total"}))};
  const auto add = [](std::vector<FormCell> cells, std::vector<FormCell>& row) {
    std::move(cells.begin(), cells.end(), std::back_inserter(row));
  };
  add(Sums(budget.total, budget.adjusted ? budget.adjusted : budget.total, budget.spent), total);
  FormCell score = Layout::Figure(TextOf(execution.score));
  score.note = 1;
  add({Layout::Figure(execution.weight.ToString()), Layout::Figure(PercentText(execution.rate, "")),
       std::move(score)},
      total);
  layout.Add(std::move(total), 0, 1);
  for (const BudgetLine& line : lines) {
    std::vector<FormCell> row = {layout.Label(LineLabel(line.kind, layout.language()))};
    add(Sums(line.opening, line.adjusted, line.spent), row);
    add({Layout::Figure(std::string(kNone)), Layout::Figure(RateOf(line)),
         Layout::Figure(std::string(kNone))},
        row);
    layout.Add(std::move(row), 0, 1);
  }
}

void AddGoals(const Project& project, Layout& layout) {
  const std::uint32_t half = layout.columns() / 2 - 1;
  layout.Add(
      {layout.Head({"年度总体目标", "Goals of the year"}, 1, 2),
       layout.Head({"预期目标", "Expected"}), layout.Head({"实际完成情况", "Reached"}, half)},
      1);
  layout.Add({Layout::Text(Numbered(project.goals)), Layout::Text("", half)}, 0, 1);
}

// What the total was before the policy limited it, or took the department's score in its place.
void AddOwnTotal(const ProjectAssessment& assessment, std::uint32_t columns_behind,
                 Layout& layout) {
  const auto add = [&](Words head, const std::optional<Decimal>& figure) {
    if (!figure) return;
    layout.Add({layout.Head(head), Layout::Figure(""), Layout::Figure(figure->ToString()),
                Layout::Text("", columns_behind)},
               0);
  };
  add({"各项得分合计", "Sum of the scores"}, assessment.own_total);
  add({"总分上限（按执行率）", "Limit of the total by execution"}, assessment.total_cap);
}

void AddTotal(const ProjectAssessment& assessment, std::uint32_t columns_behind, Layout& layout) {
  std::string grade = assessment.grade.value_or("");
  if (assessment.provisional) {
    grade = layout.In({"暂定 ", "provisional "}) +
            ScoreText({}, assessment.total_lower, assessment.total_upper, "") +
            (grade.empty() ? "" : " " + grade);
  }
  FormCell total = Layout::Figure(TextOf(assessment.total));
  if (!assessment.diagnostics.empty() || !assessment.missing.empty()) {
    total.note = static_cast<std::uint32_t>(assessment.rows.size()) + 2;
  }
  layout.Add({layout.Head({"总分", "Total"}), Layout::Figure(assessment.weight_total.ToString()),
              std::move(total), Layout::Text(std::move(grade), columns_behind)},
             0);
}

void AddSignatures(Layout& layout) {
  std::vector<FormCell> cells;
  for (const Words place :
       {Words{"填报人：", "Prepared by:"}, Words{"单位负责人（签章）：", "Signed by:"},
        Words{"填报日期：　　　年　　月　　日", "Date:"}}) {
    cells.push_back({layout.In(place), FormRole::kSignature});
  }
  const std::uint32_t third = layout.columns() / 3;
  cells[0].columns = third;
  cells[1].columns = third;
  layout.Add(std::move(cells), 2);
}

std::string PlaceOf(std::size_t row, std::string_view name, const Layout& layout) {
  if (row == 0) return "0. " + layout.In({"预算执行", "Budget execution"});
  return std::to_string(row) + ". " + std::string(name);
}

// What concerns the project as a whole, and what a person must still supply.
FormNote WholeNote(const ProjectAssessment& assessment, const Layout& layout) {
  FormNote note{layout.In({"总分", "Total"}), "", assessment.diagnostics};
  for (const MissingInput& input : assessment.missing) {
    const std::string_view name =
        input.row == 0 ? std::string_view() : assessment.rows[input.row - 1].level3;
    note.text += (note.text.empty() ? layout.In({"尚需补充：", "Still missing: "}) : "\n") +
                 PlaceOf(input.row, name, layout) + layout.In({"：", ": "}) +
                 input.reason.Message(layout.language());
  }
  return note;
}

std::vector<FormNote> AnnexOf(const ProjectAssessment& assessment, const Layout& layout) {
  const BudgetExecution& execution = assessment.budget_execution;
  std::vector<FormNote> annex;
  annex.push_back(
      {PlaceOf(0, "", layout), execution.explanation.In(layout.language()), execution.diagnostics});
  for (const RowAssessment& row : assessment.rows) {
    annex.push_back({PlaceOf(annex.size(), row.level3, layout),
                     row.outcome.explanation.In(layout.language()), row.outcome.diagnostics});
  }
  if (!assessment.diagnostics.empty() || !assessment.missing.empty()) {
    annex.push_back(WholeNote(assessment, layout));
  }
  return annex;
}

std::vector<FormNote> AnnexOf(const ProjectProgress& progress, const Layout& layout) {
  const MoneyProgress& money = progress.money;
  std::vector<FormNote> annex;
  annex.push_back(
      {PlaceOf(0, "", layout), money.why.Message(layout.language()), money.diagnostics});
  for (const RowProgress& row : progress.rows) {
    annex.push_back({PlaceOf(annex.size(), row.level3, layout), row.why.Message(layout.language()),
                     row.diagnostics});
  }
  return annex;
}

// Without its annex a form has nothing to link to.
void Unlink(Form& form) {
  form.annex.clear();
  for (auto& row : form.rows) {
    for (FormCell& cell : row) cell.note = 0;
  }
}

std::vector<FormRow> RowsOf(const Model& model, const Project& project) {
  std::vector<FormRow> rows;
  for (const Indicator& indicator : project.indicators) {
    rows.push_back({.model = &model, .project = &project, .indicator = &indicator});
  }
  return rows;
}

Form AssessmentForm(const Model& model, const Project& project, const ProjectAssessment& assessment,
                    Language language) {
  Layout layout(language,
                IsOfDepartment(project)
                    ? Words{"部门整体支出绩效自评表", "Self-assessment of a department"}
                    : Words{"项目支出绩效自评表", "Self-assessment of a project"},
                model, project);
  std::vector<FormRow> rows = RowsOf(model, project);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].assessed = &assessment.rows[i];
  const auto columns = Used<FormRow>(kAssessmentColumns, rows, language);
  layout.SetWidths(PartsOf(columns));
  AddHead(model, project, layout);
  AddMoney(project, assessment.budget_execution, layout);
  AddGoals(project, layout);
  layout.AddTable({"绩效指标", "Indicators"}, columns, rows, 2);
  AddOwnTotal(assessment, 1, layout);
  AddTotal(assessment, 1, layout);
  AddSignatures(layout);
  layout.form().annex = AnnexOf(assessment, layout);
  return std::move(layout.form());
}

void AddTargetMoney(const Project& project, Layout& layout) {
  const Budget& budget = project.budget;
  const bool has_purpose = !project.purpose.empty();
  FormCell block{MoneyBlock(project, layout), FormRole::kHead, 1, has_purpose ? 2U : 1U};
  layout.AddEvenly(
      {std::move(block), layout.Head({"预算数", "Budget"}), Layout::Figure(TextOf(budget.total)),
       layout.Head({"其中：财政资金", "of which fiscal"}), Layout::Figure(TextOf(budget.fiscal)),
       layout.Head({"其他资金", "other"}), Layout::Figure(TextOf(budget.other))});
  if (has_purpose) {
    layout.Add({layout.Head({"资金用途", "Purpose"}), Layout::Text(project.purpose)}, 1, 1);
  }
}

void AddPlan(const Project& project, Layout& layout) {
  if (project.payment_plan.empty()) return;
  std::vector<FormCell> dates = {layout.Head({"资金支出计划（%）", "Payment plan (%)"}, 1, 2)};
  std::vector<FormCell> percents;
  for (const PaymentPlanEntry& entry : project.payment_plan) {
    const bool is_end = entry.day == LastDayOfMonth(0, entry.month) || entry.day >= 28;
    const std::string month = std::to_string(entry.month);
    dates.push_back({is_end ? month + layout.In({"月底", " (end of month)"})
                            : month + layout.In({"月", "-"}) + std::to_string(entry.day) +
                                  layout.In({"日", ""}),
                     FormRole::kHead});
    percents.push_back(
        Layout::Figure(entry.percent ? entry.percent->ToString() + "%" : std::string()));
  }
  layout.AddEvenly(std::move(dates));
  layout.AddEvenly(std::move(percents), 1);
}

Form TargetForm(const Model& model, const Project& project, Language language) {
  Layout layout(language,
                IsOfDepartment(project) ? Words{"部门整体支出绩效目标表", "Targets of a department"}
                                        : Words{"项目支出绩效目标表", "Targets of a project"},
                model, project);
  const std::vector<FormRow> rows = RowsOf(model, project);
  const auto columns = Used<FormRow>(kTargetColumns, rows, language);
  layout.SetWidths(PartsOf(columns));
  const auto row = [&](Words left, std::string first, Words right, std::string second) {
    layout.AddEvenly({layout.Head(left), Layout::Text(std::move(first)), layout.Head(right),
                      Layout::Text(std::move(second))});
  };
  row({"项目名称", "Project"}, project.name, {"项目编码", "Code"}, project.code);
  row({"主管部门", "Supervising department"}, model.department.name, {"实施单位", "Unit"},
      project.implementer.empty() ? model.department.unit_name : project.implementer);
  AddTargetMoney(project, layout);
  AddPlan(project, layout);
  layout.Add({layout.Head({"绩效目标", "Goals"}), Layout::Text(Numbered(project.goals))}, 1);
  layout.AddTable({"绩效指标", "Indicators"}, columns, rows, 0);
  return std::move(layout.form());
}

FormCell Wide(std::string figure) { return {std::move(figure), FormRole::kFigure, 2}; }

void AddMoneyProgress(const Project& project, const ProjectProgress& progress, Layout& layout) {
  const Budget& budget = project.budget;
  const MoneyProgress& money = progress.money;
  FormCell light{layout.In(LightWords(money.light)), FormRole::kLabel};
  light.note = 1;
  layout.Add({{MoneyBlock(project, layout), FormRole::kHead, 1, 2},
              layout.Head({"", ""}, 2),
              layout.Head({"年初预算数", "Opening budget"}, 2),
              layout.Head({"全年预算数", "Full-year budget"}, 2),
              layout.Head({"执行数", "Spent by now"}, 2),
              layout.Head({"预警", "Light"})},
             4);
  layout.Add({layout.Label(layout.In({"年度资金总额", "Total"}), 2), Wide(TextOf(budget.total)),
              Wide(TextOf(budget.adjusted ? budget.adjusted : budget.total)),
              Wide(TextOf(money.spent)), std::move(light)},
             3, 1);
}

Form MonitoringForm(const Model& model, const Project& project, const Date& as_of,
                    const ProjectProgress& progress, Language language) {
  Layout layout(language, {"项目支出绩效运行监控表", "Monitoring of a project"}, model, project);
  std::vector<FormRow> rows = RowsOf(model, project);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].progress = &progress.rows[i];
  const auto columns = Used<FormRow>(kMonitoringColumns, rows, language);
  layout.SetWidths(PartsOf(columns));
  layout.form().subtitle += layout.In({"　监控日：", " as of "}) + as_of.ToString();
  AddHead(model, project, layout);
  AddMoneyProgress(project, progress, layout);
  layout.Add({layout.Head({"绩效目标", "Goals"}), Layout::Text(Numbered(project.goals))}, 1);
  layout.AddTable({"绩效指标", "Indicators"}, columns, rows, 2);
  AddSignatures(layout);
  layout.form().annex = AnnexOf(progress, layout);
  return std::move(layout.form());
}

// Makes the form of each project of a result, which must be of `model`.
template <typename Result, typename Make>
jixiao::Result<std::vector<Form>> FormsOf(const Model& model, const Result& result, Annex annex,
                                          const Make& make) {
  if (!IsOf(model, result)) return OfAnotherModel();
  std::vector<Form> forms;
  for (std::size_t i = 0; i < model.projects.size(); ++i) {
    forms.push_back(make(model.projects[i], result.projects[i]));
    if (annex == Annex::kWithout) Unlink(forms.back());
  }
  return forms;
}

}  // namespace
}  // namespace report

std::string_view FormRoleName(FormRole role) {
  constexpr std::array<std::string_view, 5> kNames = {"head", "label", "figure", "text",
                                                      "signature"};
  const auto index = static_cast<std::size_t>(role);
  return index < kNames.size() ? kNames[index] : std::string_view();
}

Result<std::vector<Form>> AssessmentForms(const Model& model, const Assessment& assessment,
                                          Language language, Annex annex) {
  return report::FormsOf(model, assessment, annex, [&](const auto& project, const auto& assessed) {
    return report::AssessmentForm(model, project, assessed, language);
  });
}

std::vector<Form> TargetForms(const Model& model, Language language) {
  std::vector<Form> forms;
  for (const Project& project : model.projects) {
    forms.push_back(report::TargetForm(model, project, language));
  }
  return forms;
}

Result<std::vector<Form>> MonitoringForms(const Model& model, const Progress& progress,
                                          Language language, Annex annex) {
  return report::FormsOf(model, progress, annex, [&](const auto& project, const auto& made) {
    return report::MonitoringForm(model, project, progress.as_of, made, language);
  });
}

}  // namespace jixiao
