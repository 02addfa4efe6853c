"""How large a file may be, and how long it may take: named limits, in one place."""

from __future__ import annotations

from jixiao.errors import FileLimitError

#: Bytes of a file.
FILE_BYTES = 256 << 20
#: Bytes that an office file or an archive may unpack to; a few kilobytes can hold gigabytes.
UNPACKED_BYTES = 256 << 20
#: Files in an office file or an archive.
MEMBERS = 10_000
#: Cells with text, and columns and rows between them, of one file.
CELLS = 2_000_000
#: Pages of a PDF.
PDF_PAGES = 2_000
#: Seconds and bytes of memory that a program beside this one may take for a file.
SECONDS = 120
MEMORY_BYTES = 4 << 30


def beyond(what_zh: str, what: str, limit: int) -> FileLimitError:
    """The error that names a limit."""
    return FileLimitError(f"{what_zh}，上限是 {limit}", f"{what}; at most {limit}")


def count_cells(cells: int) -> None:
    """Raises where a file has more cells than a file may."""
    if cells > CELLS:
        raise beyond(f"文件有 {cells} 个单元格", f"the file has {cells} cells", CELLS)
