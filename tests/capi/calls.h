// One good call of each C function that returns a status: the table that the tests of arguments and
// of failing allocations walk. `functions_test.cc` holds it against jixiao.h.
#ifndef JIXIAO_TESTS_CAPI_CALLS_H_
#define JIXIAO_TESTS_CAPI_CALLS_H_

#include <set>
#include <string>

#include "properties/arrow_columns.h"
#include "support.h"

namespace jixiao::capi_test {

// What a table entry says beside the arguments.
struct Call {
  const char* name;
  // Positions of pointers that may be NULL.
  std::set<std::size_t> nullable = {};
  // The status for text that is not UTF-8.
  int32_t bad_text = JIXIAO_STATUS_INVALID_UTF8;
  // The status of the call as it stands here.
  int32_t expected = JIXIAO_STATUS_OK;
};

// Records with a row and its money, joined.
inline Owned<jixiao_records> JoinedRecords() {
  auto records = Make<jixiao_records>(&jixiao_records_create, "ministry", std::size_t{8});
  std::size_t models = 0;
  if (jixiao_records_add_json(records.get(), kRecordsJson.data(), kRecordsJson.size(), nullptr,
                              nullptr) != JIXIAO_STATUS_OK ||
      jixiao_records_join(records.get(), nullptr, &models, nullptr) != JIXIAO_STATUS_OK) {
    return nullptr;
  }
  return records;
}

// Everything that the calls need.
struct Inputs {
  jixiao_context context = Versioned<jixiao_context>();
  jixiao_row row = Versioned<jixiao_row>();
  jixiao_limits limits = Versioned<jixiao_limits>();
  jixiao_watch watch = Versioned<jixiao_watch>();
  jixiao_assess_options options = Versioned<jixiao_assess_options>();
  jixiao_department department = Versioned<jixiao_department>();
  jixiao_department_goal goal = Versioned<jixiao_department_goal>();
  jixiao_project project = Versioned<jixiao_project>();
  jixiao_plan_entry plan_entry = Versioned<jixiao_plan_entry>();
  jixiao_budget_line budget_line = Versioned<jixiao_budget_line>();
  jixiao_indicator indicator = Versioned<jixiao_indicator>();
  jixiao_level_weight level_weight = Versioned<jixiao_level_weight>();
  jixiao_labelled_text labelled = Versioned<jixiao_labelled_text>();
  jixiao_grid_cell grid_cell = Versioned<jixiao_grid_cell>();
  Owned<jixiao_grids> grids =
      Make<jixiao_grids>(&jixiao_grids_from_json, kGridsJson.data(), kGridsJson.size(), nullptr);
  Owned<jixiao_grid_builder> grid_builder =
      Make<jixiao_grid_builder>(&jixiao_grid_builder_create, nullptr);
  Owned<jixiao_records> new_records =
      Make<jixiao_records>(&jixiao_records_create, "vendor", std::size_t{6});
  Owned<jixiao_records> records = JoinedRecords();
  Owned<jixiao_model> recorded =
      Make<jixiao_model>(&jixiao_model_from_records, records.get(), std::size_t{0});
  Owned<jixiao_assessment> recorded_assessment =
      Make<jixiao_assessment>(&jixiao_assess, recorded.get(), nullptr, nullptr);
  Owned<jixiao_progress> recorded_progress = Make<jixiao_progress>(
      &jixiao_monitor, recorded.get(), nullptr, "2024-07-31", std::size_t{10}, nullptr);
  Owned<jixiao_review> recorded_review =
      Make<jixiao_review>(&jixiao_review_model, recorded.get(), nullptr, nullptr);
  jixiao_decimal one = Decimal("1.50");
  jixiao_decimal two = Decimal("3");

  Owned<jixiao_threshold> threshold = Threshold("≥2家，≥10人");
  Owned<jixiao_threshold> share = Threshold("核定支出的50%，最高不超100万元");
  Owned<jixiao_actual> actual = Actual("15家");
  Owned<jixiao_standard> standard =
      Make<jixiao_standard>(&jixiao_standard_parse, kStandard.data(), kStandard.size(), nullptr);
  Owned<jixiao_model> model = ModelOf(kModelJson);
  Owned<jixiao_model_builder> builder =
      Make<jixiao_model_builder>(&jixiao_model_builder_create, model.get());
  // Nothing is added to it, so that it stays one that can be finished.
  Owned<jixiao_model_builder> finished =
      Make<jixiao_model_builder>(&jixiao_model_builder_create, model.get());
  Owned<jixiao_assessment> assessment =
      Make<jixiao_assessment>(&jixiao_assess, model.get(), nullptr, nullptr);
  // Claims a score that a known rule gives, so that every accessor has something to give.
  Owned<jixiao_model> claiming = ModelOf(kClaimingJson);
  Owned<jixiao_verification> verification =
      Make<jixiao_verification>(&jixiao_verify, claiming.get(), nullptr, nullptr);
  Owned<jixiao_progress> progress = Make<jixiao_progress>(&jixiao_monitor, model.get(), nullptr,
                                                          "2024-07-31", std::size_t{10}, nullptr);
  Owned<jixiao_outcome> outcome = Make<jixiao_outcome>(
      &jixiao_evaluate, "≥15家", std::size_t{8}, "12家", std::size_t{5}, nullptr, nullptr, nullptr);
  Owned<jixiao_review> review =
      Make<jixiao_review>(&jixiao_review_model, model.get(), nullptr, nullptr);
  const jixiao_policy* policy = nullptr;
  const jixiao_diagnostics* diagnostics = nullptr;
  const jixiao_diagnostic* diagnostic = nullptr;
  Owned<jixiao_error> faults;
  std::string policy_json;
  jixiao_batch_options parse_options = Versioned<jixiao_batch_options>();
  jixiao_batch_options batch_options = Versioned<jixiao_batch_options>();
  // Plain cells, cells for the parser, and one that neither can read.
  std::unique_ptr<properties::Node> cells = properties::TableOf(CellColumns(false), kCellRows);
  std::unique_ptr<properties::Node> rows = properties::TableOf(CellColumns(true), kCellRows);
  jixiao_context year_only = Versioned<jixiao_context>();
  jixiao_batch_options assess_options = Versioned<jixiao_batch_options>();
  std::unique_ptr<properties::Source> cell_source =
      std::make_unique<properties::Source>(cells.get(), 2);
  std::unique_ptr<properties::Source> row_source =
      std::make_unique<properties::Source>(rows.get(), 2);
  std::string published = "项目编码\tP1\n项目名称\t甲\n预算数\t2.00\n";

  Inputs() {
    context.name = View("企业数量率");
    context.year = 2024;
    row.weight = Decimal("10");
    row.base = actual.get();
    row.standard = standard.get();
    row.last_year = actual.get();
    options.limits = &limits;
    parse_options.context = &context;
    parse_options.threads = 1;
    batch_options.context = &context;
    department.name = View("某局");
    department.year = 2024;
    goal.title = View("甲");
    project.code = View("P2");
    project.total = Decimal("2.00");
    plan_entry.month = 12;
    plan_entry.day = 31;
    budget_line.opening = Decimal("2.00");
    indicator.level1 = View("产出指标");
    indicator.target = View("≥15家");
    level_weight.level1 = View("产出指标");
    level_weight.weight = Decimal("50");
    grid_cell.text = View("≥15家");
    grid_cell.place = View("B3");
    labelled.label = View("上年完成值");
    labelled.text = View("14家");
    jixiao_policy_preset_at(0, &policy, nullptr);
    policy_json = String(Make<jixiao_text>(&jixiao_policy_to_json, policy, JIXIAO_LAYOUT_COMPACT));
    jixiao_model_diagnostics(model.get(), &diagnostics, nullptr);
    jixiao_diagnostics_at(diagnostics, 0, &diagnostic, nullptr);
    jixiao_policy* none = nullptr;
    jixiao_error* error = nullptr;
    const std::string_view faulty = kFaultyPolicy;
    jixiao_policy_from_json(faulty.data(), faulty.size(), &none, &error);
    faults.reset(error);
    batch_options.policy = policy;
    year_only.year = 2024;
    assess_options.context = &year_only;
    assess_options.policy = policy;
  }

  // A requirement, a figure with steps from it, and a clause that is not understood.
  static constexpr std::string_view kStandard =
      "①资料齐全；②合格率达到95%得10分，每低1个百分点扣1分；③按名次折算得分";
  static constexpr int kCellRows = 6;
  static std::vector<std::unique_ptr<properties::Node>> CellColumns(bool with_actual) {
    std::vector<std::unique_ptr<properties::Node>> columns;
    columns.push_back(properties::TextColumn(
        "target", {"≥15家", "80%-90%", "8月底前", "≥2家，≥10人", "\xFF", std::nullopt}));
    if (!with_actual) return columns;
    columns.push_back(properties::TextColumn(
        "actual", {"12家", "85%", "已完成", "2家以上，11人", "达成", std::nullopt}));
    columns.push_back(properties::DecimalColumn("weight", 2, {1000, 834, {}, 0, 500, 1}));
    return columns;
  }

  static constexpr std::string_view kFaultyPolicy =
      R"({"format_version": 1, "name": "a", "weights": {"output": "many"}, "surprise": 1})";
};

// Where the calls put what they give.
struct Outputs {
  jixiao_fault fault = Versioned<jixiao_fault>();
  jixiao_diagnostic_info diagnostic_info = Versioned<jixiao_diagnostic_info>();
  jixiao_threshold_info threshold_info = Versioned<jixiao_threshold_info>();
  jixiao_actual_info actual_info = Versioned<jixiao_actual_info>();
  jixiao_standard_info standard_info = Versioned<jixiao_standard_info>();
  jixiao_clause clause = Versioned<jixiao_clause>();
  jixiao_requirement requirement = Versioned<jixiao_requirement>();
  jixiao_policy_info policy_info = Versioned<jixiao_policy_info>();
  jixiao_outcome_info outcome_info = Versioned<jixiao_outcome_info>();
  jixiao_department department = Versioned<jixiao_department>();
  jixiao_department_goal goal = Versioned<jixiao_department_goal>();
  jixiao_project project = Versioned<jixiao_project>();
  jixiao_plan_entry plan_entry = Versioned<jixiao_plan_entry>();
  jixiao_budget_line budget_line = Versioned<jixiao_budget_line>();
  jixiao_indicator indicator = Versioned<jixiao_indicator>();
  jixiao_level_weight level_weight = Versioned<jixiao_level_weight>();
  jixiao_labelled_text labelled = Versioned<jixiao_labelled_text>();
  jixiao_context context = Versioned<jixiao_context>();
  jixiao_assessment_info assessment_info = Versioned<jixiao_assessment_info>();
  jixiao_project_score score = Versioned<jixiao_project_score>();
  jixiao_missing missing = Versioned<jixiao_missing>();
  jixiao_review_rule review_rule = Versioned<jixiao_review_rule>();
  jixiao_finding finding = Versioned<jixiao_finding>();
  jixiao_known_rule known_rule = Versioned<jixiao_known_rule>();
  jixiao_verification_info verification_info = Versioned<jixiao_verification_info>();
  jixiao_project_verification verified = Versioned<jixiao_project_verification>();
  jixiao_claim claim = Versioned<jixiao_claim>();
  jixiao_verification_finding verification_finding = Versioned<jixiao_verification_finding>();
  jixiao_progress_info progress_info = Versioned<jixiao_progress_info>();
  jixiao_project_progress project_progress = Versioned<jixiao_project_progress>();
  jixiao_money_progress money_progress = Versioned<jixiao_money_progress>();
  jixiao_row_progress row_progress = Versioned<jixiao_row_progress>();
  jixiao_view view{};
  jixiao_decimal decimal{};
  int32_t number = 0;
  std::size_t count = 0;
  jixiao_text* text = nullptr;
  jixiao_diagnostics* diagnostics = nullptr;
  jixiao_threshold* threshold = nullptr;
  jixiao_actual* actual = nullptr;
  jixiao_standard* standard = nullptr;
  jixiao_policy* policy = nullptr;
  jixiao_outcome* outcome = nullptr;
  jixiao_model* model = nullptr;
  jixiao_model_builder* builder = nullptr;
  jixiao_grids* grids = nullptr;
  jixiao_records* records = nullptr;
  jixiao_grid_builder* grid_builder = nullptr;
  jixiao_assessment* assessment = nullptr;
  jixiao_review* review = nullptr;
  jixiao_verification* verification = nullptr;
  jixiao_progress* progress = nullptr;
  const jixiao_diagnostics* lent_diagnostics = nullptr;
  const jixiao_diagnostic* lent_diagnostic = nullptr;
  const jixiao_threshold* lent_threshold = nullptr;
  const jixiao_policy* lent_policy = nullptr;
  const jixiao_outcome* lent_outcome = nullptr;
  ArrowSchema schema{};
  ArrowArray array{};
  ArrowArrayStream stream{};
};

// Calls visit(Call, function, arguments…) for each function; the error stays to the visitor.
template <typename Visitor>
void VisitCalls(const Inputs& in, Outputs& out, const Visitor& visit) {
  const auto text = [](std::string_view value) { return value.data(); };
  const std::string_view json = kModelJson;
  const std::string_view csv = kActualsCsv;
  const std::size_t zero = 0;
// NOLINTBEGIN(cppcoreguidelines-macro-usage): a function's name and itself, once
#define JIXIAO_TEST_CALL(function, traits, ...) \
  {                                             \
    Call call = traits;                         \
    call.name = #function;                      \
    visit(call, &function, __VA_ARGS__);        \
  }
  // NOLINTEND
  const Call plain{""};
  const Call any_bytes{"", {}, JIXIAO_STATUS_OK};
  const auto nullable = [](std::set<std::size_t> positions,
                           int32_t bad_text = JIXIAO_STATUS_INVALID_UTF8) {
    return Call{"", std::move(positions), bad_text};
  };

  JIXIAO_TEST_CALL(jixiao_error_fault, plain, in.faults.get(), zero, &out.fault)
  JIXIAO_TEST_CALL(jixiao_enum_name, plain, JIXIAO_ENUMERATION_KIND, JIXIAO_KIND_RANGE, &out.view)

  JIXIAO_TEST_CALL(jixiao_decimal_parse, (Call{"", {}, JIXIAO_STATUS_INVALID_FORMAT}), "12.50", 5U,
                   &out.decimal)
  JIXIAO_TEST_CALL(jixiao_decimal_format, plain, &in.one, &out.text)
  JIXIAO_TEST_CALL(jixiao_decimal_compare, plain, &in.one, &in.two, &out.number)
  JIXIAO_TEST_CALL(jixiao_decimal_compare_ratios, plain, &in.one, &in.two, &in.two, &in.one,
                   &out.number)
  JIXIAO_TEST_CALL(jixiao_decimal_add, plain, &in.one, &in.two, &out.decimal)
  JIXIAO_TEST_CALL(jixiao_decimal_subtract, plain, &in.one, &in.two, &out.decimal)
  JIXIAO_TEST_CALL(jixiao_decimal_multiply, plain, &in.one, &in.two, &out.decimal)
  JIXIAO_TEST_CALL(jixiao_decimal_divide, plain, &in.one, &in.two, 2, JIXIAO_ROUNDING_HALF_UP,
                   &out.decimal)
  JIXIAO_TEST_CALL(jixiao_decimal_round, plain, &in.one, 1, JIXIAO_ROUNDING_HALF_EVEN, &out.decimal)
  JIXIAO_TEST_CALL(jixiao_decimal_negate, plain, &in.one, &out.decimal)
  JIXIAO_TEST_CALL(jixiao_decimal_trim, plain, &in.one, &out.decimal)

  JIXIAO_TEST_CALL(jixiao_diagnostics_at, plain, in.diagnostics, zero, &out.lent_diagnostic)
  JIXIAO_TEST_CALL(jixiao_diagnostic_get, plain, in.diagnostic, &out.diagnostic_info)
  JIXIAO_TEST_CALL(jixiao_diagnostic_message, plain, in.diagnostic, JIXIAO_LANGUAGE_ENGLISH,
                   &out.text)
  JIXIAO_TEST_CALL(jixiao_diagnostic_argument, plain, in.diagnostic, zero, &out.view)

  const std::string_view cell = "同比增长5个百分点以上，且12月底前完成≥558.42万元";
  JIXIAO_TEST_CALL(jixiao_threshold_parse, nullable({2}, JIXIAO_STATUS_OK), text(cell), cell.size(),
                   &in.context, &out.threshold)
  JIXIAO_TEST_CALL(jixiao_threshold_parse_fields, nullable({6}, JIXIAO_STATUS_OK), "≥", 3U, "95",
                   2U, "%", 1U, &in.context, &out.threshold)
  // Its texts are made on the first call only: a new handle each time would hide nothing, so the
  // allocation test makes its own.
  JIXIAO_TEST_CALL(jixiao_threshold_get, plain, in.threshold.get(), &out.threshold_info)
  JIXIAO_TEST_CALL(jixiao_threshold_part, plain, in.threshold.get(), zero, &out.lent_threshold)
  JIXIAO_TEST_CALL(jixiao_threshold_diagnostics, plain, in.threshold.get(), &out.lent_diagnostics)
  JIXIAO_TEST_CALL(jixiao_threshold_equal, plain, in.threshold.get(), in.share.get(), &out.number)
  JIXIAO_TEST_CALL(jixiao_threshold_to_json, plain, in.share.get(), JIXIAO_LANGUAGE_CHINESE,
                   &out.text)
  JIXIAO_TEST_CALL(jixiao_row_kind_parse, plain, "数量指标", 12U, &out.number)
  JIXIAO_TEST_CALL(jixiao_actual_parse, nullable({2}, JIXIAO_STATUS_OK), "19,800元", 9U,
                   &in.context, &out.actual)
  JIXIAO_TEST_CALL(jixiao_actual_get, plain, in.actual.get(), &out.actual_info)

  JIXIAO_TEST_CALL(jixiao_standard_parse, nullable({2}, JIXIAO_STATUS_OK), Inputs::kStandard.data(),
                   Inputs::kStandard.size(), &in.context, &out.standard)
  JIXIAO_TEST_CALL(jixiao_standard_get, plain, in.standard.get(), &out.standard_info)
  JIXIAO_TEST_CALL(jixiao_standard_clause, plain, in.standard.get(), zero, &out.clause)
  JIXIAO_TEST_CALL(jixiao_standard_requirement, plain, in.standard.get(), zero, &out.requirement)
  JIXIAO_TEST_CALL(jixiao_standard_diagnostics, plain, in.standard.get(), &out.lent_diagnostics)
  JIXIAO_TEST_CALL(jixiao_standard_to_json, plain, in.standard.get(), JIXIAO_LANGUAGE_CHINESE,
                   &out.text)

  JIXIAO_TEST_CALL(jixiao_policy_preset_at, plain, std::size_t{1}, &out.lent_policy)
  JIXIAO_TEST_CALL(jixiao_policy_preset, plain, "mof-2021", 8U, &out.lent_policy)
  JIXIAO_TEST_CALL(jixiao_policy_from_json, plain, in.policy_json.data(), in.policy_json.size(),
                   &out.policy)
  JIXIAO_TEST_CALL(jixiao_policy_get, plain, in.policy, &out.policy_info)
  JIXIAO_TEST_CALL(jixiao_policy_to_json, plain, in.policy, JIXIAO_LAYOUT_COMPACT, &out.text)

  JIXIAO_TEST_CALL(jixiao_threshold_evaluate, nullable({2, 3}), in.threshold.get(), in.actual.get(),
                   &in.row, in.policy, &out.outcome)
  JIXIAO_TEST_CALL(jixiao_evaluate, nullable({4, 5, 6}, JIXIAO_STATUS_OK), "≥15家", 8U, "12家", 5U,
                   &in.context, &in.row, in.policy, &out.outcome)
  JIXIAO_TEST_CALL(jixiao_outcome_get, plain, in.outcome.get(), &out.outcome_info)
  JIXIAO_TEST_CALL(jixiao_outcome_to_json, plain, in.outcome.get(), JIXIAO_LANGUAGE_ENGLISH,
                   JIXIAO_LAYOUT_INDENTED, &out.text)

  JIXIAO_TEST_CALL(jixiao_model_from_json, nullable({2}), text(json), json.size(), &in.limits,
                   &out.model)
  JIXIAO_TEST_CALL(jixiao_model_from_text, nullable({2}, JIXIAO_STATUS_OK), in.published.data(),
                   in.published.size(), &in.limits, &out.model)
  JIXIAO_TEST_CALL(jixiao_model_diagnostics, plain, in.model.get(), &out.lent_diagnostics)
  JIXIAO_TEST_CALL(jixiao_model_account, plain, in.model.get(), JIXIAO_LAYOUT_COMPACT, &out.text)
  JIXIAO_TEST_CALL(jixiao_model_to_json, plain, in.model.get(), JIXIAO_LAYOUT_INDENTED, &out.text)
  JIXIAO_TEST_CALL(jixiao_model_department, plain, in.model.get(), &out.department)
  JIXIAO_TEST_CALL(jixiao_model_department_goal, plain, in.model.get(), zero, &out.goal)
  JIXIAO_TEST_CALL(jixiao_model_safeguard, plain, in.model.get(), zero, &out.view)
  JIXIAO_TEST_CALL(jixiao_model_project, plain, in.model.get(), zero, &out.project)
  JIXIAO_TEST_CALL(jixiao_model_goal, plain, in.model.get(), zero, zero, &out.view)
  JIXIAO_TEST_CALL(jixiao_model_plan_entry, plain, in.model.get(), zero, zero, &out.plan_entry)
  JIXIAO_TEST_CALL(jixiao_model_budget_line, plain, in.model.get(), zero, zero, &out.budget_line)
  JIXIAO_TEST_CALL(jixiao_model_indicator, plain, in.model.get(), zero, zero, &out.indicator)
  JIXIAO_TEST_CALL(jixiao_model_level_weight, plain, in.model.get(), zero, zero, &out.level_weight)
  JIXIAO_TEST_CALL(jixiao_model_other_target, plain, in.model.get(), zero, zero, zero,
                   &out.labelled)
  JIXIAO_TEST_CALL(jixiao_model_extra, plain, in.model.get(), zero, zero, zero, &out.labelled)
  JIXIAO_TEST_CALL(jixiao_model_context, plain, in.model.get(), zero, zero, &out.context)

  JIXIAO_TEST_CALL(jixiao_grids_from_text, nullable({2}, JIXIAO_STATUS_OK), in.published.data(),
                   in.published.size(), &in.limits, &out.grids)
  JIXIAO_TEST_CALL(jixiao_grids_from_json, nullable({2}), text(kGridsJson), kGridsJson.size(),
                   &in.limits, &out.grids)
  // The parser's own memory is not the library's to fail; what is the library's is caught.
  JIXIAO_TEST_CALL(jixiao_grids_from_html, nullable({4}, JIXIAO_STATUS_OK), text(kPage),
                   kPage.size(), "utf-8", 5U, &in.limits, &out.grids)
  JIXIAO_TEST_CALL(jixiao_grids_diagnostics, plain, in.grids.get(), &out.lent_diagnostics)
  JIXIAO_TEST_CALL(jixiao_grids_to_json, plain, in.grids.get(), JIXIAO_LAYOUT_COMPACT, &out.text)
  JIXIAO_TEST_CALL(jixiao_model_from_grids, nullable({1}), in.grids.get(), &in.limits, &out.model)
  JIXIAO_TEST_CALL(jixiao_grid_builder_create, nullable({0}), &in.limits, &out.grid_builder)
  JIXIAO_TEST_CALL(jixiao_grid_builder_add_grid, plain, in.grid_builder.get(), "表1", 4U)
  JIXIAO_TEST_CALL(jixiao_grid_builder_add_row, plain, in.grid_builder.get())
  JIXIAO_TEST_CALL(jixiao_grid_builder_add_cell, plain, in.grid_builder.get(), &in.grid_cell)
  JIXIAO_TEST_CALL(jixiao_grid_builder_finish, plain, in.grid_builder.get(), &out.grids)
  JIXIAO_TEST_CALL(jixiao_model_builder_create, nullable({0}), in.model.get(), &out.builder)
  JIXIAO_TEST_CALL(jixiao_model_builder_set_department, plain, in.builder.get(), &in.department)
  JIXIAO_TEST_CALL(jixiao_model_builder_add_department_goal, plain, in.builder.get(), &in.goal)
  JIXIAO_TEST_CALL(jixiao_model_builder_add_safeguard, plain, in.builder.get(), "制度", 6U)
  JIXIAO_TEST_CALL(jixiao_model_builder_add_project, plain, in.builder.get(), &in.project)
  JIXIAO_TEST_CALL(jixiao_model_builder_set_project, plain, in.builder.get(), zero, &in.project)
  JIXIAO_TEST_CALL(jixiao_model_builder_add_goal, plain, in.builder.get(), "目标", 6U)
  JIXIAO_TEST_CALL(jixiao_model_builder_add_plan_entry, plain, in.builder.get(), &in.plan_entry)
  JIXIAO_TEST_CALL(jixiao_model_builder_add_budget_line, plain, in.builder.get(), &in.budget_line)
  JIXIAO_TEST_CALL(jixiao_model_builder_add_indicator, plain, in.builder.get(), &in.indicator)
  JIXIAO_TEST_CALL(jixiao_model_builder_add_level_weight, plain, in.builder.get(), &in.level_weight)
  JIXIAO_TEST_CALL(jixiao_model_builder_add_other_target, plain, in.builder.get(), &in.labelled)
  JIXIAO_TEST_CALL(jixiao_model_builder_add_extra, plain, in.builder.get(), &in.labelled)
  JIXIAO_TEST_CALL(jixiao_model_builder_set_indicator, plain, in.builder.get(), zero, zero,
                   &in.indicator)
  JIXIAO_TEST_CALL(jixiao_model_builder_finish, plain, in.finished.get(), &out.model)

  JIXIAO_TEST_CALL(jixiao_actuals_template, plain, in.model.get(), &out.text)
  JIXIAO_TEST_CALL(jixiao_actuals_apply, nullable({3}), in.model.get(), text(csv), csv.size(),
                   &in.limits, &out.model)
  JIXIAO_TEST_CALL(jixiao_assess, nullable({1, 2}), in.model.get(), in.policy, &in.watch,
                   &out.assessment)
  JIXIAO_TEST_CALL(jixiao_assessment_get, plain, in.assessment.get(), &out.assessment_info)
  JIXIAO_TEST_CALL(jixiao_assessment_project, plain, in.assessment.get(), zero, &out.score)
  JIXIAO_TEST_CALL(jixiao_assessment_row, plain, in.assessment.get(), zero, zero, &out.lent_outcome)
  JIXIAO_TEST_CALL(jixiao_assessment_missing, plain, in.assessment.get(), zero, zero, &out.missing)
  JIXIAO_TEST_CALL(jixiao_assessment_to_json, plain, in.assessment.get(), JIXIAO_LANGUAGE_CHINESE,
                   JIXIAO_LAYOUT_INDENTED, &out.text)
  JIXIAO_TEST_CALL(jixiao_assessment_to_csv, plain, in.assessment.get(), JIXIAO_LANGUAGE_ENGLISH,
                   &out.text)
  JIXIAO_TEST_CALL(jixiao_assessment_to_html, plain, in.assessment.get(), in.model.get(),
                   JIXIAO_LANGUAGE_ENGLISH, &out.text)
  JIXIAO_TEST_CALL(jixiao_assessment_form, plain, in.assessment.get(), in.model.get(),
                   JIXIAO_LANGUAGE_ENGLISH, 1, JIXIAO_LAYOUT_COMPACT, &out.text)
  JIXIAO_TEST_CALL(jixiao_model_form, plain, in.model.get(), JIXIAO_LANGUAGE_ENGLISH,
                   JIXIAO_LAYOUT_COMPACT, &out.text)
  JIXIAO_TEST_CALL(jixiao_assess_json, nullable({6, 8}), text(json), json.size(), text(csv),
                   csv.size(), in.policy_json.data(), in.policy_json.size(), &in.options, &out.text,
                   &out.diagnostics)

  // ---- Review
  JIXIAO_TEST_CALL(jixiao_review_rule_at, plain, zero, &out.review_rule)
  JIXIAO_TEST_CALL(jixiao_review_model, nullable({1, 2}), in.model.get(), in.policy, &in.watch,
                   &out.review)
  JIXIAO_TEST_CALL(jixiao_review_at, plain, in.review.get(), zero, &out.finding)
  JIXIAO_TEST_CALL(jixiao_review_to_json, plain, in.review.get(), JIXIAO_LANGUAGE_CHINESE,
                   JIXIAO_LAYOUT_INDENTED, &out.text)
  JIXIAO_TEST_CALL(jixiao_review_to_csv, plain, in.review.get(), JIXIAO_LANGUAGE_ENGLISH, &out.text)
  JIXIAO_TEST_CALL(jixiao_review_to_html, plain, in.review.get(), in.model.get(),
                   JIXIAO_LANGUAGE_ENGLISH, &out.text)
  JIXIAO_TEST_CALL(jixiao_review_corrected, plain, in.review.get(), &out.model)
  const ArrowSchema* const cells_schema = &in.cells->schema;
  const ArrowArray* const cells = &in.cells->array;
  const ArrowSchema* const rows_schema = &in.rows->schema;
  const ArrowArray* const rows = &in.rows->array;
  JIXIAO_TEST_CALL(jixiao_record_profile_to_json, plain, zero, JIXIAO_LAYOUT_COMPACT, &out.text)
  JIXIAO_TEST_CALL(jixiao_records_create, plain, "ministry", 8U, &out.records)
  JIXIAO_TEST_CALL(jixiao_records_add_json, nullable({3}), in.new_records.get(), text(kRecordsJson),
                   kRecordsJson.size(), &in.limits)
  JIXIAO_TEST_CALL(jixiao_records_add_csv, nullable({5}), in.new_records.get(), "T", 1U,
                   text(kRecordsCsv), kRecordsCsv.size(), &in.limits)
  JIXIAO_TEST_CALL(jixiao_records_add_arrow, nullable({5}), in.new_records.get(), "T", 1U,
                   cells_schema, cells, &in.limits)
  JIXIAO_TEST_CALL(jixiao_records_join, nullable({1}), in.records.get(), &in.limits, &out.count)
  JIXIAO_TEST_CALL(jixiao_records_diagnostics, plain, in.records.get(), &out.lent_diagnostics)
  JIXIAO_TEST_CALL(jixiao_records_role, plain, in.records.get(), zero, &out.view)
  JIXIAO_TEST_CALL(jixiao_model_from_records, plain, in.records.get(), zero, &out.model)
  JIXIAO_TEST_CALL(jixiao_assessment_to_records, plain, in.records.get(), zero,
                   in.recorded_assessment.get())
  JIXIAO_TEST_CALL(jixiao_progress_to_records, plain, in.records.get(), zero,
                   in.recorded_progress.get())
  JIXIAO_TEST_CALL(jixiao_review_to_records, plain, in.records.get(), zero,
                   in.recorded_review.get())
  JIXIAO_TEST_CALL(jixiao_records_to_json, plain, in.records.get(), JIXIAO_LAYOUT_COMPACT,
                   &out.text)
  JIXIAO_TEST_CALL(jixiao_batch_parse, nullable({2}), cells_schema, cells, &in.parse_options,
                   &out.schema, &out.array)
  JIXIAO_TEST_CALL(jixiao_batch_evaluate, nullable({2}), rows_schema, rows, &in.batch_options,
                   &out.schema, &out.array)
  JIXIAO_TEST_CALL(jixiao_batch_assess, nullable({2}), rows_schema, rows, &in.assess_options,
                   &out.schema, &out.array)
  JIXIAO_TEST_CALL(jixiao_batch_parse_stream, nullable({1}), in.cell_source->stream(),
                   &in.parse_options, &out.stream)
  JIXIAO_TEST_CALL(jixiao_batch_evaluate_stream, nullable({1}), in.row_source->stream(),
                   &in.batch_options, &out.stream)
  JIXIAO_TEST_CALL(jixiao_batch_assess_stream, nullable({1}), in.row_source->stream(),
                   &in.assess_options, &out.stream)
  JIXIAO_TEST_CALL(jixiao_check, nullable({1, 2}), in.model.get(), in.policy, &in.watch,
                   JIXIAO_LANGUAGE_CHINESE, JIXIAO_LAYOUT_INDENTED, &out.text)
  // ---- Verify
  JIXIAO_TEST_CALL(jixiao_known_rule_at, plain, zero, &out.known_rule)
  JIXIAO_TEST_CALL(jixiao_verify, nullable({1, 2}), in.claiming.get(), in.policy, &in.watch,
                   &out.verification)
  JIXIAO_TEST_CALL(jixiao_verification_get, plain, in.verification.get(), &out.verification_info)
  JIXIAO_TEST_CALL(jixiao_verification_project, plain, in.verification.get(), zero, &out.verified)
  JIXIAO_TEST_CALL(jixiao_verification_claim, plain, in.verification.get(), zero, JIXIAO_SCOPE_ROW,
                   zero, &out.claim)
  JIXIAO_TEST_CALL(jixiao_verification_matching_rule, plain, in.verification.get(), zero,
                   JIXIAO_SCOPE_ROW, zero, zero, &out.view)
  JIXIAO_TEST_CALL(jixiao_verification_finding_at, plain, in.verification.get(), zero, zero,
                   &out.verification_finding)
  JIXIAO_TEST_CALL(jixiao_verification_to_json, plain, in.verification.get(),
                   JIXIAO_LANGUAGE_CHINESE, JIXIAO_LAYOUT_INDENTED, &out.text)
  JIXIAO_TEST_CALL(jixiao_verification_to_csv, plain, in.verification.get(),
                   JIXIAO_LANGUAGE_ENGLISH, &out.text)
  JIXIAO_TEST_CALL(jixiao_verification_to_html, plain, in.verification.get(), in.claiming.get(),
                   JIXIAO_LANGUAGE_ENGLISH, &out.text)

  // ---- Monitor
  JIXIAO_TEST_CALL(jixiao_monitor, nullable({1, 4}, JIXIAO_STATUS_INVALID_FORMAT), in.model.get(),
                   in.policy, "2024-07-31", 10U, &in.watch, &out.progress)
  JIXIAO_TEST_CALL(jixiao_progress_get, plain, in.progress.get(), &out.progress_info)
  JIXIAO_TEST_CALL(jixiao_progress_project, plain, in.progress.get(), zero, &out.project_progress)
  JIXIAO_TEST_CALL(jixiao_progress_money, plain, in.progress.get(), zero, &out.money_progress)
  JIXIAO_TEST_CALL(jixiao_progress_row, plain, in.progress.get(), zero, zero, &out.row_progress)
  JIXIAO_TEST_CALL(jixiao_progress_to_json, plain, in.progress.get(), JIXIAO_LANGUAGE_CHINESE,
                   JIXIAO_LAYOUT_INDENTED, &out.text)
  JIXIAO_TEST_CALL(jixiao_progress_to_csv, plain, in.progress.get(), JIXIAO_LANGUAGE_ENGLISH,
                   &out.text)
  JIXIAO_TEST_CALL(jixiao_progress_to_html, plain, in.progress.get(), in.model.get(),
                   JIXIAO_LANGUAGE_ENGLISH, &out.text)
  JIXIAO_TEST_CALL(jixiao_progress_form, plain, in.progress.get(), in.model.get(),
                   JIXIAO_LANGUAGE_ENGLISH, 1, JIXIAO_LAYOUT_COMPACT, &out.text)
#undef JIXIAO_TEST_CALL
}

}  // namespace jixiao::capi_test

#endif  // JIXIAO_TESTS_CAPI_CALLS_H_
