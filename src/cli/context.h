// `--context unit=万元,year=2024,kind=cost,name=…`: what is known beside the text of a cell.
#ifndef JIXIAO_CLI_CONTEXT_H_
#define JIXIAO_CLI_CONTEXT_H_

#include <string>
#include <vector>

#include "jixiao/status.hpp"
#include "jixiao/threshold.hpp"

namespace jixiao::cli {

/// Owns the text that a ThresholdContext views.
struct Context {
  std::string unit;
  std::string name;
  std::string description;
  int year = 0;
  RowKind kind = RowKind::kUnknown;

  ThresholdContext View() const;
};

/// kInvalidArgument with the keys and values that would be right.
Result<Context> ParseContext(const std::vector<std::string>& settings);

}  // namespace jixiao::cli

#endif  // JIXIAO_CLI_CONTEXT_H_
