"""The form for actual values as an Excel file: written, and read back filled in."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from jixiao.forms import sheet_name
from jixiao.grids import Grid, row_texts
from jixiao.names import ACHIEVEMENT_WORDS
from jixiao.workbooks import FONT, openpyxl, write_cell

if TYPE_CHECKING:
    from jixiao.models import Department

_TEMPLATE_SHEET = "实际完成值"
_INSTRUCTIONS_SHEET = "填写说明"
_FILLED_IN = ("实际完成值", "评价等次", "达成度", "计算基数", "扣分", "是否适用", "偏差原因")
_DUE = "实际完成值"
_TEMPLATE_WIDTHS = {
    "项目编码": 24, "项目名称": 28, "三级指标": 24, "指标值": 22, "实际完成值": 22, "偏差原因": 34,
}  # fmt: skip
_CHOICES = {
    "评价等次": ",".join(ACHIEVEMENT_WORDS.values()),
    "是否适用": "是,否",
}
# What a row must be known by: a row of names is one that has these and more.
_NAMES = frozenset((_DUE, "三级指标"))
# In a CSV these would be taken for formulas, and stand behind an apostrophe.
_FORMULA_STARTS = ("=", "+", "-", "@")
_INSTRUCTIONS = (
    ("填写说明", "Only the yellow cells are filled in; the others are locked (no password)."),
    ("只填黄色单元格；其余单元格已锁定（无密码）。橙色：尚未填写的实际完成值。",
     "Orange: an actual value that is still missing."),
    ("每个项目前两行填全年预算数和全年执行数，可带单位，如 198,000元。",
     "The first two rows of a project take its budget and what was spent, with a unit if need be."),
    ("实际完成值照实填写，可带单位：15家、92%、2024-08-31、未发生。不适用的指标在“是否适用”选“否”。",
     "Actual values as they are, with their unit; rows that do not apply are set to 否."),
    ("定性指标在“评价等次”选择达成、部分达成或未达成，并在“达成度”填百分数，如 75。",
     "Rows in words take an achievement and a degree in percent."),
    ("未达标、未得满分或超额完成的，在“偏差原因”说明原因和改进措施。",
     "A reason is due where points are lost or a target is far exceeded."),
    ("可以排序、插入空行、在表前加标题行或工作表；行按项目编码和指标名称识别，请不要改动名称。",
     "Rows may be sorted and titles put in front: rows are known by code and names, not by place."),
)  # fmt: skip


def write_template(
    department: Department, path: str | os.PathLike[str], *, sheet_per_project: bool = False
) -> None:
    """The form in which actual values are filled in, as an Excel file; see `read_actuals`.

    One row an indicator, two for the money of each project; the columns to fill in are yellow, the
    rest is locked, and a sheet behind says how. One list, or with `sheet_per_project` a sheet for
    each project.
    """
    rows = list(csv.reader(io.StringIO(department.actuals_template().removeprefix("\ufeff"))))
    header, body = rows[0], rows[1:]
    workbook = openpyxl().Workbook()
    workbook.remove(workbook.active)
    names: set[str] = {_INSTRUCTIONS_SHEET}
    if sheet_per_project:
        of_project = [list(group) for _, group in groupby(body, key=lambda row: tuple(row[:2]))]
        for number, group in enumerate(of_project, 1):
            sheet = workbook.create_sheet(sheet_name(f"{number}.{group[0][1]}", names))
            _fill(sheet, header, group)
    if not workbook.worksheets:
        _fill(workbook.create_sheet(_TEMPLATE_SHEET), header, body)
    _instruct(workbook.create_sheet(_INSTRUCTIONS_SHEET))
    workbook.save(path)


def _fill(sheet: Any, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    excel = openpyxl()
    styles = excel.styles
    thin = styles.Side(style="thin", color="999999")
    border = styles.Border(left=thin, right=thin, top=thin, bottom=thin)
    yellow = styles.PatternFill("solid", fgColor="FFF9DB")
    grey = styles.PatternFill("solid", fgColor="E8EDF3")
    for number, row in enumerate([header, *rows], 1):
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
                cell.protection = styles.Protection(locked=False)
    for column, name in enumerate(header, 1):
        letter = excel.utils.get_column_letter(column)
        sheet.column_dimensions[letter].width = _TEMPLATE_WIDTHS.get(name, 12)
        if rows and name in _CHOICES:
            _offer(sheet, f"{letter}2:{letter}{len(rows) + 1}", _CHOICES[name])
        if rows and name == _DUE:
            _colour_missing(sheet, letter, len(rows) + 1)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    _protect(sheet)


def _offer(sheet: Any, cells: str, choices: str) -> None:
    choice = openpyxl().worksheet.datavalidation.DataValidation(
        type="list", formula1=f'"{choices}"', allow_blank=True
    )
    sheet.add_data_validation(choice)
    choice.add(cells)


def _colour_missing(sheet: Any, letter: str, last: int) -> None:
    excel = openpyxl()
    orange = excel.styles.PatternFill("solid", bgColor="FFC46B")
    rule = excel.formatting.rule.FormulaRule(
        formula=[f'TRIM(${letter}2)=""'], fill=orange, stopIfTrue=False
    )
    sheet.conditional_formatting.add(f"{letter}2:{letter}{last}", rule)


def _protect(sheet: Any) -> None:
    protection = sheet.protection
    protection.sheet = True
    # What else may be done: False is allowed.
    protection.sort = protection.autoFilter = protection.insertRows = False
    protection.formatColumns = protection.formatRows = protection.formatCells = False


def _instruct(sheet: Any) -> None:
    styles = openpyxl().styles
    sheet.column_dimensions["A"].width = 100
    for number, text in enumerate((one for pair in _INSTRUCTIONS for one in pair), 1):
        cell = sheet.cell(number, 1, text)
        cell.font = styles.Font(name=FONT, size=14 if number == 1 else 11, bold=number == 1)
        cell.alignment = styles.Alignment(vertical="center", wrap_text=True)


def template_csv(grids: Iterable[Grid]) -> str:
    """The CSV of a filled-in Excel form: the rows below the names of the columns, of each sheet
    that has them. Lines keep the numbers that their rows have in the first such sheet.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    header: list[str] = []
    for grid in grids:
        rows = [list(row_texts(row)) for row in grid.rows]
        top = next((at for at, row in enumerate(rows) if set(row) >= _NAMES), None)
        if top is None:
            continue
        if not header:
            out.write("\n" * top)
            header = rows[top]
            writer.writerow(header)
        for row in rows[top + 1 :]:
            cells = _in_order(row, rows[top], header)
            if any(cells):
                writer.writerow([_with_apostrophe(text) for text in cells])
            else:
                out.write("\n")
    return out.getvalue()


def _in_order(row: Sequence[str], names: Sequence[str], header: Sequence[str]) -> list[str]:
    """A row's cells under the columns of the first sheet; those that it lacks are put behind, where
    the reader names them.
    """
    if list(names) == list(header):
        return list(row)
    by_name = dict(zip(names, row, strict=False))
    known = [by_name.pop(name, "") for name in header]
    return known + [text for name, text in by_name.items() if name and text]


def _without_apostrophe(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA_STARTS) else text


def _with_apostrophe(text: str) -> str:
    return "'" + text if text.startswith(_FORMULA_STARTS) else text
