"""Folders: every file, on all processors, the suspicious first; a bad one never stops the rest."""

from __future__ import annotations

import os
import pathlib
import pickle
import signal
from decimal import Decimal

import pytest
from conftest import DATA, GOLDEN
from test_files import TARGETS, docx_of, xlsx_of

import jixiao
from jixiao import folders


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    made = tmp_path_factory.mktemp("folder")
    (made / "a").mkdir()
    (made / "a" / "1.docx").write_bytes(docx_of(TARGETS))
    (made / "2.xlsx").write_bytes(xlsx_of(TARGETS))
    (made / "3.txt").write_bytes((DATA / "funing-2024-tables.txt").read_bytes())
    (made / "4.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(8))
    (made / "5.docx").write_bytes(docx_of(TARGETS)[:2000])
    (made / "6.json").write_text("{")
    (made / "7.txt").write_bytes((GOLDEN / "filings" / "self_assessment.txt").read_bytes())
    (made / "~$2.xlsx").write_bytes(b"lock")
    (made / ".hidden").write_bytes(b"")
    return made


NAMES = ["2.xlsx", "3.txt", "4.doc", "5.docx", "6.json", "7.txt", "1.docx"]
FAILED = ["4.doc", "5.docx", "6.json"]


def test_one_bad_file_never_stops_the_rest(folder: pathlib.Path) -> None:
    read = jixiao.read_folder(folder, progress=False)
    assert [one.path.name for one in read] == NAMES
    assert [one.path.name for one in read.failed] == FAILED
    assert all(isinstance(one.error, jixiao.JixiaoError) for one in read.failed)
    assert [one.path.name for one in read[1:3]] == ["3.txt", "4.doc"]
    for one in read:
        assert one.department is None or one.department == jixiao.read(one.path)
        assert one.department is None or one.department.file == str(one.path)
    assert len(read.table) == sum(len(one.indicators) for one in read.departments)
    assert read.to_polars()["file"].n_unique() == 4


def test_the_summary_has_a_row_a_file_and_the_suspicious_first(folder: pathlib.Path) -> None:
    summary = jixiao.read_folder(folder, progress=False).summary
    rows = {pathlib.Path(row["file"]).name: row for row in summary}
    assert sorted(rows) == sorted(NAMES)
    assert [pathlib.Path(name).name for name in summary["file"][:3]] == FAILED
    assert (rows["3.txt"]["projects"], rows["3.txt"]["rows"]) == (10, 82)
    assert rows["2.xlsx"]["budget_total"] == Decimal("564.00")
    assert "损坏" in rows["5.docx"]["failure"] and "damaged" in rows["5.docx"]["failure_en"]
    assert "lowest_total" not in summary.columns


def test_folders_are_assessed_verified_and_reviewed(folder: pathlib.Path) -> None:
    path = folder / "7.txt"
    assessed = jixiao.assess_folder(folder, "*.txt", progress=False)
    assert assessed.results[1] == jixiao.assess(path)
    assert assessed.summary.to_pandas()["highest_total"].notna().sum() == 1
    assert len(assessed.table) == sum(len(one.table) for one in assessed.results)
    verified = jixiao.verify_folder(folder, "*.txt", "hubei", progress=False)
    assert verified.results[1] == jixiao.verify(path, "hubei")
    reviewed = jixiao.review_folder(folder, "*.txt", progress=False)
    found = {pathlib.Path(row["file"]).name: row["findings"] for row in reviewed.summary}
    wanted = [one for one in jixiao.review(folder / "3.txt").findings if one.severity != "note"]
    assert found["3.txt"] == len(wanted) > 0


def test_a_file_that_ends_its_reader_is_that_file_s_error(
    folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    receive = folders.receive

    def killing(stream: object) -> bytes:
        for worker in workers:
            if worker._process is not None and not killed:
                killed.append(worker._process.pid)
                os.kill(worker._process.pid, signal.SIGKILL)
        return receive(stream)

    workers: list[folders._Worker] = []
    killed: list[int] = []
    start = folders._Worker.__init__

    def noted(self: folders._Worker, settings: tuple[object, ...]) -> None:
        start(self, settings)
        workers.append(self)

    monkeypatch.setattr(folders._Worker, "__init__", noted)
    monkeypatch.setattr(folders, "receive", killing)
    read = jixiao.read_folder(folder, "[23].*", progress=False, processes=1)
    assert [one.path.name for one in read.failed] == ["2.xlsx"]
    assert len(read.departments) == 1


def test_a_file_that_takes_too_long_is_stopped(
    folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jixiao.sources.bounds.SECONDS", 0)
    (failed,) = jixiao.read_folder(folder, "2.xlsx", progress=False)
    assert isinstance(failed.error, jixiao.FileLimitError) and "秒" in failed.error.message


def test_a_folder_in_which_an_archive_is_damaged(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 broken")
    (only,) = jixiao.read_folder(tmp_path, progress=False)
    assert isinstance(only.error, jixiao.UnsupportedFileError)


def test_progress_is_shown(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "1.txt").write_text("x")
    jixiao.read_folder(tmp_path)
    assert "1/1" in capsys.readouterr().err


def test_a_folder_must_be_one(tmp_path: pathlib.Path) -> None:
    assert len(jixiao.read_folder(tmp_path)) == 0
    assert len(jixiao.read_folder(tmp_path).table) == 0
    with pytest.raises(NotADirectoryError):
        jixiao.read_folder(tmp_path / "none")


def test_a_department_travels_with_its_file_and_diagnostics(folder: pathlib.Path) -> None:
    read = jixiao.read(folder / "3.txt")
    back = pickle.loads(pickle.dumps(read))
    assert back == read and back.file == read.file and back.text == read.text
    assert tuple(back.diagnostics) == tuple(read.diagnostics)
    assert [one.message for one in back.diagnostics] == [one.message for one in read.diagnostics]
