// The texts of the built-in profiles, as they stand in src/records/profiles.
#ifndef JIXIAO_RECORDS_PROFILE_FILES_H_
#define JIXIAO_RECORDS_PROFILE_FILES_H_

#include <span>
#include <string_view>

namespace jixiao::records {

/// In the order of their names. They live as long as the program.
std::span<const std::string_view> ProfileFiles();

}  // namespace jixiao::records

#endif  // JIXIAO_RECORDS_PROFILE_FILES_H_
