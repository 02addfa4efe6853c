// What the functions give: the same answers as the C++ core, and the lifetimes that jixiao.h
// states.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "calls.h"
#include "golden_lines.h"

namespace jixiao::capi_test {
namespace {

using nlohmann::json;

TEST(Functions, TheTableHasThemAll) {
  std::set<std::string> called;
  const Inputs in;
  Outputs out;
  VisitCalls(in, out, [&](const Call& call, auto /*function*/, auto... /*arguments*/) {
    called.insert(call.name);
  });
  // Those that take an error: each declaration begins a line and ends at a semicolon.
  const std::string header = jixiao::WholeFile(JIXIAO_TEST_HEADER);
  const std::string_view begin = "\nJIXIAO_API int32_t JIXIAO_CALL";
  std::set<std::string> declared;
  for (std::size_t at = header.find(begin); at != std::string::npos;
       at = header.find(begin, at + 1)) {
    const std::string declaration = header.substr(at, header.find(';', at) - at);
    const std::size_t name = declaration.find("jixiao_");
    if (declaration.find("jixiao_error** error") != std::string::npos) {
      declared.insert(declaration.substr(name, declaration.find('(') - name));
    }
  }
  EXPECT_GT(declared.size(), 60U);
  EXPECT_EQ(declared, called);
}

TEST(Decimals, KeepTheirDigits) {
  for (const char* text : {"564.00", "-0.5", "0", "99999999999999999999999999999999999999"}) {
    EXPECT_EQ(String(Decimal(text)), text);
  }
  jixiao_decimal value{};
  EXPECT_EQ(jixiao_decimal_parse("1e5", 3, &value, nullptr), JIXIAO_STATUS_INVALID_FORMAT);
}

TEST(Decimals, ComputeExactlyOrSayWhyNot) {
  const jixiao_decimal a = Decimal("10");
  const jixiao_decimal b = Decimal("3");
  jixiao_decimal out{};
  EXPECT_EQ(jixiao_decimal_divide(&a, &b, 4, JIXIAO_ROUNDING_HALF_UP, &out, nullptr),
            JIXIAO_STATUS_OK);
  EXPECT_EQ(String(out), "3.3333");
  EXPECT_EQ(jixiao_decimal_divide(&a, &b, 4, JIXIAO_ROUNDING_NEVER, &out, nullptr),
            JIXIAO_STATUS_INEXACT);
  EXPECT_EQ(String(out), "3.3333") << "a failed call leaves plain outputs";
  const jixiao_decimal zero = Decimal("0");
  EXPECT_EQ(jixiao_decimal_divide(&a, &zero, 4, JIXIAO_ROUNDING_UP, &out, nullptr),
            JIXIAO_STATUS_DIVISION_BY_ZERO);
  const jixiao_decimal most = Decimal("99999999999999999999999999999999999999");
  EXPECT_EQ(jixiao_decimal_multiply(&most, &a, &out, nullptr), JIXIAO_STATUS_OUT_OF_RANGE);
  EXPECT_EQ(jixiao_decimal_subtract(&a, &b, &out, nullptr), JIXIAO_STATUS_OK);
  EXPECT_EQ(String(out), "7");
  int32_t order = 5;
  const jixiao_decimal c = Decimal("10.00");
  EXPECT_EQ(jixiao_decimal_compare(&a, &c, &order, nullptr), JIXIAO_STATUS_OK);
  EXPECT_EQ(order, 0);
  EXPECT_EQ(jixiao_decimal_compare_ratios(&b, &a, &a, &b, &order, nullptr), JIXIAO_STATUS_OK);
  EXPECT_EQ(order, -1);
  EXPECT_EQ(jixiao_decimal_compare_ratios(&b, &zero, &a, &b, &order, nullptr),
            JIXIAO_STATUS_INVALID_ARGUMENT);
  EXPECT_EQ(jixiao_decimal_add(&out, &out, &out, nullptr), JIXIAO_STATUS_OK)
      << "out may be an argument";
  EXPECT_EQ(String(out), "14");
}

// A field of jixiao_threshold_info against the parse record, which the C++ tests check.
void ExpectSameRecord(const jixiao_threshold* threshold, const json& record) {
  const auto info = Get<jixiao_threshold_info>(&jixiao_threshold_get, threshold);
  EXPECT_EQ(Name(JIXIAO_ENUMERATION_KIND, info.kind), record["kind"]);
  EXPECT_EQ(String(info.text), record["text"]);
  EXPECT_EQ(String(info.canonical), record.value("canonical", ""));
  if (record.contains("comparator")) {
    EXPECT_EQ(Name(JIXIAO_ENUMERATION_COMPARATOR, info.comparator), record["comparator"]);
    EXPECT_EQ(info.bare == 1, record.value("bare", false));
  }
  const auto same = [&](const jixiao_number& number, const json& object) {
    EXPECT_EQ(String(number.text), object.value("value", "(not stated)"));
    if (object.contains("base_value") && object["base_value"].is_string()) {
      EXPECT_EQ(String(number.base_value), object["base_value"]);
    }
  };
  same(info.number, record);
  if (record.contains("unit")) {
    EXPECT_EQ(String(info.unit), record["unit"]);
    EXPECT_EQ(Name(JIXIAO_ENUMERATION_DIMENSION, info.dimension), record["dimension"]);
  }
  if (record.contains("base_unit")) {
    EXPECT_EQ(String(info.base_unit), record["base_unit"]);
  }
  const std::pair<const char*, jixiao_bound> ends[] = {{"lower", info.lower},
                                                       {"upper", info.upper}};
  for (const auto& [name, bound] : ends) {
    const json end = record.value(name, json());
    EXPECT_EQ(bound.number.text.data == nullptr, end.is_null());
    if (end.is_null()) continue;
    same(bound.number, end);
    EXPECT_EQ(bound.closed == 1, end["closed"].get<bool>());
  }
  const auto iso = [](const jixiao_date& date) {
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
    return std::string(text);
  };
  const std::pair<const char*, jixiao_date> dates[] = {{"date", info.date},
                                                       {"date_end", info.date_end}};
  for (const auto& [name, date] : dates) {
    EXPECT_EQ(date.month != 0, record.contains(name));
    if (record.contains(name) && date.year != 0) {
      EXPECT_EQ(iso(date), record[name]);
    }
  }
  if (record.contains("direction")) {
    EXPECT_EQ(info.change == JIXIAO_CHANGE_UP ? "up" : "down", record["direction"]);
    EXPECT_EQ(String(info.reference), record["reference"]);
  }
  EXPECT_EQ(info.cap != nullptr, record.contains("cap") && !record["cap"].is_null());
  if (info.cap != nullptr) ExpectSameRecord(info.cap, record["cap"]);
  const json parts = record.value("parts", json::array());
  ASSERT_EQ(info.part_count, parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const jixiao_threshold* part = nullptr;
    ASSERT_EQ(jixiao_threshold_part(threshold, i, &part, nullptr), JIXIAO_STATUS_OK);
    ExpectSameRecord(part, parts[i]);
  }
  if (record.value("class", json()).is_string()) {
    EXPECT_EQ(Name(JIXIAO_ENUMERATION_TEXT_CLASS, info.text_class), record["class"]);
  }
  const jixiao_diagnostics* list = nullptr;
  ASSERT_EQ(jixiao_threshold_diagnostics(threshold, &list, nullptr), JIXIAO_STATUS_OK);
  ASSERT_EQ(jixiao_diagnostics_count(list), record["diagnostics"].size());
  for (std::size_t i = 0; i < record["diagnostics"].size(); ++i) {
    const json& expected = record["diagnostics"][i];
    const jixiao_diagnostic* diagnostic = nullptr;
    ASSERT_EQ(jixiao_diagnostics_at(list, i, &diagnostic, nullptr), JIXIAO_STATUS_OK);
    const auto found = Get<jixiao_diagnostic_info>(&jixiao_diagnostic_get, diagnostic);
    EXPECT_EQ(String(found.name), expected["code"]);
    EXPECT_EQ(Name(JIXIAO_ENUMERATION_SEVERITY, found.severity), expected["severity"]);
    EXPECT_EQ(found.span.begin, expected["begin"].get<uint32_t>());
    EXPECT_EQ(found.span.end, expected["end"].get<uint32_t>());
    EXPECT_EQ(
        String(Make<jixiao_text>(&jixiao_diagnostic_message, diagnostic, JIXIAO_LANGUAGE_ENGLISH)),
        expected["message"]);
  }
}

TEST(Thresholds, HaveEveryFieldOfTheParseRecord) {
  for (const std::string_view cell : {"≥558.42 万元",
                                      "4人",
                                      "≤2万",
                                      "80%-90%",
                                      "[80,90)",
                                      "2023 年 8 月底 前",
                                      "年底前完成",
                                      "2023.07-2024.01",
                                      "同比增长≥5%",
                                      "比上年下降10%",
                                      "核定支出的 50%，最高不超 100 万元",
                                      "≥2家，≥10人",
                                      "数量≥5个或合格率≥95%",
                                      "效果明显",
                                      "≥ 家",
                                      "",
                                      "1:1.5",
                                      "2/3",
                                      "30元/人·月",
                                      "50余家",
                                      "≥95%以下",
                                      "9O%",
                                      "三百二十亩"}) {
    const auto threshold = Threshold(cell);
    const auto record =
        Make<jixiao_text>(&jixiao_threshold_to_json, threshold.get(), JIXIAO_LANGUAGE_ENGLISH);
    SCOPED_TRACE(String(record));
    ExpectSameRecord(threshold.get(), json::parse(String(record)));
  }
}

TEST(Thresholds, ReadColumnsOfTheirOwn) {
  const auto threshold = Make<jixiao_threshold>(&jixiao_threshold_parse_fields, "≥", std::size_t{3},
                                                "95", std::size_t{2}, "%", std::size_t{1}, nullptr);
  const auto info = Get<jixiao_threshold_info>(&jixiao_threshold_get, threshold.get());
  EXPECT_EQ(String(info.canonical), "≥95%");
  EXPECT_EQ(info.number_span.begin, 4U);
  const auto same = Threshold("不低于95%");
  int32_t equal = 0;
  EXPECT_EQ(jixiao_threshold_equal(threshold.get(), same.get(), &equal, nullptr), JIXIAO_STATUS_OK);
  EXPECT_EQ(equal, 1);
}

TEST(Thresholds, TakeTheirContext) {
  auto context = Versioned<jixiao_context>();
  context.row_kind = JIXIAO_ROW_KIND_COST;
  context.year = 2024;
  const auto money = Threshold("≤2万", &context);
  EXPECT_EQ(Get<jixiao_threshold_info>(&jixiao_threshold_get, money.get()).dimension,
            JIXIAO_DIMENSION_MONEY);
  context.row_kind = JIXIAO_ROW_KIND_TIMELINESS;
  const auto deadline = Threshold("8月31日前", &context);
  const auto info = Get<jixiao_threshold_info>(&jixiao_threshold_get, deadline.get());
  EXPECT_EQ(info.date.year, 2024);
  EXPECT_EQ(info.date.day, 31) << "what is written; the policy says whether the day counts";
}

TEST(Thresholds, AnyBytesAreRead) {
  const auto threshold = Threshold(std::string_view("\xFF\x00\xFE", 3));
  const auto info = Get<jixiao_threshold_info>(&jixiao_threshold_get, threshold.get());
  EXPECT_EQ(info.kind, JIXIAO_KIND_INVALID);
  EXPECT_EQ(info.text.size, 3U);
}

TEST(Actuals, AreReadAsTheyAreTyped) {
  const auto partly = Actual("部分达成");
  EXPECT_EQ(Get<jixiao_actual_info>(&jixiao_actual_get, partly.get()).achievement,
            JIXIAO_ACHIEVEMENT_PARTLY);
  const auto missing = Actual(" ");
  EXPECT_EQ(Get<jixiao_actual_info>(&jixiao_actual_get, missing.get()).missing, 1);
  const auto money = Actual("19,800元");
  const auto info = Get<jixiao_actual_info>(&jixiao_actual_get, money.get());
  EXPECT_EQ(info.missing, 0);
  EXPECT_EQ(String(Get<jixiao_threshold_info>(&jixiao_threshold_get, info.reading).number.text),
            "19800");
}

Owned<jixiao_policy> PolicyOf(const json& line) {
  const std::string name = line["policy"];
  const jixiao_policy* preset = nullptr;
  EXPECT_EQ(jixiao_policy_preset(name.data(), name.size(), &preset, nullptr), JIXIAO_STATUS_OK);
  json policy = json::parse(String(Make<jixiao_text>(&jixiao_policy_to_json, preset, 0)));
  if (line.contains("options")) {
    policy["name"] = "changed";  // a built-in policy's name is for its own rules
    policy.update(line["options"]);
  }
  const std::string changed = policy.dump();
  return Make<jixiao_policy>(&jixiao_policy_from_json, changed.data(), changed.size());
}

json FieldsOf(const jixiao_outcome_info& info) {
  const auto text = [](const jixiao_decimal& value) {
    return value.stated == 0 ? json() : json(String(value));
  };
  json codes = json::array();
  for (std::size_t i = 0; i < jixiao_diagnostics_count(info.diagnostics); ++i) {
    const jixiao_diagnostic* diagnostic = nullptr;
    jixiao_diagnostics_at(info.diagnostics, i, &diagnostic, nullptr);
    const auto found = Get<jixiao_diagnostic_info>(&jixiao_diagnostic_get, diagnostic);
    if (found.code >= 700) codes.push_back(String(found.name));
  }
  return {{"status", Name(JIXIAO_ENUMERATION_OUTCOME_STATUS, info.status)},
          {"score", text(info.score)},
          {"lower", text(info.score_lower)},
          {"upper", text(info.score_upper)},
          {"rule",
           info.rule == JIXIAO_RULE_NONE ? json() : json(Name(JIXIAO_ENUMERATION_RULE, info.rule))},
          {"completion", text(info.completion)},
          {"deviation", info.deviation.data == nullptr ? json() : json(String(info.deviation))},
          {"over_completed", info.over_completed == 1},
          {"codes", codes}};
}

// The same lines as the C++ test of evaluation.
TEST(Evaluation, GoldenLinesAreScoredAsByHand) {
  const std::vector<json> lines = jixiao::GoldenLines("evaluate.jsonl");
  for (const json& line : lines) {
    const std::string target = line["target"];
    const std::string actual = line["actual"];
    const std::string name = line.value("name", "");
    const std::string kind = line["kind"];
    const std::string base = line.value("base", "");
    auto context = Versioned<jixiao_context>();
    context.year = line.value("year", 0);
    context.name = View(name);
    ASSERT_EQ(jixiao_row_kind_parse(kind.data(), kind.size(), &context.row_kind, nullptr),
              JIXIAO_STATUS_OK);
    auto row = Versioned<jixiao_row>();
    // The member of that name; 0 (not stated) where the line has none.
    const auto member = [&](int32_t enumeration, const char* field) {
      int32_t value = 3;
      while (value > 0 && (!line.contains(field) || Name(enumeration, value) != line[field])) {
        --value;
      }
      return value;
    };
    row.direction = member(JIXIAO_ENUMERATION_DIRECTION, "direction");
    row.achievement = member(JIXIAO_ENUMERATION_ACHIEVEMENT, "achievement");
    row.weight = Decimal(line["weight"].get<std::string>());
    if (line.contains("degree")) row.degree = Decimal(line["degree"].get<std::string>());
    if (line.contains("deduction")) row.deduction = Decimal(line["deduction"].get<std::string>());
    row.not_applicable = line.value("applicable", true) ? 0 : 1;
    const auto base_value = Actual(base, &context);
    if (line.contains("base")) row.base = base_value.get();
    const auto policy = PolicyOf(line);
    ASSERT_NE(policy, nullptr) << line;
    const auto outcome =
        Make<jixiao_outcome>(&jixiao_evaluate, target.data(), target.size(), actual.data(),
                             actual.size(), &context, &row, policy.get());
    const auto info = Get<jixiao_outcome_info>(&jixiao_outcome_get, outcome.get());
    const json fields = FieldsOf(info);
    for (const auto& [field, value] : fields.items()) {
      EXPECT_EQ(value, line[field]) << field << ": " << line;
    }
    EXPECT_EQ(String(info.target), target);
    EXPECT_GT(info.explanation_zh.size, 0U);
    EXPECT_GT(info.explanation_en.size, 0U);
    const bool open = info.score.stated == 0 && info.status != JIXIAO_OUTCOME_STATUS_NOT_APPLICABLE;
    EXPECT_EQ(info.reason != nullptr, open) << line;
  }
  EXPECT_GE(lines.size(), 200U);
}

TEST(Standards, EachGoldenRowIsScoredAsByHand) {
  int count = 0;
  for (const json& line : GoldenLines("standards.jsonl")) {
    ++count;
    const std::string text = line.dump();
    const auto wording = line["standard"].get<std::string>();
    const auto target = line["target"].get<std::string>();
    const auto actual = line["actual"].get<std::string>();
    const auto standard =
        Make<jixiao_standard>(&jixiao_standard_parse, wording.data(), wording.size(), nullptr);
    ASSERT_NE(standard, nullptr) << text;
    jixiao_row row = Versioned<jixiao_row>();
    row.weight = Decimal(line["weight"].get<std::string>());
    row.standard = standard.get();
    const auto last_year = Actual(line.value("last_year", ""), nullptr);
    if (line.contains("last_year")) row.last_year = last_year.get();
    const auto outcome = Make<jixiao_outcome>(&jixiao_evaluate, target.data(), target.size(),
                                              actual.data(), actual.size(), nullptr, &row, nullptr);
    const auto info = Get<jixiao_outcome_info>(&jixiao_outcome_get, outcome.get());
    EXPECT_EQ(Name(JIXIAO_ENUMERATION_OUTCOME_STATUS, info.status), line["status"]) << text;
    const json fields = FieldsOf(info);
    EXPECT_EQ(fields["score"], line["score"]) << text;
    EXPECT_EQ(fields["lower"], line["lower"]) << text;
    EXPECT_EQ(fields["upper"], line["upper"]) << text;
  }
  EXPECT_GE(count, 100);
}

TEST(Standards, AClauseShowsWhatItSays) {
  const std::string text = "资料齐全；合格率达到95%得10分，每低1个百分点扣1-2分，最多扣8分";
  const auto standard =
      Make<jixiao_standard>(&jixiao_standard_parse, text.data(), text.size(), nullptr);
  const auto info = Get<jixiao_standard_info>(&jixiao_standard_get, standard.get());
  EXPECT_EQ(info.state, JIXIAO_STANDARD_STATE_READ);
  ASSERT_EQ(info.clause_count, 2U);
  ASSERT_EQ(info.requirement_count, 1U);
  const auto requirement =
      Get<jixiao_requirement>(&jixiao_standard_requirement, standard.get(), std::size_t{0});
  EXPECT_EQ(String(requirement.text), "资料齐全");
  EXPECT_EQ(requirement.numbered, 0);

  const auto award = Get<jixiao_clause>(&jixiao_standard_clause, standard.get(), std::size_t{0});
  EXPECT_EQ(award.kind, JIXIAO_CLAUSE_KIND_AWARD);
  EXPECT_EQ(award.condition, JIXIAO_CONDITION_KIND_FIGURE);
  EXPECT_EQ(String(award.subject), "合格率");
  EXPECT_EQ(award.takes, 0);
  EXPECT_EQ(award.instead_of, -1);
  ASSERT_NE(award.figure, nullptr);
  EXPECT_EQ(String(Get<jixiao_threshold_info>(&jixiao_threshold_get, award.figure).canonical),
            "≥95%");

  const auto step = Get<jixiao_clause>(&jixiao_standard_clause, standard.get(), std::size_t{1});
  EXPECT_EQ(step.kind, JIXIAO_CLAUSE_KIND_PER_UNIT);
  EXPECT_EQ(step.takes, 1);
  EXPECT_EQ(String(step.per_unit), "百分点");
  EXPECT_EQ(step.per_direction, JIXIAO_PER_DIRECTION_BELOW);
  EXPECT_EQ(step.begun, JIXIAO_BEGUN_UNITS_NONE);
  EXPECT_EQ(step.points.low, 1U);
  EXPECT_EQ(step.most.low, 2U);
  EXPECT_EQ(step.cap.low, 8U);
  EXPECT_EQ(step.group, award.group);
  ASSERT_NE(step.bound, nullptr);
  EXPECT_EQ(text.substr(step.span.begin, step.span.end - step.span.begin), "每低1个百分点扣1-2分");
}

TEST(Models, PublishedTablesReadAsChecked) {
  const std::string published = jixiao::DataFile("funing-2024-tables.txt");
  const auto model =
      Make<jixiao_model>(&jixiao_model_from_text, published.data(), published.size(), nullptr);
  std::size_t project = 0;
  for (const json& line : jixiao::GoldenLines("funing_read.jsonl")) {
    if (line.contains("department")) {
      const auto department = Get<jixiao_department>(&jixiao_model_department, model.get());
      EXPECT_EQ(String(department.name), line["department"]["name"]);
      EXPECT_EQ(department.year, line["department"]["year"].get<int>());
    }
    if (!line.contains("project")) continue;
    const json& expected = line["project"];
    const auto found = Get<jixiao_project>(&jixiao_model_project, model.get(), project);
    EXPECT_EQ(String(found.code), expected["code"]);
    EXPECT_EQ(String(found.name), expected["name"]);
    EXPECT_EQ(String(found.total), expected["budget"]["total"]);
    EXPECT_EQ(String(found.budget_unit), expected["budget"]["unit"]);
    EXPECT_EQ(found.plan_count, 4U);
    ASSERT_EQ(found.indicator_count, expected["rows"].size());
    for (std::size_t i = 0; i < found.indicator_count; ++i) {
      const auto row = Get<jixiao_indicator>(&jixiao_model_indicator, model.get(), project, i);
      EXPECT_EQ(String(row.level2), expected["rows"][i]["level2"]);
      EXPECT_EQ(String(row.level3), expected["rows"][i]["level3"]);
      EXPECT_EQ(String(row.target), expected["rows"][i]["target"]);
      EXPECT_EQ(row.symbol.data, nullptr);
      EXPECT_NE(row.first_level, JIXIAO_FIRST_LEVEL_UNKNOWN);
      const auto context = Get<jixiao_context>(&jixiao_model_context, model.get(), project, i);
      EXPECT_EQ(context.year, 2024);
      EXPECT_EQ(context.row_kind, row.row_kind);
    }
    ++project;
  }
  EXPECT_EQ(project, 10U);
}

// Walks one model and builds another from what it reads.
Owned<jixiao_model> Rebuild(const jixiao_model* model) {
  auto builder = Make<jixiao_model_builder>(&jixiao_model_builder_create, nullptr);
  jixiao_model_builder* b = builder.get();
  bool good = true;
  const auto ok = [&](int32_t status) { good = good && status == JIXIAO_STATUS_OK; };
  const auto department = Get<jixiao_department>(&jixiao_model_department, model);
  ok(jixiao_model_builder_set_department(b, &department, nullptr));
  for (std::size_t i = 0; i < department.goal_count; ++i) {
    const auto goal = Get<jixiao_department_goal>(&jixiao_model_department_goal, model, i);
    ok(jixiao_model_builder_add_department_goal(b, &goal, nullptr));
  }
  jixiao_view text{};
  for (std::size_t i = 0; i < department.safeguard_count; ++i) {
    ok(jixiao_model_safeguard(model, i, &text, nullptr));
    ok(jixiao_model_builder_add_safeguard(b, text.data, text.size, nullptr));
  }
  for (std::size_t p = 0; p < department.project_count; ++p) {
    const auto project = Get<jixiao_project>(&jixiao_model_project, model, p);
    ok(jixiao_model_builder_add_project(b, &project, nullptr));
    for (std::size_t i = 0; i < project.goal_count; ++i) {
      ok(jixiao_model_goal(model, p, i, &text, nullptr));
      ok(jixiao_model_builder_add_goal(b, text.data, text.size, nullptr));
    }
    for (std::size_t i = 0; i < project.plan_count; ++i) {
      const auto entry = Get<jixiao_plan_entry>(&jixiao_model_plan_entry, model, p, i);
      ok(jixiao_model_builder_add_plan_entry(b, &entry, nullptr));
    }
    for (std::size_t i = 0; i < project.budget_line_count; ++i) {
      const auto line = Get<jixiao_budget_line>(&jixiao_model_budget_line, model, p, i);
      ok(jixiao_model_builder_add_budget_line(b, &line, nullptr));
    }
    for (std::size_t i = 0; i < project.indicator_count; ++i) {
      const auto row = Get<jixiao_indicator>(&jixiao_model_indicator, model, p, i);
      ok(jixiao_model_builder_add_indicator(b, &row, nullptr));
      for (std::size_t j = 0; j < row.other_target_count; ++j) {
        const auto other = Get<jixiao_labelled_text>(&jixiao_model_other_target, model, p, i, j);
        ok(jixiao_model_builder_add_other_target(b, &other, nullptr));
      }
      for (std::size_t j = 0; j < row.extra_count; ++j) {
        const auto extra = Get<jixiao_labelled_text>(&jixiao_model_extra, model, p, i, j);
        ok(jixiao_model_builder_add_extra(b, &extra, nullptr));
      }
    }
    for (std::size_t i = 0; i < project.level_weight_count; ++i) {
      const auto weight = Get<jixiao_level_weight>(&jixiao_model_level_weight, model, p, i);
      ok(jixiao_model_builder_add_level_weight(b, &weight, nullptr));
    }
  }
  EXPECT_TRUE(good);
  return Make<jixiao_model>(&jixiao_model_builder_finish, b);
}

std::string JsonOf(const jixiao_model* model) {
  return String(Make<jixiao_text>(&jixiao_model_to_json, model, JIXIAO_LAYOUT_INDENTED));
}

TEST(Models, AreBuiltFromWhatAWalkGives) {
  for (const char* name : {"invented.txt", "self_assessment.txt"}) {
    const std::string text = jixiao::GoldenFile(std::string("filings/") + name);
    const auto read =
        Make<jixiao_model>(&jixiao_model_from_text, text.data(), text.size(), nullptr);
    EXPECT_EQ(JsonOf(Rebuild(read.get()).get()), JsonOf(read.get())) << name;
  }
  const auto model = ModelOf(kModelJson);
  EXPECT_EQ(JsonOf(Rebuild(model.get()).get()), JsonOf(model.get()));
}

TEST(Models, ABuilderChangesACopy) {
  const auto model = ModelOf(kModelJson);
  const std::string before = JsonOf(model.get());
  const auto builder = Make<jixiao_model_builder>(&jixiao_model_builder_create, model.get());
  auto row =
      Get<jixiao_indicator>(&jixiao_model_indicator, model.get(), std::size_t{0}, std::size_t{0});
  row.actual = View("14家");
  ASSERT_EQ(jixiao_model_builder_set_indicator(builder.get(), 0, 0, &row, nullptr),
            JIXIAO_STATUS_OK);
  auto project = Get<jixiao_project>(&jixiao_model_project, model.get(), std::size_t{0});
  project.spent = Decimal("1.00");
  ASSERT_EQ(jixiao_model_builder_set_project(builder.get(), 0, &project, nullptr),
            JIXIAO_STATUS_OK);
  const auto changed = Make<jixiao_model>(&jixiao_model_builder_finish, builder.get());
  EXPECT_EQ(JsonOf(model.get()), before);
  json expected = json::parse(before);
  expected["projects"][0]["indicators"][0]["actual"] = "14家";
  expected["projects"][0]["budget"]["spent"] = "1.00";
  EXPECT_EQ(json::parse(JsonOf(changed.get())), expected);
  const auto next = Make<jixiao_model>(&jixiao_model_builder_finish, builder.get());
  EXPECT_EQ(Get<jixiao_department>(&jixiao_model_department, next.get()).project_count, 0U);
}

TEST(Policies, ArePresetsOrJson) {
  ASSERT_GE(jixiao_policy_preset_count(), 4U);
  for (std::size_t i = 0; i < jixiao_policy_preset_count(); ++i) {
    const jixiao_policy* preset = nullptr;
    ASSERT_EQ(jixiao_policy_preset_at(i, &preset, nullptr), JIXIAO_STATUS_OK);
    const auto info = Get<jixiao_policy_info>(&jixiao_policy_get, preset);
    EXPECT_GT(info.title_zh.size, 0U);
    EXPECT_GT(info.description_en.size, 0U);
    const jixiao_policy* named = nullptr;
    EXPECT_EQ(jixiao_policy_preset(info.name.data, info.name.size, &named, nullptr),
              JIXIAO_STATUS_OK);
    EXPECT_EQ(named, preset);
    const std::string text = String(Make<jixiao_text>(&jixiao_policy_to_json, preset, 0));
    const auto read = Make<jixiao_policy>(&jixiao_policy_from_json, text.data(), text.size());
    EXPECT_EQ(String(Make<jixiao_text>(&jixiao_policy_to_json, read.get(), 0)), text);
  }
  const jixiao_policy* none = nullptr;
  EXPECT_EQ(jixiao_policy_preset("mof", 3, &none, nullptr), JIXIAO_STATUS_NOT_FOUND);
  EXPECT_EQ(none, nullptr);
}

TEST(Policies, AllFaultsAreListed) {
  jixiao_policy* policy = nullptr;
  jixiao_error* error = nullptr;
  const std::string_view faulty = Inputs::kFaultyPolicy;
  EXPECT_EQ(jixiao_policy_from_json(faulty.data(), faulty.size(), &policy, &error),
            JIXIAO_STATUS_INVALID_FORMAT);
  EXPECT_EQ(policy, nullptr);
  std::set<std::string> fields;
  for (std::size_t i = 0; i < jixiao_error_fault_count(error); ++i) {
    const auto fault = Get<jixiao_fault>(&jixiao_error_fault, error, i);
    fields.insert(String(fault.field));
    EXPECT_GT(fault.message_zh.size, 0U);
    EXPECT_GT(fault.message_en.size, 0U);
  }
  EXPECT_EQ(fields, (std::set<std::string>{"surprise", "weights.output"}));
  jixiao_error_destroy(error);
}

TEST(Assessment, OneCallIsTheStepsInOne) {
  const auto model = ModelOf(kModelJson);
  const auto filled = Make<jixiao_model>(&jixiao_actuals_apply, model.get(), kActualsCsv.data(),
                                         kActualsCsv.size(), nullptr);
  const jixiao_policy* policy = nullptr;
  ASSERT_EQ(jixiao_policy_preset("mof-2021", 8, &policy, nullptr), JIXIAO_STATUS_OK);
  const auto assessment = Make<jixiao_assessment>(&jixiao_assess, filled.get(), policy, nullptr);
  for (const int32_t language : {JIXIAO_LANGUAGE_CHINESE, JIXIAO_LANGUAGE_ENGLISH}) {
    for (const int32_t layout : {JIXIAO_LAYOUT_INDENTED, JIXIAO_LAYOUT_COMPACT}) {
      auto options = Versioned<jixiao_assess_options>();
      options.language = language;
      options.layout = layout;
      jixiao_text* text = nullptr;
      jixiao_diagnostics* diagnostics = nullptr;
      ASSERT_EQ(jixiao_assess_json(kModelJson.data(), kModelJson.size(), kActualsCsv.data(),
                                   kActualsCsv.size(), "mof-2021", 8, &options, &text, &diagnostics,
                                   nullptr),
                JIXIAO_STATUS_OK);
      EXPECT_EQ(String(Owned<jixiao_text>(text)),
                String(Make<jixiao_text>(&jixiao_assessment_to_json, assessment.get(), language,
                                         layout)));
      // One unknown field in the model, then one row of the CSV without a project.
      ASSERT_EQ(jixiao_diagnostics_count(diagnostics), 2U);
      const char* const names[] = {"json_unknown_field", "csv_project_not_found"};
      for (std::size_t i = 0; i < 2; ++i) {
        const jixiao_diagnostic* one = nullptr;
        jixiao_diagnostics_at(diagnostics, i, &one, nullptr);
        EXPECT_EQ(String(Get<jixiao_diagnostic_info>(&jixiao_diagnostic_get, one).name), names[i]);
      }
      jixiao_diagnostics_destroy(diagnostics);
    }
  }
}

TEST(Assessment, OneCallTakesAPolicyAsJsonOrNone) {
  const auto assess = [](std::string_view policy) {
    jixiao_text* text = nullptr;
    jixiao_assess_json(kModelJson.data(), kModelJson.size(), nullptr, 0, policy.data(),
                       policy.size(), nullptr, &text, nullptr, nullptr);
    return String(Owned<jixiao_text>(text));
  };
  const Inputs in;
  EXPECT_NE(assess({}), "");
  EXPECT_EQ(assess({}), assess("mof-2020"));
  EXPECT_EQ(assess({}), assess("\n " + in.policy_json));
  EXPECT_NE(assess({}), assess("hubei"));
}

json CodesOf(const json& diagnostics) {
  json codes = json::array();
  for (const json& diagnostic : diagnostics) codes.push_back(diagnostic["code"]);
  return codes;
}

// The same lines as the C++ test of what is practised.
TEST(Assessment, GoldenLinesOfPracticeComeToTheFiguresWorkedOutByHand) {
  int count = 0;
  for (const json& line : GoldenLines("practice.jsonl")) {
    ++count;
    const std::string text = line.dump();
    json fields = line["policy"];
    if (fields.is_object()) fields.update({{"format_version", 1}, {"name", "of-the-case"}});
    const std::string policy = fields.is_string() ? fields.get<std::string>() : fields.dump();
    const bool is_text = line.contains("text");
    const std::string form = is_text ? line["text"].get<std::string>() : line["model"].dump();
    const auto model =
        Make<jixiao_model>(is_text ? &jixiao_model_from_text : &jixiao_model_from_json, form.data(),
                           form.size(), nullptr);
    const auto rules = fields.is_string() ? Owned<jixiao_policy>()
                                          : Make<jixiao_policy>(&jixiao_policy_from_json,
                                                                policy.data(), policy.size());
    const jixiao_policy* chosen = rules.get();
    if (chosen == nullptr) {
      ASSERT_EQ(jixiao_policy_preset(policy.data(), policy.size(), &chosen, nullptr),
                JIXIAO_STATUS_OK);
    }
    const auto assessment = Make<jixiao_assessment>(&jixiao_assess, model.get(), chosen, nullptr);
    const json written =
        json::parse(String(Make<jixiao_text>(&jixiao_assessment_to_json, assessment.get(), 0, 0)));
    const auto score = Get<jixiao_project_score>(&jixiao_assessment_project, assessment.get(), 0U);
    EXPECT_EQ(score.own_total.stated == 1, !line["expect"]["own_total"].is_null());
    const json& project = written["projects"][0];
    json scores = {project["budget_execution"]["score"]};
    for (const json& row : project["indicators"]) scores.push_back(row["score"]);
    const json& expected = line["expect"];
    EXPECT_EQ(scores, expected["scores"]) << line["case"];
    EXPECT_EQ(CodesOf(project["diagnostics"]), expected["codes"]) << line["case"];
    for (const char* field :
         {"total", "total_lower", "total_upper", "own_total", "total_cap", "grade"}) {
      EXPECT_EQ(project[field], expected[field]) << line["case"];
    }
  }
  EXPECT_GT(count, 30);
}

TEST(Assessment, OneCallSaysWhichTextWasWrong) {
  struct {
    std::string_view model, csv, policy, said;
    int32_t status;
  } const cases[] = {
      {"{", {}, {}, "model_json", JIXIAO_STATUS_INVALID_FORMAT},
      {kModelJson, "\"", {}, "actuals_csv", JIXIAO_STATUS_INVALID_FORMAT},
      {kModelJson, {}, "nowhere", "policy", JIXIAO_STATUS_NOT_FOUND},
      {kModelJson, {}, "", "policy", JIXIAO_STATUS_NOT_FOUND},
      {kModelJson, {}, "{", "policy", JIXIAO_STATUS_INVALID_FORMAT},
      {kModelJson, {}, Inputs::kFaultyPolicy, "policy", JIXIAO_STATUS_INVALID_FORMAT},
  };
  for (const auto& c : cases) {
    jixiao_text* text = nullptr;
    jixiao_error* error = nullptr;
    EXPECT_EQ(jixiao_assess_json(c.model.data(), c.model.size(), c.csv.data(), c.csv.size(),
                                 c.policy.data(), c.policy.size(), nullptr, &text, nullptr, &error),
              c.status);
    EXPECT_EQ(std::string(jixiao_error_message(error)).find(c.said), 0U)
        << jixiao_error_message(error);
    jixiao_error_destroy(error);
  }
}

TEST(Assessment, EveryFieldOfTheJsonIsThere) {
  const auto model = ModelOf(kModelJson);
  const auto assessment = Make<jixiao_assessment>(&jixiao_assess, model.get(), nullptr, nullptr);
  const json document = json::parse(String(
      Make<jixiao_text>(&jixiao_assessment_to_json, assessment.get(), JIXIAO_LANGUAGE_CHINESE, 0)));
  const auto text = [](const jixiao_decimal& value) {
    return value.stated == 0 ? json() : json(String(value));
  };
  const auto info = Get<jixiao_assessment_info>(&jixiao_assessment_get, assessment.get());
  EXPECT_EQ(String(info.policy), document["policy"]);
  ASSERT_EQ(info.project_count, 1U);
  const json& expected = document["projects"][0];
  const auto score =
      Get<jixiao_project_score>(&jixiao_assessment_project, assessment.get(), std::size_t{0});
  EXPECT_EQ(text(score.total), expected["total"]);
  EXPECT_EQ(text(score.total_lower), expected["total_lower"]);
  EXPECT_EQ(text(score.total_upper), expected["total_upper"]);
  EXPECT_EQ(text(score.weight_total), expected["weight_total"]);
  EXPECT_EQ(text(score.scaled_from), expected["scaled_from"]);
  EXPECT_EQ(score.grade.data == nullptr, expected["grade"].is_null());
  EXPECT_EQ(score.provisional == 1, expected["provisional"].get<bool>());
  EXPECT_EQ(text(score.execution_rate), expected["budget_execution"]["rate"]);
  EXPECT_EQ(text(score.execution_weight), expected["budget_execution"]["weight"]);
  EXPECT_EQ(text(score.execution_score), expected["budget_execution"]["score"]);
  EXPECT_EQ(String(score.execution_explanation_zh), expected["budget_execution"]["explanation"]);
  ASSERT_EQ(score.row_count, expected["indicators"].size());
  for (std::size_t i = 0; i < score.row_count; ++i) {
    const jixiao_outcome* outcome = nullptr;
    ASSERT_EQ(jixiao_assessment_row(assessment.get(), 0, i, &outcome, nullptr), JIXIAO_STATUS_OK);
    const auto row = Get<jixiao_outcome_info>(&jixiao_outcome_get, outcome);
    const json& line = expected["indicators"][i];
    EXPECT_EQ(String(row.level3), line["level3"]);
    EXPECT_EQ(text(row.weight), line["weight"]);
    EXPECT_EQ(row.weight_derived == 1, line["weight_derived"].get<bool>());
    EXPECT_EQ(text(row.score), line["score"]);
    EXPECT_EQ(String(row.explanation_zh), line["explanation"]);
    EXPECT_EQ(jixiao_diagnostics_count(row.diagnostics), line["diagnostics"].size());
    EXPECT_EQ(
        json::parse(String(Make<jixiao_text>(&jixiao_outcome_to_json, outcome,
                                             JIXIAO_LANGUAGE_CHINESE, JIXIAO_LAYOUT_COMPACT))),
        line);
  }
  ASSERT_EQ(score.missing_count, 1U);
  const auto missing = Get<jixiao_missing>(&jixiao_assessment_missing, assessment.get(),
                                           std::size_t{0}, std::size_t{0});
  EXPECT_EQ(missing.scope, JIXIAO_SCOPE_ROW);
  EXPECT_EQ(missing.row, 2U) << "counted from 0";
  EXPECT_EQ(String(Get<jixiao_diagnostic_info>(&jixiao_diagnostic_get, missing.reason).name),
            "actual_missing");
}

// A template comes back as it went out: every row finds its indicator.
TEST(Assessment, TemplatesAreFilledInAndApplied) {
  const auto model = ModelOf(kModelJson);
  const std::string csv = String(Make<jixiao_text>(&jixiao_actuals_template, model.get()));
  const auto filled =
      Make<jixiao_model>(&jixiao_actuals_apply, model.get(), csv.data(), csv.size(), nullptr);
  EXPECT_EQ(JsonOf(filled.get()), JsonOf(model.get()));
  const jixiao_diagnostics* diagnostics = nullptr;
  ASSERT_EQ(jixiao_model_diagnostics(filled.get(), &diagnostics, nullptr), JIXIAO_STATUS_OK);
  EXPECT_EQ(jixiao_diagnostics_count(diagnostics), 0U);
}

TEST(Ownership, ResultsOutliveWhatTheyWereMadeFrom) {
  auto model = ModelOf(kModelJson);
  const Inputs in;
  auto policy =
      Make<jixiao_policy>(&jixiao_policy_from_json, in.policy_json.data(), in.policy_json.size());
  const auto builder = Make<jixiao_model_builder>(&jixiao_model_builder_create, model.get());
  const auto assessment =
      Make<jixiao_assessment>(&jixiao_assess, model.get(), policy.get(), nullptr);
  auto target = Threshold("≥15家");
  auto actual = Actual("12家");
  auto base = Actual("1万元");
  auto row = Versioned<jixiao_row>();
  row.base = base.get();
  const auto outcome = Make<jixiao_outcome>(&jixiao_threshold_evaluate, target.get(), actual.get(),
                                            &row, policy.get());
  model.reset();
  policy.reset();
  target.reset();
  actual.reset();
  base.reset();
  EXPECT_EQ(String(Get<jixiao_outcome_info>(&jixiao_outcome_get, outcome.get()).target), "≥15家");
  EXPECT_EQ(String(Get<jixiao_assessment_info>(&jixiao_assessment_get, assessment.get()).policy),
            "mof-2020");
  EXPECT_NE(Make<jixiao_model>(&jixiao_model_builder_finish, builder.get()), nullptr);
}

// ---- Grids

std::string GridsJsonOf(const jixiao_grids* grids) {
  return String(Make<jixiao_text>(&jixiao_grids_to_json, grids, JIXIAO_LAYOUT_COMPACT));
}

TEST(Grids, CellsOfAHostComeBackWithTheirSpansAndPlaces) {
  const auto builder = Make<jixiao_grid_builder>(&jixiao_grid_builder_create, nullptr);
  ASSERT_EQ(jixiao_grid_builder_add_grid(builder.get(), "S", 1, nullptr), JIXIAO_STATUS_OK);
  jixiao_grid_cell cell = JIXIAO_INIT(jixiao_grid_cell);
  cell.text = View("甲");
  cell.place = View("A1");
  cell.columns = 1'000'000'000U;
  ASSERT_EQ(jixiao_grid_builder_add_cell(builder.get(), &cell, nullptr), JIXIAO_STATUS_OK);
  const auto grids = Make<jixiao_grids>(&jixiao_grid_builder_finish, builder.get());
  EXPECT_EQ(GridsJsonOf(grids.get()),
            R"({"format_version":1,"grids":[{"name":"S","rows":[[{"text":"甲","rows":1,)"
            R"("columns":1000000000,"place":"A1"}]]}]})");
  const auto nothing = Make<jixiao_grids>(&jixiao_grid_builder_finish, builder.get());
  EXPECT_EQ(GridsJsonOf(nothing.get()), R"({"format_version":1,"grids":[]})") << "emptied";
}

TEST(Grids, LimitsOfABuilderBoundItsCells) {
  auto limits = Versioned<jixiao_limits>();
  limits.cells = 2;
  const auto builder = Make<jixiao_grid_builder>(&jixiao_grid_builder_create, &limits);
  const auto cell = Versioned<jixiao_grid_cell>();
  EXPECT_EQ(jixiao_grid_builder_add_cell(builder.get(), &cell, nullptr), JIXIAO_STATUS_OK);
  EXPECT_EQ(jixiao_grid_builder_add_cell(builder.get(), &cell, nullptr),
            JIXIAO_STATUS_LIMIT_EXCEEDED);
}

TEST(Grids, ATableReadsAlikeFromTextHtmlAndJson) {
  const std::string_view text =
      "项目名称\t甲\n一级指标\t三级指标\t指标值\n产出指标\t培训期数\t≥4期\n";
  const std::string_view page =
      "<table><tr><td>项目名称<td>甲<tr><td>一级指标<td>三级指标<td>指标值"
      "<tr><td>产出指标<td>培训期数<td>≥4期</table>";
  const auto from_text =
      Make<jixiao_grids>(&jixiao_grids_from_text, text.data(), text.size(), nullptr);
  const auto from_page = Make<jixiao_grids>(&jixiao_grids_from_html, page.data(), page.size(),
                                            nullptr, std::size_t{0}, nullptr);
  if (from_page == nullptr) GTEST_SKIP() << "built without a parser of HTML";
  const std::string page_json = GridsJsonOf(from_page.get());
  const auto from_json =
      Make<jixiao_grids>(&jixiao_grids_from_json, page_json.data(), page_json.size(), nullptr);
  for (const auto* grids : {from_text.get(), from_page.get(), from_json.get()}) {
    const auto model = Make<jixiao_model>(&jixiao_model_from_grids, grids, nullptr);
    const auto row =
        Get<jixiao_indicator>(&jixiao_model_indicator, model.get(), std::size_t{0}, std::size_t{0});
    EXPECT_EQ(String(row.target), "≥4期");
  }
}

TEST(Grids, TheAccountOfATableNamesItsCells) {
  const std::string_view text = "项目名称\t甲\n三级指标\t指标值\n培训期数\t≥4期\n";
  const auto model = Make<jixiao_model>(&jixiao_model_from_text, text.data(), text.size(), nullptr);
  EXPECT_EQ(
      String(Make<jixiao_text>(&jixiao_model_account, model.get(), JIXIAO_LAYOUT_COMPACT)),
      R"({"format_version":1,"tables":[{"table":"甲","cells":6,"used":3,"headings":3,"extra":0,)"
      R"("reported":0}]})");
}

TEST(Grids, ADiagnosticNamesItsCellInWordsOfTheSource) {
  const std::string_view text =
      R"({"format_version":1,"grids":[{"name":"S","rows":[)"
      R"([{"text":"项目名称","place":"A1"},{"text":"甲","place":"B1"}],)"
      R"([{"text":"负责人","place":"A2"},{"text":"某某","place":"B2"}]]}]})";
  const auto grids = Make<jixiao_grids>(&jixiao_grids_from_json, text.data(), text.size(), nullptr);
  const auto model = Make<jixiao_model>(&jixiao_model_from_grids, grids.get(), nullptr);
  const jixiao_diagnostics* diagnostics = nullptr;
  ASSERT_EQ(jixiao_model_diagnostics(model.get(), &diagnostics, nullptr), JIXIAO_STATUS_OK);
  const jixiao_diagnostic* first = nullptr;
  ASSERT_EQ(jixiao_diagnostics_at(diagnostics, 0, &first, nullptr), JIXIAO_STATUS_OK);
  EXPECT_EQ(String(Get<jixiao_diagnostic_info>(&jixiao_diagnostic_get, first).place), "S!B2");
}

// ---- Records

std::string GoldenRecords(const std::string& name) { return GoldenFile("records/" + name); }

TEST(Records, TheSampleGoesInAndComesBackAsKept) {
  const std::string sample = GoldenRecords("sample.json");
  ASSERT_FALSE(sample.empty());
  const auto records = Make<jixiao_records>(&jixiao_records_create, "vendor", std::size_t{6});
  ASSERT_EQ(jixiao_records_add_json(records.get(), sample.data(), sample.size(), nullptr, nullptr),
            JIXIAO_STATUS_OK);
  std::size_t models = 0;
  ASSERT_EQ(jixiao_records_join(records.get(), nullptr, &models, nullptr), JIXIAO_STATUS_OK);
  ASSERT_EQ(models, 1U);
  const auto model = Make<jixiao_model>(&jixiao_model_from_records, records.get(), std::size_t{0});
  const auto assessment = Make<jixiao_assessment>(&jixiao_assess, model.get(), nullptr, nullptr);
  ASSERT_EQ(jixiao_assessment_to_records(records.get(), 0, assessment.get(), nullptr),
            JIXIAO_STATUS_OK);
  const std::string written =
      String(Make<jixiao_text>(&jixiao_records_to_json, records.get(), JIXIAO_LAYOUT_INDENTED));
  EXPECT_EQ(written + "\n", GoldenRecords("sample_assessed.json"));
}

TEST(Records, WhatIsJoinedStaysSo) {
  const auto records = Make<jixiao_records>(&jixiao_records_create, "vendor", std::size_t{6});
  jixiao_view role{};
  EXPECT_EQ(jixiao_records_role(records.get(), 0, &role, nullptr), JIXIAO_STATUS_INVALID_ARGUMENT);
  std::size_t models = 9;
  ASSERT_EQ(jixiao_records_join(records.get(), nullptr, &models, nullptr), JIXIAO_STATUS_OK);
  EXPECT_EQ(models, 0U);
  EXPECT_EQ(jixiao_records_add_json(records.get(), "{}", 2, nullptr, nullptr),
            JIXIAO_STATUS_INVALID_ARGUMENT);
}

TEST(Records, AFaultyProfileIsRefusedWithItsFaults) {
  const std::string profile = R"({"format_version": 1, "name": "A", "surprise": 1})";
  jixiao_records* records = nullptr;
  jixiao_error* error = nullptr;
  EXPECT_EQ(jixiao_records_create(profile.data(), profile.size(), &records, &error),
            JIXIAO_STATUS_INVALID_FORMAT);
  EXPECT_EQ(records, nullptr);
  EXPECT_EQ(jixiao_error_fault_count(error), 1U);
  jixiao_error_destroy(error);
  EXPECT_EQ(jixiao_records_create("nowhere", 7, &records, nullptr), JIXIAO_STATUS_NOT_FOUND);
}

// ---- Watched calls

struct Reports {
  std::vector<uint64_t> done;
  uint64_t total = 0;
  std::size_t ends_after;  // How many reports are answered by going on.
};

int32_t JIXIAO_CALL Note(void* user, uint64_t done, uint64_t total) {
  auto* const reports = static_cast<Reports*>(user);
  reports->done.push_back(done);
  reports->total = total;
  return reports->done.size() > reports->ends_after ? 1 : 0;
}

jixiao_watch WatchOf(Reports& reports) {
  jixiao_watch watch = JIXIAO_INIT(jixiao_watch);
  watch.report = &Note;
  watch.user = &reports;
  return watch;
}

// Two projects of one row each.
constexpr std::string_view kTwoProjects = R"({"format_version": 1, "projects": [
  {"code": "P1", "indicators": [{"level1": "产出指标", "target": "≥1个", "actual": "1个"}]},
  {"code": "P2", "indicators": [{"level1": "产出指标", "target": "≥2个", "actual": "2个"}]}]})";

// Each long call over a model: `call(watch, error)` frees what it got.
template <typename Call>
void ExpectWatched(const char* name, const Call& call) {
  Reports all{{}, 0, 100};
  const jixiao_watch watch = WatchOf(all);
  EXPECT_EQ(call(&watch), JIXIAO_STATUS_OK) << name;
  EXPECT_EQ(all.done, (std::vector<uint64_t>{1, 2})) << name;
  EXPECT_EQ(all.total, 2U) << name;
  Reports first{{}, 0, 0};
  const jixiao_watch ending = WatchOf(first);
  EXPECT_EQ(call(&ending), JIXIAO_STATUS_CANCELLED) << name;
  EXPECT_EQ(first.done.size(), 1U) << name;
}

TEST(Watched, CallsOverAModelTellAfterEachProjectAndEndWhenTold) {
  const auto model = ModelOf(kTwoProjects);
  const auto watched = [&](const char* name, auto function, auto out) {
    ExpectWatched(name, [&](const jixiao_watch* watch) {
      const int32_t status = function(watch, &out);
      EXPECT_EQ(out != nullptr, status == JIXIAO_STATUS_OK) << name;
      Destroy(out);
      return status;
    });
  };
  watched(
      "assess",
      [&](auto* watch, auto* out) {
        return jixiao_assess(model.get(), nullptr, watch, out, nullptr);
      },
      static_cast<jixiao_assessment*>(nullptr));
  watched(
      "review",
      [&](auto* watch, auto* out) {
        return jixiao_review_model(model.get(), nullptr, watch, out, nullptr);
      },
      static_cast<jixiao_review*>(nullptr));
  watched(
      "verify",
      [&](auto* watch, auto* out) {
        return jixiao_verify(model.get(), nullptr, watch, out, nullptr);
      },
      static_cast<jixiao_verification*>(nullptr));
  watched(
      "monitor",
      [&](auto* watch, auto* out) {
        return jixiao_monitor(model.get(), nullptr, "2024-07-31", 10, watch, out, nullptr);
      },
      static_cast<jixiao_progress*>(nullptr));
  watched(
      "all in one call",
      [&](auto* watch, auto* out) {
        jixiao_assess_options options = JIXIAO_INIT(jixiao_assess_options);
        options.watch = watch;
        return jixiao_assess_json(kTwoProjects.data(), kTwoProjects.size(), nullptr, 0, nullptr, 0,
                                  &options, out, nullptr, nullptr);
      },
      static_cast<jixiao_text*>(nullptr));
}

TEST(Watched, ColumnsTellOnTheCallersThreadAndEndWhenTold) {
  using Task = int32_t (*)(const ArrowSchema*, const ArrowArray*, const jixiao_batch_options*,
                           ArrowSchema*, ArrowArray*, jixiao_error**);
  constexpr int kRows = 10'000;
  const std::vector<std::optional<std::string>> cells(kRows, "≥1个");
  std::vector<std::unique_ptr<properties::Node>> columns;
  columns.push_back(properties::TextColumn("target", cells));
  const auto rows = properties::TableOf(std::move(columns), kRows);
  for (const Task run :
       {Task{&jixiao_batch_parse}, Task{&jixiao_batch_evaluate}, Task{&jixiao_batch_assess}}) {
    for (const int32_t threads : {1, 4}) {
      for (const std::size_t ends_after : {std::size_t{0}, SIZE_MAX - 1}) {
        Reports reports{{}, 0, ends_after};
        const jixiao_watch watch = WatchOf(reports);
        jixiao_batch_options options = JIXIAO_INIT(jixiao_batch_options);
        options.threads = threads;
        options.watch = &watch;
        ArrowSchema schema{};
        ArrowArray out{};
        const int32_t status = run(&rows->schema, &rows->array, &options, &schema, &out, nullptr);
        EXPECT_TRUE(std::is_sorted(reports.done.begin(), reports.done.end()));
        // The caller's own thread may find no row left where there are several.
        if (threads == 1) {
          EXPECT_EQ(status == JIXIAO_STATUS_CANCELLED, ends_after == 0);
        }
        if (!reports.done.empty()) {
          EXPECT_EQ(reports.total, uint64_t{kRows});
        }
        EXPECT_EQ(out.release != nullptr, status == JIXIAO_STATUS_OK);
        Release(&out);
        Release(&schema);
      }
    }
  }
}

TEST(Watched, AStreamIsEndedByItsReader) {
  const Inputs in;
  Reports reports{{}, 0, 0};
  const jixiao_watch watch = WatchOf(reports);
  jixiao_batch_options options = JIXIAO_INIT(jixiao_batch_options);
  options.watch = &watch;
  ArrowArrayStream out{};
  EXPECT_EQ(jixiao_batch_parse_stream(in.cell_source->stream(), &options, &out, nullptr),
            JIXIAO_STATUS_INVALID_ARGUMENT);
}

// ---- Verify

TEST(Verifications, GiveWhatTheirJsonGives) {
  const auto model = ModelOf(kClaimingJson);
  const auto verification =
      Make<jixiao_verification>(&jixiao_verify, model.get(), nullptr, nullptr);
  const json document = json::parse(String(Make<jixiao_text>(
      &jixiao_verification_to_json, verification.get(), JIXIAO_LANGUAGE_CHINESE, 0)));
  const json& expected = document["projects"][0];
  EXPECT_EQ(
      String(Get<jixiao_verification_info>(&jixiao_verification_get, verification.get()).policy),
      document["policy"]);
  const auto project = Get<jixiao_project_verification>(&jixiao_verification_project,
                                                        verification.get(), std::size_t{0});
  EXPECT_EQ(String(project.code), expected["code"]);
  EXPECT_EQ(String(project.claimed_sum), expected["claimed_sum"]);
  EXPECT_EQ(String(project.weight_total), expected["weight_total"]);
  EXPECT_EQ(project.row_count, expected["rows"].size());
  EXPECT_EQ(project.has_error, 1);
  EXPECT_EQ(project.claimed_total.stated, 0);
  EXPECT_EQ(project.matching_policy.data, nullptr);

  const json& row = expected["rows"][0];
  const auto claim = Get<jixiao_claim>(&jixiao_verification_claim, verification.get(),
                                       std::size_t{0}, JIXIAO_SCOPE_ROW, std::size_t{0});
  EXPECT_EQ(String(claim.claimed), row["claimed"]);
  EXPECT_EQ(String(claim.computed), row["computed"]);
  EXPECT_EQ(String(claim.difference), row["difference"]);
  EXPECT_EQ(String(claim.weight), row["weight"]);
  EXPECT_EQ(String(Get<jixiao_diagnostic_info>(&jixiao_diagnostic_get, claim.verdict).name),
            row["verdict"]);
  EXPECT_EQ(String(Get<jixiao_outcome_info>(&jixiao_outcome_get, claim.outcome).target), "≤10");
  ASSERT_EQ(claim.matching_rule_count, row["matching_rules"].size());
  jixiao_view rule{};
  ASSERT_EQ(jixiao_verification_matching_rule(verification.get(), 0, JIXIAO_SCOPE_ROW, 0, 0, &rule,
                                              nullptr),
            JIXIAO_STATUS_OK);
  EXPECT_EQ(String(rule), row["matching_rule"]);

  const auto execution = Get<jixiao_claim>(&jixiao_verification_claim, verification.get(),
                                           std::size_t{0}, JIXIAO_SCOPE_EXECUTION, std::size_t{0});
  EXPECT_EQ(String(execution.claimed), expected["budget_execution"]["claimed"]);
  EXPECT_EQ(execution.computed.stated, 0);
  EXPECT_EQ(execution.outcome, nullptr);

  ASSERT_EQ(project.finding_count, expected["findings"].size());
  for (std::size_t i = 0; i < project.finding_count; ++i) {
    const auto finding = Get<jixiao_verification_finding>(&jixiao_verification_finding_at,
                                                          verification.get(), std::size_t{0}, i);
    const json& listed = expected["findings"][i];
    EXPECT_EQ(String(Get<jixiao_diagnostic_info>(&jixiao_diagnostic_get, finding.finding).name),
              listed["code"]);
    // JSON counts rows from 1, with 0 for budget execution and null for the project.
    const int32_t scope = listed["row"].is_null() ? JIXIAO_SCOPE_PROJECT
                          : listed["row"] == 0    ? JIXIAO_SCOPE_EXECUTION
                                                  : JIXIAO_SCOPE_ROW;
    EXPECT_EQ(finding.scope, scope);
    EXPECT_EQ(finding.row, scope == JIXIAO_SCOPE_ROW ? listed["row"].get<std::size_t>() - 1 : 0U);
  }
}

TEST(KnownRules, HaveNamesAndTitles) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < jixiao_known_rule_count(); ++i) {
    const auto rule = Get<jixiao_known_rule>(&jixiao_known_rule_at, i);
    EXPECT_TRUE(names.insert(String(rule.name)).second);
    EXPECT_NE(rule.title_zh.size, 0U);
    EXPECT_NE(rule.title_en.size, 0U);
  }
  EXPECT_TRUE(names.contains("linear_inverse"));
  EXPECT_TRUE(names.contains("hubei"));
}

// ---- Monitor

TEST(Progress, GivesWhatItsJsonGives) {
  const auto model = ModelOf(kModelJson);
  const auto progress = Make<jixiao_progress>(&jixiao_monitor, model.get(), nullptr, "2024-06-30",
                                              std::size_t{10}, nullptr);
  const json document = json::parse(String(
      Make<jixiao_text>(&jixiao_progress_to_json, progress.get(), JIXIAO_LANGUAGE_CHINESE, 0)));
  const json& expected = document["projects"][0];
  const auto info = Get<jixiao_progress_info>(&jixiao_progress_get, progress.get());
  EXPECT_EQ(info.as_of.year, 2024);
  EXPECT_EQ(info.as_of.month, 6);
  EXPECT_EQ(info.as_of.day, 30);
  const auto project =
      Get<jixiao_project_progress>(&jixiao_progress_project, progress.get(), std::size_t{0});
  EXPECT_EQ(String(project.code), expected["code"]);
  EXPECT_EQ(Name(JIXIAO_ENUMERATION_LIGHT, project.light), expected["light"]);
  const auto money =
      Get<jixiao_money_progress>(&jixiao_progress_money, progress.get(), std::size_t{0});
  EXPECT_EQ(Name(JIXIAO_ENUMERATION_LIGHT, money.light), "blue");
  EXPECT_EQ(String(money.planned_percent), expected["money"]["planned_percent"]);
  EXPECT_EQ(String(money.expected), expected["money"]["expected_by_now"]);
  EXPECT_EQ(String(money.spent), expected["money"]["spent"]);
  EXPECT_EQ(String(money.rate), expected["money"]["rate"]);
  EXPECT_EQ(String(money.deviation), expected["money"]["deviation"]);
  ASSERT_EQ(project.row_count, expected["rows"].size());
  for (std::size_t i = 0; i < project.row_count; ++i) {
    const auto row =
        Get<jixiao_row_progress>(&jixiao_progress_row, progress.get(), std::size_t{0}, i);
    const json& listed = expected["rows"][i];
    EXPECT_EQ(Name(JIXIAO_ENUMERATION_LIGHT, row.light), listed["light"]);
    EXPECT_EQ(String(row.level3), listed["level3"]);
    EXPECT_EQ(String(row.target), listed["target"]);
    EXPECT_EQ(row.expected_by_now.data == nullptr, listed["expected_by_now"].is_null());
    EXPECT_EQ(String(Get<jixiao_diagnostic_info>(&jixiao_diagnostic_get, row.why).name),
              listed["code"]);
    EXPECT_EQ(jixiao_diagnostics_count(row.diagnostics), listed["diagnostics"].size());
  }
}

TEST(Progress, TakesADayWithItsYear) {
  const auto model = ModelOf(kModelJson);
  for (const std::string_view text : {"", "2024-7-31", "--07-31", "2024-02-30", "07/31/2024"}) {
    jixiao_progress* progress = nullptr;
    EXPECT_EQ(
        jixiao_monitor(model.get(), nullptr, text.data(), text.size(), nullptr, &progress, nullptr),
        JIXIAO_STATUS_INVALID_FORMAT)
        << text;
  }
}

TEST(Models, KeepCauseAndLikelihood) {
  const auto builder = Make<jixiao_model_builder>(&jixiao_model_builder_create, nullptr);
  const auto project = Versioned<jixiao_project>();
  ASSERT_EQ(jixiao_model_builder_add_project(builder.get(), &project, nullptr), JIXIAO_STATUS_OK);
  auto indicator = Versioned<jixiao_indicator>();
  indicator.cause = View("人员保障");
  indicator.likelihood = View("有可能");
  ASSERT_EQ(jixiao_model_builder_add_indicator(builder.get(), &indicator, nullptr),
            JIXIAO_STATUS_OK);
  const auto model = Make<jixiao_model>(&jixiao_model_builder_finish, builder.get());
  const auto read =
      Get<jixiao_indicator>(&jixiao_model_indicator, model.get(), std::size_t{0}, std::size_t{0});
  EXPECT_EQ(String(read.cause), "人员保障");
  EXPECT_EQ(String(read.likelihood), "有可能");
}

TEST(Ownership, BorrowedPointersStayAsLongAsTheirHandle) {
  const auto threshold = Threshold("≥2家，≥10人");
  const auto first = Get<jixiao_threshold_info>(&jixiao_threshold_get, threshold.get());
  const auto second = Get<jixiao_threshold_info>(&jixiao_threshold_get, threshold.get());
  EXPECT_EQ(first.canonical.data, second.canonical.data);
  const jixiao_threshold* part = nullptr;
  ASSERT_EQ(jixiao_threshold_part(threshold.get(), 1, &part, nullptr), JIXIAO_STATUS_OK);
  const auto info = Get<jixiao_threshold_info>(&jixiao_threshold_get, part);
  EXPECT_EQ(String(info.canonical), "≥10人");
  EXPECT_EQ(info.canonical.data[info.canonical.size], '\0');
}

TEST(Versions, LibraryAndHeaderAgree) {
  EXPECT_EQ(jixiao_version(), std::to_string(JIXIAO_VERSION_MAJOR) + "." +
                                  std::to_string(JIXIAO_VERSION_MINOR) + "." +
                                  std::to_string(JIXIAO_VERSION_PATCH));
  EXPECT_EQ(jixiao_abi_version(), JIXIAO_ABI_VERSION);
}

TEST(Names, EveryMemberHasOneAndNoOtherValueHas) {
  const struct {
    int32_t enumeration, last;
    const char* name;
  } enums[] = {
      {JIXIAO_ENUMERATION_STATUS, JIXIAO_STATUS_UNSUPPORTED, "unsupported"},
      {JIXIAO_ENUMERATION_LANGUAGE, JIXIAO_LANGUAGE_ENGLISH, "english"},
      {JIXIAO_ENUMERATION_LAYOUT, JIXIAO_LAYOUT_COMPACT, "compact"},
      {JIXIAO_ENUMERATION_SOURCE, JIXIAO_SOURCE_DOCUMENT, "document"},
      {JIXIAO_ENUMERATION_ROUNDING, JIXIAO_ROUNDING_NEVER, "never"},
      {JIXIAO_ENUMERATION_CHANGE, JIXIAO_CHANGE_DOWN, "down"},
      {JIXIAO_ENUMERATION_CONNECTIVE, JIXIAO_CONNECTIVE_ANY, "any"},
      {JIXIAO_ENUMERATION_NUMBER_FORM, JIXIAO_NUMBER_FORM_PROPORTION, "proportion"},
      {JIXIAO_ENUMERATION_TABLE_KIND, JIXIAO_TABLE_KIND_LIST, "list"},
      {JIXIAO_ENUMERATION_SCOPE, JIXIAO_SCOPE_EXECUTION, "execution"},
      {JIXIAO_ENUMERATION_SEVERITY, JIXIAO_SEVERITY_ERROR, "error"},
      {JIXIAO_ENUMERATION_KIND, JIXIAO_KIND_INVALID, "invalid"},
      {JIXIAO_ENUMERATION_COMPARATOR, JIXIAO_COMPARATOR_APPROX, "approx"},
      {JIXIAO_ENUMERATION_COMPARATOR_SIGN, JIXIAO_COMPARATOR_APPROX, "≈"},
      {JIXIAO_ENUMERATION_DIMENSION, JIXIAO_DIMENSION_OTHER, "other"},
      {JIXIAO_ENUMERATION_TEXT_CLASS, JIXIAO_TEXT_CLASS_YES_NO, "yes_no"},
      {JIXIAO_ENUMERATION_ROW_KIND, JIXIAO_ROW_KIND_SATISFACTION, "satisfaction"},
      {JIXIAO_ENUMERATION_ACHIEVEMENT, JIXIAO_ACHIEVEMENT_NOT_ACHIEVED, "not_achieved"},
      {JIXIAO_ENUMERATION_FIRST_LEVEL, JIXIAO_FIRST_LEVEL_COST, "cost"},
      {JIXIAO_ENUMERATION_DIRECTION, JIXIAO_DIRECTION_INVERSE, "inverse"},
      {JIXIAO_ENUMERATION_BUDGET_LINE_KIND, JIXIAO_BUDGET_LINE_KIND_PROJECTS, "projects"},
      {JIXIAO_ENUMERATION_OUTCOME_STATUS, JIXIAO_OUTCOME_STATUS_NOT_APPLICABLE, "not_applicable"},
      {JIXIAO_ENUMERATION_RULE, JIXIAO_RULE_STANDARD, "standard"},
      {JIXIAO_ENUMERATION_LIGHT, JIXIAO_LIGHT_BLUE, "blue"},
      {JIXIAO_ENUMERATION_STANDARD_STATE, JIXIAO_STANDARD_STATE_UNREAD, "unread"},
      {JIXIAO_ENUMERATION_CLAUSE_KIND, JIXIAO_CLAUSE_KIND_UNREAD, "unread"},
      {JIXIAO_ENUMERATION_CONDITION_KIND, JIXIAO_CONDITION_KIND_ELSE, "else"},
      {JIXIAO_ENUMERATION_STANDARD_RELATION, JIXIAO_STANDARD_RELATION_EQUAL, "equal"},
      {JIXIAO_ENUMERATION_PER_DIRECTION, JIXIAO_PER_DIRECTION_CASE, "case"},
      {JIXIAO_ENUMERATION_BEGUN_UNITS, JIXIAO_BEGUN_UNITS_DROP, "drop"}};
  for (const auto& of : enums) {
    std::set<std::string> names;
    for (int32_t value = 0; value <= of.last; ++value) {
      names.insert(Name(of.enumeration, value));
    }
    EXPECT_EQ(names.size(), static_cast<std::size_t>(of.last) + 1) << of.name;
    EXPECT_EQ(Name(of.enumeration, of.last), of.name);
    jixiao_view name{};
    EXPECT_EQ(jixiao_enum_name(of.enumeration, of.last + 1, &name, nullptr),
              JIXIAO_STATUS_INVALID_ARGUMENT)
        << of.name;
  }
}

// ---- Review

// A filing with one finding that has a suggestion, and one of the project itself.
constexpr std::string_view kReviewedJson = R"({"format_version": 1, "projects": [{
    "code": "P1", "name": "项目一", "budget": {"unit": "万元", "total": "20.00", "fiscal": "20.00"},
    "goals": ["目标一"],
    "indicators": [
      {"level1": "产出指标", "level2": "数量指标", "level3": "培训期数", "target": "≥4期"},
      {"level1": "产出指标", "level2": "质量指标", "level3": "培训合格率", "target": "≥90%"},
      {"level1": "产出指标", "level2": "成本指标", "level3": "预算控制数", "target": "≥20万元"},
      {"level1": "效益指标", "level2": "社会效益指标", "level3": "持证上岗率", "target": "≥80%"}
    ]}]})";

TEST(Review, FindingsAreWhatTheJsonSays) {
  const auto model = ModelOf(kReviewedJson);
  const auto review = Make<jixiao_review>(&jixiao_review_model, model.get(), nullptr, nullptr);
  ASSERT_TRUE(review);
  const json document = json::parse(
      String(Make<jixiao_text>(&jixiao_review_to_json, review.get(), JIXIAO_LANGUAGE_CHINESE, 0)));
  ASSERT_EQ(jixiao_review_count(review.get()), document["findings"].size());
  ASSERT_EQ(jixiao_review_count(review.get()), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    const auto finding = Get<jixiao_finding>(&jixiao_review_at, review.get(), i);
    const json& line = document["findings"][i];
    EXPECT_EQ(String(finding.code), line["code"]);
    EXPECT_EQ(String(finding.group), line["group"]);
    EXPECT_EQ(Name(JIXIAO_ENUMERATION_SEVERITY, finding.severity), line["severity"]);
    EXPECT_EQ(String(finding.project_code), line["project"]);
    EXPECT_EQ(finding.scope, line["row"].is_null() ? JIXIAO_SCOPE_PROJECT : JIXIAO_SCOPE_ROW);
    EXPECT_EQ(finding.row, line["row"].is_null() ? 0U : line["row"].get<std::size_t>() - 1);
    EXPECT_EQ(String(finding.field), line["field"]);
    EXPECT_EQ(finding.span.begin, line["begin"]);
    EXPECT_EQ(finding.span.end, line["end"]);
    EXPECT_EQ(String(finding.message_zh), line["message"]);
  }
}

TEST(Review, ASuggestionIsAChangeOfOneCellThatCanBeApplied) {
  const auto model = ModelOf(kReviewedJson);
  const auto review = Make<jixiao_review>(&jixiao_review_model, model.get(), nullptr, nullptr);
  const auto missing = Get<jixiao_finding>(&jixiao_review_at, review.get(), std::size_t{0});
  EXPECT_EQ(String(missing.code), "satisfaction_missing");
  EXPECT_EQ(missing.suggestion_to.data, nullptr);
  const auto cost = Get<jixiao_finding>(&jixiao_review_at, review.get(), std::size_t{1});
  EXPECT_EQ(String(cost.code), "cost_at_least");
  EXPECT_EQ(String(cost.suggestion_field), "target");
  EXPECT_EQ(String(cost.suggestion_from), "≥20万元");
  EXPECT_EQ(String(cost.suggestion_to), "≤20万元");
  const auto corrected = Make<jixiao_model>(&jixiao_review_corrected, review.get());
  const auto row = Get<jixiao_indicator>(&jixiao_model_indicator, corrected.get(), std::size_t{0},
                                         std::size_t{2});
  EXPECT_EQ(String(row.target), "≤20万元");
  const auto again = Make<jixiao_review>(&jixiao_review_model, corrected.get(), nullptr, nullptr);
  EXPECT_EQ(jixiao_review_count(again.get()), 1U);
}

TEST(Review, APolicySwitchesAndGradesRules) {
  const std::string_view text =
      R"({"format_version": 1, "name": "mine",
          "review": {"satisfaction_missing": "off", "cost_at_least": "error"}})";
  const auto policy = Make<jixiao_policy>(&jixiao_policy_from_json, text.data(), text.size());
  ASSERT_TRUE(policy);
  const auto model = ModelOf(kReviewedJson);
  const auto review = Make<jixiao_review>(&jixiao_review_model, model.get(),
                                          static_cast<const jixiao_policy*>(policy.get()), nullptr);
  ASSERT_EQ(jixiao_review_count(review.get()), 1U);
  EXPECT_EQ(Get<jixiao_finding>(&jixiao_review_at, review.get(), std::size_t{0}).severity,
            JIXIAO_SEVERITY_ERROR);
}

TEST(Review, AReviewOutlivesItsModel) {
  auto model = ModelOf(kReviewedJson);
  const auto review = Make<jixiao_review>(&jixiao_review_model, model.get(), nullptr, nullptr);
  model.reset();
  const std::string csv =
      String(Make<jixiao_text>(&jixiao_review_to_csv, review.get(), JIXIAO_LANGUAGE_ENGLISH));
  EXPECT_NE(csv.find("预算控制数"), std::string::npos);
}

TEST(Review, RulesAreListed) {
  ASSERT_GT(jixiao_review_rule_count(), 50U);
  for (std::size_t i = 0; i < jixiao_review_rule_count(); ++i) {
    const auto rule = Get<jixiao_review_rule>(&jixiao_review_rule_at, i);
    EXPECT_GT(rule.code.size, 0U);
    EXPECT_GT(rule.message_zh.size, 0U);
    EXPECT_GT(rule.message_en.size, 0U);
    EXPECT_GT(rule.reason_zh.size, 0U);
    EXPECT_GT(rule.example.size, 0U);
  }
}

}  // namespace
}  // namespace jixiao::capi_test
