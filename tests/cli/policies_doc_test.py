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

FORM = {"format_version": 1, "department": {"year": 2024}, "projects": [{
    "name": "乙", "department_score": "88",
    "budget": {"unit": "万元", "adjusted": "30", "spent": "22.7"},
    "indicators": [
        {"level1": "产出指标", "level2": "数量指标", "level3": "培训人数", "target": "≥100人",
         "actual": "130人"},
        {"level1": "产出指标", "level2": "数量指标", "level3": "培训人天", "target": "≥300人天"},
        {"level1": "产出指标", "level2": "质量指标", "level3": "合格率", "target": "≥90%",
         "actual": "95%"},
        {"level1": "效益指标", "level2": "社会效益指标", "level3": "上岗人数", "target": "≥50人",
         "actual": "50人"},
        {"level1": "满意度指标", "level2": "服务对象满意度指标", "level3": "学员满意度",
         "target": "≥90%", "actual": "90%"}]}]}
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


def guide(program, text, folder, environment):
    """The page of a manual as a policy file: refused as the guide says, then put right and used."""
    section = text.partition("## From a page of a manual")[2].partition("\n## ")[0]
    blocks = [re.sub(r"^ {3}", "", block, flags=re.M)
              for block in re.findall(r"```json\n(.*?)```", section, re.S)]
    policy, output = json.loads(blocks[0]), json.loads(blocks[1])
    path = folder / "our-county.json"
    path.write_text(json.dumps(policy, ensure_ascii=False), "utf8")
    refused = subprocess.run([program, "policy", path, "--lang", "en"], capture_output=True,
                             text=True, timeout=60)
    assert refused.returncode == 2 and "taxonomy.levels[0].weight" in refused.stderr, refused.stderr
    policy["taxonomy"]["levels"][0] = output
    path.write_text(json.dumps(policy, ensure_ascii=False), "utf8")
    (folder / "form.json").write_text(json.dumps(FORM, ensure_ascii=False), "utf8")
    commands = re.sub(r"^ {3}", "", re.search(r"```sh\n(.*?)```", section, re.S)[1], flags=re.M)
    subprocess.run(["bash", "-uo", "pipefail", "-c", commands], cwd=folder, env=environment,
                   timeout=60, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert json.loads((folder / "checked.json").read_text("utf8"))["rate_places"] == 4
    done = subprocess.run([program, "assess", folder / "form.json", "--policy", path, "--format",
                           "json"], check=True, capture_output=True, timeout=60)
    project = json.loads(done.stdout)["projects"][0]
    # 10 × 0.7567 = 7.567; 30 − 3; 20; 30; left out; 10: 94.57 of the unit's own, 88 of the
    # department, 89 at most.
    figures = [project["budget_execution"]["score"]] + [r["score"] for r in project["indicators"]]
    assert figures == ["7.57", "27.00", None, "20.00", "30.00", "10.00"], figures
    assert (project["own_total"], project["total"]) == ("94.57", "88"), project


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
        guide(program, text, folder, environment)
    in_program, in_document = set(fields(policy)), explained(text)
    assert in_program == in_document, f"not in both: {sorted(in_program ^ in_document)}"
    print(f"{len(in_document)} fields explained; the table is as printed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
