"""Word files (.docx) as grids: paragraphs and tables in their order, spans kept."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from jixiao.errors import UnsupportedFileError
from jixiao.grids import Cell, Grid, prose
from jixiao.needs import needed
from jixiao.sources import bounds
from jixiao.sources.numbering import written

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_P, _TBL, _TR, _TC, _T = (f"{_W}{name}" for name in ("p", "tbl", "tr", "tc", "t"))
_VALUE = f"{_W}val"
# What only wraps: content controls, tracked insertions.
_WRAPPERS = ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
_TRANSPARENT = frozenset(f"{_W}{name}" for name in _WRAPPERS)
# Parts of a text that are not in it: deleted by a tracked change, or a second writing.
_NOT_SHOWN = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}pPr", _FALLBACK})
# Characters of fonts whose letters are pictures, by font and code without 0xF000.
_SYMBOLS = {
    ("Symbol", 0xA3): "≤", ("Symbol", 0xB3): "≥", ("Symbol", 0xB1): "±", ("Symbol", 0xB4): "×",
    ("Symbol", 0xB9): "≠", ("Symbol", 0xBB): "≈", ("Symbol", 0xB8): "÷",
    ("Wingdings", 0xFC): "√", ("Wingdings", 0xFE): "☑", ("Wingdings", 0xFD): "☒",
    ("Wingdings", 0xFB): "×", ("Wingdings", 0xA8): "□", ("Wingdings", 0x6F): "□",
    ("Wingdings 2", 0x50): "√", ("Wingdings 2", 0x52): "☑", ("Wingdings 2", 0x53): "☒",
    ("Wingdings 2", 0x4F): "×", ("Wingdings 2", 0xA3): "□", ("Wingdings 2", 0x2A): "□",
}  # fmt: skip
# A width beyond any table is a damaged file.
_WIDEST = 1000


def docx_grids(data: bytes) -> list[Grid]:
    """Paragraphs and tables of a Word file."""
    docx = needed("docx", "读取 .docx ", "reading .docx")
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as bad:
        raise UnsupportedFileError(
            f"损坏的 .docx 文件：{bad}", f"a damaged .docx file: {bad}"
        ) from bad
    return _Reader(_Numbers(document)).grids(document.element.body)


def _children(element: Any) -> Iterator[Any]:
    """Children, with those of content controls and tracked insertions in their place."""
    pending = list(reversed(element))
    while pending:
        child = pending.pop()
        if child.tag in _TRANSPARENT:
            pending.extend(reversed(child))
        elif child.tag not in _NOT_SHOWN:
            yield child


class _Reader:
    """Walks a document; counts its tables, paragraphs and cells."""

    def __init__(self, numbers: _Numbers) -> None:
        self._numbers = numbers
        self._tables = self._paragraphs = self._cells = 0

    def grids(self, body: Any) -> list[Grid]:
        """Stretches of text and tables."""
        made: list[Grid] = []
        text: list[tuple[str, str]] = []
        # Tables inside cells stand behind the table that holds them.
        pending = list(reversed(list(_children(body))))
        while pending:
            block = pending.pop()
            if block.tag == _P:
                self._paragraphs += 1
                line = self._paragraph(block)
                if line:
                    text.append((line, f"P{self._paragraphs}"))
                pending.extend(reversed(list(_boxed(block))))
            elif block.tag == _TBL:
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
        rows: list[list[list[Any]]] = []
        inner: list[Any] = []
        # Cells that merge downwards, by their first column: [text, place, rows, columns].
        open_cells: dict[int, list[Any]] = {}
        for row in _children(table):
            if row.tag != _TR or row.find(f"{_W}trPr/{_W}del") is not None:
                continue
            before = _number(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
            made: list[list[Any]] = [["", "", 1, 1] for _ in range(before)]
            column = before
            still_open: dict[int, list[Any]] = {}
            for cell in _children(row):
                if cell.tag != _TC:
                    continue
                self._cells += 1
                bounds.count_cells(self._cells)
                width = _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
                merge = cell.find(f"{_W}tcPr/{_W}vMerge")
                continued = merge is not None and merge.get(_VALUE, "continue") == "continue"
                above = open_cells.get(column)
                if continued and above is not None:
                    above[2] += 1
                    still_open[column] = above
                else:
                    place = f"R{len(rows) + 1}C{column + 1}"
                    text, tables = self._cell(cell)
                    inner += tables
                    made.append([text, place if text else "", 1, width])
                    if merge is not None:
                        still_open[column] = made[-1]
                column += width
            open_cells = still_open
            rows.append(made)
        grid = Grid(
            f"T{self._tables}",
            [[Cell(text, place, high, wide) for text, place, high, wide in row] for row in rows],
        )
        return grid, inner

    def _cell(self, cell: Any) -> tuple[str, list[Any]]:
        """The text of a cell, and the tables in it."""
        lines, tables = [], []
        for block in _children(cell):
            if block.tag == _P:
                lines.append(self._paragraph(block))
            elif block.tag == _TBL:
                tables.append(block)
        return "\n".join(lines).strip(), tables

    def _paragraph(self, paragraph: Any) -> str:
        text = _text(paragraph).strip()
        number = self._numbers.of(paragraph, bool(text))
        # "1." and "85公里" must not become 1.85公里.
        return f"{number} {text}".strip() if number else text


def _boxed(paragraph: Any) -> Iterator[Any]:
    """Paragraphs and tables of text boxes."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        if not any(one.tag == _FALLBACK for one in box.iterancestors()):
            yield from _children(box)


def _text(paragraph: Any) -> str:
    parts = []
    pending = [paragraph]
    while pending:
        element = pending.pop()
        if element.tag == _T:
            parts.append(element.text or "")
        elif element.tag == f"{_W}tab":
            parts.append(" ")
        elif element.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif element.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif element.tag == f"{_W}sym":
            parts.append(_symbol(element))
        elif element.tag not in _NOT_SHOWN and not _vanished(element):
            pending.extend(reversed(element))
    return "".join(parts)


def _vanished(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish") if run.tag == f"{_W}r" else None
    return mark is not None and mark.get(_VALUE, "1") not in ("0", "false", "off")


def _symbol(element: Any) -> str:
    code = element.get(f"{_W}char", "")
    if not re.fullmatch("[0-9A-Fa-f]{1,4}", code):
        return ""
    number = int(code, 16)
    known = _SYMBOLS.get((element.get(f"{_W}font", ""), number & 0xFF))
    return known or chr(number) if not 0xD800 <= number < 0xE000 else ""


def _number(element: Any, otherwise: int) -> int:
    value = None if element is None else element.get(_VALUE)
    return min(int(value), _WIDEST) if value is not None and value.isdecimal() else otherwise


# ---- Automatic numbering -------------------------------------------------------------------------


class _Level:
    """How one level of a list is numbered."""

    def __init__(self, level: Any) -> None:
        self.start = _number(level.find(f"{_W}start"), 1)
        kind = level.find(f"{_W}numFmt")
        self.kind = "decimal" if kind is None else kind.get(_VALUE, "decimal")
        text = level.find(f"{_W}lvlText")
        self.text = "" if text is None else text.get(_VALUE, "")
        self.plain = level.find(f"{_W}isLgl") is not None


class _Numbers:
    """The automatic numbers of a document's paragraphs, counted in their order."""

    def __init__(self, document: Any) -> None:
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._restarted: set[str] = set()
        self._overrides: dict[str, dict[int, int]] = {}
        self._styles = _style_numbers(document)
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        levels = {
            one.get(f"{_W}abstractNumId"): {
                _level_index(level): _Level(level) for level in one.findall(f"{_W}lvl")
            }
            for one in root.findall(f"{_W}abstractNum")
        }
        for one in root.findall(f"{_W}num"):
            abstract = one.find(f"{_W}abstractNumId")
            key = "" if abstract is None else abstract.get(_VALUE, "")
            own = dict(levels.get(key, {}))
            starts: dict[int, int] = {}
            for override in one.findall(f"{_W}lvlOverride"):
                index = _level_index(override)
                level = override.find(f"{_W}lvl")
                if level is not None:
                    own[index] = _Level(level)
                start = override.find(f"{_W}startOverride")
                if start is not None:
                    starts[index] = _number(start, 1)
            number = one.get(f"{_W}numId", "")
            self._lists[number] = key, own
            self._overrides[number] = starts

    def of(self, paragraph: Any, has_text: bool) -> str:
        """The number in front of a paragraph; empty for none. Counts it."""
        stated = _stated_number(paragraph, self._styles)
        if stated is None or stated[0] not in self._lists:
            return ""
        number, depth = stated
        key, levels = self._lists[number]
        level = levels.get(depth)
        if level is None or level.kind in ("bullet", "none"):
            return ""
        # An empty paragraph of a list is numbered too: a column of row numbers is made of them.
        counters = self._counters.setdefault(key, {})
        if number not in self._restarted:
            self._restarted.add(number)
            for index, start in self._overrides[number].items():
                counters[index] = start - 1
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in [one for one in counters if one > depth]:
            del counters[deeper]

        def figure(found: re.Match[str]) -> str:
            index = int(found[1]) - 1
            at = levels.get(index)
            if at is None:
                return ""
            count = counters.setdefault(index, at.start)
            return written(count, "decimal" if level.plain else at.kind)

        return re.sub(r"%([1-9])", figure, level.text).strip()


def _level_index(level: Any) -> int:
    index = level.get(f"{_W}ilvl", "0")
    return int(index) if index.isdecimal() else 0


def _number_property(properties: Any) -> tuple[str | None, int | None]:
    """numId and level as stated."""
    found = None if properties is None else properties.find(f"{_W}numPr")
    if found is None:
        return None, None
    number, level = found.find(f"{_W}numId"), found.find(f"{_W}ilvl")
    return (
        None if number is None else number.get(_VALUE),
        None if level is None else _number(level, 0),
    )


def _stated_number(paragraph: Any, styles: dict[str, tuple[str, int]]) -> tuple[str, int] | None:
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return None
    number, level = _number_property(properties)
    style = properties.find(f"{_W}pStyle")
    of_style = None if style is None else styles.get(style.get(_VALUE, ""))
    if number is None:
        return of_style
    # numId 0 takes away what the style gives.
    return None if number == "0" else (number, level or 0)


def _style_numbers(document: Any) -> dict[str, tuple[str, int]]:
    """numId and level of each paragraph style that has them, its own or inherited."""
    try:
        styles = document.styles.element.findall(f"{_W}style")
    except (KeyError, AttributeError):
        return {}
    own: dict[str, tuple[str | None, int | None]] = {}
    base: dict[str, str] = {}
    for one in styles:
        name = one.get(f"{_W}styleId", "")
        own[name] = _number_property(one.find(f"{_W}pPr"))
        parent = one.find(f"{_W}basedOn")
        if parent is not None:
            base[name] = parent.get(_VALUE, "")
    found: dict[str, tuple[str, int]] = {}
    for name in own:
        number, level = _inherited(name, own, base)
        if number not in (None, "0"):
            found[name] = str(number), level or 0
    return found


def _inherited(
    name: str, own: dict[str, tuple[str | None, int | None]], base: dict[str, str]
) -> tuple[str | None, int | None]:
    number: str | None = None
    level: int | None = None
    seen: set[str] = set()
    while name in own and name not in seen:
        seen.add(name)
        stated = own[name]
        number = number if number is not None else stated[0]
        level = level if level is not None else stated[1]
        name = base.get(name, "")
    return number, level
