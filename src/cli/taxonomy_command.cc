// `jixiao taxonomy`: lists the sets of levels; prints one as JSON, to copy and change.
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/table.h"

namespace jixiao::cli {
namespace {

std::string ListAsText(Language language) {
  Table table{{{Label{"名称", "Name"}.In(language), 22},
               {Label{"标题", "Title"}.In(language), 34},
               {Label{"说明", "Description"}.In(language), 50}},
              {}};
  for (const Taxonomy& taxonomy : Taxonomies()) {
    table.rows.push_back(
        {taxonomy.name, taxonomy.title.In(language), taxonomy.description.In(language)});
  }
  return RenderText(table);
}

std::string ListAsJson(Language language) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Taxonomy& taxonomy : Taxonomies()) {
    list.push_back({{"name", taxonomy.name},
                    {"title", taxonomy.title.In(language)},
                    {"description", taxonomy.description.In(language)}});
  }
  return list.dump(2) + "\n";
}

// A built-in one by its name, else a file.
std::optional<Taxonomy> LoadTaxonomy(const std::string& name_or_file, Messages& messages) {
  if (const Taxonomy* const taxonomy = FindTaxonomy(name_or_file)) return *taxonomy;
  const auto text = LoadText(name_or_file, /*always_name_encoding=*/false, messages);
  if (!text) return std::nullopt;
  auto reading = TaxonomyFromJson(*text);
  if (!reading.ok()) {
    messages.Add(name_or_file, reading.status());
    return std::nullopt;
  }
  for (const FieldFault& fault : reading->faults) messages.Add(name_or_file, fault);
  if (!reading->faults.empty()) return std::nullopt;
  return std::move(reading->taxonomy);
}

}  // namespace

int RunTaxonomy(const CommonOptions& common, const std::optional<std::string>& name) {
  Messages messages(common);
  Output output(common.output);
  if (name) {
    const auto taxonomy = LoadTaxonomy(*name, messages);
    if (!taxonomy) return kUnusable;
    output.Write(TaxonomyToJson(*taxonomy) + "\n");
  } else {
    output.Write(common.format == Format::kText ? ListAsText(common.language)
                                                : ListAsJson(common.language));
  }
  return Finish(output, messages);
}

}  // namespace jixiao::cli
