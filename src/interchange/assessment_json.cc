// Assessments and their rows → JSON. Only written, never read: figures come from the library.
#include "interchange/document_list.h"
#include "interchange/json_fields.h"
#include "interchange/records.h"
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

Json WriteRow(const RowAssessment& row, Language language) {
  const Outcome& outcome = row.outcome;
  Json json = Json::object();
  json["level1"] = row.level1;
  json["level2"] = row.level2;
  json["level3"] = row.level3;
  json["target"] = row.target;
  json["actual"] = OrNull(row.actual);
  json["status"] = OutcomeStatusName(outcome.status);
  json["completion"] = OrNull(outcome.completion);
  json["deviation"] = OrNull(outcome.deviation);
  json["over_completed"] = outcome.over_completed;
  json["weight"] = OrNull(outcome.weight);
  json["weight_derived"] = row.weight_derived;
  json["score"] = OrNull(outcome.score);
  json["score_lower"] = OrNull(outcome.score_lower);
  json["score_upper"] = OrNull(outcome.score_upper);
  json["rule"] = outcome.rule ? Json(RuleName(*outcome.rule)) : Json(nullptr);
  json["explanation"] = outcome.explanation.In(language);
  json["diagnostics"] = WriteDiagnostics(outcome.diagnostics, language);
  return json;
}

Json WriteExecution(const BudgetExecution& execution, Language language) {
  Json json = Json::object();
  json["rate"] = OrNull(execution.rate);
  json["weight"] = execution.weight.ToString();
  json["score"] = OrNull(execution.score);
  json["score_lower"] = execution.score_lower.ToString();
  json["score_upper"] = execution.score_upper.ToString();
  json["explanation"] = execution.explanation.In(language);
  json["diagnostics"] = WriteDiagnostics(execution.diagnostics, language);
  return json;
}

Json WriteMissing(const std::vector<MissingInput>& missing, Language language) {
  Json list = Json::array();
  for (const MissingInput& input : missing) {
    Json json = Json::object();
    json["row"] = input.row;
    json["code"] = DiagnosticName(input.reason.code);
    json["message"] = input.reason.Message(language);
    list.push_back(std::move(json));
  }
  return list;
}

Json WriteProject(const ProjectAssessment& project, Language language) {
  Json json = Json::object();
  json["code"] = project.code;
  json["name"] = project.name;
  json["total"] = OrNull(project.total);
  json["total_lower"] = OrNull(project.total_lower);
  json["total_upper"] = OrNull(project.total_upper);
  json["own_total"] = OrNull(project.own_total);
  json["total_cap"] = OrNull(project.total_cap);
  json["weight_total"] = project.weight_total.ToString();
  json["scaled_from"] = OrNull(project.scaled_from);
  json["grade"] = OrNull(project.grade);
  json["provisional"] = project.provisional;
  json["budget_execution"] = WriteExecution(project.budget_execution, language);
  Json rows = Json::array();
  for (const RowAssessment& row : project.rows) rows.push_back(WriteRow(row, language));
  json["indicators"] = std::move(rows);
  json["diagnostics"] = WriteDiagnostics(project.diagnostics, language);
  json["missing"] = WriteMissing(project.missing, language);
  return json;
}

}  // namespace

Json WriteDiagnostics(const std::vector<Diagnostic>& diagnostics, Language language) {
  Json list = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    Json json = Json::object();
    json["code"] = DiagnosticName(diagnostic.code);
    json["severity"] = SeverityName(diagnostic.severity());
    if (diagnostic.source != DiagnosticSource::kNone) {
      json["source"] = DiagnosticSourceName(diagnostic.source);
    }
    json["begin"] = diagnostic.span.begin;
    json["end"] = diagnostic.span.end;
    json["message"] = diagnostic.Message(language);
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace interchange

std::string AssessmentToJson(const Assessment& assessment, Language language, JsonLayout layout) {
  interchange::DocumentList list({{"policy", assessment.policy}}, layout);
  for (const ProjectAssessment& project : assessment.projects) {
    list.Add(interchange::WriteProject(project, language));
  }
  return list.Take();
}

std::string RowToJson(const RowAssessment& row, Language language, JsonLayout layout) {
  return interchange::WriteRow(row, language).Dump(layout);
}

}  // namespace jixiao
