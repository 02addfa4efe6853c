"""Whole columns: the same answers for every library, and as for each cell alone."""

from __future__ import annotations

import datetime
import sys
from decimal import Decimal
from typing import Any

import pandas
import polars
import pyarrow
import pytest
from conftest import golden

import jixiao
from jixiao import Context

TARGETS = [
    "≥90%",
    "≤2万",
    None,
    "2023年8月底前",
    "效果明显",
    "80%-90%",
    "≥5%以下",
    "[80,90)",
    "提高3个百分点",
]
ACTUALS = ["88%", "1.9万", "1", "2023年9月1日", "达成", "85%", "4%", "85", "提高2个百分点"]
WEIGHTS = [10, 10, 10, 10, 10, 10, 10, 10, 10]
KINDS = ["质量指标", "成本指标", None, "时效指标", None, None, None, None, None]


def alone() -> list[jixiao.Outcome]:
    return [
        jixiao.evaluate(
            target or "", actual, weight=weight, context=Context(kind=jixiao.row_kind(kind or ""))
        )
        for target, actual, weight, kind in zip(TARGETS, ACTUALS, WEIGHTS, KINDS, strict=True)
    ]


def check(records: list[dict[str, Any]]) -> None:
    assert len(records) == len(TARGETS)
    for record, outcome in zip(records, alone(), strict=True):
        for name in ("status", "rule", "completion", "score", "score_lower", "over_completed"):
            assert record[name] == getattr(outcome, name), (name, record, outcome)


def test_lists_give_records() -> None:
    check(jixiao.evaluate(TARGETS, ACTUALS, weight=WEIGHTS, level2=KINDS))
    check(jixiao.evaluate(tuple(TARGETS), tuple(ACTUALS), weight=10, level2=KINDS))


def test_polars_gives_polars() -> None:
    frame = jixiao.evaluate(
        polars.Series(TARGETS), polars.Series(ACTUALS), weight=polars.Series(WEIGHTS), level2=KINDS
    )
    assert isinstance(frame, polars.DataFrame)
    check(frame.to_dicts())
    whole = polars.DataFrame({"target": TARGETS, "actual": ACTUALS, "level2": KINDS})
    check(jixiao.evaluate(whole, weight=polars.lit(10)).to_dicts())
    parts = polars.concat([whole.with_columns(weight=10)[:4], whole.with_columns(weight=10)[4:]])
    check(jixiao.evaluate(parts).to_dicts())


def test_pyarrow_gives_pyarrow() -> None:
    made = jixiao.evaluate(
        pyarrow.array(TARGETS), pyarrow.array(ACTUALS), weight=10, level2=pyarrow.array(KINDS)
    )
    assert isinstance(made, pyarrow.Table)
    check(made.to_pylist())
    table = pyarrow.table(
        {"target": TARGETS, "actual": ACTUALS, "weight": WEIGHTS, "level2": KINDS}
    )
    check(jixiao.evaluate(pyarrow.concat_tables([table[:3], table[3:]])).to_pylist())
    check(jixiao.evaluate(table.to_batches()[0]).to_pylist())
    chunked = pyarrow.chunked_array([TARGETS[:2], TARGETS[2:]])
    assert len(jixiao.parse(chunked)) == len(TARGETS)


def none_for_nan(frame: pandas.DataFrame) -> list[dict[str, Any]]:
    return [
        {str(name): None if pandas.isna(value) else value for name, value in row.items()}
        for row in frame.to_dict("records")
    ]


@pytest.mark.parametrize("with_pyarrow", [True, False])
def test_pandas_gives_pandas_with_its_index(
    with_pyarrow: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = pandas.Index(range(10, 10 + len(TARGETS)))
    columns: dict[str, Any] = {
        "target": TARGETS, "actual": ACTUALS, "weight": WEIGHTS, "level2": KINDS,
    }  # fmt: skip
    frame = pandas.DataFrame(columns, index=index)
    if not with_pyarrow:
        monkeypatch.setitem(sys.modules, "pyarrow", None)
    for made in (
        jixiao.evaluate(frame),
        jixiao.evaluate(frame["target"], frame["actual"], weight=WEIGHTS, level2=frame["level2"]),
        jixiao.evaluate(frame["target"], ACTUALS, weight=10, level2=KINDS),
    ):
        assert isinstance(made, pandas.DataFrame)
        assert list(made.index) == list(index)
        check(none_for_nan(made))
    moved = pandas.Series(ACTUALS)
    with pytest.raises(ValueError, match="index"):
        jixiao.evaluate(frame["target"], moved)


def test_cells_of_several_types_may_stand_in_one_column() -> None:
    actuals = ["88%", 95, Decimal("90.5"), datetime.date(2023, 8, 1), None]
    targets = ["≥90%", "≥90", "≥90", "2023年8月底前", "≥1"]
    wanted = ["unmet", "met", "met", "met", "undetermined"]
    assert [one["status"] for one in jixiao.evaluate(targets, actuals)] == wanted
    frame = jixiao.evaluate(pandas.Series(targets), pandas.Series(actuals, dtype=object))
    assert list(frame["status"]) == wanted
    days = polars.Series([datetime.date(2023, 8, 1), None])
    assert jixiao.evaluate(polars.Series(["2023年8月底前", "≥1"]), days)["status"].to_list() == [
        "met", "undetermined",
    ]  # fmt: skip
    numbers = pyarrow.array([Decimal("90.5"), None])
    assert jixiao.evaluate(pyarrow.array(["≥90", "≥1"]), numbers)["status"].to_pylist() == [
        "met", "undetermined",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["thresholds.jsonl", "funing_targets.jsonl"])
def test_parsing_a_column_gives_the_parse_records(name: str) -> None:
    lines = golden(name)
    kinds = [line.get("context", {}).get("kind", "") for line in lines]
    context = {kind: jixiao.row_kind(kind) for kind in kinds}
    for kind in set(context.values()):
        some = [line for line, own in zip(lines, kinds, strict=True) if context[own] == kind]
        answers = jixiao.parse(
            [line["text"] for line in some],
            context=Context(kind=kind),
            year=[line.get("context", {}).get("year") for line in some],
            level3=[line.get("context", {}).get("name") for line in some],
        )
        for line, answer in zip(some, answers, strict=True):
            record = line["record"]
            assert answer["kind"] == record["kind"], line
            if record["kind"] in ("quantity", "deadline", "change"):
                assert answer["comparator"] == record["comparator"], line
            if "/" not in str(record.get("value", "/")) and ":" not in str(record.get("value")):
                assert answer["value"] == Decimal(record["value"]), line
                assert (answer["unit"] or "") == record["unit"], line
            if str(record.get("date", "--")).startswith("2"):
                assert str(answer["date"]) == record["date"], line


def test_symbol_and_unit_have_columns_of_their_own() -> None:
    frame = jixiao.parse(polars.Series(["95", "有效"]), symbol=["≥", "定性"], unit=["%", None])
    assert frame["kind"].to_list() == ["quantity", "qualitative"]
    assert frame["comparator"].to_list() == ["ge", None]


def test_a_single_cell_gives_its_object() -> None:
    assert jixiao.parse("95", symbol="≥", unit="%") == jixiao.Threshold("≥95%")
    assert jixiao.evaluate("≥90%", "88%", weight=10).score == Decimal("9.78")


def test_float_is_refused_by_every_library_and_exact_gives_what_was_typed() -> None:
    for column in (
        [0.5, 1.5],
        pandas.Series([0.5, 1.5]),
        polars.Series([0.5, 1.5]),
        pyarrow.array([0.5, 1.5]),
    ):
        with pytest.raises(TypeError, match="exact"):
            jixiao.parse(column)
    nothing = pandas.Series([float("nan"), float("nan")])
    targets = pandas.Series(["≥1", "≥2"])
    assert list(jixiao.evaluate(targets, ["1", "1"], weight=nothing)["status"]) == ["met", "unmet"]
    weights = pandas.Series([22.5, float("nan")])
    assert jixiao.exact(weights) == [Decimal("22.5"), None]
    assert jixiao.exact([0.1 + 0.2, 3]) == [Decimal("0.3"), Decimal(3)]
    scores = jixiao.evaluate(targets, ["1", "2"], weight=jixiao.exact(weights))["score"]
    assert list(scores) == [Decimal("22.5"), Decimal(100)]


def test_what_is_no_column_says_so() -> None:
    with pytest.raises(jixiao.InvalidArgumentError, match="wieght"):
        jixiao.evaluate(["≥1"], ["1"], wieght=[1])
    with pytest.raises(TypeError, match="float"):
        jixiao.parse(3.5)
    with pytest.raises(ValueError, match="lengths"):
        jixiao.evaluate(["≥1", "≥2"], ["1"])
    with pytest.raises(TypeError, match="actual"):
        jixiao.evaluate(["≥1"], [object()])


@pytest.mark.parametrize("empty", [[], pandas.Series([], dtype=object),
                                   polars.Series([], dtype=polars.String),
                                   pyarrow.array([], pyarrow.string()),
                                   pyarrow.chunked_array([], pyarrow.string())])  # fmt: skip
def test_empty_columns_give_empty_answers(empty: Any) -> None:
    answers = jixiao.parse(empty)
    assert len(answers) == 0
    if not isinstance(answers, list):
        names = answers.column_names if isinstance(answers, pyarrow.Table) else answers.columns
        assert "kind" in list(names)


def test_the_result_is_the_same_for_any_number_of_threads() -> None:
    many = polars.Series(TARGETS * 500)
    one = jixiao.parse(many, threads=1)
    assert one.equals(jixiao.parse(many, threads=4))
    assert one.equals(jixiao.parse(many))


def rows_of(filled: jixiao.Department) -> dict[str, list[Any]]:
    pairs = [(project, row) for project in filled.projects for row in project.indicators]
    names = ("target", "actual", "level1", "level2", "level3", "description", "weight",
             "achievement", "degree", "base", "deduction", "applicable", "reason")  # fmt: skip
    return {
        **{name: [getattr(row, name) for _, row in pairs] for name in names},
        "year": [filled.year for _ in pairs],
        "project": [project.code for project, _ in pairs],
        "budget_total": [project.total for project, _ in pairs],
        "budget_adjusted": [project.adjusted for project, _ in pairs],
        "budget_spent": [project.spent for project, _ in pairs],
    }


def test_projects_are_scored_as_those_of_a_department(assessment: jixiao.Assessment) -> None:
    rows = rows_of(assessment.department)
    frame = polars.DataFrame(rows)
    scores = [one.score for project in assessment.projects for one in project.outcomes]
    totals = [project.total for project in assessment.projects for _ in project.outcomes]
    grades = [project.grade for project in assessment.projects for _ in project.outcomes]
    for made in (
        jixiao.assess_columns(rows),
        jixiao.assess_columns(frame).to_dicts(),
        jixiao.assess_columns(frame.to_arrow()).to_pylist(),
        jixiao.assess_columns(pandas.DataFrame(rows))
        .replace({float("nan"): None})
        .to_dict("records"),
        polars.DataFrame(jixiao.assess_columns(Stream(frame))).to_dicts(),
    ):
        assert [one["score"] for one in made] == scores
        assert [one["total"] for one in made] == totals
        assert [one["grade"] for one in made] == grades


class Stream:
    """What speaks Arrow and is none of the three libraries."""

    def __init__(self, frame: polars.DataFrame) -> None:
        self.frame = frame

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        made: object = self.frame.__arrow_c_stream__(requested_schema)
        return made


def test_streams_are_answered_while_they_are_read() -> None:
    batch = pyarrow.record_batch({"target": TARGETS, "actual": ACTUALS})
    given = 0

    def batches() -> Any:
        nonlocal given
        for _ in range(100):
            given += 1
            yield batch

    answers = jixiao.evaluate(pyarrow.RecordBatchReader.from_batches(batch.schema, batches()))
    assert isinstance(answers, jixiao.ArrowStream)
    reader = pyarrow.RecordBatchReader.from_stream(answers)
    first = reader.read_next_batch()
    assert first.num_rows == len(TARGETS) and given < 5
    assert sum(one.num_rows for one in reader) == 99 * len(TARGETS)
    with pytest.raises(ValueError, match="read"):
        answers.__arrow_c_stream__()
    parsed = jixiao.parse(Stream(polars.DataFrame({"target": TARGETS})))
    assert polars.DataFrame(parsed)["kind"].to_list()[:2] == ["quantity", "quantity"]
    with pytest.raises(TypeError, match="stream"):
        jixiao.parse(Stream(polars.DataFrame({"target": TARGETS})), year=2024)


def test_the_policy_decides() -> None:
    strict = jixiao.Policy().replace(name="ours", lower_bound="all_or_nothing")
    assert jixiao.evaluate(["≥100家"], ["70家"], policy=strict)[0]["score"] == 0
    (gate,) = jixiao.evaluate(["≥100家"], ["70家"], policy="mof-2021", weight=10)
    assert gate["score"] == Decimal("2.5")
