"""PDF files as grids, by pdfplumber: tables whose lines can be seen, and the text between them.

A PDF knows lines and characters, no cells: cells are what the visible lines enclose. A cell that is
wider or higher than others has spans again, a table that goes on on the next page is put together,
a line that was only wrapped is joined; each of these repairs is noted. A page that is a picture has
no text and is named.

`pdf_grids` reads in a process of its own, for a limited time and in limited memory, as a PDF may
unpack to any size.
"""

from __future__ import annotations

import io
import pickle
import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from jixiao.errors import EncryptedFileError, FileLimitError, UnsupportedFileError
from jixiao.grids import Cell, Grid, Note, prose
from jixiao.needs import needed
from jixiao.sources import bounds, contained

_SETTINGS = {
    "vertical_strategy": "lines", "horizontal_strategy": "lines", "snap_tolerance": 3,
    "join_tolerance": 3, "intersection_tolerance": 4, "edge_min_length": 4,
}  # fmt: skip
# Edges nearer than this, in points, are one line.
_NEAR = 3.0
# A filled rectangle not wider than this, in points, is a line.
_LINE_WIDTH = 3.0
_PAGE_NUMBER = re.compile(
    r"[-—–·\s]*(第\s*)?\d+\s*(页)?([\s,，/]*(共|of|/)?\s*\d+\s*页?)?[-—–·\s]*"
)
# Heights count on by this from page to page.
_PAGE = 1e6
# A page is numbered in this share of its height at the top and at the bottom.
_MARGIN = 0.09


def pdf_grids(data: bytes) -> list[Grid]:
    """The tables of a PDF and the text between them."""
    needed("pdfplumber", "读取 PDF ", "reading a PDF")
    if contained.is_inside():
        return _read(data)
    status, output, messages = contained.run(contained.module("jixiao.sources.pdf"), data)
    if status != 0 or not output:
        lines = messages.decode("utf-8", "replace").strip().splitlines()
        told = lines[-1][-200:] if lines else f"status {status}"
        raise UnsupportedFileError(
            f"读不出这个 PDF（损坏，或太大）：{told}",
            f"this PDF cannot be read (damaged, or too large): {told}",
        )
    made: list[Grid] | Exception = pickle.loads(output)
    if isinstance(made, Exception):
        raise made
    return made


# ---- In the process of its own -------------------------------------------------------------------


@dataclass
class _Box:
    """A cell with its edges in points; `top` and `bottom` count on from page to page.

    wrapped  its last line reaches from edge to edge, so that its text may go on
    """

    left: float
    top: float
    right: float
    bottom: float
    text: str = ""
    wrapped: bool = False


@dataclass
class _Table:
    """What the lines of one page, or of several, enclose."""

    pages: list[int]
    boxes: list[_Box]
    #: Pages whose first row was the end of the row before.
    joined: list[int] = field(default_factory=list)

    def edges(self) -> tuple[float, float]:
        return min(one.left for one in self.boxes), max(one.right for one in self.boxes)

    def goes_on_in(self, other: _Table) -> bool:
        """Whether `other`, on the next page, has the same outer edges."""
        pairs = zip(self.edges(), other.edges(), strict=True)
        return all(abs(one - two) <= _NEAR for one, two in pairs)


def _read(data: bytes) -> list[Grid]:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        pdf = pdfplumber.open(io.BytesIO(data))
    except Exception as bad:
        if isinstance(bad, PDFPasswordIncorrect) or "Password" in repr(bad):
            raise EncryptedFileError from bad
        raise UnsupportedFileError(f"损坏的 PDF：{bad!r}", f"a damaged PDF: {bad!r}") from bad
    with pdf:
        count = len(pdf.pages)
        if count > bounds.PDF_PAGES:
            raise bounds.beyond(
                f"PDF 有 {count} 页", f"the PDF has {count} pages", bounds.PDF_PAGES
            )
        blocks: list[Any] = []
        pictures = []
        for number, page in enumerate(pdf.pages, 1):
            if not page.chars and page.images:
                pictures.append(number)
            _join(blocks, _page_blocks(page, number))
            page.close()
    if pictures and len(pictures) == count:
        raise UnsupportedFileError(
            f"扫描件：第 {_pages(pictures)} 页都是图片，没有文字；"
            "请先做文字识别（OCR）并核对，再读取文字",
            f"a scan: pages {_pages(pictures)} are pictures without text; have the text recognised "
            "(OCR), check it, and read that",
        )
    grids = _grids(blocks)
    if pictures:
        grids.append(Grid("", [], notes=[Note("pages_without_text", (_pages(pictures),))]))
    return grids


def _pages(numbers: Sequence[int]) -> str:
    """`1–3, 7`."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][-1] == number - 1:
            parts[-1] = [parts[-1][0], number]
        else:
            parts.append([number])
    return ", ".join("–".join(map(str, part)) for part in parts)


def _join(blocks: list[Any], more: list[Any]) -> None:
    """Adds the blocks of a page; a table that goes on joins the one before."""
    if more and blocks and isinstance(more[0], _Table) and isinstance(blocks[-1], _Table):
        before, after = blocks[-1], more[0]
        if before.pages[-1] == after.pages[0] - 1 and before.goes_on_in(after):
            if _mend(before, after):
                before.joined += after.pages
            before.pages += after.pages
            before.boxes += after.boxes
            more = more[1:]
    blocks += more


def _mend(before: _Table, after: _Table) -> bool:
    """Joins the cells that the end of a page cut in two; whether a row was.

    A row is cut where all that its lower half says goes on from lines that were wrapped. A cell
    over several rows is cut where its lower half is empty.
    """
    bottom, top = max(one.bottom for one in before.boxes), min(one.top for one in after.boxes)
    above = [one for one in before.boxes if bottom - one.bottom <= _NEAR]
    below = [one for one in after.boxes if one.top - top <= _NEAR]
    row_end = min(one.bottom for one in below) + _NEAR
    halves = [(one, _above(one, above)) for one in below]
    goes_on = [upper is not None and upper.wrapped for lower, upper in halves if lower.text]
    is_cut = bool(goes_on) and all(goes_on)
    for lower, upper in halves:
        reaches_down = lower.bottom > row_end
        if upper is not None and (is_cut or (reaches_down and not lower.text)):
            if lower.text:
                upper.text, upper.wrapped = _joined(upper.text, lower.text), lower.wrapped
            if reaches_down:
                upper.bottom = lower.bottom
            after.boxes.remove(lower)
        elif is_cut and not reaches_down:
            after.boxes.remove(lower)
    return is_cut


def _above(lower: _Box, above: list[_Box]) -> _Box | None:
    """The box of the page before with the same sides."""
    for one in above:
        if abs(one.left - lower.left) <= _NEAR and abs(one.right - lower.right) <= _NEAR:
            return one
    return None


def _visible(thing: dict[str, Any]) -> bool:
    """Whether a line or a rectangle is drawn as a line; characters and pictures are kept."""
    if thing["object_type"] not in ("line", "rect", "curve"):
        return True
    if thing.get("stroke") and thing.get("linewidth", 1) is not None:
        if not _white(thing.get("stroking_color")):
            return True
    thin = min(thing["width"], thing["height"]) <= _LINE_WIDTH
    return bool(thing.get("fill")) and thin and not _white(thing.get("non_stroking_color"))


def _white(colour: Any) -> bool:
    if isinstance(colour, int | float):
        colour = (colour,)
    if not colour or not all(isinstance(one, int | float) for one in colour):
        return False
    # Of four inks none is white; of one or three lights all.
    return (
        all(one == 0 for one in colour) if len(colour) == 4 else all(one >= 0.99 for one in colour)
    )


def _page_blocks(page: Any, number: int) -> list[Any]:
    """Tables and lines of text of a page, from its top; lines with their places."""
    seen = page.filter(_visible)
    tables = [_outer(one) for one in seen.find_tables(_SETTINGS) if len(one.cells) > 1]
    chars: list[Any] = []
    held: list[dict[int, list[Any]]] = [{} for _ in tables]
    for char in seen.chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        for table, cells in zip(tables, held, strict=True):
            at = table.at(x, y)
            if at is not None:
                cells.setdefault(at, []).append(char)
                break
        else:
            chars.append(char)
    placed: list[tuple[float, Any]] = []
    for table, cells in zip(tables, held, strict=True):
        boxes = [
            _Box(left, top + number * _PAGE, right, bottom + number * _PAGE,
                 *_cell_text(cells.get(index, []), left, right))
            for index, (left, top, right, bottom) in enumerate(table.cells)
        ]  # fmt: skip
        placed.append((table.cells[0][1], _Table([number], boxes)))
    for top, text in _lines(chars):
        in_margin = not _MARGIN < top / float(page.height) < 1 - _MARGIN
        if not (in_margin and _PAGE_NUMBER.fullmatch(text)):
            placed.append((top, (text, f"p{number}")))
    return [block for _, block in sorted(placed, key=lambda one: one[0])]


@dataclass
class _Ruled:
    """The cells of a table on a page, and which of them a point is in."""

    cells: list[tuple[float, float, float, float]]
    xs: list[float]
    ys: list[float]
    grid: dict[tuple[int, int], int]

    def at(self, x: float, y: float) -> int | None:
        return self.grid.get((bisect_right(self.xs, x), bisect_right(self.ys, y)))


def _outer(table: Any) -> _Ruled:
    cells = sorted(table.cells, key=lambda one: (one[1], one[0]))
    xs = sorted({one for cell in cells for one in (cell[0], cell[2])})
    ys = sorted({one for cell in cells for one in (cell[1], cell[3])})
    bounds.count_cells(len(xs) * len(ys))
    grid = {}
    for index, (left, top, right, bottom) in enumerate(cells):
        for column in range(bisect_right(xs, left), bisect_right(xs, right - 0.01) + 1):
            for row in range(bisect_right(ys, top), bisect_right(ys, bottom - 0.01) + 1):
                grid[column, row] = index
    return _Ruled(cells, xs, ys, grid)


def _text_lines(chars: list[Any]) -> list[list[Any]]:
    """Characters by lines, from the top, each from the left."""
    lines: list[list[Any]] = []
    middle = 0.0
    for char in sorted(chars, key=lambda one: ((one["top"] + one["bottom"]) / 2, one["x0"])):
        at = (char["top"] + char["bottom"]) / 2
        if lines and abs(at - middle) <= char["height"] * 0.5:
            lines[-1].append(char)
        else:
            lines.append([char])
            middle = at
    return [sorted(line, key=lambda one: one["x0"]) for line in lines]


def _line_text(line: list[Any]) -> str:
    """The text of a line; a gap is a space."""
    parts: list[str] = []
    end = (0.0, 0.0)
    for char in line:
        # Bold type is at times the same character drawn twice.
        if parts and char["text"] == parts[-1] and abs(char["x0"] - end[0]) < 0.3 * char["width"]:
            continue
        if parts and char["x0"] - end[1] > 0.3 * char["height"] and parts[-1] != " ":
            parts.append(" ")
        parts.append(char["text"])
        end = char["x0"], char["x1"]
    return "".join(parts).strip()


def _joined(text: str, more: str) -> str:
    """A wrapped line with the next; words of letters keep their space."""
    words = all(one.isascii() and one.isalpha() for one in (text[-1], more[0]))
    return text + (" " if words else "") + more


def _cell_text(chars: list[Any], left: float, right: float) -> tuple[str, bool]:
    """The text of a cell, and whether its last line was wrapped.

    A line that reaches from edge to edge was, and is joined with the next.
    """
    made = ""
    wrapped = False
    for line in _text_lines(chars):
        text = _line_text(line)
        if not text:
            continue
        if made and wrapped:
            made = _joined(made, text)
        else:
            made += ("\n" if made else "") + text
        width = line[-1]["width"] or line[-1]["height"]
        room = (right - left) - (line[-1]["x1"] - line[0]["x0"])
        # Padding of both sides and less than one character more.
        wrapped = room < 2 * width + 6
    return made, wrapped


def _lines(chars: list[Any]) -> Iterable[tuple[float, str]]:
    for line in _text_lines(chars):
        text = _line_text(line)
        if text:
            yield line[0]["top"], text


def _clustered(values: Iterable[float]) -> list[float]:
    """Values without those that are near the one before."""
    made: list[float] = []
    for value in sorted(values):
        if not made or value - made[-1] > _NEAR:
            made.append(value)
    return made


def _grids(blocks: list[Any]) -> list[Grid]:
    """Tables as they are, and the lines between them together."""
    made: list[Grid] = []
    tables = 0
    for is_table, group in groupby(blocks, key=lambda one: isinstance(one, _Table)):
        if not is_table:
            made.append(prose(group))
            continue
        for block in group:
            tables += 1
            made.append(_grid(block, f"T{tables}"))
    return made


def _grid(block: _Table, name: str) -> Grid:
    xs = _clustered(edge for one in block.boxes for edge in (one.left, one.right))
    ys = _clustered(edge for one in block.boxes for edge in (one.top, one.bottom))

    def line(edges: list[float], value: float) -> int:
        return bisect_right(edges, value + _NEAR) - 1

    # The last edge of a page begins no row.
    tops = [at for at in range(len(ys) - 1) if ys[at] // _PAGE == ys[at + 1] // _PAGE]
    rows: dict[int, list[tuple[int, Cell]]] = {}
    spans = 0
    for one in block.boxes:
        left, right = line(xs, one.left), line(xs, one.right)
        top, bottom = line(ys, one.top), line(ys, one.bottom)
        high = sum(top <= at < bottom for at in tops)
        cell = Cell(one.text, "", max(1, high), max(1, right - left))
        spans += cell.rows > 1 or cell.columns > 1
        rows.setdefault(top, []).append((left, cell))
    made = [
        [Cell(cell.text, f"p{int(ys[top] // _PAGE)} R{index}C{left + 1}" if cell.text else "",
              cell.rows, cell.columns)
         for left, cell in sorted(rows.get(top, ()), key=lambda pair: pair[0])]
        for index, top in enumerate(tops, 1)
    ]  # fmt: skip
    notes = []
    if spans:
        notes.append(Note("cells_rebuilt", (_pages(block.pages), str(spans))))
    if len(block.pages) > 1:
        notes.append(Note("table_continued", (_pages(block.pages),)))
    if block.joined:
        notes.append(Note("row_joined", (_pages(block.joined),)))
    return Grid(name, made, notes=notes)


def _main() -> None:
    data = sys.stdin.buffer.read()
    made: list[Grid] | Exception
    try:
        made = _read(data)
    except (UnsupportedFileError, FileLimitError) as error:
        made = error
    sys.stdout.buffer.write(pickle.dumps(made))


if __name__ == "__main__":
    _main()
