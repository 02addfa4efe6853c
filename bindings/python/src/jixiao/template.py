"""The form for actual values as an Excel file: written, and read back filled in."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

from jixiao.grids import Grid, row_texts
from jixiao.names import ACHIEVEMENT_WORDS
from jixiao.workbooks import FONT, openpyxl, write_cell

if TYPE_CHECKING:
    from jixiao.models import Department

_TEMPLATE_SHEET = "实际完成值"
_FILLED_IN = ("实际完成值", "评价等次", "达成度", "计算基数", "扣分", "是否适用", "偏差原因")
_TEMPLATE_WIDTHS = {
    "项目编码": 24, "项目名称": 28, "三级指标": 24, "指标值": 22, "实际完成值": 22, "偏差原因": 34,
}  # fmt: skip
_CHOICES = {
    "评价等次": ",".join(ACHIEVEMENT_WORDS.values()),
    "是否适用": "是,否",
}
# In a CSV these would be taken for formulas, and stand behind an apostrophe.
_FORMULA_STARTS = ("=", "+", "-", "@")


def write_template(department: Department, path: str | os.PathLike[str]) -> None:
    """The form in which actual values are filled in, as an Excel file; see `read_actuals`.

    One row an indicator, two for the money of each project; the columns to fill in are yellow.
    """
    excel = openpyxl()
    styles = excel.styles
    rows = list(csv.reader(io.StringIO(department.actuals_template().removeprefix("\ufeff"))))
    header = rows[0]
    workbook = excel.Workbook()
    sheet = workbook.active
    sheet.title = _TEMPLATE_SHEET
    thin = styles.Side(style="thin", color="999999")
    border = styles.Border(left=thin, right=thin, top=thin, bottom=thin)
    yellow = styles.PatternFill("solid", fgColor="FFF9DB")
    grey = styles.PatternFill("solid", fgColor="E8EDF3")
    for number, row in enumerate(rows, 1):
        for column, (name, text) in enumerate(zip(header, row, strict=True), 1):
            cell = sheet.cell(number, column)
            write_cell(cell, _without_apostrophe(text))
            cell.number_format = "@"
            cell.border = border
            cell.font = styles.Font(name=FONT, size=10, bold=number == 1)
            cell.alignment = styles.Alignment(vertical="center", wrap_text=True)
            if number == 1:
                cell.fill = grey
            elif name in _FILLED_IN:
                cell.fill = yellow
    for column, name in enumerate(header, 1):
        letter = excel.utils.get_column_letter(column)
        sheet.column_dimensions[letter].width = _TEMPLATE_WIDTHS.get(name, 12)
        if name in _CHOICES and len(rows) > 1:
            choice = excel.worksheet.datavalidation.DataValidation(
                type="list", formula1=f'"{_CHOICES[name]}"', allow_blank=True
            )
            sheet.add_data_validation(choice)
            choice.add(f"{letter}2:{letter}{len(rows)}")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    workbook.save(path)


def template_csv(grids: Iterable[Grid]) -> str:
    """The CSV of a filled-in Excel form: its first sheet, line for line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for grid in islice(grids, 1):
        for row in grid.rows:
            writer.writerow([_with_apostrophe(text) for text in row_texts(row)])
    return out.getvalue()


def _without_apostrophe(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA_STARTS) else text


def _with_apostrophe(text: str) -> str:
    return "'" + text if text.startswith(_FORMULA_STARTS) else text
