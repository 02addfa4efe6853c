// jixiao as a loadable extension of SQLite: one file. `.load ./jixiao` in the shell,
// connection.load_extension("jixiao") in Python. docs/sql.md says what each function gives.
//
// A connection keeps compiled targets for its functions (jixiao_sql.h); SQLite calls them one at a
// time.
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1

#include <stdlib.h>
#include <string.h>

#include "jixiao_sql.h"

// What the functions of a connection share, freed with the last of them.
typedef struct Shared {
  jixiao_sql* kept;
  int users;
} Shared;

// What a function finds as its user data.
typedef struct Bound {
  const jixiao_sql_function* function;  // NULL: the aggregate.
  Shared* shared;
} Bound;

static void Release(void* data) {
  Bound* const bound = data;
  if (--bound->shared->users == 0) {
    jixiao_sql_destroy(bound->shared->kept);
    free(bound->shared);
  }
  free(bound);
}

static Bound* Bind(const jixiao_sql_function* function, Shared* shared) {
  Bound* const bound = malloc(sizeof *bound);
  if (bound == NULL) return NULL;
  *bound = (Bound){function, shared};
  ++shared->users;
  return bound;
}

// ---- Values ------------------------------------------------------------------------------------

// A REAL is taken as it is shown: to 15 digits, as it was typed.
static jixiao_view TextOf(sqlite3_value* value) {
  jixiao_view text = {NULL, 0};
  if (sqlite3_value_type(value) == SQLITE_NULL) return text;
  const int is_blob = sqlite3_value_type(value) == SQLITE_BLOB;
  text.data = is_blob ? sqlite3_value_blob(value) : (const char*)sqlite3_value_text(value);
  text.size = (size_t)sqlite3_value_bytes(value);
  // An empty blob, which is not NULL.
  if (text.data == NULL) text.data = "";
  return text;
}

// At most 15 digits and 22 places: then the double nearest to the figure is one division of two
// numbers that doubles hold, and is shown with the same digits again. 0 where there are more.
static int ReadReal(const char* text, size_t size, double* real) {
  double mantissa = 0;
  double power = 1;
  int digits = 0;
  int places = 0;
  int after_point = 0;
  for (size_t i = 0; i < size; ++i) {
    if (text[i] == '.') after_point = 1;
    if (text[i] < '0' || text[i] > '9') continue;
    mantissa = mantissa * 10 + (text[i] - '0');
    digits += mantissa > 0;
    if (after_point) {
      power *= 10;
      ++places;
    }
  }
  *real = (text[0] == '-' ? -mantissa : mantissa) / power;
  return digits <= 15 && places <= 22;
}

// A figure becomes a number, for SQLite holds any text to be greater than any number: INTEGER where
// it is whole, REAL where that is shown with the same digits, NULL where no number holds it
// exactly.
static void ResultFigure(sqlite3_context* context, jixiao_view figure) {
  if (figure.data == NULL) {
    sqlite3_result_null(context);
    return;
  }
  const char* const point = memchr(figure.data, '.', figure.size);
  size_t size = figure.size;
  if (point != NULL) {
    while (figure.data[size - 1] == '0') --size;
    if (figure.data[size - 1] == '.') --size;
  }
  double real;
  if (ReadReal(figure.data, size, &real)) {
    if (point == NULL || point >= figure.data + size) {
      sqlite3_result_int64(context, (sqlite3_int64)real);
    } else {
      sqlite3_result_double(context, real);
    }
    return;
  }
  char shown[32];
  const sqlite3_int64 whole = strtoll(figure.data, NULL, 10);
  sqlite3_snprintf((int)sizeof shown, shown, "%lld", whole);
  if (strlen(shown) == size && memcmp(shown, figure.data, size) == 0) {
    sqlite3_result_int64(context, whole);
  } else {
    sqlite3_result_null(context);
  }
}

static void ResultText(sqlite3_context* context, jixiao_view text) {
  if (text.data == NULL) {
    sqlite3_result_null(context);
  } else {
    sqlite3_result_text64(context, text.data, text.size, SQLITE_TRANSIENT, SQLITE_UTF8);
  }
}

static void ResultError(sqlite3_context* context, const jixiao_sql* kept, int32_t status) {
  if (status == JIXIAO_STATUS_OUT_OF_MEMORY) {
    sqlite3_result_error_nomem(context);
  } else {
    sqlite3_result_error(context, jixiao_sql_message(kept), -1);
  }
}

// ---- Functions ---------------------------------------------------------------------------------

static void Call(sqlite3_context* context, int count, sqlite3_value** values) {
  const Bound* const bound = sqlite3_user_data(context);
  jixiao_sql* const kept = bound->shared->kept;
  jixiao_view arguments[JIXIAO_SQL_ARGUMENT_COUNT];
  for (int i = 0; i < count; ++i) arguments[i] = TextOf(values[i]);
  jixiao_view out;
  const int32_t status = jixiao_sql_call(kept, bound->function, arguments, count, &out);
  if (status != JIXIAO_STATUS_OK) {
    ResultError(context, kept, status);
  } else if (bound->function->result == JIXIAO_SQL_FIGURE) {
    ResultFigure(context, out);
  } else {
    ResultText(context, out);
  }
}

static void AddToTotal(sqlite3_context* context, int count, sqlite3_value** values) {
  (void)count;
  jixiao_sql* const kept = ((const Bound*)sqlite3_user_data(context))->shared->kept;
  jixiao_sql_sum* const sum = sqlite3_aggregate_context(context, (int)sizeof *sum);
  if (sum == NULL) {
    sqlite3_result_error_nomem(context);
    return;
  }
  const int32_t status = jixiao_sql_sum_add(kept, TextOf(values[0]), TextOf(values[1]), sum);
  if (status != JIXIAO_STATUS_OK) ResultError(context, kept, status);
}

static void GiveTotal(sqlite3_context* context) {
  jixiao_sql* const kept = ((const Bound*)sqlite3_user_data(context))->shared->kept;
  const jixiao_sql_sum* const sum = sqlite3_aggregate_context(context, 0);
  if (sum == NULL) return;  // Of no rows: NULL.
  jixiao_view out;
  const int32_t status = jixiao_sql_sum_total(kept, sum, &out);
  if (status == JIXIAO_STATUS_OK) {
    ResultFigure(context, out);
  } else {
    ResultError(context, kept, status);
  }
}

// ---- The table function jixiao_projects(model, actuals, policy) --------------------------------

// Its rows are those of a query over the JSON of jixiao_assess.
static const char kProjects[] =
    "SELECT value ->> 'code', value ->> 'name', value ->> 'total', value ->> 'total_lower',"
    " value ->> 'total_upper', value ->> 'weight_total', value ->> 'scaled_from',"
    " value ->> 'grade', value ->> 'provisional'"
    " FROM json_each(jixiao_assess(?1, ?2, ?3), '$.projects')";

static const char kProjectsTable[] =
    "CREATE TABLE jixiao_projects(code TEXT, name TEXT, total, total_lower, total_upper,"
    " weight_total, scaled_from, grade TEXT, provisional INTEGER,"
    " model HIDDEN, actuals HIDDEN, policy HIDDEN)";

enum { kFirstFigure = 2, kLastFigure = 6, kColumns = 9, kParameters = 3 };

typedef struct Projects {
  sqlite3_vtab base;
  sqlite3* database;
} Projects;

typedef struct ProjectsCursor {
  sqlite3_vtab_cursor base;
  sqlite3_stmt* rows;
  sqlite3_int64 row;
  int at_end;
} ProjectsCursor;

static int Connect(sqlite3* database, void* data, int count, const char* const* arguments,
                   sqlite3_vtab** table, char** error) {
  (void)data, (void)count, (void)arguments, (void)error;
  const int result = sqlite3_declare_vtab(database, kProjectsTable);
  if (result != SQLITE_OK) return result;
  Projects* const made = sqlite3_malloc((int)sizeof *made);
  if (made == NULL) return SQLITE_NOMEM;
  memset(made, 0, sizeof *made);
  made->database = database;
  *table = &made->base;
  return sqlite3_vtab_config(database, SQLITE_VTAB_INNOCUOUS);
}

static int Disconnect(sqlite3_vtab* table) {
  sqlite3_free(table);
  return SQLITE_OK;
}

// The arguments are given as `=` constraints of hidden columns; bit i of idxNum: parameter i is.
static int BestIndex(sqlite3_vtab* table, sqlite3_index_info* info) {
  (void)table;
  int place[kParameters] = {-1, -1, -1};
  for (int i = 0; i < info->nConstraint; ++i) {
    const int parameter = info->aConstraint[i].iColumn - kColumns;
    if (parameter < 0 || info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
    if (!info->aConstraint[i].usable) return SQLITE_CONSTRAINT;
    place[parameter] = i;
  }
  int next = 0;
  for (int parameter = 0; parameter < kParameters; ++parameter) {
    if (place[parameter] < 0) continue;
    info->aConstraintUsage[place[parameter]].argvIndex = ++next;
    info->aConstraintUsage[place[parameter]].omit = 1;
    info->idxNum |= 1 << parameter;
  }
  info->estimatedCost = 1e6;
  info->estimatedRows = 10;
  return SQLITE_OK;
}

static int Open(sqlite3_vtab* table, sqlite3_vtab_cursor** cursor) {
  ProjectsCursor* const made = sqlite3_malloc((int)sizeof *made);
  if (made == NULL) return SQLITE_NOMEM;
  memset(made, 0, sizeof *made);
  *cursor = &made->base;
  return sqlite3_prepare_v2(((Projects*)table)->database, kProjects, -1, &made->rows, NULL);
}

static int Close(sqlite3_vtab_cursor* cursor) {
  sqlite3_finalize(((ProjectsCursor*)cursor)->rows);
  sqlite3_free(cursor);
  return SQLITE_OK;
}

static int Next(sqlite3_vtab_cursor* cursor) {
  ProjectsCursor* const at = (ProjectsCursor*)cursor;
  const int result = sqlite3_step(at->rows);
  at->at_end = result != SQLITE_ROW;
  ++at->row;
  if (result == SQLITE_ROW || result == SQLITE_DONE) return SQLITE_OK;
  sqlite3_free(cursor->pVtab->zErrMsg);
  sqlite3* const database = ((Projects*)cursor->pVtab)->database;
  cursor->pVtab->zErrMsg = sqlite3_mprintf("%s", sqlite3_errmsg(database));
  return result;
}

static int Filter(sqlite3_vtab_cursor* cursor, int given, const char* unused, int count,
                  sqlite3_value** values) {
  (void)unused, (void)count;
  ProjectsCursor* const at = (ProjectsCursor*)cursor;
  sqlite3_reset(at->rows);
  sqlite3_clear_bindings(at->rows);
  at->row = 0;
  int next = 0;
  for (int parameter = 0; parameter < kParameters; ++parameter) {
    if ((given & (1 << parameter)) == 0) continue;
    const int result = sqlite3_bind_value(at->rows, parameter + 1, values[next++]);
    if (result != SQLITE_OK) return result;
  }
  return Next(cursor);
}

static int AtEnd(sqlite3_vtab_cursor* cursor) { return ((ProjectsCursor*)cursor)->at_end; }

static int Column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int column) {
  sqlite3_stmt* const rows = ((ProjectsCursor*)cursor)->rows;
  if (column >= kColumns) return SQLITE_OK;
  if (column >= kFirstFigure && column <= kLastFigure) {
    ResultFigure(context, TextOf(sqlite3_column_value(rows, column)));
  } else {
    sqlite3_result_value(context, sqlite3_column_value(rows, column));
  }
  return SQLITE_OK;
}

static int RowId(sqlite3_vtab_cursor* cursor, sqlite3_int64* row) {
  *row = ((ProjectsCursor*)cursor)->row;
  return SQLITE_OK;
}

// Without xCreate the table is always there, and takes arguments.
static const sqlite3_module kProjectsModule = {
    .xConnect = Connect,
    .xBestIndex = BestIndex,
    .xDisconnect = Disconnect,
    .xOpen = Open,
    .xClose = Close,
    .xFilter = Filter,
    .xNext = Next,
    .xEof = AtEnd,
    .xColumn = Column,
    .xRowid = RowId,
};

// ---- Loading -----------------------------------------------------------------------------------

static int Register(sqlite3* database, const char* name, int count, Bound* bound) {
  if (bound == NULL) return SQLITE_NOMEM;
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  const int is_aggregate = bound->function == NULL;
  // Releases `bound` also where it fails.
  return sqlite3_create_function_v2(database, name, count, flags, bound,
                                    is_aggregate ? NULL : &Call, is_aggregate ? &AddToTotal : NULL,
                                    is_aggregate ? &GiveTotal : NULL, &Release);
}

static int RegisterAll(sqlite3* database, Shared* shared) {
  for (size_t i = 0; i < JIXIAO_SQL_FUNCTION_COUNT; ++i) {
    const jixiao_sql_function* const function = &jixiao_sql_functions[i];
    for (int count = function->required; count <= function->count; ++count) {
      const int result = Register(database, function->name, count, Bind(function, shared));
      if (result != SQLITE_OK) return result;
    }
  }
  const int result = Register(database, "jixiao_total", 2, Bind(NULL, shared));
  if (result != SQLITE_OK) return result;
  return sqlite3_create_module_v2(database, "jixiao_projects", &kProjectsModule, NULL, NULL);
}

#ifdef _WIN32
__declspec(dllexport)
#else
__attribute__((visibility("default")))
#endif
    int sqlite3_jixiao_init(sqlite3* database, char** error, const sqlite3_api_routines* api) {
  SQLITE_EXTENSION_INIT2(api);
  (void)error;
  Shared* const shared = calloc(1, sizeof *shared);
  if (shared == NULL) return SQLITE_NOMEM;
  shared->kept = jixiao_sql_create();
  // One user is this function, which the last release may not free under it.
  Bound* const own = shared->kept != NULL ? Bind(NULL, shared) : NULL;
  if (own == NULL) {
    jixiao_sql_destroy(shared->kept);
    free(shared);
    return SQLITE_NOMEM;
  }
  const int result = RegisterAll(database, shared);
  Release(own);
  return result;
}
