// Where rules put what they find.
#ifndef JIXIAO_REVIEW_REPORT_H_
#define JIXIAO_REVIEW_REPORT_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "jixiao/review.hpp"
#include "review/context.h"

namespace jixiao::review {

/// Collects the findings of one rule in one project.
class Report {
 public:
  Report(ReviewCode code, Severity severity, const ProjectContext& project,
         std::vector<Finding>& findings)
      : code_(code), severity_(severity), project_(project), findings_(findings) {}

  using Arguments = std::vector<std::string>;

  /// A finding about the project itself.
  void OfProject(ModelField field, Arguments arguments = {}) {
    Add(0, {field, {}}, std::move(arguments), std::nullopt);
  }
  /// About one whole cell of a row.
  void OfCell(const Row& row, ModelField field, Arguments arguments = {}) {
    const auto size = CellText(*project_.project, row.number, field).size();
    Add(row.number, {field, {0, static_cast<std::uint32_t>(size)}}, std::move(arguments),
        std::nullopt);
  }
  /// About a part of a row's target; an empty span stands for the whole cell.
  void OfTarget(const Row& row, const TextSpan& span, Arguments arguments,
                std::optional<Suggestion> suggestion = std::nullopt) {
    Place place = PlaceOf(row, span);
    if (place.span.empty()) {
      place = {ModelField::kTarget, {0, static_cast<std::uint32_t>(row.cells->target.size())}};
    }
    Add(row.number, place, std::move(arguments), std::move(suggestion));
  }
  void OfTarget(const Row& row, Arguments arguments,
                std::optional<Suggestion> suggestion = std::nullopt) {
    OfTarget(row, TextSpan{}, std::move(arguments), std::move(suggestion));
  }
  /// About a part of another cell.
  void Of(const Row& row, const Place& place, Arguments arguments) {
    Add(row.number, place, std::move(arguments), std::nullopt);
  }

 private:
  void Add(std::uint32_t row, const Place& place, Arguments arguments,
           std::optional<Suggestion> suggestion) {
    findings_.push_back({.code = code_,
                         .severity = severity_,
                         .project = project_.index,
                         .project_code = project_.project->code,
                         .row = row,
                         .field = place.field,
                         .span = place.span,
                         .arguments = std::move(arguments),
                         .suggestion = std::move(suggestion)});
  }

  ReviewCode code_;
  Severity severity_;
  const ProjectContext& project_;
  std::vector<Finding>& findings_;
};

}  // namespace jixiao::review

#endif  // JIXIAO_REVIEW_REPORT_H_
