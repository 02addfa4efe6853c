// `jixiao check`: every check before a form is handed in, and one line that says whether it may.
#include <algorithm>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/page.h"
#include "jixiao/check.hpp"

namespace jixiao::cli {
namespace {

std::string PlaceOf(const CheckFinding& finding, const Page& page) {
  if (!finding.row) return page.In("全表", "form");
  if (*finding.row == 0) return page.In("预算执行", "budget execution");
  return page.In("第 ", "row ") + std::to_string(*finding.row) + page.In(" 行", "");
}

std::string Render(const FormCheck& form, Language language) {
  Page page(language, TextStyle::kTerminal);
  page.Title(form.name.empty() ? form.code : form.name);
  for (const CheckFinding& finding : form.findings) {
    const std::string mark =
        finding.blocks ? page.In("须更正", "to be put right")
                       : kSeverities[static_cast<std::size_t>(finding.severity)].In(language);
    page.Item(mark, PlaceOf(finding, page) + page.In("：", ": ") + finding.message.In(language) +
                        " [" + finding.code + "]");
  }
  page.Line(form.Verdict().In(language));
  return page.Take();
}

}  // namespace

int RunCheck(const CommonOptions& common, const CheckOptions& options) {
  Messages messages(common);
  const auto files = ExpandPaths(options.files);
  if (!files.ok()) {
    messages.Error(files.status().message());
    return kUnusable;
  }
  const auto policy = LoadPolicy(options.policy, messages);
  if (!policy) return kUnusable;

  Output output(common.output);
  bool any = false;
  bool all_may = true;
  ForEachModel(*files, messages, [&](const std::string& path, const Model& model) {
    const std::vector<FormCheck> forms = CheckModel(model, *policy);
    all_may = all_may && std::all_of(forms.begin(), forms.end(),
                                     [](const FormCheck& form) { return form.may_go_in(); });
    const auto json = [&](JsonLayout layout) {
      return ChecksToJson(forms, policy->name, common.language, layout);
    };
    if (common.format == Format::kText) {
      for (const FormCheck& form : forms) output.Write(Render(form, common.language) + "\n");
    } else if (files->size() > 1) {
      output.Write(JsonLine(path, "check", json(JsonLayout::kCompact)));
    } else {
      output.Write(json(JsonLayout::kIndented) + "\n");
    }
    any = any || !forms.empty();
  });
  if (!any) return kUnusable;
  const int status = Finish(output, messages);
  return status == kFine && !all_may ? kFindings : status;
}

}  // namespace jixiao::cli
