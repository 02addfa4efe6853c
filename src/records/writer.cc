// Results → the rows that their models were read from. Refuses to write a field that the library is
// not master of: what a profile names beyond those here stays as it came.
#include <algorithm>
#include <array>
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

// Cells of a table, by what they hold.
class TableEditor {
 public:
  TableEditor(RecordTable& table, const RecordProfile& profile)
      : table_(table), profile_(FindTable(profile, table.name)) {}

  bool Holds(RecordValue value) const {
    return profile_ != nullptr && FindValue(*profile_, value) != nullptr;
  }
  // Where the row has no cell for the value, it gets one behind its last.
  void Set(std::uint32_t row, RecordValue value, const std::string& text) {
    if (!Holds(value)) return;
    RecordCell* cell = Find(row, value);
    if (cell == nullptr) {
      cell = &table_.rows[row].emplace_back();
      cell->field = FieldOf(FindValue(*profile_, value)->names.front());
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
  // The text of the field of that name, as it stands.
  std::string_view Text(std::uint32_t row, std::string_view field) const {
    const FieldIndex index = FindField(table_, field);
    for (const RecordCell& cell : table_.rows[row]) {
      if (index && cell.field == *index) return cell.text;
    }
    return {};
  }
  const RecordTableProfile* profile() const { return profile_; }

 private:
  // The cell that the value was read from; else the first blank one that could hold it.
  RecordCell* Find(std::uint32_t row, RecordValue value) {
    if (!Holds(value)) return nullptr;
    RecordCell* blank = nullptr;
    for (const std::string& name : FindValue(*profile_, value)->names) {
      const FieldIndex index = FindField(table_, name);
      if (!index) continue;
      for (RecordCell& cell : table_.rows[row]) {
        if (cell.field != *index) continue;
        if (!text::Trim(cell.text).empty()) return &cell;
        if (blank == nullptr) blank = &cell;
      }
    }
    return blank;
  }
  std::uint32_t FieldOf(const std::string& name) {
    if (const FieldIndex known = FindField(table_, name)) return *known;
    table_.fields.push_back(name);
    return static_cast<std::uint32_t>(table_.fields.size() - 1);
  }

  RecordTable& table_;
  const RecordTableProfile* profile_;
};

std::vector<TableEditor> EditorsOf(Records& records, const RecordProfile& profile) {
  std::vector<TableEditor> editors;
  for (RecordTable& table : records.tables) editors.emplace_back(table, profile);
  return editors;
}

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
  FindingRows(const RecordProfile& profile, const RecordModel& of,
              std::vector<TableEditor>& editors, const std::vector<RecordTable>& tables)
      : profile_(profile), of_(of), editors_(editors), tables_(tables) {
    made_.name = profile.findings_table;
  }

  void Add(std::size_t project, const RecordPlace* place, const FindingText& finding) {
    if (profile_.findings_table.empty()) return;
    row_.clear();
    AddKeys(project, place);
    Put("table_name", place == nullptr ? std::string_view() : tables_[place->table].name);
    Put("row_number", place == nullptr ? std::string() : std::to_string(place->row + 1));
    if (place != nullptr && editors_[place->table].profile() != nullptr) {
      for (const std::string& field : editors_[place->table].profile()->identity) {
        Put(field, editors_[place->table].Text(place->row, field));
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
    PutKey(keys, profile_.keys.project, whole ? "" : model.projects[project].code);
    PutKey(keys, profile_.keys.division, of_.division);
    PutKey(keys, profile_.keys.year, year);
    PutKey(keys, profile_.keys.department, model.department.code);
  }
  void PutKey(const RecordPlace* place, const std::string& field, std::string_view otherwise) {
    if (field.empty()) return;
    const std::string_view stated =
        place == nullptr ? std::string_view() : editors_[place->table].Text(place->row, field);
    Put(field, stated.empty() ? otherwise : stated);
  }
  void Put(std::string_view field, std::string_view text) {
    std::size_t index = 0;
    while (index < made_.fields.size() && made_.fields[index] != field) ++index;
    if (index == made_.fields.size()) made_.fields.emplace_back(field);
    row_.push_back({static_cast<std::uint32_t>(index), RecordCellKind::kText, std::string(text)});
  }

  const RecordProfile& profile_;
  const RecordModel& of_;
  std::vector<TableEditor>& editors_;
  const std::vector<RecordTable>& tables_;
  RecordTable made_;
  RecordRow row_;
};

void AddFindings(RecordTable made, Records& records) {
  if (!made.rows.empty()) AppendRecords({{std::move(made)}, {}}, records);
}

bool AreOf(const RecordModel& of, const std::vector<RecordTable>& tables) {
  const auto is_there = [&](const RecordPlace& place) {
    return place.table < tables.size() && place.row < tables[place.table].rows.size();
  };
  return of.places.size() == of.model.projects.size() &&
         std::all_of(of.places.begin(), of.places.end(), [&](const RecordPlaces& places) {
           return std::all_of(places.indicators.begin(), places.indicators.end(), is_there) &&
                  std::all_of(places.money.begin(), places.money.end(), is_there) &&
                  std::all_of(places.sums.begin(), places.sums.end(), is_there) &&
                  std::all_of(places.totals.begin(), places.totals.end(), is_there);
         });
}

// Results have a row for each of the model's.
template <typename Projects>
Status CheckResult(const RecordModel& of, const std::vector<RecordTable>& tables,
                   const Projects& projects) {
  bool fits = AreOf(of, tables) && projects.size() == of.places.size();
  for (std::size_t i = 0; fits && i < projects.size(); ++i) {
    fits = projects[i].rows.size() == of.places[i].indicators.size();
  }
  return fits ? Status()
              : Status(StatusCode::kInvalidArgument,
                       "the result is not of this model, or the model not of these records");
}

// Each source has its own rate; the score is the project's and stands once: in the row of the sum,
// or else in the first, for scores are added up.
void WriteExecution(const RecordPlaces& places, const BudgetExecution& execution,
                    const RecordProfile& profile, const Budget& budget,
                    std::vector<TableEditor>& editors) {
  const Policy& rules = DefaultPolicy();  // A rate is the same under all.
  for (std::size_t i = 0; i < places.money.size(); ++i) {
    const RecordPlace& place = places.money[i];
    const BudgetLine& line = budget.lines[i];
    Budget own;
    own.unit = profile.money_unit;
    own.total = line.opening;
    own.adjusted = line.adjusted;
    own.spent = line.spent;
    const BudgetExecution of_source = AssessBudgetExecution(own, Decimal(10), rules);
    const bool has_score = i == 0 && places.sums.empty();
    editors[place.table].Set(place.row, RecordValue::kExecutionRate, Percent(of_source.rate));
    editors[place.table].Set(place.row, RecordValue::kExecutionScore,
                             has_score ? Places(execution.score, kScorePlaces) : std::string());
  }
  for (std::size_t i = 0; i < places.sums.size(); ++i) {
    const RecordPlace& place = places.sums[i];
    editors[place.table].Set(place.row, RecordValue::kExecutionRate, Percent(execution.rate));
    editors[place.table].Set(place.row, RecordValue::kExecutionScore,
                             i == 0 ? Places(execution.score, kScorePlaces) : std::string());
  }
}

void WriteIndicator(const RecordPlace& place, const RowAssessment& row,
                    std::vector<TableEditor>& editors) {
  TableEditor& editor = editors[place.table];
  if (row.outcome.weight) {
    editor.Set(place.row, RecordValue::kWeight, Places(*row.outcome.weight, kWeightPlaces));
  }
  editor.Set(place.row, RecordValue::kScore, Places(row.outcome.score, kScorePlaces));
}

void BareFigures(const RecordPlace& place, std::vector<TableEditor>& editors) {
  for (const RecordValue value :
       {RecordValue::kTarget, RecordValue::kActual, RecordValue::kForecast}) {
    editors[place.table].Bare(place.row, value);
  }
}

}  // namespace
}  // namespace records

RecordWriter::RecordWriter(Records from, const RecordProfile& profile, Language language)
    : records_(std::move(from)), profile_(&profile), language_(language) {
  for (RecordTable& table : records_.tables) {
    if (!profile.findings_table.empty() && records::SameName(table.name, profile.findings_table)) {
      table.rows.clear();
    }
  }
}

Status RecordWriter::Add(const RecordModel& of, const Assessment& assessment) {
  Status status = records::CheckResult(of, records_.tables, assessment.projects);
  if (!status.ok()) return status;
  std::vector<records::TableEditor> editors = records::EditorsOf(records_, *profile_);
  records::FindingRows findings(*profile_, of, editors, records_.tables);
  for (std::size_t i = 0; i < of.places.size(); ++i) {
    const RecordPlaces& places = of.places[i];
    const ProjectAssessment& project = assessment.projects[i];
    records::WriteExecution(places, project.budget_execution, *profile_,
                            of.model.projects[i].budget, editors);
    for (const RecordPlace& place : places.totals) {
      editors[place.table].Set(place.row, RecordValue::kTotal,
                               records::Places(project.total, records::kScorePlaces));
      editors[place.table].Set(place.row, RecordValue::kGrade, project.grade.value_or(""));
    }
    findings.Add(i, nullptr, project.diagnostics, language_);
    findings.Add(i, places.money.empty() ? nullptr : &places.money.front(),
                 project.budget_execution.diagnostics, language_);
    for (std::size_t row = 0; row < places.indicators.size(); ++row) {
      const RecordPlace& place = places.indicators[row];
      records::WriteIndicator(place, project.rows[row], editors);
      records::BareFigures(place, editors);
      findings.Add(i, &place, project.rows[row].outcome.diagnostics, language_);
    }
  }
  records::AddFindings(findings.Take(), records_);
  return Status();
}

Status RecordWriter::Add(const RecordModel& of, const Progress& progress) {
  Status status = records::CheckResult(of, records_.tables, progress.projects);
  if (!status.ok()) return status;
  std::vector<records::TableEditor> editors = records::EditorsOf(records_, *profile_);
  records::FindingRows findings(*profile_, of, editors, records_.tables);
  for (std::size_t i = 0; i < of.places.size(); ++i) {
    for (std::size_t row = 0; row < of.places[i].indicators.size(); ++row) {
      const RecordPlace& place = of.places[i].indicators[row];
      const RowProgress& of_row = progress.projects[i].rows[row];
      editors[place.table].Set(place.row, RecordValue::kLight,
                               std::string(LightName(of_row.light)));
      records::BareFigures(place, editors);
      findings.Add(i, &place, {of_row.why}, language_);
      findings.Add(i, &place, of_row.diagnostics, language_);
    }
  }
  records::AddFindings(findings.Take(), records_);
  return Status();
}

Status RecordWriter::Add(const RecordModel& of, std::span<const Finding> found) {
  const bool fits = records::AreOf(of, records_.tables) &&
                    std::all_of(found.begin(), found.end(), [&](const Finding& finding) {
                      return finding.project < of.places.size() &&
                             finding.row <= of.places[finding.project].indicators.size();
                    });
  if (!fits) {
    return Status(StatusCode::kInvalidArgument,
                  "the findings are not of this model, or the model not of these records");
  }
  std::vector<records::TableEditor> editors = records::EditorsOf(records_, *profile_);
  records::FindingRows findings(*profile_, of, editors, records_.tables);
  for (const Finding& finding : found) {
    const RecordPlace* const place =
        finding.row == 0 ? nullptr : &of.places[finding.project].indicators[finding.row - 1];
    findings.Add(finding.project, place,
                 {finding.rule().name, finding.severity, ModelFieldName(finding.field),
                  finding.Message(language_)});
  }
  records::AddFindings(findings.Take(), records_);
  return Status();
}

}  // namespace jixiao
