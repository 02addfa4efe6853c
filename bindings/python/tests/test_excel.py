"""Excel files out: the self-assessment form and the form for actual values, read back again."""

from __future__ import annotations

import dataclasses
import datetime
import pathlib
import shutil
import subprocess
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from conftest import DATA

import jixiao


@pytest.fixture(scope="module")
def form(assessment: jixiao.Assessment, tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    path = tmp_path_factory.mktemp("excel") / "自评表.xlsx"
    assessment.to_excel(path)
    return path


# What the form has a place for.
ROW = ("level1", "level2", "level3", "target", "reason")
PROJECT = ("code", "name", "budget_unit", "total", "fiscal", "other", "spent", "goals")


def test_the_form_reads_back_to_the_model(
    form: pathlib.Path, assessment: jixiao.Assessment
) -> None:
    back, department = jixiao.read(form), assessment.department
    assert (back.name, back.unit_name, back.year) == (
        department.name, department.unit_name, department.year,
    )  # fmt: skip
    for read, project, score in zip(
        back.projects, department.projects, assessment.projects, strict=True
    ):
        for name in PROJECT:
            assert getattr(read, name) == getattr(project, name), (project.code, name)
        assert read.adjusted == (project.total if project.adjusted is None else project.adjusted)
        assert (read.score, read.budget_score) == (score.total, score.execution.score)
        assert read.budget_weight == score.execution.weight
        for row, indicator, outcome in zip(
            read.indicators, project.indicators, score.outcomes, strict=True
        ):
            if not indicator.applicable:
                assert row.weight == 0 and row.reason == (indicator.reason or "不适用")
                continue
            for name in ROW:
                assert getattr(row, name) == getattr(indicator, name), (project.code, name)
            assert (row.weight, row.score) == (outcome.weight, outcome.score)
            if indicator.achievement is None or indicator.actual:
                assert row.actual == indicator.actual


def test_nothing_of_the_form_is_questionable(form: pathlib.Path) -> None:
    found = {one.code for one in jixiao.read(form).diagnostics}
    assert found <= {"text_outside_table", "field_not_kept"}  # the line for signatures, its persons


def test_the_scores_of_the_form_can_be_computed_anew_from_it(
    form: pathlib.Path, assessment: jixiao.Assessment
) -> None:
    again = jixiao.assess(jixiao.read(form))
    compared = 0
    for project, score, anew in zip(
        assessment.department.projects, assessment.projects, again.projects, strict=True
    ):
        for row, outcome, new in zip(
            project.indicators, score.outcomes, anew.outcomes, strict=True
        ):
            # 评价等次, 达成度, 计算基数 and 扣分 have no column in the national form.
            if row.achievement or row.degree or row.base or row.deduction or not row.applicable:
                continue
            assert (outcome.score, outcome.status) == (new.score, new.status), row
            compared += 1
    assert compared > 60


def test_symbol_and_unit_of_columns_stand_in_the_target(tmp_path: pathlib.Path) -> None:
    rows = (
        jixiao.Indicator("产出指标", "质量指标", "合格率", target="95", symbol="≥", unit="%"),
        jixiao.Indicator("效益指标", "社会效益指标", "影响", target="有效提升", symbol="定性"),
    )
    department = jixiao.Department(
        year=2024, projects=(jixiao.Project(code="1", name="甲", indicators=rows),)
    )
    path = tmp_path / "a.xlsx"
    jixiao.assess(department).to_excel(path)
    targets = [row.target for row in jixiao.read(path).indicators]
    assert targets == ["≥95%", "有效提升"]


def test_cells_are_never_formulas_and_always_excel(tmp_path: pathlib.Path) -> None:
    row = jixiao.Indicator("产出指标", "数量指标", "=1+1", target="=100%", actual="+5\x07")
    project = jixiao.Project(
        code="1", name="a/b[c]:*?" + "长" * 40, total=Decimal("12345678901234567.89"),
        indicators=(row,),
    )  # fmt: skip
    twin = dataclasses.replace(project, code="2")
    path = tmp_path / "a.xlsx"
    jixiao.assess(jixiao.Department(projects=(project, twin))).to_excel(path)
    workbook = openpyxl.load_workbook(path)
    assert len(workbook.sheetnames) == 2 and all(len(name) <= 31 for name in workbook.sheetnames)
    cells = [cell for sheet in workbook for line in sheet.iter_rows() for cell in line]
    assert not [cell for cell in cells if cell.data_type == "f"]
    back = jixiao.read(path).projects[0]
    assert (back.total, back.indicators[0].target) == (Decimal("12345678901234567.89"), "=100%")


def test_a_department_without_projects_is_an_empty_form(tmp_path: pathlib.Path) -> None:
    jixiao.assess(jixiao.Department()).to_excel(tmp_path / "a.xlsx")
    assert jixiao.read(tmp_path / "a.xlsx").projects == ()


def test_the_form_is_set_up_for_printing(form: pathlib.Path) -> None:
    for sheet in openpyxl.load_workbook(form):
        assert str(sheet.page_setup.paperSize) == sheet.PAPERSIZE_A4
        fit = sheet.sheet_properties.pageSetUpPr
        assert sheet.page_setup.fitToWidth == 1 and fit is not None and fit.fitToPage
        assert sheet.print_title_rows
        table = [row for row in sheet.iter_rows(min_row=3) if row[0].border.left.style]
        cells = [cell for row in table for cell in row if cell.value is not None]
        assert len(cells) > 30
        assert all(cell.border.left.style == cell.border.top.style == "thin" for cell in cells)


def test_first_columns_are_merged(form: pathlib.Path, assessment: jixiao.Assessment) -> None:
    sheet = openpyxl.load_workbook(form).worksheets[0]
    merged = {str(one) for one in sheet.merged_cells.ranges}
    header = next(cell.row for cell in sheet["B"] if cell.value == "一级指标")
    rows = assessment.department.projects[0].indicators
    output = sum(row.level1 == "产出指标" for row in rows)
    assert f"B{header + 1}:B{header + output}" in merged
    assert f"A{header}:A{header + len(rows)}" in merged


def test_every_score_has_its_explanation_as_a_note(
    form: pathlib.Path, assessment: jixiao.Assessment
) -> None:
    sheet = openpyxl.load_workbook(form).worksheets[0]
    notes = [cell.comment.text for cell in sheet["H"] if cell.comment]
    for outcome, note in zip(assessment.projects[0].outcomes, notes, strict=True):
        assert outcome.explanation in note


# ---- Actual values -------------------------------------------------------------------------------


def test_the_template_comes_back_as_it_went(
    filing: jixiao.Department, assessment: jixiao.Assessment, tmp_path: pathlib.Path
) -> None:
    path = tmp_path / "实际完成值.xlsx"
    for department in (filing, assessment.department):
        jixiao.write_template(department, path)
        filled = jixiao.read_actuals(filing, path)
        assert filled == department
        assert not [one for one in filled.diagnostics if one.severity == "error"]


def test_figures_and_dates_typed_into_the_template_are_read_as_shown(
    filing: jixiao.Department, tmp_path: pathlib.Path
) -> None:
    path = tmp_path / "a.xlsx"
    jixiao.write_template(filing, path)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.worksheets[0]
    column = next(cell.column for cell in sheet[1] if cell.value == "实际完成值")
    typed: list[tuple[Any, str]] = [(564, "0.00"), (561.2, "General"), (15, '0"家"'), (0.92, "0%"),
             (datetime.datetime(2024, 8, 31), "yyyy-mm-dd"), ("-3%", "@")]  # fmt: skip
    for row, (value, number_format) in enumerate(typed, 2):
        cell = sheet.cell(row, column, value)
        cell.number_format = number_format
        if isinstance(value, str):
            cell.data_type = "s"
    workbook.save(path)
    project = jixiao.read_actuals(filing, path).projects[0]
    assert (project.adjusted, project.spent) == (Decimal("564.00"), Decimal("561.2"))
    assert [row.actual for row in project.indicators[:4]] == ["15家", "92%", "2024-08-31", "-3%"]


def test_a_row_that_matches_nothing_is_an_error_with_its_line(
    filing: jixiao.Department, tmp_path: pathlib.Path
) -> None:
    path = tmp_path / "a.xlsx"
    jixiao.write_template(filing, path)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.worksheets[0]
    level3 = next(cell.column for cell in sheet[1] if cell.value == "三级指标")
    actual = next(cell.column for cell in sheet[1] if cell.value == "实际完成值")
    sheet.cell(4, level3, "没有这一行")
    sheet.cell(4, actual, "1")
    workbook.save(path)
    errors = [
        one for one in jixiao.read_actuals(filing, path).diagnostics if one.severity == "error"
    ]
    assert [one.line for one in errors] == [4]


def test_the_template_survives_titles_sheets_in_front_sorting_and_inserted_rows(
    filing: jixiao.Department, assessment: jixiao.Assessment, tmp_path: pathlib.Path
) -> None:
    path = tmp_path / "a.xlsx"
    jixiao.write_template(assessment.department, path)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    header, body = rows[0], sorted(rows[1:], key=lambda row: str(row[4]), reverse=True)
    changed = openpyxl.Workbook()
    cover = changed.worksheets[0]
    cover.append(["封面"])
    cover.append(["某局 2024 年度"])
    filled = changed.create_sheet("实际完成值")
    filled.append(["实际完成值填报表"])
    for number, row in enumerate([header, *body]):
        if number % 7 == 3:
            filled.append([])
        filled.append(row)
    changed.save(path)
    assert jixiao.read_actuals(filing, path).projects == assessment.department.projects


def test_a_sheet_for_each_project_comes_back_as_it_went(
    filing: jixiao.Department, assessment: jixiao.Assessment, tmp_path: pathlib.Path
) -> None:
    path = tmp_path / "a.xlsx"
    jixiao.write_template(assessment.department, path, sheet_per_project=True)
    assert len(openpyxl.load_workbook(path).sheetnames) == len(filing.projects) + 1
    assert jixiao.read_actuals(filing, path) == assessment.department


def test_only_the_cells_to_fill_are_open_and_the_missing_ones_coloured(
    filing: jixiao.Department, tmp_path: pathlib.Path
) -> None:
    path = tmp_path / "a.xlsx"
    jixiao.write_template(filing, path)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.worksheets[0]
    assert sheet.protection.sheet and sheet.freeze_panes == "A2"
    names = [cell.value for cell in sheet[1]]
    for cell, name in zip(sheet[2], names, strict=True):
        filled_in = name in (
            "实际完成值", "评价等次", "达成度", "计算基数", "扣分", "是否适用", "偏差原因",
        )  # fmt: skip
        assert cell.protection.locked is not filled_in, name
    assert all(cell.protection.locked for cell in sheet[1])
    assert len(sheet.conditional_formatting) == 1
    assert "填写说明" in workbook.sheetnames


def test_the_other_forms_are_excel_files_too(
    filing: jixiao.Department, actuals: bytes, tmp_path: pathlib.Path
) -> None:
    path = tmp_path / "a.xlsx"
    filing.to_excel(path)
    back = jixiao.read(path)
    assert [one.name for one in back.projects] == [one.name for one in filing.projects]
    assert [one.target for one in back.indicators] == [one.target for one in filing.indicators]
    day = datetime.date(2024, 10, 31)
    jixiao.monitor(filing.with_actuals(actuals), as_of=day).to_excel(path)
    assert len(openpyxl.load_workbook(path).sheetnames) == len(filing.projects)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_csv_as_excel_saves_it(
    filing: jixiao.Department, actuals: bytes, encoding: str, tmp_path: pathlib.Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(actuals.decode("utf-8-sig").encode(encoding))
    assert jixiao.read_actuals(filing, path) == filing.with_actuals(actuals)
    assert jixiao.assess(filing, path) == jixiao.assess(filing, DATA / "funing-2024-actuals.csv")


@pytest.mark.libreoffice
def test_libreoffice_opens_the_form_and_keeps_it(
    form: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    program = shutil.which("soffice")
    assert program, "install libreoffice-calc-nogui"
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    for target in ("xlsx", "pdf"):
        subprocess.run(
            [program, home, "--headless", "--convert-to", target, "--outdir", tmp_path, form],
            check=True, timeout=180, capture_output=True,
        )  # fmt: skip
    saved = jixiao.read(tmp_path / form.name)
    assert saved.projects == jixiao.read(form).projects
    assert (tmp_path / form.name).with_suffix(".pdf").stat().st_size > 10_000
