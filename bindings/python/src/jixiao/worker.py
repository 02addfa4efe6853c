"""The process that reads the files of a folder, one after the other; see `folders`."""

from __future__ import annotations

import pickle
import sys
from typing import Any

from jixiao.assessments import Assessment
from jixiao.files import read, replace_file
from jixiao.folders import TakenApart, Task, receive, send
from jixiao.grids import grids_json
from jixiao.models import Limits
from jixiao.reviewing import Review
from jixiao.sources.notes import diagnostics
from jixiao.sources.taking import taken
from jixiao.summaries import Summary, failure_of
from jixiao.verification import Verification

_WHAT: dict[str, Any] = {"assess": Assessment, "verify": Verification, "review": Review}


def _answer(task: Task, what: str, policy: Any, limits: Limits | None) -> Any:
    # Whatever is wrong with one file, also a fault of a library that reads it, is that file's.
    try:
        if what == "take":
            return None, Summary(), _taken(task)
        department = replace_file(read(task.data(), limits=limits), str(task.name))
        result = _WHAT[what](department, policy) if what in _WHAT else None
        return None, Summary.of(department, result), department
    except Exception as error:
        failure = failure_of(error)
        return failure, Summary.of_failure(failure), None


def _taken(task: Task) -> TakenApart:
    data = task.data()
    grids = taken(data).grids
    if grids is not None:
        return TakenApart(data=grids_json(grids), notes=diagnostics(grids))
    # What is in no archive is there to be read.
    return TakenApart(data=data if task.member else None)


def main() -> None:
    """Answers until the other side ends."""
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    # What a library prints must not come between the answers.
    sys.stdout = sys.stderr
    what, policy, limits = pickle.loads(receive(stdin))
    while True:
        try:
            task = pickle.loads(receive(stdin))
        except EOFError:
            return
        send(stdout, pickle.dumps(_answer(task, what, policy, limits)))


if __name__ == "__main__":
    main()
