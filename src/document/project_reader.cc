#include "document/project_reader.h"

#include <algorithm>

#include "document/amount.h"
#include "document/text.h"

namespace jixiao::document {
namespace {

using std::string_view;

Label FirstLabel(const Row& row) {
  const std::size_t first = row.FirstFilled();
  if (first == row.cells.size()) return Label::kNone;
  const Label label = LabelOf(row.cells[first].text);
  return label != Label::kNone ? label : LabelledValueOf(row.cells[first].text).label;
}

bool IsHeadLabel(Label label) {
  return label == Label::kCode || label == Label::kMisnamedCode || label == Label::kName;
}

bool IsBody(Label label) {
  return label == Label::kSupervisor || label == Label::kImplementer || label == Label::kPerson;
}

// Labels that stand in front of their values in a row of the head or of the money.
bool IsField(Label label) {
  switch (label) {
    case Label::kCode:
    case Label::kMisnamedCode:
    case Label::kName:
    case Label::kSupervisor:
    case Label::kImplementer:
    case Label::kPerson:
    case Label::kMoneySection:
    case Label::kTotal:
    case Label::kFiscal:
    case Label::kCarriedOver:
    case Label::kOther:
    case Label::kPurpose:
    case Label::kOpening:
    case Label::kAdjusted:
    case Label::kSpent:
    case Label::kRate:
    case Label::kExecutionWeight:
    case Label::kWeight:
    case Label::kScore:
      return true;
    default:
      return false;
  }
}

bool IsMoney(Label label) {
  switch (label) {
    case Label::kTotal:
    case Label::kFiscal:
    case Label::kCarriedOver:
    case Label::kOther:
    case Label::kOpening:
    case Label::kAdjusted:
    case Label::kSpent:
      return true;
    default:
      return false;
  }
}

// The text that follows `wanted` in the row, in the next cell or after a colon.
string_view ValueOf(const Row& row, bool (*wanted)(Label)) {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const LabelledValue inside = LabelledValueOf(row.cells[i].text);
    if (wanted(inside.label)) return inside.value;
    if (!wanted(LabelOf(row.cells[i].text))) continue;
    for (std::size_t j = i + 1; j < row.cells.size(); ++j) {
      if (!row.cells[j].empty()) return row.cells[j].text;
    }
  }
  return {};
}

std::string JoinedName(string_view text) {
  std::optional<std::string> joined = JoinSplitWords(text);
  return joined ? *joined : std::string(text);
}

}  // namespace

ProjectReader::ProjectReader(Findings& findings, std::string unit, const Row& first_row)
    : findings_(findings),
      unit_stated_(!unit.empty()),
      plan_(findings),
      goals_(findings),
      money_(findings),
      indicators_(findings) {
  project_.budget.unit = std::move(unit);
  place_.span = first_row.span;
  place_.line = first_row.line;
}

bool ProjectReader::IsHead(const Row& row, bool among_indicators) {
  if (among_indicators) return IsHeadLabel(FirstLabel(row));
  return std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
    return IsHeadLabel(LabelOf(cell.text)) || IsHeadLabel(LabelledValueOf(cell.text).label);
  });
}

bool ProjectReader::IsAnother(const Row& row) const {
  const string_view code = ValueOf(
      row, [](Label label) { return label == Label::kCode || label == Label::kMisnamedCode; });
  if (!code.empty() && !project_.code.empty()) return code != project_.code;
  const string_view name = ValueOf(row, [](Label label) { return label == Label::kName; });
  if (!name.empty() && !project_.name.empty()) return JoinedName(name) != project_.name;
  return !project_.indicators.empty();
}

void ProjectReader::NoteLabel(const Cell& cell) {
  if (!TooLongForName(cell.text) && JoinSplitWords(cell.text)) {
    findings_.Add(DiagnosticCode::kSplitWord, cell, {Excerpt(cell.text)});
  }
}

void ProjectReader::ReportUnplaced(const Row& row, std::size_t from) {
  for (std::size_t i = from; i < row.cells.size(); ++i) {
    const Cell& cell = row.cells[i];
    if (!cell.empty()) findings_.Add(DiagnosticCode::kUnplacedCell, cell, {Excerpt(cell.text)});
  }
}

// Conclusions and names of persons below the rows.
void ProjectReader::ReportOutside(const Row& row) {
  for (const Cell& cell : row.cells) {
    if (cell.empty()) continue;
    findings_.Add(DiagnosticCode::kTextOutsideTable, cell, {Excerpt(cell.text)});
  }
}

void ProjectReader::Accept(const Row& row) {
  if (IndicatorTable::IsHeader(row)) {
    for (const Cell& cell : row.cells) NoteLabel(cell);
    indicators_.SetHeader(row);
    section_ = Section::kIndicators;
    return;
  }
  if (section_ == Section::kIndicators) return AcceptIndicatorRow(row);
  if (section_ == Section::kClosed) {
    return ReportOutside(row);
  }
  if (AcceptLabelled(row)) {
    for (const Cell& cell : row.cells) {
      if (LabelOf(cell.text) != Label::kNone) NoteLabel(cell);
    }
    return;
  }
  AcceptUnlabelled(row);
}

void ProjectReader::AcceptIndicatorRow(const Row& row) {
  const Label label = FirstLabel(row);
  if (label == Label::kTotalScore) {
    indicators_.AddTotal(row, project_);
    section_ = Section::kClosed;
  } else if (label == Label::kClosing) {
    section_ = Section::kClosed;
    ReportOutside(row);
  } else {
    indicators_.AddRow(row, project_);
  }
}

bool ProjectReader::AcceptLabelled(const Row& row) {
  std::size_t expected = 0;
  std::size_t reached = 0;
  std::size_t dates = 0;
  std::size_t fields = 0;
  for (const Cell& cell : row.cells) {
    const Label label = LabelOf(cell.text);
    expected += label == Label::kExpectedGoals ? 1 : 0;
    reached += label == Label::kReachedGoals ? 1 : 0;
    fields += IsField(label) || IsField(LabelledValueOf(cell.text).label) ? 1 : 0;
    dates += PlanReader::IsHeading(cell) ? 1 : 0;
  }
  const Label first = FirstLabel(row);
  const std::size_t value = row.FirstFilled() + 1;
  if (expected > 0 && reached > 0) {
    OpenGoalPairs(row);
  } else if (first == Label::kPlan) {
    plan_.SetLabel(row.cells[row.FirstFilled()]);
    section_ = Section::kPlan;
    AcceptPlanRow(row, value);
  } else if (dates >= 2) {
    section_ = Section::kPlan;
    AcceptPlanRow(row, 0);
  } else if (first == Label::kGoals || first == Label::kExpectedGoals) {
    section_ = Section::kGoals;
    AcceptGoals(row, value);
  } else if (first == Label::kIndicatorSection) {
    ReportUnplaced(row, value);
  } else if (MoneyTable::IsHeader(row)) {
    for (const Cell& cell : row.cells) {
      if (LabelOf(cell.text) != Label::kNone) TakeLabelUnit(cell);
    }
    money_.SetHeader(row);
    pending_.clear();
    section_ = Section::kMoney;
  } else if (section_ == Section::kMoney && money_.AddRow(row, project_.budget)) {
    return true;
  } else if (fields > 0 &&
             (IsField(first) || section_ == Section::kHead || section_ == Section::kPurpose)) {
    ReadFields(row);
  } else {
    return false;
  }
  return true;
}

void ProjectReader::AcceptUnlabelled(const Row& row) {
  switch (section_) {
    case Section::kPlan:
      return AcceptPlanRow(row, 0);
    case Section::kGoals:
      return AcceptGoals(row, 0);
    case Section::kGoalPairs:
      return AcceptGoalPair(row);
    case Section::kPurpose:
      if (TakePendingAmounts(row)) return;
      if (row.FilledCells() == 1) return AppendPurpose(row.cells[row.FirstFilled()]);
      return ReportUnplaced(row, 0);
    default:
      if (!TakePendingAmounts(row)) ReportUnplaced(row, 0);
  }
}

void ProjectReader::AcceptPlanRow(const Row& row, std::size_t from) {
  for (std::size_t i = from; i < row.cells.size(); ++i) plan_.AddCell(row.cells[i], i);
}

void ProjectReader::AcceptGoals(const Row& row, std::size_t from) {
  for (std::size_t i = from; i < row.cells.size(); ++i) {
    const Label label = LabelOf(row.cells[i].text);
    const bool heading = label == Label::kGoals || label == Label::kExpectedGoals;
    if (!heading) goals_.Add(row.cells[i]);
  }
}

void ProjectReader::OpenGoalPairs(const Row& row) {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Label label = LabelOf(row.cells[i].text);
    if (label == Label::kExpectedGoals) expected_goals_ = i;
    if (label == Label::kReachedGoals) reached_goals_ = i;
  }
  goal_pair_column_.reset();
  section_ = Section::kGoalPairs;
}

// What stands under the second heading, or beyond the first of two texts, tells what was reached.
void ProjectReader::AcceptGoalPair(const Row& row) {
  const std::size_t first = row.FirstFilled();
  if (!goal_pair_column_) goal_pair_column_ = first;
  if (first != *goal_pair_column_) return ReportOutside(row);
  const bool alone = row.FilledCells() == 1;
  bool expected_seen = false;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Cell& cell = row.cells[i];
    if (cell.empty() || LabelOf(cell.text) == Label::kGoals) continue;
    const bool expected = alone ? i < std::max(reached_goals_, expected_goals_ + 1)
                                : !std::exchange(expected_seen, true);
    if (expected) {
      goals_.Add(cell);
    } else {
      findings_.Add(DiagnosticCode::kGoalResultNotKept, cell, {Excerpt(cell.text)});
    }
  }
}

void ProjectReader::ReadFields(const Row& row) {
  pending_.clear();
  bool amounts = false;
  Label open = Label::kNone;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Cell& cell = row.cells[i];
    if (cell.empty()) continue;
    const LabelledValue inside = LabelledValueOf(cell.text);
    const Label label = LabelOf(cell.text);
    const bool takes_any = open == Label::kName || IsBody(open);
    if (IsField(inside.label)) {
      SetField(inside.label, cell, inside.value);
      amounts = amounts || IsMoney(inside.label);
      open = Label::kNone;
    } else if (IsField(label) && !(takes_any && !IsHeadLabel(label) && !IsBody(label))) {
      TakeLabelUnit(cell);
      if (label == Label::kExecutionWeight) TakeExecutionWeight(cell);
      if (label == Label::kMisnamedCode) {
        findings_.Add(DiagnosticCode::kProjectCodeLabel, cell, {Excerpt(cell.text)});
      }
      if (IsMoney(label)) pending_.emplace_back(i, label);
      open = label;
    } else if (const std::optional<UnitNotice> notice = UnitNoticeOf(cell.text);
               notice && notice->before.empty()) {
      TakeUnit(notice->unit);
    } else if (open != Label::kNone &&
               (open != Label::kMoneySection || LooksLikeAmount(cell.text))) {
      amounts = amounts || IsMoney(open) || open == Label::kMoneySection;
      SetField(open, cell, cell.text);
      open = Label::kNone;
    } else {
      findings_.Add(DiagnosticCode::kUnplacedCell, cell, {Excerpt(cell.text)});
    }
  }
  if (amounts) pending_.clear();
  const bool money = amounts || !pending_.empty() || open == Label::kMoneySection;
  section_ = money || FirstLabel(row) == Label::kPurpose ? Section::kPurpose : Section::kHead;
}

// "执行率分值（10）": the weight of budget execution stands in the label's brackets.
void ProjectReader::TakeExecutionWeight(const Cell& label) {
  const Cell weight{NameOf(label.text).note, label.span, label.line};
  project_.budget.weight = ReadFigure(weight, "执行率分值", findings_);
}

// "预算数（万元）": the unit of a label is the table's.
void ProjectReader::TakeLabelUnit(const Cell& label) {
  const std::string note = NameOf(label.text).note;
  string_view unit = note;
  for (const string_view prefix : {"单位:", "金额单位:"}) {
    if (unit.starts_with(prefix)) unit.remove_prefix(prefix.size());
  }
  if (!MoneyExponent(unit)) return;
  project_.budget.unit = std::string(unit);
  unit_stated_ = true;
}

void ProjectReader::SetField(Label label, const Cell& cell, string_view text) {
  Budget& budget = project_.budget;
  switch (label) {
    case Label::kCode:
    case Label::kMisnamedCode:
      return SetText(project_.code, "项目编码", cell, text);
    case Label::kName: {
      const std::string name = JoinedName(text);
      if (name != text) findings_.Add(DiagnosticCode::kSplitWord, cell, {Excerpt(text)});
      return SetText(project_.name, "项目名称", cell, name);
    }
    case Label::kMoneySection:
    case Label::kTotal:
    case Label::kOpening:
      return SetAmount(budget.total, cell, text);
    case Label::kFiscal:
      return SetAmount(budget.fiscal, cell, text);
    case Label::kOther:
      return SetAmount(budget.other, cell, text);
    case Label::kAdjusted:
      return SetAmount(budget.adjusted, cell, text);
    case Label::kSpent:
      return SetAmount(budget.spent, cell, text);
    case Label::kCarriedOver: {
      BudgetLine line{BudgetLineKind::kCarriedOver, {}, {}, {}};
      line.opening = ReadAmount(cell, text, budget.unit, findings_);
      if (line.opening) budget.lines.push_back(line);
      return;
    }
    case Label::kExecutionWeight:
    case Label::kWeight:
      budget.weight = ReadFigure(cell, "分值", findings_);
      return;
    case Label::kScore:
      budget.score = ReadFigure(cell, "得分", findings_);
      return;
    case Label::kPurpose:
      return AppendPurpose(Cell{std::string(text), cell.span, cell.line});
    case Label::kSupervisor:
      supervisor_ = JoinedName(text);
      return;
    case Label::kImplementer:
      implementer_ = JoinedName(text);
      return;
    default:
      return;  // Persons, and a rate that follows from the amounts, are not kept.
  }
}

void ProjectReader::SetText(std::string& field, string_view name, const Cell& cell,
                            string_view text) {
  if (field.empty()) {
    field = std::string(text);
  } else if (field != text) {
    findings_.Add(DiagnosticCode::kFieldRepeated, cell, {std::string(name), Excerpt(text)});
  }
}

void ProjectReader::SetAmount(std::optional<Decimal>& field, const Cell& cell, string_view text) {
  const std::optional<Decimal> amount = ReadAmount(cell, text, project_.budget.unit, findings_);
  if (!amount) return;
  if (field && *field != *amount) {
    findings_.Add(DiagnosticCode::kFieldRepeated, cell, {field->ToString(), Excerpt(text)});
    return;
  }
  field = amount;
}

// Amounts in the row below a row of labels alone.
bool ProjectReader::TakePendingAmounts(const Row& row) {
  const auto cell_at = [&](std::size_t column) -> const Cell* {
    return column < row.cells.size() && !row.cells[column].empty() ? &row.cells[column] : nullptr;
  };
  const bool fits = std::any_of(pending_.begin(), pending_.end(), [&](const auto& pending) {
    const Cell* const cell = cell_at(pending.first);
    return cell != nullptr && LooksLikeAmount(cell->text);
  });
  if (!fits) return false;
  std::vector<bool> taken(row.cells.size(), false);
  for (const auto& [column, label] : pending_) {
    const Cell* const cell = cell_at(column);
    if (cell == nullptr) continue;
    SetField(label, *cell, cell->text);
    taken[column] = true;
  }
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Cell& cell = row.cells[i];
    if (!cell.empty() && !taken[i]) {
      findings_.Add(DiagnosticCode::kUnplacedCell, cell, {Excerpt(cell.text)});
    }
  }
  pending_.clear();
  return true;
}

void ProjectReader::AppendPurpose(const Cell& cell) {
  AppendContinuation(project_.purpose, cell.text);
}

bool ProjectReader::TakeUnit(const std::string& unit) {
  if (unit_stated_ || section_ == Section::kIndicators || section_ == Section::kClosed) {
    return false;
  }
  project_.budget.unit = unit;
  unit_stated_ = true;
  return true;
}

bool ProjectReader::AcceptText(const Row& row) {
  const Cell& cell = row.cells[row.FirstFilled()];
  switch (section_) {
    case Section::kGoals:
      goals_.Add(cell);
      return true;
    case Section::kPurpose:
      if (project_.purpose.empty() || !row.adjacent) return false;
      AppendPurpose(cell);
      return true;
    case Section::kIndicators: {
      const string_view text = cell.text;
      const string_view word = text.substr(0, std::min(text.find(' '), text.size()));
      if (!IsFirstLevelName(word) && !IsSecondLevelName(word)) return false;
      indicators_.AddUnreadable(row, project_);
      return true;
    }
    default:
      return false;
  }
}

bool ProjectReader::HasAmounts() const {
  const Budget& budget = project_.budget;
  return budget.total || budget.fiscal || budget.other || budget.adjusted || budget.spent ||
         !budget.lines.empty();
}

// "51000021R000000019951-工资性支出": some places print code and name as one.
void ProjectReader::SplitCodeFromName() {
  constexpr std::size_t kMinCode = 12;
  const string_view name = project_.name;
  std::size_t end = 0;
  while (end < name.size() &&
         ((name[end] >= '0' && name[end] <= '9') || (name[end] >= 'A' && name[end] <= 'Z'))) {
    ++end;
  }
  if (!project_.code.empty() || end < kMinCode) return;
  for (const string_view dash : {"-", "—", "－", "_"}) {
    if (!name.substr(end).starts_with(dash)) continue;
    const std::string rest(Trim(name.substr(end + dash.size())));
    if (rest.empty()) return;
    project_.code = std::string(name.substr(0, end));
    project_.name = rest;
    findings_.Add(DiagnosticCode::kCodeInName, place_, {project_.code});
    return;
  }
}

Project ProjectReader::Finish(const std::string& title, const std::string& carried_unit) {
  if (project_.name.empty() && !title.empty()) {
    project_.name = title;
    findings_.Add(DiagnosticCode::kProjectNameMissing, place_, {Excerpt(title)});
  }
  SplitCodeFromName();
  const std::string called = Excerpt(project_.name);
  if (project_.code.empty()) {
    findings_.Add(DiagnosticCode::kProjectCodeMissing, place_, {called});
  }
  if (project_.budget.unit.empty() && !unit_stated_ && HasAmounts()) {
    project_.budget.unit = carried_unit;
    findings_.Add(carried_unit.empty() ? DiagnosticCode::kHeaderUnitMissing
                                       : DiagnosticCode::kHeaderUnitCarried,
                  place_, {carried_unit.empty() ? called : carried_unit});
  }
  const bool self_assessment =
      project_.budget.spent || project_.budget.adjusted || project_.score || project_.budget.score;
  if (plan_.empty() && !self_assessment) {
    findings_.Add(DiagnosticCode::kPlanMissing, place_, {called});
  }
  if (project_.indicators.empty()) {
    findings_.Add(DiagnosticCode::kIndicatorsMissing, place_, {called});
  }
  project_.payment_plan = plan_.Finish(place_);
  project_.goals = goals_.Take();
  return std::move(project_);
}

}  // namespace jixiao::document
