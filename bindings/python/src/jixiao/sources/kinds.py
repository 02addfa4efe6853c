"""What a file is, by its content: an ending may be wrong, and often is."""

from __future__ import annotations

import io
import re
import zipfile

from jixiao.errors import EncryptedFileError, FileLimitError, UnsupportedFileError
from jixiao.sources import bounds

_PICTURE = (
    "图片或扫描件；请先做文字识别（OCR）并核对，再读取文字",
    "a picture or a scan; have its text recognised (OCR), check it, and read the text",
)
_PACKED = ("压缩文件；请解压后读取文件夹", "an archive; unpack it and read the folder")
_FOREIGN = (
    "程序或音像文件，不是表格",
    "a program, a sound or a film; it holds no tables",
)
# First bytes of files that hold no text, and what to do with them.
_UNREADABLE = {
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"II*\0": _PICTURE,
    b"MM\0*": _PICTURE,
    b"BM": _PICTURE,
    b"Rar!": _PACKED,
    b"7z\xbc\xaf": _PACKED,
    b"\x1f\x8b": _PACKED,
    b"\x7fELF": _FOREIGN,
    b"MZ": _FOREIGN,
    b"ID3": _FOREIGN,
}
# Streams of the binary container of office programs, by their names in UTF-16.
_STREAMS = {
    "EncryptedPackage": "encrypted",
    "WordDocument": "doc",
    "Workbook": "xls",
    "Book": "xls",
    "PowerPoint Document": "ppt",
}
_HTML = re.compile(
    rb"<(!doctype\s+html|html|head|body|table|meta|style|script|div|p|tr|center|span)\b", re.I
)
_XML_SHEET = re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet|progid=.Excel\.Sheet")
_XML_WORD = re.compile(rb"schemas\.microsoft\.com/office/word/2003/wordml|progid=.Word\.Document")
# How far into a file its first mark is looked for.
_HEAD = 4096


def kind_of(data: bytes) -> str:
    """`docx xlsx xlsb odt ods zip doc xls rtf pdf html mht xml-doc xml-xls text`.

    Raises UnsupportedFileError for what holds no tables, with what to do.
    """
    if len(data) > bounds.FILE_BYTES:
        raise too_large(len(data))
    if not data.strip(b"\0 \t\r\n\x1a"):
        raise UnsupportedFileError("空文件，没有内容", "an empty file, without content")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_package(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _kind_of_streams(data)
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    for start, (zh, en) in _UNREADABLE.items():
        # Two letters may begin a text.
        if head.startswith(start) and (len(start) > 2 or b"\0" in head[:64]):
            raise UnsupportedFileError(zh, en)
    return kind_of_text(head)


def too_large(size: int) -> FileLimitError:
    """The error of a file of that many bytes."""
    return bounds.beyond(f"文件有 {size} 字节", f"the file has {size} bytes", bounds.FILE_BYTES)


def kind_of_text(head: bytes) -> str:
    """`html mht xml-doc xml-xls text`, by the first bytes of a file that is no binary one."""
    # UTF-16 is looked at without its zeros.
    plain = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf")
    plain = plain.lstrip(b"\xff\xfe \t\r\n")
    if plain.startswith(b"<?xml") and _XML_SHEET.search(plain):
        return "xml-xls"
    if plain.startswith(b"<?xml") and _XML_WORD.search(plain):
        return "xml-doc"
    if re.match(rb"(from:|mime-version:|content-type: *multipart)", plain, re.I):
        return "mht"
    return "html" if plain.startswith(b"<") and _HTML.search(plain) else "text"


def _kind_of_package(data: bytes) -> str:
    with open_package(data) as package:
        names = {one.filename for one in package.infolist()}
        if any(one.flag_bits & 1 for one in package.infolist()):
            raise EncryptedFileError
        if "[Content_Types].xml" in names:
            for start, kind in (("word/", "docx"), ("xl/workbook.bin", "xlsb"), ("xl/", "xlsx")):
                if any(name.startswith(start) for name in names):
                    _without_entities(package)
                    return kind
        if "content.xml" in names and "mimetype" in names:
            _without_entities(package)
            mime = package.read("mimetype")[:200]
            return "ods" if b"spreadsheet" in mime else "odt"
    return "zip"


def open_package(data: bytes) -> zipfile.ZipFile:
    """A zip file that unpacks to no more than a file may."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as bad:
        raise UnsupportedFileError(
            f"损坏的 .docx、.xlsx 或 .zip 文件：{bad}",
            f"a damaged .docx, .xlsx or .zip file: {bad}",
        ) from bad
    members = package.infolist()
    size = sum(one.file_size for one in members)
    if len(members) > bounds.MEMBERS:
        raise bounds.beyond(
            f"压缩包里有 {len(members)} 个文件",
            f"the archive holds {len(members)} files",
            bounds.MEMBERS,
        )
    if size > bounds.UNPACKED_BYTES:
        raise bounds.beyond(
            f"文件解压后有 {size} 字节", f"the file unpacks to {size} bytes", bounds.UNPACKED_BYTES
        )
    return package


def _without_entities(package: zipfile.ZipFile) -> None:
    """No office program writes entities; what has them wants to fill the memory or read files."""
    for one in package.infolist():
        if not one.filename.endswith((".xml", ".rels")):
            continue
        try:
            with package.open(one) as member:
                head = member.read(_HEAD).replace(b"\0", b"")
        except Exception as bad:
            raise UnsupportedFileError(
                f"损坏的办公文件：{bad}", f"a damaged office file: {bad}"
            ) from bad
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            raise UnsupportedFileError(
                f"文件里的 {one.filename} 定义了 XML 实体，办公软件不会这样写；不予读取",
                f"{one.filename} in the file defines XML entities, which no office program does; "
                "it is not read",
            )


def _kind_of_streams(data: bytes) -> str:
    for name, kind in _STREAMS.items():
        if name.encode("utf-16-le") + b"\0\0" in data:
            if kind == "encrypted":
                raise EncryptedFileError
            if kind != "ppt":
                return kind
    raise UnsupportedFileError(
        "旧的二进制办公文件，但不是 Word 也不是 Excel（或已损坏）",
        "a file of the old binary office format that is neither Word nor Excel, or is damaged",
    )
