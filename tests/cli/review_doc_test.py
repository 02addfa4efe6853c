"""docs/review-rules.md holds: its list is what the program prints, and its policy can be used.

usage: review_doc_test.py JIXIAO
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs/review-rules.md"


def list_status(program, document):
    return subprocess.run(
        [sys.executable, ROOT / "scripts/generate-review-rules", "--check", program, document],
        timeout=60).returncode


def stale_copy(folder):
    copy = folder / "stale.md"
    text = DOCUMENT.read_text("utf8")
    changed = text.replace("| `boilerplate` | note |", "| `boilerplate` | error |")
    assert changed != text
    copy.write_text(changed, "utf8")
    return copy


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        assert list_status(program, stale_copy(folder)) == 1, "a stale list was not caught"
        assert list_status(program, DOCUMENT) == 0, "run scripts/generate-review-rules"
        policy = re.search(r"^```json\n(.*?)^```$", DOCUMENT.read_text("utf8"), re.M | re.S)[1]
        (folder / "policy.json").write_text(policy, "utf8")
        done = subprocess.run([program, "policy", folder / "policy.json", "--format", "json"],
                              check=True, capture_output=True, timeout=60)
        assert json.loads(done.stdout)["review"] == json.loads(policy)["review"]
    print("the list is as printed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
