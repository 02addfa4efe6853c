"""What README.md shows works: its commands run, its C++ compiles.

usage: readme_test.py JIXIAO C++-COMPILER
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def block(kind, containing):
    text = (ROOT / "README.md").read_text("utf8")
    found = [code for code in re.findall(rf"^```{kind}\n(.*?)^```$", text, re.M | re.S)
             if containing in code]
    assert len(found) == 1, f"{len(found)} blocks of {kind} with {containing}"
    return found[0]


def main():
    program, compiler = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "data").symlink_to(ROOT / "data")
        environment = dict(os.environ, PATH=f"{program.parent}:{os.environ['PATH']}")
        subprocess.run(["bash", "-euo", "pipefail", "-c", block("sh", "jixiao read")], cwd=folder,
                       env=environment, check=True, timeout=60)
        for name in ("model.json", "actuals.csv", "scores.json", "ours.json", "report.md"):
            assert (folder / name).stat().st_size > 0, name
        source = folder / "readme.cc"
        source.write_text("#include <string>\n" + block("cpp", "#include"), "utf8")
        subprocess.run([compiler, "-std=c++20", "-Wall", "-Wextra", "-Werror", "-fsyntax-only",
                        f"-I{ROOT}/include", source], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
