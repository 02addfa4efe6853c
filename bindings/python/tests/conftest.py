"""Where the project's own files are, and what is read from them often."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterator
from typing import Any

import pytest

import jixiao

ROOT = pathlib.Path(__file__).resolve().parents[3]
DATA = ROOT / "data"
GOLDEN = ROOT / "tests" / "golden"


def golden(name: str) -> list[dict[str, Any]]:
    """The lines of a golden file; never none."""
    lines = [json.loads(line) for line in (GOLDEN / name).read_text("utf8").splitlines()]
    assert lines, name
    return lines


@pytest.fixture(scope="session")
def filing() -> jixiao.Department:
    return jixiao.Department.from_text((DATA / "funing-2024-tables.txt").read_bytes())


@pytest.fixture(scope="session")
def actuals() -> bytes:
    return (DATA / "funing-2024-actuals.csv").read_bytes()


@pytest.fixture(scope="session")
def assessment(filing: jixiao.Department, actuals: bytes) -> Iterator[jixiao.Assessment]:
    yield jixiao.assess(filing, actuals)
