"""The examples of docs/cli.md print what the document says.

usage: examples_test.py JIXIAO [--update]      --update writes the output into the document
"""

import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs/cli.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)


def output_of(command, folder):
    """What a person sees who types the command in the top folder."""
    environment = dict(os.environ, PATH=f"{folder}:{os.environ['PATH']}", LC_ALL="C.UTF-8")
    (ROOT / "build").mkdir(exist_ok=True)
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, env=environment,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
    return done.stdout.decode("utf8").replace("\r\n", "\n")


def run_block(block, folder):
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{output_of(command[2:], folder)}" for command in commands)


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    text = DOCUMENT.read_text("utf8")
    faults, count = [], 0

    def renewed(match):
        nonlocal count
        count += 1
        actual = run_block(match[1], program.parent)
        if actual != match[1]:
            faults.append(f"--- the document\n{match[1]}+++ the program\n{actual}")
        return f"```console\n{actual}```"

    new_text = BLOCK.sub(renewed, text)
    if "--update" in sys.argv:
        DOCUMENT.write_text(new_text, "utf8")
        return 0
    print("\n".join(faults) or f"{count} blocks of examples agree")
    return 1 if faults or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
