"""Damaged, hostile or no tables: a sentence in both languages, bounded time and memory."""

from __future__ import annotations

import io
import pathlib
import resource
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable

import docx
import openpyxl
import pytest
from test_files import TARGETS, docx_of, xlsx_of
from test_sources import pdf_of, ruled_page, saved

import jixiao
from jixiao.grids import Grid
from jixiao.sources import bounds, contained, kinds, libreoffice
from jixiao.sources.sheets import xlsx_grids
from jixiao.sources.taking import taken


def package(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return out.getvalue()


def with_member(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """An office file with one member changed, or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        members = {one: old.read(one) for one in old.namelist()}
    members[name] = change(members.get(name, b""))
    return package(**members)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def streams(name: str) -> bytes:
    return OLE + bytes(600) + name.encode("utf-16-le") + bytes(600)


@pytest.mark.parametrize(
    ("data", "zh", "en"),
    [
        (b"", "空文件", "empty"),
        (b" \r\n\t", "空文件", "empty"),
        (bytes(4096), "空文件", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "OCR", "OCR"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "OCR", "OCR"),
        (b"BM" + bytes(100), "OCR", "OCR"),
        (b"Rar!\x1a\x07" + bytes(100), "解压", "unpack"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(100), "解压", "unpack"),
        (b"\x7fELF" + bytes(100), "程序", "program"),
        (b"PK\x03\x04 broken" + bytes(100), "损坏", "damaged"),
        (docx_of(TARGETS)[:3000], "损坏", "damaged"),
        (OLE + bytes(2000), "旧的二进制", "old binary"),
        (streams("EncryptedPackage"), "密码", "password"),
        (b"%PDF-1.7\n" + bytes(100), "PDF", "PDF"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", "mht", "web archive"),
        (package(**{"a.txt": b"x"}), "read_folder", "read_folder"),
        (b"\x81\xff" * 40, "GB18030", "GB18030"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_what_to_do_in_both_languages(
    data: bytes, zh: str, en: str
) -> None:
    with pytest.raises(jixiao.UnsupportedFileError) as caught:
        jixiao.read(data)
    assert zh in caught.value.message and en in caught.value.message_en
    assert caught.value.message in str(caught.value)
    assert caught.value.message_en in str(caught.value)


def test_a_word_that_begins_like_a_picture_is_a_word() -> None:
    assert jixiao.read(b"BM\tabc\nMZ\tdef\n").projects == ()


def test_an_archive_that_unpacks_to_gigabytes_is_not_unpacked() -> None:
    size = bounds.UNPACKED_BYTES // 4 + 1
    bomb = package(**{f"word/{index}.xml": bytes(size) for index in range(4)})
    assert len(bomb) < 2 << 20
    with pytest.raises(jixiao.FileLimitError) as caught:
        jixiao.read(bomb)
    assert str(bounds.UNPACKED_BYTES) in caught.value.message_en


def test_an_archive_of_too_many_files_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MEMBERS", 2)
    with pytest.raises(jixiao.FileLimitError):
        jixiao.read(package(a=b"", b=b"", c=b""))


def test_a_file_that_is_too_large_is_not_opened(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "FILE_BYTES", 10)
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(11))
    with pytest.raises(jixiao.FileLimitError):
        jixiao.read(path)


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("data", "member"),
    [(docx_of(TARGETS), "word/document.xml"), (xlsx_of(TARGETS), "xl/worksheets/sheet1.xml"),
     (xlsx_of(TARGETS), "xl/sharedStrings.xml")],
)  # fmt: skip
def test_xml_entities_are_refused(data: bytes, member: str) -> None:
    hostile = with_member(
        data,
        member,
        lambda old: ENTITIES + old[old.index(b"?>") + 2 :] if b"?>" in old else ENTITIES,
    )
    with pytest.raises(jixiao.UnsupportedFileError, match="entit"):
        jixiao.read(hostile)


def test_macros_and_links_of_an_office_file_are_ignored() -> None:
    data = with_member(xlsx_of(TARGETS), "xl/vbaProject.bin", lambda _: b"macro")
    assert jixiao.read(data) == jixiao.read(xlsx_of(TARGETS))
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["A1"] = "='[http://example.invalid/a.xlsx]Sheet1'!A1"
    (grid,) = xlsx_grids(saved(workbook))
    assert [one.code for one in grid.notes] == ["formula_without_value"]


def sheet(inner: str) -> bytes:
    """An .xlsx whose only sheet has this inside its root."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return with_member(
        xlsx_of([["甲"]]),
        "xl/worksheets/sheet1.xml",
        lambda _: f"<worksheet {space}>{inner}</worksheet>".encode(),
    )


CELL = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row></sheetData>'


@pytest.mark.parametrize(
    "inner",
    [
        f'<dimension ref="A1:XFD1048576"/>{CELL}',
        f'<cols><col min="1" max="1000000" hidden="0"/></cols>{CELL}',
        f'{CELL}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        f'<sheetFormatPr defaultRowHeight="9"/>{CELL}',
    ],
)
def test_a_sheet_that_claims_a_million_columns_costs_what_it_holds(inner: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (grid,) = xlsx_grids(sheet(inner))
    assert [cell.text for row in grid.rows for cell in row] == ["甲"]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 << 10


def test_a_cell_in_the_last_corner_is_one_cell() -> None:
    inner = CELL.replace('<row r="1">', '<row r="1048576">').replace("A1", "XFD1048576")
    (grid,) = xlsx_grids(sheet(inner))
    assert [[(cell.text, cell.columns) for cell in row] for row in grid.rows if row] == [
        [("", 16383), ("甲", 1)]
    ]
    assert len(grid.rows) <= 2


def test_too_many_cells_are_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "CELLS", 5)
    for data in (xlsx_of(TARGETS), docx_of(TARGETS)):
        with pytest.raises(jixiao.FileLimitError, match="5"):
            taken(data)


def test_a_word_table_of_absurd_spans_is_cut() -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "甲"
    data = with_member(
        saved(document),
        "word/document.xml",
        lambda old: old.replace(b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="1000000000"/>'),
    )
    (grid,) = taken(data).grids or [Grid("", [])]
    assert grid.rows[0][0].columns <= 1000


# ---- PDF -----------------------------------------------------------------------------------------


def test_a_pdf_of_too_many_pages_is_a_limit() -> None:
    with pytest.raises(jixiao.FileLimitError) as caught:
        jixiao.read(pdf_of([b""] * (bounds.PDF_PAGES + 1)))
    assert str(bounds.PDF_PAGES) in caught.value.message


def test_a_scan_is_named_as_one_with_its_pages() -> None:
    picture = b"q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
    with pytest.raises(jixiao.UnsupportedFileError, match="扫描件：第 1–2 页"):
        jixiao.read(pdf_of([picture, picture]))
    grids = taken(pdf_of([picture, ruled_page([["一", "二"]])])).grids or []
    notes = {one.code: one.arguments for grid in grids for one in grid.notes}
    assert notes["pages_without_text"] == ("1",)


def test_a_reader_that_takes_too_long_or_too_much_is_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    status, _, _ = contained.run([sys.executable, "-c", "bytearray(8 << 30)"])
    assert status != 0
    monkeypatch.setattr(bounds, "SECONDS", 0.5)
    with pytest.raises(jixiao.FileLimitError):
        contained.run([sys.executable, "-c", "import time; time.sleep(60)"])


# ---- LibreOffice ---------------------------------------------------------------------------------


def test_without_libreoffice_a_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    for data in (streams("WordDocument"), b"{\\rtf1 x}"):
        with pytest.raises(jixiao.UnsupportedFileError) as caught:
            jixiao.read(data)
        assert "apt install libreoffice" in caught.value.message_en
        assert "另存为 .docx" in caught.value.message


@pytest.mark.libreoffice
def test_a_damaged_old_file_is_a_sentence_and_leaves_nothing_behind(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shutil.which("soffice"), "install libreoffice-writer-nogui"
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    with pytest.raises(jixiao.UnsupportedFileError, match="LibreOffice"):
        jixiao.read(streams("WordDocument"))
    assert list(tmp_path.iterdir()) == []


def test_a_missing_library_is_named_with_its_command() -> None:
    program = """
import sys
sys.modules["xlrd"] = sys.modules["pdfplumber"] = None
import jixiao
for data in (%r, b"%%PDF-1.4"):
    try:
        jixiao.read(data)
    except jixiao.MissingLibraryError as missing:
        print(missing.message_en)
"""
    done = subprocess.run(
        [sys.executable, "-c", program % streams("Workbook")], capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert "reading .xls needs xlrd: pip install 'jixiao[office]'" in done.stdout
    assert "reading a PDF needs pdfplumber: pip install 'jixiao[pdf]'" in done.stdout


def test_kinds_are_told_by_content() -> None:
    assert kinds.kind_of(b"<html><body><table>") == "html"
    assert kinds.kind_of("﻿<!DOCTYPE html>".encode()) == "html"
    assert kinds.kind_of("<html>".encode("utf-16")) == "html"
    assert kinds.kind_of("≤5,<5,一级指标".encode()) == "text"
    assert kinds.kind_of(b"<?xml?><?mso-application progid='Excel.Sheet'?>") == "xml-xls"
    assert kinds.kind_of(b'{"format_version": 1}') == "text"
