"""Excel files as grids: .xlsx by openpyxl, .xls and .et by xlrd; cells as they are shown.

Each is read once. Hidden sheets, rows and columns are left out and noted; a formula whose value no
program has saved is noted and has no text.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from jixiao.errors import EncryptedFileError, FileLimitError, UnsupportedFileError
from jixiao.grids import Grid, Note
from jixiao.needs import needed
from jixiao.sources import bounds
from jixiao.sources.layout import Lines, Range, letters, sheet_rows
from jixiao.sources.shown import displayed

_SHOWN_PLACES = 8
_LAST_COLUMN = 16_384


class _Sheet:
    """The cells of a sheet while they are collected."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.texts: dict[tuple[int, int], str] = {}
        self.merged: list[Range] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.without_value: list[str] = []

    def put(self, row: int, column: int, text: str) -> None:
        if text:
            self.texts[row, column] = text

    def grid(self) -> Grid:
        """The sheet as it is shown."""
        last = max((column for _, column in self.texts), default=0)
        columns = sorted(
            {one for first, end in self.hidden_columns for one in range(first, min(end, last) + 1)}
        )
        rows = sorted(self.hidden_rows)
        made = sheet_rows(self.texts, self.merged, Lines(tuple(rows)), Lines(tuple(columns)))
        return Grid(self.name, made, notes=list(self._notes(set(rows), set(columns))))

    def _notes(self, rows: set[int], columns: set[int]) -> Iterator[Note]:
        if self.without_value:
            places = _listed(self.without_value)
            yield Note("formula_without_value", (self.name, places, str(len(self.without_value))))
        lost = [one for one in self.texts if one[0] in rows or one[1] in columns]
        if lost:
            places = _listed([f"{letters(column)}{row}" for row, column in sorted(lost)])
            yield Note("hidden_cells_left_out", (self.name, places, str(len(lost))))


def _listed(places: list[str]) -> str:
    more = "…" if len(places) > _SHOWN_PLACES else ""
    return " ".join(places[:_SHOWN_PLACES]) + more


def _left_out(name: str) -> Grid:
    return Grid(name, [], notes=[Note("hidden_sheet_left_out", (name,))])


def _damaged(kind: str, bad: Exception) -> UnsupportedFileError:
    return UnsupportedFileError(f"损坏的 {kind} 文件：{bad}", f"a damaged {kind} file: {bad}")


# ---- .xlsx ---------------------------------------------------------------------------------------


def xlsx_grids(data: bytes) -> list[Grid]:
    """The sheets of an .xlsx file."""
    openpyxl = needed("openpyxl", "读取 .xlsx ", "reading .xlsx")
    try:
        # Read-only: nothing is made of a merged range or a dimension of a million columns.
        workbook = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        return [
            _xlsx_grid(workbook, sheet)
            if sheet.sheet_state == "visible"
            else _left_out(sheet.title)
            for sheet in workbook.worksheets
        ]
    except FileLimitError:
        raise
    except Exception as bad:
        raise _damaged(".xlsx", bad) from bad


def _xlsx_grid(workbook: Any, sheet: Any) -> Grid:
    made = _Sheet(sheet.title)
    formats = _XlsxFormats(workbook)
    with sheet._get_source() as source:
        parser = _parser(source, workbook, sheet._shared_strings, made)
        for _, cells in parser.parse():
            for cell in cells:
                value = cell["value"]
                if value is None:
                    continue
                text = value if type(value) is str else displayed(value, formats[cell["style_id"]])
                made.put(cell["row"], cell["column"], text)
            bounds.count_cells(len(made.texts))
        for number, row in parser.row_dimensions.items():
            if row.get("hidden") in ("1", "true"):
                made.hidden_rows.add(int(number))
        for column in parser.column_dimensions.values():
            if column.get("hidden") in ("1", "true"):
                last = min(int(column.get("max", 0)), _LAST_COLUMN)
                made.hidden_columns.append((int(column.get("min", 1)), last))
        merged = parser.merged_cells.mergeCell if parser.merged_cells else ()
        made.merged = [(one.min_row, one.min_col, one.max_row, one.max_col) for one in merged]
    return made.grid()


class _XlsxFormats(dict[int, str]):
    """Number formats by the style of a cell."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook

    def __missing__(self, style: int) -> str:
        from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

        number = self._workbook._cell_styles[style].numFmtId
        if number < BUILTIN_FORMATS_MAX_SIZE:
            found = str(BUILTIN_FORMATS.get(number, "General"))
        else:
            found = str(self._workbook._number_formats[number - BUILTIN_FORMATS_MAX_SIZE])
        self[style] = found
        return found


def _parser(source: Any, workbook: Any, strings: Any, made: _Sheet) -> Any:
    """openpyxl's reader of a sheet, which also tells of formulas without a value."""
    from openpyxl.worksheet._reader import FORMULA_TAG, VALUE_TAG, WorkSheetParser

    class Parser(WorkSheetParser):
        def parse_cell(self, element: Any) -> Any:
            cell = super().parse_cell(element)
            if cell["value"] is None and element.find(FORMULA_TAG) is not None:
                if not element.findtext(VALUE_TAG):
                    made.without_value.append(f"{letters(cell['column'])}{cell['row']}")
            return cell

    return Parser(
        source,
        strings,
        data_only=True,
        epoch=workbook.epoch,
        date_formats=workbook._date_formats,
        timedelta_formats=workbook._timedelta_formats,
    )


# ---- .xls ----------------------------------------------------------------------------------------


def xls_grids(data: bytes) -> list[Grid]:
    """The sheets of an .xls file, or of an .et file of WPS."""
    xlrd = needed("xlrd", "读取 .xls ", "reading .xls")
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
        return [
            _xls_grid(xlrd, book, sheet) if sheet.visibility == 0 else _left_out(sheet.name)
            for sheet in book.sheets()
        ]
    except FileLimitError:
        raise
    except Exception as bad:
        if "encrypted" in str(bad).lower():
            raise EncryptedFileError from bad
        raise _damaged(".xls", bad) from bad


def _xls_grid(xlrd: Any, book: Any, sheet: Any) -> Grid:
    made = _Sheet(sheet.name)
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            made.put(row + 1, column + 1, _xls_text(xlrd, book, cell))
        bounds.count_cells(len(made.texts))
    made.hidden_rows = {row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden}
    made.hidden_columns = [
        (column + 1, column + 1) for column, info in sheet.colinfo_map.items() if info.hidden
    ]
    made.merged = [(top + 1, left + 1, bottom, right)
                   for top, bottom, left, right in sheet.merged_cells]  # fmt: skip
    return made.grid()


def _xls_text(xlrd: Any, book: Any, cell: Any) -> str:
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return ""
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#VALUE!"))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return displayed(bool(cell.value), "General")
    number_format = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    value = cell.value
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            value = xlrd.xldate_as_datetime(value, book.datemode)
        except (ValueError, OverflowError):
            number_format = "General"
    return displayed(value, number_format)
