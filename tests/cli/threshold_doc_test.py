"""The examples of docs/threshold-language.md are read as the document says.

usage: threshold_doc_test.py JIXIAO [--update]      --update writes the readings into the document
"""

import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs/threshold-language.md"
TABLE = re.compile(r"(?<=<!-- examples: begin -->\n\n)((?:\|.*\n)+)(?=\n<!-- examples: end -->)")


def reading(program, text, context):
    option = ["--context", context] if context else []
    done = subprocess.run([program, "parse", *option], input=text + "\n", check=True,
                          stdout=subprocess.PIPE, encoding="utf8", timeout=60)
    record = json.loads(done.stdout)
    codes = " ".join(f"`{diagnostic['code']}`" for diagnostic in record["diagnostics"])
    return f"{record.get('canonical', '')} | `{record['kind']}` | {codes}"


def renewed_row(program, row):
    text, context = (cell.strip() for cell in row.split("|")[1:3])
    shown = f"| {text} | {context} | {reading(program, text, context.strip('`'))} |"
    return re.sub(r" +", " ", shown)


def faults(program, table):
    for row in table.splitlines()[2:]:
        right = renewed_row(program, row)
        if right != row:
            yield f"- {row}\n+ {right}"


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    text = DOCUMENT.read_text("utf8")
    table = TABLE.search(text)[1]
    if "--update" in sys.argv:
        head, rows = table.splitlines()[:2], table.splitlines()[2:]
        lines = head + [renewed_row(program, row) for row in rows]
        DOCUMENT.write_text(text.replace(table, "\n".join(lines) + "\n"), "utf8")
        return 0
    planted = "|||||\n|---|\n| ≥90% | | ≤90% | `quantity` | |\n"
    assert list(faults(program, planted)), "a wrong reading was not caught"
    found = list(faults(program, table))
    print("\n".join(found) or f"{len(table.splitlines()) - 2} examples are read as written")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
