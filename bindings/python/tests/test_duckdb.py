"""The functions in DuckDB: from Parquet, with threads, by every number of arguments."""

from __future__ import annotations

import pathlib
from decimal import Decimal
from typing import Any

import duckdb
import pytest

import jixiao
import jixiao.duckdb


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    made = duckdb.connect()
    jixiao.duckdb.register(made)
    return made


def values(connection: duckdb.DuckDBPyConnection, query: str, *given: Any) -> list[tuple[Any, ...]]:
    return connection.execute(query, list(given)).fetchall()


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("jixiao_status('≥90%', '88.5%')", "unmet"),
        ("jixiao_status('2万', '19,800元', 'cost')", "met"),
        ("jixiao_status('8月底前', '2024年9月1日', '时效指标', 2024)", "unmet"),
        ("jixiao_status('≥5', '5', NULL, NULL, 'hubei')", "met"),
        ("jixiao_status('≥5', NULL)", "undetermined"),
        ("jixiao_status(NULL, '5')", None),
        ("jixiao_status('≥5', '5', NULL, 99999)", "undetermined"),
        ("jixiao_score('≥90%', '88.5%', 15)", Decimal("14.75")),
        ("jixiao_score('≥90%', '88.5%', 7.5)", Decimal("7.38")),
        ("jixiao_score('≥90%', '88.5%', 'ten')", None),
        ("jixiao_score('≥90%', '88.5%', NULL)", None),
        ("jixiao_score('≥90%', '88.5%', -1)", None),
        ("jixiao_lower('≥558.42 万元')", 5584200),
        ("jixiao_upper('80%-90%')", Decimal("0.9")),
        ("jixiao_unit('≥558.42 万元')", "元"),
        ("jixiao_base_value('2万', '成本指标')", 20000),
        # More places than the column has: never rounded.
        ("jixiao_base_value('0.12345678901')", None),
        ("jixiao_parse('≥90%') ->> 'kind'", "quantity"),
        ("jixiao_assess(NULL)", None),
    ],
)
def test_a_function_gives(
    connection: duckdb.DuckDBPyConnection, query: str, answer: object
) -> None:
    assert values(connection, f"select {query}") == [(answer,)]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("jixiao_status('≥5', '5', NULL, NULL, 'nope')", "jixiao not_found: no built-in policy"),
        ("jixiao_score('≥5', '5', 1, NULL, NULL, '{')", "jixiao invalid_format: "),
        ("jixiao_explain('≥5', '5', 1, NULL, NULL, NULL, 'fr')", "jixiao not_found: lang"),
        ("jixiao_assess('{')", "jixiao invalid_format: model_json: "),
        ("jixiao_assess('{\"format_version\": 1}', 'x,y')", "jixiao invalid_format: "),
    ],
)
def test_an_error_names_its_status(
    connection: duckdb.DuckDBPyConnection, query: str, message: str
) -> None:
    with pytest.raises(duckdb.Error, match=message):
        values(connection, f"select {query}")


def test_registering_again_changes_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    jixiao.duckdb.register(connection)
    assert values(connection, "select jixiao_status('≥5', '5')") == [("met",)]


def test_a_total_is_not_known_where_a_row_is_not(connection: duckdb.DuckDBPyConnection) -> None:
    query = (
        "select name, jixiao_total(weight, score) from (values ('a', 10, 9.5), ('a', 20, 0.25),"
        " ('b', 10, NULL), ('c', 0, NULL), ('c', 5, 5), ('d', NULL, 5)) as t(name, weight, score)"
        " group by name order by name"
    )
    assert values(connection, query) == [("a", Decimal("9.75")), ("b", None), ("c", 5), ("d", None)]


def test_projects_have_their_totals_and_grades(connection: duckdb.DuckDBPyConnection) -> None:
    model = (
        '{"format_version": 1, "projects": [{"code": "P1", "budget": {"adjusted": "20", "spent":'
        ' "20", "weight": "10"}, "indicators": [{"level1": "产出指标", "target": "≤20天", "actual":'
        ' "24天", "weight": "90"}]}, {"code": "P2"}]}'
    )
    query = "select code, total, grade, provisional from jixiao_projects(?) order by code"
    assert values(connection, query, model) == [
        ("P1", 85, "良", False), ("P2", None, None, True),
    ]  # fmt: skip


def test_parquet_with_threads_gives_what_columns_give(
    connection: duckdb.DuckDBPyConnection, tmp_path: pathlib.Path
) -> None:
    file = tmp_path / "rows.parquet"
    values(
        connection,
        f"""copy (select i as number, '≥' || (i % 97) || '家' as target,
                         case when i % 11 > 0 then (i % 89) || '家' end as actual, i % 13 as weight
                  from range(50000) t(i)) to '{file}' (format parquet, row_group_size 4096)""",
    )
    answers = []
    for threads in (1, 4):
        values(connection, f"set threads = {threads}")
        answers.append(
            values(
                connection,
                "select number, jixiao_status(target, actual), jixiao_score(target, actual, weight)"
                f" from '{file}' order by number",
            )
        )
    assert answers[0] == answers[1]
    rows = values(connection, f"select target, actual, weight from '{file}' order by number")
    targets, actuals, weights = map(list, zip(*rows, strict=True))
    judged = jixiao.evaluate(targets, actuals, weight=weights)
    assert [row[1:] for row in answers[0]] == [(one["status"], one["score"]) for one in judged]
