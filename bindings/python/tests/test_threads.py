"""Handles are shared between threads, and long calls let other threads run."""

from __future__ import annotations

import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from conftest import DATA

import jixiao


def test_handles_are_shared_between_threads(filing: jixiao.Department, actuals: bytes) -> None:
    target = jixiao.Threshold("≥90%")
    policy = jixiao.Policy("hubei")

    def work(_: int) -> tuple[str, str, str]:
        filled = filing.with_actuals(actuals)
        return (
            jixiao.assess(filled, policy=policy).to_json(),
            target.evaluate("88%", weight=10).to_json(),
            target.to_json(),
        )

    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(work, range(32)))) == 1


def test_a_long_call_lets_other_threads_run() -> None:
    text = (DATA / "funing-2024-tables.txt").read_text("utf8")
    # Long enough to outlast many turns, and without rows, which would be made into Python values.
    data = (text + "文" * 100_000).encode() + b"\n" + ("表外文字\t一\n" * 400_000).encode()
    ticks = 0
    stop = threading.Event()
    interval = sys.getswitchinterval()

    def count() -> None:
        nonlocal ticks
        while not stop.is_set():
            ticks += 1
            time.sleep(0.001)

    counter = threading.Thread(target=count)
    from jixiao import _native as native

    sys.setswitchinterval(100)  # nobody is interrupted: the other thread runs when let, or never
    try:
        counter.start()
        before, start = ticks, time.monotonic()
        model = native.create(
            "jixiao_model", native.lib.jixiao_model_from_text, data, len(data), native.ffi.NULL
        )
        elapsed, during = time.monotonic() - start, ticks - before
    finally:
        stop.set()
        sys.setswitchinterval(interval)
        counter.join()
    assert model
    assert elapsed > 0.05, "too short to show anything: make the text longer"
    assert during >= 5, f"{during} turns in {elapsed:.3f} s"
