// One cell of any bytes, with and without context.
#include "fuzz/fuzz_target.h"
#include "jixiao/threshold.hpp"
#include "properties/threshold_properties.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = jixiao::fuzz::Text(data, size);
  const jixiao::ThresholdContext cost_row = {.header_unit = "万元",
                                             .year = 2024,
                                             .row_kind = jixiao::RowKind::kCost,
                                             .name = "补助(元/人)"};
  for (const jixiao::ThresholdContext& context : {jixiao::ThresholdContext{}, cost_row}) {
    const std::string fault = jixiao::properties::ThresholdFault(text, context);
    if (!fault.empty()) jixiao::fuzz::Fail(fault);
  }
  const jixiao::ActualValue actual = jixiao::ActualValue::Parse(text, cost_row);
  jixiao::fuzz::Require(actual.text() == text, "an actual value keeps its text");
  return 0;
}
