// Published text → model: finds the parts of a filing and hands each to its reader.
//
// Reads UTF-8 only and does not judge what a filing says: sums that disagree, plans that decrease
// or targets without a figure are matters of review. Nothing is guessed: what is not stated stays
// empty, and what cannot be read is kept or reported with its text.
#include "jixiao/document.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "base/document_size.h"
#include "document/content.h"
#include "document/department_reader.h"
#include "document/heads.h"
#include "document/labels.h"
#include "document/project_reader.h"
#include "document/row.h"
#include "document/row_joiner.h"
#include "document/text.h"

namespace jixiao {
namespace document {
namespace {

class FilingReader {
 public:
  explicit FilingReader(const Limits& limits) : row_limit_(limits.rows), department_(findings_) {}

  Findings& findings() { return findings_; }
  /// Reads what `rows`, made with findings(), gives.
  Result<ModelReading> Read(RowReader& rows);

 private:
  struct PendingTitle {
    Title title;
    Cell cell;
  };
  struct PendingUnit {
    BudgetUnit unit;
    Cell cell;
  };

  void MergeRepeated(Row& row);
  void Accept(const Row& row);
  bool AcceptAsText(const Row& row);
  void AcceptProse(const Row& row);
  void AcceptTableRow(const Row& row);
  void AcceptListRow(const Row& row);
  std::optional<int> TableYear() const;
  bool TakeNotices(const Row& row);
  bool TakeTitle(const Cell& cell);
  bool OpensTable(const Row& row) const;
  bool ContinuesProject() const;
  void OpenProject(const Row& row);
  void CloseProject();
  void NameUnit(const PendingUnit& unit);
  void NameUnitFromHead(const std::string& implementer);
  void ReportOrphans();
  void AddAccount(const std::string& table);

  Findings findings_;
  std::size_t row_limit_;
  DepartmentReader department_;
  Model model_;
  std::size_t closed_rows_ = 0;

  std::optional<ProjectReader> project_;
  std::string project_title_;
  std::optional<PendingTitle> title_;
  std::optional<PendingUnit> unit_;
  std::string fresh_money_unit_;  // stated since the last table began
  std::string money_unit_;        // stated last
  std::string carried_unit_;      // stated last above the table at hand
  std::vector<PendingTitle> orphans_;
  std::set<std::string> titles_with_table_;
  std::string form_;               // the whole title of the table at hand
  std::optional<int> table_year_;  // from its title
  std::vector<CellAccount> account_;
  bool repeats_ = false;  // the text repeats a wide cell in every column that it covers
};

Result<ModelReading> FilingReader::Read(RowReader& rows) {
  RowJoiner joiner(rows, findings_);
  Row row;
  while (joiner.Next(row)) {
    MergeRepeated(row);
    Accept(row);
    findings_.Settle(row);
    const std::size_t indicators = closed_rows_ + (project_ ? project_->indicator_count() : 0);
    if (std::max(indicators, findings_.size()) > row_limit_) {
      return Status(StatusCode::kLimitExceeded,
                    "line " + std::to_string(row.line) + ": more than " +
                        std::to_string(row_limit_) +
                        (indicators > row_limit_ ? " indicator rows" : " defects") +
                        ": split the document, or raise Limits::rows");
    }
  }
  if (!rows.status().ok()) return rows.status();
  CloseProject();
  if (title_) orphans_.push_back(*std::move(title_));
  ReportOrphans();
  department_.Finish(model_.department);
  if (model_.projects.empty()) {
    findings_.Add(DiagnosticCode::kNoProjectFound, TextSpan{}, 1);
  }
  AddAccount({});
  return ModelReading{std::move(model_), findings_.Take(), std::move(account_)};
}

// "项目名称 | 项目名称 | 道路养护 | 道路养护": some programs write a wide cell once for each
// column. Among indicators two columns may say the same, and only labels are taken together.
void FilingReader::MergeRepeated(Row& row) {
  const bool drawn = row.surface == GridSurface::kPipes || row.surface == GridSurface::kTabs ||
                     row.surface == GridSurface::kCommas;
  if (!drawn) return;
  const bool form = !project_ || !project_->reading_indicators() || IndicatorHead::Opens(row);
  for (std::size_t i = 0; i < row.cells.size();) {
    Cell& first = row.cells[i];
    std::size_t end = i + 1;
    while (end < row.cells.size() && !first.empty() && row.cells[end].text == first.text) ++end;
    const std::size_t run = end - i;
    const std::size_t from = i;
    i = end;
    if (run < 2 || IsFigure(first.text) || IsFiller(first.text)) continue;
    const Label name = LabelOf(first.text);
    const bool label = name != Label::kNone || ColumnOf(first.text) != Column::kNone;
    if (form) {
      repeats_ = repeats_ || label || run > 2;
      if (!repeats_) continue;
    } else if (name != Label::kTotalScore && name != Label::kClosing && name != Label::kName &&
               name != Label::kCode) {
      continue;
    }
    first.columns = static_cast<std::uint32_t>(run);
    for (std::size_t j = from + 1; j < end; ++j) {
      findings_.Absorb(row.cells[j]);
      row.cells[j] = Cell();
    }
  }
}

void FilingReader::Accept(const Row& row) {
  if (AcceptAsText(row)) return;
  AcceptTableRow(row);
}

// A line of prose, or a table row that holds nothing but a heading of the page.
bool FilingReader::AcceptAsText(const Row& row) {
  const Cell& first = row.cells[row.FirstFilled()];
  const std::size_t filled = row.FilledCells();
  // A title, and the year below it, may span a sheet.
  const bool prose = row.cells.size() == 1 || (filled == 1 && (!project_ || title_));
  const bool in_text = project_ && !prose && !project_->reading_indicators();
  if (!in_text && TakeNotices(row)) return true;
  if (filled == 1 && TakeTitle(first)) return true;
  if (prose) {
    AcceptProse(row);
    return true;
  }
  const bool contents_line =
      !project_ && filled == 2 && IsPageNumber(row.cells.back().text) &&
      (LabelOf(first.text) == Label::kNone || DepartmentReader::IsHeading(first.text));
  if (contents_line) department_.Accept(row);
  return contents_line;
}

// Code and name of the budget unit, unit of money: alone on a line or side by side.
bool FilingReader::TakeNotices(const Row& row) {
  std::optional<PendingUnit> unit;
  std::string money;
  for (const Cell& cell : row.cells) {
    if (cell.empty()) continue;
    const std::optional<UnitNotice> notice = UnitNoticeOf(cell.text);
    if (notice) money = notice->unit;
    const std::string_view rest = notice ? notice->before : std::string_view(cell.text);
    if (rest.empty()) continue;
    if (const std::string_view issuer = DepartmentReader::IssuerOf(rest);
        !issuer.empty() && row.cells.size() > 1) {
      department_.OfferName(std::string(issuer));
      continue;
    }
    const std::optional<BudgetUnit> named = BudgetUnitOf(rest);
    if (!named && !(notice && row.cells.size() == 1)) return false;
    if (named) unit = PendingUnit{*named, cell};
  }
  if (unit) unit_ = std::move(unit);
  for (const Cell& cell : row.cells) findings_.Take(cell, Fate::kUsed);
  if (money.empty() || (project_ && !title_ && project_->TakeUnit(money))) return true;
  fresh_money_unit_ = money_unit_ = money;
  return true;
}

bool FilingReader::TakeTitle(const Cell& cell) {
  std::optional<Title> title = TitleOf(cell.text);
  if (!title) return false;
  findings_.Take(cell, Fate::kHeading);
  if (title->contents) return true;
  if (const std::optional<int> year = FindYear(Compact(cell.text))) {
    if (title->name.empty() || cell.text.find("年度") != std::string::npos) {
      department_.OfferYear(*year);
    } else {
      department_.OfferDoubtfulYear(*year);
    }
    table_year_ = year;
  }
  if (title_) orphans_.push_back(*std::move(title_));
  title_ = PendingTitle{*std::move(title), cell};
  return true;
}

void FilingReader::AcceptProse(const Row& row) {
  const Cell& cell = row.cells[row.FirstFilled()];
  if (IsPageNumber(cell.text)) return findings_.Take(cell, Fate::kHeading);
  if (DepartmentReader::IsHeading(WithoutPageTail(cell.text))) {
    CloseProject();
    return department_.Accept(row);
  }
  const auto [label, value] = LabelledValueOf(cell.text);
  if (label == Label::kYear) {
    if (const std::optional<int> year = FindYear(Compact(value) + "年")) {
      findings_.Take(cell, Fate::kUsed);
      table_year_ = year;
      return department_.OfferYear(*year);
    }
  }
  const bool opens =
      label == Label::kCode || label == Label::kMisnamedCode || label == Label::kName;
  if (opens || (project_ && !title_ && LabelOf(cell.text) == Label::kMoneySection)) {
    return AcceptTableRow(row);
  }
  if (title_ && !TooLongForName(cell.text)) {  // "（2024年度）" under a title
    const std::optional<int> year = FindYear(Compact(cell.text));
    const bool dated =
        cell.text.find("日期") != std::string::npos || cell.text.find("月") != std::string::npos;
    if (year && !dated) {
      findings_.Take(cell, Fate::kUsed);
      table_year_ = year;
      return department_.OfferYear(*year);
    }
  }
  if (!project_) return department_.Accept(row);
  if (!project_->AcceptText(row)) {
    findings_.Add(DiagnosticCode::kTextOutsideTable, cell, {Excerpt(cell.text)});
  }
}

bool FilingReader::OpensTable(const Row& row) const {
  if (ProjectReader::IsHead(row, false) || IndicatorHead::Opens(row)) return true;
  return title_ && LabelOf(row.cells[row.FirstFilled()].text) != Label::kNone;
}

void FilingReader::AcceptTableRow(const Row& row) {
  const bool head = ProjectReader::IsHead(row, project_ && project_->reading_indicators());
  const bool another = project_ && head && project_->IsAnother(row);
  if (title_ && ContinuesProject() && !another) {
    findings_.Add(DiagnosticCode::kProjectContinued, title_->cell, {Excerpt(project_title_)});
    title_.reset();
    if (head) return;
  } else if ((title_ || !project_ || another) && OpensTable(row)) {
    OpenProject(row);
  }
  if (project_ && !title_) return AcceptListRow(row);
  for (const Cell& cell : row.cells) {
    if (cell.empty() || cell.covered) continue;
    findings_.Add(DiagnosticCode::kTextOutsideTable, cell, {Excerpt(cell.text)});
  }
}

// A row of the table at hand; in a list with a column of projects, the row may open another one.
void FilingReader::AcceptListRow(const Row& row) {
  IndicatorTable& list = project_->indicators();
  const bool rows =
      project_->reading_indicators() && list.has_header() &&
      (list.head().Has(Column::kProjectName) || list.head().Has(Column::kProjectCode));
  if (!rows || IndicatorHead::Opens(row)) return project_->Accept(row, TableYear());
  list.CloseHead(TableYear());
  const std::string name(list.TextUnder(row, Column::kProjectName));
  const std::string code(list.TextUnder(row, Column::kProjectCode));
  const bool named = !name.empty() || !code.empty();
  if (named && LabelOf(name) == Label::kNone && !project_->IsNamed(code, name)) {
    if (project_->IsNamed({}, {}) && project_->indicator_count() == 0) {
      project_->Name(code, name);
    } else {
      const IndicatorTable head = list;
      const std::string form = form_;
      CloseProject();
      form_ = form;
      project_.emplace(findings_, std::string(), row);
      project_->TakeOver(head, code, name);
    }
  }
  project_->Accept(row, TableYear());
}

std::optional<int> FilingReader::TableYear() const {
  return project_ && project_->stated_year() ? project_->stated_year()
         : table_year_                       ? table_year_
                                             : department_.year();
}

void FilingReader::AddAccount(const std::string& table) {
  CellAccount account = findings_.Count();
  if (account.cells == 0) return;
  account.table = table;
  account_.push_back(std::move(account));
}

// Whether the title at hand repeats that of the table at hand, as after a page break.
bool FilingReader::ContinuesProject() const {
  if (!project_ || title_->title.name != project_title_) return false;
  return title_->title.continued || !project_title_.empty();
}

void FilingReader::OpenProject(const Row& row) {
  CloseProject();
  project_title_.clear();
  if (title_) {
    project_title_ = title_->title.name;
    form_ = title_->cell.text;
    titles_with_table_.insert(project_title_);
    title_.reset();
  }
  AddAccount({});
  if (unit_) NameUnit(*unit_);
  unit_.reset();
  carried_unit_ = money_unit_;
  project_.emplace(findings_, std::exchange(fresh_money_unit_, {}), row);
}

void FilingReader::CloseProject() {
  if (!project_) return;
  closed_rows_ += project_->indicator_count();
  department_.OfferName(WithoutCode(project_->supervisor()));
  if (const std::optional<int> year = project_->stated_year()) department_.OfferYear(*year);
  if (model_.department.unit_name.empty()) NameUnitFromHead(project_->implementer());
  Project project = project_->Finish(project_title_, form_, carried_unit_);
  if (model_.department.unit_name.empty()) model_.department.unit_name = project.implementer;
  project_.reset();
  form_.clear();
  AddAccount(project.name);
  // A summary of money, or a base table, is no project.
  const bool stated = !project.indicators.empty() || !project.code.empty() ||
                      !project.name.empty() || !project.goals.empty();
  if (stated) model_.projects.push_back(std::move(project));
}

void FilingReader::NameUnit(const PendingUnit& unit) {
  Department& department = model_.department;
  std::string name = unit.unit.name;
  if (std::optional<std::string> joined = JoinSplitWords(name)) name = std::move(*joined);
  if (department.unit_name.empty()) {
    department.unit_name = name;
    department.code = unit.unit.code;
  } else if (name != department.unit_name || unit.unit.code != department.code) {
    findings_.Add(DiagnosticCode::kUnitChanged, unit.cell, {name, department.unit_name});
  }
}

void FilingReader::NameUnitFromHead(const std::string& implementer) {
  const std::optional<BudgetUnit> unit = BudgetUnitOf(implementer);
  model_.department.unit_name = unit ? unit->name : implementer;
  if (unit) model_.department.code = unit->code;
}

// Titles of contents without page numbers return above their tables; others lost theirs.
void FilingReader::ReportOrphans() {
  for (const PendingTitle& orphan : orphans_) {
    if (titles_with_table_.contains(orphan.title.name)) continue;
    findings_.Add(DiagnosticCode::kTitleWithoutTable, orphan.cell, {Excerpt(orphan.cell.text)});
  }
}

}  // namespace
}  // namespace document

Result<ModelReading> ReadDocument(std::string_view text, const ReadOptions& options) {
  const Limits& limits = options.limits;
  if (Status status = CheckDocumentSize("the document", text.size(), limits); !status.ok()) {
    return status;
  }
  document::FilingReader reader(limits);
  return reader.Read(*document::RowsOfText(text, limits, reader.findings()));
}

Result<ModelReading> ReadGrids(std::span<const Grid> grids, const ReadOptions& options) {
  document::FilingReader reader(options.limits);
  return reader.Read(*document::RowsOfGrids(grids, reader.findings()));
}

}  // namespace jixiao
