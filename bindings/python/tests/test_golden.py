"""The golden files of C++ and C hold here too: by records, and by Python's attributes."""

from __future__ import annotations

import dataclasses
import json
import pathlib
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from conftest import DATA, GOLDEN, golden

import jixiao
from jixiao.cells import Bound, Quantity, evaluate_cell


def context_of(line: dict[str, Any]) -> jixiao.Context:
    known = dict(line.get("context", {}))
    kind = jixiao.row_kind(known.pop("kind", ""))
    return jixiao.Context(kind=kind, year=known.pop("year", None), name=known.pop("name", ""))


def covers(record: Any, golden: Any) -> bool:
    """Whether a record has all that a golden one names."""
    if isinstance(golden, dict):
        return isinstance(record, dict) and all(
            name in record and covers(record[name], value) for name, value in golden.items()
        )
    if isinstance(golden, list):
        return (
            isinstance(record, list)
            and len(record) == len(golden)
            and all(map(covers, record, golden))
        )
    return bool(record == golden)


def codes(record: Any) -> Any:
    if isinstance(record, dict):
        return {
            name: [one["code"] for one in value] if name == "diagnostics" else codes(value)
            for name, value in record.items()
        }
    return [codes(one) for one in record] if isinstance(record, list) else record


@pytest.mark.parametrize("name", ["thresholds.jsonl", "funing_targets.jsonl"])
def test_each_cell_reads_as_checked(name: str) -> None:
    for line in golden(name):
        record = codes(jixiao.Threshold(line["text"], context=context_of(line)).to_dict())
        assert covers(record, line["record"]), (line, record)


def test_each_published_cell_reads_as_checked() -> None:
    for line in golden("published_cells.jsonl"):
        threshold = jixiao.Threshold(line["text"])
        assert threshold.kind == line["kind"], line
        if threshold.kind == "quantity":
            assert threshold.quantity is not None
            terms = threshold.quantity.text.replace(":", "/").split("/")
            assert terms == [line["value"], *([line["value2"]] if "value2" in line else [])], line
            assert threshold.comparator == line["comparator"], line


def number_text(number: Decimal | Fraction | None) -> str | None:
    if isinstance(number, Fraction):
        return f"{number.numerator}/{number.denominator}"
    return None if number is None else format(number, "f")


def quantity_matches(quantity: Quantity | None, record: dict[str, Any]) -> bool:
    if quantity is None:
        return "value" not in record
    # A unit that is not known is its own base, which the record leaves out.
    base = record.get("base_value")
    same = base is None or (
        Fraction(base) == Fraction(quantity.base_value or 0)
        and quantity.base_unit == record["base_unit"]
    )
    return same and (quantity.text, quantity.unit, quantity.dimension) == (
        record["value"],
        record["unit"],
        record["dimension"],
    )


def bound_matches(bound: Bound | None, record: dict[str, Any] | None) -> bool:
    if bound is None or record is None:
        return bound is None and record is None
    return (bound.quantity.text, bound.closed) == (record["value"], record["closed"])


def attributes_match(threshold: jixiao.Threshold, record: dict[str, Any]) -> None:
    assert threshold.kind == record["kind"]
    assert threshold.canonical == record.get("canonical", "")
    assert threshold.comparator == record.get("comparator")
    assert threshold.bare == record.get("bare", False)
    assert quantity_matches(threshold.quantity, record), (threshold, record)
    assert bound_matches(threshold.lower, record.get("lower"))
    assert bound_matches(threshold.upper, record.get("upper"))
    assert (threshold.date and str(threshold.date)) == record.get("date")
    assert (threshold.date_end and str(threshold.date_end)) == record.get("date_end")
    assert threshold.direction == record.get("direction")
    assert threshold.reference == (record.get("reference") or "")
    assert threshold.of == record.get("of", "")
    assert threshold.connective == record.get("connective")
    assert threshold.text_class == record.get("class")
    assert [one.code for one in threshold.diagnostics] == [
        one["code"] for one in record["diagnostics"]
    ]
    assert [(one.byte_span.begin, one.byte_span.end) for one in threshold.diagnostics] == [
        (one["begin"], one["end"]) for one in record["diagnostics"]
    ]
    assert len(threshold.parts) == len(record.get("parts", []))
    for part, inner in zip(threshold.parts, record.get("parts", []), strict=True):
        attributes_match(part, inner)
    assert (threshold.cap is None) == ("cap" not in record)
    if threshold.cap is not None:
        attributes_match(threshold.cap, record["cap"])


@pytest.mark.parametrize(
    "name", ["thresholds.jsonl", "funing_targets.jsonl", "published_cells.jsonl"]
)
def test_attributes_are_the_parse_record(name: str) -> None:
    for line in golden(name):
        threshold = jixiao.Threshold(line["text"], context=context_of(line))
        attributes_match(threshold, threshold.to_dict())


def policy_of(line: dict[str, Any]) -> jixiao.Policy:
    policy = jixiao.Policy(line["policy"])
    return policy.replace(name="case", **line["options"]) if "options" in line else policy


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def test_each_row_is_scored_as_by_hand() -> None:
    for line in golden("evaluate.jsonl"):
        outcome = evaluate_cell(
            line["target"],
            line["actual"],
            context=jixiao.Context(
                kind=line["kind"], year=line.get("year") or None, name=line.get("name", "")
            ),
            weight=line["weight"],
            direction={"正向": "positive", "反向": "inverse"}.get(  # type: ignore[arg-type]
                line.get("direction", ""), line.get("direction")
            ),
            achievement=line.get("achievement"),
            degree=line.get("degree"),
            deduction=line.get("deduction"),
            base=line.get("base"),
            applicable=line.get("applicable", True),
            policy=policy_of(line),
        )
        assert outcome.status == line["status"], line
        assert outcome.rule == line["rule"], line
        assert outcome.score == number(line["score"]), line
        assert outcome.score_lower == number(line["lower"]), line
        assert outcome.score_upper == number(line["upper"]), line
        assert outcome.completion == number(line["completion"]), line
        assert outcome.deviation == line["deviation"], line
        assert outcome.over_completed == line["over_completed"], line
        # From 500 on; below are the readings' own codes.
        judged = [one.code for one in outcome.diagnostics if one.number >= 500]
        assert judged == line["codes"], line


def test_each_row_with_a_standard_is_scored_as_by_hand() -> None:
    for line in golden("standards.jsonl"):
        outcome = evaluate_cell(
            line["target"],
            line["actual"],
            weight=line["weight"],
            standard=line["standard"],
            last_year=line.get("last_year"),
        )
        assert outcome.status == line["status"], line
        assert outcome.score == number(line["score"]), line
        assert outcome.score_lower == number(line["lower"]), line
        assert outcome.score_upper == number(line["upper"]), line


def test_a_standard_shows_its_clauses() -> None:
    standard = jixiao.Standard("资料齐全；合格率达到95%得10分，每低1个百分点扣1分，最多扣8分")
    assert standard.state == "read"
    assert [one.text for one in standard.requirements] == ["资料齐全"]
    award, step = standard.clauses
    assert (award.kind, award.condition, award.subject) == ("award", "figure", "合格率")
    assert award.figure is not None and award.figure.canonical == "≥95%"
    assert (step.kind, step.takes, step.per_direction) == ("per_unit", True, "below")
    assert [step.points, step.per_size, step.cap] == [1, 1, 8]
    assert step.per_unit == "百分点"
    assert step.bound is not None and step.bound.canonical == "≥95%"
    assert standard.text[step.span.begin : step.span.end] == "每低1个百分点扣1分"


def test_columns_with_standards_are_scored_as_their_rows() -> None:
    lines = golden("standards.jsonl")
    columns: dict[str, Any] = {
        name: [line.get(name) for line in lines]
        for name in ("actual", "weight", "standard", "last_year")
    }
    rows = jixiao.evaluate([line["target"] for line in lines], **columns)
    for line, row in zip(lines, rows, strict=True):
        assert row["status"] == line["status"], line
        assert row["score"] == number(line["score"]), line
        assert row["score_lower"] == number(line["lower"]), line


def test_each_case_is_weighed_as_by_hand() -> None:
    for line in golden("weights.jsonl"):
        rows = tuple(
            jixiao.Indicator(
                level1=row["level1"], weight=number(row["weight"]), applicable=row["applicable"]
            )
            for row in line["rows"]
        )
        project = jixiao.Project(budget_weight=number(line["execution"]), indicators=rows)
        score = jixiao.assess(jixiao.Department(projects=(project,)), policy=line["policy"])
        result = score.projects[0]
        for row, outcome, weight, derived in zip(
            rows, result.outcomes, line["weights"], line["derived"], strict=True
        ):
            if row.applicable:
                assert outcome.weight == number(weight), line["case"]
                assert outcome.weight_derived == derived, line["case"]
        assert result.execution.weight == number(line["execution_weight"]), line["case"]
        assert result.weight_total == number(line["total"]), line["case"]


def test_each_case_of_practice_comes_to_the_figures_worked_out_by_hand() -> None:
    for line in golden("practice.jsonl"):
        if "text" in line:
            department = jixiao.Department.from_text(line["text"])
        else:
            department = jixiao.Department.from_json(json.dumps(line["model"]))
        policy = line["policy"]
        if isinstance(policy, dict):
            fields = {"format_version": 1, "name": "of-the-case", **policy}
            policy = jixiao.Policy.from_json(json.dumps(fields))
        project = jixiao.assess(department, policy=policy).projects[0]
        expected = line["expect"]
        outcomes = [text(one.score) for one in project.outcomes]
        assert [text(project.execution.score), *outcomes] == expected["scores"], line["case"]
        for name in ("total", "total_lower", "total_upper", "own_total", "total_cap"):
            assert text(getattr(project, name)) == expected[name], line["case"]
        assert project.grade == expected["grade"], line["case"]
        assert [one.code for one in project.diagnostics] == expected["codes"], line["case"]


def test_a_form_is_checked_before_it_is_handed_in() -> None:
    (line,) = [one for one in golden("practice.jsonl") if one["case"].startswith("a reason is due")]
    department = jixiao.Department.from_json(json.dumps(line["model"]))
    fields = {"format_version": 1, "name": "of-the-case", **line["policy"]}
    (form,) = jixiao.check(department, jixiao.Policy.from_json(json.dumps(fields)), language="en")
    assert not form.may_go_in
    assert form.verdict.startswith("may not go in")
    assert any(one.code == "execution_reason_missing" and one.blocks for one in form.findings)


def stated(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in (None, "", [], {})}


def record_of(value: Any, renamed: dict[str, str]) -> dict[str, Any]:
    fields = {one.name: getattr(value, one.name) for one in dataclasses.fields(value)}
    return stated(
        {
            renamed.get(name, name): str(one) if isinstance(one, Decimal) else one
            for name, one in fields.items()
        }
    )


ROW_FIELDS = ("level1", "level2", "level3", "description", "target", "symbol", "unit", "direction",
              "basis", "weight", "actual", "score", "reason")  # fmt: skip
PROJECT_FIELDS = {"budget_unit": "unit", "budget_weight": "weight", "budget_score": "score"}


def project_record(project: jixiao.Project) -> dict[str, Any]:
    money = ("budget_unit", "total", "fiscal", "other", "adjusted", "spent", "budget_weight",
             "budget_score")  # fmt: skip

    def text(value: Decimal | None) -> str | None:
        return None if value is None else str(value)

    budget = {
        PROJECT_FIELDS.get(name, name): str(value)
        for name in money
        if (value := getattr(project, name)) not in (None, "")
    }
    lines = [
        [one.kind, text(one.opening), text(one.adjusted), text(one.spent)]
        for one in project.budget_lines
    ]
    if lines:
        budget["lines"] = lines  # type: ignore[assignment]
    plan = [
        [text(one.percent), "uncertain"] if one.uncertain else text(one.percent)
        for one in project.plan
    ]
    rows = [
        stated(
            {
                name: str(value) if isinstance(value, Decimal) else value
                for name in ROW_FIELDS
                if (value := getattr(row, name)) is not None
            }
        )
        for row in project.indicators
    ]
    return {
        **stated({"code": project.code, "name": project.name, "purpose": project.purpose}),
        **({"score": str(project.score)} if project.score is not None else {}),
        "budget": budget,
        "plan": plan,
        "goals": list(project.goals),
        "rows": rows,
    }


def department_record(department: jixiao.Department) -> dict[str, Any]:
    return stated(
        {
            "code": department.code,
            "name": department.name,
            "unit_name": department.unit_name,
            "year": department.year,
            "overall_goal": department.overall_goal,
            "goals": [[one.title, one.goal, one.indicators] for one in department.goals],
            "safeguards": list(department.safeguards),
        }
    )


FILINGS = [
    (DATA / "funing-2024-tables.txt", "funing_read.jsonl"),
    *((GOLDEN / "filings" / text, f"filings/{lines}") for text, lines in [
        ("invented.txt", "invented.jsonl"),
        ("invented.md", "invented_md.jsonl"),
        ("national.txt", "national.jsonl"),
        ("hospital.md", "hospital_md.jsonl"),
        ("self_assessment.txt", "self_assessment.jsonl"),
        ("self_assessment_provincial.txt", "self_assessment_provincial.jsonl"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("path", "lines"), FILINGS, ids=lambda value: str(value).split("/")[-1])
def test_each_filing_reads_as_checked(path: Any, lines: str) -> None:
    text = path.read_text("utf-8")  # keeps a byte order mark, as positions count it
    department = jixiao.Department.from_text(text)
    wanted = golden(lines)

    def without_empty(record: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in record.items() if value not in ([], {})}

    assert department_record(department) == stated(wanted[0]["department"])
    projects = [without_empty(line["project"]) for line in wanted if "project" in line]
    assert [without_empty(project_record(one)) for one in department.projects] == projects
    found = [
        {"line": one.line, "code": one.code, "text": text[one.span.begin : one.span.end]}
        for one in department.diagnostics
    ]
    assert found == [line["diagnostic"] for line in wanted if "diagnostic" in line]


def test_every_filing_of_the_golden_folder_is_among_them() -> None:
    listed = {lines.removeprefix("filings/") for _, lines in FILINGS}
    assert {path.name for path in (GOLDEN / "filings").glob("*.jsonl")} <= listed


# ---- Verification, monitoring, review ------------------------------------------------------------


def own_policy(line: dict[str, Any]) -> jixiao.Policy:
    """A preset by its name, or fields that differ from the default's."""
    given = line.get("policy", "mof-2020")
    if isinstance(given, str):
        return jixiao.Policy(given)
    return jixiao.Policy.from_json(json.dumps({"format_version": 1, "name": "mine", **given}))


def text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def verified(project: jixiao.ProjectVerification) -> dict[str, Any]:
    return {
        "rows": {
            str(claim.row): {
                "verdict": claim.verdict.code,
                "computed": text(claim.computed),
                "difference": text(claim.difference),
                "rules": list(claim.matching_rules),
            }
            for claim in project.claims
            if claim.verdict.code != "score_agrees"
        },
        "matching_policy": project.matching_policy,
        "findings": [
            one.finding.code + ("" if one.row is None else f"@{one.row}")
            for one in project.findings
        ],
    }


def test_each_claim_is_verified_as_worked_out() -> None:
    for line in golden("verify.jsonl"):
        department = jixiao.Department.from_json(json.dumps(line["model"]))
        found = jixiao.verify(department, own_policy(line))
        assert verified(found.projects[0]) == line["expect"], line["case"]


def progressed(one: jixiao.RowProgress | jixiao.MoneyProgress) -> dict[str, Any]:
    codes = [each.code for each in one.diagnostics if each.severity != "note"]
    made: dict[str, Any] = {
        "light": one.light,
        "code": one.why.code,
        "deviation": one.deviation,
        "rate": text(one.rate),
    }
    if isinstance(one, jixiao.MoneyProgress):
        made |= {
            "planned_percent": text(one.planned_percent),
            "expected_by_now": text(one.expected),
        }
    else:
        made["expected_by_now"] = one.expected_by_now
    return {**made, "diagnostics": codes} if codes else made


def test_each_project_is_monitored_as_worked_out() -> None:
    for line in golden("monitor.jsonl"):
        department = jixiao.Department.from_json(json.dumps(line["model"]))
        project = jixiao.monitor(department, line["as_of"]).projects[0]
        rows = [progressed(row) for row in project.rows]
        made: dict[str, Any] = {"light": project.light, "rows": rows}
        if "money" in line["expect"]:
            made["money"] = progressed(project.money)
        assert made == line["expect"], line["case"]


def test_the_published_tables_are_reviewed_as_by_hand(filing: jixiao.Department) -> None:
    by_hand = [
        (line["project"], line["row"], line["code"], line["field"])
        for line in golden("funing_findings.jsonl")
    ]
    found = [
        (one.project_code, one.row, one.code, one.field) for one in jixiao.review(filing).findings
    ]
    assert sorted(found, key=str) == sorted(by_hand, key=str)


@pytest.mark.parametrize(
    "path",
    sorted(one for one in (GOLDEN / "tables").glob("*/*") if one.name != "reading.json"),
    ids=lambda path: f"{path.parent.name}-{path.name}",
)
def test_a_table_reads_alike_from_every_surface(path: pathlib.Path) -> None:
    if path.suffix == ".json":
        made = json.loads(path.read_text("utf8"))
        department = jixiao.Department.from_grids(
            jixiao.Grid(
                one["name"],
                [
                    [
                        jixiao.Cell(cell["text"], "", cell.get("rows", 1), cell.get("columns", 1))
                        for cell in row
                    ]
                    for row in one["rows"]
                ],
            )
            for one in made["grids"]
        )
    else:
        department = jixiao.read(path)
    read = department.to_dict()
    for project in read["projects"]:
        for row in project["indicators"]:
            row.pop("source", None)
    assert read == json.loads((path.parent / "reading.json").read_text("utf8"))
    assert all(
        one.cells == one.used + one.headings + one.extra + one.reported
        for one in department.account
    )
