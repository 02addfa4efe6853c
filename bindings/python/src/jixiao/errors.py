"""Exceptions: one class for each status of the C interface, each also a builtin's subclass."""

from __future__ import annotations

from dataclasses import dataclass


class JixiaoError(Exception):
    """A call failed. Text that is merely questionable has diagnostics and raises nothing."""


class InvalidArgumentError(JixiaoError, ValueError):
    """An argument is outside what the function documents."""


class OutOfRangeError(JixiaoError, OverflowError):
    """An exact result does not fit; nothing was rounded or wrapped."""


class InexactError(JixiaoError, ArithmeticError):
    """Rounding would be needed and is not allowed."""


class DivisionByZeroError(JixiaoError, ZeroDivisionError):
    """A division by zero."""


class LimitExceededError(JixiaoError, ValueError):
    """Text, a line or the number of rows is beyond the limits; see `Limits`."""


class InvalidUtf8Error(JixiaoError, UnicodeError):
    """Text that must be Unicode is not."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a policy file.

    field       path in the file: `weights.output`, `grades[2].at_least`
    message     what is wrong and what would be right, in Chinese
    message_en  the same in English
    line        counted from 1; 0 where not known
    """

    field: str
    message: str
    message_en: str
    line: int


class InvalidFormatError(JixiaoError, ValueError):
    """Text is not what it must be: a decimal, JSON, CSV, a policy.

    `faults` lists everything that is wrong with a policy; it is empty for other texts.
    """

    faults: tuple[Fault, ...] = ()


class NotFoundError(JixiaoError, LookupError):
    """A name is not known."""


class OutOfMemoryError(JixiaoError, MemoryError):
    """Memory ran out; everything is as it was before the call."""


class InternalError(JixiaoError, RuntimeError):
    """A fault of the library; please report it."""


class UnsupportedFileError(JixiaoError, ValueError):
    """A file of a kind that cannot be read as tables; the message names the remedy."""
