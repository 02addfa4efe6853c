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


class CancelledError(JixiaoError):
    """The one who watched the call ended it."""


class UnsupportedError(JixiaoError, NotImplementedError):
    """The library inside was built without this part."""


class InternalError(JixiaoError, RuntimeError):
    """A fault of the library; please report it."""


class _Bilingual(JixiaoError):
    """An error whose sentence is known in both languages: `message` (Chinese) and `message_en`."""

    def __init__(self, message: str, message_en: str) -> None:
        """Takes the sentence in Chinese and in English."""
        super().__init__(message, message_en)
        self.message = message
        self.message_en = message_en

    def __str__(self) -> str:
        """In both languages."""
        return f"{self.message} ({self.message_en})"


class UnsupportedFileError(_Bilingual, ValueError):
    """A file that cannot be read as tables; the sentence names what to do."""


class EncryptedFileError(UnsupportedFileError):
    """A file that has a password."""

    def __init__(self) -> None:
        """Takes nothing: there is one thing to say."""
        super().__init__(
            "文件有密码；请用 Word、Excel 或 WPS 打开，另存为没有密码的文件",
            "the file has a password; open it in Word, Excel or WPS and save it without one",
        )

    def __reduce__(self) -> tuple[type[EncryptedFileError], tuple[()]]:
        """Pickles without arguments."""
        return type(self), ()


class FileLimitError(_Bilingual, LimitExceededError):
    """A file is larger, or takes longer, than a file may; the sentence names the limit."""


class MissingLibraryError(_Bilingual, ImportError):
    """A library that a format needs is not installed; the sentence names the command for it."""
