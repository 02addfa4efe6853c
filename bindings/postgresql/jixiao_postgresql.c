// jixiao in PostgreSQL: the functions of jixiao_sql.h with their types. docs/sql.md says what each
// gives.
//
// MEMORY. What the library allocates hangs on fn_extra and is freed with the context of the call,
// on success and on error alike: nothing of it is held by a frame that ereport jumps over. What
// PostgreSQL allocates lies in the context of the row.
// clang-format off: the header of the server comes first.
#include "postgres.h"
// clang-format on

#include "fmgr.h"
#include "jixiao_sql.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"
#include "utils/memutils.h"
#include "utils/numeric.h"

PG_MODULE_MAGIC;

// ---- What a call keeps over its rows -----------------------------------------------------------

typedef struct Kept {
  jixiao_sql* state;
  const jixiao_sql_function* function;  // NULL: of the aggregate.
  jixiao_watch watch;
  MemoryContextCallback at_end;
} Kept;

static void Free(void* data) { jixiao_sql_destroy(((Kept*)data)->state); }

// Ends a long call of the library where the user cancels or the server stops.
static int32_t IsInterrupted(void* user, uint64_t done, uint64_t total) {
  (void)user, (void)done, (void)total;
  return QueryCancelPending || ProcDiePending;
}

static Kept* KeptOf(FunctionCallInfo fcinfo, const char* name) {
  FmgrInfo* const info = fcinfo->flinfo;
  if (info->fn_extra != NULL) return info->fn_extra;
  Kept* const kept = MemoryContextAllocZero(info->fn_mcxt, sizeof *kept);
  kept->at_end.func = &Free;
  kept->at_end.arg = kept;
  MemoryContextRegisterResetCallback(info->fn_mcxt, &kept->at_end);
  kept->state = jixiao_sql_create();
  if (kept->state == NULL) ereport(ERROR, errcode(ERRCODE_OUT_OF_MEMORY), errmsg("out of memory"));
  if (name != NULL) kept->function = jixiao_sql_find(name);
  kept->watch.struct_size = sizeof kept->watch;
  kept->watch.report = &IsInterrupted;
  jixiao_sql_watch(kept->state, &kept->watch);
  info->fn_extra = kept;
  return kept;
}

static int SqlState(int32_t status) {
  switch (status) {
    case JIXIAO_STATUS_INVALID_ARGUMENT:
      return ERRCODE_INVALID_PARAMETER_VALUE;
    case JIXIAO_STATUS_OUT_OF_RANGE:
      return ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE;
    case JIXIAO_STATUS_LIMIT_EXCEEDED:
      return ERRCODE_PROGRAM_LIMIT_EXCEEDED;
    case JIXIAO_STATUS_INVALID_UTF8:
      return ERRCODE_CHARACTER_NOT_IN_REPERTOIRE;
    case JIXIAO_STATUS_INVALID_FORMAT:
      return ERRCODE_INVALID_TEXT_REPRESENTATION;
    case JIXIAO_STATUS_NOT_FOUND:
      return ERRCODE_UNDEFINED_OBJECT;
    case JIXIAO_STATUS_OUT_OF_MEMORY:
      return ERRCODE_OUT_OF_MEMORY;
    case JIXIAO_STATUS_CANCELLED:
      return ERRCODE_QUERY_CANCELED;
    case JIXIAO_STATUS_UNSUPPORTED:
      return ERRCODE_FEATURE_NOT_SUPPORTED;
    default:
      return ERRCODE_INTERNAL_ERROR;
  }
}

static void Check(const Kept* kept, int32_t status) {
  if (status == JIXIAO_STATUS_OK) return;
  if (status == JIXIAO_STATUS_CANCELLED) CHECK_FOR_INTERRUPTS();
  const char* const sentence = jixiao_sql_message(kept->state);
  const char* const message = pg_any_to_server(sentence, (int)strlen(sentence), PG_UTF8);
  ereport(ERROR, errcode(SqlState(status)), errmsg("%s", message));
}

// ---- Values ------------------------------------------------------------------------------------

static jixiao_view ViewOf(const char* text) { return (jixiao_view){text, strlen(text)}; }

static jixiao_view TextOf(Datum value) {
  const text* const given = DatumGetTextPP(value);
  const char* const data = VARDATA_ANY(given);
  const int size = (int)VARSIZE_ANY_EXHDR(given);
  // The same bytes where the database is in UTF-8.
  const char* const converted = pg_server_to_any(data, size, PG_UTF8);
  if (converted == data) return (jixiao_view){data, (size_t)size};
  return ViewOf(converted);
}

static jixiao_view NumericOf(Datum value) {
  return ViewOf(DatumGetCString(DirectFunctionCall1(numeric_out, value)));
}

static jixiao_view ArgumentOf(enum jixiao_sql_argument what, Datum value) {
  switch (what) {
    case JIXIAO_SQL_WEIGHT:
      return NumericOf(value);
    case JIXIAO_SQL_YEAR:
      return ViewOf(psprintf("%d", DatumGetInt32(value)));
    case JIXIAO_SQL_MODEL: {
      Jsonb* const json = DatumGetJsonbP(value);
      const char* const written = JsonbToCString(NULL, &json->root, VARSIZE(json));
      return ViewOf(pg_server_to_any(written, (int)strlen(written), PG_UTF8));
    }
    default:
      return TextOf(value);
  }
}

static Datum ResultOf(int32_t type, jixiao_view result) {
  char* const copy = pnstrdup(result.data, result.size);
  if (type == JIXIAO_SQL_FIGURE) {
    return DirectFunctionCall3(numeric_in, CStringGetDatum(copy), ObjectIdGetDatum(InvalidOid),
                               Int32GetDatum(-1));
  }
  char* const converted = pg_any_to_server(copy, (int)result.size, PG_UTF8);
  if (type == JIXIAO_SQL_JSON) {
    return DirectFunctionCall1(jsonb_in, CStringGetDatum(converted));
  }
  return PointerGetDatum(cstring_to_text(converted));
}

// ---- Functions ---------------------------------------------------------------------------------

static Datum Call(FunctionCallInfo fcinfo, const char* name) {
  const Kept* const kept = KeptOf(fcinfo, name);
  const jixiao_sql_function* const function = kept->function;
  jixiao_view arguments[JIXIAO_SQL_ARGUMENT_COUNT] = {{NULL, 0}};
  // One more than declared would be a mistake in the script of the extension.
  Assert(PG_NARGS() == function->count);
  for (int i = 0; i < PG_NARGS() && i < function->count; ++i) {
    if (!PG_ARGISNULL(i)) arguments[i] = ArgumentOf(function->takes[i], PG_GETARG_DATUM(i));
  }
  jixiao_view out;
  Check(kept, jixiao_sql_call(kept->state, function, arguments, PG_NARGS(), &out));
  if (out.data == NULL) PG_RETURN_NULL();
  return ResultOf(function->result, out);
}

#define FUNCTION(name)            \
  PG_FUNCTION_INFO_V1(pg_##name); \
  Datum pg_##name(PG_FUNCTION_ARGS) { return Call(fcinfo, #name); }

FUNCTION(jixiao_parse)
FUNCTION(jixiao_status)
FUNCTION(jixiao_score)
FUNCTION(jixiao_explain)
FUNCTION(jixiao_lower)
FUNCTION(jixiao_upper)
FUNCTION(jixiao_unit)
FUNCTION(jixiao_base_value)
FUNCTION(jixiao_assess)

// ---- The aggregate jixiao_total(weight, score) -------------------------------------------------
// Its state is a bytea that holds a jixiao_sql_sum: workers hand it over as it is.

#define SUM_SIZE (VARHDRSZ + sizeof(jixiao_sql_sum))

// The state as argument `number` gives it, checked; zeroed where it is NULL.
static jixiao_sql_sum SumOf(FunctionCallInfo fcinfo, int number) {
  jixiao_sql_sum sum = {{0, 0, 0, 0}, 0, 0};
  if (PG_ARGISNULL(number)) return sum;
  const bytea* const state = PG_GETARG_BYTEA_PP(number);
  if (VARSIZE_ANY_EXHDR(state) != sizeof sum) {
    ereport(ERROR, errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("no state of jixiao_total"));
  }
  memcpy(&sum, VARDATA_ANY(state), sizeof sum);
  return sum;
}

static Datum StateOf(const jixiao_sql_sum* sum) {
  bytea* const state = palloc0(SUM_SIZE);
  SET_VARSIZE(state, SUM_SIZE);
  memcpy(VARDATA(state), sum, sizeof *sum);
  return PointerGetDatum(state);
}

PG_FUNCTION_INFO_V1(pg_jixiao_total_add);
Datum pg_jixiao_total_add(PG_FUNCTION_ARGS) {
  const Kept* const kept = KeptOf(fcinfo, NULL);
  jixiao_sql_sum sum = SumOf(fcinfo, 0);
  jixiao_view weight = {NULL, 0};
  jixiao_view score = {NULL, 0};
  if (!PG_ARGISNULL(1)) weight = NumericOf(PG_GETARG_DATUM(1));
  if (!PG_ARGISNULL(2)) score = NumericOf(PG_GETARG_DATUM(2));
  Check(kept, jixiao_sql_sum_add(kept->state, weight, score, &sum));
  return StateOf(&sum);
}

PG_FUNCTION_INFO_V1(pg_jixiao_total_merge);
Datum pg_jixiao_total_merge(PG_FUNCTION_ARGS) {
  const Kept* const kept = KeptOf(fcinfo, NULL);
  jixiao_sql_sum sum = SumOf(fcinfo, 0);
  const jixiao_sql_sum part = SumOf(fcinfo, 1);
  Check(kept, jixiao_sql_sum_merge(kept->state, &part, &sum));
  return StateOf(&sum);
}

PG_FUNCTION_INFO_V1(pg_jixiao_total_give);
Datum pg_jixiao_total_give(PG_FUNCTION_ARGS) {
  const Kept* const kept = KeptOf(fcinfo, NULL);
  const jixiao_sql_sum sum = SumOf(fcinfo, 0);
  jixiao_view out;
  Check(kept, jixiao_sql_sum_total(kept->state, &sum, &out));
  if (out.data == NULL) PG_RETURN_NULL();
  return ResultOf(JIXIAO_SQL_FIGURE, out);
}
