"""What is said of a file that was taken apart: codes, severities and sentences.

The library numbers its diagnostics; 670 to 679 are kept for these.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jixiao._native import Span
from jixiao.diagnostics import Diagnostic
from jixiao.grids import Grid, Note
from jixiao.names import Severity


@dataclass(frozen=True)
class _Kind:
    number: int
    severity: Severity
    message: str
    message_en: str


_KINDS = {
    "formula_without_value": _Kind(
        670, "warning",
        "工作表“{0}”有 {2} 个公式没有保存计算结果，按空白读取：{1}；请用 Excel 或 WPS 打开后保存",
        "sheet '{0}' has {2} formulas without a saved value, read as empty: {1}; open the file in "
        "Excel or WPS and save it",
    ),
    "hidden_cells_left_out": _Kind(
        671, "warning",
        "工作表“{0}”的隐藏行列中有 {2} 个单元格未读取：{1}",
        "sheet '{0}' has {2} cells in hidden rows or columns, left out: {1}",
    ),
    "hidden_sheet_left_out": _Kind(
        672, "note", "隐藏的工作表“{0}”未读取", "the hidden sheet '{0}' was left out",
    ),
    "cells_rebuilt": _Kind(
        673, "note",
        "第 {0} 页的表格按看得见的框线还原，合并的单元格有 {1} 个",
        "the table on page {0} was rebuilt from its visible lines, with {1} merged cells",
    ),
    "table_continued": _Kind(
        674, "note",
        "第 {0} 页上的表格边框一致，按一张表连起来读取",
        "the tables on pages {0} have the same sides and were read as one",
    ),
    "row_joined": _Kind(
        675, "note",
        "第 {0} 页顶上的一行接在上一页的最后一行之后",
        "the first row of page {0} goes on from the last row of the page before and was joined",
    ),
    "pages_without_text": _Kind(
        676, "error",
        "第 {0} 页是图片（扫描件），没有读取；请先做文字识别（OCR）并核对",
        "pages {0} are pictures (scans) and were not read; have their text recognised (OCR) and "
        "check it",
    ),
    "converted": _Kind(
        677, "note", "经 LibreOffice 由 .{0} 转换后读取", "read by way of LibreOffice from .{0}",
    ),
}  # fmt: skip


def diagnostic(note: Note) -> Diagnostic:
    """A note as a diagnostic."""
    kind = _KINDS[note.code]
    made = Diagnostic(
        code=note.code,
        severity=kind.severity,
        span=Span(0, 0),
        byte_span=Span(0, 0),
        line=0,
        arguments=note.arguments,
        number=kind.number,
        source="document",
    )
    made.__dict__["message"] = kind.message.format(*note.arguments)
    made.__dict__["message_en"] = kind.message_en.format(*note.arguments)
    return made


def diagnostics(grids: Iterable[Grid]) -> tuple[Diagnostic, ...]:
    """All notes of a file."""
    return tuple(diagnostic(note) for grid in grids for note in grid.notes)
