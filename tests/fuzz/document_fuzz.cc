// Published text of any bytes: a model with spans inside the text, whatever the defects.
#include "fuzz/fuzz_target.h"
#include "jixiao/document.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = jixiao::fuzz::Text(data, size);
  const auto reading = jixiao::ReadDocument(text);
  jixiao::fuzz::Require(reading.ok(), "text within the limits is read");
  for (const jixiao::Diagnostic& diagnostic : reading->diagnostics) {
    jixiao::fuzz::Require(diagnostic.span.begin <= diagnostic.span.end, "a span has an order");
    jixiao::fuzz::Require(diagnostic.span.end <= text.size(), "a span is inside the text");
    jixiao::fuzz::Require(diagnostic.line >= 1, "a diagnostic has its line");
  }
  for (const jixiao::CellAccount& table : reading->account) {
    jixiao::fuzz::Require(table.open == 0, "no cell is unaccounted for");
    jixiao::fuzz::Require(table.cells == table.used + table.headings + table.extra + table.reported,
                          "every cell ends in the model or in a diagnostic");
  }
  for (const jixiao::Project& project : reading->model.projects) {
    jixiao::fuzz::Require(project.payment_plan.size() == 4, "a payment plan has four entries");
  }
  return 0;
}
