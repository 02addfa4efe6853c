// A model of any texts: its review names places that exist, in order, and its suggestions can be
// applied. Model JSON where the bytes are that; else a row a line, cells parted by tabs, and a line
// that begins with # opens a project. (Published text has a target of its own, and takes long.)
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "fuzz/fuzz_target.h"
#include "jixiao/interchange.hpp"
#include "jixiao/review.hpp"

namespace {

using jixiao::fuzz::Require;

// The part of `text` in front of `end`, which is taken off it.
std::string Take(std::string_view* text, char end) {
  const std::size_t size = std::min(text->find(end), text->size());
  std::string part(text->substr(0, size));
  text->remove_prefix(std::min(size + 1, text->size()));
  return part;
}

std::optional<jixiao::Decimal> Figure(const std::string& text) {
  const auto value = jixiao::Decimal::Parse(text);
  return value.ok() ? std::optional(*value) : std::nullopt;
}

jixiao::Project ProjectOf(std::string_view line) {
  jixiao::Project project;
  project.code = Take(&line, '\t');
  project.name = Take(&line, '\t');
  project.budget.unit = Take(&line, '\t');
  project.budget.total = Figure(Take(&line, '\t'));
  project.purpose = Take(&line, '\t');
  while (!line.empty()) project.goals.push_back(Take(&line, '\t'));
  return project;
}

jixiao::Indicator IndicatorOf(std::string_view line) {
  jixiao::Indicator row;
  for (std::string* const cell : {&row.level1, &row.level2, &row.level3, &row.target}) {
    *cell = Take(&line, '\t');
  }
  row.weight = Figure(Take(&line, '\t'));
  row.description = Take(&line, '\t');
  row.actual = Take(&line, '\t');
  return row;
}

jixiao::Model ModelOf(std::string_view text) {
  if (text.starts_with('{')) {
    auto json = jixiao::ModelFromJson(text);
    return json.ok() ? std::move(json->model) : jixiao::Model();
  }
  jixiao::Model model;
  model.projects.emplace_back();
  while (!text.empty()) {
    const std::string line = Take(&text, '\n');
    if (line.starts_with('#')) {
      model.projects.push_back(ProjectOf(std::string_view(line).substr(1)));
    } else {
      model.projects.back().indicators.push_back(IndicatorOf(line));
    }
  }
  return model;
}

void RequirePlace(const jixiao::Model& model, const jixiao::Finding& finding) {
  Require(finding.project < model.projects.size(), "a finding names a project");
  const auto& rows = model.projects[finding.project].indicators;
  Require(finding.row <= rows.size(), "a finding names a row");
  Require(finding.span.begin <= finding.span.end, "a span does not end before it begins");
  if (finding.row == 0 || finding.field != jixiao::ModelField::kTarget) return;
  Require(finding.span.end <= rows[finding.row - 1].target.size(), "a span lies in its cell");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const jixiao::Model model = ModelOf(jixiao::fuzz::Text(data, size));
  const auto findings = jixiao::ReviewModel(model);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    RequirePlace(model, findings[i]);
    Require(i == 0 || findings[i - 1].project <= findings[i].project, "projects come in order");
  }
  const jixiao::Model corrected = jixiao::ApplySuggestions(model, findings);
  Require(corrected.projects.size() == model.projects.size(), "suggestions change cells only");
  jixiao::ReviewModel(corrected);
  jixiao::FindingsToCsv(model, findings);
  jixiao::FindingsToJson(findings);
  return 0;
}
