"""A million rows in one query: status and score in each database, beside what people write today
(regular expressions and casts), with how many rows each judges right.

usage: compare.py [ROWS], in the environment of the tests (conftest.py); prints a table for docs/sql.md.
Right is what C answers to each row, which the tests hold against an independent computation.
"""

from __future__ import annotations

import csv
import io
import sys
import time
from collections.abc import Callable

import duckdb
from conftest import built, connect
from postgres import Server
from rows import drawn_rows

import jixiao
import jixiao.duckdb

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
DISTINCT = min(ROWS, 20_000)

OURS = (
    "SELECT count(*) FILTER (WHERE jixiao_status(target, actual, kind, 2024) = answer) FROM cells"
)
SCORES = "SELECT count(jixiao_score(target, actual, 10, kind, 2024)) FROM cells"
# The sign in front of the first figure, and the first figure of the actual; units are not read.
BY_HAND = """
SELECT count(*) FILTER (WHERE CASE
    WHEN figure IS NULL OR done IS NULL THEN 'undetermined'
    WHEN CASE sign WHEN '≤' THEN done <= figure WHEN '<' THEN done < figure
                   WHEN '>' THEN done > figure WHEN '=' THEN done = figure
                   ELSE done >= figure END THEN 'met' ELSE 'unmet' END = answer)
FROM (SELECT answer, {sign} AS sign, {figure} AS figure, {done} AS done FROM cells) AS read
"""
POSTGRESQL = BY_HAND.format(
    sign="substring(target from '[≥≤<>=]')",
    figure="substring(replace(target, ',', '') from '[0-9]+(?:[.][0-9]+)?')::numeric",
    done="substring(replace(actual, ',', '') from '[0-9]+(?:[.][0-9]+)?')::numeric",
)
DUCKDB = BY_HAND.format(
    sign="regexp_extract(target, '[≥≤<>=]')",
    figure="try_cast(regexp_extract(replace(target, ',', ''), '[0-9]+(?:[.][0-9]+)?') AS DECIMAL(38,6))",
    done="try_cast(regexp_extract(replace(actual, ',', ''), '[0-9]+(?:[.][0-9]+)?') AS DECIMAL(38,6))",
)
# Without regular expressions: a cast reads the figure that a text begins with.
SQLITE = BY_HAND.format(
    sign="CASE WHEN substr(target, 1, 1) IN ('≥', '≤', '<', '>', '=') THEN substr(target, 1, 1) END",
    figure="CAST(ltrim(replace(target, ',', ''), '≥≤<>=') AS REAL)",
    done="CAST(replace(actual, ',', '') AS REAL)",
)


def cells() -> list[tuple[str, str | None, str, str]]:
    drawn = drawn_rows(DISTINCT)
    answers = [
        jixiao.evaluate(row.target, row.actual, context=jixiao.Context(
            kind=jixiao.row_kind(row.kind or ""), year=2024)).status
        for row in drawn
    ]  # fmt: skip
    rows = [
        (row.target, row.actual, row.kind or "", answer)
        for row, answer in zip(drawn, answers, strict=True)
    ]
    return [rows[i % DISTINCT] for i in range(ROWS)]


def report(name: str, ask: Callable[[str], int], by_hand: str) -> None:
    for what, query in (("status", OURS), ("score", SCORES), ("by hand", by_hand)):
        start = time.perf_counter()
        count = ask(query)
        seconds = time.perf_counter() - start
        right = "" if what == "score" else f"{100 * count / ROWS:.1f} %"
        print(f"| {name} | {what} | {ROWS / seconds / 1e6:.2f} | {right} |", flush=True)


def main() -> None:
    rows = cells()
    table = "CREATE TABLE cells(target VARCHAR, actual VARCHAR, kind VARCHAR, answer VARCHAR)"
    print("| | | million rows a second | judged right |\n|---|---|---|---|")
    sqlite = connect()
    sqlite.execute(table)
    sqlite.executemany("INSERT INTO cells VALUES(?, ?, ?, ?)", rows)
    report("SQLite", lambda query: int(sqlite.execute(query).fetchone()[0]), SQLITE)
    import pyarrow

    names = ("target", "actual", "kind", "answer")
    frame = pyarrow.table(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)))
    duck = duckdb.connect()
    jixiao.duckdb.register(duck)
    duck.register("frame", frame)
    duck.execute("CREATE TABLE cells AS SELECT * FROM frame").fetchall()
    report("DuckDB", lambda query: int(duck.execute(query).fetchall()[0][0]), DUCKDB)
    with Server(built("JIXIAO_POSTGRESQL")) as server:
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows(
            [["\\N" if one is None else one for one in row] for row in rows]
        )
        server.psql(
            f"CREATE EXTENSION jixiao; {table};\n"
            "COPY cells FROM STDIN WITH (FORMAT csv, NULL '\\N');\n" + written.getvalue() + "\\.\n"
        )
        server.psql("ANALYZE cells")
        report("PostgreSQL", lambda query: int(server.value(query)), POSTGRESQL)


if __name__ == "__main__":
    main()
