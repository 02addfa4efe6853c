"""OpenDocument texts and spreadsheets (.odt, .ods) as grids, by lxml; cells as they are shown."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from jixiao.errors import UnsupportedFileError
from jixiao.grids import Cell, Grid, Note, prose
from jixiao.needs import needed
from jixiao.sources import bounds
from jixiao.sources.layout import letters
from jixiao.sources.numbering import written

_NAMESPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TABLE, _TEXT, _OFFICE, _STYLE = (
    _NAMESPACE % name for name in ("table", "text", "office", "style")
)
# Columns and rows of the largest sheets; a repetition beyond is cut.
_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576
# What stands in a text and is not shown in its place.
_NOT_SHOWN = frozenset(
    [f"{_TEXT}note", f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}ruby-text"]
)
_ROW_GROUPS = frozenset(f"{_TABLE}{name}" for name in ("table-header-rows", "table-row-group",
                                                      "table-rows"))  # fmt: skip
# Numbers of lists by style:num-format; others (1) are plain.
_KINDS = {
    "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "一, 二, 三, ...": "chineseCounting", "壹, 贰, 叁, ...": "chineseLegalSimplified",
    "甲, 乙, 丙, ...": "ideographTraditional", "①, ②, ③, ...": "decimalEnclosedCircle",
    "１, ２, ３, ...": "decimalFullWidth",
}  # fmt: skip


def opendocument_grids(package: zipfile.ZipFile) -> list[Grid]:
    """The sheets of an .ods file; the paragraphs and tables of an .odt file."""
    etree = needed("lxml.etree", "读取 .odt/.ods ", "reading .odt and .ods")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.parse(io.BytesIO(package.read("content.xml")), parser).getroot()
        styles = [root]
        if "styles.xml" in package.namelist():
            styles.append(etree.parse(io.BytesIO(package.read("styles.xml")), parser).getroot())
    except Exception as bad:
        raise UnsupportedFileError(
            f"损坏的 .odt 或 .ods 文件：{bad}", f"a damaged .odt or .ods file: {bad}"
        ) from bad
    reader = _Reader(styles)
    sheets = root.find(f"{_OFFICE}body/{_OFFICE}spreadsheet")
    if sheets is not None:
        return [reader.sheet(one) for one in sheets.findall(f"{_TABLE}table")]
    text = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if text is None:
        raise UnsupportedFileError(
            "OpenDocument 文件中既没有文字也没有表格",
            "an OpenDocument file that holds neither text nor sheets",
        )
    return reader.document(text)


def _count(element: Any, name: str, limit: int) -> int:
    value = element.get(f"{_TABLE}{name}", "1")
    return max(1, min(int(value), limit)) if value.isdecimal() else 1


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table, also those inside groups."""
    pending = list(reversed(table))
    while pending:
        child = pending.pop()
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in _ROW_GROUPS:
            pending.extend(reversed(child))


class _Reader:
    """Walks a document; counts its tables, paragraphs, cells and list items."""

    def __init__(self, styles: list[Any]) -> None:
        self._hidden_tables = _hidden_tables(styles)
        self._levels = _list_levels(styles)
        self._counts: dict[tuple[str, int], int] = {}
        self._tables = self._paragraphs = self._cells = 0

    def sheet(self, table: Any) -> Grid:
        """A sheet as it is shown."""
        name = table.get(f"{_TABLE}name", "")
        if table.get(f"{_TABLE}style-name") in self._hidden_tables:
            return Grid(name, [], notes=[Note("hidden_sheet_left_out", (name,))])
        rows, hidden, number = [], [], 0
        for row in _rows(table):
            repeated = _count(row, "number-rows-repeated", _LAST_ROW)
            cells, _ = self._row(row, lambda column, at=number + 1: f"{letters(column)}{at}")
            number += repeated
            if row.get(f"{_TABLE}visibility") in ("collapse", "filter"):
                hidden += [cell.place for cell in cells if cell.text]
                continue
            if cells:
                self._cells += len(cells) * (repeated - 1)
                bounds.count_cells(self._cells)
                rows += [cells] * repeated
            elif rows:
                # Of several empty rows one stays, but under a cell that reaches down.
                rows += [cells] * (min(repeated, _open_below(rows)) or 1)
        while rows and not any(cell.text for cell in rows[-1]):
            rows.pop()
        notes = []
        if hidden:
            notes.append(
                Note("hidden_cells_left_out", (name, " ".join(hidden[:8]), str(len(hidden))))
            )
        return Grid(name, rows, notes=notes)

    def document(self, body: Any) -> list[Grid]:
        """Stretches of text and tables."""
        made: list[Grid] = []
        text: list[tuple[str, str]] = []
        # Tables inside cells stand behind the table that holds them.
        pending = list(reversed(self._blocks(body)))
        while pending:
            block = pending.pop()
            if isinstance(block, str):
                self._paragraphs += 1
                if block.strip():
                    text.append((block.strip(), f"P{self._paragraphs}"))
                continue
            if text:
                made.append(prose(text))
                text = []
            grid, inner = self._table(block)
            made.append(grid)
            pending.extend(reversed(inner))
        if text:
            made.append(prose(text))
        return made

    def _table(self, table: Any) -> tuple[Grid, list[Any]]:
        self._tables += 1
        rows: list[list[Cell]] = []
        inner: list[Any] = []
        for row in _rows(table):
            number = len(rows) + 1
            cells, tables = self._row(row, lambda column, at=number: f"R{at}C{column}")
            rows.append(cells)
            inner += tables
        return Grid(f"T{self._tables}", rows), inner

    def _row(self, row: Any, place: Any) -> tuple[list[Cell], list[Any]]:
        """The cells of a row without the empty ones at its end, and the tables in them."""
        made: list[Cell] = []
        inner: list[Any] = []
        column = 1
        for cell in row:
            repeated = _count(cell, "number-columns-repeated", _LAST_COLUMN)
            if cell.tag != f"{_TABLE}table-cell":
                column += repeated
                continue
            blocks = self._blocks(cell)
            text = "\n".join(one for one in blocks if isinstance(one, str)).strip()
            inner += [one for one in blocks if not isinstance(one, str)]
            wide = _count(cell, "number-columns-spanned", _LAST_COLUMN)
            high = _count(cell, "number-rows-spanned", _LAST_ROW)
            if text or repeated < 64:
                self._cells += repeated
                bounds.count_cells(self._cells)
                made += [
                    Cell(text, place(column + index) if text else "", high, wide)
                    for index in range(repeated)
                ]
            else:
                made.append(Cell("", columns=repeated))
            column += repeated
        while made and not made[-1].text and made[-1].rows == 1:
            made.pop()
        return made, inner

    def _blocks(self, holder: Any) -> list[Any]:
        """Paragraphs as text, and tables, in their order."""
        made: list[Any] = []
        pending: list[tuple[Any, str, int]] = [(one, "", 0) for one in reversed(holder)]
        while pending:
            element, style, depth = pending.pop()
            tag = element.tag
            if tag in (f"{_TEXT}p", f"{_TEXT}h"):
                made.append(_text(element))
            elif tag == f"{_TABLE}table":
                made.append(element)
            elif tag == f"{_TEXT}list":
                own = element.get(f"{_TEXT}style-name") or style
                continued = element.get(f"{_TEXT}continue-numbering") == "true" or element.get(
                    f"{_TEXT}continue-list"
                )
                if not continued:
                    self._counts.pop((own, depth + 1), None)
                pending.extend((one, own, depth + 1) for one in reversed(element))
            elif tag == f"{_TEXT}list-item":
                first, *more = list(element) or [None]
                pending.extend((one, style, depth) for one in reversed(more))
                number = self._number(style, depth)
                if first is not None and first.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                    made.append(f"{number} {_text(first)}".strip())
                elif first is not None:
                    pending.append((first, style, depth))
            elif tag not in _NOT_SHOWN and isinstance(tag, str):
                pending.extend((one, style, depth) for one in reversed(element))
        return made

    def _number(self, style: str, depth: int) -> str:
        """The automatic number of the next item of a list."""
        level = self._levels.get((style, depth))
        if level is None:
            return ""
        start = int(level.get(f"{_TEXT}start-value", "1"))
        count = self._counts.get((style, depth), start - 1) + 1
        self._counts[style, depth] = count
        kind = level.get(f"{_STYLE}num-format", "")
        if not kind:
            return ""
        number = written(count, _KINDS.get(kind, "decimal"))
        before, after = (level.get(f"{_STYLE}num-{side}", "") for side in ("prefix", "suffix"))
        return f"{before}{number}{after}".strip()


def _open_below(rows: list[list[Cell]]) -> int:
    """How far the cells of the last rows reach below them."""
    return max(
        (cell.rows - back for back, row in enumerate(reversed(rows[-256:]), 1) for cell in row),
        default=0,
    )


def _text(paragraph: Any) -> str:
    parts: list[str] = [paragraph.text or ""]
    pending = list(reversed(paragraph))
    while pending:
        element = pending.pop()
        if isinstance(element, str):
            parts.append(element)
            continue
        pending.append(element.tail or "")
        if element.tag == f"{_TEXT}s":
            parts.append(" ")
        elif element.tag == f"{_TEXT}tab":
            parts.append(" ")
        elif element.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif element.tag not in _NOT_SHOWN and isinstance(element.tag, str):
            parts.append(element.text or "")
            pending.extend(reversed(element))
    return "".join(parts)


def _hidden_tables(styles: list[Any]) -> set[str]:
    """Names of the styles whose tables are not shown."""
    return {
        style.get(f"{_STYLE}name", "")
        for root in styles
        for style in root.iter(f"{_STYLE}style")
        for properties in style.findall(f"{_STYLE}table-properties")
        if properties.get(f"{_TABLE}display") == "false"
    }


def _list_levels(styles: list[Any]) -> dict[tuple[str, int], Any]:
    """The numbered levels of all list styles."""
    return {
        (style.get(f"{_STYLE}name", ""), int(level.get(f"{_TEXT}level", "0"))): level
        for root in styles
        for style in root.iter(f"{_TEXT}list-style")
        for level in style.findall(f"{_TEXT}list-level-style-number")
        if level.get(f"{_TEXT}level", "").isdecimal()
    }
