"""Policies: every scoring rule that differs between places, as data."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

from jixiao import _native as native
from jixiao._native import lib


class Policy:
    """A scoring policy: built in, or read from JSON.

    name            its name, such as `mof-2020`
    title           for a list to choose from, in Chinese; `title_en` in English
    description     says whether it is a national rule or practice seen; `description_en`

    `Policy("hubei")` is a built-in one; `Policy.read("ours.json")` and `Policy.from_json(text)`
    read one; `policy.replace(name="ours", score_places=1)` is a copy with other rules. Immutable.
    """

    name: str
    title: str
    title_en: str
    description: str
    description_en: str
    _handle: Any

    def __init__(self, name: str = "mof-2020") -> None:
        """The built-in policy of that name; NotFoundError where there is none."""
        data = native.encode(name)
        self._set(native.borrow("jixiao_policy", lib.jixiao_policy_preset, data, len(data)))

    def _set(self, handle: Any) -> None:
        info = native.get("jixiao_policy_info", lib.jixiao_policy_get, handle)
        self.__dict__.update(
            _handle=handle,
            name=info["name"],
            title=info["title_zh"],
            title_en=info["title_en"],
            description=info["description_zh"],
            description_en=info["description_en"],
        )

    @staticmethod
    def _from_handle(handle: Any) -> Policy:
        made = object.__new__(Policy)
        made._set(handle)
        return made

    @staticmethod
    def from_json(text: str | bytes) -> Policy:
        """Reads a policy. Nothing in it is ignored: InvalidFormatError lists all its faults."""
        data = text if isinstance(text, bytes) else native.encode(text)
        return Policy._from_handle(
            native.create("jixiao_policy", lib.jixiao_policy_from_json, data, len(data))
        )

    @staticmethod
    def read(path: str | os.PathLike[str]) -> Policy:
        """Reads a policy from a JSON file."""
        with open(path, "rb") as file:
            return Policy.from_json(file.read().removeprefix(b"\xef\xbb\xbf"))

    def to_json(self, *, indent: bool = True) -> str:
        """All of its rules, to read, to copy and to change."""
        return native.text(lib.jixiao_policy_to_json, self._handle, native.layout(indent))

    def to_dict(self) -> dict[str, Any]:
        """All of its rules as a dictionary."""
        rules: dict[str, Any] = json.loads(self.to_json())
        return rules

    def replace(self, **rules: Any) -> Policy:
        """A copy with other rules, named as in JSON; a nested one by its dictionary.

        `policy.replace(name="ours", weights={"output": "60"})` changes one weight and keeps the
        others. Decimals may be given as text, int or Decimal.
        """
        return Policy.from_json(json.dumps(_merge(self.to_dict(), rules), default=str))

    def __setattr__(self, name: str, value: object) -> None:
        """Refuses: a policy is immutable."""
        raise AttributeError("a Policy is immutable; see Policy.replace")

    def __eq__(self, other: object) -> bool:
        """Whether all rules, the name and the texts are the same."""
        return isinstance(other, Policy) and self.to_json() == other.to_json()

    def __hash__(self) -> int:
        """Fits `==`."""
        return hash(self.name)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickles as JSON."""
        return Policy.from_json, (self.to_json(indent=False),)

    def __repr__(self) -> str:
        """Name and title."""
        return f"<Policy {self.name}: {self.title}>"


def _merge(rules: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(rules)
    for name, value in changes.items():
        old = merged.get(name)
        both = isinstance(old, Mapping) and isinstance(value, Mapping)
        merged[name] = {**old, **value} if both and old is not None else value
    return merged


def policies() -> tuple[Policy, ...]:
    """The built-in policies; the first is the default."""
    return tuple(
        Policy._from_handle(native.borrow("jixiao_policy", lib.jixiao_policy_preset_at, index))
        for index in range(lib.jixiao_policy_preset_count())
    )


PolicyLike = Policy | str | None


def as_policy(policy: PolicyLike) -> Policy:
    """The policy, the built-in one of that name, or the default."""
    if policy is None:
        return policies()[0]
    return Policy(policy) if isinstance(policy, str) else policy


def policy_handle(policy: PolicyLike) -> Any:
    """The handle of a policy, of the built-in one of that name, or NULL for the default."""
    return native.ffi.NULL if policy is None else as_policy(policy)._handle
