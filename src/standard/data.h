// Inner representation of a Standard.
#ifndef JIXIAO_STANDARD_DATA_H_
#define JIXIAO_STANDARD_DATA_H_

#include <string>
#include <vector>

#include "jixiao/standard.hpp"

namespace jixiao {

struct Standard::Data {
  StandardState state = StandardState::kNotStated;
  std::string text;
  std::vector<StandardClause> clauses;
  std::vector<StandardRequirement> requirements;
  std::vector<Diagnostic> diagnostics;
};

namespace standard {
/// The clauses in one fixed writing.
std::string WriteCanonical(const std::vector<StandardClause>& clauses);
/// Groups, alternatives and bounds: what one clause takes from the others.
void Relate(Standard::Data* data);
}  // namespace standard

}  // namespace jixiao

#endif  // JIXIAO_STANDARD_DATA_H_
