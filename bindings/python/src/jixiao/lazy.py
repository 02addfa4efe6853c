"""Sequences whose values are made when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar, overload

T = TypeVar("T", covariant=True)


class Lazy(Sequence[T]):
    """A tuple that is made, whole, when it is first looked at. Compares and pickles as the tuple.

    Two threads that look at once may both make it; they get equal values.
    """

    __slots__ = ("_make", "_made")
    _make: Callable[[], Iterable[T]] | None
    _made: tuple[T, ...]

    def __init__(self, make: Callable[[], Iterable[T]]) -> None:
        """`make` gives the values, and is forgotten afterwards with all that it holds."""
        self._make = make

    def _values(self) -> tuple[T, ...]:
        make = self._make
        if make is not None:
            self._made = tuple(make())
            self._make = None
        return self._made

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        """A value, or some of them."""
        return self._values()[index]

    def __len__(self) -> int:
        """How many."""
        return len(self._values())

    def __eq__(self, other: object) -> bool:
        """As the tuple."""
        if isinstance(other, Lazy):
            return self._values() == other._values()
        return self._values() == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        """As the tuple."""
        return hash(self._values())

    def __repr__(self) -> str:
        """As the tuple."""
        return repr(self._values())

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickles as the tuple."""
        return tuple, (self._values(),)
