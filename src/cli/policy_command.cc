// `jixiao policy`: lists the policies; prints one as JSON, to copy and change.
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/table.h"

namespace jixiao::cli {
namespace {

std::string ListAsText(Language language) {
  Table table{{{Label{"名称", "Name"}.In(language), 20},
               {Label{"标题", "Title"}.In(language), 30},
               {Label{"说明", "Description"}.In(language), 56}},
              {}};
  for (const Policy& policy : Policies()) {
    table.rows.push_back({policy.name, policy.title.In(language), policy.description.In(language)});
  }
  return RenderText(table);
}

std::string ListAsJson(Language language) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Policy& policy : Policies()) {
    list.push_back({{"name", policy.name},
                    {"title", policy.title.In(language)},
                    {"description", policy.description.In(language)}});
  }
  return list.dump(2) + "\n";
}

}  // namespace

int RunPolicy(const CommonOptions& common, const std::optional<std::string>& name) {
  Messages messages(common);
  Output output(common.output);
  if (name) {
    const auto policy = LoadPolicy(*name, messages);
    if (!policy) return kUnusable;
    output.Write(PolicyToJson(*policy) + "\n");
  } else {
    output.Write(common.format == Format::kText ? ListAsText(common.language)
                                                : ListAsJson(common.language));
  }
  return Finish(output, messages);
}

}  // namespace jixiao::cli
