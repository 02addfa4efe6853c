// See arrow_stream.h. Everything is copied, so that what is exported needs neither Python nor the
// library afterwards and can be released from any thread. Part of the extension's one C file.
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE
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
#endif
#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE
struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
  const char* (*get_last_error)(struct ArrowArrayStream*);
  void (*release)(struct ArrowArrayStream*);
  void* private_data;
};
#endif

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

static int jixiao_py_copy_schema(const struct ArrowSchema* from, struct ArrowSchema* out) {
  int failed = jixiao_py_new_schema(from->format, from->name, from->n_children, out);
  for (int64_t i = 0; !failed && i < from->n_children; ++i) {
    const struct ArrowSchema* child = from->children[i];
    out->children[i] = calloc(1, sizeof *out->children[i]);
    failed = out->children[i] == NULL
                 ? ENOMEM
                 : jixiao_py_new_schema(child->format, child->name, 0, out->children[i]);
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

// ---- The stream: one schema, one array that is given away once.

struct jixiao_py_table {
  struct ArrowSchema schema;
  struct ArrowArray array;
};

static int jixiao_py_get_schema(struct ArrowArrayStream* stream, struct ArrowSchema* out) {
  return jixiao_py_copy_schema(&((struct jixiao_py_table*)stream->private_data)->schema, out);
}

static int jixiao_py_get_next(struct ArrowArrayStream* stream, struct ArrowArray* out) {
  struct jixiao_py_table* table = stream->private_data;
  *out = table->array;
  table->array.release = NULL;
  return 0;
}

static const char* jixiao_py_get_last_error(struct ArrowArrayStream* stream) {
  (void)stream;
  return NULL;
}

static void jixiao_py_release_table(struct jixiao_py_table* table) {
  if (table->schema.release != NULL) table->schema.release(&table->schema);
  if (table->array.release != NULL) table->array.release(&table->array);
  free(table);
}

static void jixiao_py_release_stream(struct ArrowArrayStream* stream) {
  jixiao_py_release_table(stream->private_data);
  stream->release = NULL;
}

static int jixiao_py_fill(struct jixiao_py_table* table, const jixiao_py_column* columns,
                          int64_t column_count, int64_t row_count) {
  if (jixiao_py_new_schema("+s", "", column_count, &table->schema)) return ENOMEM;
  if (jixiao_py_new_array(row_count, 1, column_count, &table->array)) return ENOMEM;
  table->schema.flags = 0;
  for (int64_t i = 0; i < column_count; ++i) {
    struct ArrowSchema* schema = table->schema.children[i] = calloc(1, sizeof *schema);
    struct ArrowArray* array = table->array.children[i] = calloc(1, sizeof *array);
    if (schema == NULL || array == NULL) return ENOMEM;
    if (jixiao_py_new_schema(columns[i].format, columns[i].name, 0, schema)) return ENOMEM;
    if (jixiao_py_column_array(&columns[i], row_count, array)) return ENOMEM;
  }
  return 0;
}

static void* jixiao_py_stream(const jixiao_py_column* columns, int64_t column_count,
                              int64_t row_count) {
  struct ArrowArrayStream* stream = calloc(1, sizeof *stream);
  struct jixiao_py_table* table = calloc(1, sizeof *table);
  if (stream == NULL || table == NULL ||
      jixiao_py_fill(table, columns, column_count, row_count)) {
    if (table != NULL) jixiao_py_release_table(table);
    free(stream);
    return NULL;
  }
  stream->get_schema = jixiao_py_get_schema;
  stream->get_next = jixiao_py_get_next;
  stream->get_last_error = jixiao_py_get_last_error;
  stream->release = jixiao_py_release_stream;
  stream->private_data = table;
  return stream;
}

// The consumer of a capsule moves the stream out of it and marks it released, or leaves it.
static void jixiao_py_destroy_capsule(PyObject* capsule) {
  struct ArrowArrayStream* stream = PyCapsule_GetPointer(capsule, "arrow_array_stream");
  if (stream == NULL) return;
  if (stream->release != NULL) stream->release(stream);
  free(stream);
}

static void* jixiao_py_stream_destructor(void) {
  return (void*)jixiao_py_destroy_capsule;
}
