"""Whole columns at once: of pandas, polars, pyarrow, lists, and of whatever speaks Arrow.

The loop over the rows is the library's; here columns are put side by side as an Arrow table, and
the answer is handed back as a frame of the caller's own library.
"""

from __future__ import annotations

import ctypes
import datetime
import decimal
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from jixiao import _native as native
from jixiao import errors
from jixiao._native import ffi, lib
from jixiao.cells import CellLike, Context, Outcome, Threshold, cell_bytes, evaluate_cell
from jixiao.policy import PolicyLike, policy_handle
from jixiao.tables import Column, Table, booleans, capsule, dates, integers, texts

if TYPE_CHECKING:
    import pandas
    import polars

_SCALARS = (str, bytes, int, decimal.Decimal, datetime.date)


@overload
def parse(
    targets: CellLike, *, context: Context | None = None, threads: int | None = None, **columns: Any
) -> Threshold: ...
@overload
def parse(
    targets: list[Any] | tuple[Any, ...],
    *,
    context: Context | None = None,
    threads: int | None = None,
    **columns: Any,
) -> list[dict[str, Any]]: ...
@overload
def parse(
    targets: pandas.Series[Any] | pandas.DataFrame,
    *,
    context: Context | None = None,
    threads: int | None = None,
    **columns: Any,
) -> pandas.DataFrame: ...
@overload
def parse(
    targets: polars.Series | polars.DataFrame,
    *,
    context: Context | None = None,
    threads: int | None = None,
    **columns: Any,
) -> polars.DataFrame: ...
@overload
def parse(
    targets: Any, *, context: Context | None = None, threads: int | None = None, **columns: Any
) -> Any: ...
def parse(
    targets: Any, *, context: Context | None = None, threads: int | None = None, **columns: Any
) -> Any:
    """Reads a column of target cells.

    targets  a pandas or polars Series or a pyarrow array: a frame of that library comes back; a
             list: a list of dictionaries. Also a frame whose columns have the names below, with
             the targets as `target`. Anything else that has `__arrow_c_stream__`: an object that
             has it too, made while it is read, for data larger than memory. A single cell gives a
             Threshold.
    context  of all rows; a column that is stated on a row wins
    threads  how many; by default as many as there are processors. The result is the same.
    columns  by name, each a column or one value for all rows: `symbol`, `unit`, `level1`,
             `level2`, `level3`, `description`, `year`

    A cell that cannot be used never stops the others: `code` and `severity` say what is
    questionable. Columns of float are refused, as float is not exact: see `exact`.
    """
    if isinstance(targets, _SCALARS):
        return Threshold(targets, context=context, **columns)
    return _run("parse", {"target": targets, **columns}, context, None, threads)


@overload
def evaluate(
    targets: CellLike,
    actuals: CellLike | None,
    *,
    context: Context | None = None,
    policy: PolicyLike = None,
    threads: int | None = None,
    **columns: Any,
) -> Outcome: ...
@overload
def evaluate(
    targets: list[Any] | tuple[Any, ...],
    actuals: Any = None,
    *,
    context: Context | None = None,
    policy: PolicyLike = None,
    threads: int | None = None,
    **columns: Any,
) -> list[dict[str, Any]]: ...
@overload
def evaluate(
    targets: pandas.Series[Any] | pandas.DataFrame,
    actuals: Any = None,
    *,
    context: Context | None = None,
    policy: PolicyLike = None,
    threads: int | None = None,
    **columns: Any,
) -> pandas.DataFrame: ...
@overload
def evaluate(
    targets: polars.Series | polars.DataFrame,
    actuals: Any = None,
    *,
    context: Context | None = None,
    policy: PolicyLike = None,
    threads: int | None = None,
    **columns: Any,
) -> polars.DataFrame: ...
@overload
def evaluate(
    targets: Any,
    actuals: Any = None,
    *,
    context: Context | None = None,
    policy: PolicyLike = None,
    threads: int | None = None,
    **columns: Any,
) -> Any: ...
def evaluate(
    targets: Any,
    actuals: Any = None,
    *,
    context: Context | None = None,
    policy: PolicyLike = None,
    threads: int | None = None,
    **columns: Any,
) -> Any:
    """Judges and scores a column of actual cells against a column of targets, row by row.

    targets  as in `parse`; a frame has the actual values as `actual`
    actuals  a column of the same library or a list, as long as `targets`
    context threads  as in `parse`
    policy   a Policy or the name of a built-in one; by default `mof-2020`
    columns  those of `parse`, and `weight` (without it a row is scored on 100 points),
             `direction`, `achievement`, `degree`, `base`, `deduction`, `applicable`,
             `standard` (评分标准), `last_year`

    Single cells give an Outcome.
    """
    if isinstance(targets, _SCALARS):
        return evaluate_cell(targets, actuals, context=context, policy=policy, **columns)
    if actuals is not None:
        columns = {"actual": actuals, **columns}
    return _run("evaluate", {"target": targets, **columns}, context, policy, threads)


def assess_columns(
    rows: Any,
    *,
    context: Context | None = None,
    policy: PolicyLike = None,
    threads: int | None = None,
) -> Any:
    """Scores the projects that the rows of a frame belong to.

    rows  a frame of pandas, polars or pyarrow, or a dictionary of lists, with the columns of
          `evaluate` and `project` (by whose values rows are one project), `reason`,
          `budget_total`, `budget_adjusted`, `budget_spent`, `budget_weight`. Anything else that has
          `__arrow_c_stream__`: an object that has it too; there the rows of a project follow each
          other.

    A frame of the same library comes back, row for row: the outcome, the weight, and the
    project's totals and grade on each of its rows.
    """
    return _run("assess", {"target": rows}, context, policy, threads)


def exact(column: Iterable[float | int | None]) -> list[decimal.Decimal | None]:
    """Figures that a spreadsheet or a reader of CSV made into float, as they were typed.

    To 15 significant digits, as Excel keeps them: 22.5 is Decimal("22.5"); NaN is None.
    """
    return [
        None if value is None or value != value else decimal.Decimal(format(value, ".15g"))
        for value in column
    ]


# ---- From the caller's library to Arrow, and back ------------------------------------------------


def _library(value: Any) -> str:
    return type(value).__module__.partition(".")[0]


def _run(
    what: str,
    columns: dict[str, Any],
    context: Context | None,
    policy: PolicyLike,
    threads: int | None,
) -> Any:
    first = columns["target"]
    with _Options(context, policy, threads) as options:
        match _library(first):
            case "pandas":
                return _of_pandas(what, columns, options)
            case "polars":
                return _of_polars(what, columns, options)
            case "pyarrow" if type(first).__name__ != "RecordBatchReader":
                return _of_pyarrow(what, columns, options)
        if isinstance(first, Mapping):
            return list(_records(_answers(what, _own(first), options)))
        if isinstance(first, Sequence):
            return list(_records(_answers(what, _own(columns), options)))
        if hasattr(first, "__arrow_c_stream__"):
            return _streamed(what, columns, options)
    raise TypeError(
        f"expected text, a list, or a column or frame of pandas, polars or Arrow, "
        f"not {type(first).__name__}"
    )


def _of_pandas(what: str, columns: dict[str, Any], options: Any) -> Any:
    import pandas

    first = columns["target"]
    if isinstance(first, pandas.DataFrame):
        frame = _with_columns(first, columns, lambda one, more: one.assign(**more))
    else:
        for name, column in columns.items():
            if isinstance(column, pandas.Series) and not column.index.equals(first.index):
                raise ValueError(f"{name} has another index than the targets")
        frame = pandas.DataFrame(columns, index=first.index)
    for name in frame:
        if pandas.api.types.is_float_dtype(frame[name]) and not frame[name].isna().all():
            raise _float_refused(name)
    answers = _answers(what, _from_pandas(frame), options)
    return _to_pandas(answers, frame.index)


def _from_pandas(frame: Any) -> Any:
    """The frame as Arrow: by pyarrow, which is quick, where it is installed and can."""
    own = {name: frame[name] for name in frame if name == "target" or frame[name].notna().any()}
    try:
        import pyarrow

        table = pyarrow.table(
            {name: pyarrow.Array.from_pandas(column) for name, column in own.items()}
        )
        if all(pyarrow.types.is_null(one.type) or _is_column(one.type) for one in table.schema):
            return table.combine_chunks()
    # TypeError and ValueError are pyarrow's, of objects of several types in one column.
    except (ImportError, TypeError, ValueError):
        pass
    values = {name: _of_series(column) for name, column in own.items()}
    return _own(values, len(frame))


def _is_column(kind: Any) -> bool:
    """Whether the library takes columns of this Arrow type."""
    from pyarrow import types

    texts = (types.is_string, types.is_large_string, types.is_string_view, types.is_dictionary)
    return any(test(kind) for test in (*texts, types.is_integer, types.is_decimal128,
                                       types.is_boolean, types.is_date32))  # fmt: skip


def _of_series(series: Any) -> list[Any]:
    pairs = zip(series, series.isna(), strict=True)
    return [None if missing else value for value, missing in pairs]


def _to_pandas(answers: Any, index: Any) -> Any:
    import pandas

    try:
        import pyarrow
    except ImportError:
        return pandas.DataFrame(_columns(answers), index=index)
    table = pyarrow.table(answers)
    for place, field in enumerate(table.schema):
        if pyarrow.types.is_dictionary(field.type):
            table = table.set_column(place, field.name, table[place].cast(pyarrow.string()))
    frame = table.to_pandas()
    frame.index = index
    return frame


def _of_polars(what: str, columns: dict[str, Any], options: Any) -> Any:
    import polars

    first = columns["target"]
    if isinstance(first, polars.DataFrame):
        frame = _with_columns(first, columns, lambda one, more: one.with_columns(**more))
    else:
        frame = polars.DataFrame(columns)
    for name, kind in frame.schema.items():
        if kind.is_float() and frame[name].null_count() < len(frame):
            raise _float_refused(name)
    # A column without a value has no type that would say what it is for.
    frame = frame[[name for name in frame.columns if name == "target" or _stated(frame, name)]]
    return polars.DataFrame(_answers(what, frame.rechunk(), options))


def _stated(frame: Any, name: str) -> bool:
    return len(frame) == 0 or bool(frame[name].null_count() < len(frame))


def _of_pyarrow(what: str, columns: dict[str, Any], options: Any) -> Any:
    import pyarrow

    first = columns["target"]
    if isinstance(first, pyarrow.RecordBatch):
        first = pyarrow.Table.from_batches([first])
    made = {
        name: pyarrow.repeat(column, len(first)) if isinstance(column, _SCALARS) else column
        for name, column in columns.items()
    }
    if isinstance(first, pyarrow.Table):
        made.pop("target")
        table = first
        for name, column in made.items():
            table = table.append_column(name, column)
    else:
        table = pyarrow.table(made)
    for field in table.schema:
        if pyarrow.types.is_floating(field.type):
            raise _float_refused(field.name)
    return pyarrow.table(_answers(what, table.combine_chunks(), options))


def _with_columns(frame: Any, columns: dict[str, Any], add: Any) -> Any:
    more = {name: column for name, column in columns.items() if name != "target"}
    return add(frame, more) if more else frame


def _float_refused(name: Any) -> TypeError:
    return TypeError(
        f"the column {name!r} is of float, which is not exact; give text or Decimal, or "
        "jixiao.exact(column) for figures as they were typed"
    )


def _own(columns: Mapping[str, Any], length: int | None = None) -> Table:
    """Lists, and single values for all rows, as a table."""
    if length is None:
        length = len(columns["target"])
    made = {}
    for name, values in columns.items():
        cells = [values] * length if isinstance(values, _SCALARS) else list(values)
        if name == "target" or any(value is not None for value in cells):
            made[str(name)] = _own_column(str(name), cells)
    return Table(made)


def _own_column(name: str, values: list[Any]) -> Column:
    kinds = {type(value) for value in values if value is not None}
    if kinds == {bool}:
        return booleans(values)
    if kinds == {int} and all(value is None or -(2**63) <= value < 2**63 for value in values):
        return integers(values)
    if kinds == {datetime.date}:
        return dates(values)
    if float in kinds:
        raise _float_refused(name)
    try:
        return texts(None if one is None else native.decode(cell_bytes(one)) for one in values)
    except TypeError as wrong:
        raise TypeError(f"{name}: {wrong}") from wrong


# ---- Calls ---------------------------------------------------------------------------------------


class _Options:
    """A jixiao_batch_options, alive with all that it names inside the `with`."""

    def __init__(self, context: Context | None, policy: PolicyLike, threads: int | None) -> None:
        self.struct = native.struct("jixiao_batch_options")
        self._kept: list[Any] = [policy]
        if policy is not None:
            self._kept.append(policy_handle(policy))
            self.struct.policy = self._kept[-1]
        if context is not None:
            self._kept.append(context._struct())
            self.struct.context = self._kept[-1][0]
        if threads is None:
            threads = min(len(os.sched_getaffinity(0)), 256)
        self.struct.threads = threads

    def __enter__(self) -> Any:
        return self.struct

    def __exit__(self, *_: object) -> None:
        self._kept.clear()


class _Answers:
    """Arrow arrays that the library made, with their schema."""

    def __init__(self, schema: Any, arrays: list[Any]) -> None:
        self.schema = schema
        self.arrays = arrays

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        arrays = ffi.new("struct ArrowArray*[]", self.arrays)
        stream = lib.jixiao_py_stream_of(self.schema, arrays, len(self.arrays))
        return capsule(stream)


def _released(kind: str) -> Any:
    def release(made: Any) -> None:
        if made.release != ffi.NULL:
            made.release(made)

    return ffi.gc(ffi.new(f"struct {kind}*"), release)


def _opened(source: Any) -> tuple[object, Any]:
    """A stream's capsule, which owns it, and the stream."""
    holder = source.__arrow_c_stream__()
    get = ctypes.pythonapi.PyCapsule_GetPointer
    get.restype, get.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    address = get(holder, b"arrow_array_stream")
    return holder, ffi.cast("struct ArrowArrayStream*", address)


def _checked(stream: Any, status: int) -> None:
    if status != 0:
        reason = stream.get_last_error(stream)
        told = "" if reason == ffi.NULL else ffi.string(reason).decode("utf-8", "replace")
        raise errors.InvalidArgumentError(told or f"the Arrow stream fails with {status}")


def _answers(what: str, source: Any, options: Any) -> _Answers:
    """The answer to each array of a table."""
    function = {
        "parse": lib.jixiao_batch_parse,
        "evaluate": lib.jixiao_batch_evaluate,
        "assess": lib.jixiao_batch_assess,
    }[what]
    holder, stream = _opened(source)
    schema = _released("ArrowSchema")
    _checked(stream, stream.get_schema(stream, schema))
    out_schema = _released("ArrowSchema")
    arrays: list[Any] = []
    while True:
        rows = _released("ArrowArray")
        _checked(stream, stream.get_next(stream, rows))
        if rows.release == ffi.NULL:
            break
        if arrays and what == "assess":
            raise errors.LimitExceededError("the table is too large for one array; use a stream")
        made, out_schema = _released("ArrowArray"), _released("ArrowSchema")
        native.call(function, schema, rows, options, out_schema, made)
        arrays.append(made)
    del holder
    if not arrays:
        # A table without a single array still has columns: those of no rows.
        return _answers(what, _empty(), options)
    return _Answers(out_schema, arrays)


def _empty() -> Table:
    return Table({"target": texts([])})


class ArrowStream:
    """Answers that are made while they are read, by whatever takes an Arrow stream; once."""

    def __init__(self, holder: object) -> None:
        """Takes a capsule."""
        self._capsule: object | None = holder

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The stream, by the Arrow PyCapsule interface; a requested schema is not followed."""
        if self._capsule is None:
            raise ValueError("the stream has been read")
        holder, self._capsule = self._capsule, None
        return holder


def _streamed(what: str, columns: dict[str, Any], options: Any) -> ArrowStream:
    if len(columns) > 1:
        raise TypeError("a stream has all of its columns itself")
    functions = {
        "parse": lib.jixiao_batch_parse_stream,
        "evaluate": lib.jixiao_batch_evaluate_stream,
        "assess": lib.jixiao_batch_assess_stream,
    }
    holder, stream = _opened(columns["target"])
    out = lib.jixiao_py_empty_stream()
    made = capsule(out)
    native.call(functions[what], stream, options, out)
    del holder
    return ArrowStream(made)


# ---- Answers as values of Python -----------------------------------------------------------------


def _columns(answers: _Answers) -> dict[str, list[Any]]:
    """The columns of the answers as lists."""
    names = [
        ffi.string(answers.schema.children[index].name).decode()
        for index in range(answers.schema.n_children)
    ]
    columns: dict[str, list[Any]] = {name: [] for name in names}
    for array in answers.arrays:
        for index, name in enumerate(names):
            columns[name] += _values(answers.schema.children[index], array.children[index])
    return columns


def _records(answers: _Answers) -> Iterable[dict[str, Any]]:
    columns = _columns(answers)
    for row in zip(*columns.values(), strict=True):
        yield dict(zip(columns, row, strict=True))


_INTEGERS = {"c": 1, "C": 1, "s": 2, "S": 2, "i": 4, "I": 4, "l": 8, "L": 8}
_EPOCH = datetime.date(1970, 1, 1).toordinal()


def _values(schema: Any, array: Any) -> list[Any]:
    """The values of a column of a type that the library gives."""
    format = ffi.string(schema.format).decode()
    if schema.dictionary != ffi.NULL:
        words = _values(schema.dictionary, array.dictionary)
        found = [words[index] for index in _integers(format, array)] if words else []
        return _with_nulls(array, found or [None] * array.length)
    if format == "u":
        return _with_nulls(array, _texts(array))
    if format == "b":
        bits = ffi.cast("uint8_t*", array.buffers[1])
        places = range(array.offset, array.offset + array.length)
        return _with_nulls(array, [bool(bits[i >> 3] >> (i & 7) & 1) for i in places])
    if format == "tdD":
        days = _integers("i", array)
        return _with_nulls(array, [_date(day) for day in days])
    if format.startswith("d:38,"):
        return _with_nulls(array, _decimals(array, int(format.rpartition(",")[2])))
    return _with_nulls(array, _integers(format, array))


def _data(array: Any, buffer: int, width: int, more: int = 0) -> Any:
    if array.length == 0 or array.buffers[buffer] == ffi.NULL:
        return b""
    start = ffi.cast("char*", array.buffers[buffer]) + array.offset * width
    return ffi.buffer(start, (array.length + more) * width)


def _integers(format: str, array: Any) -> list[int]:
    width = _INTEGERS[format]
    return list(memoryview(_data(array, 1, width)).cast(_MEMORY[format]))


# Python's own letters for the integers of Arrow's.
_MEMORY: dict[str, Any] = {
    "c": "b", "C": "B", "s": "h", "S": "H", "i": "i", "I": "I", "l": "q", "L": "Q",
}  # fmt: skip


def _texts(array: Any) -> list[str]:
    ends = memoryview(_data(array, 1, 4, more=1)).cast("i")
    if not len(ends):
        return []
    data = ffi.cast("char*", array.buffers[2])
    return [
        native.decode(bytes(ffi.buffer(data + begin, end - begin)))
        for begin, end in zip(ends, ends[1:], strict=False)
    ]


def _decimals(array: Any, scale: int) -> list[decimal.Decimal]:
    halves = memoryview(_data(array, 1, 16)).cast("q")
    low = memoryview(_data(array, 1, 16)).cast("Q")
    return [
        native.exact_decimal((halves[i + 1] << 64) + low[i], scale)
        for i in range(0, 2 * array.length, 2)
    ]


def _date(day: int) -> datetime.date | None:
    ordinal = day + _EPOCH
    return datetime.date.fromordinal(ordinal) if ordinal > 0 else None


def _with_nulls(array: Any, values: list[Any]) -> list[Any]:
    if array.null_count == 0 or array.buffers[0] == ffi.NULL:
        return values
    bits = ffi.cast("uint8_t*", array.buffers[0])
    first = array.offset
    return [value if bits[i >> 3] >> (i & 7) & 1 else None for i, value in enumerate(values, first)]
