#include "cli/records.h"

#include <unistd.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/table.h"

namespace jixiao::cli {
namespace {

// The name of a file without folders and end.
std::string StemOf(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  const std::size_t point = name.rfind('.');
  if (point != std::string::npos && point != 0) name.resize(point);
  return name;
}

bool IsObject(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first != std::string_view::npos && text[first] == '{';
}

// Grids are what other files were taken apart into; they say so before their first cell.
bool IsGrids(std::string_view text) {
  const std::size_t grids = text.find("\"grids\"");
  return grids != std::string_view::npos && grids < text.find('[');
}

Result<Records> ReadTables(const std::string& path, const std::string& text) {
  if (!IsObject(text)) return RecordsFromCsv(StemOf(path), text);
  if (!IsGrids(text)) return RecordsFromJson(text);
  const auto grids = GridsFromJson(text);
  if (!grids.ok()) return grids.status();
  return RecordsFromGrids(grids->grids);
}

bool AddFile(const std::string& path, Records& records, Messages& messages) {
  const auto text = LoadText(path, /*always_name_encoding=*/false, messages);
  if (!text) return false;
  auto read = ReadTables(path, *text);
  if (!read.ok()) {
    messages.Add(path, read.status());
    return false;
  }
  AppendRecords(*std::move(read), records);
  return true;
}

std::string ListAsText(Language language) {
  Table table{{{Label{"名称", "Name"}.In(language), 20},
               {Label{"标题", "Title"}.In(language), 30},
               {Label{"说明", "Description"}.In(language), 56}},
              {}};
  for (const RecordProfile& profile : RecordProfiles()) {
    table.rows.push_back(
        {profile.name, profile.title.In(language), profile.description.In(language)});
  }
  return RenderText(table);
}

std::string ListAsJson(Language language) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const RecordProfile& profile : RecordProfiles()) {
    list.push_back({{"name", profile.name},
                    {"title", profile.title.In(language)},
                    {"description", profile.description.In(language)}});
  }
  return list.dump(2) + "\n";
}

}  // namespace

std::optional<RecordProfile> LoadProfile(const std::string& name_or_file, Messages& messages) {
  if (const RecordProfile* profile = FindRecordProfile(name_or_file)) return *profile;
  if (name_or_file != kStandardInput && access(name_or_file.c_str(), F_OK) != 0) {
    std::string names;
    for (const RecordProfile& profile : RecordProfiles()) {
      names += (names.empty() ? "" : ", ") + profile.name;
    }
    messages.Error(Label{"没有这个方案，也没有这个文件：", "neither a profile nor a file: "}.In(
                       messages.language()) +
                   name_or_file + Label{"；可用：", "; known profiles: "}.In(messages.language()) +
                   names);
    return std::nullopt;
  }
  const auto text = LoadText(name_or_file, /*always_name_encoding=*/false, messages);
  if (!text) return std::nullopt;
  auto reading = RecordProfileFromJson(*text);
  if (!reading.ok()) {
    messages.Add(name_or_file, reading.status());
    return std::nullopt;
  }
  for (const FieldFault& fault : reading->faults) messages.Add(name_or_file, fault);
  if (!reading->faults.empty()) return std::nullopt;
  return std::move(reading->profile);
}

std::optional<LoadedRecords> LoadRecords(const std::vector<std::string>& paths,
                                         const RecordProfile& profile, Messages& messages) {
  LoadedRecords loaded;
  for (const std::string& path : paths) {
    if (!AddFile(path, loaded.records, messages)) return std::nullopt;
  }
  auto reading = ModelsFromRecords(loaded.records, profile);
  const std::string about = paths.size() == 1 ? paths.front() : profile.name;
  if (!reading.ok()) {
    messages.Add(about, reading.status());
    return std::nullopt;
  }
  messages.Add(about, reading->diagnostics);
  loaded.reading = *std::move(reading);
  return loaded;
}

std::vector<const RecordModel*> ModelsOf(const RecordsReading& reading, RecordRole role,
                                         bool or_all) {
  std::vector<const RecordModel*> of_role, all;
  for (const RecordModel& model : reading.models) {
    all.push_back(&model);
    if (model.role == role) of_role.push_back(&model);
  }
  return of_role.empty() && or_all ? all : of_role;
}

std::string NameOf(const RecordModel& model) {
  const Department& department = model.model.department;
  std::string name = department.year ? std::to_string(*department.year) + " " : std::string();
  if (!department.code.empty()) name += department.code + " ";
  return name + std::string(RecordRoleName(model.role));
}

int WriteRecords(const CommonOptions& common, const std::vector<std::string>& paths,
                 const std::optional<std::string>& profile_name, Messages& messages,
                 const std::function<Status(const RecordsReading&, RecordWriter&)>& add) {
  if (!profile_name) {
    messages.Error(Label{"--format records 需要 --profile", "--format records needs --profile"}.In(
        common.language));
    return kUnusable;
  }
  const auto profile = LoadProfile(*profile_name, messages);
  if (!profile) return kUnusable;
  auto loaded = LoadRecords(paths, *profile, messages);
  if (!loaded || loaded->reading.models.empty()) return kUnusable;
  RecordWriter writer(std::move(loaded->records), *profile, common.language);
  if (const Status status = add(loaded->reading, writer); !status.ok()) {
    messages.Error(status.message());
    return kUnusable;
  }
  Output output(common.output);
  output.Write(RecordsToJson(writer.records()) + "\n");
  return Finish(output, messages);
}

int RunProfile(const CommonOptions& common, const std::optional<std::string>& name) {
  Messages messages(common);
  Output output(common.output);
  if (!name) {
    output.Write(common.format == Format::kText ? ListAsText(common.language)
                                                : ListAsJson(common.language));
    return Finish(output, messages);
  }
  const auto profile = LoadProfile(*name, messages);
  if (!profile) return kUnusable;
  output.Write(RecordProfileToJson(*profile) + "\n");
  return Finish(output, messages);
}

}  // namespace jixiao::cli
