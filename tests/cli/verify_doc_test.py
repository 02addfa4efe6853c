"""docs/verify.md and docs/monitor.md hold: their tables are the library's, and their commands run.

usage: verify_doc_test.py JIXIAO
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENTS = {"verify.md": {0, 1}, "monitor.md": {0}}  # and the exit statuses of their commands


def check(folder):
    return subprocess.run([sys.executable, ROOT / "scripts/generate-verify-tables", "--check", folder],
                          stdout=subprocess.DEVNULL, timeout=60).returncode


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    environment = dict(os.environ, PATH=f"{program.parent}:{os.environ['PATH']}")
    assert check(ROOT / "docs") == 0, "run scripts/generate-verify-tables"
    for name, statuses in DOCUMENTS.items():
        with tempfile.TemporaryDirectory() as folder:
            for other in DOCUMENTS:
                shutil.copy(ROOT / "docs" / other, folder)
            copy = pathlib.Path(folder) / name
            text = copy.read_text("utf8")
            changed = re.sub(r"^(\| `\w+` \| )note", r"\1error", text, count=1, flags=re.M)
            assert changed != text
            copy.write_text(changed, "utf8")
            assert check(folder) == 1, f"a stale table of {name} was not caught"
        commands = re.findall(r"^```sh\n(.*?)^```$", text, re.M | re.S)
        assert commands, name
        for command in commands:
            done = subprocess.run(["bash", "-euo", "pipefail", "-c", command], cwd=ROOT,
                                  env=environment, capture_output=True, timeout=60)
            assert done.returncode in statuses and done.stdout, (command, done.stderr)
    print(f"{len(DOCUMENTS)} documents are as the library has it")
    return 0


if __name__ == "__main__":
    sys.exit(main())
