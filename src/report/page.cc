// Pages: what is filed summed up, and below it each project. Counts and adds, and refuses to judge:
// every score, light and finding is the result's own.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jixiao/rational.hpp"
#include "jixiao/report.hpp"
#include "jixiao/unit.hpp"
#include "report/figures.h"
#include "report/html.h"
#include "report/same_model.h"

namespace jixiao {
namespace report {
namespace {

constexpr std::size_t kCommonest = 10;

// ---- Tables ------------------------------------------------------------------------------------

struct PageColumn {
  Words head;
  std::string_view style;  ///< Class of its cells: "figure", "mid", "wide", "short", "bar", "".
};

/// A cell as markup: only Html and Escaped make it of text.
using Markup = std::string;

Markup LinkTo(std::string_view target, std::string_view text) {
  return "<a href=\"#" + Escaped(target) + "\">" + Escaped(text) + "</a>";
}

class PageTable {
 public:
  PageTable(std::span<const PageColumn> columns, std::string_view caption, Html& html)
      : columns_(columns), html_(html) {
    html_.Raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" +
              Escaped(caption) + "\">\n<table class=\"list\">\n");
    html_.Element("caption", caption);
    html_.Raw("<thead><tr>");
    for (const PageColumn& column : columns_) {
      html_.Element("th", html_.In(column.head), "scope=\"col\"" + StyleOf(column));
    }
    html_.Raw("</tr></thead>\n<tbody>\n");
  }
  /// The first cell heads the row.
  void Row(const std::vector<Markup>& cells, const std::string& id = "") {
    html_.Raw(id.empty() ? "<tr>" : "<tr id=\"" + id + "\">");
    for (std::size_t i = 0; i < cells.size(); ++i) {
      html_.Raw(i == 0 ? "<th scope=\"row\"" : "<td");
      html_.Raw(StyleOf(columns_[i]) + ">" + cells[i] + (i == 0 ? "</th>" : "</td>"));
    }
    html_.Raw("</tr>\n");
  }
  /// A row over all columns: the name of the file that the next ones are of.
  void Group(std::string_view name) {
    html_.Raw("<tr><th scope=\"colgroup\" colspan=\"" + std::to_string(columns_.size()) + "\">" +
              Escaped(name) + "</th></tr>\n");
  }
  void End() { html_.Raw("</tbody>\n</table>\n</div>\n"); }

 private:
  static std::string StyleOf(const PageColumn& column) {
    return column.style.empty() ? std::string() : " class=\"" + std::string(column.style) + "\"";
  }

  std::span<const PageColumn> columns_;
  Html& html_;
};

// ---- Bars --------------------------------------------------------------------------------------

// `part` of `whole` in hundredths, from 0 to 100.
std::string PercentWidth(const Decimal& part, const Decimal& whole) {
  const auto hundredfold = Multiply(part, Decimal(100));
  if (!hundredfold.ok() || whole.sign() <= 0 || part.sign() <= 0) return "0";
  const auto percent = Divide(*hundredfold, whole, 2, RoundingMode::kHalfUp);
  if (!percent.ok()) return "0";
  return Compare(*percent, Decimal(100)) > 0 ? "100" : percent->ToString();
}

/// A bar of `lower` in a frame of `whole`, and paler up to `upper`; empty where nothing is known.
Markup Bar(const std::optional<Decimal>& lower, const std::optional<Decimal>& upper,
           const std::optional<Decimal>& whole) {
  if (!lower || !upper || !whole) return {};
  const std::string said =
      ScoreText(Compare(*lower, *upper) == 0 ? lower : std::optional<Decimal>(), lower, upper, "");
  const auto rect = [](std::string_view style, const std::string& width) {
    return "<rect class=\"" + std::string(style) + "\" width=\"" + width + "\" height=\"10\"/>";
  };
  return "<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" role=\"img\" "
         "aria-label=\"" +
         Escaped(said + " / " + whole->ToString()) + "\">" + rect("track", "100") +
         rect("open", PercentWidth(*upper, *whole)) + rect("fill", PercentWidth(*lower, *whole)) +
         "</svg>";
}

// ---- Sums --------------------------------------------------------------------------------------

/// Money of several projects in 万元, and of how many it is not known.
class MoneySum {
 public:
  void Add(const std::optional<Decimal>& amount, const std::string& unit) {
    const Unit money = Unit::Parse(unit, /*money_row=*/true);
    const auto exact = amount && money.dimension() == Dimension::kMoney
                           ? Rational::FromDecimal(*amount)
                           : Result<Rational>(Status(StatusCode::kNotFound, "not stated"));
    const auto yuan = exact.ok() ? Multiply(*exact, money.factor()) : exact;
    const auto sum = yuan.ok() ? jixiao::Add(sum_, *yuan) : yuan;
    if (sum.ok()) {
      sum_ = *sum;
      ++known_;
    } else {
      ++unknown_;
    }
  }
  std::string Text(Language language) const {
    const auto wan = Divide(sum_, Rational(10000));
    const auto decimal = wan.ok() ? wan->ToDecimal() : Result<Decimal>(wan.status());
    if (known_ == 0 || !decimal.ok()) return "—";
    std::string text = decimal->ToString() + Words{"万元", " (10,000 yuan)"}.In(language);
    if (unknown_ != 0) {
      text += Words{"（", " ("}.In(language) + std::to_string(unknown_) +
              Words{" 项未填）", " not stated)"}.In(language);
    }
    return text;
  }

 private:
  Rational sum_;
  std::size_t known_ = 0;
  std::size_t unknown_ = 0;
};

/// Findings by code: how many, of how many projects, and the first as an example.
class Commonest {
 public:
  struct Entry {
    Severity severity{};
    std::string message;
    std::string target;
    std::size_t count = 0;
    std::size_t projects = 0;
    std::string last_project;
  };

  void Add(std::string_view code, Severity severity, const std::string& message,
           const std::string& target, const std::string& project) {
    if (severity == Severity::kNote) return;
    ++counts_[static_cast<std::size_t>(severity)];
    Entry& entry = entries_[std::string(code)];
    if (entry.count++ == 0) entry = {severity, message, target, 1, 0, ""};
    if (entry.last_project != project) ++entry.projects;
    entry.last_project = project;
  }
  std::size_t count(Severity severity) const { return counts_[static_cast<std::size_t>(severity)]; }

  void Write(Html& html) const {
    if (entries_.empty()) return;
    constexpr std::array<PageColumn, 4> kColumns = {
        {{{"问题（举例）", "Finding (an example)"}, "wide"},
         {{"级别", "Severity"}, "short"},
         {{"次数", "Count"}, "figure"},
         {{"项目数", "Projects"}, "figure"}}};
    std::vector<Entry> sorted;
    for (const auto& [code, entry] : entries_) sorted.push_back(entry);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Entry& a, const Entry& b) { return a.count > b.count; });
    if (sorted.size() > kCommonest) sorted.resize(kCommonest);
    PageTable table(kColumns, html.In({"最常见的问题", "The commonest findings"}), html);
    for (const Entry& entry : sorted) {
      table.Row({LinkTo(entry.target, entry.message), SeverityMarkup(entry.severity, html),
                 std::to_string(entry.count), std::to_string(entry.projects)});
    }
    table.End();
  }

  static Markup SeverityMarkup(Severity severity, const Html& html) {
    return "<span class=\"" + std::string(SeverityName(severity)) + "\">" +
           Escaped(html.In(SeverityWords(severity))) + "</span>";
  }

 private:
  std::map<std::string, Entry> entries_;
  std::array<std::size_t, 3> counts_{};
};

Markup LightMarkup(Light light, const Html& html) {
  if (light == Light::kNone) return "—";
  return "<span class=\"light " + std::string(LightName(light)) + "\">" +
         Escaped(html.In(LightWords(light))) + "</span>";
}

// ---- What all pages have ------------------------------------------------------------------------

std::string SectionId(std::size_t number) { return "p" + std::to_string(number); }

std::string NameOf(const Project& project, const Html& html) {
  if (!project.name.empty()) return project.name;
  return project.code.empty() ? html.In({"（未命名）", "(no name)"}) : project.code;
}

template <typename Result>
std::string TitleOf(Words title, std::span<const Filed<Result>> filed, Language language) {
  std::string text = title.In(language);
  if (filed.size() != 1) return text;
  const Department& department = filed.front().model->department;
  const std::string& name = department.name.empty() ? department.unit_name : department.name;
  if (!name.empty()) text = name + " " + text;
  if (department.year) {
    text += Words{"（", " ("}.In(language) + std::to_string(*department.year) +
            Words{"年度）", ")"}.In(language);
  }
  return text;
}

void AddTile(Words name, const std::string& value, Html& html) {
  html.Raw("<li>" + Escaped(html.In(name)) + "<b>" + Escaped(value) + "</b></li>\n");
}

std::string CountsText(const Commonest& findings, Language language) {
  return Words{"错误 ", "errors "}.In(language) + std::to_string(findings.count(Severity::kError)) +
         Words{" · 警告 ", " · warnings "}.In(language) +
         std::to_string(findings.count(Severity::kWarning));
}

/// Calls `use(filed, project index, number of the project on the page)` for every project, and
/// names the file before its first one where there are several.
template <typename Result, typename Use>
void ForEachProject(std::span<const Filed<Result>> filed, PageTable* table, const Use& use) {
  std::size_t number = 0;
  for (const Filed<Result>& one : filed) {
    const auto& projects = one.model->projects;
    if (table != nullptr && filed.size() > 1 && !projects.empty()) {
      const std::string& name = one.model->department.name;
      table->Group(name.empty() || one.file.empty() ? name + one.file : name + " · " + one.file);
    }
    for (std::size_t i = 0; i < projects.size(); ++i) use(one, i, ++number);
  }
}

template <typename Result>
std::size_t ProjectCount(std::span<const Filed<Result>> filed) {
  std::size_t count = 0;
  for (const Filed<Result>& one : filed) count += one.model->projects.size();
  return count;
}

template <typename Result>
std::size_t IndicatorCount(std::span<const Filed<Result>> filed) {
  std::size_t count = 0;
  for (const Filed<Result>& one : filed) count += RowCount(*one.model);
  return count;
}

using Findings = std::vector<Finding>;

template <typename Result>
bool AllMatch(std::span<const Filed<Result>> filed) {
  return std::all_of(filed.begin(), filed.end(),
                     [](const Filed<Result>& one) { return IsOf(*one.model, *one.result); });
}

// Begins the page with its title and what every summary counts.
template <typename Result>
void BeginSummary(const std::string& title, const std::string& under,
                  std::span<const Filed<Result>> filed, Html& html) {
  html.Raw("<header class=\"summary\">\n");
  html.Element("h1", title);
  if (!under.empty()) html.Element("p", under);
  html.Raw("<ul class=\"tiles\">\n");
  AddTile({"项目", "Projects"}, std::to_string(ProjectCount(filed)), html);
  AddTile({"指标", "Indicators"}, std::to_string(IndicatorCount(filed)), html);
}

// ---- Assessment --------------------------------------------------------------------------------

void Collect(const ProjectAssessment& project, const std::string& id, Language language,
             Commonest& findings) {
  const auto add = [&](const std::vector<Diagnostic>& diagnostics, std::size_t note) {
    for (const Diagnostic& one : diagnostics) {
      findings.Add(DiagnosticName(one.code), one.severity(), one.Message(language),
                   NoteId(id, note), id);
    }
  };
  add(project.budget_execution.diagnostics, 1);
  for (std::size_t i = 0; i < project.rows.size(); ++i) {
    add(project.rows[i].outcome.diagnostics, i + 2);
  }
  add(project.diagnostics, project.rows.size() + 2);
}

std::size_t UndeterminedRows(const ProjectAssessment& project) {
  return static_cast<std::size_t>(std::count_if(
      project.rows.begin(), project.rows.end(),
      [](const RowAssessment& row) { return row.outcome.status == OutcomeStatus::kUndetermined; }));
}

std::string GradesText(std::span<const Filed<Assessment>> filed, Language language) {
  std::map<std::string, std::size_t> counts;
  std::size_t open = 0;
  std::vector<std::string> order = {"优", "良", "中", "差"};
  for (const auto& one : filed) {
    for (const ProjectAssessment& project : one.result->projects) {
      if (!project.grade) {
        ++open;
        continue;
      }
      if (std::find(order.begin(), order.end(), *project.grade) == order.end()) {
        order.push_back(*project.grade);
      }
      ++counts[*project.grade];
    }
  }
  std::string text;
  for (const std::string& grade : order) {
    if (counts[grade] != 0) text += grade + " " + std::to_string(counts[grade]) + " · ";
  }
  return text + Words{"待定 ", "open "}.In(language) + std::to_string(open);
}

const std::optional<Decimal>& FullYear(const Budget& budget) {
  return budget.adjusted ? budget.adjusted : budget.total;
}

void AddMoneyTiles(std::span<const Filed<Assessment>> filed, Html& html) {
  MoneySum budget;
  MoneySum spent;
  for (const auto& one : filed) {
    for (const Project& project : one.model->projects) {
      budget.Add(FullYear(project.budget), project.budget.unit);
      spent.Add(project.budget.spent, project.budget.unit);
    }
  }
  AddTile({"全年预算数", "Full-year budget"}, budget.Text(html.language()), html);
  AddTile({"全年执行数", "Spent"}, spent.Text(html.language()), html);
}

// Bars of the rows' scores against their weights, beside their notes.
std::vector<std::string> BarsOf(const ProjectAssessment& project) {
  const BudgetExecution& money = project.budget_execution;
  std::vector<std::string> bars = {Bar(money.score_lower, money.score_upper, money.weight)};
  for (const RowAssessment& row : project.rows) {
    bars.push_back(Bar(row.outcome.score_lower, row.outcome.score_upper, row.outcome.weight));
  }
  return bars;
}

void AddAssessmentSummary(std::span<const Filed<Assessment>> filed, const std::string& title,
                          Html& html) {
  const Language language = html.language();
  Commonest findings;
  ForEachProject(filed, nullptr, [&](const Filed<Assessment>& one, std::size_t i, std::size_t n) {
    Collect(one.result->projects[i], SectionId(n), language, findings);
  });
  BeginSummary(title,
               filed.empty() ? std::string()
                             : html.In({"评分办法 ", "Policy "}) + filed.front().result->policy,
               filed, html);
  AddMoneyTiles(filed, html);
  AddTile({"等级", "Grades"}, GradesText(filed, language), html);
  AddTile({"问题", "Findings"}, CountsText(findings, language), html);
  html.Raw("</ul>\n</header>\n");
  constexpr std::array<PageColumn, 7> kColumns = {{{{"项目", "Project"}, "wide"},
                                                   {{"预算数", "Budget"}, "figure"},
                                                   {{"执行率", "Execution"}, "figure"},
                                                   {{"得分", "Score"}, "bar"},
                                                   {{"总分", "Total"}, "figure"},
                                                   {{"等级", "Grade"}, "short"},
                                                   {{"待定指标", "Open rows"}, "figure"}}};
  PageTable table(kColumns, html.In({"各项目得分", "The projects' scores"}), html);
  ForEachProject(filed, &table, [&](const Filed<Assessment>& one, std::size_t i, std::size_t n) {
    const Project& project = one.model->projects[i];
    const ProjectAssessment& assessed = one.result->projects[i];
    const std::optional<Decimal>& budget = FullYear(project.budget);
    table.Row({LinkTo(SectionId(n), NameOf(project, html)),
               budget ? Escaped(budget->ToString() + project.budget.unit) : "—",
               PercentText(assessed.budget_execution.rate, "—"),
               Bar(assessed.total_lower, assessed.total_upper, Decimal(100)),
               ScoreText(assessed.total, assessed.total_lower, assessed.total_upper, "—"),
               Escaped(assessed.grade.value_or("—")), std::to_string(UndeterminedRows(assessed))});
  });
  table.End();
  findings.Write(html);
}

// ---- Verification ------------------------------------------------------------------------------

std::string DecimalText(const std::optional<Decimal>& value) {
  return value ? value->ToString() : "—";
}

struct ClaimCounts {
  std::size_t wrong = 0;
  std::size_t open = 0;
};

ClaimCounts CountsOf(const ProjectVerification& project) {
  ClaimCounts counts;
  const auto count = [&](const Claim& claim) {
    counts.wrong += claim.verdict.severity() == Severity::kError ? 1 : 0;
    counts.open += claim.verdict.severity() == Severity::kWarning ? 1 : 0;
  };
  count(project.execution);
  for (const Claim& claim : project.rows) count(claim);
  return counts;
}

Markup VerdictOf(const Claim& claim, const Html& html) {
  switch (claim.verdict.severity()) {
    case Severity::kError:
      return "<span class=\"error\">" + html.In({"不符", "wrong"}) + "</span>";
    case Severity::kWarning:
      return "<span class=\"warning\">" + html.In({"待核实", "open"}) + "</span>";
    case Severity::kNote:
      break;
  }
  return html.In({"一致", "agrees"});
}

/// One row of a verification: what is claimed, what is recomputed, and why.
struct ClaimRow {
  std::string name;
  std::string target;
  std::string actual;
  std::optional<Decimal> weight, score, lower, upper;
  const Claim* claim = nullptr;
  std::string explanation;
};

std::vector<ClaimRow> ClaimRowsOf(const ProjectVerification& project, const Html& html) {
  const BudgetExecution& money = project.assessment.budget_execution;
  std::vector<ClaimRow> rows = {{html.In({"预算执行", "budget execution"}), "",
                                 PercentText(money.rate, "—"), money.weight, money.score,
                                 money.score_lower, money.score_upper, &project.execution,
                                 money.explanation.In(html.language())}};
  for (std::size_t i = 0; i < project.rows.size(); ++i) {
    const RowAssessment& row = project.assessment.rows[i];
    const Outcome& outcome = row.outcome;
    rows.push_back({row.level3, row.target, row.actual.value_or(""), outcome.weight, outcome.score,
                    outcome.score_lower, outcome.score_upper, &project.rows[i],
                    outcome.explanation.In(html.language())});
  }
  return rows;
}

void AddClaimNotes(const ProjectVerification& project, const std::vector<ClaimRow>& rows,
                   const std::string& id, Html& html) {
  html.Raw("<div class=\"annex\">\n");
  html.Element("h3", html.In({"重算说明与问题", "How the scores were recomputed, and findings"}));
  html.Raw("<ol>\n");
  const auto findings_of = [&](std::optional<std::size_t> row) {
    std::vector<Diagnostic> findings;
    for (const VerificationFinding& finding : project.findings) {
      if (finding.row == row) findings.push_back(finding.finding);
    }
    return findings;
  };
  html.Raw("<li id=\"" + NoteId(id, 0) + "\">");
  html.Text(html.In({"全表", "The table as a whole"}));
  html.Findings(findings_of(std::nullopt));
  html.Raw("</li>\n");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string note = NoteId(id, i + 1);
    html.Raw("<li id=\"" + note + "\">");
    html.Link(note + "-cell", std::to_string(i) + ". " + rows[i].name);
    html.Raw(" ");
    html.Text(rows[i].explanation);
    html.Findings(findings_of(i));
    html.Raw("</li>\n");
  }
  html.Raw("</ol>\n</div>\n");
}

void AddClaims(const Project& project, const ProjectVerification& verified, const std::string& id,
               Html& html) {
  constexpr std::array<PageColumn, 9> kColumns = {{{{"指标", "Indicator"}, "mid"},
                                                   {{"指标值", "Target"}, "mid"},
                                                   {{"实际完成值", "Actual"}, "mid"},
                                                   {{"分值", "Weight"}, "figure"},
                                                   {{"得分", "Claimed"}, "figure"},
                                                   {{"重算", "Recomputed"}, "figure"},
                                                   {{"重算占分值", "Share"}, "bar"},
                                                   {{"相差", "Off by"}, "figure"},
                                                   {{"结论", "Verdict"}, "short"}}};
  html.Raw("<section id=\"" + id + "\">\n");
  html.Element("h2", NameOf(project, html));
  const std::vector<ClaimRow> rows = ClaimRowsOf(verified, html);
  PageTable table(kColumns, html.In({"逐项核对", "Row by row"}), html);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const ClaimRow& row = rows[i];
    const bool agrees = row.claim->verdict.code == DiagnosticCode::kScoreAgrees;
    table.Row(
        {LinkTo(NoteId(id, i + 1), std::to_string(i) + ". " + row.name), Escaped(row.target),
         Escaped(row.actual), DecimalText(row.weight), DecimalText(row.claim->claimed),
         ScoreText(row.score, row.lower, row.upper, "—") + Bar(row.lower, row.upper, row.weight),
         agrees ? "" : DecimalText(row.claim->difference), VerdictOf(*row.claim, html)},
        NoteId(id, i + 1) + "-cell");
  }
  table.End();
  AddClaimNotes(verified, rows, id, html);
  html.Raw("</section>\n");
}

void AddVerificationSummary(std::span<const Filed<Verification>> filed, const std::string& title,
                            Html& html) {
  const Language language = html.language();
  Commonest findings;
  std::size_t wrong = 0;
  ForEachProject(filed, nullptr, [&](const Filed<Verification>& one, std::size_t i, std::size_t n) {
    const ProjectVerification& project = one.result->projects[i];
    wrong += CountsOf(project).wrong;
    for (const VerificationFinding& finding : project.findings) {
      findings.Add(DiagnosticName(finding.finding.code), finding.finding.severity(),
                   finding.finding.Message(language),
                   NoteId(SectionId(n), finding.row ? *finding.row + 1 : 0), SectionId(n));
    }
  });
  BeginSummary(title,
               filed.empty() ? std::string()
                             : html.In({"评分办法 ", "Policy "}) + filed.front().result->policy,
               filed, html);
  AddTile({"得分不符", "Scores that differ"}, std::to_string(wrong), html);
  AddTile({"问题", "Findings"}, CountsText(findings, language), html);
  html.Raw("</ul>\n</header>\n");
  constexpr std::array<PageColumn, 6> kColumns = {{{{"项目", "Project"}, "wide"},
                                                   {{"总分", "Claimed"}, "figure"},
                                                   {{"重算", "Recomputed"}, "figure"},
                                                   {{"重算得分", "Score"}, "bar"},
                                                   {{"不符", "Wrong"}, "figure"},
                                                   {{"待核实", "Open"}, "figure"}}};
  PageTable table(kColumns, html.In({"各项目核对结果", "The projects"}), html);
  ForEachProject(filed, &table, [&](const Filed<Verification>& one, std::size_t i, std::size_t n) {
    const ProjectVerification& project = one.result->projects[i];
    const ProjectAssessment& assessed = project.assessment;
    const ClaimCounts counts = CountsOf(project);
    table.Row({LinkTo(SectionId(n), NameOf(one.model->projects[i], html)),
               DecimalText(project.claimed_total),
               ScoreText(assessed.total, assessed.total_lower, assessed.total_upper, "—"),
               Bar(assessed.total_lower, assessed.total_upper, Decimal(100)),
               std::to_string(counts.wrong), std::to_string(counts.open)});
  });
  table.End();
  findings.Write(html);
}

// ---- Monitoring --------------------------------------------------------------------------------

constexpr std::array<Light, 5> kLightOrder = {Light::kRed, Light::kYellow, Light::kGreen,
                                              Light::kBlue, Light::kNone};

std::array<std::size_t, 5> LightCounts(const ProjectProgress& project) {
  std::array<std::size_t, 5> counts{};
  ++counts[static_cast<std::size_t>(project.money.light)];
  for (const RowProgress& row : project.rows) ++counts[static_cast<std::size_t>(row.light)];
  return counts;
}

void AddMonitoringSummary(std::span<const Filed<Progress>> filed, const std::string& title,
                          Html& html) {
  const Language language = html.language();
  Commonest findings;
  std::array<std::size_t, 5> projects{};
  ForEachProject(filed, nullptr, [&](const Filed<Progress>& one, std::size_t i, std::size_t n) {
    const ProjectProgress& project = one.result->projects[i];
    ++projects[static_cast<std::size_t>(project.light)];
    const auto add = [&](const std::vector<Diagnostic>& diagnostics, std::size_t note) {
      for (const Diagnostic& found : diagnostics) {
        findings.Add(DiagnosticName(found.code), found.severity(), found.Message(language),
                     NoteId(SectionId(n), note), SectionId(n));
      }
    };
    add(project.money.diagnostics, 1);
    for (std::size_t row = 0; row < project.rows.size(); ++row) {
      add(project.rows[row].diagnostics, row + 2);
    }
  });
  BeginSummary(title,
               filed.empty()
                   ? std::string()
                   : html.In({"监控日 ", "As of "}) + filed.front().result->as_of.ToString(),
               filed, html);
  for (const Light light : {Light::kRed, Light::kYellow, Light::kGreen, Light::kBlue}) {
    constexpr std::array<Words, 5> kNames = {{{"未定", "No light"},
                                              {"红灯项目", "Red"},
                                              {"黄灯项目", "Yellow"},
                                              {"绿灯项目", "Green"},
                                              {"蓝灯项目", "Blue"}}};
    const auto index = static_cast<std::size_t>(light);
    AddTile(kNames[index], std::to_string(projects[index]), html);
  }
  AddTile({"问题", "Findings"}, CountsText(findings, language), html);
  html.Raw("</ul>\n</header>\n");
  constexpr std::array<PageColumn, 9> kColumns = {
      {{{"项目", "Project"}, "wide"},
       {{"预警", "Light"}, "short"},
       {{"资金执行（对计划）", "Money against plan"}, "bar"},
       {{"进度", "Rate"}, "figure"},
       {{"红", "Red"}, "figure"},
       {{"黄", "Yellow"}, "figure"},
       {{"绿", "Green"}, "figure"},
       {{"蓝", "Blue"}, "figure"},
       {{"未定", "None"}, "figure"}}};
  PageTable table(kColumns, html.In({"各项目预警", "The projects' lights"}), html);
  ForEachProject(filed, &table, [&](const Filed<Progress>& one, std::size_t i, std::size_t n) {
    const ProjectProgress& project = one.result->projects[i];
    const auto counts = LightCounts(project);
    std::vector<Markup> cells = {
        LinkTo(SectionId(n), NameOf(one.model->projects[i], html)),
        LightMarkup(project.light, html),
        Bar(project.money.spent, project.money.spent, project.money.expected),
        PercentText(project.money.rate, "—")};
    for (const Light light : kLightOrder) {
      cells.push_back(std::to_string(counts[static_cast<std::size_t>(light)]));
    }
    table.Row(cells);
  });
  table.End();
  findings.Write(html);
}

// ---- Review ------------------------------------------------------------------------------------

std::vector<const Finding*> FindingsOf(const Findings& findings, std::size_t project) {
  std::vector<const Finding*> of;
  for (const Finding& finding : findings) {
    if (finding.project == project) of.push_back(&finding);
  }
  return of;
}

std::array<std::size_t, 3> SeverityCounts(const std::vector<const Finding*>& findings) {
  std::array<std::size_t, 3> counts{};
  for (const Finding* finding : findings) ++counts[static_cast<std::size_t>(finding->severity)];
  return counts;
}

Markup PlaceOf(const Project& project, const Finding& finding, const Html& html) {
  if (finding.row == 0) return Escaped(html.In({"项目", "Project"}));
  return Escaped(std::to_string(finding.row) + ". " + project.indicators[finding.row - 1].level3);
}

Markup CellOf(const Project& project, const Finding& finding, const Html& html) {
  std::string text = html.In(FieldWords(finding.field));
  if (finding.row != 0) {
    const auto cell = FieldText(project.indicators[finding.row - 1], finding.field);
    if (!cell.empty()) text += html.In({"：", ": "}) + std::string(cell);
  }
  return Escaped(text);
}

void AddReviewed(const Project& project, const std::vector<const Finding*>& findings,
                 const std::string& id, Html& html) {
  constexpr std::array<PageColumn, 6> kColumns = {{{{"指标", "Indicator"}, "mid"},
                                                   {{"内容", "Cell"}, "mid"},
                                                   {{"类别", "Group"}, "short"},
                                                   {{"级别", "Severity"}, "short"},
                                                   {{"问题与理由", "Finding and reason"}, "wide"},
                                                   {{"建议", "Suggestion"}, "mid"}}};
  html.Raw("<section id=\"" + id + "\">\n");
  html.Element("h2", NameOf(project, html));
  if (findings.empty()) html.Element("p", html.In({"没有发现问题。", "Nothing was found."}));
  if (!findings.empty()) {
    PageTable table(kColumns, html.In({"审核意见", "Findings"}), html);
    for (std::size_t i = 0; i < findings.size(); ++i) {
      const Finding& finding = *findings[i];
      const ReviewRule& rule = finding.rule();
      table.Row({PlaceOf(project, finding, html), CellOf(project, finding, html),
                 Escaped(html.In(GroupWords(rule.group))),
                 Commonest::SeverityMarkup(finding.severity, html),
                 Escaped(finding.Message(html.language())) + "<br><small>" +
                     Escaped(html.In({rule.reason_zh, rule.reason_en})) + "</small>",
                 finding.suggestion ? Escaped(finding.suggestion->to) : ""},
                NoteId(id, i + 1));
    }
    table.End();
  }
  html.Raw("</section>\n");
}

void AddReviewSummary(std::span<const Filed<Findings>> filed, const std::string& title,
                      Html& html) {
  Commonest commonest;
  ForEachProject(filed, nullptr, [&](const Filed<Findings>& one, std::size_t i, std::size_t n) {
    const auto findings = FindingsOf(*one.result, i);
    for (std::size_t k = 0; k < findings.size(); ++k) {
      commonest.Add(findings[k]->rule().name, findings[k]->severity,
                    findings[k]->Message(html.language()), NoteId(SectionId(n), k + 1),
                    SectionId(n));
    }
  });
  BeginSummary(title, "", filed, html);
  AddTile({"问题", "Findings"}, CountsText(commonest, html.language()), html);
  html.Raw("</ul>\n</header>\n");
  constexpr std::array<PageColumn, 5> kColumns = {{{{"项目", "Project"}, "wide"},
                                                   {{"指标", "Indicators"}, "figure"},
                                                   {{"错误", "Errors"}, "figure"},
                                                   {{"警告", "Warnings"}, "figure"},
                                                   {{"提示", "Notes"}, "figure"}}};
  PageTable table(kColumns, html.In({"各项目审核结果", "The projects"}), html);
  ForEachProject(filed, &table, [&](const Filed<Findings>& one, std::size_t i, std::size_t n) {
    const Project& project = one.model->projects[i];
    const auto counts = SeverityCounts(FindingsOf(*one.result, i));
    table.Row({LinkTo(SectionId(n), NameOf(project, html)),
               std::to_string(project.indicators.size()), std::to_string(counts[2]),
               std::to_string(counts[1]), std::to_string(counts[0])});
  });
  table.End();
  commonest.Write(html);
}

}  // namespace
}  // namespace report

Result<std::string> AssessmentPage(std::span<const Filed<Assessment>> filed, Language language) {
  using namespace report;  // NOLINT
  if (!AllMatch(filed)) return OfAnotherModel();
  const std::string title = TitleOf({"绩效自评结果", "Self-assessment"}, filed, language);
  Html html(language, title);
  AddAssessmentSummary(filed, title, html);
  std::size_t number = 0;
  for (const auto& one : filed) {
    const auto forms = AssessmentForms(*one.model, *one.result, language);
    for (std::size_t i = 0; i < forms->size(); ++i) {
      AddForm((*forms)[i], SectionId(++number), html, BarsOf(one.result->projects[i]));
    }
  }
  return html.Take();
}

Result<std::string> VerificationPage(std::span<const Filed<Verification>> filed,
                                     Language language) {
  using namespace report;  // NOLINT
  if (!AllMatch(filed)) return OfAnotherModel();
  const std::string title = TitleOf({"绩效自评核对结果", "Scores verified"}, filed, language);
  Html html(language, title);
  AddVerificationSummary(filed, title, html);
  ForEachProject(filed, nullptr, [&](const auto& one, std::size_t i, std::size_t n) {
    AddClaims(one.model->projects[i], one.result->projects[i], SectionId(n), html);
  });
  return html.Take();
}

Result<std::string> MonitoringPage(std::span<const Filed<Progress>> filed, Language language) {
  using namespace report;  // NOLINT
  if (!AllMatch(filed)) return OfAnotherModel();
  const std::string title = TitleOf({"绩效运行监控结果", "Monitoring"}, filed, language);
  Html html(language, title);
  AddMonitoringSummary(filed, title, html);
  std::size_t number = 0;
  for (const auto& one : filed) {
    const auto forms = MonitoringForms(*one.model, *one.result, language);
    for (const Form& form : *forms) AddForm(form, SectionId(++number), html);
  }
  return html.Take();
}

Result<std::string> ReviewPage(std::span<const Filed<std::vector<Finding>>> filed,
                               Language language) {
  using namespace report;  // NOLINT
  if (!AllMatch(filed)) return OfAnotherModel();
  const std::string title = TitleOf({"绩效目标审核结果", "Targets reviewed"}, filed, language);
  Html html(language, title);
  AddReviewSummary(filed, title, html);
  ForEachProject(filed, nullptr, [&](const auto& one, std::size_t i, std::size_t n) {
    AddReviewed(one.model->projects[i], FindingsOf(*one.result, i), SectionId(n), html);
  });
  return html.Take();
}

}  // namespace jixiao
