// What the commands share: options, exit statuses, messages, and files as models.
#ifndef JIXIAO_CLI_COMMON_H_
#define JIXIAO_CLI_COMMON_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/diagnostic.hpp"
#include "jixiao/interchange.hpp"
#include "jixiao/language.hpp"
#include "jixiao/model.hpp"
#include "jixiao/policy.hpp"
#include "jixiao/status.hpp"

namespace jixiao::cli {

/// Exit statuses. kFindings: something of severity error was found, by a command that looks for it.
/// kUnusable: some input could not be used, as standard error says; the rest was.
inline constexpr int kFine = 0;
inline constexpr int kFindings = 1;
inline constexpr int kUnusable = 2;

enum class Format { kText, kJson, kMarkdown, kHtml, kCsv, kRecords };

struct CommonOptions {
  Format format = Format::kText;
  Language language = Language::kChinese;
  std::optional<std::string> output;  ///< -o; none: standard output.
  bool quiet = false;                 ///< Errors alone on standard error.
  bool verbose = false;               ///< Every note by itself.
};

/// A word in each language of the command line.
struct Label {
  std::string_view zh;
  std::string_view en;
  std::string In(Language language) const {
    return std::string(language == Language::kEnglish ? en : zh);
  }
};

/// How wide a page of text may be, in columns of a terminal.
inline constexpr std::size_t kPageWidth = 110;

/// By Severity.
inline constexpr std::array<Label, 3> kSeverities = {{
    {"提示", "note"},
    {"警告", "warning"},
    {"错误", "error"},
}};

/// Writes messages to standard error as "FILE:LINE: severity: message [code]", and remembers
/// whether any was an error.
class Messages {
 public:
  explicit Messages(const CommonOptions& common)
      : language_(common.language), quiet_(common.quiet), verbose_(common.verbose) {}

  void Add(const std::string& file, const Diagnostic& diagnostic);
  /// Notes of a kind that many cells have are summed up in one.
  void Add(const std::string& file, const std::vector<Diagnostic>& diagnostics);
  void Add(const std::string& file, const FieldFault& fault);
  /// A failed call. A message that begins "line N" puts N behind the file's name.
  void Add(const std::string& file, const Status& status);
  void Error(const std::string& text);
  void Note(const std::string& file, const std::string& text);
  /// Says for each table how many of its cells went where; silent unless asked for.
  void Add(const std::string& file, const std::vector<CellAccount>& account);
  void AskForAccount() { wants_account_ = true; }

  bool had_error() const { return had_error_; }
  Language language() const { return language_; }
  /// The same options, without what was remembered.
  Messages Anew() const { return Messages(language_, quiet_, verbose_); }

 private:
  Messages(Language language, bool quiet, bool verbose)
      : language_(language), quiet_(quiet), verbose_(verbose) {}
  void Print(const std::string& place, Severity severity, const std::string& text);

  void AddSum(const std::string& file, const Diagnostic& first, std::size_t count);

  Language language_;
  bool quiet_ = false;
  bool verbose_ = false;
  bool had_error_ = false;
  bool wants_account_ = false;
};

/// "标准输入" or "standard input" for "-", else the path.
std::string NameOf(const std::string& path, Language language);

/// Decoded text of a file. A note names the encoding where it is not UTF-8, or `always`.
std::optional<std::string> LoadText(const std::string& path, bool always_name_encoding,
                                    Messages& messages);

/// Model JSON or published text, by content. Diagnostics go to `messages`; nothing is returned
/// where the file cannot be used. Errors inside published text do not count as errors of the
/// command: they are what was published.
std::optional<Model> LoadModel(const std::string& path, Messages& messages);

/// A built-in policy by name, else a policy file.
std::optional<Policy> LoadPolicy(const std::string& name_or_file, Messages& messages);

/// Calls `use` with each file's model, in order, and with whether it is one of several. A file that
/// cannot be used is reported and passed over. Shows progress on a terminal.
void ForEachModel(const std::vector<std::string>& paths, Messages& messages,
                  const std::function<void(const std::string& path, Model model)>& use);

/// Writes out what a command produced; the exit status of the command.
int Finish(class Output& output, Messages& messages);

/// `{"file": …, NAME: DOCUMENT}` on one line: one of several results.
std::string JsonLine(const std::string& file, std::string_view name, const std::string& document);

}  // namespace jixiao::cli

#endif  // JIXIAO_CLI_COMMON_H_
