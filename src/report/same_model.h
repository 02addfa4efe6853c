// Whether a result can be the one of a model.
#ifndef JIXIAO_REPORT_SAME_MODEL_H_
#define JIXIAO_REPORT_SAME_MODEL_H_

#include <algorithm>
#include <vector>

#include "jixiao/model.hpp"
#include "jixiao/review.hpp"
#include "jixiao/status.hpp"

namespace jixiao::report {

/// As many projects, and in each as many rows.
template <typename Result>
bool IsOf(const Model& model, const Result& result) {
  return std::equal(model.projects.begin(), model.projects.end(), result.projects.begin(),
                    result.projects.end(), [](const Project& project, const auto& made) {
                      return project.indicators.size() == made.rows.size();
                    });
}

/// Of findings there may be any number; each names a project and a row that there are.
inline bool IsOf(const Model& model, const std::vector<Finding>& findings) {
  return std::all_of(findings.begin(), findings.end(), [&](const Finding& finding) {
    return finding.project < model.projects.size() &&
           finding.row <= model.projects[finding.project].indicators.size();
  });
}

inline Status OfAnotherModel() {
  return Status(StatusCode::kInvalidArgument,
                "the result is of another model: its projects or rows differ in number");
}

}  // namespace jixiao::report

#endif  // JIXIAO_REPORT_SAME_MODEL_H_
