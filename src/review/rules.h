// The rules: one function for each row of review_rules.def, of the same name. A rule looks at one
// project and reports under its own code alone, so that switching it off leaves nothing of it.
#ifndef JIXIAO_REVIEW_RULES_H_
#define JIXIAO_REVIEW_RULES_H_

#include "review/context.h"
#include "review/report.h"

namespace jixiao::review {

#define JIXIAO_REVIEW_RULE(number, Rule, ...) \
  void Rule(const ProjectContext& project, Report& report);
#include "jixiao/review_rules.def"
#undef JIXIAO_REVIEW_RULE

}  // namespace jixiao::review

#endif  // JIXIAO_REVIEW_RULES_H_
