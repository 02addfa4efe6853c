// A CSV of actual values of any bytes, onto a model whose rows it may or may not match.
#include "fuzz/fuzz_target.h"
#include "jixiao/interchange.hpp"

namespace {

jixiao::Model MakeModel() {
  jixiao::Project project;
  project.code = "P1";
  project.name = "甲";
  project.budget.unit = "万元";
  for (const char* target : {"≥15家", "≥90%", "≥90%"}) {
    jixiao::Indicator indicator;
    indicator.level1 = "产出指标";
    indicator.level2 = "数量指标";
    indicator.level3 = "家数";
    indicator.target = target;
    project.indicators.push_back(indicator);
  }
  jixiao::Model model;
  model.projects = {project};
  return model;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const jixiao::Model model = MakeModel();
  const auto reading = jixiao::ApplyActuals(model, jixiao::fuzz::Text(data, size));
  if (!reading.ok()) {
    jixiao::fuzz::Require(!reading.status().message().empty(), "a failure says why");
    return 0;
  }
  const jixiao::Project& before = model.projects[0];
  jixiao::fuzz::Require(reading->model.projects.size() == 1, "projects stay");
  const jixiao::Project& after = reading->model.projects[0];
  jixiao::fuzz::Require(after.indicators.size() == before.indicators.size(), "rows stay");
  for (std::size_t i = 0; i < after.indicators.size(); ++i) {
    jixiao::fuzz::Require(after.indicators[i].target == before.indicators[i].target,
                          "actual values change no target");
  }
  // What was filled in can be written as a template and filled in again.
  const auto again = jixiao::ApplyActuals(model, jixiao::TemplateCsv(reading->model));
  jixiao::fuzz::Require(again.ok(), "a written template can be read");
  return 0;
}
