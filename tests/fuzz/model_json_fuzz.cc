// Model JSON of any bytes; what is read must survive being written and read again.
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
  return 0;
}
