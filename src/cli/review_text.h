// Findings of a review for people, on a terminal. Says nothing that the findings do not say.
#ifndef JIXIAO_CLI_REVIEW_TEXT_H_
#define JIXIAO_CLI_REVIEW_TEXT_H_

#include <span>
#include <string>

#include "jixiao/language.hpp"
#include "jixiao/model.hpp"
#include "jixiao/review.hpp"

namespace jixiao::cli {

/// Grouped by project and row: the cell, the message, the reason, the suggestion; then how many of
/// each severity.
std::string RenderFindings(const Model& model, std::span<const Finding> findings,
                           Language language);

/// All rules as a table.
/// One line a project: how many findings of each severity.
std::string RenderCounts(const Model& model, std::span<const Finding> findings, Language language);

std::string RenderReviewRules(Language language);

}  // namespace jixiao::cli

#endif  // JIXIAO_CLI_REVIEW_TEXT_H_
