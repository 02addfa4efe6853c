// What the C interface answers to rows, by its one-call functions and without the code that the
// databases share: the reference that their answers are held against.
//
// A row a line on standard input, its cells in hexadecimal with a blank between, "-" for NULL:
//   target actual weight kind year policy
// and the answers in the same way on standard output:
//   parse status score explain(zh) explain(en) lower upper unit base_value
// With the name of a policy as argument: that policy as JSON, and nothing else.
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "jixiao.h"

enum { kTarget, kActual, kWeight, kKind, kYear, kPolicy, kCells };

typedef struct Cell {
  char* data;  // NULL for NULL.
  size_t size;
} Cell;

static void Fail(const char* what) {
  fprintf(stderr, "answers: %s\n", what);
  exit(1);
}

static void Require(int32_t status) {
  if (status != JIXIAO_STATUS_OK) Fail("a call of the library failed");
}

static int Digit(int c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

// Reads one cell in its place; gives what follows it.
static char* ReadCell(char* from, Cell* to) {
  if (*from == '-') {
    *to = (Cell){NULL, 0};
    return from + 2;
  }
  to->data = from;
  to->size = 0;
  for (; Digit(from[0]) >= 0; from += 2) {
    to->data[to->size++] = (char)(Digit(from[0]) * 16 + Digit(from[1]));
  }
  return from + 1;
}

static void Put(const char* data, size_t size) {
  if (data == NULL) {
    fputs(" -", stdout);
    return;
  }
  putchar(' ');
  for (size_t i = 0; i < size; ++i) printf("%02x", (unsigned char)data[i]);
}

static void PutDecimal(const jixiao_decimal* value) {
  if (!value->stated) return Put(NULL, 0);
  jixiao_text* text = NULL;
  Require(jixiao_decimal_format(value, &text, NULL));
  Put(jixiao_text_data(text), jixiao_text_size(text));
  jixiao_text_destroy(text);
}

// A value in the base unit, where it is a finite decimal.
static void PutNumber(const jixiao_number* number, int is_there) {
  const jixiao_view value = number->base_value.data != NULL            ? number->base_value
                            : number->form == JIXIAO_NUMBER_FORM_PLAIN ? number->text
                                                                       : (jixiao_view){NULL, 0};
  const int is_fraction = value.data != NULL && memchr(value.data, '/', value.size) != NULL;
  if (!is_there || is_fraction) return Put(NULL, 0);
  Put(value.data, value.size);
}

static void PutMeaning(const jixiao_threshold_info* info) {
  const int is_quantity = info->kind == JIXIAO_KIND_QUANTITY;
  const int is_range = info->kind == JIXIAO_KIND_RANGE;
  const int sign = info->comparator;
  const int equal = sign == JIXIAO_COMPARATOR_EQ;
  const int least = sign == JIXIAO_COMPARATOR_GE || sign == JIXIAO_COMPARATOR_GT || equal;
  const int most =
      sign == JIXIAO_COMPARATOR_LE || sign == JIXIAO_COMPARATOR_LT || (equal && !info->vague);
  PutNumber(is_range ? &info->lower.number : &info->number, is_range || (is_quantity && least));
  PutNumber(is_range ? &info->upper.number : &info->number, is_range || (is_quantity && most));
  const jixiao_view unit = info->base_unit.size > 0 ? info->base_unit : info->unit;
  Put(is_quantity || is_range ? unit.data : NULL, unit.size);
  PutNumber(&info->number, is_quantity);
}

// What a row says that cannot be used is NULL, or undetermined.
static void PutUnusable(int count) {
  for (int i = 0; i < count; ++i) Put(NULL, 0);
}

static void AnswerRow(const Cell* row, const jixiao_context* context) {
  jixiao_row input = JIXIAO_INIT(jixiao_row);
  const Cell weight = row[kWeight];
  const int weight_is_good =
      weight.data == NULL ||
      (jixiao_decimal_parse(weight.data, weight.size, &input.weight, NULL) == JIXIAO_STATUS_OK &&
       input.weight.high >= 0);
  if (!weight_is_good) input.weight = (jixiao_decimal){0, 0, 0, 0};
  const jixiao_policy* policy = NULL;
  if (row[kPolicy].data != NULL) {
    Require(jixiao_policy_preset(row[kPolicy].data, row[kPolicy].size, &policy, NULL));
  }
  jixiao_outcome* outcome = NULL;
  Require(jixiao_evaluate(row[kTarget].data, row[kTarget].size, row[kActual].data,
                          row[kActual].size, context, &input, policy, &outcome, NULL));
  jixiao_outcome_info info = JIXIAO_INIT(jixiao_outcome_info);
  Require(jixiao_outcome_get(outcome, &info, NULL));
  jixiao_view status = {NULL, 0};
  Require(jixiao_enum_name(JIXIAO_ENUMERATION_OUTCOME_STATUS, info.status, &status, NULL));
  Put(status.data, status.size);
  if (input.weight.stated) {
    PutDecimal(&info.score);
    Put(info.explanation_zh.data, info.explanation_zh.size);
    Put(info.explanation_en.data, info.explanation_en.size);
  } else {
    // Here a row without a weight counts 100 points, in a database none.
    PutUnusable(1);
    fputs(weight_is_good ? " ? ?" : " - -", stdout);
  }
  jixiao_outcome_destroy(outcome);
}

static void Answer(const Cell* row) {
  if (row[kTarget].data == NULL) return PutUnusable(9);
  jixiao_context context = JIXIAO_INIT(jixiao_context);
  if (row[kKind].data != NULL) {
    Require(jixiao_row_kind_parse(row[kKind].data, row[kKind].size, &context.row_kind, NULL));
  }
  if (row[kYear].data != NULL) {
    const long year = strtol(row[kYear].data, NULL, 10);
    if (year < 1900 || year > 2199) {
      PutUnusable(1);
      Put("undetermined", strlen("undetermined"));
      return PutUnusable(7);
    }
    context.year = (int32_t)year;
  }
  jixiao_threshold* target = NULL;
  Require(jixiao_threshold_parse(row[kTarget].data, row[kTarget].size, &context, &target, NULL));
  jixiao_text* json = NULL;
  Require(jixiao_threshold_to_json(target, JIXIAO_LANGUAGE_CHINESE, &json, NULL));
  Put(jixiao_text_data(json), jixiao_text_size(json));
  jixiao_text_destroy(json);
  AnswerRow(row, &context);
  jixiao_threshold_info info = JIXIAO_INIT(jixiao_threshold_info);
  Require(jixiao_threshold_get(target, &info, NULL));
  PutMeaning(&info);
  jixiao_threshold_destroy(target);
}

static int WritePolicy(const char* name) {
  const jixiao_policy* policy = NULL;
  jixiao_text* json = NULL;
  Require(jixiao_policy_preset(name, strlen(name), &policy, NULL));
  Require(jixiao_policy_to_json(policy, JIXIAO_LAYOUT_INDENTED, &json, NULL));
  fwrite(jixiao_text_data(json), 1, jixiao_text_size(json), stdout);
  jixiao_text_destroy(json);
  return 0;
}

int main(int argc, char** argv) {
  if (argc > 1) return WritePolicy(argv[1]);
  static char line[1 << 20];
  while (fgets(line, sizeof line, stdin) != NULL) {
    Cell row[kCells];
    char* at = line;
    for (int i = 0; i < kCells; ++i) at = ReadCell(at, &row[i]);
    // A year is read as a string.
    char year[16] = "";
    if (row[kYear].data != NULL) {
      if (row[kYear].size >= sizeof year) Fail("a year is too long");
      memcpy(year, row[kYear].data, row[kYear].size);
      row[kYear].data = year;
    }
    Answer(row);
    putchar('\n');
  }
  return 0;
}
