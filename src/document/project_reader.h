// One project's table: head, money, purpose, payment plan, goals, indicator rows, in any order that
// their labels announce.
#ifndef JIXIAO_DOCUMENT_PROJECT_READER_H_
#define JIXIAO_DOCUMENT_PROJECT_READER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/goals.h"
#include "document/indicator_table.h"
#include "document/labels.h"
#include "document/money_table.h"
#include "document/plan.h"
#include "document/row.h"
#include "jixiao/model.hpp"

namespace jixiao::document {

class ProjectReader {
 public:
  /// `unit` is the header unit above the table; empty where none stands there.
  ProjectReader(Findings& findings, std::string unit, const Row& first_row);

  /// Whether the row opens a project: it names a code or a name. In indicator rows only its first
  /// text counts, for indicators are named after anything.
  static bool IsHead(const Row& row, bool among_indicators);
  /// Whether the head `row` belongs to another project than this one.
  bool IsAnother(const Row& row) const;
  bool reading_indicators() const { return section_ == Section::kIndicators; }

  /// `year` is the table's, where it is known.
  void Accept(const Row& row, std::optional<int> year);
  /// The year that the table itself states in a field.
  std::optional<int> stated_year() const { return stated_year_; }
  const IndicatorTable& indicators() const { return indicators_; }
  IndicatorTable& indicators() { return indicators_; }
  /// Whether the project is the one of that code or name; with both empty: whether it has neither.
  bool IsNamed(const std::string& code, const std::string& name) const;
  void Name(const std::string& code, const std::string& name);
  /// Takes over the head of a list, whose rows go on with another project.
  void TakeOver(const IndicatorTable& list, const std::string& code, const std::string& name);
  /// Takes the unit of money that a line inside the table states; false where the table has one.
  bool TakeUnit(const std::string& unit);
  /// Takes a line of prose between the rows; false where it has no place in the table.
  bool AcceptText(const Row& row);
  /// 主管部门 and 实施单位 of the head, as they stand; empty where it names none.
  const std::string& supervisor() const { return supervisor_; }
  const std::string& implementer() const { return implementer_; }
  std::size_t indicator_count() const { return project_.indicators.size(); }

  /// The project, with diagnostics for what it lacks. `title` names it where the table does not,
  /// `form` is the whole title; `carried_unit` is the last header unit of the tables above.
  Project Finish(const std::string& title, const std::string& form,
                 const std::string& carried_unit);

 private:
  enum class Section { kHead, kPurpose, kPlan, kGoals, kGoalPairs, kMoney, kIndicators, kClosed };

  bool AcceptLabelled(const Row& row);
  void AcceptUnlabelled(const Row& row);
  bool AcceptIndicatorRow(const Row& row);
  bool Reopens(const Row& row) const;
  bool OpenGoalPairs(const Row& row);
  void AddGoal(const Cell& cell, bool reached);
  void TakePointsOfBlock(const Cell& cell);
  void SetSource(Label label, const Cell& cell, std::string_view text);
  void NotKept(Label label, const Cell& cell);
  TableKind KindOf(std::string_view form) const;
  void CheckScale();
  void AcceptGoalPair(const Row& row);
  void AcceptPlanRow(const Row& row, std::size_t from);
  void AcceptGoals(const Row& row, std::size_t from);
  std::optional<Date> AsOf(std::string_view form) const;
  void TakeHalves(const Row& row);
  void ReadFields(const Row& row);
  void TakeExecutionWeight(const Cell& label);
  void TakeLabelUnit(const Cell& label);
  void SetField(Label label, const Cell& cell, std::string_view text);
  void SetText(std::string& field, std::string_view name, const Cell& cell, std::string_view text);
  void SetAmount(std::optional<Decimal>& field, const Cell& cell, std::string_view text);
  bool TakePendingAmounts(const Row& row);
  void AppendPurpose(const Cell& cell);
  void NoteLabel(const Cell& cell);
  void ReportOutside(const Row& row);
  void SplitCodeFromName();
  void ReportUnplaced(const Row& row, std::size_t from);
  bool HasAmounts() const;

  Findings& findings_;
  Project project_;
  Section section_ = Section::kHead;
  Cell place_;  // where the project begins
  bool unit_stated_;
  void TakeSupervisor(std::string name);

  bool transfer_ = false;
  std::string open_key_;  // the label whose value is taken
  int supervisor_rank_ = 0;
  std::optional<int> year_;
  std::optional<int> stated_year_;
  std::string supervisor_;
  std::string implementer_;
  PlanReader plan_;
  GoalReader goals_;
  MoneyTable money_;
  IndicatorTable indicators_;
  std::size_t expected_goals_ = 0;  // columns of the pair of goal cells
  std::size_t reached_goals_ = 0;
  std::optional<std::size_t> goal_pair_column_;         // where the pairs begin
  std::vector<std::pair<std::size_t, Label>> pending_;  // labels whose amounts stand below them
};

}  // namespace jixiao::document

#endif  // JIXIAO_DOCUMENT_PROJECT_READER_H_
