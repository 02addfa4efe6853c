// Arguments → options → one command. No rule of the domain stands in this room.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <exception>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "cli/commands.h"

namespace jixiao::cli {
namespace {

constexpr const char* kVersion = JIXIAO_VERSION;

const std::map<std::string, Format> kFormats = {
    {"text", Format::kText}, {"json", Format::kJson}, {"markdown", Format::kMarkdown},
    {"html", Format::kHtml}, {"csv", Format::kCsv},   {"records", Format::kRecords}};

/// The options that most commands have, as the parser fills them.
struct Arguments {
  std::string format;
  std::string language = "zh";
  std::string output;

  CommonOptions Read() const {
    CommonOptions common;
    common.language = language == "en" ? Language::kEnglish : Language::kChinese;
    if (!output.empty()) common.output = output;
    const bool is_for_people = output.empty() && isatty(STDOUT_FILENO) != 0;
    common.format = !format.empty() ? kFormats.at(format)
                    : is_for_people ? Format::kText
                                    : Format::kJson;
    return common;
  }
};

void AddCommon(CLI::App& command, Arguments& arguments, const std::vector<std::string>& formats) {
  if (!formats.empty()) {
    command
        .add_option("--format", arguments.format,
                    "form of the output (default: text on a terminal, else json)")
        ->check(CLI::IsMember(formats));
  }
  command.add_option("-o,--output", arguments.output, "write to this file, whole or not at all");
  command.add_option("--lang", arguments.language, "language of messages and explanations")
      ->check(CLI::IsMember({"zh", "en"}))
      ->capture_default_str();
}

void AddContext(CLI::App& command, std::vector<std::string>& context) {
  command
      .add_option("--context", context,
                  "what is known beside the text: unit=万元,year=2024,kind=cost,name=…")
      ->delimiter(',')
      ->allow_extra_args(false);
}

void AddPolicy(CLI::App& command, std::string& policy) {
  command.add_option("--policy", policy, "name of a policy, or a policy file")
      ->capture_default_str();
}

void AddProfile(CLI::App& command, std::optional<std::string>& profile) {
  command.add_option("--profile", profile,
                     "files are rows of tables (JSON, or a CSV named after its table): name of a "
                     "profile, or a profile file");
}

void AddFiles(CLI::App& command, std::vector<std::string>& files) {
  command
      .add_option(
          "FILE", files,
          "published text or model JSON (told by content); a directory; - is standard input")
      ->required();
}

int Run(int argc, char** argv) {
  CLI::App app("Budget performance management: thresholds, scores, self-assessments (预算绩效管理)",
               "jixiao");
  app.set_version_flag("--version", std::string("jixiao ") + kVersion);
  app.require_subcommand(1);
  app.failure_message(CLI::FailureMessage::simple);
  Arguments arguments;
  std::function<int(const CommonOptions&)> run;

  ParseOptions parse;
  CLI::App* command = app.add_subcommand(
      "parse", "one expression a line on standard input -> one parse record (JSON) a line");
  AddCommon(*command, arguments, {});
  AddContext(*command, parse.context);
  command->add_flag("--standard", parse.standard, "lines are scoring standards (评分标准)");
  command->add_flag("--fields", parse.fields, "symbol, value and unit as tab-separated columns");
  command->callback([&] { run = [&](const CommonOptions& c) { return RunParse(c, parse); }; });

  EvaluateOptions evaluate;
  evaluate.policy = DefaultPolicy().name;
  command = app.add_subcommand("evaluate", "judge one actual value against one target");
  command->add_option("TARGET", evaluate.target, "target value (指标值)")->required();
  command->add_option("ACTUAL", evaluate.actual, "actual value (实际完成值)")->required();
  AddCommon(*command, arguments, {"text", "json"});
  AddContext(*command, evaluate.context);
  AddPolicy(*command, evaluate.policy);
  command->add_option("--weight", evaluate.weight, "weight in points (default: 100)");
  command->add_option("--achievement", evaluate.achievement, "achieved, partly or not_achieved");
  command->add_option("--degree", evaluate.degree, "degree of achievement in percent");
  command->add_option("--standard", evaluate.standard, "the row's own scoring standard (评分标准)");
  command->add_option("--last-year", evaluate.last_year,
                      "last year's figure, for standards that compare with it");
  command->add_option("--base", evaluate.base, "base of a capped share, such as 120万元");
  command->add_option("--deduction", evaluate.deduction, "points taken off for over-completion");
  command->add_option("--direction", evaluate.direction, "positive or inverse");
  command->callback(
      [&] { run = [&](const CommonOptions& c) { return RunEvaluate(c, evaluate); }; });

  std::vector<std::string> files;
  command =
      app.add_subcommand("read", "published text -> model JSON, diagnostics on standard error");
  ReadingOptions read;
  AddFiles(*command, read.files);
  AddCommon(*command, arguments, {"text", "json"});
  AddProfile(*command, read.profile);
  command->add_flag("--account", read.account,
                    "say for each table how many cells went where, on standard error");
  command->callback([&] { run = [&](const CommonOptions& c) { return RunRead(c, read); }; });

  command = app.add_subcommand("template", "the CSV in which actual values are filled in");
  AddFiles(*command, files);
  AddCommon(*command, arguments, {"csv"});
  command->callback([&] { run = [&](const CommonOptions& c) { return RunTemplate(c, files); }; });

  AssessOptions assess;
  assess.policy = DefaultPolicy().name;
  command = app.add_subcommand("assess", "the scored self-assessment, every row explained");
  AddFiles(*command, assess.files);
  command->add_option("--actuals", assess.actuals, "CSV with the actual values; see `template`");
  AddPolicy(*command, assess.policy);
  AddProfile(*command, assess.profile);
  AddCommon(*command, arguments, {"text", "json", "markdown", "html", "csv", "records"});
  command->callback([&] { run = [&](const CommonOptions& c) { return RunAssess(c, assess); }; });

  // ---- Verify
  VerifyOptions verify;
  verify.policy = DefaultPolicy().name;
  command = app.add_subcommand("verify",
                               "hold the scores that a table claims against the recomputed ones");
  AddFiles(*command, verify.files);
  command->add_option("--actuals", verify.actuals, "CSV with the actual values; see `template`");
  AddPolicy(*command, verify.policy);
  AddCommon(*command, arguments, {"text", "json", "markdown", "csv"});
  command->callback([&] { run = [&](const CommonOptions& c) { return RunVerify(c, verify); }; });

  // ---- Monitor
  MonitorOptions monitor;
  monitor.policy = DefaultPolicy().name;
  command = app.add_subcommand("monitor", "mid-year progress against the plan, as lights");
  AddFiles(*command, monitor.files);
  command->add_option("--actuals", monitor.actuals, "CSV with the actual values; see `template`");
  command->add_option("--as-of", monitor.as_of, "the day of monitoring, such as 2024-07-31")
      ->required();
  AddPolicy(*command, monitor.policy);
  AddProfile(*command, monitor.profile);
  AddCommon(*command, arguments, {"text", "json", "markdown", "csv", "records"});
  command->callback([&] { run = [&](const CommonOptions& c) { return RunMonitor(c, monitor); }; });
  // ---- Review
  ReviewOptions review;
  review.policy = DefaultPolicy().name;
  command =
      app.add_subcommand("review", "findings over the targets, with the corrections that are sure");
  AddFiles(*command, review.files);
  AddPolicy(*command, review.policy);
  AddProfile(*command, review.profile);
  command->add_option("--corrected", review.corrected,
                      "write the model with these corrections to this file, as JSON");
  CLI::Option* const rules = command->add_flag("--rules", review.list_rules, "list the rules");
  command->get_option("FILE")->required(false);
  AddCommon(*command, arguments, {"text", "json", "csv", "records"});
  command->callback([&, rules] {
    if (rules->empty() && review.files.empty()) throw CLI::RequiredError("FILE");
    run = [&](const CommonOptions& c) { return RunReview(c, review); };
  });

  std::optional<std::string> policy;
  command =
      app.add_subcommand("policy", "list the policies, or print one as JSON to copy and change");
  command->add_option("NAME", policy, "name of a policy, or a policy file to check");
  AddCommon(*command, arguments, {"text", "json"});
  command->callback([&] { run = [&](const CommonOptions& c) { return RunPolicy(c, policy); }; });

  std::optional<std::string> taxonomy;
  command = app.add_subcommand("taxonomy",
                               "list the sets of levels, or print one as JSON to copy and change");
  command->add_option("NAME", taxonomy, "name of a taxonomy, or a taxonomy file to check");
  AddCommon(*command, arguments, {"text", "json"});
  command->callback(
      [&] { run = [&](const CommonOptions& c) { return RunTaxonomy(c, taxonomy); }; });

  CheckOptions check;
  check.policy = DefaultPolicy().name;
  command =
      app.add_subcommand("check", "every check before a form is handed in, and whether it may");
  AddFiles(*command, check.files);
  AddPolicy(*command, check.policy);
  AddCommon(*command, arguments, {"text", "json"});
  command->callback([&] { run = [&](const CommonOptions& c) { return RunCheck(c, check); }; });

  std::optional<std::string> profile;
  command = app.add_subcommand(
      "profile", "list the profiles of records, or print one as JSON to copy and change");
  command->add_option("NAME", profile, "name of a profile, or a profile file to check");
  AddCommon(*command, arguments, {"text", "json"});
  command->callback([&] { run = [&](const CommonOptions& c) { return RunProfile(c, profile); }; });

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kFine : kUnusable;
  }
  return run(arguments.Read());
}

}  // namespace
}  // namespace jixiao::cli

int main(int argc, char** argv) {
  // A reader that closes the pipe early ends the output, not the program: see Output::Flush.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return jixiao::cli::Run(argc, argv);
  } catch (const std::exception& exception) {
    // Memory that ran out, above all.
    std::fprintf(stderr, "jixiao: %s\n", exception.what());
    return jixiao::cli::kUnusable;
  }
}
