// Published text of target and self-assessment tables → model.
//
// Reads what departments publish: a cover, contents, the department's goals and safeguards, and one
// table per project, as tab-separated lines or Markdown pipe tables. Published text has defects
// (cells shifted or missing, words cut by line breaks, labels misnamed, markup left in); each one
// met is reported with its line and byte span, and what cannot be read stays in the model as text.
#ifndef JIXIAO_DOCUMENT_HPP_
#define JIXIAO_DOCUMENT_HPP_

#include <span>
#include <string_view>
#include <vector>

#include "jixiao/diagnostic.hpp"
#include "jixiao/grid.hpp"
#include "jixiao/limits.hpp"
#include "jixiao/model.hpp"
#include "jixiao/status.hpp"

namespace jixiao {

struct ReadOptions {
  /// Of the document, of one line, and of indicator rows over all projects. `rows` bounds the
  /// diagnostics as well: a text with a million defects is no filing.
  Limits limits;
};

/// Reads published text in UTF-8; a byte order mark is accepted. Takes linear time.
///
/// Bytes that are not UTF-8, and NUL, are reported and stand as U+FFFD in the text that is kept.
/// Names of indicators (all three levels and the description) and of projects lose spaces between
/// two Chinese characters, which are line breaks of the published cell; target and actual cells
/// keep their text as typed, without outer spaces.
///
/// Every project has the four entries of the payment plan. A date written in a value's own cell
/// wins; where every value stands under a heading, columns decide; else one shift common to the
/// row; else order. A date that is not stated has no percentage, and `uncertain` marks the entries
/// for which another of these readings gives another figure.
///
/// Text without any project gives a model without projects and the diagnostic `no_project_found`.
/// The only failure is kLimitExceeded.
Result<ModelReading> ReadDocument(std::string_view text, const ReadOptions& options = {});

/// Reads tables that were handed over as grids, in the order of their document.
Result<ModelReading> ReadGrids(std::span<const Grid> grids, const ReadOptions& options = {});

}  // namespace jixiao

#endif  // JIXIAO_DOCUMENT_HPP_
