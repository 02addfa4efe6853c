// Progress in mid-year → JSON and CSV. Only written, never read.
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "interchange/csv_text.h"
#include "interchange/document_list.h"
#include "interchange/json_fields.h"
#include "interchange/records.h"
#include "jixiao/interchange.hpp"

namespace jixiao {
namespace interchange {
namespace {

Json OrNull(const std::optional<Decimal>& value) {
  return value ? Json(value->ToString()) : Json(nullptr);
}
Json OrNull(const std::optional<std::string>& value) {
  return value ? Json(*value) : Json(nullptr);
}

// What money and rows have in common: the light, and the sentence that says why.
void WriteLight(Light light, const Diagnostic& why, Language language, Json& json) {
  json["light"] = LightName(light);
  json["code"] = DiagnosticName(why.code);
  json["reason"] = why.Message(language);
}

Json WriteMoney(const MoneyProgress& money, Language language) {
  Json json = Json::object();
  json["planned_percent"] = OrNull(money.planned_percent);
  json["expected_by_now"] = OrNull(money.expected);
  json["spent"] = OrNull(money.spent);
  json["deviation"] = OrNull(money.deviation);
  json["rate"] = OrNull(money.rate);
  WriteLight(money.light, money.why, language, json);
  json["diagnostics"] = WriteDiagnostics(money.diagnostics, language);
  return json;
}

Json WriteRow(const RowProgress& row, std::size_t number, Language language) {
  Json json = Json::object();
  json["row"] = number;
  json["level1"] = row.level1;
  json["level2"] = row.level2;
  json["level3"] = row.level3;
  json["target"] = row.target;
  json["actual"] = OrNull(row.actual);
  json["expected_by_now"] = OrNull(row.expected_by_now);
  json["deviation"] = OrNull(row.deviation);
  json["rate"] = OrNull(row.rate);
  WriteLight(row.light, row.why, language, json);
  json["cause"] = OrNull(row.cause);
  json["forecast"] = OrNull(row.forecast);
  json["likelihood"] = OrNull(row.likelihood);
  json["deviation_reason"] = OrNull(row.reason);
  json["diagnostics"] = WriteDiagnostics(row.diagnostics, language);
  return json;
}

Json WriteProject(const ProjectProgress& project, Language language) {
  Json json = Json::object();
  json["code"] = project.code;
  json["name"] = project.name;
  json["light"] = LightName(project.light);
  json["money"] = WriteMoney(project.money, language);
  Json rows = Json::array();
  for (std::size_t i = 0; i < project.rows.size(); ++i) {
    rows.push_back(WriteRow(project.rows[i], i + 1, language));
  }
  json["rows"] = std::move(rows);
  return json;
}

// --- CSV

constexpr std::array<CsvColumn, 17> kColumns = {{
    {"项目编码", "Project code"},
    {"项目名称", "Project"},
    {"项目预警", "Project light"},
    {"一级指标", "Level 1"},
    {"二级指标", "Level 2"},
    {"三级指标", "Level 3"},
    {"年度指标值", "Annual target"},
    {"执行情况", "Done"},
    {"应完成", "Expected by now"},
    {"偏差", "Deviation"},
    {"进度", "Rate"},
    {"预警", "Light"},
    {"代码", "Code"},
    {"预警说明", "Why"},
    {"原因类别", "Cause"},
    {"偏差原因", "Reason"},
    {"完成可能性", "Likelihood"},
}};
using Cells = std::vector<std::string>;

Cells ProjectCells(const ProjectProgress& project) {
  Cells cells(kColumns.size());
  cells[0] = project.code;
  cells[1] = project.name;
  cells[2] = LightName(project.light);
  return cells;
}

void AddLight(Light light, const Diagnostic& why, Language language, Cells& cells) {
  cells[11] = LightName(light);
  cells[12] = DiagnosticName(why.code);
  cells[13] = why.Message(language);
}

void AppendMoney(const ProjectProgress& project, Language language, std::string& csv) {
  const MoneyProgress& money = project.money;
  Cells cells = ProjectCells(project);
  cells[3] = language == Language::kEnglish ? "Budget execution" : "预算执行";
  cells[7] = CsvText(money.spent);
  cells[8] = CsvText(money.expected);
  cells[9] = money.deviation.value_or("");
  cells[10] = CsvText(money.rate);
  AddLight(money.light, money.why, language, cells);
  AppendCsvRow(cells, csv);
}

void AppendRow(const ProjectProgress& project, const RowProgress& row, Language language,
               std::string& csv) {
  Cells cells = ProjectCells(project);
  cells[3] = row.level1;
  cells[4] = row.level2;
  cells[5] = row.level3;
  cells[6] = row.target;
  cells[7] = row.actual.value_or("");
  cells[8] = row.expected_by_now.value_or("");
  cells[9] = row.deviation.value_or("");
  cells[10] = CsvText(row.rate);
  AddLight(row.light, row.why, language, cells);
  cells[14] = row.cause.value_or("");
  cells[15] = row.reason.value_or("");
  cells[16] = row.likelihood.value_or("");
  AppendCsvRow(cells, csv);
}

}  // namespace
}  // namespace interchange

std::string ProgressToJson(const Progress& progress, Language language, JsonLayout layout) {
  interchange::DocumentList list({{"as_of", progress.as_of.ToString()}}, layout);
  for (const ProjectProgress& project : progress.projects) {
    list.Add(interchange::WriteProject(project, language));
  }
  return list.Take();
}

std::string ProgressToCsv(const Progress& progress, Language language) {
  using namespace interchange;  // NOLINT: the room's own names.
  std::string csv = CsvHead(kColumns, language);
  for (const ProjectProgress& project : progress.projects) {
    AppendMoney(project, language, csv);
    for (const RowProgress& row : project.rows) AppendRow(project, row, language, csv);
  }
  return csv;
}

}  // namespace jixiao
