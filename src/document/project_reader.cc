#include "document/project_reader.h"

#include <algorithm>

#include "document/amount.h"
#include "document/content.h"
#include "document/labels.h"
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
    case Label::kYear:
    case Label::kAttribute:
    case Label::kTotalScore:
    case Label::kDepartmentScore:
    case Label::kMoneyDetail:
    case Label::kForecastSpent:
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

// The row as the parts of the form see it: what a span carries down says nothing new there.
Row WithoutCovered(const Row& row) {
  Row plain = row;
  for (Cell& cell : plain.cells) {
    if (cell.covered) cell.text.clear();
  }
  return plain;
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

std::optional<int> YearIn(string_view text) {
  const std::string compact = Compact(text);
  if (const std::optional<int> year = FindYear(compact)) return year;
  const bool bare = compact.size() == 4 && compact.find_first_not_of("0123456789") == compact.npos;
  return bare ? FindYear(compact + "年") : std::nullopt;
}

Cell Valued(const Cell& cell, string_view text) {
  Cell valued = cell;
  valued.text = std::string(text);
  return valued;
}

// "项目基本情况", "一、基本信息": the name of a part, which asks for nothing.
bool IsSectionName(string_view text) {
  if (text.size() > 60) return false;
  const std::string key = NameOf(text).key;
  for (const string_view end : {"情况", "信息", "目标", "指标", "内容"}) {
    if (key.ends_with(end)) return true;
  }
  return key.empty();
}

// "注：…", "备注:…", "说明:…" below the rows.
bool IsNote(string_view text) {
  for (const string_view word :
       {"注:", "注：", "备注", "说明", "填表说明", "附:", "附：", "注1", "*注"}) {
    if (text.starts_with(word)) return true;
  }
  return false;
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

void ProjectReader::Accept(const Row& row, std::optional<int> year) {
  if (year) year_ = year;
  if (indicators_.AddSubheader(row)) return;
  if (IndicatorHead::Opens(row)) {
    for (const Cell& cell : row.cells) NoteLabel(cell);
    indicators_.SetHeader(row);
    section_ = Section::kIndicators;
    return;
  }
  if (section_ == Section::kIndicators && AcceptIndicatorRow(row)) return;
  TakeHalves(row);
  const Row plain = WithoutCovered(row);
  if (plain.FilledCells() == 0) return;
  const bool closed = section_ == Section::kClosed;
  if (closed && !Reopens(plain)) return ReportOutside(plain);
  if (AcceptLabelled(plain)) {
    for (const Cell& cell : plain.cells) {
      if (LabelOf(cell.text) != Label::kNone) NoteLabel(cell);
    }
    return;
  }
  if (closed) return ReportOutside(plain);
  AcceptUnlabelled(plain);
}

// Parts come in any order: behind the rows there may be more of the form.
bool ProjectReader::Reopens(const Row& row) const {
  if (MoneyTable::IsHeader(row)) return true;
  const Label first = FirstLabel(row);
  const bool money = IsMoney(first) || first == Label::kMoneySection;
  return (money && !HasAmounts()) || first == Label::kPlan || first == Label::kYear ||
         first == Label::kDepartmentScore || first == Label::kTotalScore || IsBody(first) ||
         (first == Label::kGoals && goals_.empty());
}

// Takes a row of the indicators' part; false where the row belongs to another part.
bool ProjectReader::AcceptIndicatorRow(const Row& row) {
  const Row plain = WithoutCovered(row);
  if (plain.FilledCells() == 0) return true;
  const Label label = FirstLabel(plain);
  if (label == Label::kTotalScore) {
    indicators_.AddTotal(plain, project_);
    section_ = Section::kClosed;
    return true;
  }
  if (label != Label::kNone && !indicators_.ReadsAsIndicator(row)) {
    switch (label) {
      case Label::kClosing:
      case Label::kPerson:
        section_ = Section::kClosed;
        ReportOutside(plain);
        return true;
      case Label::kGoals:
      case Label::kExpectedGoals:
      case Label::kReachedGoals:
      case Label::kPlan:
      case Label::kMoneySection:
      case Label::kDepartmentScore:
      case Label::kSupervisor:
      case Label::kImplementer:
      case Label::kYear:
        section_ = Section::kHead;
        return false;
      default:
        break;
    }
  }
  if (MoneyTable::IsHeader(plain)) return false;
  if (row.FilledCells() == 1 && !IsFirstLevelName(plain.cells[plain.FirstFilled()].text) &&
      !IsSecondLevelName(plain.cells[plain.FirstFilled()].text)) {
    const Cell& alone = plain.cells[plain.FirstFilled()];
    if (IsPrompt(alone.text) || IsNote(alone.text)) {
      ReportOutside(plain);
      return true;
    }
  }
  indicators_.AddRow(row, year_, project_);
  return true;
}

bool ProjectReader::AcceptLabelled(const Row& row) {
  std::size_t dates = 0;
  std::size_t fields = 0;
  for (const Cell& cell : row.cells) {
    if (cell.empty()) continue;
    const Label label = LabelOf(cell.text);
    fields += IsField(label) || IsField(LabelledValueOf(cell.text).label) ? 1 : 0;
    dates += PlanReader::IsHeading(cell) ? 1 : 0;
  }
  const Label first = FirstLabel(row);
  const std::size_t value = row.FirstFilled() + 1;
  if (OpenGoalPairs(row)) {
    section_ = Section::kGoalPairs;
  } else if (first == Label::kPlan && !MoneyTable::IsHeader(row)) {
    plan_.SetLabel(row.cells[row.FirstFilled()]);
    findings_.Take(row.cells[row.FirstFilled()], Fate::kHeading);
    section_ = Section::kPlan;
    AcceptPlanRow(row, value);
  } else if (dates >= 2) {
    section_ = Section::kPlan;
    AcceptPlanRow(row, 0);
  } else if (first == Label::kGoals || first == Label::kExpectedGoals ||
             first == Label::kReachedGoals) {
    section_ = Section::kGoals;
    AcceptGoals(row, 0);
  } else if (first == Label::kIndicatorSection) {
    findings_.Take(row.cells[row.FirstFilled()], Fate::kHeading);
    ReportUnplaced(row, value);
  } else if (MoneyTable::IsHeader(row)) {
    for (const Cell& cell : row.cells) {
      if (cell.empty()) continue;
      if (LabelOf(cell.text) != Label::kNone) TakeLabelUnit(cell);
      TakePointsOfBlock(cell);
    }
    money_.SetHeader(row);
    pending_.clear();
    section_ = Section::kMoney;
  } else if (section_ == Section::kMoney && money_.AddRow(row, project_.budget)) {
    return true;
  } else if (first == Label::kClosing && section_ != Section::kHead) {
    ReportOutside(row);
  } else if (fields > 0 && (IsField(first) || section_ == Section::kHead ||
                            section_ == Section::kPurpose || section_ == Section::kMoney)) {
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
  for (std::size_t i = from; i < row.cells.size(); ++i) {
    plan_.AddCell(row.cells[i], i);
    if (findings_.IsOpen(row.cells[i])) findings_.Take(row.cells[i], Fate::kUsed);
  }
}

// Goals as label and text, side by side; what stands behind a label of results was reached.
void ProjectReader::AcceptGoals(const Row& row, std::size_t from) {
  bool reached = false;
  for (std::size_t i = from; i < row.cells.size(); ++i) {
    const Cell& cell = row.cells[i];
    if (cell.empty()) continue;
    const Label label = LabelOf(cell.text);
    if (label == Label::kGoals || label == Label::kExpectedGoals || label == Label::kReachedGoals) {
      reached = label == Label::kReachedGoals;
      findings_.Take(cell, Fate::kHeading);
    } else {
      AddGoal(cell, reached);
    }
  }
}

void ProjectReader::AddGoal(const Cell& cell, bool reached) {
  if (reached) {
    findings_.Add(DiagnosticCode::kGoalResultNotKept, cell, {Excerpt(cell.text)});
  } else if (IsPrompt(cell.text)) {
    findings_.Add(DiagnosticCode::kPlaceholderRow, cell, {Excerpt(cell.text)});
  } else {
    const LabelledValue inside = LabelledValueOf(cell.text);
    const bool labelled = inside.label == Label::kGoals || inside.label == Label::kExpectedGoals;
    Cell goal = cell;
    if (labelled) goal.text = std::string(inside.value);
    goals_.Add(goal);
    findings_.Take(cell, Fate::kUsed);
  }
}

// A row of labels alone, one for the goals and behind it one for what was reached.
bool ProjectReader::OpenGoalPairs(const Row& row) {
  std::optional<std::size_t> expected;
  std::optional<std::size_t> reached;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (row.cells[i].empty()) continue;
    const Label label = LabelOf(row.cells[i].text);
    if (label == Label::kGoals || label == Label::kExpectedGoals) expected = i;
    if (label == Label::kReachedGoals) reached = i;
    if (label == Label::kNone && !IsSectionName(row.cells[i].text)) return false;
  }
  if (!expected || !reached || *reached < *expected) return false;
  expected_goals_ = *expected;
  reached_goals_ = *reached;
  goal_pair_column_.reset();
  for (const Cell& cell : row.cells) findings_.Take(cell, Fate::kHeading);
  return true;
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
    if (cell.empty()) continue;
    if (LabelOf(cell.text) == Label::kGoals) {
      findings_.Take(cell, Fate::kHeading);
      continue;
    }
    const bool expected = alone ? i < std::max(reached_goals_, expected_goals_ + 1)
                                : !std::exchange(expected_seen, true);
    AddGoal(cell, !expected);
  }
}

// "实施期目标 | 年度目标": what stands below comes twice, for each of the two.
void ProjectReader::TakeHalves(const Row& row) {
  std::vector<int> ranks;
  for (const Cell& cell : row.cells) {
    if (cell.empty() || cell.covered) continue;
    const std::optional<int> rank = PeriodRank(cell.text);
    if (rank && (ranks.empty() || ranks.back() != *rank)) ranks.push_back(*rank);
  }
  if (ranks.size() == 2) indicators_.SetHalves(std::move(ranks));
}

// "预算执行情况(10分)": the block's points are those of budget execution.
void ProjectReader::TakePointsOfBlock(const Cell& cell) {
  if (cell.text.find("分") == std::string::npos || project_.budget.weight) return;
  const LevelName name = SplitLevelName(cell.text);
  const Label label = LabelOf(name.name);
  if (name.points && (label == Label::kMoneySection || label == Label::kRate)) {
    project_.budget.weight = name.points;
  }
}

void ProjectReader::ReadFields(const Row& row) {
  pending_.clear();
  bool amounts = false;
  Label open = Label::kNone;
  std::string open_label;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Cell& cell = row.cells[i];
    if (cell.empty()) continue;
    const LabelledValue inside = LabelledValueOf(cell.text);
    const Label label = LabelOf(cell.text);
    const bool goal_label = label == Label::kGoals || label == Label::kReachedGoals ||
                            label == Label::kClosing || label == Label::kIndicatorSection;
    const bool takes_any = open == Label::kName || IsBody(open);
    if (IsField(inside.label)) {
      open_key_ = NameOf(cell.text).key;
      SetField(inside.label, cell, inside.value);
      amounts = amounts || IsMoney(inside.label);
      open = Label::kNone;
    } else if (IsField(label) && !(takes_any && !IsHeadLabel(label) && !IsBody(label) &&
                                   label != Label::kTotalScore &&
                                   label != Label::kDepartmentScore && label != Label::kYear)) {
      TakeLabelUnit(cell);
      findings_.Take(cell, Fate::kHeading);
      if (label == Label::kExecutionWeight) TakeExecutionWeight(cell);
      if (label == Label::kMisnamedCode) {
        findings_.Add(DiagnosticCode::kProjectCodeLabel, cell, {Excerpt(cell.text)});
      }
      if (IsMoney(label)) pending_.emplace_back(i, label);
      open = label;
      open_label = NameOf(cell.text).key;
    } else if (const std::optional<UnitNotice> notice = UnitNoticeOf(cell.text);
               notice && notice->before.empty()) {
      TakeUnit(notice->unit);
      findings_.Take(cell, Fate::kUsed);
    } else if (open != Label::kNone &&
               (open != Label::kMoneySection || LooksLikeAmount(cell.text))) {
      amounts = amounts || IsMoney(open) || open == Label::kMoneySection;
      open_key_ = open_label;
      SetField(open, cell, cell.text);
      open = Label::kNone;
    } else if (goal_label || IsSectionName(cell.text)) {
      findings_.Take(cell, Fate::kHeading);
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
  if (label.text.find("转移支付") != std::string::npos) transfer_ = true;
  const std::string note = NameOf(label.text).note;
  for (std::size_t begin = 0; begin <= note.size();) {
    const std::size_t end = std::min(note.find(';', begin), note.size());
    string_view unit = string_view(note).substr(begin, end - begin);
    begin = end + 1;
    for (const string_view prefix : {"单位:", "金额单位:"}) {
      if (unit.starts_with(prefix)) unit.remove_prefix(prefix.size());
    }
    if (!MoneyExponent(unit)) continue;
    project_.budget.unit = std::string(unit);
    unit_stated_ = true;
  }
}

void ProjectReader::SetField(Label label, const Cell& cell, string_view text) {
  Budget& budget = project_.budget;
  findings_.Take(cell, Fate::kUsed);
  switch (label) {
    case Label::kYear:
      if (const std::optional<int> year = YearIn(text)) year_ = stated_year_ = year;
      return;
    case Label::kTotalScore:
      if (!project_.score) project_.score = ReadFigure(Valued(cell, text), "总分", findings_);
      return;
    case Label::kDepartmentScore:
      project_.department_score = ReadFigure(Valued(cell, text), "主管部门评分", findings_);
      return;
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
      return SetSource(label, cell, text);
    case Label::kOther:
      return SetSource(label, cell, text);
    case Label::kAdjusted:
      return SetAmount(budget.adjusted, cell, text);
    case Label::kSpent:
      return SetAmount(budget.spent, cell, text);
    case Label::kCarriedOver:
      return SetSource(label, cell, text);
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
      TakeSupervisor(JoinedName(text));
      return;
    case Label::kImplementer:
      if (implementer_.empty()) implementer_ = JoinedName(text);
      return;
    default:  // Persons, dates, and a rate that follows from the amounts.
      NotKept(label, cell);
  }
}

// Of several supervising bodies the one that files is the department: not a central one, nor the
// finance department beside it.
void ProjectReader::TakeSupervisor(std::string name) {
  const bool central = open_key_.find("中央") != std::string::npos;
  const bool finance = open_key_.find("财政") != std::string::npos;
  const int rank = finance ? 1 : central ? 2 : 3;
  if (rank <= supervisor_rank_) return;
  supervisor_rank_ = rank;
  supervisor_ = std::move(name);
}

// What the form asks for and the model has no field for.
void ProjectReader::NotKept(Label label, const Cell& cell) {
  findings_.Add(DiagnosticCode::kFieldNotKept, cell,
                {label == Label::kPerson ? "人员" : "表内信息", Excerpt(cell.text)});
}

// A source of money with its sum, where no columns are headed.
void ProjectReader::SetSource(Label label, const Cell& cell, string_view text) {
  const std::optional<Decimal> amount = ReadAmount(cell, text, project_.budget.unit, findings_);
  if (!amount) return;
  if (!money_.AddOpening(label, open_key_, *amount, project_.budget)) {
    findings_.Add(DiagnosticCode::kFieldNotKept, cell, {open_key_, Excerpt(text)});
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
  findings_.Take(cell, Fate::kUsed);
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
      AddGoal(cell, false);
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

void ProjectReader::TakeOver(const IndicatorTable& list, const std::string& code,
                             const std::string& name) {
  indicators_.TakeHead(list);
  project_.code = code;
  project_.name = name;
  section_ = Section::kIndicators;
}

bool ProjectReader::IsNamed(const std::string& code, const std::string& name) const {
  if (code.empty() && name.empty()) return project_.code.empty() && project_.name.empty();
  if (!code.empty() && !project_.code.empty()) return code == project_.code;
  return name == project_.name;
}

void ProjectReader::Name(const std::string& code, const std::string& name) {
  project_.code = code;
  project_.name = name;
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

// A spent sum a thousand times the budget, or a thousandth of it: 元 and 万元 in one table.
void ProjectReader::CheckScale() {
  const Budget& budget = project_.budget;
  const std::optional<Decimal>& planned = budget.adjusted ? budget.adjusted : budget.total;
  if (!planned || !budget.spent || planned->is_zero() || budget.spent->is_zero()) return;
  const Result<Decimal> most = Multiply(*planned, Decimal(1000));
  if (most.ok() && *budget.spent >= *most) {
    findings_.Add(DiagnosticCode::kSpentScale, place_,
                  {budget.spent->ToString(), planned->ToString()});
  }
}

// The day up to which a table in mid-year counts: the end of the month that its heads name.
std::optional<Date> ProjectReader::AsOf(string_view form) const {
  if (!year_) return std::nullopt;
  std::optional<int> month;
  for (const HeadColumn& column : indicators_.head().columns()) {
    if (column.role == Column::kActual || column.role == Column::kPartActual) {
      if (!month) month = LastMonth(column.label);
    }
  }
  if (!month) month = LastMonth(form);
  if (!month) return std::nullopt;
  Date day;
  day.year = static_cast<decltype(day.year)>(*year_);
  day.month = static_cast<decltype(day.month)>(*month);
  day.day = static_cast<decltype(day.day)>(LastDayOfMonth(*year_, *month));
  return day;
}

// What the heads and the title say the table is.
TableKind ProjectReader::KindOf(string_view form) const {
  const IndicatorHead& head = indicators_.head();
  const auto says = [&](string_view word) { return form.find(word) != string_view::npos; };
  if (head.Has(Column::kProjectName) || head.Has(Column::kProjectCode)) return TableKind::kList;
  const bool progress = head.Has(Column::kPartActual) || head.Has(Column::kForecast) ||
                        head.Has(Column::kLikelihood) || says("监控");
  if (progress) return TableKind::kMonitoring;
  if (says("转移支付") || transfer_) return TableKind::kTransfer;
  if (says("部门整体") || says("单位整体") || says("整体支出")) return TableKind::kDepartment;
  const bool self = says("自评") || says("自我评价");
  const bool scored = head.Has(Column::kActual) || head.Has(Column::kScore) ||
                      project_.budget.spent || project_.score;
  if (says("评价") && !self && (scored || head.Has(Column::kStandard)))
    return TableKind::kEvaluation;
  return self || scored ? TableKind::kSelfAssessment : TableKind::kTarget;
}

Project ProjectReader::Finish(const std::string& title, const std::string& form,
                              const std::string& carried_unit) {
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
  if (!implementer_.empty()) project_.implementer = WithoutCode(implementer_);
  money_.Finish(project_.budget);
  indicators_.Finish(project_);
  project_.kind = KindOf(form);
  if (project_.kind == TableKind::kMonitoring) project_.as_of = AsOf(form);
  CheckScale();
  project_.payment_plan = plan_.Finish(place_);
  project_.goals = goals_.Take();
  return std::move(project_);
}

}  // namespace jixiao::document
