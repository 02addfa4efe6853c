"""Cells at places of a sheet, with merged ranges and hidden lines, as rows of a grid."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jixiao.grids import Cell
from jixiao.sources import bounds

#: top, left, bottom, right; from 1, all inclusive
Range = tuple[int, int, int, int]


@dataclass(frozen=True)
class Lines:
    """Rows, or columns, of a sheet that are hidden."""

    hidden: tuple[int, ...] = ()

    def shown(self, line: int) -> int | None:
        """The place of a line among those that are shown, from 1; None for a hidden one."""
        before = bisect_left(self.hidden, line)
        is_hidden = before < len(self.hidden) and self.hidden[before] == line
        return None if is_hidden else line - before

    def range(self, first: int, last: int) -> tuple[int, int] | None:
        """The shown part of a range; None where nothing of it is shown."""
        begin = first - bisect_left(self.hidden, first)
        end = last - bisect_left(self.hidden, last + 1)
        return (begin, end) if end >= begin else None


def letters(column: int) -> str:
    """`A` for 1, `AA` for 27."""
    made = ""
    while column:
        column, rest = divmod(column - 1, 26)
        made = chr(ord("A") + rest) + made
    return made


def sheet_rows(
    texts: Mapping[tuple[int, int], str], merged: Iterable[Range], rows: Lines, columns: Lines
) -> list[list[Cell]]:
    """The rows of a sheet.

    texts   by row and column from 1; only cells that have one
    merged  ranges; the text of one is that of its first cell

    Hidden rows and columns are left out. Of several empty rows one stays.
    """
    bounds.count_cells(len(texts))
    by_row: dict[int, dict[int, tuple[str, str]]] = {}
    for (row, column), text in texts.items():
        shown_row, shown_column = rows.shown(row), columns.shown(column)
        if shown_row is not None and shown_column is not None:
            place = f"{letters(column)}{row}"
            by_row.setdefault(shown_row, {})[shown_column] = (text, place)
    last_row = max(by_row, default=0)
    spans = _spans(merged, rows, columns, texts, last_row, by_row)
    made: list[list[Cell]] = []
    # Ranges that reach into the present row: left, right, bottom.
    covering: list[tuple[int, int, int]] = []
    after_empty = False
    for row in range(1, last_row + 1):
        covering = [one for one in covering if one[2] >= row]
        cells, starts = by_row.get(row), spans.get(row)
        if cells is None and starts is None:
            if covering or (made and not after_empty):
                made.append([])
            after_empty = not covering
            continue
        after_empty = False
        made.append(_row(row, cells or {}, starts or {}, covering))
    return made


def _spans(
    merged: Iterable[Range], rows: Lines, columns: Lines,
    texts: Mapping[tuple[int, int], str], last_row: int,
    by_row: dict[int, dict[int, tuple[str, str]]],
) -> dict[int, dict[int, tuple[int, int]]]:  # fmt: skip
    """Bottom and right of the ranges, by their first shown row and column."""
    spans: dict[int, dict[int, tuple[int, int]]] = {}
    for top, left, bottom, right in merged:
        shown_rows, shown_columns = rows.range(top, bottom), columns.range(left, right)
        if shown_rows is None or shown_columns is None or shown_rows[0] > last_row:
            continue
        at = spans.setdefault(shown_rows[0], {})
        at[shown_columns[0]] = min(shown_rows[1], last_row), shown_columns[1]
        text = texts.get((top, left))
        if text is not None:
            # Its first cell may be hidden, its text is not.
            place = f"{letters(left)}{top}"
            by_row.setdefault(shown_rows[0], {})[shown_columns[0]] = (text, place)
    return spans


def _row(
    row: int, cells: Mapping[int, tuple[str, str]], starts: Mapping[int, tuple[int, int]],
    covering: list[tuple[int, int, int]],
) -> list[Cell]:  # fmt: skip
    """One row; ranges that start in it join those that cover the rows below."""
    made: list[Cell] = []
    # The next column that is neither written nor covered.
    free = 1
    above = sorted(covering)
    for column in sorted(cells.keys() | starts.keys()):
        if column < free or any(left <= column <= right for left, right, _ in above):
            continue
        made += _blanks(free, column - 1, above)
        text, place = cells.get(column, ("", ""))
        bottom, right = starts.get(column, (row, column))
        limit = min((left for left, _, _ in above if left > column), default=right + 1)
        right = min(right, limit - 1)
        made.append(Cell(text, place, bottom - row + 1, right - column + 1))
        if bottom > row:
            covering.append((column, right, bottom))
        free = right + 1
    while made and not made[-1].text and made[-1].rows == 1:
        made.pop()
    return made


# A gap that is wider is one empty cell: a cell in the last column would give thousands more.
_WIDEST_GAP = 64


def _gap(width: int) -> list[Cell]:
    return [Cell("")] * width if width <= _WIDEST_GAP else [Cell("", columns=width)]


def _blanks(first: int, last: int, above: list[tuple[int, int, int]]) -> list[Cell]:
    """Empty cells for the columns from first to last that no range covers."""
    made: list[Cell] = []
    for left, right, _ in above:
        if right < first or left > last:
            continue
        made += _gap(max(0, left - first))
        first = right + 1
    return made + _gap(max(0, last - first + 1))
