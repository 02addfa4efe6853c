"""The one place that touches C: calls, errors, and the conversion of values in both directions.

Knows nothing of the domain. Everything else in the package goes through `call`, `read` and `write`.
"""

from __future__ import annotations

import datetime
import decimal
import functools
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from jixiao import errors
from jixiao._jixiao import ffi as ffi
from jixiao._jixiao import lib as lib

ERRORS: dict[int, type[errors.JixiaoError]] = {
    lib.JIXIAO_STATUS_INVALID_ARGUMENT: errors.InvalidArgumentError,
    lib.JIXIAO_STATUS_OUT_OF_RANGE: errors.OutOfRangeError,
    lib.JIXIAO_STATUS_INEXACT: errors.InexactError,
    lib.JIXIAO_STATUS_DIVISION_BY_ZERO: errors.DivisionByZeroError,
    lib.JIXIAO_STATUS_LIMIT_EXCEEDED: errors.LimitExceededError,
    lib.JIXIAO_STATUS_INVALID_UTF8: errors.InvalidUtf8Error,
    lib.JIXIAO_STATUS_INVALID_FORMAT: errors.InvalidFormatError,
    lib.JIXIAO_STATUS_NOT_FOUND: errors.NotFoundError,
    lib.JIXIAO_STATUS_OUT_OF_MEMORY: errors.OutOfMemoryError,
    lib.JIXIAO_STATUS_INTERNAL: errors.InternalError,
    lib.JIXIAO_STATUS_CANCELLED: errors.CancelledError,
    lib.JIXIAO_STATUS_UNSUPPORTED: errors.UnsupportedError,
}


def raise_error(status: int, error: Any) -> NoReturn:
    """Raises the exception of a failed call and frees the error."""
    try:
        raised = ERRORS.get(status, errors.JixiaoError)(
            ffi.string(lib.jixiao_error_message(error)).decode("utf-8", "replace")
        )
        if isinstance(raised, errors.InvalidFormatError):
            raised.faults = tuple(
                errors.Fault(
                    fault["field"], fault["message_zh"], fault["message_en"], fault["line"]
                )
                for fault in (
                    get("jixiao_fault", lib.jixiao_error_fault, error, index)
                    for index in range(lib.jixiao_error_fault_count(error))
                )
            )
    finally:
        lib.jixiao_error_destroy(error)
    raise raised


def call(function: Callable[..., int], *arguments: Any) -> None:
    """Calls a function that takes `jixiao_error**` last, and raises where it fails."""
    error = ffi.new("jixiao_error**")
    status = function(*arguments, error)
    if status != lib.JIXIAO_STATUS_OK:
        raise_error(status, error[0])


def create(kind: str, function: Callable[..., int], *arguments: Any) -> Any:
    """The handle of type `kind` that a call makes; freed with its last reference."""
    out = ffi.new(f"{kind}**")
    call(function, *arguments, out)
    return own(kind, out[0])


def own(kind: str, handle: Any) -> Any:
    """Frees `handle` with its last reference."""
    return ffi.gc(handle, getattr(lib, f"{kind}_destroy"))


def borrow(kind: str, function: Callable[..., int], *arguments: Any) -> Any:
    """What a call lends: the caller keeps the lender."""
    out = ffi.new(f"const {kind}**")
    call(function, *arguments, out)
    return out[0]


def number(kind: str, function: Callable[..., int], *arguments: Any) -> int:
    """The integer of type `kind` that a call gives."""
    out = ffi.new(f"{kind}*")
    call(function, *arguments, out)
    return int(out[0])


def text(function: Callable[..., int], *arguments: Any) -> str:
    """The text that a call makes."""
    made = create("jixiao_text", function, *arguments)
    data = ffi.buffer(lib.jixiao_text_data(made), lib.jixiao_text_size(made))
    return decode(bytes(data))


# ---- Text ----------------------------------------------------------------------------------------
# Bytes that are no UTF-8 travel as lone surrogates, as in os.fsencode, so that nothing is lost.


def forms(function: Callable[..., int], *arguments: Any) -> list[dict[str, Any]]:
    """The forms that a call describes as JSON; its last argument is the layout."""
    described: list[dict[str, Any]] = json.loads(text(function, *arguments, layout(False)))["forms"]
    return described


def encode(value: str) -> bytes:
    """The bytes of a text as the library takes them."""
    return value.encode("utf-8", "surrogateescape")


def decode(value: bytes) -> str:
    """A text of the library."""
    return value.decode("utf-8", "surrogateescape")


def characters(data: bytes, offsets: set[int]) -> dict[int, int]:
    """The position in characters of each byte offset into `data`; linear in the text."""
    positions = {}
    byte = character = 0
    for offset in sorted(offsets):
        character += len(decode(data[byte:offset]))
        byte = offset
        positions[offset] = character
    return positions


def view(value: Any) -> str | None:
    """The text of a jixiao_view; None where nothing is stated."""
    return None if value.data == ffi.NULL else decode(bytes(ffi.buffer(value.data, value.size)))


def view_at(function: Callable[..., int], *arguments: Any) -> str:
    """The text that a call lends; empty where nothing is stated."""
    out = ffi.new("jixiao_view*")
    call(function, *arguments, out)
    return view(out) or ""


# ---- Decimals and dates --------------------------------------------------------------------------

_exact = decimal.Context(prec=100, Emin=decimal.MIN_EMIN, Emax=decimal.MAX_EMAX, traps=[])
DecimalLike = decimal.Decimal | int | str


def from_decimal(value: Any) -> decimal.Decimal | None:
    """A jixiao_decimal as Python's; None where it is not stated."""
    if not value.stated:
        return None
    return exact_decimal((value.high << 64) + value.low, value.scale)


def exact_decimal(coefficient: int, scale: int) -> decimal.Decimal:
    """coefficient × 10^-scale, with its zeros."""
    return _exact.scaleb(decimal.Decimal(coefficient), -scale)


def to_decimal(value: DecimalLike | None, out: Any) -> None:
    """Writes a number into a jixiao_decimal. Binary floating point is refused: it is not exact."""
    if value is None:
        out.stated = 0
        return
    if isinstance(value, str):
        data = encode(value)
        call(lib.jixiao_decimal_parse, data, len(data), out)
        return
    if isinstance(value, bool) or not isinstance(value, int | decimal.Decimal):
        raise TypeError(
            f"expected decimal.Decimal, int or str, not {type(value).__name__}; "
            "write decimal.Decimal('0.1') or '0.1' for an exact number"
        )
    exact = decimal.Decimal(value)
    if not exact.is_finite():
        raise errors.InvalidArgumentError(f"{value} is no number")
    sign, digits, _ = exact.as_tuple()
    exponent = int(exact.as_tuple().exponent)
    coefficient = int("".join(map(str, digits)) or "0")
    if coefficient == 0:
        exponent = min(max(exponent, -38), 0)
    # Trailing zeros behind the point are all that may go where 38 places do not hold them.
    while exponent < -38 and coefficient % 10 == 0:
        coefficient, exponent = coefficient // 10, exponent + 1
    if exponent > 38 or exponent < -38 or coefficient * 10 ** max(exponent, 0) >= 10**38:
        raise errors.OutOfRangeError(f"{value} has more than 38 digits or 38 decimal places")
    coefficient *= 10 ** max(exponent, 0)
    signed = (-coefficient if sign else coefficient) & ((1 << 128) - 1)
    out.low = signed & ((1 << 64) - 1)
    high = signed >> 64
    out.high = high - (1 << 64) if high >> 63 else high
    out.scale = max(-exponent, 0)
    out.stated = 1


@dataclass(frozen=True, order=True)
class YearlessDate:
    """A day whose year is not known.

    month  1 to 12
    day    1 to 31; 0 for the last day of February
    """

    month: int
    day: int

    def __str__(self) -> str:
        """As in the parse record: `--12-31`; `--02` for the last day of February."""
        return f"--{self.month:02}-{self.day:02}" if self.day else f"--{self.month:02}"


Date = datetime.date | YearlessDate


def from_date(value: Any) -> Date | None:
    """A jixiao_date; None where it is not stated."""
    if value.month == 0:
        return None
    if value.year == 0:
        return YearlessDate(value.month, value.day)
    return datetime.date(value.year, value.month, value.day)


@dataclass(frozen=True)
class Span:
    """A half-open range of a text: `text[span.begin:span.end]`."""

    begin: int
    end: int


# ---- Names of enum members -----------------------------------------------------------------------


@functools.cache
def enum_name(enumeration: int, value: int) -> str | None:
    """The stable name of an enum member; None for the members that mean none."""
    out = ffi.new("jixiao_view*")
    call(lib.jixiao_enum_name, enumeration, value, out)
    return view(out) or None


@functools.cache
def enum_values(enumeration: int) -> Mapping[str | None, int]:
    """All names of an enum with their values."""

    def members() -> Iterator[tuple[str | None, int]]:
        value = 0
        while True:
            try:
                yield enum_name(enumeration, value), value
            except errors.InvalidArgumentError:
                return
            value += 1

    return dict(members())


def enum_value(enumeration: int, name: str | None) -> int:
    """The value of a name; None is the member that means none."""
    values = enum_values(enumeration)
    if name not in values:
        known = ", ".join(str(value) for value in values if value)
        raise errors.InvalidArgumentError(f"{name!r} is not one of: {known}")
    return values[name]


def language(name: str) -> int:
    """The language of messages by its code, `zh` or `en`."""
    languages = {"zh": lib.JIXIAO_LANGUAGE_CHINESE, "en": lib.JIXIAO_LANGUAGE_ENGLISH}
    if name not in languages:
        raise errors.InvalidArgumentError(f"{name!r} is not one of: zh, en")
    return int(languages[name])


def layout(indent: bool) -> int:
    """How JSON is laid out: indented for people, or on one line."""
    return int(lib.JIXIAO_LAYOUT_INDENTED if indent else lib.JIXIAO_LAYOUT_COMPACT)


# ---- Structs -------------------------------------------------------------------------------------

_FROM: dict[str, Callable[[Any], Any]] = {
    "struct jixiao_view": view,
    "struct jixiao_decimal": from_decimal,
    "struct jixiao_date": from_date,
    "struct jixiao_span": lambda value: Span(value.begin, value.end),
    # Structs inside a struct die with it: they are taken apart at once.
    "struct jixiao_number": lambda value: _members("jixiao_number", value),
    "struct jixiao_bound": lambda value: _members("jixiao_bound", value),
}


def _members(kind: str, value: Any) -> dict[str, Any]:
    return {
        name: getattr(value, name) if convert is None else convert(getattr(value, name))
        for name, convert in _readers(kind)
    }


def struct(kind: str) -> Any:
    """A zeroed struct with its size set."""
    made = ffi.new(f"{kind}*")
    made.struct_size = ffi.sizeof(kind)
    return made


@functools.cache
def _readers(kind: str) -> tuple[tuple[str, Callable[[Any], Any] | None], ...]:
    fields = ffi.typeof(kind).fields
    return tuple(
        (name, _FROM.get(field.type.cname))
        for name, field in fields
        if name != "struct_size" and not name.startswith("reserved")
    )


def get(kind: str, function: Callable[..., int], *arguments: Any) -> dict[str, Any]:
    """The fields of the struct that a call fills, as values of Python.

    Borrowed handles in it live as long as the lender, whom the caller keeps.
    """
    out = struct(kind)
    call(function, *arguments, out)
    return _members(kind, out)


def put(kind: str, values: Mapping[str, Any]) -> tuple[Any, list[Any]]:
    """A struct with these values, and what must live as long as it does."""
    made = struct(kind)
    kept: list[Any] = [made]
    if unknown := values.keys() - {name for name, _ in ffi.typeof(kind).fields}:
        raise TypeError(f"{kind} has no field {', '.join(sorted(unknown))}")
    for name, field in ffi.typeof(kind).fields:
        if name not in values or values[name] is None:
            continue
        value = values[name]
        if field.type.cname == "struct jixiao_view":
            data = encode(value)
            kept.append(ffi.new("char[]", data))
            member = getattr(made, name)
            member.data, member.size = kept[-1], len(data)
        elif field.type.cname == "struct jixiao_decimal":
            to_decimal(value, ffi.addressof(made, name))
        else:
            setattr(made, name, value)
    return made, kept


def row_number(scope: int, row: int) -> int | None:
    """A row counted from 1, as people do; 0 for budget execution, None for the whole project."""
    numbers = {lib.JIXIAO_SCOPE_ROW: row + 1, lib.JIXIAO_SCOPE_EXECUTION: 0}
    return numbers.get(scope)


def version() -> str:
    """The version of the library inside; the extension and the library must fit each other."""
    if lib.jixiao_abi_version() != lib.JIXIAO_ABI_VERSION:
        raise ImportError("the library inside has another ABI version than the extension")
    return bytes(ffi.string(lib.jixiao_version())).decode()
