"""What the library's calls over a whole department have in common."""

from __future__ import annotations

import html
import json
from typing import Any, ClassVar

from jixiao import _native as native
from jixiao.models import Department
from jixiao.names import Language
from jixiao.policy import Policy
from jixiao.tables import Tabular


class Result(Tabular):
    """What one call over a department by a policy found: made by that call, and equal to another
    that was made of the same.

    department  what was looked at
    """

    department: Department
    _handle: Any
    _policy: Policy
    #: The C functions that write it as JSON and as CSV.
    _json_writer: ClassVar[Any]
    _csv_writer: ClassVar[Any]
    #: The C function that writes it as a page.
    _page_writer: ClassVar[Any]

    def _made_of(self) -> tuple[Any, ...]:
        """The arguments that make it again."""
        return self.department, self._policy

    def to_json(self, *, language: Language = "zh", indent: bool = True) -> str:
        """The bytes of the command line's `--format json`, as text."""
        return native.text(
            self._json_writer, self._handle, native.language(language), native.layout(indent)
        )

    def to_dict(self, *, language: Language = "zh") -> dict[str, Any]:
        """The JSON as a dictionary: decimals are strings, positions are bytes."""
        made: dict[str, Any] = json.loads(self.to_json(language=language, indent=False))
        return made

    def to_csv(self, *, language: Language = "zh") -> str:
        """A table for spreadsheets, with a byte order mark; write it with `encoding="utf-8"`."""
        return native.text(self._csv_writer, self._handle, native.language(language))

    def to_html(self, *, language: Language = "zh") -> str:
        """A page: a summary of all projects, and below it each one, its rows linked to their
        explanations and findings. One HTML document that needs nothing beside it; write it with
        `encoding="utf-8"`.
        """
        return native.text(
            self._page_writer, self._handle, self.department._model, native.language(language)
        )

    def _repr_html_(self) -> str:
        """The page in a frame of its own, so that its style stays inside."""
        return (
            f'<iframe srcdoc="{html.escape(self.to_html())}" title="{type(self).__name__}" '
            'style="width:100%;height:640px;border:1px solid #8c959f"></iframe>'
        )

    def __setattr__(self, name: str, value: object) -> None:
        """Refuses: a result is immutable."""
        raise AttributeError(f"{type(self).__name__} is immutable")

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickles as the call that made it."""
        return type(self), self._made_of()

    def __eq__(self, other: object) -> bool:
        """Whether both were made of the same."""
        return type(other) is type(self) and self._made_of() == other._made_of()

    def __hash__(self) -> int:
        """Fits `==`."""
        return hash(self._made_of())
