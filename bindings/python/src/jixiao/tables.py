"""Tables for the library of the reader's choice; none of them is needed.

Every table of this package has `__arrow_c_stream__` (the Arrow PyCapsule interface), so that
pyarrow, polars, pandas, DuckDB and others take it as it is.
"""

from __future__ import annotations

import ctypes
import datetime
import decimal
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

from jixiao import errors
from jixiao._jixiao import ffi, lib

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

_SHOWN_ROWS = 20


@dataclass(frozen=True)
class Column:
    """Values of one type, None where there is none.

    format  the Arrow type: `u` text, `d:38,n` decimals, `l` integers, `b` booleans, `tdD` dates
    """

    format: str
    values: tuple[Any, ...]


def texts(values: Iterable[str | None]) -> Column:
    """A column of text."""
    return Column("u", tuple(values))


def integers(values: Iterable[int | None]) -> Column:
    """A column of 64-bit integers."""
    return Column("l", tuple(values))


def booleans(values: Iterable[bool | None]) -> Column:
    """A column of truth values."""
    return Column("b", tuple(values))


def dates(values: Iterable[datetime.date | None]) -> Column:
    """A column of days."""
    return Column("tdD", tuple(values))


def decimals(values: Iterable[decimal.Decimal | None], scale: int) -> Column:
    """A column of decimals with `scale` places, or with more where a value has more."""
    kept = tuple(values)
    places = (-int(value.as_tuple().exponent) for value in kept if value is not None)
    return Column(f"d:38,{max(scale, *places, 0)}", kept)


class Tabular(ABC):
    """What can be had as a table."""

    @property
    @abstractmethod
    def table(self) -> Table:
        """The columns."""

    def to_pandas(self, *, decimals: Literal["exact", "float"] = "exact") -> pandas.DataFrame:
        """A pandas DataFrame of nullable types.

        decimals  `exact`: Arrow decimals where pyarrow is installed, else decimal.Decimal;
                  `float`: Float64, rounded, for plots and statistics
        """
        import pandas

        return pandas.DataFrame(
            {
                name: pandas.Series(list(_pandas_values(column, decimals)),
                                    dtype=_pandas_type(column, decimals))
                for name, column in self.table.columns.items()
            }
        )  # fmt: skip

    def to_polars(self) -> polars.DataFrame:
        """A polars DataFrame."""
        import polars

        return polars.DataFrame(self.table)

    def to_arrow(self) -> pyarrow.Table:
        """A pyarrow Table."""
        import pyarrow

        return pyarrow.table(self.table)

    def to_dicts(self) -> list[dict[str, Any]]:
        """One dictionary a row."""
        return list(self.table)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The table by the Arrow PyCapsule interface; a requested schema is not followed."""
        return _stream(self.table)

    def _repr_html_(self) -> str:
        return _html(self.table)


_PANDAS_TYPES = {"u": "string", "l": "Int64", "b": "boolean"}


def _pandas_type(column: Column, decimals: str) -> Any:
    """The nullable type of pandas; of days and decimals it has none but Arrow's."""
    if column.format in _PANDAS_TYPES:
        return _PANDAS_TYPES[column.format]
    if column.format != "tdD" and decimals == "float":
        return "Float64"
    try:
        import pandas
        import pyarrow
    except ImportError:
        return object
    if column.format == "tdD":
        return pandas.ArrowDtype(pyarrow.date32())
    return pandas.ArrowDtype(pyarrow.decimal128(38, int(column.format.rpartition(",")[2])))


def _pandas_values(column: Column, decimals: str) -> Iterable[Any]:
    if decimals not in ("exact", "float"):
        raise errors.InvalidArgumentError(f"{decimals!r} is not one of: exact, float")
    if decimals == "float" and column.format.startswith("d:"):
        return (None if value is None else float(value) for value in column.values)
    return column.values


class Table(Tabular):
    """Named columns of the same length. Immutable; iterating gives a dictionary a row."""

    def __init__(self, columns: Mapping[str, Column]) -> None:
        """Takes the columns in their order."""
        self._columns = dict(columns)
        lengths = {len(column.values) for column in self._columns.values()}
        if len(lengths) > 1:
            raise ValueError(f"the columns have different lengths: {sorted(lengths)}")
        self._length = lengths.pop() if lengths else 0

    @property
    def table(self) -> Table:
        """Itself."""
        return self

    @property
    def columns(self) -> Mapping[str, Column]:
        """The columns by name, in order."""
        return self._columns

    def __getitem__(self, name: str) -> tuple[Any, ...]:
        """The values of a column."""
        return self._columns[name].values

    def __len__(self) -> int:
        """How many rows."""
        return self._length

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """One dictionary a row."""
        for row in zip(*(column.values for column in self._columns.values()), strict=True):
            yield dict(zip(self._columns, row, strict=True))

    def __repr__(self) -> str:
        """Size and names."""
        return f"<Table of {len(self)} rows: {', '.join(self._columns)}>"


def concatenate(tables: Iterable[Table]) -> Table:
    """The rows of tables of the same columns, one after the other."""
    columns: dict[str, list[Column]] = {}
    for table in tables:
        for name, column in table.columns.items():
            columns.setdefault(name, []).append(column)
    return Table(
        {
            name: Column(
                # Decimals may have different scales: the widest holds all.
                max((part.format for part in parts), key=lambda one: (len(one), one)),
                tuple(value for part in parts for value in part.values),
            )
            for name, parts in columns.items()
        }
    )


def _html(table: Table) -> str:
    def row(tag: str, cells: Iterable[Any]) -> str:
        inner = "".join(
            f"<{tag} style='text-align:left'>{'' if cell is None else escape(str(cell))}</{tag}>"
            for cell in cells
        )
        return f"<tr>{inner}</tr>"

    # Columns without a value would only push the others out of sight.
    names = [
        name
        for name, column in table.columns.items()
        if any(value not in (None, "") for value in column.values)
    ]
    rows = [[one[name] for name in names] for one in islice(table, _SHOWN_ROWS)]
    more = len(table) - len(rows)
    note = f"<p>… {more} more rows</p>" if more > 0 else ""
    return f"<table>{row('th', names)}{''.join(row('td', cells) for cells in rows)}</table>{note}"


# ---- Arrow ---------------------------------------------------------------------------------------


def _bits(flags: Iterable[bool]) -> bytes:
    packed = bytearray()
    for index, flag in enumerate(flags):
        if index % 8 == 0:
            packed.append(0)
        packed[-1] |= flag << index % 8
    return bytes(packed)


def _fixed(values: tuple[Any, ...], width: int) -> bytes:
    return b"".join(int(value or 0).to_bytes(width, "little", signed=True) for value in values)


def _text_buffers(values: tuple[Any, ...]) -> tuple[str, list[bytes]]:
    encoded = [(value or "").encode("utf-8", "replace") for value in values]
    ends, size = [0], 0
    for one in encoded:
        size += len(one)
        ends.append(size)
    # Offsets of 32 bits are what every consumer knows; larger columns need 64.
    large = size > 2**31 - 1
    return "U" if large else "u", [_fixed(tuple(ends), 8 if large else 4), b"".join(encoded)]


_EPOCH = datetime.date(1970, 1, 1).toordinal()
_wide = decimal.Context(prec=100, traps=[])


def _coefficients(values: tuple[Any, ...], scale: int) -> tuple[int | None, ...]:
    coefficients = tuple(
        None if value is None else int(_wide.scaleb(value, scale)) for value in values
    )
    if any(abs(one or 0) >= 10**38 for one in coefficients):
        raise errors.OutOfRangeError(f"a column at {scale} places has more than 38 digits")
    return coefficients


def _buffers(column: Column) -> tuple[str, list[bytes]]:
    values, format = column.values, column.format
    if format == "u":
        return _text_buffers(values)
    if format == "b":
        return format, [_bits(bool(value) for value in values)]
    if format == "tdD":
        days = tuple(None if value is None else value.toordinal() - _EPOCH for value in values)
        return format, [_fixed(days, 4)]
    if format == "l":
        return format, [_fixed(values, 8)]
    return format, [_fixed(_coefficients(values, int(format.rpartition(",")[2])), 16)]


def _stream(table: Table) -> object:
    columns = ffi.new("jixiao_py_column[]", len(table.columns))
    kept = []
    for out, (name, column) in zip(columns, table.columns.items(), strict=True):
        nulls = sum(value is None for value in column.values)
        format, data = _buffers(column)
        validity = _bits(value is not None for value in column.values) if nulls else None
        texts = [ffi.new("char[]", one.encode()) for one in (name, format)]
        out.name, out.format = texts
        out.null_count = nulls
        out.buffer_count = 1 + len(data)
        for index, buffer in enumerate([validity, *data]):
            if buffer is not None:
                kept.append(ffi.from_buffer(buffer))
                out.buffers[index], out.buffer_sizes[index] = kept[-1], len(buffer)
        kept.extend(texts)
    return capsule(lib.jixiao_py_stream(columns, len(table.columns), len(table)))


def capsule(stream: Any) -> object:
    """A PyCapsule that owns a stream from malloc."""
    if stream == ffi.NULL:
        raise errors.OutOfMemoryError("no memory for an Arrow stream")
    new_capsule = ctypes.pythonapi.PyCapsule_New
    new_capsule.restype = ctypes.py_object
    new_capsule.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
    made: object = new_capsule(
        int(ffi.cast("uintptr_t", stream)),
        b"arrow_array_stream",
        int(ffi.cast("uintptr_t", lib.jixiao_py_stream_destructor())),
    )
    return made
