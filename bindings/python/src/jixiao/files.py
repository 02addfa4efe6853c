"""Files → departments: what kind of file it is, its encoding, whole folders.

Knows files, not tables: a Word or Excel file becomes lines of tab-separated cells (office.py), and
what those mean is read by the library.
"""

from __future__ import annotations

import csv
import io
import os
import pathlib
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from jixiao.errors import InvalidFormatError, LimitExceededError, UnsupportedFileError
from jixiao.models import Department, Limits
from jixiao.tables import Table, Tabular, concatenate, integers, texts

Source = str | bytes | os.PathLike[str]

_PICTURE = "a picture or a scan; have its text recognised (OCR), check it, and read the text"
_ARCHIVE = "an archive; unpack it and read the folder"
# First bytes of files that hold no text, and what to do with them.
_UNREADABLE = {
    b"\xd0\xcf\x11\xe0": "a .doc or .xls file of the old binary format, or has a password; open "
    "it in Word, WPS or LibreOffice and save it as .docx or .xlsx without a password",
    b"%PDF": "a PDF, whose tables have lost their cells; get the Word or Excel file that it was "
    "made from, or convert it to .docx and check the tables",
    b"{\\rtf": "an RTF file; save it as .docx",
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"II*\0": _PICTURE,
    b"MM\0*": _PICTURE,
    b"BM": _PICTURE,
    b"Rar!": _ARCHIVE,
    b"7z\xbc\xaf": _ARCHIVE,
    b"\x1f\x8b": _ARCHIVE,
}

# What unpacking an office file may give; a few kilobytes can hold gigabytes of zeros.
_UNPACKED_BYTES = 1 << 30


def read(source: Source, *, limits: Limits | None = None) -> Department:
    """Reads target or self-assessment tables.

    source  a path: .docx, .xlsx, text (tab-separated lines or pipe tables), .csv, model JSON; by
            content, not by name. Bytes are the content itself, and so is text that has a line break
            or begins with a brace.

    What is questionable is in `diagnostics`, whose positions are those in `text`. Raises OSError,
    UnsupportedFileError for .doc, PDF and pictures, LimitExceededError.
    """
    if isinstance(source, bytes):
        return _read_bytes(source, "", limits)
    if isinstance(source, str) and ("\n" in source or source.lstrip("\ufeff \t").startswith("{")):
        return _read_text(source, limits)
    path = pathlib.Path(source)
    return _read_bytes(path.read_bytes(), path.name, limits)


def _read_bytes(data: bytes, name: str, limits: Limits | None) -> Department:
    if data.startswith(b"PK\x03\x04"):
        return Department.from_text(_office_text(data), limits=limits)
    for start, what in _UNREADABLE.items():
        if data.startswith(start):
            raise UnsupportedFileError(f"{name or 'the content'} is {what}")
    text = decode_text(data, name)
    if name.lower().endswith(".csv") and "\t" not in text.partition("\n")[0]:
        text = _tabbed(csv.reader(io.StringIO(text, newline="")))
    return _read_text(text, limits)


def _read_text(text: str, limits: Limits | None) -> Department:
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        return Department.from_json(text.removeprefix("\ufeff"), limits=limits)
    return Department.from_text(text, limits=limits)


def _tabbed(rows: Iterable[Sequence[str]]) -> str:
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows) + "\n"


def _office_text(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {one.filename for one in package.infolist()}
            size = sum(one.file_size for one in package.infolist())
    except zipfile.BadZipFile as bad:
        raise UnsupportedFileError(
            f"a damaged .docx or .xlsx file, or no such file: {bad}"
        ) from bad
    if size > _UNPACKED_BYTES:
        raise LimitExceededError(f"the file unpacks to {size} bytes; at most {_UNPACKED_BYTES}")
    from jixiao import office

    if "word/document.xml" in names:
        return office.docx_text(data)
    if "xl/workbook.xml" in names:
        return office.xlsx_text(data)
    raise UnsupportedFileError(
        "an archive that is neither .docx nor .xlsx; unpack it, or save the file as one of these"
    )


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
            raise InvalidFormatError(
                f"{name or 'the content'}: neither UTF-8 nor UTF-16 nor GB18030 text"
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
    data = source if isinstance(source, bytes) else pathlib.Path(source).read_bytes()
    name = "" if isinstance(source, bytes) else pathlib.Path(source).name
    if data.startswith(b"PK\x03\x04"):
        from jixiao.excel import template_csv

        return department.with_actuals(template_csv(data), limits=limits)
    return department.with_actuals(decode_text(data, name), limits=limits)


# ---- Folders -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reading:
    """One file of a folder: the department that was read, or why none was."""

    path: pathlib.Path
    department: Department | None
    error: Exception | None

    def __repr__(self) -> str:
        """Path and what was read."""
        return f"<Reading {self.path}: {self.department or repr(self.error)}>"


class Readings(Sequence[Reading], Tabular):
    """All files of a folder. As a table it has one row an indicator, with its file."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        """Takes the files in their order."""
        self._readings = tuple(readings)

    @overload
    def __getitem__(self, index: int) -> Reading: ...
    @overload
    def __getitem__(self, index: slice) -> Readings: ...
    def __getitem__(self, index: int | slice) -> Reading | Readings:
        """A file, or some of them."""
        if isinstance(index, slice):
            return Readings(self._readings[index])
        return self._readings[index]

    def __len__(self) -> int:
        """How many files."""
        return len(self._readings)

    @property
    def departments(self) -> tuple[Department, ...]:
        """What was read, without the files that could not be."""
        return tuple(one.department for one in self if one.department is not None)

    @property
    def failed(self) -> tuple[Reading, ...]:
        """The files that could not be read."""
        return tuple(one for one in self if one.error is not None)

    @cached_property
    def table(self) -> Table:
        """One row an indicator, with its file and its department."""
        return concatenate(
            Table(
                {
                    "file": texts([str(one.path)] * len(one.department.table)),
                    "department": texts([one.department.name] * len(one.department.table)),
                    "year": integers([one.department.year] * len(one.department.table)),
                    **one.department.table.columns,
                }
            )
            for one in self
            if one.department is not None
        )

    @cached_property
    def files(self) -> Table:
        """One row a file: how much was read, and why not."""

        def count(severity: str) -> list[int | None]:
            return [
                None
                if one.department is None
                else sum(each.severity == severity for each in one.department.diagnostics)
                for one in self
            ]

        found = [one.department for one in self]
        return Table(
            {
                "file": texts(str(one.path) for one in self),
                "department": texts(None if one is None else one.name for one in found),
                "projects": integers(None if one is None else len(one.projects) for one in found),
                "indicators": integers(
                    None if one is None else len(one.indicators) for one in found
                ),
                "warnings": integers(count("warning")),
                "errors": integers(count("error")),
                "failure": texts(None if one.error is None else str(one.error) for one in self),
            }
        )

    def __repr__(self) -> str:
        """How many files, and how many failed."""
        return f"<Readings of {len(self)} files, {len(self.failed)} failed>"


def read_folder(
    folder: str | os.PathLike[str],
    pattern: str = "**/*",
    *,
    progress: bool = True,
    limits: Limits | None = None,
) -> Readings:
    """Reads every file of a folder that fits `pattern`, in the order of their paths.

    A file that cannot be read is a Reading with its error and never stops the others. Hidden files
    and the lock files of office programs (`~$…`) are left out. `progress` shows a bar where tqdm is
    installed.
    """
    root = pathlib.Path(folder)
    if not root.is_dir():
        raise NotADirectoryError(f"{root} is no folder")
    paths = sorted(
        path for path in root.glob(pattern) if path.is_file() and not _hidden(path, root)
    )
    return Readings(_read_one(path, limits) for path in _shown(paths, progress))


def _hidden(path: pathlib.Path, root: pathlib.Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.relative_to(root).parts)


def _shown(paths: list[pathlib.Path], progress: bool) -> Iterable[pathlib.Path]:
    if not progress:
        return paths
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return paths
    bar: Iterator[pathlib.Path] = iter(tqdm(paths, unit="file"))
    return bar


def _read_one(path: pathlib.Path, limits: Limits | None) -> Reading:
    # Whatever is wrong with one file, also a fault of a library that unpacks it, is that file's.
    try:
        return Reading(path, read(path, limits=limits), None)
    except Exception as error:
        return Reading(path, None, error)
