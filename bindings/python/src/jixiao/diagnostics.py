"""What is questionable about a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
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
from jixiao.lazy import Lazy
from jixiao.names import Severity, TextSource


@dataclass(frozen=True)
class Diagnostic:
    """Something questionable, in its place.

    code        stable name, such as `number_in_text`: decide by it
    severity    `note`, `warning` or `error`
    span        where it stands, in characters of the text that was read
    byte_span   the same in bytes of its UTF-8
    line        counted from 1 where the text has lines; 0 for a single cell
    arguments   what fills the message
    number      stable number of the code
    source      the text that it speaks of: `target`, `actual`, `base`, `standard`, `document`
    place       the cell in words of its file (`Sheet1!B3`) where it was taken apart into cells

    `message` and `message_en` are the sentence for a person.
    """

    code: str
    severity: Severity
    span: Span
    byte_span: Span = field(repr=False)
    line: int
    arguments: tuple[str, ...] = field(repr=False)
    number: int = field(repr=False)
    source: TextSource | None = field(default=None, repr=False)
    place: str = ""
    _handle: Any = field(default=None, repr=False, compare=False)
    # What lends the handle.
    _lender: Any = field(default=None, repr=False, compare=False)

    @cached_property
    def message(self) -> str:
        """The sentence for a person, in Chinese."""
        return text(lib.jixiao_diagnostic_message, self._handle, lib.JIXIAO_LANGUAGE_CHINESE)

    @cached_property
    def message_en(self) -> str:
        """The same in English."""
        return text(lib.jixiao_diagnostic_message, self._handle, lib.JIXIAO_LANGUAGE_ENGLISH)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickles as its values."""
        values = {
            one.name: getattr(self, one.name) for one in fields(self) if one.repr or one.compare
        }
        return _restored, ({**values, "message": self.message, "message_en": self.message_en},)

    def __str__(self) -> str:
        """Line, severity, code and message."""
        place = f"line {self.line}: " if self.line else f"{self.place}: " if self.place else ""
        return f"{place}{self.severity} {self.code}: {self.message}"


def _restored(values: dict[str, Any]) -> Diagnostic:
    messages = {name: values.pop(name) for name in ("message", "message_en")}
    made = Diagnostic(**values)
    made.__dict__.update(messages)
    return made


def read_diagnostic(handle: Any, data: bytes | None, lender: Any) -> Diagnostic:
    """The value of one diagnostic; `data` is the text that it speaks of, where that is known.

    `lender` is what the handle lives as long as.
    """
    return _read([handle], data, lender)[0]


def read_diagnostics(handle: Any, data: bytes | None, lender: Any) -> Sequence[Diagnostic]:
    """The values of a list, made when they are asked for; see `read_diagnostic`."""
    count = lib.jixiao_diagnostics_count(handle)
    if count == 0:
        return ()

    def at(index: int) -> Any:
        return borrow("jixiao_diagnostic", lib.jixiao_diagnostics_at, handle, index)

    return Lazy(lambda: _read([at(index) for index in range(count)], data, lender))


def _read(handles: list[Any], data: bytes | None, lender: Any) -> tuple[Diagnostic, ...]:
    infos = [get("jixiao_diagnostic_info", lib.jixiao_diagnostic_get, one) for one in handles]
    ends = {end for info in infos for end in (info["span"].begin, info["span"].end)}
    if data is not None and max(ends, default=0) <= len(data):
        position = characters(data, ends)
    else:
        position = {end: end for end in ends}
    return tuple(
        Diagnostic(
            code=info["name"],
            severity=enum_name(lib.JIXIAO_ENUMERATION_SEVERITY, info["severity"]),  # type: ignore[arg-type]
            span=Span(position[info["span"].begin], position[info["span"].end]),
            byte_span=info["span"],
            line=info["line"],
            arguments=tuple(
                view_at(lib.jixiao_diagnostic_argument, one, i)
                for i in range(info["argument_count"])
            ),
            number=info["code"],
            source=enum_name(lib.JIXIAO_ENUMERATION_SOURCE, info["source"]),  # type: ignore[arg-type]
            place=info["place"] or "",
            _handle=one,
            _lender=lender,
        )
        for one, info in zip(handles, infos, strict=True)
    )


def bytes_of(value: str | bytes) -> bytes:
    """The bytes of a text that may be given either way."""
    return value if isinstance(value, bytes) else encode(value)
