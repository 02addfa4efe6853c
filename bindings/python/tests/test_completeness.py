"""Every function of jixiao.h is called by the package, or is an exception with its reason."""

from __future__ import annotations

import pathlib
import re
import subprocess
import sys

from conftest import ROOT

import jixiao

PYTHON_HAS_IT = "decimal.Decimal is exact and has it"
GRIDS_AS_JSON = "all grids of a file are handed over at once, as JSON"
EXCEPTIONS = {
    "jixiao_decimal_format": PYTHON_HAS_IT,
    "jixiao_decimal_compare": PYTHON_HAS_IT,
    "jixiao_decimal_compare_ratios": "fractions.Fraction is exact and has it",
    "jixiao_decimal_add": PYTHON_HAS_IT,
    "jixiao_decimal_subtract": PYTHON_HAS_IT,
    "jixiao_decimal_multiply": PYTHON_HAS_IT,
    "jixiao_decimal_divide": PYTHON_HAS_IT,
    "jixiao_decimal_round": PYTHON_HAS_IT,
    "jixiao_decimal_negate": PYTHON_HAS_IT,
    "jixiao_decimal_trim": PYTHON_HAS_IT,
    "jixiao_error_status": "a failed call returns the same status",
    "jixiao_grids_diagnostics": "the model made of grids has them",
    "jixiao_grid_builder_add_cell": GRIDS_AS_JSON,
    "jixiao_grid_builder_add_grid": GRIDS_AS_JSON,
    "jixiao_grid_builder_add_row": GRIDS_AS_JSON,
    "jixiao_grid_builder_create": GRIDS_AS_JSON,
    "jixiao_grid_builder_destroy": GRIDS_AS_JSON,
    "jixiao_grid_builder_finish": GRIDS_AS_JSON,
    "jixiao_grids_from_text": "jixiao_model_from_text is both steps",
    "jixiao_grids_to_json": "the package writes the grids that it makes",
}


def declared() -> set[str]:
    header = (ROOT / "capi" / "jixiao.h").read_text("utf8")
    code = re.sub(r"//[^\n]*", "", header)
    return set(re.findall(r"JIXIAO_API\b[^;(]*?\b(jixiao_\w+)\s*\(", code))


def used() -> set[str]:
    package = pathlib.Path(jixiao.__file__).parent
    code = "".join(path.read_text("utf8") for path in sorted(package.rglob("*.py")))
    # Handles are freed by the name of their type, in _native.own.
    kinds = re.findall(r'(?:create|own)\(\s*"(jixiao_\w+)"', code)
    return set(re.findall(r"\blib\.(jixiao_\w+)", code)) | {f"{kind}_destroy" for kind in kinds}


def test_every_function_is_bound_or_an_exception() -> None:
    assert len(declared()) > 80
    assert declared() - used() == set(EXCEPTIONS)


def test_nothing_is_used_that_is_not_declared() -> None:
    assert {name for name in used() if not name.startswith("jixiao_py_")} <= declared()


def test_every_public_name_is_documented() -> None:
    for name in jixiao.__all__:
        value = getattr(jixiao, name)
        assert value.__doc__, name
        members = vars(value) if isinstance(value, type) else {}
        for member, one in members.items():
            if not member.startswith("_") and (callable(one) or isinstance(one, property)):
                assert one.__doc__, f"{name}.{member}"


def test_importing_the_package_loads_nothing_that_is_not_asked_for() -> None:
    code = "import sys, jixiao; print(sorted(one for one in sys.modules if 'jixiao' in one))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['jixiao']"


def test_every_name_is_there_when_it_is_asked_for() -> None:
    assert all(hasattr(jixiao, name) for name in jixiao.__all__)
    assert set(jixiao.__all__) <= set(dir(jixiao))


def test_the_version_is_the_library_s() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", jixiao.__version__)
    project = (ROOT / "bindings" / "python" / "pyproject.toml").read_text("utf8")
    assert f'version = "{jixiao.__version__}"' in project
