"""Grids: what any file is taken apart into before the library reads it.

A grid is a table, a sheet or a stretch of text between tables: rows of cells with their text as
shown, their spans, and their place in the file. What the cells mean is for the library to say.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Cell:
    """One cell as shown; cells that a span covers are left out of their row.

    text          line breaks inside it are `\\n`
    place         where it stands: `B3`, `p2 R3C1`
    rows columns  how many it covers, itself included
    """

    text: str
    place: str = ""
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Note:
    """Something that was done, or could not be done, while a file was taken apart.

    code       of a diagnostic of the library, which holds the sentence
    arguments  what fills it
    """

    code: str
    arguments: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A table, a sheet or a stretch of text, in the order of the file.

    name   of the sheet, the table or the page
    rows   cells from left to right; text between tables has one cell a row
    notes  on how it was taken apart
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[Note] = ()


def prose(paragraphs: Iterable[tuple[str, str]], name: str = "") -> Grid:
    """Paragraphs with their places, as a grid."""
    return Grid(name, [[Cell(text, place)] for text, place in paragraphs])


def row_texts(row: Sequence[Cell]) -> Iterator[str]:
    """The texts of a row; columns that a cell covers beside itself are empty."""
    for cell in row:
        yield cell.text
        yield from [""] * (cell.columns - 1)


def _cell(cell: Cell) -> dict[str, Any]:
    made: dict[str, Any] = {"text": cell.text}
    if cell.rows != 1:
        made["rows"] = cell.rows
    if cell.columns != 1:
        made["columns"] = cell.columns
    if cell.place:
        made["place"] = cell.place
    return made


def grids_json(grids: Iterable[Grid]) -> bytes:
    """Grids as JSON, as the library and `jixiao read` take them."""
    made = {
        "format_version": 1,
        "grids": [
            {"name": grid.name, "rows": [[_cell(cell) for cell in row] for row in grid.rows]}
            for grid in grids
            if grid.rows
        ],
    }
    # Halves of characters, as damaged files have them, are no text.
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
