"""Word and Excel files as lines of tab-separated cells, for the library's document reader.

A merged cell's text stands in its first cell and the others are empty, so that columns stay in
their places. Knows nothing of what the cells mean.
"""

from __future__ import annotations

import datetime
import decimal
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from jixiao.errors import UnsupportedFileError


def _line(cells: Iterable[str]) -> str:
    """One row; line breaks inside a cell are spaces."""
    return "\t".join(" ".join(cell.split()) for cell in cells).rstrip()


# ---- Word ----------------------------------------------------------------------------------------

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What only wraps: content controls, tracked insertions.
_WRAPPERS = ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
_TRANSPARENT = frozenset(f"{_W}{name}" for name in _WRAPPERS)
# Parts of a text that are not in it: deleted by a tracked change, or a second writing.
_NOT_SHOWN = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}pPr", _FALLBACK})


def docx_text(data: bytes) -> str:
    """Paragraphs and tables of a Word file, in their order."""
    try:
        import docx
    except ImportError as missing:
        raise ImportError(
            "reading .docx needs python-docx: pip install 'jixiao[office]'"
        ) from missing
    try:
        body = docx.Document(io.BytesIO(data)).element.body
    except Exception as bad:
        raise UnsupportedFileError(f"a damaged .docx file: {bad}") from bad
    return "\n".join(_blocks(body)) + "\n"


def _children(element: Any) -> Iterator[Any]:
    """Children, with those of content controls and tracked insertions in their place."""
    pending = list(reversed(element))
    while pending:
        child = pending.pop()
        if child.tag in (
            f"{_W}sdt",
            f"{_W}sdtContent",
            f"{_W}ins",
            f"{_W}moveTo",
            f"{_W}customXml",
        ):
            pending.extend(reversed(child))
        elif child.tag not in _NOT_SHOWN:
            yield child


def _blocks(body: Any) -> Iterator[str]:
    for block in _children(body):
        if block.tag == f"{_W}p":
            yield _paragraph(block)
        elif block.tag == f"{_W}tbl":
            yield ""
            yield from _table(block)
            yield ""


def _paragraph(paragraph: Any) -> str:
    parts = []
    pending = [paragraph]
    while pending:
        element = pending.pop()
        if element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag == f"{_W}tab":
            parts.append("\t")
        elif element.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif element.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif element.tag not in _NOT_SHOWN:
            pending.extend(reversed(element))
    return "".join(parts).rstrip()


def _table(table: Any) -> Iterator[str]:
    for row in _children(table):
        if row.tag != f"{_W}tr":
            continue
        cells, inner = [""] * _number(row.find(f"{_W}trPr/{_W}gridBefore"), 0), []
        for cell in _children(row):
            if cell.tag != f"{_W}tc":
                continue
            blocks = list(_children(cell))
            text = "\n".join(_paragraph(one) for one in blocks if one.tag == f"{_W}p")
            inner += [one for one in blocks if one.tag == f"{_W}tbl"]
            covered = cell.find(f"{_W}tcPr/{_W}vMerge")
            if covered is not None and covered.get(f"{_W}val", "continue") == "continue":
                text = ""
            cells += [text] + [""] * (_number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1) - 1)
        yield _line(cells)
        for one in inner:
            yield from _table(one)


def _number(element: Any, otherwise: int) -> int:
    # A width beyond any table is a damaged file, and would fill the memory with empty cells.
    value = None if element is None else element.get(f"{_W}val")
    return min(int(value), 1000) if value is not None and value.isdecimal() else otherwise


# ---- Excel ---------------------------------------------------------------------------------------


def xlsx_text(data: bytes) -> str:
    """The rows of all sheets that are shown, in their order; cells as they are displayed."""
    lines: list[str] = []
    for cells in xlsx_sheets(data):
        previous = 0
        for row in sorted(cells):
            if previous and row > previous + 1:
                lines.append("")
            previous = row
            columns = cells[row]
            lines.append(_line(columns.get(one, "") for one in range(1, max(columns) + 1)))
        lines.append("")
    return "\n".join(lines) + "\n"


def xlsx_sheets(data: bytes) -> list[dict[int, dict[int, str]]]:
    """The cells of each sheet that is shown, by row and column from 1, as they are displayed."""
    workbook = _workbook(data, values=True)
    # A formula whose value no program has saved stands as the formula: "=100%" says something.
    formulas = _workbook(data, values=False) if _has_formulas(data) else None
    sheets = []
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible":
            continue
        written = None if formulas is None else formulas[sheet.title]
        rows: dict[int, dict[int, str]] = {}
        # Only cells that exist: a format that reaches to the last row would give millions more.
        for (row, column), cell in sheet._cells.items():
            value = cell.value
            if value is None and written is not None:
                value = written.cell(row, column).value
            text = displayed(value, cell.number_format)
            if text:
                rows.setdefault(row, {})[column] = text
        sheets.append(rows)
    return sheets


def _workbook(data: bytes, values: bool) -> Any:
    try:
        import openpyxl
    except ImportError as missing:
        message = "reading .xlsx needs openpyxl: pip install 'jixiao[office]'"
        raise ImportError(message) from missing
    try:
        return openpyxl.load_workbook(io.BytesIO(data), data_only=values)
    except Exception as bad:
        raise UnsupportedFileError(f"a damaged .xlsx file: {bad}") from bad


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/")]
        return any(re.search(rb"<(\w+:)?f[ >/]", package.read(name)) for name in sheets)


def displayed(value: Any, number_format: str) -> str:
    """A cell's value as Excel shows it, but with all its digits.

    A percentage has its sign, a figure the zeros and the unit of its format (`0.00"万元"`), a date
    is written by ISO 8601, one without a day in its format as year and month.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime.datetime | datetime.date):
        return _displayed_date(value, number_format)
    if isinstance(value, int | float | decimal.Decimal):
        return _displayed_number(value, number_format)
    return str(value)


def _displayed_date(value: datetime.date, number_format: str) -> str:
    if "d" not in _without_literals(number_format).lower():
        return f"{value.year}年{value.month}月"
    if isinstance(value, datetime.datetime) and value.time() != datetime.time():
        return value.isoformat(" ")
    return value.strftime("%Y-%m-%d")


def _without_literals(number_format: str) -> str:
    return re.sub(r'"[^"]*"|\\.|\[[^]]*\]', "", number_format)


# A part of a number format: quoted or escaped text, a currency or a condition in square brackets,
# a space or a filler with its character, or one character.
_FORMAT_PART = re.compile(r'"([^"]*)"|\\(.)|\[\$([^]-]*)[^]]*\]|\[[^]]*\]|[_*](?:.|$)|(.)', re.S)


def _displayed_number(value: int | float | decimal.Decimal, number_format: str) -> str:
    # Excel keeps 15 digits; what a double has behind them is noise of its calculation.
    number = decimal.Decimal(format(value, ".15g") if isinstance(value, float) else str(value))
    sections = _sections(number_format)
    chosen = sections[0]
    if number < 0 and len(sections) > 1:
        chosen, number = sections[1], -number
    elif number == 0 and len(sections) > 2:
        chosen = sections[2]
    before, digits, after = _split_format(chosen)
    if "%" in before + after:
        number = number.scaleb(2)
    if not digits:
        # General, a text format, or one that shows no number at all.
        before = after = ""
    places = len(digits.partition(".")[2])
    if -int(number.as_tuple().exponent) < places:
        number = number.quantize(decimal.Decimal(1).scaleb(-places))
    return f"{before}{number:f}{after}".strip()


def _sections(number_format: str) -> list[str]:
    return re.findall(r'(?:"[^"]*"|\\.|\[[^]]*\]|[^;"\\[])+', number_format) or ["General"]


def _split_format(section: str) -> tuple[str, str, str]:
    """What a format writes before the number, its digits (0, #, ? and the point), and after it."""
    if section.strip().lower() in ("general", "@") or re.search(r"[eE][+-]|/", section):
        return "", "", ""
    before, digits, after = "", "", ""
    for quoted, escaped, currency, plain in _FORMAT_PART.findall(section):
        if plain and plain in "0#?.":
            digits += plain
        elif plain == ",":
            continue
        elif digits:
            after += quoted or escaped or currency or plain
        else:
            before += quoted or escaped or currency or plain
    places = re.sub(r"[#?]", "", digits.partition(".")[2])
    return before, digits.partition(".")[0] + ("." + places if places else ""), after
