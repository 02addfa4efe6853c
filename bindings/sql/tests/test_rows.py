"""Ten thousand rows, golden and drawn: every database answers as C does."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from decimal import Decimal
from typing import Any

import pytest
from conftest import ANSWERS
from postgres import Server
from rows import Row

FIGURES = ("score", "lower", "upper", "base_value")

# One query for all: the functions have the same names and arguments everywhere.
QUERY = """
SELECT jixiao_parse(target, kind, year), jixiao_status(target, actual, kind, year, policy),
       jixiao_score(target, actual, weight, kind, year, policy),
       jixiao_explain(target, actual, weight, kind, year, policy, 'zh'),
       jixiao_explain(target, actual, weight, kind, year, policy, 'en'),
       jixiao_lower(target, kind, year), jixiao_upper(target, kind, year),
       jixiao_unit(target, kind, year), jixiao_base_value(target, kind, year)
FROM cells ORDER BY number
"""


def same(name: str, given: Any, answer: str | None) -> bool:
    if answer == "?":
        return given is not None
    if given is None or answer is None:
        return given is answer
    if name == "parse":
        return bool(json.loads(given) == json.loads(answer))
    if name in FIGURES:
        return Decimal(str(given)) == Decimal(answer)
    return bool(given == answer)


def differences(
    given: list[Any], rows: list[Row], answers: list[dict[str, str | None]]
) -> list[Any]:
    assert len(given) == len(answers) == len(rows)
    return [
        (row, name, value, answer[name])
        for values, answer, row in zip(given, answers, rows, strict=True)
        for name, value in zip(ANSWERS, values, strict=True)
        if not same(name, value, answer[name])
    ]


def test_the_rows_are_ten_thousand_of_every_sort(
    rows: list[Row], answers: list[dict[str, str | None]]
) -> None:
    assert len(rows) >= 10_000
    assert {one["status"] for one in answers} == {"met", "unmet", "undetermined", None}
    for name in FIGURES:
        assert sum(one[name] is not None for one in answers) > 1000, name


def test_sqlite_answers_as_c(
    sqlite: sqlite3.Connection, rows: list[Row], answers: list[dict[str, str | None]]
) -> None:
    sqlite.execute(
        "CREATE TABLE cells(number INTEGER PRIMARY KEY, target, actual, weight, kind, year, policy)"
    )
    sqlite.executemany(
        "INSERT INTO cells VALUES(?, ?, ?, ?, ?, ?, ?)", [(i, *row) for i, row in enumerate(rows)]
    )
    given = sqlite.execute(QUERY).fetchall()
    # A number of SQLite holds 15 digits, or a whole number of 64 bits: what it cannot is NULL.
    missed = [
        one for one in differences(given, rows, answers)
        if not (one[1] in FIGURES and one[2] is None and too_long(one[3]))
    ]  # fmt: skip
    assert missed == []


def too_long(figure: str | None) -> bool:
    return figure is not None and len(Decimal(figure).normalize().as_tuple().digits) > 15


@pytest.mark.postgresql
def test_postgresql_answers_as_c(
    server: Server, rows: list[Row], answers: list[dict[str, str | None]]
) -> None:
    server.psql("CREATE DATABASE golden")
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(
        [(i, *("\\N" if one is None else one for one in row)) for i, row in enumerate(rows)]
    )
    server.psql(
        "CREATE EXTENSION jixiao; CREATE TABLE cells(number int PRIMARY KEY, target text,"
        " actual text, weight numeric, kind text, year int, policy text);\n"
        "COPY cells FROM STDIN WITH (FORMAT csv, NULL '\\N');\n" + written.getvalue() + "\\.\n",
        "golden",
    )
    query = QUERY.replace("\n", " ").strip()
    told = server.psql(f"COPY ({query}) TO STDOUT WITH (FORMAT csv, NULL '\\N');", "golden")
    given = [
        [None if one == "\\N" else one for one in line]
        for line in csv.reader(io.StringIO(told.stdout.decode(), newline=""))
    ]
    assert differences(given, rows, answers) == []


@pytest.mark.duckdb
def test_duckdb_answers_as_c(rows: list[Row], answers: list[dict[str, str | None]]) -> None:
    import duckdb
    import pyarrow

    import jixiao.duckdb

    connection = duckdb.connect()
    jixiao.duckdb.register(connection)
    columns = dict(zip(Row._fields, map(list, zip(*rows, strict=True)), strict=True))
    cells = pyarrow.table({"number": range(len(rows)), **columns})  # noqa: F841 - of the query
    assert differences(connection.execute(QUERY).fetchall(), rows, answers) == []
