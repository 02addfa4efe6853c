// Every check before a form is handed in, and whether it may go in.
//
// Target tables are reviewed; tables filled in at the end of the year are reviewed, assessed, and
// their own scores verified. Nothing is judged here: what a check finds is decided there.
#ifndef JIXIAO_CHECK_HPP_
#define JIXIAO_CHECK_HPP_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "jixiao/diagnostic.hpp"
#include "jixiao/language.hpp"
#include "jixiao/model.hpp"
#include "jixiao/policy.hpp"
#include "jixiao/review.hpp"
#include "jixiao/status.hpp"
#include "jixiao/watch.hpp"

namespace jixiao {

/// One thing that was found.
struct CheckFinding {
  std::string code;  ///< Stable: the name of a rule of the review, or of a diagnostic.
  Severity severity = Severity::kNote;
  bool blocks = false;  ///< The form may not go in before this is put right.
  /// Counted from 1 within the project; 0 for budget execution; empty for the project as a whole.
  std::optional<std::size_t> row;
  LocalizedText message;
};

/// The checks of one form.
struct FormCheck {
  std::string code;  ///< Of the project.
  std::string name;
  bool filled_in = false;  ///< Actuals, scores or the money spent are stated.
  std::vector<CheckFinding> findings;

  bool may_go_in() const;
  std::size_t blocking() const;
  /// One line that says whether the form may go in.
  LocalizedText Verdict() const;
};

/// Checks all projects of `model`, in their order. Errors block, and of the warnings those that
/// deployed systems refuse a form for: an actual that is missing or no figure, a reason that is due
/// and not given. `policy` must be valid; `watch` is told after each project.
Result<std::vector<FormCheck>> CheckModel(const Model& model, const Policy& policy,
                                          const Watch& watch);
std::vector<FormCheck> CheckModel(const Model& model, const Policy& policy);

}  // namespace jixiao

#endif  // JIXIAO_CHECK_HPP_
