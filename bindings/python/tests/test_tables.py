"""Tables out: the same values in pandas, polars and pyarrow, by Arrow and without it."""

from __future__ import annotations

import datetime
import gc
import html
import subprocess
import sys
from decimal import Decimal
from typing import Any

import pandas
import polars
import pyarrow
import pytest

import jixiao
from jixiao.tables import Table, booleans, concatenate, dates, decimals, integers, texts

COLUMNS = {
    "text": texts(["一", None, "", "𝟗\x00", "e"] * 3),
    "integer": integers([1, None, -(2**63), 2**63 - 1, 0] * 3),
    "truth": booleans([True, None, False, True, False] * 3),
    "day": dates([datetime.date(2024, 2, 29), None, datetime.date(1, 1, 1),
                  datetime.date(9999, 12, 31), datetime.date(1969, 12, 31)] * 3),
    "number": decimals([Decimal("1.5"), None, Decimal("-0.01"), Decimal("9" * 36),
                        Decimal(0)] * 3, 2),
    "all": texts(["x"] * 15),
    "none": decimals([None] * 15, 4),
}  # fmt: skip


@pytest.fixture
def table() -> Table:
    return Table(COLUMNS)


def rows_of(table: Table) -> list[dict[str, Any]]:
    return [dict(row) for row in table]


def test_pyarrow_takes_the_table_as_it_is(table: Table) -> None:
    made = table.to_arrow()
    assert made.to_pylist() == rows_of(table)
    assert [str(field.type) for field in made.schema] == [
        "string", "int64", "bool", "date32[day]", "decimal128(38, 2)", "string",
        "decimal128(38, 4)",
    ]  # fmt: skip
    made.validate(full=True)


def test_polars_takes_the_table_as_it_is(table: Table) -> None:
    made = table.to_polars()
    assert made.to_dicts() == rows_of(table)
    assert made.schema["number"] == polars.Decimal(38, 2)


def test_pandas_has_nullable_types(table: Table) -> None:
    made = table.to_pandas()
    assert {name: str(kind) for name, kind in made.dtypes.items()} == {
        "text": "string", "integer": "Int64", "truth": "boolean", "day": "date32[day][pyarrow]",
        "number": "decimal128(38, 2)[pyarrow]", "all": "string",
        "none": "decimal128(38, 4)[pyarrow]",
    }  # fmt: skip
    assert made["integer"][3] == 2**63 - 1 and made["integer"].isna().sum() == 3
    assert made["day"][0] == datetime.date(2024, 2, 29)


def test_pandas_has_floats_where_the_user_says_so(table: Table) -> None:
    made = table.to_pandas(decimals="float")
    assert made["number"][0] == 1.5 and str(made["number"].dtype) == "Float64"
    assert made["number"].isna().sum() == 3
    with pytest.raises(jixiao.InvalidArgumentError, match="float"):
        table.to_pandas(decimals="about")  # type: ignore[arg-type]


def test_pandas_keeps_decimals_exact(table: Table) -> None:
    made = table.to_pandas()
    assert list(made.columns) == list(COLUMNS)
    assert made["number"].head(3).dropna().sum() == Decimal("1.49")
    assert made["number"][0] == Decimal("1.5")
    assert made["number"].isna().sum() == 3 and made["text"].isna().sum() == 3


def test_an_empty_table_keeps_its_types() -> None:
    empty = Table({name: type(column)(column.format, ()) for name, column in COLUMNS.items()})
    assert empty.to_arrow().num_rows == 0
    assert empty.to_arrow().schema == Table(COLUMNS).to_arrow().schema
    assert len(empty.to_polars()) == len(empty.to_pandas()) == 0
    assert Table({}).to_arrow().num_columns == 0


def test_an_exported_table_outlives_its_source() -> None:
    made = Table(COLUMNS).to_arrow()
    gc.collect()
    made.validate(full=True)
    assert made["text"][3].as_py() == "𝟗\x00"


def test_a_stream_that_nobody_reads_is_freed(table: Table) -> None:
    for _ in range(1000):
        table.__arrow_c_stream__()
    reader = pyarrow.RecordBatchReader.from_stream(table)
    assert reader.schema.names == list(COLUMNS)
    del reader
    gc.collect()


def test_wider_values_widen_their_column_and_too_wide_ones_are_refused() -> None:
    assert decimals([Decimal("0.123")], 2).format == "d:38,3"
    assert decimals([Decimal("1E+3")], 2).format == "d:38,2"
    assert Table({"a": decimals([Decimal("1E+3")], 2)}).to_arrow()["a"][0].as_py() == 1000
    with pytest.raises(jixiao.OutOfRangeError):
        Table({"a": decimals([Decimal("9" * 38)], 2)}).to_arrow()


def test_columns_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="lengths"):
        Table({"a": texts(["x"]), "b": texts([])})


def test_tables_of_different_scales_are_put_together() -> None:
    values = [Decimal("1.5"), Decimal("0.12345678901")]
    both = concatenate(Table({"a": decimals([one], 2)}) for one in values)
    assert both.to_arrow()["a"].to_pylist() == values


def test_notebooks_show_rows_and_escape_them(table: Table) -> None:
    shown = Table({"a": texts(["<script>"] * 30), "empty": texts([None] * 30)})._repr_html_()
    assert "&lt;script&gt;" in shown and "<script>" not in shown
    assert "10 more rows" in shown and "empty" not in shown
    assert repr(table).startswith("<Table of 15 rows: text, ")


def test_assessments_and_departments_are_tables(
    assessment: jixiao.Assessment, filing: jixiao.Department
) -> None:
    frame = assessment.to_polars()
    assert len(frame) == len(filing.to_pandas()) == 82
    assert frame["score"].to_list() == [
        outcome.score for project in assessment.projects for outcome in project.outcomes
    ]
    totals = assessment.projects_table.to_pandas()
    assert list(totals["total"].dropna()) == [
        one.total for one in assessment.projects if one.total is not None
    ]
    assert filing.projects_table.to_arrow()["total"][0].as_py() == Decimal("564.00")
    assert isinstance(pandas.DataFrame(assessment.to_dicts())["score"][0], Decimal)
    for shown in (assessment, filing, assessment.projects[0], assessment.projects[0].outcomes[0]):
        assert "<table" in html.unescape(shown._repr_html_())


def test_none_of_them_is_needed() -> None:
    """The package imports, reads and assesses where none of the libraries exists."""
    program = """
import sys
for name in ("pandas", "polars", "pyarrow", "openpyxl", "docx", "tqdm", "numpy"):
    sys.modules[name] = None
import jixiao
table = jixiao.Department(projects=(jixiao.Project(indicators=(jixiao.Indicator(),)),)).table
assert table.to_dicts() and table.__arrow_c_stream__()
try:
    table.to_pandas()
except ImportError as missing:
    assert "pandas" in str(missing)
else:
    raise SystemExit("no error")
try:
    jixiao.write_template(jixiao.Department(), "x")
except ImportError as missing:
    assert "jixiao[office]" in str(missing)
else:
    raise SystemExit("no error")
"""
    subprocess.run([sys.executable, "-c", program], check=True)
