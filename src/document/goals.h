// A project's goals: numbered in one cell, one to a row, or cut over several rows.
#ifndef JIXIAO_DOCUMENT_GOALS_H_
#define JIXIAO_DOCUMENT_GOALS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "document/row.h"
#include "document/text.h"

namespace jixiao::document {

/// Splits at enumerators that count on in the style of the first ("1." then "2."), so that 11.58 or
/// a list inside a goal does not split it. Goals stand without their enumerators.
class GoalReader {
 public:
  explicit GoalReader(Findings& findings) : findings_(findings) {}

  /// Takes the text of one cell; what opens without an enumerator continues the goal before it.
  void Add(const Cell& cell);
  bool empty() const { return goals_.empty(); }
  std::vector<std::string> Take() { return std::move(goals_); }

 private:
  void Open(const Enumerator& enumerator, const Cell& cell);
  bool Splits(const Enumerator& enumerator, std::string_view text, std::size_t position) const;
  void Append(std::string_view text);

  Findings& findings_;
  std::vector<std::string> goals_;
  std::optional<Enumerator::Style> style_;
  int number_ = 0;
  bool opened_ = false;  // an enumerator stands without its text as yet
};

}  // namespace jixiao::document

#endif  // JIXIAO_DOCUMENT_GOALS_H_
