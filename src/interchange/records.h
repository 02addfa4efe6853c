// Parts that several of this room's records have in common.
#ifndef JIXIAO_INTERCHANGE_RECORDS_H_
#define JIXIAO_INTERCHANGE_RECORDS_H_

#include <vector>

#include "interchange/json_fields.h"
#include "jixiao/diagnostic.hpp"
#include "jixiao/language.hpp"

namespace jixiao::interchange {

/// A list of {"code", "severity", "begin", "end", "message"}.
Json WriteDiagnostics(const std::vector<Diagnostic>& diagnostics, Language language);

}  // namespace jixiao::interchange

#endif  // JIXIAO_INTERCHANGE_RECORDS_H_
