"""Rows of the integrated budget system: frames and files in, the same rows out."""

from __future__ import annotations

import json
import pathlib
import re
from decimal import Decimal
from typing import Any

import pytest
from conftest import GOLDEN, ROOT

import jixiao

SAMPLE = GOLDEN / "records" / "sample.json"
ASSESSED = (GOLDEN / "records" / "sample_assessed.json").read_text("utf8")
TABLES: dict[str, list[dict[str, Any]]] = json.loads(SAMPLE.read_text("utf8"))


def assessed(records: jixiao.Records) -> jixiao.Records:
    for model in records.models:
        records.write(jixiao.assess(model.department))
    return records


def test_the_sample_comes_back_as_kept() -> None:
    records = jixiao.Records.read(SAMPLE, profile="vendor")
    (model,) = records.models
    assert model.role == "self_assessment"
    scores = [project.total for project in jixiao.assess(model.department).projects]
    assert scores == [Decimal("97.80"), Decimal("92.50")]
    assert assessed(records).to_json() + "\n" == ASSESSED


def test_rows_as_dictionaries_and_files_say_the_same(tmp_path: pathlib.Path) -> None:
    assert assessed(jixiao.Records(TABLES, profile="vendor")).to_json() + "\n" == ASSESSED
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in TABLES.items():
        sheet = book.create_sheet(name)
        fields = list(dict.fromkeys(field for row in rows for field in row))
        sheet.append(fields)
        for row in rows:
            sheet.append([row.get(field) for field in fields])
    book.save(tmp_path / "rows.xlsx")
    written = assessed(jixiao.Records.read(tmp_path / "rows.xlsx", profile="vendor")).tables
    kept = json.loads(ASSESSED)
    for row, expected in zip(
        written["PM_SELF_EVAL_INDICATOR"], kept["PM_SELF_EVAL_INDICATOR"], strict=True
    ):
        assert row["eval_score"] == expected["eval_score"], expected


def test_frames_go_in_and_come_out() -> None:
    pandas = pytest.importorskip("pandas")
    frames = {name: pandas.DataFrame(rows) for name, rows in TABLES.items()}
    records = assessed(jixiao.Records(frames, profile="vendor"))
    out = records.to_pandas()["PM_SELF_EVAL_INDICATOR"]
    kept = json.loads(ASSESSED)["PM_SELF_EVAL_INDICATOR"]
    assert list(out["eval_score"].fillna("")) == [row["eval_score"] for row in kept]
    assert list(out["kpi_id"]) == [row["kpi_id"] for row in kept]


def test_polars_frames_go_in_and_come_out() -> None:
    polars = pytest.importorskip("polars")
    frames = {name: polars.DataFrame(rows) for name, rows in TABLES.items()}
    out = assessed(jixiao.Records(frames, profile="vendor")).to_polars()
    kept = json.loads(ASSESSED)["PM_PERF_SELF_BGT"]
    assert out["PM_PERF_SELF_BGT"]["exe_score"].to_list() == [row["exe_score"] for row in kept]


def test_binary_floating_point_is_refused() -> None:
    with pytest.raises(TypeError):
        jixiao.Records({"PM_PERF_SELF_BGT": [{"cur_amt": 0.1}]})


def test_a_profile_of_ones_own_is_validated() -> None:
    profile = jixiao.record_profiles()["ministry"]
    profile["keys"]["project"] = "project_no"
    rows = [{"project_no": "P", "lv3_perf_ind_name": "场次", "kpi_val": "≥4"}]
    records = jixiao.Records({"PM_PERF_INDICATOR": rows}, profile=profile)
    assert records.models[0].department.projects[0].code == "P"
    with pytest.raises(jixiao.InvalidFormatError) as refused:
        jixiao.Records({}, profile=profile | {"surprise": 1, "money_unit": "米"})
    assert [fault.field for fault in refused.value.faults] == ["surprise"]
    with pytest.raises(jixiao.NotFoundError):
        jixiao.Records({}, profile="nowhere")


def test_nothing_is_dropped_in_silence() -> None:
    records = jixiao.Records({"PM_PERF_INDICATOR": [{"pro_code": "", "colour": "red"}]})
    assert [one.code for one in records.diagnostics] == [
        "record_field_unknown",
        "record_key_broken",
    ]


def test_a_result_of_another_department_is_refused(assessment: jixiao.Assessment) -> None:
    records = jixiao.Records.read(SAMPLE, profile="vendor")
    with pytest.raises(jixiao.InvalidArgumentError):
        records.write(assessment)


def test_findings_and_lights_go_into_the_rows() -> None:
    row = {"pro_code": "P", "fiscal_year": "2024", "kpi_id": "1", "lv3_perf_ind_name": "场次",
           "kpi_val": "≥100场", "perf_comp": "1场"}  # fmt: skip
    records = jixiao.Records({"PAY_PERF_MONITOR_INFO": [row]})
    department = records.models[0].department
    records.write(jixiao.monitor(department, as_of="2024-06-30"))
    records.write(jixiao.review(department))
    found = records.tables["JIXIAO_FINDING"]
    assert {one["kpi_id"] for one in found if "kpi_id" in one} == {"1"}


@pytest.mark.parametrize("document", ["records.md", "records.zh-CN.md"])
def test_the_block_of_the_document_runs(
    document: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pandas")
    text = (ROOT / "docs" / document).read_text("utf8")
    rows, scored = re.findall(r"^```json\n(.*?)^```$", text, re.M | re.S)
    (block,) = re.findall(r"^```python\n(.*?)^```$", text, re.M | re.S)
    (tmp_path / "rows.json").write_text(rows, "utf8")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(block, names)
    assert names["records"].tables == json.loads(scored)
    assert list(names["frames"]) == list(json.loads(scored))
