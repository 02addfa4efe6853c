// What is said about the command line itself: help, mistakes in arguments, completion, the manual
// page. All of it is made of the parser's own description of the commands.
#ifndef JIXIAO_CLI_ARGUMENTS_H_
#define JIXIAO_CLI_ARGUMENTS_H_

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "cli/common.h"

namespace jixiao::cli {

/// Chooses the language of a sentence.
struct Say {
  bool english = false;
  std::string operator()(std::string_view zh, std::string_view en) const {
    return std::string(english ? en : zh);
  }
};

/// Before anything is parsed: `--lang`, else the locale where it names a language; else Chinese.
Language LanguageOf(int argc, const char* const* argv);

/// Headings and standing words of the help, for this command and those below it.
void Translate(CLI::App& app, const Say& say);

/// Prints help or version where they were asked for, else what is wrong with the arguments and the
/// nearest name that would be right; gives the exit status.
int Explain(const CLI::App& app, const CLI::ParseError& error, const Say& say, int argc,
            const char* const* argv);

/// The script that completes commands and options in a shell: "bash" or "zsh".
std::string CompletionOf(const CLI::App& app, std::string_view shell);
/// The manual page, for man.
std::string ManualOf(const CLI::App& app, const Say& say);

/// The output of a command that has no more to it.
int Print(const std::string& text, const CommonOptions& common);

}  // namespace jixiao::cli

#endif  // JIXIAO_CLI_ARGUMENTS_H_
