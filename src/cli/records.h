// Rows of the integrated budget system as files: profiles by name or file, tables of JSON and CSV.
#ifndef JIXIAO_CLI_RECORDS_H_
#define JIXIAO_CLI_RECORDS_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/common.h"
#include "jixiao/records.hpp"

namespace jixiao::cli {

/// A built-in profile by name, else a profile file.
std::optional<RecordProfile> LoadProfile(const std::string& name_or_file, Messages& messages);

struct LoadedRecords {
  Records records;
  RecordsReading reading;
};

/// The tables of all files together: JSON by content; else CSV, whose table is the file's name
/// without its end. Nothing where a file cannot be used.
std::optional<LoadedRecords> LoadRecords(const std::vector<std::string>& paths,
                                         const RecordProfile& profile, Messages& messages);

/// The models of one role; where there are none, nothing unless `or_all`.
std::vector<const RecordModel*> ModelsOf(const RecordsReading& reading, RecordRole role,
                                         bool or_all);

/// Which of several models it is: "2024 471001 self_assessment".
std::string NameOf(const RecordModel& model);

/// Puts the results of a command into the rows of `paths` and writes them. `add` computes and adds
/// them; its failure is one of the command. The exit status of the command.
int WriteRecords(const CommonOptions& common, const std::vector<std::string>& paths,
                 const std::optional<std::string>& profile, Messages& messages,
                 const std::function<Status(const RecordsReading&, RecordWriter&)>& add);

}  // namespace jixiao::cli

#endif  // JIXIAO_CLI_RECORDS_H_
