"""On Spark: for many partitions the answers of one call over all rows."""

from __future__ import annotations

import datetime
import pathlib
import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow
import pyarrow.parquet
import pytest
from conftest import ROOT
from test_columns import rows_of

import jixiao
import jixiao.spark
from jixiao import Context

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

pytestmark = pytest.mark.spark

ROWS = 2_000
BATCH = 64  # rows: so that batches end inside of projects


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    from pyspark.sql import SparkSession

    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "1g",
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(BATCH),
        # Else so few rows would be brought together in one partition.
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.shuffle.partitions": "3",
        "spark.ui.enabled": "false",
    }
    builder = SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)  # else whatever python3 the path finds
        session = builder.getOrCreate()
        yield session
        session.stop()


def indicators() -> dict[str, list[Any]]:
    """Rows nearly all of which differ (H), and a few that come again and again (L)."""
    often = ["≥90%", "≤2万元", None, "2023年8月底前", "效果明显", "80%-90%", "≥5%以下", ""]
    return {
        "id": list(range(ROWS)),
        "H": [f"≥{i * 37 % 9973}.{i % 100:02}万元" for i in range(ROWS)],
        "L": [often[i % len(often)] for i in range(ROWS)],
        "actual": [None if i % 11 == 0 else f"{i % 120}%" for i in range(ROWS)],
        "weight": [None if i % 7 == 0 else Decimal(i % 30) / 2 for i in range(ROWS)],
        "seen": [datetime.date(2023, 8, 1 + i % 31) for i in range(ROWS)],
    }


@pytest.fixture(scope="module")
def table() -> pyarrow.Table:
    return pyarrow.table(indicators())


def spread(spark: SparkSession, table: pyarrow.Table, partitions: int = 5) -> DataFrame:
    """The rows of a table, far from each other."""
    frame = spark.createDataFrame(table)
    return frame.repartition(partitions)


def answers(frame: DataFrame, column: str, order: str = "id") -> list[dict[str, Any]]:
    rows = frame.orderBy(order).select(f"{column}.*").collect()
    return [row.asDict() for row in rows]


def test_parsed_as_by_one_call(spark: SparkSession, table: pyarrow.Table) -> None:
    frame = spread(spark, table)
    assert frame.rdd.getNumPartitions() == 5
    context = Context(kind="cost", year=2023)
    for name in ("H", "L"):
        parsed = jixiao.spark.parse(frame, name, context=context)
        assert (
            answers(parsed, "threshold") == jixiao.parse(table[name], context=context).to_pylist()
        )


def test_evaluated_as_by_one_call(spark: SparkSession, table: pyarrow.Table) -> None:
    frame = spread(spark, table)
    ours = jixiao.Policy().replace(name="ours", lower_bound="all_or_nothing")
    for name, actual, policy in (("H", "actual", ours), ("L", "actual", "mof-2021"),
                                 ("L", "seen", None)):  # fmt: skip
        judged = jixiao.spark.evaluate(frame, name, actual, policy=policy, weight="weight")
        expected = jixiao.evaluate(
            table[name], table[actual], policy=policy, weight=table["weight"]
        ).to_pylist()
        assert answers(judged, "outcome") == expected


def test_the_frame_keeps_its_columns_whatever_they_are(spark: SparkSession) -> None:
    frame = spark.sql(
        "select '≥90%' as `指标.值`, '95%' as actual, timestamp'2024-01-02 03:04:05' as t, "
        "array(1, null) as a, map('k', 2.5D) as m, X'00FF' as b, struct(1 as x) as s, "
        "cast(null as string) as `n``ull`"
    )
    judged = jixiao.spark.evaluate(frame, "指标.值", "actual", level3="n`ull")
    assert judged.columns == [*frame.columns, "outcome"]
    assert judged.drop("outcome").collect() == frame.collect()
    assert judged.select("outcome.status").first()[0] == "met"  # type: ignore[index, unused-ignore]


def test_the_schema_is_the_library_s(spark: SparkSession, table: pyarrow.Table) -> None:
    parsed = jixiao.spark.parse(spread(spark, table), "H").select("threshold.*")
    types = dict(parsed.dtypes)
    local = jixiao.parse(table["H"])
    assert list(types) == local.column_names
    assert (types["kind"], types["value"], types["date"]) == ("string", "decimal(38,10)", "date")


def test_bytes_that_are_no_utf8_have_a_code_and_stop_nothing(spark: SparkSession) -> None:
    frame = spark.sql("select id, cast(if(id = 1, X'E2', X'33') as string) cell from range(3)")
    codes = [one["code"] for one in answers(jixiao.spark.parse(frame, "cell"), "threshold")]
    assert codes == [None, "invalid_utf8", None]


def projects(assessment: jixiao.Assessment, copies: int) -> pyarrow.Table:
    """The projects of a department many times over, and a project without a code."""
    rows = pyarrow.table(rows_of(assessment.department))
    made = []
    for copy in range(copies):
        codes = [f"{code}/{copy}" for code in rows["project"].to_pylist()]
        made.append(rows.set_column(rows.schema.get_field_index("project"), "project", [codes]))
    nameless = rows.slice(0, 6)
    for code in (None, ""):
        part = nameless.slice(0, 3) if code is None else nameless.slice(3)
        column = pyarrow.array([code] * part.num_rows, pyarrow.string())
        made.append(part.set_column(part.schema.get_field_index("project"), "project", column))
    table = pyarrow.concat_tables(made, promote_options="permissive")
    return table.append_column("id", pyarrow.array(range(table.num_rows)))


def test_assessed_as_by_one_call(spark: SparkSession, assessment: jixiao.Assessment) -> None:
    table = projects(assessment, copies=20)
    # A column without a value has no type that Spark knows.
    own = [one.name for one in table.schema if not pyarrow.types.is_null(one.type)]
    table = table.select(own)
    frame = spread(spark, table.take(list(reversed(range(table.num_rows)))))
    roles = {name: name for name in own if name not in ("id", "target", "actual", "project")}
    scored = jixiao.spark.assess(
        frame, "target", "actual", project="project", order="id", policy="hubei", **roles
    )
    assert scored.rdd.getNumPartitions() == 3
    expected = jixiao.assess_columns(table.drop_columns(["id"]), policy="hubei")
    assert answers(scored, "assessment") == expected.drop_columns(["project"]).to_pylist()
    totals = {row["total"] for row in expected.to_pylist()}
    assert len(totals) > 5 and None in totals


def test_mistakes_are_named_before_anything_runs(spark: SparkSession) -> None:
    frame = spark.sql("select '≥1' as target, '1' as actual, 0.5D as figure, 1 as outcome")
    with pytest.raises(jixiao.InvalidArgumentError, match="wieght"):
        jixiao.spark.parse(frame, "target", wieght="actual")
    with pytest.raises(ValueError, match="0 named 'nowhere'"):
        jixiao.spark.parse(frame, "nowhere")
    with pytest.raises(ValueError, match="weight: .* 0 named 10"):
        jixiao.spark.parse(frame, "target", weight=10)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="2 named 'target'"):
        jixiao.spark.parse(frame.select("target", "target"), "target")
    with pytest.raises(ValueError, match="outcome"):
        jixiao.spark.evaluate(frame, "target", "actual")
    with pytest.raises(ValueError, match="order"):
        jixiao.spark.assess(frame, "target", "actual", project="target", order="nowhere")
    with pytest.raises(jixiao.InvalidArgumentError, match="float"):
        jixiao.spark.parse(frame, "figure")
    with pytest.raises(jixiao.NotFoundError):
        jixiao.spark.evaluate(frame.drop("outcome"), "target", "actual", policy="nowhere")


def test_a_frame_of_no_rows_has_the_columns(spark: SparkSession) -> None:
    frame = spark.sql("select '≥1' as target, '1' as actual").limit(0)
    assert jixiao.spark.evaluate(frame, "target", "actual").select("outcome.*").collect() == []


def test_the_block_of_the_guide_runs(spark: SparkSession, tmp_path: pathlib.Path) -> None:
    text = (ROOT / "docs" / "python.md").read_text("utf8")
    (block,) = re.findall(r"^```python spark\n(.*?)^```$", text, re.M | re.S)
    rows = {
        "项目编码": ["P1", "P2", "P1", "P2"],
        "序号": [1, 1, 2, 2],
        "一级指标": ["产出指标", "产出指标", "效益指标", "效益指标"],
        "指标值": ["≥90%", "≥90%", "≥3家", "≥3家"],
        "完成值": ["95%", "45%", "3家", "3家"],
        "分值": [60, 60, 30, 30],
    }
    pyarrow.parquet.write_table(pyarrow.table(rows), tmp_path / "indicators.parquet")
    # Java stays in the folder where it was started.
    block = block.replace('parquet("', f'parquet("{tmp_path}/')
    exec(compile(block, "python.md", "exec"), {"spark": spark})
    judged = pyarrow.parquet.read_table(tmp_path / "judged").to_pylist()
    assert {(row["项目编码"], row["序号"], row["score"]) for row in judged} == {
        ("P1", 1, 60), ("P2", 1, 30), ("P1", 2, 30), ("P2", 2, 30),
    }  # fmt: skip
    assert pyarrow.parquet.read_table(tmp_path / "totals").num_rows == 2
