#include "cli/review_text.h"

#include <array>
#include <string_view>

#include "cli/common.h"
#include "cli/display_width.h"
#include "cli/table.h"
#include "report/words.h"

namespace jixiao::cli {
namespace {

class Page {
 public:
  explicit Page(Language language) : language_(language) {}

  std::string In(std::string_view zh, std::string_view en) const {
    return Label{zh, en}.In(language_);
  }
  void Line(const std::string& line) { text_ += line + "\n"; }
  // A paragraph behind a mark, its later lines under the first.
  void Item(const std::string& mark, const std::string& paragraph) {
    const std::string indent = "      ";
    const std::string hang(DisplayWidth(mark), ' ');
    const auto lines = Wrap(paragraph, kPageWidth - indent.size() - hang.size());
    for (std::size_t i = 0; i < lines.size(); ++i) Line(indent + (i == 0 ? mark : hang) + lines[i]);
  }

  void Project(const Project& project) {
    if (!text_.empty()) Line("");
    Line((project.code.empty() ? "" : project.code + "  ") + project.name);
    Line(std::string(kPageWidth, '='));
  }
  void Row(const Indicator* row, std::uint32_t number) {
    if (row == nullptr) {
      Line("  " + In("项目", "Project"));
    } else {
      Line("  " + In("第 ", "Row ") + std::to_string(number) + In(" 行　", "  ") + row->level3);
    }
  }
  void Add(const Finding& finding, std::string_view cell) {
    const ReviewRule& rule = finding.rule();
    const std::string place =
        report::FieldWords(finding.field).In(language_) +
        (cell.empty() ? "" : In("“", " '") + std::string(cell) + In("”", "'"));
    Line("    " + place);
    Item(report::SeverityWords(finding.severity).In(language_) + In("：", ": "),
         finding.Message(language_) + " [" + std::string(rule.name) + "]");
    Item(In("理由：", "why: "), std::string(In(rule.reason_zh, rule.reason_en)));
    if (finding.suggestion) {
      Item(In("建议：", "write: "), In("“", "'") + finding.suggestion->to + In("”", "'"));
    }
  }

  std::string Take() { return std::move(text_); }

 private:
  Language language_;
  std::string text_;
};

// The row's name heads its findings and is not said again.
std::string_view CellOf(const Indicator* row, ModelField field) {
  const bool is_shown = row != nullptr && field != ModelField::kLevel3;
  return is_shown ? report::FieldText(*row, field) : std::string_view();
}

std::string CountsOf(std::span<const Finding> findings, Language language) {
  std::array<std::size_t, 3> counts = {};
  for (const Finding& finding : findings) ++counts[static_cast<std::size_t>(finding.severity)];
  std::string text = Label{"共 ", ""}.In(language) + std::to_string(findings.size()) +
                     Label{" 个问题：", " findings: "}.In(language);
  for (std::size_t i = counts.size(); i-- > 0;) {
    text += kSeverities[i].In(language) + " " + std::to_string(counts[i]);
    if (i != 0) text += Label{"，", ", "}.In(language);
  }
  return text + "\n";
}

}  // namespace

std::string RenderFindings(const Model& model, std::span<const Finding> findings,
                           Language language) {
  Page page(language);
  const Finding* last = nullptr;
  for (const Finding& finding : findings) {
    const Project& project = model.projects[finding.project];
    const Indicator* const row = finding.row == 0 ? nullptr : &project.indicators[finding.row - 1];
    const bool new_project = last == nullptr || last->project != finding.project;
    if (new_project) page.Project(project);
    if (new_project || last->row != finding.row) page.Row(row, finding.row);
    page.Add(finding, CellOf(row, finding.field));
    last = &finding;
  }
  return page.Take() + (findings.empty() ? "" : "\n") + CountsOf(findings, language);
}

std::string RenderCounts(const Model& model, std::span<const Finding> findings, Language language) {
  Table table{{{"#", 4, true},
               {Label{"项目编码", "Code"}.In(language), 22},
               {Label{"项目名称", "Name"}.In(language), 46},
               {Label{"错误", "Errors"}.In(language), 6, true},
               {Label{"警告", "Warnings"}.In(language), 8, true},
               {Label{"提示", "Notes"}.In(language), 6, true}},
              {}};
  for (std::size_t i = 0; i < model.projects.size(); ++i) {
    std::array<std::size_t, 3> counts = {};
    for (const Finding& finding : findings) {
      if (finding.project == i) ++counts[static_cast<std::size_t>(finding.severity)];
    }
    table.rows.push_back({std::to_string(i + 1), model.projects[i].code, model.projects[i].name,
                          std::to_string(counts[2]), std::to_string(counts[1]),
                          std::to_string(counts[0])});
  }
  return RenderText(table) + "\n" + CountsOf(findings, language);
}

std::string RenderReviewRules(Language language) {
  Table table{{{Label{"代码", "Code"}.In(language), 26},
               {Label{"类别", "Group"}.In(language), 15},
               {Label{"级别", "Severity"}.In(language), 8},
               {Label{"理由", "Reason"}.In(language), 56}},
              {}};
  for (const ReviewRule& rule : ReviewRules()) {
    table.rows.push_back({std::string(rule.name), report::GroupWords(rule.group).In(language),
                          report::SeverityWords(rule.severity).In(language),
                          Label{rule.reason_zh, rule.reason_en}.In(language)});
  }
  return RenderText(table);
}

}  // namespace jixiao::cli
