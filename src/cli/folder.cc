#include "cli/folder.h"

namespace jixiao::cli {

std::string RenderForms(const std::vector<Form>& forms, const CommonOptions& common) {
  switch (common.format) {
    case Format::kHtml:
      return FormsToHtml(forms, common.language);
    case Format::kText:
    case Format::kMarkdown:
      return FormsToMarkdown(forms, common.language);
    default:
      return FormsToJson(forms, common.language) + "\n";
  }
}

bool IsFormFormat(const CommonOptions& common, Messages& messages) {
  if (common.format != Format::kCsv) return true;
  messages.Error(Label{"--form 没有 csv 格式；请用 html、markdown 或 json",
                       "--form has no csv; take html, markdown or json"}
                     .In(messages.language()));
  return false;
}

}  // namespace jixiao::cli
