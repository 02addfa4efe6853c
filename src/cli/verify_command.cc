// `jixiao verify`: claimed scores held against the recomputed ones.
#include <algorithm>

#include "cli/report_command.h"
#include "jixiao/verify.hpp"

namespace jixiao::cli {
namespace {

std::string Or(const std::optional<Decimal>& value, const char* otherwise = "—") {
  return value ? value->ToString() : otherwise;
}

// How far the claim is off: "−3.00", or nothing where it agrees.
std::string OffBy(const Claim& claim) {
  if (claim.verdict.code == DiagnosticCode::kScoreAgrees || !claim.difference) return "";
  return (claim.difference->sign() > 0 ? "+" : "") + claim.difference->ToString();
}

std::string VerdictOf(const Claim& claim, const Page& page) {
  switch (claim.verdict.severity()) {
    case Severity::kError:
      return page.In("不符", "wrong");
    case Severity::kWarning:
      return page.In("待核实", "open");
    case Severity::kNote:
      break;
  }
  return page.In("一致", "agrees");
}

void AddClaim(const Claim& claim, std::vector<std::string> cells, const std::string& computed,
              const Page& page, Table& table) {
  cells.push_back(Or(claim.claimed));
  cells.push_back(computed);
  cells.push_back(OffBy(claim));
  cells.push_back(VerdictOf(claim, page));
  table.rows.push_back(std::move(cells));
}

void AddRows(const ProjectVerification& project, Page& page) {
  Table table{{{"#", 3, true},
               {page.In("三级指标", "Indicator"), 24},
               {page.In("指标值", "Target"), 16},
               {page.In("实际完成值", "Actual"), 16},
               {page.In("分值", "Weight"), 6, true},
               {page.In("得分", "Claimed"), 7, true},
               {page.In("重算", "Recomputed"), 11, true},
               {page.In("相差", "Off by"), 7, true},
               {page.In("结论", "Verdict"), 8}},
              {}};
  const BudgetExecution& execution = project.assessment.budget_execution;
  AddClaim(project.execution,
           {"0", page.In("预算执行", "budget execution"), "", PercentOf(execution.rate),
            execution.weight.ToString()},
           ScoreOf(execution.score, execution.score_lower, execution.score_upper), page, table);
  for (std::size_t i = 0; i < project.rows.size(); ++i) {
    const RowAssessment& row = project.assessment.rows[i];
    const Outcome& outcome = row.outcome;
    AddClaim(project.rows[i],
             {std::to_string(i + 1), row.level3, row.target, row.actual.value_or(""),
              Or(outcome.weight)},
             ScoreOf(outcome.score, outcome.score_lower, outcome.score_upper), page, table);
  }
  page.Add(table);
}

std::string PlaceOf(const VerificationFinding& finding, const Page& page) {
  if (!finding.row) return page.In("全表 ", "table ");
  if (*finding.row == 0) return page.In("预算执行 ", "budget execution ");
  return page.In("第", "row ") + std::to_string(*finding.row) + page.In("行 ", " ");
}

void AddFindings(const ProjectVerification& project, Page& page) {
  if (project.findings.empty()) return;
  page.Heading(page.In("问题", "Findings"));
  for (const VerificationFinding& finding : project.findings) {
    page.Finding(finding.finding, 0, PlaceOf(finding, page));
  }
}

// All known rules that give a claimed score, and how the recomputed one came about.
void AddRules(const ProjectVerification& project, Page& page) {
  const auto add = [&](std::size_t row, const Claim& claim, const LocalizedText& explanation) {
    if (claim.verdict.severity() == Severity::kNote || !claim.claimed) return;
    page.Item(std::to_string(row) + ".", explanation.In(page.language()));
    for (const KnownRule& rule : KnownRules()) {
      const bool fits = std::find(claim.matching_rules.begin(), claim.matching_rules.end(),
                                  rule.name) != claim.matching_rules.end();
      if (fits) {
        page.Item(page.In("得分相符的规则：", "a rule that gives the score:"),
                  rule.title.In(page.language()) + " [" + std::string(rule.name) + "]", 1);
      }
    }
  };
  page.Heading(page.In("重算说明", "How the recomputed scores came about"));
  add(0, project.execution, project.assessment.budget_execution.explanation);
  for (std::size_t i = 0; i < project.rows.size(); ++i) {
    add(i + 1, project.rows[i], project.assessment.rows[i].outcome.explanation);
  }
}

bool IsAllRight(const ProjectVerification& project) {
  const auto agrees = [](const Claim& claim) {
    return claim.verdict.severity() == Severity::kNote || !claim.claimed;
  };
  return agrees(project.execution) && std::all_of(project.rows.begin(), project.rows.end(), agrees);
}

std::string Render(const Model& /*model*/, const Verification& verification, std::size_t index,
                   Language language, TextStyle style) {
  const ProjectVerification& project = verification.projects[index];
  const ProjectAssessment& assessment = project.assessment;
  Page page(language, style);
  page.Title(assessment.name.empty() ? assessment.code : assessment.name);
  page.Line(page.In("项目编码 ", "Code ") + (assessment.code.empty() ? "—" : assessment.code) +
            page.In("　评分办法 ", "   Policy ") + verification.policy);
  AddRows(project, page);
  AddFindings(project, page);
  if (!IsAllRight(project)) AddRules(project, page);
  page.Line("");
  page.Line(page.In("总分 ", "Total ") + Or(project.claimed_total) +
            page.In("　各项得分之和 ", "   Sum of the scores ") + Or(project.claimed_sum) +
            page.In("　重算 ", "   Recomputed ") +
            ScoreOf(assessment.total, assessment.total_lower, assessment.total_upper) +
            page.In("　分值合计 ", "   Weights add up to ") + assessment.weight_total.ToString());
  return page.Take();
}

std::string Summarize(const Verification& verification, Language language, TextStyle style) {
  Page page(language, style);
  Table table{{{"#", 4, true},
               {page.In("项目编码", "Code"), 22},
               {page.In("项目名称", "Name"), 40},
               {page.In("总分", "Claimed"), 8, true},
               {page.In("重算", "Recomputed"), 13, true},
               {page.In("错误", "Errors"), 6, true},
               {page.In("警告", "Warnings"), 8, true}},
              {}};
  for (const ProjectVerification& project : verification.projects) {
    const ProjectAssessment& assessment = project.assessment;
    const auto count = [&](Severity severity) {
      return std::to_string(
          std::count_if(project.findings.begin(), project.findings.end(),
                        [&](const auto& one) { return one.finding.severity() == severity; }));
    };
    table.rows.push_back({std::to_string(table.rows.size() + 1), assessment.code, assessment.name,
                          Or(project.claimed_total),
                          ScoreOf(assessment.total, assessment.total_lower, assessment.total_upper),
                          count(Severity::kError), count(Severity::kWarning)});
  }
  page.Title(page.In("汇总", "Summary"));
  page.Add(table);
  return page.Take();
}

}  // namespace

int RunVerify(const CommonOptions& common, const VerifyOptions& options) {
  Verification all;
  const Report<Verification> report{
      .name = "verification",
      .compute = [](const Model& model,
                    const Policy& policy) { return VerifyModel(model, policy); },
      .to_json = VerificationToJson,
      .to_csv = VerificationToCsv,
      .render = Render,
      .summarize = Summarize,
      .to_page = VerificationPage,
  };
  const int status = RunReport(common, options, report, all);
  const bool has_error =
      std::any_of(all.projects.begin(), all.projects.end(),
                  [](const ProjectVerification& project) { return project.has_error(); });
  return status == kFine && has_error ? kFindings : status;
}

}  // namespace jixiao::cli
