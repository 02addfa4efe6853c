// The department's part of a filing: cover, contents, overall goal, itemised goals, safeguards.
#ifndef JIXIAO_DOCUMENT_DEPARTMENT_READER_H_
#define JIXIAO_DOCUMENT_DEPARTMENT_READER_H_

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "document/row.h"
#include "document/text.h"
#include "jixiao/model.hpp"

namespace jixiao::document {

class DepartmentReader {
 public:
  explicit DepartmentReader(Findings& findings) : findings_(findings) {}

  /// Whether the text is the heading of a part or a section of a filing, without a page number.
  static bool IsHeading(std::string_view text);
  /// The issuer that a line names: what stands before 编制, or after 编制单位: and its like; empty
  /// where it names none.
  static std::string_view IssuerOf(std::string_view text);
  /// Takes a line of prose; `row` holds one text.
  void Accept(const Row& row);
  /// Takes the year of a table's title, where no cover states one.
  void OfferYear(int year);
  /// Takes the year in a project's name, where nothing else states one.
  void OfferDoubtfulYear(int year);
  /// The year as known so far.
  std::optional<int> year() const {
    return cover_year_ ? cover_year_ : offered_year_ ? offered_year_ : dated_year_;
  }
  /// Takes the department that a table's head names, where no cover does.
  void OfferName(const std::string& name);
  /// Name, year, goals and safeguards; code and unit are not this room's part.
  void Finish(Department& department);

 private:
  enum class Section { kCover, kNone, kOverall, kItems, kSafeguards };
  struct Heading {
    std::string key;
    Section section = Section::kNone;
  };

  static std::optional<Heading> HeadingOf(std::string_view text);
  bool SkipContents(std::string_view text, const std::optional<Heading>& heading, bool page);
  void AcceptCover(const Row& row, std::string_view text);
  void AcceptItem(std::string_view text, bool adjacent);
  void AcceptSafeguard(std::string_view text, bool adjacent);

  Findings& findings_;
  Section section_ = Section::kCover;
  bool in_contents_ = false;
  std::set<std::string> contents_;

  std::string issuer_;  // from the line that says who drew the filing up
  Cell issuer_cell_;
  std::string cover_name_;  // lines of the cover above its title, joined
  bool cover_name_closed_ = false;
  std::string body_line_;  // a cover line that ends like a public body's name
  std::optional<int> cover_year_;
  std::optional<int> dated_year_;  // a year of the cover without the word budget
  std::optional<int> offered_year_;
  std::string offered_name_;

  Department read_;
  std::optional<Enumerator::Style> item_style_;
  std::string* open_field_ = nullptr;  // of the last goal: where plain lines go
};

}  // namespace jixiao::document

#endif  // JIXIAO_DOCUMENT_DEPARTMENT_READER_H_
