"""The functions of jixiao in DuckDB, by the same names as in PostgreSQL and SQLite.

    import duckdb, jixiao.duckdb

    connection = duckdb.connect()
    jixiao.duckdb.register(connection)
    connection.sql("select jixiao_score(指标值, 完成值, 分值) from 'rows.parquet'")

DuckDB hands over columns of Arrow, some two thousand rows at a time. Rows are judged by the
library as columns (`jixiao.evaluate`); what a cell means, and explanations, are asked for cell by
cell, each text once. docs/sql.md says what each function gives. duckdb, pyarrow and numpy are
needed.

NULL stands for what is not stated, and where nothing is known; what a row states and cannot be used
(a year outside 1900 to 2199, a weight that is no figure) leaves that row undetermined. A policy, a
language or a document that cannot be used ends the query.
"""

from __future__ import annotations

import decimal
import functools
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from jixiao import _native as native
from jixiao import columns, errors
from jixiao._native import ffi, lib
from jixiao.cells import Context, Quantity, Threshold, row_kind
from jixiao.diagnostics import Diagnostic, read_diagnostics
from jixiao.policy import Policy, as_policy

if TYPE_CHECKING:
    import duckdb

# Decimal places of scores, as the columns of the library have them, and of values in a base unit.
_PLACES = {"score": 6, "base": 10}
_SCORE, _BASE = (f"DECIMAL(38,{places})" for places in _PLACES.values())


def register(connection: duckdb.DuckDBPyConnection) -> None:
    """Gives a connection the functions `jixiao_parse`, `jixiao_status`, `jixiao_score`,
    `jixiao_explain`, `jixiao_lower`, `jixiao_upper`, `jixiao_unit`, `jixiao_base_value` and
    `jixiao_assess`, the aggregate `jixiao_total` and the table function `jixiao_projects`.

    They are temporary: no database file refers to them. To register again changes nothing.
    """
    known = connection.execute(
        "SELECT count(*) FROM duckdb_functions() WHERE function_name = '_jixiao_parse'"
    ).fetchall()
    if known == [(0,)]:
        # The names of types are plain text, which the stubs of DuckDB do not all allow.
        create: Any = connection.create_function
        for name, (function, types, result) in _FUNCTIONS.items():
            create(
                f"_jixiao_{name}", function, types, result,
                type="arrow", null_handling="special",
            )  # fmt: skip
    for macro in _MACROS:
        connection.execute(macro).fetchall()


def _named(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function; its errors name the status, as in the other databases."""

    @functools.wraps(function)
    def call(*vectors: Any) -> Any:
        try:
            return function(*vectors)
        except errors.JixiaoError as failed:
            words = re.findall("[A-Z][a-z0-9]*", type(failed).__name__.removesuffix("Error"))
            raise ValueError(f"jixiao {'_'.join(words).lower()}: {failed}") from failed

    return call


# ---- Cells ---------------------------------------------------------------------------------------


def _is_year(year: int | None) -> bool:
    return year is None or 1900 <= year <= 2199


@functools.lru_cache(maxsize=4096)
def _threshold(target: str, kind: str | None, year: int | None) -> Threshold:
    return Threshold(target, context=Context(kind=row_kind(kind or ""), year=year))


def _base(quantity: Quantity | None) -> decimal.Decimal | None:
    """In the base unit, as the column holds it; a unit that is not known is its own base."""
    if quantity is None:
        return None
    value = quantity.value if quantity.base_value is None else quantity.base_value
    return value if isinstance(value, decimal.Decimal) else None


def _lower(cell: Threshold) -> decimal.Decimal | None:
    if cell.kind == "range":
        return None if cell.lower is None else _base(cell.lower.quantity)
    at_least = cell.kind == "quantity" and cell.comparator in ("ge", "gt", "eq")
    return _base(cell.quantity) if at_least else None


def _upper(cell: Threshold) -> decimal.Decimal | None:
    if cell.kind == "range":
        return None if cell.upper is None else _base(cell.upper.quantity)
    at_most = cell.comparator in ("le", "lt") or (cell.comparator == "eq" and not cell.vague)
    return _base(cell.quantity) if cell.kind == "quantity" and at_most else None


def _base_value(cell: Threshold) -> decimal.Decimal | None:
    return _base(cell.quantity) if cell.kind == "quantity" else None


def _unit(cell: Threshold) -> str | None:
    return (cell.base_unit or cell.unit) if cell.kind in ("quantity", "range") else None


def _of_cells(read: Callable[[Threshold], Any], figure: bool = False) -> Callable[..., Any]:
    """A function of a vector of targets, of what `read` finds in each."""

    def answer(target: str | None, kind: str | None, year: int | None) -> Any:
        if target is None or not _is_year(year):
            return None
        return read(_threshold(target, kind, year))

    def call(targets: Any, kinds: Any, years: Any) -> Any:
        rows = list(zip(targets.to_pylist(), kinds.to_pylist(), years.to_pylist(), strict=True))
        known = {row: answer(*row) for row in set(rows)}
        values = (known[row] for row in rows)
        return _figures(values) if figure else _texts(values)

    return _named(call)


def _texts(values: Iterable[str | None]) -> Any:
    import pyarrow

    return pyarrow.array(values, pyarrow.string())


def _figures(values: Iterable[decimal.Decimal | None]) -> Any:
    """NULL where the column cannot hold a figure exactly."""
    import pyarrow

    places = _PLACES["base"]
    held = (
        one if one is not None and _digits(one) <= 38 - places and _scale(one) <= places else None
        for one in values
    )
    return pyarrow.array(held, pyarrow.decimal128(38, places))


def _digits(value: decimal.Decimal) -> int:
    """In front of the point."""
    return value.adjusted() + 1


def _scale(value: decimal.Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


# ---- Rows ----------------------------------------------------------------------------------------


def _judged(what: str) -> Callable[..., Any]:
    """A function of vectors of rows, of the column that `jixiao.evaluate` names so."""

    def call(
        targets: Any, actuals: Any, weights: Any, kinds: Any, years: Any, policies: Any
    ) -> Any:
        import pyarrow
        import pyarrow.compute as compute

        rows = pyarrow.table(
            {"target": targets, "actual": actuals, "weight": weights, "level2": kinds,
             "year": years, "policy": policies, "place": range(len(targets))}
        ).filter(compute.is_valid(targets))  # fmt: skip
        parts = [
            _judge(what, rows.filter(_equal(rows["policy"], policy)), policy)
            for policy in rows["policy"].unique().to_pylist()
        ]
        result = pyarrow.decimal128(38, 6) if what == "score" else pyarrow.string()
        answers = [None] * len(targets)
        for places, values in parts:
            for place, value in zip(places, values, strict=True):
                answers[place] = value
        return pyarrow.array(answers, result)

    return _named(call)


def _equal(column: Any, value: str | None) -> Any:
    import pyarrow.compute as compute

    return compute.is_null(column) if value is None else compute.equal(column, value)


def _judge(what: str, rows: Any, policy: str | None) -> tuple[list[int], list[Any]]:
    """The places of rows of one policy, and their answers."""
    cells = rows.drop_columns(["policy", "place"])
    if what == "status":
        cells = cells.drop_columns(["weight"])
    stated = [name for name in cells.column_names if cells[name].null_count < len(cells)]
    given = cells.select(stated).combine_chunks()
    with columns._Options(None, _policy(policy), 1) as options:
        import pyarrow

        judged = pyarrow.table(columns._answers("evaluate", given, options))
    values = judged[what].to_pylist()
    years = rows["year"].to_pylist()
    if what == "status":
        values = [
            one if _is_year(year) else "undetermined"
            for one, year in zip(values, years, strict=True)
        ]
    else:
        weights = rows["weight"].to_pylist()
        values = [
            one if weight is not None and _is_year(year) else None
            for one, weight, year in zip(values, weights, years, strict=True)
        ]
    return rows["place"].to_pylist(), values


@functools.lru_cache(maxsize=64)
def _policy(text: str | None) -> Any:
    """The policy of that name, or of that JSON: it begins with a brace."""
    if text is None:
        return None
    return Policy.from_json(text) if text.lstrip(" \t\r\n").startswith("{") else as_policy(text)


def _explain(
    targets: Any, actuals: Any, weights: Any, kinds: Any, years: Any, policies: Any, languages: Any
) -> Any:
    vectors = (targets, actuals, weights, kinds, years, policies, languages)
    rows = zip(*(one.to_pylist() for one in vectors), strict=True)
    return _texts(_explanation(*row) for row in rows)


def _explanation(
    target: str | None, actual: str | None, weight: str | None, kind: str | None, year: int | None,
    policy: str | None, language: str | None,
) -> str | None:  # fmt: skip
    if target is None:
        return None
    if language not in (None, "zh", "en"):
        raise errors.NotFoundError("lang: a language is 'zh' or 'en'")
    points = None if weight is None else _weight(weight)
    if not _is_year(year) or (weight is not None and points is None):
        return None
    cell = _threshold(target, kind, year)
    outcome = cell.evaluate(actual, weight=points, policy=_policy(policy))
    return outcome.explanation_en if language == "en" else outcome.explanation


def _weight(text: str) -> decimal.Decimal | None:
    """A weight, or None where the text is none."""
    if not re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", text):
        return None
    weight = decimal.Decimal(text)
    return weight if weight >= 0 else None


# ---- Models --------------------------------------------------------------------------------------


def _assess(models: Any, actuals: Any, policies: Any) -> Any:
    rows = zip(models.to_pylist(), actuals.to_pylist(), policies.to_pylist(), strict=True)
    return _texts(None if row[0] is None else _assessment(*row) for row in rows)


def _assessment(model: str, actuals: str | None, policy: str | None) -> str:
    texts = [None if one is None else native.encode(one) for one in (model, actuals, policy)]
    arguments: list[Any] = []
    for text in texts:
        arguments += [ffi.NULL, 0] if text is None else [text, len(text)]
    options = native.struct("jixiao_assess_options")
    options.layout = lib.JIXIAO_LAYOUT_COMPACT
    found = ffi.new("jixiao_diagnostics**")
    made = ffi.new("jixiao_text**")
    native.call(lib.jixiao_assess_json, *arguments, options, made, found)
    assessment = native.own("jixiao_text", made[0])
    diagnostics = native.own("jixiao_diagnostics", found[0])
    _require_all_counted(read_diagnostics(diagnostics, None, diagnostics))
    data = ffi.buffer(lib.jixiao_text_data(assessment), lib.jixiao_text_size(assessment))
    return native.decode(bytes(data))


def _require_all_counted(found: Iterable[Diagnostic]) -> None:
    missed = [one for one in found if one.severity == "error"]
    if missed:
        raise errors.InvalidFormatError(
            f"{len(missed)} rows or cells of the model or the actuals did not count; the first, "
            f"line {missed[0].line or 0}: {missed[0].message_en} [{missed[0].code}]"
        )


# ---- What is registered --------------------------------------------------------------------------

_CELL = ["VARCHAR", "VARCHAR", "INTEGER"]
_ROW = ["VARCHAR", "VARCHAR", "VARCHAR", "VARCHAR", "INTEGER", "VARCHAR"]
_FUNCTIONS: dict[str, tuple[Callable[..., Any], list[Any], Any]] = {
    "parse": (_of_cells(Threshold.to_json), _CELL, "VARCHAR"),
    "lower": (_of_cells(_lower, figure=True), _CELL, _BASE),
    "upper": (_of_cells(_upper, figure=True), _CELL, _BASE),
    "unit": (_of_cells(_unit), _CELL, "VARCHAR"),
    "base_value": (_of_cells(_base_value, figure=True), _CELL, _BASE),
    "status": (_judged("status"), _ROW, "VARCHAR"),
    "score": (_judged("score"), _ROW, _SCORE),
    "explain": (_named(_explain), [*_ROW, "VARCHAR"], "VARCHAR"),
    "assess": (_named(_assess), ["VARCHAR"] * 3, "VARCHAR"),
}


def _macro(name: str, arguments: str, required: int, body: str, table: bool = False) -> str:
    """A macro that may be called with `required` arguments or more; the others are NULL."""
    names = arguments.split()
    forms = []
    for count in range(required, len(names) + 1):
        given = body
        for left_out in names[count:]:
            given = re.sub(rf"\b{left_out}\b", "NULL", given)
        forms.append(f"({', '.join(names[:count])}) AS {f'TABLE ({given})' if table else given}")
    return f"CREATE OR REPLACE TEMP MACRO jixiao_{name} " + ", ".join(forms)


def _call(name: str, result: str = "") -> str:
    types = _FUNCTIONS[name][1]
    words = {
        3: "target kind year_",
        6: "target actual weight kind year_ policy_",
        7: "target actual weight kind year_ policy_ lang",
    }[len(types)]
    given = (f"{word}::{kind}" for word, kind in zip(words.split(), types, strict=True))
    return f"_jixiao_{name}({', '.join(given)}){result}"


_PROJECTS = """
  SELECT p ->> 'code' AS code, p ->> 'name' AS name,
         (p ->> 'total')::DECIMAL(38,6) AS total,
         (p ->> 'total_lower')::DECIMAL(38,6) AS total_lower,
         (p ->> 'total_upper')::DECIMAL(38,6) AS total_upper,
         (p ->> 'weight_total')::DECIMAL(38,6) AS weight_total,
         (p ->> 'scaled_from')::DECIMAL(38,6) AS scaled_from, p ->> 'grade' AS grade,
         (p ->> 'provisional')::BOOLEAN AS provisional
  FROM (SELECT unnest(json_extract(
          _jixiao_assess(model::VARCHAR, actuals_::VARCHAR, policy_::VARCHAR), '$.projects[*]'
        )) AS p)
"""
_ASSESS = "_jixiao_assess(model::VARCHAR, actuals_::VARCHAR, policy_::VARCHAR)::JSON"
_STATUS = _call("status").replace("weight", "NULL")
_MACROS = [
    _macro("parse", "target kind year_", 1, _call("parse", "::JSON")),
    *(
        _macro(name, "target kind year_", 1, _call(name))
        for name in ("lower", "upper", "unit", "base_value")
    ),
    _macro("status", "target actual kind year_ policy_", 2, _STATUS),
    _macro("score", "target actual weight kind year_ policy_", 3, _call("score")),
    _macro("explain", "target actual weight kind year_ policy_ lang", 3, _call("explain")),
    _macro("assess", "model actuals_ policy_", 1, _ASSESS),
    _macro("projects", "model actuals_ policy_", 1, _PROJECTS, table=True),
    # Of decimals: of float it would not be exact. A row of weight 0 needs no score.
    _macro(
        "total", "weight score", 2,
        "CASE WHEN count(*) FILTER (weight IS NULL OR (score IS NULL AND weight <> 0)) = 0"
        " THEN sum(score::DECIMAL(38,6)) END",
    ),
]  # fmt: skip
