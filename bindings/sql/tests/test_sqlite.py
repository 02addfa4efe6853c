"""The extension of SQLite, in Python and in the shell."""

from __future__ import annotations

import os
import pathlib
import sqlite3
import subprocess
import threading
from typing import Any

import pytest
from conftest import built, connect, policy_json

MODEL = """{"format_version": 1, "projects": [
  {"code": "P1", "name": "甲", "budget": {"adjusted": "20", "spent": "20", "weight": "10"},
   "indicators": [
     {"level1": "产出指标", "level3": "工期", "target": "≤20天", "actual": "24天", "weight": "30"},
     {"level1": "效益指标", "level3": "知晓率", "target": "≥90%", "actual": "93%", "weight": "60"}]},
  {"code": "P2", "name": "乙", "budget": {"adjusted": "20", "weight": "10"},
   "indicators": [
     {"level1": "产出指标", "level3": "工期", "target": "≤20天", "weight": "90"}]}]}"""


def one(connection: sqlite3.Connection, query: str, *arguments: object) -> Any:
    return connection.execute(f"SELECT {query}", arguments).fetchone()[0]


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("jixiao_status('≥90%', '88.5%')", "unmet"),
        ("jixiao_status('8月底前', '2024年9月1日', '时效指标', 2024)", "unmet"),
        ("jixiao_status('2万', '19,800元', 'cost')", "met"),
        ("jixiao_score('≥90%', '88.5%', 15)", 14.75),
        ("jixiao_score('≥90%', '95%', 10)", 10),
        ("jixiao_score('≥90%', '88.5%', 7.5)", 7.38),
        ("jixiao_score('≥90%', '88.5%', '7.5')", 7.38),
        ("jixiao_score('≥100', '40', 10, NULL, NULL, 'mof-2020')", 4),
        ("jixiao_lower('≥558.42 万元')", 5584200),
        ("jixiao_upper('≥558.42 万元')", None),
        ("jixiao_lower('80%-90%')", 0.8),
        ("jixiao_upper('80%-90%')", 0.9),
        ("jixiao_unit('≥558.42 万元')", "元"),
        ("jixiao_unit('≥90%')", "1"),
        ("jixiao_unit('5℃')", "℃"),
        ("jixiao_unit('5')", ""),
        ("jixiao_unit('效果明显')", None),
        ("jixiao_base_value('2万', '成本指标')", 20000),
        ("jixiao_base_value('提高5个百分点')", None),
        ("jixiao_base_value('1:1.5')", None),
        ("jixiao_base_value('1/4')", 0.25),
        ("jixiao_base_value('-0.5')", -0.5),
        # What no number of SQLite holds exactly is not rounded.
        ("jixiao_base_value('123456789012345678')", 123456789012345678),
        ("jixiao_base_value('12345678901234567890')", None),
        ("jixiao_base_value('0.1234567890123456')", None),
        ("jixiao_base_value('0.123456789012345')", 0.123456789012345),
        ("jixiao_parse('≥90%') ->> 'kind'", "quantity"),
    ],
)
def test_a_function_gives(sqlite: sqlite3.Connection, query: str, answer: object) -> None:
    given = one(sqlite, query)
    assert (given, type(given)) == (answer, type(answer))


def test_an_explanation_is_in_the_language_that_is_asked_for(sqlite: sqlite3.Connection) -> None:
    row = "'≥90%', '88.5%', 15"
    assert "14.75" in one(sqlite, f"jixiao_explain({row})")
    chinese = one(sqlite, f"jixiao_explain({row}, NULL, NULL, NULL, 'zh')")
    assert chinese == one(sqlite, f"jixiao_explain({row})")
    assert one(sqlite, f"jixiao_explain({row}, NULL, NULL, NULL, 'en')").startswith("Target")


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("jixiao_parse(NULL)", None),
        ("jixiao_status(NULL, '5')", None),
        ("jixiao_score(NULL, '5', 10)", None),
        ("jixiao_explain(NULL, '5', 10)", None),
        ("jixiao_assess(NULL)", None),
        ("jixiao_status('≥5', NULL)", "undetermined"),
        ("jixiao_score('≥5', NULL, 10)", None),
        ("jixiao_score('≥5', '5', NULL)", None),
        ("jixiao_score('≥5', '5', -1)", None),
        ("jixiao_score('≥5', '5', 'ten')", None),
        ("jixiao_status('≥5', '5', NULL, NULL, NULL)", "met"),
        ("jixiao_status('≥5', '5', NULL, 99999)", "undetermined"),
        ("jixiao_status('≥5', '5', NULL, 'soon')", "undetermined"),
        ("jixiao_parse('≥5', NULL, 0)", None),
        ("jixiao_score('≥5', '5', 10, '什么', 2024)", 10),
    ],
)
def test_null_and_what_cannot_be_used(
    sqlite: sqlite3.Connection, query: str, answer: object
) -> None:
    assert one(sqlite, query) == answer


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("jixiao_status('≥5', '5', NULL, NULL, 'nope')", "jixiao not_found: no built-in policy"),
        ("jixiao_status('≥5', '5', NULL, NULL, '{')", "jixiao invalid_format: "),
        ("jixiao_status('≥5', '5', NULL, NULL, '')", "jixiao not_found: "),
        ("jixiao_score('≥5', '5', 10, NULL, NULL, '{\"name\": 5}')", "jixiao invalid_format: "),
        ("jixiao_explain('≥5', '5', 10, NULL, NULL, NULL, 'fr')", "jixiao not_found: lang"),
        ("jixiao_assess('{')", "jixiao invalid_format: model_json: "),
        ("jixiao_assess('{\"format_version\": 1}', 'x,y')", "jixiao invalid_format: "),
        ("jixiao_assess('{\"format_version\": 1}', NULL, 'nope')", "jixiao not_found: "),
        ("jixiao_parse()", "wrong number of arguments"),
        ("jixiao_parse(1, 2, 3, 4)", "wrong number of arguments"),
    ],
)
def test_an_error_has_its_code(sqlite: sqlite3.Connection, query: str, message: str) -> None:
    with pytest.raises(sqlite3.OperationalError, match=message):
        one(sqlite, query)
    # The connection goes on.
    assert one(sqlite, "jixiao_status('≥5', '5')") == "met"


def test_a_policy_is_a_name_or_json(sqlite: sqlite3.Connection) -> None:
    # Of one query, so that what a call keeps must follow the column.
    ours = policy_json(name="ours", lower_bound="all_or_nothing")
    query = (
        "SELECT jixiao_score('≥100', '70', 10, NULL, NULL, column1)"
        " FROM (VALUES ('mof-2020'), (?1), ('mof-2020'), (NULL), (' ' || ?1))"
    )
    assert [row[0] for row in sqlite.execute(query, [ours])] == [7, 0, 7, 7, 0]


BAD = [
    b"", b"\x00", b"\xff\xfe", b"\xe2\x89", b"\xed\xa0\x80", b"\xe2\x89\xa5\xff", b"90\x00%",
    b"\xe2\x89\xa5" * 5000, b"9" * 100_000, b"(" * 100_000, ("≥90%" * 200_000).encode(),
    ("1、≥90%；" * 50_000).encode(),
]  # fmt: skip


@pytest.mark.parametrize("cell", BAD, ids=lambda cell: f"{cell[:8]!r}, {len(cell)} bytes")
def test_any_bytes_give_a_value_or_null(sqlite: sqlite3.Connection, cell: bytes) -> None:
    for text in ("CAST(?1 AS TEXT)", "?1"):
        for query in (
            f"jixiao_status({text}, {text}, {text}) IS NOT NULL",
            f"jixiao_parse({text}) IS NOT NULL",
            f"coalesce(jixiao_score({text}, {text}, {text}), 0) IS NOT NULL",
            f"typeof(jixiao_lower({text}, {text}, {text})) = 'null'",
        ):
            assert one(sqlite, query, cell) == 1
        for query in (
            f"jixiao_assess({text})",
            f"jixiao_assess('{{\"format_version\": 1}}', {text}, {text})",
            f"jixiao_status('≥5', '5', NULL, NULL, {text})",
            f"jixiao_explain('≥5', '5', 1, NULL, NULL, NULL, {text})",
        ):
            with pytest.raises(sqlite3.OperationalError, match="jixiao "):
                one(sqlite, query, cell)


def test_a_total_is_exact_and_not_known_where_a_row_is_not(sqlite: sqlite3.Connection) -> None:
    def total(rows: list[tuple[Any, Any]]) -> Any:
        values = ", ".join("(?, ?)" for _ in rows)
        query = f"SELECT jixiao_total(column1, column2) FROM (VALUES {values})"
        return sqlite.execute(query, [one for row in rows for one in row]).fetchone()[0]

    assert total([(10, 0.1)] * 3) == 0.3
    assert total([(10, "9.50"), ("20", 20)]) == 29.5
    assert total([(10, 9.5), (20, None)]) is None
    assert total([(10, 9.5), (None, 5)]) is None
    assert total([(10, 9.5), (0, None)]) == 9.5
    assert total([(10, 9.5), (-1, 5)]) is None
    assert total([(10, 9.5), (10, "all")]) is None
    assert one(sqlite, "jixiao_total(1, 1) WHERE 0") is None
    with pytest.raises(sqlite3.OperationalError, match="jixiao out_of_range: "):
        total([(10, "9" * 38), (10, "9" * 38)])


def test_a_total_of_a_group_is_its_own(sqlite: sqlite3.Connection) -> None:
    rows = sqlite.execute(
        "SELECT column1, jixiao_total(column2, column3) FROM"
        " (VALUES ('a', 10, 9.5), ('b', 5, 5), ('a', 20, 0.25)) GROUP BY column1"
    ).fetchall()
    assert rows == [("a", 9.75), ("b", 5)]


def test_projects_have_their_totals_and_grades(sqlite: sqlite3.Connection) -> None:
    rows = sqlite.execute(
        "SELECT code, total, total_lower, total_upper, weight_total, scaled_from, grade, provisional"
        " FROM jixiao_projects(?)", [MODEL],
    ).fetchall()  # fmt: skip
    assert rows == [
        ("P1", 95, 95, 95, 100, None, "优", 0),
        ("P2", None, 0, 100, 100, None, None, 1),
    ]
    query = "SELECT count(*) FROM jixiao_projects(?, NULL, 'mof-2021') WHERE total > 90"
    assert sqlite.execute(query, [MODEL]).fetchone() == (1,)
    assert sqlite.execute("SELECT * FROM jixiao_projects(NULL)").fetchall() == []
    assert sqlite.execute("SELECT * FROM jixiao_projects").fetchall() == []
    with pytest.raises(sqlite3.OperationalError, match="jixiao invalid_format: model_json"):
        sqlite.execute("SELECT * FROM jixiao_projects('{')").fetchall()


def test_projects_join_each_row_with_its_own_model(sqlite: sqlite3.Connection) -> None:
    sqlite.execute("CREATE TABLE models(number INTEGER, model TEXT)")
    sqlite.executemany("INSERT INTO models VALUES(?, ?)", [(1, MODEL), (2, None), (3, MODEL)])
    rows = sqlite.execute(
        "SELECT number, code FROM models, jixiao_projects(models.model) ORDER BY 1, 2"
    ).fetchall()
    assert rows == [(1, "P1"), (1, "P2"), (3, "P1"), (3, "P2")]


def test_what_a_cell_means_can_be_a_column_and_an_index(sqlite: sqlite3.Connection) -> None:
    # Innocuous and deterministic: allowed in a schema, also where that is not trusted.
    sqlite.executescript(
        """
        PRAGMA trusted_schema = OFF;
        CREATE TABLE cells(target TEXT, base GENERATED ALWAYS AS (jixiao_base_value(target)) STORED);
        CREATE INDEX by_unit ON cells(jixiao_unit(target), base);
        CREATE VIEW shares AS SELECT target FROM cells WHERE jixiao_unit(target) = '1';
        """
    )
    sqlite.executemany(
        "INSERT INTO cells(target) VALUES(?)",
        [("≥2万元",), ("5000元",), ("≥90%",), ("好",), (None,)],
    )
    query = "SELECT target FROM cells WHERE jixiao_unit(target) = '元' AND base > 6000"
    assert sqlite.execute(query).fetchall() == [("≥2万元",)]
    assert "by_unit" in str(sqlite.execute(f"EXPLAIN QUERY PLAN {query}").fetchall())
    assert sqlite.execute("SELECT * FROM shares").fetchall() == [("≥90%",)]
    assert sqlite.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_each_thread_has_a_connection_of_its_own() -> None:
    answers = []

    def ask() -> None:
        connection = connect()
        query = "SELECT sum(jixiao_score('≥' || value || '家', '50家', 10)) FROM generated"
        connection.execute(
            "CREATE TEMP VIEW generated AS WITH RECURSIVE g(value) AS"
            " (SELECT 1 UNION ALL SELECT value + 1 FROM g WHERE value < 500) SELECT * FROM g"
        )
        answers.append(connection.execute(query).fetchone()[0])
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 4 and len(set(answers)) == 1 and answers[0] > 500


def test_the_shell_loads_it_by_its_name(tmp_path: pathlib.Path) -> None:
    script = (
        ".load ./jixiao\n"
        "CREATE TABLE t AS SELECT '≥90%' AS target, '88.5%' AS actual, 15 AS weight;\n"
        "SELECT jixiao_status(target, actual), jixiao_score(target, actual, weight) FROM t;\n"
        "SELECT jixiao_status('≥90%', '88.5%', NULL, NULL, 'nope');\n"
        "SELECT 'on';\n"
    )
    told = subprocess.run(
        ["sqlite3", "-batch", str(tmp_path / "file.db")], input=script, text=True,
        capture_output=True, cwd=built("JIXIAO_SQLITE").parent, env={**os.environ, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert told.stdout == "unmet|14.75\non\n"
    assert "jixiao not_found: no built-in policy" in told.stderr


def test_nothing_but_its_door_is_exported() -> None:
    listed = subprocess.run(
        ["nm", "-D", "--defined-only", built("JIXIAO_SQLITE")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert [line.split()[-1] for line in listed.stdout.splitlines()] == ["sqlite3_jixiao_init"]
