// Verifications → JSON and CSV. Only written, never read.
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "interchange/csv_text.h"
#include "interchange/document_list.h"
#include "interchange/json_fields.h"
#include "jixiao/interchange.hpp"

namespace jixiao {
namespace interchange {
namespace {

template <typename T>
Json OrNull(const std::optional<T>& value) {
  if constexpr (std::is_same_v<T, Decimal>) {
    return value ? Json(value->ToString()) : Json(nullptr);
  } else {
    return value ? Json(*value) : Json(nullptr);
  }
}

/// The recomputed side of a claim.
struct Computed {
  std::optional<Decimal> weight;
  bool weight_derived = false;
  std::optional<Decimal> score;
  std::optional<Decimal> lower;
  std::optional<Decimal> upper;
  const LocalizedText& explanation;
};

Computed Of(const BudgetExecution& execution) {
  return {execution.weight,      false,
          execution.score,       execution.score_lower,
          execution.score_upper, execution.explanation};
}
Computed Of(const RowAssessment& row) {
  const Outcome& outcome = row.outcome;
  return {outcome.weight,      row.weight_derived,  outcome.score,
          outcome.score_lower, outcome.score_upper, outcome.explanation};
}

// Appends what every claim has to the fields that say whose it is.
void WriteClaim(const Claim& claim, const Computed& computed, Language language, Json& json) {
  json["weight"] = OrNull(computed.weight);
  json["weight_derived"] = computed.weight_derived;
  json["claimed"] = OrNull(claim.claimed);
  json["computed"] = OrNull(computed.score);
  json["computed_lower"] = OrNull(computed.lower);
  json["computed_upper"] = OrNull(computed.upper);
  json["difference"] = OrNull(claim.difference);
  json["verdict"] = DiagnosticName(claim.verdict.code);
  json["matching_rule"] =
      claim.matching_rules.empty() ? Json(nullptr) : Json(claim.matching_rules.front());
  Json rules = Json::array();
  for (const std::string_view rule : claim.matching_rules) rules.push_back(rule);
  json["matching_rules"] = std::move(rules);
  json["message"] = claim.verdict.Message(language);
  json["explanation"] = computed.explanation.In(language);
}

Json WriteExecution(const ProjectVerification& project, Language language) {
  Json json = Json::object();
  json["row"] = 0;
  WriteClaim(project.execution, Of(project.assessment.budget_execution), language, json);
  return json;
}

Json WriteRow(const ProjectVerification& project, std::size_t index, Language language) {
  const RowAssessment& row = project.assessment.rows[index];
  Json json = Json::object();
  json["row"] = index + 1;
  json["level3"] = row.level3;
  json["target"] = row.target;
  json["actual"] = OrNull(row.actual);
  json["status"] = OutcomeStatusName(row.outcome.status);
  WriteClaim(project.rows[index], Of(row), language, json);
  return json;
}

Json WriteFinding(const VerificationFinding& finding, Language language) {
  Json json = Json::object();
  json["code"] = DiagnosticName(finding.finding.code);
  json["severity"] = SeverityName(finding.finding.severity());
  json["row"] = OrNull(finding.row);
  json["message"] = finding.finding.Message(language);
  return json;
}

Json WriteProject(const ProjectVerification& project, Language language) {
  const ProjectAssessment& assessment = project.assessment;
  Json json = Json::object();
  json["code"] = assessment.code;
  json["name"] = assessment.name;
  json["claimed_total"] = OrNull(project.claimed_total);
  json["department_total"] = OrNull(project.department_total);
  json["claimed_sum"] = OrNull(project.claimed_sum);
  json["computed_total"] = OrNull(assessment.total);
  json["computed_lower"] = OrNull(assessment.total_lower);
  json["computed_upper"] = OrNull(assessment.total_upper);
  json["weight_total"] = assessment.weight_total.ToString();
  json["matching_policy"] = OrNull(project.matching_policy);
  json["budget_execution"] = WriteExecution(project, language);
  Json rows = Json::array();
  for (std::size_t i = 0; i < project.rows.size(); ++i) {
    rows.push_back(WriteRow(project, i, language));
  }
  json["rows"] = std::move(rows);
  Json findings = Json::array();
  for (const VerificationFinding& finding : project.findings) {
    findings.push_back(WriteFinding(finding, language));
  }
  json["findings"] = std::move(findings);
  return json;
}

// --- CSV

constexpr std::array<CsvColumn, 17> kColumns = {{
    {"项目编码", "Project code"},
    {"项目名称", "Project"},
    {"行号", "Row"},
    {"一级指标", "Level 1"},
    {"二级指标", "Level 2"},
    {"三级指标", "Level 3"},
    {"指标值", "Target"},
    {"实际完成值", "Actual"},
    {"分值", "Weight"},
    {"申报得分", "Claimed"},
    {"重算得分", "Recomputed"},
    {"得分下限", "Lower bound"},
    {"得分上限", "Upper bound"},
    {"差额", "Difference"},
    {"代码", "Code"},
    {"严重程度", "Severity"},
    {"说明", "Message"},
}};
using Cells = std::vector<std::string>;

Cells RowOf(const ProjectVerification& project, const std::optional<std::size_t>& row) {
  Cells cells(kColumns.size());
  cells[0] = project.assessment.code;
  cells[1] = project.assessment.name;
  if (row) cells[2] = std::to_string(*row);
  if (!row || *row == 0) return cells;
  const RowAssessment& from = project.assessment.rows[*row - 1];
  cells[3] = from.level1;
  cells[4] = from.level2;
  cells[5] = from.level3;
  cells[6] = from.target;
  cells[7] = from.actual.value_or("");
  return cells;
}

void AddDiagnostic(const Diagnostic& diagnostic, Language language, Cells& cells) {
  cells[14] = DiagnosticName(diagnostic.code);
  cells[15] = SeverityName(diagnostic.severity());
  cells[16] = diagnostic.Message(language);
}

void AppendClaim(const Claim& claim, const Computed& computed, Language language, Cells cells,
                 std::string& csv) {
  cells[8] = CsvText(computed.weight);
  cells[9] = CsvText(claim.claimed);
  cells[10] = CsvText(computed.score);
  cells[11] = CsvText(computed.lower);
  cells[12] = CsvText(computed.upper);
  cells[13] = CsvText(claim.difference);
  AddDiagnostic(claim.verdict, language, cells);
  AppendCsvRow(cells, csv);
}

void AppendProject(const ProjectVerification& project, Language language, std::string& csv) {
  const auto label = [language](const char* zh, const char* en) {
    return std::string(language == Language::kEnglish ? en : zh);
  };
  const ProjectAssessment& assessment = project.assessment;
  Cells cells = RowOf(project, 0);
  cells[3] = label("预算执行", "Budget execution");
  AppendClaim(project.execution, Of(assessment.budget_execution), language, cells, csv);
  for (std::size_t i = 0; i < project.rows.size(); ++i) {
    AppendClaim(project.rows[i], Of(assessment.rows[i]), language, RowOf(project, i + 1), csv);
  }
  cells = RowOf(project, std::nullopt);
  cells[3] = label("总分", "Total");
  cells[8] = assessment.weight_total.ToString();
  cells[9] = CsvText(project.claimed_total);
  cells[10] = CsvText(assessment.total);
  cells[11] = CsvText(assessment.total_lower);
  cells[12] = CsvText(assessment.total_upper);
  AppendCsvRow(cells, csv);
  for (const VerificationFinding& finding : project.findings) {
    const bool is_verdict =
        finding.row &&
        finding.finding == (*finding.row == 0 ? project.execution.verdict
                                              : project.rows[*finding.row - 1].verdict);
    if (is_verdict) continue;
    cells = RowOf(project, finding.row);
    AddDiagnostic(finding.finding, language, cells);
    AppendCsvRow(cells, csv);
  }
}

}  // namespace
}  // namespace interchange

std::string VerificationToJson(const Verification& verification, Language language,
                               JsonLayout layout) {
  interchange::DocumentList list({{"policy", verification.policy}}, layout);
  for (const ProjectVerification& project : verification.projects) {
    list.Add(interchange::WriteProject(project, language));
  }
  return list.Take();
}

std::string VerificationToCsv(const Verification& verification, Language language) {
  using namespace interchange;  // NOLINT: the room's own names.
  std::string csv = CsvHead(kColumns, language);
  for (const ProjectVerification& project : verification.projects) {
    AppendProject(project, language, csv);
  }
  return csv;
}

}  // namespace jixiao
