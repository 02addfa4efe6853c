// Which rows of all tables are one project's. Refuses to read anything but keys.
#ifndef JIXIAO_RECORDS_KEYS_H_
#define JIXIAO_RECORDS_KEYS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "records/layout.h"

namespace jixiao::records {

/// What a row says of whose it is; blank where it does not.
struct RowKey {
  bool whole_department = false;
  std::string_view code;  ///< Of the project, or of the department whose row it is.
  std::string_view division, year, department;
};

RowKey KeyOf(const RowView& row, const Layout& layout);

/// A project of the tables: rows that do not contradict one another in any key.
struct KeyedProject {
  bool whole_department = false;
  std::string code, division, year, department;
};

/// The projects that keys name. Each key must have been added before it is looked for: a row that
/// leaves a key out belongs to the one project that it fits.
class Projects {
 public:
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  void Add(const RowKey& key);
  /// The project whose row it is; npos where none is, or where several could be.
  std::size_t Find(const RowKey& key);
  const KeyedProject& operator[](std::size_t index) const { return projects_[index]; }
  std::size_t size() const { return projects_.size(); }

 private:
  std::size_t Search(const RowKey& key) const;

  std::vector<KeyedProject> projects_;
  // Keys that were added, and what they were found to be: each is looked into once.
  std::unordered_set<std::string> added_;
  std::unordered_map<std::string, std::size_t> found_;
  std::array<std::unordered_map<std::string, std::vector<std::size_t>>, 2> by_code_;
};

}  // namespace jixiao::records

#endif  // JIXIAO_RECORDS_KEYS_H_
