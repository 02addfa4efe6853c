"""What is questionable about a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jixiao._native import (
    Span,
    borrow,
    characters,
    encode,
    enum_name,
    get,
    lib,
    text,
    view_at,
)
from jixiao.names import Severity


@dataclass(frozen=True)
class Diagnostic:
    """Something questionable, in its place.

    code        stable name, such as `number_in_text`: decide by it
    severity    `note`, `warning` or `error`
    message     the sentence for a person, in Chinese
    message_en  the same in English
    span        where it stands, in characters of the text that was read
    byte_span   the same in bytes of its UTF-8
    line        counted from 1 where the text has lines; 0 for a single cell
    arguments   what fills the message
    number      stable number of the code
    """

    code: str
    severity: Severity
    message: str
    message_en: str = field(repr=False)
    span: Span
    byte_span: Span = field(repr=False)
    line: int
    arguments: tuple[str, ...] = field(repr=False)
    number: int = field(repr=False)

    def __str__(self) -> str:
        """Line, severity, code and message."""
        place = f"line {self.line}: " if self.line else ""
        return f"{place}{self.severity} {self.code}: {self.message}"


def read_diagnostic(handle: Any, data: bytes | None) -> Diagnostic:
    """The value of one diagnostic; `data` is the text that it speaks of, where that is known."""
    return _read([handle], data)[0]


def read_diagnostics(handle: Any, data: bytes | None) -> tuple[Diagnostic, ...]:
    """The values of a list; `data` is the text that they speak of, where that is known."""
    count = lib.jixiao_diagnostics_count(handle)
    return _read(
        [borrow("jixiao_diagnostic", lib.jixiao_diagnostics_at, handle, i) for i in range(count)],
        data,
    )


def _read(handles: list[Any], data: bytes | None) -> tuple[Diagnostic, ...]:
    infos = [get("jixiao_diagnostic_info", lib.jixiao_diagnostic_get, one) for one in handles]
    ends = {end for info in infos for end in (info["span"].begin, info["span"].end)}
    if data is not None and max(ends, default=0) <= len(data):
        position = characters(data, ends)
    else:
        position = {end: end for end in ends}
    return tuple(
        Diagnostic(
            code=info["name"],
            severity=enum_name(lib.JIXIAO_ENUM_SEVERITY, info["severity"]),  # type: ignore[arg-type]
            message=text(lib.jixiao_diagnostic_message, one, lib.JIXIAO_CHINESE),
            message_en=text(lib.jixiao_diagnostic_message, one, lib.JIXIAO_ENGLISH),
            span=Span(position[info["span"].begin], position[info["span"].end]),
            byte_span=info["span"],
            line=info["line"],
            arguments=tuple(
                view_at(lib.jixiao_diagnostic_argument, one, i)
                for i in range(info["argument_count"])
            ),
            number=info["code"],
        )
        for one, info in zip(handles, infos, strict=True)
    )


def bytes_of(value: str | bytes) -> bytes:
    """The bytes of a text that may be given either way."""
    return value if isinstance(value, bytes) else encode(value)
