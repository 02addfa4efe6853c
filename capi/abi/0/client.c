/* The interface from plain C99, through the shared library: every noun once. */
#include <stdio.h>
#include <string.h>

#include "jixiao.h"

static int failures = 0;

#define CHECK(condition)                                                  \
  do {                                                                    \
    if (!(condition)) {                                                   \
      fprintf(stderr, "%s:%d: not %s\n", __FILE__, __LINE__, #condition); \
      ++failures;                                                         \
    }                                                                     \
  } while (0)

static int is(jixiao_view view, const char* text) {
  return view.data != NULL && view.size == strlen(text) && memcmp(view.data, text, view.size) == 0;
}

static jixiao_view view_of(const char* text) {
  jixiao_view view;
  view.data = text;
  view.size = strlen(text);
  return view;
}

static jixiao_decimal decimal(const char* text) {
  jixiao_decimal value;
  CHECK(jixiao_decimal_parse(text, strlen(text), &value, NULL) == JIXIAO_STATUS_OK);
  return value;
}

static void test_versions(void) {
  CHECK(jixiao_abi_version() == JIXIAO_ABI_VERSION);
  CHECK(strlen(jixiao_version()) >= 5);
}

static void test_decimal(void) {
  jixiao_decimal a = decimal("0.10");
  jixiao_decimal b = decimal("0.2");
  jixiao_text* text = NULL;
  CHECK(jixiao_decimal_add(&a, &b, &a, NULL) == JIXIAO_STATUS_OK);
  CHECK(jixiao_decimal_format(&a, &text, NULL) == JIXIAO_STATUS_OK);
  CHECK(strcmp(jixiao_text_data(text), "0.30") == 0);
  CHECK(jixiao_text_size(text) == 4);
  jixiao_text_destroy(text);
}

static void test_error(void) {
  jixiao_threshold* threshold = NULL;
  jixiao_error* error = NULL;
  CHECK(jixiao_threshold_parse(NULL, 3, NULL, &threshold, &error) ==
        JIXIAO_STATUS_INVALID_ARGUMENT);
  CHECK(threshold == NULL);
  CHECK(jixiao_error_status(error) == JIXIAO_STATUS_INVALID_ARGUMENT);
  CHECK(strstr(jixiao_error_message(error), "text") != NULL);
  jixiao_error_destroy(error);
}

static void test_cell(void) {
  static const char kTarget[] = "≥558.42 万元";
  static const char kActual[] = "560万元";
  jixiao_threshold* threshold = NULL;
  jixiao_actual* actual = NULL;
  jixiao_outcome* outcome = NULL;
  jixiao_threshold_info info = JIXIAO_INIT(jixiao_threshold_info);
  jixiao_row row = JIXIAO_INIT(jixiao_row);
  jixiao_outcome_info result = JIXIAO_INIT(jixiao_outcome_info);
  CHECK(jixiao_threshold_parse(kTarget, strlen(kTarget), NULL, &threshold, NULL) ==
        JIXIAO_STATUS_OK);
  CHECK(jixiao_threshold_get(threshold, &info, NULL) == JIXIAO_STATUS_OK);
  CHECK(info.kind == JIXIAO_KIND_QUANTITY);
  CHECK(info.comparator == JIXIAO_COMPARATOR_GE);
  CHECK(info.dimension == JIXIAO_DIMENSION_MONEY);
  CHECK(is(info.canonical, "≥558.42万元"));
  CHECK(is(info.number.base_value, "5584200"));
  CHECK(jixiao_actual_parse(kActual, strlen(kActual), NULL, &actual, NULL) == JIXIAO_STATUS_OK);
  row.weight = decimal("10");
  CHECK(jixiao_threshold_evaluate(threshold, actual, &row, NULL, &outcome, NULL) ==
        JIXIAO_STATUS_OK);
  CHECK(jixiao_outcome_get(outcome, &result, NULL) == JIXIAO_STATUS_OK);
  CHECK(result.status == JIXIAO_OUTCOME_STATUS_MET);
  CHECK(result.rule == JIXIAO_RULE_RATIO);
  CHECK(is(result.deviation, "+1.58万元"));
  jixiao_threshold_destroy(threshold);
  jixiao_actual_destroy(actual);
  jixiao_outcome_destroy(outcome);
}

static void test_model(void) {
  jixiao_model_builder* builder = NULL;
  jixiao_model* model = NULL;
  jixiao_assessment* assessment = NULL;
  jixiao_project project = JIXIAO_INIT(jixiao_project);
  jixiao_indicator indicator = JIXIAO_INIT(jixiao_indicator);
  jixiao_project_score score = JIXIAO_INIT(jixiao_project_score);
  CHECK(jixiao_model_builder_create(NULL, &builder, NULL) == JIXIAO_STATUS_OK);
  project.code = view_of("P1");
  project.budget_unit = view_of("万元");
  project.total = decimal("2.00");
  project.spent = decimal("2.00");
  CHECK(jixiao_model_builder_add_project(builder, &project, NULL) == JIXIAO_STATUS_OK);
  indicator.level1 = view_of("产出指标");
  indicator.level2 = view_of("数量指标");
  indicator.level3 = view_of("企业数");
  indicator.target = view_of("≥15家");
  indicator.actual = view_of("12家");
  indicator.weight = decimal("90");
  CHECK(jixiao_model_builder_add_indicator(builder, &indicator, NULL) == JIXIAO_STATUS_OK);
  CHECK(jixiao_model_builder_finish(builder, &model, NULL) == JIXIAO_STATUS_OK);
  jixiao_model_builder_destroy(builder);
  CHECK(jixiao_assess(model, NULL, NULL, &assessment, NULL) == JIXIAO_STATUS_OK);
  CHECK(jixiao_assessment_project(assessment, 0, &score, NULL) == JIXIAO_STATUS_OK);
  CHECK(is(score.code, "P1"));
  CHECK(score.total.stated == 1 && score.total.low == 8200 && score.total.scale == 2);
  CHECK(is(score.grade, "良"));
  CHECK(score.row_count == 1);
  jixiao_model_destroy(model);
  jixiao_assessment_destroy(assessment);
}

int main(void) {
  test_versions();
  test_decimal();
  test_error();
  test_cell();
  test_model();
  return failures == 0 ? 0 : 1;
}
