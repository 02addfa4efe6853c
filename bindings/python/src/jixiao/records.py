"""Rows of the integrated budget system (预算管理一体化): tables in, tables out, no documents.

    records = jixiao.Records.read("PM_SELF_EVAL_INDICATOR.csv", "PM_PERF_SELF_BGT.csv")
    for model in records.models:
        records.write(jixiao.assess(model.department))
    frames = records.to_pandas()

A profile says, as data, which table and field holds what: the built-in `ministry` and `vendor`, or
one of the caller's own. Results go back into the same rows: the same tables, rows, fields and
order, and nothing changed but the fields that the library is master of.
"""

from __future__ import annotations

import decimal
import json
import os
import pathlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jixiao import _native as native
from jixiao._native import ffi, lib
from jixiao.assessments import Assessment
from jixiao.columns import _checked, _from_pandas, _library, _opened, _released
from jixiao.diagnostics import Diagnostic, read_diagnostics
from jixiao.errors import InvalidArgumentError
from jixiao.files import decode_text
from jixiao.grids import Grid, row_texts
from jixiao.models import Department, Limits, _limits
from jixiao.monitoring import Progress
from jixiao.reviewing import Review
from jixiao.sources.sheets import xlsx_grids

Frame = Any
Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class RecordModel:
    """What the tables of one role say of one department in one year.

    role        `targets`, `self_assessment` or `monitoring`
    department  as of any other source, to be assessed, reviewed or monitored
    """

    role: str
    department: Department


class Records:
    """Rows of tables under a profile.

    tables   by name: a frame of pandas, polars or pyarrow, anything that has
             `__arrow_c_stream__`, or a list of dictionaries. Columns of float are refused, as
             float is not exact.
    profile  the name of a built-in one (see `record_profiles`), or a profile as JSON or dictionary
    """

    def __init__(
        self,
        tables: Mapping[str, Frame | Rows],
        *,
        profile: str | Mapping[str, Any] = "ministry",
        limits: Limits | None = None,
    ) -> None:
        """Joins the rows; what is questionable about them is in `diagnostics`."""
        self._open(profile)
        for name, table in tables.items():
            self._add(name, table, limits)
        self._join(limits)

    @staticmethod
    def read(
        *paths: str | os.PathLike[str],
        profile: str | Mapping[str, Any] = "ministry",
        limits: Limits | None = None,
    ) -> Records:
        """Reads files: JSON (arrays of objects by table), CSV named after its table, and .xlsx
        whose sheets are tables, with the names of fields in their first row."""
        made = object.__new__(Records)
        made._open(profile)
        for path in paths:
            made._add_file(pathlib.Path(path), limits)
        made._join(limits)
        return made

    @property
    def models(self) -> tuple[RecordModel, ...]:
        """One for each department, year, division and role of tables."""
        return self._models

    @property
    def diagnostics(self) -> Sequence[Diagnostic]:
        """Fields that the profile does not name, keys that no project has, second versions of a
        record, amounts in another unit: whatever was not used, and whatever is questionable."""
        handle = native.borrow("jixiao_diagnostics", lib.jixiao_records_diagnostics, self._handle)
        return read_diagnostics(handle, None, self._handle)

    def write(self, result: Assessment | Progress | Review) -> None:
        """Puts the result of one of the models' departments into its rows."""
        index = self._index_of(result.department)
        if isinstance(result, Assessment):
            native.call(lib.jixiao_assessment_to_records, self._handle, index, result._handle)
        elif isinstance(result, Progress):
            native.call(lib.jixiao_progress_to_records, self._handle, index, result._handle)
        else:
            native.call(lib.jixiao_review_to_records, self._handle, index, result._handle)

    def to_json(self, *, indent: bool = True) -> str:
        """All tables as they now are: arrays of objects by table."""
        return native.text(lib.jixiao_records_to_json, self._handle, native.layout(indent))

    @property
    def tables(self) -> dict[str, list[dict[str, Any]]]:
        """All tables as they now are: rows as dictionaries; figures as int or Decimal."""
        tables: dict[str, list[dict[str, Any]]] = json.loads(
            self.to_json(indent=False), parse_float=decimal.Decimal
        )
        return tables

    def to_pandas(self) -> dict[str, Any]:
        """All tables as they now are, as frames of pandas with columns of objects."""
        import pandas

        return {
            name: pandas.DataFrame(rows, columns=_fields(rows), dtype=object)
            for name, rows in self.tables.items()
        }

    def to_polars(self) -> dict[str, Any]:
        """All tables as they now are, as frames of polars; every cell is text."""
        import polars

        return {
            name: polars.DataFrame(
                {field: [_text(row.get(field)) for row in rows] for field in _fields(rows)},
                schema=dict.fromkeys(_fields(rows), polars.String),
            )
            for name, rows in self.tables.items()
        }

    # ---- In

    def _open(self, profile: str | Mapping[str, Any]) -> None:
        text = profile if isinstance(profile, str) else json.dumps(profile, ensure_ascii=False)
        data = native.encode(text)
        self._handle = native.create("jixiao_records", lib.jixiao_records_create, data, len(data))
        self._models: tuple[RecordModel, ...] = ()

    def _add(self, name: str, table: Frame | Rows, limits: Limits | None) -> None:
        if _library(table) == "pandas":
            table = _from_pandas(table)
        if hasattr(table, "__arrow_c_stream__"):
            self._add_arrow(name, table, limits)
        elif isinstance(table, Sequence):
            self._add_json(_json({name: list(table)}), limits)
        else:
            raise TypeError(f"expected a frame or a list of rows, not {type(table).__name__}")

    def _add_arrow(self, name: str, table: Any, limits: Limits | None) -> None:
        data = native.encode(name)
        holder, stream = _opened(table)
        schema = _released("ArrowSchema")
        _checked(stream, stream.get_schema(stream, schema))
        while True:
            rows = _released("ArrowArray")
            _checked(stream, stream.get_next(stream, rows))
            if rows.release == ffi.NULL:
                break
            native.call(
                lib.jixiao_records_add_arrow,
                self._handle, data, len(data), schema, rows, _limits(limits),
            )  # fmt: skip
        del holder

    def _add_json(self, text: str | bytes, limits: Limits | None) -> None:
        data = text if isinstance(text, bytes) else native.encode(text)
        native.call(lib.jixiao_records_add_json, self._handle, data, len(data), _limits(limits))

    def _add_file(self, path: pathlib.Path, limits: Limits | None) -> None:
        data = path.read_bytes()
        if data.startswith(b"PK"):
            for grid in xlsx_grids(data):
                self._add_json(_json({grid.name: _rows(grid)}), limits)
            return
        text = decode_text(data, path.name)
        if text.lstrip("\ufeff \t\r\n").startswith("{"):
            self._add_json(text, limits)
            return
        table, csv = native.encode(path.stem), native.encode(text)
        native.call(
            lib.jixiao_records_add_csv,
            self._handle, table, len(table), csv, len(csv), _limits(limits),
        )  # fmt: skip

    def _join(self, limits: Limits | None) -> None:
        count = native.number("size_t", lib.jixiao_records_join, self._handle, _limits(limits))
        self._models = tuple(self._model(index) for index in range(count))

    def _model(self, index: int) -> RecordModel:
        model = native.create("jixiao_model", lib.jixiao_model_from_records, self._handle, index)
        role = native.view_at(lib.jixiao_records_role, self._handle, index)
        return RecordModel(role, Department._from_handle(model, self.diagnostics, ""))

    def _index_of(self, department: Department) -> int:
        for index, model in enumerate(self._models):
            if model.department is department:
                return index
        raise InvalidArgumentError("the result is not of a department of these records")


def record_profiles() -> dict[str, dict[str, Any]]:
    """The built-in profiles by name, as dictionaries to read, to copy and to change."""
    profiles = [
        json.loads(native.text(lib.jixiao_record_profile_to_json, index, native.layout(False)))
        for index in range(lib.jixiao_record_profile_count())
    ]
    return {profile["name"]: profile for profile in profiles}


def _json(tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> str:
    def refuse(value: object) -> str:
        if isinstance(value, decimal.Decimal):
            return str(value)
        raise TypeError(f"a cell cannot be a {type(value).__name__}; give text, int or Decimal")

    for rows in tables.values():
        for row in rows:
            if any(isinstance(value, float) for value in row.values()):
                refuse(0.0)
    return json.dumps(tables, ensure_ascii=False, default=refuse)


def _fields(rows: Rows) -> list[str]:
    """The fields of all rows, in the order in which they are first met."""
    return list(dict.fromkeys(field for row in rows for field in row))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _rows(grid: Grid) -> list[dict[str, str]]:
    """The rows of a sheet by the names in its first row; rows without any text are none."""
    if not grid.rows:
        return []
    names = list(row_texts(grid.rows[0]))
    rows = []
    for cells in grid.rows[1:]:
        texts = list(row_texts(cells))
        if any(texts):
            rows.append({name: text for name, text in zip(names, texts, strict=False) if name})
    return rows
