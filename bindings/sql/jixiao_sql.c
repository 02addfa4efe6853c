#include "jixiao_sql.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// ---- What is kept ------------------------------------------------------------------------------

// A column repeats its targets. A power of two; texts above this size are compiled each time.
#define SLOT_COUNT 1024
#define LONGEST_KEPT 512

// A compiled target, under its text, kind and year.
typedef struct Slot {
  char* key;
  size_t key_size;
  jixiao_threshold* target;
} Slot;

struct jixiao_sql {
  Slot slots[SLOT_COUNT];
  Slot passing;  // A target that is not kept.
  char* policy_text;
  size_t policy_size;
  jixiao_policy* own_policy;    // Read from JSON; NULL for a built-in one.
  const jixiao_policy* policy;  // Of policy_text.
  const jixiao_watch* watch;
  char* key;  // Of the target at hand.
  size_t key_room;
  // Of the last call.
  jixiao_outcome* outcome;
  jixiao_text* text;
  jixiao_error* error;
  char message[512];
};

static const jixiao_view kNull = {NULL, 0};

static int IsNull(jixiao_view text) { return text.data == NULL; }

static int IsText(jixiao_view text, const char* word) {
  return text.size == strlen(word) && memcmp(text.data, word, text.size) == 0;
}

static void EmptySlot(Slot* slot) {
  jixiao_threshold_destroy(slot->target);
  free(slot->key);
  memset(slot, 0, sizeof *slot);
}

static void ForgetPolicy(jixiao_sql* kept) {
  jixiao_policy_destroy(kept->own_policy);
  free(kept->policy_text);
  kept->own_policy = NULL;
  kept->policy_text = NULL;
  kept->policy = NULL;
}

static void ForgetLastCall(jixiao_sql* kept) {
  jixiao_outcome_destroy(kept->outcome);
  jixiao_text_destroy(kept->text);
  jixiao_error_destroy(kept->error);
  kept->outcome = NULL;
  kept->text = NULL;
  kept->error = NULL;
  kept->message[0] = '\0';
}

jixiao_sql* jixiao_sql_create(void) { return calloc(1, sizeof(jixiao_sql)); }

void jixiao_sql_destroy(jixiao_sql* kept) {
  if (kept == NULL) return;
  ForgetLastCall(kept);
  ForgetPolicy(kept);
  for (size_t i = 0; i < SLOT_COUNT; ++i) EmptySlot(&kept->slots[i]);
  EmptySlot(&kept->passing);
  free(kept->key);
  free(kept);
}

void jixiao_sql_watch(jixiao_sql* kept, const jixiao_watch* watch) { kept->watch = watch; }

const char* jixiao_sql_message(const jixiao_sql* kept) { return kept->message; }

// A failed call: its status, with a sentence of its own where the library gave none.
static int32_t Failed(jixiao_sql* kept, int32_t status, const char* sentence) {
  jixiao_view name = kNull;
  jixiao_enum_name(JIXIAO_ENUMERATION_STATUS, status, &name, NULL);
  const char* why = kept->error != NULL ? jixiao_error_message(kept->error) : sentence;
  snprintf(kept->message, sizeof kept->message, "jixiao %.*s: %s", (int)name.size,
           name.data != NULL ? name.data : "", why);
  // What did not fit may have been cut inside a character.
  size_t end = strlen(kept->message);
  if (end + 1 == sizeof kept->message) {
    while (end > 0 && ((unsigned char)kept->message[end - 1] & 0xC0) == 0x80) --end;
    if (end > 0 && (unsigned char)kept->message[end - 1] >= 0x80) --end;
    kept->message[end] = '\0';
  }
  return status;
}

static int32_t OutOfMemory(jixiao_sql* kept) {
  return Failed(kept, JIXIAO_STATUS_OUT_OF_MEMORY, "no memory is left");
}

// ---- Arguments ---------------------------------------------------------------------------------

// 0 where no year is stated. Gives 0 for what is no budget year.
static int ReadYear(jixiao_view text, int32_t* year) {
  *year = 0;
  if (IsNull(text)) return 1;
  if (text.size != 4) return 0;
  for (size_t i = 0; i < 4; ++i) {
    if (text.data[i] < '0' || text.data[i] > '9') return 0;
    *year = *year * 10 + (text.data[i] - '0');
  }
  return *year >= 1900 && *year <= 2199;
}

// Gives 0 for what is no weight.
static int ReadWeight(jixiao_view text, jixiao_decimal* weight) {
  if (IsNull(text)) return 1;
  return jixiao_decimal_parse(text.data, text.size, weight, NULL) == JIXIAO_STATUS_OK &&
         weight->high >= 0;
}

static int32_t ReadLanguage(jixiao_sql* kept, jixiao_view text, int32_t* language) {
  *language = JIXIAO_LANGUAGE_CHINESE;
  if (IsNull(text) || IsText(text, "zh")) return JIXIAO_STATUS_OK;
  *language = JIXIAO_LANGUAGE_ENGLISH;
  if (IsText(text, "en")) return JIXIAO_STATUS_OK;
  return Failed(kept, JIXIAO_STATUS_NOT_FOUND, "lang: a language is 'zh' or 'en'");
}

// The policy of that name or JSON, kept for the next row. NULL: the default.
static int32_t ReadPolicy(jixiao_sql* kept, jixiao_view text, const jixiao_policy** policy) {
  *policy = NULL;
  if (IsNull(text)) return JIXIAO_STATUS_OK;
  if (kept->policy == NULL || text.size != kept->policy_size ||
      memcmp(text.data, kept->policy_text, text.size) != 0) {
    ForgetPolicy(kept);
    size_t start = 0;
    while (start < text.size && strchr(" \t\r\n", text.data[start]) != NULL) ++start;
    const int is_json = start < text.size && text.data[start] == '{';
    const int32_t status =
        is_json ? jixiao_policy_from_json(text.data, text.size, &kept->own_policy, &kept->error)
                : jixiao_policy_preset(text.data, text.size, &kept->policy, &kept->error);
    if (status != JIXIAO_STATUS_OK) return Failed(kept, status, "policy");
    if (is_json) kept->policy = kept->own_policy;
    kept->policy_text = malloc(text.size + 1);
    if (kept->policy_text == NULL) {
      ForgetPolicy(kept);
      return OutOfMemory(kept);
    }
    memcpy(kept->policy_text, text.data, text.size);
    kept->policy_size = text.size;
  }
  *policy = kept->policy;
  return JIXIAO_STATUS_OK;
}

static int32_t ReadContext(jixiao_sql* kept, jixiao_view kind, int32_t year, jixiao_context* to) {
  to->year = year;
  // Levels that stand for no kind, and bytes that are no text, leave the kind unknown.
  if (IsNull(kind)) return JIXIAO_STATUS_OK;
  const int32_t status = jixiao_row_kind_parse(kind.data, kind.size, &to->row_kind, NULL);
  if (status == JIXIAO_STATUS_INVALID_UTF8) return JIXIAO_STATUS_OK;
  return status == JIXIAO_STATUS_OK ? status : Failed(kept, status, "kind");
}

// Writes text, kind and year as one key.
static int32_t MakeKey(jixiao_sql* kept, jixiao_view text, jixiao_view kind, int32_t year,
                       size_t* size) {
  *size = text.size + kind.size + sizeof text.size + sizeof year;
  if (*size > kept->key_room) {
    char* const larger = realloc(kept->key, *size);
    if (larger == NULL) return OutOfMemory(kept);
    kept->key = larger;
    kept->key_room = *size;
  }
  char* end = kept->key;
  memcpy(end, &text.size, sizeof text.size);
  end += sizeof text.size;
  memcpy(end, &year, sizeof year);
  end += sizeof year;
  memcpy(end, text.data, text.size);
  end += text.size;
  if (kind.size > 0) memcpy(end, kind.data, kind.size);
  return JIXIAO_STATUS_OK;
}

static size_t SlotOf(const char* key, size_t size) {
  uint64_t hash = 14695981039346656037u;  // FNV-1a
  for (size_t i = 0; i < size; ++i) hash = (hash ^ (unsigned char)key[i]) * 1099511628211u;
  return (size_t)(hash ^ (hash >> 32)) % SLOT_COUNT;
}

// The target compiled, of this row or of an earlier one. *target is NULL where the year is none.
static int32_t ReadTarget(jixiao_sql* kept, const jixiao_view* given,
                          const jixiao_threshold** target) {
  *target = NULL;
  int32_t year;
  if (!ReadYear(given[JIXIAO_SQL_YEAR], &year)) return JIXIAO_STATUS_OK;
  const jixiao_view text = given[JIXIAO_SQL_TARGET];
  const jixiao_view kind = given[JIXIAO_SQL_KIND];
  Slot* slot = &kept->passing;
  size_t size = 0;
  const int is_kept = text.size <= LONGEST_KEPT && kind.size <= LONGEST_KEPT;
  int32_t status;
  if (is_kept) {
    if ((status = MakeKey(kept, text, kind, year, &size)) != JIXIAO_STATUS_OK) return status;
    slot = &kept->slots[SlotOf(kept->key, size)];
    if (slot->target != NULL && slot->key_size == size && memcmp(slot->key, kept->key, size) == 0) {
      *target = slot->target;
      return JIXIAO_STATUS_OK;
    }
  }
  EmptySlot(slot);
  jixiao_context context = JIXIAO_INIT(jixiao_context);
  if ((status = ReadContext(kept, kind, year, &context)) != JIXIAO_STATUS_OK) return status;
  status = jixiao_threshold_parse(text.data, text.size, &context, &slot->target, &kept->error);
  if (status != JIXIAO_STATUS_OK) return Failed(kept, status, "target");
  if (is_kept) {
    slot->key = malloc(size);
    if (slot->key == NULL) {
      EmptySlot(slot);
      return OutOfMemory(kept);
    }
    memcpy(slot->key, kept->key, size);
    slot->key_size = size;
  }
  *target = slot->target;
  return JIXIAO_STATUS_OK;
}

// ---- A target ----------------------------------------------------------------------------------

static int32_t Parse(jixiao_sql* kept, const jixiao_view* given, jixiao_view* out) {
  const jixiao_threshold* target;
  int32_t status = ReadTarget(kept, given, &target);
  if (status != JIXIAO_STATUS_OK || target == NULL) return status;
  status = jixiao_threshold_to_json(target, JIXIAO_LANGUAGE_CHINESE, &kept->text, &kept->error);
  if (status != JIXIAO_STATUS_OK) return Failed(kept, status, "target");
  *out = (jixiao_view){jixiao_text_data(kept->text), jixiao_text_size(kept->text)};
  return JIXIAO_STATUS_OK;
}

// What a target asks for, in the base unit. Text is borrowed from the target.
typedef struct Bounds {
  jixiao_view lower;
  jixiao_view upper;
  jixiao_view value;
  jixiao_view unit;
} Bounds;

// A unit that is not known is its own base. A fraction without an end is no decimal: NULL.
static jixiao_view BaseValue(const jixiao_number* number) {
  const jixiao_view value = IsNull(number->base_value) && number->form == JIXIAO_NUMBER_FORM_PLAIN
                                ? number->text
                                : number->base_value;
  const int is_fraction = !IsNull(value) && memchr(value.data, '/', value.size) != NULL;
  return is_fraction ? kNull : value;
}

static void BoundQuantity(const jixiao_threshold_info* info, Bounds* to) {
  const jixiao_view value = BaseValue(&info->number);
  to->value = value;
  switch (info->comparator) {
    case JIXIAO_COMPARATOR_GE:
    case JIXIAO_COMPARATOR_GT:
      to->lower = value;
      break;
    case JIXIAO_COMPARATOR_LE:
    case JIXIAO_COMPARATOR_LT:
      to->upper = value;
      break;
    case JIXIAO_COMPARATOR_EQ:
      to->lower = value;
      if (!info->vague) to->upper = value;
      break;
    default:  // ≠ and ≈ have no ends.
      break;
  }
}

static int32_t ReadBounds(jixiao_sql* kept, const jixiao_view* given, Bounds* to) {
  memset(to, 0, sizeof *to);
  const jixiao_threshold* target;
  int32_t status = ReadTarget(kept, given, &target);
  if (status != JIXIAO_STATUS_OK || target == NULL) return status;
  jixiao_threshold_info info = JIXIAO_INIT(jixiao_threshold_info);
  status = jixiao_threshold_get(target, &info, &kept->error);
  if (status != JIXIAO_STATUS_OK) return Failed(kept, status, "target");
  if (info.kind != JIXIAO_KIND_QUANTITY && info.kind != JIXIAO_KIND_RANGE) return status;
  to->unit = info.base_unit.size > 0 ? info.base_unit : info.unit;
  if (info.kind == JIXIAO_KIND_QUANTITY) {
    BoundQuantity(&info, to);
  } else {
    to->lower = BaseValue(&info.lower.number);
    to->upper = BaseValue(&info.upper.number);
  }
  return status;
}

static int32_t Lower(jixiao_sql* kept, const jixiao_view* given, jixiao_view* out) {
  Bounds bounds;
  const int32_t status = ReadBounds(kept, given, &bounds);
  *out = bounds.lower;
  return status;
}

static int32_t Upper(jixiao_sql* kept, const jixiao_view* given, jixiao_view* out) {
  Bounds bounds;
  const int32_t status = ReadBounds(kept, given, &bounds);
  *out = bounds.upper;
  return status;
}

static int32_t Unit(jixiao_sql* kept, const jixiao_view* given, jixiao_view* out) {
  Bounds bounds;
  const int32_t status = ReadBounds(kept, given, &bounds);
  *out = bounds.unit;
  return status;
}

static int32_t Value(jixiao_sql* kept, const jixiao_view* given, jixiao_view* out) {
  Bounds bounds;
  const int32_t status = ReadBounds(kept, given, &bounds);
  *out = bounds.value;
  return status;
}

// ---- A row -------------------------------------------------------------------------------------

// Judges the row at hand. *is_judged is 0 where its year is none.
static int32_t Judge(jixiao_sql* kept, const jixiao_view* given, const jixiao_decimal* weight,
                     int* is_judged, jixiao_outcome_info* to) {
  *is_judged = 0;
  const jixiao_policy* policy;
  int32_t status = ReadPolicy(kept, given[JIXIAO_SQL_POLICY], &policy);
  if (status != JIXIAO_STATUS_OK) return status;
  const jixiao_threshold* target;
  status = ReadTarget(kept, given, &target);
  if (status != JIXIAO_STATUS_OK || target == NULL) return status;
  jixiao_context context = JIXIAO_INIT(jixiao_context);
  // A date of the actual without a year takes the target's.
  status = ReadContext(kept, given[JIXIAO_SQL_KIND], 0, &context);
  if (status != JIXIAO_STATUS_OK) return status;
  jixiao_actual* actual = NULL;
  const jixiao_view text = given[JIXIAO_SQL_ACTUAL];
  status = jixiao_actual_parse(text.data, text.size, &context, &actual, &kept->error);
  if (status != JIXIAO_STATUS_OK) return Failed(kept, status, "actual");
  jixiao_row row = JIXIAO_INIT(jixiao_row);
  if (weight != NULL) row.weight = *weight;
  status = jixiao_threshold_evaluate(target, actual, &row, policy, &kept->outcome, &kept->error);
  jixiao_actual_destroy(actual);
  if (status != JIXIAO_STATUS_OK) return Failed(kept, status, "row");
  status = jixiao_outcome_get(kept->outcome, to, &kept->error);
  if (status != JIXIAO_STATUS_OK) return Failed(kept, status, "row");
  *is_judged = 1;
  return JIXIAO_STATUS_OK;
}

static int32_t RowStatus(jixiao_sql* kept, const jixiao_view* given, jixiao_view* out) {
  int is_judged;
  jixiao_outcome_info info = JIXIAO_INIT(jixiao_outcome_info);
  const int32_t status = Judge(kept, given, NULL, &is_judged, &info);
  if (status != JIXIAO_STATUS_OK) return status;
  const int32_t found = is_judged ? info.status : (int32_t)JIXIAO_OUTCOME_STATUS_UNDETERMINED;
  return jixiao_enum_name(JIXIAO_ENUMERATION_OUTCOME_STATUS, found, out, NULL);
}

static int32_t GiveDecimal(jixiao_sql* kept, const jixiao_decimal* value, jixiao_view* out) {
  if (!value->stated) return JIXIAO_STATUS_OK;
  const int32_t status = jixiao_decimal_format(value, &kept->text, &kept->error);
  if (status != JIXIAO_STATUS_OK) return Failed(kept, status, "figure");
  *out = (jixiao_view){jixiao_text_data(kept->text), jixiao_text_size(kept->text)};
  return status;
}

static int32_t Score(jixiao_sql* kept, const jixiao_view* given, jixiao_view* out) {
  jixiao_decimal weight = {0, 0, 0, 0};
  // Without a weight there are no points.
  if (!ReadWeight(given[JIXIAO_SQL_WEIGHT], &weight) || !weight.stated) return JIXIAO_STATUS_OK;
  int is_judged;
  jixiao_outcome_info info = JIXIAO_INIT(jixiao_outcome_info);
  const int32_t status = Judge(kept, given, &weight, &is_judged, &info);
  if (status != JIXIAO_STATUS_OK || !is_judged) return status;
  return GiveDecimal(kept, &info.score, out);
}

static int32_t Explain(jixiao_sql* kept, const jixiao_view* given, jixiao_view* out) {
  int32_t language;
  int32_t status = ReadLanguage(kept, given[JIXIAO_SQL_LANGUAGE], &language);
  if (status != JIXIAO_STATUS_OK) return status;
  jixiao_decimal weight = {0, 0, 0, 0};
  if (!ReadWeight(given[JIXIAO_SQL_WEIGHT], &weight)) return JIXIAO_STATUS_OK;
  int is_judged;
  jixiao_outcome_info info = JIXIAO_INIT(jixiao_outcome_info);
  status = Judge(kept, given, &weight, &is_judged, &info);
  if (status != JIXIAO_STATUS_OK || !is_judged) return status;
  *out = language == JIXIAO_LANGUAGE_ENGLISH ? info.explanation_en : info.explanation_zh;
  return status;
}

// ---- A model -----------------------------------------------------------------------------------

// A row or a cell that did not count must not be missed: a database has no place for a warning that
// everybody sees.
static int32_t CheckAllCounted(jixiao_sql* kept, const jixiao_diagnostics* found) {
  size_t errors = 0;
  const jixiao_diagnostic* first = NULL;
  for (size_t i = 0; i < jixiao_diagnostics_count(found); ++i) {
    const jixiao_diagnostic* one = NULL;
    jixiao_diagnostic_info info = JIXIAO_INIT(jixiao_diagnostic_info);
    jixiao_diagnostics_at(found, i, &one, NULL);
    jixiao_diagnostic_get(one, &info, NULL);
    if (info.severity != JIXIAO_SEVERITY_ERROR) continue;
    if (errors++ == 0) first = one;
  }
  if (errors == 0) return JIXIAO_STATUS_OK;
  jixiao_diagnostic_info info = JIXIAO_INIT(jixiao_diagnostic_info);
  jixiao_diagnostic_get(first, &info, NULL);
  jixiao_text* message = NULL;
  jixiao_diagnostic_message(first, JIXIAO_LANGUAGE_ENGLISH, &message, NULL);
  char sentence[sizeof kept->message];
  snprintf(sentence, sizeof sentence,
           "%zu rows or cells of the model or the actuals did not count; the first, line %lld: "
           "%s [%.*s]",
           errors, (long long)info.line, jixiao_text_data(message), (int)info.name.size,
           info.name.data);
  jixiao_text_destroy(message);
  return Failed(kept, JIXIAO_STATUS_INVALID_FORMAT, sentence);
}

static int32_t Assess(jixiao_sql* kept, const jixiao_view* given, jixiao_view* out) {
  const jixiao_view model = given[JIXIAO_SQL_MODEL];
  const jixiao_view actuals = given[JIXIAO_SQL_ACTUALS];
  const jixiao_view policy = given[JIXIAO_SQL_POLICY];
  jixiao_assess_options options = JIXIAO_INIT(jixiao_assess_options);
  options.layout = JIXIAO_LAYOUT_COMPACT;
  options.watch = kept->watch;
  jixiao_diagnostics* diagnostics = NULL;
  int32_t status =
      jixiao_assess_json(model.data, model.size, actuals.data, actuals.size, policy.data,
                         policy.size, &options, &kept->text, &diagnostics, &kept->error);
  if (status == JIXIAO_STATUS_OK) {
    status = CheckAllCounted(kept, diagnostics);
  } else {
    Failed(kept, status, "model");
  }
  jixiao_diagnostics_destroy(diagnostics);
  if (status != JIXIAO_STATUS_OK) return status;
  *out = (jixiao_view){jixiao_text_data(kept->text), jixiao_text_size(kept->text)};
  return status;
}

// ---- The table of functions --------------------------------------------------------------------

#define CELL JIXIAO_SQL_TARGET, JIXIAO_SQL_KIND, JIXIAO_SQL_YEAR
#define REST JIXIAO_SQL_KIND, JIXIAO_SQL_YEAR, JIXIAO_SQL_POLICY

const jixiao_sql_function jixiao_sql_functions[JIXIAO_SQL_FUNCTION_COUNT] = {
    {"jixiao_parse", JIXIAO_SQL_JSON, 1, 3, {CELL}, &Parse},
    {"jixiao_status",
     JIXIAO_SQL_TEXT,
     2,
     5,
     {JIXIAO_SQL_TARGET, JIXIAO_SQL_ACTUAL, REST},
     &RowStatus},
    {"jixiao_score",
     JIXIAO_SQL_FIGURE,
     3,
     6,
     {JIXIAO_SQL_TARGET, JIXIAO_SQL_ACTUAL, JIXIAO_SQL_WEIGHT, REST},
     &Score},
    {"jixiao_explain",
     JIXIAO_SQL_TEXT,
     3,
     7,
     {JIXIAO_SQL_TARGET, JIXIAO_SQL_ACTUAL, JIXIAO_SQL_WEIGHT, REST, JIXIAO_SQL_LANGUAGE},
     &Explain},
    {"jixiao_lower", JIXIAO_SQL_FIGURE, 1, 3, {CELL}, &Lower},
    {"jixiao_upper", JIXIAO_SQL_FIGURE, 1, 3, {CELL}, &Upper},
    {"jixiao_unit", JIXIAO_SQL_TEXT, 1, 3, {CELL}, &Unit},
    {"jixiao_base_value", JIXIAO_SQL_FIGURE, 1, 3, {CELL}, &Value},
    {"jixiao_assess",
     JIXIAO_SQL_JSON,
     1,
     3,
     {JIXIAO_SQL_MODEL, JIXIAO_SQL_ACTUALS, JIXIAO_SQL_POLICY},
     &Assess},
};

const jixiao_sql_function* jixiao_sql_find(const char* name) {
  for (size_t i = 0; i < JIXIAO_SQL_FUNCTION_COUNT; ++i) {
    if (strcmp(jixiao_sql_functions[i].name, name) == 0) return &jixiao_sql_functions[i];
  }
  return NULL;
}

int32_t jixiao_sql_call(jixiao_sql* kept, const jixiao_sql_function* function,
                        const jixiao_view* arguments, int32_t count, jixiao_view* out) {
  ForgetLastCall(kept);
  *out = kNull;
  if (count < function->required || count > function->count) {
    return Failed(kept, JIXIAO_STATUS_INVALID_ARGUMENT, "wrong number of arguments");
  }
  jixiao_view given[JIXIAO_SQL_ARGUMENT_COUNT] = {{NULL, 0}};
  for (int32_t i = 0; i < count; ++i) given[function->takes[i]] = arguments[i];
  if (IsNull(given[function->takes[0]])) return JIXIAO_STATUS_OK;
  const int32_t status = function->run(kept, given, out);
  if (status != JIXIAO_STATUS_OK) *out = kNull;
  return status;
}

// ---- The sum of scores -------------------------------------------------------------------------

int32_t jixiao_sql_sum_add(jixiao_sql* kept, jixiao_view weight, jixiao_view score,
                           jixiao_sql_sum* sum) {
  jixiao_sql_sum row = {{0, 0, 0, 1}, 0, 0};
  jixiao_decimal of_weight = {0, 0, 0, 0};
  jixiao_decimal of_score = {0, 0, 0, 0};
  const int has_weight = ReadWeight(weight, &of_weight) && of_weight.stated;
  if (!IsNull(score) &&
      jixiao_decimal_parse(score.data, score.size, &of_score, NULL) != JIXIAO_STATUS_OK) {
    of_score.stated = 0;
  }
  const int weighs_nothing = has_weight && of_weight.low == 0 && of_weight.high == 0;
  if (of_score.stated && has_weight) {
    row.sum = of_score;
  } else if (!weighs_nothing) {
    row.unknown = 1;
  }
  return jixiao_sql_sum_merge(kept, &row, sum);
}

int32_t jixiao_sql_sum_merge(jixiao_sql* kept, const jixiao_sql_sum* part, jixiao_sql_sum* sum) {
  ForgetLastCall(kept);
  if (!part->sum.stated) return JIXIAO_STATUS_OK;
  sum->unknown |= part->unknown;
  if (!sum->sum.stated) {
    sum->sum = part->sum;
    return JIXIAO_STATUS_OK;
  }
  const int32_t status = jixiao_decimal_add(&sum->sum, &part->sum, &sum->sum, &kept->error);
  return status == JIXIAO_STATUS_OK ? status : Failed(kept, status, "total");
}

int32_t jixiao_sql_sum_total(jixiao_sql* kept, const jixiao_sql_sum* sum, jixiao_view* out) {
  ForgetLastCall(kept);
  *out = kNull;
  return sum->unknown ? JIXIAO_STATUS_OK : GiveDecimal(kept, &sum->sum, out);
}
