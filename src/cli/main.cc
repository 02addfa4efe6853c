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

#include "cli/arguments.h"
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
  std::string language;
  std::string output;
  bool quiet = false;
  bool verbose = false;

  CommonOptions Read() const {
    CommonOptions common;
    common.language = language == "en" ? Language::kEnglish : Language::kChinese;
    common.quiet = quiet;
    common.verbose = verbose;
    if (!output.empty()) common.output = output;
    const bool is_for_people = output.empty() && isatty(STDOUT_FILENO) != 0;
    common.format = !format.empty() ? kFormats.at(format)
                    : is_for_people ? Format::kText
                                    : Format::kJson;
    return common;
  }
};

void AddCommon(CLI::App& command, Arguments& arguments, const Say& say,
               const std::vector<std::string>& formats) {
  if (!formats.empty()) {
    command
        .add_option("--format", arguments.format,
                    say("输出格式（默认：终端上为 text，否则为 json）",
                        "form of the output (default: text on a terminal, else json)"))
        ->check(CLI::IsMember(formats));
  }
  command.add_option(
      "-o,--output", arguments.output,
      say("写入该文件：写完才替换，否则不写", "write to this file, whole or not at all"));
  command
      .add_option("--lang", arguments.language,
                  say("消息和说明的语言（默认依系统区域设置，否则为 zh）",
                      "language of messages and explanations (default: the locale's, else zh)"))
      ->check(CLI::IsMember({"zh", "en"}));
  command.add_flag("-q,--quiet", arguments.quiet,
                   say("标准错误只输出错误", "errors alone on standard error"));
  command.add_flag("--verbose", arguments.verbose,
                   say("同类提示逐条输出，不汇总", "every note by itself, not summed up"));
}

void AddContext(CLI::App& command, const Say& say, std::vector<std::string>& context) {
  command
      .add_option("--context", context,
                  say("单元格之外已知的：unit=万元,year=2024,kind=cost,name=…",
                      "what is known beside the text: unit=万元,year=2024,kind=cost,name=…"))
      ->delimiter(',')
      ->allow_extra_args(false);
}

void AddPolicy(CLI::App& command, const Say& say, std::string& policy) {
  command
      .add_option("--policy", policy,
                  say("评分办法的名称，或评分办法文件", "name of a policy, or a policy file"))
      ->capture_default_str();
}

void AddProfile(CLI::App& command, const Say& say, std::optional<std::string>& profile) {
  command.add_option("--profile", profile,
                     say("文件为业务表的记录（JSON，或以表名命名的 CSV）：方案名称或方案文件",
                         "files are rows of tables (JSON, or a CSV named after its table): name of "
                         "a profile, or a "
                         "profile file"));
}

void AddFiles(CLI::App& command, const Say& say, std::vector<std::string>& files) {
  command
      .add_option("FILE", files,
                  say("公开文本或模型 JSON（按内容识别）；目录；- 为标准输入",
                      "published text or model JSON (told by content); a directory; - is standard "
                      "input"))
      ->required();
}

void AddActuals(CLI::App& command, const Say& say, std::optional<std::string>& actuals) {
  command.add_option(
      "--actuals", actuals,
      say("填有实际完成值的 CSV，见 template", "CSV with the actual values; see `template`"));
}

void AddSummary(CLI::App& command, const Say& say, bool& summary) {
  command.add_flag("--summary", summary,
                   say("只输出汇总，每个项目一行（text、markdown）",
                       "the summary alone, one line a project (text, markdown)"));
}

void AddForm(CLI::App& command, const Say& say, bool& form) {
  command.add_flag("--form", form,
                   say("只输出可打印签字的表（html、markdown、json）",
                       "the forms to print and sign alone (html, markdown, json)"));
}

int Run(int argc, char** argv) {
  Arguments arguments;
  arguments.language = LanguageOf(argc, argv) == Language::kEnglish ? "en" : "zh";
  const Say say{arguments.language == "en"};
  CLI::App app(say("预算绩效管理：指标值、计分、自评、审核、监控、核对",
                   "Budget performance management: thresholds, scores, self-assessments"),
               "jixiao");
  app.set_version_flag("--version", std::string("jixiao ") + kVersion,
                       say("输出版本号", "print the version"));
  app.require_subcommand(1);
  std::function<int(const CommonOptions&)> run;

  ParseOptions parse;
  CLI::App* command = app.add_subcommand(
      "parse", say("标准输入每行一个指标值 -> 每行一条解析记录（JSON）",
                   "one expression a line on standard input -> one parse record (JSON) a line"));
  AddCommon(*command, arguments, say, {});
  AddContext(*command, say, parse.context);
  command->add_flag("--standard", parse.standard,
                    say("每行是评分标准", "lines are scoring standards"));
  command->add_flag(
      "--fields", parse.fields,
      say("符号、数值、单位为制表符分隔的三栏", "symbol, value and unit as tab-separated columns"));
  command->callback([&] { run = [&](const CommonOptions& c) { return RunParse(c, parse); }; });

  EvaluateOptions evaluate;
  evaluate.policy = DefaultPolicy().name;
  command = app.add_subcommand("evaluate", say("用一个实际完成值对照一个指标值评分",
                                               "judge one actual value against one target"));
  command->add_option("TARGET", evaluate.target, say("指标值", "target value"))->required();
  command->add_option("ACTUAL", evaluate.actual, say("实际完成值", "actual value"))->required();
  AddCommon(*command, arguments, say, {"text", "json"});
  AddContext(*command, say, evaluate.context);
  AddPolicy(*command, say, evaluate.policy);
  command->add_option("--weight", evaluate.weight,
                      say("分值（默认：100）", "weight in points (default: 100)"));
  command->add_option(
      "--achievement", evaluate.achievement,
      say("评价等次：achieved、partly 或 not_achieved", "achieved, partly or not_achieved"));
  command->add_option("--degree", evaluate.degree,
                      say("达成度（%）", "degree of achievement in percent"));
  command->add_option("--standard", evaluate.standard,
                      say("该行的评分标准", "the row's own scoring standard"));
  command->add_option("--last-year", evaluate.last_year,
                      say("上年数，供与之比较的评分标准使用",
                          "last year's figure, for standards that compare with it"));
  command->add_option(
      "--base", evaluate.base,
      say("限额比例的计算基数，如 120万元", "base of a capped share, such as 120万元"));
  command->add_option("--deduction", evaluate.deduction,
                      say("超额完成的扣分", "points taken off for over-completion"));
  command->add_option("--direction", evaluate.direction,
                      say("指标方向：positive（正向）或 inverse（反向）", "positive or inverse"));
  command->callback(
      [&] { run = [&](const CommonOptions& c) { return RunEvaluate(c, evaluate); }; });

  std::vector<std::string> files;
  command = app.add_subcommand("read",
                               say("公开文本 -> 模型 JSON，诊断写到标准错误",
                                   "published text -> model JSON, diagnostics on standard error"));
  ReadingOptions read;
  AddFiles(*command, say, read.files);
  AddCommon(*command, arguments, say, {"text", "json", "markdown", "html"});
  AddForm(*command, say, read.form);
  AddProfile(*command, say, read.profile);
  command->add_flag("--account", read.account,
                    say("在标准错误上说明每张表的单元格各归何处",
                        "say for each table how many cells went where, on standard error"));
  command->callback([&] { run = [&](const CommonOptions& c) { return RunRead(c, read); }; });

  command = app.add_subcommand(
      "template", say("供填写实际完成值的 CSV", "the CSV in which actual values are filled in"));
  AddFiles(*command, say, files);
  AddCommon(*command, arguments, say, {"csv"});
  command->callback([&] { run = [&](const CommonOptions& c) { return RunTemplate(c, files); }; });

  AssessOptions assess;
  assess.policy = DefaultPolicy().name;
  command = app.add_subcommand("assess", say("评分后的自评结果，逐行说明",
                                             "the scored self-assessment, every row explained"));
  AddFiles(*command, say, assess.files);
  AddActuals(*command, say, assess.actuals);
  AddPolicy(*command, say, assess.policy);
  AddProfile(*command, say, assess.profile);
  AddForm(*command, say, assess.form);
  AddSummary(*command, say, assess.summary);
  AddCommon(*command, arguments, say, {"text", "json", "markdown", "html", "csv", "records"});
  command->callback([&] { run = [&](const CommonOptions& c) { return RunAssess(c, assess); }; });

  // ---- Verify
  VerifyOptions verify;
  verify.policy = DefaultPolicy().name;
  command = app.add_subcommand(
      "verify", say("用重算的得分核对表上已填的得分",
                    "hold the scores that a table claims against the recomputed ones"));
  AddFiles(*command, say, verify.files);
  AddActuals(*command, say, verify.actuals);
  AddPolicy(*command, say, verify.policy);
  AddSummary(*command, say, verify.summary);
  AddCommon(*command, arguments, say, {"text", "json", "markdown", "html", "csv"});
  command->callback([&] { run = [&](const CommonOptions& c) { return RunVerify(c, verify); }; });

  // ---- Monitor
  MonitorOptions monitor;
  monitor.policy = DefaultPolicy().name;
  command = app.add_subcommand("monitor", say("年中对照计划的进度，给出预警灯",
                                              "mid-year progress against the plan, as lights"));
  AddFiles(*command, say, monitor.files);
  AddActuals(*command, say, monitor.actuals);
  command
      ->add_option("--as-of", monitor.as_of,
                   say("监控日，如 2024-07-31", "the day of monitoring, such as 2024-07-31"))
      ->required();
  AddPolicy(*command, say, monitor.policy);
  AddProfile(*command, say, monitor.profile);
  AddForm(*command, say, monitor.form);
  AddSummary(*command, say, monitor.summary);
  AddCommon(*command, arguments, say, {"text", "json", "markdown", "html", "csv", "records"});
  command->callback([&] { run = [&](const CommonOptions& c) { return RunMonitor(c, monitor); }; });
  // ---- Review
  ReviewOptions review;
  review.policy = DefaultPolicy().name;
  command = app.add_subcommand(
      "review", say("目标中的问题，有把握的给出更正",
                    "findings over the targets, with the corrections that are sure"));
  AddFiles(*command, say, review.files);
  AddPolicy(*command, say, review.policy);
  AddProfile(*command, say, review.profile);
  command->add_option("--corrected", review.corrected,
                      say("把更正后的模型以 JSON 写入该文件",
                          "write the model with these corrections to this file, as JSON"));
  CLI::Option* const rules =
      command->add_flag("--rules", review.list_rules, say("列出全部规则", "list the rules"));
  command->get_option("FILE")->required(false);
  AddSummary(*command, say, review.summary);
  AddCommon(*command, arguments, say, {"text", "json", "html", "csv", "records"});
  command->callback([&, rules] {
    if (rules->empty() && review.files.empty()) throw CLI::RequiredError("FILE");
    run = [&](const CommonOptions& c) { return RunReview(c, review); };
  });

  std::optional<std::string> policy;
  command = app.add_subcommand("policy",
                               say("列出评分办法，或以 JSON 输出一个供复制修改",
                                   "list the policies, or print one as JSON to copy and change"));
  command->add_option(
      "NAME", policy,
      say("评分办法的名称，或待检查的评分办法文件", "name of a policy, or a policy file to check"));
  AddCommon(*command, arguments, say, {"text", "json"});
  command->callback([&] { run = [&](const CommonOptions& c) { return RunPolicy(c, policy); }; });

  std::optional<std::string> taxonomy;
  command = app.add_subcommand(
      "taxonomy", say("列出指标层级体系，或以 JSON 输出一个供复制修改",
                      "list the sets of levels, or print one as JSON to copy and change"));
  command->add_option(
      "NAME", taxonomy,
      say("层级体系的名称，或待检查的文件", "name of a taxonomy, or a taxonomy file to check"));
  AddCommon(*command, arguments, say, {"text", "json"});
  command->callback(
      [&] { run = [&](const CommonOptions& c) { return RunTaxonomy(c, taxonomy); }; });

  CheckOptions check;
  check.policy = DefaultPolicy().name;
  command = app.add_subcommand("check",
                               say("报送前的全部检查，以及可否报送",
                                   "every check before a form is handed in, and whether it may"));
  AddFiles(*command, say, check.files);
  AddPolicy(*command, say, check.policy);
  AddCommon(*command, arguments, say, {"text", "json"});
  command->callback([&] { run = [&](const CommonOptions& c) { return RunCheck(c, check); }; });

  std::optional<std::string> profile;
  command = app.add_subcommand(
      "profile", say("列出业务表的对照方案，或以 JSON 输出一个供复制修改",
                     "list the profiles of records, or print one as JSON to copy and change"));
  command->add_option(
      "NAME", profile,
      say("方案名称，或待检查的方案文件", "name of a profile, or a profile file to check"));
  AddCommon(*command, arguments, say, {"text", "json"});
  command->callback([&] { run = [&](const CommonOptions& c) { return RunProfile(c, profile); }; });

  std::string shell;
  command = app.add_subcommand(
      "completion", say("输出命令补全脚本", "print the script that completes commands in a shell"));
  command->add_option("SHELL", shell, "bash, zsh")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh"}));
  command->callback(
      [&] { run = [&](const CommonOptions& c) { return Print(CompletionOf(app, shell), c); }; });
  command =
      app.add_subcommand("manual", say("输出手册页（man 格式）", "print the manual page for man"));
  AddCommon(*command, arguments, say, {});
  command->callback(
      [&] { run = [&](const CommonOptions& c) { return Print(ManualOf(app, say), c); }; });

  Translate(app, say);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return Explain(app, error, say, argc, argv);
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
