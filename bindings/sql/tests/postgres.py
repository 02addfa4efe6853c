"""A PostgreSQL server of its own for tests: in a folder of its own, on a socket of its own.

Nothing of the system is changed. The server's programs find their files beside themselves, so that a
copy of them, with links to all they come with, takes the extension as if it were installed.
"""

from __future__ import annotations

import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import tempfile
import time

EXTENSION = pathlib.Path(__file__).resolve().parents[2] / "postgresql"


def pg_config(what: str) -> pathlib.Path:
    told = subprocess.run(
        [os.environ.get("PG_CONFIG", "pg_config"), f"--{what}"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return pathlib.Path(told.stdout.strip())


def _link_all(source: pathlib.Path, target: pathlib.Path) -> None:
    target.mkdir(parents=True)
    for one in source.iterdir():
        (target / one.name).symlink_to(one)


class Server:
    """Started by `with`; stopped, and its folder removed, at its end."""

    def __init__(self, built: pathlib.Path) -> None:
        """Takes the folder in which `make` was run."""
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="jixiao-pg-"))
        self.environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        # The server refuses to be run by root.
        self._user = {}
        if os.geteuid() == 0:
            other = pwd.getpwnam("nobody")
            self._user = {"user": other.pw_uid, "group": other.pw_gid, "extra_groups": []}
            os.chown(self.root, other.pw_uid, other.pw_gid)
        self._install(built)
        self.data = self.root / "data"
        self.port = "5432"  # Of the socket's name.

    def _install(self, built: pathlib.Path) -> None:
        base = pathlib.Path(os.path.commonpath([pg_config("bindir"), pg_config("sharedir")]))
        place = {
            what: self.root / "pg" / pg_config(what).relative_to(base)
            for what in ("bindir", "sharedir", "pkglibdir")
        }
        self.bin = place["bindir"]
        shutil.copytree(pg_config("bindir"), self.bin)
        _link_all(pg_config("pkglibdir"), place["pkglibdir"])
        _link_all(pg_config("sharedir"), place["sharedir"])
        (place["sharedir"] / "extension").unlink()
        _link_all(pg_config("sharedir") / "extension", place["sharedir"] / "extension")
        shutil.copy(built / "jixiao.so", place["pkglibdir"])
        for one in [EXTENSION / "jixiao.control", *EXTENSION.glob("jixiao--*.sql")]:
            shutil.copy(one, place["sharedir"] / "extension")

    def _as_user(self, program: str, *arguments: object) -> subprocess.Popen[bytes]:
        with open(self.root / "log", "ab") as log:
            return subprocess.Popen(
                [self.bin / program, *map(str, arguments)], env=self.environment, cwd=self.root,
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, **self._user,
            )  # fmt: skip

    def __enter__(self) -> Server:
        made = self._as_user(
            "initdb", "-D", self.data, "-U", "jixiao", "-A", "trust", "-E", "UTF8",
            "--locale=C.UTF-8", "--no-sync",
        )  # fmt: skip
        if made.wait() != 0:
            raise RuntimeError(self.log())
        with open(self.data / "postgresql.conf", "a", encoding="utf8") as settings:
            settings.write(
                f"listen_addresses = ''\nunix_socket_directories = '{self.root}'\n"
                "max_parallel_workers_per_gather = 2\nlog_min_messages = warning\n"
            )
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait()
        shutil.rmtree(self.root)

    def start(self) -> None:
        # A child of this process, which so learns of its end.
        self._process = self._as_user("postgres", "-D", self.data)
        ready = [self.bin / "pg_isready", "-q", *self.connection()]
        while subprocess.run(ready, env=self.environment).returncode != 0:
            if self._process.poll() is not None:
                raise RuntimeError(self.log())
            time.sleep(0.1)

    def kill(self) -> None:
        """Ends the server with all of its processes at once, as a loss of power would."""
        listed = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self._process.pid)], capture_output=True, text=True
        )
        self._process.kill()
        for pid in map(int, listed.stdout.split()):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self._process.wait()

    def log(self) -> str:
        return (self.root / "log").read_text("utf8", "replace")

    def connection(self, database: str = "postgres") -> list[str]:
        return ["-h", str(self.root), "-p", self.port, "-U", "jixiao", "-d", database]

    def psql(self, script: str, database: str = "postgres", check: bool = True,
             fields: bool = False) -> subprocess.CompletedProcess[bytes]:  # fmt: skip
        """Runs a script; its first error ends it."""
        return subprocess.run(
            [self.bin / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", *(["-At"] if fields else []),
             *self.connection(database)],
            input=script.encode(), capture_output=True, check=check, env=self.environment,
        )  # fmt: skip

    def value(self, query: str, database: str = "postgres") -> str:
        """The one value, or the lines, that a query gives."""
        return self.psql(query, database, fields=True).stdout.decode().strip()
