"""Folders → tables: every file, on all processors, the suspicious ones first.

Each file is read by one of several processes beside this one (`worker`), for a limited time and in
limited memory: whatever a file does to its reader is that file's error.
"""

from __future__ import annotations

import os
import pathlib
import pickle
import queue
import re
import struct
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar, overload

from jixiao.assessments import Assessment
from jixiao.diagnostics import Diagnostic
from jixiao.errors import JixiaoError, UnsupportedFileError
from jixiao.models import Department, Limits
from jixiao.policy import PolicyLike, as_policy
from jixiao.reviewing import Review
from jixiao.sources import bounds, contained, kinds
from jixiao.summaries import COLUMNS, Summary
from jixiao.tables import Column, Table, Tabular, concatenate, decimals, integers, texts
from jixiao.verification import Verification

Found = TypeVar("Found", Department, Assessment, Verification, Review)


@dataclass(frozen=True)
class FileResult(Generic[Found]):
    """One file of a folder: what was found in it, or why nothing was.

    path     of the file; one in an archive is `archive.zip/name`
    error    why it could not be read
    summary  its row in the summary of the folder
    """

    path: pathlib.Path
    error: Exception | None
    summary: Summary = field(repr=False)
    department: Department | None = field(repr=False)
    _of: Callable[[Department], Found] = field(repr=False, compare=False)

    @cached_property
    def result(self) -> Found | None:
        """What was asked for: the department itself, its assessment, verification or review."""
        return None if self.department is None else self._of(self.department)

    def __str__(self) -> str:
        """Path and what was read."""
        return f"{self.path}: {self.error or self.department}"


class Folder(Sequence[FileResult[Found]], Tabular, Generic[Found]):
    """All files of a folder, in the order of their paths. As a table: the rows of all results, each
    with its file.
    """

    def __init__(self, files: Iterable[FileResult[Found]]) -> None:
        """Takes the files in their order."""
        self._files: tuple[FileResult[Found], ...] = tuple(files)

    @overload
    def __getitem__(self, index: int) -> FileResult[Found]: ...
    @overload
    def __getitem__(self, index: slice) -> Folder[Found]: ...
    def __getitem__(self, index: int | slice) -> FileResult[Found] | Folder[Found]:
        """A file, or some of them."""
        return Folder(self._files[index]) if isinstance(index, slice) else self._files[index]

    def __len__(self) -> int:
        """How many files."""
        return len(self._files)

    @property
    def departments(self) -> tuple[Department, ...]:
        """What was read, without the files that could not be."""
        return tuple(one.department for one in self if one.department is not None)

    @property
    def results(self) -> tuple[Found, ...]:
        """What was found, without the files that could not be read."""
        return tuple(one.result for one in self if one.result is not None)

    @property
    def failed(self) -> tuple[FileResult[Found], ...]:
        """The files that could not be read."""
        return tuple(one for one in self if one.error is not None)

    @cached_property
    def table(self) -> Table:
        """The rows of all results, with their file and its department."""
        return concatenate(
            Table(
                {
                    "file": texts([str(one.path)] * len(table)),
                    "department": texts([one.department.name] * len(table)),
                    "year": integers([one.department.year] * len(table)),
                    **{name: column for name, column in table.columns.items() if name != "file"},
                }
            )
            for one in self
            if one.department is not None and one.result is not None
            for table in [one.result.table]
        )

    @cached_property
    def summary(self) -> Table:
        """One row a file, the suspicious first: failures, errors, doubts, cells set aside."""
        rows = sorted(self, key=lambda one: (one.summary.suspicion, str(one.path)))
        made = {"file": texts(str(one.path) for one in rows)}
        for name, kind in COLUMNS.items():
            values = [getattr(one.summary, name) for one in rows]
            if name in ("failure", "failure_en") or any(value is not None for value in values):
                made[name] = _column(kind, values)
        return Table(made)

    def __repr__(self) -> str:
        """How many files, and how many failed."""
        return f"<Folder of {len(self)} files, {len(self.failed)} failed>"


def _column(kind: str, values: list[Any]) -> Column:
    if kind == "decimal":
        return decimals(values, 2)
    return texts(values) if kind == "text" else integers(values)


def read_folder(
    folder: str | os.PathLike[str],
    pattern: str = "**/*",
    *,
    progress: bool = True,
    limits: Limits | None = None,
    processes: int | None = None,
) -> Folder[Department]:
    """Reads every file of a folder that fits `pattern`, on all processors.

    folder     a folder, or a .zip file, which is read as one; a .zip inside the folder too
    progress   shows a bar where tqdm is installed
    processes  how many files are read at once; all processors by default

    A file that cannot be read is a row with its error and never stops the others. Hidden files and
    the lock files of office programs (`~$…`) are left out.
    """
    return _all("read", folder, pattern, None, progress, limits, processes)


def assess_folder(
    folder: str | os.PathLike[str],
    pattern: str = "**/*",
    policy: PolicyLike = None,
    *,
    progress: bool = True,
    limits: Limits | None = None,
    processes: int | None = None,
) -> Folder[Assessment]:
    """Scores what every file of a folder states; see `assess` and `read_folder`."""
    return _all("assess", folder, pattern, policy, progress, limits, processes)


def verify_folder(
    folder: str | os.PathLike[str],
    pattern: str = "**/*",
    policy: PolicyLike = None,
    *,
    progress: bool = True,
    limits: Limits | None = None,
    processes: int | None = None,
) -> Folder[Verification]:
    """Holds the claimed scores of every file against recomputed ones; see `verify`."""
    return _all("verify", folder, pattern, policy, progress, limits, processes)


def review_folder(
    folder: str | os.PathLike[str],
    pattern: str = "**/*",
    policy: PolicyLike = None,
    *,
    progress: bool = True,
    limits: Limits | None = None,
    processes: int | None = None,
) -> Folder[Review]:
    """Reviews the targets of every file of a folder; see `review` and `read_folder`."""
    return _all("review", folder, pattern, policy, progress, limits, processes)


# ---- Which files ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Task:
    """A file to read: `member` is its name in the archive at `path`."""

    path: pathlib.Path
    member: str = ""
    error: Exception | None = None

    @property
    def name(self) -> pathlib.Path:
        """Where it is."""
        # The name in an archive may lead anywhere; nothing is written there, and nothing shown.
        parts = re.split(r"[/\\]", shown_name(self.member)) if self.member else []
        return self.path.joinpath(*(one for one in parts if one.strip(". ")))

    def data(self) -> bytes:
        """Its content."""
        if not self.member:
            if self.path.stat().st_size > bounds.FILE_BYTES:
                raise kinds.too_large(self.path.stat().st_size)
            return self.path.read_bytes()
        with kinds.open_package(self.path.read_bytes()) as package:
            return package.read(self.member)


def shown_name(member: str) -> str:
    """The name of a file in an archive; made in China, it is often GB18030 taken for cp437."""
    try:
        return member.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member


def tasks_below(folder: str | os.PathLike[str], pattern: str = "**/*") -> Iterator[Task]:
    """The files of a folder, or of a .zip file, in the order of their paths."""
    root = pathlib.Path(folder)
    if root.is_file() and _is_archive(root):
        yield from _members(root)
        return
    if not root.is_dir():
        raise NotADirectoryError(f"{root} is no folder")
    for path in sorted(root.glob(pattern)):
        if _hidden(path.relative_to(root)) or not path.is_file():
            continue
        if _is_archive(path):
            yield from _members(path)
        else:
            yield Task(path)


def _hidden(path: pathlib.PurePath) -> bool:
    return any(part.startswith((".", "~$", "__MACOSX")) and part.strip(".") for part in path.parts)


def _is_archive(path: pathlib.Path) -> bool:
    return path.suffix.lower() == ".zip"


def _members(archive: pathlib.Path) -> Iterator[Task]:
    """The files in an archive; an archive that cannot be opened is a file with that error."""
    try:
        if archive.stat().st_size > bounds.FILE_BYTES:
            raise kinds.too_large(archive.stat().st_size)
        with kinds.open_package(archive.read_bytes()) as package:
            members = package.infolist()
    except (OSError, JixiaoError) as error:
        yield Task(archive, error=error)
        return
    for one in sorted(members, key=lambda member: member.filename):
        if not one.is_dir() and not _hidden(pathlib.PurePosixPath(shown_name(one.filename))):
            yield Task(archive, one.filename)


# ---- On all processors ---------------------------------------------------------------------------


def _all(
    what: str, folder: str | os.PathLike[str], pattern: str, policy: PolicyLike,
    progress: bool, limits: Limits | None, processes: int | None,
) -> Folder[Any]:  # fmt: skip
    chosen = as_policy(policy)
    of: Callable[[Department], Any] = {
        "read": lambda department: department,
        "assess": lambda department: Assessment(department, chosen),
        "verify": lambda department: Verification(department, chosen),
        "review": lambda department: Review(department, chosen),
    }[what]
    tasks = list(tasks_below(folder, pattern))
    answers: list[Any] = [None] * len(tasks)
    pool = _Pool((what, chosen, limits), min(processes or _processors(), len(tasks)))
    for index, answer in _shown(pool.answers(tasks), len(tasks), progress):
        answers[index] = answer
    return Folder(
        FileResult(task.name, error, summary, department, of)
        for task, (error, summary, department) in zip(tasks, answers, strict=True)
    )


@dataclass(frozen=True)
class TakenApart:
    """A file as the program reads it.

    error  why it could not be taken apart
    data   its grids as JSON; None for a file of text or HTML, which is read as it is
    notes  on how it was taken apart
    """

    error: Exception | None = None
    data: bytes | None = None
    notes: tuple[Diagnostic, ...] = ()


def taken_apart(tasks: Sequence[Task]) -> list[TakenApart]:
    """Takes the files apart, on all processors."""
    made = [TakenApart()] * len(tasks)
    pool = _Pool(("take", None, None), min(_processors(), len(tasks)))
    for index, (error, _, taken) in pool.answers(tasks):
        made[index] = TakenApart(error) if error is not None else taken
    return made


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _shown(answers: Iterator[Any], count: int, progress: bool) -> Iterable[Any]:
    if not progress:
        return answers
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return answers
    bar: Iterable[Any] = tqdm(answers, total=count, unit="file")
    return bar


class _Pool:
    """Processes that read files, each looked after by a thread."""

    def __init__(self, settings: tuple[Any, ...], size: int) -> None:
        self._settings = settings
        self._size = size

    def answers(self, tasks: Sequence[Task]) -> Iterator[tuple[int, Any]]:
        """The answer to each task with its index, in the order in which they come."""
        waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
        done: queue.SimpleQueue[tuple[int, Any]] = queue.SimpleQueue()
        for index in range(len(tasks)):
            waiting.put(index)
        workers = [_Worker(self._settings) for _ in range(self._size)]
        stopped = threading.Event()

        def look_after(worker: _Worker) -> None:
            while not stopped.is_set():
                try:
                    index = waiting.get_nowait()
                except queue.Empty:
                    break
                done.put((index, worker.answer(tasks[index])))
            worker.end()

        threads = [threading.Thread(target=look_after, args=(one,), daemon=True) for one in workers]
        for thread in threads:
            thread.start()
        try:
            for _ in tasks:
                yield done.get()
        finally:
            stopped.set()
            for worker in workers:
                worker.end()


class _Worker:
    """One process; started when it is first needed, and again when a file was its end."""

    def __init__(self, settings: tuple[Any, ...]) -> None:
        self._settings = pickle.dumps(settings)
        self._process: subprocess.Popen[bytes] | None = None

    def answer(self, task: Task) -> tuple[Exception | None, Summary, Any]:
        """What the process says of a file; an error where it does not survive the file."""
        if task.error is not None:
            return task.error, Summary.of_failure(task.error), None
        process = self._process or self._start()
        late = threading.Event()

        def stop() -> None:
            late.set()
            contained.end(process)

        timer = threading.Timer(bounds.SECONDS, stop)
        timer.start()
        try:
            send(process.stdin, pickle.dumps(task))
            answered: tuple[Exception | None, Summary, Any] = pickle.loads(receive(process.stdout))
            return answered
        except (OSError, EOFError, ValueError):
            self.end()
            error: JixiaoError = (
                contained.too_late()
                if late.is_set()
                else UnsupportedFileError(
                    "读取这个文件的进程中途结束（内存超限或文件损坏）",
                    "the process that read this file ended (out of memory, or the file is damaged)",
                )
            )
            return error, Summary.of_failure(error), None
        finally:
            timer.cancel()

    def _start(self) -> subprocess.Popen[bytes]:
        self._process = contained.start(
            contained.module("jixiao.worker"), with_input=True, quiet=True
        )
        send(self._process.stdin, self._settings)
        return self._process

    def end(self) -> None:
        """Ends the process, where there is one."""
        process, self._process = self._process, None
        if process is not None:
            contained.end(process)
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    try:
                        stream.close()
                    except OSError:
                        pass


def send(stream: Any, data: bytes) -> None:
    """Writes a message with its length."""
    stream.write(struct.pack("<Q", len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: Any) -> bytes:
    """Reads a message; EOFError where the other side has ended."""
    head = stream.read(8)
    if len(head) < 8:
        raise EOFError
    data: bytes = stream.read(struct.unpack("<Q", head)[0])
    return data
