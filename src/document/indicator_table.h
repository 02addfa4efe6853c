// Rows of indicators under their head, and the total below them.
//
// Aligns short rows, carries levels down, joins rows that go on in the next line, and sets aside
// what is no indicator: placeholders, prompts, headings of levels. Does not judge values.
#ifndef JIXIAO_DOCUMENT_INDICATOR_TABLE_H_
#define JIXIAO_DOCUMENT_INDICATOR_TABLE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/alignment.h"
#include "document/indicator_head.h"
#include "document/row.h"
#include "jixiao/model.hpp"

namespace jixiao::document {

class IndicatorTable {
 public:
  explicit IndicatorTable(Findings& findings) : findings_(findings) {}

  bool has_header() const { return !head_.empty(); }
  const IndicatorHead& head() const { return head_; }
  void SetHeader(const Row& row);
  /// See IndicatorHead::SetHalves; for the head that comes.
  void SetHalves(std::vector<int> ranks) { halves_ = std::move(ranks); }
  /// Takes over the head of another table that goes on here.
  void TakeHead(const IndicatorTable& other) { head_ = other.head_; }
  /// Makes the head whole where its first row of data is at hand.
  void CloseHead(std::optional<int> year) {
    if (!std::exchange(open_, false)) return;
    head_.Resolve(year);
    ReportUnknown();
  }
  bool open() const { return open_; }
  /// Takes a row right below the head as more of it; false where it is a row of its own.
  bool AddSubheader(const Row& row);
  /// What a column of the head says of the row: its text, where the row is aligned so.
  std::string_view TextUnder(const Row& row, Column role);
  void AddRow(const Row& row, std::optional<int> year, Project& project);
  /// Keeps a row whose cells do not stand under the headings as the text of one indicator.
  void AddUnreadable(const Row& row, Project& project);
  /// Takes what a row of totals says: the claimed total, the points of all.
  void AddTotal(const Row& row, Project& project);
  /// Whether the row, read under the head, would be an indicator with a figure.
  bool ReadsAsIndicator(const Row& row);
  /// Reads the standard as target where the head has none and every standard is a threshold.
  void Finish(Project& project);

 private:
  /// The cell under each column; null where there is none.
  struct Placed {
    std::vector<const Cell*> cells;
    std::vector<const Cell*> left_over;
    std::vector<const Cell*> repeated;  // what another cell of the row says already
    bool moved = false;
    bool ambiguous = false;
    std::vector<bool> open;  // columns that a cell of `left_over` may belong to
    int shift = 0;
    int worst = 0;  // price of the worst cell under its column
  };

  void ReportUnknown();
  Placed Place(const Row& row) const;
  const Cell* Under(const Placed& placed, Column role) const;
  bool HasOwn(const Placed& placed, Column role) const;
  std::string NameText(const Cell* cell);
  std::optional<std::string> TakeText(const Cell* cell);
  void TakeLevels(const Placed& placed, Project& project);
  void TakeLevel(const Cell& cell, std::string& level, bool second, Project& project);
  void AddLevelWeight(const std::string& level1, const std::string& level2, const Decimal& weight,
                      Project& project);
  void TakeLevelPoints(const Placed& placed, Project& project);
  bool Continues(const Placed& placed, const Project& project) const;
  void Continue(const Placed& placed, Project& project);
  bool SetAside(const Row& row, const Placed& placed);
  Indicator IndicatorOf(const Row& row, const Placed& placed, Project& project);
  void TakeExtras(const Placed& placed, Indicator& indicator, Project& project);
  void TakeListedMoney(const HeadColumn& column, const Cell& cell, Project& project);
  static void AddLabelled(std::vector<LabelledText>& list, const std::string& label,
                          const std::string& text);

  Findings& findings_;
  IndicatorHead head_;
  bool open_ = false;  // the head may go on
  std::vector<Cell> head_cells_;
  std::vector<int> halves_;
  std::string level1_;
  std::string level2_;
  std::string name_;
};

}  // namespace jixiao::document

#endif  // JIXIAO_DOCUMENT_INDICATOR_TABLE_H_
