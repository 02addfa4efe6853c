// Model JSON of any bytes; what is read must survive being written and read again, verified and
// monitored.
#include "fuzz/fuzz_target.h"
#include "jixiao/interchange.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto first = jixiao::ModelFromJson(jixiao::fuzz::Text(data, size));
  if (!first.ok()) {
    jixiao::fuzz::Require(!first.status().message().empty(), "a failure says why");
    return 0;
  }
  const auto again = jixiao::ModelFromJson(jixiao::ModelToJson(first->model));
  jixiao::fuzz::Require(again.ok(), "a written model can be read");
  jixiao::fuzz::Require(again->model == first->model, "a round trip gives an equal model");
  const auto verification = jixiao::VerifyModel(first->model, jixiao::DefaultPolicy());
  jixiao::fuzz::Require(verification.projects.size() == first->model.projects.size(),
                        "each project is verified");
  const auto progress = jixiao::MonitorModel(first->model, jixiao::Date{2024, 7, 31});
  jixiao::fuzz::Require(progress.projects.size() == first->model.projects.size(),
                        "each project is monitored");
  return 0;
}
