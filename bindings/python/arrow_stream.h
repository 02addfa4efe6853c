// Columns as an Arrow stream (Arrow C data and stream interfaces), for `__arrow_c_stream__`.
typedef struct jixiao_py_column {
  const char* name;
  const char* format;        // Arrow format: "u", "U", "d:38,2", "b", "l", "tdD".
  const void* buffers[3];    // Validity bitmap (NULL: no nulls), then the data; copied.
  size_t buffer_sizes[3];
  int64_t buffer_count;      // 3 for text, else 2.
  int64_t null_count;
} jixiao_py_column;

// A struct ArrowArrayStream of one batch, from malloc; NULL where memory runs out.
void* jixiao_py_stream(const jixiao_py_column* columns, int64_t column_count, int64_t row_count);

// Address of the destructor of a PyCapsule that holds a stream.
void* jixiao_py_stream_destructor(void);
