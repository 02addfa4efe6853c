// Bytes as a page: grids within the limits whatever the markup, and the same through JSON.
#include "fuzz/fuzz_target.h"
#include "jixiao/document.hpp"
#include "jixiao/html.hpp"
#include "jixiao/interchange.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto grids = jixiao::GridsFromHtml(jixiao::fuzz::Text(data, size));
  if (!grids.ok()) {
    jixiao::fuzz::Require(grids.code() == jixiao::StatusCode::kLimitExceeded ||
                              grids.code() == jixiao::StatusCode::kUnsupported,
                          "a page is read, or passes a limit");
    return 0;
  }
  const auto again = jixiao::GridsFromJson(jixiao::GridsToJson(grids->grids));
  jixiao::fuzz::Require(again.ok() && again->grids == grids->grids, "grids come back from JSON");
  jixiao::fuzz::Require(jixiao::ReadGrids(grids->grids).ok(), "grids within the limits are read");
  return 0;
}
