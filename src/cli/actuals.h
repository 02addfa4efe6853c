// The CSV of actual values that a command was given, for the models of all its files.
#ifndef JIXIAO_CLI_ACTUALS_H_
#define JIXIAO_CLI_ACTUALS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "cli/common.h"

namespace jixiao::cli {

/// One CSV may hold the rows of several files: a row is unmatched where no file has its project.
class Actuals {
 public:
  /// False, and a message, where the file cannot be used. Without a path there are none.
  static bool Load(const std::optional<std::string>& path, Messages& messages,
                   std::optional<Actuals>& actuals);

  /// The model with its rows of the CSV; nothing where the CSV cannot be used.
  std::optional<Model> ApplyTo(const Model& model, Messages& messages);
  void ReportUnmatched(Messages& messages) const;

 private:
  Actuals(std::string path, std::string csv) : path_(std::move(path)), csv_(std::move(csv)) {}

  std::string path_;
  std::string csv_;
  bool is_first_ = true;
  bool failed_ = false;
  std::set<std::pair<std::uint32_t, std::string>> reported_;
  std::map<std::uint32_t, Diagnostic> unmatched_;
};

}  // namespace jixiao::cli

#endif  // JIXIAO_CLI_ACTUALS_H_
