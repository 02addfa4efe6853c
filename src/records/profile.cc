// Profiles: their names, their JSON, their check, and those that are built in. Refuses to touch a
// row: what a profile says is applied in layout.h.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "interchange/json_fields.h"
#include "interchange/json_text.h"
#include "jixiao/records.hpp"
#include "jixiao/threshold.hpp"
#include "jixiao/unit.hpp"
#include "records/profile_files.h"

namespace jixiao {
namespace {

constexpr unsigned Bit(RecordRole role) { return 1U << static_cast<unsigned>(role); }
constexpr unsigned kIndicators =
    Bit(RecordRole::kTargets) | Bit(RecordRole::kSelfAssessment) | Bit(RecordRole::kMonitoring);
constexpr unsigned kMoney = Bit(RecordRole::kMoney);
constexpr unsigned kTotals = Bit(RecordRole::kTotals);
constexpr unsigned kAll = kIndicators | Bit(RecordRole::kGoals) | kMoney | kTotals;

struct ValueEntry {
  std::string_view name;
  unsigned roles;  // whose tables may have it
};
// In the order of RecordValue.
constexpr std::array<ValueEntry, kRecordValueCount> kValues = {{
    {"level1", kIndicators},
    {"level2", kIndicators},
    {"level3", kIndicators},
    {"description", kIndicators},
    {"standard", kIndicators},
    {"target", kIndicators},
    {"symbol", kIndicators},
    {"unit", kIndicators},
    {"direction", kIndicators},
    {"basis", kIndicators},
    {"definition", kIndicators},
    {"weight", kIndicators},
    {"actual", kIndicators},
    {"score", kIndicators},
    {"reason", kIndicators},
    {"forecast", kIndicators},
    {"cause", kIndicators},
    {"likelihood", kIndicators},
    {"goal", Bit(RecordRole::kGoals)},
    {"fund_source", kMoney},
    {"opening", kMoney},
    {"adjusted", kMoney},
    {"spent", kMoney},
    {"execution_rate", kMoney},
    {"execution_score", kMoney},
    {"total", kTotals},
    {"department_score", kTotals},
    {"grade", kTotals},
    {"project_name", kAll},
    {"department_name", kAll},
    {"implementer", kAll},
    {"light", Bit(RecordRole::kMonitoring)},
}};

constexpr std::array<std::string_view, 6> kRoles = {"targets", "self_assessment", "monitoring",
                                                    "goals",   "money",           "totals"};

// ---------------------------------------------------------------------------- the check

class Check {
 public:
  explicit Check(std::vector<FieldFault>& faults) : faults_(faults) {}

  bool Require(bool holds, const std::string& field, std::string_view zh, std::string_view en) {
    if (!holds) faults_.push_back({field, {std::string(zh), std::string(en)}});
    return holds;
  }
  bool RequireText(std::string_view text, const std::string& field) {
    return Require(!text.empty(), field, "不能为空", "must not be empty");
  }
  // `key` is met for the first time in `met`.
  void RequireNew(std::set<std::string>& met, const std::string& key, const std::string& field) {
    Require(met.insert(absl::AsciiStrToLower(key)).second, field, absl::StrCat("“", key, "”重复"),
            absl::StrCat("'", key, "' stands twice"));
  }

 private:
  std::vector<FieldFault>& faults_;
};

std::string Item(const std::string& list, std::size_t index) {
  return absl::StrCat(list, "[", index, "]");
}

void CheckName(Check& check, const std::string& name) {
  const bool is_name = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return absl::ascii_islower(static_cast<unsigned char>(c)) ||
           absl::ascii_isdigit(static_cast<unsigned char>(c)) || c == '-';
  });
  check.Require(is_name, "name", "只能用小写字母、数字和连字符",
                "must consist of lower-case letters, digits and hyphens");
}

void CheckMark(Check& check, const std::optional<RecordMark>& mark, const std::string& field) {
  if (!mark) return;
  check.RequireText(mark->field, field + ".field");
  check.Require(!mark->yes.empty(), field + ".yes", "至少需要一个代码", "needs at least one code");
  std::set<std::string> met;
  for (std::size_t i = 0; i < mark->yes.size(); ++i) {
    check.RequireNew(met, mark->yes[i], Item(field + ".yes", i));
  }
  for (std::size_t i = 0; i < mark->no.size(); ++i) {
    check.RequireNew(met, mark->no[i], Item(field + ".no", i));
  }
}

bool IsSign(const std::string& sign) {
  constexpr std::string_view kQualitative = "定性";
  if (sign == kQualitative) return true;
  const Threshold one = Threshold::ParseFields(sign, "1", "");
  return one.kind() == ThresholdKind::kQuantity && !one.comparator_text().empty();
}

void CheckSigns(Check& check, const std::vector<RecordSign>& signs) {
  std::set<std::string> met;
  for (const RecordSign& sign : signs) {
    const std::string field = "signs." + sign.code;
    check.RequireText(sign.code, field);
    check.RequireNew(met, sign.code, field);
    check.Require(IsSign(sign.sign), field, absl::StrCat("“", sign.sign, "”不是比较符号或“定性”"),
                  absl::StrCat("'", sign.sign, "' is neither a comparison sign nor 定性"));
  }
}

void CheckMoney(Check& check, const RecordProfile& profile) {
  const Unit unit = Unit::Parse(profile.money_unit);
  check.Require(unit.dimension() == Dimension::kMoney && unit.base_name() == "元", "money_unit",
                "应为人民币单位，如“元”“万元”", "must be a unit of yuan, such as 元 or 万元");
  for (std::size_t i = 0; i < profile.sources.size(); ++i) {
    check.RequireText(profile.sources[i].contains, Item("sources", i) + ".contains");
  }
  for (std::size_t i = 0; i < profile.sums.size(); ++i) {
    check.RequireText(profile.sums[i], Item("sums", i));
  }
}

bool Holds(const RecordTableProfile& table, RecordValue value) {
  return std::any_of(table.fields.begin(), table.fields.end(), [value](const RecordField& field) {
    return field.value == value && !field.names.empty();
  });
}

// What a table must hold to be of use.
void CheckUse(Check& check, const RecordTableProfile& table, const std::string& field) {
  const auto require = [&](RecordValue value) {
    const std::string name(RecordValueName(value));
    check.Require(Holds(table, value), field + ".fields", absl::StrCat("缺少 ", name),
                  absl::StrCat("has no ", name));
  };
  switch (table.role) {
    case RecordRole::kTargets:
    case RecordRole::kSelfAssessment:
    case RecordRole::kMonitoring:
      require(RecordValue::kLevel3);
      require(RecordValue::kTarget);
      if (table.role != RecordRole::kTargets) require(RecordValue::kActual);
      return;
    case RecordRole::kGoals:
      return require(RecordValue::kGoal);
    case RecordRole::kMoney:
      require(RecordValue::kAdjusted);
      return require(RecordValue::kSpent);
    case RecordRole::kTotals:
      return require(RecordValue::kTotal);
  }
}

void CheckFields(Check& check, const RecordTableProfile& table, const std::string& at) {
  std::set<std::string> values, names;
  for (const RecordField& field : table.fields) {
    const std::string value(RecordValueName(field.value));
    const std::string path = absl::StrCat(at, ".fields.", value);
    check.RequireNew(values, value, path);
    const auto number = static_cast<std::size_t>(field.value);
    const bool fits = number < kValues.size() && (kValues[number].roles & Bit(table.role)) != 0;
    const std::string role(RecordRoleName(table.role));
    check.Require(fits, path, absl::StrCat(role, " 表没有 ", value),
                  absl::StrCat("a table of ", role, " has no ", value));
    check.Require(!field.names.empty(), path, "至少需要一个字段", "needs at least one field");
    for (std::size_t i = 0; i < field.names.size(); ++i) {
      check.RequireText(field.names[i], Item(path, i));
      check.RequireNew(names, field.names[i], Item(path, i));
    }
  }
  for (std::size_t i = 0; i < table.untouched.size(); ++i) {
    check.RequireNew(names, table.untouched[i], Item(at + ".untouched", i));
  }
}

void CheckTable(Check& check, const RecordProfile& profile, const RecordTableProfile& table,
                const std::string& at) {
  check.RequireText(table.table, at + ".table");
  const bool known_role = static_cast<std::size_t>(table.role) < kRoles.size();
  if (!check.Require(known_role, at + ".role", "不是可用的选项", "is not one of the options"))
    return;
  check.Require(!table.whole_department || !profile.keys.department.empty(),
                at + ".whole_department", "没有 keys.department，无法归入部门",
                "keys.department is empty, so no row can be joined");
  CheckMark(check, table.only, at + ".only");
  CheckFields(check, table, at);
  CheckUse(check, table, at);
  std::set<std::string> met;
  for (std::size_t i = 0; i < table.identity.size(); ++i) {
    check.RequireText(table.identity[i], Item(at + ".identity", i));
    check.RequireNew(met, table.identity[i], Item(at + ".identity", i));
  }
  for (std::size_t i = 0; i < table.needs.size(); ++i) {
    const bool known =
        std::any_of(profile.tables.begin(), profile.tables.end(),
                    [&](const RecordTableProfile& other) { return other.table == table.needs[i]; });
    check.Require(known, Item(at + ".needs", i), absl::StrCat("方案没有表“", table.needs[i], "”"),
                  absl::StrCat("the profile has no table '", table.needs[i], "'"));
  }
}

void CheckKeys(Check& check, const RecordKeys& keys) {
  check.RequireText(keys.project, "keys.project");
  std::set<std::string> met;
  const std::array<std::pair<const char*, const std::string*>, 4> fields = {{
      {"keys.project", &keys.project},
      {"keys.division", &keys.division},
      {"keys.year", &keys.year},
      {"keys.department", &keys.department},
  }};
  for (const auto& [name, field] : fields) {
    if (!field->empty()) check.RequireNew(met, *field, name);
  }
}

}  // namespace

std::string_view RecordValueName(RecordValue value) {
  const auto number = static_cast<std::size_t>(value);
  return number < kValues.size() ? kValues[number].name : "unknown";
}

std::string_view RecordRoleName(RecordRole role) {
  const auto number = static_cast<std::size_t>(role);
  return number < kRoles.size() ? kRoles[number] : "unknown";
}

std::vector<FieldFault> Validate(const RecordProfile& profile) {
  std::vector<FieldFault> faults;
  Check check(faults);
  CheckName(check, profile.name);
  CheckKeys(check, profile.keys);
  CheckMark(check, profile.live, "live");
  CheckSigns(check, profile.signs);
  CheckMoney(check, profile);
  std::set<std::string> tables;
  bool has_indicators = false;
  for (std::size_t i = 0; i < profile.tables.size(); ++i) {
    const RecordTableProfile& table = profile.tables[i];
    const std::string at = Item("tables", i);
    CheckTable(check, profile, table, at);
    check.RequireNew(tables, table.table, at + ".table");
    has_indicators = has_indicators || (Bit(table.role) & kIndicators) != 0;
  }
  check.Require(has_indicators, "tables", "没有指标表（targets、self_assessment、monitoring）",
                "have none of indicators (targets, self_assessment, monitoring)");
  if (!profile.findings_table.empty()) {
    check.RequireNew(tables, profile.findings_table, "findings_table");
  }
  return faults;
}

// ---------------------------------------------------------------------------- JSON

namespace interchange {
namespace {

template <typename E, std::size_t kCount, std::string_view (*kName)(E)>
struct NumberedNames {
  static std::string_view Name(E member) { return kName(member); }
  static std::optional<E> Parse(std::string_view name) {
    for (std::size_t i = 0; i < kCount; ++i) {
      if (kName(static_cast<E>(i)) == name) return static_cast<E>(i);
    }
    return std::nullopt;
  }
  static std::array<std::string_view, kCount> Names() {
    std::array<std::string_view, kCount> names;
    for (std::size_t i = 0; i < kCount; ++i) names[i] = kName(static_cast<E>(i));
    return names;
  }
};

}  // namespace

template <>
struct JsonNames<RecordRole> : NumberedNames<RecordRole, kRoles.size(), RecordRoleName> {};
template <>
struct JsonNames<RecordValue> : NumberedNames<RecordValue, kRecordValueCount, RecordValueName> {};

namespace {

// {"1": "≥"}: codes and their signs.
bool ReadSigns(JsonReader& reader, const JsonValue& value, RecordProfile& profile) {
  profile.signs.clear();
  if (value.kind() == JsonKind::kNull) return true;
  if (value.kind() != JsonKind::kObject) return reader.ReportType(value, "object");
  bool whole = true;
  for (const JsonValue& member : value.children()) {
    const JsonReader::Step step(reader, member.key());
    RecordSign sign{std::string(member.key()), {}};
    whole &= ReadJson(reader, member, sign.sign);
    profile.signs.push_back(std::move(sign));
  }
  return whole;
}
Json WriteSigns(const RecordProfile& profile) {
  Json object = Json::object();
  for (const RecordSign& sign : profile.signs) object[sign.code] = sign.sign;
  return object;
}

// {"target": ["kpi_val"]}: values and the fields that hold them.
bool ReadFields(JsonReader& reader, const JsonValue& value, RecordTableProfile& table) {
  table.fields.clear();
  if (value.kind() != JsonKind::kObject) return reader.ReportType(value, "object");
  bool whole = true;
  for (const JsonValue& member : value.children()) {
    const JsonReader::Step step(reader, member.key());
    const std::optional<RecordValue> known = JsonNames<RecordValue>::Parse(member.key());
    if (!known) {
      whole = reader.Report(DiagnosticCode::kJsonUnknownField, member);
      continue;
    }
    RecordField field{*known, {}};
    whole &= ReadJson(reader, member, field.names);
    table.fields.push_back(std::move(field));
  }
  return whole;
}
Json WriteFields(const RecordTableProfile& table) {
  Json object = Json::object();
  for (const RecordField& field : table.fields) {
    object[RecordValueName(field.value)] = WriteJson(field.names);
  }
  return object;
}

bool SkipVersion(JsonReader&, const JsonValue&, RecordProfile&) { return true; }
Json WriteVersion(const RecordProfile&) { return 1; }

}  // namespace

template <>
struct JsonFields<RecordMark> {
  using T = RecordMark;
  static constexpr Field<T> kFields[] = {
      MakeField<&T::field, T>("field"),
      MakeField<&T::yes, T>("yes"),
      MakeField<&T::no, T>("no"),
  };
};

template <>
struct JsonFields<RecordKeys> {
  using T = RecordKeys;
  static constexpr Field<T> kFields[] = {
      MakeField<&T::project, T>("project"),
      MakeField<&T::division, T>("division"),
      MakeField<&T::year, T>("year"),
      MakeField<&T::department, T>("department"),
  };
};

template <>
struct JsonFields<RecordSource> {
  using T = RecordSource;
  static constexpr Field<T> kFields[] = {
      MakeField<&T::contains, T>("contains"),
      MakeField<&T::kind, T>("kind"),
  };
};

template <>
struct JsonFields<RecordTableProfile> {
  using T = RecordTableProfile;
  static constexpr Field<T> kFields[] = {
      MakeField<&T::table, T>("table"),
      MakeField<&T::role, T>("role"),
      MakeField<&T::whole_department, T>("whole_department"),
      MakeField<&T::only, T>("only"),
      MakeField<&T::identity, T>("identity"),
      MakeField<&T::needs, T>("needs"),
      {"fields", ReadFields, WriteFields},
      MakeField<&T::untouched, T>("untouched"),
  };
};

template <>
struct JsonFields<RecordProfile> {
  using T = RecordProfile;
  static constexpr Field<T> kFields[] = {
      {"format_version", SkipVersion, WriteVersion},
      MakeField<&T::name, T>("name"),
      MakeField<&T::title, T>("title"),
      MakeField<&T::description, T>("description"),
      MakeField<&T::keys, T>("keys"),
      MakeField<&T::live, T>("live"),
      {"signs", ReadSigns, WriteSigns},
      MakeField<&T::money_unit, T>("money_unit"),
      MakeField<&T::sources, T>("sources"),
      MakeField<&T::sums, T>("sums"),
      MakeField<&T::tables, T>("tables"),
      MakeField<&T::findings_table, T>("findings_table"),
  };
};

}  // namespace interchange

Result<RecordProfileReading> RecordProfileFromJson(std::string_view text, const Limits& limits) {
  const auto json = interchange::JsonText::Parse(text, limits);
  if (!json.ok()) return json.status();
  if (const Status status = interchange::CheckFormatVersion(json->root()); !status.ok()) {
    return status;
  }
  RecordProfileReading reading;
  interchange::JsonReader reader;
  ReadJson(reader, json->root(), reading.profile);
  reading.faults = reader.TakeFaults();
  // A field that was not read has its default; what Validate says of that would mislead.
  if (reading.faults.empty()) reading.faults = Validate(reading.profile);
  return reading;
}

std::string RecordProfileToJson(const RecordProfile& profile, JsonLayout layout) {
  return interchange::WriteJson(profile).Dump(layout);
}

// ---------------------------------------------------------------------------- built in

std::span<const RecordProfile> RecordProfiles() {
  static const std::vector<RecordProfile> profiles = [] {
    std::vector<RecordProfile> read;
    for (const std::string_view file : records::ProfileFiles()) {
      auto reading = RecordProfileFromJson(file);
      if (reading.ok() && reading->faults.empty()) read.push_back(std::move(reading->profile));
    }
    return read;
  }();
  return profiles;
}

const RecordProfile* FindRecordProfile(std::string_view name) {
  for (const RecordProfile& profile : RecordProfiles()) {
    if (profile.name == name) return &profile;
  }
  return nullptr;
}

}  // namespace jixiao
