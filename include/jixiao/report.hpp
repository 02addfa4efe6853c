// An assessment as the form that a unit prints, signs and files.
#ifndef JIXIAO_REPORT_HPP_
#define JIXIAO_REPORT_HPP_

#include <string>

#include "jixiao/assess.hpp"
#include "jixiao/language.hpp"
#include "jixiao/model.hpp"
#include "jixiao/status.hpp"

namespace jixiao {

/// The self-assessment form (项目支出绩效自评表) of each project in the national layout: head,
/// money, goals, rows, total, and below it how each score came about, with findings and what is
/// still missing. One UTF-8 HTML document that needs nothing beside it, a new sheet of A4 for each
/// project. Text of the model is escaped, so that no cell can become markup.
///
/// Cells that nobody has filled in are empty; a score that is not decided shows its bounds.
/// Invalid argument where `model` cannot be the one that was assessed: other numbers of projects or
/// rows.
Result<std::string> AssessmentToHtml(const Model& model, const Assessment& assessment,
                                     Language language);

}  // namespace jixiao

#endif  // JIXIAO_REPORT_HPP_
