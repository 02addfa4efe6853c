// The payment plan (资金支出计划): cumulative percentages at the ends of March, June, October and
// December, from cells that published text has shifted or lost.
//
// A date written in a value's own cell wins. Where every value stands under a heading, columns
// decide; else one shift common to the row; else order. A date that is not stated stays empty. An
// entry is uncertain where another of these readings would give it another figure. Does not judge
// the figures: a decreasing plan is a matter of review.
#ifndef JIXIAO_DOCUMENT_PLAN_H_
#define JIXIAO_DOCUMENT_PLAN_H_

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "document/row.h"
#include "jixiao/model.hpp"

namespace jixiao::document {

class PlanReader {
 public:
  explicit PlanReader(Findings& findings) : findings_(findings) {}

  /// Takes one cell of the plan's rows, at its column; empty cells say nothing.
  void AddCell(const Cell& cell, std::size_t column);
  bool empty() const { return !label_.has_value() && !seen_; }
  /// The cell that names the plan, for diagnostics about what is missing.
  void SetLabel(const Cell& label) {
    if (!label_) label_ = Cell{{}, label.span, label.line};
  }
  /// The four entries, with a diagnostic for every departure from the form; `project_place` is
  /// where the project begins, for a plan that has no cell of its own.
  std::vector<PaymentPlanEntry> Finish(const Cell& project_place);

  /// Whether the cell holds a date of the plan and no value.
  static bool IsHeading(const Cell& cell);

  static constexpr std::size_t kDates = 4;

 private:
  using Date = std::size_t;  // index into the four dates
  struct Value {
    Decimal percent;
    std::size_t column = 0;
    Cell cell;
  };

  void AddHeading(Date date, std::size_t column);
  void Assign(Date date, const Value& value);
  bool AssignByColumns();
  bool AssignByShift();
  void AssignByOrder();
  std::optional<Date> HeadingAt(std::size_t column) const;
  std::optional<Date> RivalOf(const Value& value, Date chosen) const;
  static bool LeavesRoom(Date date, std::size_t index, std::size_t count);
  void MarkRivals(const std::vector<Date>& chosen);
  std::optional<std::vector<Date>> ShiftedBy(std::ptrdiff_t shift) const;
  void ReportMissing(const Cell& project_place);

  Findings& findings_;
  std::optional<Cell> label_;
  bool seen_ = false;
  std::array<std::optional<std::size_t>, kDates> heading_columns_;
  std::vector<Value> values_;  // without a date of their own, in order
  std::array<std::optional<Decimal>, kDates> percents_;
  std::array<bool, kDates> uncertain_{};
};

}  // namespace jixiao::document

#endif  // JIXIAO_DOCUMENT_PLAN_H_
