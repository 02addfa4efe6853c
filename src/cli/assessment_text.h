// An assessment for people: on a terminal, or as Markdown. Says nothing that the assessment does
// not say; no rule of the domain stands here.
#ifndef JIXIAO_CLI_ASSESSMENT_TEXT_H_
#define JIXIAO_CLI_ASSESSMENT_TEXT_H_

#include <string>

#include "cli/page.h"
#include "jixiao/assess.hpp"
#include "jixiao/language.hpp"
#include "jixiao/model.hpp"

namespace jixiao::cli {

/// One project: head, money, rows, explanations, findings, what is missing, total and grade.
std::string RenderProject(const Project& project, const ProjectAssessment& assessment,
                          const std::string& policy, Language language, TextStyle style);

/// One row, as `evaluate` prints it.
std::string RenderOutcome(const RowAssessment& row, Language language);

/// One line per project: code, name, total, grade.
std::string RenderSummary(const Assessment& assessment, Language language, TextStyle style);

}  // namespace jixiao::cli

#endif  // JIXIAO_CLI_ASSESSMENT_TEXT_H_
