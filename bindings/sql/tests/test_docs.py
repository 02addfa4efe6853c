"""The guide holds: its ten questions, as they stand, give in each database what it prints."""

from __future__ import annotations

import re
import sqlite3
from decimal import Decimal, InvalidOperation
from typing import Any

import pytest
from postgres import Server
from rows import REPOSITORY

GUIDE = (REPOSITORY / "docs" / "sql.md").read_text("utf8")
SETUP = re.findall(r"^```sql setup\n(.*?)^```", GUIDE, re.M | re.S)
QUESTIONS = re.findall(r"^```sql\n(.*?)^```\n\n```text\n(.*?)^```", GUIDE, re.M | re.S)


def printed(answer: str) -> list[list[Any]]:
    return [[value(cell) for cell in line.split(" | ")] for line in answer.splitlines()]


def value(cell: object) -> Any:
    """A number whatever its places, text, or None."""
    if cell is None or cell == "NULL":
        return None
    try:
        return Decimal(str(cell))
    except InvalidOperation:
        return cell


def test_there_are_ten_questions() -> None:
    assert (len(SETUP), len(QUESTIONS)) == (1, 10)
    assert all(answer.strip() for _, answer in QUESTIONS)


def test_sqlite_answers_as_printed(sqlite: sqlite3.Connection) -> None:
    sqlite.executescript(SETUP[0])
    for question, answer in QUESTIONS:
        given = [[value(one) for one in row] for row in sqlite.execute(question)]
        assert given == printed(answer), question


@pytest.mark.postgresql
def test_postgresql_answers_as_printed(server: Server) -> None:
    server.psql("CREATE DATABASE guide")
    server.psql(f"CREATE EXTENSION jixiao; {SETUP[0]}", "guide")
    for question, answer in QUESTIONS:
        told = server.value(f"\\pset null NULL\n\\pset fieldsep ' | '\n{question}", "guide")
        assert printed(told) == printed(answer), question


@pytest.mark.postgresql
def test_postgresql_lists_what_an_upgrade_concerns(server: Server) -> None:
    """The blocks about indexes, in their order."""
    blocks = re.findall(r"^```text\n(.*?)^```", GUIDE[GUIDE.index("## What may be") :], re.M | re.S)
    made, indexes, otherwise = blocks
    server.psql("CREATE DATABASE upgrades")
    server.psql(f"CREATE EXTENSION jixiao; {SETUP[0]} {made}", "upgrades")
    assert server.value(indexes, "upgrades") == "by_meaning"
    assert server.value(otherwise, "upgrades") == ""


@pytest.mark.duckdb
def test_duckdb_answers_as_printed() -> None:
    import duckdb

    import jixiao.duckdb

    connection = duckdb.connect()
    jixiao.duckdb.register(connection)
    for statement in SETUP[0].strip().removesuffix(";").split(";\n"):
        connection.execute(statement).fetchall()
    for question, answer in QUESTIONS:
        given = [[value(one) for one in row] for row in connection.execute(question).fetchall()]
        assert given == printed(answer), question
