#include "properties/batch_properties.h"

#include <array>
#include <map>

#include "jixiao/evaluate.hpp"

namespace jixiao::properties {
namespace {

using Fields = std::map<std::string, std::string>;

bool HasText(const std::optional<std::string>& text) {
  return text && text->find_first_not_of(" \t\r\n") != std::string::npos;
}

ThresholdContext ContextOf(const BatchRow& row, const ThresholdContext& shared) {
  ThresholdContext context = shared;
  if (row.level2) {
    Indicator indicator;
    indicator.level2 = *row.level2;
    context.row_kind = RowKindOf(indicator);
  }
  if (row.level3) context.name = *row.level3;
  if (row.year)
    context.year = *row.year >= 1 && *row.year <= 9999 ? static_cast<int>(*row.year) : 0;
  return context;
}

Threshold TargetOf(const BatchRow& row, const ThresholdContext& context) {
  const std::string target = row.target.value_or("");
  if (!HasText(row.symbol) && !HasText(row.unit)) return Threshold::Parse(target, context);
  return Threshold::ParseFields(row.symbol.value_or(""), target, row.unit.value_or(""), context);
}

// The code that matters most, by its definition.
std::optional<DiagnosticCode> CodeOf(const std::vector<Diagnostic>& diagnostics) {
  std::optional<DiagnosticCode> code;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!code || diagnostic.severity() > DiagnosticSeverity(*code)) code = diagnostic.code;
  }
  return code;
}

void PutCode(std::optional<DiagnosticCode> code, Fields* fields) {
  if (!code) return;
  (*fields)["code"] = DiagnosticName(*code);
  (*fields)["severity"] = SeverityName(DiagnosticSeverity(*code));
}

// A value at the places of its column; a column of codes tells of what does not fit.
bool Put(const std::optional<Decimal>& value, int places, const char* name, Fields* fields) {
  if (!value) return true;
  const jixiao::Result<Decimal> exact = value->Round(places, RoundingMode::kNever);
  if (!exact.ok()) return false;
  (*fields)[name] = exact->ToString();
  return true;
}

constexpr int kAmountPlaces = 10;

bool PutNumber(const Number& number, const char* name, Fields* fields) {
  if (number.form == Number::Form::kPlain) return Put(number.value, kAmountPlaces, name, fields);
  const auto ratio = number.ToRational();
  if (!ratio.ok()) return false;
  const auto exact = ratio->ToDecimal();
  return exact.ok() && Put(*exact, kAmountPlaces, name, fields);
}

void PutDate(const std::optional<Date>& date, const char* name, Fields* fields) {
  if (date && date->has_year() && date->IsValid()) (*fields)[name] = date->ToString();
}

Fields ParsedFields(const Threshold& t) {
  Fields fields = {{"kind", std::string(ThresholdKindName(t.kind()))},
                   {"bare", t.is_bare() ? "true" : "false"}};
  if (t.kind() == ThresholdKind::kQuantity || t.kind() == ThresholdKind::kDeadline ||
      t.kind() == ThresholdKind::kChange) {
    fields["comparator"] = ComparatorName(t.comparator());
  }
  bool fits = true;
  if (t.number() != nullptr) fits = PutNumber(*t.number(), "value", &fields) && fits;
  if (t.lower() != nullptr) {
    fits = PutNumber(t.lower()->number, "lower", &fields) && fits;
    fields["lower_closed"] = t.lower()->closed ? "true" : "false";
  }
  if (t.upper() != nullptr) {
    fits = PutNumber(t.upper()->number, "upper", &fields) && fits;
    fields["upper_closed"] = t.upper()->closed ? "true" : "false";
  }
  if (t.number() != nullptr || t.lower() != nullptr || t.upper() != nullptr) {
    if (!t.unit().is_none()) fields["unit"] = t.unit().name();
    fields["dimension"] = DimensionName(t.unit().dimension());
  }
  if (t.kind() == ThresholdKind::kChange) {
    fields["direction"] = t.direction() == ChangeDirection::kUp ? "up" : "down";
  }
  PutDate(t.date(), "date", &fields);
  PutDate(t.date_end(), "date_end", &fields);
  if (t.text_class() != TextClass::kNone) fields["text_class"] = TextClassName(t.text_class());
  std::optional<DiagnosticCode> code = CodeOf(t.diagnostics());
  const bool is_error = code && DiagnosticSeverity(*code) == Severity::kError;
  if (!fits && !is_error) code = DiagnosticCode::kColumnScaleExceeded;
  PutCode(code, &fields);
  return fields;
}

std::optional<Decimal> DecimalOf(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  return *Decimal::Parse(*text);
}

Fields EvaluatedFields(const BatchRow& row, const ThresholdContext& context, const Policy& policy) {
  ThresholdContext actual_context = context;
  actual_context.year = 0;
  Row input;
  input.kind = context.row_kind;
  input.name = context.name;
  input.year = context.year;
  input.weight = row.weight ? DecimalOf(row.weight) : std::optional(Decimal(100));
  if (row.direction) input.direction = ParseRowDirection(*row.direction);
  for (const Achievement achievement :
       {Achievement::kAchieved, Achievement::kPartly, Achievement::kNotAchieved}) {
    if (row.achievement && AchievementName(achievement) == *row.achievement) {
      input.achievement = achievement;
    }
  }
  input.degree = DecimalOf(row.degree);
  input.deduction = DecimalOf(row.deduction);
  input.applicable = row.applicable.value_or(true);
  if (row.base) input.base = ActualValue::Parse(*row.base, actual_context);
  input.target = TargetOf(row, context);
  input.actual = ActualValue::Parse(row.actual.value_or(""), actual_context);
  const Outcome outcome = EvaluateRow(input, policy);
  Fields fields = {{"status", std::string(OutcomeStatusName(outcome.status))},
                   {"over_completed", outcome.over_completed ? "true" : "false"}};
  if (outcome.rule) fields["rule"] = RuleName(*outcome.rule);
  bool fits = Put(outcome.completion, 4, "completion", &fields);
  fits = Put(outcome.score, 6, "score", &fields) && fits;
  fits = Put(outcome.score_lower, 6, "score_lower", &fields) && fits;
  fits = Put(outcome.score_upper, 6, "score_upper", &fields) && fits;
  PutCode(!fits            ? DiagnosticCode::kColumnScaleExceeded
          : outcome.reason ? outcome.reason->code
                           : CodeOf(outcome.diagnostics),
          &fields);
  return fields;
}

std::string Shown(const Fields& fields) {
  std::string text;
  for (const auto& [name, value] : fields) text += name + "=" + value + " ";
  return text;
}

std::string Shown(const BatchRow& row) {
  std::string text;
  const auto add = [&](const char* name, const std::optional<std::string>& value) {
    if (value) text += std::string(name) + "[" + *value + "] ";
  };
  add("target", row.target);
  add("symbol", row.symbol);
  add("unit", row.unit);
  add("actual", row.actual);
  add("level2", row.level2);
  add("level3", row.level3);
  add("direction", row.direction);
  add("achievement", row.achievement);
  add("weight", row.weight);
  add("degree", row.degree);
  add("base", row.base);
  add("deduction", row.deduction);
  if (row.year) text += "year " + std::to_string(*row.year);
  return text;
}

// Compares a result with what each row gives by itself.
template <typename Expected>
std::string Compare(const std::vector<BatchRow>& rows, const Result& result,
                    const Expected& expected) {
  if (result.rows() != static_cast<std::int64_t>(rows.size())) return "another number of rows";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Fields fields = expected(rows[i]);
    const Fields found = result.Row(static_cast<std::int64_t>(i));
    if (found == fields) continue;
    return "row " + std::to_string(i) + ": " + Shown(rows[i]) + "\n  by itself: " + Shown(fields) +
           "\n  in columns: " + Shown(found);
  }
  return {};
}

template <typename Value, typename Member>
std::vector<Value> ColumnOf(const std::vector<BatchRow>& rows, Member member) {
  std::vector<Value> values;
  for (const BatchRow& row : rows) values.push_back(row.*member);
  return values;
}

constexpr std::array<const char*, 10> kLevels = {"数量指标",     "质量指标", "时效指标", "成本指标",
                                                 "社会效益指标", "满意度",   "经济成本", "quantity",
                                                 "可持续影响",   "别的"};
constexpr std::array<const char*, 8> kNames = {"企业数(个)", "成本控制率", "补助资金", "投诉下降率",
                                               "",           "就业增长率", "合格率",   "及时性"};
constexpr std::array<const char*, 8> kSymbols = {"≥", "≤",  "＝",   "定性",
                                                 "",  "＞", "正向", "大于等于"};
constexpr std::array<const char*, 8> kUnits = {"%", "万元", "个", "", "元/人·月", "天", "家", " "};
constexpr std::array<const char*, 5> kDirections = {"正向", "反向", "正向指标", "随意", ""};
constexpr std::array<const char*, 8> kWeights = {"10",  "8.34",     "0", "22.5",
                                                 "100", "1.234567", "5", "3.3"};
constexpr std::array<const char*, 3> kAchievements = {"achieved", "partly", "not_achieved"};
constexpr std::array<const char*, 6> kDegrees = {"100", "85", "70", "59.5", "0", "120"};

template <std::size_t N>
std::optional<std::string> Pick(Random& random, const std::array<const char*, N>& choices) {
  if (random.OneIn(6)) return std::nullopt;
  return choices[random.Below(N)];
}

// An actual that has to do with the target: its own figure, changed, with or without its unit.
std::string RelatedActual(Random& random, const std::string& target) {
  std::size_t begin = 0;
  const auto is_digit = [&](std::size_t i) { return target[i] >= '0' && target[i] <= '9'; };
  while (begin < target.size() && !is_digit(begin)) ++begin;
  if (begin == target.size()) return random.OneIn(2) ? "达成" : target;
  std::string actual = target.substr(begin);
  switch (random.Below(5)) {
    case 0:
      return actual;
    case 1:
      actual[0] = static_cast<char>('1' + random.Below(9));
      return actual;
    case 2:
      return std::to_string(random.Below(2000));
    case 3:
      actual.insert(1, std::to_string(random.Below(10)));
      return actual;
    default:
      return std::to_string(random.Below(200)) + "." + std::to_string(random.Below(100)) +
             actual.substr(actual.find_last_of("0123456789") + 1);
  }
}

}  // namespace

std::vector<BatchRow> GenerateRows(Random& random, std::size_t count, const BatchShape& shape,
                                   std::size_t distinct) {
  std::vector<std::string> vocabulary;
  for (std::size_t i = 0; i < distinct; ++i) vocabulary.push_back(GenerateCell(random));
  const auto cell = [&] {
    return distinct == 0 ? GenerateCell(random) : vocabulary[random.Below(distinct)];
  };
  std::vector<BatchRow> rows(count);
  for (BatchRow& row : rows) {
    if (!random.OneIn(50)) row.target = cell();
    if (!random.OneIn(20)) {
      row.actual = random.OneIn(3) ? cell() : RelatedActual(random, row.target.value_or(""));
    }
    if (shape.columns_of_their_own) {
      row.symbol = Pick(random, kSymbols);
      row.unit = Pick(random, kUnits);
    }
    if (shape.context) {
      row.level2 = Pick(random, kLevels);
      row.level3 = Pick(random, kNames);
      if (!random.OneIn(4)) row.year = static_cast<std::int64_t>(2022 + random.Below(4));
    }
    if (shape.weight) row.weight = Pick(random, kWeights);
    if (shape.direction) row.direction = Pick(random, kDirections);
    if (shape.assessors && !random.OneIn(3)) {
      row.achievement = Pick(random, kAchievements);
      row.degree = Pick(random, kDegrees);
      row.deduction = random.OneIn(4) ? std::optional<std::string>("0.5") : std::nullopt;
      row.base = random.OneIn(3) ? std::optional<std::string>("200万元") : std::nullopt;
      if (random.OneIn(5)) row.applicable = random.OneIn(2);
    }
  }
  return rows;
}

std::unique_ptr<Node> TableOfRows(const std::vector<BatchRow>& rows, const BatchShape& shape,
                                  bool with_actual) {
  std::vector<std::unique_ptr<Node>> columns;
  const auto add = [&](const char* name, std::optional<std::string> BatchRow::*member) {
    columns.push_back(TextColumn(name, ColumnOf<std::optional<std::string>>(rows, member),
                                 shape.layout, shape.padding));
  };
  if (with_actual) add("actual", &BatchRow::actual);
  add("target", &BatchRow::target);
  if (shape.columns_of_their_own) {
    add("symbol", &BatchRow::symbol);
    add("unit", &BatchRow::unit);
  }
  if (shape.context) {
    add("level2", &BatchRow::level2);
    add("level3", &BatchRow::level3);
    columns.push_back(IntegerColumn(
        "year", "s", ColumnOf<std::optional<std::int64_t>>(rows, &BatchRow::year), shape.padding));
  }
  if (with_actual && shape.weight) add("weight", &BatchRow::weight);
  if (with_actual && shape.direction) add("direction", &BatchRow::direction);
  if (with_actual && shape.assessors) {
    add("achievement", &BatchRow::achievement);
    add("degree", &BatchRow::degree);
    add("base", &BatchRow::base);
    add("deduction", &BatchRow::deduction);
    columns.push_back(BooleanColumn(
        "applicable", ColumnOf<std::optional<bool>>(rows, &BatchRow::applicable), shape.padding));
  }
  return TableOf(std::move(columns), static_cast<std::int64_t>(rows.size()));
}

std::string ParseDifference(const std::vector<BatchRow>& rows, const BatchShape& shape,
                            const BatchOptions& options) {
  const auto table = TableOfRows(rows, shape, false);
  Result result;
  const Status status =
      BatchParse(table->schema, table->array, options, result.schema(), result.array());
  if (!status.ok()) return status.message();
  return Compare(rows, result, [&](const BatchRow& row) {
    return ParsedFields(TargetOf(row, ContextOf(row, options.context)));
  });
}

std::string EvaluateDifference(const std::vector<BatchRow>& rows, const BatchShape& shape,
                               const BatchOptions& options, const Policy& policy) {
  const auto table = TableOfRows(rows, shape, true);
  Result result;
  const Status status =
      BatchEvaluate(table->schema, table->array, policy, options, result.schema(), result.array());
  if (!status.ok()) return status.message();
  return Compare(rows, result, [&](const BatchRow& row) {
    Fields fields = EvaluatedFields(row, ContextOf(row, options.context), policy);
    // A direction that says nothing is a warning of the row, as in an assessment.
    const bool unknown = HasText(row.direction) && !ParseRowDirection(*row.direction);
    const bool outranked = fields.contains("severity") && fields["severity"] == "error";
    if (unknown && !outranked) PutCode(DiagnosticCode::kDirectionUnknown, &fields);
    return fields;
  });
}

}  // namespace jixiao::properties
