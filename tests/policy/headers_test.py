"""Each public header compiles alone, as C++20, without a warning. usage: headers_test.py CXX"""

import pathlib
import subprocess
import sys
import tempfile

from tree import ROOT

FLAGS = ["-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-pedantic",
         "-Werror", "-x", "c++"]


def faults(compiler, include_dir, header):
    """What the compiler says of a file that includes this header twice and nothing else."""
    line = f'#include "{header.relative_to(include_dir)}"\n'
    done = subprocess.run([compiler, *FLAGS, f"-I{include_dir}", "-"], input=line * 2, text=True,
                          capture_output=True)
    return "" if done.returncode == 0 else f"{header}:\n{done.stderr}"


def self_test(compiler):
    with tempfile.TemporaryDirectory() as folder:
        include_dir = pathlib.Path(folder)
        for text in ("std::string Name();\n", "struct S {};\n", "#pragma once\nint F(int unused) { }\n"):
            header = include_dir / "planted.hpp"
            header.write_text(text)
            if not faults(compiler, include_dir, header):
                return [f"not caught: {text!r}"]
    return []


def main():
    compiler = sys.argv[1]
    include_dir = ROOT / "include"
    headers = sorted(include_dir.rglob("*.hpp"))
    problems = self_test(compiler) or [] if headers else ["no public headers"]
    problems = problems or [text for header in headers
                            if (text := faults(compiler, include_dir, header))]
    print("\n".join(problems) or f"{len(headers)} headers compile alone")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
