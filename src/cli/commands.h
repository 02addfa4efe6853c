// The commands, one function each; main.cc fills their options from the arguments. Each returns the
// exit status.
#ifndef JIXIAO_CLI_COMMANDS_H_
#define JIXIAO_CLI_COMMANDS_H_

#include <optional>
#include <string>
#include <vector>

#include "cli/common.h"

namespace jixiao::cli {

struct ParseOptions {
  std::vector<std::string> context;  ///< "unit=万元", "year=2024", "kind=cost", "name=…"
  bool fields = false;
  bool standard = false;  ///< Lines are scoring standards.
};
/// One expression a line on standard input → one parse record a line. Streams.
int RunParse(const CommonOptions& common, const ParseOptions& options);

struct EvaluateOptions {
  std::string target;
  std::string actual;
  std::string policy;
  std::vector<std::string> context;
  std::optional<std::string> weight, degree, deduction, base, achievement, direction, standard,
      last_year;
};
int RunEvaluate(const CommonOptions& common, const EvaluateOptions& options);

struct ReadingOptions {
  std::vector<std::string> files;
  bool account = false;                ///< Say for each table how many cells went where.
  bool form = false;                   ///< The target forms in place of the model.
  std::optional<std::string> profile;  ///< Files are rows of tables, by this profile.
};
int RunRead(const CommonOptions& common, const ReadingOptions& options);
int RunTemplate(const CommonOptions& common, const std::vector<std::string>& files);

struct AssessOptions {
  std::vector<std::string> files;
  std::optional<std::string> profile;  ///< Files are rows of tables, by this profile.
  std::optional<std::string> actuals;
  std::string policy;
  bool form = false;     ///< The forms to sign, and nothing else.
  bool summary = false;  ///< One line a project, and nothing else.
};
int RunAssess(const CommonOptions& common, const AssessOptions& options);

// ---- Verify
struct VerifyOptions {
  std::vector<std::string> files;
  std::optional<std::string> actuals;
  std::string policy;
  bool form = false;  ///< Always: a verification has no form.
  bool summary = false;
};
int RunVerify(const CommonOptions& common, const VerifyOptions& options);

// ---- Monitor
struct MonitorOptions {
  std::vector<std::string> files;
  std::optional<std::string> profile;  ///< Of rows of tables, for Format::kRecords.
  std::optional<std::string> actuals;
  std::string as_of;
  std::string policy;
  bool form = false;
  bool summary = false;
};
int RunMonitor(const CommonOptions& common, const MonitorOptions& options);
// ---- Review
struct ReviewOptions {
  std::vector<std::string> files;
  std::optional<std::string> profile;  ///< Of rows of tables, for Format::kRecords.
  std::string policy;
  std::optional<std::string> corrected;  ///< Where the model with the suggestions applied goes.
  bool list_rules = false;
  bool summary = false;
};
/// kFindings where a finding is of severity error.
int RunReview(const CommonOptions& common, const ReviewOptions& options);

struct CheckOptions {
  std::vector<std::string> files;
  std::string policy;
};
/// kFindings where a form may not go in.
int RunCheck(const CommonOptions& common, const CheckOptions& options);

/// Lists the taxonomies, or prints one.
int RunTaxonomy(const CommonOptions& common, const std::optional<std::string>& name);

/// Lists the profiles of records, or prints one.
int RunProfile(const CommonOptions& common, const std::optional<std::string>& name);

/// Lists the policies, or prints one.
int RunPolicy(const CommonOptions& common, const std::optional<std::string>& name);

}  // namespace jixiao::cli

#endif  // JIXIAO_CLI_COMMANDS_H_
