"""Programs that work on a file beside this one: for a limited time, in limited memory."""

from __future__ import annotations

import os
import pathlib
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence

from jixiao.errors import FileLimitError
from jixiao.sources import bounds

_POSIX = os.name == "posix"
# Kilobytes of memory and blocks of 512 bytes of files, as the shell counts them.
_LIMITS = f"ulimit -v {bounds.MEMORY_BYTES >> 10}; ulimit -f {bounds.FILE_BYTES >> 8}; "
# Set for what is started here.
_MARK = "JIXIAO_CONTAINED"


def module(name: str) -> list[str]:
    """The command that runs a module of this package, found where this process found it."""
    root = str(pathlib.Path(__file__).resolve().parents[2])
    run = f"runpy.run_module({name!r}, None, '__main__')"
    code = f"import runpy, sys; sys.path.insert(0, {root!r}); {run}"
    return [sys.executable, "-c", code]


def is_inside() -> bool:
    """Whether this process is itself contained."""
    return os.environ.get(_MARK) == "1"


def start(
    command: Sequence[str],
    *,
    with_input: bool,
    quiet: bool = False,
    environment: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Starts a program in limited memory, in a group of its own; `quiet` drops its messages."""
    limited = ["sh", "-c", f'{_LIMITS}exec "$@"', "sh", *command] if _POSIX else list(command)
    return subprocess.Popen(
        limited,
        stdin=subprocess.PIPE if with_input else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if quiet else subprocess.PIPE,
        env={**(os.environ if environment is None else environment), _MARK: "1"},
        start_new_session=True,
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """Ends a program with all that it started."""
    try:
        if _POSIX:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except (ProcessLookupError, PermissionError):
        pass
    process.wait()


def run(
    command: Sequence[str], data: bytes | None = None, environment: Mapping[str, str] | None = None
) -> tuple[int, bytes, bytes]:
    """Status, output and messages of a program; it and what it starts end within the time."""
    process = start(command, with_input=data is not None, environment=environment)
    with process:
        try:
            output, messages = process.communicate(data, timeout=bounds.SECONDS)
        except subprocess.TimeoutExpired as late:
            raise too_late() from late
        finally:
            end(process)
        return process.returncode, output, messages


def too_late() -> FileLimitError:
    """The error of a file that takes longer than a file may."""
    return FileLimitError(
        f"读取文件超过 {bounds.SECONDS} 秒，已中止",
        f"reading the file took more than {bounds.SECONDS} seconds and was stopped",
    )
