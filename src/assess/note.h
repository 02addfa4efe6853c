// How the room notes what it has to say.
#ifndef JIXIAO_ASSESS_NOTE_H_
#define JIXIAO_ASSESS_NOTE_H_

#include <string>
#include <utility>
#include <vector>

#include "jixiao/diagnostic.hpp"

namespace jixiao {

inline void Note(std::vector<Diagnostic>& diagnostics, DiagnosticCode code,
                 std::vector<std::string> arguments = {}) {
  diagnostics.push_back({.code = code, .arguments = std::move(arguments)});
}

}  // namespace jixiao

#endif  // JIXIAO_ASSESS_NOTE_H_
