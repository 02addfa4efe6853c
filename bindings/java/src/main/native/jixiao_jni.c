// The natives of io.jixiao.Native, over the C interface alone.
//
// One array of bytes goes in and one comes out, so that a call crosses the border twice however
// many fields it has. Fields stand one after the other, in the order in which the Java class of the
// same name reads or writes them, integers in this machine's byte order:
//   int      4 bytes; a long 8
//   text     its size in bytes as an int, -1 for none, then its UTF-8
//   decimal  the scale as an int, -1 for not stated, then low and high as in jixiao_decimal
//   list     its count as an int, then its elements
// A failed call throws io.jixiao.JixiaoException with the status, the sentence and the faults.
#include <jni.h>
#include <stdlib.h>
#include <string.h>

#include "jixiao.h"

#define NATIVE(type, name) JNIEXPORT type JNICALL Java_io_jixiao_Native_##name

// ---- Out ----------------------------------------------------------------------------------------

// Bytes under construction. Once memory has run out, `failed` stays set and nothing more is
// written.
typedef struct sink {
  unsigned char* data;
  size_t size;
  size_t capacity;
  int failed;
  unsigned char first[1024];  // Serves the usual row without an allocation.
} sink;

static void sink_open(sink* out) {
  out->data = out->first;
  out->size = 0;
  out->capacity = sizeof out->first;
  out->failed = 0;
}

static void sink_close(sink* out) {
  if (out->data != out->first) free(out->data);
}

static void put(sink* out, const void* data, size_t size) {
  if (out->failed) return;
  if (size > out->capacity - out->size) {
    size_t capacity = out->capacity;
    while (capacity - out->size < size) {
      if (capacity > SIZE_MAX / 2) {
        out->failed = 1;
        return;
      }
      capacity *= 2;
    }
    unsigned char* grown =
        out->data == out->first ? malloc(capacity) : realloc(out->data, capacity);
    if (grown == NULL) {
      out->failed = 1;
      return;
    }
    if (out->data == out->first) memcpy(grown, out->first, out->size);
    out->data = grown;
    out->capacity = capacity;
  }
  if (size > 0) memcpy(out->data + out->size, data, size);
  out->size += size;
}

static void put_int(sink* out, int64_t value) {
  int32_t narrow = (int32_t)value;
  put(out, &narrow, sizeof narrow);
}

static void put_long(sink* out, int64_t value) { put(out, &value, sizeof value); }

static void put_view(sink* out, jixiao_view text) {
  if (text.data == NULL) {
    put_int(out, -1);
  } else if (text.size > INT32_MAX) {
    out->failed = 1;
  } else {
    put_int(out, (int64_t)text.size);
    put(out, text.data, text.size);
  }
}

static void put_decimal(sink* out, jixiao_decimal value) {
  put_int(out, value.stated ? value.scale : -1);
  if (!value.stated) return;
  put(out, &value.low, sizeof value.low);
  put(out, &value.high, sizeof value.high);
}

static void put_date(sink* out, jixiao_date date) {
  put_int(out, date.year);
  put_int(out, date.month);
  put_int(out, date.day);
}

static void put_span(sink* out, jixiao_span span) {
  put_int(out, span.begin);
  put_int(out, span.end);
}

static void put_message(sink* out, const jixiao_diagnostic* diagnostic, int32_t language) {
  jixiao_text* text = NULL;
  if (jixiao_diagnostic_message(diagnostic, language, &text, NULL) != JIXIAO_STATUS_OK) {
    out->failed = 1;
    return;
  }
  put_view(out, (jixiao_view){jixiao_text_data(text), jixiao_text_size(text)});
  jixiao_text_destroy(text);
}

static void put_diagnostic(sink* out, const jixiao_diagnostic* diagnostic) {
  put_int(out, diagnostic != NULL);
  if (diagnostic == NULL) return;
  jixiao_diagnostic_info info = JIXIAO_INIT(jixiao_diagnostic_info);
  if (jixiao_diagnostic_get(diagnostic, &info, NULL) != JIXIAO_STATUS_OK) {
    out->failed = 1;
    return;
  }
  put_int(out, info.code);
  put_view(out, info.name);
  put_int(out, info.severity);
  put_int(out, info.source);
  put_span(out, info.span);
  put_long(out, info.line);
  put_message(out, diagnostic, JIXIAO_LANGUAGE_CHINESE);
  put_message(out, diagnostic, JIXIAO_LANGUAGE_ENGLISH);
}

static void put_diagnostics(sink* out, const jixiao_diagnostics* list) {
  const size_t count = jixiao_diagnostics_count(list);
  put_int(out, (int64_t)count);
  for (size_t i = 0; i < count; ++i) {
    const jixiao_diagnostic* diagnostic = NULL;
    if (jixiao_diagnostics_at(list, i, &diagnostic, NULL) != JIXIAO_STATUS_OK) out->failed = 1;
    put_diagnostic(out, diagnostic);
  }
}

static void put_number(sink* out, const jixiao_number* number) {
  put_view(out, number->text);
  put_view(out, number->base_value);
  put_decimal(out, number->value);
  put_decimal(out, number->second);
  put_int(out, number->form);
}

static void put_bound(sink* out, const jixiao_bound* bound) {
  put_number(out, &bound->number);
  put_int(out, bound->closed);
}

// A part is never a compound and a cap has neither, so this goes three levels deep at most.
static void put_threshold(sink* out, const jixiao_threshold* threshold) {
  put_int(out, threshold != NULL);
  if (threshold == NULL) return;
  jixiao_threshold_info info = JIXIAO_INIT(jixiao_threshold_info);
  const jixiao_diagnostics* diagnostics = NULL;
  if (jixiao_threshold_get(threshold, &info, NULL) != JIXIAO_STATUS_OK ||
      jixiao_threshold_diagnostics(threshold, &diagnostics, NULL) != JIXIAO_STATUS_OK) {
    out->failed = 1;
    return;
  }
  put_view(out, info.text);
  put_view(out, info.canonical);
  put_int(out, info.kind);
  put_int(out, info.comparator);
  put_int(out, info.bare);
  put_int(out, info.vague);
  put_number(out, &info.number);
  put_bound(out, &info.lower);
  put_bound(out, &info.upper);
  put_view(out, info.unit);
  put_view(out, info.base_unit);
  put_int(out, info.dimension);
  put_int(out, info.change);
  put_view(out, info.noun);
  put_view(out, info.label);
  put_view(out, info.reference);
  put_view(out, info.of);
  put_date(out, info.date);
  put_date(out, info.date_start);
  put_date(out, info.date_end);
  put_int(out, info.connective);
  put_int(out, info.text_class);
  put_span(out, info.comparator_span);
  put_span(out, info.number_span);
  put_span(out, info.unit_span);
  put_threshold(out, info.cap);
  put_int(out, (int64_t)info.part_count);
  for (size_t i = 0; i < info.part_count; ++i) {
    const jixiao_threshold* part = NULL;
    if (jixiao_threshold_part(threshold, i, &part, NULL) != JIXIAO_STATUS_OK) out->failed = 1;
    put_threshold(out, part);
  }
  put_diagnostics(out, diagnostics);
}

static void put_outcome(sink* out, const jixiao_outcome* outcome) {
  jixiao_outcome_info info = JIXIAO_INIT(jixiao_outcome_info);
  if (jixiao_outcome_get(outcome, &info, NULL) != JIXIAO_STATUS_OK) {
    out->failed = 1;
    return;
  }
  put_view(out, info.level1);
  put_view(out, info.level2);
  put_view(out, info.level3);
  put_view(out, info.target);
  put_view(out, info.actual);
  put_int(out, info.status);
  put_int(out, info.rule);
  put_int(out, info.over_completed);
  put_int(out, info.weight_derived);
  put_decimal(out, info.completion);
  put_view(out, info.deviation);
  put_decimal(out, info.weight);
  put_decimal(out, info.score);
  put_decimal(out, info.score_lower);
  put_decimal(out, info.score_upper);
  put_view(out, info.explanation_zh);
  put_view(out, info.explanation_en);
  put_diagnostic(out, info.reason);
  put_diagnostics(out, info.diagnostics);
}

// ---- Exceptions ---------------------------------------------------------------------------------

static void throw_bytes(JNIEnv* env, int32_t status, sink* fields) {
  jclass type = (*env)->FindClass(env, "io/jixiao/JixiaoException");
  if (type == NULL) return;
  jmethodID make = (*env)->GetMethodID(env, type, "<init>", "(I[B)V");
  if (make == NULL) return;
  jbyteArray bytes = (*env)->NewByteArray(env, (jsize)fields->size);
  if (bytes == NULL) return;
  (*env)->SetByteArrayRegion(env, bytes, 0, (jsize)fields->size, (const jbyte*)fields->data);
  jobject exception = (*env)->NewObject(env, type, make, (jint)status, bytes);
  if (exception != NULL) (*env)->Throw(env, (jthrowable)exception);
}

static void throw_error(JNIEnv* env, int32_t status, jixiao_error* error) {
  sink fields;
  sink_open(&fields);
  const char* sentence = jixiao_error_message(error);
  put_view(&fields, (jixiao_view){sentence, strlen(sentence)});
  const size_t count = jixiao_error_fault_count(error);
  put_int(&fields, (int64_t)count);
  for (size_t i = 0; i < count; ++i) {
    jixiao_fault fault = JIXIAO_INIT(jixiao_fault);
    jixiao_error_fault(error, i, &fault, NULL);
    put_view(&fields, fault.field);
    put_view(&fields, fault.message_zh);
    put_view(&fields, fault.message_en);
    put_long(&fields, fault.line);
  }
  jixiao_error_destroy(error);
  if (!fields.failed) throw_bytes(env, status, &fields);
  sink_close(&fields);
}

static void throw_out_of_memory(JNIEnv* env) {
  jclass type = (*env)->FindClass(env, "java/lang/OutOfMemoryError");
  if (type != NULL) (*env)->ThrowNew(env, type, "jixiao: no memory for the result of a call");
}

// The bytes as a Java array; closes the sink.
static jbyteArray sink_take(JNIEnv* env, sink* out) {
  jbyteArray bytes = NULL;
  if (out->failed || out->size > INT32_MAX) {
    throw_out_of_memory(env);
  } else if ((bytes = (*env)->NewByteArray(env, (jsize)out->size)) != NULL) {
    (*env)->SetByteArrayRegion(env, bytes, 0, (jsize)out->size, (const jbyte*)out->data);
  }
  sink_close(out);
  return bytes;
}

// The text as its bytes; destroys it. Throws where the call that made it has failed.
static jbyteArray take_text(JNIEnv* env, int32_t status, jixiao_text* text, jixiao_error* error) {
  if (status != JIXIAO_STATUS_OK) {
    throw_error(env, status, error);
    return NULL;
  }
  const size_t size = jixiao_text_size(text);
  jbyteArray bytes = NULL;
  if (size > INT32_MAX) {
    throw_out_of_memory(env);
  } else if ((bytes = (*env)->NewByteArray(env, (jsize)size)) != NULL) {
    (*env)->SetByteArrayRegion(env, bytes, 0, (jsize)size, (const jbyte*)jixiao_text_data(text));
  }
  jixiao_text_destroy(text);
  return bytes;
}

// A handle as a long. Throws where the call that made it has failed.
static jlong take_handle(JNIEnv* env, int32_t status, void* handle, jixiao_error* error) {
  if (status != JIXIAO_STATUS_OK) throw_error(env, status, error);
  return (jlong)(intptr_t)handle;
}

static void* handle_of(jlong value) { return (void*)(intptr_t)value; }

// ---- In -----------------------------------------------------------------------------------------

// The bytes of a Java array, read field by field. Written by Java's Fields alone, so sizes are
// right.
typedef struct source {
  unsigned char* data;
  size_t at;
  unsigned char first[1024];
} source;

static int source_open(JNIEnv* env, source* in, jbyteArray bytes) {
  const jsize size = (*env)->GetArrayLength(env, bytes);
  in->at = 0;
  in->data = (size_t)size <= sizeof in->first ? in->first : malloc((size_t)size);
  if (in->data == NULL) {
    throw_out_of_memory(env);
    return 0;
  }
  (*env)->GetByteArrayRegion(env, bytes, 0, size, (jbyte*)in->data);
  return 1;
}

static void source_close(source* in) {
  if (in->data != in->first) free(in->data);
}

static void take(source* in, void* to, size_t size) {
  memcpy(to, in->data + in->at, size);
  in->at += size;
}

static int32_t take_int(source* in) {
  int32_t value;
  take(in, &value, sizeof value);
  return value;
}

static jixiao_view take_view(source* in) {
  const int32_t size = take_int(in);
  if (size < 0) return (jixiao_view){NULL, 0};
  const jixiao_view text = {(const char*)in->data + in->at, (size_t)size};
  in->at += (size_t)size;
  return text;
}

static jixiao_decimal take_decimal(source* in) {
  jixiao_decimal value;
  memset(&value, 0, sizeof value);
  const int32_t scale = take_int(in);
  if (scale < 0) return value;
  take(in, &value.low, sizeof value.low);
  take(in, &value.high, sizeof value.high);
  value.scale = scale;
  value.stated = 1;
  return value;
}

static jixiao_context take_context(source* in) {
  jixiao_context context = JIXIAO_INIT(jixiao_context);
  context.header_unit = take_view(in);
  context.name = take_view(in);
  context.description = take_view(in);
  context.year = take_int(in);
  context.row_kind = take_int(in);
  return context;
}

// ---- The library --------------------------------------------------------------------------------

NATIVE(jbyteArray, version)(JNIEnv* env, jclass self) {
  (void)self;
  sink out;
  sink_open(&out);
  put(&out, jixiao_version(), strlen(jixiao_version()));
  return sink_take(env, &out);
}

NATIVE(jint, abiVersion)(JNIEnv* env, jclass self) {
  (void)env, (void)self;
  return jixiao_abi_version();
}

NATIVE(jbyteArray, enumName)(JNIEnv* env, jclass self, jint enumeration, jint value) {
  (void)self;
  jixiao_view name;
  jixiao_error* error = NULL;
  const int32_t status = jixiao_enum_name(enumeration, value, &name, &error);
  if (status != JIXIAO_STATUS_OK) {
    throw_error(env, status, error);
    return NULL;
  }
  sink out;
  sink_open(&out);
  put(&out, name.data, name.size);
  return sink_take(env, &out);
}

// ---- Cells and rows -----------------------------------------------------------------------------

NATIVE(jint, rowKindParse)(JNIEnv* env, jclass self, jbyteArray name) {
  (void)self;
  source in;
  if (!source_open(env, &in, name)) return 0;
  int32_t kind = JIXIAO_ROW_KIND_UNKNOWN;
  jixiao_error* error = NULL;
  const int32_t status = jixiao_row_kind_parse(
      (const char*)in.data, (size_t)(*env)->GetArrayLength(env, name), &kind, &error);
  source_close(&in);
  if (status != JIXIAO_STATUS_OK) throw_error(env, status, error);
  return kind;
}

NATIVE(jbyteArray, thresholdParse)(JNIEnv* env, jclass self, jbyteArray input) {
  (void)self;
  source in;
  if (!source_open(env, &in, input)) return NULL;
  const int columns = take_int(&in);
  const jixiao_view symbol = take_view(&in);
  const jixiao_view value = take_view(&in);
  const jixiao_view unit = take_view(&in);
  const jixiao_context context = take_context(&in);
  jixiao_threshold* threshold = NULL;
  jixiao_error* error = NULL;
  const int32_t status =
      columns ? jixiao_threshold_parse_fields(symbol.data, symbol.size, value.data, value.size,
                                              unit.data, unit.size, &context, &threshold, &error)
              : jixiao_threshold_parse(value.data, value.size, &context, &threshold, &error);
  source_close(&in);
  if (status != JIXIAO_STATUS_OK) {
    throw_error(env, status, error);
    return NULL;
  }
  sink out;
  sink_open(&out);
  put_threshold(&out, threshold);
  jixiao_threshold_destroy(threshold);
  return sink_take(env, &out);
}

NATIVE(jbyteArray, actualParse)(JNIEnv* env, jclass self, jbyteArray input) {
  (void)self;
  source in;
  if (!source_open(env, &in, input)) return NULL;
  const jixiao_view text = take_view(&in);
  const jixiao_context context = take_context(&in);
  jixiao_actual* actual = NULL;
  jixiao_error* error = NULL;
  int32_t status = jixiao_actual_parse(text.data, text.size, &context, &actual, &error);
  source_close(&in);
  jixiao_actual_info info = JIXIAO_INIT(jixiao_actual_info);
  if (status == JIXIAO_STATUS_OK) status = jixiao_actual_get(actual, &info, &error);
  if (status != JIXIAO_STATUS_OK) {
    jixiao_actual_destroy(actual);
    throw_error(env, status, error);
    return NULL;
  }
  sink out;
  sink_open(&out);
  put_threshold(&out, info.reading);
  put_int(&out, info.achievement);
  put_int(&out, info.missing);
  jixiao_actual_destroy(actual);
  return sink_take(env, &out);
}

NATIVE(jbyteArray, evaluate)(JNIEnv* env, jclass self, jbyteArray input, jlong policy) {
  (void)self;
  source in;
  if (!source_open(env, &in, input)) return NULL;
  const jixiao_view target = take_view(&in);
  const jixiao_view actual = take_view(&in);
  const jixiao_context context = take_context(&in);
  jixiao_row row = JIXIAO_INIT(jixiao_row);
  row.direction = take_int(&in);
  row.achievement = take_int(&in);
  row.weight = take_decimal(&in);
  row.degree = take_decimal(&in);
  row.deduction = take_decimal(&in);
  row.not_applicable = take_int(&in);
  const jixiao_view base = take_view(&in);
  jixiao_actual* base_value = NULL;
  jixiao_outcome* outcome = NULL;
  jixiao_error* error = NULL;
  int32_t status = JIXIAO_STATUS_OK;
  if (base.data != NULL) {
    jixiao_context base_context = context;
    base_context.year = 0;  // As for every actual value.
    status = jixiao_actual_parse(base.data, base.size, &base_context, &base_value, &error);
    row.base = base_value;
  }
  if (status == JIXIAO_STATUS_OK) {
    status = jixiao_evaluate(target.data, target.size, actual.data, actual.size, &context, &row,
                             handle_of(policy), &outcome, &error);
  }
  source_close(&in);
  jixiao_actual_destroy(base_value);
  if (status != JIXIAO_STATUS_OK) {
    throw_error(env, status, error);
    return NULL;
  }
  sink out;
  sink_open(&out);
  put_outcome(&out, outcome);
  jixiao_outcome_destroy(outcome);
  return sink_take(env, &out);
}

// ---- Policies -----------------------------------------------------------------------------------

NATIVE(jint, presetCount)(JNIEnv* env, jclass self) {
  (void)env, (void)self;
  return (jint)jixiao_policy_preset_count();
}

NATIVE(jlong, presetAt)(JNIEnv* env, jclass self, jint index) {
  (void)self;
  const jixiao_policy* policy = NULL;
  jixiao_error* error = NULL;
  const int32_t status = jixiao_policy_preset_at((size_t)index, &policy, &error);
  return take_handle(env, status, (void*)(uintptr_t)policy, error);
}

NATIVE(jlong, policyFromJson)(JNIEnv* env, jclass self, jbyteArray text) {
  (void)self;
  source in;
  if (!source_open(env, &in, text)) return 0;
  jixiao_policy* policy = NULL;
  jixiao_error* error = NULL;
  const int32_t status = jixiao_policy_from_json(
      (const char*)in.data, (size_t)(*env)->GetArrayLength(env, text), &policy, &error);
  source_close(&in);
  return take_handle(env, status, policy, error);
}

NATIVE(jbyteArray, policyFields)(JNIEnv* env, jclass self, jlong policy) {
  (void)self;
  jixiao_policy_info info = JIXIAO_INIT(jixiao_policy_info);
  jixiao_error* error = NULL;
  const int32_t status = jixiao_policy_get(handle_of(policy), &info, &error);
  if (status != JIXIAO_STATUS_OK) {
    throw_error(env, status, error);
    return NULL;
  }
  sink out;
  sink_open(&out);
  put_view(&out, info.name);
  put_view(&out, info.title_zh);
  put_view(&out, info.title_en);
  put_view(&out, info.description_zh);
  put_view(&out, info.description_en);
  return sink_take(env, &out);
}

NATIVE(jbyteArray, policyJson)(JNIEnv* env, jclass self, jlong policy, jint layout) {
  (void)self;
  jixiao_text* text = NULL;
  jixiao_error* error = NULL;
  const int32_t status = jixiao_policy_to_json(handle_of(policy), layout, &text, &error);
  return take_text(env, status, text, error);
}

// ---- Models -------------------------------------------------------------------------------------

// How the bytes of a document are to be read; Department.Source, by its numbers.
enum { FROM_JSON = 0, FROM_TEXT = 1, FROM_HTML = 2, FROM_GRIDS_JSON = 3 };

static int32_t grids_from(jint form, const char* text, size_t size, jixiao_grids** out,
                          jixiao_error** error) {
  return form == FROM_HTML ? jixiao_grids_from_html(text, size, NULL, 0, NULL, out, error)
                           : jixiao_grids_from_json(text, size, NULL, out, error);
}

static int32_t model_from(jint form, const char* text, size_t size, jixiao_model** out,
                          jixiao_error** error) {
  if (form == FROM_JSON) return jixiao_model_from_json(text, size, NULL, out, error);
  if (form == FROM_TEXT) return jixiao_model_from_text(text, size, NULL, out, error);
  jixiao_grids* grids = NULL;
  int32_t status = grids_from(form, text, size, &grids, error);
  if (status == JIXIAO_STATUS_OK) status = jixiao_model_from_grids(grids, NULL, out, error);
  jixiao_grids_destroy(grids);
  return status;
}

NATIVE(jlong, modelFrom)(JNIEnv* env, jclass self, jint form, jbyteArray text) {
  (void)self;
  source in;
  if (!source_open(env, &in, text)) return 0;
  jixiao_model* model = NULL;
  jixiao_error* error = NULL;
  const int32_t status = model_from(form, (const char*)in.data,
                                    (size_t)(*env)->GetArrayLength(env, text), &model, &error);
  source_close(&in);
  return take_handle(env, status, model, error);
}

NATIVE(jlong, modelWithActuals)(JNIEnv* env, jclass self, jlong model, jbyteArray csv) {
  (void)self;
  source in;
  if (!source_open(env, &in, csv)) return 0;
  jixiao_model* filled = NULL;
  jixiao_error* error = NULL;
  const int32_t status =
      jixiao_actuals_apply(handle_of(model), (const char*)in.data,
                           (size_t)(*env)->GetArrayLength(env, csv), NULL, &filled, &error);
  source_close(&in);
  return take_handle(env, status, filled, error);
}

NATIVE(jbyteArray, modelTemplate)(JNIEnv* env, jclass self, jlong model) {
  (void)self;
  jixiao_text* text = NULL;
  jixiao_error* error = NULL;
  const int32_t status = jixiao_actuals_template(handle_of(model), &text, &error);
  return take_text(env, status, text, error);
}

NATIVE(jbyteArray, modelJson)(JNIEnv* env, jclass self, jlong model, jint layout) {
  (void)self;
  jixiao_text* text = NULL;
  jixiao_error* error = NULL;
  const int32_t status = jixiao_model_to_json(handle_of(model), layout, &text, &error);
  return take_text(env, status, text, error);
}

static void put_indicator(sink* out, const jixiao_model* model, size_t project, size_t index) {
  jixiao_indicator row = JIXIAO_INIT(jixiao_indicator);
  if (jixiao_model_indicator(model, project, index, &row, NULL) != JIXIAO_STATUS_OK) {
    out->failed = 1;
    return;
  }
  put_view(out, row.level1);
  put_view(out, row.level2);
  put_view(out, row.level3);
  put_view(out, row.description);
  put_view(out, row.target);
  put_view(out, row.symbol);
  put_view(out, row.unit);
  put_view(out, row.direction);
  put_view(out, row.basis);
  put_decimal(out, row.weight);
  put_view(out, row.actual);
  put_decimal(out, row.degree);
  put_view(out, row.base);
  put_decimal(out, row.score);
  put_decimal(out, row.deduction);
  put_view(out, row.reason);
  put_int(out, row.achievement);
  put_int(out, row.not_applicable);
  put_int(out, row.row_kind);
  put_view(out, row.standard);
}

static void put_project(sink* out, const jixiao_model* model, size_t index) {
  jixiao_project project = JIXIAO_INIT(jixiao_project);
  if (jixiao_model_project(model, index, &project, NULL) != JIXIAO_STATUS_OK) {
    out->failed = 1;
    return;
  }
  put_view(out, project.code);
  put_view(out, project.name);
  put_view(out, project.purpose);
  put_decimal(out, project.score);
  put_view(out, project.budget_unit);
  put_decimal(out, project.total);
  put_decimal(out, project.adjusted);
  put_decimal(out, project.spent);
  put_int(out, (int64_t)project.goal_count);
  for (size_t i = 0; i < project.goal_count; ++i) {
    jixiao_view goal = {NULL, 0};
    if (jixiao_model_goal(model, index, i, &goal, NULL) != JIXIAO_STATUS_OK) out->failed = 1;
    put_view(out, goal);
  }
  put_int(out, (int64_t)project.indicator_count);
  for (size_t i = 0; i < project.indicator_count; ++i) put_indicator(out, model, index, i);
}

NATIVE(jbyteArray, modelFields)(JNIEnv* env, jclass self, jlong handle) {
  (void)self;
  const jixiao_model* model = handle_of(handle);
  jixiao_department department = JIXIAO_INIT(jixiao_department);
  const jixiao_diagnostics* diagnostics = NULL;
  jixiao_error* error = NULL;
  int32_t status = jixiao_model_department(model, &department, &error);
  if (status == JIXIAO_STATUS_OK) status = jixiao_model_diagnostics(model, &diagnostics, &error);
  if (status != JIXIAO_STATUS_OK) {
    throw_error(env, status, error);
    return NULL;
  }
  sink out;
  sink_open(&out);
  put_view(&out, department.code);
  put_view(&out, department.name);
  put_view(&out, department.unit_name);
  put_view(&out, department.overall_goal);
  put_int(&out, department.year);
  put_int(&out, (int64_t)department.project_count);
  for (size_t i = 0; i < department.project_count; ++i) put_project(&out, model, i);
  put_diagnostics(&out, diagnostics);
  return sink_take(env, &out);
}

// ---- Assessments --------------------------------------------------------------------------------

NATIVE(jlong, assess)(JNIEnv* env, jclass self, jlong model, jlong policy) {
  (void)self;
  jixiao_assessment* assessment = NULL;
  jixiao_error* error = NULL;
  const int32_t status =
      jixiao_assess(handle_of(model), handle_of(policy), NULL, &assessment, &error);
  return take_handle(env, status, assessment, error);
}

static void put_missing(sink* out, const jixiao_assessment* assessment, size_t project,
                        size_t index) {
  jixiao_missing missing = JIXIAO_INIT(jixiao_missing);
  if (jixiao_assessment_missing(assessment, project, index, &missing, NULL) != JIXIAO_STATUS_OK) {
    out->failed = 1;
    return;
  }
  put_int(out, missing.scope);
  put_int(out, (int64_t)missing.row);
  put_diagnostic(out, missing.reason);
}

static void put_project_score(sink* out, const jixiao_assessment* assessment, size_t index) {
  jixiao_project_score project = JIXIAO_INIT(jixiao_project_score);
  if (jixiao_assessment_project(assessment, index, &project, NULL) != JIXIAO_STATUS_OK) {
    out->failed = 1;
    return;
  }
  put_view(out, project.code);
  put_view(out, project.name);
  put_decimal(out, project.total);
  put_decimal(out, project.total_lower);
  put_decimal(out, project.total_upper);
  put_decimal(out, project.weight_total);
  put_decimal(out, project.scaled_from);
  put_view(out, project.grade);
  put_int(out, project.provisional);
  put_decimal(out, project.execution_rate);
  put_decimal(out, project.execution_weight);
  put_decimal(out, project.execution_score);
  put_decimal(out, project.execution_lower);
  put_decimal(out, project.execution_upper);
  put_view(out, project.execution_explanation_zh);
  put_view(out, project.execution_explanation_en);
  put_diagnostics(out, project.execution_diagnostics);
  put_diagnostics(out, project.diagnostics);
  put_int(out, (int64_t)project.row_count);
  for (size_t i = 0; i < project.row_count; ++i) {
    const jixiao_outcome* outcome = NULL;
    if (jixiao_assessment_row(assessment, index, i, &outcome, NULL) == JIXIAO_STATUS_OK) {
      put_outcome(out, outcome);
    } else {
      out->failed = 1;
    }
  }
  put_int(out, (int64_t)project.missing_count);
  for (size_t i = 0; i < project.missing_count; ++i) put_missing(out, assessment, index, i);
}

NATIVE(jbyteArray, assessmentFields)(JNIEnv* env, jclass self, jlong handle) {
  (void)self;
  const jixiao_assessment* assessment = handle_of(handle);
  jixiao_assessment_info info = JIXIAO_INIT(jixiao_assessment_info);
  jixiao_error* error = NULL;
  const int32_t status = jixiao_assessment_get(assessment, &info, &error);
  if (status != JIXIAO_STATUS_OK) {
    throw_error(env, status, error);
    return NULL;
  }
  sink out;
  sink_open(&out);
  put_view(&out, info.policy);
  put_int(&out, (int64_t)info.project_count);
  for (size_t i = 0; i < info.project_count; ++i) put_project_score(&out, assessment, i);
  return sink_take(env, &out);
}

NATIVE(jbyteArray, assessmentJson)
(JNIEnv* env, jclass self, jlong handle, jint language, jint layout) {
  (void)self;
  jixiao_text* text = NULL;
  jixiao_error* error = NULL;
  const int32_t status =
      jixiao_assessment_to_json(handle_of(handle), language, layout, &text, &error);
  return take_text(env, status, text, error);
}

NATIVE(jbyteArray, assessmentCsv)(JNIEnv* env, jclass self, jlong handle, jint language) {
  (void)self;
  jixiao_text* text = NULL;
  jixiao_error* error = NULL;
  const int32_t status = jixiao_assessment_to_csv(handle_of(handle), language, &text, &error);
  return take_text(env, status, text, error);
}

NATIVE(jbyteArray, assessmentHtml)
(JNIEnv* env, jclass self, jlong handle, jlong model, jint language) {
  (void)self;
  jixiao_text* text = NULL;
  jixiao_error* error = NULL;
  const int32_t status =
      jixiao_assessment_to_html(handle_of(handle), handle_of(model), language, &text, &error);
  return take_text(env, status, text, error);
}

// ---- Review -------------------------------------------------------------------------------------

NATIVE(jlong, review)(JNIEnv* env, jclass self, jlong model, jlong policy) {
  (void)self;
  jixiao_review* review = NULL;
  jixiao_error* error = NULL;
  const int32_t status =
      jixiao_review_model(handle_of(model), handle_of(policy), NULL, &review, &error);
  return take_handle(env, status, review, error);
}

static void put_finding(sink* out, const jixiao_review* review, size_t index) {
  jixiao_finding finding = JIXIAO_INIT(jixiao_finding);
  if (jixiao_review_at(review, index, &finding, NULL) != JIXIAO_STATUS_OK) {
    out->failed = 1;
    return;
  }
  put_view(out, finding.code);
  put_view(out, finding.group);
  put_int(out, finding.severity);
  put_int(out, (int64_t)finding.project);
  put_int(out, finding.scope);
  put_int(out, (int64_t)finding.row);
  put_view(out, finding.field);
  put_span(out, finding.span);
  put_view(out, finding.message_zh);
  put_view(out, finding.message_en);
  put_view(out, finding.reason_zh);
  put_view(out, finding.reason_en);
  put_view(out, finding.suggestion_field);
  put_view(out, finding.suggestion_from);
  put_view(out, finding.suggestion_to);
}

NATIVE(jbyteArray, reviewFields)(JNIEnv* env, jclass self, jlong handle) {
  (void)self;
  const jixiao_review* review = handle_of(handle);
  const size_t count = jixiao_review_count(review);
  sink out;
  sink_open(&out);
  put_int(&out, (int64_t)count);
  for (size_t i = 0; i < count; ++i) put_finding(&out, review, i);
  return sink_take(env, &out);
}

NATIVE(jbyteArray, reviewJson)(JNIEnv* env, jclass self, jlong handle, jint language, jint layout) {
  (void)self;
  jixiao_text* text = NULL;
  jixiao_error* error = NULL;
  const int32_t status = jixiao_review_to_json(handle_of(handle), language, layout, &text, &error);
  return take_text(env, status, text, error);
}

NATIVE(jbyteArray, reviewCsv)(JNIEnv* env, jclass self, jlong handle, jint language) {
  (void)self;
  jixiao_text* text = NULL;
  jixiao_error* error = NULL;
  const int32_t status = jixiao_review_to_csv(handle_of(handle), language, &text, &error);
  return take_text(env, status, text, error);
}

NATIVE(jlong, reviewCorrected)(JNIEnv* env, jclass self, jlong handle) {
  (void)self;
  jixiao_model* model = NULL;
  jixiao_error* error = NULL;
  const int32_t status = jixiao_review_corrected(handle_of(handle), &model, &error);
  return take_handle(env, status, model, error);
}

// ---- Verification -------------------------------------------------------------------------------

NATIVE(jlong, verify)(JNIEnv* env, jclass self, jlong model, jlong policy) {
  (void)self;
  jixiao_verification* verification = NULL;
  jixiao_error* error = NULL;
  const int32_t status =
      jixiao_verify(handle_of(model), handle_of(policy), NULL, &verification, &error);
  return take_handle(env, status, verification, error);
}

static void put_claim(sink* out, const jixiao_verification* verification, size_t project,
                      int32_t scope, size_t row) {
  jixiao_claim claim = JIXIAO_INIT(jixiao_claim);
  if (jixiao_verification_claim(verification, project, scope, row, &claim, NULL) !=
      JIXIAO_STATUS_OK) {
    out->failed = 1;
    return;
  }
  put_decimal(out, claim.weight);
  put_decimal(out, claim.claimed);
  put_decimal(out, claim.computed);
  put_decimal(out, claim.computed_lower);
  put_decimal(out, claim.computed_upper);
  put_decimal(out, claim.difference);
  put_diagnostic(out, claim.verdict);
  put_int(out, (int64_t)claim.matching_rule_count);
  for (size_t i = 0; i < claim.matching_rule_count; ++i) {
    jixiao_view name = {NULL, 0};
    if (jixiao_verification_matching_rule(verification, project, scope, row, i, &name, NULL) !=
        JIXIAO_STATUS_OK) {
      out->failed = 1;
    }
    put_view(out, name);
  }
}

static void put_verified_project(sink* out, const jixiao_verification* verification, size_t index) {
  jixiao_project_verification project = JIXIAO_INIT(jixiao_project_verification);
  if (jixiao_verification_project(verification, index, &project, NULL) != JIXIAO_STATUS_OK) {
    out->failed = 1;
    return;
  }
  put_view(out, project.code);
  put_view(out, project.name);
  put_decimal(out, project.claimed_total);
  put_decimal(out, project.claimed_sum);
  put_decimal(out, project.computed_total);
  put_decimal(out, project.computed_lower);
  put_decimal(out, project.computed_upper);
  put_view(out, project.matching_policy);
  put_int(out, project.has_error);
  put_claim(out, verification, index, JIXIAO_SCOPE_EXECUTION, 0);
  put_int(out, (int64_t)project.row_count);
  for (size_t i = 0; i < project.row_count; ++i) {
    put_claim(out, verification, index, JIXIAO_SCOPE_ROW, i);
  }
  put_int(out, (int64_t)project.finding_count);
  for (size_t i = 0; i < project.finding_count; ++i) {
    jixiao_verification_finding finding = JIXIAO_INIT(jixiao_verification_finding);
    if (jixiao_verification_finding_at(verification, index, i, &finding, NULL) !=
        JIXIAO_STATUS_OK) {
      out->failed = 1;
    }
    put_int(out, finding.scope);
    put_int(out, (int64_t)finding.row);
    put_diagnostic(out, finding.finding);
  }
}

NATIVE(jbyteArray, verificationFields)(JNIEnv* env, jclass self, jlong handle) {
  (void)self;
  const jixiao_verification* verification = handle_of(handle);
  jixiao_verification_info info = JIXIAO_INIT(jixiao_verification_info);
  jixiao_error* error = NULL;
  const int32_t status = jixiao_verification_get(verification, &info, &error);
  if (status != JIXIAO_STATUS_OK) {
    throw_error(env, status, error);
    return NULL;
  }
  sink out;
  sink_open(&out);
  put_view(&out, info.policy);
  put_int(&out, (int64_t)info.project_count);
  for (size_t i = 0; i < info.project_count; ++i) put_verified_project(&out, verification, i);
  return sink_take(env, &out);
}

NATIVE(jbyteArray, verificationJson)
(JNIEnv* env, jclass self, jlong handle, jint language, jint layout) {
  (void)self;
  jixiao_text* text = NULL;
  jixiao_error* error = NULL;
  const int32_t status =
      jixiao_verification_to_json(handle_of(handle), language, layout, &text, &error);
  return take_text(env, status, text, error);
}

// ---- Progress -----------------------------------------------------------------------------------

NATIVE(jlong, monitor)(JNIEnv* env, jclass self, jlong model, jlong policy, jbyteArray as_of) {
  (void)self;
  source in;
  if (!source_open(env, &in, as_of)) return 0;
  jixiao_progress* progress = NULL;
  jixiao_error* error = NULL;
  const int32_t status =
      jixiao_monitor(handle_of(model), handle_of(policy), (const char*)in.data,
                     (size_t)(*env)->GetArrayLength(env, as_of), NULL, &progress, &error);
  source_close(&in);
  return take_handle(env, status, progress, error);
}

static void put_project_progress(sink* out, const jixiao_progress* progress, size_t index) {
  jixiao_project_progress project = JIXIAO_INIT(jixiao_project_progress);
  jixiao_money_progress money = JIXIAO_INIT(jixiao_money_progress);
  if (jixiao_progress_project(progress, index, &project, NULL) != JIXIAO_STATUS_OK ||
      jixiao_progress_money(progress, index, &money, NULL) != JIXIAO_STATUS_OK) {
    out->failed = 1;
    return;
  }
  put_view(out, project.code);
  put_view(out, project.name);
  put_int(out, project.light);
  put_decimal(out, money.planned_percent);
  put_decimal(out, money.expected);
  put_decimal(out, money.spent);
  put_decimal(out, money.rate);
  put_view(out, money.deviation);
  put_int(out, money.light);
  put_diagnostic(out, money.why);
  put_int(out, (int64_t)project.row_count);
  for (size_t i = 0; i < project.row_count; ++i) {
    jixiao_row_progress row = JIXIAO_INIT(jixiao_row_progress);
    if (jixiao_progress_row(progress, index, i, &row, NULL) != JIXIAO_STATUS_OK) out->failed = 1;
    put_view(out, row.level1);
    put_view(out, row.level2);
    put_view(out, row.level3);
    put_view(out, row.target);
    put_view(out, row.actual);
    put_view(out, row.expected_by_now);
    put_view(out, row.deviation);
    put_decimal(out, row.rate);
    put_int(out, row.light);
    put_diagnostic(out, row.why);
  }
}

NATIVE(jbyteArray, progressFields)(JNIEnv* env, jclass self, jlong handle) {
  (void)self;
  const jixiao_progress* progress = handle_of(handle);
  jixiao_progress_info info = JIXIAO_INIT(jixiao_progress_info);
  jixiao_error* error = NULL;
  const int32_t status = jixiao_progress_get(progress, &info, &error);
  if (status != JIXIAO_STATUS_OK) {
    throw_error(env, status, error);
    return NULL;
  }
  sink out;
  sink_open(&out);
  put_date(&out, info.as_of);
  put_int(&out, (int64_t)info.project_count);
  for (size_t i = 0; i < info.project_count; ++i) put_project_progress(&out, progress, i);
  return sink_take(env, &out);
}

NATIVE(jbyteArray, progressJson)
(JNIEnv* env, jclass self, jlong handle, jint language, jint layout) {
  (void)self;
  jixiao_text* text = NULL;
  jixiao_error* error = NULL;
  const int32_t status =
      jixiao_progress_to_json(handle_of(handle), language, layout, &text, &error);
  return take_text(env, status, text, error);
}

// ---- Handles ------------------------------------------------------------------------------------

// By the numbers of Handle's kinds.
NATIVE(void, destroy)(JNIEnv* env, jclass self, jint kind, jlong handle) {
  (void)env, (void)self;
  switch (kind) {
    case 0:
      jixiao_policy_destroy(handle_of(handle));
      break;
    case 1:
      jixiao_model_destroy(handle_of(handle));
      break;
    case 2:
      jixiao_assessment_destroy(handle_of(handle));
      break;
    case 3:
      jixiao_review_destroy(handle_of(handle));
      break;
    case 4:
      jixiao_verification_destroy(handle_of(handle));
      break;
    default:
      jixiao_progress_destroy(handle_of(handle));
      break;
  }
}

// ---- One call -----------------------------------------------------------------------------------

NATIVE(jbyteArray, assessJson)(JNIEnv* env, jclass self, jbyteArray input) {
  (void)self;
  source in;
  if (!source_open(env, &in, input)) return NULL;
  const jixiao_view model = take_view(&in);
  const jixiao_view actuals = take_view(&in);
  const jixiao_view policy = take_view(&in);
  jixiao_assess_options options = JIXIAO_INIT(jixiao_assess_options);
  options.language = take_int(&in);
  options.layout = take_int(&in);
  jixiao_text* text = NULL;
  jixiao_error* error = NULL;
  const int32_t status =
      jixiao_assess_json(model.data, model.size, actuals.data, actuals.size, policy.data,
                         policy.size, &options, &text, NULL, &error);
  source_close(&in);
  return take_text(env, status, text, error);
}

// ---- Columns ------------------------------------------------------------------------------------

enum { COLUMNS_PARSE = 0, COLUMNS_EVALUATE = 1, COLUMNS_ASSESS = 2 };

NATIVE(void, batch)
(JNIEnv* env, jclass self, jint function, jlong schema, jlong rows, jlong policy, jint threads,
 jlong out_schema, jlong out) {
  (void)self;
  jixiao_batch_options options = JIXIAO_INIT(jixiao_batch_options);
  options.policy = handle_of(policy);
  options.threads = threads;
  jixiao_error* error = NULL;
  int32_t(JIXIAO_CALL* const call)(const struct ArrowSchema*, const struct ArrowArray*,
                                   const jixiao_batch_options*, struct ArrowSchema*,
                                   struct ArrowArray*, jixiao_error**) =
      function == COLUMNS_PARSE      ? jixiao_batch_parse
      : function == COLUMNS_EVALUATE ? jixiao_batch_evaluate
                                     : jixiao_batch_assess;
  const int32_t status = call(handle_of(schema), handle_of(rows), &options, handle_of(out_schema),
                              handle_of(out), &error);
  if (status != JIXIAO_STATUS_OK) throw_error(env, status, error);
}

// A text column over memory that the caller keeps.
typedef struct text_column {
  struct ArrowSchema schema;
  struct ArrowArray array;
  const void* buffers[3];
} text_column;

static void no_schema_release(struct ArrowSchema* schema) { schema->release = NULL; }
static void no_array_release(struct ArrowArray* array) { array->release = NULL; }

static void text_column_open(text_column* column, const char* name, int64_t length,
                             const unsigned char* valid, const int32_t* offsets, const char* data) {
  memset(column, 0, sizeof *column);
  column->schema.format = "u";
  column->schema.name = name;
  column->schema.flags = ARROW_FLAG_NULLABLE;
  column->schema.release = no_schema_release;
  column->buffers[0] = valid;
  column->buffers[1] = offsets;
  column->buffers[2] = data;
  column->array.length = length;
  column->array.null_count = -1;
  column->array.n_buffers = 3;
  column->array.buffers = column->buffers;
  column->array.release = no_array_release;
}

// The columns of `array` that `evaluate` below hands back, by name.
static const struct ArrowArray* column_named(const struct ArrowSchema* schema,
                                             const struct ArrowArray* array, const char* name) {
  for (int64_t i = 0; i < schema->n_children; ++i) {
    if (strcmp(schema->children[i]->name, name) == 0) return array->children[i];
  }
  return NULL;
}

static int is_valid(const struct ArrowArray* column, int64_t row) {
  const unsigned char* bits = column->buffers[0];
  const int64_t at = column->offset + row;
  return bits == NULL || ((bits[at / 8] >> (at % 8)) & 1);
}

// Which outcome status an index of the dictionary stands for.
static int status_of_index(const struct ArrowArray* dictionary, int32_t index) {
  const int32_t* offsets = (const int32_t*)dictionary->buffers[1] + dictionary->offset;
  const char* data = dictionary->buffers[2];
  for (int32_t status = 0; status <= JIXIAO_OUTCOME_STATUS_NOT_APPLICABLE; ++status) {
    jixiao_view name;
    jixiao_enum_name(JIXIAO_ENUMERATION_OUTCOME_STATUS, status, &name, NULL);
    if (name.size == (size_t)(offsets[index + 1] - offsets[index]) &&
        memcmp(name.data, data + offsets[index], name.size) == 0) {
      return status;
    }
  }
  return JIXIAO_OUTCOME_STATUS_UNDETERMINED;
}

// The three columns of text that a row is evaluated from.
enum { TARGET = 0, ACTUAL = 1, WEIGHT = 2, TEXT_COLUMNS = 3 };

// `buffers` are direct ones, three a column: which rows are stated as bits, where each text begins
// and the last ends, and the texts one after the other.
static int32_t evaluate_columns(JNIEnv* env, int64_t rows, jobjectArray buffers,
                                const jixiao_batch_options* options, struct ArrowSchema* out_schema,
                                struct ArrowArray* out, jixiao_error** error) {
  static const char* const kNames[TEXT_COLUMNS] = {"target", "actual", "weight"};
  text_column columns[TEXT_COLUMNS];
  struct ArrowSchema* schemas[TEXT_COLUMNS];
  struct ArrowArray* children[TEXT_COLUMNS];
  for (int i = 0; i < TEXT_COLUMNS; ++i) {
    void* at[3];
    for (int j = 0; j < 3; ++j) {
      jobject buffer = (*env)->GetObjectArrayElement(env, buffers, 3 * i + j);
      at[j] = (*env)->GetDirectBufferAddress(env, buffer);
      (*env)->DeleteLocalRef(env, buffer);
    }
    text_column_open(&columns[i], kNames[i], rows, at[0], at[1], at[2]);
    schemas[i] = &columns[i].schema;
    children[i] = &columns[i].array;
  }
  struct ArrowSchema schema;
  struct ArrowArray table;
  const void* no_bits[1] = {NULL};
  memset(&schema, 0, sizeof schema);
  memset(&table, 0, sizeof table);
  schema.format = "+s";
  schema.n_children = TEXT_COLUMNS;
  schema.children = schemas;
  schema.release = no_schema_release;
  table.length = rows;
  table.n_buffers = 1;
  table.buffers = no_bits;
  table.n_children = TEXT_COLUMNS;
  table.children = children;
  table.release = no_array_release;
  return jixiao_batch_evaluate(&schema, &table, options, out_schema, out, error);
}

// Statuses by their numbers, scores in millionths of a point; the least long where there is none or
// it does not fit.
static void fill_results(const struct ArrowSchema* schema, const struct ArrowArray* table,
                         int8_t* statuses, int64_t* scores) {
  const struct ArrowArray* status = column_named(schema, table, "status");
  const struct ArrowArray* score = column_named(schema, table, "score");
  int8_t of_index[JIXIAO_OUTCOME_STATUS_NOT_APPLICABLE + 1];
  for (int32_t i = 0; i <= JIXIAO_OUTCOME_STATUS_NOT_APPLICABLE; ++i) {
    of_index[i] =
        i < status->dictionary->length ? (int8_t)status_of_index(status->dictionary, i) : 0;
  }
  const int8_t* indices = (const int8_t*)status->buffers[1] + status->offset;
  const int64_t* halves = (const int64_t*)score->buffers[1] + 2 * score->offset;
  for (int64_t i = 0; i < table->length; ++i) {
    const int64_t low = halves[2 * i];
    const int fits = is_valid(score, i) && halves[2 * i + 1] == (low < 0 ? -1 : 0);
    statuses[i] = of_index[indices[i]];
    scores[i] = fits ? low : INT64_MIN;
  }
}

NATIVE(void, evaluateColumns)
(JNIEnv* env, jclass self, jint rows, jobjectArray buffers, jlong policy, jint threads,
 jobject statuses, jobject scores) {
  (void)self;
  jixiao_batch_options options = JIXIAO_INIT(jixiao_batch_options);
  options.policy = handle_of(policy);
  options.threads = threads;
  struct ArrowSchema schema;
  struct ArrowArray table;
  jixiao_error* error = NULL;
  const int32_t status = evaluate_columns(env, rows, buffers, &options, &schema, &table, &error);
  if (status != JIXIAO_STATUS_OK) {
    throw_error(env, status, error);
    return;
  }
  fill_results(&schema, &table, (*env)->GetDirectBufferAddress(env, statuses),
               (*env)->GetDirectBufferAddress(env, scores));
  table.release(&table);
  schema.release(&schema);
}
