// Columns and arrays as Arrow streams (of jixiao.h), for `__arrow_c_stream__`.
typedef struct jixiao_py_column {
  const char* name;
  const char* format;      // Arrow format: "u", "U", "d:38,2", "b", "l", "tdD".
  const void* buffers[3];  // Validity bitmap (NULL: no nulls), then the data; copied.
  size_t buffer_sizes[3];
  int64_t buffer_count;  // 3 for text, else 2.
  int64_t null_count;
} jixiao_py_column;

// A struct ArrowArrayStream of one batch, from malloc; NULL where memory runs out.
void* jixiao_py_stream(const jixiao_py_column* columns, int64_t column_count, int64_t row_count);

// A stream of `arrays`, which have `schema`; all are moved into it. NULL, and nothing moved, where
// memory runs out.
void* jixiao_py_stream_of(struct ArrowSchema* schema, struct ArrowArray** arrays, int64_t count);

// A released struct ArrowArrayStream, from malloc, to be filled; NULL where memory runs out.
void* jixiao_py_empty_stream(void);

// Address of the destructor of a PyCapsule that holds a stream.
void* jixiao_py_stream_destructor(void);
