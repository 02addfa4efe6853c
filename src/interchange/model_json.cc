// Model ⇄ JSON. Refuses to judge: what a file states is taken as it stands, and what it states
// beyond the schema is reported.
#include <array>
#include <utility>

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

// The version is checked before the rest is read; see ModelFromJson.
bool SkipVersion(JsonReader&, const JsonValue&, Model&) { return true; }
Json WriteVersion(const Model&) { return 1; }

}  // namespace

template <>
struct JsonNames<Achievement> : NamesOf<AchievementName, Achievement::kAchieved,
                                        Achievement::kPartly, Achievement::kNotAchieved> {};
template <>
struct JsonNames<BudgetLineKind> : NamesOf<BudgetLineKindName, BudgetLineKind::kFiscal,
                                           BudgetLineKind::kCarriedOver, BudgetLineKind::kOther> {};

template <>
struct JsonFields<Indicator> {
  using T = Indicator;
  static constexpr Field<T> kFields[] = {
      MakeField<&T::level1, T>("level1"), MakeField<&T::level2, T>("level2"),
      MakeField<&T::level3, T>("level3"), MakeField<&T::description, T>("description"),
      MakeField<&T::target, T>("target"), MakeField<&T::symbol, T>("symbol"),
      MakeField<&T::unit, T>("unit"),     MakeField<&T::direction, T>("direction"),
      MakeField<&T::basis, T>("basis"),   MakeField<&T::weight, T>("weight"),
      MakeField<&T::actual, T>("actual"), MakeField<&T::achievement, T>("achievement"),
      MakeField<&T::degree, T>("degree"), MakeField<&T::base, T>("base"),
      MakeField<&T::score, T>("score"),   MakeField<&T::deduction, T>("deduction"),
      MakeField<&T::reason, T>("reason"), MakeField<&T::applicable, T>("applicable"),
      MakeField<&T::cause, T>("cause"),   MakeField<&T::likelihood, T>("likelihood"),
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
      MakeField<&T::lines, T>("lines"),
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
      MakeField<&T::year, T>("year"),
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
