"""Files in: text in its encodings, Word, Excel, JSON."""

from __future__ import annotations

import io
import pathlib
from dataclasses import replace
from itertools import groupby

import docx
import openpyxl
import pytest
from conftest import GOLDEN

import jixiao

# The head and the rows of a target table (项目绩效目标表): None continues the cell to its left,
# "^" the one above.
TARGETS: list[list[str | None]] = [
    ["项目编码", "130306A1", None, "项目名称", "道路养护", None],
    ["预算规模及资金用途", "预算数", "564.00", "其中：财政资金", "500.00", "其他资金 64.00"],
    ["^", "用于道路日常养护", None, None, None, None],
    ["资金支出计划（%）", "3月底", "6月底", "10月底", "12月底", None],
    ["^", "25", "50", "75", "100", None],
    ["绩效目标", "1.养护道路85公里。2.完好率92%以上。", None, None, None, None],
    ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"],
    ["产出指标", "数量指标", "养护里程", "养护道路里程", "≥85公里", "工作计划"],
    ["^", "^", "巡查次数", "全年巡查次数", "≥12次", "工作计划"],
    ["^", "质量指标", "完好率", "道路完好率", "≥92%", "历史标准"],
    ["效益指标", "社会效益指标", "出行条件", "改善出行条件", "明显改善", "工作计划"],
    ["满意度指标", "服务对象满意度指标", "群众满意度", "群众满意度", "≥90%", "电话回访"],
]
TITLE = "1.道路养护绩效目标表"
UNIT = "471001 某县交通运输局本级"


def text_of(rows: list[list[str | None]]) -> str:
    return "\n".join(
        "\t".join("" if cell in (None, "^") else str(cell) for cell in row) for row in rows
    )


def merges(rows: list[list[str | None]]) -> list[tuple[int, int, int, int]]:
    """Top, left, bottom, right of each merged cell, from 0."""
    found = []
    for top, row in enumerate(rows):
        for left, cell in enumerate(row):
            if cell in (None, "^"):
                continue
            bottom, right = top, left
            while right + 1 < len(row) and row[right + 1] is None:
                right += 1
            while bottom + 1 < len(rows) and rows[bottom + 1][left] == "^":
                bottom += 1
            if (bottom, right) != (top, left):
                found.append((top, left, bottom, right))
    return found


def docx_of(rows: list[list[str | None]], *, tables: int = 1) -> bytes:
    document = docx.Document()
    document.add_paragraph(UNIT)
    for number in range(tables):
        document.add_paragraph(TITLE)
        table = document.add_table(len(rows), len(rows[0]))
        for top, left, bottom, right in merges(rows):
            table.cell(top, left).merge(table.cell(bottom, right))
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if cell not in (None, "^"):
                    table.cell(row, column).text = str(cell)
        if number:
            table.cell(0, 1).text = f"{rows[0][1]}{number}"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx_of(rows: list[list[str | None]]) -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append([UNIT])
    sheet.append([TITLE])
    for cells in rows:
        sheet.append([None if cell in (None, "^") else cell for cell in cells])
    for top, left, bottom, right in merges(rows):
        sheet.merge_cells(
            start_row=top + 3, start_column=left + 1, end_row=bottom + 3, end_column=right + 1
        )
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def expected() -> jixiao.Department:
    department = jixiao.read(f"{UNIT}\n{TITLE}\n{text_of(TARGETS)}\n")
    (project,) = department.projects
    assert (project.code, project.name, len(project.indicators)) == ("130306A1", "道路养护", 5)
    assert [row.level1 for row in project.indicators[:3]] == ["产出指标"] * 3
    assert [row.level2 for row in project.indicators[:3]] == ["数量指标"] * 2 + ["质量指标"]
    assert [str(one.percent) for one in project.plan] == ["25", "50", "75", "100"]
    assert len(project.goals) == 2
    return department


def without_places(department: jixiao.Department) -> jixiao.Department:
    """The department as text without cells would give it."""
    return replace(
        department,
        projects=tuple(
            replace(
                project,
                indicators=tuple(replace(row, source=None) for row in project.indicators),
            )
            for project in department.projects
        ),
    )


def test_rows_of_files_name_their_cells() -> None:
    (project,) = jixiao.read(xlsx_of(TARGETS)).projects
    assert all((row.source or "").startswith("Sheet!") for row in project.indicators)
    (project,) = jixiao.read(docx_of(TARGETS)).projects
    assert all((row.source or "").startswith("T1!R") for row in project.indicators)


def test_every_cell_of_a_file_is_accounted_for() -> None:
    for data in (docx_of(TARGETS), xlsx_of(TARGETS)):
        account = jixiao.read(data).account
        assert sum(one.cells for one in account) > 40
        for one in account:
            assert one.cells == one.used + one.headings + one.extra + one.reported


def test_a_word_table_reads_as_its_text(expected: jixiao.Department) -> None:
    assert without_places(jixiao.read(docx_of(TARGETS))) == expected


def test_an_excel_table_reads_as_its_text(expected: jixiao.Department) -> None:
    assert without_places(jixiao.read(xlsx_of(TARGETS))) == expected


@pytest.mark.parametrize("name", ["self_assessment.txt", "national.txt"])
def test_the_golden_filings_read_alike_from_word_and_excel(name: str) -> None:
    lines = (GOLDEN / "filings" / name).read_text("utf8").splitlines()
    document, workbook = docx.Document(), openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for tabbed, group in groupby(lines, key=lambda line: "\t" in line):
        rows = [line.split("\t") for line in group]
        for row in rows:
            sheet.append(row)
            for written in sheet[sheet.max_row]:
                # "=100%" is what the table says, and no formula.
                written.data_type = "s" if written.value else written.data_type
        if not tabbed:
            for (text,) in rows:
                document.add_paragraph(text)
            continue
        table = document.add_table(len(rows), max(map(len, rows)))
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                table.cell(number, column).text = cell
    word, excel = io.BytesIO(), io.BytesIO()
    document.save(word)
    workbook.save(excel)
    read = jixiao.read("\n".join(lines) + "\n")
    assert without_places(jixiao.read(excel.getvalue())) == read
    assert without_places(jixiao.read(word.getvalue())) == read


def test_several_tables_and_several_sheets_are_several_projects() -> None:
    department = jixiao.read(docx_of(TARGETS, tables=3))
    assert [len(project.indicators) for project in department.projects] == [5, 5, 5]
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx_of(TARGETS)))
    copied = workbook.copy_worksheet(workbook.worksheets[0])
    copied["B3"] = "130306A2"
    copied["E3"] = "桥梁养护"
    copied["A2"] = "2.桥梁养护绩效目标表"
    hidden = workbook.copy_worksheet(workbook.worksheets[0])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    workbook.save(out)
    department = jixiao.read(out.getvalue())
    assert [project.code for project in department.projects] == ["130306A1", "130306A2"]


# ---- Text ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_text_in_every_usual_encoding(
    encoding: str, expected: jixiao.Department, tmp_path: pathlib.Path
) -> None:
    path = tmp_path / "表.txt"
    path.write_bytes(f"{UNIT}\n{TITLE}\n{text_of(TARGETS)}\n".encode(encoding))
    assert jixiao.read(path) == expected
    assert jixiao.read(str(path)) == expected
    assert jixiao.read(path.read_bytes()) == expected


def test_a_few_broken_bytes_are_diagnosed_and_lose_nothing_else(
    expected: jixiao.Department,
) -> None:
    data = f"{UNIT}\n{TITLE}\n{text_of(TARGETS)}\n".encode().replace(
        "巡查次数".encode(), b"\xff", 1
    )
    department = jixiao.read(data)
    assert len(department.indicators) == 5
    (bad,) = (one for one in department.diagnostics if one.code == "invalid_utf8")
    assert department.text[bad.span.begin : bad.span.end] == "\udcff"


def test_csv_and_json(expected: jixiao.Department, tmp_path: pathlib.Path) -> None:
    rows = [["" if cell in (None, "^") else f'"{cell}"' for cell in row] for row in TARGETS]
    table = tmp_path / "表.csv"
    table.write_text("\n".join([UNIT, TITLE, *(",".join(row) for row in rows)]), "gb18030")
    assert jixiao.read(table) == expected
    model = tmp_path / "model.json"
    model.write_text(expected.to_json(), "utf-8-sig")
    assert jixiao.read(model) == jixiao.read(expected.to_json()) == expected


def test_a_missing_file_is_an_os_error(tmp_path: pathlib.Path) -> None:
    with pytest.raises(FileNotFoundError):
        jixiao.read("nowhere.txt")
    with pytest.raises(IsADirectoryError, match="read_folder"):
        jixiao.read(tmp_path)


def test_files_are_assessed_verified_reviewed_and_monitored_as_they_are(
    tmp_path: pathlib.Path,
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx_of(TARGETS))
    expected = jixiao.read(path)
    assert jixiao.assess(path) == jixiao.assess(expected)
    assert jixiao.verify(str(path)) == jixiao.verify(expected)
    assert jixiao.review(path) == jixiao.review(expected)
    assert jixiao.monitor(path, "2024-07-31") == jixiao.monitor(expected, "2024-07-31")
    assert jixiao.read(path).file == str(path)
