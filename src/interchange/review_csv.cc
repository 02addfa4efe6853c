// Findings as a table for spreadsheets. Only written, never read.
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "interchange/csv_text.h"
#include "jixiao/interchange.hpp"

namespace jixiao {
namespace interchange {
namespace {

constexpr std::array<CsvColumn, 13> kColumns = {{
    {"项目编码", "Project code"},
    {"项目名称", "Project"},
    {"行", "Row"},
    {"三级指标", "Level 3"},
    {"指标值", "Target"},
    {"规则", "Rule"},
    {"类别", "Group"},
    {"级别", "Severity"},
    {"栏目", "Field"},
    {"问题", "Message"},
    {"理由", "Reason"},
    {"原文", "From"},
    {"建议改为", "Suggestion"},
}};

std::vector<std::string> RowOf(const Model& model, const Finding& finding, Language language) {
  const ReviewRule& rule = finding.rule();
  std::vector<std::string> cells = {finding.project_code, "", "", "", ""};
  if (finding.project < model.projects.size()) {
    const Project& project = model.projects[finding.project];
    cells[1] = project.name;
    if (finding.row != 0 && finding.row <= project.indicators.size()) {
      const Indicator& row = project.indicators[finding.row - 1];
      cells[2] = std::to_string(finding.row);
      cells[3] = row.level3;
      cells[4] = row.target;
    }
  }
  for (const std::string_view text :
       {rule.name, FindingGroupName(rule.group), SeverityName(finding.severity),
        ModelFieldName(finding.field)}) {
    cells.emplace_back(text);
  }
  cells.push_back(finding.Message(language));
  cells.emplace_back(language == Language::kEnglish ? rule.reason_en : rule.reason_zh);
  cells.push_back(finding.suggestion ? finding.suggestion->from : "");
  cells.push_back(finding.suggestion ? finding.suggestion->to : "");
  return cells;
}

}  // namespace
}  // namespace interchange

std::string FindingsToCsv(const Model& model, std::span<const Finding> findings,
                          Language language) {
  using namespace interchange;  // NOLINT: the room's own names.
  std::string csv = CsvHead(kColumns, language);
  for (const Finding& finding : findings) AppendCsvRow(RowOf(model, finding, language), csv);
  return csv;
}

}  // namespace jixiao
