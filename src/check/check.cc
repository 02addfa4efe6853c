// Findings of the review, the assessment and the verification of one form, each once. Refuses to
// hold a check of its own.
#include "jixiao/check.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "base/watched_rows.h"
#include "jixiao/verify.hpp"

namespace jixiao {
namespace {

// Whether a form is refused for a warning.
bool IsRefusedFor(DiagnosticCode warning) {
  switch (warning) {
    case DiagnosticCode::kActualMissing:
    case DiagnosticCode::kFigureExpected:
    case DiagnosticCode::kReasonMissing:
    case DiagnosticCode::kExecutionReasonMissing:
    case DiagnosticCode::kSpentUnknown:
    case DiagnosticCode::kBudgetUnknown:
      return true;
    default:
      return false;
  }
}

bool IsFilledIn(const Project& project) {
  return project.score || project.budget.spent ||
         std::any_of(project.indicators.begin(), project.indicators.end(), [](const auto& row) {
           return HasText(row.actual) || row.achievement || row.degree || row.score;
         });
}

class Checking {
 public:
  Checking(const Model& model, const Project& project, const Policy& policy)
      : model_(model), project_(project), policy_(policy) {
    form_.code = project.code;
    form_.name = project.name;
    form_.filled_in = IsFilledIn(project);
  }

  FormCheck Run(const std::vector<Finding>& review) {
    for (const Finding& finding : review) AddReview(finding);
    if (form_.filled_in) AddVerification(VerifyProject(model_, project_, policy_));
    std::stable_sort(form_.findings.begin(), form_.findings.end(),
                     [](const CheckFinding& a, const CheckFinding& b) { return a.row < b.row; });
    return std::move(form_);
  }

 private:
  void AddReview(const Finding& finding) {
    const std::optional<std::size_t> row =
        finding.row == 0 ? std::nullopt : std::optional<std::size_t>(finding.row);
    Add({std::string(finding.rule().name),
         finding.severity,
         finding.severity == Severity::kError,
         row,
         {finding.Message(Language::kChinese), finding.Message(Language::kEnglish)}});
  }

  void AddVerification(const ProjectVerification& verification) {
    for (const VerificationFinding& finding : verification.findings) {
      const Diagnostic& diagnostic = finding.finding;
      // A table that states no scores is no fault of the form.
      if (diagnostic.code == DiagnosticCode::kNoClaims) continue;
      const bool refused = IsRefusedFor(diagnostic.code);
      Add({std::string(DiagnosticName(diagnostic.code)),
           diagnostic.severity(),
           refused || diagnostic.severity() == Severity::kError,
           finding.row,
           {diagnostic.Message(Language::kChinese), diagnostic.Message(Language::kEnglish)}});
    }
  }

  // The same matter of the same row, found on two ways, is one finding.
  void Add(CheckFinding finding) {
    if (seen_.insert({finding.row, finding.code}).second) {
      form_.findings.push_back(std::move(finding));
      return;
    }
    for (CheckFinding& other : form_.findings) {
      const bool is_same = other.row == finding.row && other.code == finding.code;
      if (!is_same) continue;
      if (other.message.zh != finding.message.zh && !finding.row) break;
      other.blocks = other.blocks || finding.blocks;
      return;
    }
    form_.findings.push_back(std::move(finding));
  }

  const Model& model_;
  const Project& project_;
  const Policy& policy_;
  FormCheck form_;
  std::set<std::pair<std::optional<std::size_t>, std::string>> seen_;
};

}  // namespace

std::size_t FormCheck::blocking() const {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [](const CheckFinding& finding) { return finding.blocks; }));
}

bool FormCheck::may_go_in() const { return blocking() == 0; }

LocalizedText FormCheck::Verdict() const {
  const std::string open = std::to_string(findings.size() - blocking());
  if (may_go_in()) {
    return {"可以上报：没有须更正的问题，另有 " + open + " 处提示",
            "may go in: nothing is to be put right; " + open + " other findings"};
  }
  const std::string count = std::to_string(blocking());
  return {"不能上报：有 " + count + " 处须更正，另有 " + open + " 处提示",
          "may not go in: " + count + " findings are to be put right; " + open + " others"};
}

Result<std::vector<FormCheck>> CheckModel(const Model& model, const Policy& policy,
                                          const Watch& watch) {
  const std::vector<Finding> review = ReviewModel(model, policy);
  std::vector<FormCheck> forms;
  WatchedRows rows(watch, RowCount(model));
  auto from = review.begin();
  for (std::size_t i = 0; i < model.projects.size(); ++i) {
    const auto to = std::find_if(from, review.end(),
                                 [&](const Finding& finding) { return finding.project != i; });
    const Project& project = model.projects[i];
    forms.push_back(Checking(model, project, policy).Run({from, to}));
    from = to;
    if (!rows.Add(project.indicators.size())) return CancelledStatus();
  }
  return forms;
}

std::vector<FormCheck> CheckModel(const Model& model, const Policy& policy) {
  return CheckModel(model, policy, Watch()).value();
}

}  // namespace jixiao
