// Model ⇄ JSON. Does not judge: what a file states is taken as it stands, and what it states
// beyond the schema is reported.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "interchange/json_fields.h"
#include "interchange/json_text.h"
#include "jixiao/interchange.hpp"

namespace jixiao {
namespace interchange {
namespace {

bool ReadDay(JsonReader& reader, const JsonValue& value, PaymentPlanEntry& entry) {
  if (value.kind() == JsonKind::kNull) return true;
  if (value.kind() != JsonKind::kString) return reader.ReportType(value, "string");
  const auto date = Date::Parse(absl::StrCat("--", std::string(value.text())));
  if (!date || date->day == 0) return reader.ReportValue(value, "MM-DD");
  entry.month = date->month;
  entry.day = date->day;
  return true;
}

Json WriteDay(const PaymentPlanEntry& entry) {
  const auto two = [](int number) { return absl::StrCat(number < 10 ? "0" : "", number); };
  return absl::StrCat(two(entry.month), "-", two(entry.day));
}

bool ReadYear(JsonReader& reader, const JsonValue& value, Department& department) {
  department.year.reset();
  if (value.kind() == JsonKind::kNull) return true;
  int year = 0;
  if (!ReadJson(reader, value, year)) return false;
  if (year < kFirstBudgetYear || year > kLastBudgetYear) {
    return reader.ReportValue(value, absl::StrCat(kFirstBudgetYear, " ~ ", kLastBudgetYear));
  }
  department.year = year;
  return true;
}

Json WriteYear(const Department& department) { return WriteJson(department.year); }

bool ReadAsOf(JsonReader& reader, const JsonValue& value, Project& project) {
  project.as_of.reset();
  if (value.kind() == JsonKind::kNull) return true;
  if (value.kind() != JsonKind::kString) return reader.ReportType(value, "string");
  const std::optional<Date> day = Date::Parse(value.text());
  if (!day || !day->has_year()) return reader.ReportValue(value, "YYYY-MM-DD");
  project.as_of = day;
  return true;
}

Json WriteAsOf(const Project& project) {
  return project.as_of ? Json(project.as_of->ToString()) : Json(nullptr);
}

// Labels and texts as the fields of an object, in their order.
template <std::vector<LabelledText> Indicator::*kMember>
bool ReadLabelled(JsonReader& reader, const JsonValue& value, Indicator& row) {
  if (value.kind() == JsonKind::kNull) return true;
  if (value.kind() != JsonKind::kObject) return reader.ReportType(value, "object");
  std::vector<LabelledText>& list = row.*kMember;
  list.clear();
  std::unordered_set<std::string_view> labels;
  bool whole = true;
  for (const JsonValue& member : value.children()) {
    const JsonReader::Step step(reader, member.key());
    if (!labels.insert(member.key()).second) {
      whole = reader.Report(DiagnosticCode::kJsonRepeatedField, member);
      continue;
    }
    LabelledText entry{std::string(member.key()), {}};
    if (ReadJson(reader, member, entry.text)) {
      list.push_back(std::move(entry));
    } else {
      whole = false;
    }
  }
  return whole;
}

template <std::vector<LabelledText> Indicator::*kMember>
Json WriteLabelled(const Indicator& row) {
  Json object = Json::object();
  for (const LabelledText& entry : row.*kMember) object[entry.label] = entry.text;
  return object;
}

// Before any is made: what is made takes memory.
Status CheckProjects(const JsonValue& root, const Limits& limits) {
  for (const JsonValue& member : root.children()) {
    if (member.key() != "projects" || member.children().size() <= limits.projects) continue;
    return Status(StatusCode::kLimitExceeded,
                  "line " + std::to_string(member.line()) + ": more than the limit of " +
                      std::to_string(limits.projects) +
                      " projects; split the document, or raise Limits::projects");
  }
  return Status();
}

// The version is checked before the rest is read; see ModelFromJson.
bool SkipVersion(JsonReader&, const JsonValue&, Model&) { return true; }
Json WriteVersion(const Model&) { return 1; }

}  // namespace

template <>
struct JsonNames<Achievement> : NamesOf<AchievementName, Achievement::kAchieved,
                                        Achievement::kPartly, Achievement::kNotAchieved> {};
template <>
struct JsonNames<TableKind>
    : NamesOf<TableKindName, TableKind::kTarget, TableKind::kSelfAssessment, TableKind::kMonitoring,
              TableKind::kDepartment, TableKind::kEvaluation, TableKind::kTransfer,
              TableKind::kList> {};

template <>
struct JsonFields<LevelWeight> {
  using T = LevelWeight;
  static constexpr Field<T> kFields[] = {
      MakeField<&T::level1, T>("level1"),
      MakeField<&T::level2, T>("level2"),
      MakeField<&T::weight, T>("weight"),
  };
};

template <>
struct JsonFields<Indicator> {
  using T = Indicator;
  static constexpr Field<T> kFields[] = {
      MakeField<&T::level1, T>("level1"),
      MakeField<&T::level2, T>("level2"),
      MakeField<&T::level3, T>("level3"),
      MakeField<&T::description, T>("description"),
      MakeField<&T::target, T>("target"),
      MakeField<&T::symbol, T>("symbol"),
      MakeField<&T::unit, T>("unit"),
      MakeField<&T::direction, T>("direction"),
      MakeField<&T::basis, T>("basis"),
      MakeField<&T::weight, T>("weight"),
      MakeField<&T::actual, T>("actual"),
      MakeField<&T::achievement, T>("achievement"),
      MakeField<&T::degree, T>("degree"),
      MakeField<&T::base, T>("base"),
      MakeField<&T::score, T>("score"),
      MakeField<&T::deduction, T>("deduction"),
      MakeField<&T::reason, T>("reason"),
      MakeField<&T::applicable, T>("applicable"),
      MakeField<&T::cause, T>("cause"),
      MakeField<&T::likelihood, T>("likelihood"),
      MakeField<&T::forecast, T>("forecast"),
      MakeField<&T::standard, T>("standard"),
      MakeField<&T::last_year, T>("last_year"),
      MakeField<&T::definition, T>("definition"),
      {"other_targets", ReadLabelled<&T::other_targets>, WriteLabelled<&T::other_targets>},
      {"extra", ReadLabelled<&T::extra>, WriteLabelled<&T::extra>},
      MakeField<&T::source, T>("source"),
  };
};

template <>
struct JsonFields<PaymentPlanEntry> {
  using T = PaymentPlanEntry;
  static constexpr Field<T> kFields[] = {
      {"by", ReadDay, WriteDay},
      MakeField<&T::percent, T>("percent"),
      MakeField<&T::uncertain, T>("uncertain"),
  };
};

template <>
struct JsonFields<BudgetLine> {
  using T = BudgetLine;
  static constexpr Field<T> kFields[] = {
      MakeField<&T::kind, T>("kind"),
      MakeField<&T::opening, T>("opening"),
      MakeField<&T::adjusted, T>("adjusted"),
      MakeField<&T::spent, T>("spent"),
  };
};

template <>
struct JsonFields<Budget> {
  using T = Budget;
  static constexpr Field<T> kFields[] = {
      MakeField<&T::unit, T>("unit"),         MakeField<&T::total, T>("total"),
      MakeField<&T::fiscal, T>("fiscal"),     MakeField<&T::other, T>("other"),
      MakeField<&T::adjusted, T>("adjusted"), MakeField<&T::spent, T>("spent"),
      MakeField<&T::weight, T>("weight"),     MakeField<&T::score, T>("score"),
      MakeField<&T::lines, T>("lines"),       MakeField<&T::reason, T>("reason"),
  };
};

template <>
struct JsonFields<Project> {
  using T = Project;
  static constexpr Field<T> kFields[] = {
      MakeField<&T::code, T>("code"),
      MakeField<&T::name, T>("name"),
      MakeField<&T::budget, T>("budget"),
      MakeField<&T::purpose, T>("purpose"),
      MakeField<&T::payment_plan, T>("payment_plan"),
      MakeField<&T::goals, T>("goals"),
      MakeField<&T::indicators, T>("indicators"),
      MakeField<&T::score, T>("score"),
      MakeField<&T::kind, T>("kind"),
      MakeField<&T::implementer, T>("implementer"),
      MakeField<&T::department_score, T>("department_score"),
      {"as_of", ReadAsOf, WriteAsOf},
      MakeField<&T::level_weights, T>("level_weights"),
  };
};

template <>
struct JsonFields<DepartmentGoal> {
  using T = DepartmentGoal;
  static constexpr Field<T> kFields[] = {
      MakeField<&T::title, T>("title"),
      MakeField<&T::goal, T>("goal"),
      MakeField<&T::indicators, T>("indicators"),
  };
};

template <>
struct JsonFields<Department> {
  using T = Department;
  static constexpr Field<T> kFields[] = {
      MakeField<&T::code, T>("code"),
      MakeField<&T::name, T>("name"),
      MakeField<&T::unit_name, T>("unit_name"),
      {"year", ReadYear, WriteYear},
      MakeField<&T::overall_goal, T>("overall_goal"),
      MakeField<&T::goals, T>("goals"),
      MakeField<&T::safeguards, T>("safeguards"),
  };
};

template <>
struct JsonFields<Model> {
  using T = Model;
  static constexpr Field<T> kFields[] = {
      {"format_version", SkipVersion, WriteVersion},
      MakeField<&T::department, T>("department"),
      MakeField<&T::projects, T>("projects"),
  };
};

}  // namespace interchange

Result<ModelReading> ModelFromJson(std::string_view text, const Limits& limits) {
  const auto json = interchange::JsonText::Parse(text, limits);
  if (!json.ok()) return json.status();
  const interchange::JsonValue root = json->root();
  if (const Status status = interchange::CheckFormatVersion(root); !status.ok()) return status;
  if (const Status status = interchange::CheckProjects(root, limits); !status.ok()) return status;

  ModelReading reading;
  interchange::JsonReader reader;
  ReadJson(reader, root, reading.model);
  reading.diagnostics = reader.TakeDiagnostics();
  return reading;
}

std::string ModelToJson(const Model& model, JsonLayout layout) {
  return interchange::WriteJson(model).Dump(layout);
}

}  // namespace jixiao
