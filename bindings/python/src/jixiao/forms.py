"""The national forms as Excel files, to print and to sign.

Renders the one description that the library makes of a form, and lays out nothing itself.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from jixiao.workbooks import FONT, openpyxl, printable, write_cell

# Widths of a form's columns together, in characters of the sheet, and heights in points.
_WIDTH = 122
_LINE_HEIGHT = 15.0
_LEAST_HEIGHT = 20.0

FormDict = Mapping[str, Any]


def write_forms(forms: Sequence[FormDict], path: str | os.PathLike[str]) -> None:
    """Writes forms, as `form()` of a result gives them, a sheet for each."""
    workbook = openpyxl().Workbook()
    workbook.remove(workbook.active)
    names: set[str] = set()
    for number, form in enumerate(forms, 1):
        sheet = workbook.create_sheet(sheet_name(f"{number}.{form['name']}", names))
        _Sheet(sheet, form).write()
    if not forms:
        workbook.create_sheet("没有项目")
    workbook.save(path)


def sheet_name(name: str, taken: set[str]) -> str:
    """A name that Excel takes and that no other sheet has."""
    base = re.sub(r"[\[\]:*?/\\']", " ", printable(name)).strip()[:31] or "项目"
    unique, number = base, 2
    while unique.lower() in taken:
        unique, number = f"{base[:27]}({number})", number + 1
    taken.add(unique.lower())
    return unique


class _Sheet:
    """A sheet that is filled with one form."""

    def __init__(self, sheet: Any, form: FormDict) -> None:
        self._sheet = sheet
        self._form = form
        self._styles = openpyxl().styles
        thin = self._styles.Side(style="thin", color="000000")
        self._border = self._styles.Border(left=thin, right=thin, top=thin, bottom=thin)
        self._widths = [part * _WIDTH / 100 for part in form["columns"]]

    def write(self) -> None:
        for index, width in enumerate(self._widths, 1):
            letter = openpyxl().utils.get_column_letter(index)
            self._sheet.column_dimensions[letter].width = width
        self._heading(1, self._form["title"], 18, True, 32)
        self._heading(2, self._form["subtitle"], 12, False, 20)
        covered: set[tuple[int, int]] = set()
        for row, cells in enumerate(self._form["rows"], 3):
            self._row(row, cells, covered)
        self._page(self._form["heading"] + 3)

    def _heading(self, row: int, text: str, size: int, bold: bool, height: float) -> None:
        cell = self._sheet.cell(row, 1)
        write_cell(cell, text)
        cell.font = self._styles.Font(name=FONT, size=size, bold=bold)
        cell.alignment = self._styles.Alignment(horizontal="center", vertical="center")
        self._merge(row, 1, row, len(self._widths))
        self._sheet.row_dimensions[row].height = height

    def _row(self, row: int, cells: Sequence[FormDict], covered: set[tuple[int, int]]) -> None:
        column, lines = 1, 1
        for cell in cells:
            while (row, column) in covered:
                column += 1
            height, width = cell["rows"], cell["columns"]
            self._cell(row, column, cell)
            self._merge(row, column, row + height - 1, column + width - 1)
            places = {
                (row + down, column + right) for down in range(height) for right in range(width)
            }
            covered |= places
            if cell["role"] != "signature":
                for place in places:
                    self._sheet.cell(*place).border = self._border
            if height == 1:
                lines = max(lines, self._lines(cell["text"], column, width))
            column += width
        self._sheet.row_dimensions[row].height = max(_LEAST_HEIGHT, lines * _LINE_HEIGHT + 5)

    def _cell(self, row: int, column: int, described: FormDict) -> None:
        cell, role, text = self._sheet.cell(row, column), described["role"], described["text"]
        number = _figure(text) if role == "figure" else None
        if number is None:
            write_cell(cell, text)
        elif text.endswith("%"):
            cell.value, cell.number_format = number / 100, "0.00%"
        else:
            write_cell(cell, number)
        cell.font = self._styles.Font(name=FONT, size=10, bold=role == "head")
        left = role in ("text", "signature")
        cell.alignment = self._styles.Alignment(
            horizontal="left" if left else "center",
            vertical="center",
            wrap_text=True,
            indent=1 if left else 0,
        )
        if described["note"] is not None:
            self._explain(cell, self._form["annex"][described["note"] - 1])

    def _explain(self, cell: Any, note: FormDict) -> None:
        """A note at the figure, which is shown on the screen and not printed."""
        findings = [one["message"] for one in note["findings"]]
        text = "\n".join(one for one in [note["text"], *findings] if one)
        if text:
            comment = openpyxl().comments.Comment(printable(text), "jixiao")
            comment.width, comment.height = 420, 120
            cell.comment = comment

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if (top, left) != (bottom, right):
            self._sheet.merge_cells(
                start_row=top, start_column=left, end_row=bottom, end_column=right
            )

    def _lines(self, text: str, column: int, span: int) -> int:
        room = max(1, int(sum(self._widths[column - 1 : column - 1 + span])) - 2)
        return sum(max(1, -(-_width(line) // room)) for line in text.split("\n"))

    def _page(self, heading: int) -> None:
        sheet = self._sheet
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.orientation = "portrait"
        # One sheet of paper a project: a long one is made smaller.
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 1
        sheet.sheet_properties.pageSetUpPr = openpyxl().worksheet.properties.PageSetupProperties(
            fitToPage=True
        )
        sheet.print_options.horizontalCentered = True
        margins = sheet.page_margins
        margins.left = margins.right = 0.5
        margins.top = margins.bottom = 0.6
        margins.header = margins.footer = 0.3
        sheet.print_title_rows = f"{heading}:{heading}"
        sheet.oddFooter.center.text = "第 &P 页，共 &N 页"
        sheet.sheet_view.showGridLines = False


def _width(text: str) -> int:
    """Columns that a text takes: two for a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def _figure(text: str) -> Decimal | None:
    """The number of a cell; None where it shows something else."""
    try:
        number = Decimal(text.removesuffix("%"))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
