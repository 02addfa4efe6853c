"""Any file, taken apart: which module reads which kind."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.errors import EncryptedFileError, UnsupportedFileError
from jixiao.grids import Grid, Note
from jixiao.sources import kinds, libreoffice
from jixiao.sources.libreoffice import converted
from jixiao.sources.opendocument import opendocument_grids
from jixiao.sources.pdf import pdf_grids
from jixiao.sources.sheets import xls_grids, xlsx_grids
from jixiao.sources.word import docx_grids


@dataclass(frozen=True)
class Taken:
    """What a file holds, before the library reads it: one of these.

    grids  tables and the text between them
    page   HTML, which the library takes apart
    text   anything else, as bytes: published text, CSV, JSON
    """

    grids: list[Grid] | None = None
    page: bytes | None = None
    text: bytes | None = None


# What LibreOffice reads: the ending it knows the kind by, and what it is made into.
_CONVERTED = {
    "doc": ("doc", "docx"), "rtf": ("rtf", "docx"), "xml-doc": ("xml", "docx"),
    "xlsb": ("xlsb", "xlsx"), "xml-xls": ("xml", "xlsx"),
}  # fmt: skip


def taken(data: bytes) -> Taken:
    """Takes a file apart by its kind.

    Raises UnsupportedFileError, FileLimitError and MissingLibraryError, each with what to do.
    """
    kind = kinds.kind_of(data)
    if kind == "text":
        return Taken(text=data)
    if kind == "html":
        return Taken(page=data)
    return Taken(grids=_grids(kind, data))


def _grids(kind: str, data: bytes) -> list[Grid]:
    if kind in _CONVERTED:
        ending, to = _CONVERTED[kind]
        made = _grids(to, converted(data, ending, to))
        return [*made, Grid("", [], notes=[Note("converted", (ending,))])]
    if kind in ("odt", "ods"):
        with kinds.open_package(data) as package:
            return opendocument_grids(package)
    if kind == "zip":
        raise UnsupportedFileError(
            "压缩包；用 jixiao.read_folder 读取它里面的文件",
            "an archive; jixiao.read_folder reads the files in it, or unpack it",
        )
    if kind == "mht":
        raise UnsupportedFileError(
            "网页存档（.mht）；请在浏览器中打开，另存为“网页，仅 HTML”",
            'a web archive (.mht); open it in a browser and save it as "web page, HTML only"',
        )
    readers = {"docx": docx_grids, "xlsx": xlsx_grids, "xls": _old_sheets, "pdf": pdf_grids}
    return readers[kind](data)


def _old_sheets(data: bytes) -> list[Grid]:
    """An .xls or .et file; what xlrd does not know LibreOffice may."""
    try:
        return xls_grids(data)
    except EncryptedFileError:
        raise
    except UnsupportedFileError:
        if libreoffice.program() is None:
            raise
        return xlsx_grids(converted(data, "xls", "xlsx"))
