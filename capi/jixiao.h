// jixiao (绩效): targets, actuals, scores and explanations of budget performance management.
// The C interface: the library's one binary contract, for every language. Link with -ljixiao.
//
// THE SHORTEST WAY. A model and a policy as JSON, actual values as CSV, the assessment as JSON:
//
//   jixiao_text* assessment = NULL;
//   jixiao_error* error = NULL;
//   if (jixiao_assess_json(model, model_size, csv, csv_size, "mof-2020", 8, NULL, &assessment,
//                          NULL, &error) != JIXIAO_STATUS_OK) {
//     fprintf(stderr, "%s\n", jixiao_error_message(error));
//     jixiao_error_destroy(error);
//   } else {
//     fwrite(jixiao_text_data(assessment), 1, jixiao_text_size(assessment), stdout);
//     jixiao_text_destroy(assessment);
//   }
//
// The same in steps: jixiao_model_from_json (or _from_text, or a builder), jixiao_actuals_apply,
// jixiao_assess, jixiao_assessment_get and its neighbours. Cell by cell: jixiao_threshold_parse,
// jixiao_actual_parse, jixiao_evaluate.
//
// STATUS AND ERROR. A function that can fail returns a status (enum jixiao_status, 0 is success)
// and takes `jixiao_error** error` last. That pointer may be NULL; otherwise it is written by every
// call: NULL on success, else an error that the caller destroys. Outputs of a failed call are NULL,
// or, where they are plain values, unchanged. Any function may return
// JIXIAO_STATUS_INVALID_ARGUMENT (a pointer that must not be NULL, a number outside its enum, an
// index past the end, a struct_size that cannot be), JIXIAO_STATUS_OUT_OF_MEMORY and
// JIXIAO_STATUS_INTERNAL; further statuses stand with the function. No exception leaves the
// library, nothing is printed, and there is no "last error". Text that is questionable is not a
// failed call: it has diagnostics.
//
// OWNERSHIP is in the type. What comes back through `T** out` is the caller's, who passes it to
// jixiao_T_destroy, once; destroying NULL is fine. What comes back as `const T*`, as
// `const char*` or inside a jixiao_view is borrowed from the handle it was asked of and lives as
// long as that handle (where a comment says so: as long as the program). Handles hold copies of
// all they need: they may be destroyed in any order, and arguments are not kept after the call.
// Memory of the library is never given to free(), nor memory of the host to the library.
//
// TEXT is UTF-8 with its size in bytes and needs no NUL at the end; what the library returns has
// one behind it, which the size does not count. NULL is allowed where the size is 0. Text that must
// be UTF-8 and is not gives JIXIAO_STATUS_INVALID_UTF8; cells and published text may hold anything.
//
// STRUCTS that begin with struct_size are versioned: set struct_size = sizeof of the struct, on
// input and on output, and the rest to zero, as `jixiao_row row = JIXIAO_INIT(jixiao_row);` does.
// Zero means the default, or not stated. The library
// reads and fills a shorter struct (of an older host) as far as it goes, and of a longer one (of a
// newer host) what it knows; on input, a longer one with anything but zero in its unknown rest is
// refused, as nothing may be ignored in silence. struct_size is a multiple of sizeof(void*). The
// structs without struct_size (jixiao_view, jixiao_decimal, jixiao_date, jixiao_span,
// jixiao_number, jixiao_bound) never change.
//
// NUMBERS of projects, rows and other things in lists are indices: they count from 0. Where
// something may stand outside the rows of a project, a scope says so beside the row (enum
// jixiao_scope). Messages and files count rows from 1, as people do.
//
// THREADS. Functions that take a `const` handle may run at the same time on the same handle, from
// any threads. Builders belong to one thread at a time, as does any handle while it is destroyed.
// The library holds no state between calls.
//
// VERSIONS. A function says since which version it exists; within one ABI version nothing is taken
// away or changed (docs/abi.md).
//
// Words: T is a target (指标值), A an actual value (实际完成值), W a weight (分值).
#ifndef JIXIAO_H_
#define JIXIAO_H_

#include <stddef.h>
#include <stdint.h>

#define JIXIAO_VERSION_MAJOR 0
#define JIXIAO_VERSION_MINOR 1
#define JIXIAO_VERSION_PATCH 0
// Of the binary contract: libjixiao.so.N. Apart from the version of the product.
#define JIXIAO_ABI_VERSION 0

// A program that links the static library defines JIXIAO_STATIC in front of this header.
#if defined(JIXIAO_STATIC)
#define JIXIAO_API
#elif defined(_WIN32) && defined(JIXIAO_BUILD)
#define JIXIAO_API __declspec(dllexport)
#elif defined(_WIN32)
#define JIXIAO_API __declspec(dllimport)
#elif defined(__GNUC__)
#define JIXIAO_API __attribute__((visibility("default")))
#else
#define JIXIAO_API
#endif

// How functions are called, also those of the host that the library calls.
#if defined(_WIN32)
#define JIXIAO_CALL __cdecl
#else
#define JIXIAO_CALL
#endif

// A versioned struct with its size set and the rest zero, to begin a variable with.
#ifdef __cplusplus
#define JIXIAO_INIT(type)           \
  ([] {                             \
    type made = {};                 \
    made.struct_size = sizeof made; \
    return made;                    \
  }())
#else
#define JIXIAO_INIT(type) \
  { .struct_size = sizeof(type) }
#endif

#ifdef __cplusplus
extern "C" {
#endif

// ---- Statuses, errors, owned text --------------------------------------------------------------

enum jixiao_status {
  JIXIAO_STATUS_OK = 0,
  JIXIAO_STATUS_INVALID_ARGUMENT = 1,  // Outside what the function documents.
  JIXIAO_STATUS_OUT_OF_RANGE = 2,      // An exact result does not fit.
  JIXIAO_STATUS_INEXACT = 3,           // Rounding is needed but not allowed.
  JIXIAO_STATUS_DIVISION_BY_ZERO = 4,
  JIXIAO_STATUS_LIMIT_EXCEEDED = 5,  // Of bytes, rows, cells: see limits.
  JIXIAO_STATUS_INVALID_UTF8 = 6,
  JIXIAO_STATUS_INVALID_FORMAT = 7,  // Not JSON, a decimal, a policy …
  JIXIAO_STATUS_NOT_FOUND = 8,       // A name is not known.
  JIXIAO_STATUS_OUT_OF_MEMORY = 9,
  JIXIAO_STATUS_INTERNAL = 10,    // A fault of the library; please report it.
  JIXIAO_STATUS_CANCELLED = 11,   // The host ended the call.
  JIXIAO_STATUS_UNSUPPORTED = 12  // Not part of this build.
};

// Borrowed text. `data` is NULL where nothing is stated, which is not the same as empty.
typedef struct jixiao_view {
  const char* data;
  size_t size;
} jixiao_view;

// Why a call failed.
typedef struct jixiao_error jixiao_error;

// Frees an error; NULL is fine. Since 0.1.
JIXIAO_API void JIXIAO_CALL jixiao_error_destroy(jixiao_error* error);

// The status that the failed call returned; JIXIAO_STATUS_OK for NULL. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_error_status(const jixiao_error* error);

// One English sentence for a developer or a log: what was wrong, where, and what would be right.
// NUL-terminated, borrowed; "" for NULL. Since 0.1.
JIXIAO_API const char* JIXIAO_CALL jixiao_error_message(const jixiao_error* error);

// One thing that is wrong with a policy file.
typedef struct jixiao_fault {
  size_t struct_size;
  jixiao_view field;       // Path in the file: "weights.output", "grades[2].at_least".
  jixiao_view message_zh;  // What is wrong and what would be right, in Chinese …
  jixiao_view message_en;  // … and in English.
  int64_t line;            // Counted from 1; 0 where not known.
} jixiao_fault;

// How many faults an error of jixiao_policy_from_json or jixiao_assess_json lists; 0 for any other
// error and for NULL. Since 0.1.
JIXIAO_API size_t JIXIAO_CALL jixiao_error_fault_count(const jixiao_error* error);

// Fills `out` with fault `index`, counted from 0. Text is borrowed from `from`. `error` may point
// at `from` itself, which then stays there whatever the status. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_error_fault(const jixiao_error* from, size_t index,
                                                  jixiao_fault* out, jixiao_error** error);

// Text that the library made for the caller.
typedef struct jixiao_text jixiao_text;

// Frees a text; NULL is fine. Since 0.1.
JIXIAO_API void JIXIAO_CALL jixiao_text_destroy(jixiao_text* text);

// Its bytes, NUL-terminated, borrowed; "" for NULL. Since 0.1.
JIXIAO_API const char* JIXIAO_CALL jixiao_text_data(const jixiao_text* text);

// Its size in bytes, without the NUL; 0 for NULL. Since 0.1.
JIXIAO_API size_t JIXIAO_CALL jixiao_text_size(const jixiao_text* text);

// ---- Versions, languages, names ----------------------------------------------------------------

// Version of the library that runs, such as "0.1.0"; lives as long as the program. Since 0.1.
JIXIAO_API const char* JIXIAO_CALL jixiao_version(void);

// JIXIAO_ABI_VERSION of the library that runs. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_abi_version(void);

// Languages of messages and explanations. Codes and names never depend on the language.
enum jixiao_language { JIXIAO_LANGUAGE_CHINESE = 0, JIXIAO_LANGUAGE_ENGLISH = 1 };

// How JSON is laid out: indented by two spaces for people, or on one line.
enum jixiao_layout { JIXIAO_LAYOUT_INDENTED = 0, JIXIAO_LAYOUT_COMPACT = 1 };

// Tells a host how far a long call is: `done` of `total` pieces of work, which are rows where
// nothing else is said; `done` never falls. Called now and then on the thread that made the call,
// with what the host gave as `user`. Returning anything but 0 ends the call: it leaves nothing and
// gives JIXIAO_STATUS_CANCELLED. Must not throw or jump out.
typedef int32_t(JIXIAO_CALL* jixiao_report)(void* user, uint64_t done, uint64_t total);

// Watches a long call; NULL where a function takes one: unwatched.
typedef struct jixiao_watch {
  size_t struct_size;
  jixiao_report report;  // NULL: unwatched.
  void* user;
} jixiao_watch;

// The enums, by name; their values have stable names too, as they stand in JSON.
enum jixiao_enumeration {
  JIXIAO_ENUMERATION_STATUS = 0,
  JIXIAO_ENUMERATION_LANGUAGE = 1,
  JIXIAO_ENUMERATION_LAYOUT = 2,
  JIXIAO_ENUMERATION_SEVERITY = 3,
  JIXIAO_ENUMERATION_SOURCE = 4,
  JIXIAO_ENUMERATION_ROUNDING = 5,
  JIXIAO_ENUMERATION_KIND = 6,
  JIXIAO_ENUMERATION_COMPARATOR = 7,
  JIXIAO_ENUMERATION_COMPARATOR_SIGN = 8,  // "≥", ">", "≤" … of jixiao_comparator.
  JIXIAO_ENUMERATION_CHANGE = 9,
  JIXIAO_ENUMERATION_CONNECTIVE = 10,
  JIXIAO_ENUMERATION_TEXT_CLASS = 11,
  JIXIAO_ENUMERATION_DIMENSION = 12,
  JIXIAO_ENUMERATION_NUMBER_FORM = 13,
  JIXIAO_ENUMERATION_ROW_KIND = 14,
  JIXIAO_ENUMERATION_ACHIEVEMENT = 15,
  JIXIAO_ENUMERATION_DIRECTION = 16,
  JIXIAO_ENUMERATION_OUTCOME_STATUS = 17,
  JIXIAO_ENUMERATION_RULE = 18,
  JIXIAO_ENUMERATION_BUDGET_LINE_KIND = 19,
  JIXIAO_ENUMERATION_FIRST_LEVEL = 20,
  JIXIAO_ENUMERATION_TABLE_KIND = 21,
  JIXIAO_ENUMERATION_SCOPE = 22,
  JIXIAO_ENUMERATION_LIGHT = 23,
  JIXIAO_ENUMERATION_STANDARD_STATE = 24,
  JIXIAO_ENUMERATION_CLAUSE_KIND = 25,
  JIXIAO_ENUMERATION_CONDITION_KIND = 26,
  JIXIAO_ENUMERATION_STANDARD_RELATION = 27,
  JIXIAO_ENUMERATION_PER_DIRECTION = 28,
  JIXIAO_ENUMERATION_BEGUN_UNITS = 29
};

// The stable name of a value: jixiao_enum_name(JIXIAO_ENUMERATION_KIND, JIXIAO_KIND_RANGE, &name,
// NULL) gives "range". Empty for the members that mean none. Lives as long as the program.
// Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_enum_name(int32_t enumeration, int32_t value,
                                                jixiao_view* out, jixiao_error** error);

// ---- Decimals ----------------------------------------------------------------------------------
// Exact decimal numbers: money, shares, counts. Never binary floating point.

// coefficient × 10^-scale. The coefficient is a 128-bit two's-complement integer in two halves (as
// in an Arrow decimal128) with |coefficient| < 10^38; scale is 0 to 38. The scale is part of the
// value as written ("564.00" keeps its zeros) but not of its meaning.
// A zeroed jixiao_decimal is not stated, which is never the same as zero. Never changes.
typedef struct jixiao_decimal {
  uint64_t low;
  int64_t high;
  int32_t scale;
  int32_t stated;  // 1, or 0 for not stated.
} jixiao_decimal;

enum jixiao_rounding {
  JIXIAO_ROUNDING_HALF_UP = 0,    // 四舍五入: to nearest, halves away from zero.
  JIXIAO_ROUNDING_HALF_EVEN = 1,  // To nearest, halves to the even neighbour.
  JIXIAO_ROUNDING_DOWN = 2,       // Toward zero.
  JIXIAO_ROUNDING_UP = 3,         // Away from zero.
  JIXIAO_ROUNDING_FLOOR = 4,      // Toward minus infinity.
  JIXIAO_ROUNDING_CEILING = 5,    // Toward plus infinity.
  JIXIAO_ROUNDING_NEVER = 6       // Inexact is an error.
};

// In all functions on decimals, arguments must be stated and `out` may be one of them.

// Reads ASCII digits with an optional sign and an optional point with digits on both sides:
// "-12.50", "0.05". JIXIAO_STATUS_INVALID_FORMAT; JIXIAO_STATUS_OUT_OF_RANGE beyond 38 digits or 38
// places. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_decimal_parse(const char* text, size_t size,
                                                    jixiao_decimal* out, jixiao_error** error);

// Writes plain notation with exactly `scale` places: "564.00", "-0.5". JIXIAO_STATUS_OUT_OF_RANGE
// for halves that are no decimal. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_decimal_format(const jixiao_decimal* value, jixiao_text** out,
                                                     jixiao_error** error);

// Numeric order: *out is -1, 0 or 1 as a < b, a = b, a > b. 2.5 equals 2.50.
// JIXIAO_STATUS_OUT_OF_RANGE for halves that are no decimal. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_decimal_compare(const jixiao_decimal* a,
                                                      const jixiao_decimal* b, int32_t* out,
                                                      jixiao_error** error);

// Order of a ÷ b against c ÷ d, exactly and without dividing; b and d must be positive
// (JIXIAO_STATUS_INVALID_ARGUMENT). "A/T ≥ 0.6" is compare_ratios(A, T, 6, 10) ≥ 0.
// JIXIAO_STATUS_OUT_OF_RANGE for halves that are no decimal. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_decimal_compare_ratios(const jixiao_decimal* a,
                                                             const jixiao_decimal* b,
                                                             const jixiao_decimal* c,
                                                             const jixiao_decimal* d, int32_t* out,
                                                             jixiao_error** error);

// a + b, exact, at the larger scale. JIXIAO_STATUS_OUT_OF_RANGE. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_decimal_add(const jixiao_decimal* a, const jixiao_decimal* b,
                                                  jixiao_decimal* out, jixiao_error** error);

// a − b, exact, at the larger scale. JIXIAO_STATUS_OUT_OF_RANGE. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_decimal_subtract(const jixiao_decimal* a,
                                                       const jixiao_decimal* b, jixiao_decimal* out,
                                                       jixiao_error** error);

// a × b, exact, at the sum of the scales; trailing zeros are dropped only where it would not fit
// otherwise. JIXIAO_STATUS_OUT_OF_RANGE. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_decimal_multiply(const jixiao_decimal* a,
                                                       const jixiao_decimal* b, jixiao_decimal* out,
                                                       jixiao_error** error);

// a ÷ b at `scale` places (0 to 38), rounded once by `rounding`. JIXIAO_STATUS_DIVISION_BY_ZERO,
// JIXIAO_STATUS_OUT_OF_RANGE, JIXIAO_STATUS_INEXACT. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_decimal_divide(const jixiao_decimal* a,
                                                     const jixiao_decimal* b, int32_t scale,
                                                     int32_t rounding, jixiao_decimal* out,
                                                     jixiao_error** error);

// `value` at `scale` places (0 to 38), rounded by `rounding` or widened.
// JIXIAO_STATUS_OUT_OF_RANGE, JIXIAO_STATUS_INEXACT. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_decimal_round(const jixiao_decimal* value, int32_t scale,
                                                    int32_t rounding, jixiao_decimal* out,
                                                    jixiao_error** error);

// −value. JIXIAO_STATUS_OUT_OF_RANGE for halves that are no decimal. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_decimal_negate(const jixiao_decimal* value,
                                                     jixiao_decimal* out, jixiao_error** error);

// The same value with the fewest places: 2.50 → 2.5, 100 stays 100. JIXIAO_STATUS_OUT_OF_RANGE for
// halves that are no decimal. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_decimal_trim(const jixiao_decimal* value, jixiao_decimal* out,
                                                   jixiao_error** error);

// ---- Diagnostics -------------------------------------------------------------------------------
// What is questionable about a text. Codes are stable: decide by name, show the message.

enum jixiao_severity {
  JIXIAO_SEVERITY_NOTE = 0,
  JIXIAO_SEVERITY_WARNING = 1,
  JIXIAO_SEVERITY_ERROR = 2
};

// The text that a diagnostic speaks of, and that its span refers to.
enum jixiao_source {
  JIXIAO_SOURCE_NONE = 0,
  JIXIAO_SOURCE_TARGET = 1,
  JIXIAO_SOURCE_ACTUAL = 2,
  JIXIAO_SOURCE_BASE = 3,
  JIXIAO_SOURCE_STANDARD = 4,
  JIXIAO_SOURCE_DOCUMENT = 5
};

// A half-open range of bytes of the text that was read, on character boundaries; begin = end marks
// a position. Never changes.
typedef struct jixiao_span {
  uint32_t begin;
  uint32_t end;
} jixiao_span;

typedef struct jixiao_diagnostic jixiao_diagnostic;    // One of a list.
typedef struct jixiao_diagnostics jixiao_diagnostics;  // A list, in the order of the text.

typedef struct jixiao_diagnostic_info {
  size_t struct_size;
  int32_t code;           // Stable number.
  int32_t severity;       // enum jixiao_severity
  jixiao_view name;       // Stable name, such as "number_in_text"; lives as long as the program.
  jixiao_span span;       // In the text that `source` names.
  int64_t line;           // Counted from 1 where the text has lines; 0 for a single cell.
  size_t argument_count;  // What fills the message.
  int32_t source;         // enum jixiao_source
  int32_t reserved;
  jixiao_view place;  // The cell in words of its source ("Sheet1!B3") where grids were read.
} jixiao_diagnostic_info;

// Frees an owned list; NULL is fine. Borrowed lists are const and belong to their handle.
// Since 0.1.
JIXIAO_API void JIXIAO_CALL jixiao_diagnostics_destroy(jixiao_diagnostics* diagnostics);

// How many diagnostics a list has; 0 for NULL. Since 0.1.
JIXIAO_API size_t JIXIAO_CALL jixiao_diagnostics_count(const jixiao_diagnostics* diagnostics);

// Borrows diagnostic `index`, counted from 0. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_diagnostics_at(const jixiao_diagnostics* diagnostics,
                                                     size_t index, const jixiao_diagnostic** out,
                                                     jixiao_error** error);

// Fills `out`. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_diagnostic_get(const jixiao_diagnostic* diagnostic,
                                                     jixiao_diagnostic_info* out,
                                                     jixiao_error** error);

// The sentence for a person, in `language`. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_diagnostic_message(const jixiao_diagnostic* diagnostic,
                                                         int32_t language, jixiao_text** out,
                                                         jixiao_error** error);

// Argument `index` of the message, counted from 0; borrowed. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_diagnostic_argument(const jixiao_diagnostic* diagnostic,
                                                          size_t index, jixiao_view* out,
                                                          jixiao_error** error);

// ---- Thresholds --------------------------------------------------------------------------------
// What a 指标值 cell means: ≥558.42万元, 80%-90%, 8月底前, 提高5个百分点, 效果明显.

enum jixiao_kind {
  JIXIAO_KIND_QUANTITY = 0,
  JIXIAO_KIND_RANGE = 1,
  JIXIAO_KIND_DEADLINE = 2,
  JIXIAO_KIND_PERIOD = 3,
  JIXIAO_KIND_CHANGE = 4,
  JIXIAO_KIND_CAPPED_SHARE = 5,
  JIXIAO_KIND_COMPOUND = 6,
  JIXIAO_KIND_QUALITATIVE = 7,
  JIXIAO_KIND_INVALID = 8
};

enum jixiao_comparator {
  JIXIAO_COMPARATOR_GE = 0,
  JIXIAO_COMPARATOR_GT = 1,
  JIXIAO_COMPARATOR_LE = 2,
  JIXIAO_COMPARATOR_LT = 3,
  JIXIAO_COMPARATOR_EQ = 4,
  JIXIAO_COMPARATOR_NE = 5,
  JIXIAO_COMPARATOR_APPROX = 6
};

enum jixiao_change { JIXIAO_CHANGE_UP = 0, JIXIAO_CHANGE_DOWN = 1 };
enum jixiao_connective { JIXIAO_CONNECTIVE_ALL = 0, JIXIAO_CONNECTIVE_ANY = 1 };

// Classes of qualitative text.
enum jixiao_text_class {
  JIXIAO_TEXT_CLASS_NONE = 0,
  JIXIAO_TEXT_CLASS_ABSENCE = 1,     // 无 零 不发生 杜绝
  JIXIAO_TEXT_CLASS_TIMELINESS = 2,  // 及时 按时 按期
  JIXIAO_TEXT_CLASS_COMPLIANCE = 3,  // 符合 合规 达标 合格
  JIXIAO_TEXT_CLASS_TREND = 4,       // 提升 提高 改善 增长 稳步
  JIXIAO_TEXT_CLASS_EXTENT = 5,      // 明显 显著 有效 较好
  JIXIAO_TEXT_CLASS_YES_NO = 6       // 是 否
};

enum jixiao_dimension {
  JIXIAO_DIMENSION_NONE = 0,          // No unit, or a bare scale word (万).
  JIXIAO_DIMENSION_SHARE = 1,         // %, ‰
  JIXIAO_DIMENSION_SHARE_POINTS = 2,  // 百分点
  JIXIAO_DIMENSION_MONEY = 3,         // 元 (base); a foreign currency.
  JIXIAO_DIMENSION_COUNT = 4,         // Any classifier: 家 人 个 次
  JIXIAO_DIMENSION_LENGTH = 5,        // m
  JIXIAO_DIMENSION_AREA = 6,          // m²
  JIXIAO_DIMENSION_VOLUME = 7,        // m³
  JIXIAO_DIMENSION_MASS = 8,          // kg
  JIXIAO_DIMENSION_ENERGY = 9,        // J
  JIXIAO_DIMENSION_POWER = 10,        // W
  JIXIAO_DIMENSION_TIME = 11,         // s, month or 工作日: three bases that do not convert.
  JIXIAO_DIMENSION_RATE = 12,         // A quotient: 元/人·月
  JIXIAO_DIMENSION_RATIO = 13,        // A proportion or fraction without a unit: 1:1.5
  JIXIAO_DIMENSION_OTHER = 14         // Not known: equal to itself only.
};

// Kind of the row that a cell stands on (its second level); it refines some readings.
enum jixiao_row_kind {
  JIXIAO_ROW_KIND_UNKNOWN = 0,
  JIXIAO_ROW_KIND_QUANTITY = 1,
  JIXIAO_ROW_KIND_QUALITY = 2,
  JIXIAO_ROW_KIND_TIMELINESS = 3,
  JIXIAO_ROW_KIND_COST = 4,
  JIXIAO_ROW_KIND_BENEFIT = 5,
  JIXIAO_ROW_KIND_SATISFACTION = 6
};

enum jixiao_number_form {
  JIXIAO_NUMBER_FORM_PLAIN = 0,
  JIXIAO_NUMBER_FORM_FRACTION = 1,   // 1/3
  JIXIAO_NUMBER_FORM_PROPORTION = 2  // 1:1.5
};

// A number as written. Never changes.
typedef struct jixiao_number {
  jixiao_view text;        // "558.42", "1/3", "1:1.5"; data is NULL where there is no number.
  jixiao_view base_value;  // Exact, in the base unit: a decimal or "n/d"; NULL where it has none.
  jixiao_decimal value;    // The number, or its first term.
  jixiao_decimal second;   // Denominator or second term; 1 for a plain number.
  int32_t form;            // enum jixiao_number_form
  int32_t reserved;
} jixiao_number;

// One end of a range. Never changes.
typedef struct jixiao_bound {
  jixiao_number number;  // number.text.data is NULL where the range is open-ended.
  int32_t closed;        // 1 where the end itself is inside.
  int32_t reserved;
} jixiao_bound;

// A day. month 0: not stated. year 0: without a year; day 0: the last day of a February without a
// year. Never changes.
typedef struct jixiao_date {
  int32_t year;
  int32_t month;
  int32_t day;
} jixiao_date;

// What is known beside the text of a cell; all of it optional, its use is recorded in a diagnostic.
typedef struct jixiao_context {
  size_t struct_size;
  jixiao_view header_unit;  // Unit in the table's head (万元); never given to bare numbers.
  jixiao_view name;         // Third-level name; a unit in it serves bare numbers.
  jixiao_view description;  // 绩效指标描述
  int32_t year;             // Budget year, 1900 to 2199, for dates without one; 0: not known.
  int32_t row_kind;         // enum jixiao_row_kind
} jixiao_context;

typedef struct jixiao_threshold jixiao_threshold;

// Every field of the parse record. Fields that a kind does not have are zero.
typedef struct jixiao_threshold_info {
  size_t struct_size;
  jixiao_view text;       // As given. For fields: symbol, value and unit joined by tabs.
  jixiao_view canonical;  // One fixed writing: "≥90%"; empty for INVALID.
  int32_t kind;           // enum jixiao_kind
  int32_t
      comparator;  // enum jixiao_comparator: QUANTITY, DEADLINE, CHANGE; else JIXIAO_COMPARATOR_EQ.
  int32_t bare;    // 1 where JIXIAO_COMPARATOR_EQ was not written.
  int32_t vague;   // 1 where only a lower figure is named (50余).
  jixiao_number number;  // QUANTITY, CHANGE, CAPPED_SHARE: in the unit as written.
  jixiao_bound lower;    // RANGE, or a CHANGE by a range.
  jixiao_bound upper;
  jixiao_view unit;       // Canonical writing: "万元"; empty for none.
  jixiao_view base_unit;  // "元", "m²"; "1" for shares.
  int32_t dimension;      // enum jixiao_dimension
  int32_t change;         // CHANGE: enum jixiao_change
  jixiao_view noun;       // Neutral text after number and unit.
  jixiao_view label;      // Label of a part, or text that introduces the value.
  jixiao_view reference;  // CHANGE: 上年, 同期, 环比, or empty.
  jixiao_view of;         // CAPPED_SHARE: text of the base.
  jixiao_date
      date;  // DEADLINE: the last (for JIXIAO_COMPARATOR_GE the first) day. PERIOD: its first.
  jixiao_date date_start;  // First day of the time that the text names; not stated for …前.
  jixiao_date date_end;    // PERIOD: its last day.
  int32_t connective;      // COMPOUND: enum jixiao_connective
  int32_t text_class;      // QUALITATIVE: enum jixiao_text_class
  int32_t reserved;
  jixiao_span comparator_span;  // Where the parts stand in `text`; empty where not written.
  jixiao_span number_span;
  jixiao_span unit_span;
  const jixiao_threshold* cap;  // CAPPED_SHARE: the cap; else NULL. Borrowed.
  size_t part_count;            // COMPOUND: see jixiao_threshold_part.
} jixiao_threshold_info;

// Reads one cell. Any bytes are allowed: what is no threshold is QUALITATIVE or INVALID, with
// diagnostics. `context` may be NULL. JIXIAO_STATUS_INVALID_UTF8 for text in the context.
// Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_threshold_parse(const char* text, size_t size,
                                                      const jixiao_context* context,
                                                      jixiao_threshold** out, jixiao_error** error);

// Reads symbol (指标性质), value (指标值) and unit (度量单位) from columns of their own. A sign or
// a unit written in the value wins, with a diagnostic; 定性 as symbol makes the row qualitative.
// `context` may be NULL. JIXIAO_STATUS_INVALID_UTF8 for text in the context. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_threshold_parse_fields(
    const char* symbol, size_t symbol_size, const char* value, size_t value_size, const char* unit,
    size_t unit_size, const jixiao_context* context, jixiao_threshold** out, jixiao_error** error);

// Frees a threshold; NULL is fine. Since 0.1.
JIXIAO_API void JIXIAO_CALL jixiao_threshold_destroy(jixiao_threshold* threshold);

// Fills `out`; text is borrowed from `threshold`. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_threshold_get(const jixiao_threshold* threshold,
                                                    jixiao_threshold_info* out,
                                                    jixiao_error** error);

// Borrows part `index` (from 0) of a COMPOUND, in the order of the text. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_threshold_part(const jixiao_threshold* threshold,
                                                     size_t index, const jixiao_threshold** out,
                                                     jixiao_error** error);

// Borrows what was questionable about the cell. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_threshold_diagnostics(const jixiao_threshold* threshold,
                                                            const jixiao_diagnostics** out,
                                                            jixiao_error** error);

// *out is 1 where both mean the same (text, spans and diagnostics do not count), else 0. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_threshold_equal(const jixiao_threshold* a,
                                                      const jixiao_threshold* b, int32_t* out,
                                                      jixiao_error** error);

// The parse record as JSON on one line, messages in `language`. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_threshold_to_json(const jixiao_threshold* threshold,
                                                        int32_t language, jixiao_text** out,
                                                        jixiao_error** error);

// The row kind that a second- or first-level name stands for (数量指标, 时效, 经济成本指标 …);
// JIXIAO_ROW_KIND_UNKNOWN where none fits. JIXIAO_STATUS_INVALID_UTF8. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_row_kind_parse(const char* name, size_t size, int32_t* out,
                                                     jixiao_error** error);

// ---- Actual values -----------------------------------------------------------------------------

// Degrees of the official form (评价等次) for rows without a figure.
enum jixiao_achievement {
  JIXIAO_ACHIEVEMENT_NONE = 0,
  JIXIAO_ACHIEVEMENT_ACHIEVED = 1,
  JIXIAO_ACHIEVEMENT_PARTLY = 2,
  JIXIAO_ACHIEVEMENT_NOT_ACHIEVED = 3
};

// What a 实际完成值 cell says: 19,800元, 2023年8月15日, 部分达成.
typedef struct jixiao_actual jixiao_actual;

typedef struct jixiao_actual_info {
  size_t struct_size;
  const jixiao_threshold* reading;  // The cell read as a threshold: kind, number, unit, dates.
  int32_t achievement;  // enum jixiao_achievement, where the whole cell is one of its words.
  int32_t missing;      // 1 where nothing is written.
} jixiao_actual_info;

// Reads one cell; any bytes are allowed. `context` may be NULL; leave its year 0, so that a date
// without a year takes the target's. JIXIAO_STATUS_INVALID_UTF8 for text in the context. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_actual_parse(const char* text, size_t size,
                                                   const jixiao_context* context,
                                                   jixiao_actual** out, jixiao_error** error);

// Frees an actual value; NULL is fine. Since 0.1.
JIXIAO_API void JIXIAO_CALL jixiao_actual_destroy(jixiao_actual* actual);

// Fills `out`; the reading is borrowed from `actual`. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_actual_get(const jixiao_actual* actual,
                                                 jixiao_actual_info* out, jixiao_error** error);

// ---- Scoring standards --------------------------------------------------------------------------
// What a row's own 评分标准 says, clause by clause: 达到95%得10分，每低1个百分点扣1分，扣完为止.
// Where it states points it outranks the policy's rule. docs/standards.md shows each kind.

// How much of a scoring standard was understood.
enum jixiao_standard_state {
  JIXIAO_STANDARD_STATE_NOT_STATED = 0,    // No points: the policy's rule counts.
  JIXIAO_STANDARD_STATE_READ = 1,          // Every clause was understood.
  JIXIAO_STANDARD_STATE_READ_IN_PART = 2,  // At least one clause is unread.
  JIXIAO_STANDARD_STATE_UNREAD = 3         // It speaks of points, and no clause was understood.
};
enum jixiao_clause_kind {
  JIXIAO_CLAUSE_KIND_AWARD = 0,           // 达到95%得5分: points under a condition.
  JIXIAO_CLAUSE_KIND_DEDUCTION = 1,       // 资料不全的扣2分: points off, once.
  JIXIAO_CLAUSE_KIND_VETO = 2,            // 未建立制度的不得分: nothing under a condition.
  JIXIAO_CLAUSE_KIND_PER_UNIT = 3,        // 每低1个百分点扣1分: points by distance.
  JIXIAO_CLAUSE_KIND_PER_CASE = 4,        // 每发现一处扣1分: points for each case.
  JIXIAO_CLAUSE_KIND_EACH_ITEM = 5,       // 以上每项1分: points for each item that holds.
  JIXIAO_CLAUSE_KIND_PROPORTION = 6,      // 按比例得分: a share of the points.
  JIXIAO_CLAUSE_KIND_JUDGEMENT = 7,       // 酌情扣分: left to the assessor.
  JIXIAO_CLAUSE_KIND_NOT_APPLICABLE = 8,  // 无此项任务的按缺项处理.
  JIXIAO_CLAUSE_KIND_UNREAD = 9           // Speaks of points; not understood.
};
// What a clause holds under.
enum jixiao_condition_kind {
  JIXIAO_CONDITION_KIND_ALWAYS = 0,     // None is written.
  JIXIAO_CONDITION_KIND_FIGURE = 1,     // 达到95%以上, 60%(含)-70%: a threshold.
  JIXIAO_CONDITION_KIND_TARGET = 2,     // The row's own target: 完成年度目标.
  JIXIAO_CONDITION_KIND_LAST_YEAR = 3,  // The figure of the year before: 不超过上年.
  JIXIAO_CONDITION_KIND_WORDS = 4,      // Answered by yes, no or the same words.
  JIXIAO_CONDITION_KIND_ELSE = 5        // 否则, 其余, 不符合以上要求.
};
// How the actual stands to the target, or to last year's figure.
enum jixiao_standard_relation {
  JIXIAO_STANDARD_RELATION_MET = 0,
  JIXIAO_STANDARD_RELATION_MISSED = 1,
  JIXIAO_STANDARD_RELATION_ABOVE = 2,
  JIXIAO_STANDARD_RELATION_NOT_ABOVE = 3,
  JIXIAO_STANDARD_RELATION_BELOW = 4,
  JIXIAO_STANDARD_RELATION_NOT_BELOW = 5,
  JIXIAO_STANDARD_RELATION_EQUAL = 6
};
// Where the distance of a clause that counts units lies.
enum jixiao_per_direction {
  JIXIAO_PER_DIRECTION_ABOVE = 0,  // 每超过
  JIXIAO_PER_DIRECTION_BELOW = 1,  // 每低于
  JIXIAO_PER_DIRECTION_SHORT = 2,  // 每差: on the side where the target is missed.
  JIXIAO_PER_DIRECTION_LATE = 3,   // 每延期
  JIXIAO_PER_DIRECTION_CASE = 4    // Cases are counted.
};
// What a standard says of a unit that is only begun.
enum jixiao_begun_units {
  JIXIAO_BEGUN_UNITS_NONE = 0,
  JIXIAO_BEGUN_UNITS_COUNT = 1,  // As a whole one.
  JIXIAO_BEGUN_UNITS_DROP = 2    // Not at all.
};

typedef struct jixiao_standard jixiao_standard;

typedef struct jixiao_standard_info {
  size_t struct_size;
  jixiao_view text;       // As given.
  jixiao_view canonical;  // The clauses in one fixed writing; empty for NOT_STATED and UNREAD.
  int32_t state;          // enum jixiao_standard_state
  int32_t reserved;
  size_t clause_count;
  size_t requirement_count;
} jixiao_standard_info;

// One clause. Fields that its kind does not have are zero.
typedef struct jixiao_clause {
  size_t struct_size;
  jixiao_view text;            // As written, without spaces.
  jixiao_view condition_text;  // What it holds under, as written; empty for ALWAYS.
  jixiao_view subject;         // FIGURE: what stands before the figure (完成率).
  jixiao_view per_unit;        // PER_UNIT, PER_CASE: the unit of one step.
  jixiao_span span;            // In the standard's text.
  jixiao_span condition_span;
  int32_t kind;           // enum jixiao_clause_kind
  int32_t condition;      // enum jixiao_condition_kind
  int32_t relation;       // TARGET, LAST_YEAR: enum jixiao_standard_relation
  int32_t takes;          // 1: the points are taken off; else they are given.
  jixiao_decimal points;  // In points or percent of W, not negative; not stated for VETO,
  jixiao_decimal most;    // NOT_APPLICABLE, UNREAD. `most` differs where a span is named (1-3分).
  jixiao_decimal per_size;    // PER_UNIT, PER_CASE: N of 每N个百分点.
  jixiao_decimal cap;         // 最多扣N分, 最多加N分.
  int32_t percent_of_weight;  // 1: `points` and `most` are percent of W.
  int32_t adds;               // 1: 加, 奖: on top of what is written with 得.
  int32_t below_zero;         // 1: 倒扣
  int32_t per_direction;      // PER_UNIT, PER_CASE: enum jixiao_per_direction
  int32_t begun;              // PER_UNIT, PER_CASE: enum jixiao_begun_units
  int32_t continues;          // 1: 以此类推
  int32_t own_rate;           // PROPORTION: 1: the actual is the rate itself.
  int32_t complement;         // PROPORTION: 1: one less the rate.
  int64_t instead_of;  // 否则 and denials: number of the clause whose condition must fail; else -1.
  size_t group;        // Clauses that one figure answers have one group.
  size_t sentence;     // Sentence or numbered item, from 0.
  const jixiao_threshold* figure;  // FIGURE: the condition; else NULL. Borrowed.
  const jixiao_threshold* bound;   // PER_UNIT: the written bound; NULL: the target. Borrowed.
} jixiao_clause;

// A text in front of the clauses that says what is required, or a numbered item without points.
typedef struct jixiao_requirement {
  size_t struct_size;
  jixiao_view text;
  jixiao_span span;
  int32_t numbered;  // 1: a numbered item.
  int32_t reserved;
} jixiao_requirement;

// Reads one cell. Any bytes are allowed: a text without points is NOT_STATED, what was not
// understood stays as a clause of kind UNREAD, with diagnostics. `context` may be NULL.
// JIXIAO_STATUS_INVALID_UTF8 for text in the context. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_standard_parse(const char* text, size_t size,
                                                     const jixiao_context* context,
                                                     jixiao_standard** out, jixiao_error** error);

// Frees a standard; NULL is fine. Since 0.1.
JIXIAO_API void JIXIAO_CALL jixiao_standard_destroy(jixiao_standard* standard);

// Fills `out`; text is borrowed from `standard`, here and below. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_standard_get(const jixiao_standard* standard,
                                                   jixiao_standard_info* out, jixiao_error** error);

// Fills `out` with clause `index`, counted from 0, in the order of the text. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_standard_clause(const jixiao_standard* standard, size_t index,
                                                      jixiao_clause* out, jixiao_error** error);

// Fills `out` with requirement `index`, counted from 0. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_standard_requirement(const jixiao_standard* standard,
                                                           size_t index, jixiao_requirement* out,
                                                           jixiao_error** error);

// Borrows what was questionable about the text. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_standard_diagnostics(const jixiao_standard* standard,
                                                           const jixiao_diagnostics** out,
                                                           jixiao_error** error);

// The parse record as JSON on one line, messages in `language`: a line of `jixiao parse
// --standard`. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_standard_to_json(const jixiao_standard* standard,
                                                       int32_t language, jixiao_text** out,
                                                       jixiao_error** error);

// ---- Policies ----------------------------------------------------------------------------------
// Every rule that differs between places, as data. A policy is read from JSON, or built in.

typedef struct jixiao_policy jixiao_policy;

typedef struct jixiao_policy_info {
  size_t struct_size;
  jixiao_view name;      // "mof-2020"
  jixiao_view title_zh;  // For a list to choose from.
  jixiao_view title_en;
  jixiao_view description_zh;  // Says whether it is a national rule or practice seen.
  jixiao_view description_en;
} jixiao_policy_info;

// How many policies are built in. Since 0.1.
JIXIAO_API size_t JIXIAO_CALL jixiao_policy_preset_count(void);

// Borrows built-in policy `index`, counted from 0, for as long as the program; the first is the
// default, `mof-2020`. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_policy_preset_at(size_t index, const jixiao_policy** out,
                                                       jixiao_error** error);

// Borrows the built-in policy of that name for as long as the program. JIXIAO_STATUS_NOT_FOUND.
// Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_policy_preset(const char* name, size_t size,
                                                    const jixiao_policy** out,
                                                    jixiao_error** error);

// Reads a policy. Nothing in it is ignored: JIXIAO_STATUS_INVALID_FORMAT where the text is no JSON
// or anything in it is unknown or unusable (then jixiao_error_fault lists all faults),
// JIXIAO_STATUS_INVALID_UTF8, JIXIAO_STATUS_LIMIT_EXCEEDED. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_policy_from_json(const char* text, size_t size,
                                                       jixiao_policy** out, jixiao_error** error);

// Frees a policy that was read; NULL is fine. Since 0.1.
JIXIAO_API void JIXIAO_CALL jixiao_policy_destroy(jixiao_policy* policy);

// Fills `out`; text is borrowed from `policy`. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_policy_get(const jixiao_policy* policy,
                                                 jixiao_policy_info* out, jixiao_error** error);

// All of its rules as JSON, to read, to copy and to change. `layout` is enum jixiao_layout.
// Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_policy_to_json(const jixiao_policy* policy, int32_t layout,
                                                     jixiao_text** out, jixiao_error** error);

// ---- One row: target × actual → outcome --------------------------------------------------------

enum jixiao_direction {
  JIXIAO_DIRECTION_NONE = 0,
  JIXIAO_DIRECTION_POSITIVE = 1,  // 正向: more is better.
  JIXIAO_DIRECTION_INVERSE = 2    // 反向: less is better.
};

enum jixiao_outcome_status {
  JIXIAO_OUTCOME_STATUS_MET = 0,
  JIXIAO_OUTCOME_STATUS_UNMET = 1,
  JIXIAO_OUTCOME_STATUS_PARTLY = 2,        // Achievements only.
  JIXIAO_OUTCOME_STATUS_UNDETERMINED = 3,  // Cannot be known; never a zero by accident.
  JIXIAO_OUTCOME_STATUS_NOT_APPLICABLE = 4
};

// The rule by which a row was scored, or would have been had its actual been readable.
enum jixiao_rule {
  JIXIAO_RULE_NONE = 0,
  JIXIAO_RULE_RATIO = 1,
  JIXIAO_RULE_GATE = 2,
  JIXIAO_RULE_TARGET_OVER_ACTUAL = 3,
  JIXIAO_RULE_LINEAR_INVERSE = 4,
  JIXIAO_RULE_SYMMETRIC = 5,
  JIXIAO_RULE_EXACT = 6,
  JIXIAO_RULE_ALL_OR_NOTHING = 7,
  JIXIAO_RULE_RANGE = 8,
  JIXIAO_RULE_DEADLINE = 9,
  JIXIAO_RULE_DEADLINE_DAYS = 10,
  JIXIAO_RULE_CAPPED_SHARE = 11,
  JIXIAO_RULE_ALL_OF = 12,
  JIXIAO_RULE_ANY_OF = 13,
  JIXIAO_RULE_ACHIEVEMENT = 14,
  JIXIAO_RULE_STEPS = 15,
  JIXIAO_RULE_ZERO_TARGET = 16,
  JIXIAO_RULE_STANDARD = 17
};

// What stands on a row beside its target and its actual.
typedef struct jixiao_row {
  size_t struct_size;
  int32_t direction;          // enum jixiao_direction: 指标方向性, where it is stated.
  int32_t achievement;        // enum jixiao_achievement: 评价等次, where it is stated.
  jixiao_decimal weight;      // W in points, not negative; not stated: judged without a score.
  jixiao_decimal degree;      // 达成度 in percent.
  jixiao_decimal deduction;   // 扣分 for over-completion, in points; an error on unflagged rows.
  const jixiao_actual* base;  // 计算基数 of a capped share; may be NULL.
  int32_t not_applicable;     // 1: the row does not apply.
  int32_t reserved;
  const jixiao_standard* standard;  // 评分标准: outranks the policy's rule; may be NULL.
  const jixiao_actual* last_year;   // For standards that compare with it; may be NULL.
} jixiao_row;

typedef struct jixiao_outcome jixiao_outcome;

typedef struct jixiao_outcome_info {
  size_t struct_size;
  jixiao_view level1;         // 一级指标; empty for a row evaluated alone.
  jixiao_view level2;         // 二级指标
  jixiao_view level3;         // 三级指标
  jixiao_view target;         // As typed.
  jixiao_view actual;         // As typed; NULL where not stated.
  int32_t status;             // enum jixiao_outcome_status
  int32_t rule;               // enum jixiao_rule
  int32_t over_completed;     // 1: A reaches the policy's multiple of T; asks for a reason.
  int32_t weight_derived;     // 1: the weight is from the policy, not from the table.
  jixiao_decimal completion;  // A/T, inverse rows T/A; 4 places, for display only.
  jixiao_view deviation;  // A − T with sign and unit: "+1.58万元"; NULL where not one value.
  jixiao_decimal weight;  // W
  jixiao_decimal score;   // Not stated where undetermined, or without a weight.
  jixiao_decimal score_lower;  // The least and the greatest score that the actual can mean.
  jixiao_decimal score_upper;
  jixiao_view explanation_zh;  // Rule, inputs after conversion, formula with numbers, rounding.
  jixiao_view explanation_en;
  const jixiao_diagnostic* reason;  // Why the score is not stated; NULL where it is. Borrowed.
  const jixiao_diagnostics* diagnostics;  // Spans refer to the actual. Borrowed.
} jixiao_outcome_info;

// Judges and scores one row whose cells are parsed. Its name, kind and year are those of the
// context that the target was parsed in. `row` may be NULL: no weight, so no score. `policy` may be
// NULL for the default. What cannot be judged is UNDETERMINED with its reason, never a failed call.
// JIXIAO_STATUS_OUT_OF_RANGE for halves that are no decimal. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_threshold_evaluate(
    const jixiao_threshold* target, const jixiao_actual* actual, const jixiao_row* row,
    const jixiao_policy* policy, jixiao_outcome** out, jixiao_error** error);

// Reads both cells under `context` and judges them; without a weight the row is scored on 100
// points. `context`, `row` and `policy` may be NULL. Statuses as jixiao_threshold_evaluate, and
// JIXIAO_STATUS_INVALID_UTF8 for text in the context. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_evaluate(const char* target, size_t target_size,
                                               const char* actual, size_t actual_size,
                                               const jixiao_context* context, const jixiao_row* row,
                                               const jixiao_policy* policy, jixiao_outcome** out,
                                               jixiao_error** error);

// Frees an outcome; NULL is fine. Since 0.1.
JIXIAO_API void JIXIAO_CALL jixiao_outcome_destroy(jixiao_outcome* outcome);

// Fills `out`; all text is borrowed from `outcome`. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_outcome_get(const jixiao_outcome* outcome,
                                                  jixiao_outcome_info* out, jixiao_error** error);

// The outcome as JSON: an element of `indicators` of an assessment. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_outcome_to_json(const jixiao_outcome* outcome,
                                                      int32_t language, int32_t layout,
                                                      jixiao_text** out, jixiao_error** error);

// ---- Models ------------------------------------------------------------------------------------
// Department → project → indicator, as published or entered. Text stands as typed.

typedef struct jixiao_model jixiao_model;

// Passing one gives JIXIAO_STATUS_LIMIT_EXCEEDED, never slowness. 0 is the default.
typedef struct jixiao_limits {
  size_t struct_size;
  uint64_t document_bytes;  // Published text, JSON or CSV; 64 MiB.
  uint64_t line_bytes;      // One line of published text or CSV; 1 MiB.
  uint64_t rows;            // Indicator rows of one document; 1 000 000.
  uint64_t cells;           // Cells of its tables; 8 000 000.
  uint64_t projects;        // Projects of model JSON; 20 000.
} jixiao_limits;

// Reads model JSON. What is not understood is diagnosed, never dropped in silence.
// `limits` may be NULL. JIXIAO_STATUS_INVALID_FORMAT where the text is no JSON or of no known
// format_version, JIXIAO_STATUS_INVALID_UTF8, JIXIAO_STATUS_LIMIT_EXCEEDED. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_from_json(const char* text, size_t size,
                                                      const jixiao_limits* limits,
                                                      jixiao_model** out, jixiao_error** error);

// Reads published text of target tables (tab-separated lines or pipe tables). Each defect met is
// diagnosed with its line. `limits` may be NULL. JIXIAO_STATUS_LIMIT_EXCEEDED. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_from_text(const char* text, size_t size,
                                                      const jixiao_limits* limits,
                                                      jixiao_model** out, jixiao_error** error);

// Frees a model; NULL is fine. Since 0.1.
JIXIAO_API void JIXIAO_CALL jixiao_model_destroy(jixiao_model* model);

// Borrows what was questionable about the text that the model was read from. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_diagnostics(const jixiao_model* model,
                                                        const jixiao_diagnostics** out,
                                                        jixiao_error** error);

// Says as JSON for each published table how many of its cells with text were read, are labels, were
// kept under their label, or are named by a diagnostic: {"format_version": 1, "tables": [{"table",
// "cells", "used", "headings", "extra", "reported"}]}; the last four come to `cells`. No table
// where the model was not read from any. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_account(const jixiao_model* model, int32_t layout,
                                                    jixiao_text** out, jixiao_error** error);

// The model as JSON; jixiao_model_from_json gives an equal one back. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_to_json(const jixiao_model* model, int32_t layout,
                                                    jixiao_text** out, jixiao_error** error);

// The structs of a model serve reading (from 0 to count - 1) and building alike. Counts are filled
// by reading and not read by building. A view whose text a table may leave out is NULL where it is
// not stated; the others are empty.

typedef struct jixiao_department {
  size_t struct_size;
  jixiao_view code;       // Code in front of the unit's name above a table.
  jixiao_view name;       // The issuing body.
  jixiao_view unit_name;  // The unit above the tables (… 本级).
  jixiao_view overall_goal;
  int32_t year;  // 1900 to 2199; 0: not stated.
  int32_t reserved;
  size_t goal_count;
  size_t safeguard_count;
  size_t project_count;
} jixiao_department;

typedef struct jixiao_department_goal {
  size_t struct_size;
  jixiao_view title;
  jixiao_view goal;        // 绩效目标
  jixiao_view indicators;  // 绩效指标, as prose.
} jixiao_department_goal;

typedef struct jixiao_project {
  size_t struct_size;
  jixiao_view code;              // 项目编码
  jixiao_view name;              // 项目名称
  jixiao_view purpose;           // 资金用途
  jixiao_decimal score;          // Total that the table itself claims.
  jixiao_view budget_unit;       // Header unit of all amounts: 万元 or 元.
  jixiao_decimal total;          // 年初预算数
  jixiao_decimal fiscal;         // 财政资金
  jixiao_decimal other;          // 其他资金
  jixiao_decimal adjusted;       // 全年预算数; not stated: the total.
  jixiao_decimal spent;          // 全年执行数
  jixiao_decimal budget_weight;  // 分值 of budget execution as stated.
  jixiao_decimal budget_score;   // 得分 of budget execution as claimed.
  size_t goal_count;
  size_t plan_count;
  size_t budget_line_count;
  size_t indicator_count;
  int32_t kind;  // enum jixiao_table_kind: of the table that it was read from.
  int32_t reserved;
  jixiao_view implementer;          // 实施单位, 项目单位
  jixiao_decimal department_score;  // Total that the supervising department gives.
  jixiao_date as_of;                // Day up to which a mid-year table counts, with its year.
  int32_t reserved2;
  size_t level_weight_count;
  jixiao_view budget_reason;  // Why so much, or so little, was spent.
} jixiao_project;

// Points that a table gives to a level as a whole: 产出指标（50分）.
typedef struct jixiao_level_weight {
  size_t struct_size;
  jixiao_view level1;
  jixiao_view level2;  // Empty: the whole first level.
  jixiao_decimal weight;
} jixiao_level_weight;

// A cell kept under its column's label.
typedef struct jixiao_labelled_text {
  size_t struct_size;
  jixiao_view label;
  jixiao_view text;
} jixiao_labelled_text;

// One date of the payment plan: cumulative percent by the end of that day.
typedef struct jixiao_plan_entry {
  size_t struct_size;
  int32_t month;
  int32_t day;
  jixiao_decimal percent;
  int32_t uncertain;  // 1: another reading of the published cells fits as well.
  int32_t reserved;
} jixiao_plan_entry;

enum jixiao_budget_line_kind {
  JIXIAO_BUDGET_LINE_KIND_FISCAL = 0,
  JIXIAO_BUDGET_LINE_KIND_CARRIED_OVER = 1,
  JIXIAO_BUDGET_LINE_KIND_OTHER = 2,
  JIXIAO_BUDGET_LINE_KIND_BASIC = 3,
  JIXIAO_BUDGET_LINE_KIND_PERSONNEL = 4,
  JIXIAO_BUDGET_LINE_KIND_PUBLIC = 5,
  JIXIAO_BUDGET_LINE_KIND_PROJECTS = 6
};

// One line of the money table, in budget_unit.
typedef struct jixiao_budget_line {
  size_t struct_size;
  jixiao_decimal opening;   // 年初预算数
  jixiao_decimal adjusted;  // 全年预算数
  jixiao_decimal spent;     // 全年执行数
  int32_t kind;             // enum jixiao_budget_line_kind
  int32_t reserved;
} jixiao_budget_line;

// What kind of table a project was read from.
enum jixiao_table_kind {
  JIXIAO_TABLE_KIND_NONE = 0,
  JIXIAO_TABLE_KIND_TARGET = 1,           // 绩效目标表
  JIXIAO_TABLE_KIND_SELF_ASSESSMENT = 2,  // 绩效自评表
  JIXIAO_TABLE_KIND_MONITORING = 3,       // 绩效运行监控表
  JIXIAO_TABLE_KIND_DEPARTMENT = 4,       // 部门整体绩效表
  JIXIAO_TABLE_KIND_EVALUATION = 5,       // 绩效评价指标体系, scored by an evaluator
  JIXIAO_TABLE_KIND_TRANSFER = 6,         // 转移支付区域绩效目标表
  JIXIAO_TABLE_KIND_LIST = 7              // A flat list of indicators
};

enum jixiao_first_level {
  JIXIAO_FIRST_LEVEL_UNKNOWN = 0,
  JIXIAO_FIRST_LEVEL_OUTPUT = 1,        // 产出指标; 项目产出, 预期产出, 项目完成
  JIXIAO_FIRST_LEVEL_BENEFIT = 2,       // 效益指标; 效果, 项目效益
  JIXIAO_FIRST_LEVEL_SATISFACTION = 3,  // 满意度指标; 满意度
  JIXIAO_FIRST_LEVEL_COST = 4           // 成本指标 as a first level (2021 taxonomy)
};

typedef struct jixiao_indicator {
  size_t struct_size;
  jixiao_view level1;        // 一级指标
  jixiao_view level2;        // 二级指标
  jixiao_view level3;        // 三级指标
  jixiao_view description;   // 绩效指标描述
  jixiao_view target;        // 指标值
  jixiao_view symbol;        // 指标性质, where it has a column of its own; may be NULL.
  jixiao_view unit;          // 度量单位, where it has a column of its own; may be NULL.
  jixiao_view direction;     // 指标方向性; may be NULL.
  jixiao_view basis;         // 指标值确定依据
  jixiao_decimal weight;     // 分值 as stated.
  jixiao_view actual;        // 实际完成值 as typed; may be NULL.
  jixiao_decimal degree;     // 达成度 in percent.
  jixiao_view base;          // 计算基数 of a capped share, as typed; may be NULL.
  jixiao_decimal score;      // 得分 as the table claims it.
  jixiao_decimal deduction;  // 扣分 for over-completion.
  jixiao_view reason;        // 偏差原因; may be NULL.
  int32_t achievement;       // enum jixiao_achievement: 评价等次
  int32_t not_applicable;    // 1: 不适用
  int32_t first_level;       // enum jixiao_first_level; filled by reading, not read by building.
  int32_t row_kind;          // enum jixiao_row_kind; filled by reading, not read by building.
  jixiao_view cause;         // 偏差原因 by kind in mid-year, as typed; may be NULL.
  jixiao_view likelihood;    // 完成目标可能性 in mid-year, as typed; may be NULL.
  jixiao_view standard;      // 评分标准: the row's own scoring standard, as typed; may be NULL.
  jixiao_view definition;    // 指标说明, 计算公式, as typed; may be NULL.
  jixiao_view forecast;      // 全年预计 in mid-year, as typed; may be NULL.
  jixiao_view source;        // The grid and cell that the row came from; may be NULL.
  size_t other_target_count;
  size_t extra_count;
  jixiao_view last_year;  // 上年完成值, as typed, for standards that compare with it; may be NULL.
} jixiao_indicator;

// Fills `out`; text is borrowed from `model`, here and below. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_department(const jixiao_model* model,
                                                       jixiao_department* out,
                                                       jixiao_error** error);

// Fills `out` with the department's itemised goal `index`. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_department_goal(const jixiao_model* model, size_t index,
                                                            jixiao_department_goal* out,
                                                            jixiao_error** error);

// Borrows safeguard `index` of the department. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_safeguard(const jixiao_model* model, size_t index,
                                                      jixiao_view* out, jixiao_error** error);

// Fills `out` with project `project`. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_project(const jixiao_model* model, size_t project,
                                                    jixiao_project* out, jixiao_error** error);

// Borrows goal `index` of a project. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_goal(const jixiao_model* model, size_t project,
                                                 size_t index, jixiao_view* out,
                                                 jixiao_error** error);

// Fills `out` with entry `index` of a project's payment plan. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_plan_entry(const jixiao_model* model, size_t project,
                                                       size_t index, jixiao_plan_entry* out,
                                                       jixiao_error** error);

// Fills `out` with line `index` of a project's money table. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_budget_line(const jixiao_model* model, size_t project,
                                                        size_t index, jixiao_budget_line* out,
                                                        jixiao_error** error);

// Fills `out` with indicator `index` of a project. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_indicator(const jixiao_model* model, size_t project,
                                                      size_t index, jixiao_indicator* out,
                                                      jixiao_error** error);

// Fills `out` with level weight `index` of a project. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_level_weight(const jixiao_model* model, size_t project,
                                                         size_t index, jixiao_level_weight* out,
                                                         jixiao_error** error);

// Fills `out` with target `index` of row `row` beside the one in force: 上年, 长期, before an
// adjustment. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_other_target(const jixiao_model* model, size_t project,
                                                         size_t row, size_t index,
                                                         jixiao_labelled_text* out,
                                                         jixiao_error** error);

// Fills `out` with cell `index` of row `row` whose label is not understood. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_extra(const jixiao_model* model, size_t project,
                                                  size_t row, size_t index,
                                                  jixiao_labelled_text* out, jixiao_error** error);

// Fills `out` with the context in which that indicator's target is read, ready for
// jixiao_threshold_parse. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_context(const jixiao_model* model, size_t project,
                                                    size_t index, jixiao_context* out,
                                                    jixiao_error** error);

// ---- Grids -------------------------------------------------------------------------------------
// Tables as rows of cells with spans, whatever they were taken from. Text, HTML and JSON are taken
// apart here; other formats by the host, which hands their cells over as they are.

typedef struct jixiao_grids jixiao_grids;                // In the order of their document.
typedef struct jixiao_grid_builder jixiao_grid_builder;  // Belongs to one thread at a time.

// One cell as shown; cells that a span covers are left out.
typedef struct jixiao_grid_cell {
  size_t struct_size;
  jixiao_view text;   // Line breaks are '\n'.
  jixiao_view place;  // In words of the source: "B3", "p2"; may be NULL.
  uint32_t rows;      // That it covers, itself included; 0 counts as 1.
  uint32_t columns;
} jixiao_grid_cell;

// Takes plain text apart: tabs, pipes, CSV, columns drawn by spaces, one cell a line, as the text
// shows. Any bytes are allowed. `limits` may be NULL. JIXIAO_STATUS_LIMIT_EXCEEDED. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_grids_from_text(const char* text, size_t size,
                                                      const jixiao_limits* limits,
                                                      jixiao_grids** out, jixiao_error** error);

// Takes an HTML page apart, closed or not, with whatever stands around its tables; any bytes are
// allowed. `charset` is its encoding where the sender has said it, else NULL: then it is found.
// `limits` may be NULL. JIXIAO_STATUS_LIMIT_EXCEEDED; JIXIAO_STATUS_UNSUPPORTED where the library
// was built without a parser of HTML. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_grids_from_html(const char* text, size_t size,
                                                      const char* charset, size_t charset_size,
                                                      const jixiao_limits* limits,
                                                      jixiao_grids** out, jixiao_error** error);

// Reads grids that were written as JSON. `limits` may be NULL. Statuses as jixiao_model_from_json.
// Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_grids_from_json(const char* text, size_t size,
                                                      const jixiao_limits* limits,
                                                      jixiao_grids** out, jixiao_error** error);

// Frees grids; NULL is fine. Since 0.1.
JIXIAO_API void JIXIAO_CALL jixiao_grids_destroy(jixiao_grids* grids);

// Borrows what was questionable about the text that the grids were taken from. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_grids_diagnostics(const jixiao_grids* grids,
                                                        const jixiao_diagnostics** out,
                                                        jixiao_error** error);

// The grids as JSON. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_grids_to_json(const jixiao_grids* grids, int32_t layout,
                                                    jixiao_text** out, jixiao_error** error);

// Reads published tables; each defect met is diagnosed with its cell's place. `limits` may be NULL.
// JIXIAO_STATUS_LIMIT_EXCEEDED. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_from_grids(const jixiao_grids* grids,
                                                       const jixiao_limits* limits,
                                                       jixiao_model** out, jixiao_error** error);

// A builder without any grid. `limits` may be NULL; it bounds the cells and the bytes of all grids
// together and of each cell. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_grid_builder_create(const jixiao_limits* limits,
                                                          jixiao_grid_builder** out,
                                                          jixiao_error** error);

// Frees a builder; NULL is fine. Since 0.1.
JIXIAO_API void JIXIAO_CALL jixiao_grid_builder_destroy(jixiao_grid_builder* builder);

// Opens a grid with the name of its sheet or page, which may be empty. JIXIAO_STATUS_INVALID_UTF8,
// JIXIAO_STATUS_LIMIT_EXCEEDED. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_grid_builder_add_grid(jixiao_grid_builder* builder,
                                                            const char* name, size_t size,
                                                            jixiao_error** error);

// Opens a row of the last grid, and a grid where there is none. JIXIAO_STATUS_LIMIT_EXCEEDED.
// Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_grid_builder_add_row(jixiao_grid_builder* builder,
                                                           jixiao_error** error);

// Adds a cell to the last row, and opens a row where there is none. JIXIAO_STATUS_INVALID_UTF8,
// JIXIAO_STATUS_LIMIT_EXCEEDED. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_grid_builder_add_cell(jixiao_grid_builder* builder,
                                                            const jixiao_grid_cell* cell,
                                                            jixiao_error** error);

// Gives what was collected as grids; the builder is empty after it. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_grid_builder_finish(jixiao_grid_builder* builder,
                                                          jixiao_grids** out, jixiao_error** error);

// ---- Building a model --------------------------------------------------------------------------
// A builder collects a model piece by piece and belongs to one thread at a time. Pieces of a
// project go to the project that was added last (JIXIAO_STATUS_INVALID_ARGUMENT where there is
// none). A failed call leaves the builder as it was. Text that is not UTF-8 is
// JIXIAO_STATUS_INVALID_UTF8, halves that are no decimal are JIXIAO_STATUS_OUT_OF_RANGE.

typedef struct jixiao_model_builder jixiao_model_builder;

// A builder that holds a copy of `start`, or nothing where that is NULL. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_builder_create(const jixiao_model* start,
                                                           jixiao_model_builder** out,
                                                           jixiao_error** error);

// Frees a builder; NULL is fine. Since 0.1.
JIXIAO_API void JIXIAO_CALL jixiao_model_builder_destroy(jixiao_model_builder* builder);

// Sets what `department` states; its goals and safeguards stay. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_builder_set_department(
    jixiao_model_builder* builder, const jixiao_department* department, jixiao_error** error);

// Adds an itemised goal of the department. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_builder_add_department_goal(
    jixiao_model_builder* builder, const jixiao_department_goal* goal, jixiao_error** error);

// Adds a safeguard of the department. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_builder_add_safeguard(jixiao_model_builder* builder,
                                                                  const char* text, size_t size,
                                                                  jixiao_error** error);

// Adds a project. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_builder_add_project(jixiao_model_builder* builder,
                                                                const jixiao_project* project,
                                                                jixiao_error** error);

// Replaces what project `index` states; its lists stay. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_builder_set_project(jixiao_model_builder* builder,
                                                                size_t index,
                                                                const jixiao_project* project,
                                                                jixiao_error** error);

// Adds a goal to the last project. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_builder_add_goal(jixiao_model_builder* builder,
                                                             const char* text, size_t size,
                                                             jixiao_error** error);

// Adds an entry to the last project's payment plan. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_builder_add_plan_entry(jixiao_model_builder* builder,
                                                                   const jixiao_plan_entry* entry,
                                                                   jixiao_error** error);

// Adds a line to the last project's money table. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_builder_add_budget_line(jixiao_model_builder* builder,
                                                                    const jixiao_budget_line* line,
                                                                    jixiao_error** error);

// Adds an indicator to the last project. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_builder_add_indicator(jixiao_model_builder* builder,
                                                                  const jixiao_indicator* indicator,
                                                                  jixiao_error** error);

// Adds a level weight to the last project. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_builder_add_level_weight(
    jixiao_model_builder* builder, const jixiao_level_weight* weight, jixiao_error** error);

// Adds a target beside the one in force to the last project's last indicator, which must exist.
// Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_builder_add_other_target(
    jixiao_model_builder* builder, const jixiao_labelled_text* target, jixiao_error** error);

// Adds a cell of a label that is not understood to that indicator. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_builder_add_extra(jixiao_model_builder* builder,
                                                              const jixiao_labelled_text* extra,
                                                              jixiao_error** error);

// Replaces what indicator `index` of project `project` states; its other targets and extra cells
// stay: for one, to enter its actual. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_builder_set_indicator(jixiao_model_builder* builder,
                                                                  size_t project, size_t index,
                                                                  const jixiao_indicator* indicator,
                                                                  jixiao_error** error);

// The model that was built; the builder is empty afterwards and can be used again. A label that
// stands twice among an indicator's other targets or extra cells is JIXIAO_STATUS_INVALID_ARGUMENT,
// and the builder stays as it was. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_builder_finish(jixiao_model_builder* builder,
                                                           jixiao_model** out,
                                                           jixiao_error** error);

// ---- Actual values of a whole model ------------------------------------------------------------

// The CSV in which actual values are filled in: with a byte order mark for Excel, one row per
// indicator and two for the money of each project. What the model states already stands in it.
// Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_actuals_template(const jixiao_model* model, jixiao_text** out,
                                                       jixiao_error** error);

// A new model with the actual values of a filled-in CSV (UTF-8). A row that matches no indicator
// and a cell that cannot be used change nothing and are diagnostics of severity
// JIXIAO_SEVERITY_ERROR, with their line, of the new model: see jixiao_model_diagnostics. `limits`
// may be NULL. JIXIAO_STATUS_INVALID_FORMAT where the CSV cannot be read at all,
// JIXIAO_STATUS_INVALID_UTF8, JIXIAO_STATUS_LIMIT_EXCEEDED. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_actuals_apply(const jixiao_model* model, const char* csv,
                                                    size_t size, const jixiao_limits* limits,
                                                    jixiao_model** out, jixiao_error** error);

// ---- Assessments -------------------------------------------------------------------------------

// What of a project something is about.
enum jixiao_scope {
  JIXIAO_SCOPE_PROJECT = 0,   // The project as a whole; the row beside it is 0.
  JIXIAO_SCOPE_ROW = 1,       // The row beside it.
  JIXIAO_SCOPE_EXECUTION = 2  // Budget execution; the row beside it is 0.
};

typedef struct jixiao_assessment jixiao_assessment;

typedef struct jixiao_assessment_info {
  size_t struct_size;
  jixiao_view policy;  // Name of the policy used.
  size_t project_count;
} jixiao_assessment_info;

typedef struct jixiao_project_score {
  size_t struct_size;
  jixiao_view code;
  jixiao_view name;
  jixiao_decimal total;        // Not stated where provisional.
  jixiao_decimal total_lower;  // Bounds; both equal the total where that is stated.
  jixiao_decimal total_upper;
  jixiao_decimal weight_total;  // Other than 100 is an error finding, and there is no grade.
  jixiao_decimal scaled_from;   // Applicable weights that the total was scaled from to 100.
  jixiao_view grade;            // 优 良 中 差; NULL where it cannot be known.
  int32_t provisional;          // 1: a row or budget execution is undetermined.
  int32_t reserved;
  jixiao_decimal execution_rate;  // Budget execution (预算执行率), at most 1, 4 places.
  jixiao_decimal execution_weight;
  jixiao_decimal execution_score;
  jixiao_decimal execution_lower;
  jixiao_decimal execution_upper;
  jixiao_view execution_explanation_zh;
  jixiao_view execution_explanation_en;
  const jixiao_diagnostics* execution_diagnostics;  // Borrowed.
  const jixiao_diagnostics* diagnostics;            // Of the project as a whole. Borrowed.
  size_t row_count;
  size_t missing_count;
  jixiao_decimal own_total;  // Of the scores; not stated where `total` is it, or it is not known.
  jixiao_decimal total_cap;  // The limit that cuts the total or its bounds.
} jixiao_project_score;

// Something that a person must supply before the total is final.
typedef struct jixiao_missing {
  size_t struct_size;
  int32_t scope;  // enum jixiao_scope: ROW or EXECUTION.
  int32_t reserved;
  size_t row;
  const jixiao_diagnostic* reason;  // Borrowed.
} jixiao_missing;

// Scores all projects of a model. `policy` may be NULL for the default, `watch` for none. What
// cannot be known is undetermined, never a failed call. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_assess(const jixiao_model* model, const jixiao_policy* policy,
                                             const jixiao_watch* watch, jixiao_assessment** out,
                                             jixiao_error** error);

// Frees an assessment; NULL is fine. Since 0.1.
JIXIAO_API void JIXIAO_CALL jixiao_assessment_destroy(jixiao_assessment* assessment);

// Fills `out`; text is borrowed from `assessment`, here and below. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_assessment_get(const jixiao_assessment* assessment,
                                                     jixiao_assessment_info* out,
                                                     jixiao_error** error);

// Fills `out` with project `project`, in the order of the model. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_assessment_project(const jixiao_assessment* assessment,
                                                         size_t project, jixiao_project_score* out,
                                                         jixiao_error** error);

// Borrows row `row` of a project, counted from 0, in the order of its indicators. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_assessment_row(const jixiao_assessment* assessment,
                                                     size_t project, size_t row,
                                                     const jixiao_outcome** out,
                                                     jixiao_error** error);

// Fills `out` with missing input `index` of a project. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_assessment_missing(const jixiao_assessment* assessment,
                                                         size_t project, size_t index,
                                                         jixiao_missing* out, jixiao_error** error);

// The assessment as JSON, explanations and messages in `language`: the bytes of
// `jixiao assess --format json` without its last line break. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_assessment_to_json(const jixiao_assessment* assessment,
                                                         int32_t language, int32_t layout,
                                                         jixiao_text** out, jixiao_error** error);

// The assessment as a table for spreadsheets: CSV with a byte order mark. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_assessment_to_csv(const jixiao_assessment* assessment,
                                                        int32_t language, jixiao_text** out,
                                                        jixiao_error** error);

// The assessment as a page: a summary of all projects, and below it the national self-assessment
// form of each, its scores linked to their explanations and findings. One HTML document that needs
// nothing beside it and no script. `model` is the one that was assessed;
// JIXIAO_STATUS_INVALID_ARGUMENT where it has other projects or other numbers of rows. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_assessment_to_html(const jixiao_assessment* assessment,
                                                         const jixiao_model* model,
                                                         int32_t language, jixiao_text** out,
                                                         jixiao_error** error);

// The national self-assessment form of each project as JSON, to be rendered: what stands in each
// cell, its spans and its role ("head", "label", "figure", "text", "signature"); the form to print
// and sign. `annex`: 1 with the explanations and findings, 0 without. `model` as above. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_assessment_form(const jixiao_assessment* assessment,
                                                      const jixiao_model* model, int32_t language,
                                                      int32_t annex, int32_t layout,
                                                      jixiao_text** out, jixiao_error** error);

// The target form (绩效目标表) of each project as JSON, as jixiao_assessment_form. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_form(const jixiao_model* model, int32_t language,
                                                 int32_t layout, jixiao_text** out,
                                                 jixiao_error** error);

// ---- Review ------------------------------------------------------------------------------------
// The review of targets (绩效目标审核): what a finance bureau would send back.

typedef struct jixiao_review jixiao_review;

// One rule. Text lives as long as the program.
typedef struct jixiao_review_rule {
  size_t struct_size;
  jixiao_view code;        // Stable name: "cost_at_least"; a policy switches rules by it.
  jixiao_view group;       // "completeness", "relevance", "appropriateness" or "feasibility".
  int32_t severity;        // enum jixiao_severity, unless a policy grades the rule anew.
  int32_t number;          // Stable number of the code.
  jixiao_view source;      // The text that asks for the rule.
  jixiao_view message_zh;  // With {0}, {1} … for what a finding fills in.
  jixiao_view message_en;
  jixiao_view reason_zh;  // Why it matters.
  jixiao_view reason_en;
  jixiao_view example;  // A cell that the rule reports.
} jixiao_review_rule;

typedef struct jixiao_finding {
  size_t struct_size;
  jixiao_view code;  // Of its rule, as are group, number and the reasons.
  jixiao_view group;
  int32_t severity;  // enum jixiao_severity, by the policy that was used.
  int32_t number;
  size_t project;            // Index in the model, from 0.
  jixiao_view project_code;  // Perhaps empty.
  int32_t scope;             // enum jixiao_scope: ROW or PROJECT.
  int32_t reserved;
  size_t row;
  jixiao_view field;  // The cell, as the model's JSON names it: "target", "payment_plan".
  jixiao_span span;   // In the text of the cell.
  jixiao_view message_zh;
  jixiao_view message_en;
  jixiao_view reason_zh;
  jixiao_view reason_en;
  jixiao_view suggestion_field;  // A correction that is sure, else NULL: the cell of the row, …
  jixiao_view suggestion_from;   // … its whole text as it stands, …
  jixiao_view suggestion_to;     // … and as it should stand.
} jixiao_finding;

// How many rules there are. Since 0.1.
JIXIAO_API size_t JIXIAO_CALL jixiao_review_rule_count(void);

// Fills `out` with rule `index`, in the order of their numbers. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_review_rule_at(size_t index, jixiao_review_rule* out,
                                                     jixiao_error** error);

// Holds every project of a model against all rules that the policy leaves on; `policy` may be NULL
// for the default, `watch` for none. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_review_model(const jixiao_model* model,
                                                   const jixiao_policy* policy,
                                                   const jixiao_watch* watch, jixiao_review** out,
                                                   jixiao_error** error);

// Frees a review; NULL is fine. Since 0.1.
JIXIAO_API void JIXIAO_CALL jixiao_review_destroy(jixiao_review* review);

// How many findings a review has; 0 for NULL. Since 0.1.
JIXIAO_API size_t JIXIAO_CALL jixiao_review_count(const jixiao_review* review);

// Fills `out` with finding `index`, in the order of projects, rows and rules; text is borrowed from
// `review`. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_review_at(const jixiao_review* review, size_t index,
                                                jixiao_finding* out, jixiao_error** error);

// The findings as JSON, messages in `language`: the bytes of `jixiao review --format json` without
// its last line break. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_review_to_json(const jixiao_review* review, int32_t language,
                                                     int32_t layout, jixiao_text** out,
                                                     jixiao_error** error);

// The findings as a table for spreadsheets: CSV with a byte order mark. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_review_to_csv(const jixiao_review* review, int32_t language,
                                                    jixiao_text** out, jixiao_error** error);

// The review as a page: a summary of all projects, and below it the findings of each. One HTML
// document that needs nothing beside it and no script. `model` is the one that was reviewed;
// JIXIAO_STATUS_INVALID_ARGUMENT where it lacks a project or row that a finding names. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_review_to_html(const jixiao_review* review,
                                                     const jixiao_model* model, int32_t language,
                                                     jixiao_text** out, jixiao_error** error);

// A copy of the reviewed model with all suggestions applied. Of two for one cell the first counts:
// review again. It has no diagnostics. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_review_corrected(const jixiao_review* review,
                                                       jixiao_model** out, jixiao_error** error);

// ---- All in one call ---------------------------------------------------------------------------

typedef struct jixiao_assess_options {
  size_t struct_size;
  int32_t language;             // enum jixiao_language
  int32_t layout;               // enum jixiao_layout
  const jixiao_limits* limits;  // NULL: the defaults.
  const jixiao_watch* watch;    // NULL: unwatched.
} jixiao_assess_options;

// Assesses a model and gives the assessment as JSON: jixiao_model_from_json, jixiao_actuals_apply,
// jixiao_assess and jixiao_assessment_to_json in one.
//   actuals_csv  filled-in CSV (UTF-8); NULL where the model has its actual values.
//   policy       name of a built-in policy, or a policy as JSON (it begins with a brace); NULL
//                for the default.
//   options      may be NULL.
//   out          the JSON.
//   diagnostics  may be NULL; else gets a list of what was questionable about the model and then
//                about the CSV. Look for JIXIAO_SEVERITY_ERROR in it: such a row or cell did not
//                count.
// JIXIAO_STATUS_INVALID_FORMAT, JIXIAO_STATUS_INVALID_UTF8, JIXIAO_STATUS_LIMIT_EXCEEDED;
// JIXIAO_STATUS_NOT_FOUND for the name of a policy. The message says which of the three texts it
// was. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_assess_json(
    const char* model_json, size_t model_size, const char* actuals_csv, size_t actuals_size,
    const char* policy, size_t policy_size, const jixiao_assess_options* options, jixiao_text** out,
    jixiao_diagnostics** diagnostics, jixiao_error** error);

// ---- Verify ------------------------------------------------------------------------------------
// A self-assessment that states its own scores, held against the recomputed ones, row by row.

typedef struct jixiao_verification jixiao_verification;

typedef struct jixiao_verification_info {
  size_t struct_size;
  jixiao_view policy;  // Name of the policy used.
  size_t project_count;
} jixiao_verification_info;

typedef struct jixiao_project_verification {
  size_t struct_size;
  jixiao_view code;
  jixiao_view name;
  jixiao_decimal claimed_total;   // As the table states it.
  jixiao_decimal claimed_sum;     // Of the claimed scores; not stated where one is missing.
  jixiao_decimal computed_total;  // Not stated where provisional.
  jixiao_decimal computed_lower;  // Bounds; both equal the total where that is stated.
  jixiao_decimal computed_upper;
  jixiao_decimal weight_total;
  jixiao_view matching_policy;  // The one other policy that leaves no difference; may be NULL.
  size_t row_count;
  size_t finding_count;
  int32_t has_error;  // 1: a finding is of severity JIXIAO_SEVERITY_ERROR.
  int32_t reserved;
} jixiao_project_verification;

// A claimed score held against the recomputed one.
typedef struct jixiao_claim {
  size_t struct_size;
  jixiao_decimal weight;
  jixiao_decimal claimed;
  jixiao_decimal computed;        // Not stated where undetermined.
  jixiao_decimal computed_lower;  // Bounds; both equal `computed` where that is stated.
  jixiao_decimal computed_upper;
  jixiao_decimal difference;         // claimed - computed.
  const jixiao_diagnostic* verdict;  // What was found. Borrowed.
  const jixiao_outcome* outcome;     // How the row was recomputed; NULL for budget execution.
  size_t matching_rule_count;        // Known rules that give the claimed score.
} jixiao_claim;

typedef struct jixiao_verification_finding {
  size_t struct_size;
  int32_t scope;  // enum jixiao_scope
  int32_t reserved;
  size_t row;
  const jixiao_diagnostic* finding;  // Borrowed.
} jixiao_verification_finding;

// A known way of scoring that may explain a claimed score.
typedef struct jixiao_known_rule {
  size_t struct_size;
  jixiao_view name;  // "linear_inverse", "whole_points", "hubei".
  jixiao_view title_zh;
  jixiao_view title_en;
} jixiao_known_rule;

// How many known rules there are. Since 0.1.
JIXIAO_API size_t JIXIAO_CALL jixiao_known_rule_count(void);

// Fills `out` with known rule `index`; its text lives as long as the program. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_known_rule_at(size_t index, jixiao_known_rule* out,
                                                    jixiao_error** error);

// Verifies all projects of a model. `policy` may be NULL for the default, `watch` for none.
// Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_verify(const jixiao_model* model, const jixiao_policy* policy,
                                             const jixiao_watch* watch, jixiao_verification** out,
                                             jixiao_error** error);

// Frees a verification; NULL is fine. Since 0.1.
JIXIAO_API void JIXIAO_CALL jixiao_verification_destroy(jixiao_verification* verification);

// Fills `out`; text is borrowed from `verification`, here and below. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_verification_get(const jixiao_verification* verification,
                                                       jixiao_verification_info* out,
                                                       jixiao_error** error);

// Fills `out` with project `project`, in the order of the model. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_verification_project(const jixiao_verification* verification,
                                                           size_t project,
                                                           jixiao_project_verification* out,
                                                           jixiao_error** error);

// Fills `out` with the claim of budget execution (`scope` EXECUTION, `row` 0) or of row `row`
// (`scope` ROW). Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_verification_claim(const jixiao_verification* verification,
                                                         size_t project, int32_t scope, size_t row,
                                                         jixiao_claim* out, jixiao_error** error);

// Borrows the name of known rule `index` that gives that claim, the best first. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_verification_matching_rule(
    const jixiao_verification* verification, size_t project, int32_t scope, size_t row,
    size_t index, jixiao_view* out, jixiao_error** error);

// Fills `out` with finding `index` of a project. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_verification_finding_at(
    const jixiao_verification* verification, size_t project, size_t index,
    jixiao_verification_finding* out, jixiao_error** error);

// The verification as JSON, messages in `language`: the bytes of `jixiao verify --format json`
// without its last line break. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_verification_to_json(const jixiao_verification* verification,
                                                           int32_t language, int32_t layout,
                                                           jixiao_text** out, jixiao_error** error);

// The verification as a table for spreadsheets: CSV with a byte order mark. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_verification_to_csv(const jixiao_verification* verification,
                                                          int32_t language, jixiao_text** out,
                                                          jixiao_error** error);

// The verification as a page, as jixiao_assessment_to_html: every claimed score beside the
// recomputed one. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_verification_to_html(const jixiao_verification* verification,
                                                           const jixiao_model* model,
                                                           int32_t language, jixiao_text** out,
                                                           jixiao_error** error);

// ---- Check before handing in -------------------------------------------------------------------

// Every check before a form is handed in, as JSON: per form whether it may go in, in one line and
// as a flag, and all findings. `policy` may be NULL for the default, `watch` for none. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_check(const jixiao_model* model, const jixiao_policy* policy,
                                            const jixiao_watch* watch, int32_t language,
                                            int32_t layout, jixiao_text** out,
                                            jixiao_error** error);

// ---- Monitor -----------------------------------------------------------------------------------
// Mid-year progress against the plan, as lights.

typedef struct jixiao_progress jixiao_progress;

enum jixiao_light {
  JIXIAO_LIGHT_NONE = 0,  // Not known; the reason says why.
  JIXIAO_LIGHT_RED = 1,
  JIXIAO_LIGHT_YELLOW = 2,
  JIXIAO_LIGHT_GREEN = 3,
  JIXIAO_LIGHT_BLUE = 4
};

typedef struct jixiao_progress_info {
  size_t struct_size;
  jixiao_date as_of;
  int32_t reserved;
  size_t project_count;
} jixiao_progress_info;

typedef struct jixiao_project_progress {
  size_t struct_size;
  jixiao_view code;
  jixiao_view name;
  int32_t light;  // enum jixiao_light: the worst of its rows and its money.
  int32_t reserved;
  size_t row_count;
} jixiao_project_progress;

// Money against the payment plan. Rounded figures are for display; the light is exact.
typedef struct jixiao_money_progress {
  size_t struct_size;
  jixiao_decimal planned_percent;         // By now.
  jixiao_decimal expected;                // Planned amount by now, in the budget's unit.
  jixiao_decimal spent;                   // As stated.
  jixiao_decimal rate;                    // Spent ÷ expected.
  jixiao_view deviation;                  // Spent - expected with its sign and unit; may be NULL.
  const jixiao_diagnostic* why;           // Why this light, or why none. Borrowed.
  const jixiao_diagnostics* diagnostics;  // Borrowed.
  int32_t light;                          // enum jixiao_light
  int32_t reserved;
} jixiao_money_progress;

// The columns of the official form for one row, and its light.
typedef struct jixiao_row_progress {
  size_t struct_size;
  jixiao_view level1;
  jixiao_view level2;
  jixiao_view level3;
  jixiao_view target;            // 年度指标值, as typed.
  jixiao_view actual;            // Done by the date, as typed; may be NULL.
  jixiao_view expected_by_now;   // "8.75家"; may be NULL.
  jixiao_view deviation;         // Actual - expected, with its sign and unit; may be NULL.
  jixiao_view cause;             // The unit's input, as typed; may be NULL.
  jixiao_view likelihood;        // The unit's input, as typed; may be NULL.
  jixiao_view reason;            // The unit's 偏差原因 in words, as typed; may be NULL.
  jixiao_decimal rate;           // Actual ÷ expected, for display.
  const jixiao_diagnostic* why;  // Why this light, or why none. Borrowed.
  const jixiao_diagnostics* diagnostics;  // Borrowed.
  int32_t light;                          // enum jixiao_light
  int32_t reserved;
} jixiao_row_progress;

// Holds all projects of a model against their plans at the end of a day.
//   policy  may be NULL for the default; its readings count (what = and "before a day" mean).
//   as_of   the day, ISO 8601 with a year: "2024-07-31"; JIXIAO_STATUS_INVALID_FORMAT where it is
//           none.
//   watch   may be NULL.
// Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_monitor(const jixiao_model* model,
                                              const jixiao_policy* policy, const char* as_of,
                                              size_t as_of_size, const jixiao_watch* watch,
                                              jixiao_progress** out, jixiao_error** error);

// Frees a progress; NULL is fine. Since 0.1.
JIXIAO_API void JIXIAO_CALL jixiao_progress_destroy(jixiao_progress* progress);

// Fills `out`. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_progress_get(const jixiao_progress* progress,
                                                   jixiao_progress_info* out, jixiao_error** error);

// Fills `out` with project `project`, in the order of the model; text is borrowed from `progress`,
// here and below. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_progress_project(const jixiao_progress* progress,
                                                       size_t project, jixiao_project_progress* out,
                                                       jixiao_error** error);

// Fills `out` with the money of a project. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_progress_money(const jixiao_progress* progress,
                                                     size_t project, jixiao_money_progress* out,
                                                     jixiao_error** error);

// Fills `out` with row `row` of a project, counted from 0, in the order of its indicators.
// Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_progress_row(const jixiao_progress* progress, size_t project,
                                                   size_t row, jixiao_row_progress* out,
                                                   jixiao_error** error);

// The progress as JSON, messages in `language`: the bytes of `jixiao monitor --format json` without
// its last line break. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_progress_to_json(const jixiao_progress* progress,
                                                       int32_t language, int32_t layout,
                                                       jixiao_text** out, jixiao_error** error);

// The progress as a table for spreadsheets: CSV with a byte order mark. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_progress_to_csv(const jixiao_progress* progress,
                                                      int32_t language, jixiao_text** out,
                                                      jixiao_error** error);

// Mid-year progress as a page, as jixiao_assessment_to_html: lights, and the monitoring form
// (绩效运行监控表) of each project. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_progress_to_html(const jixiao_progress* progress,
                                                       const jixiao_model* model, int32_t language,
                                                       jixiao_text** out, jixiao_error** error);

// The monitoring form of each project as JSON, as jixiao_assessment_form. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_progress_form(const jixiao_progress* progress,
                                                    const jixiao_model* model, int32_t language,
                                                    int32_t annex, int32_t layout,
                                                    jixiao_text** out, jixiao_error** error);
// ---- Batch (Arrow columns) ---------------------------------------------------------------------
// Whole tables at once, in the Arrow C Data Interface; no Arrow library is needed. docs/batch.md
// shows each column.
//
// ONE CALLING FORM. In goes a struct array (format "+s", such as a record batch) whose fields are
// the columns below, found by name, in any order. Out comes a struct array of as many rows, row for
// row. `schema` and `rows` are borrowed for the call and not changed. `out_schema` and `out` must
// be given; what stands in them is overwritten without being looked at. On success both are the
// caller's, who calls their release; on failure their release is NULL.
//
// COLUMNS IN. All but target are optional. A name that is none of these, or stands twice, gives
// JIXIAO_STATUS_INVALID_ARGUMENT. Null means not stated. P, E, A: parse, evaluate, assess.
//
//   target       P E A  cell     指标值
//   symbol unit  P E A  text     指标性质, 度量单位, in columns of their own
//   level1       P E A  text     一级指标 …
//   level2       P E A  text     … and 二级指标: the kind of the row
//   level3       P E A  text     the indicator's name
//   description  P E A  text     绩效指标描述
//   year         P E A  integer  budget year, where it differs by row
//   actual         E A  cell     实际完成值
//   weight         E A  figure   分值; null in evaluate: 100 points
//   direction      E A  text     指标方向性
//   achievement    E A  text     评价等次: its word, or achieved, partly, not_achieved
//   degree         E A  figure   达成度 in percent
//   base           E A  cell     计算基数
//   standard       E A  text     评分标准: the row's own, which outranks the policy's rule
//   last_year      E A  cell     上年完成值, for standards that compare with it
//   deduction      E A  figure   扣分
//   applicable     E A  boolean  是否适用; null: it is
//   reason           A  text     偏差原因
//   project          A  text or integer: the code by which rows are one project
//   budget_total budget_adjusted budget_spent budget_weight
//                    A  figure   money of the project in one unit; its first stated value counts
//
//   text    formats u, U, vu, dictionaries of them, n
//   figure  as text (a plain decimal); integers of 8 to 64 bits; decimal128 of scale 0 to 38
//   cell    as figure, read as a cell of the language; date32
// Binary floating point is refused, as it does not hold decimal figures.
//
// COLUMNS OUT. Find them by name: more may be appended. Those of an enum are dictionaries of its
// names (jixiao_enum_name). Amounts are decimal128(38, places); what does not fit a column exactly
// is null with the code column_scale_exceeded, never rounded.
//
//   parse     kind comparator bare value(10) lower(10) upper(10) lower_closed upper_closed unit
//             dimension direction(up, down) date date_end text_class code severity
//   evaluate  status rule completion(4) score(6) score_lower(6) score_upper(6) over_completed code
//             severity
//   assess    those of evaluate; weight(6) weight_derived; project, its number from 0; and on each
//             row of a project the same total(6) total_lower(6) total_upper(6) weight_total(6)
//             scaled_from(6) grade provisional execution_rate(4) execution_weight(6)
//             execution_score(6) execution_lower(6) execution_upper(6) project_code
//   code, severity: of the diagnostic that matters most on the row: why a score is not stated, else
//   the first of the greatest severity; null where there is none.
//
// A row that cannot be used never fails the call: bytes that are no UTF-8, a year out of range, a
// weight that is no figure have a code of that row. Arrays are not trusted: broken offsets, views,
// indices, counts, null pointers are JIXIAO_STATUS_INVALID_ARGUMENT, more than 2^31 − 1 rows
// JIXIAO_STATUS_LIMIT_EXCEEDED. Only the sizes of buffers cannot be checked, for the interface does
// not say them. The result is the same for any number of threads, and none outlives the call.

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};

#endif  // ARROW_C_DATA_INTERFACE

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
  const char* (*get_last_error)(struct ArrowArrayStream*);
  void (*release)(struct ArrowArrayStream*);
  void* private_data;
};

#endif  // ARROW_C_STREAM_INTERFACE

typedef struct jixiao_batch_options {
  size_t struct_size;
  const jixiao_policy* policy;  // NULL: the default. Must be NULL in parse, which has no rules.
  const jixiao_context*
      context;      // Of all rows; a column that is stated on a row wins. May be NULL.
  int32_t threads;  // 1 to 256; 0: one, the caller's own.
  int32_t reserved;
  const jixiao_watch* watch;  // May be NULL. Must be NULL for a stream, which ends with its reader.
} jixiao_batch_options;

// Reads each target, as jixiao_threshold_parse, and where symbol or unit is stated as
// jixiao_threshold_parse_fields. `options` may be NULL. JIXIAO_STATUS_LIMIT_EXCEEDED. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_batch_parse(const struct ArrowSchema* schema,
                                                  const struct ArrowArray* rows,
                                                  const jixiao_batch_options* options,
                                                  struct ArrowSchema* out_schema,
                                                  struct ArrowArray* out, jixiao_error** error);

// Judges and scores each row, as jixiao_evaluate (the policy decides about the day of a deadline).
// `options` may be NULL. JIXIAO_STATUS_LIMIT_EXCEEDED. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_batch_evaluate(const struct ArrowSchema* schema,
                                                     const struct ArrowArray* rows,
                                                     const jixiao_batch_options* options,
                                                     struct ArrowSchema* out_schema,
                                                     struct ArrowArray* out, jixiao_error** error);

// Scores the projects that the rows belong to, wherever their rows stand, as jixiao_assess; rows
// without a project code are one project. A total over a value that could not be read is not
// stated. Of the context, header_unit and year alone may be set. `options` may be NULL.
// JIXIAO_STATUS_LIMIT_EXCEEDED. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_batch_assess(const struct ArrowSchema* schema,
                                                   const struct ArrowArray* rows,
                                                   const jixiao_batch_options* options,
                                                   struct ArrowSchema* out_schema,
                                                   struct ArrowArray* out, jixiao_error** error);

// STREAMS, for data larger than memory: the three functions over a stream of struct arrays. On
// success `rows` is moved into `out` (its release is NULL then), and the caller releases `out`
// alone; on failure `rows` stays the caller's. `out` must be another struct than `rows`. What the
// options name is copied. Each array that `out` gives answers the next of `rows`, of an assessment
// as many whole projects as are complete, and is made while get_next runs: memory does not grow
// with the stream. An array that breaks the format ends it: get_next returns EINVAL, and
// get_last_error one sentence; so does, of an assessment, a project whose rows do not stand
// together. An error of `rows` is passed on. One thread at a time may call a stream.

// As jixiao_batch_parse. `options` may be NULL. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_batch_parse_stream(struct ArrowArrayStream* rows,
                                                         const jixiao_batch_options* options,
                                                         struct ArrowArrayStream* out,
                                                         jixiao_error** error);

// As jixiao_batch_evaluate. `options` may be NULL. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_batch_evaluate_stream(struct ArrowArrayStream* rows,
                                                            const jixiao_batch_options* options,
                                                            struct ArrowArrayStream* out,
                                                            jixiao_error** error);

// As jixiao_batch_assess, of projects whose rows follow each other. `options` may be NULL.
// Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_batch_assess_stream(struct ArrowArrayStream* rows,
                                                          const jixiao_batch_options* options,
                                                          struct ArrowArrayStream* out,
                                                          jixiao_error** error);

// ---- Records -----------------------------------------------------------------------------------
// Rows of the integrated budget system (预算管理一体化), by a profile that says which table and
// field holds what. Rows are added, joined once to models, and results are put back into the same
// rows: the same tables, rows, fields and order, nothing changed but what the library is master of.
// A handle belongs to one thread at a time.

typedef struct jixiao_records jixiao_records;

// How many profiles are built in. Since 0.1.
JIXIAO_API size_t JIXIAO_CALL jixiao_record_profile_count(void);

// Built-in profile `index`, counted from 0, as JSON, to read, to copy and to change; its name is
// the member "name". Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_record_profile_to_json(size_t index, int32_t layout,
                                                             jixiao_text** out,
                                                             jixiao_error** error);

// Nothing yet, under a profile: the name of a built-in one ("ministry", "vendor"), or a profile as
// JSON. JIXIAO_STATUS_NOT_FOUND; JIXIAO_STATUS_INVALID_FORMAT where anything in it is unknown or
// unusable (then jixiao_error_fault lists all faults). Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_records_create(const char* profile, size_t size,
                                                     jixiao_records** out, jixiao_error** error);

// Frees records; NULL is fine. Since 0.1.
JIXIAO_API void JIXIAO_CALL jixiao_records_destroy(jixiao_records* records);

// Adds tables: {"TABLE": [{"field": "text", …}, …], …}. Numbers keep their digits. `limits` may be
// NULL. JIXIAO_STATUS_INVALID_ARGUMENT once the records are joined; else statuses as
// jixiao_model_from_json. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_records_add_json(jixiao_records* records, const char* text,
                                                       size_t size, const jixiao_limits* limits,
                                                       jixiao_error** error);

// Adds a CSV (UTF-8) with the names of fields in its first row, as rows of `table`. `limits` may be
// NULL. Statuses as jixiao_actuals_apply. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_records_add_csv(jixiao_records* records, const char* table,
                                                      size_t table_size, const char* text,
                                                      size_t size, const jixiao_limits* limits,
                                                      jixiao_error** error);

// Adds a record batch (a struct array, which is read during the call only) as rows of `table`:
// columns of text, integers, decimals, dates, booleans. Binary floating point is
// JIXIAO_STATUS_INVALID_ARGUMENT: a figure in it is no longer the one that was written. `limits`
// may be NULL. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_records_add_arrow(
    jixiao_records* records, const char* table, size_t table_size, const struct ArrowSchema* schema,
    const struct ArrowArray* rows, const jixiao_limits* limits, jixiao_error** error);

// Joins all rows to models and says how many there are: one for each department, year, division and
// role of tables. What is joined stays so. `limits` may be NULL. JIXIAO_STATUS_LIMIT_EXCEEDED.
// Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_records_join(jixiao_records* records,
                                                   const jixiao_limits* limits, size_t* out,
                                                   jixiao_error** error);

// Borrows what was questionable about the rows: fields that the profile does not name, keys that no
// project has, second versions of a record, amounts in another unit. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_records_diagnostics(const jixiao_records* records,
                                                          const jixiao_diagnostics** out,
                                                          jixiao_error** error);

// What the tables of model `index` are: "targets", "self_assessment" or "monitoring"; lives as long
// as the program. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_records_role(jixiao_records* records, size_t index,
                                                   jixiao_view* out, jixiao_error** error);

// Model `index` of joined records, counted from 0, with the diagnostics of all. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_model_from_records(jixiao_records* records, size_t index,
                                                         jixiao_model** out, jixiao_error** error);

// Puts the assessment of model `index` into its rows: weights with 4 places, scores with 6, rates
// in percent with 2, figures without a unit that has a field of its own; diagnostics become rows of
// the profile's table of findings. JIXIAO_STATUS_INVALID_ARGUMENT where it is of another model.
// Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_assessment_to_records(jixiao_records* records, size_t index,
                                                            const jixiao_assessment* assessment,
                                                            jixiao_error** error);

// Puts lights and their reasons into the rows of model `index`. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_progress_to_records(jixiao_records* records, size_t index,
                                                          const jixiao_progress* progress,
                                                          jixiao_error** error);

// Puts the findings of a review of model `index` into the profile's table of findings. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_review_to_records(jixiao_records* records, size_t index,
                                                        const jixiao_review* review,
                                                        jixiao_error** error);

// All tables as JSON, as they now are. Since 0.1.
JIXIAO_API int32_t JIXIAO_CALL jixiao_records_to_json(const jixiao_records* records, int32_t layout,
                                                      jixiao_text** out, jixiao_error** error);

#ifdef __cplusplus
}  // extern "C"
#endif

#endif  // JIXIAO_H_
