// The functions that jixiao gives to databases: their names, their arguments, their rules about
// NULL, and what they keep from row to row. One body for every database that is extended in C, over
// jixiao.h alone, so that each gives the same. It knows no database: arguments and results are
// text.
//
// NULL. Without its first argument a function gives NULL. An actual that is NULL is not stated.
// What a row states and cannot be used (a year outside 1900 to 2199, a weight that is no figure or
// below zero) never ends a query of a million rows: that row is "undetermined", or NULL. What holds
// for the whole query (a policy, a language) and a document ends it with an error.
#ifndef JIXIAO_SQL_H_
#define JIXIAO_SQL_H_

#include "jixiao.h"

// What functions may take. A function takes some of them, in this order.
enum jixiao_sql_argument {
  JIXIAO_SQL_TARGET,
  JIXIAO_SQL_MODEL,  // A model as JSON.
  JIXIAO_SQL_ACTUAL,
  JIXIAO_SQL_ACTUALS,  // The CSV of actual values.
  JIXIAO_SQL_WEIGHT,   // A plain decimal.
  JIXIAO_SQL_KIND,     // Name of a level (时效指标), or of a kind of rows (timeliness).
  JIXIAO_SQL_YEAR,     // ASCII digits.
  JIXIAO_SQL_POLICY,   // Name of a built-in policy, or a policy as JSON: it begins with a brace.
  JIXIAO_SQL_LANGUAGE  // "zh" or "en".
};
#define JIXIAO_SQL_ARGUMENT_COUNT 9

enum jixiao_sql_result {
  JIXIAO_SQL_TEXT,
  JIXIAO_SQL_JSON,
  JIXIAO_SQL_FIGURE  // A plain decimal, exact.
};

// What one call of a query keeps from row to row: compiled targets, the policy, the last result.
// Belongs to one thread at a time.
typedef struct jixiao_sql jixiao_sql;

// NULL where memory runs out.
jixiao_sql* jixiao_sql_create(void);

// Frees it; NULL is fine.
void jixiao_sql_destroy(jixiao_sql* kept);

// Watches long calls from now on; `watch` stays the caller's.
void jixiao_sql_watch(jixiao_sql* kept, const jixiao_watch* watch);

typedef struct jixiao_sql_function {
  const char* name;
  int32_t result;          // enum jixiao_sql_result
  int32_t required;        // So many arguments must be given; the others are NULL by default.
  int32_t count;           // Of arguments in all.
  unsigned char takes[7];  // enum jixiao_sql_argument, in the order of the call.
  int32_t (*run)(jixiao_sql* kept, const jixiao_view* given, jixiao_view* out);
} jixiao_sql_function;

#define JIXIAO_SQL_FUNCTION_COUNT 9
extern const jixiao_sql_function jixiao_sql_functions[JIXIAO_SQL_FUNCTION_COUNT];

// The function of that name, or NULL.
const jixiao_sql_function* jixiao_sql_find(const char* name);

// Calls a function with as many arguments as `count` says; one whose data is NULL is SQL's NULL.
// `out` is borrowed until the next call, and its data is NULL for SQL's NULL. Gives enum
// jixiao_status; where it is not JIXIAO_STATUS_OK, jixiao_sql_message says why.
int32_t jixiao_sql_call(jixiao_sql* kept, const jixiao_sql_function* function,
                        const jixiao_view* arguments, int32_t count, jixiao_view* out);

// One English sentence about the last failed call, with the name of its status in front
// ("jixiao not_found: …"); borrowed until the next call.
const char* jixiao_sql_message(const jixiao_sql* kept);

// The exact sum of scores (the aggregate jixiao_total). Zeroed: of no rows. No pointers: a database
// may keep it where it likes, and copy it.
typedef struct jixiao_sql_sum {
  jixiao_decimal sum;
  int32_t unknown;  // 1: a row's weight or score is not known, so neither is the total.
  int32_t reserved;
} jixiao_sql_sum;

// Adds a row. A score that is not known leaves no total, unless its weight is 0.
int32_t jixiao_sql_sum_add(jixiao_sql* kept, jixiao_view weight, jixiao_view score,
                           jixiao_sql_sum* sum);

// Adds what another part of the rows gave.
int32_t jixiao_sql_sum_merge(jixiao_sql* kept, const jixiao_sql_sum* part, jixiao_sql_sum* sum);

// The total as a plain decimal, borrowed until the next call; NULL of no rows, and where one is not
// known.
int32_t jixiao_sql_sum_total(jixiao_sql* kept, const jixiao_sql_sum* sum, jixiao_view* out);

#endif  // JIXIAO_SQL_H_
