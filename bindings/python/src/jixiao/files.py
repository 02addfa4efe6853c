"""A file → a department: its kind, its encoding, and the way to the library.

Knows files, not tables: what a file is taken apart into (`jixiao.sources`) is read by the library.
"""

from __future__ import annotations

import os
import pathlib
import re

from jixiao.errors import UnsupportedFileError
from jixiao.models import Department, Limits
from jixiao.sources import bounds, kinds
from jixiao.sources.notes import diagnostics
from jixiao.sources.taking import Taken, taken
from jixiao.template import template_csv

Source = str | bytes | os.PathLike[str]


def read(source: Source, *, limits: Limits | None = None) -> Department:
    """Reads target or self-assessment tables.

    source  a path: .docx, .xlsx, .xls, .et, .odt, .ods, PDF, HTML, .csv, text, model JSON; .doc,
            .wps and .rtf where LibreOffice is installed. By content, not by name. Bytes are the
            content itself, and so is text that has a line break or begins with a brace.

    What is questionable is in `diagnostics`, whose positions are those in `text`. Raises OSError;
    UnsupportedFileError for a scan, an archive and what is damaged, FileLimitError,
    MissingLibraryError, LimitExceededError: each says what to do.
    """
    data, name = content(source)
    if isinstance(data, str):
        return _of_text(data, limits)
    return replace_file(_of_taken(taken(data), name, limits), name)


def content(source: Source) -> tuple[str | bytes, str]:
    """The content of a source, and the path it is from; empty where it is the content itself."""
    if isinstance(source, bytes):
        return source, ""
    if isinstance(source, str) and ("\n" in source or source.lstrip("\ufeff \t").startswith("{")):
        return source, ""
    path = pathlib.Path(source)
    if path.is_dir():
        raise IsADirectoryError(f"{path} is a folder; see jixiao.read_folder")
    if path.stat().st_size > bounds.FILE_BYTES:
        raise kinds.too_large(path.stat().st_size)
    return path.read_bytes(), str(path)


def replace_file(department: Department, name: str) -> Department:
    """The department, with the file that it was read from."""
    department.__dict__["file"] = name
    return department


def as_department(source: Department | Source) -> Department:
    """A department as it is; anything else is read."""
    return source if isinstance(source, Department) else read(source)


def _of_taken(parts: Taken, name: str, limits: Limits | None) -> Department:
    if parts.grids is not None:
        made = Department.from_grids(parts.grids, limits=limits)
        notes = diagnostics(parts.grids)
        if notes:
            made.__dict__["diagnostics"] = (*notes, *made.diagnostics)
        return made
    if parts.page is not None:
        return Department.from_html(parts.page, limits=limits)
    return _of_text(decode_text(parts.text or b"", name), limits)


def _of_text(text: str, limits: Limits | None) -> Department:
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        return Department.from_json(text.removeprefix("\ufeff"), limits=limits)
    return Department.from_text(text, limits=limits)


_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def decode_text(data: bytes, name: str = "") -> str:
    """The text of a file: UTF-8, UTF-16 or GB18030, as Excel saves CSV in China.

    UTF-8 but for a few bytes is kept as it is, for the library to diagnose them.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "surrogateescape")
    if b"\0" in data and (unmarked := _unmarked_utf16(data)) is not None:
        return unmarked
    text = data.decode("utf-8", "surrogateescape")
    escaped = sum("\udc80" <= character <= "\udcff" for character in text)
    if escaped and 2 * escaped > sum(character > "\u07ff" for character in text) - escaped:
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError as bad:
            raise UnsupportedFileError(
                f"{name or '内容'}既不是 UTF-8、UTF-16，也不是 GB18030 文字",
                f"{name or 'the content'}: neither UTF-8 nor UTF-16 nor GB18030 text",
            ) from bad
    return text


def _unmarked_utf16(data: bytes) -> str | None:
    """Text of 16-bit units without a mark: zero bytes (of digits, line ends) gather on one side."""
    high_first = data[0::2].count(0) > data[1::2].count(0)
    try:
        text = data.decode("utf-16-be" if high_first else "utf-16-le")
    except UnicodeDecodeError:
        return None
    return None if re.search(r"[\x00-\x08\x0b\x0e-\x1f]", text) else text


# ---- Actual values -------------------------------------------------------------------------------


def read_actuals(
    department: Department, source: Source, *, limits: Limits | None = None
) -> Department:
    """A copy of the department with the actual values of a filled-in form.

    source  a path or the content of the CSV of `actuals_template` or of the Excel file of
            `write_template`; text that has a line break is the content of a CSV

    A row that matches no indicator and a cell that cannot be used change nothing: each is a
    diagnostic of severity `error` of the copy, with its line.
    """
    if isinstance(source, str) and "\n" in source:
        return department.with_actuals(source, limits=limits)
    data, name = content(source)
    if isinstance(data, str):
        return department.with_actuals(data, limits=limits)
    parts = taken(data)
    if parts.grids is not None:
        return department.with_actuals(template_csv(parts.grids), limits=limits)
    return department.with_actuals(decode_text(data, name), limits=limits)
