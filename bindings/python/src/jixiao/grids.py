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
    rows   cells from left to right
    prose  text between tables: every row has one cell
    notes  on how it was taken apart
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    prose: bool = False
    notes: Sequence[Note] = ()


def prose(paragraphs: Iterable[tuple[str, str]], name: str = "") -> Grid:
    """Paragraphs with their places, as a grid."""
    return Grid(name, [[Cell(text, place)] for text, place in paragraphs], prose=True)


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


def _grid(grid: Grid) -> dict[str, Any]:
    made: dict[str, Any] = {"name": grid.name}
    if grid.prose:
        made["surface"] = "prose"
    if grid.notes:
        made["notes"] = [{"code": one.code, "arguments": one.arguments} for one in grid.notes]
    made["rows"] = [[_cell(cell) for cell in row] for row in grid.rows]
    return made


def grids_json(grids: Iterable[Grid], file: str = "") -> str:
    """Grids as JSON, as `jixiao read` takes it; `file` names where they come from."""
    made: dict[str, Any] = {"format_version": 1}
    if file:
        made["file"] = file
    made["grids"] = [_grid(one) for one in grids]
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def grids_of_json(made: dict[str, Any]) -> list[Grid]:
    """The grids that `grids_json` wrote."""
    return [
        Grid(
            one["name"],
            [
                [
                    Cell(
                        cell["text"], cell.get("place", ""),
                        cell.get("rows", 1), cell.get("columns", 1),
                    )
                    for cell in row
                ]
                for row in one["rows"]
            ],
            prose=one.get("surface") == "prose",
            notes=[Note(note["code"], tuple(note["arguments"])) for note in one.get("notes", ())],
        )
        for one in made["grids"]
    ]  # fmt: skip


def tabbed(grids: Iterable[Grid]) -> str:
    """Grids as lines of tab-separated cells; what a span covers beside its first cell is empty."""
    lines: list[str] = []
    for grid in grids:
        below: dict[int, tuple[int, int]] = {}
        for row in grid.rows:
            cells: dict[int, str] = {}
            column, next_below = 0, {}
            covered = {}
            for left, (rows, width) in below.items():
                covered[left] = width
                if rows > 1:
                    next_below[left] = (rows - 1, width)
            for cell in row:
                while column in covered:
                    column += covered[column]
                if cell.text:
                    cells[column] = " ".join(cell.text.split())
                if cell.rows > 1:
                    next_below[column] = (cell.rows - 1, cell.columns)
                column += cell.columns
            below = next_below
            lines.append("\t".join(cells.get(at, "") for at in range(max(cells, default=-1) + 1)))
        lines.append("")
    return "\n".join(lines) + "\n"
