"""docs/policies.md holds: its table is what the program prints, every field is explained, and its
commands run.

usage: policies_doc_test.py JIXIAO
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs/policies.md"
MODEL = {"format_version": 1, "projects": [{"name": "甲", "indicators": [
    {"level1": "产出指标", "level2": "数量指标", "level3": "数量", "target": "≥10人", "actual": "9人"}]}]}


def table_status(program, document):
    return subprocess.run(
        [sys.executable, ROOT / "scripts/generate-policy-table", "--check", program, document],
        timeout=60).returncode


def stale_copy(folder):
    copy = folder / "stale.md"
    text = DOCUMENT.read_text("utf8")
    changed = re.sub(r"^(\| `lower_bound` \| )ratio", r"\1gate", text, flags=re.M)
    assert changed != text
    copy.write_text(changed, "utf8")
    return copy


def fields(value, path=""):
    """Paths of the fields of a policy; the members of lists, titles and weights aside are one."""
    for key, member in value.items():
        yield path + key
        if key == "weights":
            yield from fields(member, "weights.")


def explained(text):
    section = text.partition("## Every field")[2]
    first_cells = re.findall(r"^\| (`[^|]*) \|", section, re.M)
    return {name for cell in first_cells for name in re.findall(r"`([\w.]+)`", cell)}


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    text = DOCUMENT.read_text("utf8")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        assert table_status(program, stale_copy(folder)) == 1, "a stale table was not caught"
        assert table_status(program, DOCUMENT) == 0, "run scripts/generate-policy-table"

        (folder / "model.json").write_text(json.dumps(MODEL, ensure_ascii=False), "utf8")
        commands = re.search(r"^```sh\n(.*?)^```$", text, re.M | re.S)[1]
        environment = dict(os.environ, PATH=f"{program.parent}:{os.environ['PATH']}")
        subprocess.run(["bash", "-euo", "pipefail", "-c", commands], cwd=folder, env=environment,
                       check=True, timeout=60, stdout=subprocess.DEVNULL)
        assert json.loads((folder / "scores.json").read_text("utf8"))["policy"] == "mof-2020"
        policy = json.loads((folder / "mine.json").read_text("utf8"))
    in_program, in_document = set(fields(policy)), explained(text)
    assert in_program == in_document, f"not in both: {sorted(in_program ^ in_document)}"
    print(f"{len(in_document)} fields explained; the table is as printed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
