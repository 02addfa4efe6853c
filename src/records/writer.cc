// Results → the rows that their models were read from. Refuses to write a field that the library is
// not master of: what a profile names beyond those here stays as it came.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/spaces.h"
#include "jixiao/records.hpp"
#include "jixiao/threshold.hpp"
#include "jixiao/unit.hpp"
#include "records/layout.h"

namespace jixiao {
namespace records {
namespace {

// Places of what systems import.
constexpr int kWeightPlaces = 4;
constexpr int kScorePlaces = 6;
constexpr int kRatePlaces = 2;

std::string Places(const Decimal& value, int places) {
  const Result<Decimal> rounded = value.Round(places, RoundingMode::kHalfUp);
  return (rounded.ok() ? *rounded : value).ToString();
}
// What is not known is blank.
std::string Places(const std::optional<Decimal>& value, int places) {
  return value ? Places(*value, places) : std::string();
}

std::string Percent(const std::optional<Decimal>& rate) {
  if (!rate) return "";
  const Result<Decimal> percent = Multiply(*rate, Decimal(100));
  return percent.ok() ? Places(*percent, kRatePlaces) : std::string();
}

// The figure of a text that is one figure in `unit`; empty where it is anything else, or bare.
std::string BareFigure(std::string_view text, std::string_view unit) {
  const Threshold read = Threshold::Parse(text);
  const Number* const number = read.number();
  const bool is_figure = read.kind() == ThresholdKind::kQuantity && read.is_bare() &&
                         !read.is_vague() && read.noun().empty() && read.unread().empty() &&
                         number != nullptr && number->form == Number::Form::kPlain;
  if (!is_figure || read.unit().is_none()) return "";
  return read.unit() == Unit::Parse(unit) ? number->value.ToString() : std::string();
}

// Cells of a table, by what they hold. The table stays where it is.
class TableEditor {
 public:
  TableEditor(RecordTable& table, const RecordProfile& profile) : table_(table) {
    if (const RecordTableProfile* const known = FindTable(profile, table.name)) {
      layout_.emplace(table, profile, *known);
    }
  }

  // Null where the profile does not name the table.
  const Layout* layout() const { return layout_ ? &*layout_ : nullptr; }

  bool HasRow(std::uint32_t row) const { return row < table_.rows.size(); }
  // Where the row has no cell for the value, it gets one behind its last.
  void Set(std::uint32_t row, RecordValue value, const std::string& text) {
    const RecordField* const names = layout_ ? FindValue(*layout_->profile, value) : nullptr;
    if (names == nullptr) return;
    RecordCell* cell = Find(row, value);
    if (cell == nullptr) {
      cell = &table_.rows[row].emplace_back();
      cell->field = FieldOf(value, names->names.front());
    }
    const bool stays_number = cell->kind == RecordCellKind::kNumber && !text.empty();
    const bool stays_null = cell->kind != RecordCellKind::kText && text.empty();
    cell->text = text;
    cell->kind = stays_number ? RecordCellKind::kNumber
                 : stays_null ? RecordCellKind::kNull
                              : RecordCellKind::kText;
  }
  // Takes the unit off a figure, where the unit has a cell of its own.
  void Bare(std::uint32_t row, RecordValue value) {
    RecordCell* const cell = Find(row, value);
    const RecordCell* const unit = Find(row, RecordValue::kUnit);
    if (cell == nullptr || unit == nullptr || cell->kind != RecordCellKind::kText) return;
    const std::string_view name = text::Trim(unit->text);
    if (name.empty() || name.size() >= cell->text.size()) return;
    std::string figure = BareFigure(text::Trim(cell->text), name);
    if (!figure.empty()) cell->text = std::move(figure);
  }
  // A cell's text as it stands; empty where there is none.
  std::string_view Text(std::uint32_t row, FieldIndex field) const {
    for (const RecordCell& cell : table_.rows[row]) {
      if (field && cell.field == *field) return cell.text;
    }
    return {};
  }

 private:
  // The cell that the value was read from; else the first blank one that could hold it.
  RecordCell* Find(std::uint32_t row, RecordValue value) {
    if (!layout_) return nullptr;
    RecordCell* blank = nullptr;
    for (const std::uint32_t field : FieldsOf(value)) {
      for (RecordCell& cell : table_.rows[row]) {
        if (cell.field != field) continue;
        if (!text::Trim(cell.text).empty()) return &cell;
        if (blank == nullptr) blank = &cell;
      }
    }
    return blank;
  }
  std::uint32_t FieldOf(RecordValue value, const std::string& name) {
    std::vector<std::uint32_t>& fields = FieldsOf(value);
    if (fields.empty()) {
      // In this order an allocation that fails leaves no index without its field.
      fields.reserve(1);
      table_.fields.push_back(name);
      fields.push_back(static_cast<std::uint32_t>(table_.fields.size() - 1));
    }
    return fields.front();
  }
  std::vector<std::uint32_t>& FieldsOf(RecordValue value) {
    return layout_->values[static_cast<std::size_t>(value)];
  }

  RecordTable& table_;
  std::optional<Layout> layout_;
};

using Editors = std::vector<TableEditor>;

// One finding about a row, or about a project where it has no place.
struct FindingText {
  std::string_view code;
  Severity severity{};
  std::string_view about;
  std::string message;
};

// Rows of the profile's own table of findings: keys as in the row that is meant, and the finding.
class FindingRows {
 public:
  FindingRows(const RecordProfile& profile, const RecordModel& of, Editors& editors,
              const std::vector<RecordTable>& tables)
      : profile_(profile), of_(of), editors_(editors), tables_(tables) {
    made_.name = profile.findings_table;
  }

  void Add(std::size_t project, const RecordPlace* place, const FindingText& finding) {
    if (profile_.findings_table.empty()) return;
    row_.clear();
    AddKeys(project, place);
    Put("table_name", place == nullptr ? std::string_view() : tables_[place->table].name);
    Put("row_number", place == nullptr ? std::string() : std::to_string(place->row + 1));
    if (const Layout* const layout = LayoutOf(place)) {
      for (std::size_t i = 0; i < layout->identity.size(); ++i) {
        Put(layout->profile->identity[i],
            editors_[place->table].Text(place->row, layout->identity[i]));
      }
    }
    Put("finding_code", finding.code);
    Put("finding_severity", SeverityName(finding.severity));
    Put("finding_about", finding.about);
    Put("finding_message", finding.message);
    made_.rows.push_back(row_);
  }
  void Add(std::size_t project, const RecordPlace* place,
           const std::vector<Diagnostic>& diagnostics, Language language) {
    for (const Diagnostic& diagnostic : diagnostics) {
      if (diagnostic.severity() == Severity::kNote) continue;
      Add(project, place,
          {DiagnosticName(diagnostic.code), diagnostic.severity(),
           DiagnosticSourceName(diagnostic.source), diagnostic.Message(language)});
    }
  }

  RecordTable Take() { return std::move(made_); }

 private:
  // Keys of the row; what it leaves out is the project's.
  void AddKeys(std::size_t project, const RecordPlace* place) {
    const Model& model = of_.model;
    const std::vector<RecordPlace>& rows = of_.places[project].indicators;
    const RecordPlace* const keys = place == nullptr && !rows.empty() ? &rows.front() : place;
    const bool whole = model.projects[project].kind == TableKind::kDepartment;
    const std::string year =
        model.department.year ? std::to_string(*model.department.year) : std::string();
    const auto put = [&](const std::string& field, FieldIndex Layout::*index,
                         std::string_view otherwise) {
      if (field.empty()) return;
      const Layout* const layout = LayoutOf(keys);
      const std::string_view stated = layout == nullptr
                                          ? std::string_view()
                                          : editors_[keys->table].Text(keys->row, layout->*index);
      Put(field, stated.empty() ? otherwise : stated);
    };
    put(profile_.keys.project, &Layout::project, whole ? "" : model.projects[project].code);
    put(profile_.keys.division, &Layout::division, of_.division);
    put(profile_.keys.year, &Layout::year, year);
    put(profile_.keys.department, &Layout::department, model.department.code);
  }
  const Layout* LayoutOf(const RecordPlace* place) const {
    return place == nullptr ? nullptr : editors_[place->table].layout();
  }
  void Put(std::string_view field, std::string_view text) {
    std::size_t index = 0;
    while (index < made_.fields.size() && made_.fields[index] != field) ++index;
    if (index == made_.fields.size()) made_.fields.emplace_back(field);
    row_.push_back({static_cast<std::uint32_t>(index), RecordCellKind::kText, std::string(text)});
  }

  const RecordProfile& profile_;
  const RecordModel& of_;
  Editors& editors_;
  const std::vector<RecordTable>& tables_;
  RecordTable made_;
  RecordRow row_;
};

bool IsFindings(const RecordTable& table, const RecordProfile& profile) {
  return !profile.findings_table.empty() && SameName(table.name, profile.findings_table);
}

// Behind the findings that are there.
void AddFindings(RecordTable made, const RecordProfile& profile, Records& records) {
  if (made.rows.empty()) return;
  for (const RecordTable& table : records.tables) {
    if (IsFindings(table, profile)) made.name = table.name;
  }
  Records more;
  more.tables.push_back(std::move(made));
  AppendRecords(std::move(more), records);
}

Status NotOfThisModel() {
  return Status(StatusCode::kInvalidArgument,
                "the result is not of this model, or the model not of these records");
}

// Whether a model's places are rows of the tables that have editors.
bool AreOf(const RecordModel& of, const Editors& editors) {
  const auto is_there = [&](const RecordPlace& place) {
    return place.table < editors.size() && editors[place.table].HasRow(place.row);
  };
  const auto all_there = [&](const std::vector<RecordPlace>& places) {
    return std::all_of(places.begin(), places.end(), is_there);
  };
  bool fits = of.places.size() == of.model.projects.size();
  for (std::size_t i = 0; fits && i < of.places.size(); ++i) {
    const RecordPlaces& places = of.places[i];
    const Project& project = of.model.projects[i];
    fits = places.indicators.size() == project.indicators.size() &&
           places.money.size() == project.budget.lines.size() && all_there(places.indicators) &&
           all_there(places.money) && all_there(places.sums) && all_there(places.totals);
  }
  return fits;
}

// Results have a row for each of the model's.
template <typename Projects>
Status CheckResult(const RecordModel& of, const Editors& editors, const Projects& projects) {
  bool fits = AreOf(of, editors) && projects.size() == of.places.size();
  for (std::size_t i = 0; fits && i < projects.size(); ++i) {
    fits = projects[i].rows.size() == of.places[i].indicators.size();
  }
  return fits ? Status() : NotOfThisModel();
}

// A rate is the same under all policies and weights.
std::optional<Decimal> RateOf(const BudgetLine& line, const std::string& unit) {
  Budget own;
  own.unit = unit;
  own.total = line.opening;
  own.adjusted = line.adjusted;
  own.spent = line.spent;
  return AssessBudgetExecution(own, Decimal(10), DefaultPolicy()).rate;
}

// Each source has its own rate; the score is the project's and stands once: in the row of the sum,
// or else in the first, for scores are added up.
void WriteExecution(const RecordPlaces& places, const BudgetExecution& execution,
                    const Budget& budget, Editors& editors) {
  const auto write = [&](const RecordPlace& place, const std::optional<Decimal>& rate,
                         bool has_score) {
    TableEditor& editor = editors[place.table];
    editor.Set(place.row, RecordValue::kExecutionRate, Percent(rate));
    editor.Set(place.row, RecordValue::kExecutionScore,
               has_score ? Places(execution.score, kScorePlaces) : std::string());
  };
  for (std::size_t i = 0; i < places.money.size(); ++i) {
    write(places.money[i], RateOf(budget.lines[i], budget.unit), i == 0 && places.sums.empty());
  }
  for (std::size_t i = 0; i < places.sums.size(); ++i) {
    write(places.sums[i], execution.rate, i == 0);
  }
}

void WriteTotals(const RecordPlaces& places, const ProjectAssessment& project, Editors& editors) {
  for (const RecordPlace& place : places.totals) {
    editors[place.table].Set(place.row, RecordValue::kTotal, Places(project.total, kScorePlaces));
    editors[place.table].Set(place.row, RecordValue::kGrade, project.grade.value_or(""));
  }
}

void WriteIndicator(const RecordPlace& place, const RowAssessment& row, Editors& editors) {
  TableEditor& editor = editors[place.table];
  if (row.outcome.weight) {
    editor.Set(place.row, RecordValue::kWeight, Places(*row.outcome.weight, kWeightPlaces));
  }
  editor.Set(place.row, RecordValue::kScore, Places(row.outcome.score, kScorePlaces));
}

void BareFigures(const RecordPlace& place, Editors& editors) {
  for (const RecordValue value :
       {RecordValue::kTarget, RecordValue::kActual, RecordValue::kForecast}) {
    editors[place.table].Bare(place.row, value);
  }
}

}  // namespace
}  // namespace records

struct RecordWriter::State {
  Records records;
  const RecordProfile& profile;
  Language language;
  records::Editors editors{};  // by table
};

RecordWriter::RecordWriter(Records from, const RecordProfile& profile, Language language)
    : state_(std::make_unique<State>(State{std::move(from), profile, language})) {
  std::vector<RecordTable>& tables = state_->records.tables;
  for (RecordTable& table : tables) {
    if (records::IsFindings(table, profile)) table.rows.clear();
  }
  // Editors keep hold of their tables; that of the findings may yet come.
  tables.reserve(tables.size() + 1);
  for (RecordTable& table : tables) state_->editors.emplace_back(table, profile);
}

RecordWriter::~RecordWriter() = default;
RecordWriter::RecordWriter(RecordWriter&& other) noexcept = default;
RecordWriter& RecordWriter::operator=(RecordWriter&& other) noexcept = default;

const Records& RecordWriter::records() const { return state_->records; }
Records RecordWriter::Take() { return std::move(state_->records); }

Status RecordWriter::Add(const RecordModel& of, const Assessment& assessment) {
  State& state = *state_;
  std::vector<RecordTable>& tables = state.records.tables;
  Status status = records::CheckResult(of, state.editors, assessment.projects);
  if (!status.ok()) return status;
  records::FindingRows findings(state.profile, of, state.editors, tables);
  for (std::size_t i = 0; i < of.places.size(); ++i) {
    const RecordPlaces& places = of.places[i];
    const ProjectAssessment& project = assessment.projects[i];
    records::WriteExecution(places, project.budget_execution, of.model.projects[i].budget,
                            state.editors);
    records::WriteTotals(places, project, state.editors);
    findings.Add(i, nullptr, project.diagnostics, state.language);
    findings.Add(i, places.money.empty() ? nullptr : &places.money.front(),
                 project.budget_execution.diagnostics, state.language);
    for (std::size_t row = 0; row < places.indicators.size(); ++row) {
      const RecordPlace& place = places.indicators[row];
      records::WriteIndicator(place, project.rows[row], state.editors);
      records::BareFigures(place, state.editors);
      findings.Add(i, &place, project.rows[row].outcome.diagnostics, state.language);
    }
  }
  records::AddFindings(findings.Take(), state.profile, state.records);
  return Status();
}

Status RecordWriter::Add(const RecordModel& of, const Progress& progress) {
  State& state = *state_;
  std::vector<RecordTable>& tables = state.records.tables;
  Status status = records::CheckResult(of, state.editors, progress.projects);
  if (!status.ok()) return status;
  records::FindingRows findings(state.profile, of, state.editors, tables);
  for (std::size_t i = 0; i < of.places.size(); ++i) {
    for (std::size_t row = 0; row < of.places[i].indicators.size(); ++row) {
      const RecordPlace& place = of.places[i].indicators[row];
      const RowProgress& of_row = progress.projects[i].rows[row];
      state.editors[place.table].Set(place.row, RecordValue::kLight,
                                     std::string(LightName(of_row.light)));
      records::BareFigures(place, state.editors);
      findings.Add(i, &place, {of_row.why}, state.language);
      findings.Add(i, &place, of_row.diagnostics, state.language);
    }
  }
  records::AddFindings(findings.Take(), state.profile, state.records);
  return Status();
}

Status RecordWriter::Add(const RecordModel& of, std::span<const Finding> found) {
  State& state = *state_;
  std::vector<RecordTable>& tables = state.records.tables;
  const bool fits = records::AreOf(of, state.editors) &&
                    std::all_of(found.begin(), found.end(), [&](const Finding& finding) {
                      return finding.project < of.places.size() &&
                             finding.row <= of.places[finding.project].indicators.size();
                    });
  if (!fits) return records::NotOfThisModel();
  records::FindingRows findings(state.profile, of, state.editors, tables);
  for (const Finding& finding : found) {
    const RecordPlace* const place =
        finding.row == 0 ? nullptr : &of.places[finding.project].indicators[finding.row - 1];
    findings.Add(finding.project, place,
                 {finding.rule().name, finding.severity, ModelFieldName(finding.field),
                  finding.Message(state.language)});
  }
  records::AddFindings(findings.Take(), state.profile, state.records);
  return Status();
}

}  // namespace jixiao
