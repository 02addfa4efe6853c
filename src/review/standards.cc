// A row's own scoring standard (评分标准): whether its points are the row's, whether its bands
// leave anything out, and whether it can be checked at all. Judged as at year-end, with figures put
// in for the actual.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "jixiao/evaluate.hpp"
#include "jixiao/standard.hpp"
#include "review/rules.h"

namespace jixiao::review {
namespace {

using Figure = std::pair<Rational, Unit>;

/// A row as judged, where it has a standard and a weight to score by.
std::optional<jixiao::Row> JudgedRow(const ProjectContext& project, const Row& row) {
  if (!row.cells->standard) return std::nullopt;
  jixiao::Row judged = RowOf(*project.model, *project.project, *row.cells);
  const bool scored = judged.weight && judged.weight->sign() > 0;
  const bool stated = judged.standard && judged.standard->state() != StandardState::kNotStated;
  return scored && stated ? std::optional(std::move(judged)) : std::nullopt;
}

std::optional<Diagnostic> FindingWith(jixiao::Row row, const std::string& actual,
                                      const Policy& policy, DiagnosticCode code) {
  row.actual = ActualValue::Parse(actual);
  const Outcome outcome = EvaluateRow(row, policy, Explain::kNo);
  const auto found =
      std::find_if(outcome.diagnostics.begin(), outcome.diagnostics.end(),
                   [code](const Diagnostic& diagnostic) { return diagnostic.code == code; });
  return found == outcome.diagnostics.end() ? std::nullopt : std::optional(*found);
}

void AddEnd(const Number* number, const Unit& unit, std::vector<Figure>* ends) {
  if (number == nullptr) return;
  const Result<Rational> value = number->ToRational();
  if (value.ok()) ends->emplace_back(*value, unit);
}

/// The ends of the bands that figure clauses of `group` name, from the least.
std::vector<Figure> EndsOf(const Standard& standard, std::size_t group) {
  std::vector<Figure> ends;
  for (const StandardClause& clause : standard.clauses()) {
    if (clause.group != group || clause.condition.kind != ConditionKind::kFigure) continue;
    const Threshold& figure = clause.condition.figure;
    AddEnd(figure.number(), figure.unit(), &ends);
    if (figure.lower() != nullptr) AddEnd(&figure.lower()->number, figure.unit(), &ends);
    if (figure.upper() != nullptr) AddEnd(&figure.upper()->number, figure.unit(), &ends);
  }
  std::sort(ends.begin(), ends.end(),
            [](const Figure& a, const Figure& b) { return a.first < b.first; });
  ends.erase(std::unique(ends.begin(), ends.end(),
                         [](const Figure& a, const Figure& b) { return a.first == b.first; }),
             ends.end());
  return ends;
}

/// The ends themselves, and a figure between each two.
std::vector<std::string> ProbesOf(const std::vector<Figure>& ends) {
  std::vector<std::string> probes;
  const auto add = [&probes](const Result<Rational>& value, const Unit& unit) {
    if (!value.ok()) return;
    const Result<Decimal> decimal = value->ToDecimal();
    if (decimal.ok()) probes.push_back(decimal->Trimmed().ToString() + unit.name());
  };
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const bool same_unit = i > 0 && ends[i].second == ends[i - 1].second;
    if (same_unit) {
      const Result<Rational> sum = jixiao::Add(ends[i].first, ends[i - 1].first);
      if (sum.ok()) add(Divide(*sum, Rational(2)), ends[i].second);
    }
    add(ends[i].first, ends[i].second);
  }
  return probes;
}

std::optional<Diagnostic> GapOf(const jixiao::Row& row, const Policy& policy) {
  std::size_t groups = 0;
  for (const StandardClause& clause : row.standard->clauses()) {
    groups = std::max(groups, clause.group + 1);
  }
  for (std::size_t group = 0; group < groups; ++group) {
    const std::vector<Figure> ends = EndsOf(*row.standard, group);
    if (ends.size() < 2) continue;
    for (const std::string& probe : ProbesOf(ends)) {
      auto gap = FindingWith(row, probe, policy, DiagnosticCode::kStandardGap);
      if (gap) return gap;
    }
  }
  return std::nullopt;
}

void ReportClauses(const ProjectContext& project, ClauseKind kind, Report& report) {
  for (const Row& row : project.rows) {
    const auto judged = JudgedRow(project, row);
    if (!judged) continue;
    for (const StandardClause& clause : judged->standard->clauses()) {
      if (clause.kind != kind) continue;
      report.Of(row, {ModelField::kStandard, clause.span}, {clause.text});
    }
  }
}

}  // namespace

void StandardWeight(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    const auto judged = JudgedRow(project, row);
    if (!judged) continue;
    const auto mismatch =
        FindingWith(*judged, "0", *project.policy, DiagnosticCode::kStandardWeightMismatch);
    if (mismatch) report.OfCell(row, ModelField::kStandard, mismatch->arguments);
  }
}

void StandardGap(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    const auto judged = JudgedRow(project, row);
    if (!judged) continue;
    const auto gap = GapOf(*judged, *project.policy);
    if (gap) report.OfCell(row, ModelField::kStandard, gap->arguments);
  }
}

void StandardUnread(const ProjectContext& project, Report& report) {
  ReportClauses(project, ClauseKind::kUnread, report);
}

void StandardJudged(const ProjectContext& project, Report& report) {
  ReportClauses(project, ClauseKind::kJudgement, report);
}

}  // namespace jixiao::review
