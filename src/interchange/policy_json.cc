// Policy ⇄ JSON. Refuses a file with any fault: a rule that is not understood must not be replaced
// by a default in silence.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "interchange/json_fields.h"
#include "interchange/json_text.h"
#include "jixiao/interchange.hpp"
#include "jixiao/review.hpp"

namespace jixiao {
namespace interchange {
namespace {

// An option by the names that policy.hpp gives it.
template <typename Option>
struct OptionJson {
  static std::string_view Name(Option option) { return OptionName(option); }
  static std::optional<Option> Parse(std::string_view name) { return ParseOption<Option>(name); }
  static std::span<const std::string_view> Names() { return OptionNames<Option>(); }
};

constexpr std::array<std::string_view, 4> kGradeNames = {"off", "note", "warning", "error"};

std::optional<Severity> SeverityOf(std::string_view name) {
  for (const Severity severity : {Severity::kNote, Severity::kWarning, Severity::kError}) {
    if (SeverityName(severity) == name) return severity;
  }
  return std::nullopt;
}

std::string_view RuleNameOf(const ReviewRule& rule) { return rule.name; }
std::string_view RuleNameOf(const RuleGrade& grade) { return grade.rule; }

// {"cost_at_least": "error", "boilerplate": "off"}: members are the names of rules.
bool ReadReview(JsonReader& reader, const JsonValue& value, Policy& policy) {
  policy.review.clear();
  if (value.kind() == JsonKind::kNull) return true;
  if (value.kind() != JsonKind::kObject) return reader.ReportType(value, "object");
  bool whole = true;
  for (const JsonValue& member : value.children()) {
    const JsonReader::Step step(reader, member.key());
    const std::optional<Severity> severity = SeverityOf(member.text());
    const auto is_rule = [&](const auto& rule) { return RuleNameOf(rule) == member.key(); };
    if (std::none_of(ReviewRules().begin(), ReviewRules().end(), is_rule)) {
      whole = reader.Report(DiagnosticCode::kJsonUnknownField, member);
    } else if (std::any_of(policy.review.begin(), policy.review.end(), is_rule)) {
      whole = reader.Report(DiagnosticCode::kJsonRepeatedField, member);
    } else if (member.kind() != JsonKind::kString) {
      whole = reader.ReportType(member, "string");
    } else if (!severity && member.text() != kGradeNames[0]) {
      whole = reader.ReportValue(member, Join(kGradeNames));
    } else {
      policy.review.push_back({std::string(member.key()), severity});
    }
  }
  return whole;
}
Json WriteReview(const Policy& policy) {
  Json object = Json::object();
  for (const RuleGrade& grade : policy.review) {
    object[grade.rule] =
        std::string(grade.severity ? SeverityName(*grade.severity) : kGradeNames[0]);
  }
  return object;
}

// {"reason": 100}: members are the names of texts.
bool ReadTextLimits(JsonReader& reader, const JsonValue& value, Policy& policy) {
  policy.text_limits.clear();
  if (value.kind() == JsonKind::kNull) return true;
  if (value.kind() != JsonKind::kObject) return reader.ReportType(value, "object");
  bool whole = true;
  for (const JsonValue& member : value.children()) {
    const JsonReader::Step step(reader, member.key());
    const auto is_known = [&](std::string_view field) { return field == member.key(); };
    const auto is_given = [&](const TextLimit& limit) { return limit.field == member.key(); };
    TextLimit limit{std::string(member.key()), 0};
    if (std::none_of(TextFields().begin(), TextFields().end(), is_known)) {
      whole = reader.Report(DiagnosticCode::kJsonUnknownField, member);
    } else if (std::any_of(policy.text_limits.begin(), policy.text_limits.end(), is_given)) {
      whole = reader.Report(DiagnosticCode::kJsonRepeatedField, member);
    } else if (!ReadJson(reader, member, limit.at_most)) {
      whole = false;
    } else {
      policy.text_limits.push_back(std::move(limit));
    }
  }
  return whole;
}
Json WriteTextLimits(const Policy& policy) {
  Json object = Json::object();
  for (const TextLimit& limit : policy.text_limits) object[limit.field] = limit.at_most;
  return object;
}

bool SkipTaxonomyVersion(JsonReader&, const JsonValue&, Taxonomy&) { return true; }
Json WriteTaxonomyVersion(const Taxonomy&) { return 1; }

bool SkipVersion(JsonReader&, const JsonValue&, Policy&) { return true; }  // Checked before.
Json WriteVersion(const Policy&) { return 1; }

}  // namespace

template <>
struct JsonNames<LowerBoundRule> : OptionJson<LowerBoundRule> {};
template <>
struct JsonNames<UpperBoundRule> : OptionJson<UpperBoundRule> {};
template <>
struct JsonNames<EqualRule> : OptionJson<EqualRule> {};
template <>
struct JsonNames<DeadlineRule> : OptionJson<DeadlineRule> {};
template <>
struct JsonNames<BandPoint> : OptionJson<BandPoint> {};
template <>
struct JsonNames<ExecutionRule> : OptionJson<ExecutionRule> {};
template <>
struct JsonNames<ZeroOverZero> : OptionJson<ZeroOverZero> {};
template <>
struct JsonNames<SatisfactionRule> : OptionJson<SatisfactionRule> {};
template <>
struct JsonNames<PartUnits> : OptionJson<PartUnits> {};
template <>
struct JsonNames<BandEnds> : OptionJson<BandEnds> {};
template <>
struct JsonNames<UnreadStandard> : OptionJson<UnreadStandard> {};
template <>
struct JsonNames<DepartmentScore> : OptionJson<DepartmentScore> {};

template <>
struct JsonFields<WeightProfile> {
  using T = WeightProfile;
  static constexpr Field<T> kFields[] = {
      MakeField<&T::execution, T>("execution"),
      MakeField<&T::cost, T>("cost"),
      MakeField<&T::output, T>("output"),
      MakeField<&T::benefit, T>("benefit"),
      MakeField<&T::satisfaction, T>("satisfaction"),
  };
};

template <>
struct JsonFields<Step> {
  using T = Step;
  static constexpr Field<T> kFields[] = {
      MakeField<&T::at_least, T>("at_least"),
      MakeField<&T::points, T>("points"),
  };
};

template <>
struct JsonFields<TotalCap> {
  using T = TotalCap;
  static constexpr Field<T> kFields[] = {
      MakeField<&T::below, T>("below"),
      MakeField<&T::includes, T>("includes"),
      MakeField<&T::at_most, T>("at_most"),
  };
};

template <>
struct JsonFields<EitherOr> {
  using T = EitherOr;
  static constexpr Field<T> kFields[] = {
      MakeField<&T::indicators, T>("indicators"),
  };
};

template <>
struct JsonFields<TaxonomyLevel2> {
  using T = TaxonomyLevel2;
  static constexpr Field<T> kFields[] = {
      MakeField<&T::name, T>("name"),
      MakeField<&T::aliases, T>("aliases"),
      MakeField<&T::weight, T>("weight"),
  };
};

template <>
struct JsonFields<TaxonomyLevel> {
  using T = TaxonomyLevel;
  static constexpr Field<T> kFields[] = {
      MakeField<&T::name, T>("name"),
      MakeField<&T::aliases, T>("aliases"),
      MakeField<&T::weight, T>("weight"),
      MakeField<&T::levels, T>("levels"),
  };
};

template <>
struct JsonFields<Taxonomy> {
  using T = Taxonomy;
  static constexpr Field<T> kFields[] = {
      {"format_version", SkipTaxonomyVersion, WriteTaxonomyVersion},
      MakeField<&T::name, T>("name"),
      MakeField<&T::title, T>("title"),
      MakeField<&T::description, T>("description"),
      MakeField<&T::execution, T>("execution"),
      MakeField<&T::levels, T>("levels"),
  };
};

namespace {

// A built-in taxonomy by its name, or one in full.
bool ReadTaxonomy(JsonReader& reader, const JsonValue& value, Policy& policy) {
  policy.taxonomy.reset();
  if (value.kind() == JsonKind::kNull) return true;
  if (value.kind() != JsonKind::kString) {
    policy.taxonomy.emplace();
    return ReadJson(reader, value, *policy.taxonomy);
  }
  const Taxonomy* const built_in = FindTaxonomy(value.text());
  if (built_in == nullptr) {
    std::vector<std::string_view> names;
    for (const Taxonomy& taxonomy : Taxonomies()) names.push_back(taxonomy.name);
    return reader.ReportValue(value, Join(names));
  }
  policy.taxonomy = *built_in;
  return true;
}
Json WriteTaxonomy(const Policy& policy) {
  if (!policy.taxonomy) return nullptr;
  const Taxonomy* const built_in = FindTaxonomy(policy.taxonomy->name);
  if (built_in != nullptr && *built_in == *policy.taxonomy) return built_in->name;
  return WriteJson(*policy.taxonomy);
}

}  // namespace

template <>
struct JsonFields<Grade> {
  using T = Grade;
  static constexpr Field<T> kFields[] = {
      MakeField<&T::name, T>("name"),
      MakeField<&T::at_least, T>("at_least"),
  };
};

template <>
struct JsonFields<Policy> {
  using T = Policy;
  static constexpr Field<T> kFields[] = {
      {"format_version", SkipVersion, WriteVersion},
      MakeField<&T::name, T>("name"),
      MakeField<&T::title, T>("title"),
      MakeField<&T::description, T>("description"),
      MakeField<&T::weights, T>("weights"),
      MakeField<&T::weights_without_cost, T>("weights_without_cost"),
      {"taxonomy", ReadTaxonomy, WriteTaxonomy},
      MakeField<&T::either_or, T>("either_or"),
      MakeField<&T::lower_bound, T>("lower_bound"),
      MakeField<&T::gate_rate, T>("gate_rate"),
      MakeField<&T::upper_bound, T>("upper_bound"),
      MakeField<&T::equal, T>("equal"),
      MakeField<&T::deadline, T>("deadline"),
      MakeField<&T::deadline_days, T>("deadline_days"),
      MakeField<&T::deadline_includes_day, T>("deadline_includes_day"),
      MakeField<&T::partly_from, T>("partly_from"),
      MakeField<&T::achieved_from, T>("achieved_from"),
      MakeField<&T::band_point, T>("band_point"),
      MakeField<&T::over_completion_factor, T>("over_completion_factor"),
      MakeField<&T::over_completion_of_shares, T>("over_completion_of_shares"),
      MakeField<&T::over_completion_points, T>("over_completion_points"),
      MakeField<&T::over_completion_share, T>("over_completion_share"),
      MakeField<&T::rate_places, T>("rate_places"),
      MakeField<&T::execution, T>("execution"),
      MakeField<&T::execution_steps, T>("execution_steps"),
      MakeField<&T::zero_over_zero, T>("zero_over_zero"),
      MakeField<&T::execution_reason_below, T>("execution_reason_below"),
      MakeField<&T::total_caps, T>("total_caps"),
      MakeField<&T::satisfaction, T>("satisfaction"),
      MakeField<&T::satisfaction_steps, T>("satisfaction_steps"),
      MakeField<&T::part_units, T>("part_units"),
      MakeField<&T::band_ends, T>("band_ends"),
      MakeField<&T::unread_standard, T>("unread_standard"),
      MakeField<&T::grades, T>("grades"),
      MakeField<&T::score_places, T>("score_places"),
      MakeField<&T::department_score, T>("department_score"),
      MakeField<&T::alarm_points, T>("alarm_points"),
      {"text_limits", ReadTextLimits, WriteTextLimits},
      {"review", ReadReview, WriteReview},
  };
};

namespace {

// Reads a document of rules into `value`; the faults of its JSON, else those of what it says.
template <typename T>
Result<std::vector<FieldFault>> ReadRules(std::string_view text, const Limits& limits, T& value) {
  const auto json = JsonText::Parse(text, limits);
  if (!json.ok()) return json.status();
  if (const Status status = CheckFormatVersion(json->root()); !status.ok()) return status;
  JsonReader reader;
  ReadJson(reader, json->root(), value);
  std::vector<FieldFault> faults = reader.TakeFaults();
  // A field that was not read has its default; what Validate says of that would mislead.
  return faults.empty() ? Validate(value) : faults;
}

}  // namespace
}  // namespace interchange

Result<PolicyReading> PolicyFromJson(std::string_view text, const Limits& limits) {
  PolicyReading reading;
  Result<std::vector<FieldFault>> faults = interchange::ReadRules(text, limits, reading.policy);
  if (!faults.ok()) return faults.status();
  reading.faults = *std::move(faults);
  return reading;
}

Result<TaxonomyReading> TaxonomyFromJson(std::string_view text, const Limits& limits) {
  TaxonomyReading reading;
  Result<std::vector<FieldFault>> faults = interchange::ReadRules(text, limits, reading.taxonomy);
  if (!faults.ok()) return faults.status();
  reading.faults = *std::move(faults);
  return reading;
}

std::string TaxonomyToJson(const Taxonomy& taxonomy, JsonLayout layout) {
  return interchange::WriteJson(taxonomy).Dump(layout);
}

std::string PolicyToJson(const Policy& policy, JsonLayout layout) {
  return interchange::WriteJson(policy).Dump(layout);
}

}  // namespace jixiao
