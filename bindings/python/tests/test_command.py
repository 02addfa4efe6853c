"""The command `jixiao` of the package: the C++ program, for office files too."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys

import pytest
from conftest import DATA
from test_files import TARGETS, docx_of, xlsx_of

import jixiao
from jixiao.__main__ import PROGRAM

pytestmark = pytest.mark.skipif(not PROGRAM.is_file(), reason="built without the command")


@pytest.fixture
def folder(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    (tmp_path / "in" / "二").mkdir(parents=True)
    (tmp_path / "in" / "一.docx").write_bytes(docx_of(TARGETS))
    (tmp_path / "in" / "二" / "表.xlsx").write_bytes(xlsx_of(TARGETS))
    (tmp_path / "in" / "三.txt").write_bytes((DATA / "funing-2024-tables.txt").read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> subprocess.CompletedProcess[str]:
    package = pathlib.Path(jixiao.__file__).parents[1]
    return subprocess.run(
        [sys.executable, "-m", "jixiao", *words],
        capture_output=True,
        encoding="utf8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(package)},
    )


def test_a_word_file_is_read_as_by_the_package(folder: pathlib.Path) -> None:
    done = run("read", "in/一.docx")
    assert done.returncode == 0, done.stderr
    assert jixiao.Department.from_json(done.stdout) == jixiao.read("in/一.docx")
    assert str(folder) not in done.stdout + done.stderr and "/tmp" not in done.stderr


def test_a_folder_is_read_with_the_names_of_its_files(folder: pathlib.Path) -> None:
    done = run("read", "in")
    files = [json.loads(line)["file"] for line in done.stdout.splitlines()]
    assert files == ["in/一.docx", "in/三.txt", "in/二/表.xlsx"]
    done = run("review", str(folder / "in"), "--format", "json")
    assert done.returncode in (0, 1) and done.stdout, done.stderr


def test_output_and_policy_are_where_the_user_is(folder: pathlib.Path) -> None:
    (folder / "ours.json").write_text(jixiao.Policy("hubei").to_json(), "utf8")
    done = run("assess", "in/一.docx", "--policy", "ours.json", "--format=json", "-o", "out.json")
    assert done.returncode == 0, done.stderr
    assert json.loads((folder / "out.json").read_text("utf8"))["policy"] == "hubei"
    assert sorted(one.name for one in folder.iterdir()) == ["in", "ours.json", "out.json"]


def test_actual_values_may_be_an_excel_file(folder: pathlib.Path) -> None:
    department = jixiao.read("in/一.docx")
    filled = department.with_actual(0, 0, "90公里").with_project(0, spent="500")
    jixiao.write_template(filled, "实际.xlsx")
    done = run("assess", "in/一.docx", "--actuals", "实际.xlsx", "--format", "json")
    rows = json.loads(done.stdout)["projects"][0]["indicators"]
    assert (rows[0]["actual"], rows[0]["status"]) == ("90公里", "met")


@pytest.mark.parametrize(("language", "word"), [("zh", "密码"), ("en", "password")])
def test_a_file_that_cannot_be_read_is_reported_and_the_rest_is_read(
    language: str, word: str, folder: pathlib.Path
) -> None:
    name = "EncryptedPackage".encode("utf-16-le")
    (folder / "in" / "四.docx").write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64) + name + b"\0\0"
    )
    done = run("read", "in", "--lang", language)
    assert done.returncode == 2
    assert "四.docx" in done.stderr and word in done.stderr
    assert len(done.stdout.splitlines()) == 3


def test_other_words_go_to_the_program_as_they_are(folder: pathlib.Path) -> None:
    assert jixiao.__version__ in run("--version").stdout
    done = run("evaluate", "≥90%", "88%", "--format", "json")
    assert json.loads(done.stdout)["status"] == "unmet"
    assert run("read", "nowhere.docx").returncode == 2
