// How the room notes what it has to say.
#ifndef JIXIAO_ASSESS_NOTE_H_
#define JIXIAO_ASSESS_NOTE_H_

#include <string>
#include <utility>
#include <vector>

#include "jixiao/diagnostic.hpp"
#include "numeric/exact.h"

namespace jixiao {

inline void Note(std::vector<Diagnostic>& diagnostics, DiagnosticCode code,
                 std::vector<std::string> arguments = {}) {
  diagnostics.push_back({.code = code, .arguments = std::move(arguments)});
}

/// A fraction of 1 in percent, 2 places, as people read it.
inline std::string PercentFigure(const Exact& fraction) {
  const Exact percent = fraction * 100;
  if (!percent.known()) return "?";
  const Result<Decimal> rounded = percent.value().Round(2, RoundingMode::kHalfUp);
  return rounded.ok() ? rounded->Trimmed().ToString() : "?";
}

}  // namespace jixiao

#endif  // JIXIAO_ASSESS_NOTE_H_
