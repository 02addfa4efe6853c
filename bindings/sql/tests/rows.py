"""The rows on which every database must answer as C does: the golden ones, rows drawn from a seed,
and rows of bad input."""

from __future__ import annotations

import itertools
import json
import pathlib
import random
import sys
from typing import NamedTuple

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
GOLDEN = REPOSITORY / "tests" / "golden"
sys.path.insert(0, str(REPOSITORY / "tests" / "oracle"))

import cases  # noqa: E402

POLICIES = [None, "mof-2020", "mof-2021", "hubei", "jiangxi"]


class Row(NamedTuple):
    """The arguments of the functions, as text; None is NULL."""

    target: str | None
    actual: str | None
    weight: str | None
    kind: str | None
    year: int | None
    policy: str | None


def _golden(name: str) -> list[dict]:
    text = (GOLDEN / name).read_text("utf8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def golden_rows() -> list[Row]:
    judged = [
        Row(one["target"], one["actual"], one.get("weight"), one.get("kind"), one.get("year"),
            one["policy"] if isinstance(one.get("policy"), str) else None)
        for one in _golden("evaluate.jsonl")
    ]  # fmt: skip
    cells = [
        Row(one["text"], one["text"], "10", one.get("context", {}).get("kind"),
            one.get("context", {}).get("year"), None)
        for name in ("thresholds.jsonl", "funing_targets.jsonl", "published_cells.jsonl")
        for one in _golden(name)
    ]  # fmt: skip
    # Each cell as target of another one's actual, too.
    shifted = [
        one._replace(actual=other.actual) for one, other in zip(cells, cells[7:], strict=False)
    ]
    words = [
        Row("效果明显", word, "10", "社会效益指标", None, None)
        for word in ("达成预期指标", "部分达成预期指标并具有一定效果", "未达成预期指标")
    ]
    return judged + cells + shifted + words


def drawn_rows(count: int, seed: int = 2024) -> list[Row]:
    source = random.Random(seed)
    rows = []
    for number in range(count):
        drawn = cases.draw_row(source, source.choice(["output", "benefit", "satisfaction"]), "事项")
        cells = drawn.json
        weight = source.choice(["10", "7.5", "0", "33.33", "100", "12.00", None])
        policy = POLICIES[number // 50 % len(POLICIES)]
        year = source.choice([None, cases.YEAR, 2025])
        rows.append(
            Row(cells["target"], cells.get("actual"), weight, cells["level2"], year, policy)
        )
    return rows


def bad_rows() -> list[Row]:
    """Nothing here may be an error: what a row states and cannot be used leaves it unjudged."""
    texts = [None, "", " ", "≥", "\x01\x7f", "≥90%\u200b", "👍", "９０％", "9" * 60, "≥" * 500,
             "1e999999999", "-0", "NaN", "≥1/0", "（" * 300, "\ufffd", "≥90%\n≤5"]  # fmt: skip
    weights = [None, "10", "-1", "0"]
    years = [None, 2024, 0, -1, 99999]
    kinds = [None, "", "时效指标", "timeliness", "什么", "quantity"]
    pairs = itertools.product(texts, texts)
    return [
        Row(target, actual, weights[i % 4], kinds[i % 6], years[i % 5], None)
        for i, (target, actual) in enumerate(pairs)
    ]


def all_rows(count: int = 10_000) -> list[Row]:
    known = golden_rows() + bad_rows()
    return known + drawn_rows(max(count - len(known), 0))
