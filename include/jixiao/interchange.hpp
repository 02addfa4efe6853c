// Files: the model, policies and assessments as JSON, actual values as CSV.
//
// Strings in, strings out: nothing here opens a file. All text is UTF-8. Decimals stand in JSON as
// strings, with the digits they were written with. Names of fields are stable.
#ifndef JIXIAO_INTERCHANGE_HPP_
#define JIXIAO_INTERCHANGE_HPP_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/assess.hpp"
#include "jixiao/check.hpp"
#include "jixiao/diagnostic.hpp"
#include "jixiao/grid.hpp"
#include "jixiao/language.hpp"
#include "jixiao/limits.hpp"
#include "jixiao/model.hpp"
#include "jixiao/monitor.hpp"
#include "jixiao/policy.hpp"
#include "jixiao/review.hpp"
#include "jixiao/standard.hpp"
#include "jixiao/status.hpp"
#include "jixiao/threshold.hpp"
#include "jixiao/verify.hpp"

namespace jixiao {

/// How JSON is laid out: on one line, or indented by two spaces for people.
enum class JsonLayout : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/layout.def"
#undef JIXIAO_MEMBER
};

/// Reads a model. Whatever is not understood is reported, never dropped in silence: unknown and
/// repeated fields, wrong types and unusable values, each by its JSON path ("projects[2].budget").
/// A field that is reported is left as not stated; a field that is missing is not stated.
/// A JSON number where a decimal belongs is taken digit by digit, with a warning.
///
/// Fails with kInvalidFormat where the text is no JSON (with line and byte) or has no
/// `format_version` that is known, kInvalidUtf8, or kLimitExceeded (bytes, rows, nesting).
Result<ModelReading> ModelFromJson(std::string_view text, const Limits& limits = {});

/// Writes a model; ModelFromJson gives an equal one back. Fields that are not stated are null.
std::string ModelToJson(const Model& model, JsonLayout layout = JsonLayout::kIndented);

/// Reads grids, for ReadGrids: {"format_version": 1, "grids": [{"name": "…", "rows": [[{"text":
/// "…", "rows": 1, "columns": 1, "place": "A3"}, …], …]}]}. Cells from left to right, covered ones
/// left out, spans 1 where absent. What is not understood is reported, as by ModelFromJson; the
/// statuses are the same.
Result<TextGrids> GridsFromJson(std::string_view text, const Limits& limits = {});
/// GridsFromJson gives equal texts, spans and places back.
std::string GridsToJson(const std::vector<Grid>& grids, JsonLayout layout = JsonLayout::kIndented);

/// Writes where the cells of published tables went: {"format_version": 1, "tables": [{"table": "…",
/// "cells": …, "used": …, "headings": …, "extra": …, "reported": …}]}; see CellAccount.
std::string AccountToJson(const std::vector<CellAccount>& account,
                          JsonLayout layout = JsonLayout::kIndented);

/// The parse record: one line, without a line break at its end. Bytes of the text that are not
/// UTF-8 become U+FFFD.
std::string ThresholdToJson(const Threshold& threshold, Language language = Language::kChinese);

/// The parse record of a scoring standard: one line, as ThresholdToJson.
std::string StandardToJson(const Standard& standard, Language language = Language::kChinese);

/// A policy, and everything that is wrong with its file.
struct PolicyReading {
  Policy policy;
  std::vector<FieldFault> faults;  ///< Not empty: the policy must not be used.
};

/// Reads a policy and validates it. Every fault is listed, in the order of the file and then of
/// Validate: unknown, repeated and unusable fields, by name. A field that is missing keeps the
/// default of Policy.
///
/// Fails as ModelFromJson does.
Result<PolicyReading> PolicyFromJson(std::string_view text, const Limits& limits = {});

/// Writes a policy, all fields; PolicyFromJson gives an equal one back.
std::string PolicyToJson(const Policy& policy, JsonLayout layout = JsonLayout::kIndented);

/// A taxonomy, and everything that is wrong with its file.
struct TaxonomyReading {
  Taxonomy taxonomy;
  std::vector<FieldFault> faults;  ///< Not empty: the taxonomy must not be used.
};

/// As PolicyFromJson and PolicyToJson. A policy holds a taxonomy as its member `taxonomy`: a
/// built-in one by its name, any other in full.
Result<TaxonomyReading> TaxonomyFromJson(std::string_view text, const Limits& limits = {});
std::string TaxonomyToJson(const Taxonomy& taxonomy, JsonLayout layout = JsonLayout::kIndented);

/// Writes an assessment with explanations and messages in `language`.
std::string AssessmentToJson(const Assessment& assessment, Language language = Language::kChinese,
                             JsonLayout layout = JsonLayout::kIndented);

/// Writes one row of an assessment: an element of its `indicators`.
std::string RowToJson(const RowAssessment& row, Language language = Language::kChinese,
                      JsonLayout layout = JsonLayout::kIndented);

/// Writes an assessment as a table for spreadsheets: CSV with a byte order mark, a header in
/// `language`; per project a row for its money, one per indicator and one for the total (with the
/// grade as its explanation). Cells are guarded as TemplateCsv
/// guards them.
std::string AssessmentToCsv(const Assessment& assessment, Language language = Language::kChinese);

/// Writes checks with messages in `language`: per form its verdict, whether it may go in, and the
/// findings.
std::string ChecksToJson(const std::vector<FormCheck>& forms, const std::string& policy,
                         Language language = Language::kChinese,
                         JsonLayout layout = JsonLayout::kIndented);

/// Writes a verification with messages in `language`: every row with its verdict, and the findings.
std::string VerificationToJson(const Verification& verification,
                               Language language = Language::kChinese,
                               JsonLayout layout = JsonLayout::kIndented);

/// Writes a verification as a table for spreadsheets: CSV with a byte order mark, a header in
/// `language`; per project a row for its money, one per indicator, one for the total, and one for
/// each finding that is no verdict of a score. Cells are guarded as TemplateCsv guards them.
std::string VerificationToCsv(const Verification& verification,
                              Language language = Language::kChinese);

/// Writes progress with messages in `language`: every row with its light and the reason for it.
std::string ProgressToJson(const Progress& progress, Language language = Language::kChinese,
                           JsonLayout layout = JsonLayout::kIndented);

/// Writes progress in the columns of the official form: CSV with a byte order mark, a header in
/// `language`; per project a row for its money and one per indicator. Cells are guarded as
/// TemplateCsv guards them.
std::string ProgressToCsv(const Progress& progress, Language language = Language::kChinese);
// ---- Review

/// Writes the findings of a review, messages in `language`. A project's own finding has no row.
std::string FindingsToJson(std::span<const Finding> findings,
                           Language language = Language::kChinese,
                           JsonLayout layout = JsonLayout::kIndented);

/// Writes findings as a table for spreadsheets: CSV with a byte order mark, a header in `language`,
/// one row per finding with the names of its project and row in `model`. Cells are guarded as
/// TemplateCsv guards them.
std::string FindingsToCsv(const Model& model, std::span<const Finding> findings,
                          Language language = Language::kChinese);

/// Writes all rules of the review: code, group, severity, message, reason, source, example.
std::string ReviewRulesToJson(Language language = Language::kChinese,
                              JsonLayout layout = JsonLayout::kIndented);

/// The form in which actual values are filled in: CSV with a byte order mark (so that Excel takes
/// it for UTF-8), a header, two money rows per project and one row per indicator. What the model
/// states already is filled in. A cell that a spreadsheet would take for a formula (first character
/// = + - @) gets a leading apostrophe, which ApplyActuals removes.
std::string TemplateCsv(const Model& model);

/// Fills the actual values of a CSV into a copy of the model. Columns are known by their names, in
/// any order, separated by comma, semicolon or tab (as the header shows). Rows match by project
/// code (by name where the row has no code) and by first, second and third level and target,
/// without regard to spaces; rows that are alike match in their order. A blank cell states nothing
/// and leaves what the model states. Two columns are read beyond those of the template, for
/// monitoring: 原因类别 (Indicator::cause) and 完成可能性 (Indicator::likelihood).
///
/// Among the diagnostics of severity error: a row that matches no indicator, a cell that cannot be
/// used; neither changes the model.
///
/// Fails with kInvalidFormat where the CSV cannot be read at all (quotes that do not close, with
/// the line; a column missing without which no row can match), kInvalidUtf8 or kLimitExceeded.
Result<ModelReading> ApplyActuals(const Model& model, std::string_view csv,
                                  const Limits& limits = {});

}  // namespace jixiao

#endif  // JIXIAO_INTERCHANGE_HPP_
