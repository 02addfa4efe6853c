"""What docs/records.md and its Chinese twin show holds: the sample goes in, and comes out as shown.

usage: records_doc_test.py JIXIAO
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def blocks(document, kind):
    text = (ROOT / "docs" / document).read_text("utf8")
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.M | re.S)


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    environment = dict(os.environ, PATH=f"{program.parent}:{os.environ['PATH']}")
    for document in ("records.md", "records.zh-CN.md"):
        rows, scored = blocks(document, "json")
        (commands,) = blocks(document, "sh")
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            (folder / "rows.json").write_text(rows, "utf8")
            subprocess.run(["bash", "-euo", "pipefail", "-c", commands], cwd=folder, env=environment,
                           check=True, timeout=60)
            written = (folder / "scored.json").read_text("utf8")
            # Pairs, so that the order of fields counts.
            order = {"object_pairs_hook": list}
            assert json.loads(written, **order) == json.loads(scored, **order), document
            model = json.loads((folder / "model.json").read_text("utf8"))
            assert [one["code"] for one in model["projects"]] == ["41010024P01"], document
            profile = json.loads((folder / "ours.json").read_text("utf8"))
            named = {code for table in profile["tables"] for code in table["fields"]}
            written_fields = {"weight", "score", "execution_score", "total", "execution_rate",
                              "target", "actual", "forecast"}
            assert written_fields <= named, document
        text = (ROOT / "docs" / document).read_text("utf8")
        definitions = (ROOT / "include/jixiao/diagnostic_codes.def").read_text("utf8")
        for code in re.findall(r'"(record_\w+)"', definitions):
            assert f"`{code}`" in text, f"{document} does not tell of {code}"
    return 0


if __name__ == "__main__":
    sys.exit(main())
