"""The self-assessment form (项目支出绩效自评表) as an Excel file, to print and to sign.

Only lays out what the library computed.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from jixiao.names import ACHIEVEMENT_WORDS
from jixiao.workbooks import FONT, openpyxl, printable, write_cell

if TYPE_CHECKING:
    from jixiao.assessments import Assessment, ProjectScore
    from jixiao.cells import Outcome
    from jixiao.models import BudgetLine, Department, Indicator, Project

# 项目支出绩效自评表, the national layout: head, money, goals, indicators, total, signatures. Nine
# columns, of which the first holds the names of the sections.

_WIDTHS = (10, 10, 14, 19, 16, 16, 9, 9, 19)
_ROW_HEAD = (
    "绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分",
    "偏差原因分析及改进措施",
)  # fmt: skip
_MONEY_LINES = (
    ("fiscal", "其中：当年财政拨款"),
    ("carried_over", "上年结转资金"),
    ("other", "其他资金"),
)
_LINE_HEIGHT = 15.0


class _Form:
    """A sheet that is filled from the top; knows about borders, merging and heights."""

    def __init__(self, sheet: Any, widths: Sequence[float]) -> None:
        self.sheet = sheet
        self.widths = widths
        self.row = 0
        styles = openpyxl().styles
        thin = styles.Side(style="thin", color="000000")
        self._border = styles.Border(left=thin, right=thin, top=thin, bottom=thin)
        self._styles = styles
        for index, width in enumerate(widths):
            sheet.column_dimensions[chr(ord("A") + index)].width = width

    def heading(self, text: str, size: int, bold: bool, height: float) -> None:
        """A line over all columns, without a border."""
        self.row += 1
        cell = self.sheet.cell(self.row, 1, text)
        cell.font = self._styles.Font(name=FONT, size=size, bold=bold)
        cell.alignment = self._styles.Alignment(horizontal="center", vertical="center")
        self.merge(self.row, 1, self.row, len(self.widths))
        self.sheet.row_dimensions[self.row].height = height

    def line(self, *cells: tuple[Any, int] | tuple[Any, int, str]) -> None:
        """A row of bordered cells: value, how many columns, and `head`, `text` or `number`."""
        self.row += 1
        column, lines = 1, 1
        for value, span, *kind in cells:
            self._cell(column, value, kind[0] if kind else "text")
            if span > 1:
                self.merge(self.row, column, self.row, column + span - 1)
            lines = max(lines, self._lines(value, column, span))
            column += span
        for index in range(1, len(self.widths) + 1):
            self.sheet.cell(self.row, index).border = self._border
        self.sheet.row_dimensions[self.row].height = max(20.0, lines * _LINE_HEIGHT + 5)

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merges cells where there is more than one."""
        if (top, left) != (bottom, right):
            self.sheet.merge_cells(
                start_row=top, start_column=left, end_row=bottom, end_column=right
            )

    def _cell(self, column: int, value: Any, kind: str) -> None:
        cell = self.sheet.cell(self.row, column)
        number_format = write_cell(cell, value)
        cell.font = self._styles.Font(name=FONT, size=10, bold=kind == "head")
        centred = kind != "text" or number_format is not None
        cell.alignment = self._styles.Alignment(
            horizontal="center" if centred else "left",
            vertical="center",
            wrap_text=True,
            indent=0 if centred else 1,
        )

    def _lines(self, value: Any, column: int, span: int) -> int:
        room = max(1, int(sum(self.widths[column - 1 : column - 1 + span])) - 2)
        return sum(max(1, -(-_width(line) // room)) for line in str(value or "").split("\n"))


def _width(text: str) -> int:
    """Columns that a text takes: two for a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def write_assessment(assessment: Assessment, path: str | os.PathLike[str]) -> None:
    """See `Assessment.to_excel`."""
    workbook = openpyxl().Workbook()
    workbook.remove(workbook.active)
    department = assessment.department
    names: set[str] = set()
    pairs = zip(department.projects, assessment.projects, strict=True)
    for number, (project, score) in enumerate(pairs, 1):
        sheet = workbook.create_sheet(_sheet_name(f"{number}.{project.name}", names))
        _assessment_sheet(sheet, department, project, score)
    if not department.projects:
        workbook.create_sheet("没有项目")
    workbook.save(path)


def _sheet_name(name: str, taken: set[str]) -> str:
    base = re.sub(r"[\[\]:*?/\\']", " ", printable(name)).strip()[:31] or "项目"
    unique, number = base, 2
    while unique.lower() in taken:
        unique, number = f"{base[:27]}({number})", number + 1
    taken.add(unique.lower())
    return unique


def _assessment_sheet(
    sheet: Any, department: Department, project: Project, score: ProjectScore
) -> None:
    form = _Form(sheet, _WIDTHS)
    form.heading("项目支出绩效自评表", 18, True, 32)
    form.heading(f"（{department.year or '    '}年度）", 12, False, 20)
    head = "head"
    form.line(("项目名称", 2, head), (project.name, 3), ("项目编码", 1, head), (project.code, 3))
    form.line(
        ("主管部门", 2, head), (department.name, 3),
        ("实施单位", 1, head), (department.unit_name, 3),
    )  # fmt: skip
    _money(form, project, score)
    _goals(form, project)
    header = _indicators(form, project, score)
    total = _total_note(score)
    form.line(("总分", 6, head), (score.weight_total, 1), (score.total, 1), (total, 1))
    _signatures(form)
    _page(sheet, header)


def _money(form: _Form, project: Project, score: ProjectScore) -> None:
    unit = project.budget_unit or "万元"
    first = form.row + 1
    form.line(
        (f"项目资金\n（{unit}）", 1, "head"), ("", 2), ("年初预算数", 1, "head"),
        ("全年预算数\n（A）", 1, "head"), ("全年执行数\n（B）", 1, "head"), ("分值", 1, "head"),
        ("执行率\n（B/A）", 1, "head"), ("得分", 1, "head"),
    )  # fmt: skip
    execution = score.execution
    adjusted = project.total if project.adjusted is None else project.adjusted
    form.line(
        ("", 1), ("年度资金总额：", 2), (project.total, 1), (adjusted, 1), (project.spent, 1),
        (execution.weight, 1), (None, 1, "number"), (execution.score, 1),
    )  # fmt: skip
    if execution.rate is not None:
        rate = form.sheet.cell(form.row, 8, execution.rate)
        rate.number_format = "0.00%"
    _explain(form.sheet.cell(form.row, 9), execution.explanation)
    lines = _budget_lines(project)
    for kind, label in _MONEY_LINES:
        one = lines.get(kind)
        amounts = (None,) * 3 if one is None else (one.opening, one.adjusted, one.spent)
        form.line(
            ("", 1), (label, 2), *((amount, 1) for amount in amounts),
            ("—", 1, "number"), ("", 1), ("—", 1, "number"),
        )  # fmt: skip
    form.merge(first, 1, form.row, 1)


def _budget_lines(project: Project) -> dict[str, BudgetLine]:
    from jixiao.models import BudgetLine

    lines: dict[str, BudgetLine] = {line.kind: line for line in reversed(project.budget_lines)}
    if not lines:
        # A target table states fiscal and other money of the opening budget alone.
        if project.fiscal is not None:
            lines["fiscal"] = BudgetLine("fiscal", project.fiscal)
        if project.other is not None:
            lines["other"] = BudgetLine("other", project.other)
    return lines


def _goals(form: _Form, project: Project) -> None:
    first = form.row + 1
    form.line(("年度总体目标", 1, "head"), ("预期目标", 4, "head"), ("实际完成情况", 4, "head"))
    numbered = len(project.goals) > 1
    goals = "\n".join(
        f"{number}.{goal}" if numbered else goal for number, goal in enumerate(project.goals, 1)
    )
    form.line(("", 1), (goals, 4), ("", 4))
    form.merge(first, 1, form.row, 1)


def _indicators(form: _Form, project: Project, score: ProjectScore) -> int:
    """Writes the rows; the number of their header."""
    form.line(*((name, 1, "head") for name in _ROW_HEAD))
    header = form.row
    for indicator, outcome in zip(project.indicators, score.outcomes, strict=True):
        form.line(
            ("", 1), (indicator.level1, 1, "number"), (indicator.level2, 1, "number"),
            (indicator.level3, 1), (_target_text(indicator), 1), (_actual_text(indicator), 1),
            (_form_weight(indicator, outcome), 1), (outcome.score, 1),
            (indicator.reason or (None if indicator.applicable else "不适用"), 1),
        )  # fmt: skip
        _explain(form.sheet.cell(form.row, 8), _explanation(outcome))
    form.merge(header, 1, form.row, 1)
    _merge_equal(form, header + 1, [(one.level1, one.level2) for one in project.indicators])
    return header


def _target_text(indicator: Indicator) -> str:
    """The target with its sign and unit, which the form has no columns for."""
    if not indicator.symbol and not indicator.unit:
        return indicator.target
    threshold = indicator.threshold
    readable = threshold.kind not in ("qualitative", "invalid")
    return threshold.canonical if readable else indicator.target


def _actual_text(indicator: Indicator) -> str | None:
    """The actual value, or where none is written the degree of achievement."""
    return indicator.actual or ACHIEVEMENT_WORDS.get(indicator.achievement or "")


def _form_weight(indicator: Indicator, outcome: Outcome) -> Decimal | None:
    """A row that does not apply has no part in the weights that the others share."""
    left_out = not indicator.applicable and outcome.weight is None
    return Decimal(0) if left_out else outcome.weight


def _explanation(outcome: Outcome) -> str:
    notes = [outcome.explanation, *(one.message for one in outcome.diagnostics)]
    return "\n".join(one for one in notes if one)


def _explain(cell: Any, text: str) -> None:
    """A note at the score, which is shown on the screen and not printed."""
    if text:
        comment = openpyxl().comments.Comment(printable(text), "jixiao")
        comment.width, comment.height = 420, 120
        cell.comment = comment


def _merge_equal(form: _Form, first: int, levels: list[tuple[str, str]]) -> None:
    """Merges the cells of one first level, and within it those of one second level."""
    row = first
    for level1, of_first in groupby(levels, key=lambda one: one[0]):
        top = row
        for level2, of_second in groupby(of_first, key=lambda one: one[1]):
            count = len(list(of_second))
            if level2:
                form.merge(row, 3, row + count - 1, 3)
            row += count
        if level1:
            form.merge(top, 2, row - 1, 2)


def _total_note(score: ProjectScore) -> str:
    if score.total is None:
        return f"暂定 {score.total_lower}–{score.total_upper}"
    return score.grade or ""


def _signatures(form: _Form) -> None:
    form.row += 1
    form.sheet.row_dimensions[form.row].height = 10
    styles = openpyxl().styles
    form.row += 1
    for column, span, text in (
        (1, 3, "填表人："),
        (4, 2, "单位负责人：（签章）"),
        (6, 4, "填报日期：      年    月    日"),
    ):
        cell = form.sheet.cell(form.row, column, text)
        cell.font = styles.Font(name=FONT, size=10)
        cell.alignment = styles.Alignment(horizontal="left", vertical="center")
        form.merge(form.row, column, form.row, column + span - 1)
    form.sheet.row_dimensions[form.row].height = 24


def _page(sheet: Any, header: int) -> None:
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = openpyxl().worksheet.properties.PageSetupProperties(
        fitToPage=True
    )
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top = margins.bottom = 0.6
    margins.header = margins.footer = 0.3
    sheet.print_title_rows = f"{header}:{header}"
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"
    sheet.sheet_view.showGridLines = False
