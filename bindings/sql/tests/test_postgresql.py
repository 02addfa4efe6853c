"""The extension in a server of PostgreSQL: pg_regress, and what a server must outlive."""

from __future__ import annotations

import os
import pathlib
import re
import subprocess
import time

import pytest
from postgres import EXTENSION, Server, pg_config

pytestmark = pytest.mark.postgresql


def test_pg_regress(server: Server, tmp_path: pathlib.Path) -> None:
    names = re.search(r"^REGRESS = (.*)$", (EXTENSION / "Makefile").read_text("utf8"), re.M)
    assert names is not None
    program = pg_config("pgxs").parents[1] / "test" / "regress" / "pg_regress"
    told = subprocess.run(
        [program, f"--inputdir={EXTENSION}", f"--outputdir={tmp_path}", f"--bindir={server.bin}",
         f"--host={server.root}", f"--port={server.port}", "--user=jixiao", "--encoding=UTF8",
         *names[1].split()],
        capture_output=True, text=True, cwd=tmp_path, env=server.environment,
    )  # fmt: skip
    differences = tmp_path / "regression.diffs"
    assert told.returncode == 0, (
        differences.read_text("utf8", "replace") if differences.exists() else told.stderr
    )


def test_a_killed_server_recovers_with_all_that_was_committed(
    server: Server, tmp_path: pathlib.Path
) -> None:
    server.psql("CREATE DATABASE crash")
    server.psql(
        "CREATE EXTENSION jixiao; CREATE TABLE cells(number int PRIMARY KEY, target text,"
        " base numeric GENERATED ALWAYS AS (jixiao_base_value(target)) STORED);"
        "CREATE INDEX by_unit ON cells(jixiao_unit(target), jixiao_base_value(target));"
        "CHECKPOINT;",
        "crash",
    )
    one = (
        "INSERT INTO cells(number, target) SELECT coalesce(max(number), 0) + 1,"
        " '≥' || coalesce(max(number), 0) || '万元' FROM cells;"
    )
    script = tmp_path / "load.sql"
    script.write_text(f"{one}\nSELECT max(number) FROM cells;\n" * 5000, "utf8")
    committed = 0
    for _ in range(2):
        load = subprocess.Popen(
            [server.bin / "psql", "-X", "-q", "-At", "-f", script, *server.connection("crash")],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=server.environment,
        )  # fmt: skip
        assert load.stdout is not None
        for line in load.stdout:
            committed = int(line)
            if committed % 200 == 0:
                break
        server.kill()
        load.kill()
        load.wait()
        server.start()
        kept = int(server.value("SELECT count(*) FROM cells", "crash"))
        assert kept >= committed > 0
        assert "redo starts" in server.log()
        # Heap and index hold the same, and what was kept is what is read now.
        by_index = server.value(
            "SET enable_seqscan = off;"
            "SELECT count(*) FROM cells WHERE jixiao_unit(target) = '元' AND"
            " jixiao_base_value(target) >= 0",
            "crash",
        )
        assert int(by_index) == kept
        differing = "SELECT count(*) FROM cells WHERE base IS DISTINCT FROM (number - 1) * 10000"
        assert server.value(differing, "crash") == "0"


def test_a_query_over_many_rows_is_cancelled_at_once(server: Server) -> None:
    server.psql("CREATE DATABASE cancel")
    server.psql("CREATE EXTENSION jixiao", "cancel")
    start = time.monotonic()
    told = server.psql(
        "SET statement_timeout = '500ms';"
        "SELECT sum(jixiao_score('≥' || i || '家', '5家', 10)) FROM generate_series(1, 50000000) i",
        "cancel", check=False,
    )  # fmt: skip
    assert b"canceling statement due to statement timeout" in told.stderr
    assert time.monotonic() - start < 30


def test_memory_does_not_grow_with_the_rows(server: Server) -> None:
    server.psql("CREATE DATABASE memory")
    server.psql("CREATE EXTENSION jixiao", "memory")

    def resident(rows: int) -> int:
        query = (
            "SELECT count(jixiao_parse('≥' || i || '家')), count(jixiao_explain('≥' || i, '5', 10))"
            f" FROM generate_series(1, {rows}) AS i;"
            # Errors, too: each is caught, and leaves nothing.
            "DO $$ BEGIN FOR i IN 1 .. " + str(rows // 10) + " LOOP BEGIN"
            " PERFORM jixiao_status('≥5', '5', policy => 'x' || i);"
            " EXCEPTION WHEN OTHERS THEN NULL; END; END LOOP; END $$;"
            "SELECT pg_read_file('/proc/self/statm')"
        )
        return int(server.value(query, "memory").splitlines()[-1].split()[1])

    few, many = resident(2000), resident(20000)
    pages = 8 * 1024 * 1024 // os.sysconf("SC_PAGE_SIZE")
    assert many - few < pages, (few, many)
