"""What the tests of the databases share. Where the built files lie is said by the environment, which
scripts/sql sets: JIXIAO_SQLITE, JIXIAO_POSTGRESQL (a folder), JIXIAO_ANSWERS (a program)."""

from __future__ import annotations

import json
import os
import pathlib
import sqlite3
import subprocess
from collections.abc import Iterator

import pytest
from postgres import Server
from rows import Row, all_rows

ANSWERS = (
    "parse", "status", "score", "explain_zh", "explain_en", "lower", "upper", "unit", "base_value",
)  # fmt: skip


def built(what: str) -> pathlib.Path:
    if what not in os.environ:
        pytest.skip(f"{what} does not say what was built")
    return pathlib.Path(os.environ[what])


def connect() -> sqlite3.Connection:
    """A connection of SQLite that has the functions."""
    connection = sqlite3.connect(":memory:")
    connection.enable_load_extension(True)
    connection.load_extension(str(built("JIXIAO_SQLITE").with_suffix("")))
    connection.enable_load_extension(False)
    return connection


def policy_json(**changes: object) -> str:
    """The default policy as JSON, with changes."""
    told = subprocess.run([built("JIXIAO_ANSWERS"), "mof-2020"], capture_output=True, check=True)
    return json.dumps({**json.loads(told.stdout), **changes}, ensure_ascii=False)


@pytest.fixture
def sqlite() -> Iterator[sqlite3.Connection]:
    connection = connect()
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with Server(built("JIXIAO_POSTGRESQL")) as started:
        yield started


@pytest.fixture(scope="session")
def rows() -> list[Row]:
    return all_rows()


def _hexadecimal(value: object) -> str:
    return "-" if value is None else str(value).encode().hex()


@pytest.fixture(scope="session")
def answers(rows: list[Row]) -> list[dict[str, str | None]]:
    """What C answers to each row; "?" where it cannot be asked."""
    lines = "\n".join(" ".join(map(_hexadecimal, row)) for row in rows) + "\n"
    told = subprocess.run(
        [built("JIXIAO_ANSWERS")], input=lines, capture_output=True, text=True, check=True
    )
    read = [[_text(one) for one in line[1:].split(" ")] for line in told.stdout.splitlines()]
    return [dict(zip(ANSWERS, line, strict=True)) for line in read]


def _text(hexadecimal: str) -> str | None:
    if hexadecimal in ("-", "?"):
        return None if hexadecimal == "-" else "?"
    return bytes.fromhex(hexadecimal).decode("utf8")
