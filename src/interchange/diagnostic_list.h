// A list of diagnostics that a hostile file cannot make longer than the file is worth.
#ifndef JIXIAO_INTERCHANGE_DIAGNOSTIC_LIST_H_
#define JIXIAO_INTERCHANGE_DIAGNOSTIC_LIST_H_

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "jixiao/diagnostic.hpp"

namespace jixiao::interchange {

class DiagnosticList {
 public:
  /// Keeps the first kMost; of those after it, only that there were errors, and how many.
  static constexpr std::size_t kMost = 1000;

  void Add(Diagnostic diagnostic) {
    diagnostic.source = DiagnosticSource::kDocument;
    if (diagnostics_.size() < kMost) {
      diagnostics_.push_back(std::move(diagnostic));
    } else {
      ++omitted_;
    }
  }

  std::vector<Diagnostic> Take() {
    if (omitted_ != 0) {
      diagnostics_.push_back(
          {.code = DiagnosticCode::kDiagnosticsOmitted, .arguments = {std::to_string(omitted_)}});
    }
    return std::move(diagnostics_);
  }

 private:
  std::vector<Diagnostic> diagnostics_;
  std::size_t omitted_ = 0;
};

}  // namespace jixiao::interchange

#endif  // JIXIAO_INTERCHANGE_DIAGNOSTIC_LIST_H_
