"""Formats: what each file is taken apart into, as shown, with spans."""

from __future__ import annotations

import datetime
import io
import pathlib
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterable
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from test_files import TARGETS, docx_of, xlsx_of

import jixiao
from jixiao.grids import Grid
from jixiao.sources import layout, numbering
from jixiao.sources.sheets import xlsx_grids
from jixiao.sources.shown import displayed
from jixiao.sources.taking import taken
from jixiao.sources.word import docx_grids

Rows = list[list[tuple[str, int, int]]]


def rows_of(grids: Iterable[Grid]) -> Rows:
    """Text without spaces, rows and columns of each filled cell."""
    rows = [
        [("".join(cell.text.split()), cell.rows, cell.columns) for cell in row if cell.text.strip()]
        for grid in grids
        for row in grid.rows
    ]
    return [row for row in rows if row]


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


# ---- Word ----------------------------------------------------------------------------------------


def paragraph_text(build: Callable[[Any], None]) -> str:
    document = docx.Document()
    build(document.add_paragraph("甲"))
    (grid,) = docx_grids(saved(document))
    assert all(len(row) == 1 for row in grid.rows)
    return grid.rows[0][0].text


def wrapped(tag: str, text_tag: str = "w:t") -> Callable[[Any], None]:
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


def test_hidden_text_is_not_there() -> None:
    def hide(paragraph: Any) -> None:
        paragraph.add_run("乙").font.hidden = True
        paragraph.add_run("丙").font.hidden = False

    assert paragraph_text(hide) == "甲丙"


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [("Symbol", "F0B3", "≥"), ("Wingdings 2", "F052", "☑"), ("Wingdings", "F0FC", "√")],
)
def test_characters_of_picture_fonts_are_what_they_look_like(
    font: str, code: str, shown: str
) -> None:
    def build(paragraph: Any) -> None:
        run = paragraph.add_run()
        run._r.append(parse_xml(f'<w:sym {nsdecls("w")} w:font="{font}" w:char="{code}"/>'))

    assert paragraph_text(build) == "甲" + shown


def test_merged_cells_of_word_are_spans() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 1)).text = "一"
    table.cell(2, 0).text, table.cell(2, 2).text = "二", "三"
    (grid,) = docx_grids(saved(document))
    assert [[(cell.text, cell.rows, cell.columns) for cell in row] for row in grid.rows] == [
        [("一", 2, 2), ("", 1, 1)],
        [("", 1, 1)],
        [("二", 1, 1), ("", 1, 1), ("三", 1, 1)],
    ]
    assert [cell.place for cell in grid.rows[2]] == ["R3C1", "", "R3C3"]


def test_tables_inside_content_controls_cells_and_text_boxes_are_read() -> None:
    document = docx.Document()
    outer = document.add_table(1, 1)
    inner = outer.cell(0, 0).add_table(1, 1)
    outer.cell(0, 0).paragraphs[0].text, inner.cell(0, 0).text = "外", "内"
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    control.append(content)
    outer._tbl.addprevious(control)
    content.append(outer._tbl)
    box = parse_xml(
        f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r>"
    )
    document.add_paragraph()._p.append(box)
    assert rows_of(docx_grids(saved(document))) == [[("外", 1, 1)], [("内", 1, 1)], [("框", 1, 1)]]


def test_a_row_that_begins_later_keeps_its_columns() -> None:
    document = docx.Document()
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "二"
    properties, before = OxmlElement("w:trPr"), OxmlElement("w:gridBefore")
    before.set(qn("w:val"), "1")
    properties.append(before)
    table.rows[0]._tr.insert(0, properties)
    (grid,) = docx_grids(saved(document))
    assert [cell.text for cell in grid.rows[0]] == ["", "二"]


# ---- Automatic numbering -------------------------------------------------------------------------


def numbered(levels: str, *paragraphs: tuple[str, int]) -> list[str]:
    document = docx.Document()
    root = document.part.numbering_part.element
    root.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
    )
    root.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )
    for text, level in paragraphs:
        paragraph = document.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'
            )
        )
    (grid,) = docx_grids(saved(document))
    return [row[0].text for row in grid.rows]


def level(index: int, kind: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def test_automatic_numbers_are_text() -> None:
    levels = level(0, "chineseCounting", "（%1）") + level(1, "decimal", "%2.")
    assert numbered(levels, ("甲", 0), ("85公里", 1), ("乙", 1), ("丙", 0), ("丁", 1)) == [
        "（一） 甲", "1. 85公里", "2. 乙", "（二） 丙", "1. 丁",
    ]  # fmt: skip


def test_a_column_of_automatic_row_numbers_is_not_empty() -> None:
    assert numbered(level(0, "decimal", "%1"), ("", 0), ("", 0)) == ["1", "2"]


def test_bullets_are_no_text() -> None:
    assert numbered(level(0, "bullet", "•"), ("甲", 0)) == ["甲"]


@pytest.mark.parametrize(
    ("number", "kind", "text"),
    [
        (12, "chineseCounting", "十二"), (23, "chineseCountingThousand", "二十三"),
        (105, "chineseCounting", "一百零五"), (3, "decimalEnclosedCircle", "③"),
        (14, "upperRoman", "XIV"), (28, "lowerLetter", "bb"), (2, "ideographTraditional", "乙"),
        (7, "decimalZero", "07"), (3, "unheard of", "3"), (3, "chineseLegalSimplified", "叁"),
    ],
)  # fmt: skip
def test_numbers_in_their_writings(number: int, kind: str, text: str) -> None:
    assert numbering.written(number, kind) == text


# ---- Excel ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (564, "0.00", "564.00"),
        (1234.5, "#,##0.00", "1,234.50"),
        (0.98, "0.00%", "98.00%"),
        (0.905, "0%", "91%"),
        (0.95, "0%", "95%"),
        (100 / 3, "0.00", "33.33"),
        (0.1 + 0.2, "General", "0.3"),
        (1e-7, "General", "0.0000001"),
        (123456789012.25, "General", "123456789012.25"),
        (15, '0"家"', "15家"),
        (558.42, '"≥"0.00"万元"', "≥558.42万元"),
        (3, "≥0", "≥3"),
        (12, "[$¥-804]#,##0.00", "¥12.00"),
        (-5, "0;(0)", "(5)"),
        (-5.5, "0.0", "-5.5"),
        (0, '0;-0;"—"', "—"),
        (5, "0_ ;[Red]\\-0\\ ", "5"),
        (42, "@", "42"),
        (7, "000", "007"),
        (2.5, "0.##", "2.5"),
        (True, "General", "TRUE"),
        ("90%", "General", "90%"),
        (None, "General", ""),
        (datetime.datetime(2023, 8, 31), "yyyy-mm-dd", "2023-08-31"),
        (datetime.datetime(2023, 8, 31), "mm-dd-yy", "2023-08-31"),
        (datetime.datetime(2023, 8, 1), 'yyyy"年"m"月"', "2023年8月"),
        (datetime.datetime(2023, 8, 1), 'yyyy"年"m"月"d"日"', "2023年8月1日"),
        (datetime.datetime(2023, 8, 1), "yyyy/m/d", "2023/8/1"),
        (datetime.datetime(2023, 8, 1, 9, 5), "yyyy/m/d h:mm", "2023/8/1 9:05"),
    ],
)  # fmt: skip
def test_cells_are_read_as_they_are_shown(value: Any, number_format: str, shown: str) -> None:
    assert displayed(value, number_format) == shown


def test_a_formula_without_a_saved_value_is_named_and_is_no_text() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["甲", "=100%", None, "=SUM(1,2)"])
    (grid,) = xlsx_grids(saved(workbook))
    assert rows_of([grid]) == [[("甲", 1, 1)]]
    assert [(one.code, one.arguments) for one in grid.notes] == [
        ("formula_without_value", ("Sheet", "B1 D1", "2"))
    ]


def test_merged_cells_of_excel_are_spans_and_far_formats_do_not_count() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet["A1"], sheet["C1"], sheet["D5"] = "甲", "乙", "丙\n丁"
    sheet.merge_cells("A1:B2")
    sheet["XFD1048576"].number_format = "0.00"
    (grid,) = xlsx_grids(saved(workbook))
    assert [[(cell.text, cell.rows, cell.columns) for cell in row] for row in grid.rows] == [
        [("甲", 2, 2), ("乙", 1, 1)],
        [],
        [],
        [("", 1, 1)] * 3 + [("丙\n丁", 1, 1)],
    ]
    assert grid.rows[-1][-1].place == "D5"


def test_what_is_hidden_is_left_out_and_noted() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in (["一", "二", "三"], ["四", "五", "六"], ["七", "八", "九"]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    other = workbook.create_sheet("备查")
    other.sheet_state = "hidden"
    other["A1"] = "旧"
    shown, hidden = xlsx_grids(saved(workbook))
    assert rows_of([shown]) == [[("一", 1, 1), ("二", 1, 1)], [("四", 1, 1), ("八", 1, 1)]]
    assert [(one.code, one.arguments[1]) for one in shown.notes] == [
        ("hidden_cells_left_out", "C1 A2 B2 C2 C3")
    ]
    assert (hidden.rows, hidden.notes[0].code) == ([], "hidden_sheet_left_out")


@pytest.mark.parametrize(
    ("cells", "merged", "rows"),
    [
        ({(1, 1): "a", (1, 3): "c"}, [], [["a", "", "c"]]),
        ({(1, 1): "a", (2, 2): "b"}, [(1, 1, 2, 1)], [["a"], ["b"]]),
        ({(1, 1): "a", (9, 1): "b"}, [], [["a"], [], ["b"]]),
        ({(1, 2): "a", (2, 1): "b"}, [(1, 1, 1, 2)], [[], ["b"]]),
        # Ranges that overlap: the first stands.
        ({(1, 1): "a", (1, 2): "b", (2, 3): "c"}, [(1, 1, 2, 2), (1, 2, 2, 3)], [["a"], ["c"]]),
    ],
)
def test_sheets_are_laid_out(
    cells: dict[tuple[int, int], str], merged: list[layout.Range], rows: list[list[str]]
) -> None:
    made = layout.sheet_rows(cells, merged, layout.Lines(), layout.Lines())
    assert [[cell.text for cell in row] for row in made] == rows


# ---- The same table in all formats ---------------------------------------------------------------


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes, str, str], bytes]:
    """Makes one format of another by LibreOffice."""
    program = shutil.which("soffice")
    assert program, "install libreoffice-writer-nogui and libreoffice-calc-nogui"
    folder = tmp_path_factory.mktemp("office")
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"

    def convert(data: bytes, kind: str, to: str) -> bytes:
        (folder / f"表.{kind}").write_bytes(data)
        subprocess.run(
            [program, home, "--headless", "--convert-to", to, "--outdir", folder,
             folder / f"表.{kind}"],
            check=True, timeout=180, capture_output=True,
        )  # fmt: skip
        return (folder / f"表.{to}").read_bytes()

    return convert


def bordered() -> bytes:
    """The Word table with lines that can be seen."""
    document = docx.Document(io.BytesIO(docx_of(TARGETS)))
    document.tables[0].style = document.styles["Table Grid"]
    return saved(document)


@pytest.mark.libreoffice
@pytest.mark.parametrize("to", ["odt", "rtf", "pdf"])
def test_a_word_table_reads_alike_in_every_format(
    to: str, office: Callable[[bytes, str, str], bytes]
) -> None:
    data = bordered()
    made = office(data, "docx", to)
    assert jixiao.read(made) == jixiao.read(data)
    if to != "rtf":
        assert rows_of(taken(made).grids or ()) == rows_of(docx_grids(data))


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["doc", "wps"])
def test_old_word_files_are_read_by_libreoffice(
    kind: str, office: Callable[[bytes, str, str], bytes], tmp_path: pathlib.Path
) -> None:
    data = bordered()
    # By way of .odt, as LibreOffice writes some tables of .docx into .doc so that none reads them.
    made = tmp_path / f"表.{kind}"
    made.write_bytes(office(office(data, "docx", "odt"), "odt", "doc"))
    assert jixiao.read(made) == jixiao.read(data)


@pytest.mark.libreoffice
@pytest.mark.parametrize("to", ["xls", "ods"])
def test_an_excel_table_reads_alike_in_every_format(
    to: str, office: Callable[[bytes, str, str], bytes]
) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx_of(TARGETS)))
    sheet = workbook.worksheets[0]
    for place, value, number_format in (
        ("H3", 0.985, "0.0%"), ("I3", 1234.5, "#,##0.00"), ("J3", 15, '0"家"'),
        ("K3", datetime.datetime(2023, 8, 1), 'yyyy"年"m"月"d"日"'),
    ):  # fmt: skip
        sheet[place] = value
        sheet[place].number_format = number_format
    data = saved(workbook)
    made = office(data, "xlsx", to)
    shown = rows_of(xlsx_grids(data))
    assert ["98.5%", "1,234.50", "15家", "2023年8月1日"] == [one[0] for one in shown[2][-4:]]
    assert rows_of(taken(made).grids or ()) == shown


def test_a_pdf_of_more_pages_is_one_table(tmp_path: pathlib.Path) -> None:
    pdf = pytest.importorskip("pdfplumber")
    assert pdf
    lines = ruled_page([["指标", "目标"], ["甲", "≥1"]])
    more = ruled_page([["乙", "≥2"]])
    (grid,) = [
        one for one in taken(pdf_of([lines, more])).grids or () if max(map(len, one.rows)) > 1
    ]
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["指标", "目标"], ["甲", "≥1"], ["乙", "≥2"],
    ]  # fmt: skip
    assert "table_continued" in [one.code for one in grid.notes]


def test_lines_that_cannot_be_seen_are_no_lines() -> None:
    white = ruled_page([["一", "二"]]).replace(b"0 G", b"1 G")
    assert all(len(row) <= 1 for one in taken(pdf_of([white])).grids or () for row in one.rows)


def ruled_page(rows: list[list[str]]) -> bytes:
    """Drawing operators of a table with lines; texts in UTF-16 for the font of `pdf_of`."""
    parts = [b"0 G 0.5 w"]
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            left, bottom = 100 + 120 * column, 700 - 30 * number
            parts.append(b"%d %d 120 30 re S" % (left, bottom))
            coded = text.encode("utf-16-be").hex().encode()
            parts.append(b"BT /F 10 Tf %d %d Td <%s> Tj ET" % (left + 5, bottom + 10, coded))
    return b"\n".join(parts)


def pdf_of(pages: list[bytes]) -> bytes:
    """A PDF written by hand, with a Chinese font that every reader has."""
    count = len(pages)
    kids = b" ".join(b"%d 0 R" % (6 + 2 * index) for index in range(count))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        b"/DescendantFonts[4 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/FontDescriptor 5 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]"
        b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>",
    ]
    for index, page in enumerate(pages):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>>>>>" % (7 + 2 * index)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(page), page))
    out, offsets = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % one for one in offsets)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table, len(objects) + 1, len(out))
    )


# ---- Wrong endings -------------------------------------------------------------------------------


def test_the_content_counts_and_not_the_ending(tmp_path: pathlib.Path) -> None:
    for name, data in (("a.xls", xlsx_of(TARGETS)), ("b.pdf", docx_of(TARGETS))):
        path = tmp_path / name
        path.write_bytes(data)
        assert len(jixiao.read(path).indicators) == 5


@pytest.mark.parametrize("name", ["a.html", "a.xls"])
def test_a_page_is_read_whatever_its_name(name: str, tmp_path: pathlib.Path) -> None:
    rows = [
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "里程", "≥8公里"],
    ]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    path = tmp_path / name
    path.write_text(f"<html><meta charset='utf-8'><table border=1>{cells}</table></html>", "utf8")
    assert [row.target for row in jixiao.read(path).indicators] == ["≥8公里"]


def test_an_archive_is_a_folder(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("一/表.docx", docx_of(TARGETS))
        archive.writestr("../../二.xlsx", xlsx_of(TARGETS))
        archive.writestr("__MACOSX/._表.docx", b"x")
    with pytest.raises(jixiao.UnsupportedFileError, match="read_folder"):
        jixiao.read(path)
    for folder in (path, tmp_path):
        read = jixiao.read_folder(folder, progress=False)
        assert [len(one.department.indicators) for one in read if one.department] == [5, 5]
    assert sorted(one.name for one in tmp_path.parent.rglob("二.xlsx")) == []


def test_notes_of_a_file_are_diagnostics_in_both_languages() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx_of(TARGETS)))
    workbook.worksheets[0]["H3"] = "=1+1"
    (one,) = [one for one in jixiao.read(saved(workbook)).diagnostics if one.number == 670]
    assert (one.code, one.severity, one.source) == ("formula_without_value", "warning", "document")
    assert "H3" in one.message and "没有保存" in one.message and "H3" in one.message_en
