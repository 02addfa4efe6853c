// What the commands over whole models have in common: files, policy and actuals in, a report out.
#ifndef JIXIAO_CLI_REPORT_COMMAND_H_
#define JIXIAO_CLI_REPORT_COMMAND_H_

#include <cstddef>
#include <functional>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "cli/actuals.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/folder.h"
#include "cli/page.h"

namespace jixiao::cli {

/// How one kind of result is computed and written. `Result` has `projects`.
template <typename Result>
struct Report {
  const char* name;  ///< Of the member beside "file", where there are several files.
  std::function<Result(const Model&, const Policy&)> compute;
  std::function<std::string(const Result&, Language, JsonLayout)> to_json;
  std::function<std::string(const Result&, Language)> to_csv;
  /// Project `index` of a result for people.
  std::function<std::string(const Model&, const Result&, std::size_t index, Language, TextStyle)>
      render;
  /// One line a project, for people.
  std::function<std::string(const Result&, Language, TextStyle)> summarize;
  std::function<jixiao::Result<std::string>(std::span<const Filed<Result>>, Language)> to_page;
  /// Empty where the result has no form.
  std::function<jixiao::Result<std::vector<Form>>(const Model&, const Result&, Language)>
      to_forms{};
};

/// Runs a report over files. `all` gets the projects of all files; the exit status is that of
/// Finish, or kUnusable where nothing could be read.
template <typename Result, typename Options>
int RunReport(const CommonOptions& common, const Options& options, const Report<Result>& report,
              Result& all) {
  Messages messages(common);
  const bool wants_form = options.form && report.to_forms;
  if (wants_form && !IsFormFormat(common, messages)) return kUnusable;
  const auto files = ExpandPaths(options.files);
  if (!files.ok()) {
    messages.Error(files.status().message());
    return kUnusable;
  }
  const auto policy = LoadPolicy(options.policy, messages);
  if (!policy) return kUnusable;
  std::optional<Actuals> actuals;
  if (!Actuals::Load(options.actuals, messages, actuals)) return kUnusable;

  Output output(common.output);
  const TextStyle style =
      common.format == Format::kMarkdown ? TextStyle::kMarkdown : TextStyle::kTerminal;
  bool any = false;
  Folder<Result> folder;
  std::vector<Form> forms;
  const auto write = [&](const std::string& path, const Model& model, const Result& result) {
    if (wants_form) {
      Append(*report.to_forms(model, result, common.language), forms);
    } else if (common.format == Format::kHtml) {
      folder.Add(NameOf(path, common.language), model, result);
    } else if (common.format == Format::kJson && files->size() > 1) {
      output.Write(JsonLine(path, report.name,
                            report.to_json(result, common.language, JsonLayout::kCompact)));
    } else if (common.format == Format::kJson) {
      output.Write(report.to_json(result, common.language, JsonLayout::kIndented) + "\n");
    } else if (common.format != Format::kCsv && !options.summary) {
      for (std::size_t i = 0; i < result.projects.size(); ++i) {
        output.Write(report.render(model, result, i, common.language, style) + "\n\n");
      }
    }
  };
  ForEachModel(*files, messages, [&](const std::string& path, Model model) {
    if (model.projects.empty()) return;
    if (actuals) {
      auto filled = actuals->ApplyTo(model, messages);
      if (!filled) return;
      model = *std::move(filled);
    }
    Result result = report.compute(model, *policy);
    write(path, model, result);
    std::move(result.projects.begin(), result.projects.end(), std::back_inserter(all.projects));
    any = true;
  });
  if (actuals) actuals->ReportUnmatched(messages);
  if (!any) return kUnusable;
  const bool is_text = common.format == Format::kText || common.format == Format::kMarkdown;
  if (wants_form) {
    output.Write(RenderForms(forms, common));
  } else if (common.format == Format::kHtml) {
    output.Write(*report.to_page(folder.filed(), common.language));
  } else if (common.format == Format::kCsv) {
    output.Write(report.to_csv(all, common.language));
  } else if (is_text && options.summary) {
    output.Write(report.summarize(all, common.language, style));
  }
  return Finish(output, messages);
}

}  // namespace jixiao::cli

#endif  // JIXIAO_CLI_REPORT_COMMAND_H_
