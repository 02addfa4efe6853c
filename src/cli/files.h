// Files in and out: names given on the command line, whole contents, and output that is written
// whole or not at all.
#ifndef JIXIAO_CLI_FILES_H_
#define JIXIAO_CLI_FILES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/status.hpp"

namespace jixiao::cli {

/// Standard input, as an argument.
inline constexpr std::string_view kStandardInput = "-";

/// The files that arguments name: a directory stands for the .txt, .md and .json files in it and
/// below it, in the order of their names. kNotFound where a directory has none.
Result<std::vector<std::string>> ExpandPaths(const std::vector<std::string>& arguments);

/// All bytes of a file, or of standard input for "-"; kLimitExceeded above `limit`, before the rest
/// is read.
Result<std::string> ReadFile(const std::string& path, std::size_t limit);

/// Where a command's result goes: standard output at once, or a file that appears, whole, at
/// Commit and not before. Write never fails visibly: Commit tells.
class Output {
 public:
  explicit Output(std::optional<std::string> path) : path_(std::move(path)) {}

  void Write(std::string_view text);
  /// Hands over what is buffered; false once nobody reads any more (a pipe closed early).
  bool Flush();
  /// Finishes the output. A pipe that was closed early is no failure.
  Status Commit();

 private:
  std::optional<std::string> path_;
  std::string buffer_;
  bool closed_ = false;  // The reader of the pipe has gone.
  Status status_;
};

}  // namespace jixiao::cli

#endif  // JIXIAO_CLI_FILES_H_
