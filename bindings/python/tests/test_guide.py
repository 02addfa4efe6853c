"""The documents hold: each block of the guide, of the README and of the notebook runs."""

from __future__ import annotations

import contextlib
import doctest
import io
import pathlib
import re
from typing import Any

import nbclient
import nbformat
import pytest
from conftest import DATA, GOLDEN, ROOT

GUIDE = ROOT / "docs" / "python.md"
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def blocks(path: pathlib.Path) -> list[tuple[str, str, int]]:
    """Language, code and line of each block of Python."""
    text = path.read_text("utf8")
    return [
        (found[1], found[2], text.count("\n", 0, found.start()) + 1)
        for found in re.finditer(r"^```(python|pycon)\n(.*?)^```$", text, re.M | re.S)
    ]


def run(path: pathlib.Path) -> int:
    """Runs the blocks one after the other, as one program; how many there are."""
    names: dict[str, Any] = {}
    runner = doctest.DocTestRunner(optionflags=OPTIONS)
    found = blocks(path)
    reports: list[str] = []
    for language, code, line in found:
        where = f"{path.name}:{line}"
        if language == "python":
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile(code, where, "exec"), names)
            continue
        test = doctest.DocTestParser().get_doctest(code, names, where, str(path), line)
        runner.run(test, out=reports.append, clear_globs=False)
        names.update(test.globs)
    assert not reports, "".join(reports)
    return len(found)


@pytest.fixture
def folder(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    (tmp_path / "data").symlink_to(DATA)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "golden").symlink_to(GOLDEN)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_block_of_the_guide_runs(folder: pathlib.Path) -> None:
    assert run(GUIDE) >= 15


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_block_of_the_readme_runs(name: str, folder: pathlib.Path) -> None:
    assert run(ROOT / name) == 1


def test_the_notebook_runs(folder: pathlib.Path) -> None:
    path = ROOT / "bindings" / "python" / "examples" / "funing.ipynb"
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    inner = folder / "anywhere" / "below"
    inner.mkdir(parents=True)
    client = nbclient.NotebookClient(
        notebook, timeout=120, resources={"metadata": {"path": str(inner)}}
    )
    done = client.execute()
    outputs = [one for cell in done.cells for one in cell.get("outputs", [])]
    assert any("image/png" in one.get("data", {}) for one in outputs)
    # A warning here is a missing character or a missing font.
    assert not [one for one in outputs if one.output_type == "stream" and one.name == "stderr"]
    assert (inner / "自评表.xlsx").stat().st_size > 10_000
