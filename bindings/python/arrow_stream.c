// See arrow_stream.h. Everything is copied, so that what is exported needs neither Python nor the
// library afterwards and can be released from any thread. Part of the extension's one C file.
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define JIXIAO_PY_NULLABLE 2

static void* jixiao_py_copy(const void* data, size_t size) {
  void* copy = malloc(size == 0 ? 1 : size);
  if (copy != NULL && size != 0) memcpy(copy, data, size);
  return copy;
}

// ---- Schemas: owners of the copies of their two texts and of their children.

static void jixiao_py_release_schema(struct ArrowSchema* schema) {
  for (int64_t i = 0; i < schema->n_children; ++i) {
    struct ArrowSchema* child = schema->children[i];
    if (child != NULL && child->release != NULL) child->release(child);
    free(child);
  }
  free(schema->children);
  if (schema->dictionary != NULL) {
    if (schema->dictionary->release != NULL) schema->dictionary->release(schema->dictionary);
    free(schema->dictionary);
  }
  free((void*)schema->format);
  free((void*)schema->name);
  schema->release = NULL;
}

static int jixiao_py_new_schema(const char* format, const char* name, int64_t child_count,
                                struct ArrowSchema* out) {
  memset(out, 0, sizeof *out);
  out->release = jixiao_py_release_schema;
  out->flags = child_count == 0 ? JIXIAO_PY_NULLABLE : 0;
  out->format = jixiao_py_copy(format, strlen(format) + 1);
  out->name = jixiao_py_copy(name, strlen(name) + 1);
  out->children = calloc((size_t)child_count + 1, sizeof *out->children);
  if (out->format == NULL || out->name == NULL || out->children == NULL) return ENOMEM;
  out->n_children = child_count;
  return 0;
}

static int jixiao_py_copy_leaf(const struct ArrowSchema* from, struct ArrowSchema* out) {
  int failed = jixiao_py_new_schema(from->format, from->name == NULL ? "" : from->name, 0, out);
  out->flags = from->flags;
  if (failed || from->dictionary == NULL) return failed;
  out->dictionary = calloc(1, sizeof *out->dictionary);
  if (out->dictionary == NULL) return ENOMEM;
  return jixiao_py_new_schema(from->dictionary->format, "", 0, out->dictionary);
}

// Copies a schema whose children have no children, as those of a table have none.
static int jixiao_py_copy_schema(const struct ArrowSchema* from, struct ArrowSchema* out) {
  int failed = jixiao_py_new_schema(from->format, from->name, from->n_children, out);
  out->flags = from->flags;
  for (int64_t i = 0; !failed && i < from->n_children; ++i) {
    out->children[i] = calloc(1, sizeof *out->children[i]);
    failed = out->children[i] == NULL ? ENOMEM
                                      : jixiao_py_copy_leaf(from->children[i], out->children[i]);
  }
  if (failed) jixiao_py_release_schema(out);
  return failed;
}

// ---- Arrays: owners of the copies of their buffers and of their children.

static void jixiao_py_release_array(struct ArrowArray* array) {
  for (int64_t i = 0; i < array->n_children; ++i) {
    struct ArrowArray* child = array->children[i];
    if (child != NULL && child->release != NULL) child->release(child);
    free(child);
  }
  for (int64_t i = 0; i < array->n_buffers; ++i) free((void*)array->buffers[i]);
  free(array->children);
  free(array->buffers);
  array->release = NULL;
}

static int jixiao_py_new_array(int64_t length, int64_t buffer_count, int64_t child_count,
                               struct ArrowArray* out) {
  memset(out, 0, sizeof *out);
  out->release = jixiao_py_release_array;
  out->length = length;
  out->buffers = calloc((size_t)buffer_count, sizeof *out->buffers);
  out->children = calloc((size_t)child_count + 1, sizeof *out->children);
  if (out->buffers == NULL || out->children == NULL) return ENOMEM;
  out->n_buffers = buffer_count;
  out->n_children = child_count;
  return 0;
}

static int jixiao_py_column_array(const jixiao_py_column* column, int64_t length,
                                  struct ArrowArray* out) {
  int failed = jixiao_py_new_array(length, column->buffer_count, 0, out);
  for (int64_t i = 0; !failed && i < column->buffer_count; ++i) {
    if (column->buffers[i] == NULL) continue;
    out->buffers[i] = jixiao_py_copy(column->buffers[i], column->buffer_sizes[i]);
    if (out->buffers[i] == NULL) failed = ENOMEM;
  }
  out->null_count = column->null_count;
  return failed;
}

// ---- The stream: one schema, and arrays each of which is given away once.

struct jixiao_py_table {
  struct ArrowSchema schema;
  struct ArrowArray* arrays;
  int64_t count;
  int64_t next;
};

static int jixiao_py_get_schema(struct ArrowArrayStream* stream, struct ArrowSchema* out) {
  return jixiao_py_copy_schema(&((struct jixiao_py_table*)stream->private_data)->schema, out);
}

static int jixiao_py_get_next(struct ArrowArrayStream* stream, struct ArrowArray* out) {
  struct jixiao_py_table* table = stream->private_data;
  if (table->next == table->count) {
    out->release = NULL;
    return 0;
  }
  *out = table->arrays[table->next];
  table->arrays[table->next++].release = NULL;
  return 0;
}

static const char* jixiao_py_get_last_error(struct ArrowArrayStream* stream) {
  (void)stream;
  return NULL;
}

static void jixiao_py_release_table(struct jixiao_py_table* table) {
  if (table->schema.release != NULL) table->schema.release(&table->schema);
  for (int64_t i = 0; i < table->count; ++i) {
    if (table->arrays[i].release != NULL) table->arrays[i].release(&table->arrays[i]);
  }
  free(table->arrays);
  free(table);
}

static void jixiao_py_release_stream(struct ArrowArrayStream* stream) {
  jixiao_py_release_table(stream->private_data);
  stream->release = NULL;
}

// A stream of a table with room for `count` arrays; NULL where memory runs out.
static struct ArrowArrayStream* jixiao_py_new_stream(int64_t count) {
  struct ArrowArrayStream* stream = calloc(1, sizeof *stream);
  struct jixiao_py_table* table = calloc(1, sizeof *table);
  struct ArrowArray* arrays = calloc((size_t)count + 1, sizeof *arrays);
  if (stream == NULL || table == NULL || arrays == NULL) {
    free(stream);
    free(table);
    free(arrays);
    return NULL;
  }
  table->arrays = arrays;
  table->count = count;
  stream->get_schema = jixiao_py_get_schema;
  stream->get_next = jixiao_py_get_next;
  stream->get_last_error = jixiao_py_get_last_error;
  stream->release = jixiao_py_release_stream;
  stream->private_data = table;
  return stream;
}

static int jixiao_py_fill(struct jixiao_py_table* table, const jixiao_py_column* columns,
                          int64_t column_count, int64_t row_count) {
  if (jixiao_py_new_schema("+s", "", column_count, &table->schema)) return ENOMEM;
  if (jixiao_py_new_array(row_count, 1, column_count, table->arrays)) return ENOMEM;
  table->schema.flags = 0;
  for (int64_t i = 0; i < column_count; ++i) {
    struct ArrowSchema* schema = table->schema.children[i] = calloc(1, sizeof *schema);
    struct ArrowArray* array = table->arrays->children[i] = calloc(1, sizeof *array);
    if (schema == NULL || array == NULL) return ENOMEM;
    if (jixiao_py_new_schema(columns[i].format, columns[i].name, 0, schema)) return ENOMEM;
    if (jixiao_py_column_array(&columns[i], row_count, array)) return ENOMEM;
  }
  return 0;
}

static void* jixiao_py_stream(const jixiao_py_column* columns, int64_t column_count,
                              int64_t row_count) {
  struct ArrowArrayStream* stream = jixiao_py_new_stream(1);
  if (stream == NULL) return NULL;
  if (jixiao_py_fill(stream->private_data, columns, column_count, row_count)) {
    jixiao_py_release_stream(stream);
    free(stream);
    return NULL;
  }
  return stream;
}

static void* jixiao_py_stream_of(struct ArrowSchema* schema, struct ArrowArray** arrays,
                                 int64_t count) {
  struct ArrowArrayStream* stream = jixiao_py_new_stream(count);
  if (stream == NULL) return NULL;
  struct jixiao_py_table* table = stream->private_data;
  table->schema = *schema;
  schema->release = NULL;
  for (int64_t i = 0; i < count; ++i) {
    table->arrays[i] = *arrays[i];
    arrays[i]->release = NULL;
  }
  return stream;
}

static void* jixiao_py_empty_stream(void) { return calloc(1, sizeof(struct ArrowArrayStream)); }

// The consumer of a capsule moves the stream out of it and marks it released, or leaves it.
static void jixiao_py_destroy_capsule(PyObject* capsule) {
  struct ArrowArrayStream* stream = PyCapsule_GetPointer(capsule, "arrow_array_stream");
  if (stream == NULL) return;
  if (stream->release != NULL) stream->release(stream);
  free(stream);
}

static void* jixiao_py_stream_destructor(void) { return (void*)jixiao_py_destroy_capsule; }
