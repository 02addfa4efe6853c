// Model JSON or published text of any bytes: its review names places that exist, in order, and its
// suggestions can be applied.
#include "fuzz/fuzz_target.h"
#include "jixiao/document.hpp"
#include "jixiao/interchange.hpp"
#include "jixiao/review.hpp"

namespace {

using jixiao::fuzz::Require;

jixiao::Model ModelOf(std::string_view text) {
  if (auto json = jixiao::ModelFromJson(text); json.ok()) return std::move(json->model);
  if (auto document = jixiao::ReadDocument(text); document.ok()) return std::move(document->model);
  return {};
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
