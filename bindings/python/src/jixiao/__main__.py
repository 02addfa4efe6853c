"""The command `jixiao`: the one program of the project, for office files too.

The program itself is written in C++ and comes with this package. It reads text, HTML and JSON; what
else is named (Word, Excel, PDF, archives, folders of them) is taken apart into grids first, in a
temporary folder that has the same names, so that its messages name the right files.
"""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.errors import JixiaoError
from jixiao.files import content
from jixiao.folders import Task, taken_apart, tasks_below
from jixiao.sources import kinds
from jixiao.sources.taking import taken
from jixiao.template import template_csv

PROGRAM = pathlib.Path(__file__).parent / "command" / "jixiao"
_READING = frozenset(("read", "review", "template", "assess", "verify", "monitor"))
# Every other option has a value.
_FLAGS = frozenset(
    (
        "--rules", "--account", "--fields", "--form", "--summary", "-q", "--quiet",
        "--verbose", "--help", "--help-all", "-h", "--version",
    )
)  # fmt: skip
_PATHS = frozenset(("-o", "--output", "--corrected", "--policy", "--profile"))
_UNUSABLE = 2
# First bytes of binary files, which the program does not read.
_FOREIGN = (b"PK", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")


@dataclass(frozen=True)
class _Word:
    """A word of the command line, and what it is: `file`, `path`, `actuals` or `other`."""

    text: str
    what: str


def _words(arguments: Sequence[str]) -> Iterator[_Word]:
    reads = bool(arguments) and arguments[0] in _READING
    option = ""
    for index, text in enumerate(arguments):
        if option:
            yield _Word(text, _value(option))
            option = ""
        elif text.startswith("-") and text != "-":
            name, equals, value = text.partition("=")
            if equals and _value(name) != "other":
                yield _Word(name, "other")
                yield _Word(value, _value(name))
            else:
                yield _Word(text, "other")
                option = "" if equals or text in _FLAGS else text
        else:
            yield _Word(text, "file" if reads and index > 0 else "other")


def _value(option: str) -> str:
    if option == "--actuals":
        return "actuals"
    return "path" if option in _PATHS else "other"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not PROGRAM.is_file():
        print("jixiao: this package was built without its command", file=sys.stderr)
        return _UNUSABLE
    words = list(_words(given))
    if not any(one.what in ("file", "actuals") and _is_foreign(one.text) for one in words):
        return subprocess.run([str(PROGRAM), *given], check=False).returncode
    english = "en" in (after for before, after in zip(given, given[1:], strict=False)
                       if before == "--lang") or "--lang=en" in given  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="jixiao-") as name:
        mirror = _Mirror(pathlib.Path(name), english)
        made = [word for one in words for word in mirror.words(one)]
        if mirror.failed and not mirror.files:
            return _UNUSABLE
        done = subprocess.run([str(PROGRAM), *made], check=False, cwd=name)
        return _UNUSABLE if mirror.failed else done.returncode


def _is_foreign(path: str) -> bool:
    """Whether the program needs help with it: a folder, or a file that is no text."""
    if os.path.isdir(path):
        return True
    try:
        with open(path, "rb") as file:
            head = file.read(4096)
    except (OSError, ValueError):
        return False
    return head.startswith(_FOREIGN) or kinds.kind_of_text(head) not in ("html", "text")


class _Mirror:
    """A temporary folder with the files of a command, taken apart, under their names."""

    def __init__(self, folder: pathlib.Path, english: bool) -> None:
        self._folder = folder
        self._english = english
        self.files = 0
        self.failed = 0

    def words(self, word: _Word) -> list[str]:
        """The words that stand for a word."""
        if word.what == "file" and os.path.exists(word.text):
            return self._inputs(pathlib.Path(word.text))
        if word.what == "actuals" and os.path.exists(word.text):
            return self._actuals(pathlib.Path(word.text))
        if word.what == "path" and (os.path.exists(word.text) or os.sep in word.text):
            return [os.path.abspath(word.text)]
        if word.what == "path" and "." in word.text:
            return [os.path.abspath(word.text)]
        return [word.text]

    def _inputs(self, path: pathlib.Path) -> list[str]:
        tasks = list(tasks_below(path)) if path.is_dir() or path.suffix == ".zip" else [Task(path)]
        made = []
        for task, parts in zip(tasks, taken_apart(tasks), strict=True):
            if parts.error is not None:
                self._report(task.name, parts.error)
                continue
            for note in parts.notes:
                message = note.message_en if self._english else note.message
                print(f"{task.name}: {note.severity}: {message} [{note.code}]", file=sys.stderr)
            self.files += 1
            made.append(self._put(task.name, parts.data, task.path))
        return made

    def _put(self, name: pathlib.Path, text: bytes | None, original: pathlib.Path) -> str:
        """The file, or a link to what is read as it is, under the nearest name."""
        parts = [one for one in name.parts if one not in ("..", ".", name.anchor)]
        place = self._folder.joinpath(*parts)
        place.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            place.symlink_to(original.absolute())
        else:
            place.write_bytes(text)
        return str(place.relative_to(self._folder))

    def _actuals(self, path: pathlib.Path) -> list[str]:
        data, _ = content(path)
        assert isinstance(data, bytes)
        try:
            parts = taken(data)
        except JixiaoError as error:
            self._report(path, error)
            return [str(path.absolute())]
        if parts.grids is None:
            return [str(path.absolute())]
        csv = template_csv(parts.grids).encode("utf-8", "surrogateescape")
        return [self._put(path, csv, path)]

    def _report(self, path: pathlib.Path, error: Exception) -> None:
        self.failed += 1
        name = "message_en" if self._english else "message"
        print(f"{path}: error: {getattr(error, name, error)}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
