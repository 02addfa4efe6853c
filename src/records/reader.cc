// Rows → departments, projects and indicators. Refuses to judge them: that is for the rooms below.
// Whatever is not used although it is live is reported; rows are counted from 1 within their table.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/spaces.h"
#include "interchange/diagnostic_list.h"
#include "jixiao/records.hpp"
#include "jixiao/standard.hpp"
#include "records/keys.h"
#include "records/layout.h"
#include "records/money.h"

namespace jixiao {
namespace records {
namespace {

struct TextMember {
  RecordValue value;
  std::string Indicator::*member;
};
constexpr std::array<TextMember, 6> kTexts = {{
    {RecordValue::kLevel1, &Indicator::level1},
    {RecordValue::kLevel2, &Indicator::level2},
    {RecordValue::kLevel3, &Indicator::level3},
    {RecordValue::kDescription, &Indicator::description},
    {RecordValue::kTarget, &Indicator::target},
    {RecordValue::kBasis, &Indicator::basis},
}};
struct OptionalMember {
  RecordValue value;
  std::optional<std::string> Indicator::*member;
};
constexpr std::array<OptionalMember, 8> kOptionalTexts = {{
    {RecordValue::kUnit, &Indicator::unit},
    {RecordValue::kDirection, &Indicator::direction},
    {RecordValue::kDefinition, &Indicator::definition},
    {RecordValue::kActual, &Indicator::actual},
    {RecordValue::kReason, &Indicator::reason},
    {RecordValue::kForecast, &Indicator::forecast},
    {RecordValue::kCause, &Indicator::cause},
    {RecordValue::kLikelihood, &Indicator::likelihood},
}};

constexpr std::array<RecordRole, 3> kIndicatorRoles = {
    RecordRole::kTargets, RecordRole::kSelfAssessment, RecordRole::kMonitoring};

bool IsIndicators(RecordRole role) { return role <= RecordRole::kMonitoring; }

TableKind KindOf(RecordRole role, bool whole_department) {
  constexpr std::array<TableKind, 3> kKinds = {TableKind::kTarget, TableKind::kSelfAssessment,
                                               TableKind::kMonitoring};
  return whole_department ? TableKind::kDepartment : kKinds[static_cast<std::size_t>(role)];
}

bool Contains(const std::vector<std::string>& codes, std::string_view code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

// What a spreadsheet makes of a long code: 1.3E+20.
bool IsScientific(std::string_view code) {
  const std::size_t e = code.find("E+");
  return e != std::string_view::npos && e != 0 && code.find('.') < e &&
         code.find_first_not_of("0123456789.") == e;
}

std::optional<int> YearOf(std::string_view text) {
  int year = 0;
  const bool is_year = text.size() == 4 && absl::SimpleAtoi(std::string(text), &year) &&
                       year >= kFirstBudgetYear && year <= kLastBudgetYear;
  return is_year ? std::optional(year) : std::nullopt;
}

// Where a project's indicators of one role are.
struct Location {
  bool is_there = false;
  std::size_t model = 0;
  std::size_t project = 0;
};

// What belongs to all roles of a project.
struct Shared {
  std::vector<std::string> goals;
  std::vector<MoneyRow> sources, sums;
  std::optional<Decimal> execution_score;
  std::vector<RecordPlace> totals;
  std::optional<Decimal> total, department_score;
  std::string name, implementer, department_name;
};

class Reader {
 public:
  Reader(const Records& records, const RecordProfile& profile, const Limits& limits)
      : records_(records), profile_(profile), limits_(limits), money_(profile, diagnostics_) {}

  Result<RecordsReading> Run() {
    for (const RecordTable& table : records_.tables) TakeTable(table);
    ReportMissingTables();
    ForEachTable([&](std::uint32_t table) { AddKeys(table); });
    if (projects_.size() > limits_.projects) {
      return Status(StatusCode::kLimitExceeded,
                    absl::StrCat("more than the limit of ", limits_.projects,
                                 " projects; split the records, or raise Limits::projects"));
    }
    locations_.resize(projects_.size());
    shared_.resize(projects_.size());
    ForEachTable([&](std::uint32_t table) {
      if (IsIndicators(layouts_[table]->profile->role)) ReadTable(table);
    });
    ForEachTable([&](std::uint32_t table) {
      if (!IsIndicators(layouts_[table]->profile->role)) ReadTable(table);
    });
    for (std::size_t i = 0; i < projects_.size(); ++i) Finish(i);
    reading_.diagnostics = records_.diagnostics;
    for (Diagnostic& diagnostic : diagnostics_.Take()) {
      reading_.diagnostics.push_back(std::move(diagnostic));
    }
    return std::move(reading_);
  }

 private:
  template <typename Use>
  void ForEachTable(const Use& use) {
    for (std::uint32_t table = 0; table < layouts_.size(); ++table) {
      if (layouts_[table]) use(table);
    }
  }

  void Report(DiagnosticCode code, std::vector<std::string> arguments) {
    diagnostics_.Add({.code = code, .arguments = std::move(arguments)});
  }
  void ReportCell(DiagnosticCode code, const RecordPlace& place, std::string field,
                  std::string_view text, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {records_.tables[place.table].name,
                                          std::to_string(place.row + 1), std::move(field),
                                          std::string(text)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    Report(code, std::move(arguments));
  }

  // ---- Tables

  void TakeTable(const RecordTable& table) {
    std::optional<Layout>& layout = layouts_.emplace_back();
    if (SameName(table.name, profile_.findings_table)) return;
    const RecordTableProfile* const found = FindTable(profile_, table.name);
    if (found == nullptr) {
      Report(DiagnosticCode::kRecordTableUnknown, {table.name, std::to_string(table.rows.size())});
      return;
    }
    layout.emplace(table, profile_, *found);
    if (layout->unknown.empty()) return;
    std::vector<std::size_t> counts(table.fields.size());
    for (const RecordRow& row : table.rows) {
      for (const RecordCell& cell : row) ++counts[cell.field];
    }
    for (const std::uint32_t field : layout->unknown) {
      Report(DiagnosticCode::kRecordFieldUnknown,
             {table.name, table.fields[field], std::to_string(counts[field])});
    }
  }

  bool HasTable(std::string_view name) const {
    return std::any_of(records_.tables.begin(), records_.tables.end(),
                       [&](const RecordTable& table) { return SameName(table.name, name); });
  }

  void ReportMissingTables() {
    std::vector<std::string> indicators;
    bool has_indicators = false;
    for (const RecordTableProfile& table : profile_.tables) {
      const bool is_there = HasTable(table.table);
      if (IsIndicators(table.role)) {
        indicators.push_back(table.table);
        has_indicators = has_indicators || is_there;
      }
      for (const std::string& needed : table.needs) {
        if (is_there && !HasTable(needed)) {
          Report(DiagnosticCode::kRecordTableMissing, {needed, table.table});
        }
      }
    }
    if (!has_indicators) {
      Report(DiagnosticCode::kRecordTableMissing,
             {absl::StrJoin(indicators, " | "), profile_.name});
    }
  }

  // ---- Keys

  enum class Count : std::uint8_t { kYes, kNo, kUnknown };

  static Count CountOf(const std::optional<RecordMark>& mark, std::string_view code) {
    if (!mark || code.empty() || Contains(mark->yes, code)) return Count::kYes;
    return Contains(mark->no, code) ? Count::kNo : Count::kUnknown;
  }

  // Whether a row is live and of those that the profile asks for.
  static bool Counts(const RowView& row, const Layout& layout, const RecordProfile& profile) {
    return CountOf(profile.live, row.Text(layout.live)) == Count::kYes &&
           CountOf(layout.profile->only, row.Text(layout.only)) == Count::kYes;
  }

  static bool IsUsable(const RowKey& key) {
    return !key.code.empty() && !IsScientific(key.code) && (key.year.empty() || YearOf(key.year));
  }

  // Indicator rows make projects; those of other tables only say more of their keys.
  void AddKeys(std::uint32_t table) {
    const Layout& layout = *layouts_[table];
    RowView view(records_.tables[table], layout);
    for (const RecordRow& row : records_.tables[table].rows) {
      view.Take(row);
      if (!Counts(view, layout, profile_)) continue;
      const RowKey key = KeyOf(view, layout);
      if (IsUsable(key)) projects_.Add(key);
      if (projects_.size() > limits_.projects) return;
    }
  }

  void ReportMark(const std::optional<RecordMark>& mark, const RecordPlace& place,
                  std::string_view code) {
    if (CountOf(mark, code) != Count::kUnknown) return;
    std::vector<std::string> codes = mark->yes;
    codes.insert(codes.end(), mark->no.begin(), mark->no.end());
    ReportCell(DiagnosticCode::kRecordCellInvalid, place, mark->field, code,
               {absl::StrJoin(codes, " | ")});
  }

  // The key that keeps a row from its project.
  void ReportKey(const RecordPlace& place, const RowKey& key) {
    const bool bad_year = !key.year.empty() && !YearOf(key.year);
    if (bad_year && !key.code.empty()) {
      ReportCell(DiagnosticCode::kRecordKeyBroken, place, profile_.keys.year, key.year);
    } else {
      ReportCell(DiagnosticCode::kRecordKeyBroken, place,
                 key.whole_department ? profile_.keys.department : profile_.keys.project, key.code);
    }
  }

  // ---- Rows

  void ReadTable(std::uint32_t table) {
    const RecordTable& from = records_.tables[table];
    const Layout& layout = *layouts_[table];
    RowView row(from, layout);
    fillers_.clear();
    for (std::uint32_t i = 0; i < from.rows.size(); ++i) {
      row.Take(from.rows[i]);
      const RecordPlace place{table, i};
      ReportMark(profile_.live, place, row.Text(layout.live));
      ReportMark(layout.profile->only, place, row.Text(layout.only));
      if (!Counts(row, layout, profile_)) continue;
      const RowKey key = KeyOf(row, layout);
      const std::size_t project = IsUsable(key) ? projects_.Find(key) : Projects::npos;
      if (project == Projects::npos || !BelongsSomewhere(project, layout)) {
        ReportKey(place, key);
      } else if (IsNew(project, row, layout, place)) {
        ReadRow(project, row, layout, place);
      }
    }
    for (const auto& [field, filler] : fillers_) {
      Report(DiagnosticCode::kRecordFiller,
             {from.name, field, std::to_string(filler.second), filler.first});
    }
  }

  bool BelongsSomewhere(std::size_t project, const Layout& layout) const {
    if (IsIndicators(layout.profile->role)) return true;
    const auto& locations = locations_[project];
    return std::any_of(locations.begin(), locations.end(),
                       [](const Location& location) { return location.is_there; });
  }

  // False for a second live version of a record, which is reported.
  bool IsNew(std::size_t project, const RowView& row, const Layout& layout,
             const RecordPlace& place) {
    constexpr char kBetween = '\x1f';  // No text of a cell has it.
    std::string identity;
    for (const FieldIndex field : layout.identity) {
      identity += row.Text(field);
      identity += kBetween;
    }
    if (identity.find_first_not_of(kBetween) == std::string::npos) {
      identity = "\x1e";
      // Two totals of one project are two versions of it, whatever they say.
      for (std::size_t i = 0; i < kRecordValueCount && layout.profile->role != RecordRole::kTotals;
           ++i) {
        identity += row.Text(static_cast<RecordValue>(i));
        identity += kBetween;
      }
    }
    const auto [first, is_new] = met_.emplace(
        absl::StrCat(layout.profile->table, "\x1d", project, "\x1d", identity), place.row);
    if (!is_new) {
      Report(DiagnosticCode::kRecordRepeated,
             {records_.tables[place.table].name, std::to_string(place.row + 1),
              std::to_string(first->second + 1)});
    }
    return is_new;
  }

  void ReadRow(std::size_t project, const RowView& row, const Layout& layout,
               const RecordPlace& place) {
    Shared& shared = shared_[project];
    TakeName(row, RecordValue::kProjectName, shared.name);
    TakeName(row, RecordValue::kImplementer, shared.implementer);
    TakeName(row, RecordValue::kDepartmentName, shared.department_name);
    switch (layout.profile->role) {
      case RecordRole::kTargets:
      case RecordRole::kSelfAssessment:
      case RecordRole::kMonitoring:
        return ReadIndicator(project, row, layout, place);
      case RecordRole::kGoals:
        if (const std::string_view goal = row.Text(RecordValue::kGoal); !goal.empty()) {
          shared.goals.emplace_back(goal);
        }
        return;
      case RecordRole::kMoney:
        return ReadMoney(row, place, shared);
      case RecordRole::kTotals:
        shared.totals.push_back(place);
        shared.total = Figure(row, RecordValue::kTotal, place);
        shared.department_score = Figure(row, RecordValue::kDepartmentScore, place);
        return;
    }
  }

  static void TakeName(const RowView& row, RecordValue value, std::string& name) {
    if (name.empty()) name = row.Text(value);
  }

  void ReadMoney(const RowView& row, const RecordPlace& place, Shared& shared) {
    const bool is_sum = money_.IsSum(row.Text(RecordValue::kFundSource));
    MoneyRow read = money_.ReadRow(records_.tables[place.table], row, place);
    const std::optional<Decimal> score = Figure(row, RecordValue::kExecutionScore, place);
    if (score && (is_sum || !shared.execution_score)) shared.execution_score = score;
    (is_sum ? shared.sums : shared.sources).push_back(std::move(read));
  }

  // A figure that is not negative; anything else is reported.
  std::optional<Decimal> Figure(const RowView& row, RecordValue value, const RecordPlace& place) {
    const RecordCell* const cell = row.Find(value);
    if (cell == nullptr) return std::nullopt;
    const std::string_view text = text::Trim(cell->text);
    const Result<Decimal> figure = Decimal::Parse(text);
    if (figure.ok() && figure->sign() >= 0) return figure->Trimmed();
    ReportCell(DiagnosticCode::kRecordCellInvalid, place,
               records_.tables[place.table].fields[cell->field], text, {"12.5"});
    return std::nullopt;
  }

  void ReadIndicator(std::size_t project, const RowView& row, const Layout& layout,
                     const RecordPlace& place) {
    const Location at = LocationOf(project, layout.profile->role);
    RecordModel& model = reading_.models[at.model];
    Indicator& to = model.model.projects[at.project].indicators.emplace_back();
    model.places[at.project].indicators.push_back(place);
    for (const TextMember& text : kTexts) to.*text.member = row.Text(text.value);
    for (const OptionalMember& text : kOptionalTexts) {
      if (const std::string_view stated = row.Text(text.value); !stated.empty()) {
        to.*text.member = stated;
      }
    }
    to.weight = Figure(row, RecordValue::kWeight, place);
    to.score = Figure(row, RecordValue::kScore, place);
    TakeSymbol(row, place, to);
    TakeStandard(row, place, to);
    to.source = absl::StrCat(records_.tables[place.table].name, "!", place.row + 1);
  }

  void TakeSymbol(const RowView& row, const RecordPlace& place, Indicator& to) {
    const RecordCell* const cell = row.Find(RecordValue::kSymbol);
    if (cell == nullptr) return;
    const std::string_view code = text::Trim(cell->text);
    for (const RecordSign& sign : profile_.signs) {
      if (code != sign.code && code != sign.sign) continue;
      to.symbol = sign.sign;
      return;
    }
    // Kept as written, so that the parser says that it is no sign.
    to.symbol = code;
    if (profile_.signs.empty()) return;
    std::vector<std::string> codes;
    for (const RecordSign& sign : profile_.signs) codes.push_back(sign.code);
    ReportCell(DiagnosticCode::kRecordCellInvalid, place,
               records_.tables[place.table].fields[cell->field], code,
               {absl::StrJoin(codes, " | ")});
  }

  // A text that gives no points is kept, but as no standard.
  void TakeStandard(const RowView& row, const RecordPlace& place, Indicator& to) {
    const RecordCell* const cell = row.Find(RecordValue::kStandard);
    if (cell == nullptr) return;
    const std::string_view text = text::Trim(cell->text);
    const Standard standard =
        Standard::Parse(text, {.name = to.level3, .description = to.description});
    if (standard.state() != StandardState::kNotStated) {
      to.standard = text;
      return;
    }
    const std::string& field = records_.tables[place.table].fields[cell->field];
    to.extra.push_back({field, std::string(text)});
    auto& [first, count] = fillers_[field];
    if (count++ == 0) first = text;
  }

  Location LocationOf(std::size_t project, RecordRole role) {
    Location& location = locations_[project][static_cast<std::size_t>(role)];
    if (location.is_there) return location;
    const KeyedProject& key = projects_[project];
    location = {true, ModelOf(key, role), 0};
    RecordModel& model = reading_.models[location.model];
    location.project = model.model.projects.size();
    Project& made = model.model.projects.emplace_back();
    made.kind = KindOf(role, key.whole_department);
    made.code = key.code;
    model.places.emplace_back();
    return location;
  }

  std::size_t ModelOf(const KeyedProject& key, RecordRole role) {
    const auto [at, is_new] = models_.emplace(
        std::make_tuple(role, key.division, key.year, key.department), reading_.models.size());
    if (is_new) {
      RecordModel& model = reading_.models.emplace_back();
      model.role = role;
      model.division = key.division;
      model.model.department.code = key.department;
      model.model.department.year = YearOf(key.year);
    }
    return at->second;
  }

  // ---- What all roles of a project have

  void Finish(std::size_t project) {
    const Shared& shared = shared_[project];
    Budget budget =
        money_.Add(records_.tables, projects_[project].code, shared.sources, shared.sums);
    budget.score = shared.execution_score;
    for (const RecordRole role : kIndicatorRoles) {
      const Location& at = locations_[project][static_cast<std::size_t>(role)];
      if (!at.is_there) continue;
      RecordModel& model = reading_.models[at.model];
      Project& to = model.model.projects[at.project];
      to.name = shared.name;
      to.implementer = shared.implementer;
      to.goals = shared.goals;
      to.budget = budget;
      to.score = shared.total;
      to.department_score = shared.department_score;
      std::string& department = model.model.department.name;
      if (department.empty()) department = shared.department_name;
      RecordPlaces& places = model.places[at.project];
      places.totals = shared.totals;
      for (const MoneyRow& row : shared.sources) places.money.push_back(row.place);
      for (const MoneyRow& row : shared.sums) places.sums.push_back(row.place);
    }
  }

  const Records& records_;
  const RecordProfile& profile_;
  const Limits& limits_;
  interchange::DiagnosticList diagnostics_;
  MoneyReader money_;
  std::vector<std::optional<Layout>> layouts_;  // by table; empty where it is not read
  Projects projects_;
  std::vector<std::array<Location, kIndicatorRoles.size()>> locations_;  // by project and role
  std::vector<Shared> shared_;                                           // by project
  std::map<std::tuple<RecordRole, std::string, std::string, std::string>, std::size_t> models_;
  std::unordered_map<std::string, std::uint32_t> met_;
  // Of the table that is read: by field, the first filler and how many there are.
  std::map<std::string, std::pair<std::string, std::size_t>> fillers_;
  RecordsReading reading_;
};

}  // namespace
}  // namespace records

Result<RecordsReading> ModelsFromRecords(const Records& records, const RecordProfile& profile,
                                         const Limits& limits) {
  return records::Reader(records, profile, limits).Run();
}

}  // namespace jixiao
