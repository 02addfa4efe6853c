"""Files in: text in its encodings, Word, Excel, JSON, what cannot be read, folders."""

from __future__ import annotations

import datetime
import io
import pathlib
import zipfile
from itertools import groupby
from typing import Any

import docx
import openpyxl
import pytest
from conftest import DATA, GOLDEN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

import jixiao
from jixiao import office

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


def test_a_word_table_reads_as_its_text(expected: jixiao.Department) -> None:
    assert jixiao.read(docx_of(TARGETS)) == expected


def test_an_excel_table_reads_as_its_text(expected: jixiao.Department) -> None:
    assert jixiao.read(xlsx_of(TARGETS)) == expected


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
    assert jixiao.read(excel.getvalue()) == read
    assert jixiao.read(word.getvalue()) == read


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


# ---- Word ----------------------------------------------------------------------------------------


def paragraph_text(build: Any) -> str:
    document = docx.Document()
    build(document.add_paragraph("甲"))
    out = io.BytesIO()
    document.save(out)
    return office.docx_text(out.getvalue()).strip()


def wrapped(tag: str, text_tag: str = "w:t") -> Any:
    def build(paragraph: Any) -> None:
        wrapper, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        text.text = "乙"
        run.append(text)
        wrapper.append(run)
        paragraph._p.append(wrapper)

    return build


def test_tracked_changes_are_read_as_they_stand() -> None:
    assert paragraph_text(wrapped("w:ins")) == "甲乙"
    assert paragraph_text(wrapped("w:hyperlink")) == "甲乙"
    assert paragraph_text(wrapped("w:del", "w:delText")) == "甲"
    assert paragraph_text(wrapped("w:moveFrom")) == "甲"


def test_tables_inside_content_controls_are_read() -> None:
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "一", "二"
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    control.append(content)
    table._tbl.addprevious(control)
    content.append(table._tbl)
    out = io.BytesIO()
    document.save(out)
    assert office.docx_text(out.getvalue()).strip() == "一\t二"


def test_a_row_that_begins_later_keeps_its_columns() -> None:
    document = docx.Document()
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "二"
    properties, before = OxmlElement("w:trPr"), OxmlElement("w:gridBefore")
    before.set(qn("w:val"), "1")
    properties.append(before)
    table.rows[0]._tr.insert(0, properties)
    out = io.BytesIO()
    document.save(out)
    assert office.docx_text(out.getvalue()).splitlines()[-2] == "\t二"


# ---- Excel ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (564, "0.00", "564.00"),
        (564, "#,##0.00", "564.00"),
        (0.98, "0.00%", "98.00%"),
        (0.905, "0%", "90.5%"),
        (0.1 + 0.2, "General", "0.3"),
        (1e-7, "General", "0.0000001"),
        (123456789012.25, "General", "123456789012.25"),
        (15, '0"家"', "15家"),
        (558.42, '"≥"0.00"万元"', "≥558.42万元"),
        (3, "≥0", "≥3"),
        (12, "[$¥-804]#,##0.00", "¥12.00"),
        (-5, "0;(0)", "(5)"),
        (0, '0;-0;"—"', "0"),
        (5, "0_ ;[Red]\\-0\\ ", "5"),
        (42, "@", "42"),
        (True, "General", "是"),
        ("90%", "General", "90%"),
        (None, "General", ""),
        (datetime.datetime(2023, 8, 31), "yyyy-mm-dd", "2023-08-31"),
        (datetime.datetime(2023, 8, 1), 'yyyy"年"m"月"', "2023年8月"),
        (datetime.datetime(2023, 8, 1), 'yyyy"年"m"月"d"日"', "2023-08-01"),
    ],
)
def test_cells_are_read_as_they_are_shown(value: Any, number_format: str, shown: str) -> None:
    assert office.displayed(value, number_format) == shown


def test_a_formula_without_a_saved_value_stands_as_it_was_typed() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["甲", "=100%", None, "=SUM(1,2)"])
    out = io.BytesIO()
    workbook.save(out)
    assert office.xlsx_text(out.getvalue()) == "甲\t=100%\t\t=SUM(1,2)\n\n"


def test_covered_cells_and_far_formats_do_not_count() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet["A1"], sheet["B1"], sheet["D3"] = "甲", "乙", "丙\n丁"
    sheet["XFD1048576"].number_format = "0.00"
    out = io.BytesIO()
    workbook.save(out)
    assert office.xlsx_text(out.getvalue()) == "甲\t乙\n\n\t\t\t丙 丁\n\n"


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


# ---- What cannot be read -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "remedy"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as .docx or .xlsx"),
        (b"%PDF-1.7", "convert it to .docx"),
        (b"{\\rtf1", "save it as .docx"),
        (b"\x89PNG\r\n", "OCR"),
        (b"\xff\xd8\xff\xe0", "OCR"),
        (b"Rar!\x1a", "unpack"),
        (b"PK\x03\x04 broken", "damaged"),
    ],
)
def test_files_that_are_no_tables_say_what_to_do(start: bytes, remedy: str) -> None:
    with pytest.raises(jixiao.UnsupportedFileError, match=remedy):
        jixiao.read(start + bytes(100))


def test_archives_are_neither_unpacked_nor_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as package:
        package.writestr("a.txt", "x")
    with pytest.raises(jixiao.UnsupportedFileError, match="unpack"):
        jixiao.read(archive.getvalue())
    monkeypatch.setattr("jixiao.files._UNPACKED_BYTES", 1 << 20)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", bytes(2 << 20))
    assert len(bomb.getvalue()) < 10_000
    with pytest.raises(jixiao.LimitExceededError):
        jixiao.read(bomb.getvalue())


def test_a_missing_file_is_an_os_error() -> None:
    with pytest.raises(FileNotFoundError):
        jixiao.read("nowhere.txt")


# ---- Folders -------------------------------------------------------------------------------------


def test_one_bad_file_never_stops_the_rest(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.docx").write_bytes(docx_of(TARGETS))
    (tmp_path / "2.xlsx").write_bytes(xlsx_of(TARGETS))
    (tmp_path / "3.txt").write_bytes((DATA / "funing-2024-tables.txt").read_bytes())
    (tmp_path / "4.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(8))
    (tmp_path / "5.docx").write_bytes(docx_of(TARGETS)[:2000])
    (tmp_path / "6.json").write_text("{")
    (tmp_path / "~$2.xlsx").write_bytes(b"lock")
    (tmp_path / ".hidden").write_bytes(b"")
    readings = jixiao.read_folder(tmp_path, progress=False)
    assert [one.path.name for one in readings] == [
        "2.xlsx", "3.txt", "4.doc", "5.docx", "6.json", "1.docx",
    ]  # fmt: skip
    assert [one.path.name for one in readings.failed] == ["4.doc", "5.docx", "6.json"]
    assert all(isinstance(one.error, jixiao.JixiaoError) for one in readings.failed)
    assert len(readings.departments) == 3
    assert len(readings.table) == 5 + 82 + 5
    assert readings.to_polars()["file"].n_unique() == 3
    assert readings.files["failure"].count(None) == 3
    assert [one.path.name for one in readings[1:3]] == ["3.txt", "4.doc"]


def test_progress_is_shown(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "1.txt").write_text("x")
    jixiao.read_folder(tmp_path)
    assert "1/1" in capsys.readouterr().err


def test_a_folder_must_be_one(tmp_path: pathlib.Path) -> None:
    assert len(jixiao.read_folder(tmp_path)) == 0
    assert len(jixiao.read_folder(tmp_path).table) == 0
    with pytest.raises(NotADirectoryError):
        jixiao.read_folder(tmp_path / "none")
