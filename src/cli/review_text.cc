#include "cli/review_text.h"

#include <array>
#include <string_view>

#include "cli/common.h"
#include "cli/display_width.h"
#include "cli/table.h"

namespace jixiao::cli {
namespace {

constexpr std::array<Label, 4> kGroups = {{
    {"完整性", "completeness"},
    {"相关性", "relevance"},
    {"适当性", "appropriateness"},
    {"可行性", "feasibility"},
}};
// In the order of ModelField.
constexpr std::array<Label, 20> kFields = {{
    {"项目编码", "code"},        {"项目名称", "name"},
    {"预算数", "budget"},        {"资金支出计划", "payment plan"},
    {"绩效目标", "goals"},       {"绩效指标", "indicators"},
    {"一级指标", "first level"}, {"二级指标", "second level"},
    {"三级指标", "third level"}, {"绩效指标描述", "description"},
    {"指标值", "target"},        {"指标性质", "symbol"},
    {"度量单位", "unit"},        {"指标方向性", "direction"},
    {"指标值确定依据", "basis"}, {"分值", "weight"},
    {"实际完成值", "actual"},    {"得分", "score"},
    {"偏差原因", "reason"},      {"执行率说明", "reason of the execution rate"},
}};

template <std::size_t kSize, typename Enum>
std::string NameOf(const std::array<Label, kSize>& names, Enum value, Language language) {
  const auto index = static_cast<std::size_t>(value);
  return index < kSize ? names[index].In(language) : std::string();
}

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
        NameOf(kFields, finding.field, language_) +
        (cell.empty() ? "" : In("“", " '") + std::string(cell) + In("”", "'"));
    Line("    " + place);
    Item(NameOf(kSeverities, finding.severity, language_) + In("：", ": "),
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

std::string_view CellOf(const Indicator* row, ModelField field) {
  if (row == nullptr) return {};
  const auto stated = [](const std::optional<std::string>& text) {
    return text ? std::string_view(*text) : std::string_view();
  };
  switch (field) {
    case ModelField::kLevel1:
      return row->level1;
    case ModelField::kLevel2:
      return row->level2;
    case ModelField::kDescription:
      return row->description;
    case ModelField::kTarget:
      return row->target;
    case ModelField::kSymbol:
      return stated(row->symbol);
    case ModelField::kUnit:
      return stated(row->unit);
    case ModelField::kDirection:
      return stated(row->direction);
    case ModelField::kActual:
      return stated(row->actual);
    case ModelField::kReason:
      return stated(row->reason);
    default:
      return {};
  }
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

std::string RenderReviewRules(Language language) {
  Table table{{{Label{"代码", "Code"}.In(language), 26},
               {Label{"类别", "Group"}.In(language), 15},
               {Label{"级别", "Severity"}.In(language), 8},
               {Label{"理由", "Reason"}.In(language), 56}},
              {}};
  for (const ReviewRule& rule : ReviewRules()) {
    table.rows.push_back({std::string(rule.name), NameOf(kGroups, rule.group, language),
                          NameOf(kSeverities, rule.severity, language),
                          Label{rule.reason_zh, rule.reason_en}.In(language)});
  }
  return RenderText(table);
}

}  // namespace jixiao::cli
